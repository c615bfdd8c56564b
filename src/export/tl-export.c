/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of exporters, and the scene that all of them paint.
 *
 * An exporter gets a snapshot of the document and options and gives back bytes; saving them is the
 * caller's. None of them lays anything out: they paint the scene's display list, which for the same
 * document is the one on the screen. To add a format, write a tl-FORMAT.c with one write function
 * and add its row here; the command line and the window read the table. */
#include "config.h"

#include "export/tl-export-private.h"

#include "map/tl-persona.h"
#include "scene/tl-board.h"
#include "scene/tl-comparison-picture.h"
#include "scene/tl-persona-sheet.h"
#include "text/tl-text-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TlExporter exporters[] = {
  { "svg", N_ ("SVG picture"), "image/svg+xml", 0, tl_svg_write },
  { "png", N_ ("PNG picture"), "image/png", 0, tl_png_write },
  { "pdf", N_ ("PDF document"), "application/pdf", 0, tl_pdf_write },
  { "csv", N_ ("CSV table"), "text/csv", 1u << TL_EXPORT_PRIORITIES, tl_ranking_write },
};

/**
 * tl_export_error_quark:
 *
 * Returns: the domain of this room's errors
 */
GQuark
tl_export_error_quark (void)
{
  return g_quark_from_static_string ("tl-export-error-quark");
}

/**
 * tl_exporter_get_all:
 * @n_exporters: (out): how many there are
 *
 * Returns: (array length=n_exporters) (transfer none): the formats, the most used first
 */
const TlExporter *
tl_exporter_get_all (guint *n_exporters)
{
  *n_exporters = G_N_ELEMENTS (exporters);
  return exporters;
}

/**
 * tl_exporter_can_write:
 * @exporter: a format
 * @what: what would be exported
 *
 * Returns: whether the format is one for that
 */
gboolean
tl_exporter_can_write (const TlExporter *exporter, TlExportWhat what)
{
  return exporter->only == 0 || (exporter->only & (1u << what)) != 0;
}

static char *
dup_format_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", exporters[i].name);
  return g_string_free (names, FALSE);
}

/**
 * tl_exporter_find:
 * @file_name: (nullable): the name of the file to be written; its end names a format
 * @format: (nullable): the format's own name; counts before the file's
 * @error: where to put what went wrong
 *
 * Finds out which format is wanted. Case does not matter.
 *
 * Errors: %TL_EXPORT_ERROR_UNKNOWN_FORMAT, saying which formats there are.
 *
 * Returns: (transfer none): an exporter, or %NULL with @error set
 */
const TlExporter *
tl_exporter_find (const char *file_name, const char *format, GError **error)
{
  g_autofree char *base = file_name != NULL ? g_path_get_basename (file_name) : NULL;
  const char      *dot = base != NULL ? strrchr (base, '.') : NULL;
  const char      *word = format != NULL ? format : dot != NULL ? dot + 1 : NULL;
  g_autofree char *names = NULL;

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (exporters); i++)
    if (g_ascii_strcasecmp (word, exporters[i].name) == 0)
      return &exporters[i];

  names = dup_format_names ();
  if (word == NULL || *word == '\0')
    g_set_error (error,
                 TL_EXPORT_ERROR,
                 TL_EXPORT_ERROR_UNKNOWN_FORMAT,
                 _ ("Expected an output format (%s), found none in “%s”"),
                 names,
                 file_name != NULL ? file_name : "-");
  else
    g_set_error (error,
                 TL_EXPORT_ERROR,
                 TL_EXPORT_ERROR_UNKNOWN_FORMAT,
                 _ ("Expected one of the output formats %s, found “%s”"),
                 names,
                 word);
  return NULL;
}

static const TlRecord *
find_map (const TlTable *table, const char *id, GError **error)
{
  const TlRecord  *document = tl_table_get_document (table);
  const GPtrArray *maps;
  const TlRecord  *map;

  if (id != NULL)
    {
      map = tl_table_get_kind (table, id, TL_KIND_MAP);
      if (map == NULL)
        g_set_error (error,
                     TL_EXPORT_ERROR,
                     TL_EXPORT_ERROR_NO_MAP,
                     _ ("Expected the id of a map, found “%s”"),
                     id);
      return map;
    }
  maps = document != NULL ? tl_table_get_children (table, tl_record_get_id (document), TL_KIND_MAP)
                          : NULL;
  if (maps == NULL || maps->len == 0)
    {
      g_set_error_literal (error,
                           TL_EXPORT_ERROR,
                           TL_EXPORT_ERROR_NO_MAP,
                           _ ("/maps: expected at least one map, found none"));
      return NULL;
    }
  return g_ptr_array_index (maps, 0);
}

/* A map that was given a look keeps it; one that follows the screen is light on paper. */
static TlThemeName
choose_theme (const TlRecord *map, const TlExportOptions *options)
{
  TlThemeName own = (TlThemeName) tl_record_get_integer (map, TL_MAP_THEME);

  if (options->theme != TL_THEME_AUTO)
    return options->theme;
  return own != TL_THEME_AUTO ? own : TL_THEME_LIGHT;
}

/**
 * tl_export_new_scene:
 * @table: a document; outlives the scene
 * @options: which map, theme and text scale
 * @error: where to put what went wrong
 *
 * Lays out a map as exports draw it, with the calling thread's default shaper in the document's
 * language. Without a theme in @options the map's own is taken, and light if it has none.
 *
 * Errors: %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full): a scene, or %NULL with @error set
 */
TlScene *
tl_export_new_scene (const TlTable *table, const TlExportOptions *options, GError **error)
{
  const TlRecord *document = tl_table_get_document (table);
  const TlRecord *map = find_map (table, options->map, error);
  TlText         *text = tl_text_get_default ();
  TlScene        *scene;

  if (map == NULL)
    return NULL;
  tl_text_set_language (text, tl_record_get_text (document, TL_DOCUMENT_LANGUAGE));
  scene =
    tl_scene_new (tl_text_get_measurer (text), tl_theme_get (choose_theme (map, options)), NULL);
  tl_scene_set_on_paper (scene, TRUE);
  tl_scene_set_comments_on_paper (scene, options->comments);
  tl_scene_set_text_scale (scene, MAX (options->text_scale, 0));
  tl_scene_set_map (scene, table, tl_record_get_id (map));
  return scene;
}

/**
 * tl_export_dup_title:
 * @table: a document
 * @map: id of one of its maps
 *
 * What a picture is called in its metadata.
 *
 * Returns: (transfer full): the map's title, else the document's, else the program's word for a map
 */
char *
tl_export_dup_title (const TlTable *table, const char *map)
{
  const char *own = tl_record_get_text (tl_table_get (table, map), TL_MAP_TITLE);
  const char *whole = tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_TITLE);

  if (*own != '\0')
    return g_strdup (own);
  return g_strdup (*whole != '\0' ? whole : _ ("Journey map"));
}

static void
collect_cb (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  /* The parking lot lies beside the sheet: it is where the team keeps things, not what it shows. */
  if (group->band != TL_BAND_PARKING)
    tl_picture_add (user_data, tl_group_ref (group), origin->x, origin->y);
}

static TlPicture *
new_map_picture (const TlTable *table, const TlExportOptions *options, GError **error)
{
  g_autoptr (TlScene) scene = tl_export_new_scene (table, options, error);
  TlPicture       *picture;
  g_autofree char *title = NULL;

  if (scene == NULL)
    return NULL;
  picture = tl_picture_new (table);
  picture->sheet = tl_scene_get_sheet (scene);
  picture->paper = tl_theme_get_paper (tl_scene_get_theme (scene));
  title = tl_export_dup_title (table, tl_scene_get_map (scene));
  tl_picture_set_title (picture, title);
  tl_scene_foreach_in (scene, &picture->sheet, collect_cb, picture);
  return picture;
}

static const TlRecord *
find_persona (const TlTable *table, const char *id, GError **error)
{
  const GPtrArray *all = tl_persona_get_all (table);
  const TlRecord  *persona = id != NULL ? tl_table_get_kind (table, id, TL_KIND_PERSONA) : NULL;

  if (id == NULL && all->len > 0)
    return g_ptr_array_index (all, 0);
  if (id == NULL)
    g_set_error_literal (error,
                         TL_EXPORT_ERROR,
                         TL_EXPORT_ERROR_NO_MAP,
                         _ ("/personas: expected at least one persona, found none"));
  else if (persona == NULL)
    g_set_error (error,
                 TL_EXPORT_ERROR,
                 TL_EXPORT_ERROR_NO_MAP,
                 _ ("Expected the id of a persona, found “%s”"),
                 id);
  return persona;
}

/* A sheet belongs to no map: without a theme in the options it is light. */
static TlPicture *
new_persona_picture (const TlTable *table, const TlExportOptions *options, GError **error)
{
  const TlRecord *persona = find_persona (table, options->subject, error);
  TlText         *text = tl_text_get_default ();
  TlThemeName     theme = options->theme != TL_THEME_AUTO ? options->theme : TL_THEME_LIGHT;

  if (persona == NULL)
    return NULL;
  tl_text_set_language (text,
                        tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_LANGUAGE));
  return tl_persona_sheet_new (tl_text_get_measurer (text),
                               tl_theme_get (theme),
                               table,
                               tl_record_get_id (persona));
}

/* Which cards the priorities are about: ids that are not there are errors, as for a map. */
gboolean
tl_export_get_ranking (const TlTable         *table,
                       const TlExportOptions *options,
                       TlRankQuery           *query,
                       GError               **error)
{
  const TlRecord *map = find_map (table, options->map, error);
  const char     *stage = options->ranking.stage;

  if (map == NULL)
    return FALSE;
  if (stage != NULL && tl_table_get_kind (table, stage, TL_KIND_STAGE) == NULL)
    {
      g_set_error (error,
                   TL_EXPORT_ERROR,
                   TL_EXPORT_ERROR_NO_MAP,
                   _ ("Expected the id of a stage, found “%s”"),
                   stage);
      return FALSE;
    }
  *query = options->ranking;
  query->map = options->all_maps ? NULL : tl_record_get_id (map);
  return TRUE;
}

static TlPicture *
new_priorities_picture (const TlTable *table, const TlExportOptions *options, GError **error)
{
  const TlRecord *map = find_map (table, options->map, error);
  TlText         *text = tl_text_get_default ();
  double          scale = options->text_scale;
  TlRankQuery     query;

  if (map == NULL || !tl_export_get_ranking (table, options, &query, error))
    return NULL;
  if (scale <= 0)
    scale = (double) tl_record_get_integer (map, TL_MAP_TEXT_SCALE);
  tl_text_set_language (text,
                        tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_LANGUAGE));
  return tl_board_picture_new (tl_text_get_measurer (text),
                               tl_theme_get (choose_theme (map, options)),
                               table,
                               &query,
                               scale);
}

/* The map that a comparison shows: the one asked for, else what was made from the other, else the
 * first that is another. */
static const TlRecord *
find_compared (const TlTable *table, const TlExportOptions *options, GError **error)
{
  const GPtrArray *maps =
    tl_table_get_children (table, tl_record_get_id (tl_table_get_document (table)), TL_KIND_MAP);
  const TlRecord *other = NULL;

  if (options->map != NULL)
    return find_map (table, options->map, error);
  for (guint i = 0; i < maps->len; i++)
    {
      const TlRecord *map = g_ptr_array_index (maps, i);

      if (g_strcmp0 (tl_record_get_ref (map, TL_MAP_BASE), options->subject) == 0)
        return map;
      if (other == NULL && g_strcmp0 (tl_record_get_id (map), options->subject) != 0)
        other = map;
    }
  if (other == NULL)
    g_set_error_literal (error,
                         TL_EXPORT_ERROR,
                         TL_EXPORT_ERROR_NO_MAP,
                         _ ("/maps: expected two maps to compare, found one"));
  return other;
}

static TlPicture *
new_comparison_picture (const TlTable *table, const TlExportOptions *options, GError **error)
{
  TlText         *text = tl_text_get_default ();
  const TlRecord *before = find_map (table, options->subject, error);
  const TlRecord *after = before != NULL ? find_compared (table, options, error) : NULL;

  if (after == NULL)
    return NULL;
  tl_text_set_language (text,
                        tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_LANGUAGE));
  return tl_comparison_picture_new (tl_text_get_measurer (text),
                                    tl_theme_get (choose_theme (after, options)),
                                    table,
                                    tl_record_get_id (before),
                                    tl_record_get_id (after),
                                    options->text_scale);
}

typedef TlPicture *(*PictureFunc) (const TlTable         *table,
                                   const TlExportOptions *options,
                                   GError               **error);

/* What can be exported; a row each. */
static const PictureFunc pictures[TL_N_EXPORTS] = {
  [TL_EXPORT_MAP] = new_map_picture,
  [TL_EXPORT_PERSONA] = new_persona_picture,
  [TL_EXPORT_PRIORITIES] = new_priorities_picture,
  [TL_EXPORT_COMPARISON] = new_comparison_picture,
};

/**
 * tl_export_new_picture:
 * @table: a document
 * @options: what of it, which theme and text scale
 * @error: where to put what went wrong
 *
 * Takes down the display list of what is exported, with the calling thread's default shaper.
 *
 * Errors: %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full): a picture, or %NULL with @error set
 */
TlPicture *
tl_export_new_picture (const TlTable *table, const TlExportOptions *options, GError **error)
{
  g_return_val_if_fail ((guint) options->what < TL_N_EXPORTS, NULL);

  return pictures[options->what](table, options, error);
}

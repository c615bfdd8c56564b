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

/* Outlines reach half their width over their group's bounds. */
#define CARDS_MARGIN 4.0

static const TlExporter exporters[] = {
  { "svg", N_ ("SVG picture"), "image/svg+xml", 0, tl_svg_write },
  { "png", N_ ("PNG picture"), "image/png", 0, tl_png_write },
  { "pdf", N_ ("PDF document"), "application/pdf", 0, tl_pdf_write },
  { "pptx",
    N_ ("PowerPoint slides"),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    0,
    tl_pptx_write },
  { "xlsx",
    N_ ("XLSX workbook"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    1u << TL_EXPORT_MAP,
    tl_xlsx_write },
  { "csv",
    N_ ("CSV table"),
    "text/csv",
    1u << TL_EXPORT_MAP | 1u << TL_EXPORT_PRIORITIES | 1u << TL_EXPORT_COMPARISON,
    tl_csv_write },
  { "md", N_ ("Markdown text"), "text/markdown", 1u << TL_EXPORT_MAP, tl_markdown_write },
  { "mmd", N_ ("Mermaid journey"), "text/vnd.mermaid", 1u << TL_EXPORT_MAP, tl_mermaid_write },
  { "html", N_ ("HTML page"), "text/html", 1u << TL_EXPORT_MAP, tl_html_write },
  { "ojf", N_ ("OpenJourney map"), "application/json", 1u << TL_EXPORT_MAP, tl_open_journey_write },
  { "zip",
    N_ ("Hand-out (ZIP archive)"),
    "application/zip",
    1u << TL_EXPORT_MAP,
    tl_handout_write },
};

/* What people also call a format, or end its files with. */
static const struct
{
  const char *word;
  const char *name;
} other_words[] = {
  { "markdown", "md" }, { "mermaid", "mmd" }, { "openjourney", "ojf" },
  { "htm", "html" },    { "handout", "zip" },
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

/**
 * tl_exporter_dup_names:
 *
 * Returns: (transfer full): the words of all formats, with ", " between: "svg, png, pdf"
 */
char *
tl_exporter_dup_names (void)
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

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (other_words); i++)
    if (g_ascii_strcasecmp (word, other_words[i].word) == 0)
      word = other_words[i].name;
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (exporters); i++)
    if (g_ascii_strcasecmp (word, exporters[i].name) == 0)
      return &exporters[i];

  names = tl_exporter_dup_names ();
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

/* A map that was given a look keeps it; one that follows the screen is light on paper. */
TlThemeName
tl_export_choose_theme (const TlRecord *map, const TlExportOptions *options)
{
  TlThemeName own = (TlThemeName) tl_record_get_integer (map, TL_MAP_THEME);

  if (options->theme != TL_THEME_AUTO)
    return options->theme;
  return own != TL_THEME_AUTO ? own : TL_THEME_LIGHT;
}

/**
 * tl_export_get_theme:
 * @table: a document
 * @options: what is exported
 *
 * Returns: (transfer none): the look of what is exported; of several maps, of the first
 */
const TlTheme *
tl_export_get_theme (const TlTable *table, const TlExportOptions *options)
{
  const TlRecord *map =
    options->what == TL_EXPORT_PERSONA ? NULL : tl_export_find_map (table, options, NULL);

  if (map == NULL)
    return tl_theme_get (options->theme != TL_THEME_AUTO ? options->theme : TL_THEME_LIGHT);
  return tl_theme_get (tl_export_choose_theme (map, options));
}

/**
 * tl_export_list_all:
 * @table: a document
 * @options: what is exported
 *
 * What has a page or slide each when none is asked for.
 *
 * Returns: (transfer none) (nullable): records, or %NULL when there is one picture only
 */
const GPtrArray *
tl_export_list_all (const TlTable *table, const TlExportOptions *options)
{
  const char *document = tl_record_get_id (tl_table_get_document (table));

  if (options->what == TL_EXPORT_MAP && options->map == NULL && !tl_export_is_part (options))
    return tl_table_get_children (table, document, TL_KIND_MAP);
  if (options->what == TL_EXPORT_PERSONA && options->subject == NULL)
    return tl_table_get_children (table, document, TL_KIND_PERSONA);
  return NULL;
}

/**
 * tl_export_new_scene:
 * @table: a document; outlives the scene
 * @options: which map or part of one, theme and text scale
 * @error: where to put what went wrong
 *
 * Lays out a map, or what is asked for of it, as exports draw it, with the calling thread's default
 * shaper in the document's language. Without a theme in @options the map's own is taken, and light
 * if it has none.
 *
 * Errors: %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: (transfer full): a scene, or %NULL with @error set
 */
TlScene *
tl_export_new_scene (const TlTable *table, const TlExportOptions *options, GError **error)
{
  const TlRecord *document = tl_table_get_document (table);
  const TlRecord *map = tl_export_find_map (table, options, error);
  TlTable        *drawn = map != NULL ? tl_export_dup_drawn (table, options, error) : NULL;
  TlText         *text = tl_text_get_default ();
  TlScene        *scene;

  if (drawn == NULL)
    return NULL;
  tl_text_set_language (text, tl_record_get_text (document, TL_DOCUMENT_LANGUAGE));
  scene = tl_scene_new (tl_text_get_measurer (text),
                        tl_theme_get (tl_export_choose_theme (map, options)),
                        NULL);
  tl_scene_set_on_paper (scene, TRUE);
  tl_scene_set_comments_on_paper (scene, options->comments);
  tl_scene_set_blank (scene, options->blank);
  tl_scene_set_text_scale (scene, MAX (options->text_scale, 0));
  tl_scene_set_map (scene, drawn, tl_record_get_id (map));
  g_object_set_data_full (G_OBJECT (scene),
                          "tl-export-drawn",
                          drawn,
                          (GDestroyNotify) tl_table_unref);
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

typedef struct
{
  TlPicture         *picture;
  const TlTable     *table;
  const char *const *cards; /* NULL = everything */
} Collection;

/* Of some cards: these, their markers, and the links among them. */
static gboolean
is_wanted (const Collection *self, const TlGroup *group)
{
  const TlRecord *link;

  /* The parking lot lies beside the sheet: it is where the team keeps things, not what it shows. */
  if (group->band == TL_BAND_PARKING)
    return FALSE;
  if (self->cards == NULL)
    return TRUE;
  if (group->id == NULL)
    return FALSE;
  if (group->role == TL_ROLE_CARD || group->role == TL_ROLE_MARKER)
    return g_strv_contains (self->cards, group->id);
  link =
    group->role == TL_ROLE_LINK ? tl_table_get_kind (self->table, group->id, TL_KIND_LINK) : NULL;
  return link != NULL && g_strv_contains (self->cards, tl_record_get_ref (link, TL_LINK_FROM)) &&
         g_strv_contains (self->cards, tl_record_get_ref (link, TL_LINK_TO));
}

static void
collect_cb (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Collection *self = user_data;
  TlPicture  *picture = self->picture;
  TlRect      rect = tl_rect_offset (&group->bounds, origin->x, origin->y);

  if (!is_wanted (self, group))
    return;
  if (self->cards != NULL)
    picture->sheet = picture->groups->len == 0 ? rect : tl_rect_union (&picture->sheet, &rect);
  tl_picture_add (picture, tl_group_ref (group), origin->x, origin->y);
}

/* Some cards have no paper: they come to stand on whatever is there. */
static gboolean
collect_cards (TlScene *scene, TlPicture *picture, const char *const *cards, GError **error)
{
  Collection collection = { picture, picture->table, cards };

  tl_scene_foreach_in (scene, NULL, collect_cb, &collection);
  picture->sheet = tl_rect_inset (&picture->sheet, -CARDS_MARGIN);
  if (picture->groups->len > 0)
    return TRUE;
  g_set_error_literal (error,
                       TL_EXPORT_ERROR,
                       TL_EXPORT_ERROR_FAILED,
                       _ ("There is nothing to be seen of what was chosen"));
  return FALSE;
}

static TlPicture *
new_map_picture (const TlTable *table, const TlExportOptions *options, GError **error)
{
  g_autoptr (TlScene) scene = tl_export_new_scene (table, options, error);
  g_autoptr (TlPicture) picture = NULL;
  g_autofree char *title = NULL;
  Collection       everything = { 0 };

  if (scene == NULL)
    return NULL;
  picture = tl_picture_new (table);
  title = tl_export_dup_title (table, tl_scene_get_map (scene));
  tl_picture_set_title (picture, title);
  if (options->cards != NULL)
    return collect_cards (scene, picture, options->cards, error) ? g_steal_pointer (&picture)
                                                                 : NULL;
  everything.picture = picture;
  picture->sheet = tl_scene_get_sheet (scene);
  picture->paper = tl_theme_get_paper (tl_scene_get_theme (scene));
  tl_scene_foreach_in (scene, &picture->sheet, collect_cb, &everything);
  return g_steal_pointer (&picture);
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
                         TL_EXPORT_ERROR_EMPTY,
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
  const TlRecord *map = tl_export_find_map (table, options, error);
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
  const TlRecord *map = tl_export_find_map (table, options, error);
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
                               tl_theme_get (tl_export_choose_theme (map, options)),
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
    return tl_export_find_map (table, options, error);
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
                         TL_EXPORT_ERROR_EMPTY,
                         _ ("/maps: expected two maps to compare, found one"));
  return other;
}

/**
 * tl_export_get_compared:
 * @table: a document
 * @options: what is compared: `map` with `subject`, which was before
 * @before: (out): the id of the first map
 * @after: (out): the id of the second
 * @error: where to put what went wrong
 *
 * Finds out which two maps are meant.
 *
 * Errors: %TL_EXPORT_ERROR_NO_MAP.
 *
 * Returns: whether both are there
 */
gboolean
tl_export_get_compared (const TlTable         *table,
                        const TlExportOptions *options,
                        const char           **before,
                        const char           **after,
                        GError               **error)
{
  const TlExportOptions first = { .map = options->subject };
  const TlRecord       *a = tl_export_find_map (table, &first, error);
  const TlRecord       *b = a != NULL ? find_compared (table, options, error) : NULL;

  if (b == NULL)
    return FALSE;
  *before = tl_record_get_id (a);
  *after = tl_record_get_id (b);
  return TRUE;
}

static TlPicture *
new_comparison_picture (const TlTable *table, const TlExportOptions *options, GError **error)
{
  TlText     *text = tl_text_get_default ();
  const char *before, *after;

  if (!tl_export_get_compared (table, options, &before, &after, error))
    return NULL;
  tl_text_set_language (text,
                        tl_record_get_text (tl_table_get_document (table), TL_DOCUMENT_LANGUAGE));
  return tl_comparison_picture_new (tl_text_get_measurer (text),
                                    tl_theme_get (
                                      tl_export_choose_theme (tl_table_get (table, after),
                                                              options)),
                                    table,
                                    before,
                                    after,
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
 * Takes down the display list of what is exported, with the calling thread's default shaper. Some
 * cards, and whatever is asked for as transparent, stand on no paper (its alpha is 0).
 *
 * Errors: %TL_EXPORT_ERROR_NO_MAP; %TL_EXPORT_ERROR_FAILED when none of the cards is drawn.
 *
 * Returns: (transfer full): a picture, or %NULL with @error set
 */
TlPicture *
tl_export_new_picture (const TlTable *table, const TlExportOptions *options, GError **error)
{
  TlPicture *picture;

  g_return_val_if_fail ((guint) options->what < TL_N_EXPORTS, NULL);

  picture = pictures[options->what](table, options, error);
  if (picture != NULL && options->transparent)
    tl_export_remove_paper (picture);
  return picture;
}

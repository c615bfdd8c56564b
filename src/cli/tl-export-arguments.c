/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The options of `throughline-cli export`, read and judged: those that contradict each other or
 * that the format knows nothing of are refused before anything is drawn. */
#include "config.h"

#include "cli/tl-export-arguments.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

/* No number that means something: one that is no number ("nan") is seen as wrong. */
#define NOT_GIVEN (-DBL_MAX)

static gboolean
is_given (double number)
{
  return !(number == NOT_GIVEN);
}

/**
 * tl_export_arguments_init:
 * @self: arguments
 *
 * Sets everything to not given.
 */
void
tl_export_arguments_init (TlExportArguments *self)
{
  *self = (TlExportArguments){
    .scale = NOT_GIVEN,
    .width = G_MININT,
    .text_scale = NOT_GIVEN,
    .dpi = NOT_GIVEN,
    .smallest_text = NOT_GIVEN,
  };
}

/**
 * tl_export_arguments_clear:
 * @self: arguments
 *
 * Frees what they hold.
 */
void
tl_export_arguments_clear (TlExportArguments *self)
{
  char **texts[] = {
    &self->output, &self->format, &self->map,   &self->compare, &self->persona, &self->theme,
    &self->rank,   &self->owner,  &self->stage, &self->stages,  &self->lanes,   &self->cards,
    &self->embed,  &self->preset, &self->page,  &self->font,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  g_clear_pointer (&self->stage_ids, g_strfreev);
  g_clear_pointer (&self->lane_ids, g_strfreev);
  g_clear_pointer (&self->card_ids, g_strfreev);
}

/* What says which priorities are wanted makes no sense for anything else. */
static gboolean
check_priorities (const TlExportArguments *self, TlExportOptions *result)
{
  const char *word = self->rank != NULL    ? "--rank"
                     : self->owner != NULL ? "--owner"
                     : self->stage != NULL ? "--stage"
                     : self->all_maps      ? "--all-maps"
                                           : NULL;
  int         method = self->rank != NULL ? tl_rank_method_find (self->rank) : TL_RANK_VALUE_EFFORT;

  if (!self->priorities && word != NULL)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: %s goes with --priorities alone"), word);
  else if (self->priorities && self->compare != NULL)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: expected --compare or --priorities, found both"));
  else if (method < 0)
    tl_cli_fail (TL_EXIT_COMMAND,
                 _ ("export: --rank: expected one of value-effort, rice, found “%s”"),
                 self->rank);
  else if (self->all_maps && self->map != NULL)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: expected --map or --all-maps, found both"));
  else
    {
      if (self->priorities)
        result->what = TL_EXPORT_PRIORITIES;
      result->ranking.method = (TlRankMethod) MAX (method, 0);
      result->ranking.owner = self->owner;
      result->ranking.stage = self->stage;
      result->all_maps = self->all_maps;
      return TRUE;
    }
  return FALSE;
}

static gboolean
check_common (const TlExportArguments *self, const char *input, TlExportOptions *result)
{
  const TlFieldInfo *themes = tl_kind_get_field (TL_KIND_MAP, TL_MAP_THEME);
  int theme = self->theme != NULL ? tl_field_find_value (themes, self->theme) : TL_THEME_AUTO;
  struct stat from, to;

  if (self->output == NULL)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: where to? -o OUT is missing"));
  else if (theme < 0)
    {
      g_autofree char *words = g_strjoinv (", ", (char **) themes->values);
      tl_cli_fail (TL_EXIT_COMMAND,
                   _ ("export: --theme: expected one of %s, found “%s”"),
                   words,
                   self->theme);
    }
  else if ((self->persona != NULL) + self->personas + (self->map != NULL || self->priorities) > 1)
    tl_cli_fail (TL_EXIT_COMMAND,
                 _ ("export: expected a map, its priorities, or personas, found several of them"));
  else if (is_given (self->scale) && self->width != G_MININT)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: expected --scale or --width, found both"));
  else if (is_given (self->scale) && !(self->scale > 0 && isfinite (self->scale)))
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: --scale: expected a number above 0"));
  else if (self->width != G_MININT && self->width < 1)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: --width: expected a number of pixels from 1 on"));
  else if (is_given (self->text_scale) && !(self->text_scale >= 100 && self->text_scale <= 200))
    tl_cli_fail (TL_EXIT_COMMAND,
                 _ ("export: --text-scale: expected a percentage from 100 to 200"));
  else if (strcmp (self->output, "-") != 0 && stat (input, &from) == 0 &&
           stat (self->output, &to) == 0 && S_ISREG (from.st_mode) && from.st_dev == to.st_dev &&
           from.st_ino == to.st_ino)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: “%s” is the document itself"), self->output);
  else
    {
      *result = (TlExportOptions){
        .what = self->compare != NULL                     ? TL_EXPORT_COMPARISON
                : self->persona != NULL || self->personas ? TL_EXPORT_PERSONA
                                                          : TL_EXPORT_MAP,
        .subject = self->compare != NULL ? self->compare : self->persona,
        .map = self->map,
        .theme = (TlThemeName) theme,
        .scale = is_given (self->scale) ? self->scale : 0,
        .width = MAX (self->width, 0),
        .text_scale = is_given (self->text_scale) ? self->text_scale : 0,
        .comments = self->comments,
      };
      return check_priorities (self, result);
    }
  return FALSE;
}

/* Stages, lanes and cards are of maps; sheets, boards and comparisons have none. */
static gboolean
check_parts (const TlExportArguments *self, const TlExportOptions *result)
{
  const char *word = self->stages != NULL  ? "--stages"
                     : self->lanes != NULL ? "--lanes"
                     : self->cards != NULL ? "--cards"
                     : self->blank         ? "--blank"
                                           : NULL;

  if (word != NULL && result->what != TL_EXPORT_MAP)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: %s goes with maps alone"), word);
  else if (self->cards != NULL && self->blank)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: expected --cards or --blank, found both"));
  else if (self->outlines && self->embed_fonts)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: expected --outlines or --embed-fonts, found both"));
  else if (g_strcmp0 (self->embed, "always") == 0 &&
           (word != NULL || self->slides || result->what != TL_EXPORT_MAP))
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: --embed-document always goes with whole maps alone"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_numbers (const TlExportArguments *self, TlExportOptions *result)
{
  if (is_given (self->dpi) && !(self->dpi >= 10 && self->dpi <= 10000))
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: --dpi: expected a number from 10 to 10000"));
  else if (is_given (self->smallest_text) && !self->slides)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: --smallest-text goes with --slides alone"));
  else if (is_given (self->smallest_text) &&
           !(self->smallest_text >= 4 && self->smallest_text <= 72))
    tl_cli_fail (TL_EXIT_COMMAND,
                 _ ("export: --smallest-text: expected a number of points from 4 to 72"));
  else if (self->preset != NULL && (is_given (self->scale) || self->width != G_MININT))
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: expected --preset, --scale or --width, found two"));
  else if (self->preset != NULL && self->page != NULL && !self->slides)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: expected --preset or --page, found both"));
  else if (self->tiled && self->slides)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: expected --tiled or --slides, found both"));
  else if (self->tiled && self->page == NULL)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: --tiled needs a --page"));
  else
    {
      result->dpi = is_given (self->dpi) ? self->dpi : 0;
      result->smallest_text = is_given (self->smallest_text) ? self->smallest_text : 0;
      return TRUE;
    }
  return FALSE;
}

static gboolean
check_words (const TlExportArguments *self, TlExportOptions *result)
{
  static const char *const embeds[] = { "auto", "never", "always", NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; self->embed != NULL && embeds[i] != NULL; i++)
    if (strcmp (self->embed, embeds[i]) == 0)
      result->embed = (TlEmbed) i;
  if (self->embed != NULL && !g_strv_contains (embeds, self->embed))
    tl_cli_fail (TL_EXIT_COMMAND,
                 _ ("export: --embed-document: expected one of auto, never, always, found “%s”"),
                 self->embed);
  else if (self->page != NULL && !tl_page_parse (self->page, &result->page, &error))
    tl_cli_fail (TL_EXIT_COMMAND, "export: --page: %s", error->message);
  else if (self->preset != NULL && !tl_pixels_parse (self->preset, &result->pixels, &error))
    tl_cli_fail (TL_EXIT_COMMAND, "export: --preset: %s", error->message);
  else
    return TRUE;
  return FALSE;
}

static GStrv
split_ids (const char *list)
{
  GStrv ids = list != NULL ? g_strsplit (list, ",", -1) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_strstrip (ids[i]);
  return ids;
}

/**
 * tl_export_arguments_check:
 * @self: what was given
 * @input: the document's file
 * @result: (out): the same for the exporter; borrows from @self
 *
 * Judges the options; says on stderr which one is wrong and what was expected.
 *
 * Returns: whether they are good
 */
gboolean
tl_export_arguments_check (TlExportArguments *self, const char *input, TlExportOptions *result)
{
  if (!check_common (self, input, result) || !check_parts (self, result) ||
      !check_numbers (self, result) || !check_words (self, result))
    return FALSE;
  self->stage_ids = split_ids (self->stages);
  self->lane_ids = split_ids (self->lanes);
  self->card_ids = split_ids (self->cards);
  result->stages = (const char *const *) self->stage_ids;
  result->lanes = (const char *const *) self->lane_ids;
  result->cards = (const char *const *) self->card_ids;
  result->blank = self->blank;
  result->transparent = self->transparent;
  result->outlines = self->outlines;
  result->embed_fonts = self->embed_fonts;
  result->tiled = self->tiled;
  result->slides = self->slides;
  result->font = self->font;
  return TRUE;
}

/**
 * tl_export_arguments_suit:
 * @self: what was given
 * @exporter: the format
 *
 * Says on stderr which option the format knows nothing of.
 *
 * Returns: whether there is none
 */
gboolean
tl_export_arguments_suit (const TlExportArguments *self, const TlExporter *exporter)
{
  const struct
  {
    const char *option;
    gboolean    given;
  } given[] = {
    { "scale", is_given (self->scale) },
    { "width", self->width != G_MININT },
    { "dpi", is_given (self->dpi) },
    { "preset", self->preset != NULL },
    { "transparent", self->transparent },
    { "outlines", self->outlines },
    { "embed-fonts", self->embed_fonts },
    { "embed-document", self->embed != NULL },
    { "page", self->page != NULL },
    { "tiled", self->tiled },
    { "slides", self->slides },
    { "font", self->font != NULL },
    { "blank", self->blank },
    { "cards", self->cards != NULL },
    { "theme", self->theme != NULL },
    { "text-scale", is_given (self->text_scale) },
    { "comments", self->comments },
  };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i].given && !tl_exporter_takes (exporter, given[i].option))
      {
        tl_cli_fail (TL_EXIT_COMMAND,
                     _ ("export: --%s goes with %s, not with %s"),
                     given[i].option,
                     tl_export_list_takers (given[i].option),
                     exporter->name);
        return FALSE;
      }
  return TRUE;
}

/**
 * tl_export_arguments_parse:
 * @self: arguments that are initialised
 * @argc: (inout): as for main()
 * @argv: (inout): as for main()
 * @status: (out): what to exit with, when there is nothing more to do
 *
 * Reads the command line.
 *
 * Returns: whether there is something to export
 */
gboolean
tl_export_arguments_parse (TlExportArguments *self, int *argc, char ***argv, TlExit *status)
{
  g_autofree char *names = tl_exporter_dup_names ();
  g_autofree char *formats = g_strdup_printf (_ ("This format, whatever the name says: %s"), names);
  const GOptionEntry entries[] = {
    { "output",
      'o',
      0,
      G_OPTION_ARG_FILENAME,
      &self->output,
      N_ ("File to write; “-” for standard output"),
      N_ ("OUT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self->format, formats, N_ ("FORMAT") },
    { "map",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->map,
      N_ ("Which map; the first if not given, all for PDF, PPTX, XLSX, CSV and Markdown"),
      N_ ("ID") },
    { "compare",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->compare,
      N_ ("What differs from this map, instead of the map alone"),
      N_ ("ID") },
    { "persona",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->persona,
      N_ ("The sheet of a persona instead of a map"),
      N_ ("ID") },
    { "personas",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->personas,
      N_ ("The sheets of all personas for PDF and PPTX; of the first otherwise"),
      NULL },
    { "theme",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->theme,
      N_ ("light, dark, high-contrast, high-contrast-dark or print"),
      N_ ("THEME") },
    { "scale",
      0,
      0,
      G_OPTION_ARG_DOUBLE,
      &self->scale,
      N_ ("PNG: pixels for each pixel of the map; 2 if not given"),
      N_ ("N") },
    { "width",
      0,
      0,
      G_OPTION_ARG_INT,
      &self->width,
      N_ ("PNG: pixels wide, instead of a scale"),
      N_ ("PX") },
    { "text-scale",
      0,
      0,
      G_OPTION_ARG_DOUBLE,
      &self->text_scale,
      N_ ("Size of the texts in percent, 100 to 200"),
      N_ ("PERCENT") },
    { "comments",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->comments,
      N_ ("With the comments that are open"),
      NULL },
    { "priorities",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->priorities,
      N_ ("The board of impact and effort with its ranked list; as CSV the list"),
      NULL },
    { "rank",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->rank,
      N_ ("Priorities: by value-effort or rice"),
      N_ ("METHOD") },
    { "owner",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->owner,
      N_ ("Priorities: only of this owner; “” for those without"),
      N_ ("NAME") },
    { "stage",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->stage,
      N_ ("Priorities: only of this stage"),
      N_ ("ID") },
    { "all-maps",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->all_maps,
      N_ ("Priorities: of all maps of the document"),
      NULL },
    { "stages",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->stages,
      N_ ("Only these stages: ids with commas between"),
      N_ ("IDS") },
    { "lanes", 0, 0, G_OPTION_ARG_STRING, &self->lanes, N_ ("Only these lanes"), N_ ("IDS") },
    { "cards",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->cards,
      N_ ("Only these cards, where they stand, with nothing behind them"),
      N_ ("IDS") },
    { "blank",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->blank,
      N_ ("The grid without cards, to be written on"),
      NULL },
    { "transparent",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->transparent,
      N_ ("SVG, PNG: without paper"),
      NULL },
    { "outlines", 0, 0, G_OPTION_ARG_NONE, &self->outlines, N_ ("SVG: texts as outlines"), NULL },
    { "embed-fonts",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->embed_fonts,
      N_ ("SVG: with the letters that it needs"),
      NULL },
    { "embed-document",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->embed,
      N_ ("SVG, PNG, ZIP: with the document inside, to be opened again: auto, always or never"),
      N_ ("WHEN") },
    { "dpi",
      0,
      0,
      G_OPTION_ARG_DOUBLE,
      &self->dpi,
      N_ ("PNG: the resolution that is written in the file"),
      N_ ("N") },
    { "preset",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->preset,
      N_ ("PNG: fitted into slide-16:9, slide-4:3, 4k, a4, a3, social or WIDTHxHEIGHT"),
      N_ ("SIZE") },
    { "page",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->page,
      N_ (
        "PDF, PNG, slides: pages of this size: a4 … a0, letter, tabloid, 16:9, 4:3, or like 420x297mm"),
      N_ ("SIZE") },
    { "tiled",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->tiled,
      N_ ("PDF: over several pages, with cut marks"),
      NULL },
    { "slides",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->slides,
      N_ ("PDF, PNG, PPTX: a summary, then the map in pieces that can be read; PNG: OUT-1.png, "
          "OUT-2.png …"),
      NULL },
    { "smallest-text",
      0,
      0,
      G_OPTION_ARG_DOUBLE,
      &self->smallest_text,
      N_ ("Slides: no text smaller than this, in points; 12 if not given"),
      N_ ("PT") },
    { "font",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->font,
      N_ ("PPTX: the family that texts are laid out with, like Carlito"),
      N_ ("FAMILY") },
    G_OPTION_ENTRY_NULL,
  };

  return tl_cli_parse (argc,
                       argv,
                       entries,
                       "FILE -o OUT",
                       _ ("Draws a map, or something else of a document, as a picture."),
                       1,
                       status);
}

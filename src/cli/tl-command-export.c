/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * throughline-cli export FILE -o OUT: finds the exporter by the name of OUT or by --format, and
 * writes what it makes through the one save function. */
#include "config.h"

#include "cli/tl-cli.h"

#include "export/tl-export.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char    *output;
  char    *format;
  char    *map;
  char    *compare;
  char    *persona;
  gboolean personas;
  char    *theme;
  double   scale;
  int      width;
  double   text_scale;
  gboolean comments;
  gboolean priorities;
  char    *rank;
  char    *owner;
  char    *stage;
  gboolean all_maps;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->format);
  g_free (options->map);
  g_free (options->compare);
  g_free (options->persona);
  g_free (options->theme);
  g_free (options->rank);
  g_free (options->owner);
  g_free (options->stage);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What says which priorities are wanted makes no sense for anything else. */
static gboolean
check_priorities (const Options *options, TlExportOptions *result)
{
  const char *word = options->rank != NULL    ? "--rank"
                     : options->owner != NULL ? "--owner"
                     : options->stage != NULL ? "--stage"
                     : options->all_maps      ? "--all-maps"
                                              : NULL;
  int method = options->rank != NULL ? tl_rank_method_find (options->rank) : TL_RANK_VALUE_EFFORT;

  if (!options->priorities && word != NULL)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: %s goes with --priorities alone"), word);
  else if (options->priorities && options->compare != NULL)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: expected --compare or --priorities, found both"));
  else if (method < 0)
    tl_cli_fail (TL_EXIT_COMMAND,
                 _ ("export: --rank: expected one of value-effort, rice, found “%s”"),
                 options->rank);
  else if (options->all_maps && options->map != NULL)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: expected --map or --all-maps, found both"));
  else
    {
      if (options->priorities)
        result->what = TL_EXPORT_PRIORITIES;
      result->ranking.method = (TlRankMethod) MAX (method, 0);
      result->ranking.owner = options->owner;
      result->ranking.stage = options->stage;
      result->all_maps = options->all_maps;
      return TRUE;
    }
  return FALSE;
}

/* Unset numbers are NAN and G_MININT, so that a 0 on the command line is seen as wrong. */
static gboolean
check (const Options *options, const char *input, TlExportOptions *result)
{
  const TlFieldInfo *themes = tl_kind_get_field (TL_KIND_MAP, TL_MAP_THEME);
  int theme = options->theme != NULL ? tl_field_find_value (themes, options->theme) : TL_THEME_AUTO;
  struct stat from, to;

  if (options->output == NULL)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: where to? -o OUT is missing"));
  else if (theme < 0)
    {
      g_autofree char *words = g_strjoinv (", ", (char **) themes->values);
      tl_cli_fail (TL_EXIT_COMMAND,
                   _ ("export: --theme: expected one of %s, found “%s”"),
                   words,
                   options->theme);
    }
  else if ((options->persona != NULL) + options->personas +
             (options->map != NULL || options->priorities) >
           1)
    tl_cli_fail (TL_EXIT_COMMAND,
                 _ ("export: expected a map, its priorities, or personas, found several of them"));
  else if (!isnan (options->scale) && options->width != G_MININT)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: expected --scale or --width, found both"));
  else if (!isnan (options->scale) && !(options->scale > 0 && isfinite (options->scale)))
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: --scale: expected a number above 0"));
  else if (options->width != G_MININT && options->width < 1)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: --width: expected a number of pixels from 1 on"));
  else if (!isnan (options->text_scale) &&
           !(options->text_scale >= 100 && options->text_scale <= 200))
    tl_cli_fail (TL_EXIT_COMMAND,
                 _ ("export: --text-scale: expected a percentage from 100 to 200"));
  else if (strcmp (options->output, "-") != 0 && stat (input, &from) == 0 &&
           stat (options->output, &to) == 0 && S_ISREG (from.st_mode) && from.st_dev == to.st_dev &&
           from.st_ino == to.st_ino)
    tl_cli_fail (TL_EXIT_COMMAND, _ ("export: “%s” is the document itself"), options->output);
  else
    {
      *result = (TlExportOptions){
        .what = options->compare != NULL                        ? TL_EXPORT_COMPARISON
                : options->persona != NULL || options->personas ? TL_EXPORT_PERSONA
                                                                : TL_EXPORT_MAP,
        .subject = options->compare != NULL ? options->compare : options->persona,
        .map = options->map,
        .theme = (TlThemeName) theme,
        .scale = isnan (options->scale) ? 0 : options->scale,
        .width = MAX (options->width, 0),
        .text_scale = isnan (options->text_scale) ? 0 : options->text_scale,
        .comments = options->comments,
      };
      return check_priorities (options, result);
    }
  return FALSE;
}

static TlExit
get_export_exit (const GError *error)
{
  if (error->domain != TL_EXPORT_ERROR)
    return TL_EXIT_FILE;
  switch ((TlExportError) error->code)
    {
    case TL_EXPORT_ERROR_UNKNOWN_FORMAT:
    case TL_EXPORT_ERROR_NO_MAP:
    case TL_EXPORT_ERROR_TOO_LARGE:
      return TL_EXIT_COMMAND;
    case TL_EXPORT_ERROR_FAILED:
    default:
      return TL_EXIT_FILE;
    }
}

static TlExit export(const char *input, const Options *options)
{
  TlExportOptions   exporting;
  const TlExporter *exporter;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlTable) table = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 version;
  TlExit status;

  if (!check (options, input, &exporting))
    return TL_EXIT_COMMAND;
  exporter = tl_exporter_find (options->output, options->format, &error);
  if (exporter == NULL)
    return tl_cli_fail (TL_EXIT_COMMAND, "export: %s", error->message);
  table = tl_cli_load (input, &version, &status);
  if (table == NULL)
    return status;
  bytes = exporter->write (table, &exporting, &error);
  if (bytes == NULL)
    return tl_cli_fail (get_export_exit (error), "%s: %s", input, error->message);
  return tl_cli_write (options->output, bytes, FALSE);
}

/**
 * tl_command_export:
 *
 * Runs the command.
 *
 * Returns: what to exit with
 */
TlExit
tl_command_export (int argc, char **argv)
{
  g_auto (Options) options = { .scale = NAN, .width = G_MININT, .text_scale = NAN };
  const GOptionEntry entries[] = {
    { "output",
      'o',
      0,
      G_OPTION_ARG_FILENAME,
      &options.output,
      N_ ("File to write; “-” for standard output"),
      N_ ("OUT") },
    { "format",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.format,
      N_ ("This format, whatever the name says: svg, png, pdf, csv"),
      N_ ("FORMAT") },
    { "map",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.map,
      N_ ("Which map; the first if not given, all for PDF"),
      N_ ("ID") },
    { "compare",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.compare,
      N_ ("What differs from this map, instead of the map alone"),
      N_ ("ID") },
    { "persona",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.persona,
      N_ ("The sheet of a persona instead of a map"),
      N_ ("ID") },
    { "personas",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.personas,
      N_ ("The sheets of all personas for PDF; of the first otherwise"),
      NULL },
    { "theme",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.theme,
      N_ ("light, dark, high-contrast, high-contrast-dark or print"),
      N_ ("THEME") },
    { "scale",
      0,
      0,
      G_OPTION_ARG_DOUBLE,
      &options.scale,
      N_ ("PNG: pixels for each pixel of the map; 2 if not given"),
      N_ ("N") },
    { "width",
      0,
      0,
      G_OPTION_ARG_INT,
      &options.width,
      N_ ("PNG: pixels wide, instead of a scale"),
      N_ ("PX") },
    { "text-scale",
      0,
      0,
      G_OPTION_ARG_DOUBLE,
      &options.text_scale,
      N_ ("Size of the texts in percent, 100 to 200"),
      N_ ("PERCENT") },
    { "comments",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.comments,
      N_ ("With the comments that are open"),
      NULL },
    { "priorities",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.priorities,
      N_ ("The board of impact and effort with its ranked list; as CSV the list"),
      NULL },
    { "rank",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.rank,
      N_ ("Priorities: by value-effort or rice"),
      N_ ("METHOD") },
    { "owner",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.owner,
      N_ ("Priorities: only of this owner; “” for those without"),
      N_ ("NAME") },
    { "stage",
      0,
      0,
      G_OPTION_ARG_STRING,
      &options.stage,
      N_ ("Priorities: only of this stage"),
      N_ ("ID") },
    { "all-maps",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.all_maps,
      N_ ("Priorities: of all maps of the document"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  TlExit status;

  if (!tl_cli_parse (&argc,
                     &argv,
                     entries,
                     "FILE -o OUT",
                     _ ("Draws a map, or something else of a document, as a picture."),
                     1,
                     &status))
    return status;
  return export(argv[1], &options);
}

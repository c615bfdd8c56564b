/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of things in the names of steps of undo, as the list of steps and the tooltips of Undo
 * and Redo show them: short, in title case, what people wrote in quotes. A verb takes them before
 * it opens its transaction, because afterwards the thing may have gone or be called otherwise. */
#include "config.h"

#include "canvas/tl-step-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a title: enough to know it by, few enough that a list of steps stays narrow. */
#define MOST_CHARS 28

/* The field that names a thing of a kind; -1 = things of the kind have no name. */
static int
get_title_field (TlKind kind)
{
  switch ((int) kind)
    {
    case TL_KIND_PERSONA:
      return TL_PERSONA_NAME;
    case TL_KIND_STAGE:
      return TL_STAGE_TITLE;
    case TL_KIND_STEP:
      return TL_STEP_TITLE;
    case TL_KIND_LANE:
      return TL_LANE_TITLE;
    case TL_KIND_CARD:
      return TL_CARD_TITLE;
    case TL_KIND_POINT:
      return TL_POINT_LABEL;
    case TL_KIND_LINK:
      return TL_LINK_LABEL;
    case TL_KIND_METRIC:
      return TL_METRIC_TITLE;
    default:
      return -1;
    }
}

/**
 * tl_step_name_get_kind:
 * @kind: a kind of record; one that people do not count is an item
 *
 * Returns: (transfer none): "Card"
 */
const char *
tl_step_name_get_kind (TlKind kind)
{
  switch ((int) kind)
    {
    case TL_KIND_PERSONA:
      return _ ("Persona");
    case TL_KIND_STAGE:
      return _ ("Stage");
    case TL_KIND_STEP:
      return _ ("Step");
    case TL_KIND_LANE:
      return _ ("Lane");
    case TL_KIND_CARD:
      return _ ("Card");
    case TL_KIND_CURVE:
      return _ ("Curve");
    case TL_KIND_POINT:
      return _ ("Point");
    case TL_KIND_LINK:
      return _ ("Link");
    case TL_KIND_METRIC:
      return _ ("Number");
    case TL_KIND_IMAGE:
      return _ ("Image");
    default:
      return _ ("Item");
    }
}

/**
 * tl_step_name_dup_counted:
 * @kind: a kind of record; one that people do not count is an item
 * @n: how many, at least one
 *
 * Returns: (transfer full): "Card", "3 Cards"
 */
char *
tl_step_name_dup_counted (TlKind kind, guint n)
{
  if (n == 1)
    return g_strdup (tl_step_name_get_kind (kind));
  switch ((int) kind)
    {
    case TL_KIND_PERSONA:
      return g_strdup_printf (ngettext ("%u Persona", "%u Personas", n), n);
    case TL_KIND_STAGE:
      return g_strdup_printf (ngettext ("%u Stage", "%u Stages", n), n);
    case TL_KIND_STEP:
      return g_strdup_printf (ngettext ("%u Step", "%u Steps", n), n);
    case TL_KIND_LANE:
      return g_strdup_printf (ngettext ("%u Lane", "%u Lanes", n), n);
    case TL_KIND_CARD:
      return g_strdup_printf (ngettext ("%u Card", "%u Cards", n), n);
    case TL_KIND_CURVE:
      return g_strdup_printf (ngettext ("%u Curve", "%u Curves", n), n);
    case TL_KIND_POINT:
      return g_strdup_printf (ngettext ("%u Point", "%u Points", n), n);
    case TL_KIND_LINK:
      return g_strdup_printf (ngettext ("%u Link", "%u Links", n), n);
    case TL_KIND_METRIC:
      return g_strdup_printf (ngettext ("%u Number", "%u Numbers", n), n);
    case TL_KIND_IMAGE:
      return g_strdup_printf (ngettext ("%u Image", "%u Images", n), n);
    default:
      return g_strdup_printf (ngettext ("%u Item", "%u Items", n), n);
    }
}

static char *
dup_line (const char *text)
{
  g_autoptr (GString) line = g_string_new (text);

  g_strdelimit (line->str, "\n\r\t", ' ');
  g_string_replace (line, "“", "‘", 0);
  g_string_replace (line, "”", "’", 0);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * tl_step_name_dup_quoted:
 * @text: what somebody wrote
 *
 * Returns: (transfer full): its beginning in quotes, on one line; quotes in it become single ones
 */
char *
tl_step_name_dup_quoted (const char *text)
{
  g_autofree char *line = NULL;
  g_autofree char *cut = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  line = dup_line (text);
  if (g_utf8_strlen (line, -1) <= MOST_CHARS)
    return g_strdup_printf (_ ("“%s”"), line);
  cut = g_utf8_substring (line, 0, MOST_CHARS - 1);
  return g_strdup_printf (_ ("“%s…”"), g_strchomp (cut));
}

/**
 * tl_step_name_dup_title:
 * @record: a record
 *
 * Returns: (transfer full) (nullable): its title in quotes; NULL when it has none
 */
char *
tl_step_name_dup_title (const TlRecord *record)
{
  int         field = get_title_field (tl_record_get_kind (record));
  const char *title = field >= 0 ? tl_record_get_text (record, (guint) field) : "";

  return *title != '\0' ? tl_step_name_dup_quoted (title) : NULL;
}

/**
 * tl_step_name_dup_thing:
 * @table: a table
 * @id: (nullable): one of its records
 *
 * Returns: (transfer full) (nullable): its title in quotes, else its kind; NULL for the map and the
 *   document, which every step is about, and for what is not there
 */
char *
tl_step_name_dup_thing (const TlTable *table, const char *id)
{
  const TlRecord *record = id != NULL ? tl_table_get (table, id) : NULL;
  TlKind          kind = record != NULL ? tl_record_get_kind (record) : TL_KIND_MAP;
  char           *title;

  if (kind == TL_KIND_MAP || kind == TL_KIND_DOCUMENT)
    return NULL;
  title = tl_step_name_dup_title (record);
  return title != NULL ? title : tl_step_name_dup_counted (kind, 1);
}

/**
 * tl_step_name_dup_things:
 * @table: a table
 * @ids: (array zero-terminated=1): records; those that are not there do not count
 *
 * Returns: (transfer full) (nullable): "“Workshop hotline”" or "3 Cards"; NULL when it is the map,
 *   the document, or nothing
 */
char *
tl_step_name_dup_things (const TlTable *table, const char *const *ids)
{
  const TlRecord *only = NULL;
  TlKind          kind = TL_N_KINDS;
  guint           n = 0;

  g_return_val_if_fail (table != NULL && ids != NULL, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TlRecord *record = tl_table_get (table, ids[i]);

      if (record == NULL)
        continue;
      if (n++ == 0)
        kind = tl_record_get_kind (record);
      else if (kind != tl_record_get_kind (record))
        kind = TL_N_KINDS;
      only = record;
    }
  if (n < 2)
    return only != NULL ? tl_step_name_dup_thing (table, tl_record_get_id (only)) : NULL;
  return tl_step_name_dup_counted (kind, n);
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What differs as lines for people and as JSON for programs. Names of kinds, fields and values are
 * those of the file in both, so that one finds them there. */
#include "config.h"

#include "cli/tl-cli-diff.h"

#include "base/tl-text.h"
#include "map/tl-query.h"
#include "store/tl-codec.h"
#include "store/tl-json-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A line of text shows no more of a value than this, in characters. */
#define MOST_SHOWN 60

static const char *
get_title (const TlRecord *record)
{
  static const char *const names[] = { "title", "name", "label", "text" };
  TlKind                   kind = tl_record_get_kind (record);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int field = tl_kind_find_field (kind, names[i]);

      if (field >= 0 && *tl_record_get_text (record, (guint) field) != '\0')
        return tl_record_get_text (record, (guint) field);
    }
  /* A lane that is called as its kind usually is. */
  if (kind == TL_KIND_LANE)
    return tl_kind_get_field (kind, TL_LANE_KIND)
      ->values[tl_record_get_integer (record, TL_LANE_KIND)];
  return "";
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void
add_member (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder, double value)
{
  if (isnan (value))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, value);
}

/* As a file has it. */
static void
add_value (JsonBuilder *builder, const TlRecord *record, guint field)
{
  TlFieldType      type = tl_kind_get_field (tl_record_get_kind (record), field)->type;
  g_autofree char *text = NULL;

  /* Neither stands in a file as a member of its own. */
  if (type == TL_FIELD_TYPE_ORDER || type == TL_FIELD_TYPE_EXTRA)
    {
      json_builder_add_string_value (builder, tl_record_get_text (record, field));
      return;
    }
  text = tl_codec_write_value (record, field);
  json_builder_add_value (builder, json_from_string (text, NULL));
}

static void
add_field (JsonBuilder *builder, const TlDifference *one, guint field)
{
  json_builder_begin_object (builder);
  add_member (builder, "name", tl_kind_get_field (one->kind, field)->name);
  json_builder_set_member_name (builder, "before");
  add_value (builder, one->a, field);
  json_builder_set_member_name (builder, "after");
  add_value (builder, one->b, field);
  json_builder_end_object (builder);
}

static gboolean
has_field (const TlDifference *one, guint field)
{
  return (one->fields & (G_GUINT64_CONSTANT (1) << field)) != 0;
}

static void
add_what (JsonBuilder *builder, guint flags)
{
  static const char *const words[] = { "added", "removed", "moved", "changed" };

  json_builder_set_member_name (builder, "change");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((flags & (1u << i)) != 0)
      json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static gboolean
has_cell_move (const TlDifference *one)
{
  return one->kind == TL_KIND_CARD && (one->flags & TL_DIFFERENCE_MOVED) != 0;
}

static void
add_difference (JsonBuilder *builder, const TlDifference *one)
{
  guint n_fields = tl_kind_get_info (one->kind)->n_fields;

  json_builder_begin_object (builder);
  add_what (builder, one->flags);
  add_member (builder, "kind", tl_kind_get_info (one->kind)->name);
  if (one->a != NULL)
    add_member (builder, "a", tl_record_get_id (one->a));
  if (one->b != NULL)
    add_member (builder, "b", tl_record_get_id (one->b));
  add_member (builder, "title", get_title (one->b != NULL ? one->b : one->a));
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  if (has_cell_move (one))
    {
      add_field (builder, one, TL_CARD_COLUMN);
      add_field (builder, one, TL_CARD_LANE);
    }
  for (guint i = 0; i < n_fields; i++)
    if (has_field (one, i))
      add_field (builder, one, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_side (JsonBuilder *builder, const char *name, const TlDiffSide *side)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_member (builder, "file", side->file);
  if (side->map != NULL)
    {
      add_member (builder, "map", side->map);
      add_member (builder, "title", get_title (tl_table_get (side->table, side->map)));
    }
  json_builder_end_object (builder);
}

static void
add_columns (JsonBuilder *builder, const TlCompare *compare)
{
  const GArray *columns = tl_compare_get_columns (compare);

  json_builder_set_member_name (builder, "emotion");
  json_builder_begin_array (builder);
  for (guint i = 0; i < columns->len; i++)
    {
      const TlComparedColumn *column = &g_array_index (columns, TlComparedColumn, i);

      json_builder_begin_object (builder);
      if (column->a != NULL)
        add_member (builder, "a", tl_record_get_id (column->a));
      if (column->b != NULL)
        add_member (builder, "b", tl_record_get_id (column->b));
      add_member (builder, "title", get_title (column->b != NULL ? column->b : column->a));
      json_builder_set_member_name (builder, "before");
      add_number (builder, column->score_a);
      json_builder_set_member_name (builder, "after");
      add_number (builder, column->score_b);
      json_builder_set_member_name (builder, "gain");
      add_number (builder, column->score_b - column->score_a);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * tl_diff_to_json:
 * @self: what differs
 *
 * Returns: (transfer full): one JSON object
 */
GBytes *
tl_diff_to_json (const TlDiffDoc *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  GString *out = g_string_new (NULL);

  json_builder_begin_object (builder);
  add_side (builder, "a", self->a);
  add_side (builder, "b", self->b);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->differences->len; i++)
    add_difference (builder, &g_array_index (self->differences, TlDifference, i));
  json_builder_end_array (builder);
  if (self->compare != NULL)
    add_columns (builder, self->compare);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  tl_json_append_node (out, root, 0);
  g_string_append_c (out, '\n');
  return g_string_free_to_bytes (out);
}

/* --- Text ------------------------------------------------------------------------------------- */

/* What people wrote, on one line and not too much of it. */
static char *
dup_short (const char *text)
{
  g_autofree char *clean = tl_text_clean (text, 0, FALSE);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (clean, -1) <= MOST_SHOWN)
    return g_steal_pointer (&clean);
  start = g_utf8_substring (clean, 0, MOST_SHOWN - 1);
  return g_strconcat (start, "…", NULL);
}

/* The title of what a reference leads to, else its id. */
static char *
dup_target (const TlTable *table, const char *id)
{
  const TlRecord *target = tl_table_get (table, id);
  const char     *title = target != NULL ? get_title (target) : "";

  return dup_short (*title != '\0' ? title : id != NULL ? id : "");
}

static char *
dup_list (const TlTable *table, const TlRecord *record, guint field, gboolean are_ids)
{
  const char *const *list = tl_record_get_list (record, field);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (; *list != NULL; list++)
    {
      g_autofree char *word = are_ids ? dup_target (table, *list) : dup_short (*list);

      g_strv_builder_add (words, word);
    }
  all = g_strv_builder_end (words);
  return g_strjoinv (", ", all);
}

static char *
dup_value (const TlTable *table, const TlRecord *record, guint field)
{
  const TlFieldInfo *info = tl_kind_get_field (tl_record_get_kind (record), field);
  char               buffer[TL_NUMBER_BUFFER];

  switch (info->type)
    {
    case TL_FIELD_TYPE_BOOLEAN:
      return g_strdup (tl_record_get_boolean (record, field) ? "true" : "false");
    case TL_FIELD_TYPE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, tl_record_get_integer (record, field));
    case TL_FIELD_TYPE_NUMBER:
      if (isnan (tl_record_get_number (record, field)))
        return g_strdup ("");
      return g_strdup (tl_number_format (tl_record_get_number (record, field), buffer));
    case TL_FIELD_TYPE_ENUM:
      return g_strdup (info->values[tl_record_get_integer (record, field)]);
    case TL_FIELD_TYPE_REF:
      return dup_target (table, tl_record_get_ref (record, field));
    case TL_FIELD_TYPE_TEXT_LIST:
    case TL_FIELD_TYPE_NUMBER_LIST:
    case TL_FIELD_TYPE_REF_LIST:
      return dup_list (table, record, field, info->type == TL_FIELD_TYPE_REF_LIST);
    case TL_FIELD_TYPE_TEXT:
    case TL_FIELD_TYPE_COLOR:
    case TL_FIELD_TYPE_DATE:
    case TL_FIELD_TYPE_DURATION:
    case TL_FIELD_TYPE_CLOCK:
    case TL_FIELD_TYPE_DATA:
    case TL_FIELD_TYPE_ORDER:
    case TL_FIELD_TYPE_EXTRA:
    default:
      return dup_short (tl_record_get_text (record, field));
    }
}

static void
append_field (GString *out, const TlDiffDoc *self, const TlDifference *one, guint field)
{
  g_autofree char *before = dup_value (self->a->table, one->a, field);
  g_autofree char *after = dup_value (self->b->table, one->b, field);

  g_string_append_printf (out,
                          "    %s: “%s” → “%s”\n",
                          tl_kind_get_field (one->kind, field)->name,
                          before,
                          after);
}

/* Twins are the same place. */
static gboolean
place_differs (const TlDiffDoc *self, const TlDifference *one, guint field)
{
  const char *a = tl_record_get_ref (one->a, field);
  const char *b = tl_record_get_ref (one->b, field);
  const char *twin = self->compare != NULL ? tl_compare_find_twin (self->compare, a) : a;

  return g_strcmp0 (twin, b) != 0;
}

static void
append_difference (GString *out, const TlDiffDoc *self, const TlDifference *one)
{
  const TlRecord  *record = one->b != NULL ? one->b : one->a;
  const char      *title = get_title (record);
  g_autofree char *shown = dup_short (*title != '\0' ? title : tl_record_get_id (record));
  const char      *sign = "~";
  guint            n_fields = tl_kind_get_info (one->kind)->n_fields;

  if ((one->flags & TL_DIFFERENCE_ADDED) != 0)
    sign = "+";
  else if ((one->flags & TL_DIFFERENCE_REMOVED) != 0)
    sign = "-";
  else if ((one->flags & TL_DIFFERENCE_MOVED) != 0)
    sign = ">";
  g_string_append_printf (out, "%s %s “%s”\n", sign, tl_kind_get_info (one->kind)->name, shown);
  if (has_cell_move (one))
    {
      if (place_differs (self, one, TL_CARD_COLUMN))
        append_field (out, self, one, TL_CARD_COLUMN);
      if (place_differs (self, one, TL_CARD_LANE))
        append_field (out, self, one, TL_CARD_LANE);
    }
  for (guint i = 0; i < n_fields; i++)
    if (has_field (one, i))
      append_field (out, self, one, i);
}

static const char *
format_score (double score, char buffer[TL_NUMBER_BUFFER])
{
  return isnan (score) ? "–" : tl_number_format_places (score, 1, buffer);
}

static void
append_columns (GString *out, const TlCompare *compare)
{
  const GArray *columns = tl_compare_get_columns (compare);

  for (guint i = 0; i < columns->len; i++)
    {
      const TlComparedColumn *column = &g_array_index (columns, TlComparedColumn, i);
      double                  gain = column->score_b - column->score_a;
      g_autofree char        *title = dup_short (get_title (column->b ? column->b : column->a));
      char before[TL_NUMBER_BUFFER], after[TL_NUMBER_BUFFER], change[TL_NUMBER_BUFFER];

      if (isnan (column->score_a) && isnan (column->score_b))
        continue;
      g_string_append_printf (out,
                              "= %s: %s → %s (%s%s)\n",
                              title,
                              format_score (column->score_a, before),
                              format_score (column->score_b, after),
                              gain > 0 ? "+" : "",
                              format_score (gain, change));
    }
}

/**
 * tl_diff_to_text:
 * @self: what differs
 *
 * Returns: (transfer full): a line for each difference with what it says beneath; of maps then the
 * height of both lines in each column. Nothing for documents that are the same
 */
GBytes *
tl_diff_to_text (const TlDiffDoc *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->differences->len; i++)
    append_difference (out, self, &g_array_index (self->differences, TlDifference, i));
  if (self->compare != NULL)
    append_columns (out, self->compare);
  return g_string_free_to_bytes (out);
}

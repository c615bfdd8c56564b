/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fixed measurer: every character is 0.55 of its size wide, a line 1.3 of it high; lines break at
 * blanks, or anywhere in a word that is wider than the line. */
#include "config.h"

#include "scene-fixture.h"

#include "map/tl-edit-comment.h"
#include "map/tl-metric.h"

#include <math.h>
#include <string.h>

static double
width_of (const char *text, gsize length, double size)
{
  return g_utf8_strlen (text, length) * size * .55;
}

/* Length in bytes of the next line of `text`. */
static gsize
next_line (const char *text, double size, double width)
{
  gsize taken = 0, blank = 0;

  while (text[taken] != '\0' && text[taken] != '\n')
    {
      gsize next = g_utf8_next_char (text + taken) - text;

      if (width >= 0 && width_of (text, next, size) > width && taken > 0)
        return blank > 0 ? blank : taken;
      if (text[taken] == ' ')
        blank = next;
      taken = next;
    }
  return taken;
}

static TlTextBlock *
fixed_layout (TlMeasurer        *self,
              const char        *text,
              const TlTextStyle *style,
              double             width,
              guint              max_lines,
              TlTextAlign        align,
              gboolean           rtl)
{
  TlTextBlock *block = tl_text_block_new (text, style);
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (TlTextLine));
  double line_height = ceil (style->size * 1.3);
  gsize  at = 0, end = strlen (text);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  while (at < end && (max_lines == 0 || lines->len < max_lines))
    {
      TlTextLine line = { .start = at, .rtl = rtl };

      line.length = next_line (text + at, style->size, width);
      line.width = width_of (text + at, line.length, style->size);
      line.baseline = lines->len * line_height + floor (style->size);
      at += line.length;
      if (text[at] == '\n')
        at++;
      g_array_append_val (lines, line);
      block->width = MAX (block->width, line.width);
    }
  if (at < end && lines->len > 0)
    g_array_index (lines, TlTextLine, lines->len - 1).ellipsis = TRUE;
  block->align = align;
  block->box_width = width;
  for (guint i = 0; i < lines->len; i++)
    {
      TlTextLine *line = &g_array_index (lines, TlTextLine, i);
      double      room = (width < 0 ? block->width : width) - line->width;

      if (align == TL_TEXT_MIDDLE)
        line->x = room / 2;
      else if ((align == TL_TEXT_END) != rtl)
        line->x = room;
    }
  block->n_lines = lines->len;
  block->height = lines->len * line_height;
  block->lines = (TlTextLine *) g_array_steal (lines, NULL);
  return block;
}

TlMeasurer *
fixed_measurer (void)
{
  static TlMeasurer measurer = { .layout = fixed_layout };

  return &measurer;
}

static void
document_changed_cb (TlDocument *doc, TlChangeSet *set, Fixture *fixture)
{
  tl_scene_apply (fixture->scene, tl_document_get_table (doc), set);
}

TlScene *
fixture_new_scene (Fixture *fixture)
{
  TlScene *scene = tl_scene_new (fixed_measurer (), tl_theme_get (TL_THEME_LIGHT), NULL);

  tl_scene_set_map (scene, tl_document_get_table (fixture->doc), fixture->map);
  return scene;
}

static void
take_ids (GPtrArray *ids, const GPtrArray *records)
{
  g_ptr_array_set_size (ids, 0);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (ids, g_strdup (tl_record_get_id (g_ptr_array_index (records, i))));
}

void
fixture_refresh_ids (Fixture *fixture)
{
  const TlTable *table = tl_document_get_table (fixture->doc);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, fixture->map);

  take_ids (fixture->columns, columns);
  take_ids (fixture->lanes, tl_table_get_children (table, fixture->map, TL_KIND_LANE));
}

Fixture *
fixture_new (guint n_stages, const TlLaneKind *kinds)
{
  Fixture         *fixture = g_new0 (Fixture, 1);
  const GPtrArray *maps;

  fixture->doc = tl_edit_new_document (tl_id_source_new_seeded (7), "Journey", FALSE);
  maps = tl_table_get_children (tl_document_get_table (fixture->doc),
                                tl_document_get_id (fixture->doc),
                                TL_KIND_MAP);
  fixture->map = g_strdup (tl_record_get_id (g_ptr_array_index (maps, 0)));
  fixture->columns = g_ptr_array_new_with_free_func (g_free);
  fixture->lanes = g_ptr_array_new_with_free_func (g_free);
  tl_document_begin (fixture->doc, "Set up");
  for (guint i = 0; i < n_stages; i++)
    {
      g_autofree char *title = g_strdup_printf ("Stage %u", i + 1);

      g_free (tl_edit_add_stage (fixture->doc, fixture->map, title, NULL));
    }
  for (guint i = 0; kinds[i] != TL_N_LANE_KINDS; i++)
    g_free (tl_edit_add_lane (fixture->doc, fixture->map, kinds[i], "", NULL));
  tl_document_commit (fixture->doc);
  fixture_refresh_ids (fixture);
  fixture->scene = fixture_new_scene (fixture);
  g_signal_connect (fixture->doc, "changed", G_CALLBACK (document_changed_cb), fixture);
  return fixture;
}

void
fixture_free (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->doc, fixture);
  g_object_unref (fixture->scene);
  g_object_unref (fixture->doc);
  g_ptr_array_unref (fixture->columns);
  g_ptr_array_unref (fixture->lanes);
  g_free (fixture->map);
  g_free (fixture);
}

char *
fixture_add_card (Fixture *fixture, guint column, guint lane, const char *title)
{
  char *id;

  tl_document_begin (fixture->doc, "Add Card");
  id = tl_edit_add_card (fixture->doc,
                         fixture->map,
                         g_ptr_array_index (fixture->columns, column),
                         g_ptr_array_index (fixture->lanes, lane),
                         title,
                         NULL);
  tl_document_commit (fixture->doc);
  return id;
}

/* --- Random maps --- */

static guint
dice (guint n)
{
  return g_test_rand_int_range (0, n);
}

static const char *
any_id (GPtrArray *ids)
{
  return ids->len == 0 ? NULL : g_ptr_array_index (ids, dice (ids->len));
}

static const char *
any_record (Fixture *fixture, TlKind kind)
{
  const GPtrArray *records =
    tl_table_get_children (tl_document_get_table (fixture->doc), fixture->map, kind);

  return records->len == 0 ? NULL
                           : tl_record_get_id (g_ptr_array_index (records, dice (records->len)));
}

static char *
dup_words (guint most)
{
  static const char *const words[] = {
    "call",  "hotline", "waits",       "a",     "Kundendienst", "bill",
    "order", "the",     "Straßenbahn", "reads", "no",           "sends",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 1 + dice (most);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : " ", words[dice (G_N_ELEMENTS (words))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
any_persona (Fixture *fixture)
{
  const GPtrArray *personas = tl_table_get_children (tl_document_get_table (fixture->doc),
                                                     tl_document_get_id (fixture->doc),
                                                     TL_KIND_PERSONA);

  return personas->len == 0 ? NULL
                            : tl_record_get_id (g_ptr_array_index (personas, dice (personas->len)));
}

static void
edit_metric (Fixture *fixture, const char *card)
{
  static const char *const lines[] = {
    "NPS 42", "Conversion 2.9 3.4 % / 5", "Calls", "Visits 9,800 10200 12400", "Wait 9 days"
  };
  g_autofree char *metric = NULL;

  if (dice (2) == 0)
    {
      tl_edit_set_metric_words (fixture->doc, card, lines[dice (G_N_ELEMENTS (lines))]);
      return;
    }
  metric = tl_edit_ensure_metric (fixture->doc, card);
  tl_edit_set_number (fixture->doc, metric, TL_METRIC_VALUE, dice (100));
  tl_edit_set_integer (fixture->doc, metric, TL_METRIC_DISPLAY, dice (5));
  tl_edit_set_integer (fixture->doc, metric, TL_METRIC_TREND, dice (4));
}

static void
edit_card (Fixture *fixture, const char *card)
{
  g_autofree char  *words = dup_words (dice (8) == 0 ? 300 : 24);
  g_autofree char  *id = g_strdup (card);
  const char *const tags[] = { "money", "trust", NULL };

  switch (dice (12))
    {
    case 9:
      tl_edit_set_text (fixture->doc, id, TL_CARD_EVIDENCE_SOURCE, words);
      break;
    case 10:
      tl_edit_set_ref (fixture->doc, id, TL_CARD_PERSONA, any_persona (fixture));
      break;
    case 11:
      edit_metric (fixture, id);
      break;
    case 0:
      tl_edit_set_text (fixture->doc, id, TL_CARD_TEXT, words);
      break;
    case 1:
      tl_edit_set_text (fixture->doc, id, TL_CARD_TITLE, words);
      break;
    case 2:
      tl_edit_set_integer (fixture->doc, id, TL_CARD_SPAN, 1 + dice (3));
      break;
    case 3:
      tl_edit_set_integer (fixture->doc, id, TL_CARD_SEVERITY, dice (6));
      break;
    case 4:
      tl_edit_set_integer (fixture->doc, id, TL_CARD_EVIDENCE_STATUS, dice (4));
      break;
    case 5:
      tl_edit_set_integer (fixture->doc, id, TL_CARD_CHANNEL, dice (TL_N_CHANNELS));
      break;
    case 6:
      tl_edit_set_boolean (fixture->doc, id, TL_CARD_MOMENT_OF_TRUTH, dice (2));
      break;
    case 7:
      tl_edit_set_list (fixture->doc, id, TL_CARD_TAGS, dice (2) ? tags : tags + 2);
      break;
    default:
      tl_edit_set_integer (fixture->doc, id, TL_CARD_VOTES, dice (20));
      break;
    }
}

static void
move_card (Fixture *fixture, const char *card)
{
  const char *const ids[] = { card, NULL };

  tl_edit_move_cards (fixture->doc, ids, any_id (fixture->columns), any_id (fixture->lanes), NULL);
}

static void
edit_structure (Fixture *fixture)
{
  g_autofree char *lane = g_strdup (any_id (fixture->lanes));
  g_autofree char *stage = g_strdup (any_record (fixture, TL_KIND_STAGE));
  g_autofree char *words = dup_words (9);
  const char      *ids[] = { NULL, NULL };

  switch (dice (10))
    {
    case 8:
      if (lane != NULL)
        tl_edit_set_integer (fixture->doc, lane, TL_LANE_LINE_BELOW, dice (5));
      break;
    case 9:
      if (any_persona (fixture) != NULL)
        tl_edit_set_text (fixture->doc, any_persona (fixture), TL_PERSONA_NAME, words);
      break;
    case 0:
      g_free (tl_edit_add_stage (fixture->doc, fixture->map, words, NULL));
      break;
    case 1:
      if (stage != NULL)
        g_free (tl_edit_add_step (fixture->doc, stage, words, NULL));
      break;
    case 2:
      if (lane != NULL)
        tl_edit_set_boolean (fixture->doc, lane, TL_LANE_HIDDEN, dice (2));
      break;
    case 3:
      if (lane != NULL)
        tl_edit_set_boolean (fixture->doc, lane, TL_LANE_COLLAPSED, dice (3) == 0);
      break;
    case 4:
      if (stage != NULL)
        tl_edit_set_integer (fixture->doc, stage, TL_STAGE_WIDTH, dice (2) * (120 + dice (300)));
      break;
    case 5:
      tl_edit_set_text (fixture->doc, fixture->map, TL_MAP_TITLE, words);
      break;
    case 6:
      ids[0] = stage;
      if (stage != NULL && fixture->columns->len > 4)
        tl_edit_delete (fixture->doc, ids, dice (2));
      break;
    default:
      tl_edit_set_integer (fixture->doc, fixture->map, TL_MAP_TEXT_SCALE, 100 + 25 * dice (5));
      break;
    }
}

static void
edit_curves (Fixture *fixture)
{
  g_autofree char *curve = g_strdup (any_record (fixture, TL_KIND_CURVE));
  const char      *card = any_record (fixture, TL_KIND_CARD);
  const GPtrArray *points;
  g_autofree char *words = dup_words (4);
  g_autofree char *point = NULL;
  double           score = dice (41) / 10.0 - 2;

  if (curve == NULL || dice (12) == 0)
    {
      g_autofree char *persona =
        dice (2) ? tl_edit_add_persona (fixture->doc, words, fixture->map) : NULL;

      g_free (tl_edit_ensure_curve (fixture->doc, fixture->map, persona, dice (3) == 0));
      return;
    }
  if (dice (3) == 0 && card != NULL &&
      tl_record_get_ref (tl_table_get (tl_document_get_table (fixture->doc), card),
                         TL_CARD_COLUMN) != NULL)
    {
      g_autofree char *id = g_strdup (card);

      g_free (tl_edit_set_card_score (fixture->doc, curve, id, score));
      return;
    }
  points = tl_table_get_children (tl_document_get_table (fixture->doc), curve, TL_KIND_POINT);
  if (points->len == 0 || dice (3) == 0)
    {
      if (fixture->columns->len > 0)
        g_free (tl_edit_add_point (fixture->doc,
                                   curve,
                                   any_id (fixture->columns),
                                   dice (11) / 10.0,
                                   score));
      return;
    }
  point = g_strdup (tl_record_get_id (g_ptr_array_index (points, dice (points->len))));
  switch (dice (4))
    {
    case 0:
      tl_edit_set_text (fixture->doc, point, TL_POINT_LABEL, words);
      break;
    case 1:
      tl_edit_set_number (fixture->doc, point, TL_POINT_SCORE, score);
      break;
    case 2:
      tl_edit_set_boolean (fixture->doc, point, TL_POINT_GAP, dice (2));
      break;
    default:
      tl_edit_set_boolean (fixture->doc, point, TL_POINT_MOMENT_OF_TRUTH, dice (2));
      break;
    }
}

static void
edit_links (Fixture *fixture)
{
  g_autofree char *from = g_strdup (any_record (fixture, TL_KIND_CARD));
  g_autofree char *to = g_strdup (any_record (fixture, TL_KIND_CARD));
  g_autofree char *words = dup_words (5);
  g_autofree char *link = g_strdup (any_record (fixture, TL_KIND_LINK));
  const char      *ids[] = { link, NULL };

  if (link != NULL && dice (3) == 0)
    tl_edit_delete (fixture->doc, ids, FALSE);
  else if (from != NULL && !g_str_equal (from, to))
    g_free (
      tl_edit_add_link (fixture->doc, fixture->map, from, to, dice (3), dice (2) ? words : ""));
}

static void
edit_about (Fixture *fixture)
{
  g_autofree char *card = g_strdup (any_record (fixture, TL_KIND_CARD));
  const TlRecord  *record =
    card == NULL ? NULL : tl_table_get (tl_document_get_table (fixture->doc), card);
  g_autofree char *column =
    record == NULL ? NULL : g_strdup (tl_record_get_ref (record, TL_CARD_COLUMN));

  if (column != NULL)
    g_free (tl_edit_add_about (fixture->doc,
                               fixture->map,
                               card,
                               column,
                               dice (2) ? TL_LANE_KIND_PAIN_POINTS : TL_LANE_KIND_OPPORTUNITIES,
                               "Waits too long"));
}

static void
edit_time (Fixture *fixture)
{
  static const char *const durations[] = { "", "PT5M", "P3D", "P2W", "PT1H30M", "P1M" };
  g_autofree char         *stage = g_strdup (any_record (fixture, TL_KIND_STAGE));
  g_autofree char         *step = g_strdup (any_record (fixture, TL_KIND_STEP));
  g_autofree char         *card = g_strdup (any_record (fixture, TL_KIND_CARD));
  const char              *duration = durations[dice (G_N_ELEMENTS (durations))];

  switch (dice (6))
    {
    case 0:
      tl_edit_set_boolean (fixture->doc, fixture->map, TL_MAP_SHOW_TIME, dice (3) > 0);
      break;
    case 1:
      tl_edit_set_boolean (fixture->doc, fixture->map, TL_MAP_TIME_TO_SCALE, dice (2));
      break;
    case 2:
      tl_edit_set_text (fixture->doc, fixture->map, TL_MAP_START, dice (2) ? "09:00" : "");
      break;
    case 3:
      if (card != NULL)
        tl_edit_set_text (fixture->doc, card, TL_CARD_DURATION, duration);
      break;
    default:
      if (step != NULL)
        tl_edit_set_text (fixture->doc, step, TL_STEP_DURATION, duration);
      else if (stage != NULL)
        tl_edit_set_text (fixture->doc, stage, TL_STAGE_DURATION, duration);
    }
}

/* What hangs on what, how it is known, how far it is, and whether the map shows that. */
static void
edit_work (Fixture *fixture)
{
  static const guint ratings[] = {
    TL_CARD_SEVERITY, TL_CARD_FREQUENCY, TL_CARD_IMPACT, TL_CARD_EFFORT
  };
  g_autofree char *card = g_strdup (any_record (fixture, TL_KIND_CARD));
  g_autofree char *other = g_strdup (any_record (fixture, TL_KIND_CARD));
  g_autofree char *words = dup_words (3);

  if (card == NULL)
    return;
  switch (dice (9))
    {
    case 0:
      tl_edit_show_codes (fixture->doc, fixture->map, dice (2));
      break;
    case 1:
      tl_edit_set_boolean (fixture->doc, fixture->map, TL_MAP_SHOW_COVERAGE, dice (2));
      break;
    case 2:
      tl_edit_set_about (fixture->doc, card, other, dice (3) > 0);
      break;
    case 3:
      g_free (tl_edit_add_answer (fixture->doc,
                                  (const char *const[]){ card, NULL },
                                  dice (2) ? TL_LANE_KIND_OPPORTUNITIES : TL_LANE_KIND_SOLUTIONS,
                                  words));
      break;
    case 4:
      tl_edit_set_integer (fixture->doc, card, TL_CARD_STATUS, dice (6));
      tl_edit_set_text (fixture->doc, card, TL_CARD_DUE, dice (2) ? "2001-01-31" : "9999-12-31");
      break;
    case 5:
      tl_edit_set_text (fixture->doc, card, TL_CARD_TEAM, words);
      break;
    case 6:
      tl_edit_set_integer (fixture->doc, card, TL_CARD_EVIDENCE_STATUS, dice (4));
      break;
    default:
      tl_edit_set_integer (fixture->doc, card, ratings[dice (4)], dice (6));
      break;
    }
}

static void
edit_comments (Fixture *fixture)
{
  static const TlKind kinds[] = { TL_KIND_CARD, TL_KIND_CARD,  TL_KIND_STAGE, TL_KIND_STEP,
                                  TL_KIND_LANE, TL_KIND_POINT, TL_KIND_LINK };
  g_autofree char    *comment = g_strdup (any_record (fixture, TL_KIND_COMMENT));
  TlCommentPlace      place = { 0 };
  const char         *ids[] = { comment, NULL };

  if (comment != NULL && dice (3) == 0)
    tl_edit_resolve (fixture->doc, comment, dice (2));
  else if (comment != NULL && dice (3) == 0)
    g_free (tl_edit_reply (fixture->doc, comment, "Mia", "Yes", "2026-01-31"));
  else if (comment != NULL && dice (4) == 0)
    tl_edit_delete (fixture->doc, ids, FALSE);
  else if (dice (20) == 0)
    tl_edit_set_boolean (fixture->doc, fixture->map, TL_MAP_SHOW_COMMENTS, dice (3) > 0);
  else
    {
      if (dice (4) > 0)
        place.about = any_record (fixture, kinds[dice (G_N_ELEMENTS (kinds))]);
      else
        {
          place.column = any_id (fixture->columns);
          place.lane = any_id (fixture->lanes);
        }
      g_free (tl_edit_add_comment (fixture->doc, fixture->map, &place, "Mia", "So?", "2026-01-31"));
    }
}

void
fixture_set_layout (Fixture *fixture, TlMapLayout layout)
{
  tl_document_begin (fixture->doc, "Layout");
  tl_edit_set_integer (fixture->doc, fixture->map, TL_MAP_LAYOUT, layout);
  tl_document_commit (fixture->doc);
}

static void
edit_evidence (Fixture *fixture)
{
  g_autofree char *card = g_strdup (any_record (fixture, TL_KIND_CARD));
  g_autofree char *evidence = g_strdup (any_record (fixture, TL_KIND_EVIDENCE));
  const char      *ids[] = { evidence, NULL };

  if (evidence == NULL || dice (3) == 0)
    g_free (tl_edit_add_evidence (fixture->doc, fixture->map, card, "Survey"));
  else if (card == NULL || dice (4) == 0)
    tl_edit_delete (fixture->doc, ids, FALSE);
  else
    tl_edit_attach_evidence (fixture->doc, evidence, card, dice (3) > 0);
}

void
fixture_edit_randomly (Fixture *fixture)
{
  g_autofree char  *card = g_strdup (any_record (fixture, TL_KIND_CARD));
  g_autofree char  *words = dup_words (12);
  const char *const ids[] = { card, NULL };
  guint             what = dice (26);

  if (what == 0 && tl_document_can_undo (fixture->doc))
    {
      tl_document_undo (fixture->doc);
      fixture_refresh_ids (fixture);
      /* Not back to before there was a map. */
      if (fixture->columns->len == 0 || fixture->lanes->len == 0)
        tl_document_redo (fixture->doc);
      fixture_refresh_ids (fixture);
      return;
    }
  tl_document_begin (fixture->doc, "Edit");
  if (what < 6 || card == NULL)
    g_free (tl_edit_add_card (fixture->doc,
                              fixture->map,
                              any_id (fixture->columns),
                              any_id (fixture->lanes),
                              words,
                              NULL));
  else if (what < 9)
    move_card (fixture, card);
  else if (what < 13)
    edit_card (fixture, card);
  else if (what < 14)
    edit_structure (fixture);
  else if (what < 16)
    edit_curves (fixture);
  else if (what < 17)
    edit_links (fixture);
  else if (what < 18)
    edit_about (fixture);
  else if (what < 19)
    tl_edit_park_cards (fixture->doc, ids);
  else if (what < 21)
    edit_comments (fixture);
  else if (what < 22)
    edit_time (fixture);
  else if (what < 24)
    edit_work (fixture);
  else if (what < 25)
    edit_evidence (fixture);
  else
    tl_edit_delete (fixture->doc, ids, TRUE);
  tl_document_commit (fixture->doc);
  fixture_refresh_ids (fixture);
}

Fixture *
fixture_new_random (guint n_edits)
{
  static const TlLaneKind kinds[] = { TL_LANE_KIND_ACTIONS,     TL_LANE_KIND_TOUCHPOINTS,
                                      TL_LANE_KIND_THOUGHTS,    TL_LANE_KIND_EMOTIONS,
                                      TL_LANE_KIND_PAIN_POINTS, TL_LANE_KIND_OPPORTUNITIES,
                                      TL_LANE_KIND_FRONTSTAGE,  TL_LANE_KIND_CHANNELS,
                                      TL_LANE_KIND_IMAGES,      TL_LANE_KIND_METRICS,
                                      TL_LANE_KIND_QUOTES,      TL_LANE_KIND_SUPPORT,
                                      TL_N_LANE_KINDS };
  Fixture                *fixture = fixture_new (2 + dice (5), kinds);

  for (guint i = 0; i < n_edits; i++)
    fixture_edit_randomly (fixture);
  return fixture;
}

/* --- What is painted --- */

static void
collect (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Painted painted = { tl_group_ref (group), *origin };

  g_array_append_val ((GArray *) user_data, painted);
}

static void
clear_painted (gpointer data)
{
  tl_group_unref (((Painted *) data)->group);
}

GArray *
list_painted (TlScene *scene, const TlRect *rect)
{
  GArray *painted = g_array_new (FALSE, FALSE, sizeof (Painted));

  g_array_set_clear_func (painted, clear_painted);
  tl_scene_foreach_in (scene, rect, collect, painted);
  return painted;
}

TlRect
painted_rect (const Painted *painted)
{
  return tl_rect_offset (&painted->group->bounds, painted->origin.x, painted->origin.y);
}

const Painted *
find_painted (const GArray *painted, TlRole role, const char *id)
{
  for (guint i = 0; i < painted->len; i++)
    {
      const Painted *one = &g_array_index (painted, Painted, i);

      if (one->group->role == role && g_strcmp0 (one->group->id, id) == 0)
        return one;
    }
  return NULL;
}

static gboolean
paint_equal (const TlPaint *a, const TlPaint *b)
{
  return tl_color_equal (&a->fill, &b->fill) && tl_color_equal (&a->stroke, &b->stroke) &&
         a->stroke_width == b->stroke_width && a->dash == b->dash;
}

static gboolean
item_equal (const TlItem *a, const TlItem *b)
{
  if (a->type != b->type || !paint_equal (&a->paint, &b->paint))
    return FALSE;
  switch (a->type)
    {
    case TL_ITEM_RECT:
      return tl_rect_equal (&a->rect.bounds, &b->rect.bounds) && a->rect.radius == b->rect.radius;
    case TL_ITEM_PATH:
      return a->path.n_ops == b->path.n_ops && a->path.n_points == b->path.n_points &&
             memcmp (a->path.ops, b->path.ops, a->path.n_ops) == 0 &&
             memcmp (a->path.points, b->path.points, a->path.n_points * sizeof (TlPoint)) == 0;
    case TL_ITEM_IMAGE:
      return tl_rect_equal (&a->image.bounds, &b->image.bounds) &&
             a->image.radius == b->image.radius && g_str_equal (a->image.image, b->image.image);
    case TL_ITEM_TEXT:
      return a->text.origin.x == b->text.origin.x && a->text.origin.y == b->text.origin.y &&
             g_str_equal (a->text.block->text, b->text.block->text) &&
             a->text.block->n_lines == b->text.block->n_lines &&
             a->text.block->box_width == b->text.block->box_width &&
             a->text.block->style.size == b->text.block->style.size;
    default:
      return FALSE;
    }
}

gboolean
group_equal (const TlGroup *a, const TlGroup *b)
{
  if (a->role != b->role || a->band != b->band || g_strcmp0 (a->id, b->id) != 0 ||
      g_strcmp0 (a->title, b->title) != 0 || a->n_items != b->n_items ||
      !tl_rect_equal (&a->bounds, &b->bounds))
    return FALSE;
  for (guint i = 0; i < a->n_items; i++)
    if (!item_equal (&a->items[i], &b->items[i]))
      return FALSE;
  return TRUE;
}

static void
dump_item (GString *out, const TlItem *item)
{
  static const char *const dashes[] = { "", " dashed", " dotted" };
  g_autofree char         *fill = tl_color_to_hex (&item->paint.fill);
  g_autofree char         *stroke = tl_color_to_hex (&item->paint.stroke);
  TlRect                   r = tl_item_get_bounds (item);

  switch (item->type)
    {
    case TL_ITEM_RECT:
      g_string_append (out, "  rect");
      break;
    case TL_ITEM_PATH:
      g_string_append_printf (out, "  path of %u", item->path.n_ops);
      break;
    case TL_ITEM_IMAGE:
      g_string_append_printf (out, "  image %s", item->image.image);
      break;
    case TL_ITEM_TEXT:
      g_string_append_printf (out,
                              "  text %g \"%s\" in %u",
                              item->text.block->style.size,
                              item->text.block->text,
                              item->text.block->n_lines);
      break;
    default:
      break;
    }
  g_string_append_printf (out, " at %.1f,%.1f %.1fx%.1f", r.x, r.y, r.width, r.height);
  if (item->paint.fill.alpha > 0)
    g_string_append_printf (out, " fill %s", fill);
  if (item->paint.stroke.alpha > 0)
    g_string_append_printf (out,
                            " stroke %s %g%s",
                            stroke,
                            item->paint.stroke_width,
                            dashes[item->paint.dash]);
  g_string_append_c (out, '\n');
}

char *
dump_painted (const GArray *painted)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < painted->len; i++)
    {
      const Painted *one = &g_array_index (painted, Painted, i);

      g_string_append_printf (out,
                              "%s%s%s at %g,%g\n",
                              tl_role_get_name (one->group->role),
                              one->group->title == NULL ? "" : " ",
                              one->group->title == NULL ? "" : one->group->title,
                              one->origin.x,
                              one->origin.y);
      for (guint k = 0; k < one->group->n_items; k++)
        dump_item (out, &one->group->items[k]);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

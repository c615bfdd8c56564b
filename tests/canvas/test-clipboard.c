/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes out by clipboard and comes in again: our own type, words, tables and pictures. */
#include "config.h"

#include "canvas-hands.h"

#include "canvas/tl-clip.h"
#include "export/tl-export.h"
#include "store/tl-store.h"

#include <string.h>

#define assert_cell(f, column, lane, titles)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *cell_ = hands_cell (f, column, lane);                                         \
    g_assert_cmpstr (cell_, ==, titles);                                                           \
  }                                                                                                \
  G_STMT_END

static int n_drawn; /* pictures made so far; counted in workers */

static TlTable *
parse (GBytes *bytes, GError **error)
{
  gint64 version;

  return tl_store_parse (bytes, "clipboard", &version, error);
}

static GBytes *
draw (const TlTable     *table,
      const char        *map,
      const char *const *ids,
      const char        *mime_type,
      GError           **error)
{
  TlExportOptions options = { .map = map };

  g_atomic_int_inc (&n_drawn);
  return tl_export_selection (table, &options, ids, mime_type, error);
}

static const TlCanvasFormats formats = { tl_store_serialize, parse, draw };

static void
set_up (Hands *f, gconstpointer data)
{
  hands_set_up (f, data);
  tl_canvas_set_formats (f->canvas, &formats);
  tl_document_begin (f->document, "Add");
  g_free (tl_edit_add_card (f->document, f->map, f->stages[0], f->actions, "Calls <us>", NULL));
  g_free (tl_edit_add_card (f->document, f->map, f->stages[1], f->actions, "Waits", NULL));
  g_free (tl_edit_add_link (f->document, f->map, f->first, f->second, TL_LINK_KIND_NEXT, "then"));
  tl_document_commit (f->document);
}

static const char *
get_id (Hands *f, const char *title)
{
  return tl_record_get_id (hands_card (f, title));
}

static void
select_titles (Hands *f, const char *const *titles)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; titles[i] != NULL; i++)
    g_ptr_array_add (ids, (char *) get_id (f, titles[i]));
  g_ptr_array_add (ids, NULL);
  hands_focus (f, ids->pdata[0]);
  tl_canvas_select (f->canvas, (const char *const *) ids->pdata);
}

#define SELECT(f, ...) select_titles (f, (const char *const[]){ __VA_ARGS__, NULL })

static GdkClipboard *
get_clipboard (Hands *f)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (f->canvas));
}

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct
{
  GBytes  *bytes;
  gboolean done;
} Reading;

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) >= 0)
    reading->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  reading->done = TRUE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) stream =
    gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  g_assert_no_error (error);
  g_output_stream_splice_async (memory,
                                stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                0,
                                NULL,
                                spliced_cb,
                                reading);
}

/* What another program would get. */
static GBytes *
read_type (Hands *f, const char *mime_type)
{
  const char *types[] = { mime_type, NULL };
  Reading     reading = { 0 };

  gdk_clipboard_read_async (get_clipboard (f), types, 0, NULL, opened_cb, &reading);
  while (!reading.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (reading.bytes);
  return reading.bytes;
}

static char *
read_text (Hands *f, const char *mime_type)
{
  g_autoptr (GBytes) bytes = read_type (f, mime_type);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
offers (Hands *f, const char *mime_type)
{
  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (get_clipboard (f)),
                                                mime_type);
}

/* As if another process had put it there. */
static void
put_bytes (Hands *f, const char *mime_type, GBytes *bytes)
{
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes (mime_type, bytes);

  gdk_clipboard_set_content (get_clipboard (f), provider);
}

/* The clipboard answers when it likes. */
static void
paste (Hands *f)
{
  guint64 revision = tl_document_get_revision (f->document);
  gint64  deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_clear_pointer (&f->notice, g_free);
  hands_key (f, GDK_KEY_v, CTRL);
  while (tl_document_get_revision (f->document) == revision && f->notice == NULL &&
         g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  hands_settle ();
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
test_words (Hands *f, gconstpointer data)
{
  g_autofree char *lines = NULL, *table = NULL, *html = NULL;

  SELECT (f, "Hotline", "Counter");
  hands_key (f, GDK_KEY_c, CTRL);
  lines = read_text (f, "text/plain;charset=utf-8");
  g_assert_cmpstr (lines, ==, "Hotline\nCounter");
  SELECT (f, "Waits", "Hotline", "Counter", "Calls <us>");
  hands_key (f, GDK_KEY_c, CTRL);
  /* One card a field, lanes in their order. */
  table = read_text (f, "text/plain;charset=utf-8");
  g_assert_cmpstr (table, ==, "Calls <us>\tWaits\nHotline\t\nCounter\t");
  html = read_text (f, "text/html");
  g_assert_nonnull (strstr (html, "<th>Awareness</th><th>Consideration</th>"));
  g_assert_nonnull (strstr (html, "<tr><th>Actions</th><td><p>Calls &lt;us&gt;</p></td>"));
  g_assert_nonnull (strstr (html, "<td><p>Hotline</p><p>Counter</p></td><td></td>"));
  g_assert_null (strstr (html, "<us>"));
}

/* --- Pictures --------------------------------------------------------------------------------- */

static void
test_pictures (Hands *f, gconstpointer data)
{
  static const char png[] = { '\x89', 'P', 'N', 'G' };
  g_autoptr (GBytes) picture = NULL;
  g_autofree char *svg = NULL, *whole = NULL, *html = NULL, *source = NULL;
  int              before = g_atomic_int_get (&n_drawn);

  SELECT (f, "Hotline");
  hands_key (f, GDK_KEY_c, CTRL);
  hands_settle ();
  /* Nothing is drawn before somebody asks. */
  g_assert_cmpint (g_atomic_int_get (&n_drawn), ==, before);
  picture = read_type (f, "image/png");
  g_assert_cmpint (g_atomic_int_get (&n_drawn), ==, before + 1);
  g_assert_cmpmem (g_bytes_get_data (picture, NULL), 4, png, 4);
  svg = read_text (f, "image/svg+xml");
  g_assert_nonnull (strstr (svg, "Hotline"));
  g_assert_null (strstr (svg, "Counter"));
  /* As a picture, with its words for programs that take none, and nothing of our own. */
  hands_key (f, GDK_KEY_c, CTRL | SHIFT);
  g_assert_true (offers (f, "image/png"));
  g_assert_true (offers (f, "image/svg+xml"));
  html = read_text (f, "text/html");
  g_assert_nonnull (strstr (html, "Hotline"));
  g_assert_null (strstr (html, "Counter"));
  g_assert_true (offers (f, "text/plain"));
  g_assert_false (offers (f, tl_clip_get_mime_type (TL_EXCERPT_CARDS)));
  g_assert_cmpstr (f->notice, ==, "Picture of the cards copied");
  tl_canvas_select (f->canvas, (const char *const[]){ NULL });
  hands_key (f, GDK_KEY_c, CTRL | SHIFT);
  whole = read_text (f, "image/svg+xml");
  g_assert_nonnull (strstr (whole, "Awareness"));
  g_assert_cmpstr (f->notice, ==, "Picture of the map copied");
  /* Its source as text, for programs that make a picture of that. */
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.copy-svg-text", NULL);
  source = read_text (f, "text/plain;charset=utf-8");
  g_assert_cmpstr (source, ==, whole);
  g_assert_false (offers (f, "image/png"));
}

/* --- Our own type ----------------------------------------------------------------------------- */

static void
test_cells (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = NULL;

  SELECT (f, "Hotline", "Waits");
  hands_key (f, GDK_KEY_c, CTRL);
  before = hands_snapshot (f);
  hands_focus_cell (f, f->stages[2], f->actions);
  paste (f);
  assert_cell (f, f->stages[3], f->actions, "Waits");
  assert_cell (f, f->stages[2], f->touchpoints, "Hotline");
  hands_assert_one_step (f, before, "Paste 2 Cards");
  /* At the edge one has no place. */
  hands_focus_cell (f, f->stages[4], f->actions);
  paste (f);
  assert_cell (f, f->stages[4], f->touchpoints, "Hotline");
  g_assert_cmpstr (f->notice, ==, "1 card did not fit and was parked");
  g_assert_true (f->notice_undo);
}

static void
test_other_process (Hands *f, gconstpointer data)
{
  g_autoptr (TlDocument) other = tl_edit_new_document (tl_id_source_new_seeded (8), "Other", TRUE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlDocument) own = g_object_ref (f->document);
  const GPtrArray *maps, *stages, *links;
  const TlTable   *table = tl_document_get_table (other);
  const char      *map, *lane;

  SELECT (f, "Hotline", "Counter");
  hands_key (f, GDK_KEY_c, CTRL);
  bytes = read_type (f, tl_clip_get_mime_type (TL_EXCERPT_CARDS));
  maps = tl_table_get_children (table, tl_document_get_id (other), TL_KIND_MAP);
  map = tl_record_get_id (maps->pdata[0]);
  stages = tl_table_get_children (table, map, TL_KIND_STAGE);
  lane = tl_record_get_id (tl_query_lane_of_kind (table, map, TL_LANE_KIND_TOUCHPOINTS));
  tl_canvas_set_document (f->canvas, other, map);
  put_bytes (f, tl_clip_get_mime_type (TL_EXCERPT_CARDS), bytes);
  f->document = other;
  hands_focus_cell (f, tl_record_get_id (stages->pdata[1]), lane);
  paste (f);
  {
    g_autoptr (GPtrArray) cell =
      tl_query_cell (table, map, tl_record_get_id (stages->pdata[1]), lane);

    g_assert_cmpuint (cell->len, ==, 2);
    g_assert_cmpstr (tl_record_get_text (cell->pdata[0], TL_CARD_FROM), ==, f->first);
  }
  links = tl_table_get_children (table, map, TL_KIND_LINK);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (tl_record_get_text (links->pdata[0], TL_LINK_LABEL), ==, "then");
  f->document = own;
  tl_canvas_set_document (f->canvas, own, f->map);
}

static void
test_bad_bytes (Hands *f, gconstpointer data)
{
  static const char *const bad[] = {
    "", "{", "[]", "{\"format\": \"throughline\", \"version\": 1, \"maps\": 3}", "\xff\xfe\x00",
  };
  g_autoptr (TlTable) before = hands_snapshot (f);

  hands_focus_cell (f, f->stages[2], f->actions);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (bad[i], strlen (bad[i]));

      put_bytes (f, tl_clip_get_mime_type (TL_EXCERPT_CARDS), bytes);
      paste (f);
      g_assert_cmpstr (f->notice, ==, "What was copied could not be read");
      g_assert_true (tl_table_equal (hands_table (f), before));
    }
}

static void
test_cut (Hands *f, gconstpointer data)
{
  g_autofree char *curve = NULL;
  g_autoptr (TlTable) before = NULL;
  const GPtrArray *points;

  tl_document_begin (f->document, "Score");
  curve = tl_edit_ensure_curve (f->document, f->map, NULL, FALSE);
  g_free (tl_edit_set_card_score (f->document, curve, f->first, 1.5));
  tl_document_commit (f->document);
  before = hands_snapshot (f);
  SELECT (f, "Hotline");
  hands_key (f, GDK_KEY_x, CTRL);
  points = tl_table_get_children (hands_table (f), curve, TL_KIND_POINT);
  g_assert_cmpuint (points->len, ==, 0);
  hands_assert_one_step (f, before, "Cut Card");
  g_assert_true (tl_document_redo (f->document));
  hands_focus_cell (f, f->stages[2], f->touchpoints);
  paste (f);
  assert_cell (f, f->stages[2], f->touchpoints, "Hotline");
  points = tl_table_get_children (hands_table (f), curve, TL_KIND_POINT);
  g_assert_cmpuint (points->len, ==, 1);
  g_assert_cmpfloat (tl_record_get_number (points->pdata[0], TL_POINT_SCORE), ==, 1.5);
  /* Linked with the one that stayed, and called what it was called. */
  g_assert_cmpuint (tl_table_get_children (hands_table (f), f->map, TL_KIND_LINK)->len, ==, 1);
  g_assert_cmpstr (tl_record_get_text (hands_card (f, "Hotline"), TL_CARD_CODE), ==, "T1");
}

static void
test_stages (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  const GPtrArray *stages;

  hands_focus (f, f->stages[0]);
  hands_key (f, GDK_KEY_c, CTRL);
  hands_focus (f, f->stages[1]);
  paste (f);
  stages = tl_table_get_children (hands_table (f), f->map, TL_KIND_STAGE);
  g_assert_cmpuint (stages->len, ==, 6);
  assert_cell (f, tl_record_get_id (stages->pdata[2]), f->touchpoints, "Hotline|Counter");
  g_assert_cmpstr (tl_canvas_get_focus (f->canvas).id, ==, tl_record_get_id (stages->pdata[2]));
  hands_assert_one_step (f, before, "Paste 1 Stage");
}

static void
test_lanes (Hands *f, gconstpointer data)
{
  g_autoptr (TlTable) before = hands_snapshot (f);
  const GPtrArray *lanes;
  guint            n = tl_table_get_children (before, f->map, TL_KIND_LANE)->len;

  hands_focus (f, f->touchpoints);
  hands_key (f, GDK_KEY_c, CTRL);
  paste (f);
  lanes = tl_table_get_children (hands_table (f), f->map, TL_KIND_LANE);
  g_assert_cmpuint (lanes->len, ==, n + 1);
  assert_cell (f, f->stages[0], tl_canvas_get_focus (f->canvas).id, "Hotline|Counter");
  hands_assert_one_step (f, before, "Paste 1 Lane");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/canvas/clipboard/" name, Hands, NULL, set_up, func, hands_tear_down)
  ADD ("words", test_words);
  ADD ("pictures", test_pictures);
  ADD ("cells", test_cells);
  ADD ("other-process", test_other_process);
  ADD ("bad-bytes", test_bad_bytes);
  ADD ("cut", test_cut);
  ADD ("stages", test_stages);
  ADD ("lanes", test_lanes);
  return g_test_run ();
}

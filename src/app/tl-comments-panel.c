/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The comments panel. What is written is about the focus of the canvas, and stays about it while
 * somebody writes, wherever the focus goes meanwhile. Threads keep their widgets, so that an answer
 * that is being typed outlives any change; only their order and what they show follow the document.
 * The panel looks only while it is seen. */
#include "config.h"

#include "app/tl-comments-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/tl-edit-comment.h"

#include "app/tl-author.h"
#include "app/tl-comment-entry.h"
#include "app/tl-comment-thread.h"
#include "app/tl-window-part.h"

/* "5 minutes ago" grows old. */
#define REFRESH_SECONDS 60

struct _TlCommentsPanel
{
  GtkWidget parent_instance;

  TlCanvas   *canvas; /* borrowed: the window's */
  GSettings  *settings;
  TlDocument *document;
  char       *map;
  gboolean    read_only;
  gboolean    outdated;
  guint       update_id;
  guint       refresh_id;

  /* What the comment that is being written is about. */
  char *about;
  char *column;
  char *lane;

  TlCommentsFilter filter;
  GHashTable      *threads; /* id -> TlCommentThread, borrowed: in the list */

  GtkWidget *box;
  GtkWidget *subject;
  GtkWidget *author; /* button with an avatar */
  GtkWidget *composer;
  GtkWidget *entry;
  GtkWidget *filters[TL_COMMENTS_ALL + 1];
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *scroller;
};

enum
{
  NOTICE,
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void tl_comments_panel_part_init (TlWindowPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlCommentsPanel,
                               tl_comments_panel,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TL_TYPE_WINDOW_PART,
                                                      tl_comments_panel_part_init))

/* --- What is written about ---------------------------------------------------------------------
 */

static TlCommentPlace
get_subject (TlCommentsPanel *self)
{
  return (TlCommentPlace){ self->about, self->column, self->lane };
}

static gboolean
is_there (TlCommentsPanel *self, const char *id)
{
  return !id || tl_table_get (tl_document_get_table (self->document), id) != NULL;
}

/* Follows the focus, unless something is being written about what had it. */
static void
follow_focus (TlCommentsPanel *self)
{
  TlCommentPlace place = tl_canvas_get_comment_place (self->canvas);

  if (!tl_comment_entry_is_blank (TL_COMMENT_ENTRY (self->entry)) && is_there (self, self->about) &&
      is_there (self, self->column) && is_there (self, self->lane))
    return;
  g_free (self->about);
  g_free (self->column);
  g_free (self->lane);
  self->about = g_strdup (place.about);
  self->column = g_strdup (place.column);
  self->lane = g_strdup (place.lane);
}

static const char *
get_column_title (const TlTable *table, const char *column)
{
  const TlRecord *record = tl_table_get (table, column);

  return tl_record_get_text (record,
                             tl_record_get_kind (record) == TL_KIND_STEP ? TL_STEP_TITLE
                                                                         : TL_STAGE_TITLE);
}

/* What a place is called, as a screen reader is told; of what is not drawn what can be said. */
static char *
dup_place_name (TlCommentsPanel *self, const TlCommentPlace *place)
{
  TlScene         *scene = tl_canvas_get_scene (self->canvas);
  const TlTable   *table = tl_document_get_table (self->document);
  TlPlace          at;
  g_autofree char *name = NULL;

  if (!place->about && !place->column)
    return g_strdup (_ ("Whole Map"));
  if (!place->about)
    return g_strdup_printf ("%s · %s",
                            tl_scene_get_lane_title (scene, place->lane),
                            get_column_title (table, place->column));
  at = tl_scene_place_of (scene, place->about);
  name = tl_scene_dup_name (scene, &at);
  if (*name)
    return g_steal_pointer (&name);
  /* In a hidden lane, for one. */
  if (tl_table_get_kind (table, place->about, TL_KIND_CARD))
    return g_strdup (tl_record_get_text (tl_table_get (table, place->about), TL_CARD_TITLE));
  return g_strdup (_ ("Not Shown"));
}

static void
update_subject (TlCommentsPanel *self)
{
  TlCommentPlace   place = get_subject (self);
  g_autofree char *name = dup_place_name (self, &place);
  /* Translators: %s is what a comment is about, "Touchpoint: Workshop hotline". */
  g_autofree char *text = g_strdup_printf (_ ("On %s"), name);

  gtk_label_set_text (GTK_LABEL (self->subject), text);
  gtk_widget_set_tooltip_text (self->subject, text);
}

/* --- The list ----------------------------------------------------------------------------------
 */

typedef struct
{
  const TlRecord *thread;
  gboolean        here; /* at what has the focus */
  const char     *last; /* order key of the latest comment */
} Row;

static gboolean
is_wanted (TlCommentsPanel *self, const TlRecord *thread)
{
  gboolean resolved = tl_record_get_boolean (thread, TL_COMMENT_RESOLVED);

  return self->filter == TL_COMMENTS_ALL || resolved == (self->filter == TL_COMMENTS_RESOLVED);
}

static gboolean
is_here (TlCommentsPanel *self, const TlRecord *thread)
{
  TlCommentPlace place = tl_comments_get_place (thread);

  return g_strcmp0 (place.about, self->about) == 0 && g_strcmp0 (place.column, self->column) == 0 &&
         g_strcmp0 (place.lane, self->lane) == 0;
}

/* Those at hand first, then those in which somebody said something last. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *left = a, *right = b;

  if (left->here != right->here)
    return left->here ? -1 : 1;
  return strcmp (right->last, left->last);
}

static GArray *
list_rows (TlCommentsPanel *self, guint counts[2])
{
  const TlTable *table = tl_document_get_table (self->document);
  g_autoptr (GPtrArray) threads = tl_comments_list_threads (table, self->map);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  counts[0] = counts[1] = 0;
  for (guint i = 0; i < threads->len; i++)
    {
      g_autoptr (GPtrArray) replies = tl_comments_list_replies (table, threads->pdata[i]);
      const TlRecord *last =
        replies->len > 0 ? replies->pdata[replies->len - 1] : threads->pdata[i];
      Row row = { threads->pdata[i],
                  is_here (self, threads->pdata[i]),
                  tl_record_get_text (last, TL_FIELD_ORDER) };

      counts[tl_record_get_boolean (row.thread, TL_COMMENT_RESOLVED)]++;
      if (is_wanted (self, row.thread))
        g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

static void
go_cb (TlCommentThread *thread, TlCommentsPanel *self)
{
  TlPlace     place = tl_scene_place_of_comment (tl_canvas_get_scene (self->canvas),
                                             tl_comment_thread_get_id (thread));
  const char *ids[] = { place.id, NULL };

  if (place.type == TL_PLACE_NONE)
    {
      g_signal_emit (self, signals[NOTICE], 0, _ ("That place is not shown on the map"), FALSE);
      return;
    }
  tl_canvas_focus_place (self->canvas, &place);
  if (place.type == TL_PLACE_CARD)
    tl_canvas_select (self->canvas, ids);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
thread_notice_cb (TlCommentsPanel *self, const char *text)
{
  g_signal_emit (self, signals[NOTICE], 0, text, TRUE);
}

static TlCommentThread *
ensure_thread (TlCommentsPanel *self, const char *id)
{
  GtkWidget *thread = g_hash_table_lookup (self->threads, id);

  if (thread)
    return TL_COMMENT_THREAD (thread);
  thread = tl_comment_thread_new (self->document, id, self->read_only);
  g_signal_connect (thread, "go", G_CALLBACK (go_cb), self);
  g_signal_connect_swapped (thread, "notice", G_CALLBACK (thread_notice_cb), self);
  g_hash_table_insert (self->threads, g_strdup (id), thread);
  gtk_box_append (GTK_BOX (self->list), thread);
  return TL_COMMENT_THREAD (thread);
}

/* Takes away the widgets of threads that are gone; those that the filter leaves out only hide. */
static void
drop_threads (TlCommentsPanel *self, gboolean all)
{
  GHashTableIter iter;
  gpointer       id, thread;

  g_hash_table_iter_init (&iter, self->threads);
  while (g_hash_table_iter_next (&iter, &id, &thread))
    {
      gtk_widget_set_visible (thread, FALSE);
      if (!all && tl_table_get_kind (tl_document_get_table (self->document), id, TL_KIND_COMMENT))
        continue;
      gtk_box_remove (GTK_BOX (self->list), thread);
      g_hash_table_iter_remove (&iter);
    }
}

static void
show_rows (TlCommentsPanel *self, const GArray *rows)
{
  g_autofree char *author = tl_author_dup_name (self->settings);
  GtkWidget       *before = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row       *row = &g_array_index (rows, Row, i);
      TlCommentPlace   place = tl_comments_get_place (row->thread);
      g_autofree char *name = dup_place_name (self, &place);
      TlCommentThread *thread = ensure_thread (self, tl_record_get_id (row->thread));

      gtk_widget_set_visible (GTK_WIDGET (thread), TRUE);
      tl_comment_thread_update (thread, name, author);
      if (gtk_widget_get_prev_sibling (GTK_WIDGET (thread)) != before)
        gtk_box_reorder_child_after (GTK_BOX (self->list), GTK_WIDGET (thread), before);
      if (row->here)
        gtk_widget_add_css_class (GTK_WIDGET (thread), "here");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (thread), "here");
      before = GTK_WIDGET (thread);
    }
}

static void
update_filters (TlCommentsPanel *self, const guint counts[2])
{
  g_autofree char *open = g_strdup_printf (_ ("Open (%u)"), counts[0]);
  g_autofree char *resolved = g_strdup_printf (_ ("Resolved (%u)"), counts[1]);

  gtk_button_set_label (GTK_BUTTON (self->filters[TL_COMMENTS_OPEN]), open);
  gtk_button_set_label (GTK_BUTTON (self->filters[TL_COMMENTS_RESOLVED]), resolved);
}

static void
update_empty (TlCommentsPanel *self, guint n_rows, const guint counts[2])
{
  gboolean any = counts[0] + counts[1] > 0;

  gtk_widget_set_visible (self->empty, n_rows == 0);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty),
                             !any                                   ? _ ("No Comments Yet")
                             : self->filter == TL_COMMENTS_RESOLVED ? _ ("Nothing Resolved")
                                                                    : _ ("Nothing Open"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (self->empty),
    any ? NULL : _ ("Choose a card, a heading or an empty cell on the map and write here."));
}

static void
update (TlCommentsPanel *self)
{
  g_autoptr (GArray) rows = NULL;
  guint counts[2];

  self->outdated = FALSE;
  if (!self->document || !is_there (self, self->map))
    return;
  follow_focus (self);
  update_subject (self);
  rows = list_rows (self, counts);
  drop_threads (self, FALSE);
  show_rows (self, rows);
  update_filters (self, counts);
  update_empty (self, rows->len, counts);
}

static gboolean
update_cb (gpointer user_data)
{
  TlCommentsPanel *self = user_data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Tells how many threads are open, seen or not. */
static void
count (TlCommentsPanel *self)
{
  const TlTable *table = self->document ? tl_document_get_table (self->document) : NULL;

  g_signal_emit (self,
                 signals[COUNTED],
                 0,
                 table && self->map ? tl_comments_count (table, self->map).n_open : 0);
}

static void
queue_update (TlCommentsPanel *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->outdated = TRUE;
  else if (!self->update_id)
    /* After drawing: walking fast must not wait for the panel. */
    self->update_id = g_idle_add (update_cb, self);
}

static void
document_changed_cb (TlCommentsPanel *self)
{
  count (self);
  queue_update (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  update (user_data);
  return G_SOURCE_CONTINUE;
}

/* --- Writing -----------------------------------------------------------------------------------
 */

static void
send_cb (TlCommentsPanel *self, const char *text)
{
  TlCommentPlace   place = get_subject (self);
  g_autofree char *author = tl_author_dup_name (self->settings);
  g_autofree char *id = NULL;

  if (self->read_only || !self->document)
    return;
  tl_canvas_commit_writing (self->canvas);
  tl_document_begin (self->document, _ ("Comment"));
  id = tl_edit_add_comment (self->document, self->map, &place, author, text, NULL);
  tl_document_commit (self->document);
  if (!id)
    {
      g_signal_emit (self, signals[NOTICE], 0, _ ("What this is about is gone"), FALSE);
      return;
    }
  if (self->filter == TL_COMMENTS_RESOLVED)
    tl_comments_panel_set_filter (self, TL_COMMENTS_OPEN);
  queue_update (self);
}

static void
cancel_cb (TlCommentsPanel *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  queue_update (self);
}

static void
filter_toggled_cb (TlCommentsPanel *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->filters); i++)
    if (self->filters[i] == GTK_WIDGET (button))
      self->filter = (TlCommentsFilter) i;
  queue_update (self);
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
tl_comments_panel_map (GtkWidget *widget)
{
  TlCommentsPanel *self = TL_COMMENTS_PANEL (widget);

  GTK_WIDGET_CLASS (tl_comments_panel_parent_class)->map (widget);
  if (self->outdated)
    update (self);
  if (!self->refresh_id)
    self->refresh_id = g_timeout_add_seconds (REFRESH_SECONDS, refresh_cb, self);
}

static void
tl_comments_panel_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&TL_COMMENTS_PANEL (widget)->refresh_id, g_source_remove);
  GTK_WIDGET_CLASS (tl_comments_panel_parent_class)->unmap (widget);
}

static void
set_document (TlWindowPart *part, TlDocument *document, const char *map, gboolean read_only)
{
  TlCommentsPanel *self = TL_COMMENTS_PANEL (part);

  drop_threads (self, TRUE);
  tl_window_part_follow (self, &self->document, document, G_CALLBACK (document_changed_cb));
  g_free (self->map);
  self->map = g_strdup (map);
  self->read_only = read_only;
  tl_comment_entry_set_text (TL_COMMENT_ENTRY (self->entry), "");
  gtk_widget_set_visible (self->composer, document && !read_only);
  gtk_widget_set_visible (self->subject, document && !read_only);
  document_changed_cb (self);
}

static void
commit_writing (TlWindowPart *part)
{
  TlCommentsPanel *self = TL_COMMENTS_PANEL (part);
  GHashTableIter   iter;
  gpointer         thread;

  g_hash_table_iter_init (&iter, self->threads);
  while (g_hash_table_iter_next (&iter, NULL, &thread))
    tl_comment_thread_commit (thread);
}

static void
tl_comments_panel_part_init (TlWindowPartInterface *iface)
{
  iface->set_document = set_document;
  iface->commit_writing = commit_writing;
}

static void
tl_comments_panel_dispose (GObject *object)
{
  TlCommentsPanel *self = TL_COMMENTS_PANEL (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  tl_window_part_follow (self, &self->document, NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->threads, g_hash_table_unref);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->map, g_free);
  g_clear_pointer (&self->about, g_free);
  g_clear_pointer (&self->column, g_free);
  g_clear_pointer (&self->lane, g_free);
  G_OBJECT_CLASS (tl_comments_panel_parent_class)->dispose (object);
}

static void
tl_comments_panel_class_init (TlCommentsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_comments_panel_dispose;
  widget_class->map = tl_comments_panel_map;
  widget_class->unmap = tl_comments_panel_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[NOTICE] = g_signal_new ("notice",
                                  TL_TYPE_COMMENTS_PANEL,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRING,
                                  G_TYPE_BOOLEAN);
  signals[COUNTED] = g_signal_new ("counted",
                                   TL_TYPE_COMMENTS_PANEL,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_UINT);
}

static GtkWidget *
new_filters (TlCommentsPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < G_N_ELEMENTS (self->filters); i++)
    {
      self->filters[i] = gtk_toggle_button_new_with_label (_ ("All"));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->filters[i]),
                                     GTK_TOGGLE_BUTTON (self->filters[0]));
      gtk_widget_set_hexpand (self->filters[i], TRUE);
      gtk_box_append (GTK_BOX (box), self->filters[i]);
      g_signal_connect_swapped (self->filters[i], "toggled", G_CALLBACK (filter_toggled_cb), self);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[0]), TRUE);
  return box;
}

static GtkWidget *
new_list (TlCommentsPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->list, "comment-list");
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "tl-comment-symbolic");
  gtk_widget_add_css_class (self->empty, "compact");
  gtk_widget_set_vexpand (self->empty, TRUE);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->empty);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  return self->scroller;
}

static void
build (TlCommentsPanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->subject = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->subject), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->subject), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->subject, "heading");
  self->composer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->author = tl_author_button_new (self->settings);
  gtk_widget_set_valign (self->author, GTK_ALIGN_START);
  self->entry = tl_comment_entry_new (_ ("Comment"), _ ("Comment"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "send", G_CALLBACK (send_cb), self);
  g_signal_connect_swapped (self->entry, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_box_append (GTK_BOX (self->composer), self->author);
  gtk_box_append (GTK_BOX (self->composer), self->entry);
  gtk_widget_add_css_class (head, "comment-head");
  gtk_box_append (GTK_BOX (head), self->subject);
  gtk_box_append (GTK_BOX (head), self->composer);
  gtk_box_append (GTK_BOX (head), new_filters (self));
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), new_list (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
tl_comments_panel_init (TlCommentsPanel *self)
{
  self->threads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->outdated = TRUE;
}

/**
 * tl_comments_panel_new:
 * @canvas: whose focus it follows; must outlive it
 * @settings: (nullable): where the writer's name is kept
 *
 * Returns: (transfer floating): a panel without a document
 */
GtkWidget *
tl_comments_panel_new (TlCanvas *canvas, GSettings *settings)
{
  TlCommentsPanel *self;

  g_return_val_if_fail (TL_IS_CANVAS (canvas), NULL);

  self = g_object_new (TL_TYPE_COMMENTS_PANEL, NULL);
  self->canvas = canvas;
  self->settings = settings ? g_object_ref (settings) : NULL;
  build (self);
  g_signal_connect_object (canvas,
                           "selection-changed",
                           G_CALLBACK (queue_update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas,
                           "notify::focus-id",
                           G_CALLBACK (queue_update),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * tl_comments_panel_open:
 * @self: a panel that is shown
 * @write: whether somebody wants to write
 *
 * Turns to what has the focus on the canvas: with the cursor in the entry, or at its threads.
 */
void
tl_comments_panel_open (TlCommentsPanel *self, gboolean write)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (TL_IS_COMMENTS_PANEL (self));

  update (self);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_set_value (adjustment, 0);
  if (write && !self->read_only)
    gtk_widget_grab_focus (self->entry);
  else if (!gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

/**
 * tl_comments_panel_set_filter:
 * @self: a panel
 * @filter: which threads are shown
 */
void
tl_comments_panel_set_filter (TlCommentsPanel *self, TlCommentsFilter filter)
{
  g_return_if_fail (TL_IS_COMMENTS_PANEL (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[filter]), TRUE);
}

/**
 * tl_comments_panel_get_entry:
 * @self: a panel
 *
 * Returns: (transfer none): where a comment is written
 */
GtkWidget *
tl_comments_panel_get_entry (TlCommentsPanel *self)
{
  g_return_val_if_fail (TL_IS_COMMENTS_PANEL (self), NULL);

  return self->entry;
}

/**
 * tl_comments_panel_list_threads:
 * @self: a panel
 *
 * Returns: (transfer container) (element-type TlCommentThread): the threads shown, from the top
 */
GPtrArray *
tl_comments_panel_list_threads (TlCommentsPanel *self)
{
  GPtrArray *threads = g_ptr_array_new ();

  g_return_val_if_fail (TL_IS_COMMENTS_PANEL (self), threads);

  for (GtkWidget *child = gtk_widget_get_first_child (self->list); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      g_ptr_array_add (threads, child);
  return threads;
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A thread in the comments panel. Its messages are made anew when what they show has changed, and
 * only then: a signature tells. What is being typed stands in an entry of its own, which outlives
 * that. Everything done here is one step of undo. */
#include "config.h"

#include "app/tl-comment-thread.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "map/tl-edit-comment.h"

#include "app/tl-ago.h"
#include "app/tl-comment-entry.h"

#define AVATAR_PX 28

struct _TlCommentThread
{
  GtkWidget parent_instance;

  TlDocument *document;
  char       *id;
  gboolean    read_only;
  char       *author; /* who answers */
  char       *shown;
  char       *edited; /* the comment whose words are being changed */

  GtkWidget *box;
  GtkWidget *place;
  GtkWidget *place_label;
  GtkWidget *resolve;
  GtkWidget *messages;
  GtkWidget *entry;
  GtkWidget *editor; /* in the place of the edited comment's words */
};

enum
{
  GO,
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlCommentThread, tl_comment_thread, GTK_TYPE_WIDGET)

static void rebuild (TlCommentThread *self);

static const TlTable *
get_table (TlCommentThread *self)
{
  return tl_document_get_table (self->document);
}

static const TlRecord *
find (TlCommentThread *self, const char *id)
{
  return id ? tl_table_get_kind (get_table (self), id, TL_KIND_COMMENT) : NULL;
}

/* The thread's comments, the first one first. */
static GPtrArray *
list_comments (TlCommentThread *self, const TlRecord *thread)
{
  GPtrArray *comments = tl_comments_list_replies (get_table (self), thread);

  g_ptr_array_insert (comments, 0, (gpointer) thread);
  return comments;
}

/* --- Doing -------------------------------------------------------------------------------------
 */

static void
resolve_clicked_cb (TlCommentThread *self)
{
  const TlRecord *thread = find (self, self->id);
  gboolean        resolve = thread && !tl_record_get_boolean (thread, TL_COMMENT_RESOLVED);

  if (!thread || self->read_only)
    return;
  tl_document_begin (self->document, resolve ? _ ("Resolve Comment") : _ ("Reopen Comment"));
  tl_edit_resolve (self->document, self->id, resolve);
  tl_document_commit (self->document);
}

static void
reply_cb (TlCommentThread *self, const char *text)
{
  if (!find (self, self->id) || self->read_only)
    return;
  tl_document_begin (self->document, _ ("Reply"));
  g_free (tl_edit_reply (self->document, self->id, self->author, text, NULL));
  tl_document_commit (self->document);
}

static void
stop_editing (TlCommentThread *self)
{
  g_clear_pointer (&self->edited, g_free);
  self->editor = NULL;
  g_clear_pointer (&self->shown, g_free);
  rebuild (self);
}

static void
edited_cb (TlCommentThread *self, const char *text)
{
  g_autofree char *id = g_steal_pointer (&self->edited);

  self->editor = NULL;
  g_clear_pointer (&self->shown, g_free);
  if (find (self, id) && !self->read_only)
    {
      tl_document_begin (self->document, _ ("Edit Comment"));
      tl_edit_set_text (self->document, id, TL_COMMENT_TEXT, text);
      tl_document_commit (self->document);
    }
  rebuild (self);
}

static void
edit_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  TlCommentThread *self = TL_COMMENT_THREAD (widget);

  if (self->read_only || !find (self, g_variant_get_string (target, NULL)))
    return;
  g_free (self->edited);
  self->edited = g_variant_dup_string (target, NULL);
  g_clear_pointer (&self->shown, g_free);
  rebuild (self);
  if (self->editor)
    gtk_widget_grab_focus (self->editor);
}

static void
delete_activated (GtkWidget *widget, const char *name, GVariant *target)
{
  TlCommentThread *self = TL_COMMENT_THREAD (widget);
  const char      *ids[] = { g_variant_get_string (target, NULL), NULL };
  gboolean         whole = g_strcmp0 (ids[0], self->id) == 0;

  if (self->read_only || !find (self, ids[0]))
    return;
  g_object_ref (self);
  tl_document_begin (self->document, whole ? _ ("Delete Thread") : _ ("Delete Comment"));
  tl_edit_delete (self->document, ids, FALSE);
  tl_document_commit (self->document);
  g_signal_emit (self,
                 signals[NOTICE],
                 0,
                 whole ? _ ("Thread of comments deleted") : _ ("Comment deleted"));
  g_object_unref (self);
}

/* --- Messages ----------------------------------------------------------------------------------
 */

static GtkWidget *
new_menu (TlCommentThread *self, const TlRecord *comment, const char *author)
{
  GtkWidget       *button = gtk_menu_button_new ();
  const char      *id = tl_record_get_id (comment);
  gboolean         whole = g_strcmp0 (id, self->id) == 0;
  g_autofree char *label = g_strdup_printf (_ ("What to do with the comment of %s"), author);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) edit = g_menu_item_new (_ ("Edit"), NULL);
  g_autoptr (GMenuItem) delete = g_menu_item_new (whole ? _ ("Delete Thread") : _ ("Delete"), NULL);

  g_menu_item_set_action_and_target (edit, "thread.edit", "s", id);
  g_menu_item_set_action_and_target (delete, "thread.delete", "s", id);
  g_menu_append_item (menu, edit);
  g_menu_append_item (menu, delete);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "comment-menu");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Edit or Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  return button;
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* "Anna · 5 minutes ago" */
static GtkWidget *
new_head (TlCommentThread *self, const TlRecord *comment, const char *author)
{
  const char *date = tl_record_get_text (comment, TL_COMMENT_DATE);
  GtkWidget  *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget  *name = new_label (author, "comment-author");
  GtkWidget  *when;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *ago = tl_ago_dup_words (date, now);
  g_autofree char *exact = tl_ago_dup_exact (date);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  when = new_label (ago, "dim-label");
  gtk_widget_add_css_class (when, "caption");
  if (*exact)
    gtk_widget_set_tooltip_text (when, exact);
  gtk_widget_set_hexpand (when, TRUE);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), when);
  if (!self->read_only)
    gtk_box_append (GTK_BOX (head), new_menu (self, comment, author));
  return head;
}

static GtkWidget *
new_words (TlCommentThread *self, const TlRecord *comment)
{
  const char *text = tl_record_get_text (comment, TL_COMMENT_TEXT);
  GtkWidget  *words;

  if (g_strcmp0 (self->edited, tl_record_get_id (comment)) == 0)
    {
      self->editor = tl_comment_entry_new (_ ("Comment"), _ ("Save"));
      tl_comment_entry_set_text (TL_COMMENT_ENTRY (self->editor), text);
      g_signal_connect_swapped (self->editor, "send", G_CALLBACK (edited_cb), self);
      g_signal_connect_swapped (self->editor, "cancel", G_CALLBACK (stop_editing), self);
      return self->editor;
    }
  words = new_label (text, NULL);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (words), TRUE);
  /* Selectable labels are stops on the way of Tab, which has enough of them. */
  gtk_widget_set_focusable (words, FALSE);
  return words;
}

static void
add_message (TlCommentThread *self, const TlRecord *comment)
{
  const char *author = tl_record_get_text (comment, TL_COMMENT_AUTHOR);
  GtkWidget  *message = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget  *said = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *avatar = adw_avatar_new (AVATAR_PX, author, *author != '\0');

  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  gtk_widget_set_hexpand (said, TRUE);
  gtk_box_append (GTK_BOX (said), new_head (self, comment, *author ? author : _ ("Somebody")));
  gtk_box_append (GTK_BOX (said), new_words (self, comment));
  gtk_box_append (GTK_BOX (message), avatar);
  gtk_box_append (GTK_BOX (message), said);
  gtk_box_append (GTK_BOX (self->messages), message);
}

/* Everything that is seen of the thread. */
static char *
dup_signature (TlCommentThread *self, const GPtrArray *comments)
{
  GString *signature = g_string_new (NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  for (guint i = 0; i < comments->len; i++)
    {
      const TlRecord  *comment = comments->pdata[i];
      g_autofree char *ago = tl_ago_dup_words (tl_record_get_text (comment, TL_COMMENT_DATE), now);

      g_string_append_printf (signature,
                              "%s\n%s\n%s\n%s\n",
                              tl_record_get_id (comment),
                              tl_record_get_text (comment, TL_COMMENT_AUTHOR),
                              tl_record_get_text (comment, TL_COMMENT_TEXT),
                              ago);
    }
  return g_string_free (signature, FALSE);
}

static void
rebuild (TlCommentThread *self)
{
  const TlRecord *thread = find (self, self->id);
  g_autoptr (GPtrArray) comments = NULL;
  g_autofree char *signature = NULL;
  GtkWidget       *child;

  if (!thread)
    return;
  comments = list_comments (self, thread);
  signature = dup_signature (self, comments);
  /* What is being changed is not taken out of somebody's hands. */
  if (g_strcmp0 (signature, self->shown) == 0 || (self->editor && find (self, self->edited)))
    return;
  self->editor = NULL;
  while ((child = gtk_widget_get_first_child (self->messages)))
    gtk_box_remove (GTK_BOX (self->messages), child);
  for (guint i = 0; i < comments->len; i++)
    add_message (self, comments->pdata[i]);
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
place_clicked_cb (TlCommentThread *self)
{
  g_signal_emit (self, signals[GO], 0);
}

static void
tl_comment_thread_dispose (GObject *object)
{
  TlCommentThread *self = TL_COMMENT_THREAD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->edited, g_free);
  G_OBJECT_CLASS (tl_comment_thread_parent_class)->dispose (object);
}

static void
tl_comment_thread_class_init (TlCommentThreadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_comment_thread_dispose;
  gtk_widget_class_set_css_name (widget_class, "commentthread");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "thread.edit", "s", edit_activated);
  gtk_widget_class_install_action (widget_class, "thread.delete", "s", delete_activated);
  signals[GO] = g_signal_new ("go",
                              TL_TYPE_COMMENT_THREAD,
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              0);
  signals[NOTICE] = g_signal_new ("notice",
                                  TL_TYPE_COMMENT_THREAD,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);
}

static GtkWidget *
new_place (TlCommentThread *self)
{
  self->place_label = new_label ("", "caption-heading");
  gtk_label_set_ellipsize (GTK_LABEL (self->place_label), PANGO_ELLIPSIZE_END);
  self->place = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->place), self->place_label);
  gtk_widget_add_css_class (self->place, "flat");
  gtk_widget_add_css_class (self->place, "comment-place");
  gtk_widget_set_hexpand (self->place, TRUE);
  g_signal_connect_swapped (self->place, "clicked", G_CALLBACK (place_clicked_cb), self);
  return self->place;
}

static void
tl_comment_thread_init (TlCommentThread *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "comment-thread");
  gtk_box_append (GTK_BOX (head), new_place (self));
  self->resolve = gtk_button_new ();
  gtk_widget_add_css_class (self->resolve, "flat");
  gtk_widget_add_css_class (self->resolve, "circular");
  g_signal_connect_swapped (self->resolve, "clicked", G_CALLBACK (resolve_clicked_cb), self);
  gtk_box_append (GTK_BOX (head), self->resolve);
  self->messages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->entry = tl_comment_entry_new (_ ("Reply"), _ ("Reply"));
  g_signal_connect_swapped (self->entry, "send", G_CALLBACK (reply_cb), self);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->messages);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * tl_comment_thread_new:
 * @document: the document
 * @id: the thread's first comment
 * @read_only: whether it only shows
 *
 * Returns: (transfer floating): a thread, to be filled by tl_comment_thread_update()
 */
GtkWidget *
tl_comment_thread_new (TlDocument *document, const char *id, gboolean read_only)
{
  TlCommentThread *self = g_object_new (TL_TYPE_COMMENT_THREAD, NULL);

  self->document = g_object_ref (document);
  self->id = g_strdup (id);
  self->read_only = read_only;
  gtk_widget_set_visible (self->entry, !read_only);
  gtk_widget_set_visible (self->resolve, !read_only);
  return GTK_WIDGET (self);
}

/**
 * tl_comment_thread_get_id:
 * @self: a thread
 *
 * Returns: (transfer none): the id of its first comment
 */
const char *
tl_comment_thread_get_id (TlCommentThread *self)
{
  g_return_val_if_fail (TL_IS_COMMENT_THREAD (self), NULL);

  return self->id;
}

static void
update_resolve (TlCommentThread *self, gboolean resolved)
{
  const char *label = resolved ? _ ("Reopen") : _ ("Resolve");

  gtk_button_set_icon_name (GTK_BUTTON (self->resolve),
                            resolved ? "edit-undo-symbolic" : "object-select-symbolic");
  gtk_widget_set_tooltip_text (self->resolve, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->resolve),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  if (resolved)
    gtk_widget_add_css_class (self->box, "resolved");
  else
    gtk_widget_remove_css_class (self->box, "resolved");
}

/**
 * tl_comment_thread_update:
 * @self: a thread
 * @place: what its place is called
 * @author: who would answer
 *
 * Shows the thread as the document has it now.
 */
void
tl_comment_thread_update (TlCommentThread *self, const char *place, const char *author)
{
  const TlRecord  *thread;
  g_autofree char *label = NULL;

  g_return_if_fail (TL_IS_COMMENT_THREAD (self));

  thread = find (self, self->id);
  if (!thread)
    return;
  g_free (self->author);
  self->author = g_strdup (author);
  label = g_strdup_printf (_ ("Go to %s"), place);
  gtk_label_set_text (GTK_LABEL (self->place_label), place);
  gtk_widget_set_tooltip_text (self->place, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  update_resolve (self, tl_record_get_boolean (thread, TL_COMMENT_RESOLVED));
  rebuild (self);
}

/**
 * tl_comment_thread_commit:
 * @self: a thread
 *
 * Words that are being changed are kept; an answer that was not sent stays in its entry.
 */
void
tl_comment_thread_commit (TlCommentThread *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TL_IS_COMMENT_THREAD (self));

  if (!self->editor || tl_comment_entry_is_blank (TL_COMMENT_ENTRY (self->editor)))
    return;
  text = tl_comment_entry_dup_text (TL_COMMENT_ENTRY (self->editor));
  edited_cb (self, text);
}

/**
 * tl_comment_thread_get_entry:
 * @self: a thread
 *
 * Returns: (transfer none): where an answer is written
 */
GtkWidget *
tl_comment_thread_get_entry (TlCommentThread *self)
{
  g_return_val_if_fail (TL_IS_COMMENT_THREAD (self), NULL);

  return self->entry;
}

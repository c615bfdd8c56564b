/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The start page. It only says what was chosen; the window opens it. A sample or a template opens
 * as untitled work, a recent file as itself.
 *
 * The page costs what is in sight: files used lately and the blank map stand there with the first
 * frame, the other cards come with the next one, and pictures are asked for when a card is scrolled
 * to. */
#include "config.h"

#include "app/tl-start-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "compat/tl-compat.h"

#include "app/tl-app-data.h"
#include "app/tl-aside.h"
#include "app/tl-map-card.h"
#include "app/tl-wrap-layout.h"

/* One row: more than that is what the Open button is for. */
#define MOST_RECENT 4
#define ALL_CATEGORIES TL_N_TEMPLATE_CATEGORIES

struct _TlStartPage
{
  GtkWidget parent_instance;

  GtkWidget         *scroller;
  GtkBox            *category_box;
  GtkFlowBox        *begin_box;
  GtkFlowBox        *own_box;
  GtkFlowBox        *sample_box;
  GtkFlowBox        *recent_box;
  GtkWidget         *recent_part;
  GtkWidget         *own_part;
  GtkWidget         *sample_part;
  TlTemplateCategory category; /* shown, or ALL_CATEGORIES */
  gboolean           filled;
  guint              rest_id; /* the cards that the first frame does without */
  guint              in_sight_id;

  char *deleted; /* path of the template deleted last */
};

enum
{
  NEW_MAP,
  OPEN,
  TEMPLATE_DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlStartPage, tl_start_page, GTK_TYPE_WIDGET)

static void fill_own (TlStartPage *self);
static void forget_deleted (TlStartPage *self);

static void
clear (GtkFlowBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_flow_box_remove (box, child);
}

/* The folder tells files of one name apart. */
static char *
describe_place (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = folder ? g_file_get_path (folder) : NULL;
  const char      *home = g_get_home_dir ();

  if (path && g_str_has_prefix (path, home) && (!path[strlen (home)] || path[strlen (home)] == '/'))
    return g_strdup_printf ("~%s", path + strlen (home));
  return g_strdup (path ? path : "");
}

static TlThemeName
current_theme (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? TL_THEME_DARK
                                                                       : TL_THEME_LIGHT;
}

/* --- What is in sight --------------------------------------------------------------------------
 */

/* A page above and below counts, so that scrolling seldom meets an empty card. */
static void
load_in_sight (TlStartPage *self, GtkFlowBox *box)
{
  float height = gtk_widget_get_height (self->scroller);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_child_visible (child) && gtk_widget_get_mapped (child) &&
          gtk_widget_compute_bounds (child, self->scroller, &bounds) &&
          bounds.origin.y < 1.5f * height && bounds.origin.y + bounds.size.height > -height / 2)
        tl_map_card_load (TL_MAP_CARD (child));
    }
}

static gboolean
in_sight_cb (gpointer user_data)
{
  TlStartPage *self = user_data;

  self->in_sight_id = 0;
  load_in_sight (self, self->recent_box);
  load_in_sight (self, self->begin_box);
  load_in_sight (self, self->own_box);
  load_in_sight (self, self->sample_box);
  return G_SOURCE_REMOVE;
}

/* After the next layout: only then it is known where the cards are. */
static void
look_again (TlStartPage *self)
{
  if (self->in_sight_id == 0)
    self->in_sight_id = g_timeout_add_full (G_PRIORITY_LOW, 30, in_sight_cb, self, NULL);
}

/* --- Filling -----------------------------------------------------------------------------------
 */

static void
fill_recent (TlStartPage *self)
{
  g_autoptr (GPtrArray) recent = tl_app_data_list_recent (MOST_RECENT);

  clear (self->recent_box);
  for (guint i = 0; i < recent->len; i++)
    {
      g_autofree char *place = describe_place (g_ptr_array_index (recent, i));

      gtk_flow_box_append (self->recent_box,
                           tl_map_card_new_file (g_ptr_array_index (recent, i),
                                                 place,
                                                 current_theme ()));
    }
  gtk_widget_set_visible (self->recent_part, recent->len > 0);
}

static void
fill_begin (TlStartPage *self)
{
  g_autoptr (GPtrArray) templates = tl_template_list_shipped ();

  clear (self->begin_box);
  gtk_flow_box_append (self->begin_box, tl_map_card_new_blank ());
  for (guint i = 0; i < templates->len; i++)
    if (((TlTemplate *) g_ptr_array_index (templates, i))->path)
      gtk_flow_box_append (self->begin_box,
                           tl_map_card_new_template (g_ptr_array_index (templates, i),
                                                     current_theme ()));
}

static void
fill_samples (TlStartPage *self)
{
  g_autoptr (GPtrArray) samples = tl_app_data_list_samples ();

  clear (self->sample_box);
  for (guint i = 0; i < samples->len; i++)
    gtk_flow_box_append (self->sample_box,
                         tl_map_card_new_file (g_ptr_array_index (samples, i),
                                               NULL,
                                               current_theme ()));
  gtk_widget_set_visible (self->sample_part, samples->len > 0);
}

static gboolean
rest_cb (gpointer user_data)
{
  TlStartPage *self = user_data;

  self->rest_id = 0;
  fill_begin (self);
  fill_own (self);
  fill_samples (self);
  look_again (self);
  return G_SOURCE_REMOVE;
}

static void
fill (TlStartPage *self)
{
  fill_recent (self);
  clear (self->begin_box);
  gtk_flow_box_append (self->begin_box, tl_map_card_new_blank ());
  self->filled = TRUE;
  if (self->rest_id == 0)
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW, rest_cb, self, NULL);
  look_again (self);
}

/* --- Categories --------------------------------------------------------------------------------
 */

static gboolean
is_shown_cb (GtkFlowBoxChild *child, gpointer user_data)
{
  TlStartPage *self = user_data;

  return self->category == ALL_CATEGORIES ||
         tl_map_card_get_category (TL_MAP_CARD (child)) == self->category;
}

static void
category_chosen_cb (TlStartPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->category = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "tl-category"));
  gtk_flow_box_invalidate_filter (self->begin_box);
  look_again (self);
}

static void
add_categories (TlStartPage *self)
{
  GtkWidget *first = NULL;

  gtk_widget_set_layout_manager (GTK_WIDGET (self->category_box), tl_wrap_layout_new (6));
  for (guint i = 0; i <= TL_N_TEMPLATE_CATEGORIES; i++)
    {
      guint      category = i == 0 ? ALL_CATEGORIES : i - 1;
      GtkWidget *button = gtk_toggle_button_new_with_label (
        i == 0 ? _ ("All") : tl_template_category_get_title (category));

      gtk_widget_add_css_class (button, "category");
      g_object_set_data (G_OBJECT (button), "tl-category", GUINT_TO_POINTER (category));
      if (first)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      else
        {
          first = button;
          gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
        }
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (category_chosen_cb), self);
      gtk_box_append (self->category_box, button);
    }
}

/* --- Templates of the person -------------------------------------------------------------------
 */

/* What was deleted before cannot be put back from here any more: it is in the trash. */
static void
forget_deleted (TlStartPage *self)
{
  if (self->deleted)
    tl_aside_trash (self->deleted);
  g_clear_pointer (&self->deleted, g_free);
}

static void
remove_card (TlStartPage *self, GtkWidget *card)
{
  gtk_flow_box_remove (self->own_box, card);
  gtk_widget_set_visible (self->own_part,
                          gtk_widget_get_first_child (GTK_WIDGET (self->own_box)) != NULL);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

typedef struct
{
  TlStartPage *page;
  GtkWidget   *card;
} Deletion;

static void
deletion_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Deletion        *deletion = user_data;
  g_autofree char *answer = tl_compat_confirm_finish (result);
  g_autofree char *path = g_file_get_path (tl_map_card_get_file (TL_MAP_CARD (deletion->card)));

  if (g_strcmp0 (answer, "delete") == 0 &&
      gtk_widget_get_parent (deletion->card) == GTK_WIDGET (deletion->page->own_box) &&
      g_unlink (path) == 0)
    remove_card (deletion->page, deletion->card);
  g_object_unref (deletion->page);
  g_object_unref (deletion->card);
  g_free (deletion);
}

/* Where there is no trash nothing goes unasked. */
static void
ask_to_delete (TlStartPage *self, TlMapCard *card)
{
  const TlCompatAnswer answers[] = {
    { "cancel", _ ("_Cancel"), TL_COMPAT_LOOK_PLAIN },
    { "delete", _ ("_Delete"), TL_COMPAT_LOOK_DESTRUCTIVE },
  };
  Deletion        *deletion = g_new0 (Deletion, 1);
  g_autofree char *heading =
    g_strdup_printf (_ ("Delete Template “%s”?"), tl_map_card_get_title (card));

  deletion->page = g_object_ref (self);
  deletion->card = GTK_WIDGET (g_object_ref (card));
  tl_compat_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           heading,
                           _ ("There is no trash where it is kept. It will be gone for good."),
                           answers,
                           G_N_ELEMENTS (answers),
                           "cancel",
                           deletion_answered_cb,
                           deletion);
}

/* It is put aside until the offer to take it back has gone: undo is instant, and nothing is read.
 */
static void
delete_cb (TlStartPage *self, TlMapCard *card)
{
  g_autofree char *path = g_file_get_path (tl_map_card_get_file (card));
  g_autofree char *title = g_strdup (tl_map_card_get_title (card));

  forget_deleted (self);
  if (!tl_aside_can_trash (path))
    {
      ask_to_delete (self, card);
      return;
    }
  if (!tl_aside_put (path))
    return;
  self->deleted = g_steal_pointer (&path);
  remove_card (self, GTK_WIDGET (card));
  g_signal_emit (self, signals[TEMPLATE_DELETED], 0, title);
}

static void
list_own_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, tl_template_list_own (), (GDestroyNotify) g_ptr_array_unref);
}

static void
own_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TlStartPage *self = TL_START_PAGE (source);
  g_autoptr (GPtrArray) own = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!own || !self->scroller)
    return;
  clear (self->own_box);
  for (guint i = 0; i < own->len; i++)
    {
      GtkWidget *card = tl_map_card_new_template (g_ptr_array_index (own, i), current_theme ());

      g_signal_connect_object (card, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (self->own_box, card);
    }
  gtk_widget_set_visible (self->own_part, own->len > 0);
  look_again (self);
}

/* The titles are in the files: a worker reads them. */
static void
fill_own (TlStartPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, own_listed_cb, NULL);

  g_task_run_in_thread (task, list_own_cb);
}

/* --- Choosing ----------------------------------------------------------------------------------
 */

static void
recent_chosen_cb (TlStartPage *self, GtkFlowBoxChild *child)
{
  g_signal_emit (self,
                 signals[OPEN],
                 0,
                 tl_map_card_get_file (TL_MAP_CARD (child)),
                 TL_OPEN_NORMAL);
}

static void
sample_chosen_cb (TlStartPage *self, GtkFlowBoxChild *child)
{
  g_signal_emit (self, signals[OPEN], 0, tl_map_card_get_file (TL_MAP_CARD (child)), TL_OPEN_COPY);
}

static void
template_chosen_cb (TlStartPage *self, GtkFlowBoxChild *child)
{
  GFile *file = tl_map_card_get_file (TL_MAP_CARD (child));

  if (file)
    g_signal_emit (self, signals[OPEN], 0, file, TL_OPEN_TEMPLATE);
  else
    g_signal_emit (self, signals[NEW_MAP], 0);
}

static void
style_changed_cb (TlStartPage *self)
{
  if (self->filled)
    fill (self);
}

/* --- Object ------------------------------------------------------------------------------------
 */

/* Files are read only when the page is really shown: starting with a document pays nothing. What
 * was saved meanwhile, as a file or as a template, is there when the page comes back. */
static void
tl_start_page_map (GtkWidget *widget)
{
  fill (TL_START_PAGE (widget));
  GTK_WIDGET_CLASS (tl_start_page_parent_class)->map (widget);
}

static void
tl_start_page_dispose (GObject *object)
{
  TlStartPage *self = TL_START_PAGE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->in_sight_id, g_source_remove);
  forget_deleted (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_start_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/tl-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, category_box);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, begin_box);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, own_box);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, sample_box);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, recent_part);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, own_part);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, sample_part);
  gtk_widget_class_bind_template_callback (widget_class, recent_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_chosen_cb);
}

static void
tl_start_page_class_init (TlStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = TL_TYPE_START_PAGE;

  G_OBJECT_CLASS (klass)->dispose = tl_start_page_dispose;
  widget_class->map = tl_start_page_map;
  signals[NEW_MAP] =
    g_signal_new ("new-map", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open",
                                type,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_FILE,
                                G_TYPE_INT);
  signals[TEMPLATE_DELETED] = g_signal_new ("template-deleted",
                                            type,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
tl_start_page_init (TlStartPage *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->category = ALL_CATEGORIES;
  add_categories (self);
  gtk_flow_box_set_filter_func (self->begin_box, is_shown_cb, self, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment,
                           "value-changed",
                           G_CALLBACK (look_again),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (style_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * tl_start_page_new:
 *
 * Returns: (transfer floating): a start page that fills itself when it is shown
 */
GtkWidget *
tl_start_page_new (void)
{
  return g_object_new (TL_TYPE_START_PAGE, NULL);
}

/**
 * tl_start_page_refresh:
 * @self: a start page
 *
 * Lists templates, samples and recent files again.
 */
void
tl_start_page_refresh (TlStartPage *self)
{
  g_return_if_fail (TL_IS_START_PAGE (self));

  fill (self);
}

/**
 * tl_start_page_restore_template:
 * @self: a start page
 *
 * Puts back the template that was deleted last.
 */
void
tl_start_page_restore_template (TlStartPage *self)
{
  g_return_if_fail (TL_IS_START_PAGE (self));

  if (!self->deleted)
    return;
  tl_aside_take_back (self->deleted);
  g_clear_pointer (&self->deleted, g_free);
  fill_own (self);
}

/**
 * tl_start_page_get_deleted:
 * @self: a start page
 *
 * Returns: (transfer none) (nullable): the file of the template that can be put back
 */
const char *
tl_start_page_get_deleted (TlStartPage *self)
{
  g_return_val_if_fail (TL_IS_START_PAGE (self), NULL);

  return self->deleted;
}

/**
 * tl_start_page_forget_template:
 * @self: a start page
 * @path: the file of a template that was deleted
 *
 * Moves it to the trash, if it is the one that could be put back: nobody is offered that any more.
 */
void
tl_start_page_forget_template (TlStartPage *self, const char *path)
{
  g_return_if_fail (TL_IS_START_PAGE (self));

  if (g_strcmp0 (self->deleted, path) == 0)
    forget_deleted (self);
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar of repairs. Its list leads with what became of each thing, in plain words, and has the
 * place in the file beneath for those who write files; a row whose record is on the map goes there.
 * The list is made when it is opened: a broken file may have thousands. */
#include "config.h"

#include "app/tl-repair-bar.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"
#include "store/tl-repair.h"

/* More than anybody reads; the command line lists all. */
#define MOST_ROWS 200
#define LIST_WIDTH_PX 420
#define LIST_HEIGHT_PX 320

struct _TlRepairBar
{
  AdwBin parent_instance;

  TlCanvas      *canvas;
  GPtrArray     *repairs; /* TlRepair, the document's own */
  GtkRevealer   *revealer;
  GtkLabel      *label;
  GtkMenuButton *details;
};

G_DEFINE_FINAL_TYPE (TlRepairBar, tl_repair_bar, ADW_TYPE_BIN)

static void
row_activated_cb (TlRepairBar *self, GtkListBoxRow *row)
{
  const char       *id = g_object_get_data (G_OBJECT (row), "tl-record");
  const char *const ids[] = { id, NULL };
  TlPlace           place = tl_scene_place_of (tl_canvas_get_scene (self->canvas), id);

  gtk_menu_button_popdown (self->details);
  tl_canvas_select (self->canvas, ids);
  if (place.type != TL_PLACE_NONE)
    tl_canvas_focus_place (self->canvas, &place);
}

static gboolean
is_on_map (TlRepairBar *self, const char *id)
{
  TlRect rect;

  return self->canvas && tl_canvas_get_document (self->canvas) &&
         tl_scene_get_record_rect (tl_canvas_get_scene (self->canvas), id, &rect);
}

/* Sentences of messages begin small; alone they begin large. */
static char *
capitalize (const char *sentence)
{
  g_autofree char *first = g_utf8_substring (sentence, 0, 1);
  g_autofree char *large = g_utf8_strup (first, -1);

  return g_strconcat (large, g_utf8_next_char (sentence), NULL);
}

static GtkWidget *
new_row (TlRepairBar *self, const TlRepair *repair)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *remedy = capitalize (repair->remedy);
  g_autofree char *place = NULL;

  /* Translators: where in a document, what should stand there, and what does. */
  place = g_strdup_printf (_ ("%s: expected %s, found %s"),
                           repair->pointer,
                           repair->expected,
                           repair->found);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), remedy);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data_full (G_OBJECT (row), "tl-record", g_strdup (repair->record), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), is_on_map (self, repair->record));
  return row;
}

static GtkWidget *
new_list (TlRepairBar *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_signal_connect_object (list,
                           "row-activated",
                           G_CALLBACK (row_activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; self->repairs && i < MIN (self->repairs->len, MOST_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (self, self->repairs->pdata[i]));
  return list;
}

static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  TlRepairBar *self = user_data;
  GtkWidget   *popover = gtk_popover_new ();
  GtkWidget   *scroller = gtk_scrolled_window_new ();
  GtkWidget   *list = new_list (self);

  gtk_widget_set_margin_top (list, 3);
  gtk_widget_set_margin_bottom (list, 3);
  gtk_widget_set_margin_start (list, 3);
  gtk_widget_set_margin_end (list, 3);
  g_object_set (scroller,
                "hscrollbar-policy",
                GTK_POLICY_NEVER,
                "propagate-natural-height",
                TRUE,
                "max-content-height",
                LIST_HEIGHT_PX,
                "width-request",
                LIST_WIDTH_PX,
                "child",
                list,
                NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

static void
close_cb (TlRepairBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (self->canvas)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static GtkWidget *
new_close_button (TlRepairBar *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close"),
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
tl_repair_bar_dispose (GObject *object)
{
  TlRepairBar *self = TL_REPAIR_BAR (object);

  g_clear_weak_pointer (&self->canvas);
  g_clear_pointer (&self->repairs, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_repair_bar_parent_class)->dispose (object);
}

static void
tl_repair_bar_class_init (TlRepairBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_repair_bar_dispose;
}

static void
tl_repair_bar_init (TlRepairBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  self->details = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->details, _ ("Details"));
  gtk_widget_set_valign (GTK_WIDGET (self->details), GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (self->details, create_popover_cb, self, NULL);
  gtk_widget_add_css_class (box, "notice-bar");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->details));
  gtk_box_append (GTK_BOX (box), new_close_button (self));
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

/**
 * tl_repair_bar_set_canvas:
 * @self: a bar
 * @canvas: where its rows go to
 */
void
tl_repair_bar_set_canvas (TlRepairBar *self, TlCanvas *canvas)
{
  g_return_if_fail (TL_IS_REPAIR_BAR (self));

  g_set_weak_pointer (&self->canvas, canvas);
}

/**
 * tl_repair_bar_set_repairs:
 * @self: a bar
 * @repairs: (nullable) (element-type TlRepair): of the document that is shown now
 *
 * Says what was mended, or nothing.
 */
void
tl_repair_bar_set_repairs (TlRepairBar *self, const GPtrArray *repairs)
{
  g_return_if_fail (TL_IS_REPAIR_BAR (self));

  g_clear_pointer (&self->repairs, g_ptr_array_unref);
  if (repairs && repairs->len > 0)
    {
      g_autofree char *text = g_strdup_printf (
        ngettext ("%u thing in this file did not fit and was repaired. The file is "
                  "changed when you save.",
                  "%u things in this file did not fit and were repaired. The file "
                  "is changed when you save.",
                  repairs->len),
        repairs->len);

      self->repairs = g_ptr_array_ref ((GPtrArray *) repairs);
      gtk_label_set_text (self->label, text);
      tl_compat_announce (GTK_WIDGET (self), text);
    }
  gtk_revealer_set_reveal_child (self->revealer, self->repairs != NULL);
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ctrl+K: the web link of a card, in a small popover beside it. Enter keeps what is written, Escape
 * does not; a button opens the page. Of several cards all get the same link. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "base/tl-address.h"
#include "compat/tl-compat.h"

/* Enough of an address to know it by. */
#define ENTRY_CHARS 32

typedef struct
{
  TlCanvas  *canvas;
  GPtrArray *cards; /* owned ids, NULL-terminated */
  GtkWidget *entry;
  GtkWidget *open;
} Address;

static void
address_free (gpointer data, GClosure *closure)
{
  Address *self = data;

  g_ptr_array_unref (self->cards);
  g_free (self);
}

static void
write_address (Address *self)
{
  TlCanvas   *canvas = self->canvas;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (!tl_canvas_can_edit (canvas))
    return;
  tl_document_begin (canvas->document, _ ("Set Web Link"));
  for (guint i = 0; i + 1 < self->cards->len; i++)
    {
      const char *card = g_ptr_array_index (self->cards, i);

      if (tl_table_get_kind (tl_document_get_table (canvas->document), card, TL_KIND_CARD) != NULL)
        tl_edit_set_text (canvas->document, card, TL_CARD_URL, text);
    }
  tl_document_commit (canvas->document);
}

static void
activate_cb (Address *self)
{
  write_address (self);
  if (self->canvas->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->canvas->menu));
}

static void
changed_cb (Address *self)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *address = tl_address_dup_openable (text);

  gtk_widget_set_sensitive (self->open, address != NULL);
  if (*text != '\0' && address == NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
open_cb (Address *self)
{
  g_autofree char *address =
    tl_address_dup_openable (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->canvas));

  activate_cb (self);
  if (address != NULL && GTK_IS_WINDOW (root))
    tl_compat_show_address (GTK_WINDOW (root), address);
}

static GtkWidget *
new_entry (TlCanvas *self, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), ENTRY_CHARS);
  gtk_editable_set_editable (GTK_EDITABLE (entry), tl_canvas_can_edit (self));
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("https://…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Web link"),
                                  -1);
  return entry;
}

static GtkWidget *
new_open_button (void)
{
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open"));

  gtk_widget_set_tooltip_text (open, _ ("Open the Page"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (open),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open the page"),
                                  -1);
  return open;
}

static GtkWidget *
new_content (TlCanvas *canvas, GPtrArray *cards, const char *text)
{
  Address   *self = g_new0 (Address, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->canvas = canvas;
  self->cards = g_ptr_array_ref (cards);
  self->entry = new_entry (canvas, text);
  self->open = new_open_button ();
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->open);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (open_cb), self);
  g_signal_connect_data (self->entry,
                         "activate",
                         G_CALLBACK (activate_cb),
                         self,
                         address_free,
                         G_CONNECT_SWAPPED);
  changed_cb (self);
  return box;
}

/**
 * tl_canvas_edit_address:
 * @self: the canvas
 *
 * Ctrl+K: asks for the web link of the cards meant.
 */
void
tl_canvas_edit_address (TlCanvas *self)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  const TlRecord *first;
  GtkWidget      *popover;
  TlRect          rect = { 0 };

  if (self->document == NULL || cards->len < 2)
    return;
  first = tl_table_get (tl_document_get_table (self->document), g_ptr_array_index (cards, 0));
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover),
                         new_content (self, cards, tl_record_get_text (first, TL_CARD_URL)));
  if (tl_scene_get_record_rect (self->scene, tl_record_get_id (first), &rect))
    rect = tl_canvas_rect_to_widget (self, &rect);
  tl_canvas_show_popover (self, popover, &rect);
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A GtkTextView that can be put in a list. Alone it says how high it was at its last width, which
 * at first is none, and so leaves a gap until something else asks again. This box measures the
 * words itself for the width it is asked about. */
#include "config.h"

#include "app/tl-text-box.h"

/* The view rounds each glyph: a line that just fits here may not fit there. */
#define SLACK_PX 4
#define LEAST_WIDTH_PX 60

struct _TlTextBox
{
  GtkWidget parent_instance;

  GtkWidget     *view;
  GtkTextBuffer *buffer; /* borrowed from the view */
};

G_DEFINE_FINAL_TYPE (TlTextBox, tl_text_box, GTK_TYPE_WIDGET)

static int
measure_words (TlTextBox *self, int width)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  g_object_get (self->buffer, "text", &text, NULL);
  layout = gtk_widget_create_pango_layout (self->view, text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width - SLACK_PX, LEAST_WIDTH_PX) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
tl_text_box_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  TlTextBox *self = TL_TEXT_BOX (widget);

  /* The view wants to be asked before it is given a place; its answer is of no use. */
  gtk_widget_measure (self->view, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = LEAST_WIDTH_PX;
  else
    *minimum = *natural = measure_words (self, for_size < 0 ? LEAST_WIDTH_PX : for_size);
  *minimum_baseline = *natural_baseline = -1;
}

static GtkSizeRequestMode
tl_text_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tl_text_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (TL_TEXT_BOX (widget)->view, width, height, -1, NULL);
}

static void
tl_text_box_dispose (GObject *object)
{
  TlTextBox *self = TL_TEXT_BOX (object);

  if (self->buffer)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  self->buffer = NULL;
  g_clear_pointer (&self->view, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_text_box_parent_class)->dispose (object);
}

static void
tl_text_box_class_init (TlTextBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_text_box_dispose;
  widget_class->measure = tl_text_box_measure;
  widget_class->get_request_mode = tl_text_box_get_request_mode;
  widget_class->size_allocate = tl_text_box_size_allocate;
}

static void
tl_text_box_init (TlTextBox *self)
{
  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (gtk_widget_queue_resize), self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
}

/**
 * tl_text_box_new:
 * @label: what the text is, for a screen reader
 *
 * Returns: (transfer floating): an empty one, without an undo of its own
 */
GtkWidget *
tl_text_box_new (const char *label)
{
  TlTextBox *self = g_object_new (TL_TYPE_TEXT_BOX, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * tl_text_box_get_buffer:
 * @self: a text box
 *
 * Returns: (transfer none): its words
 */
GtkTextBuffer *
tl_text_box_get_buffer (TlTextBox *self)
{
  g_return_val_if_fail (TL_IS_TEXT_BOX (self), NULL);

  return self->buffer;
}

/**
 * tl_text_box_set_editable:
 * @self: a text box
 * @editable: whether it can be written in
 */
void
tl_text_box_set_editable (TlTextBox *self, gboolean editable)
{
  g_return_if_fail (TL_IS_TEXT_BOX (self));

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
}

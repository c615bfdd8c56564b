/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The line that says how to begin, on a map without cards and curves, or what a mode waits for
 * (drawing, linking). It is a label, so that it is read aloud and follows the system's fonts, and
 * lies over the map without being hit. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

#include <glib/gi18n-lib.h>

/* From the bottom of the view (screen px). */
#define HINT_MARGIN 56

static const char *
get_beginning (void)
{
  return _ (
    "Type to write the first card, or double-click where it belongs. Arrows walk over the map.");
}

static gboolean
has_content (TlCanvas *self)
{
  const TlTable   *table = tl_document_get_table (self->document);
  const GPtrArray *cards = tl_table_get_children (table, self->map, TL_KIND_CARD);
  const GPtrArray *curves = tl_table_get_children (table, self->map, TL_KIND_CURVE);

  return (cards != NULL && cards->len > 0) || (curves != NULL && curves->len > 0);
}

/**
 * tl_canvas_hint_init:
 *
 * Makes the line, hidden.
 */
void
tl_canvas_hint_init (TlCanvas *self)
{
  GtkWidget *hint = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_justify (GTK_LABEL (hint), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (hint, "canvas-hint");
  gtk_widget_set_can_target (hint, FALSE);
  gtk_widget_set_visible (hint, FALSE);
  gtk_widget_set_parent (hint, GTK_WIDGET (self));
  self->hint = hint;
}

/**
 * tl_canvas_hint_set_theme:
 * @theme: of the map: the line stands on its desk, which need not be as dark as the window
 *
 * Writes in an ink that reads there.
 */
void
tl_canvas_hint_set_theme (TlCanvas *self, const TlTheme *theme)
{
  TlColor ink = tl_theme_get_ink (theme, TL_INK_SECONDARY);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_foreground_new (ink.red * G_MAXUINT16,
                                                     ink.green * G_MAXUINT16,
                                                     ink.blue * G_MAXUINT16));
  gtk_label_set_attributes (GTK_LABEL (self->hint), attributes);
}

/**
 * tl_canvas_hint_update:
 *
 * Shows the line while a mode is on, or the map is empty, and nobody writes.
 */
void
tl_canvas_hint_update (TlCanvas *self)
{
  gboolean empty = self->document != NULL && self->map != NULL && !has_content (self);

  gtk_label_set_text (GTK_LABEL (self->hint),
                      self->hint_says != NULL ? self->hint_says : get_beginning ());
  if (self->hint_says != NULL)
    gtk_widget_add_css_class (self->hint, "canvas-mode");
  else
    gtk_widget_remove_css_class (self->hint, "canvas-mode");
  gtk_widget_set_visible (self->hint,
                          (empty || self->hint_says != NULL) && !tl_canvas_is_writing (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * tl_canvas_hint_say:
 * @text: (nullable): translated, static; %NULL = no mode is on any more
 *
 * Says what a mode waits for and how to leave it. A screen reader hears it where it can.
 */
void
tl_canvas_hint_say (TlCanvas *self, const char *text)
{
  if (g_strcmp0 (self->hint_says, text) == 0)
    return;
  self->hint_says = text;
  tl_canvas_hint_update (self);
  if (text != NULL)
    tl_compat_announce (GTK_WIDGET (self), text);
}

/**
 * tl_canvas_hint_allocate:
 * @width: px, of the canvas
 * @height: px
 *
 * Places the line in the middle, near the lower edge.
 */
void
tl_canvas_hint_allocate (TlCanvas *self, int width, int height)
{
  GtkRequisition natural;
  int            x;

  if (!gtk_widget_get_visible (self->hint))
    return;
  gtk_widget_get_preferred_size (self->hint, NULL, &natural);
  natural.width = MIN (natural.width, width);
  x = (width - natural.width) / 2;
  gtk_widget_size_allocate (self->hint,
                            &(GtkAllocation){ x,
                                              MAX (0, height - natural.height - HINT_MARGIN),
                                              natural.width,
                                              natural.height },
                            -1);
}

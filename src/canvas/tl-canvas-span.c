/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How many columns the cards meant cover: by key and menu what tl-tool-span.c does by hand. */
#include "config.h"

#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>

static int
get_span (TlCanvas *self, const char *card)
{
  const TlTable  *table = tl_document_get_table (self->document);
  const TlRecord *record = tl_table_get_kind (table, card, TL_KIND_CARD);
  int             column, n_columns, span;
  g_autoptr (GPtrArray) columns = tl_query_columns (table, self->map);

  column = tl_query_column_index (table, self->map, tl_record_get_ref (record, TL_CARD_COLUMN));
  n_columns = (int) columns->len;
  span = (int) tl_record_get_integer (record, TL_CARD_SPAN);
  return column < 0 ? 0 : CLAMP (span, 1, n_columns - column);
}

/**
 * tl_canvas_change_span:
 * @self: the canvas
 * @by: columns more, or less
 *
 * Makes the cards meant cover more columns or fewer; at least their own, at most to the last.
 */
void
tl_canvas_change_span (TlCanvas *self, int by)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  gboolean changed = FALSE;
  TlRect   rect;

  if (!tl_canvas_can_edit (self) || cards->len < 2)
    return;
  tl_canvas_glide_capture (self);
  tl_document_begin (self->document, by > 0 ? _ ("Make Wider") : _ ("Make Narrower"));
  for (guint i = 0; i + 1 < cards->len; i++)
    {
      const char *card = g_ptr_array_index (cards, i);
      int         span = get_span (self, card);

      if (span > 0 && span + by > 0)
        changed = tl_edit_set_span (self->document, card, NULL, span + by) || changed;
    }
  tl_document_commit (self->document);
  if (changed && self->focus.id != NULL &&
      tl_scene_get_record_rect (self->scene, self->focus.id, &rect))
    tl_canvas_reveal (self, &rect, FALSE);
}

void
tl_canvas_make_wider (TlCanvas *self)
{
  tl_canvas_change_span (self, 1);
}

void
tl_canvas_make_narrower (TlCanvas *self)
{
  tl_canvas_change_span (self, -1);
}

/**
 * tl_canvas_span_key_pressed:
 * @self: the canvas
 * @keyval: a key
 * @modifiers: what is held
 *
 * Alt+Shift+Left and Right on a card: its far edge a column further that way.
 *
 * Returns: whether the key was one of these
 */
gboolean
tl_canvas_span_key_pressed (TlCanvas *self, guint keyval, guint modifiers)
{
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;

  if (modifiers != (GDK_ALT_MASK | GDK_SHIFT_MASK) || self->focus.type != TL_PLACE_CARD ||
      (!right && keyval != GDK_KEY_Left && keyval != GDK_KEY_KP_Left))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self),
                              right != tl_editor_is_rtl (self) ? "canvas.wider" : "canvas.narrower",
                              NULL);
  return TRUE;
}

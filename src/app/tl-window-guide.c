/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The offer of the guide: one quiet line over a new map, until somebody takes it or sends it away;
 * then never again. */
#include "config.h"

#include "app/tl-window-private.h"

/**
 * tl_window_offer_guide:
 * @self: a window with a new map
 *
 * Shows the line that offers the guide, unless it was answered before.
 */
void
tl_window_offer_guide (TlWindow *self)
{
  g_return_if_fail (TL_IS_WINDOW (self));

  gtk_revealer_set_reveal_child (self->guide_offer,
                                 !self->settings ||
                                   g_settings_get_boolean (self->settings, "offer-guide"));
}

/**
 * tl_window_guide_is_known:
 * @self: a window
 *
 * Whoever has seen the guide, or does not want it, is not offered it again.
 */
void
tl_window_guide_is_known (TlWindow *self)
{
  gtk_revealer_set_reveal_child (self->guide_offer, FALSE);
  if (self->settings)
    g_settings_set_boolean (self->settings, "offer-guide", FALSE);
}

/**
 * tl_window_dismiss_guide:
 * @self: a window
 * @parameter: (nullable): unused
 *
 * Takes the line away for good.
 */
void
tl_window_dismiss_guide (TlWindow *self, GVariant *parameter)
{
  tl_window_guide_is_known (self);
  if (self->file)
    tl_window_focus_content (self);
}

/**
 * tl_window_take_guide:
 * @self: a window with a document
 * @parameter: (nullable): unused
 *
 * Opens the guide beside the map.
 */
void
tl_window_take_guide (TlWindow *self, GVariant *parameter)
{
  tl_window_show_panel (self, "guide");
}

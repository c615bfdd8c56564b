/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The priorities in a window: the way from a card on the board to the same card on its map, and the
 * export of what is asked for there. */
#include "config.h"

#include "app/tl-window-private.h"

#include "app/tl-board-page.h"

static void
open_cb (TlWindow *self, const char *map, const char *id)
{
  tl_window_go_to (self, map, id);
}

static void
export_cb (TlWindow *self, TlBoardPage *page)
{
  TlExportOptions options = { .what = TL_EXPORT_PRIORITIES };

  options.ranking = tl_board_page_get_query (page);
  options.all_maps = options.ranking.map == NULL;
  options.ranking.map = NULL;
  tl_window_export (self, &options);
}

/**
 * tl_window_new_priorities:
 * @self: a window
 *
 * Returns: (transfer floating): the page of priorities
 */
GtkWidget *
tl_window_new_priorities (TlWindow *self)
{
  GtkWidget *page = tl_board_page_new (self->canvas);

  g_signal_connect_object (page, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "export", G_CALLBACK (export_cb), self, G_CONNECT_SWAPPED);
  return page;
}

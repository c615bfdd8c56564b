/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The board as a widget: the picture with its layer in a scrolled window, as large as there is room
 * for, though never so small that its words cannot be read. Around it lies its own paper. */
#include "config.h"

#include "app/tl-board-view.h"

#include <math.h>

#include "canvas/tl-picture-view.h"

#include "app/tl-board-layer.h"

/* Words of 11 px are read down to 7 px. */
#define LEAST_ZOOM 0.66
/* Where it has to be scrolled anyway, words may be as large as on the map. */
#define SCROLLED_ZOOM 0.9
#define MOST_ZOOM 1.5

struct _TlBoardView
{
  GtkWidget parent_instance;

  TlBoard       *board; /* owned; NULL = none */
  const TlTheme *theme;
  GtkWidget     *scroller;
  TlPictureView *picture;
  TlBoardLayer  *layer;
  guint          zoom_id;
};

G_DEFINE_FINAL_TYPE (TlBoardView, tl_board_view, GTK_TYPE_WIDGET)

enum
{
  RATE,
  FOCUSED,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rate_cb (TlBoardView *self, const char *id, int impact, int effort)
{
  g_signal_emit (self, signals[RATE], 0, id, impact, effort);
}

static void
focused_cb (TlBoardView *self, const char *id)
{
  g_signal_emit (self, signals[FOCUSED], 0, id);
}

static void
open_cb (TlBoardView *self, const char *id)
{
  g_signal_emit (self, signals[OPEN], 0, id);
}

/* --- Size --------------------------------------------------------------------------------------
 */

static double
choose_zoom (TlBoardView *self)
{
  TlRect sheet = tl_board_get_picture (self->board)->sheet;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double zoom = MIN (width / sheet.width, height / sheet.height);

  if (zoom < LEAST_ZOOM)
    return SCROLLED_ZOOM;
  /* Steps of a hundredth, rounded down: a scroll bar for a px would be silly. */
  return floor (MIN (zoom, MOST_ZOOM) * 100) / 100;
}

static gboolean
zoom_cb (gpointer user_data)
{
  TlBoardView *self = user_data;

  self->zoom_id = 0;
  if (self->board && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    tl_picture_view_set_zoom (self->picture, choose_zoom (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self->layer));
  return G_SOURCE_REMOVE;
}

/* Not from within a layout: it asks for another one. */
static void
queue_zoom (TlBoardView *self)
{
  if (!self->zoom_id)
    self->zoom_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, zoom_cb, self, NULL);
}

static void
tl_board_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlBoardView *self = TL_BOARD_VIEW (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation){ 0, 0, width, height }, -1);
  queue_zoom (self);
}

static void
tl_board_view_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  TlBoardView *self = TL_BOARD_VIEW (widget);

  gtk_widget_measure (self->scroller, orientation, -1, minimum, natural, NULL, NULL);
  *minimum_baseline = *natural_baseline = -1;
}

static void
tl_board_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlBoardView *self = TL_BOARD_VIEW (widget);

  if (self->theme)
    {
      TlColor paper = tl_theme_get_paper (self->theme);

      gtk_snapshot_append_color (snapshot,
                                 &(GdkRGBA){ paper.red, paper.green, paper.blue, 1 },
                                 &GRAPHENE_RECT_INIT (0,
                                                      0,
                                                      gtk_widget_get_width (widget),
                                                      gtk_widget_get_height (widget)));
    }
  gtk_widget_snapshot_child (widget, self->scroller, snapshot);
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
tl_board_view_dispose (GObject *object)
{
  TlBoardView *self = TL_BOARD_VIEW (object);

  g_clear_handle_id (&self->zoom_id, g_source_remove);
  if (self->layer)
    tl_board_layer_set_board (self->layer, NULL);
  self->layer = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->board, tl_board_free);
  G_OBJECT_CLASS (tl_board_view_parent_class)->dispose (object);
}

static void
tl_board_view_class_init (TlBoardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_board_view_dispose;
  widget_class->measure = tl_board_view_measure;
  widget_class->size_allocate = tl_board_view_size_allocate;
  widget_class->snapshot = tl_board_view_snapshot;
  signals[RATE] = g_signal_new ("rate",
                                type,
                                0,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                3,
                                G_TYPE_STRING,
                                G_TYPE_INT,
                                G_TYPE_INT);
  signals[FOCUSED] =
    g_signal_new ("focused", type, 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN] =
    g_signal_new ("open", type, 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "boardview");
}

static void
tl_board_view_init (TlBoardView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->picture = TL_PICTURE_VIEW (tl_picture_view_new ());
  self->layer = TL_BOARD_LAYER (tl_board_layer_new (self->picture));
  g_signal_connect_object (self->layer, "rate", G_CALLBACK (rate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->layer,
                           "focused",
                           G_CALLBACK (focused_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->layer, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->picture));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->layer));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), overlay);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * tl_board_view_new:
 *
 * Returns: (transfer floating): a view without a board
 */
GtkWidget *
tl_board_view_new (void)
{
  return g_object_new (TL_TYPE_BOARD_VIEW, NULL);
}

/**
 * tl_board_view_take_board:
 * @self: a view
 * @board: (nullable) (transfer full): what it shows from now on
 * @theme: the look that the board was made with
 *
 * Shows another board. The focus stays with its card.
 */
void
tl_board_view_take_board (TlBoardView *self, TlBoard *board, const TlTheme *theme)
{
  TlBoard *old;

  g_return_if_fail (TL_IS_BOARD_VIEW (self));

  old = self->board;
  self->board = board;
  self->theme = theme;
  tl_picture_view_set_picture (self->picture, board ? tl_board_get_picture (board) : NULL);
  tl_board_layer_set_board (self->layer, board);
  g_clear_pointer (&old, tl_board_free);
  queue_zoom (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tl_board_view_get_board:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
TlBoard *
tl_board_view_get_board (TlBoardView *self)
{
  g_return_val_if_fail (TL_IS_BOARD_VIEW (self), NULL);

  return self->board;
}

/**
 * tl_board_view_set_read_only:
 * @self: a view
 * @read_only: whether cards stay where they are
 */
void
tl_board_view_set_read_only (TlBoardView *self, gboolean read_only)
{
  g_return_if_fail (TL_IS_BOARD_VIEW (self));

  tl_board_layer_set_read_only (self->layer, read_only);
}

/**
 * tl_board_view_select:
 * @self: a view
 * @id: (nullable): the card that is marked
 */
void
tl_board_view_select (TlBoardView *self, const char *id)
{
  g_return_if_fail (TL_IS_BOARD_VIEW (self));

  tl_board_layer_select (self->layer, id);
}

/**
 * tl_board_view_get_mark:
 * @self: a view
 * @id: of a card
 *
 * Returns: (transfer none) (nullable): the widget that stands for it
 */
GtkWidget *
tl_board_view_get_mark (TlBoardView *self, const char *id)
{
  g_return_val_if_fail (TL_IS_BOARD_VIEW (self), NULL);

  return tl_board_layer_get_mark (self->layer, id);
}

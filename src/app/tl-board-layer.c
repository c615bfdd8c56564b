/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The interactive layer over the board's picture. The picture is the scene's and does not change
 * while a card is dragged: the layer draws the card in the hand once more, above the cell that it
 * would go to, and says which scores that means. Dropping is one signal, and so one step of undo;
 * Escape, or a drop beside the board, leaves no trace. */
#include "config.h"

#include "app/tl-board-layer.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-gsk-painter.h"
#include "compat/tl-compat.h"

#include "app/tl-board-mark.h"

/* px that a press may shake before it is a drag; as for drags of GTK. */
#define DRAG_THRESHOLD 8.0
/* A card in the hand lifts a little, as on the map. */
#define LIFT_SCALE 1.02f
#define LIFT_ALPHA 0.9

typedef struct
{
  char    *id;
  gboolean moving;
  TlPoint  start;      /* of the press, widget px */
  TlPoint  grip;       /* from the card's corner to the pointer, picture px */
  TlPoint  at;         /* the pointer, picture px */
  gboolean has_target; /* it is over the plane or the tray */
  int      impact, effort;
} Drag;

struct _TlBoardLayer
{
  GtkWidget parent_instance;

  TlPictureView *picture; /* beneath; borrowed, of the same size */
  TlBoard       *board;   /* borrowed; NULL = none */
  GHashTable    *marks;   /* id -> TlBoardMark, children of this */
  char          *selected;
  gboolean       read_only;

  GtkGesture    *gesture;
  TlGskPainter  *painter; /* made with the first drag: it needs a display */
  Drag           drag;
  GskRenderNode *card;   /* in the hand */
  GskRenderNode *target; /* beneath it */
  TlPoint        target_at;
};

G_DEFINE_FINAL_TYPE (TlBoardLayer, tl_board_layer, GTK_TYPE_WIDGET)

enum
{
  RATE,
  FOCUSED,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rate (TlBoardLayer *self, const char *id, int impact, int effort)
{
  g_autofree char *copy = g_strdup (id);

  if (!self->read_only)
    g_signal_emit (self, signals[RATE], 0, copy, impact, effort);
}

/* --- Dragging ----------------------------------------------------------------------------------
 */

static void
end_drag (TlBoardLayer *self)
{
  g_clear_pointer (&self->drag.id, g_free);
  self->drag = (Drag){ 0 };
  g_clear_pointer (&self->card, gsk_render_node_unref);
  g_clear_pointer (&self->target, gsk_render_node_unref);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static TlGskPainter *
get_painter (TlBoardLayer *self)
{
  if (!self->painter)
    self->painter = tl_gsk_painter_new (tl_text_get_default ());
  tl_gsk_painter_set_table (self->painter, tl_board_get_picture (self->board)->table);
  return self->painter;
}

static void
lift (TlBoardLayer *self)
{
  const TlPlacedGroup *placed =
    tl_picture_find (tl_board_get_picture (self->board), TL_ROLE_CARD, self->drag.id);

  self->drag.moving = TRUE;
  if (placed)
    self->card = tl_gsk_painter_paint (get_painter (self), placed->group, TL_DETAIL_FULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
aim (TlBoardLayer *self)
{
  Drag    *drag = &self->drag;
  int      impact = 0, effort = 0;
  gboolean has_target =
    tl_board_find_scores (self->board, drag->at.x, drag->at.y, &impact, &effort);
  g_autoptr (TlGroup) group = NULL;

  if (has_target == drag->has_target && impact == drag->impact && effort == drag->effort &&
      (self->target || !has_target))
    return;
  drag->has_target = has_target;
  drag->impact = impact;
  drag->effort = effort;
  g_clear_pointer (&self->target, gsk_render_node_unref);
  if (!has_target)
    return;
  group = tl_board_new_target (self->board, impact, effort, &self->target_at);
  self->target = tl_gsk_painter_paint (get_painter (self), group, TL_DETAIL_FULL);
}

static void
drag_begin_cb (TlBoardLayer *self, double x, double y, GtkGesture *gesture)
{
  TlPoint            at = tl_picture_view_to_picture (self->picture, x, y);
  const TlBoardItem *item = self->board ? tl_board_hit (self->board, at.x, at.y) : NULL;

  end_drag (self);
  if (!item)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_widget_grab_focus (tl_board_layer_get_mark (self, item->id));
  self->drag.id = g_strdup (item->id);
  self->drag.start = (TlPoint){ x, y };
  self->drag.grip = (TlPoint){ at.x - item->rect.x, at.y - item->rect.y };
  self->drag.at = at;
}

static void
drag_update_cb (TlBoardLayer *self, double dx, double dy, GtkGesture *gesture)
{
  if (!self->drag.id || !self->board || self->read_only)
    return;
  if (!self->drag.moving)
    {
      if (dx * dx + dy * dy < DRAG_THRESHOLD * DRAG_THRESHOLD)
        return;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      lift (self);
    }
  self->drag.at =
    tl_picture_view_to_picture (self->picture, self->drag.start.x + dx, self->drag.start.y + dy);
  aim (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (TlBoardLayer *self)
{
  Drag drag = self->drag;

  self->drag.id = NULL;
  end_drag (self);
  if (drag.moving && drag.has_target)
    rate (self, drag.id, drag.impact, drag.effort);
  g_free (drag.id);
}

static gboolean
key_cb (TlBoardLayer *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape || !self->drag.moving)
    return GDK_EVENT_PROPAGATE;
  end_drag (self);
  gtk_gesture_set_state (self->gesture, GTK_EVENT_SEQUENCE_DENIED);
  return GDK_EVENT_STOP;
}

static void
pressed_cb (TlBoardLayer *self, int n_press, double x, double y)
{
  TlPoint            at = tl_picture_view_to_picture (self->picture, x, y);
  const TlBoardItem *item = self->board ? tl_board_hit (self->board, at.x, at.y) : NULL;
  g_autofree char   *id = item ? g_strdup (item->id) : NULL;

  if (n_press == 2 && id)
    g_signal_emit (self, signals[OPEN], 0, id);
}

static void
motion_cb (TlBoardLayer *self, double x, double y)
{
  TlPoint            at = tl_picture_view_to_picture (self->picture, x, y);
  const TlBoardItem *item = self->board ? tl_board_hit (self->board, at.x, at.y) : NULL;

  if (self->drag.moving)
    return;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), item && !self->read_only ? "grab" : NULL);
}

static gboolean
tooltip_cb (TlBoardLayer *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  TlPoint            at = tl_picture_view_to_picture (self->picture, x, y);
  const TlBoardItem *item = self->board ? tl_board_hit (self->board, at.x, at.y) : NULL;
  g_autofree char   *text = NULL;

  if (!item || keyboard || self->drag.moving)
    return FALSE;
  text = g_strdup_printf ("%s\n%s", item->name, item->place);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* --- Marks -------------------------------------------------------------------------------------
 */

/* Arrows change what is rated already by one; from the tray they begin in the middle. Right is more
 * effort, except where the board is drawn from right to left. */
static void
step_cb (TlBoardLayer *self, int up, int right, TlBoardMark *mark)
{
  const TlBoardItem *item =
    self->board ? tl_board_find_item (self->board, tl_board_mark_get_id (mark)) : NULL;

  if (!item)
    return;
  if (item->quadrant == TL_QUADRANT_NONE)
    rate (self,
          item->id,
          item->impact > 0 ? item->impact : TL_RANK_HIGH,
          item->effort > 0 ? item->effort : TL_RANK_HIGH);
  else
    rate (self,
          item->id,
          CLAMP (item->impact + up, 1, TL_RANK_MOST),
          CLAMP (item->effort + (tl_board_is_rtl (self->board) ? -right : right), 1, TL_RANK_MOST));
}

static void
rate_clear_cb (TlBoardLayer *self, TlBoardMark *mark)
{
  rate (self, tl_board_mark_get_id (mark), 0, 0);
}

static void
activate_cb (TlBoardLayer *self, TlBoardMark *mark)
{
  g_autofree char *id = g_strdup (tl_board_mark_get_id (mark));

  g_signal_emit (self, signals[OPEN], 0, id);
}

static void
focus_cb (TlBoardLayer *self, GParamSpec *pspec, GtkWidget *mark)
{
  if (gtk_widget_has_focus (mark))
    g_signal_emit (self, signals[FOCUSED], 0, tl_board_mark_get_id (TL_BOARD_MARK (mark)));
}

static GtkWidget *
add_mark (TlBoardLayer *self, const char *id)
{
  GtkWidget *mark = tl_board_mark_new (id);

  g_signal_connect_object (mark, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mark, "rate-clear", G_CALLBACK (rate_clear_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mark, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mark,
                           "notify::has-focus",
                           G_CALLBACK (focus_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  g_hash_table_insert (self->marks, g_strdup (id), mark);
  return mark;
}

static void
drop_marks (TlBoardLayer *self)
{
  GHashTableIter iter;
  gpointer       id, mark;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &id, &mark))
    if (!self->board || !tl_board_find_item (self->board, id))
      {
        gtk_widget_unparent (mark);
        g_hash_table_iter_remove (&iter);
      }
}

/* Tab goes through them in the order of the list. */
static void
update_marks (TlBoardLayer *self)
{
  GtkWidget *previous = NULL;
  guint      n = self->board ? tl_board_get_n_items (self->board) : 0;

  drop_marks (self);
  for (guint i = 0; i < n; i++)
    {
      const TlBoardItem *item = tl_board_get_item (self->board, i);
      GtkWidget         *mark = g_hash_table_lookup (self->marks, item->id);

      if (!mark)
        mark = add_mark (self, item->id);
      tl_board_mark_show (TL_BOARD_MARK (mark), item);
      if ((previous ? gtk_widget_get_next_sibling (previous)
                    : gtk_widget_get_first_child (GTK_WIDGET (self))) != mark)
        gtk_widget_insert_after (mark, GTK_WIDGET (self), previous);
      previous = mark;
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
tl_board_layer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlBoardLayer *self = TL_BOARD_LAYER (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      TlRect rect = tl_picture_view_from_picture (self->picture,
                                                  tl_board_mark_get_rect (TL_BOARD_MARK (child)));
      int    least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ (int) rect.x,
                                                  (int) rect.y,
                                                  MAX ((int) rect.width, least),
                                                  (int) rect.height },
                                -1);
    }
}

static void
append_placed (
  TlBoardLayer *self, GtkSnapshot *snapshot, GskRenderNode *node, const TlPoint *at, float zoom)
{
  TlRect rect = tl_picture_view_from_picture (self->picture, &TL_RECT_INIT (at->x, at->y, 0, 0));
  double scale = tl_picture_view_get_scale (self->picture) * zoom;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rect.x, rect.y));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

static void
tl_board_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlBoardLayer *self = TL_BOARD_LAYER (widget);
  TlPoint       at = { self->drag.at.x - self->drag.grip.x, self->drag.at.y - self->drag.grip.y };

  if (self->target)
    append_placed (self, snapshot, self->target, &self->target_at, 1);
  GTK_WIDGET_CLASS (tl_board_layer_parent_class)->snapshot (widget, snapshot);
  if (!self->card)
    return;
  gtk_snapshot_push_opacity (snapshot, LIFT_ALPHA);
  append_placed (self, snapshot, self->card, &at, LIFT_SCALE);
  gtk_snapshot_pop (snapshot);
}

static void
tl_board_layer_dispose (GObject *object)
{
  TlBoardLayer *self = TL_BOARD_LAYER (object);
  GtkWidget    *child;

  self->board = NULL;
  if (self->drag.id)
    end_drag (self);
  g_hash_table_remove_all (self->marks);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->painter, tl_gsk_painter_free);
  G_OBJECT_CLASS (tl_board_layer_parent_class)->dispose (object);
}

static void
tl_board_layer_finalize (GObject *object)
{
  TlBoardLayer *self = TL_BOARD_LAYER (object);

  g_hash_table_unref (self->marks);
  g_free (self->selected);
  G_OBJECT_CLASS (tl_board_layer_parent_class)->finalize (object);
}

static void
tl_board_layer_class_init (TlBoardLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = tl_board_layer_dispose;
  object_class->finalize = tl_board_layer_finalize;
  widget_class->size_allocate = tl_board_layer_size_allocate;
  widget_class->snapshot = tl_board_layer_snapshot;
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
  gtk_widget_class_set_css_name (widget_class, "boardlayer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
tl_board_layer_init (TlBoardLayer *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->gesture = gtk_gesture_drag_new ();
  g_signal_connect_swapped (self->gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (self->gesture, "cancel", G_CALLBACK (end_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->gesture));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  /* Before the page, for which Escape means to leave. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (self, "query-tooltip", G_CALLBACK (tooltip_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Priorities by impact and effort"),
                                  -1);
}

/**
 * tl_board_layer_new:
 * @picture: the view of the board's picture, beneath
 *
 * Returns: (transfer floating): a layer without a board
 */
GtkWidget *
tl_board_layer_new (TlPictureView *picture)
{
  TlBoardLayer *self = g_object_new (TL_TYPE_BOARD_LAYER, NULL);

  self->picture = picture;
  return GTK_WIDGET (self);
}

/**
 * tl_board_layer_set_board:
 * @self: a layer
 * @board: (nullable) (transfer none): what its picture shows; must live until the next call
 *
 * A card that is being dragged is put back.
 */
void
tl_board_layer_set_board (TlBoardLayer *self, TlBoard *board)
{
  g_return_if_fail (TL_IS_BOARD_LAYER (self));

  if (self->drag.id)
    end_drag (self);
  self->board = board;
  update_marks (self);
  tl_board_layer_select (self, self->selected);
}

/**
 * tl_board_layer_set_read_only:
 * @self: a layer
 * @read_only: whether cards stay where they are
 */
void
tl_board_layer_set_read_only (TlBoardLayer *self, gboolean read_only)
{
  g_return_if_fail (TL_IS_BOARD_LAYER (self));

  self->read_only = read_only;
}

/**
 * tl_board_layer_select:
 * @self: a layer
 * @id: (nullable): the card that is marked; %NULL = none
 */
void
tl_board_layer_select (TlBoardLayer *self, const char *id)
{
  GHashTableIter iter;
  gpointer       mark;
  char          *copy = g_strdup (id);

  g_return_if_fail (TL_IS_BOARD_LAYER (self));

  g_free (self->selected);
  self->selected = copy;
  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, NULL, &mark))
    if (g_strcmp0 (tl_board_mark_get_id (mark), copy) == 0)
      gtk_widget_add_css_class (mark, "selected");
    else
      gtk_widget_remove_css_class (mark, "selected");
}

/**
 * tl_board_layer_get_mark:
 * @self: a layer
 * @id: of a card
 *
 * Returns: (transfer none) (nullable): what stands for it
 */
GtkWidget *
tl_board_layer_get_mark (TlBoardLayer *self, const char *id)
{
  g_return_val_if_fail (TL_IS_BOARD_LAYER (self), NULL);

  return id ? g_hash_table_lookup (self->marks, id) : NULL;
}

/**
 * tl_board_layer_is_dragging:
 * @self: a layer
 *
 * Returns: whether a card is in the hand
 */
gboolean
tl_board_layer_is_dragging (TlBoardLayer *self)
{
  g_return_val_if_fail (TL_IS_BOARD_LAYER (self), FALSE);

  return self->drag.moving;
}

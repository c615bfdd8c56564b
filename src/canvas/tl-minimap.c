/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The minimap: the scene's blocks and lines, drawn once into an image, and a frame for the view.
 *
 * The image is made anew in an idle moment after the scene has changed, and only while somebody
 * sees it; panning draws the image and the frame, nothing else. Whether the minimap is there is
 * decided in an idle moment, too, because a widget cannot be hidden in the middle of a layout.
 *
 * What never changes: it changes nothing but the canvas's view, and takes no focus. */
#include "config.h"

#include "canvas/tl-minimap.h"

#include "canvas/tl-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Largest size, and air around the map in it (px). */
#define MOST_WIDTH 208.0
#define MOST_HEIGHT 160.0
#define AIR 6.0
#define RADIUS 8.0
/* In a view smaller than this it would hide more than it shows. */
#define LEAST_VIEW_WIDTH 480
#define LEAST_VIEW_HEIGHT 360
/* As many views as the map must be large. */
#define LEAST_VIEWS 2.0
/* What it takes up in its corner of the canvas with its margins and what stands beneath it. */
#define CORNER_WIDTH 250
#define CORNER_HEIGHT 250
#define FRAME_WIDTH 1.5
#define LINE_WIDTH 1.25
/* What stands back while somebody searches. */
#define DIMMED_ALPHA 0.3

struct _TlMinimap
{
  GtkWidget parent_instance;

  TlCanvas        *canvas;
  cairo_surface_t *image; /* NULL = to be made */
  GskRenderNode   *node;  /* paints image at 0, 0 */
  double           scale; /* px per document px */
  gboolean         wanted;
  guint            update_id;
  double           grab_x; /* from the view's top left to the pointer, document px */
  double           grab_y;
};

enum
{
  PROP_WANTED = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TlMinimap, tl_minimap, GTK_TYPE_WIDGET)

/* --- The image --- */

typedef struct
{
  TlMinimap *self;
  cairo_t   *cr;
  TlRect     bounds; /* of the map, document px */
  gboolean   cards;  /* this time the cards, else what lies beneath them */
} Drawing;

static void
set_color (cairo_t *cr, const TlColor *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static double
get_alpha (Drawing *drawing, const TlBlock *block, TlColor *color)
{
  static const TlColor amber = { 0.90f, 0.65f, 0.04f, 1 };
  TlGroup group = { .role = block->role, .id = (char *) block->id, .bounds = block->rect };
  guint   variant = tl_canvas_get_variant (drawing->self->canvas, &group, &(TlPoint){ 0, 0 });

  if (variant & TL_DETAIL_FOUND)
    *color = amber;
  return variant & TL_DETAIL_DIMMED ? DIMMED_ALPHA : 1;
}

/* Whole pixels of the image, at least one, so that thin things are seen. */
static void
draw_block (const TlBlock *block, gpointer user_data)
{
  Drawing *drawing = user_data;
  double   scale = drawing->self->scale;
  TlColor  color = block->color;
  double   x = AIR + (block->rect.x - drawing->bounds.x) * scale;
  double   y = AIR + (block->rect.y - drawing->bounds.y) * scale;
  double   height = block->rect.height * scale;
  double   alpha;

  if (drawing->cards != (block->role == TL_ROLE_CARD))
    return;
  alpha = get_alpha (drawing, block, &color);
  set_color (drawing->cr, &color, alpha);
  if (block->role == TL_ROLE_LANE)
    cairo_rectangle (drawing->cr, x, y + height - 0.5, block->rect.width * scale, 0.5);
  else
    cairo_rectangle (drawing->cr, x, y, MAX (block->rect.width * scale, 1), MAX (height - 0.5, 1));
  cairo_fill (drawing->cr);
}

static void
draw_line (const TlPoint *points, guint n_points, const TlColor *color, gpointer user_data)
{
  Drawing *drawing = user_data;
  double   scale = drawing->self->scale;

  for (guint i = 0; i < n_points; i++)
    cairo_line_to (drawing->cr,
                   AIR + (points[i].x - drawing->bounds.x) * scale,
                   AIR + (points[i].y - drawing->bounds.y) * scale);
  set_color (drawing->cr, color, 1);
  cairo_set_line_width (drawing->cr, LINE_WIDTH);
  cairo_set_line_join (drawing->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (drawing->cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (drawing->cr);
}

static void
draw_map (TlMinimap *self, cairo_t *cr)
{
  TlScene       *scene = self->canvas->scene;
  const TlTheme *theme = tl_scene_get_theme (scene);
  TlColor        desk = tl_theme_get_desk (theme), paper = tl_theme_get_paper (theme);
  TlRect         sheet = tl_scene_get_sheet (scene);
  Drawing        drawing = { self, cr, tl_scene_get_bounds (scene), FALSE };

  set_color (cr, &desk, 1);
  cairo_paint (cr);
  set_color (cr, &paper, 1);
  cairo_rectangle (cr,
                   AIR + (sheet.x - drawing.bounds.x) * self->scale,
                   AIR + (sheet.y - drawing.bounds.y) * self->scale,
                   sheet.width * self->scale,
                   sheet.height * self->scale);
  cairo_fill (cr);
  tl_canvas_dim_resolve (self->canvas);
  tl_scene_foreach_block (scene, draw_block, &drawing);
  drawing.cards = TRUE;
  tl_scene_foreach_block (scene, draw_block, &drawing);
  tl_scene_foreach_line (scene, draw_line, &drawing);
}

static void
drop_image (TlMinimap *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->image, cairo_surface_destroy);
}

static void
make_image (TlMinimap *self)
{
  int      width = gtk_widget_get_width (GTK_WIDGET (self));
  int      height = gtk_widget_get_height (GTK_WIDGET (self));
  int      factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_t *cr;

  self->image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * factor, height * factor);
  cr = cairo_create (self->image);
  cairo_scale (cr, factor, factor);
  draw_map (self, cr);
  cairo_destroy (cr);
  self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));
  cr = gsk_cairo_node_get_draw_context (self->node);
  cairo_scale (cr, 1.0 / factor, 1.0 / factor);
  cairo_set_source_surface (cr, self->image, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/* --- Whether it is there --- */

static gboolean
is_large (TlMinimap *self)
{
  TlRect bounds = tl_scene_get_bounds (self->canvas->scene);
  double zoom = self->canvas->zoom;
  int    width = gtk_widget_get_width (GTK_WIDGET (self->canvas));
  int    height = gtk_widget_get_height (GTK_WIDGET (self->canvas));

  return width >= LEAST_VIEW_WIDTH && height >= LEAST_VIEW_HEIGHT &&
         bounds.width * zoom * bounds.height * zoom > LEAST_VIEWS * width * height;
}

/* The corner is where the layout puts it: at the bottom, at the end of a line of text. */
static gboolean
is_in_the_way (TlMinimap *self)
{
  GtkWidget      *canvas = GTK_WIDGET (self->canvas);
  GtkWidget      *editor = self->canvas->editor_widget;
  int             width = gtk_widget_get_width (canvas);
  gboolean        rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  graphene_rect_t bounds;
  graphene_rect_t corner = GRAPHENE_RECT_INIT (rtl ? 0 : width - CORNER_WIDTH,
                                               gtk_widget_get_height (canvas) - CORNER_HEIGHT,
                                               CORNER_WIDTH,
                                               CORNER_HEIGHT);

  return editor != NULL && gtk_widget_compute_bounds (editor, canvas, &bounds) &&
         graphene_rect_intersection (&bounds, &corner, NULL);
}

static void
update (TlMinimap *self)
{
  TlRect   bounds = tl_scene_get_bounds (self->canvas->scene);
  double   scale = MIN ((MOST_WIDTH - 2 * AIR) / MAX (bounds.width, 1),
                      (MOST_HEIGHT - 2 * AIR) / MAX (bounds.height, 1));
  gboolean shown =
    self->wanted && self->canvas->map != NULL && is_large (self) && !is_in_the_way (self);

  if (scale != self->scale)
    {
      self->scale = scale;
      drop_image (self);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
update_cb (gpointer user_data)
{
  TlMinimap *self = user_data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (TlMinimap *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

static void
view_changed_cb (TlMinimap *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_update (self);
}

static void
picture_changed_cb (TlMinimap *self)
{
  drop_image (self);
  queue_update (self);
}

/* --- Hands --- */

static void
to_document (TlMinimap *self, double px, double py, double *x, double *y)
{
  TlRect bounds = tl_scene_get_bounds (self->canvas->scene);

  *x = bounds.x + (px - AIR) / self->scale;
  *y = bounds.y + (py - AIR) / self->scale;
}

static void
pan_to (TlMinimap *self, double px, double py)
{
  double x, y;

  to_document (self, px, py, &x, &y);
  tl_canvas_set_offset (self->canvas, x - self->grab_x, y - self->grab_y);
}

/* Beside the frame the view comes to the pointer first. */
static void
drag_began_cb (GtkGestureDrag *gesture, double px, double py, TlMinimap *self)
{
  TlRect visible = tl_canvas_get_visible (self->canvas);
  double x, y;

  to_document (self, px, py, &x, &y);
  if (tl_rect_contains (&visible, x, y))
    {
      self->grab_x = x - visible.x;
      self->grab_y = y - visible.y;
      return;
    }
  self->grab_x = visible.width / 2;
  self->grab_y = visible.height / 2;
  pan_to (self, px, py);
}

static void
drag_updated_cb (GtkGestureDrag *gesture, double dx, double dy, TlMinimap *self)
{
  double px, py;

  if (gtk_gesture_drag_get_start_point (gesture, &px, &py))
    pan_to (self, px + dx, py + dy);
}

/* --- Widget --- */

static void
tl_minimap_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  TlMinimap *self = TL_MINIMAP (widget);
  TlRect     bounds = { 0 };

  if (self->canvas != NULL)
    bounds = tl_scene_get_bounds (self->canvas->scene);
  *minimum = *natural = (int) ceil (
    2 * AIR +
    (orientation == GTK_ORIENTATION_HORIZONTAL ? bounds.width : bounds.height) * self->scale);
}

static void
tl_minimap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  drop_image (TL_MINIMAP (widget));
}

static TlRect
clip (const TlRect *rect, const TlRect *within)
{
  double x = MAX (rect->x, within->x);
  double y = MAX (rect->y, within->y);

  return TL_RECT_INIT (x,
                       y,
                       MIN (rect->x + rect->width, within->x + within->width) - x,
                       MIN (rect->y + rect->height, within->y + within->height) - y);
}

static void
append_frame (TlMinimap *self, GtkSnapshot *snapshot)
{
  TlScene *scene = self->canvas->scene;
  TlRect   bounds = tl_scene_get_bounds (scene);
  TlRect   visible = tl_canvas_get_visible (self->canvas);
  TlColor  accent = tl_theme_get_ink (tl_scene_get_theme (scene), TL_INK_ACCENT);
  TlColor  veil = accent;
  TlRect   frame = TL_RECT_INIT (AIR + (visible.x - bounds.x) * self->scale,
                               AIR + (visible.y - bounds.y) * self->scale,
                               visible.width * self->scale,
                               visible.height * self->scale);
  TlRect   whole = TL_RECT_INIT (1,
                               1,
                               gtk_widget_get_width (GTK_WIDGET (self)) - 2,
                               gtk_widget_get_height (GTK_WIDGET (self)) - 2);
  g_autoptr (GPtrArray) nodes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);

  if (!tl_rect_intersects (&frame, &whole))
    return;
  frame = clip (&frame, &whole);
  veil.alpha = 0.1f;
  tl_gsk_append_round (nodes, &veil, &frame, 3);
  frame = tl_rect_inset (&frame, FRAME_WIDTH / 2);
  tl_gsk_append_border (nodes, &accent, &frame, 2, FRAME_WIDTH);
  for (guint i = 0; i < nodes->len; i++)
    gtk_snapshot_append_node (snapshot, nodes->pdata[i]);
}

static void
tl_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlMinimap     *self = TL_MINIMAP (widget);
  GskRoundedRect outline;

  if (self->canvas == NULL || gtk_widget_get_width (widget) <= 0)
    return;
  if (self->node == NULL)
    make_image (self);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (0,
                                                        0,
                                                        gtk_widget_get_width (widget),
                                                        gtk_widget_get_height (widget)),
                                   RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_pop (snapshot);
  append_frame (self, snapshot);
}

static void
tl_minimap_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WANTED:
      g_value_set_boolean (value, TL_MINIMAP (object)->wanted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_minimap_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WANTED:
      tl_minimap_set_wanted (TL_MINIMAP (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_minimap_dispose (GObject *object)
{
  TlMinimap *self = TL_MINIMAP (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  drop_image (self);
  g_clear_object (&self->canvas);
  G_OBJECT_CLASS (tl_minimap_parent_class)->dispose (object);
}

static void
tl_minimap_class_init (TlMinimapClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tl_minimap_dispose;
  object_class->get_property = tl_minimap_get_property;
  object_class->set_property = tl_minimap_set_property;
  widget_class->measure = tl_minimap_measure;
  widget_class->size_allocate = tl_minimap_size_allocate;
  widget_class->snapshot = tl_minimap_snapshot;
  properties[PROP_WANTED] =
    g_param_spec_boolean ("wanted",
                          NULL,
                          NULL,
                          TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "minimap");
  /* A picture of what is there for everybody in the map itself. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tl_minimap_init (TlMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->wanted = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Minimap"),
                                  -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_began_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_updated_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * tl_minimap_set_canvas:
 * @self: a minimap
 * @canvas: whose map it shows; set once
 *
 * Connects the minimap with a canvas.
 */
void
tl_minimap_set_canvas (TlMinimap *self, TlCanvas *canvas)
{
  g_return_if_fail (TL_IS_MINIMAP (self));
  g_return_if_fail (self->canvas == NULL);
  self->canvas = g_object_ref (canvas);
  g_signal_connect_object (canvas,
                           "view-changed",
                           G_CALLBACK (view_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas,
                           "notify::writing",
                           G_CALLBACK (queue_update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas,
                           "find-changed",
                           G_CALLBACK (picture_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas->scene,
                           "changed",
                           G_CALLBACK (picture_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  queue_update (self);
}

/**
 * tl_minimap_set_wanted:
 * @self: a minimap
 * @wanted: whether it may show itself
 *
 * Lets it show itself where the map is large, or not.
 */
void
tl_minimap_set_wanted (TlMinimap *self, gboolean wanted)
{
  g_return_if_fail (TL_IS_MINIMAP (self));
  wanted = !!wanted;
  if (self->wanted == wanted)
    return;
  self->wanted = wanted;
  if (self->canvas != NULL)
    queue_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WANTED]);
}

/**
 * tl_minimap_get_wanted:
 * @self: a minimap
 *
 * Returns: whether it may show itself
 */
gboolean
tl_minimap_get_wanted (TlMinimap *self)
{
  g_return_val_if_fail (TL_IS_MINIMAP (self), FALSE);
  return self->wanted;
}

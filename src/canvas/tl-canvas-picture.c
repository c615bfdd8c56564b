/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The map's picture within a frame: groups as nodes, or as tiles while the view pans or
 * something is dragged over it.
 *
 * At rest each group in view is its own node, so that a change repaints only what changed. A pan
 * repaints everything in view, frame after frame the same shapes: there the picture is kept in
 * square tiles of finished pixels, made a few a frame, and a frame is little more than copying
 * them. A tile is good for as long as it would be made of the same groups at the same places, which
 * is compared, not assumed; one that is not is drawn from its groups, clipped to its square.
 * Beneath a drag GSK draws all nodes of the frame, also those outside of what is repainted: there a
 * tile spares the walk through its groups.
 *
 * What never changes: a tile holds exactly the pixels that its groups' nodes would draw, because
 * the view's offset is whole device pixels; tiles of another scale are never shown. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

#include <math.h>

/* Device px. Twelve to fifteen cover a window; one takes about half a millisecond to make. */
#define TILE_SIZE 512
#define TILES_PER_FRAME 2
/* Fewer groups are drawn sooner than a tile is copied: a square of 512 px is a megabyte. Of the
 * view as a whole likewise; and what is empty in it need not be repainted at all. */
#define TILE_GROUPS_MIN 8
#define VIEW_GROUPS_MIN 24
#define DRAG_GROUPS_MIN 1
/* Frames that a tile must have stayed the same for during a drag before it is made. */
#define DRAG_FRAMES 60
/* Frames that a tile out of view is kept for: panning to and fro. */
#define TILE_FRAMES 30
/* A group wider or higher than this many widget px is drawn part by part, those in view. */
#define LARGE_GROUP 2048.0
/* How far signs reach beyond their groups zoomed out (device px; tl-gsk-detail.c). */
#define SIGN_REACH 8.0
/* A frame's groups and as many again, for panning to and fro. */
#define CACHE_SPARE 2

typedef struct
{
  TlGroup *group; /* owned */
  TlPoint  at;    /* document px, as drawn in this frame */
} Shown;

typedef struct
{
  guint64          key;
  guint64          content; /* hash of the groups and their places */
  GArray          *shown;   /* Shown: holds the groups, so that no address comes back */
  cairo_surface_t *image;   /* NULL = not made yet */
  GskRenderNode   *node;    /* paints image at 0, 0 */
  guint            frame;   /* last seen in */
  guint            changed; /* frame since which it shows what it shows; 0 = from the beginning */
} Tile;

typedef enum
{
  MOTION_NONE,
  MOTION_PAN,  /* everything in view moves */
  MOTION_DRAG, /* something in the hand moves over it */
} Motion;

struct _TlCanvasPicture
{
  GHashTable *tiles; /* by Tile.key */
  double      scale; /* device px per document px of all tiles */
  double      x;     /* offset of the last frame */
  double      y;
  guint       frame;
  guint       n_groups; /* of the last frame */
  guint       n_images;
};

typedef struct
{
  TlCanvas       *self;
  GPtrArray      *nodes;
  TlDetail        detail;
  graphene_rect_t clip; /* widget px that the nodes are for */
  GArray         *shown;
  guint           n_groups;
} Frame;

static void
clear_shown (gpointer data)
{
  tl_group_unref (((Shown *) data)->group);
}

static void
drop_image (TlCanvasPicture *picture, Tile *tile)
{
  if (tile->image == NULL)
    return;
  g_clear_pointer (&tile->node, gsk_render_node_unref);
  g_clear_pointer (&tile->image, cairo_surface_destroy);
  picture->n_images--;
}

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->node, gsk_render_node_unref);
  g_clear_pointer (&tile->image, cairo_surface_destroy);
  g_array_unref (tile->shown);
  g_free (tile);
}

/* --- Groups as nodes --- */

static void
add_transformed (GPtrArray *nodes, GskRenderNode *node, double scale, const TlPoint *at)
{
  g_ptr_array_add (nodes, tl_node_place (node, scale, scale, at->x, at->y));
}

static gboolean
is_large (const TlGroup *group, double scale)
{
  return group->bounds.width * scale > LARGE_GROUP || group->bounds.height * scale > LARGE_GROUP;
}

/* Whether a part of a group, at `at` in px of `scale`, touches `clip`. */
static gboolean
part_touches (GskRenderNode *part, double scale, const TlPoint *at, const graphene_rect_t *clip)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (part, &bounds);
  graphene_rect_scale (&bounds, scale, scale, &bounds);
  graphene_rect_offset (&bounds, at->x, at->y);
  return graphene_rect_intersection (&bounds, clip, NULL);
}

/* Adds what a group looks like at a detail to `nodes`. */
static void
add_variant (Frame *frame, GPtrArray *nodes, TlGroup *group, const TlPoint *shown, guint detail)
{
  TlCanvas      *self = frame->self;
  TlPoint        at;
  GskRenderNode *node;

  tl_canvas_from_document (self, shown->x, shown->y, &at.x, &at.y);
  if (!is_large (group, self->zoom))
    {
      node = tl_node_cache_get_at (self->nodes, group, detail, self->zoom, &at);
      if (node != NULL)
        g_ptr_array_add (nodes, gsk_render_node_ref (node));
      return;
    }
  node = tl_node_cache_get (self->nodes, group, detail);
  if (node == NULL)
    return;
  if (gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE)
    add_transformed (nodes, node, self->zoom, &at);
  else /* a curve or the sheet's rules: only the parts in view, each its own node */
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      {
        GskRenderNode *part = gsk_container_node_get_child (node, i);

        if (part_touches (part, self->zoom, &at, &frame->clip))
          add_transformed (nodes, part, self->zoom, &at);
      }
}

/* A dimmed curve is bright where it runs through what is focused. */
static void
add_bright_parts (Frame *frame, TlGroup *group, const TlPoint *shown)
{
  const GArray *areas = tl_canvas_get_bright_areas (frame->self);
  g_autoptr (GPtrArray) nodes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  g_autoptr (GskRenderNode) list = NULL;

  add_variant (frame, nodes, group, shown, frame->detail);
  if (nodes->len == 0)
    return;
  list = gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
  for (guint i = 0; i < areas->len; i++)
    {
      TlRect area = tl_canvas_rect_to_widget (frame->self, &g_array_index (areas, TlRect, i));

      g_ptr_array_add (frame->nodes,
                       gsk_clip_node_new (list,
                                          &GRAPHENE_RECT_INIT (area.x,
                                                               area.y,
                                                               area.width,
                                                               area.height)));
    }
}

static void
add_group (Frame *frame, TlGroup *group, const TlPoint *shown)
{
  guint variant = tl_canvas_get_variant (frame->self, group, shown);

  add_variant (frame, frame->nodes, group, shown, frame->detail | (variant & ~TL_DETAIL_PARTLY));
  if (variant & TL_DETAIL_PARTLY)
    add_bright_parts (frame, group, shown);
}

static void
draw_group_cb (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Frame  *frame = user_data;
  TlPoint shown = tl_canvas_glide_get (frame->self, group, origin);

  if (tl_canvas_is_lifted (frame->self, group))
    return;
  frame->n_groups++;
  add_group (frame, group, &shown);
}

/* --- Tiles --- */

static guint64
mix (guint64 hash, guint64 value)
{
  hash ^= value;
  hash *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ (hash >> 29);
}

static guint64
mix_double (guint64 hash, double value)
{
  union
  {
    double  number;
    guint64 bits;
  } as = { .number = value };

  return mix (hash, as.bits);
}

static void
gather_group_cb (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  Frame *frame = user_data;
  Shown  shown = { .at = tl_canvas_glide_get (frame->self, group, origin) };

  if (tl_canvas_is_lifted (frame->self, group))
    return;
  shown.group = tl_group_ref (group);
  g_array_append_val (frame->shown, shown);
}

static guint64
hash_content (TlCanvas *self, const GArray *shown)
{
  TlRect  sheet = tl_scene_get_sheet (self->scene);
  TlColor desk = tl_theme_get_desk (tl_scene_get_theme (self->scene));
  guint64 hash = mix_double (mix_double (1, sheet.width), sheet.height);

  hash = mix_double (hash, desk.red * 7 + desk.green * 5 + desk.blue);
  for (guint i = 0; i < shown->len; i++)
    {
      const Shown *one = &g_array_index (shown, Shown, i);

      guint variant = tl_canvas_get_variant (self, one->group, &one->at);

      hash = mix (hash, (guintptr) one->group);
      if (variant != 0)
        hash = mix (mix (hash, variant), tl_canvas_get_variant_serial (self, variant));
      hash = mix_double (mix_double (hash, one->at.x), one->at.y);
    }
  return hash;
}

/* The nodes of what a tile shows, in widget px, those parts that touch `bounds`. */
static void
list_shown (Frame *frame, const Tile *tile, const graphene_rect_t *bounds, GskRenderNode *desk)
{
  g_ptr_array_set_size (frame->nodes, 0);
  g_ptr_array_add (frame->nodes, gsk_render_node_ref (desk));
  frame->clip = *bounds;
  for (guint i = 0; i < tile->shown->len; i++)
    {
      const Shown *shown = &g_array_index (tile->shown, Shown, i);

      add_group (frame, shown->group, &shown->at);
    }
}

static GskRenderNode *
wrap_image (cairo_surface_t *image, int factor)
{
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (0, 0, (float) TILE_SIZE / factor, (float) TILE_SIZE / factor);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t       *cr = gsk_cairo_node_get_draw_context (node);

  cairo_scale (cr, 1.0 / factor, 1.0 / factor);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

/* `bounds`: where the tile is seen, in widget px; whole device px. */
static void
make_image (Frame *frame, Tile *tile, const graphene_rect_t *bounds, GskRenderNode *desk)
{
  int      factor = gtk_widget_get_scale_factor (GTK_WIDGET (frame->self));
  cairo_t *cr;

  list_shown (frame, tile, bounds, desk);
  tile->image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, TILE_SIZE, TILE_SIZE);
  cr = cairo_create (tile->image);
  cairo_scale (cr, factor, factor);
  cairo_translate (cr, -bounds->origin.x, -bounds->origin.y);
  for (guint i = 0; i < frame->nodes->len; i++)
    gsk_render_node_draw (g_ptr_array_index (frame->nodes, i), cr);
  cairo_destroy (cr);
  tile->node = wrap_image (tile->image, factor);
  frame->self->picture->n_images++;
}

static Tile *
find_tile (TlCanvasPicture *picture, int column, int row)
{
  guint64 key = ((guint64) (guint32) column << 32) | (guint32) row;
  Tile   *tile = g_hash_table_lookup (picture->tiles, &key);

  if (tile == NULL)
    {
      tile = g_new0 (Tile, 1);
      tile->key = key;
      tile->shown = g_array_new (FALSE, FALSE, sizeof (Shown));
      g_array_set_clear_func (tile->shown, clear_shown);
      g_hash_table_insert (picture->tiles, &tile->key, tile);
    }
  tile->frame = picture->frame;
  return tile;
}

/* TRUE when it shows what it showed in the last frame; otherwise its image is gone. */
static gboolean
refresh_tile (Frame *frame, Tile *tile, const TlRect *place)
{
  TlCanvasPicture *picture = frame->self->picture;
  TlRect           rect = TL_RECT_INIT (place->x / picture->scale,
                              place->y / picture->scale,
                              TILE_SIZE / picture->scale,
                              TILE_SIZE / picture->scale);
  guint64          content;

  /* Zoomed out, signs are larger than their groups say. */
  if (frame->detail < TL_DETAIL_PLAIN)
    rect = tl_rect_inset (&rect, -SIGN_REACH / picture->scale);
  frame->shown = g_array_sized_new (FALSE, FALSE, sizeof (Shown), tile->shown->len);
  g_array_set_clear_func (frame->shown, clear_shown);
  tl_scene_foreach_in (frame->self->scene, &rect, gather_group_cb, frame);
  frame->n_groups += frame->shown->len;
  content = hash_content (frame->self, frame->shown);
  if (content == tile->content)
    {
      g_array_unref (frame->shown);
      return TRUE;
    }
  drop_image (picture, tile);
  g_array_unref (tile->shown);
  tile->changed = tile->content == 0 ? 0 : picture->frame;
  tile->shown = frame->shown;
  tile->content = content;
  return FALSE;
}

static void
append_tile (Frame                 *frame,
             GtkSnapshot           *snapshot,
             const Tile            *tile,
             const graphene_rect_t *bounds,
             GskRenderNode         *desk)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderNode) list = NULL;

  if (tile->node != NULL)
    node = tl_node_place (tile->node, 1, 1, bounds->origin.x, bounds->origin.y);
  else
    {
      list_shown (frame, tile, bounds, desk);
      list = gsk_container_node_new ((GskRenderNode **) frame->nodes->pdata, frame->nodes->len);
      node = gsk_clip_node_new (list, bounds);
    }
  gtk_snapshot_append_node (snapshot, node);
}

static graphene_rect_t
find_bounds (TlCanvas *self, const TlRect *place)
{
  int    factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double x = place->x - round (self->offset_x * self->picture->scale);
  double y = place->y - round (self->offset_y * self->picture->scale);

  return GRAPHENE_RECT_INIT (x / factor,
                             y / factor,
                             (float) TILE_SIZE / factor,
                             (float) TILE_SIZE / factor);
}

static gboolean
is_old (gpointer key, gpointer value, gpointer user_data)
{
  TlCanvasPicture *picture = user_data;
  Tile            *tile = value;

  if (picture->frame - tile->frame < TILE_FRAMES)
    return FALSE;
  drop_image (picture, tile);
  return TRUE;
}

/* Of what stands still beneath a drag little is copied, so a tile soon pays; but one in which gaps
 * open and close would be made again and again. */
static gboolean
wants_image (const TlCanvasPicture *picture, const Tile *tile, Motion motion)
{
  if (tile->image != NULL || motion == MOTION_NONE)
    return FALSE;
  if (motion == MOTION_PAN)
    return tile->shown->len >= TILE_GROUPS_MIN;
  return tile->shown->len >= DRAG_GROUPS_MIN &&
         (tile->changed == 0 || picture->frame - tile->changed >= DRAG_FRAMES);
}

static void
append_tiles (Frame *frame, GtkSnapshot *snapshot, GskRenderNode *desk, Motion motion)
{
  TlCanvas        *self = frame->self;
  TlCanvasPicture *picture = self->picture;
  TlRect           visible = tl_canvas_get_visible (self);
  int              left = floor (visible.x * picture->scale / TILE_SIZE);
  int              top = floor (visible.y * picture->scale / TILE_SIZE);
  int              right = ceil ((visible.x + visible.width) * picture->scale / TILE_SIZE);
  int              bottom = ceil ((visible.y + visible.height) * picture->scale / TILE_SIZE);
  guint            n_made = 0;

  for (int row = top; row < bottom; row++)
    for (int column = left; column < right; column++)
      {
        Tile           *tile = find_tile (picture, column, row);
        TlRect          place = TL_RECT_INIT ((double) column * TILE_SIZE,
                                     (double) row * TILE_SIZE,
                                     TILE_SIZE,
                                     TILE_SIZE);
        graphene_rect_t bounds = find_bounds (self, &place);
        gboolean        same = refresh_tile (frame, tile, &place);

        if (same && wants_image (picture, tile, motion) && n_made++ < TILES_PER_FRAME)
          make_image (frame, tile, &bounds, desk);
        append_tile (frame, snapshot, tile, &bounds, desk);
      }
  g_hash_table_foreach_remove (picture->tiles, is_old, picture);
}

static void
append_groups (Frame *frame, GtkSnapshot *snapshot, GskRenderNode *desk)
{
  TlCanvas *self = frame->self;
  TlRect    visible = tl_canvas_get_visible (self);
  g_autoptr (GskRenderNode) list = NULL;

  tl_scene_foreach_in (self->scene, &visible, draw_group_cb, frame);
  gtk_snapshot_append_node (snapshot, desk);
  list = gsk_container_node_new ((GskRenderNode **) frame->nodes->pdata, frame->nodes->len);
  gtk_snapshot_append_node (snapshot, list);
}

/* Adds the desk and the map on it. `desk`: what lies beneath the map, in widget px, opaque. */
void
tl_canvas_append_picture (TlCanvas *self, GtkSnapshot *snapshot, GskRenderNode *desk)
{
  TlCanvasPicture *picture = self->picture;
  double           scale = self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gboolean         panning =
    scale == picture->scale && (self->offset_x != picture->x || self->offset_y != picture->y);
  Motion motion = panning ? MOTION_PAN : tl_canvas_is_lifting (self) ? MOTION_DRAG : MOTION_NONE;
  g_autoptr (GPtrArray) nodes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  Frame frame = { .self = self,
                  .nodes = nodes,
                  .detail = tl_detail_for_scale (scale),
                  .clip = GRAPHENE_RECT_INIT (0,
                                              0,
                                              gtk_widget_get_width (GTK_WIDGET (self)),
                                              gtk_widget_get_height (GTK_WIDGET (self))) };

  if (scale != picture->scale)
    tl_canvas_clear_picture (self);
  picture->scale = scale;
  picture->x = self->offset_x;
  picture->y = self->offset_y;
  picture->frame++;
  if (picture->n_images > 0 || (motion != MOTION_NONE && picture->n_groups >= VIEW_GROUPS_MIN))
    append_tiles (&frame, snapshot, desk, motion);
  else
    append_groups (&frame, snapshot, desk);
  picture->n_groups = frame.n_groups;
  tl_node_cache_reserve (self->nodes, frame.n_groups * CACHE_SPARE);
}

/* Drops all tiles: what groups look like has changed, not the groups. */
void
tl_canvas_clear_picture (TlCanvas *self)
{
  g_hash_table_remove_all (self->picture->tiles);
  self->picture->n_images = 0;
}

void
tl_canvas_picture_init (TlCanvas *self)
{
  self->picture = g_new0 (TlCanvasPicture, 1);
  self->picture->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_tile);
}

void
tl_canvas_picture_dispose (TlCanvas *self)
{
  if (self->picture == NULL)
    return;
  g_hash_table_unref (self->picture->tiles);
  g_clear_pointer (&self->picture, g_free);
}

/* For tests: how many tiles of finished pixels there are. */
guint
tl_canvas_get_n_tiles (TlCanvas *self)
{
  return self->picture->n_images;
}

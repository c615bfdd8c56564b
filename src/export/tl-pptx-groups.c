/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of a display list -> groups of objects on a slide.
 *
 * What is a record becomes one group with the record's name and description, so that it is clicked,
 * moved and read aloud as one. Before it is written, its items are put together: words go into the
 * shape that they stand in, lines of one paint become one freeform, an arrow's head the end of its
 * line. Rules and levels, which are nobody's, are one group beneath all others. */
#include "config.h"

#include "export/tl-pptx-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* px by which words may stick out of their shape. */
#define TOLERANCE 1.0
/* Groups between two looks at whether somebody wants to stop. */
#define STEP 256
/* Points: programs draw the heads of thinner lines as if they were this wide. */
#define LEAST_ARROW 2.0

/* One object on a slide: a rectangle, an image, words, or paths of one paint. */
typedef struct
{
  guint       first; /* item */
  guint       n_items;
  TlPptxWords words; /* in it; of words, themselves */
  gboolean    arrow;
} Object;

static const char *
get_role_word (TlRole role)
{
  static const char *const words[] = {
    [TL_ROLE_SHEET] = N_ ("Grid"),        [TL_ROLE_HEADER] = N_ ("Title block"),
    [TL_ROLE_STAGE] = N_ ("Stage"),       [TL_ROLE_STEP] = N_ ("Step"),
    [TL_ROLE_COVERAGE] = N_ ("Observed"), [TL_ROLE_LANE] = N_ ("Lane"),
    [TL_ROLE_CARD] = N_ ("Card"),         [TL_ROLE_CURVE] = N_ ("Emotion curve"),
    [TL_ROLE_POINT] = N_ ("Point"),       [TL_ROLE_LINK] = N_ ("Link"),
    [TL_ROLE_MARKER] = N_ ("Marker"),     [TL_ROLE_PARKING] = N_ ("Parking lot"),
    [TL_ROLE_PERSONA] = N_ ("Persona"),   [TL_ROLE_ACTOR] = N_ ("Persona"),
    [TL_ROLE_TIME] = N_ ("Time"),         [TL_ROLE_COMMENT] = N_ ("Comment"),
  };

  return role < G_N_ELEMENTS (words) ? _ (words[role]) : _ ("Group");
}

static const char *
get_item_word (TlItemType type)
{
  switch (type)
    {
    case TL_ITEM_IMAGE:
      return _ ("Picture");
    case TL_ITEM_TEXT:
      return _ ("Words");
    case TL_ITEM_RECT:
    case TL_ITEM_PATH:
    default:
      return _ ("Shape");
    }
}

static gboolean
is_same_paint (const TlPaint *a, const TlPaint *b)
{
  return tl_color_equal (&a->fill, &b->fill) && tl_color_equal (&a->stroke, &b->stroke) &&
         a->stroke_width == b->stroke_width && a->dash == b->dash;
}

/* The slide has a background of the paper's colour already. */
static gboolean
is_paper (const TlPptxSlide *slide, const TlPlacedGroup *placed, const TlItem *item)
{
  const TlRect *sheet = &slide->picture->sheet;
  TlRect        rect;

  if (placed->group->role != TL_ROLE_SHEET || item->type != TL_ITEM_RECT ||
      !tl_color_equal (&item->paint.fill, &slide->picture->paper))
    return FALSE;
  rect = tl_rect_offset (&item->rect.bounds, placed->origin.x, placed->origin.y);
  return rect.x <= sheet->x + TOLERANCE && rect.y <= sheet->y + TOLERANCE &&
         rect.x + rect.width >= sheet->x + sheet->width - TOLERANCE &&
         rect.y + rect.height >= sheet->y + sheet->height - TOLERANCE;
}

/* --- Putting together ------------------------------------------------------------------------- */

/* Two strokes that meet where a link's line ends. */
static gboolean
is_head (const TlItem *line, const TlItem *item)
{
  TlPoint end;

  if (item->path.n_ops != 3 || item->path.n_points != 3 || item->path.ops[1] != TL_PATH_LINE ||
      item->path.ops[2] != TL_PATH_LINE || item->paint.fill.alpha > 0 || line->path.n_points < 2 ||
      !tl_color_equal (&line->paint.stroke, &item->paint.stroke))
    return FALSE;
  end = line->path.points[line->path.n_points - 1];
  return end.x == item->path.points[1].x && end.y == item->path.points[1].y;
}

static void
add_object (GArray *objects, guint first)
{
  Object object = { .first = first, .n_items = 1 };

  g_array_append_val (objects, object);
}

static gboolean
has_wide_lines (const TlPptxSlide *slide, const TlItem *item)
{
  return item->paint.stroke_width * slide->scale >= LEAST_ARROW * TL_PPTX_EMU_PER_POINT;
}

static void
plan_path (const TlPptxSlide *slide, const TlGroup *group, GArray *objects, guint i)
{
  const TlItem *item = &group->items[i];
  Object       *last = objects->len > 0 ? &g_array_index (objects, Object, objects->len - 1) : NULL;
  const TlItem *before = last != NULL ? &group->items[last->first] : NULL;

  if (before != NULL && before->type == TL_ITEM_PATH && last->first + last->n_items == i)
    {
      if (group->role == TL_ROLE_LINK && last->n_items == 1 && !last->arrow &&
          has_wide_lines (slide, before) && is_head (before, item))
        {
          last->arrow = TRUE;
          return;
        }
      if (!last->arrow && last->words.n_items == 0 && is_same_paint (&before->paint, &item->paint))
        {
          last->n_items++;
          return;
        }
    }
  add_object (objects, i);
}

static gboolean
is_stage_arrow (const TlGroup *group, guint i)
{
  const TlItem *item = &group->items[i];

  return group->role == TL_ROLE_STAGE && i == 0 && item->type == TL_ITEM_PATH &&
         (item->path.n_points == 5 || item->path.n_points == 6) &&
         item->path.n_ops == item->path.n_points + 1;
}

static gboolean
holds (const TlGroup *group, const Object *object, const TlRect *ink)
{
  const TlItem *item = &group->items[object->first];
  TlRect        rect;

  if (is_stage_arrow (group, object->first))
    rect = tl_item_get_bounds (item);
  else if (item->type == TL_ITEM_RECT)
    rect = item->rect.bounds;
  else
    return FALSE;
  rect = tl_rect_inset (&rect, -TOLERANCE);
  return ink->x >= rect.x && ink->y >= rect.y && ink->x + ink->width <= rect.x + rect.width &&
         ink->y + ink->height <= rect.y + rect.height;
}

/* Into the topmost shape that it stands in, else beneath the words before it, else alone. */
static void
plan_text (const TlGroup *group, GArray *objects, guint i)
{
  const TlItem *item = &group->items[i];
  TlRect        ink = tl_pptx_words_get_ink (item);
  Object       *object;

  if (item->paint.fill.alpha <= 0 || item->text.block->n_lines == 0)
    return;
  for (guint j = objects->len; j > 0; j--)
    {
      object = &g_array_index (objects, Object, j - 1);
      if (!holds (group, object, &ink))
        continue;
      if (tl_pptx_words_add (&object->words, item))
        return;
      break;
    }
  if (objects->len > 0)
    {
      object = &g_array_index (objects, Object, objects->len - 1);
      if (group->items[object->first].type == TL_ITEM_TEXT &&
          tl_pptx_words_add (&object->words, item))
        return;
    }
  add_object (objects, i);
  object = &g_array_index (objects, Object, objects->len - 1);
  tl_pptx_words_add (&object->words, item);
}

static GArray *
plan_objects (const TlPptxSlide *slide, const TlPlacedGroup *placed, const TlItem *title)
{
  const TlGroup *group = placed->group;
  GArray        *objects = g_array_new (FALSE, FALSE, sizeof (Object));

  for (guint i = 0; i < group->n_items; i++)
    {
      const TlItem *item = &group->items[i];

      if (item == title || is_paper (slide, placed, item))
        continue;
      if (item->type == TL_ITEM_TEXT)
        plan_text (group, objects, i);
      else if (item->type == TL_ITEM_PATH)
        plan_path (slide, group, objects, i);
      else
        add_object (objects, i);
    }
  return objects;
}

/* --- Writing ---------------------------------------------------------------------------------- */

static void
append_extent (TlPptxSlide *slide, const TlRect *rect, const char *offset, const char *extent)
{
  gint64 x = tl_pptx_get_x (slide, rect->x), y = tl_pptx_get_y (slide, rect->y);

  g_string_append_printf (slide->out,
                          "<a:%s x=\"%" G_GINT64_FORMAT "\" y=\"%" G_GINT64_FORMAT
                          "\"/><a:%s cx=\"%" G_GINT64_FORMAT "\" cy=\"%" G_GINT64_FORMAT "\"/>",
                          offset,
                          x,
                          y,
                          extent,
                          tl_pptx_get_x (slide, rect->x + rect->width) - x,
                          tl_pptx_get_y (slide, rect->y + rect->height) - y);
}

static void
open_group (TlPptxSlide *slide, const char *name, const char *description, const TlRect *rect)
{
  TL_PPTX_APPEND (slide->out, "<p:grpSp><p:nvGrpSpPr>");
  tl_pptx_append_names (slide, name, description);
  TL_PPTX_APPEND (slide->out, "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>");
  append_extent (slide, rect, "off", "ext");
  append_extent (slide, rect, "chOff", "chExt");
  TL_PPTX_APPEND (slide->out, "</a:xfrm></p:grpSpPr>");
}

static const char *
get_image_words (const TlPptxSlide *slide, const TlItem *item)
{
  const TlRecord *image =
    tl_table_get_kind (slide->picture->table, item->image.image, TL_KIND_IMAGE);

  return image != NULL ? tl_record_get_text (image, TL_IMAGE_ALT) : "";
}

static void
append_object (TlPptxSlide         *slide,
               const TlPlacedGroup *placed,
               const Object        *object,
               TlPptxLook          *look)
{
  const TlItem *item = &placed->group->items[object->first];

  look->words = &object->words;
  look->arrow = object->arrow;
  if (look->name == NULL)
    look->name = object->words.n_items > 0 ? object->words.items[0]->text.block->text
                                           : get_item_word (item->type);
  if (is_stage_arrow (placed->group, object->first))
    {
      tl_pptx_append_stage (slide, item, placed->origin, look);
      return;
    }
  switch (item->type)
    {
    case TL_ITEM_RECT:
      tl_pptx_append_rect (slide, item, placed->origin, look);
      break;
    case TL_ITEM_PATH:
      tl_pptx_append_paths (slide, item, object->n_items, placed->origin, look);
      break;
    case TL_ITEM_IMAGE:
      if (look->description == NULL)
        look->description = get_image_words (slide, item);
      tl_pptx_append_image (slide, item, placed->origin, look);
      break;
    case TL_ITEM_TEXT:
      tl_pptx_append_box (slide, &object->words, placed->origin, look->name, look->heading);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The first words of the title block are the slide's title, and no placeholder stands in a group.
 */
static const TlItem *
find_title (const TlPptxSlide *slide, const TlGroup *group)
{
  if (group->role != TL_ROLE_HEADER || slide->titled)
    return NULL;
  for (guint i = 0; i < group->n_items; i++)
    if (group->items[i].type == TL_ITEM_TEXT && group->items[i].text.block->n_lines > 0)
      return &group->items[i];
  return NULL;
}

static void
append_group (TlPptxSlide *slide, const TlPlacedGroup *placed, gboolean inside)
{
  const TlGroup *group = placed->group;
  const TlItem  *title = find_title (slide, group);
  g_autoptr (GArray) objects = plan_objects (slide, placed, title);
  const char *name =
    group->title != NULL && *group->title != '\0' ? group->title : get_role_word (group->role);
  gboolean together = objects->len > 1 && !inside;
  TlRect   rect = tl_rect_offset (&group->bounds, placed->origin.x, placed->origin.y);

  if (title != NULL)
    tl_pptx_append_title (slide, title, placed->origin);
  if (objects->len == 0)
    return;
  if (together)
    open_group (slide, name, group->title, &rect);
  for (guint i = 0; i < objects->len; i++)
    {
      TlPptxLook look = { .shrinks = group->role == TL_ROLE_CARD,
                          .heading = group->role == TL_ROLE_STAGE };

      if (!together && !inside)
        {
          look.name = name;
          look.description = group->title;
        }
      append_object (slide, placed, &g_array_index (objects, Object, i), &look);
    }
  if (together)
    TL_PPTX_APPEND (slide->out, "</p:grpSp>");
}

static const TlPlacedGroup *
get_placed (const TlPptxSlide *slide, guint i)
{
  return &g_array_index (slide->picture->groups, TlPlacedGroup, i);
}

static gboolean
is_grid (const TlPptxSlide *slide, guint i)
{
  return i < slide->picture->groups->len && get_placed (slide, i)->group->role == TL_ROLE_SHEET;
}

/* Neighbours that are nobody's, as one. Returns the first after them. */
static guint
append_grid (TlPptxSlide *slide, guint first)
{
  TlRect rect = TL_RECT_INIT (0, 0, 0, 0);
  guint  end;
  gsize  begin = slide->out->len, opened;

  for (end = first; is_grid (slide, end); end++)
    {
      const TlPlacedGroup *placed = get_placed (slide, end);
      TlRect own = tl_rect_offset (&placed->group->bounds, placed->origin.x, placed->origin.y);

      rect = end == first ? own : tl_rect_union (&rect, &own);
    }
  open_group (slide, get_role_word (TL_ROLE_SHEET), NULL, &rect);
  opened = slide->out->len;
  for (guint i = first; i < end; i++)
    append_group (slide, get_placed (slide, i), TRUE);
  if (slide->out->len == opened)
    g_string_truncate (slide->out, begin);
  else
    TL_PPTX_APPEND (slide->out, "</p:grpSp>");
  return end;
}

/**
 * tl_pptx_append_groups:
 * @slide: a slide
 * @run: (nullable): who listens
 * @error: where to put what went wrong
 *
 * Appends everything that the slide's picture shows.
 *
 * Errors: %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether it is all there
 */
gboolean
tl_pptx_append_groups (TlPptxSlide *slide, TlExportRun *run, GError **error)
{
  for (guint i = 0; i < slide->picture->groups->len;)
    {
      if (i % STEP == STEP - 1 && run != NULL &&
          g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      if (is_grid (slide, i))
        i = append_grid (slide, i);
      else
        append_group (slide, get_placed (slide, i++), FALSE);
    }
  return TRUE;
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the in-place editor stands and how it looks: asked of the scene, so that the words of a
 * card, a heading or a label stand in the editor where they stood on the map. Something new has no
 * picture yet; it borrows the manners of the cards around it. */
#include "config.h"

#include "canvas/tl-editor.h"

#include <glib/gi18n-lib.h>

/* A card's own measures, where there is none to look at. */
#define CARD_PADDING_X 10
#define CARD_PADDING_Y 10
#define CARD_RADIUS 8
#define TEXT_GAP 2
#define QUOTE_ROOM 22
#define NEED_ROOM 16
#define BADGE_GAP 4      /* between badge and words */
#define BADGE_MARGINS 14 /* on both sides of the channel's badge, */
#define BADGE_SIZE 22    /* which grows with the map's text */
#define TITLE_SIZE 12.5
#define SMALL_SIZE 11.0

/* An editor that is about a touchpoint hangs this far below it; a label's editor is this wide. */
#define ABOUT_GAP 6
#define ABOUT_WIDTH 188
#define LABEL_WIDTH 150
#define LABEL_HEIGHT 24

/* Paper shown around a heading's words. */
#define HEADING_PADDING 6

/* How wide the map's title can be typed before it goes on in a second line. */
#define TITLE_WIDTH 480
#define TITLE_ROOM 160

typedef struct
{
  const char        *id;
  TlPoint            origin[2]; /* document px */
  const TlTextBlock *block[2];
  TlColor            ink[2];
  guint              n_found;
} TextSearch;

static void
search_group_cb (TlGroup *group, const TlPoint *origin, gpointer user_data)
{
  TextSearch *search = user_data;

  if (g_strcmp0 (group->id, search->id) != 0 || group->role == TL_ROLE_MARKER)
    return;
  for (guint i = 0; i < group->n_items && search->n_found < G_N_ELEMENTS (search->block); i++)
    {
      const TlItem *item = &group->items[i];

      if (item->type != TL_ITEM_TEXT)
        continue;
      search->origin[search->n_found].x = origin->x + item->text.origin.x;
      search->origin[search->n_found].y = origin->y + item->text.origin.y;
      search->block[search->n_found] = item->text.block;
      search->ink[search->n_found] = item->paint.fill;
      search->n_found++;
    }
}

static void
search_texts (TlCanvas *canvas, const char *id, TextSearch *search)
{
  TlRect rect;

  *search = (TextSearch){ .id = id };
  if (id != NULL && tl_scene_get_record_rect (canvas->scene, id, &rect))
    tl_scene_foreach_in (canvas->scene, &rect, search_group_cb, search);
}

static double
get_text_scale (TlCanvas *canvas)
{
  const TlTable  *table = tl_document_get_table (canvas->document);
  const TlRecord *map = tl_table_get_kind (table, canvas->map, TL_KIND_MAP);
  gint64          percent = map != NULL ? tl_record_get_integer (map, TL_MAP_TEXT_SCALE) : 100;

  return percent >= 100 ? (double) percent / 100 : 1;
}

/**
 * tl_editor_is_rtl:
 * @canvas: the canvas
 *
 * Returns: whether the document is written from right to left
 */
gboolean
tl_editor_is_rtl (TlCanvas *canvas)
{
  const TlRecord *document = tl_table_get_document (tl_document_get_table (canvas->document));

  return document != NULL &&
         tl_record_get_integer (document, TL_DOCUMENT_DIRECTION) == TL_DIRECTION_RTL;
}

static gboolean
find_about_rect (TlCanvas *canvas, const TlPlace *origin, TlRect *rect)
{
  TlRect seen, place;
  double width = ABOUT_WIDTH * get_text_scale (canvas);
  double height = LABEL_HEIGHT + 2 * CARD_PADDING_Y;

  if (!tl_scene_get_place_rect (canvas->scene, origin, &place))
    return FALSE;
  if (origin->type == TL_PLACE_CELL)
    {
      *rect = TL_RECT_INIT (place.x, place.y + ABOUT_GAP, MAX (width, place.width - 8), height);
      return TRUE;
    }
  *rect =
    TL_RECT_INIT (place.x, place.y + place.height + ABOUT_GAP, MAX (place.width, width), height);
  seen = tl_canvas_get_visible (canvas);
  if (rect->y + height > seen.y + seen.height)
    rect->y = place.y - ABOUT_GAP - height;
  return TRUE;
}

/* A heading's or label's editor stands around its words, not over the whole block. */
static gboolean
find_heading_rect (TlCanvas *canvas, const TlWriting *writing, TlRect *rect)
{
  TextSearch search;
  TlRect     whole;
  double     right;

  if (tl_scene_get_link_words_rect (canvas->scene, writing->id, rect))
    {
      double wider = MAX (0, LABEL_WIDTH * 0.8 - rect->width);

      *rect =
        TL_RECT_INIT (rect->x - wider / 2, rect->y - 2, rect->width + wider, rect->height + 4);
      return TRUE;
    }
  if (!tl_scene_get_record_rect (canvas->scene, writing->id, &whole))
    return FALSE;
  search_texts (canvas, writing->id, &search);
  if (search.n_found == 0)
    {
      *rect = TL_RECT_INIT (whole.x,
                            whole.y,
                            MAX (whole.width, LABEL_WIDTH),
                            MAX (whole.height, LABEL_HEIGHT));
      return TRUE;
    }
  right = whole.x + whole.width - HEADING_PADDING;
  /* The title block goes on to the right of its title. */
  if (g_str_equal (writing->id, canvas->map))
    right =
      MIN (right, search.origin[0].x + MAX (search.block[0]->width + TITLE_ROOM, TITLE_WIDTH));
  rect->x = search.origin[0].x - HEADING_PADDING;
  rect->y = search.origin[0].y - HEADING_PADDING / 2.0;
  rect->width = MAX (right - rect->x, LABEL_WIDTH * 0.8);
  rect->height = search.block[0]->height + HEADING_PADDING;
  return TRUE;
}

static gboolean
find_label_rect (TlCanvas *canvas, const TlWriting *writing, const TlPlace *origin, TlRect *rect)
{
  TlRect point;
  double x, y;

  if (writing->id != NULL && tl_scene_get_record_rect (canvas->scene, writing->id, &point))
    {
      x = point.x + point.width / 2;
      y = point.y + point.height + 2;
    }
  else
    {
      TlPlace cell = { .type = TL_PLACE_CELL, .column = writing->column, .lane = writing->lane };

      if (!tl_scene_get_place_rect (canvas->scene, &cell, &point))
        return FALSE;
      x = point.x + point.width / 2;
      y = point.y + point.height / 2 - LABEL_HEIGHT / 2.0;
    }
  *rect = TL_RECT_INIT (x - LABEL_WIDTH / 2.0, y, LABEL_WIDTH, LABEL_HEIGHT);
  return TRUE;
}

/**
 * tl_editor_find_rect:
 * @canvas: the canvas
 * @writing: what is written
 * @origin: where it was started
 * @rect: (out): document px
 *
 * Where the editor stands: over the card that is written, where the new card will be, or beside the
 * touchpoint that it is about.
 *
 * Returns: FALSE, and @rect untouched, when the scene knows no such place (any more)
 */
gboolean
tl_editor_find_rect (TlCanvas        *canvas,
                     const TlWriting *writing,
                     const TlPlace   *origin,
                     TlRect          *rect)
{
  switch (writing->kind)
    {
    case TL_WRITING_NEW_CARD:
      if (writing->is_about)
        return find_about_rect (canvas, origin, rect);
      if (writing->id != NULL && writing->tokens->len == 0)
        return tl_scene_get_record_rect (canvas->scene, writing->id, rect);
      return tl_scene_get_new_card_rect (canvas->scene,
                                         writing->column,
                                         writing->lane,
                                         writing->after,
                                         rect);
    case TL_WRITING_CARD:
      return tl_scene_get_record_rect (canvas->scene, writing->id, rect);
    case TL_WRITING_TITLE:
      return find_heading_rect (canvas, writing, rect);
    case TL_WRITING_NEW_POINT:
    case TL_WRITING_SCORE:
    case TL_WRITING_LABEL:
      return find_label_rect (canvas, writing, origin, rect);
    default:
      return FALSE;
    }
}

static void
set_card_look (TlCanvas *canvas, const TlWriting *writing, TlEditorLook *look)
{
  const TlTheme  *theme = tl_scene_get_theme (canvas->scene);
  const TlTable  *table = tl_document_get_table (canvas->document);
  const TlRecord *card = writing->id != NULL ? tl_table_get (table, writing->id) : NULL;
  TlLaneKind      kind = tl_writing_get_card_kind (writing);
  double          scale = get_text_scale (canvas);
  TlColor         outline;

  tl_theme_get_card (theme,
                     kind,
                     card != NULL ? tl_record_get_text (card, TL_CARD_COLOR) : "",
                     &look->fill,
                     &outline,
                     &look->ink);
  look->title = (TlTextStyle){ TITLE_SIZE * scale, TL_FONT_WEIGHT_MEDIUM, FALSE };
  look->rest = (TlTextStyle){ SMALL_SIZE * scale, TL_FONT_WEIGHT_REGULAR, FALSE };
  if (kind == TL_LANE_KIND_TOUCHPOINTS || kind == TL_LANE_KIND_CHANNELS)
    look->title.weight = TL_FONT_WEIGHT_SEMIBOLD;
  look->title.italic = kind == TL_LANE_KIND_THOUGHTS || kind == TL_LANE_KIND_QUOTES;
  look->origin = (TlPoint){ CARD_PADDING_X, CARD_PADDING_Y };
  if (kind == TL_LANE_KIND_TOUCHPOINTS)
    look->origin.x = BADGE_MARGINS + BADGE_SIZE * scale;
  else if (kind == TL_LANE_KIND_QUOTES || kind == TL_LANE_KIND_NEEDS)
    look->origin.x += (kind == TL_LANE_KIND_QUOTES ? QUOTE_ROOM : NEED_ROOM) * scale;
  look->rest_gap = TEXT_GAP;
  look->rest_ink = tl_theme_get_ink (theme, TL_INK_SECONDARY);
  look->end = CARD_PADDING_X;
  look->radius = CARD_RADIUS;
  if (tl_editor_is_rtl (canvas))
    {
      look->end = look->origin.x;
      look->origin.x = CARD_PADDING_X;
    }
}

static void
set_heading_look (TlCanvas *canvas, const TlWriting *writing, TlEditorLook *look)
{
  const TlTheme  *theme = tl_scene_get_theme (canvas->scene);
  const TlTable  *table = tl_document_get_table (canvas->document);
  const TlRecord *record = writing->id != NULL ? tl_table_get (table, writing->id) : NULL;

  look->fill = tl_theme_get_paper (theme);
  look->ink = tl_theme_get_ink (theme, TL_INK_PRIMARY);
  /* On a dial the words stand beside the arrow, on paper. */
  if (record != NULL && tl_record_get_kind (record) == TL_KIND_STAGE &&
      !tl_scene_is_round (canvas->scene))
    tl_theme_get_stage (theme,
                        tl_record_get_text (record, TL_STAGE_COLOR),
                        &look->fill,
                        &look->ink);
  look->title =
    (TlTextStyle){ SMALL_SIZE * get_text_scale (canvas), TL_FONT_WEIGHT_SEMIBOLD, FALSE };
  look->rest = look->title;
  look->rest_ink = look->ink;
  look->origin = (TlPoint){ HEADING_PADDING, HEADING_PADDING / 2.0 };
  look->end = 2;
  look->radius = 6;
}

/* Words that do not begin at the card's edge leave room for a badge: it stays in sight. */
static void
show_badge (TlCanvas *canvas, const TlRect *rect, const TextSearch *search, TlEditorLook *look)
{
  double left = search->origin[0].x - rect->x;
  double right = rect->width - left - search->block[0]->box_width;
  double room = tl_editor_is_rtl (canvas) ? right : left;

  if (room <= CARD_PADDING_X + 1)
    return;
  look->badge_width = room - BADGE_GAP;
  look->badge_height = rect->height - CARD_RADIUS;
}

/* The words that stand there now tell size, weight and place. */
static void
take_from_picture (TlCanvas        *canvas,
                   const TlWriting *writing,
                   const TlRect    *rect,
                   TlEditorLook    *look)
{
  TextSearch search;
  double     right;

  search_texts (canvas, writing->id, &search);
  if (search.n_found == 0 || writing->is_about || writing->tokens->len > 0)
    return;
  if (tl_writing_is_multiline (writing) && search.block[0]->box_width > 0)
    show_badge (canvas, rect, &search, look);
  look->title = search.block[0]->style;
  look->origin.x = MAX (0, search.origin[0].x - rect->x);
  look->origin.y = MAX (0, search.origin[0].y - rect->y);
  if (search.block[0]->n_lines > 0)
    look->ascent = search.block[0]->lines[0].baseline;
  /* Of one line the second block is something else, such as a chip beside the map's title. */
  if (tl_writing_is_multiline (writing) && search.n_found > 1 &&
      search.block[1]->style.size < look->title.size)
    {
      look->rest = search.block[1]->style;
      look->rest_ink = search.ink[1];
      look->rest_gap = MAX (0, search.origin[1].y - search.origin[0].y - search.block[0]->height);
    }
  if (search.block[0]->box_width > 0)
    {
      right = rect->width - look->origin.x - search.block[0]->box_width;
      look->end = CLAMP (right, 2, 40);
    }
}

/**
 * tl_editor_find_look:
 * @canvas: the canvas
 * @writing: what is written
 * @rect: where the editor stands
 * @look: (out): paper, ink, fonts and place of the words
 *
 * How the editor looks, so that the words do not jump when it opens.
 */
void
tl_editor_find_look (TlCanvas        *canvas,
                     const TlWriting *writing,
                     const TlRect    *rect,
                     TlEditorLook    *look)
{
  gboolean card = tl_writing_is_multiline (writing);

  *look = (TlEditorLook){ 0 };
  if (card)
    set_card_look (canvas, writing, look);
  else
    set_heading_look (canvas, writing, look);
  look->leading = tl_text_get_line_height (&look->title);
  look->ascent = look->leading * 0.75;
  if (writing->id != NULL && (card || writing->kind == TL_WRITING_TITLE))
    take_from_picture (canvas, writing, rect, look);
  look->leading = tl_text_get_line_height (&look->title);
  look->rest_leading = tl_text_get_line_height (&look->rest);
  look->outline = tl_theme_get_ink (tl_scene_get_theme (canvas->scene), TL_INK_ACCENT);
  look->min_height = rect->height;
}

static char *
dup_title (TlCanvas *canvas, const char *id, TlPlaceType type)
{
  TlPlace place = { .type = type, .id = id };

  return tl_scene_dup_name (canvas->scene, &place);
}

static const char *
get_column_title (TlCanvas *canvas, const char *column)
{
  const TlTable  *table = tl_document_get_table (canvas->document);
  const TlRecord *record = column != NULL ? tl_table_get (table, column) : NULL;

  if (record == NULL)
    return _ ("the parking lot");
  return tl_record_get_text (record,
                             tl_record_get_kind (record) == TL_KIND_STEP ? TL_STEP_TITLE
                                                                         : TL_STAGE_TITLE);
}

/**
 * tl_editor_dup_shown_title:
 * @canvas: the canvas
 * @id: id of a lane or another heading
 *
 * A heading's words as they stand in the picture: a lane without a title of its own shows its
 * kind's usual name, in the document's language.
 *
 * Returns: (transfer full): one line, "" when it shows none
 */
char *
tl_editor_dup_shown_title (TlCanvas *canvas, const char *id)
{
  TextSearch search;

  search_texts (canvas, id, &search);
  return g_strdup (search.n_found > 0 ? search.block[0]->text : "");
}

static char *
dup_new_card_name (TlCanvas *canvas, const TlWriting *writing)
{
  const char      *column = get_column_title (canvas, writing->column);
  g_autofree char *lane = NULL;

  if (writing->is_about)
    return g_strdup_printf (writing->about_kind == TL_LANE_KIND_OPPORTUNITIES
                              ? _ ("New opportunity in %s")
                            : writing->about_kind == TL_LANE_KIND_SOLUTIONS
                              ? _ ("New solution in %s")
                              : _ ("New pain point in %s"),
                            column);
  if (writing->lane == NULL)
    return g_strdup_printf (_ ("New card in %s"), column);
  lane = tl_editor_dup_shown_title (canvas, writing->lane);
  return g_strdup_printf (_ ("New card in %s, %s"), lane, column);
}

static const char *
get_title_name (TlCanvas *canvas, const TlWriting *writing)
{
  const TlTable  *table = tl_document_get_table (canvas->document);
  const TlRecord *record = writing->id != NULL ? tl_table_get (table, writing->id) : NULL;

  switch (record != NULL ? (int) tl_record_get_kind (record) : -1)
    {
    case TL_KIND_STAGE:
      return _ ("Name of the stage");
    case TL_KIND_STEP:
      return _ ("Name of the step");
    case TL_KIND_LANE:
      return _ ("Name of the lane");
    case TL_KIND_LINK:
      return _ ("Label of the link");
    default:
      return _ ("Title of the map");
    }
}

/**
 * tl_editor_dup_name:
 * @canvas: the canvas
 * @writing: what is written
 *
 * Returns: (transfer full): what a screen reader calls the editor: "New card in Touchpoints,
 *   Service"
 */
char *
tl_editor_dup_name (TlCanvas *canvas, const TlWriting *writing)
{
  switch (writing->kind)
    {
    case TL_WRITING_NEW_CARD:
      return dup_new_card_name (canvas, writing);
    case TL_WRITING_CARD:
      return dup_title (canvas, writing->id, TL_PLACE_CARD);
    case TL_WRITING_TITLE:
      return g_strdup (get_title_name (canvas, writing));
    case TL_WRITING_LABEL:
      return g_strdup (_ ("Label of the point"));
    case TL_WRITING_NEW_POINT:
    case TL_WRITING_SCORE:
    default:
      return g_strdup_printf (_ ("Score and label in %s"),
                              get_column_title (canvas, writing->column));
    }
}

/**
 * tl_editor_dup_hint:
 * @writing: what is written
 *
 * Returns: (transfer full): what stands faintly in the empty editor
 */
char *
tl_editor_dup_hint (const TlWriting *writing)
{
  switch (writing->kind)
    {
    case TL_WRITING_NEW_CARD:
      if (writing->is_about && writing->about_kind == TL_LANE_KIND_PAIN_POINTS)
        return g_strdup (_ ("What hurts here?"));
      if (writing->is_about && writing->about_kind == TL_LANE_KIND_SOLUTIONS)
        return g_strdup (_ ("What could solve it?"));
      if (writing->is_about)
        return g_strdup (_ ("What could be better?"));
      return g_strdup (_ ("New card"));
    case TL_WRITING_NEW_POINT:
    case TL_WRITING_SCORE:
      return g_strdup (_ ("−2 to 2, label"));
    case TL_WRITING_TITLE:
      return g_strdup (_ ("Name"));
    case TL_WRITING_LABEL:
      return g_strdup (_ ("Label"));
    case TL_WRITING_CARD:
    default:
      return g_strdup ("");
    }
}

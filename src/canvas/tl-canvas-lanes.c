/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Verbs on lanes: adding, hiding and showing, collapsing, another kind, a copy in another map. They
 * are about the lanes that are selected, else the one whose title or cell has the focus. */
#include "config.h"

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-choices.h"

#include "map/tl-edit-structure.h"

#include <glib/gi18n-lib.h>

static const TlTable *
get_table (TlCanvas *self)
{
  return tl_document_get_table (self->document);
}

static const TlRecord *
get_lane (TlCanvas *self, const char *id)
{
  return id != NULL ? tl_table_get_kind (get_table (self), id, TL_KIND_LANE) : NULL;
}

/**
 * tl_canvas_dup_lanes:
 * @self: the canvas
 *
 * The lanes that a verb is about.
 *
 * Returns: (transfer full) (element-type utf8): ids, NULL-terminated; the terminator counts
 */
GPtrArray *
tl_canvas_dup_lanes (TlCanvas *self)
{
  GPtrArray *lanes = tl_canvas_dup_targets (self, TL_KIND_LANE);

  if (lanes->len == 1 && self->document != NULL && get_lane (self, self->focus.lane) != NULL)
    g_ptr_array_insert (lanes, 0, g_strdup (self->focus.lane));
  return lanes;
}

/**
 * tl_canvas_dup_lane_title:
 * @self: the canvas
 * @lane: a lane
 *
 * Returns: (transfer full): its title, or its kind's usual name
 */
char *
tl_canvas_dup_lane_title (TlCanvas *self, const char *lane)
{
  const TlRecord *record = get_lane (self, lane);
  const char     *title = record != NULL ? tl_record_get_text (record, TL_LANE_TITLE) : "";

  if (record == NULL || *title != '\0')
    return g_strdup (title);
  return g_strdup (
    tl_lane_kind_get_name ((TlLaneKind) tl_record_get_integer (record, TL_LANE_KIND)));
}

static void
focus_lane (TlCanvas *self, const char *lane)
{
  TlPlace place = tl_scene_place_of (self->scene, lane);

  tl_canvas_select_one (self, NULL);
  if (place.type != TL_PLACE_NONE)
    tl_canvas_set_focus_place (self, &place, TRUE, TRUE);
}

/**
 * tl_canvas_insert_lane:
 * @self: the canvas
 * @kind: what it holds
 * @before: (nullable): the lane it comes before; %NULL = last
 *
 * Adds a lane and moves the focus to its title.
 */
void
tl_canvas_insert_lane (TlCanvas *self, TlLaneKind kind, const char *before)
{
  g_autofree char *id = NULL;

  if (!tl_canvas_may_restructure (self))
    return;
  tl_document_begin (self->document, _ ("Add Lane"));
  id = tl_edit_add_lane (self->document, self->map, kind, "", before);
  tl_document_commit (self->document);
  focus_lane (self, id);
}

/**
 * tl_canvas_insert_lanes:
 * @self: the canvas
 * @lanes: what they hold and what they are called
 * @n_lanes: how many
 * @before: (nullable): the lane they come before; %NULL = last
 *
 * Adds lanes in one step and moves the focus to the first of them.
 */
void
tl_canvas_insert_lanes (TlCanvas *self, const TlLanePlan *lanes, guint n_lanes, const char *before)
{
  g_autofree char *first = NULL;

  if (n_lanes == 0 || !tl_canvas_may_restructure (self))
    return;
  tl_document_begin (self->document, n_lanes == 1 ? _ ("Add Lane") : _ ("Add Lanes"));
  for (guint i = 0; i < n_lanes; i++)
    {
      g_autofree char *id =
        tl_edit_add_lane (self->document, self->map, lanes[i].kind, lanes[i].title, before);

      if (first == NULL)
        first = g_steal_pointer (&id);
    }
  tl_document_commit (self->document);
  focus_lane (self, first);
}

/* --- Hiding and showing ----------------------------------------------------------------------- */

/* The lane that gets the focus when others go: the next that is shown, else the one before. */
static char *
dup_shown_beside (TlCanvas *self, GPtrArray *going)
{
  const GPtrArray *all = tl_table_get_children (get_table (self), self->map, TL_KIND_LANE);
  const char      *found = NULL;
  gboolean         passed = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const TlRecord *lane = g_ptr_array_index (all, i);
      const char     *id = tl_record_get_id (lane);

      if (g_strv_contains ((const char *const *) going->pdata, id))
        passed = TRUE;
      else if (!tl_record_get_boolean (lane, TL_LANE_HIDDEN))
        {
          found = id;
          if (passed)
            break;
        }
    }
  return g_strdup (found);
}

/**
 * tl_canvas_hide_lanes:
 * @self: the canvas
 *
 * Hides the lanes meant. Their cards stay in them; a notice offers to take it back.
 */
void
tl_canvas_hide_lanes (TlCanvas *self)
{
  g_autoptr (GPtrArray) lanes = tl_canvas_dup_lanes (self);
  guint            n = lanes->len - 1;
  g_autofree char *title = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *next = NULL;

  if (n == 0 || !tl_canvas_may_restructure (self))
    return;
  title = tl_canvas_dup_lane_title (self, g_ptr_array_index (lanes, 0));
  next = dup_shown_beside (self, lanes);
  tl_document_begin (self->document, n == 1 ? _ ("Hide Lane") : _ ("Hide Lanes"));
  for (guint i = 0; i < n; i++)
    tl_edit_set_boolean (self->document, g_ptr_array_index (lanes, i), TL_LANE_HIDDEN, TRUE);
  tl_document_commit (self->document);
  if (next != NULL)
    focus_lane (self, next);
  if (n == 1)
    /* Translators: the title of a lane. */
    notice = g_strdup_printf (_ ("%s hidden"), title);
  else
    notice =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u lane hidden", "%u lanes hidden", n), n);
  tl_canvas_notice (self, notice, TRUE);
}

/**
 * tl_canvas_show_lane:
 * @self: the canvas
 * @lane: (nullable): a hidden lane; %NULL = all that are hidden
 *
 * Shows what was hidden, and moves the focus there.
 */
void
tl_canvas_show_lane (TlCanvas *self, const char *lane)
{
  const GPtrArray *all = tl_table_get_children (get_table (self), self->map, TL_KIND_LANE);
  g_autoptr (GPtrArray) hidden = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    {
      const TlRecord *record = g_ptr_array_index (all, i);

      if (tl_record_get_boolean (record, TL_LANE_HIDDEN) &&
          (lane == NULL || g_str_equal (lane, tl_record_get_id (record))))
        g_ptr_array_add (hidden, g_strdup (tl_record_get_id (record)));
    }
  if (hidden->len == 0 || !tl_canvas_may_restructure (self))
    return;
  tl_document_begin (self->document, hidden->len == 1 ? _ ("Show Lane") : _ ("Show Lanes"));
  for (guint i = 0; i < hidden->len; i++)
    tl_edit_set_boolean (self->document, g_ptr_array_index (hidden, i), TL_LANE_HIDDEN, FALSE);
  tl_document_commit (self->document);
  focus_lane (self, g_ptr_array_index (hidden, 0));
}

/* --- Collapsing ------------------------------------------------------------------------------- */

/**
 * tl_canvas_collapse_lanes:
 * @self: the canvas
 * @collapse: whether they become one thin row
 *
 * Collapses the lanes meant, or opens them. This is allowed on a locked map: nothing is changed but
 * how much of it is seen.
 */
void
tl_canvas_collapse_lanes (TlCanvas *self, gboolean collapse)
{
  g_autoptr (GPtrArray) lanes = tl_canvas_dup_lanes (self);
  guint n = lanes->len - 1;

  if (n == 0 || !tl_canvas_can_edit (self))
    return;
  tl_document_begin (self->document, collapse ? _ ("Collapse Lane") : _ ("Expand Lane"));
  for (guint i = 0; i < n; i++)
    tl_edit_set_boolean (self->document, g_ptr_array_index (lanes, i), TL_LANE_COLLAPSED, collapse);
  tl_document_commit (self->document);
  /* A card or cell that has the focus is out of sight now: its lane's title takes it. */
  if (self->focus.type != TL_PLACE_LANE)
    focus_lane (self, g_ptr_array_index (lanes, 0));
}

static gboolean
is_collapsed (TlCanvas *self, const char *id)
{
  const TlRecord *lane = get_lane (self, id);

  return lane != NULL && tl_record_get_boolean (lane, TL_LANE_COLLAPSED);
}

/**
 * tl_canvas_toggle_collapsed:
 * @self: the canvas
 *
 * Collapses the lanes meant; when the first of them is collapsed, opens them.
 */
void
tl_canvas_toggle_collapsed (TlCanvas *self)
{
  g_autoptr (GPtrArray) lanes = tl_canvas_dup_lanes (self);

  if (lanes->len > 1)
    tl_canvas_collapse_lanes (self, !is_collapsed (self, g_ptr_array_index (lanes, 0)));
}

/* --- Kind and copies -------------------------------------------------------------------------- */

/**
 * tl_canvas_set_lane_kind:
 * @self: the canvas
 * @kind: another kind
 *
 * Makes the lanes meant of another kind, and with them what their cards are.
 */
void
tl_canvas_set_lane_kind (TlCanvas *self, TlLaneKind kind)
{
  g_autoptr (GPtrArray) lanes = tl_canvas_dup_lanes (self);

  if (lanes->len == 1 || !tl_canvas_may_restructure (self))
    return;
  tl_document_begin (self->document, _ ("Change Kind of Lane"));
  for (guint i = 0; i + 1 < lanes->len; i++)
    tl_edit_set_integer (self->document, g_ptr_array_index (lanes, i), TL_LANE_KIND, kind);
  tl_document_commit (self->document);
}

/**
 * tl_canvas_set_lane_line:
 * @self: the canvas
 * @line: a line of a blueprint, none, or what follows from the lanes
 *
 * Says which line stands beneath the lanes meant.
 */
void
tl_canvas_set_lane_line (TlCanvas *self, TlLaneLine line)
{
  g_autoptr (GPtrArray) lanes = tl_canvas_dup_lanes (self);

  if (lanes->len == 1 || !tl_canvas_may_restructure (self))
    return;
  tl_document_begin (self->document, _ ("Change Line Below Lane"));
  for (guint i = 0; i + 1 < lanes->len; i++)
    tl_edit_set_integer (self->document, g_ptr_array_index (lanes, i), TL_LANE_LINE_BELOW, line);
  tl_document_commit (self->document);
}

static guint
count_parked (TlCanvas *self, const char *map)
{
  g_autoptr (GPtrArray) parked = tl_query_parked (get_table (self), map);

  return parked->len;
}

static void
notice_copied (TlCanvas *self, const char *title, const char *map, guint parked)
{
  const char      *name = tl_record_get_text (tl_table_get (get_table (self), map), TL_MAP_TITLE);
  g_autofree char *notice = NULL;

  if (*name == '\0')
    name = _ ("Untitled map");
  if (parked > 0)
    /* Translators: a lane, a map, and how many cards found no column there. */
    notice = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "%s copied to %s, %u card parked",
                                           "%s copied to %s, %u cards parked",
                                           parked),
                              title,
                              name,
                              parked);
  else
    /* Translators: a lane and a map. */
    notice = g_strdup_printf (_ ("%s copied to %s"), title, name);
  tl_canvas_notice (self, notice, TRUE);
}

static char *
dup_cards_title (TlCanvas *self, GPtrArray *cards)
{
  guint       n = cards->len - 1;
  const char *title =
    tl_record_get_text (tl_table_get (get_table (self), cards->pdata[0]), TL_CARD_TITLE);

  if (n == 1 && *title != '\0')
    return g_strdup (title);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u card", "%u cards", n), n);
}

/**
 * tl_canvas_copy_cards:
 * @self: the canvas
 * @map: another map of the document
 *
 * Copies the cards meant to another map, which is not shown: a notice says where they went.
 */
void
tl_canvas_copy_cards (TlCanvas *self, const char *map)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  g_autofree char *title = NULL;
  guint            n_parked;

  if (cards->len == 1 || !tl_canvas_can_edit (self) || g_strcmp0 (map, self->map) == 0 ||
      tl_table_get_kind (get_table (self), map, TL_KIND_MAP) == NULL)
    return;
  title = dup_cards_title (self, cards);
  tl_document_begin (self->document, _ ("Copy to Map"));
  n_parked = tl_edit_copy_cards (self->document, (const char *const *) cards->pdata, map);
  tl_document_commit (self->document);
  notice_copied (self, title, map, n_parked);
}

/**
 * tl_canvas_copy_lanes:
 * @self: the canvas
 * @map: another map of the document
 *
 * Copies the lanes meant with their cards to another map, which is not shown: a notice says where
 * they went.
 */
void
tl_canvas_copy_lanes (TlCanvas *self, const char *map)
{
  g_autoptr (GPtrArray) lanes = tl_canvas_dup_lanes (self);
  g_autofree char *title = NULL;
  guint            parked;

  if (lanes->len == 1 || !tl_canvas_can_edit (self) ||
      tl_table_get_kind (get_table (self), map, TL_KIND_MAP) == NULL)
    return;
  if (tl_edit_is_locked (get_table (self), map))
    {
      tl_canvas_notice (self, _ ("The structure of that map is locked"), FALSE);
      return;
    }
  title = tl_canvas_dup_lane_title (self, g_ptr_array_index (lanes, 0));
  parked = count_parked (self, map);
  tl_document_begin (self->document, _ ("Copy Lane"));
  for (guint i = 0; i + 1 < lanes->len; i++)
    g_free (tl_edit_copy_lane (self->document, g_ptr_array_index (lanes, i), map));
  tl_document_commit (self->document);
  notice_copied (self, title, map, count_parked (self, map) - parked);
}

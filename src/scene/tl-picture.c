/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A display list as a value: groups in painting order, where they stand, and the paper beneath. */
#include "config.h"

#include "scene/tl-picture.h"

static void
clear_placed (gpointer data)
{
  tl_group_unref (((TlPlacedGroup *) data)->group);
}

/**
 * tl_picture_new_groups:
 *
 * Returns: (transfer full) (element-type TlPlacedGroup): an array that owns its groups
 */
GArray *
tl_picture_new_groups (void)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (TlPlacedGroup));

  g_array_set_clear_func (groups, clear_placed);
  return groups;
}

/**
 * tl_picture_new:
 * @table: a document: its language, and the images that the picture shows
 *
 * Returns: (transfer full): an empty picture without a title, on no paper
 */
TlPicture *
tl_picture_new (const TlTable *table)
{
  TlPicture      *picture = g_new0 (TlPicture, 1);
  const TlRecord *document = tl_table_get_document (table);

  g_ref_count_init (&picture->ref_count);
  picture->table = tl_table_ref ((TlTable *) table);
  picture->title = g_strdup ("");
  picture->language =
    g_strdup (document != NULL ? tl_record_get_text (document, TL_DOCUMENT_LANGUAGE) : "");
  picture->groups = tl_picture_new_groups ();
  return picture;
}

/**
 * tl_picture_ref:
 * @picture: a picture
 *
 * Returns: (transfer full): the same
 */
TlPicture *
tl_picture_ref (TlPicture *picture)
{
  g_ref_count_inc (&picture->ref_count);
  return picture;
}

/**
 * tl_picture_unref:
 * @picture: (transfer full): a picture
 */
void
tl_picture_unref (TlPicture *picture)
{
  if (!g_ref_count_dec (&picture->ref_count))
    return;
  g_array_unref (picture->groups);
  tl_table_unref ((TlTable *) picture->table);
  g_free (picture->title);
  g_free (picture->language);
  g_free (picture);
}

/**
 * tl_picture_set_title:
 * @picture: a picture
 * @title: what it is called in a file's metadata
 */
void
tl_picture_set_title (TlPicture *picture, const char *title)
{
  g_free (picture->title);
  picture->title = g_strdup (title);
}

/**
 * tl_picture_add:
 * @picture: a picture
 * @group: (transfer full): what comes on top of it
 * @x: where the group's origin stands, px
 * @y: where the group's origin stands, px
 *
 * Adds a group.
 */
void
tl_picture_add (TlPicture *picture, TlGroup *group, double x, double y)
{
  TlPlacedGroup placed = { group, { x, y } };

  g_array_append_val (picture->groups, placed);
}

/**
 * tl_picture_pick:
 * @picture: a picture
 * @x: px
 * @y: px
 *
 * Returns: (transfer none) (nullable): the topmost group with a record at a point, by its bounds
 */
const TlPlacedGroup *
tl_picture_pick (const TlPicture *picture, double x, double y)
{
  for (guint i = picture->groups->len; i > 0; i--)
    {
      const TlPlacedGroup *placed = &g_array_index (picture->groups, TlPlacedGroup, i - 1);
      TlRect rect = tl_rect_offset (&placed->group->bounds, placed->origin.x, placed->origin.y);

      if (placed->group->id != NULL && tl_rect_contains (&rect, x, y))
        return placed;
    }
  return NULL;
}

/**
 * tl_picture_find:
 * @picture: a picture
 * @role: what the group shows
 * @id: of which record
 *
 * Returns: (transfer none) (nullable): the group
 */
const TlPlacedGroup *
tl_picture_find (const TlPicture *picture, TlRole role, const char *id)
{
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlPlacedGroup *placed = &g_array_index (picture->groups, TlPlacedGroup, i);

      if (placed->group->role == role && g_strcmp0 (placed->group->id, id) == 0)
        return placed;
    }
  return NULL;
}

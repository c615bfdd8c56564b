/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be pressed in a PDF: links of cards to the web and to other maps of the file, and the
 * outline with the maps and, below each, its stages.
 *
 * A link to another map leads to a named place at the top of its first page. A web address is taken
 * only when it is one that a browser opens; anything else in the field stays text. */
#include "config.h"

#include "export/tl-pdf-private.h"

#include "base/tl-address.h"
#include "map/tl-opens.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A text as cairo reads the values of attributes: in quotes, which are escaped inside. */
char *
tl_pdf_dup_quoted (const char *text)
{
  GString *quoted = g_string_new ("'");

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '\'' || *c == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *c);
    }
  g_string_append_c (quoted, '\'');
  return g_string_free (quoted, FALSE);
}

/* Names the maps that will have pages. */
void
tl_pdf_list_places (TlPdf *self, const GPtrArray *maps)
{
  for (guint i = 0; i < maps->len; i++)
    g_hash_table_insert (self->places,
                         g_strdup (tl_record_get_id (maps->pdata[i])),
                         g_strdup_printf ("map-%u", i + 1));
}

/* Called when the first page of something is begun: its entry in the outline, and its place. */
void
tl_pdf_begin_map (TlPdf *self, const char *map, const char *title)
{
  g_autofree char *target = g_strdup_printf ("page=%d", self->n_pages + 1);

  g_hash_table_remove_all (self->stages);
  self->outline = cairo_pdf_surface_add_outline (self->surface,
                                                 CAIRO_PDF_OUTLINE_ROOT,
                                                 title,
                                                 target,
                                                 CAIRO_PDF_OUTLINE_FLAG_OPEN);
  self->place = map != NULL ? g_hash_table_lookup (self->places, map) : NULL;
}

/* Called on a page, once its size is set: links to what has just begun lead to its top. */
void
tl_pdf_put_place (TlPdf *self)
{
  g_autofree char *attributes = NULL;

  if (self->place == NULL)
    return;
  attributes = g_strdup_printf ("name='%s' x=0 y=0", self->place);
  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
  self->place = NULL;
}

static TlRect
place_group (const TlPicture *picture, const TlPlacedGroup *placed, const TlPaper *view)
{
  const TlRect *bounds = &placed->group->bounds;

  return TL_RECT_INIT (view->at.x + (placed->origin.x + bounds->x - picture->sheet.x) * view->scale,
                       view->at.y + (placed->origin.y + bounds->y - picture->sheet.y) * view->scale,
                       bounds->width * view->scale,
                       bounds->height * view->scale);
}

/* A length as cairo reads it: with a point, whatever the locale says. */
static void
append_rect (GString *out, const TlRect *rect)
{
  const double sides[] = { rect->x, rect->y, rect->width, rect->height };
  char         number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, "rect=[");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    g_string_append_printf (out,
                            "%s%s",
                            i > 0 ? " " : "",
                            g_ascii_formatd (number, sizeof number, "%.3f", sides[i]));
  g_string_append (out, "] ");
}

static void
add_link (TlPdf *self, const TlRect *rect, const char *key, const char *value)
{
  g_autoptr (GString) attributes = g_string_new (NULL);
  g_autofree char *quoted = tl_pdf_dup_quoted (value);

  append_rect (attributes, rect);
  g_string_append_printf (attributes, "%s=%s", key, quoted);
  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes->str);
  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

/* Where the sign stands that a card opens another map. */
static gboolean
find_sign (const TlPicture *picture, const char *id, const TlPaper *view, TlRect *rect)
{
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlPlacedGroup *placed = &g_array_index (picture->groups, TlPlacedGroup, i);

      if (placed->group->role != TL_ROLE_MARKER || placed->group->band != TL_BAND_OVERLAY ||
          g_strcmp0 (placed->group->id, id) != 0)
        continue;
      /* Of a card's two signs this one comes last. */
      *rect = place_group (picture, placed, view);
      for (guint k = i + 1; k < picture->groups->len; k++)
        {
          const TlPlacedGroup *other = &g_array_index (picture->groups, TlPlacedGroup, k);

          if (other->group->role == TL_ROLE_MARKER && g_strcmp0 (other->group->id, id) == 0)
            *rect = place_group (picture, other, view);
        }
      return TRUE;
    }
  return FALSE;
}

/* A web address in the letters that a PDF's may have; NULL when it is none. Brackets and quotes are
 * written as numbers: cairo hands them on as they are, and a bracket ends a text in PDF. */
static char *
dup_address (const char *text)
{
  g_autofree char *address = tl_address_dup_openable (text);

  return address != NULL ? g_uri_escape_string (address, "!#$%&*+,/:;=?@[]", FALSE) : NULL;
}

/* The whole card leads to the web; where it opens a map too, the sign does that. */
static void
add_card_links (TlPdf               *self,
                const TlPicture     *picture,
                const TlPlacedGroup *placed,
                const TlPaper       *view)
{
  const TlRecord  *card = tl_table_get_kind (self->table, placed->group->id, TL_KIND_CARD);
  const char      *opens = card != NULL ? tl_record_get_text (card, TL_CARD_OPENS) : "";
  g_autofree char *address = NULL;
  g_autofree char *file = NULL;
  g_autofree char *map = NULL;
  const char      *place = NULL;
  TlRect           rect = place_group (picture, placed, view);

  if (card == NULL)
    return;
  if (tl_opens_read (opens, &file, &map) && file == NULL && map != NULL)
    {
      place = g_hash_table_lookup (self->places, map);
      if (place == NULL && tl_table_get_kind (self->table, map, TL_KIND_MAP) != NULL)
        tl_export_run_note (self->run,
                            _ ("Links to “%s” are left out: the map is not in the file"),
                            tl_record_get_text (tl_table_get (self->table, map), TL_MAP_TITLE));
    }
  address = dup_address (tl_record_get_text (card, TL_CARD_URL));
  if (address != NULL)
    add_link (self, &rect, "uri", address);
  if (place != NULL)
    {
      if (address != NULL)
        find_sign (picture, placed->group->id, view, &rect);
      add_link (self, &rect, "dest", place);
    }
}

static void
add_stage (TlPdf *self, const TlPicture *picture, const TlPlacedGroup *placed, const TlPaper *view)
{
  const TlRecord  *stage = tl_table_get_kind (self->table, placed->group->id, TL_KIND_STAGE);
  const char      *title = stage != NULL ? tl_record_get_text (stage, TL_STAGE_TITLE) : "";
  TlRect           rect = place_group (picture, placed, view);
  g_autofree char *target = g_strdup_printf ("page=%d pos=[%d %d]",
                                             self->n_pages + 1,
                                             (int) floor (rect.x),
                                             (int) floor (rect.y));

  if (*title == '\0' || !g_hash_table_add (self->stages, g_strdup (placed->group->id)))
    return;
  cairo_pdf_surface_add_outline (self->surface, self->outline, title, target, 0);
}

static gboolean
is_on_page (const TlRect *rect, const TlPaper *view)
{
  double x = rect->x + rect->width / 2, y = rect->y + rect->height / 2;

  return tl_rect_is_empty (&view->clip) || tl_rect_contains (&view->clip, x, y);
}

/* Links and entries of what stands on a page; its user space is the page's points. */
void
tl_pdf_add_links (TlPdf *self, const TlPicture *picture, const TlPaper *view)
{
  for (guint i = 0; i < picture->groups->len; i++)
    {
      const TlPlacedGroup *placed = &g_array_index (picture->groups, TlPlacedGroup, i);
      TlRect               rect;

      if (placed->group->id == NULL)
        continue;
      rect = place_group (picture, placed, view);
      if (!is_on_page (&rect, view))
        continue;
      if (placed->group->role == TL_ROLE_CARD)
        add_card_links (self, picture, placed, view);
      else if (placed->group->role == TL_ROLE_STAGE)
        add_stage (self, picture, placed, view);
    }
}

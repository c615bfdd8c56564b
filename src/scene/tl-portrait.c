/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands for a persona in a picture: in a map's title block, on cards, on the persona's sheet,
 * in lists. A picture that is not in the document any more counts as none. */
#include "config.h"

#include "scene/tl-portrait.h"

#include <math.h>

#include "map/tl-persona.h"
#include "scene/tl-icons.h"

/* Two capitals in the middle of a disc: as large as they stand clear of its edge. */
#define INITIALS_SIZE 0.72
/* Of a small sign: as large as it may be. */
#define SIGN_INITIALS_SIZE 0.95
#define SMALL_SIGN 12.0
/* A ring is felt rather than seen: a thirteenth of the radius, within what is drawn crisply. */
#define RING_WIDTH(radius) CLAMP (round ((radius) / 13 * 2) / 2, 1, 3)
/* px around a sign; a large one has more. */
#define HALO(radius) MAX (1.5, (radius) / 20)

static void
draw_initials (TlGroupBuilder *builder,
               TlMeasurer     *measurer,
               const char     *initials,
               double          x,
               double          y,
               double          size,
               const TlColor  *ink)
{
  TlTextStyle  style = { size, TL_FONT_WEIGHT_SEMIBOLD, FALSE };
  TlTextBlock *block = measurer->layout (measurer, initials, &style, -1, 1, TL_TEXT_START, FALSE);

  if (block == NULL)
    return;
  tl_group_builder_text (builder, x - block->width / 2, round (y - block->height / 2), block, ink);
  tl_text_block_unref (block);
}

static void
draw_generated (TlGroupBuilder *builder,
                TlMeasurer     *measurer,
                const TlTheme  *theme,
                const TlRecord *persona,
                const TlColor  *color,
                double          x,
                double          y,
                double          radius)
{
  g_autofree char *initials = tl_persona_dup_initials (persona);
  TlColor          fill, ink, ring = *color;

  tl_theme_get_chip (theme, color, &fill, &ink);
  if (*initials == '\0')
    {
      tl_icon_draw_person (builder, x, y, radius, &fill, color);
      return;
    }
  /* In high contrast the tint is paper: then the ring is the disc. */
  ring.alpha = tl_theme_get_text_contrast (theme) > 5 ? 1 : .35;
  tl_icon_draw_disc (builder, x, y, radius - .5, &fill, &ring, 1);
  draw_initials (builder, measurer, initials, x, y, floor (radius * INITIALS_SIZE * 2) / 2, &ink);
}

/* One disc; see the header. */
void
tl_portrait_draw (TlGroupBuilder *builder,
                  TlMeasurer     *measurer,
                  const TlTheme  *theme,
                  const TlTable  *table,
                  const TlRecord *persona,
                  guint           index,
                  double          x,
                  double          y,
                  double          radius)
{
  const TlRecord *image = tl_persona_get_portrait (table, persona);
  TlColor         color =
    tl_theme_get_persona (theme, tl_record_get_text (persona, TL_PERSONA_COLOR), index);
  TlColor none = { 0 };
  double  ring = RING_WIDTH (radius);
  TlRect  box = TL_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);

  if (image == NULL)
    {
      draw_generated (builder, measurer, theme, persona, &color, x, y, radius);
      return;
    }
  /* Under the ring's middle, so that no hair of paper is seen between them. */
  box = tl_rect_inset (&box, ring / 2);
  tl_group_builder_round_image (builder, &box, box.width / 2, tl_record_get_id (image));
  tl_icon_draw_disc (builder, x, y, radius - ring / 2, &none, &color, ring);
}

/* See the header. */
void
tl_portrait_draw_sign (TlGroupBuilder *builder,
                       TlMeasurer     *measurer,
                       const TlTheme  *theme,
                       const TlRecord *persona,
                       guint           index,
                       double          x,
                       double          y,
                       double          radius,
                       const TlColor  *halo)
{
  g_autofree char *initials = tl_persona_dup_initials (persona);
  TlColor          color =
    tl_theme_get_persona (theme, tl_record_get_text (persona, TL_PERSONA_COLOR), index);
  TlColor paper = tl_theme_get_paper (theme);
  TlColor ink = tl_theme_text_on (theme, &paper, &color);

  tl_icon_draw_disc (builder, x, y, radius + HALO (radius), halo, NULL, 0);
  if (*initials == '\0')
    {
      ink = tl_theme_mark_on (theme, &paper, &color);
      tl_icon_draw_person (builder, x, y, radius, &color, &ink);
      return;
    }
  tl_icon_draw_disc (builder, x, y, radius, &color, NULL, 0);
  draw_initials (builder,
                 measurer,
                 initials,
                 x,
                 y,
                 floor (radius * (radius < SMALL_SIGN ? SIGN_INITIALS_SIZE : INITIALS_SIZE) * 2) /
                   2,
                 &ink);
}

/**
 * tl_portrait_new:
 * @measurer: measures the initials
 * @theme: the look
 * @table: the persona's document
 * @persona: a persona
 * @index: its place among those shown
 * @size: px, of the disc
 *
 * A persona's disc by itself, for lists.
 *
 * Returns: (transfer full): a group that stands right and below of its origin
 */
TlGroup *
tl_portrait_new (TlMeasurer     *measurer,
                 const TlTheme  *theme,
                 const TlTable  *table,
                 const TlRecord *persona,
                 guint           index,
                 double          size)
{
  TlGroupBuilder *builder =
    tl_group_builder_new (TL_ROLE_ACTOR, TL_BAND_HEADER, tl_record_get_id (persona));

  tl_group_builder_set_title (builder, tl_record_get_text (persona, TL_PERSONA_NAME));
  tl_portrait_draw (builder, measurer, theme, table, persona, index, size / 2, size / 2, size / 2);
  return tl_group_builder_end (builder);
}

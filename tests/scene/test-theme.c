/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Contrast in every theme, whatever colour a user picks. */
#include "config.h"

#include "scene/tl-theme.h"

static const TlThemeName themes[] = {
  TL_THEME_LIGHT, TL_THEME_DARK, TL_THEME_HIGH_CONTRAST, TL_THEME_HIGH_CONTRAST_DARK, TL_THEME_PRINT
};

/* Colours come back from 8 bits a channel: a hair under the ratio is rounding. */
#define HAIR 0.02

static void
assert_contrast (const TlColor *color, const TlColor *against, double ratio)
{
  double contrast = tl_color_contrast (color, against);

  if (contrast < ratio - HAIR)
    {
      g_autofree char *a = tl_color_to_hex (color), *b = tl_color_to_hex (against);

      g_error ("%s on %s has contrast %.2f, expected %.1f", a, b, contrast, ratio);
    }
}

static void
test_inks (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      const TlTheme *theme = tl_theme_get (themes[t]);
      TlColor        paper = tl_theme_get_paper (theme);

      g_assert_cmpfloat (tl_theme_get_text_contrast (theme), >=, 4.5);
      g_assert_cmpfloat (tl_theme_get_mark_contrast (theme), >=, 3);
      for (guint ink = 0; ink < TL_N_INKS; ink++)
        {
          TlColor color = tl_theme_get_ink (theme, ink);

          assert_contrast (&color, &paper, tl_theme_get_text_contrast (theme));
        }
      for (guint channel = 0; channel < TL_N_CHANNELS; channel++)
        {
          TlColor color = tl_theme_get_channel (theme, channel);

          assert_contrast (&color, &paper, tl_theme_get_mark_contrast (theme));
        }
      for (double score = -2; score <= 2; score += .25)
        {
          TlColor color = tl_theme_get_score (theme, score);

          assert_contrast (&color, &paper, tl_theme_get_mark_contrast (theme));
        }
    }
}

static void
assert_user_color (const TlTheme *theme, const char *hex)
{
  TlColor paper = tl_theme_get_paper (theme);
  TlColor fill, outline, ink, color;

  for (guint kind = 0; kind < TL_N_LANE_KINDS; kind++)
    {
      TlColor status;

      tl_theme_get_card (theme, kind, hex, &fill, &outline, &ink);
      assert_contrast (&ink, &fill, tl_theme_get_text_contrast (theme));
      status = tl_theme_get_status_outline (theme, &fill);
      assert_contrast (&status, &fill, tl_theme_get_mark_contrast (theme));
      assert_contrast (&status, &paper, tl_theme_get_mark_contrast (theme));
    }
  tl_theme_get_stage (theme, hex, &fill, &ink);
  assert_contrast (&ink, &fill, tl_theme_get_text_contrast (theme));
  for (guint i = 0; i < 10; i++)
    {
      color = tl_theme_get_persona (theme, hex, i);
      assert_contrast (&color, &paper, tl_theme_get_mark_contrast (theme));
      tl_theme_get_chip (theme, &color, &fill, &ink);
      assert_contrast (&ink, &fill, tl_theme_get_text_contrast (theme));
    }
  if (tl_theme_resolve_color (theme, hex, &color))
    assert_contrast (&color, &paper, tl_theme_get_mark_contrast (theme));
}

static void
test_user_colors (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      const TlTheme *theme = tl_theme_get (themes[t]);

      assert_user_color (theme, "");
      for (guint i = 0; tl_palette_names[i] != NULL; i++)
        {
          TlColor color;

          g_assert_true (tl_theme_resolve_color (theme, tl_palette_names[i], &color));
          assert_user_color (theme, tl_palette_names[i]);
        }
      for (guint i = 0; i < 200; i++)
        {
          g_autofree char *hex = g_strdup_printf ("#%06x", g_test_rand_int_range (0, 0x1000000));

          assert_user_color (theme, hex);
        }
    }
}

static void
test_unknown_colors (void)
{
  const TlTheme *theme = tl_theme_get (TL_THEME_LIGHT);
  TlColor        color = { .25f, .5f, .75f, 1 }, before = color;

  g_assert_false (tl_theme_resolve_color (theme, "", &color));
  g_assert_false (tl_theme_resolve_color (theme, NULL, &color));
  g_assert_false (tl_theme_resolve_color (theme, "no-such-colour", &color));
  g_assert_true (tl_color_equal (&color, &before));
  g_assert_true (tl_theme_get (TL_THEME_AUTO) == theme);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/theme/inks", test_inks);
  g_test_add_func ("/scene/theme/user-colors", test_user_colors);
  g_test_add_func ("/scene/theme/unknown-colors", test_unknown_colors);
  return g_test_run ();
}

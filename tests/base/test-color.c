/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours: reading, and contrast that holds whatever colour is picked. */
#include "config.h"

#include "base/tl-color.h"

static TlColor
parse (const char *text)
{
  TlColor color;

  g_assert_true (tl_color_parse (text, &color));
  return color;
}

static void
test_parse (void)
{
  static const char *const bad[] = { "",        "#",       "#12345",  "#1234567", "123456",
                                     "#12345g", "#12 456", "#+12345", "red",      NULL };
  TlColor                  color = { 0.25, 0, 0, 1 };

  for (guint i = 0; bad[i] != NULL; i++)
    g_assert_false (tl_color_parse (bad[i], &color));
  g_assert_false (tl_color_parse (NULL, &color));
  g_assert_cmpfloat (color.red, ==, 0.25f);

  for (guint i = 0; i < 256; i++)
    {
      g_autofree char *text = g_strdup_printf ("#%02x%02x%02x", i, 255 - i, i / 2);
      g_autofree char *back = NULL;

      color = parse (text);
      back = tl_color_to_hex (&color);
      g_assert_cmpstr (back, ==, text);
    }
}

static void
test_contrast (void)
{
  TlColor black = parse ("#000000");
  TlColor white = parse ("#FFFFFF");
  TlColor grey = parse ("#767676");

  g_assert_cmpfloat_with_epsilon (tl_color_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (tl_color_contrast (&white, &white), 1, 1e-9);
  /* The lightest grey that WCAG accepts on white. */
  g_assert_cmpfloat_with_epsilon (tl_color_contrast (&grey, &white), 4.54, 0.01);
}

static void
test_mix (void)
{
  TlColor a = parse ("#000000");
  TlColor b = parse ("#ff8000");
  TlColor mixed = tl_color_mix (&a, &b, 0.5);

  g_assert_cmpfloat_with_epsilon (mixed.red, 0.5, 1e-6);
  mixed = tl_color_mix (&a, &b, 0);
  g_assert_true (tl_color_equal (&mixed, &a));
  mixed = tl_color_mix (&a, &b, 1);
  g_assert_true (tl_color_equal (&mixed, &b));
}

static TlColor
make_random (void)
{
  return (TlColor){ (float) g_test_rand_double (),
                    (float) g_test_rand_double (),
                    (float) g_test_rand_double (),
                    (float) g_test_rand_double () };
}

/* 4.5 can be had on any ground, by black or by white. */
static void
test_ensure_any_pair (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      TlColor color = make_random ();
      TlColor ground = make_random ();
      double  ratio = i % 2 == 0 ? 4.5 : 3;
      TlColor result = tl_color_ensure_contrast (&color, &ground, ratio);

      g_assert_cmpfloat (tl_color_contrast (&result, &ground), >=, ratio - 1e-6);
      g_assert_cmpfloat (result.alpha, ==, color.alpha);
      if (tl_color_contrast (&color, &ground) >= ratio)
        g_assert_true (tl_color_equal (&result, &color));
      else
        g_assert_cmpfloat (tl_color_contrast (&result, &ground), <, ratio + 0.3);
    }
}

static void
test_ensure_out_of_reach (void)
{
  TlColor grey = parse ("#777777");
  TlColor result = tl_color_ensure_contrast (&grey, &grey, 21);

  g_assert_cmpfloat (tl_color_contrast (&result, &grey), >, 4.5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/color/parse", test_parse);
  g_test_add_func ("/base/color/contrast", test_contrast);
  g_test_add_func ("/base/color/mix", test_mix);
  g_test_add_func ("/base/color/ensure-any-pair", test_ensure_any_pair);
  g_test_add_func ("/base/color/ensure-out-of-reach", test_ensure_out_of_reach);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measuring for somebody else's program: with another family, and with room to spare. */
#include "config.h"

#include "text/tl-text-layout.h"

#include <string.h>

static const TlTextStyle card_style = { 12.5, TL_FONT_WEIGHT_MEDIUM, FALSE };
static const char        sample[] =
  "Compares six models in three shops, and writes the ranges down in a notebook";

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTextBlock, tl_text_block_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlText, tl_text_free)

static TlTextBlock *
set (TlText *text, double width, TlTextAlign align)
{
  TlMeasurer *measurer = tl_text_get_measurer (text);

  return measurer->layout (measurer, sample, &card_style, width, 0, align, FALSE);
}

static void
test_family (void)
{
  g_autoptr (TlText) text = tl_text_new ();
  g_autoptr (TlTextBlock) usual = set (text, -1, TL_TEXT_START);
  g_autoptr (TlTextBlock) other = NULL;
  g_autoptr (TlTextBlock) again = NULL;

  g_assert_cmpstr (tl_text_get_family (text), ==, "Inter");
  g_assert_false (tl_text_set_family (text, "No Such Family"));
  g_assert_false (tl_text_set_family (text, "Inter,DejaVu Sans"));
  g_assert_cmpstr (tl_text_get_family (text), ==, "Inter");
  g_assert_true (tl_text_set_family (text, "DejaVu Sans"));
  g_assert_cmpstr (tl_text_get_family (text), ==, "DejaVu Sans");
  g_assert_true (g_str_has_prefix (tl_text_get_family_list (text), "DejaVu Sans,Inter"));
  other = set (text, -1, TL_TEXT_START);
  g_assert_cmpfloat (other->width, >, usual->width * 1.02);
  g_assert_true (tl_text_set_family (text, NULL));
  again = set (text, -1, TL_TEXT_START);
  g_assert_cmpfloat (again->width, ==, usual->width);
}

static void
test_slack (void)
{
  g_autoptr (TlText) text = tl_text_new ();
  g_autoptr (TlTextBlock) tight = set (text, -1, TL_TEXT_START);
  g_autoptr (TlTextBlock) line = NULL;
  g_autoptr (TlTextBlock) block = NULL;

  tl_text_set_slack (text, 1.1);
  line = set (text, -1, TL_TEXT_MIDDLE);
  g_assert_cmpfloat_with_epsilon (line->width, tight->width * 1.1, .01);
  g_assert_cmpfloat_with_epsilon (line->lines[0].width, tight->width, .01);
  g_assert_cmpfloat_with_epsilon (line->lines[0].x, tight->width * .05, .01);
  for (double width = 60; width < 400; width += 7)
    {
      g_clear_pointer (&block, tl_text_block_unref);
      block = set (text, width, TL_TEXT_START);
      g_assert_cmpfloat (block->box_width, ==, width);
      for (guint i = 0; i < block->n_lines; i++)
        g_assert_cmpfloat (block->lines[i].width, <=, width / 1.1 + .01);
    }
}

static void
test_natural_height (void)
{
  g_autoptr (TlText) text = tl_text_new ();

  /* Inter's ascent and descent, from its file: 0.96875 + 0.2412. */
  g_assert_cmpfloat_with_epsilon (tl_text_get_natural_height (text), 1.21, .01);
  g_assert_true (tl_text_set_family (text, "DejaVu Sans"));
  g_assert_cmpfloat_with_epsilon (tl_text_get_natural_height (text), 1.164, .01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/family", test_family);
  g_test_add_func ("/text/slack", test_slack);
  g_test_add_func ("/text/natural-height", test_natural_height);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The widget of the in-place editor. It is laid out in document px and the canvas shows it under
 * its zoom, so fonts are set in absolute px with tags (style sheets know only one size for the
 * whole text): the first line like a card's title, the rest like its text. GtkTextView breaks lines
 * in a rounded context of its own on GTK 4.8, so now and then a line ends elsewhere than on the
 * card until the editor closes; the box grows with its words and never scrolls. */
#include "config.h"

#include "canvas/tl-editor-box.h"

#include <math.h>

#include "compat/tl-text-tag.h"

#define CHIP_GAP 4
#define CHIP_MARGIN 8

struct _TlEditorBox
{
  GtkWidget parent_instance;

  GtkTextView *view;
  GtkWidget   *hint;
  GtkWidget   *chips;
  GtkTextTag  *title_tag;
  GtkTextTag  *rest_tag;
  GtkTextTag  *gap_tag;
  char        *family;
  TlEditorLook look;
  int title_extra; /* px of a line, known with the look: asking a font costs a letter's time */
  int rest_extra;
};

G_DEFINE_FINAL_TYPE (TlEditorBox, tl_editor_box, GTK_TYPE_WIDGET)

static GdkRGBA
to_rgba (const TlColor *color)
{
  return (GdkRGBA){ color->red, color->green, color->blue, color->alpha };
}

static PangoFontDescription *
new_font (TlEditorBox *self, const TlTextStyle *style)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, self->family);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) style->weight);
  pango_font_description_set_style (font, style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return font;
}

/* Ascent and natural height of a line, as the view's own context sets it. */
static void
measure_font (TlEditorBox *self, const TlTextStyle *style, double *ascent, double *height)
{
  PangoFontDescription *font = new_font (self, style);
  PangoFontMetrics     *metrics;

  metrics =
    pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), font, NULL);
  *ascent = pango_font_metrics_get_ascent (metrics) / (double) PANGO_SCALE;
  *height = *ascent + pango_font_metrics_get_descent (metrics) / (double) PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  pango_font_description_free (font);
}

/* What the picture's lines have more than GTK's. */
static int
get_extra (TlEditorBox *self, const TlTextStyle *style, double leading)
{
  double ascent, height;

  measure_font (self, style, &ascent, &height);
  return MAX (0, (int) (leading - ceil (height) + 0.5));
}

static void
style_tag (
  TlEditorBox *self, GtkTextTag *tag, const TlTextStyle *style, const TlColor *color, int extra)
{
  PangoFontDescription *font = new_font (self, style);
  GdkRGBA               ink = to_rgba (color);

  g_object_set (tag,
                "font-desc",
                font,
                "foreground-rgba",
                &ink,
                "pixels-inside-wrap",
                extra,
                "pixels-below-lines",
                extra,
                NULL);
  pango_font_description_free (font);
}

static void
place_text (TlEditorBox *self)
{
  double   ascent, height;
  int      top, left = (int) self->look.origin.x;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  measure_font (self, &self->look.title, &ascent, &height);
  top = MAX (0, (int) (self->look.origin.y + self->look.ascent - ascent + 0.5));
  /* The picture sets a document's words from its own side, whatever script they are in. */
  gtk_text_view_set_justification (self->view, rtl ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_text_view_set_left_margin (self->view, left);
  gtk_text_view_set_right_margin (self->view, (int) self->look.end);
  gtk_text_view_set_top_margin (self->view, top);
  gtk_widget_set_margin_start (self->hint, rtl ? (int) self->look.end : left);
  gtk_widget_set_margin_top (self->hint, top);
  gtk_widget_set_margin_start (self->chips, MIN (left, CHIP_MARGIN));
}

/* Gives a tag to what has none yet of a range. A tag that is set or taken without need costs the
 * view a new layout of all its words, at every letter. */
static void
ensure_tag (GtkTextBuffer     *buffer,
            GtkTextTag        *tag,
            const GtkTextIter *start,
            const GtkTextIter *end)
{
  GtkTextIter at = *start;

  while (gtk_text_iter_compare (&at, end) < 0)
    {
      GtkTextIter from = at;

      if (!gtk_text_iter_forward_to_tag_toggle (&at, tag) || gtk_text_iter_compare (&at, end) > 0)
        at = *end;
      if (!gtk_text_iter_has_tag (&from, tag))
        gtk_text_buffer_apply_tag (buffer, tag, &from, &at);
    }
}

static void
ensure_no_tag (GtkTextBuffer     *buffer,
               GtkTextTag        *tag,
               const GtkTextIter *start,
               const GtkTextIter *end)
{
  GtkTextIter at = *start;

  if (gtk_text_iter_compare (start, end) < 0 &&
      (gtk_text_iter_has_tag (start, tag) ||
       (gtk_text_iter_forward_to_tag_toggle (&at, tag) && gtk_text_iter_compare (&at, end) < 0)))
    gtk_text_buffer_remove_tag (buffer, tag, start, end);
}

/* The second line stands a little lower: the gap between a card's title and its text. */
static void
tag_second_line (TlEditorBox *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, from, to, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  from = start;
  if (!gtk_text_iter_forward_line (&from) || gtk_text_iter_is_end (&from))
    {
      ensure_no_tag (buffer, self->gap_tag, &start, &end);
      return;
    }
  to = from;
  if (!gtk_text_iter_ends_line (&to))
    gtk_text_iter_forward_to_line_end (&to);
  ensure_no_tag (buffer, self->gap_tag, &start, &from);
  ensure_tag (buffer, self->gap_tag, &from, &to);
  ensure_no_tag (buffer, self->gap_tag, &to, &end);
}

/**
 * tl_editor_box_restyle:
 * @self: an editor
 *
 * Gives every line its font again and shows the hint while the text is empty: after each change.
 */
void
tl_editor_box_restyle (TlEditorBox *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    start, first_end, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  first_end = start;
  if (!gtk_text_iter_ends_line (&first_end))
    gtk_text_iter_forward_to_line_end (&first_end);
  ensure_no_tag (buffer, self->title_tag, &first_end, &end);
  ensure_no_tag (buffer, self->rest_tag, &start, &first_end);
  ensure_tag (buffer, self->title_tag, &start, &first_end);
  ensure_tag (buffer, self->rest_tag, &first_end, &end);
  tag_second_line (self, buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  if (gtk_widget_get_child_visible (self->hint) == gtk_text_iter_is_end (&start))
    return;
  gtk_widget_set_child_visible (self->hint, gtk_text_iter_is_end (&start));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static double
measure_paragraph (
  TlEditorBox *self, const char *text, const TlTextStyle *style, int extra, int width)
{
  PangoLayout          *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoFontDescription *font = new_font (self, style);
  int                   height;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (1, width) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  height += pango_layout_get_line_count (layout) * extra;
  pango_font_description_free (font);
  g_object_unref (layout);
  return height;
}

/**
 * tl_editor_box_get_height:
 * @self: an editor
 * @width: px
 *
 * The height that the words need now. GtkTextView itself knows only after an idle moment.
 *
 * Returns: document px
 */
int
tl_editor_box_get_height (TlEditorBox *self, int width)
{
  g_autofree char *text = tl_editor_box_dup_text (self);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  int    inner = width - (int) self->look.origin.x - (int) self->look.end;
  double height = 2 * gtk_text_view_get_top_margin (self->view);
  int    chips = 0;

  height += measure_paragraph (self,
                               lines[0] != NULL ? lines[0] : "",
                               &self->look.title,
                               self->title_extra,
                               inner);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    height += measure_paragraph (self, lines[i], &self->look.rest, self->rest_extra, inner);
  height += lines[0] != NULL && lines[1] != NULL ? self->look.rest_gap : 0;
  if (gtk_widget_get_visible (self->chips))
    gtk_widget_measure (self->chips, GTK_ORIENTATION_VERTICAL, -1, NULL, &chips, NULL, NULL);
  height += chips > 0 ? chips + CHIP_GAP : 0;
  return MAX ((int) (height + 0.5), (int) self->look.min_height);
}

static void
tl_editor_box_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  TlEditorBox *self = TL_EDITOR_BOX (widget);
  GtkWidget   *children[] = { GTK_WIDGET (self->view), self->hint, self->chips };

  /* GTK wants every child measured before it is allocated; the size is the canvas's own choice. */
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_measure (children[i], orientation, -1, NULL, NULL, NULL, NULL);
  /* No least width: far zoomed out a card is narrower than a px, and GTK warns of asking below it.
   */
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    *minimum = *natural = tl_editor_box_get_height (self, for_size);
}

static void
tl_editor_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlEditorBox  *self = TL_EDITOR_BOX (widget);
  GtkAllocation all = { 0, 0, width, height };
  int           minimum;

  gtk_widget_measure (GTK_WIDGET (self->view),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &minimum,
                      NULL,
                      NULL,
                      NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->view),
                            &(GtkAllocation){ 0, 0, MAX (width, minimum), height },
                            -1);
  gtk_widget_measure (self->hint, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  all.width = MAX (width, minimum);
  gtk_widget_measure (self->hint,
                      GTK_ORIENTATION_VERTICAL,
                      all.width,
                      NULL,
                      &all.height,
                      NULL,
                      NULL);
  gtk_widget_size_allocate (self->hint, &all, -1);
  if (!gtk_widget_get_visible (self->chips))
    return;
  gtk_widget_measure (self->chips, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &all.width, NULL, NULL);
  gtk_widget_measure (self->chips,
                      GTK_ORIENTATION_VERTICAL,
                      all.width,
                      NULL,
                      &all.height,
                      NULL,
                      NULL);
  all.y = height - all.height - CHIP_GAP;
  all.x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - all.width : 0;
  gtk_widget_size_allocate (self->chips, &all, -1);
}

/* Everywhere but over the badge, which the card beneath shows; below it again everywhere. */
static void
append_paper (TlEditorBox *self, GtkSnapshot *snapshot, float width, float height)
{
  GdkRGBA  fill = to_rgba (&self->look.fill);
  float    badge = MIN ((float) self->look.badge_width, width);
  float    y = MIN ((float) self->look.badge_height, height);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_snapshot_append_color (snapshot,
                             &fill,
                             &GRAPHENE_RECT_INIT (rtl ? 0 : badge, 0, width - badge, height));
  if (badge > 0 && y < height)
    gtk_snapshot_append_color (snapshot,
                               &fill,
                               &GRAPHENE_RECT_INIT (rtl ? width - badge : 0, y, badge, height - y));
}

static void
tl_editor_box_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlEditorBox    *self = TL_EDITOR_BOX (widget);
  float           width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA         line = to_rgba (&self->look.outline);
  GskRoundedRect  outline;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);

  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) self->look.radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  append_paper (self, snapshot, width, height);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot,
                              &outline,
                              (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ line, line, line, line });
  GTK_WIDGET_CLASS (tl_editor_box_parent_class)->snapshot (widget, snapshot);
}

static void
tl_editor_box_dispose (GObject *object)
{
  TlEditorBox *self = TL_EDITOR_BOX (object);
  GtkWidget   *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->family, g_free);
  G_OBJECT_CLASS (tl_editor_box_parent_class)->dispose (object);
}

static void
tl_editor_box_class_init (TlEditorBoxClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tl_editor_box_dispose;
  widget_class->measure = tl_editor_box_measure;
  widget_class->size_allocate = tl_editor_box_size_allocate;
  widget_class->snapshot = tl_editor_box_snapshot;
  gtk_widget_class_set_css_name (widget_class, "tl-editor");
}

static void
tl_editor_box_init (TlEditorBox *self)
{
  GtkTextBuffer *buffer;

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->hint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->hint, "hint");
  gtk_widget_set_can_target (self->hint, FALSE);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CHIP_GAP);
  gtk_widget_set_can_target (self->chips, FALSE);
  gtk_widget_set_visible (self->chips, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->view);
  self->title_tag = tl_text_tag_add (buffer);
  self->rest_tag = tl_text_tag_add (buffer);
  self->gap_tag = tl_text_tag_add (buffer);
}

/**
 * tl_editor_box_new:
 * @family: the font family of the map
 *
 * Returns: (transfer floating): an empty editor
 */
GtkWidget *
tl_editor_box_new (const char *family)
{
  TlEditorBox *self = g_object_new (TL_TYPE_EDITOR_BOX, NULL);

  self->family = g_strdup (family);
  return GTK_WIDGET (self);
}

/**
 * tl_editor_box_get_view:
 * @self: an editor
 *
 * Returns: (transfer none): what takes the keys
 */
GtkTextView *
tl_editor_box_get_view (TlEditorBox *self)
{
  return self->view;
}

/**
 * tl_editor_box_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): the words, without what an input method has not yet committed
 */
char *
tl_editor_box_dup_text (TlEditorBox *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * tl_editor_box_set_look:
 * @self: an editor
 * @look: paper, ink, fonts and where the first line stands
 *
 * Makes the editor look like what is written on.
 */
void
tl_editor_box_set_look (TlEditorBox *self, const TlEditorLook *look)
{
  PangoAttrList        *attributes = pango_attr_list_new ();
  PangoFontDescription *font;
  gboolean              dark = tl_color_luminance (&look->fill) < 0.18;

  self->look = *look;
  self->title_extra = get_extra (self, &look->title, look->leading);
  self->rest_extra = get_extra (self, &look->rest, look->rest_leading);
  style_tag (self, self->title_tag, &look->title, &look->ink, self->title_extra);
  style_tag (self, self->rest_tag, &look->rest, &look->rest_ink, self->rest_extra);
  g_object_set (self->gap_tag, "pixels-above-lines", (int) look->rest_gap, NULL);
  /* The caret's colour comes from the style sheet, which knows one for light and one for dark
   * paper. */
  (dark ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "on-dark");
  font = new_font (self, &look->title);
  pango_attr_list_insert (attributes, pango_attr_font_desc_new (font));
  pango_attr_list_insert (attributes,
                          pango_attr_foreground_new ((guint16) (look->ink.red * 65535),
                                                     (guint16) (look->ink.green * 65535),
                                                     (guint16) (look->ink.blue * 65535)));
  gtk_label_set_attributes (GTK_LABEL (self->hint), attributes);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  place_text (self);
  tl_editor_box_restyle (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * tl_editor_box_set_hint:
 * @self: an editor
 * @hint: a few words
 *
 * What stands there faintly while nothing has been written.
 */
void
tl_editor_box_set_hint (TlEditorBox *self, const char *hint)
{
  gtk_label_set_text (GTK_LABEL (self->hint), hint);
}

static void
append_chips (TlEditorBox *self, const char *const *labels, const char *css_class)
{
  for (guint i = 0; labels[i] != NULL; i++)
    {
      GtkWidget *chip = gtk_label_new (labels[i]);

      gtk_widget_add_css_class (chip, css_class);
      gtk_box_append (GTK_BOX (self->chips), chip);
    }
}

/**
 * tl_editor_box_set_chips:
 * @self: an editor
 * @labels: (array zero-terminated=1): what was understood, word by word
 * @candidates: (array zero-terminated=1): what the word that is being typed would become
 *
 * Shows a chip for each word of shorthand.
 */
void
tl_editor_box_set_chips (TlEditorBox       *self,
                         const char *const *labels,
                         const char *const *candidates)
{
  GtkWidget *child;

  /* At nearly every letter there are none and were none. */
  if (labels[0] == NULL && candidates[0] == NULL &&
      gtk_widget_get_first_child (self->chips) == NULL)
    return;
  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  append_chips (self, labels, "chip");
  append_chips (self, candidates, "candidate");
  gtk_widget_set_visible (self->chips, labels[0] != NULL || candidates[0] != NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours from the menu: two rows of swatches, named for screen readers and in tooltips, the
 * present one ticked; and the verb that they call, for stages and cards. A palette's name keeps its
 * meaning in dark and light; any other colour is #rrggbb, and the theme sees to it that words on it
 * can be read. */
#include "config.h"

#include "canvas/tl-color-palette.h"

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-choices.h"
#include "compat/tl-compat.h"

#include <glib/gi18n-lib.h>

#define PER_ROW 6
#define SWATCH_PX 22
#define TICK_WIDTH 2.0

/* --- Swatches --------------------------------------------------------------------------------- */

/* Two strokes of a tick, as thin rounded bars turned by 45 degrees. */
static void
append_tick (GtkSnapshot *snapshot, const GdkRGBA *ink)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (SWATCH_PX * 0.44f, SWATCH_PX * 0.70f));
  gtk_snapshot_rotate (snapshot, -45);
  gtk_snapshot_append_color (snapshot,
                             ink,
                             &GRAPHENE_RECT_INIT (0, -TICK_WIDTH, SWATCH_PX * 0.46f, TICK_WIDTH));
  gtk_snapshot_append_color (snapshot,
                             ink,
                             &GRAPHENE_RECT_INIT (0,
                                                  -SWATCH_PX * 0.24f,
                                                  TICK_WIDTH,
                                                  SWATCH_PX * 0.24f));
  gtk_snapshot_restore (snapshot);
}

static GdkRGBA
to_rgba (const TlColor *color)
{
  return (GdkRGBA){ color->red, color->green, color->blue, color->alpha };
}

/* The usual colour is paper with a line across: none. */
static GtkWidget *
new_swatch (TlCanvas *canvas, const char *value, gboolean ticked)
{
  const TlTheme  *theme = tl_theme_get (canvas->theme);
  GtkSnapshot    *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, SWATCH_PX, SWATCH_PX);
  GskRoundedRect  disc;
  TlColor         fill, line = tl_theme_get_ink (theme, TL_INK_SECONDARY), ink;
  GdkRGBA         rgba;
  GtkWidget      *image;
  g_autoptr (GdkPaintable) paintable = NULL;

  if (!tl_theme_resolve_color (theme, value, &fill))
    tl_theme_get_stage (theme, "", &fill, &ink);
  ink = tl_theme_mark_on (theme, &line, &fill);
  gsk_rounded_rect_init_from_rect (&disc, &bounds, SWATCH_PX / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  rgba = to_rgba (&fill);
  gtk_snapshot_append_color (snapshot, &rgba, &bounds);
  gtk_snapshot_pop (snapshot);
  rgba = to_rgba (&ink);
  if (*value == '\0')
    gtk_snapshot_append_border (snapshot,
                                &disc,
                                (float[4]){ 1, 1, 1, 1 },
                                (GdkRGBA[4]){ rgba, rgba, rgba, rgba });
  if (ticked)
    append_tick (snapshot, &rgba);
  paintable = gtk_snapshot_free_to_paintable (snapshot, &bounds.size);
  image = gtk_image_new_from_paintable (paintable);
  gtk_image_set_pixel_size (GTK_IMAGE (image), SWATCH_PX);
  return image;
}

/* A choice in a menu's own widget does not close the menu by itself. */
static void
close_menu_cb (GtkButton *button, gpointer user_data)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
name_button (GtkWidget *button, const char *words)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (close_menu_cb), NULL);
}

static GtkWidget *
new_patch (TlCanvas *canvas, const char *color, const char *value)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button),
                        new_swatch (canvas, color, g_strcmp0 (color, value) == 0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "canvas.color");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", color);
  name_button (button, tl_color_get_label (color));
  return button;
}

/**
 * tl_color_palette_new:
 * @canvas: the canvas, whose child the menu is
 * @value: (nullable): the present colour, which is ticked; %NULL = several
 *
 * Returns: (transfer floating): two rows of swatches
 */
GtkWidget *
tl_color_palette_new (TlCanvas *canvas, const char *value)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *custom = gtk_button_new_from_icon_name ("color-select-symbolic");
  int        n = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 2);
  gtk_widget_set_margin_start (grid, 8);
  gtk_widget_set_margin_end (grid, 8);
  gtk_grid_attach (GTK_GRID (grid), new_patch (canvas, "", value), 0, 0, 1, 1);
  for (n = 0; tl_palette_names[n] != NULL; n++)
    gtk_grid_attach (GTK_GRID (grid),
                     new_patch (canvas, tl_palette_names[n], value),
                     (n + 1) % PER_ROW,
                     (n + 1) / PER_ROW,
                     1,
                     1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (custom), "canvas.custom-color");
  name_button (custom, _ ("Custom color…"));
  gtk_grid_attach (GTK_GRID (grid), custom, (n + 1) % PER_ROW, (n + 1) / PER_ROW, 1, 1);
  return grid;
}

/* --- The verb --------------------------------------------------------------------------------- */

static gboolean
get_field (const TlRecord *record, guint *field)
{
  switch (record != NULL ? (int) tl_record_get_kind (record) : -1)
    {
    case TL_KIND_STAGE:
      *field = TL_STAGE_COLOR;
      return TRUE;
    case TL_KIND_CARD:
      *field = TL_CARD_COLOR;
      return TRUE;
    default:
      return FALSE;
    }
}

/* Of a step it is the stage's. */
static GPtrArray *
dup_colored (TlCanvas *self)
{
  g_autoptr (GPtrArray) targets = tl_canvas_dup_targets (self, TL_N_KINDS);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i + 1 < targets->len; i++)
    {
      const TlTable  *table = tl_document_get_table (self->document);
      const TlRecord *record = tl_table_get (table, g_ptr_array_index (targets, i));
      guint           field;

      if (tl_record_get_kind (record) == TL_KIND_STEP)
        record = tl_table_get (table, tl_record_get_parent (record));
      if (get_field (record, &field))
        g_ptr_array_add (ids, g_strdup (tl_record_get_id (record)));
    }
  return ids;
}

/**
 * tl_canvas_can_set_color:
 * @self: the canvas
 *
 * Returns: whether a stage or a card is meant
 */
gboolean
tl_canvas_can_set_color (TlCanvas *self)
{
  g_autoptr (GPtrArray) ids = dup_colored (self);

  return ids->len > 0;
}

/**
 * tl_canvas_get_color:
 * @self: the canvas
 *
 * Returns: (nullable): the colour of what is meant; %NULL when they differ
 */
const char *
tl_canvas_get_color (TlCanvas *self)
{
  g_autoptr (GPtrArray) ids = dup_colored (self);
  const char *value = NULL;
  guint       field = TL_STAGE_COLOR;

  for (guint i = 0; i < ids->len; i++)
    {
      const TlRecord *record =
        tl_table_get (tl_document_get_table (self->document), g_ptr_array_index (ids, i));
      const char *own;

      get_field (record, &field);
      own = tl_record_get_text (record, field);
      if (value != NULL && !g_str_equal (value, own))
        return NULL;
      value = own;
    }
  return value;
}

/**
 * tl_canvas_set_color:
 * @self: the canvas
 * @value: "" = the usual one, a palette name or #rrggbb
 *
 * Colours the stages and cards meant.
 */
void
tl_canvas_set_color (TlCanvas *self, const char *value)
{
  g_autoptr (GPtrArray) ids = dup_colored (self);
  guint field;

  if (!tl_canvas_can_edit (self) || ids->len == 0)
    return;
  tl_document_begin (self->document, *value == '\0' ? _ ("Clear Color") : _ ("Set Color"));
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      if (get_field (tl_table_get (tl_document_get_table (self->document), id), &field))
        tl_edit_set_text (self->document, id, field, value);
    }
  tl_document_commit (self->document);
}

static void
color_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlCanvas) self = user_data;
  g_autofree char *hex = NULL;
  GdkRGBA          rgba;

  if (!tl_compat_choose_color_finish (result, &rgba, NULL))
    return;
  hex = tl_color_to_hex (&(TlColor){ rgba.red, rgba.green, rgba.blue, 1 });
  tl_canvas_set_color (self, hex);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * tl_canvas_choose_color:
 * @self: the canvas
 *
 * Asks for any colour, and gives it to what is meant.
 */
void
tl_canvas_choose_color (TlCanvas *self)
{
  GtkRoot    *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *value = tl_canvas_get_color (self);
  TlColor     color;
  GdkRGBA     rgba;
  gboolean    known =
    value != NULL && tl_theme_resolve_color (tl_scene_get_theme (self->scene), value, &color);

  if (!tl_canvas_can_edit (self) || !GTK_IS_WINDOW (root))
    return;
  if (known)
    rgba = to_rgba (&color);
  tl_compat_choose_color_async (GTK_WINDOW (root),
                                _ ("Color"),
                                known ? &rgba : NULL,
                                color_chosen_cb,
                                g_object_ref (self));
}

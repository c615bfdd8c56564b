/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is dimmed and why: one line and one button. The canvas knows the filter and what is focused;
 * this only says it, and ends both. */
#include "config.h"

#include "app/tl-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

#include "app/tl-filter-popover.h"

struct _TlFilterBar
{
  AdwBin parent_instance;

  TlCanvas    *canvas;
  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkWidget   *plan; /* what is assumed as a list */
};

G_DEFINE_FINAL_TYPE (TlFilterBar, tl_filter_bar, ADW_TYPE_BIN)

static void
append_name (GString *names, const char *name)
{
  if (names->len > 0)
    /* Translators: between two names of a list. */
    g_string_append (names, _ (", "));
  g_string_append (names, name);
}

static char *
dup_filter_names (TlFilterBar *self, const TlFilter *filter)
{
  GString *names = g_string_new (NULL);

  for (guint field = 0; field < TL_N_FILTER_FIELDS; field++)
    for (const char *const *value = tl_filter_get (filter, field); *value != NULL; value++)
      {
        g_autofree char *name = tl_filter_popover_dup_label (self->canvas, field, *value);

        append_name (names, name);
      }
  return g_string_free (names, FALSE);
}

static char *
dup_focus_names (TlFilterBar *self)
{
  TlScene *scene = tl_canvas_get_scene (self->canvas);
  GString *names = g_string_new (NULL);

  for (const char *const *id = tl_canvas_get_focused_areas (self->canvas); *id != NULL; id++)
    {
      TlPlace          place = tl_scene_place_of (scene, *id);
      const TlRecord  *record = tl_table_get (tl_scene_get_table (scene), *id);
      g_autofree char *name = tl_scene_dup_name (scene, &place);

      if (record == NULL)
        continue;
      if (tl_record_get_kind (record) == TL_KIND_STAGE &&
          *tl_record_get_text (record, TL_STAGE_TITLE))
        append_name (names, tl_record_get_text (record, TL_STAGE_TITLE));
      else if (tl_record_get_kind (record) == TL_KIND_STEP &&
               *tl_record_get_text (record, TL_STEP_TITLE))
        append_name (names, tl_record_get_text (record, TL_STEP_TITLE));
      else if (tl_record_get_kind (record) == TL_KIND_LANE)
        append_name (names,
                     *tl_record_get_text (record, TL_LANE_TITLE)
                       ? tl_record_get_text (record, TL_LANE_TITLE)
                       : tl_scene_kind_name (scene, tl_record_get_integer (record, TL_LANE_KIND)));
      else if (name != NULL)
        append_name (names, name);
    }
  return g_string_free (names, FALSE);
}

static char *
dup_text (TlFilterBar *self)
{
  guint            n_passing, n_cards;
  const TlFilter  *filter = tl_canvas_get_filter (self->canvas, &n_passing, &n_cards);
  gboolean         focused = *tl_canvas_get_focused_areas (self->canvas) != NULL;
  g_autofree char *filtered = filter != NULL ? dup_filter_names (self, filter) : NULL;
  g_autofree char *focus = focused ? dup_focus_names (self) : NULL;

  if (filter == NULL)
    /* Translators: only these stages and lanes are bright. */
    return focused ? g_strdup_printf (_ ("Focus on %s"), focus) : NULL;
  if (!focused)
    return g_strdup_printf (ngettext ("Showing %u of %u card · %s",
                                      "Showing %u of %u cards · %s",
                                      n_cards),
                            n_passing,
                            n_cards,
                            filtered);
  return g_strdup_printf (ngettext ("Showing %u of %u card · %s · Focus on %s",
                                    "Showing %u of %u cards · %s · Focus on %s",
                                    n_cards),
                          n_passing,
                          n_cards,
                          filtered,
                          focus);
}

static void
find_changed_cb (TlFilterBar *self)
{
  g_autofree char *text = tl_canvas_get_document (self->canvas) != NULL ? dup_text (self) : NULL;

  if (text != NULL && g_strcmp0 (text, gtk_label_get_text (self->label)) != 0)
    {
      gtk_label_set_text (self->label, text);
      tl_compat_announce (GTK_WIDGET (self), text);
    }
  gtk_widget_set_visible (self->plan,
                          tl_filter_popover_is_assumptions (
                            tl_canvas_get_filter (self->canvas, NULL, NULL)));
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static void
clear_cb (TlFilterBar *self)
{
  tl_canvas_set_filter (self->canvas, NULL);
  tl_canvas_set_focused_areas (self->canvas, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
tl_filter_bar_dispose (GObject *object)
{
  g_clear_object (&TL_FILTER_BAR (object)->canvas);
  G_OBJECT_CLASS (tl_filter_bar_parent_class)->dispose (object);
}

static void
tl_filter_bar_class_init (TlFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_filter_bar_dispose;
}

static void
tl_filter_bar_init (TlFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("tl-filter-symbolic");
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Clear"));

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  self->label = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_lines (self->label, 2);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Show Everything (Escape)"));
  gtk_widget_set_focus_on_click (button, FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clear_cb), self);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  self->plan = gtk_button_new_with_mnemonic (_ ("Research _Plan"));
  gtk_widget_set_valign (self->plan, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->plan, _ ("List What Is Assumed"));
  gtk_widget_set_visible (self->plan, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->plan), "win.research-plan");
  gtk_box_append (GTK_BOX (box), self->plan);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "filter-bar");
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tl_filter_bar_set_canvas:
 * @self: a filter bar
 * @canvas: whose filter and focus it tells; set once
 *
 * Connects the bar with a canvas.
 */
void
tl_filter_bar_set_canvas (TlFilterBar *self, TlCanvas *canvas)
{
  g_return_if_fail (TL_IS_FILTER_BAR (self));
  g_return_if_fail (self->canvas == NULL);
  self->canvas = g_object_ref (canvas);
  g_signal_connect_object (canvas,
                           "find-changed",
                           G_CALLBACK (find_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  find_changed_cb (self);
}

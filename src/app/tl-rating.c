/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Five dots. One widget with one focus, a slider to a screen reader. The dots are rounded clips of
 * plain colour, filled up to the value and outlined above it, in the widget's text colour. */
#include "config.h"

#include "app/tl-rating.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

#define MOST 5
#define DOT_PX 12
#define GAP_PX 8
/* Clearly weaker than an empty dot, still there. */
#define MIXED_ALPHA 0.45f

struct _TlRating
{
  GtkWidget parent_instance;

  int      value;
  gboolean mixed; /* several things that are rated differently: the value is 0 */
};

enum
{
  PROP_VALUE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TlRating, tl_rating, GTK_TYPE_WIDGET)

static void
describe (TlRating *self)
{
  g_autofree char *text = NULL;

  if (self->mixed)
    text = g_strdup (_ ("mixed"));
  else if (self->value)
    text = g_strdup_printf (_ ("%d of %d"), self->value, MOST);
  else
    text = g_strdup (_ ("not rated"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) self->value,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text,
                                  -1);
}

static gboolean
is_rtl (TlRating *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static float
dot_x (TlRating *self, int index)
{
  int place = is_rtl (self) ? MOST - 1 - index : index;

  return place * (DOT_PX + GAP_PX) + GAP_PX / 2.0f;
}

static void
tl_rating_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlRating   *self = TL_RATING (widget);
  float       y = (gtk_widget_get_height (widget) - DOT_PX) / 2.0f;
  GdkRGBA     color;
  const float widths[4] = { 1.5f, 1.5f, 1.5f, 1.5f };

  tl_compat_get_color (widget, &color);
  if (self->mixed)
    color.alpha *= MIXED_ALPHA;
  for (int i = 0; i < MOST; i++)
    {
      graphene_rect_t rect = GRAPHENE_RECT_INIT (dot_x (self, i), y, DOT_PX, DOT_PX);
      GskRoundedRect  dot;
      GdkRGBA         outline[4] = { color, color, color, color };

      gsk_rounded_rect_init_from_rect (&dot, &rect, DOT_PX / 2.0f);
      if (i < self->value)
        {
          gtk_snapshot_push_rounded_clip (snapshot, &dot);
          gtk_snapshot_append_color (snapshot, &color, &rect);
          gtk_snapshot_pop (snapshot);
        }
      else
        gtk_snapshot_append_border (snapshot, &dot, widths, outline);
    }
}

static void
tl_rating_measure (GtkWidget     *widget,
                   GtkOrientation orientation,
                   int            for_size,
                   int           *minimum,
                   int           *natural,
                   int           *minimum_baseline,
                   int           *natural_baseline)
{
  /* 24 px is the least a pointer hits well. */
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MOST * (DOT_PX + GAP_PX) : 24;
  *minimum_baseline = *natural_baseline = -1;
}

static void
pressed_cb (TlRating *self, int n_press, double x, double y)
{
  int place = CLAMP ((int) (x / (DOT_PX + GAP_PX)), 0, MOST - 1);
  int value = (is_rtl (self) ? MOST - 1 - place : place) + 1;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  tl_rating_set_value (self, value == self->value ? value - 1 : value);
}

static gboolean
key_cb (TlRating *self, guint keyval, guint keycode, GdkModifierType state)
{
  int step = is_rtl (self) ? -1 : 1;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_5)
    tl_rating_set_value (self, (int) (keyval - GDK_KEY_0));
  else if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_5)
    tl_rating_set_value (self, (int) (keyval - GDK_KEY_KP_0));
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    tl_rating_set_value (self, self->value + step);
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    tl_rating_set_value (self, self->value - step);
  else if (keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete)
    tl_rating_set_value (self, 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
tl_rating_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    g_value_set_int (value, TL_RATING (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_rating_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    tl_rating_set_value (TL_RATING (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tl_rating_class_init (TlRatingClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tl_rating_get_property;
  object_class->set_property = tl_rating_set_property;
  widget_class->snapshot = tl_rating_snapshot;
  widget_class->measure = tl_rating_measure;
  properties[PROP_VALUE] =
    g_param_spec_int ("value",
                      NULL,
                      NULL,
                      0,
                      MOST,
                      0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "rating");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
tl_rating_init (TlRating *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) MOST,
                                  -1);
  describe (self);
}

/**
 * tl_rating_new:
 * @label: what is rated
 *
 * Returns: (transfer floating): one that is not rated
 */
GtkWidget *
tl_rating_new (const char *label)
{
  GtkWidget *self = g_object_new (TL_TYPE_RATING, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

/**
 * tl_rating_set_value:
 * @self: a rating
 * @value: 0 to 5; what lies outside is clamped
 */
void
tl_rating_set_value (TlRating *self, int value)
{
  g_return_if_fail (TL_IS_RATING (self));

  value = CLAMP (value, 0, MOST);
  if (value == self->value && !self->mixed)
    return;
  self->mixed = FALSE;
  self->value = value;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/**
 * tl_rating_set_mixed:
 * @self: a rating
 *
 * Shows that several things are rated differently, until a value is set.
 */
void
tl_rating_set_mixed (TlRating *self)
{
  g_return_if_fail (TL_IS_RATING (self));

  if (self->mixed)
    return;
  self->mixed = TRUE;
  self->value = 0;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tl_rating_get_value:
 * @self: a rating
 *
 * Returns: 0 (not rated) to 5
 */
int
tl_rating_get_value (TlRating *self)
{
  g_return_val_if_fail (TL_IS_RATING (self), 0);

  return self->value;
}

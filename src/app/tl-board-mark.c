/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What keyboard and screen reader see of a card on the board. The view keeps one for each card as
 * long as the card is shown, so that the focus stays with a card wherever its scores take it. */
#include "config.h"

#include "app/tl-board-mark.h"

#include <glib/gi18n-lib.h>

struct _TlBoardMark
{
  GtkWidget parent_instance;

  char  *id;
  char  *name;
  char  *place;
  TlRect rect; /* of the picture, px */
};

G_DEFINE_FINAL_TYPE (TlBoardMark, tl_board_mark, GTK_TYPE_WIDGET)

enum
{
  STEP,
  RATE_CLEAR,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tl_board_mark_finalize (GObject *object)
{
  TlBoardMark *self = TL_BOARD_MARK (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->place);
  G_OBJECT_CLASS (tl_board_mark_parent_class)->finalize (object);
}

/* Upwards and to the right as seen; what that means the layer knows. */
static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  int up, right;

  g_variant_get (args, "(ii)", &up, &right);
  g_signal_emit (widget, signals[STEP], 0, up, right);
  return TRUE;
}

static void
add_step (GtkWidgetClass *klass, guint key, guint keypad, int up, int right)
{
  gtk_widget_class_add_binding (klass, key, 0, step_cb, "(ii)", up, right);
  gtk_widget_class_add_binding (klass, keypad, 0, step_cb, "(ii)", up, right);
}

static void
tl_board_mark_class_init (TlBoardMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tl_board_mark_finalize;
  signals[STEP] = g_signal_new ("step",
                                type,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_INT,
                                G_TYPE_INT);
  signals[RATE_CLEAR] = g_signal_new ("rate-clear",
                                      type,
                                      G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      0);
  signals[ACTIVATE] = g_signal_new ("activate",
                                    type,
                                    G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
  gtk_widget_class_set_css_name (widget_class, "boardmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATE]);
  add_step (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 1, 0);
  add_step (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, -1, 0);
  add_step (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 0, 1);
  add_step (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, 0, -1);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Delete, 0, "rate-clear", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_BackSpace, 0, "rate-clear", NULL);
}

static void
tl_board_mark_init (TlBoardMark *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The pointer is the layer's: cards are dragged there. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * tl_board_mark_new:
 * @id: of a card
 *
 * Returns: (transfer floating): a mark that says nothing yet
 */
GtkWidget *
tl_board_mark_new (const char *id)
{
  TlBoardMark *self = g_object_new (TL_TYPE_BOARD_MARK, NULL);

  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

/**
 * tl_board_mark_get_id:
 * @self: a mark
 *
 * Returns: (transfer none): its card's id
 */
const char *
tl_board_mark_get_id (TlBoardMark *self)
{
  return self->id;
}

/**
 * tl_board_mark_get_rect:
 * @self: a mark
 *
 * Returns: (transfer none): where its card stands in the picture
 */
const TlRect *
tl_board_mark_get_rect (TlBoardMark *self)
{
  return &self->rect;
}

/**
 * tl_board_mark_show:
 * @self: a mark
 * @item: its card as it stands now
 *
 * Takes over where the card stands and what is said of it; what is the same is not said again.
 */
void
tl_board_mark_show (TlBoardMark *self, const TlBoardItem *item)
{
  self->rect = item->rect;
  if (g_strcmp0 (self->name, item->name) == 0 && g_strcmp0 (self->place, item->place) == 0)
    return;
  g_free (self->name);
  g_free (self->place);
  self->name = g_strdup (item->name);
  self->place = g_strdup (item->place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->place,
                                  -1);
}

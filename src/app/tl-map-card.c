/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A card of the start page. Its picture comes from a worker and appears when it is there; until
 * then, and for a file that cannot be read, it shows a quiet sign. What went wrong is said when the
 * file is opened, not here. */
#include "config.h"

#include "app/tl-map-card.h"

#include <glib/gi18n-lib.h>

#include "app/tl-preview.h"
#include "app/tl-thumbnail.h"

/* Twice the widest a card is drawn, for screens of double density. */
#define PICTURE_PX 640

struct _TlMapCard
{
  GtkFlowBoxChild parent_instance;

  GFile        *file; /* NULL = the blank map */
  char         *subtitle;
  GCancellable *cancellable;
  GtkWidget    *stack;
  GtkWidget    *icon;
  GtkWidget    *thumbnail;
  GtkWidget    *title_label;
  GtkWidget    *subtitle_label;
};

G_DEFINE_FINAL_TYPE (TlMapCard, tl_map_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
set_words (TlMapCard *self, const char *title, const char *subtitle)
{
  gtk_label_set_text (GTK_LABEL (self->title_label), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle_label), subtitle);
  gtk_widget_set_visible (self->subtitle_label, *subtitle != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle,
                                  -1);
}

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlMapCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPreview) preview = tl_preview_load_finish (result, &error);

  if (!self->thumbnail)
    return;
  if (!preview)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), "image-missing-symbolic");
      return;
    }
  tl_thumbnail_set_picture (TL_THUMBNAIL (self->thumbnail), preview->picture);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->thumbnail);
  if (*preview->title)
    set_words (self, preview->title, self->subtitle ? self->subtitle : preview->scenario);
}

static void
tl_map_card_dispose (GObject *object)
{
  TlMapCard *self = TL_MAP_CARD (object);

  g_cancellable_cancel (self->cancellable);
  self->thumbnail = NULL;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_pointer (&self->subtitle, g_free);
  G_OBJECT_CLASS (tl_map_card_parent_class)->dispose (object);
}

static void
tl_map_card_class_init (TlMapCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_map_card_dispose;
}

static GtkWidget *
new_label (const char *style, int lines)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "xalign",
                       0.0,
                       "ellipsize",
                       PANGO_ELLIPSIZE_END,
                       "wrap",
                       lines > 1,
                       "lines",
                       lines,
                       "width-chars",
                       10,
                       "max-width-chars",
                       10,
                       "css-classes",
                       (const char *const[]){ style, NULL },
                       NULL);
}

static void
tl_map_card_init (TlMapCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->cancellable = g_cancellable_new ();
  self->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 32);
  gtk_widget_add_css_class (self->icon, "dim-label");
  self->thumbnail = tl_thumbnail_new ();
  self->stack = gtk_stack_new ();
  gtk_widget_add_css_class (self->stack, "card-picture");
  gtk_widget_set_overflow (self->stack, GTK_OVERFLOW_HIDDEN);
  gtk_stack_set_transition_type (GTK_STACK (self->stack), GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->icon);
  gtk_stack_add_child (GTK_STACK (self->stack), self->thumbnail);
  self->title_label = new_label ("heading", 1);
  self->subtitle_label = new_label ("caption", 2);
  gtk_widget_add_css_class (self->subtitle_label, "dim-label");
  gtk_widget_add_css_class (words, "card-words");
  gtk_box_append (GTK_BOX (words), self->title_label);
  gtk_box_append (GTK_BOX (words), self->subtitle_label);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), words);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (self), box);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_FILL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
  gtk_widget_add_css_class (GTK_WIDGET (self), "map-card");
}

/**
 * tl_map_card_new_blank:
 *
 * Returns: (transfer floating): the card that begins with an empty map
 */
GtkWidget *
tl_map_card_new_blank (void)
{
  TlMapCard *self = g_object_new (TL_TYPE_MAP_CARD, NULL);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), "list-add-symbolic");
  set_words (self, _ ("Blank Map"), _ ("The usual stages and lanes, ready to fill"));
  return GTK_WIDGET (self);
}

/**
 * tl_map_card_new_file:
 * @file: a document
 * @subtitle: (nullable): a line under its title; NULL = its scenario
 * @theme: the look of its picture
 *
 * Returns: (transfer floating): a card for it, whose picture comes later
 */
GtkWidget *
tl_map_card_new_file (GFile *file, const char *subtitle, TlThemeName theme)
{
  TlMapCard       *self;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (TL_TYPE_MAP_CARD, NULL);
  self->file = g_object_ref (file);
  self->subtitle = g_strdup (subtitle);
  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), "image-loading-symbolic");
  set_words (self, name, subtitle ? subtitle : "");
  tl_preview_load_async (file,
                         theme,
                         PICTURE_PX,
                         self->cancellable,
                         preview_cb,
                         g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * tl_map_card_get_file:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): its document, NULL for the blank map
 */
GFile *
tl_map_card_get_file (TlMapCard *self)
{
  g_return_val_if_fail (TL_IS_MAP_CARD (self), NULL);

  return self->file;
}

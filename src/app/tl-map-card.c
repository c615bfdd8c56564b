/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A card of the start page. Its picture comes from a worker, when somebody asks for it, and appears
 * when it is there; until then, and for a file that cannot be read, it shows a quiet sign. What
 * went wrong is said when the file is opened, not here. */
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

  GFile             *file; /* NULL = the blank map */
  char              *title;
  char              *subtitle; /* NULL = the map's scenario */
  gboolean           named;    /* the title is not the map's, but what was given */
  TlTemplateCategory category;
  TlThemeName        theme;
  gboolean           asked;
  GCancellable      *cancellable;
  GtkWidget         *stack;
  GtkWidget         *icon;
  GtkWidget         *thumbnail;
  GtkWidget         *words;
  GtkWidget         *title_label;
  GtkWidget         *subtitle_label;
};

enum
{
  DELETE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlMapCard, tl_map_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
set_words (TlMapCard *self, const char *title, const char *subtitle)
{
  g_free (self->title);
  self->title = g_strdup (title);
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
  if (!self->named && *preview->title)
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
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  G_OBJECT_CLASS (tl_map_card_parent_class)->dispose (object);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (TL_MAP_CARD (widget)->category == TL_TEMPLATE_OWN)
    g_signal_emit (widget, signals[DELETE], 0);
}

static void
tl_map_card_class_init (TlMapCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_map_card_dispose;
  signals[DELETE] = g_signal_new ("delete",
                                  TL_TYPE_MAP_CARD,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
  gtk_widget_class_install_action (widget_class, "card.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "card.delete", NULL);
}

static GtkWidget *
new_label (const char *style, int lines)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "xalign",
                       0.0,
                       "yalign",
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
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

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
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->title_label);
  gtk_box_append (GTK_BOX (texts), self->subtitle_label);
  self->words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->words, "card-words");
  gtk_box_append (GTK_BOX (self->words), texts);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (self), box);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_FILL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
  gtk_widget_add_css_class (GTK_WIDGET (self), "map-card");
}

static void
add_delete_button (TlMapCard *self)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Delete the template “%s”"), self->title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.delete");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_box_append (GTK_BOX (self->words), button);
}

static TlMapCard *
new_card (GFile *file, TlThemeName theme)
{
  TlMapCard *self = g_object_new (TL_TYPE_MAP_CARD, NULL);

  self->file = g_object_ref (file);
  self->theme = theme;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), "image-loading-symbolic");
  return self;
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

  self->asked = TRUE;
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
 * Returns: (transfer floating): a card for it; tl_map_card_load() brings title and picture
 */
GtkWidget *
tl_map_card_new_file (GFile *file, const char *subtitle, TlThemeName theme)
{
  TlMapCard       *self;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = new_card (file, theme);
  self->category = TL_TEMPLATE_SAMPLE;
  self->subtitle = g_strdup (subtitle);
  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  set_words (self, name, subtitle ? subtitle : "");
  return GTK_WIDGET (self);
}

/**
 * tl_map_card_new_template:
 * @template_: a template with a file
 * @theme: the look of its picture
 *
 * Returns: (transfer floating): a card for it; tl_map_card_load() brings the picture
 */
GtkWidget *
tl_map_card_new_template (const TlTemplate *template_, TlThemeName theme)
{
  g_autoptr (GFile) file = NULL;
  TlMapCard *self;

  g_return_val_if_fail (template_ != NULL && template_->path != NULL, NULL);

  file = g_file_new_for_path (template_->path);
  self = new_card (file, theme);
  self->category = template_->category;
  self->named = TRUE;
  set_words (self, template_->title, template_->description);
  if (template_->category == TL_TEMPLATE_OWN)
    add_delete_button (self);
  return GTK_WIDGET (self);
}

/**
 * tl_map_card_load:
 * @self: a card
 *
 * Asks for the picture in a worker, unless it was asked for before.
 */
void
tl_map_card_load (TlMapCard *self)
{
  g_return_if_fail (TL_IS_MAP_CARD (self));

  if (self->asked)
    return;
  self->asked = TRUE;
  tl_preview_load_async (self->file,
                         self->theme,
                         PICTURE_PX,
                         self->cancellable,
                         preview_cb,
                         g_object_ref (self));
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

/**
 * tl_map_card_get_category:
 * @self: a card
 *
 * Returns: what the card is shown with
 */
TlTemplateCategory
tl_map_card_get_category (TlMapCard *self)
{
  g_return_val_if_fail (TL_IS_MAP_CARD (self), TL_TEMPLATE_BASICS);

  return self->category;
}

/**
 * tl_map_card_get_title:
 * @self: a card
 *
 * Returns: (transfer none): what the card is called
 */
const char *
tl_map_card_get_title (TlMapCard *self)
{
  g_return_val_if_fail (TL_IS_MAP_CARD (self), NULL);

  return self->title;
}

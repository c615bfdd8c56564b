/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lists of a card's page: what a pain point or opportunity is about, what is about a
 * touchpoint, and the card's images. A row leads to the card that it names. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "canvas/tl-gsk-painter.h"
#include "map/tl-about.h"
#include "map/tl-edit.h"

#include "app/tl-labels.h"
#include "app/tl-thing-chooser.h"

/* A thumbnail beside two lines of text. */
#define THUMBNAIL_PX 48

static const TlTable *
get_table (TlInspector *self)
{
  return tl_document_get_table (self->document);
}

static void
sign (GString *signature, const TlRecord *record)
{
  /* Records never change: another value is another record. */
  g_string_append_printf (signature, "%p %s\n", (gpointer) record, tl_record_get_id (record));
}

/* Takes one entry out of a list of a card, as one step. */
static void
remove_entry (TlInspector *self, const char *card, guint field, const char *id, const char *step)
{
  const TlRecord *record = tl_table_get (get_table (self), card);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (self->read_only || !record || tl_document_in_transaction (self->document))
    return;
  for (const char *const *entry = tl_record_get_list (record, field); *entry; entry++)
    if (!g_str_equal (*entry, id))
      g_strv_builder_add (builder, *entry);
  list = g_strv_builder_end (builder);
  tl_document_begin (self->document, step);
  tl_edit_set_list (self->document, card, field, (const char *const *) list);
  tl_document_commit (self->document);
}

static GtkWidget *
new_remove_button (TlInspector *self, const char *card, const char *id, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !self->read_only);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "tl-card", g_strdup (card), g_free);
  g_object_set_data_full (G_OBJECT (button), "tl-id", g_strdup (id), g_free);
  return button;
}

static const char *
get_data (gpointer object, const char *key)
{
  return g_object_get_data (G_OBJECT (object), key);
}

/* --- Cards about cards -------------------------------------------------------------------------
 */

static void
jump_cb (GtkWidget *row, TlInspector *self)
{
  g_autofree char *id = g_strdup (get_data (row, "tl-id"));
  const char      *ids[] = { id, NULL };
  TlPlace          place = tl_scene_place_of (tl_canvas_get_scene (self->canvas), id);

  tl_canvas_commit_writing (self->canvas);
  tl_canvas_select (self->canvas, ids);
  if (place.type != TL_PLACE_NONE)
    tl_canvas_focus_place (self->canvas, &place);
}

static void
remove_about_cb (GtkWidget *button, TlInspector *self)
{
  remove_entry (self,
                get_data (button, "tl-card"),
                TL_CARD_ABOUT,
                get_data (button, "tl-id"),
                _ ("No Longer About It"));
}

static GtkWidget *
new_card_row (TlInspector *self, const TlRecord *card)
{
  const TlTable   *table = get_table (self);
  GtkWidget       *row = adw_action_row_new ();
  const char      *title = tl_record_get_text (card, TL_CARD_TITLE);
  const TlRecord  *stage = tl_query_stage_of (table, tl_record_get_ref (card, TL_CARD_COLUMN));
  const char      *kind = tl_labels_get_card (tl_query_card_kind (table, card));
  const char      *place = stage ? tl_record_get_text (stage, TL_STAGE_TITLE) : _ ("Parked");
  g_autofree char *subtitle = *place ? g_strdup_printf ("%s · %s", kind, place) : g_strdup (kind);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *title ? title : _ ("Untitled"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, _ ("Go to This Card"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tl-id", g_strdup (tl_record_get_id (card)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (jump_cb), self, 0);
  return row;
}

static char *
sign_about (TlInspector *self, const TlRecord *card)
{
  GString *signature = g_string_new (tl_record_get_id (card));

  for (const char *const *id = tl_record_get_list (card, TL_CARD_ABOUT); *id; id++)
    if (tl_table_get (get_table (self), *id))
      sign (signature, tl_table_get (get_table (self), *id));
  return g_string_free (signature, FALSE);
}

static void
fill_about (TlInspector *self, const TlRecord *card, TlInspectorList *list)
{
  for (const char *const *id = tl_record_get_list (card, TL_CARD_ABOUT); *id; id++)
    {
      const TlRecord *about = tl_table_get (get_table (self), *id);
      GtkWidget      *row;
      GtkWidget      *remove;

      if (!about)
        continue;
      row = new_card_row (self, about);
      remove = new_remove_button (self, tl_record_get_id (card), *id, _ ("Detach"));
      g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_about_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
      tl_inspector_list_add (list, row);
    }
}

/* How much a card is wanted by another that is to be about it: what its kind answers first, then
 * the same column. */
static int
rank (const TlTable *table, const TlRecord *card, const TlRecord *other)
{
  TlLaneKind kind = tl_query_card_kind (table, card);
  TlLaneKind to = tl_query_card_kind (table, other);
  TlLaneKind first = kind == TL_LANE_KIND_SOLUTIONS       ? TL_LANE_KIND_OPPORTUNITIES
                     : kind == TL_LANE_KIND_OPPORTUNITIES ? TL_LANE_KIND_PAIN_POINTS
                                                          : TL_LANE_KIND_TOUCHPOINTS;
  gboolean   here = g_strcmp0 (tl_record_get_ref (card, TL_CARD_COLUMN),
                             tl_record_get_ref (other, TL_CARD_COLUMN)) == 0;

  return (to == first ? 0 : to == TL_LANE_KIND_TOUCHPOINTS ? 1 : 2) + (here ? 0 : 3);
}

#define N_RANKS 6

static void
about_chosen_cb (TlThingChooser *chooser, const char *id, TlInspector *self)
{
  TlForm     *form = self->forms->len ? g_ptr_array_index (self->forms, 0) : NULL;
  const char *card = form ? tl_form_get_id (form) : NULL;

  if (self->read_only || !card || !tl_table_get_kind (get_table (self), id, TL_KIND_CARD) ||
      tl_document_in_transaction (self->document))
    return;
  tl_document_begin (self->document, _ ("Say What It Is About"));
  tl_edit_set_about (self->document, card, id, TRUE);
  tl_document_commit (self->document);
}

static void
offer_card (TlInspector *self, TlThingChooser *chooser, const TlRecord *card)
{
  const TlTable   *table = get_table (self);
  const TlRecord  *stage = tl_query_stage_of (table, tl_record_get_ref (card, TL_CARD_COLUMN));
  const char      *title = tl_record_get_text (card, TL_CARD_TITLE);
  const char      *place = stage ? tl_record_get_text (stage, TL_STAGE_TITLE) : _ ("Parked");
  g_autofree char *subtitle =
    g_strdup_printf ("%s · %s", tl_labels_get_card (tl_query_card_kind (table, card)), place);

  tl_thing_chooser_add (chooser,
                        tl_record_get_id (card),
                        *title ? title : _ ("Untitled"),
                        subtitle);
}

/* Everything that the card may be about and is not, the likeliest first. */
static void
offer_cards (TlInspector *self, TlThingChooser *chooser, const TlRecord *card)
{
  const TlTable   *table = get_table (self);
  const char      *id = tl_record_get_id (card);
  const GPtrArray *all = tl_table_get_children (table, tl_record_get_parent (card), TL_KIND_CARD);

  for (int wanted = 0; wanted < N_RANKS; wanted++)
    for (guint i = 0; i < all->len; i++)
      {
        const TlRecord *other = g_ptr_array_index (all, i);

        if (rank (table, card, other) == wanted &&
            !g_strv_contains (tl_record_get_list (card, TL_CARD_ABOUT), tl_record_get_id (other)) &&
            !tl_about_reaches (table, tl_record_get_id (other), id))
          offer_card (self, chooser, other);
      }
}

static void
fill_about_chooser_cb (GtkMenuButton *button, gpointer user_data)
{
  TlInspector    *self = user_data;
  TlForm         *form = self->forms->len ? g_ptr_array_index (self->forms, 0) : NULL;
  const TlRecord *card =
    form ? tl_table_get_kind (get_table (self), tl_form_get_id (form), TL_KIND_CARD) : NULL;
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (!popover)
    {
      popover = GTK_POPOVER (tl_thing_chooser_new (_ ("What It Is About")));
      g_signal_connect_object (popover, "chosen", G_CALLBACK (about_chosen_cb), self, 0);
      gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
    }
  tl_thing_chooser_clear (TL_THING_CHOOSER (popover));
  if (card)
    offer_cards (self, TL_THING_CHOOSER (popover), card);
  tl_thing_chooser_refresh (TL_THING_CHOOSER (popover));
}

static char *
sign_pains (TlInspector *self, const TlRecord *card)
{
  GString *signature = g_string_new (tl_record_get_id (card));
  g_autoptr (GPtrArray) cards = tl_about_list_answers (get_table (self), tl_record_get_id (card));

  for (guint i = 0; i < cards->len; i++)
    sign (signature, g_ptr_array_index (cards, i));
  return g_string_free (signature, FALSE);
}

static void
fill_pains (TlInspector *self, const TlRecord *card, TlInspectorList *list)
{
  g_autoptr (GPtrArray) cards = tl_about_list_answers (get_table (self), tl_record_get_id (card));

  for (guint i = 0; i < cards->len; i++)
    tl_inspector_list_add (list, new_card_row (self, g_ptr_array_index (cards, i)));
}

/* --- Images ------------------------------------------------------------------------------------
 */

static void
remove_image_cb (GtkWidget *button, TlInspector *self)
{
  remove_entry (self,
                get_data (button, "tl-card"),
                TL_CARD_IMAGES,
                get_data (button, "tl-id"),
                _ ("Remove Image"));
}

static GtkWidget *
new_thumbnail (const TlRecord *image)
{
  g_autoptr (GdkTexture) texture = tl_gsk_load_picture (image);
  GtkWidget *picture = texture ? gtk_image_new_from_paintable (GDK_PAINTABLE (texture))
                               : gtk_image_new_from_icon_name ("image-missing-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (picture), THUMBNAIL_PX);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (picture, "thumbnail");
  return picture;
}

/* A picture's own form edits its alternative text. */
static void
add_image (TlInspector *self, const TlRecord *card, const TlRecord *image, TlInspectorList *list)
{
  const char *id = tl_record_get_id (image);
  TlForm     *form = tl_form_new (self->document, id, self->read_only);
  GtkWidget  *remove = new_remove_button (self, tl_record_get_id (card), id, _ ("Remove Image"));
  GtkWidget  *entry = tl_form_add_entry (form, NULL, TL_IMAGE_ALT, _ ("Alternative Text"));

  gtk_widget_set_tooltip_text (entry, _ ("What the picture shows, for those who cannot see it"));
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (entry), new_thumbnail (image));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (entry), remove);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_image_cb), self, 0);
  g_object_set_data_full (G_OBJECT (entry), "tl-form", form, g_object_unref);
  tl_inspector_list_add (list, entry);
}

/* The alternative text is followed by its own row and must not make the list anew. */
static char *
sign_images (TlInspector *self, const TlRecord *card)
{
  g_autofree char *images = g_strjoinv ("\n", (char **) tl_record_get_list (card, TL_CARD_IMAGES));

  return g_strconcat (tl_record_get_id (card), "\n", images, NULL);
}

static void
fill_images (TlInspector *self, const TlRecord *card, TlInspectorList *list)
{
  for (const char *const *id = tl_record_get_list (card, TL_CARD_IMAGES); *id; id++)
    {
      const TlRecord *image = tl_table_get_kind (get_table (self), *id, TL_KIND_IMAGE);

      if (image)
        add_image (self, card, image, list);
    }
}

/**
 * tl_inspector_add_card_about:
 * @self: an inspector building a page
 * @form: the form of one card
 * @is_about: whether the card is a kind that is about others
 *
 * Adds what the card is about, or what is about it, and further what answers its pain points.
 */
void
tl_inspector_add_card_about (TlInspector *self, TlForm *form, gboolean is_about)
{
  if (is_about)
    tl_inspector_add_menu (self,
                           tl_inspector_add_list (self,
                                                  form,
                                                  _ ("About"),
                                                  sign_about,
                                                  fill_about,
                                                  TRUE),
                           "list-add-symbolic",
                           _ ("Say What It Is About"),
                           fill_about_chooser_cb);
  tl_inspector_add_list (self, form, _ ("About This Card"), sign_pains, fill_pains, FALSE);
}

/**
 * tl_inspector_add_card_images:
 * @self: an inspector building a page
 * @form: the form of one card
 *
 * Adds the card's images; nothing is seen while there are none.
 */
void
tl_inspector_add_card_images (TlInspector *self, TlForm *form)
{
  tl_inspector_add_list (self, form, _ ("Images"), sign_images, fill_images, FALSE);
}

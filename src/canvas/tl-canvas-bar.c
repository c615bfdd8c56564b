/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The small bar above a card: what one does to a card most, for a hand that is on the pointer. It
 * is there while cards are selected that a pointer or a finger selected last, and away while
 * somebody writes or drags. A child of the canvas and not a popover, because it must never take the
 * focus: its buttons cannot have it, and everything on it has a key that its tooltip names.
 *
 * It stands over the focused card, else under it, never on it and never outside the view; where
 * there is no such place it is not seen. */
#include "config.h"

#include "canvas/tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-channel-grid.h"
#include "canvas/tl-icon-image.h"
#include "canvas/tl-tools.h"

/* Off the card, whose pain marker stands out by 8 px at 100 %. */
#define GAP_PX 12
/* From the edges of the view. */
#define MARGIN_PX 6
#define ICON_PX 20
#define FACE_PX 28
#define N_LEVELS 5

struct _TlBar
{
  GtkWidget *box; /* child of the canvas */
  GtkWidget *channel;
  GtkWidget *face;
  GtkWidget *pain;
  GtkWidget *answer;
  GtkWidget *evidence;
  GtkWidget *star;
  GtkWidget *link;
  gboolean   wanted; /* a pointer selected what is selected */
};

/* --- Which card --------------------------------------------------------------------------------
 */

/* The selected card that has the focus, else the last that was selected; NULL = none is. */
static const char *
find_card (TlCanvas *self, guint *n_cards)
{
  const TlTable     *table = tl_document_get_table (self->document);
  const char *const *selection = tl_canvas_get_selection (self);
  const char        *card = NULL;

  *n_cards = 0;
  for (guint i = 0; selection[i] != NULL; i++)
    if (tl_table_get_kind (table, selection[i], TL_KIND_CARD) != NULL)
      {
        ++*n_cards;
        if (card == NULL || g_strcmp0 (card, self->focus.id) != 0)
          card = selection[i];
      }
  return card;
}

static gboolean
may_show (TlCanvas *self)
{
  TlGestures *gestures = self->gestures;

  return self->bar->wanted && tl_canvas_can_edit (self) && !tl_canvas_is_writing (self) &&
         !tl_canvas_is_drawing (self) &&
         !(tl_canvas_is_in_gesture (self) && gestures->moved && gestures->tool != &tl_tool_pan);
}

/* --- Popovers ----------------------------------------------------------------------------------
 */

static void
open_popover (TlCanvas *self, GtkWidget *button, GtkWidget *child)
{
  GtkWidget      *popover = gtk_popover_new ();
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  gtk_popover_set_child (GTK_POPOVER (popover), child);
  tl_canvas_show_popover (self,
                          popover,
                          &TL_RECT_INIT (bounds.origin.x,
                                         bounds.origin.y,
                                         bounds.size.width,
                                         bounds.size.height));
}

static void
close_popover (TlCanvas *self)
{
  if (self->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->menu));
}

static void
channel_chosen_cb (TlChannelGrid *grid, int channel, TlCanvas *self)
{
  const char *word = tl_kind_get_field (TL_KIND_CARD, TL_CARD_CHANNEL)->values[channel];

  close_popover (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "canvas.channel", "s", word);
}

static void
channel_clicked_cb (GtkWidget *button, TlCanvas *self)
{
  GtkWidget      *grid = tl_channel_grid_new ();
  guint           n_cards;
  const char     *card = find_card (self, &n_cards);
  const TlRecord *record =
    card != NULL ? tl_table_get (tl_document_get_table (self->document), card) : NULL;

  g_signal_connect_object (grid, "chosen", G_CALLBACK (channel_chosen_cb), self, 0);
  open_popover (self, button, grid);
  tl_channel_grid_set_channel (TL_CHANNEL_GRID (grid),
                               record != NULL && n_cards == 1
                                 ? (int) tl_record_get_integer (record, TL_CARD_CHANNEL)
                                 : -1);
}

static void
face_chosen_cb (GtkWidget *face, TlCanvas *self)
{
  int level = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (face), "tl-level"));

  close_popover (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "canvas.emotion", "d", (double) level);
}

static GtkWidget *
new_face (TlCanvas *self, int level)
{
  static const char *const names[N_LEVELS] = {
    N_ ("Frustrated"), N_ ("Displeased"), N_ ("Neutral"), N_ ("Pleased"), N_ ("Delighted"),
  };
  GtkWidget *image = tl_icon_image_new (FACE_PX);
  GtkWidget *face = gtk_button_new ();

  tl_icon_image_set_face (TL_ICON_IMAGE (image), level);
  gtk_button_set_child (GTK_BUTTON (face), image);
  gtk_widget_add_css_class (face, "flat");
  gtk_widget_add_css_class (face, "circular");
  gtk_widget_set_tooltip_text (face, _ (names[level + 2]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (face),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (names[level + 2]),
                                  -1);
  g_object_set_data (G_OBJECT (face), "tl-level", GINT_TO_POINTER (level));
  g_signal_connect_object (face, "clicked", G_CALLBACK (face_chosen_cb), self, 0);
  return face;
}

static void
face_clicked_cb (GtkWidget *button, TlCanvas *self)
{
  GtkWidget *faces = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  for (int level = -2; level <= 2; level++)
    gtk_box_append (GTK_BOX (faces), new_face (self, level));
  open_popover (self, button, faces);
}

static void
evidence_chosen_cb (GtkWidget *choice, TlCanvas *self)
{
  close_popover (self);
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "canvas.evidence",
                              "s",
                              g_object_get_data (G_OBJECT (choice), "tl-word"));
}

static GtkWidget *
new_evidence_choice (TlCanvas *self, TlEvidenceStatus status)
{
  static const char *const names[] = {
    N_ ("Not Said"), N_ ("Observed"), N_ ("Assumed"), N_ ("Proposed")
  };
  GtkWidget *image = tl_icon_image_new (ICON_PX);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *choice = gtk_button_new ();

  if (status != TL_EVIDENCE_STATUS_NONE)
    tl_icon_image_set_evidence (TL_ICON_IMAGE (image), status);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (names[status])));
  gtk_button_set_child (GTK_BUTTON (choice), box);
  gtk_widget_add_css_class (choice, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (names[status]),
                                  -1);
  g_object_set_data (G_OBJECT (choice),
                     "tl-word",
                     (gpointer) tl_kind_get_field (TL_KIND_CARD, TL_CARD_EVIDENCE_STATUS)
                       ->values[status]);
  g_signal_connect_object (choice, "clicked", G_CALLBACK (evidence_chosen_cb), self, 0);
  return choice;
}

static void
evidence_clicked_cb (GtkWidget *button, TlCanvas *self)
{
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 1; i <= 4; i++)
    gtk_box_append (GTK_BOX (choices), new_evidence_choice (self, i % 4));
  open_popover (self, button, choices);
}

/* --- The bar -----------------------------------------------------------------------------------
 */

static void
action_clicked_cb (GtkWidget *button, TlCanvas *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              g_object_get_data (G_OBJECT (button), "tl-action"),
                              NULL);
}

static void
more_clicked_cb (GtkWidget *button, TlCanvas *self)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    tl_canvas_show_menu_at (self,
                            bounds.origin.x + bounds.size.width / 2,
                            bounds.origin.y + bounds.size.height);
}

static GtkWidget *
add_button (TlCanvas *self, GtkWidget *image, const char *label, const char *key, GCallback clicked)
{
  GtkWidget       *button = gtk_button_new ();
  g_autofree char *tooltip = key != NULL ? g_strdup_printf ("%s (%s)", label, key) : NULL;

  gtk_button_set_child (GTK_BUTTON (button), image);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, tooltip != NULL ? tooltip : label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  gtk_box_append (GTK_BOX (self->bar->box), button);
  return button;
}

static GtkWidget *
add_action (
  TlCanvas *self, GtkWidget *image, const char *label, const char *key, const char *action)
{
  GtkWidget *button = add_button (self, image, label, key, G_CALLBACK (action_clicked_cb));

  g_object_set_data (G_OBJECT (button), "tl-action", (gpointer) action);
  return button;
}

static void
fill (TlCanvas *self)
{
  TlBar     *bar = self->bar;
  GtkWidget *pain = tl_icon_image_new (ICON_PX);
  GtkWidget *star = tl_icon_image_new (ICON_PX);
  GtkWidget *bulb = tl_icon_image_new (ICON_PX);

  tl_icon_image_set_pain (TL_ICON_IMAGE (pain));
  tl_icon_image_set_star (TL_ICON_IMAGE (star));
  tl_icon_image_set_opportunity (TL_ICON_IMAGE (bulb));
  bar->channel = add_button (self,
                             tl_icon_image_new (ICON_PX),
                             _ ("Channel"),
                             /* Translators: what to type at the start of a new card. */
                             _ ("@ in a new card"),
                             G_CALLBACK (channel_clicked_cb));
  bar->face = add_button (self,
                          tl_icon_image_new (ICON_PX),
                          _ ("Emotion"),
                          NULL,
                          G_CALLBACK (face_clicked_cb));
  bar->pain = add_action (self, pain, _ ("Add Pain Point"), _ ("F4"), "canvas.pain-point");
  bar->answer =
    add_action (self, bulb, _ ("How Might We …?"), _ ("Ctrl+Shift+H"), "canvas.how-might-we");
  bar->evidence = add_button (self,
                              tl_icon_image_new (ICON_PX),
                              _ ("Evidence"),
                              _ ("Ctrl+Shift+A"),
                              G_CALLBACK (evidence_clicked_cb));
  bar->star =
    add_action (self, star, _ ("Moment of Truth"), _ ("Ctrl+M"), "canvas.moment-of-truth");
  bar->link = add_action (self,
                          gtk_image_new_from_icon_name ("insert-link-symbolic"),
                          _ ("Link to Another Card"),
                          _ ("Ctrl+L"),
                          "canvas.link");
  add_button (self,
              gtk_image_new_from_icon_name ("view-more-symbolic"),
              _ ("More"),
              _ ("Shift+F10"),
              G_CALLBACK (more_clicked_cb));
}

void
tl_canvas_bar_init (TlCanvas *self)
{
  self->bar = g_new0 (TlBar, 1);
  self->bar->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->bar->box, "card-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar->box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Selected card"),
                                  -1);
  fill (self);
  gtk_widget_set_visible (self->bar->box, FALSE);
  gtk_widget_set_parent (self->bar->box, GTK_WIDGET (self));
}

void
tl_canvas_bar_dispose (TlCanvas *self)
{
  if (self->bar != NULL)
    gtk_widget_unparent (self->bar->box);
  g_clear_pointer (&self->bar, g_free);
}

/* --- What it shows -----------------------------------------------------------------------------
 */

static void
set_faint (GtkWidget *button, gboolean faint)
{
  if (faint)
    gtk_widget_add_css_class (button, "faint");
  else
    gtk_widget_remove_css_class (button, "faint");
}

static gboolean
is_on_curve (TlLaneKind kind)
{
  return kind == TL_LANE_KIND_TOUCHPOINTS || kind == TL_LANE_KIND_CHANNELS ||
         kind == TL_LANE_KIND_ACTIONS || kind == TL_LANE_KIND_THOUGHTS ||
         kind == TL_LANE_KIND_QUOTES || kind == TL_LANE_KIND_NEEDS;
}

static gboolean
has_channel (TlLaneKind kind)
{
  return kind == TL_LANE_KIND_TOUCHPOINTS || kind == TL_LANE_KIND_CHANNELS ||
         kind == TL_LANE_KIND_FRONTSTAGE || kind == TL_LANE_KIND_BACKSTAGE ||
         kind == TL_LANE_KIND_SUPPORT;
}

static gboolean
is_about_others (TlLaneKind kind)
{
  return kind == TL_LANE_KIND_PAIN_POINTS || kind == TL_LANE_KIND_OPPORTUNITIES ||
         kind == TL_LANE_KIND_SOLUTIONS;
}

/* The card's channel and face are on the buttons; faint where it has none yet. */
static void
show_values (TlCanvas *self, const TlRecord *card)
{
  TlBar           *bar = self->bar;
  TlChannel        channel = (TlChannel) tl_record_get_integer (card, TL_CARD_CHANNEL);
  double           score = 0;
  gboolean         felt = tl_canvas_get_emotion (self, tl_record_get_id (card), &score);
  TlEvidenceStatus status;

  tl_icon_image_set_channel (TL_ICON_IMAGE (gtk_button_get_child (GTK_BUTTON (bar->channel))),
                             channel != TL_CHANNEL_NONE ? channel : TL_CHANNEL_WEB);
  set_faint (bar->channel, channel == TL_CHANNEL_NONE);
  tl_icon_image_set_face (TL_ICON_IMAGE (gtk_button_get_child (GTK_BUTTON (bar->face))), score);
  set_faint (bar->face, !felt);
  status = (TlEvidenceStatus) tl_record_get_integer (card, TL_CARD_EVIDENCE_STATUS);
  tl_icon_image_set_evidence (TL_ICON_IMAGE (gtk_button_get_child (GTK_BUTTON (bar->evidence))),
                              status);
  set_faint (bar->evidence, status == TL_EVIDENCE_STATUS_NONE);
  set_faint (bar->star, !tl_record_get_boolean (card, TL_CARD_MOMENT_OF_TRUTH));
}

/* What all selected cards have in common; what goes from one card is there for one card only. */
static void
show_buttons (TlCanvas *self, guint n_cards)
{
  TlBar             *bar = self->bar;
  const TlTable     *table = tl_document_get_table (self->document);
  const char *const *selection = tl_canvas_get_selection (self);
  gboolean           channel = TRUE, face = TRUE, others = FALSE;

  for (guint i = 0; selection[i] != NULL; i++)
    {
      const TlRecord *card = tl_table_get_kind (table, selection[i], TL_KIND_CARD);
      TlLaneKind      kind;

      if (card == NULL)
        continue;
      kind = tl_query_card_kind (table, card);
      channel = channel && has_channel (kind);
      face = face && is_on_curve (kind);
      others = others || is_about_others (kind);
    }
  gtk_widget_set_visible (bar->channel, channel);
  gtk_widget_set_visible (bar->face, face);
  gtk_widget_set_visible (bar->pain, n_cards == 1 && !others);
  gtk_widget_set_visible (bar->answer, tl_canvas_get_answer_kind (self) != TL_N_LANE_KINDS);
  gtk_widget_set_tooltip_text (bar->answer,
                               tl_canvas_get_answer_kind (self) == TL_LANE_KIND_SOLUTIONS
                                 ? _ ("Add Solution (Ctrl+Shift+H)")
                                 : _ ("How Might We …? (Ctrl+Shift+H)"));
  gtk_widget_set_visible (bar->star, !others);
  gtk_widget_set_visible (bar->link, n_cards == 1 && tl_canvas_has_action ("canvas.link"));
}

void
tl_canvas_bar_update (TlCanvas *self)
{
  guint       n_cards = 0;
  const char *card;

  if (self->bar == NULL)
    return;
  card = may_show (self) ? find_card (self, &n_cards) : NULL;
  gtk_widget_set_visible (self->bar->box, card != NULL);
  if (card == NULL)
    return;
  show_values (self, tl_table_get (tl_document_get_table (self->document), card));
  show_buttons (self, n_cards);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
tl_canvas_bar_set_wanted (TlCanvas *self, gboolean wanted, TlSource source)
{
  if (self->bar == NULL)
    return;
  self->bar->wanted = wanted;
  if (wanted && source == TL_SOURCE_TOUCH)
    gtk_widget_add_css_class (self->bar->box, "touch");
  else if (wanted)
    gtk_widget_remove_css_class (self->bar->box, "touch");
  tl_canvas_bar_update (self);
}

/* --- Where it stands ---------------------------------------------------------------------------
 */

/* The part of the view where the map is seen and not its pinned headings. */
static TlRect
get_room (TlCanvas *self)
{
  TlPinned pinned;
  TlRect   room = { MARGIN_PX,
                    MARGIN_PX,
                    gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN_PX,
                    gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN_PX };

  tl_canvas_get_pinned (self, &pinned);
  if (pinned.stages)
    {
      double lower = pinned.stage_strip.y + pinned.stage_strip.height;

      room.height -= lower;
      room.y += lower;
    }
  return room;
}

/* Above the card, else below it; FALSE when it would cover the card or leave the room. */
static gboolean
find_place (const TlRect *card, const TlRect *room, double width, double height, TlPoint *place)
{
  double above = card->y - GAP_PX - height;
  double below = card->y + card->height + GAP_PX;
  double right = room->x + room->width - width;

  if (width > room->width || card->x > room->x + room->width || card->x + card->width < room->x)
    return FALSE;
  place->x = CLAMP (card->x + card->width / 2 - width / 2, room->x, right);
  if (above >= room->y && above + height <= room->y + room->height)
    place->y = above;
  else if (below >= room->y && below + height <= room->y + room->height)
    place->y = below;
  else
    return FALSE;
  return TRUE;
}

void
tl_canvas_bar_allocate (TlCanvas *self)
{
  TlBar         *bar = self->bar;
  guint          n_cards;
  const char    *card;
  TlRect         rect, room;
  TlPoint        place = { 0, 0 };
  GtkRequisition size;
  gboolean       found;

  if (!tl_canvas_bar_is_shown (self))
    return;
  card = find_card (self, &n_cards);
  gtk_widget_get_preferred_size (bar->box, NULL, &size);
  found = card != NULL && tl_scene_get_record_rect (self->scene, card, &rect);
  if (found)
    {
      rect = tl_canvas_rect_to_widget (self, &rect);
      room = get_room (self);
      found = find_place (&rect, &room, size.width, size.height, &place);
    }
  gtk_widget_set_child_visible (bar->box, found);
  gtk_widget_size_allocate (bar->box,
                            &(GtkAllocation){
                              (int) place.x, (int) place.y, size.width, size.height },
                            -1);
}

gboolean
tl_canvas_bar_is_shown (TlCanvas *self)
{
  return self->bar != NULL && gtk_widget_get_visible (self->bar->box);
}

void
tl_canvas_bar_snapshot (TlCanvas *self, GtkSnapshot *snapshot)
{
  if (tl_canvas_bar_is_shown (self))
    gtk_widget_snapshot_child (GTK_WIDGET (self), self->bar->box, snapshot);
}

gboolean
tl_canvas_bar_contains (TlCanvas *self, GtkWidget *widget)
{
  return self->bar != NULL &&
         (widget == self->bar->box || gtk_widget_is_ancestor (widget, self->bar->box));
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of cards: of the one that was pressed, or of all that are selected, which then offers
 * what can be done to several. Levels stay short: what has many choices is a submenu. */
#include "config.h"

#include "canvas/tl-canvas-menu-private.h"
#include "canvas/tl-journey-menu.h"
#include "canvas/tl-menu-choice.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-canvas-structure.h"
#include "canvas/tl-shorthand.h"
#include "map/tl-persona.h"

static void
append_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
}

/* From 1 to 5; only the main rating has keys. */
static void
append_ratings (TlCanvas *self, GMenu *menu, const char *label, const char *name, guint field)
{
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autofree char *action = g_strconcat ("choice.", name, NULL);
  gboolean         keys = g_str_equal (name, "severity");

  tl_menu_choice_add_cards (self, name, field);
  for (int i = 1; i <= 5; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);
      g_autofree char *accelerator = g_strdup_printf ("<Control>%d", i);
      g_autoptr (GMenuItem) item = g_menu_item_new (number, NULL);

      g_menu_item_set_action_and_target (item, action, "i", i);
      if (keys)
        g_menu_item_set_attribute (item, "accel", "s", accelerator);
      g_menu_append_item (submenu, item);
    }
  append_submenu (menu, label, submenu);
}

static void
append_channels (TlCanvas *self, GMenu *menu)
{
  const char *const *words = tl_kind_get_field (TL_KIND_CARD, TL_CARD_CHANNEL)->values;
  g_autoptr (GMenu) submenu = g_menu_new ();

  tl_menu_choice_add_cards (self, "channel", TL_CARD_CHANNEL);
  for (guint i = 0; i < TL_N_CHANNELS; i++)
    {
      const char *name = tl_shorthand_get_channel_name ((TlChannel) i);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "choice.channel", "s", words[i]);
      g_menu_append_item (submenu, item);
    }
  append_submenu (menu, _ ("Channel"), submenu);
}

static void
append_emotions (GMenu *menu)
{
  static const struct
  {
    const char *label;
    double      score;
  } levels[] = {
    { N_ ("Delighted"), 2 },   { N_ ("Pleased"), 1 },     { N_ ("Neutral"), 0 },
    { N_ ("Displeased"), -1 }, { N_ ("Frustrated"), -2 },
  };
  g_autoptr (GMenu) submenu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (levels[i].label), NULL);

      g_menu_item_set_action_and_target (item, "canvas.emotion", "d", levels[i].score);
      g_menu_append_item (submenu, item);
    }
  append_submenu (menu, _ ("Emotion"), submenu);
}

/* "Service", or "Service: Repair" for a step. */
static char *
dup_column_label (const TlTable *table, const TlRecord *column)
{
  const TlRecord *stage = tl_query_stage_of (table, tl_record_get_id (column));
  const char     *title = stage != NULL ? tl_record_get_text (stage, TL_STAGE_TITLE) : "";
  const char     *step =
    tl_record_get_kind (column) == TL_KIND_STEP ? tl_record_get_text (column, TL_STEP_TITLE) : "";

  if (*title == '\0')
    title = _ ("Unnamed Stage");
  return *step != '\0' ? g_strdup_printf (_ ("%s: %s"), title, step) : g_strdup (title);
}

/* What a menu takes for a mnemonic, doubled. */
static char *
escape_label (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_persona (GMenu *menu, const char *label, const char *persona)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "choice.persona", "s", persona);
  g_menu_append_item (menu, item);
}

/* Whose the cards are; nothing to choose while there is no persona. */
static void
append_personas (TlCanvas *self, GMenu *menu)
{
  const GPtrArray *personas = tl_persona_get_all (tl_document_get_table (self->document));
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  if (personas->len == 0)
    return;
  tl_menu_choice_add_cards (self, "persona", TL_CARD_PERSONA);
  append_persona (submenu, _ ("All"), "");
  for (guint i = 0; i < personas->len; i++)
    {
      const char      *name = tl_record_get_text (personas->pdata[i], TL_PERSONA_NAME);
      g_autofree char *label = escape_label (*name != '\0' ? name : _ ("Unnamed Persona"));

      append_persona (section, label, tl_record_get_id (personas->pdata[i]));
    }
  g_menu_append_section (submenu, NULL, G_MENU_MODEL (section));
  append_submenu (menu, _ ("Persona"), submenu);
}

/* What a card is: a moment of truth; how it is known; whose it is. */
static void
append_marks (TlCanvas *self, GMenu *menu)
{
  static const char *const names[] = {
    N_ ("Not Said"), N_ ("Observed"), N_ ("Assumed"), N_ ("Proposed")
  };
  const char *const *words = tl_kind_get_field (TL_KIND_CARD, TL_CARD_EVIDENCE_STATUS)->values;
  g_autoptr (GMenu) whose = g_menu_new ();
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  tl_menu_choice_add_cards (self, "evidence", TL_CARD_EVIDENCE_STATUS);
  APPEND (submenu, { N_ ("Moment of Truth"), "canvas.moment-of-truth", "<Control>m" });
  for (guint i = 1; i <= G_N_ELEMENTS (names); i++)
    {
      guint status = i % G_N_ELEMENTS (names);
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (names[status]), NULL);

      g_menu_item_set_action_and_target (item, "choice.evidence", "s", words[status]);
      g_menu_append_item (section, item);
    }
  APPEND (section, { N_ ("Next of These"), "canvas.next-evidence", "<Control><Shift>a" });
  g_menu_append_section (submenu, _ ("Evidence"), G_MENU_MODEL (section));
  append_personas (self, whose);
  g_menu_append_section (submenu, NULL, G_MENU_MODEL (whose));
  append_submenu (menu, _ ("Mark As"), submenu);
}

static GMenu *
new_columns (TlCanvas *self)
{
  const TlTable *table = tl_document_get_table (self->document);
  g_autoptr (GPtrArray) columns = tl_query_columns (table, self->map);
  GMenu *submenu = g_menu_new ();

  for (guint i = 0; i < columns->len; i++)
    {
      const TlRecord  *column = g_ptr_array_index (columns, i);
      g_autofree char *plain = dup_column_label (table, column);
      g_autofree char *label = escape_label (plain);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "canvas.move-to", "s", tl_record_get_id (column));
      g_menu_append_item (submenu, item);
    }
  return submenu;
}

/* Arrows, the stages, the parking lot: dragging is never the only way. */
static void
append_moves (TlCanvas *self, GMenu *menu)
{
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autoptr (GMenu) columns = new_columns (self);

  APPEND (submenu,
          { N_ ("Left"), "canvas.move-left", "<Alt>Left" },
          { N_ ("Right"), "canvas.move-right", "<Alt>Right" },
          { N_ ("Up"), "canvas.move-up", "<Alt>Up" },
          { N_ ("Down"), "canvas.move-down", "<Alt>Down" });
  APPEND (submenu,
          { N_ ("Make Wider"), "canvas.wider", "<Alt><Shift>Right" },
          { N_ ("Make Narrower"), "canvas.narrower", "<Alt><Shift>Left" });
  if (self->focus.column != NULL)
    APPEND (submenu, { N_ ("Off the Map (Park)"), "canvas.park", "F8" });
  g_menu_append_section (submenu, _ ("To"), G_MENU_MODEL (columns));
  append_submenu (menu, _ ("Move"), submenu);
}

static void
append_links (TlCanvas *self, GMenu *menu, GPtrArray *cards, gboolean to_cards)
{
  g_autoptr (GMenu) submenu = g_menu_new ();

  if (to_cards)
    APPEND (submenu,
            { N_ ("Link to Another Card"), "canvas.link", "<Control>l" },
            { N_ ("Next Link of This Card"), "canvas.next-link", "<Control><Shift>l" });
  APPEND (submenu, { N_ ("Web Link…"), "canvas.web-link", "<Control>k" });
  if (cards->len == 2)
    {
      g_autoptr (GMenu) journey = tl_journey_menu_new (self);

      append_submenu (submenu, _ ("Its Journey"), journey);
    }
  append_submenu (menu, _ ("Links"), submenu);
}

/* What all cards meant have in common. */
static void
append_fields (TlCanvas *self, GMenu *menu, GPtrArray *cards)
{
  const TlTable *table = tl_document_get_table (self->document);
  g_autoptr (GMenu) section = g_menu_new ();
  guint n_pains = 0, n_ideas = 0, n_cards = cards->len - 1;

  for (guint i = 0; i < n_cards; i++)
    {
      TlLaneKind kind =
        tl_query_card_kind (table, tl_table_get (table, g_ptr_array_index (cards, i)));

      n_pains += kind == TL_LANE_KIND_PAIN_POINTS;
      n_ideas += kind == TL_LANE_KIND_OPPORTUNITIES || kind == TL_LANE_KIND_SOLUTIONS;
    }
  if (n_pains == n_cards)
    {
      append_ratings (self, section, _ ("Severity"), "severity", TL_CARD_SEVERITY);
      append_ratings (self, section, _ ("Frequency"), "frequency", TL_CARD_FREQUENCY);
    }
  else if (n_ideas == n_cards)
    {
      append_ratings (self, section, _ ("Impact"), "severity", TL_CARD_IMPACT);
      append_ratings (self, section, _ ("Effort"), "frequency", TL_CARD_EFFORT);
    }
  else if (n_pains + n_ideas == 0)
    {
      append_channels (self, section);
      append_emotions (section);
    }
  append_marks (self, section);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * tl_menu_append_clipboard:
 * @menu: a menu being made
 *
 * Adds cut, copy and paste as one row of buttons.
 */
void
tl_menu_append_clipboard (GMenu *menu)
{
  static const struct
  {
    const char *label;
    const char *action;
    const char *icon;
  } verbs[] = {
    { N_ ("Cut (Ctrl+X)"), "canvas.cut", "edit-cut-symbolic" },
    { N_ ("Copy (Ctrl+C)"), "canvas.copy", "edit-copy-symbolic" },
    { N_ ("Paste (Ctrl+V)"), "canvas.paste", "edit-paste-symbolic" },
  };
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuItem) row = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (verbs[i].label), verbs[i].action);

      g_menu_item_set_attribute (item, "verb-icon", "s", verbs[i].icon);
      g_menu_append_item (section, item);
    }
  row = g_menu_item_new_section (NULL, G_MENU_MODEL (section));
  g_menu_item_set_attribute (row, "display-hint", "s", "horizontal-buttons");
  g_menu_append_item (menu, row);
}

/* What can be said about one card: what hurts there, or what to do about what it says. */
static void
append_abouts (TlCanvas *self, GMenu *menu, gboolean single)
{
  TlLaneKind answer = tl_canvas_get_answer_kind (self);

  if (answer == TL_LANE_KIND_OPPORTUNITIES)
    APPEND (menu, { N_ ("How Might We …?"), "canvas.how-might-we", "<Control><Shift>h" });
  else if (answer == TL_LANE_KIND_SOLUTIONS)
    APPEND (menu, { N_ ("Add Solution"), "canvas.how-might-we", "<Control><Shift>h" });
  else if (tl_canvas_can_attach (self))
    APPEND (menu, { N_ ("Attach to Each Other"), "canvas.attach", NULL });
  else if (single)
    APPEND (menu,
            { N_ ("Add Pain Point"), "canvas.pain-point", "F4" },
            { N_ ("Add Opportunity"), "canvas.opportunity", "<Shift>F4" });
}

/* For programs that know nothing of cards. */
static void
append_copies (GMenu *menu)
{
  g_autoptr (GMenu) copies = g_menu_new ();

  APPEND (copies,
          { N_ ("Picture"), "canvas.copy-picture", "<Control><Shift>c" },
          { N_ ("SVG Text"), "canvas.copy-svg-text" });
  g_menu_append_submenu (menu, _ ("Copy As"), G_MENU_MODEL (copies));
}

/**
 * tl_menu_fill_cards:
 * @self: the canvas
 * @menu: an empty menu
 *
 * Fills the menu of the cards meant.
 */
void
tl_menu_fill_cards (TlCanvas *self, GMenu *menu)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);
  g_autoptr (GMenu) section = g_menu_new ();
  gboolean parked = self->focus.column == NULL;

  if (cards->len < 2)
    return;
  if (cards->len == 2)
    APPEND (menu,
            { N_ ("Edit"), "canvas.edit", "F2" },
            { N_ ("Comment"), "canvas.comment", "<Control><Alt>m" });
  append_abouts (self, menu, cards->len == 2);
  append_fields (self, menu, cards);
  tl_menu_append_clipboard (menu);
  append_copies (menu);
  if (cards->len == 2)
    APPEND (menu,
            { N_ ("Duplicate"), "canvas.duplicate", "<Control>d" },
            { N_ ("Split into Lines"), "canvas.split", "<Control><Alt>Return" });
  else
    APPEND (menu,
            { N_ ("Duplicate"), "canvas.duplicate", "<Control>d" },
            { N_ ("Merge Cards"), "canvas.merge", "<Control>j" });
  tl_canvas_append_color_item (menu);
  append_links (self, section, cards, cards->len == 2 && !parked);
  append_moves (self, section);
  tl_menu_append_maps (self, section, "canvas.copy-cards");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  if (parked)
    APPEND (menu, { N_ ("Bring Back"), "canvas.park", "F8" });
  APPEND (menu, { N_ ("Delete"), "canvas.delete", "Delete" });
}

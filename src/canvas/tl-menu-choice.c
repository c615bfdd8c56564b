/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Choices in menus. The actions of a widget's class have no state, so a menu that shows which of
 * several is so names "choice.NAME" instead of "canvas.NAME": a stateful action that is made with
 * the menu, says what all that is meant have in common, and passes on to the canvas's own. */
#include "config.h"

#include "canvas/tl-menu-choice.h"

#include "canvas/tl-canvas-private.h"
#include "canvas/tl-canvas-structure.h"

#define DATA_KEY "tl-choices"
/* No item has this target: nothing is common. */
#define NO_WORD "\n"
#define NO_NUMBER (-1)

static GSimpleActionGroup *
ensure_group (TlCanvas *self)
{
  GSimpleActionGroup *group = g_object_get_data (G_OBJECT (self), DATA_KEY);

  if (group)
    return group;
  group = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "choice", G_ACTION_GROUP (group));
  g_object_set_data_full (G_OBJECT (self), DATA_KEY, group, g_object_unref);
  return group;
}

/* A floating value, as the items of the menu name it. */
static GVariant *
get_value (const TlRecord *record, const TlFieldInfo *info, guint field)
{
  const char *word;

  if (info->type == TL_FIELD_TYPE_REF)
    {
      word = tl_record_get_ref (record, field);
      return g_variant_new_string (word ? word : "");
    }
  if (info->type == TL_FIELD_TYPE_ENUM)
    return g_variant_new_string (info->values[tl_record_get_integer (record, field)]);
  return g_variant_new_int32 ((gint32) tl_record_get_integer (record, field));
}

static GVariant *
get_common (TlCanvas *self, TlKind kind, GPtrArray *ids, guint field)
{
  const TlTable     *table = tl_document_get_table (self->document);
  const TlFieldInfo *info = tl_kind_get_field (kind, field);
  gboolean is_number = info->type != TL_FIELD_TYPE_REF && info->type != TL_FIELD_TYPE_ENUM;
  g_autoptr (GVariant) common = NULL;

  for (guint i = 0; i + 1 < ids->len; i++)
    {
      g_autoptr (GVariant) value =
        g_variant_ref_sink (get_value (tl_table_get (table, ids->pdata[i]), info, field));

      if (common && !g_variant_equal (common, value))
        return is_number ? g_variant_new_int32 (NO_NUMBER) : g_variant_new_string (NO_WORD);
      g_clear_pointer (&common, g_variant_unref);
      common = g_steal_pointer (&value);
    }
  if (common)
    return g_steal_pointer (&common);
  return is_number ? g_variant_new_int32 (NO_NUMBER) : g_variant_new_string (NO_WORD);
}

static void
activated_cb (GSimpleAction *action, GVariant *parameter, TlCanvas *self)
{
  g_autofree char *name = g_strconcat ("canvas.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action_variant (GTK_WIDGET (self), name, parameter);
}

static void
add (TlCanvas *self, const char *name, GVariant *common)
{
  g_autofree char *action_name = g_strconcat ("canvas.", name, NULL);
  g_autoptr (GVariant) state = g_variant_ref_sink (common);
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful (name, g_variant_get_type (state), state);

  g_simple_action_set_enabled (action,
                               tl_canvas_can_edit (self) &&
                                 !tl_canvas_is_refused (self, action_name));
  g_signal_connect_object (action, "activate", G_CALLBACK (activated_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (ensure_group (self)), G_ACTION (action));
}

/**
 * tl_menu_choice_add_cards:
 * @self: the canvas
 * @name: one of its actions that sets a field of the cards meant, without "canvas."
 * @field: that field
 *
 * Makes "choice.NAME" for the menu that is being made.
 */
void
tl_menu_choice_add_cards (TlCanvas *self, const char *name, guint field)
{
  g_autoptr (GPtrArray) cards = tl_canvas_dup_targets (self, TL_KIND_CARD);

  add (self, name, get_common (self, TL_KIND_CARD, cards, field));
}

/**
 * tl_menu_choice_add_lanes:
 * @self: the canvas
 * @name: one of its actions that sets a field of the lanes meant, without "canvas."
 * @field: that field
 *
 * Makes "choice.NAME" for the menu that is being made.
 */
void
tl_menu_choice_add_lanes (TlCanvas *self, const char *name, guint field)
{
  g_autoptr (GPtrArray) lanes = tl_canvas_dup_lanes (self);

  add (self, name, get_common (self, TL_KIND_LANE, lanes, field));
}

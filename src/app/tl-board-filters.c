/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The choices above the board. Owners and stages are those that the document has; what is asked for
 * stays when they change, and is dropped when it is gone. */
#include "config.h"

#include "app/tl-board-filters.h"

#include <glib/gi18n-lib.h>

#include "scene/tl-board.h"

/* One choice: labels for people, and the values that they stand for; NULL = all. */
typedef struct
{
  GtkWidget *drop_down;
  GPtrArray *values; /* of char *, may hold NULL */
  char      *chosen;
  char      *shown; /* all labels, to see whether they have changed */
} Choice;

struct _TlBoardFilters
{
  GtkWidget parent_instance;

  GtkWidget *box; /* our one child */
  GtkWidget *method;
  Choice     owner;
  Choice     stage;
  GtkWidget *all_maps;
  char      *map;
  gboolean   filling;
};

G_DEFINE_FINAL_TYPE (TlBoardFilters, tl_board_filters, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed (TlBoardFilters *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Choices -----------------------------------------------------------------------------------
 */

static void
choice_clear (Choice *choice)
{
  g_clear_pointer (&choice->values, g_ptr_array_unref);
  g_clear_pointer (&choice->chosen, g_free);
  g_clear_pointer (&choice->shown, g_free);
}

static void
choice_select (Choice *choice, const char *value)
{
  guint index = 0;

  for (guint i = 0; i < choice->values->len; i++)
    if (g_strcmp0 (choice->values->pdata[i], value) == 0)
      index = i;
  g_free (choice->chosen);
  choice->chosen = g_strdup (choice->values->pdata[index]);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice->drop_down), index);
}

static void
choice_take (Choice *choice)
{
  guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice->drop_down));

  if (index >= choice->values->len)
    return;
  g_free (choice->chosen);
  choice->chosen = g_strdup (choice->values->pdata[index]);
}

/* Takes over other values, unless they are those that are shown. */
static void
choice_set_values (Choice *choice, const char *const *labels, GPtrArray *values)
{
  g_autofree char *chosen = g_strdup (choice->chosen);
  g_autofree char *shown = g_strjoinv ("\n", (char **) labels);
  g_autoptr (GtkStringList) model = NULL;

  g_clear_pointer (&choice->values, g_ptr_array_unref);
  choice->values = values;
  if (g_strcmp0 (shown, choice->shown) != 0)
    {
      model = gtk_string_list_new (labels);
      gtk_drop_down_set_model (GTK_DROP_DOWN (choice->drop_down), G_LIST_MODEL (model));
      g_free (choice->shown);
      choice->shown = g_steal_pointer (&shown);
    }
  choice_select (choice, chosen);
  gtk_widget_set_visible (choice->drop_down, values->len > 2);
}

static void
fill_owners (TlBoardFilters *self, const TlTable *table, const char *map)
{
  g_autoptr (GPtrArray) owners = tl_rank_list_owners (table, map);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (labels, _ ("All Owners"));
  g_ptr_array_add (values, NULL);
  for (guint i = 0; i < owners->len; i++)
    {
      const char *owner = owners->pdata[i];

      g_ptr_array_add (labels, *owner == '\0' ? _ ("No Owner") : (char *) owner);
      g_ptr_array_add (values, g_strdup (owner));
    }
  g_ptr_array_add (labels, NULL);
  choice_set_values (&self->owner, (const char *const *) labels->pdata, values);
}

static void
fill_stages (TlBoardFilters *self, const TlTable *table, const char *map)
{
  const GPtrArray *stages = map ? tl_table_get_children (table, map, TL_KIND_STAGE) : NULL;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (labels, _ ("All Stages"));
  g_ptr_array_add (values, NULL);
  for (guint i = 0; stages && i < stages->len; i++)
    {
      const char *title = tl_record_get_text (stages->pdata[i], TL_STAGE_TITLE);

      g_ptr_array_add (labels, *title == '\0' ? _ ("Untitled") : (char *) title);
      g_ptr_array_add (values, g_strdup (tl_record_get_id (stages->pdata[i])));
    }
  g_ptr_array_add (labels, NULL);
  choice_set_values (&self->stage, (const char *const *) labels->pdata, values);
}

static gboolean
wants_all_maps (TlBoardFilters *self)
{
  return gtk_widget_get_visible (self->all_maps) &&
         gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->all_maps));
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
method_cb (TlBoardFilters *self)
{
  changed (self);
}

static void
owner_cb (TlBoardFilters *self)
{
  if (self->filling)
    return;
  choice_take (&self->owner);
  changed (self);
}

static void
stage_cb (TlBoardFilters *self)
{
  if (self->filling)
    return;
  choice_take (&self->stage);
  changed (self);
}

static void
all_maps_cb (TlBoardFilters *self)
{
  changed (self);
}

static void
tl_board_filters_dispose (GObject *object)
{
  TlBoardFilters *self = TL_BOARD_FILTERS (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  choice_clear (&self->owner);
  choice_clear (&self->stage);
  g_clear_pointer (&self->map, g_free);
  G_OBJECT_CLASS (tl_board_filters_parent_class)->dispose (object);
}

static void
tl_board_filters_class_init (TlBoardFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tl_board_filters_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_drop_down (TlBoardFilters *self, const char *label, GCallback chosen)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_tooltip_text (drop_down, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  g_signal_connect_object (drop_down, "notify::selected", chosen, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), drop_down);
  return drop_down;
}

static void
tl_board_filters_init (TlBoardFilters *self)
{
  g_autoptr (GtkStringList) methods = gtk_string_list_new (NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->filling = TRUE;
  for (guint i = 0; i < TL_N_RANK_METHODS; i++)
    gtk_string_list_append (methods, tl_board_get_method_name (i));
  self->method = add_drop_down (self,
                                _ ("Rank By: Value for Effort Is Impact / Effort; RICE Is "
                                   "Reach × Impact × Confidence / Effort"),
                                G_CALLBACK (method_cb));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->method), G_LIST_MODEL (methods));
  self->owner.drop_down = add_drop_down (self, _ ("Show Those of an Owner"), G_CALLBACK (owner_cb));
  self->stage.drop_down = add_drop_down (self, _ ("Show Those of a Stage"), G_CALLBACK (stage_cb));
  self->owner.values = g_ptr_array_new_with_free_func (g_free);
  self->stage.values = g_ptr_array_new_with_free_func (g_free);
  self->all_maps = gtk_toggle_button_new_with_label (_ ("All Maps"));
  g_signal_connect_object (self->all_maps,
                           "toggled",
                           G_CALLBACK (all_maps_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->all_maps);
  self->filling = FALSE;
}

/**
 * tl_board_filters_new:
 *
 * Returns: (transfer floating): choices of no document
 */
GtkWidget *
tl_board_filters_new (void)
{
  return g_object_new (TL_TYPE_BOARD_FILTERS, NULL);
}

/**
 * tl_board_filters_update:
 * @self: the choices
 * @table: (nullable): a document
 * @map: (nullable): the map that is shown
 *
 * Follows the document: there may be other owners, stages and maps.
 */
void
tl_board_filters_update (TlBoardFilters *self, const TlTable *table, const char *map)
{
  const TlRecord  *document = table ? tl_table_get_document (table) : NULL;
  const GPtrArray *maps =
    document ? tl_table_get_children (table, tl_record_get_id (document), TL_KIND_MAP) : NULL;
  const char *of;
  char       *copy = g_strdup (map);

  g_return_if_fail (TL_IS_BOARD_FILTERS (self));

  g_free (self->map);
  self->map = copy;
  if (!table || !map)
    return;
  self->filling = TRUE;
  gtk_widget_set_visible (self->all_maps, maps && maps->len > 1);
  of = wants_all_maps (self) ? NULL : map;
  fill_owners (self, table, of);
  fill_stages (self, table, of);
  self->filling = FALSE;
}

/**
 * tl_board_filters_get_query:
 * @self: the choices
 *
 * Returns: what is asked for; its texts are good until the next choice
 */
TlRankQuery
tl_board_filters_get_query (TlBoardFilters *self)
{
  return (TlRankQuery){
    .map = wants_all_maps (self) ? NULL : self->map,
    .method = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->method)) == TL_RANK_RICE
                ? TL_RANK_RICE
                : TL_RANK_VALUE_EFFORT,
    .owner = self->owner.chosen,
    .stage = wants_all_maps (self) ? NULL : self->stage.chosen,
  };
}

/**
 * tl_board_filters_is_filtering:
 * @self: the choices
 *
 * Returns: whether not all cards are asked for
 */
gboolean
tl_board_filters_is_filtering (TlBoardFilters *self)
{
  return self->owner.chosen != NULL || self->stage.chosen != NULL;
}

/**
 * tl_board_filters_clear:
 * @self: the choices
 *
 * Asks for all cards again.
 */
void
tl_board_filters_clear (TlBoardFilters *self)
{
  self->filling = TRUE;
  choice_select (&self->owner, NULL);
  choice_select (&self->stage, NULL);
  self->filling = FALSE;
  changed (self);
}

/**
 * tl_board_filters_set_method:
 * @self: the choices
 * @method: by what is ranked
 */
void
tl_board_filters_set_method (TlBoardFilters *self, TlRankMethod method)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->method), method);
}

/**
 * tl_board_filters_set_owner:
 * @self: the choices
 * @owner: (nullable): whose cards are shown; %NULL = all, "" = nobody's
 */
void
tl_board_filters_set_owner (TlBoardFilters *self, const char *owner)
{
  choice_select (&self->owner, owner);
}

/**
 * tl_board_filters_set_stage:
 * @self: the choices
 * @stage: (nullable): id of the stage whose cards are shown; %NULL = all
 */
void
tl_board_filters_set_stage (TlBoardFilters *self, const char *stage)
{
  choice_select (&self->stage, stage);
}

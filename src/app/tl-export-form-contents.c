/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is exported: a map or all, the cards that are selected, the empty grid, sheets of personas,
 * the priorities, a comparison; and of a map which stages and lanes. */
#include "config.h"

#include "app/tl-export-form-private.h"

#include <glib/gi18n-lib.h>

#include "map/tl-persona.h"

#include "app/tl-form-rows.h"
#include "app/tl-labels.h"

static const GPtrArray *
get_maps (TlExportForm *self)
{
  return tl_table_get_children (self->table,
                                tl_record_get_id (tl_table_get_document (self->table)),
                                TL_KIND_MAP);
}

static const char *
get_title (const TlRecord *record, guint field, const char *otherwise)
{
  const char *title = tl_record_get_text (record, field);

  return *title != '\0' ? title : otherwise;
}

static gboolean
is_of_map (const char *what)
{
  return g_str_equal (what, TL_CONTENTS_MAP) || g_str_equal (what, TL_CONTENTS_BLANK);
}

static void
fill_what (TlExportForm *self, const char *selected)
{
  GtkStringList *labels;

  tl_export_choice_begin (&self->what, &labels);
  tl_export_choice_add (&self->what, labels, TL_CONTENTS_MAP, _ ("Map"));
  if (self->cards && self->cards[0])
    tl_export_choice_add (&self->what, labels, TL_CONTENTS_CARDS, _ ("Selected Cards"));
  tl_export_choice_add (&self->what, labels, TL_CONTENTS_BLANK, _ ("Blank Canvas"));
  if (tl_persona_get_all (self->table)->len > 0)
    tl_export_choice_add (&self->what, labels, TL_CONTENTS_PERSONA, _ ("Persona Sheets"));
  tl_export_choice_add (&self->what, labels, TL_CONTENTS_PRIORITIES, _ ("Priorities"));
  if (get_maps (self)->len > 1)
    tl_export_choice_add (&self->what, labels, TL_CONTENTS_COMPARISON, _ ("Comparison"));
  tl_export_choice_end (&self->what, labels, selected);
}

/* The words "all maps" are an item of their own where one file can hold them. */
static void
fill_maps (TlExportForm *self, const char *selected, gboolean all)
{
  const char      *what = tl_export_choice_get (&self->what);
  const GPtrArray *maps = get_maps (self);
  GtkStringList   *labels;

  tl_export_choice_begin (&self->maps, &labels);
  for (guint i = 0; i < maps->len; i++)
    tl_export_choice_add (&self->maps,
                          labels,
                          tl_record_get_id (maps->pdata[i]),
                          get_title (maps->pdata[i], TL_MAP_TITLE, _ ("Untitled map")));
  if (all && maps->len > 1)
    tl_export_choice_add (&self->maps, labels, NULL, _ ("All Maps"));
  tl_export_choice_end (&self->maps, labels, selected);
  if (!is_of_map (what) && !g_str_equal (what, TL_CONTENTS_PRIORITIES) &&
      !g_str_equal (what, TL_CONTENTS_COMPARISON))
    gtk_widget_set_visible (GTK_WIDGET (self->maps.row), FALSE);
}

static void
fill_personas (TlExportForm *self, const char *selected)
{
  const GPtrArray *personas = tl_persona_get_all (self->table);
  GtkStringList   *labels;

  tl_export_choice_begin (&self->personas, &labels);
  if (tl_exporter_takes (tl_export_form_get_exporter (self), "several"))
    tl_export_choice_add (&self->personas, labels, NULL, _ ("All Personas"));
  for (guint i = 0; i < personas->len; i++)
    tl_export_choice_add (&self->personas,
                          labels,
                          tl_record_get_id (personas->pdata[i]),
                          get_title (personas->pdata[i], TL_PERSONA_NAME, _ ("Unnamed persona")));
  tl_export_choice_end (&self->personas, labels, selected);
  if (tl_export_form_get_what (self) != TL_EXPORT_PERSONA)
    gtk_widget_set_visible (GTK_WIDGET (self->personas.row), FALSE);
}

/* A comparison goes from another map to the chosen one. */
static void
fill_compared (TlExportForm *self, const char *selected)
{
  const GPtrArray *maps = get_maps (self);
  const char      *map = tl_export_choice_get (&self->maps);
  GtkStringList   *labels;

  tl_export_choice_begin (&self->compared, &labels);
  for (guint i = 0; i < maps->len; i++)
    if (g_strcmp0 (tl_record_get_id (maps->pdata[i]), map) != 0)
      tl_export_choice_add (&self->compared,
                            labels,
                            tl_record_get_id (maps->pdata[i]),
                            get_title (maps->pdata[i], TL_MAP_TITLE, _ ("Untitled map")));
  tl_export_choice_end (&self->compared, labels, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->compared.row),
                          tl_export_form_get_what (self) == TL_EXPORT_COMPARISON);
}

/* --- Stages and lanes ---------------------------------------------------------------------------
 */

static guint
count_checked (const TlExportParts *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->checks->len; i++)
    n += gtk_check_button_get_active (parts->checks->pdata[i]);
  return n;
}

static void
show_parts (TlExportParts *parts)
{
  guint            n = count_checked (parts);
  g_autofree char *words = n == parts->checks->len
                             ? g_strdup (_ ("All"))
                             : g_strdup_printf (_ ("%u of %u"), n, parts->checks->len);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (parts->row), words);
}

/* None at all would be an empty picture: then it is all again. */
static void
checked (TlExportForm *self, TlExportParts *parts)
{
  if (self->filling)
    return;
  if (count_checked (parts) == 0)
    {
      self->filling = TRUE;
      for (guint i = 0; i < parts->checks->len; i++)
        gtk_check_button_set_active (parts->checks->pdata[i], TRUE);
      self->filling = FALSE;
    }
  show_parts (parts);
  tl_export_form_changed (self);
}

static void
stage_cb (TlExportForm *self)
{
  checked (self, &self->stages);
}

static void
lane_cb (TlExportForm *self)
{
  checked (self, &self->lanes);
}

static void
add_part (TlExportForm *self, TlExportParts *parts, const char *id, const char *title)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *check = gtk_check_button_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check,
                            "toggled",
                            parts == &self->stages ? G_CALLBACK (stage_cb) : G_CALLBACK (lane_cb),
                            self);
  tl_form_pack (parts->row, row);
  g_ptr_array_add (parts->rows, row);
  g_ptr_array_add (parts->checks, check);
  g_ptr_array_add (parts->ids, g_strdup (id));
}

static void
empty_parts (TlExportParts *parts)
{
  for (guint i = 0; i < parts->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (parts->row), parts->rows->pdata[i]);
  g_ptr_array_set_size (parts->rows, 0);
  g_ptr_array_set_size (parts->checks, 0);
  g_ptr_array_set_size (parts->ids, 0);
}

static const char *
get_lane_title (const TlRecord *lane)
{
  return get_title (lane,
                    TL_LANE_TITLE,
                    tl_labels_get_lane ((TlLaneKind) tl_record_get_integer (lane, TL_LANE_KIND)));
}

static void
fill_part (TlExportForm *self, TlExportParts *parts, const char *map, TlKind kind)
{
  const GPtrArray *all = tl_table_get_children (self->table, map, kind);

  empty_parts (parts);
  for (guint i = 0; all && i < all->len; i++)
    {
      const TlRecord *part = all->pdata[i];

      if (kind == TL_KIND_STAGE)
        add_part (self,
                  parts,
                  tl_record_get_id (part),
                  get_title (part, TL_STAGE_TITLE, _ ("Untitled stage")));
      else if (!tl_record_get_boolean (part, TL_LANE_HIDDEN))
        add_part (self, parts, tl_record_get_id (part), get_lane_title (part));
    }
  show_parts (parts);
}

/* The parts of another map are others; those of the same stay as they were chosen. */
static void
fill_parts (TlExportForm *self)
{
  const char *map = tl_export_choice_get (&self->maps);
  gboolean    shown = g_str_equal (tl_export_choice_get (&self->what), TL_CONTENTS_MAP) && map;

  if (shown && g_strcmp0 (map, self->parts_of) != 0)
    {
      g_free (self->parts_of);
      self->parts_of = g_strdup (map);
      fill_part (self, &self->stages, map, TL_KIND_STAGE);
      fill_part (self, &self->lanes, map, TL_KIND_LANE);
    }
  gtk_widget_set_visible (self->stages.row, shown && self->stages.ids->len > 1);
  gtk_widget_set_visible (self->lanes.row, shown && self->lanes.ids->len > 1);
}

static void
add_parts (GtkWidget *group, TlExportParts *parts, const char *title)
{
  parts->row = adw_expander_row_new ();
  parts->checks = g_ptr_array_new ();
  parts->rows = g_ptr_array_new ();
  parts->ids = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (parts->row), title);
  tl_form_pack (group, parts->row);
}

static void
clear_parts (TlExportParts *parts)
{
  g_clear_pointer (&parts->checks, g_ptr_array_unref);
  g_clear_pointer (&parts->rows, g_ptr_array_unref);
  g_clear_pointer (&parts->ids, g_ptr_array_unref);
}

/* NULL = all; else what is checked, in an array that the form keeps. */
static const char *const *
read_parts (const TlExportParts *parts, GPtrArray **kept)
{
  if (!gtk_widget_get_visible (parts->row) || count_checked (parts) == parts->checks->len)
    return NULL;
  g_clear_pointer (kept, g_ptr_array_unref);
  *kept = g_ptr_array_new ();
  for (guint i = 0; i < parts->checks->len; i++)
    if (gtk_check_button_get_active (parts->checks->pdata[i]))
      g_ptr_array_add (*kept, parts->ids->pdata[i]);
  g_ptr_array_add (*kept, NULL);
  return (const char *const *) (*kept)->pdata;
}

/* --- Together -----------------------------------------------------------------------------------
 */

static const char *
get_word (const TlExportOptions *options)
{
  static const char *const words[TL_N_EXPORTS] = {
    [TL_EXPORT_MAP] = TL_CONTENTS_MAP,
    [TL_EXPORT_PERSONA] = TL_CONTENTS_PERSONA,
    [TL_EXPORT_PRIORITIES] = TL_CONTENTS_PRIORITIES,
    [TL_EXPORT_COMPARISON] = TL_CONTENTS_COMPARISON,
  };

  if (options->blank)
    return TL_CONTENTS_BLANK;
  return options->cards ? TL_CONTENTS_CARDS : words[options->what];
}

/**
 * tl_export_form_add_contents:
 * @self: a form being made
 * @group: where the rows are put
 *
 * Adds the rows of what is exported.
 */
void
tl_export_form_add_contents (TlExportForm *self, GtkWidget *group)
{
  tl_export_choice_init (&self->what, group, _ ("Contents"), tl_export_form_refill, self);
  tl_export_choice_init (&self->maps, group, _ ("Map"), tl_export_form_refill, self);
  tl_export_choice_init (&self->personas, group, _ ("Persona"), tl_export_form_changed, self);
  tl_export_choice_init (&self->compared, group, _ ("Compared With"), tl_export_form_changed, self);
  add_parts (group, &self->stages, _ ("Stages"));
  add_parts (group, &self->lanes, _ ("Lanes"));
  self->comments = tl_export_add_switch (group,
                                         _ ("Comments"),
                                         _ ("Those that are open"),
                                         G_CALLBACK (tl_export_form_changed),
                                         self);
  fill_what (self, get_word (&self->asked->options));
}

/**
 * tl_export_form_fill_contents:
 * @self: a form
 *
 * Fills the rows that follow from what is exported, and in which format.
 */
void
tl_export_form_fill_contents (TlExportForm *self)
{
  const TlExportOptions *asked = &self->asked->options;
  const char            *what = tl_export_choice_get (&self->what);
  g_autofree char       *map =
    g_strdup (self->maps.ids->len == 0 ? asked->map : tl_export_choice_get (&self->maps));
  g_autofree char *persona =
    g_strdup (self->personas.ids->len == 0 && asked->what == TL_EXPORT_PERSONA
                ? asked->subject
                : tl_export_choice_get (&self->personas));
  g_autofree char *compared =
    g_strdup (self->compared.ids->len == 0 && asked->what == TL_EXPORT_COMPARISON
                ? asked->subject
                : tl_export_choice_get (&self->compared));
  gboolean all =
    g_str_equal (what, TL_CONTENTS_PRIORITIES) ||
    (is_of_map (what) && tl_exporter_takes (tl_export_form_get_exporter (self), "several"));

  if (self->maps.ids->len == 0 && asked->all_maps)
    g_clear_pointer (&map, g_free);
  fill_maps (self, map, all);
  fill_personas (self, persona);
  fill_compared (self, compared);
  fill_parts (self);
  gtk_widget_set_visible (tl_export_get_row (self->comments),
                          g_str_equal (what, TL_CONTENTS_MAP) &&
                            tl_exporter_takes (tl_export_form_get_exporter (self), "comments"));
}

/**
 * tl_export_form_read_contents:
 * @self: a form
 * @options: (inout): where what is chosen is written; it borrows from @self
 *
 * Says what is exported.
 */
void
tl_export_form_read_contents (TlExportForm *self, TlExportOptions *options)
{
  const char *what = tl_export_choice_get (&self->what);

  options->what = tl_export_form_get_what (self);
  options->map = tl_export_choice_get (&self->maps);
  options->blank = g_str_equal (what, TL_CONTENTS_BLANK);
  if (g_str_equal (what, TL_CONTENTS_CARDS))
    {
      options->map = self->map;
      options->cards = (const char *const *) self->cards;
    }
  else if (options->what == TL_EXPORT_PERSONA)
    {
      options->map = self->map;
      options->subject = tl_export_choice_get (&self->personas);
    }
  else if (options->what == TL_EXPORT_COMPARISON)
    options->subject = tl_export_choice_get (&self->compared);
  else if (options->what == TL_EXPORT_PRIORITIES)
    {
      options->all_maps = options->map == NULL;
      if (self->asked->options.what == TL_EXPORT_PRIORITIES)
        options->ranking = self->asked->options.ranking;
      if (options->all_maps)
        options->map = self->map;
    }
  options->stages = read_parts (&self->stages, &self->chosen_stages);
  options->lanes = read_parts (&self->lanes, &self->chosen_lanes);
  options->comments = gtk_widget_get_visible (tl_export_get_row (self->comments)) &&
                      gtk_switch_get_active (GTK_SWITCH (self->comments));
}

/**
 * tl_export_form_clear_contents:
 * @self: a form that goes
 *
 * Lets go of the rows.
 */
void
tl_export_form_clear_contents (TlExportForm *self)
{
  tl_export_choice_clear (&self->what);
  tl_export_choice_clear (&self->maps);
  tl_export_choice_clear (&self->personas);
  tl_export_choice_clear (&self->compared);
  clear_parts (&self->stages);
  clear_parts (&self->lanes);
  g_clear_pointer (&self->chosen_stages, g_ptr_array_unref);
  g_clear_pointer (&self->chosen_lanes, g_ptr_array_unref);
  g_clear_pointer (&self->parts_of, g_free);
}

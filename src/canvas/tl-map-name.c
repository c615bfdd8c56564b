/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a map is called where one of several is chosen: maps that were copied often share their
 * title, so that the state belongs to the name. */
#include "config.h"

#include "canvas/tl-map-name.h"

#include <glib/gi18n-lib.h>

/**
 * tl_map_name_get_state:
 * @state: a state of maps
 *
 * Returns: (transfer none): "As-is", "To-be" or "Variant"
 */
const char *
tl_map_name_get_state (TlMapState state)
{
  static const char *const words[] = { NC_ ("map state", "As-is"),
                                       NC_ ("map state", "To-be"),
                                       NC_ ("map state", "Variant") };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "map state", words[state]);
}

/**
 * tl_map_name_get_title:
 * @map: a map
 *
 * Returns: (transfer none): its title, or words that say that it has none
 */
const char *
tl_map_name_get_title (const TlRecord *map)
{
  const char *title = tl_record_get_text (map, TL_MAP_TITLE);

  return *title != '\0' ? title : _ ("Untitled map");
}

/**
 * tl_map_name_dup:
 * @map: a map
 *
 * Returns: (transfer full): "To-be: Buying a first e-bike"
 */
char *
tl_map_name_dup (const TlRecord *map)
{
  /* Translators: the state of a map, such as "To-be", and its title. */
  return g_strdup_printf (_ ("%s: %s"),
                          tl_map_name_get_state (
                            (TlMapState) tl_record_get_integer (map, TL_MAP_STATE)),
                          tl_map_name_get_title (map));
}

/**
 * tl_map_name_dup_label:
 * @map: a map
 *
 * Returns: (transfer full): the same as the label of a menu's item: one line, no mnemonic
 */
char *
tl_map_name_dup_label (const TlRecord *map)
{
  g_autofree char *name = tl_map_name_dup (map);
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  char *label = g_strjoinv ("__", parts);

  return g_strdelimit (label, "\n\r\t", ' ');
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was chosen last time, in a setting: how a file is written, not what of the map. Words that
 * mean nothing any more are passed over. */
#include "config.h"

#include "app/tl-export-form-private.h"

#define KEY "export-choices"

/* The rows that are remembered. */
typedef struct
{
  const char     *name;
  TlExportChoice *choice;
} Choice;

typedef struct
{
  const char *name;
  GtkWidget  *control;
} Control;

#define N_CHOICES 9
#define N_CONTROLS 6

static void
list_rows (TlExportForm *self, Choice *choices, Control *controls)
{
  const Choice all[N_CHOICES] = {
    { "format", &self->format }, { "layout", &self->layout },
    { "page", &self->page },     { "size", &self->size },
    { "dpi", &self->dpi },       { "text", &self->letters },
    { "theme", &self->theme },   { "text-scale", &self->text_scale },
    { "font", &self->font },
  };
  const Control numbers[N_CONTROLS] = {
    { "upright", self->upright },
    { "smallest-text", self->smallest },
    { "scale", self->scale },
    { "width", self->width },
    { "transparent", self->transparent },
    { "comments", self->comments },
  };

  for (guint i = 0; i < N_CHOICES; i++)
    choices[i] = all[i];
  for (guint i = 0; i < N_CONTROLS; i++)
    controls[i] = numbers[i];
}

static void
restore_control (GtkWidget *control, double value)
{
  if (GTK_IS_SWITCH (control))
    gtk_switch_set_active (GTK_SWITCH (control), value != 0);
  else
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), value);
}

/**
 * tl_export_form_restore:
 * @self: a form being made, its lists filled
 *
 * Chooses what was chosen last.
 */
void
tl_export_form_restore (TlExportForm *self)
{
  Choice  choices[N_CHOICES];
  Control controls[N_CONTROLS];
  g_autoptr (GVariant) memory = self->settings ? g_settings_get_value (self->settings, KEY) : NULL;
  const char *word;
  double      number;

  if (!memory)
    return;
  list_rows (self, choices, controls);
  for (guint i = 0; i < N_CHOICES; i++)
    if (g_variant_lookup (memory, choices[i].name, "&s", &word))
      {
        tl_export_choice_select (choices[i].choice, word);
        /* The layouts follow from the format. */
        if (i == 0)
          tl_export_form_fill_formats (self);
      }
  for (guint i = 0; i < N_CONTROLS; i++)
    if (g_variant_lookup (memory, controls[i].name, "d", &number))
      restore_control (controls[i].control, number);
}

/**
 * tl_export_form_remember:
 * @self: a form
 *
 * Keeps what is chosen for the next time.
 */
void
tl_export_form_remember (TlExportForm *self)
{
  Choice          choices[N_CHOICES];
  Control         controls[N_CONTROLS];
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_return_if_fail (TL_IS_EXPORT_FORM (self));

  list_rows (self, choices, controls);
  for (guint i = 0; i < N_CHOICES; i++)
    {
      const char *word = tl_export_choice_get (choices[i].choice);

      if (word)
        g_variant_builder_add (&builder, "{sv}", choices[i].name, g_variant_new_string (word));
    }
  for (guint i = 0; i < N_CONTROLS; i++)
    {
      GtkWidget *control = controls[i].control;
      double     value = GTK_IS_SWITCH (control)
                           ? gtk_switch_get_active (GTK_SWITCH (control))
                           : gtk_spin_button_get_value (GTK_SPIN_BUTTON (control));

      g_variant_builder_add (&builder, "{sv}", controls[i].name, g_variant_new_double (value));
    }
  if (self->settings)
    g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
  else
    g_variant_builder_clear (&builder);
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows for times: how long something takes, and a time of day. People write as they speak; beside
 * the words stands what was understood, and only that is written. What is not understood (yet) is
 * shown as wrong, and the record keeps the last good one. */
#include "config.h"

#include "app/tl-form-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tl-clock.h"
#include "map/tl-time.h"

/* What the words mean as documents write it; "" for no words, NULL = not understood. */
typedef char *(*Understand) (const char *typed);
typedef char *(*Say) (const char *text);

typedef struct
{
  Understand understand;
  Say        say;
  GtkWidget *understood; /* a label beside the words */
} TimeRow;

static TimeRow *
get_time_row (TlFormRow *row)
{
  return g_object_get_data (G_OBJECT (tl_form_row_get_widget (row)), "tl-time");
}

static char *
understand (const TimeRow *time, const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));

  return *text ? time->understand (text) : g_strdup ("");
}

/* What a stage takes when it does not say so itself: the sum of its steps. */
static char *
dup_sum (TlFormRow *row)
{
  TlForm          *form = tl_form_row_get_form (row);
  const TlTable   *table = tl_document_get_table (tl_form_get_document (form));
  const TlRecord  *stage = tl_table_get_kind (table, tl_form_get_id (form), TL_KIND_STAGE);
  TlDuration       sum;
  g_autofree char *words = NULL;

  if (!stage || !tl_time_of_stage (table, stage, &sum))
    return NULL;
  words = tl_duration_dup_sum_words (&sum);
  /* Translators: how long a stage takes by its steps, "= 3 h". */
  return g_strdup_printf (_ ("= %s"), words);
}

static void
show_understood (TlFormRow *row, const char *typed, const char *text)
{
  TimeRow         *time = get_time_row (row);
  GtkWidget       *widget = tl_form_row_get_widget (row);
  g_autofree char *words = text && *text ? time->say (text) : NULL;
  g_autofree char *sum = text && !*text ? dup_sum (row) : NULL;
  gboolean         same = words && g_str_equal (words, typed);

  if (text)
    gtk_widget_remove_css_class (widget, "error");
  else
    gtk_widget_add_css_class (widget, "error");
  gtk_label_set_text (GTK_LABEL (time->understood),
                      !text            ? _ ("Not understood")
                      : words && !same ? words
                      : sum            ? sum
                                       : "");
}

static void
clear_time (TlFormRow *row)
{
  tl_form_row_set_text (row, "");
}

static void
typed_cb (GtkEditable *editable, TlFormRow *row)
{
  const char      *typed = gtk_editable_get_text (editable);
  g_autofree char *text = understand (get_time_row (row), typed);

  if (text && *text)
    tl_form_row_set_text (row, text);
  else if (text)
    tl_form_row_emptied (row, clear_time);
  show_understood (row, typed, text);
}

static void
pull_time (TlFormRow *row, const TlRecord *record)
{
  TimeRow     *time = get_time_row (row);
  GtkEditable *editable = GTK_EDITABLE (tl_form_row_get_widget (row));
  const char  *text =
    tl_form_row_is_mixed (row) ? "" : tl_record_get_text (record, tl_form_row_get_field (row));
  g_autofree char *shown = understand (time, gtk_editable_get_text (editable));
  g_autofree char *words = NULL;

  /* Other words for the same are left as somebody wrote them. */
  if (g_strcmp0 (shown, text) != 0)
    {
      words = *text ? time->say (text) : g_strdup ("");
      gtk_editable_set_text (editable, words);
    }
  show_understood (row, gtk_editable_get_text (editable), text);
}

static GtkWidget *
add_time_row (TlForm *form, GtkWidget *parent, guint field, const char *title, TimeRow time)
{
  GtkWidget *widget = adw_entry_row_new ();
  TimeRow   *data = g_memdup2 (&time, sizeof time);
  TlFormRow *row;

  tl_form_prepare_entry (form, widget, title);
  data->understood = gtk_label_new ("");
  gtk_widget_add_css_class (data->understood, "dim-label");
  gtk_widget_add_css_class (data->understood, "caption");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (widget), data->understood);
  g_object_set_data_full (G_OBJECT (widget), "tl-time", data, g_free);
  tl_form_pack (parent, widget);
  row = tl_form_bind (form, widget, field, title, pull_time, NULL);
  tl_form_row_connect (row, widget, "changed", G_CALLBACK (typed_cb));
  return widget;
}

/**
 * tl_form_add_duration:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a duration
 * @title: what it is called
 *
 * Adds an entry for how long something takes, written as people say it.
 */
GtkWidget *
tl_form_add_duration (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *widget =
    add_time_row (form,
                  parent,
                  field,
                  title,
                  (TimeRow){ tl_duration_understand, tl_duration_dup_words, NULL });

  gtk_widget_set_tooltip_text (widget, _ ("Such as 5 min, 1 h 30, 3 days or 2 weeks"));
  return widget;
}

/**
 * tl_form_add_clock:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a time of day
 * @title: what it is called
 *
 * Adds an entry for a time of day.
 */
GtkWidget *
tl_form_add_clock (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *widget = add_time_row (form,
                                    parent,
                                    field,
                                    title,
                                    (TimeRow){ tl_clock_understand, (Say) g_strdup, NULL });

  gtk_widget_set_tooltip_text (widget, _ ("Such as 9:30"));
  return widget;
}

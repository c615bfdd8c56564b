/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that are typed into: one line, several lines, lists, dates. Each keystroke writes, and
 * the row's session makes one step of them. The widgets' own undo is off: there is one undo, the
 * document's, and it shows in the row. Text is cleaned and cut to the field's limit on its way in.
 */
#include "config.h"

#include "app/tl-form-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/tl-text.h"
#include "compat/tl-compat.h"
#include "map/tl-metric.h"

#include "app/tl-text-box.h"

/* Of fields that state no limit of their own: the reader's (64 KiB, its last byte too). */
#define MOST_BYTES (64 * 1024)

static const TlFieldInfo *
get_info (TlFormRow *row)
{
  TlForm         *form = tl_form_row_get_form (row);
  const TlRecord *record =
    tl_table_get (tl_document_get_table (tl_form_get_document (form)), tl_form_get_id (form));

  return record ? tl_kind_get_field (tl_record_get_kind (record), tl_form_row_get_field (row))
                : NULL;
}

static void
write_list (TlFormRow *row, const char *text, const char *separators)
{
  const TlFieldInfo *info = get_info (row);
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint n = 0;

  for (guint i = 0; info && parts[i] && n < info->maximum; i++)
    {
      g_autofree char *clean = tl_text_clean (g_strstrip (parts[i]), MOST_BYTES, FALSE);

      if (*clean)
        {
          g_strv_builder_add (builder, clean);
          n++;
        }
    }
  list = g_strv_builder_end (builder);
  tl_form_row_set_list (row, (const char *const *) list);
}

/* --- One line ----------------------------------------------------------------------------------
 */

static void
set_editable_text (GtkEditable *editable, const char *text)
{
  if (strcmp (gtk_editable_get_text (editable), text) != 0)
    gtk_editable_set_text (editable, text);
}

static void
pull_entry (TlFormRow *row, const TlRecord *record)
{
  set_editable_text (GTK_EDITABLE (tl_form_row_get_widget (row)),
                     tl_form_row_is_mixed (row)
                       ? ""
                       : tl_record_get_text (record, tl_form_row_get_field (row)));
}

static void
entry_cb (GtkEditable *editable, TlFormRow *row)
{
  tl_form_row_set_text (row, gtk_editable_get_text (editable));
}

/**
 * tl_form_prepare_entry:
 * @form: a form
 * @entry: an entry row
 * @title: what it is called
 *
 * Makes an entry one of the form: named for everybody, without an undo of its own.
 */
void
tl_form_prepare_entry (TlForm *form, GtkWidget *entry, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  tl_compat_expose_entry_row (entry, title);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_editable (GTK_EDITABLE (entry), !tl_form_is_read_only (form));
}

static GtkWidget *
new_entry_row (TlForm *form, GtkWidget *parent, const char *title)
{
  GtkWidget *widget = adw_entry_row_new ();

  tl_form_prepare_entry (form, widget, title);
  tl_form_pack (parent, widget);
  return widget;
}

/**
 * tl_form_add_entry:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a text of one line
 * @title: what it is called
 *
 * Adds an entry.
 */
GtkWidget *
tl_form_add_entry (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *widget;

  tl_form_add_entry_row (form, parent, field, title, &widget);
  return widget;
}

/**
 * tl_form_add_entry_row:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a text of one line
 * @title: what it is called
 * @widget: (out) (transfer none): the entry
 *
 * As tl_form_add_entry(), for those who need the row.
 *
 * Returns: (transfer none): the row
 */
TlFormRow *
tl_form_add_entry_row (
  TlForm *form, GtkWidget *parent, guint field, const char *title, GtkWidget **widget)
{
  TlFormRow *row;

  *widget = new_entry_row (form, parent, title);
  row = tl_form_bind (form, *widget, field, title, pull_entry, NULL);
  tl_form_row_connect (row, *widget, "changed", G_CALLBACK (entry_cb));
  return row;
}

/* --- Several lines -----------------------------------------------------------------------------
 */

static void
set_buffer_text (GtkTextBuffer *buffer, const char *text)
{
  g_autofree char *old = NULL;

  g_object_get (buffer, "text", &old, NULL);
  if (strcmp (old, text) != 0)
    gtk_text_buffer_set_text (buffer, text, -1);
}

static void
pull_text (TlFormRow *row, const TlRecord *record)
{
  set_buffer_text (tl_form_row_get_data (row),
                   tl_form_row_is_mixed (row)
                     ? ""
                     : tl_record_get_text (record, tl_form_row_get_field (row)));
}

static void
pull_lines (TlFormRow *row, const TlRecord *record)
{
  const char *const *list = tl_record_get_list (record, tl_form_row_get_field (row));
  g_autofree char   *text = g_strjoinv ("\n", (char **) list);

  set_buffer_text (tl_form_row_get_data (row), tl_form_row_is_mixed (row) ? "" : text);
}

static void
text_cb (GtkTextBuffer *buffer, TlFormRow *row)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  tl_form_row_set_text (row, text);
}

static void
lines_cb (GtkTextBuffer *buffer, TlFormRow *row)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  write_list (row, text, "\n");
}

/**
 * tl_form_new_labeled_row:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @title: what it is called
 * @child: (transfer none): what stands under the title
 *
 * Adds a row that looks like an entry row and grows with what is in it.
 *
 * Returns: (transfer none): the row, not bound yet
 */
GtkWidget *
tl_form_new_labeled_row (TlForm *form, GtkWidget *parent, const char *title, GtkWidget *child)
{
  GtkWidget *widget = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  g_object_set_data (G_OBJECT (widget), "tl-label", label);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), child);
  gtk_widget_add_css_class (widget, "text-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);
  gtk_widget_set_focusable (widget, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  tl_form_pack (parent, widget);
  return widget;
}

static GtkWidget *
new_text_row (TlForm *form, GtkWidget *parent, const char *title, GtkTextBuffer **buffer)
{
  GtkWidget *view = tl_text_box_new (title);

  tl_text_box_set_editable (TL_TEXT_BOX (view), !tl_form_is_read_only (form));
  *buffer = tl_text_box_get_buffer (TL_TEXT_BOX (view));
  return tl_form_new_labeled_row (form, parent, title, view);
}

/**
 * tl_form_add_text:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a text of several lines
 * @title: what it is called
 *
 * Adds a text that grows.
 */
GtkWidget *
tl_form_add_text (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkTextBuffer *buffer;
  GtkWidget     *widget = new_text_row (form, parent, title, &buffer);
  TlFormRow     *row = tl_form_bind (form, widget, field, title, pull_text, buffer);

  tl_form_row_connect (row, buffer, "changed", G_CALLBACK (text_cb));
  return widget;
}

/**
 * tl_form_add_lines:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a list of texts
 * @title: what it is called
 *
 * Adds a text each line of which is an entry of the list.
 */
GtkWidget *
tl_form_add_lines (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  /* Translators: the label of a list; %s is what it lists, such as "Goals". */
  g_autofree char *label = g_strdup_printf (_ ("%s, One a Line"), title);
  GtkTextBuffer   *buffer;
  GtkWidget       *widget = new_text_row (form, parent, label, &buffer);
  TlFormRow       *row = tl_form_bind (form, widget, field, title, pull_lines, buffer);

  tl_form_row_connect (row, buffer, "changed", G_CALLBACK (lines_cb));
  return widget;
}

/* --- Numbers -----------------------------------------------------------------------------------
 */

static void
clear_number (TlFormRow *row)
{
  tl_form_row_set_number (row, NAN);
}

/* A number that is not finished is shown as wrong and not written. */
static void
decimal_cb (GtkEditable *editable, TlFormRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
  double           number = NAN;

  if (*text && !tl_metric_read_number (text, &number))
    {
      gtk_widget_add_css_class (GTK_WIDGET (editable), "error");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
  if (*text)
    tl_form_row_set_number (row, number);
  else
    tl_form_row_emptied (row, clear_number);
}

/* What is typed is left as it is while it says the same: "3,0" is not made "3" under the hand. */
static void
pull_decimal (TlFormRow *row, const TlRecord *record)
{
  GtkEditable *editable = GTK_EDITABLE (tl_form_row_get_widget (row));
  double       number = tl_record_get_number (record, tl_form_row_get_field (row));
  double       shown;
  char         buffer[TL_NUMBER_BUFFER];

  gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
  if (tl_metric_read_number (gtk_editable_get_text (editable), &shown) && shown == number)
    return;
  set_editable_text (editable, isnan (number) ? "" : tl_number_format (number, buffer));
}

/**
 * tl_form_add_decimal:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a number that may be unset
 * @title: what it is called
 *
 * Adds an entry for a number, written with either decimal mark; an empty one unsets it.
 */
GtkWidget *
tl_form_add_decimal (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *widget = new_entry_row (form, parent, title);
  TlFormRow *row = tl_form_bind (form, widget, field, title, pull_decimal, NULL);

  tl_form_row_connect (row, widget, "changed", G_CALLBACK (decimal_cb));
  return widget;
}

/* Numbers of a text, as a file has them; NULL when it holds anything else. */
static char **
dup_numbers (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " ;\t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i]; i++)
    {
      gsize  length = strlen (parts[i]);
      double number;
      char   buffer[TL_NUMBER_BUFFER];

      if (length > 0 && parts[i][length - 1] == ',')
        parts[i][length - 1] = '\0';
      if (!*parts[i])
        continue;
      if (!tl_metric_read_number (parts[i], &number))
        return NULL;
      g_strv_builder_add (builder, tl_number_format (number, buffer));
    }
  return g_strv_builder_end (builder);
}

static void
clear_numbers (TlFormRow *row)
{
  tl_form_row_set_list (row, (const char *const[]){ NULL });
}

static void
numbers_cb (GtkEditable *editable, TlFormRow *row)
{
  g_auto (GStrv) list = dup_numbers (gtk_editable_get_text (editable));

  if (!list)
    {
      gtk_widget_add_css_class (GTK_WIDGET (editable), "error");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
  if (list[0])
    tl_form_row_set_list (row, (const char *const *) list);
  else
    tl_form_row_emptied (row, clear_numbers);
}

static void
pull_numbers (TlFormRow *row, const TlRecord *record)
{
  GtkEditable       *editable = GTK_EDITABLE (tl_form_row_get_widget (row));
  const char *const *list = tl_record_get_list (record, tl_form_row_get_field (row));
  g_auto (GStrv) shown = dup_numbers (gtk_editable_get_text (editable));
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
  if (shown && g_strv_equal ((const char *const *) shown, list))
    return;
  text = g_strjoinv (", ", (char **) list);
  set_editable_text (editable, text);
}

/**
 * tl_form_add_numbers:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a list of numbers
 * @title: what it is called
 *
 * Adds an entry for numbers, one after the other.
 */
GtkWidget *
tl_form_add_numbers (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *widget = new_entry_row (form, parent, title);
  TlFormRow *row = tl_form_bind (form, widget, field, title, pull_numbers, NULL);

  gtk_widget_set_tooltip_text (widget, _ ("Numbers, the oldest first, such as 30, 35, 41"));
  tl_form_row_connect (row, widget, "changed", G_CALLBACK (numbers_cb));
  return widget;
}

/* --- Dates -------------------------------------------------------------------------------------
 */

static gboolean
is_date (const char *text)
{
  int year;
  int month;
  int day;
  int end = 0;

  if (!*text)
    return TRUE;
  if (strlen (text) != strlen ("2026-01-31") ||
      sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || text[end] != '\0')
    return FALSE;
  return day > 0 && month > 0 && year > 0 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static void
clear_date (TlFormRow *row)
{
  tl_form_row_set_text (row, "");
}

/* A date that is not finished is shown as wrong and not written; the record keeps the last good
 * one. */
static void
date_cb (GtkEditable *editable, TlFormRow *row)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (editable));

  g_strstrip (text);
  if (is_date (text))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
      if (*text)
        tl_form_row_set_text (row, text);
      else
        tl_form_row_emptied (row, clear_date);
    }
  else
    gtk_widget_add_css_class (GTK_WIDGET (editable), "error");
}

static void
pull_date (TlFormRow *row, const TlRecord *record)
{
  gtk_widget_remove_css_class (tl_form_row_get_widget (row), "error");
  pull_entry (row, record);
}

static void
day_cb (GtkCalendar *calendar, GtkEditable *editable)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  set_editable_text (editable, text);
}

/* Opens at the day that is written. */
static void
calendar_mapped_cb (GtkCalendar *calendar, GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);
  int         year;
  int         month;
  int         day;
  g_autoptr (GDateTime) date = NULL;

  if (!*text || !is_date (text) || sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return;
  date = g_date_time_new_local (year, month, day, 12, 0, 0);
  g_signal_handlers_block_by_func (calendar, day_cb, editable);
  if (date)
    gtk_calendar_select_day (calendar, date);
  g_signal_handlers_unblock_by_func (calendar, day_cb, editable);
}

static void
add_calendar (GtkWidget *entry, const char *title)
{
  GtkWidget       *button = gtk_menu_button_new ();
  GtkWidget       *popover = gtk_popover_new ();
  GtkWidget       *calendar = gtk_calendar_new ();
  g_autofree char *label = g_strdup_printf (_ ("Choose a day for %s"), title);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Choose a Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  g_signal_connect (calendar, "day-selected", G_CALLBACK (day_cb), entry);
  g_signal_connect (calendar, "map", G_CALLBACK (calendar_mapped_cb), entry);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (entry), button);
}

/**
 * tl_form_add_date:
 * @form: a form
 * @parent: a preferences group or an expander row
 * @field: a date
 * @title: what it is called
 *
 * Adds an entry for a date, written year-month-day, with a calendar.
 */
GtkWidget *
tl_form_add_date (TlForm *form, GtkWidget *parent, guint field, const char *title)
{
  GtkWidget *widget = new_entry_row (form, parent, title);
  TlFormRow *row = tl_form_bind (form, widget, field, title, pull_date, NULL);

  gtk_widget_set_tooltip_text (widget, _ ("Year-month-day, such as 2026-03-31"));
  tl_form_row_connect (row, widget, "changed", G_CALLBACK (date_cb));
  if (!tl_form_is_read_only (form))
    add_calendar (widget, title);
  return widget;
}

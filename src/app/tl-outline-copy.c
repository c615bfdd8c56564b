/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows in the clipboard: what is shown of them, as a table for spreadsheets and as lines with tabs
 * for everything else. Beside it goes whatever the canvas makes of the same cards, so that pasting
 * into a map brings the cards themselves. */
#include "config.h"

#include "app/tl-outline-private.h"

#include <string.h>

#include "base/tl-text.h"

/* The columns that are shown, in the order of the screen; with a heading each. */
static GArray *
dup_columns (TlOutline *self)
{
  GListModel *all = gtk_column_view_get_columns (self->view);
  GArray     *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, i);

      for (guint k = 0; k < TL_N_OUTLINE_COLUMNS; k++)
        if (self->columns[k] == column)
          g_array_append_val (shown, k);
    }
  return shown;
}

typedef void (*CellFunc) (GString *out, const char *text, gboolean first);

static void
add_tsv (GString *out, const char *text, gboolean first)
{
  if (!first)
    g_string_append_c (out, '\t');
  for (const char *p = text; *p; p++)
    g_string_append_c (out, strchr ("\t\r\n", *p) ? ' ' : *p);
}

static void
add_html (GString *out, const char *text, gboolean first)
{
  g_string_append (out, "<td>");
  tl_text_append_xml (out, text, -1);
  g_string_append (out, "</td>");
}

static char *
dup_rows (TlOutline *self, CellFunc add, const char *begin, const char *end)
{
  g_autoptr (GPtrArray) ids = tl_outline_dup_targets (self);
  g_autoptr (GArray) columns = dup_columns (self);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i + 1 < ids->len; i++)
    {
      TlOutlineRow *row = tl_outline_model_find (self->model, ids->pdata[i]);

      g_string_append (out, begin);
      for (guint k = 0; row && k < columns->len; k++)
        {
          g_autofree char *text =
            tl_outline_column_dup_text (g_array_index (columns, guint, k), row);

          add (out, text, k == 0);
        }
      g_string_append (out, end);
    }
  return g_string_free (out, FALSE);
}

/* The rows that are meant, a line each. */
char *
tl_outline_dup_tsv (TlOutline *self)
{
  return dup_rows (self, add_tsv, "", "\n");
}

static GdkContentProvider *
new_html (TlOutline *self)
{
  g_autofree char *rows = dup_rows (self, add_html, "<tr>", "</tr>");
  g_autofree char *table = g_strdup_printf ("<meta charset=\"utf-8\"><table>%s</table>", rows);
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));

  return gdk_content_provider_new_for_bytes ("text/html", bytes);
}

void
tl_outline_copy (TlOutline *self)
{
  GdkClipboard    *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  g_autofree char *text = tl_outline_dup_tsv (self);
  g_autoptr (GdkContentProvider) all = NULL;
  GdkContentProvider *providers[3];
  guint               n = 0;

  if (!*text)
    return;
  tl_outline_push_selection (self);
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.copy", NULL);
  providers[n++] = new_html (self);
  providers[n++] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  if (gdk_clipboard_get_content (clipboard))
    providers[n++] = g_object_ref (gdk_clipboard_get_content (clipboard));
  all = gdk_content_provider_new_union (providers, n);
  gdk_clipboard_set_content (clipboard, all);
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The start page. It only says what was chosen; the window opens it. A sample always opens as an
 * untitled copy, a recent file as itself. */
#include "config.h"

#include "app/tl-start-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/tl-app-data.h"
#include "app/tl-map-card.h"

/* Two rows of four: more than that is what the file chooser is for. */
#define MOST_RECENT 8

struct _TlStartPage
{
  GtkWidget parent_instance;

  GtkWidget  *scroller;
  GtkFlowBox *begin_box;
  GtkFlowBox *recent_box;
  GtkWidget  *recent_part;
  gboolean    filled;
};

enum
{
  NEW_MAP,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlStartPage, tl_start_page, GTK_TYPE_WIDGET)

static void
clear (GtkFlowBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_flow_box_remove (box, child);
}

/* The folder tells files of one name apart. */
static char *
describe_place (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = folder ? g_file_get_path (folder) : NULL;
  const char      *home = g_get_home_dir ();

  if (path && g_str_has_prefix (path, home) && (!path[strlen (home)] || path[strlen (home)] == '/'))
    return g_strdup_printf ("~%s", path + strlen (home));
  return g_strdup (path ? path : "");
}

static TlThemeName
current_theme (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? TL_THEME_DARK
                                                                       : TL_THEME_LIGHT;
}

static void
fill (TlStartPage *self)
{
  g_autoptr (GPtrArray) samples = tl_app_data_list_samples ();
  g_autoptr (GPtrArray) recent = tl_app_data_list_recent (MOST_RECENT);

  clear (self->begin_box);
  clear (self->recent_box);
  gtk_flow_box_append (self->begin_box, tl_map_card_new_blank ());
  for (guint i = 0; i < samples->len; i++)
    gtk_flow_box_append (self->begin_box,
                         tl_map_card_new_file (g_ptr_array_index (samples, i),
                                               NULL,
                                               current_theme ()));
  for (guint i = 0; i < recent->len; i++)
    {
      g_autofree char *place = describe_place (g_ptr_array_index (recent, i));

      gtk_flow_box_append (self->recent_box,
                           tl_map_card_new_file (g_ptr_array_index (recent, i),
                                                 place,
                                                 current_theme ()));
    }
  gtk_widget_set_visible (self->recent_part, recent->len > 0);
  self->filled = TRUE;
}

static void
recent_chosen_cb (TlStartPage *self, GtkFlowBoxChild *child)
{
  g_signal_emit (self, signals[OPEN], 0, tl_map_card_get_file (TL_MAP_CARD (child)), FALSE);
}

static void
begin_chosen_cb (TlStartPage *self, GtkFlowBoxChild *child)
{
  GFile *file = tl_map_card_get_file (TL_MAP_CARD (child));

  if (file)
    g_signal_emit (self, signals[OPEN], 0, file, TRUE);
  else
    g_signal_emit (self, signals[NEW_MAP], 0);
}

static void
style_changed_cb (TlStartPage *self)
{
  if (self->filled)
    fill (self);
}

/* Files are read only when the page is really shown: starting with a document pays nothing. */
static void
tl_start_page_map (GtkWidget *widget)
{
  TlStartPage *self = TL_START_PAGE (widget);

  if (!self->filled)
    fill (self);
  GTK_WIDGET_CLASS (tl_start_page_parent_class)->map (widget);
}

static void
tl_start_page_dispose (GObject *object)
{
  TlStartPage *self = TL_START_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_start_page_parent_class)->dispose (object);
}

static void
tl_start_page_class_init (TlStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_start_page_dispose;
  widget_class->map = tl_start_page_map;
  signals[NEW_MAP] = g_signal_new ("new-map",
                                   TL_TYPE_START_PAGE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
  signals[OPEN] = g_signal_new ("open",
                                TL_TYPE_START_PAGE,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_FILE,
                                G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/tl-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, begin_box);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, recent_part);
  gtk_widget_class_bind_template_callback (widget_class, recent_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_chosen_cb);
}

static void
tl_start_page_init (TlStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (style_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * tl_start_page_new:
 *
 * Returns: (transfer floating): a start page that fills itself when it is first shown
 */
GtkWidget *
tl_start_page_new (void)
{
  return g_object_new (TL_TYPE_START_PAGE, NULL);
}

/**
 * tl_start_page_refresh:
 * @self: a start page
 *
 * Lists samples and recent files again.
 */
void
tl_start_page_refresh (TlStartPage *self)
{
  g_return_if_fail (TL_IS_START_PAGE (self));

  fill (self);
}

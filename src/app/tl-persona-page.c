/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of personas: the list, the form of the chosen one, its sheet. Side by side where there
 * is room; a smaller page shows the sheet in the form's place on request, a narrow one the list or
 * the form. What is shown follows the document; the chosen persona stays chosen while it exists. */
#include "config.h"

#include "app/tl-persona-page-private.h"

#include <glib/gi18n-lib.h>

#include "canvas/tl-step-name.h"
#include "scene/tl-persona-sheet.h"
#include "text/tl-text-layout.h"

#include "app/tl-window-part.h"

/* px; the page never asks for more than a phone has. */
#define LEAST_WIDTH 300
#define LIST_WIDTH 264
/* From here on list and form stand side by side, and with the sheet. */
#define TWO_PANES 640
#define THREE_PANES 1080
#define FORM_LEAST 380
#define FORM_MOST 480
/* Of what the list leaves, the form's share in a wide page. */
#define FORM_SHARE 0.44

static void part_init (TlWindowPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlPersonaPage,
                               tl_persona_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TL_TYPE_WINDOW_PART, part_init))

/* --- What the files share ----------------------------------------------------------------------
 */

const TlTable *
tl_persona_page_get_table (TlPersonaPage *self)
{
  return tl_document_get_table (self->document);
}

/* The chosen persona, NULL = none. */
const TlRecord *
tl_persona_page_get_record (TlPersonaPage *self)
{
  if (!self->document || !self->persona)
    return NULL;
  return tl_table_get_kind (tl_persona_page_get_table (self), self->persona, TL_KIND_PERSONA);
}

TlWindow *
tl_persona_page_get_window (TlPersonaPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return TL_IS_WINDOW (root) ? TL_WINDOW (root) : NULL;
}

gboolean
tl_persona_page_can_edit (TlPersonaPage *self)
{
  return self->document && !self->read_only && !tl_document_in_transaction (self->document);
}

void
tl_persona_page_notice (TlPersonaPage *self, const char *text, gboolean can_undo)
{
  TlWindow *window = tl_persona_page_get_window (self);

  if (window)
    tl_window_show_notice (window, text, can_undo);
}

const TlTheme *
tl_persona_page_get_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean         dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return tl_theme_get (dark ? TL_THEME_HIGH_CONTRAST_DARK : TL_THEME_HIGH_CONTRAST);
  return tl_theme_get (dark ? TL_THEME_DARK : TL_THEME_LIGHT);
}

/* --- The sheet ---------------------------------------------------------------------------------
 */

static gboolean
make_sheet_cb (gpointer user_data)
{
  TlPersonaPage  *self = user_data;
  const TlRecord *persona = tl_persona_page_get_record (self);
  g_autoptr (TlPicture) picture = NULL;
  g_autofree char *label = NULL;

  self->sheet_id = 0;
  if (persona)
    {
      picture = tl_persona_sheet_new (tl_text_get_measurer (tl_text_get_default ()),
                                      tl_persona_page_get_theme (),
                                      tl_persona_page_get_table (self),
                                      self->persona);
      label = g_strdup_printf (_ ("Sheet of %s"), tl_record_get_text (persona, TL_PERSONA_NAME));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label,
                                      -1);
    }
  tl_picture_view_set_picture (self->sheet, picture);
  return G_SOURCE_REMOVE;
}

/* With the next frame, however many letters are typed until then. */
static void
queue_sheet (TlPersonaPage *self)
{
  if (!self->sheet_id)
    self->sheet_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, make_sheet_cb, self, NULL);
}

/* --- What is chosen ----------------------------------------------------------------------------
 */

static void
update_heading (TlPersonaPage *self)
{
  const TlRecord *persona = tl_persona_page_get_record (self);
  const char     *name = persona ? tl_record_get_text (persona, TL_PERSONA_NAME) : "";

  gtk_label_set_text (self->heading, *name || !persona ? name : _ ("Unnamed Persona"));
}

/* A persona that has gone makes way for its neighbour, the first on the map, or none. */
static void
repair_choice (TlPersonaPage *self)
{
  const GPtrArray *all =
    self->document ? tl_persona_get_all (tl_persona_page_get_table (self)) : NULL;
  const TlRecord    *map;
  const char *const *shown;

  if (tl_persona_page_get_record (self))
    return;
  g_clear_pointer (&self->persona, g_free);
  self->in_form = FALSE;
  if (!all || !all->len)
    return;
  map = tl_table_get_kind (tl_persona_page_get_table (self), self->map, TL_KIND_MAP);
  shown = map ? tl_record_get_list (map, TL_MAP_PERSONAS) : NULL;
  self->persona =
    g_strdup (shown && *shown ? shown[0] : tl_record_get_id (g_ptr_array_index (all, 0)));
}

static void
update_all (TlPersonaPage *self)
{
  gboolean empty;

  self->outdated = FALSE;
  repair_choice (self);
  empty = !self->persona;
  gtk_widget_set_visible (self->empty, empty);
  gtk_widget_set_visible (self->list_pane, !empty);
  gtk_widget_set_visible (self->toolbar, !empty);
  gtk_widget_set_visible (self->form_pane, !empty);
  gtk_widget_set_visible (self->sheet_pane, !empty);
  tl_persona_page_update_list (self);
  tl_persona_page_update_form (self);
  tl_persona_page_update_actions (self);
  update_heading (self);
  queue_sheet (self);
}

static gboolean
touches (TlChangeSet *set, guint kinds)
{
  for (guint i = 0; i < tl_change_set_get_n_changes (set); i++)
    {
      const TlChange *change = tl_change_set_get_change (set, i);

      if (kinds & 1u << tl_record_get_kind (change->after ? change->after : change->before))
        return TRUE;
    }
  return FALSE;
}

/* At once where it is seen, else when it is: the map is worked on without this page. */
static void
update_if_seen (TlPersonaPage *self)
{
  self->outdated = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->outdated)
    update_all (self);
}

static void
changed_cb (TlPersonaPage *self, TlChangeSet *set)
{
  if (touches (set,
               1u << TL_KIND_PERSONA | 1u << TL_KIND_IMAGE | 1u << TL_KIND_MAP |
                 1u << TL_KIND_DOCUMENT))
    update_if_seen (self);
}

/**
 * tl_persona_page_choose:
 * @self: a page with a document
 * @persona: one of its personas
 *
 * Shows a persona's form and sheet.
 */
void
tl_persona_page_choose (TlPersonaPage *self, const char *persona)
{
  char *id = g_strdup (persona);

  g_return_if_fail (TL_IS_PERSONA_PAGE (self));

  g_free (self->persona);
  self->persona = id;
  self->in_form = TRUE;
  update_all (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * tl_persona_page_get_persona:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the persona that is shown
 */
const char *
tl_persona_page_get_persona (TlPersonaPage *self)
{
  g_return_val_if_fail (TL_IS_PERSONA_PAGE (self), NULL);

  return self->persona;
}

/* In a narrow page: the form or the list. */
void
tl_persona_page_show_form (TlPersonaPage *self, gboolean shown)
{
  self->in_form = shown;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
back_clicked_cb (TlPersonaPage *self)
{
  tl_persona_page_show_form (self, FALSE);
  gtk_widget_child_focus (self->list_pane, GTK_DIR_TAB_FORWARD);
}

static void
preview_toggled_cb (TlPersonaPage *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- As a part of the window -------------------------------------------------------------------
 */

static void
drop_document (TlPersonaPage *self)
{
  tl_persona_page_drop_form (self);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

static void
set_document (TlWindowPart *part, TlDocument *document, const char *map, gboolean read_only)
{
  TlPersonaPage *self = TL_PERSONA_PAGE (part);

  if (document != self->document || read_only != self->read_only)
    {
      if (document != self->document)
        {
          g_clear_pointer (&self->persona, g_free);
          self->in_form = FALSE;
        }
      drop_document (self);
      self->read_only = read_only;
      if (g_set_object (&self->document, document) && document)
        g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), self);
    }
  g_free (self->map);
  self->map = g_strdup (map);
  update_if_seen (self);
}

static void
commit_writing (TlWindowPart *part)
{
  TlPersonaPage *self = TL_PERSONA_PAGE (part);

  if (self->form)
    tl_form_end_sessions (self->form);
}

static void
part_init (TlWindowPartInterface *iface)
{
  iface->set_document = set_document;
  iface->commit_writing = commit_writing;
}

/* --- Panes -------------------------------------------------------------------------------------
 */

static void
tl_persona_page_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : 0;
  *minimum_baseline = *natural_baseline = -1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0, child_natural = 0;

      if (!gtk_widget_get_visible (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

/* Gives a child its rectangle, from the leading edge, or hides it for an empty one. */
static void
place (TlPersonaPage *self, GtkWidget *child, int x, int y, int width, int height)
{
  gboolean      shown = width > 0 && height > 0;
  GtkAllocation rect = { x, y, width, height };

  if (!gtk_widget_get_visible (child))
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    rect.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_set_child_visible (child, shown);
  if (shown)
    gtk_widget_size_allocate (child, &rect, -1);
}

static gboolean
update_toolbar_cb (gpointer user_data)
{
  TlPersonaPage *self = user_data;

  self->toolbar_id = 0;
  gtk_widget_set_visible (self->back, self->n_panes == 1);
  gtk_widget_set_visible (self->preview, self->n_panes < 3);
  return G_SOURCE_REMOVE;
}

/* Which buttons there are follows from the width; not while sizes are given out. */
static void
set_n_panes (TlPersonaPage *self, guint n_panes)
{
  if (n_panes == self->n_panes)
    return;
  self->n_panes = n_panes;
  if (!self->toolbar_id)
    self->toolbar_id = g_idle_add (update_toolbar_cb, self);
}

static void
tl_persona_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlPersonaPage *self = TL_PERSONA_PAGE (widget);
  guint          n_panes = width < TWO_PANES ? 1 : width < THREE_PANES ? 2 : 3;
  gboolean       sheet_only =
    n_panes < 3 && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->preview));
  int list = n_panes > 1 ? LIST_WIDTH : self->in_form ? 0 : width;
  int rest = width - list;
  int form = n_panes < 3 ? (sheet_only ? 0 : rest)
                         : CLAMP ((int) (rest * FORM_SHARE), FORM_LEAST, FORM_MOST);
  int top = 0;

  set_n_panes (self, n_panes);
  place (self, self->empty, 0, 0, width, height);
  place (self, self->list_pane, 0, 0, list, height);
  if (gtk_widget_get_visible (self->toolbar))
    gtk_widget_measure (self->toolbar, GTK_ORIENTATION_VERTICAL, rest, &top, NULL, NULL, NULL);
  place (self, self->toolbar, list, 0, rest, top);
  place (self, self->form_pane, list, top, form, height - top);
  place (self, self->sheet_pane, list + form, top, rest - form, height - top);
}

/* The list, or the form where that stands alone: never what a narrow page is about to hide. */
static gboolean
tl_persona_page_grab_focus (GtkWidget *widget)
{
  TlPersonaPage *self = TL_PERSONA_PAGE (widget);
  GtkWidget     *part = self->in_form && self->n_panes == 1 ? self->form_pane : self->list_pane;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  /* Not one step on from a row that has it already. */
  if (row && part == self->list_pane && !gtk_widget_get_visible (self->empty))
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return gtk_widget_child_focus (gtk_widget_get_visible (self->empty) ? self->empty : part,
                                 GTK_DIR_TAB_FORWARD);
}

static void
tl_persona_page_map (GtkWidget *widget)
{
  TlPersonaPage *self = TL_PERSONA_PAGE (widget);

  GTK_WIDGET_CLASS (tl_persona_page_parent_class)->map (widget);
  if (self->outdated)
    update_all (self);
}

/* --- The widget --------------------------------------------------------------------------------
 */

static void
tl_persona_page_dispose (GObject *object)
{
  TlPersonaPage *self = TL_PERSONA_PAGE (object);
  GtkWidget     *child;

  drop_document (self);
  g_clear_handle_id (&self->sheet_id, g_source_remove);
  g_clear_handle_id (&self->toolbar_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tl_persona_page_parent_class)->dispose (object);
}

static void
tl_persona_page_finalize (GObject *object)
{
  TlPersonaPage *self = TL_PERSONA_PAGE (object);

  g_free (self->map);
  g_free (self->persona);
  g_free (self->shown);
  G_OBJECT_CLASS (tl_persona_page_parent_class)->finalize (object);
}

static void
tl_persona_page_class_init (TlPersonaPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tl_persona_page_dispose;
  object_class->finalize = tl_persona_page_finalize;
  widget_class->map = tl_persona_page_map;
  widget_class->grab_focus = tl_persona_page_grab_focus;
  widget_class->measure = tl_persona_page_measure;
  widget_class->size_allocate = tl_persona_page_size_allocate;
  g_type_ensure (TL_TYPE_PICTURE_VIEW);
  tl_persona_page_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "personas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/tl-persona-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlPersonaPage, empty);
  gtk_widget_class_bind_template_child (widget_class, TlPersonaPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, TlPersonaPage, list);
  gtk_widget_class_bind_template_child (widget_class, TlPersonaPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, TlPersonaPage, back);
  gtk_widget_class_bind_template_child (widget_class, TlPersonaPage, heading);
  gtk_widget_class_bind_template_child (widget_class, TlPersonaPage, preview);
  gtk_widget_class_bind_template_child (widget_class, TlPersonaPage, form_pane);
  gtk_widget_class_bind_template_child (widget_class, TlPersonaPage, fields);
  gtk_widget_class_bind_template_child (widget_class, TlPersonaPage, sheet_pane);
  gtk_widget_class_bind_template_child (widget_class, TlPersonaPage, sheet);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_toggled_cb);
}

/* Discs and sheet have the theme's colours. */
static void
style_changed_cb (TlPersonaPage *self)
{
  g_clear_pointer (&self->shown, g_free);
  update_all (self);
}

static void
tl_persona_page_init (TlPersonaPage *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const char      *signals[] = { "notify::dark", "notify::high-contrast" };

  gtk_widget_init_template (GTK_WIDGET (self));
  tl_picture_view_set_bare (self->sheet, TRUE);
  tl_persona_page_init_list (self);
  tl_persona_page_init_form (self);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (style,
                             signals[i],
                             G_CALLBACK (style_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
}

/**
 * tl_persona_page_new:
 *
 * Returns: (transfer floating): a page without a document
 */
GtkWidget *
tl_persona_page_new (void)
{
  return g_object_new (TL_TYPE_PERSONA_PAGE, NULL);
}

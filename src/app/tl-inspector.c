/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inspector decides what the pane shows and keeps it as long as its shape stays: walking from
 * card to card of one kind fills the same rows anew. Several records are shown at once. It looks
 * only while it is seen; changes that come meanwhile are caught up when the pane is shown. Rows
 * write through their forms, and nothing here writes in answer to news. */
#include "config.h"

#include "app/tl-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "map/tl-edit.h"

#include "app/tl-window-part.h"

enum
{
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlInspector, tl_inspector, GTK_TYPE_WIDGET)

/* --- For the pages -----------------------------------------------------------------------------
 */

/**
 * tl_inspector_add_group:
 * @self: an inspector building a page
 * @title: (nullable): the group's title
 *
 * Returns: (transfer none): the group
 */
GtkWidget *
tl_inspector_add_group (TlInspector *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->page, group);
  return group;
}

/**
 * tl_inspector_add_form:
 * @self: an inspector building a page
 * @ids: (array zero-terminated=1): records, at least one
 *
 * Returns: (transfer none): a form for them that lives as long as the page
 */
TlForm *
tl_inspector_add_form (TlInspector *self, const char *const *ids)
{
  TlForm *form = tl_form_new (self->document, ids[0], self->read_only);

  tl_form_set_records (form, ids);
  g_ptr_array_add (self->forms, form);
  return form;
}

/**
 * tl_inspector_set_heading:
 * @self: an inspector
 * @heading: what kind of thing is shown
 * @subheading: (nullable): where it is
 */
void
tl_inspector_set_heading (TlInspector *self, const char *heading, const char *subheading)
{
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_label_set_text (GTK_LABEL (self->subheading), subheading ? subheading : "");
  gtk_widget_set_visible (self->subheading, subheading && *subheading);
}

/**
 * tl_inspector_notice:
 * @self: an inspector
 * @text: one sentence
 * @can_undo: whether the last step can be taken back
 */
void
tl_inspector_notice (TlInspector *self, const char *text, gboolean can_undo)
{
  g_signal_emit (self, signals[NOTICE], 0, text, can_undo);
}

/* --- Which page --------------------------------------------------------------------------------
 */

static void
clear_page (TlInspector *self)
{
  GtkWidget *child;

  /* Forms first: their handlers must not hear the widgets go. */
  g_ptr_array_set_size (self->forms, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->page))))
    gtk_box_remove (self->page, child);
  g_clear_pointer (&self->shape, g_free);
}

static const TlRecord *
find (TlInspector *self, const char *id)
{
  return id ? tl_table_get (tl_document_get_table (self->document), id) : NULL;
}

/* The kinds of some records as bits. */
static guint
get_kinds (TlInspector *self, const char *const *ids)
{
  guint kinds = 0;

  for (guint i = 0; ids[i]; i++)
    kinds |= 1u << tl_record_get_kind (find (self, ids[i]));
  return kinds;
}

/* Which rows a page for these records has; that of a persona or map is theirs alone. */
static char *
dup_shape (TlInspector *self, const char *const *ids)
{
  guint  kinds = get_kinds (self, ids);
  TlKind first = tl_record_get_kind (find (self, ids[0]));

  if (kinds == 1u << TL_KIND_CARD)
    return tl_inspector_dup_cards_shape (self, ids);
  if (kinds == 1u << TL_KIND_PERSONA || kinds == 1u << TL_KIND_MAP)
    return g_strdup (ids[0]);
  /* The first tells which kind the form is for. */
  return g_strdup_printf ("parts %x %d %d", kinds, first, ids[1] != NULL);
}

static void
build (TlInspector *self, const char *const *ids)
{
  guint kinds = get_kinds (self, ids);

  if (kinds == 1u << TL_KIND_CARD)
    tl_inspector_build_cards (self, ids);
  else if (kinds == 1u << TL_KIND_PERSONA)
    tl_inspector_build_persona (self, ids[0]);
  else if (kinds == 1u << TL_KIND_MAP)
    tl_inspector_build_map (self);
  else if ((kinds & (kinds - 1)) == 0)
    tl_inspector_build_parts (self, ids);
  else
    tl_inspector_build_several (self, ids);
}

static void
show_records (TlInspector *self, const char *const *ids)
{
  g_autofree char *shape = dup_shape (self, ids);

  gtk_widget_set_visible (self->back, self->persona != NULL);
  if (g_strcmp0 (shape, self->shape) == 0)
    {
      TlForm *form = g_ptr_array_index (self->forms, 0);

      /* The same records' rows follow them by themselves; setting them would end what is being
       * typed. */
      if (!g_strv_equal (tl_form_get_ids (form), ids))
        tl_form_set_records (form, ids);
      return;
    }
  clear_page (self);
  build (self, ids);
  self->shape = g_steal_pointer (&shape);
}

/* Those of the selection that are still there, NULL-terminated; borrowed. */
static GPtrArray *
list_selection (TlInspector *self)
{
  const char *const *selection = tl_canvas_get_selection (self->canvas);
  GPtrArray         *ids = g_ptr_array_new ();

  for (guint i = 0; selection && selection[i]; i++)
    if (find (self, selection[i]))
      g_ptr_array_add (ids, (char *) selection[i]);
  g_ptr_array_add (ids, NULL);
  return ids;
}

/* A heading that the keyboard has walked to: arrows select cards and points, but not headings. */
static const TlRecord *
find_heading (TlInspector *self)
{
  const TlRecord *record = self->has_walked ? find (self, self->focus_id) : NULL;
  TlKind          kind = record ? tl_record_get_kind (record) : TL_KIND_MAP;

  return kind == TL_KIND_STAGE || kind == TL_KIND_STEP || kind == TL_KIND_LANE ? record : NULL;
}

static void
update (TlInspector *self)
{
  g_autoptr (GPtrArray) selection = NULL;
  const TlRecord *record;

  self->outdated = FALSE;
  if (!self->document)
    {
      clear_page (self);
      return;
    }
  if (self->persona && !find (self, self->persona))
    g_clear_pointer (&self->persona, g_free);
  selection = list_selection (self);
  record = find (self, self->persona);
  if (!record && selection->len > 1)
    {
      show_records (self, (const char *const *) selection->pdata);
      return;
    }
  if (!record)
    record = find_heading (self);
  if (!record)
    record = find (self, self->map);
  if (record)
    show_records (self, (const char *const[]){ tl_record_get_id (record), NULL });
  else
    clear_page (self);
}

static gboolean
update_cb (gpointer user_data)
{
  TlInspector *self = user_data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (TlInspector *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->outdated = TRUE;
  else if (!self->update_id)
    /* After drawing: walking fast must not wait for the pane. */
    self->update_id = g_idle_add (update_cb, self);
}

static void
selection_changed_cb (TlInspector *self)
{
  const char *const *selection = self->document ? tl_canvas_get_selection (self->canvas) : NULL;

  /* Choosing something on the map leaves the persona. */
  if (selection && *selection)
    g_clear_pointer (&self->persona, g_free);
  queue_update (self);
}

/* Where the focus is put when a map is opened is nobody's choice: the pane then shows the map. */
static void
focus_moved_cb (TlInspector *self)
{
  GtkWidget       *canvas = GTK_WIDGET (self->canvas);
  GtkRoot         *root = gtk_widget_get_root (canvas);
  g_autofree char *id = NULL;

  g_object_get (self->canvas, "focus-id", &id, NULL);
  if (g_strcmp0 (id, self->focus_id) == 0)
    return;
  self->has_walked = self->focus_id != NULL;
  g_free (self->focus_id);
  self->focus_id = g_steal_pointer (&id);
  /* Going on over the map leaves the persona. */
  if (root && gtk_window_get_focus (GTK_WINDOW (root)) &&
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (root)), canvas))
    g_clear_pointer (&self->persona, g_free);
  queue_update (self);
}

static void
back_clicked_cb (TlInspector *self)
{
  g_clear_pointer (&self->persona, g_free);
  update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

static gboolean
key_cb (TlInspector *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (self->persona)
    back_clicked_cb (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  return GDK_EVENT_STOP;
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
tl_inspector_map (GtkWidget *widget)
{
  TlInspector *self = TL_INSPECTOR (widget);

  if (self->outdated)
    update (self);
  GTK_WIDGET_CLASS (tl_inspector_parent_class)->map (widget);
}

static void
tl_inspector_dispose (GObject *object)
{
  TlInspector *self = TL_INSPECTOR (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  tl_window_part_follow (self, &self->document, NULL, NULL);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->map, g_free);
  g_clear_pointer (&self->persona, g_free);
  g_clear_pointer (&self->fresh_evidence, g_free);
  g_clear_pointer (&self->shape, g_free);
  g_clear_pointer (&self->focus_id, g_free);
  G_OBJECT_CLASS (tl_inspector_parent_class)->dispose (object);
}

static void
tl_inspector_class_init (TlInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tl_inspector_dispose;
  widget_class->map = tl_inspector_map;
  signals[NOTICE] = g_signal_new ("notice",
                                  TL_TYPE_INSPECTOR,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRING,
                                  G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/tl-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, TlInspector, box);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, back);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, heading);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, subheading);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, page);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
}

static void
tl_inspector_init (TlInspector *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->forms = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * tl_inspector_new:
 * @canvas: whose selection it shows; must outlive it
 *
 * Returns: (transfer floating): an inspector without a document
 */
GtkWidget *
tl_inspector_new (TlCanvas *canvas)
{
  TlInspector *self;

  g_return_val_if_fail (TL_IS_CANVAS (canvas), NULL);

  self = g_object_new (TL_TYPE_INSPECTOR, NULL);
  self->canvas = canvas;
  g_signal_connect_object (canvas,
                           "selection-changed",
                           G_CALLBACK (selection_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas,
                           "notify::focus-id",
                           G_CALLBACK (focus_moved_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas,
                           "notify::active-persona",
                           G_CALLBACK (tl_inspector_refresh),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * tl_inspector_set_document:
 * @self: an inspector
 * @document: (nullable): the document
 * @map: (nullable): the map on the canvas
 * @read_only: whether it only shows
 */
void
tl_inspector_set_document (TlInspector *self,
                           TlDocument  *document,
                           const char  *map,
                           gboolean     read_only)
{
  g_return_if_fail (TL_IS_INSPECTOR (self));

  clear_page (self);
  tl_window_part_follow (self, &self->document, document, G_CALLBACK (queue_update));
  g_free (self->map);
  self->map = g_strdup (map);
  g_clear_pointer (&self->persona, g_free);
  g_clear_pointer (&self->focus_id, g_free);
  self->has_walked = FALSE;
  self->read_only = read_only;
  queue_update (self);
}

/**
 * tl_inspector_refresh:
 * @self: an inspector
 *
 * Fills its rows anew: something that is no part of the document has changed.
 */
void
tl_inspector_refresh (TlInspector *self)
{
  g_return_if_fail (TL_IS_INSPECTOR (self));

  for (guint i = 0; i < self->forms->len; i++)
    tl_form_refresh (g_ptr_array_index (self->forms, i));
}

/**
 * tl_inspector_edit_persona:
 * @self: an inspector with a document
 * @persona: a persona
 *
 * Shows a persona's fields, with a way back.
 */
void
tl_inspector_edit_persona (TlInspector *self, const char *persona)
{
  g_return_if_fail (TL_IS_INSPECTOR (self));
  g_return_if_fail (persona != NULL);

  g_free (self->persona);
  self->persona = g_strdup (persona);
  update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

/**
 * tl_inspector_add_persona:
 * @self: an inspector with a document that may be changed
 *
 * Adds a persona to the map and shows its fields, the cursor in its name.
 */
void
tl_inspector_add_persona (TlInspector *self)
{
  g_autofree char *id = NULL;

  g_return_if_fail (TL_IS_INSPECTOR (self));
  g_return_if_fail (self->document != NULL && !self->read_only);

  tl_canvas_commit_writing (self->canvas);
  tl_document_begin (self->document, _ ("Add Persona"));
  id = tl_edit_add_persona (self->document, "", self->map);
  tl_document_commit (self->document);
  tl_inspector_edit_persona (self, id);
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The search bar: an entry, how much was found, on and back, and a second row to replace. The
 * canvas looks, marks and goes there; the bar only asks and says what came of it. Escape, in the
 * bar or on the map, closes it and leaves the focus at what was found last. */
#include "config.h"

#include "app/tl-search-bar.h"

#include <glib/gi18n-lib.h>

#include "compat/tl-compat.h"

#include "app/tl-filter-popover.h"
#include "app/tl-search-elsewhere.h"

/* Between two letters of somebody who types; looking through 5,000 cards takes a few ms. */
#define DELAY_MS 60

struct _TlSearchBar
{
  AdwBin parent_instance;

  TlCanvas *canvas;

  GtkRevealer     *revealer;
  GtkBox          *row;
  GtkSearchEntry  *entry;
  GtkWidget       *back_button;
  GtkWidget       *on_button;
  GtkLabel        *count;
  GtkMenuButton   *filter_button;
  GtkToggleButton *replace_toggle;
  GtkRevealer     *replace_revealer;
  GtkEditable     *with;
  GtkWidget       *replace_button;
  GtkWidget       *replace_all_button;
  GtkRevealer     *note_revealer;
  GtkLabel        *note;
  GtkButton       *uncover_button;
  GtkRevealer     *elsewhere_revealer;
  GtkButton       *elsewhere_button;
  guint            elsewhere_id;
};

enum
{
  PROP_OPEN = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TlSearchBar, tl_search_bar, ADW_TYPE_BIN)

/* --- What came of it --- */

static char *
dup_count (const TlCanvasSearch *state)
{
  if (*state->query == '\0')
    return g_strdup ("");
  if (state->n_found == 0)
    return g_strdup (_ ("Not found"));
  if (!state->wrapped)
    /* Translators: which of the things that were found is shown. */
    return g_strdup_printf (_ ("%u of %u"), state->current, state->n_found);
  if (state->current == 1)
    /* Translators: the search has gone past the last and shows the first. */
    return g_strdup_printf (_ ("%u of %u, from the start"), state->current, state->n_found);
  return g_strdup_printf (_ ("%u of %u, from the end"), state->current, state->n_found);
}

static char *
dup_lane_name (TlSearchBar *self, const char *lane)
{
  const TlTable  *table = tl_document_get_table (tl_canvas_get_document (self->canvas));
  const TlRecord *record = lane != NULL ? tl_table_get_kind (table, lane, TL_KIND_LANE) : NULL;
  const char     *title = record != NULL ? tl_record_get_text (record, TL_LANE_TITLE) : "";

  if (record != NULL && *title == '\0')
    title = tl_scene_kind_name (tl_canvas_get_scene (self->canvas),
                                tl_record_get_integer (record, TL_LANE_KIND));
  return g_strdup (title);
}

/* Says where something is that cannot be seen. */
static void
update_note (TlSearchBar *self, const TlCanvasSearch *state)
{
  g_autofree char *lane = NULL;
  g_autofree char *text = NULL;
  gboolean         covered = FALSE;

  if (state->current > 0)
    {
      lane = dup_lane_name (self, state->lane);
      covered = state->where == TL_FOUND_HIDDEN || state->where == TL_FOUND_COLLAPSED;
    }
  if (covered && state->where == TL_FOUND_HIDDEN)
    text = g_strdup_printf (_ ("In the hidden lane “%s”"), lane);
  else if (covered)
    text = g_strdup_printf (_ ("In the collapsed lane “%s”"), lane);
  else if (state->current > 0 && state->where == TL_FOUND_NOT_DRAWN)
    text = g_strdup (_ ("Not shown on the map at present"));
  if (text != NULL)
    gtk_label_set_text (self->note, text);
  gtk_button_set_label (self->uncover_button,
                        state->where == TL_FOUND_HIDDEN ? _ ("Show Lane") : _ ("Expand Lane"));
  gtk_widget_set_visible (GTK_WIDGET (self->uncover_button), covered);
  gtk_revealer_set_reveal_child (self->note_revealer, text != NULL);
}

static gboolean
update_elsewhere_cb (gpointer user_data)
{
  TlSearchBar     *self = user_data;
  TlCanvasSearch   state;
  guint            n;
  g_autofree char *label = NULL;

  self->elsewhere_id = 0;
  tl_canvas_get_search (self->canvas, &state);
  n = tl_search_elsewhere_count (self->canvas, state.query, NULL);
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%u More in Other Maps",
                                        "%u More in Other Maps",
                                        n),
                           n);
  if (n > 0)
    gtk_button_set_label (self->elsewhere_button, label);
  gtk_revealer_set_reveal_child (self->elsewhere_revealer, n > 0);
  return G_SOURCE_REMOVE;
}

/* After drawing: nobody who types waits for maps that are not shown. */
static void
queue_elsewhere (TlSearchBar *self)
{
  if (!self->elsewhere_id)
    self->elsewhere_id = g_idle_add_full (G_PRIORITY_LOW, update_elsewhere_cb, self, NULL);
}

static void
find_changed_cb (TlSearchBar *self)
{
  TlCanvasSearch   state;
  g_autofree char *count = NULL;
  gboolean         missed;

  tl_canvas_get_search (self->canvas, &state);
  count = dup_count (&state);
  missed = *state.query != '\0' && state.n_found == 0;
  if (g_strcmp0 (gtk_label_get_text (self->count), count) != 0 && *count != '\0')
    tl_compat_announce (GTK_WIDGET (self), count);
  gtk_label_set_text (self->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  count,
                                  -1);
  if (missed)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_sensitive (self->back_button, state.n_found > 0);
  gtk_widget_set_sensitive (self->on_button, state.n_found > 0);
  gtk_widget_set_sensitive (self->replace_button, state.can_replace);
  gtk_widget_set_sensitive (self->replace_all_button, state.can_replace);
  update_note (self, &state);
  queue_elsewhere (self);
}

/* The map ended the search (Escape there) while the bar was open. */
static void
canvas_find_changed_cb (TlSearchBar *self)
{
  TlCanvasSearch state;

  find_changed_cb (self);
  tl_canvas_get_search (self->canvas, &state);
  if (tl_search_bar_is_open (self) && *state.query == '\0' &&
      gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL &&
      *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    tl_search_bar_close (self);
}

/* --- Hands --- */

static void
look (TlSearchBar *self)
{
  tl_canvas_search (self->canvas, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
search_changed_cb (TlSearchBar *self)
{
  if (tl_search_bar_is_open (self))
    look (self);
}

static void
go_on_cb (TlSearchBar *self)
{
  tl_search_bar_step (self, 1);
}

static void
go_back_cb (TlSearchBar *self)
{
  tl_search_bar_step (self, -1);
}

static void
close_cb (TlSearchBar *self)
{
  tl_search_bar_close (self);
}

static void
replace_cb (TlSearchBar *self)
{
  look (self);
  tl_canvas_replace (self->canvas, gtk_editable_get_text (self->with), FALSE);
}

static void
replace_all_cb (TlSearchBar *self)
{
  look (self);
  tl_canvas_replace (self->canvas, gtk_editable_get_text (self->with), TRUE);
}

static void
uncover_cb (TlSearchBar *self)
{
  tl_canvas_uncover_found (self->canvas);
}

/* To the next map that has it, and on looking there. */
static void
elsewhere_cb (TlSearchBar *self)
{
  const char      *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char      *next = NULL;
  g_autofree char *map = NULL;

  tl_search_elsewhere_count (self->canvas, query, &next);
  if (!next)
    return;
  map = g_strdup (next);
  tl_canvas_commit_writing (self->canvas);
  tl_canvas_set_document (self->canvas, tl_canvas_get_document (self->canvas), map);
  look (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
replace_toggled_cb (TlSearchBar *self)
{
  gboolean active = gtk_toggle_button_get_active (self->replace_toggle);

  gtk_revealer_set_reveal_child (self->replace_revealer, active);
  if (active && tl_search_bar_is_open (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->with));
}

/* Before the entry's own bindings: Shift+Enter goes back, Escape closes from every child. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TlSearchBar           *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;
  gboolean in_entry =
    gtk_widget_get_state_flags (GTK_WIDGET (self->entry)) & GTK_STATE_FLAG_FOCUS_WITHIN;

  if (keyval == GDK_KEY_Escape)
    tl_search_bar_close (self);
  else if (enter && in_entry && state & GDK_SHIFT_MASK)
    tl_search_bar_step (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- Object --- */

static void
tl_search_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, tl_search_bar_is_open (TL_SEARCH_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_search_bar_dispose (GObject *object)
{
  g_clear_handle_id (&TL_SEARCH_BAR (object)->elsewhere_id, g_source_remove);
  g_clear_object (&TL_SEARCH_BAR (object)->canvas);
  G_OBJECT_CLASS (tl_search_bar_parent_class)->dispose (object);
}

static void
tl_search_bar_class_init (TlSearchBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = tl_search_bar_get_property;
  G_OBJECT_CLASS (klass)->dispose = tl_search_bar_dispose;
  properties[PROP_OPEN] =
    g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/throughline/Throughline/ui/tl-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, row);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, entry);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, back_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, on_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, count);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, filter_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, replace_toggle);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, replace_revealer);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, with);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, replace_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, replace_all_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, note_revealer);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, note);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, uncover_button);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, elsewhere_revealer);
  gtk_widget_class_bind_template_child (widget_class, TlSearchBar, elsewhere_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, uncover_cb);
  gtk_widget_class_bind_template_callback (widget_class, elsewhere_cb);
}

static void
tl_search_bar_init (TlSearchBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_search_delay (self->entry, DELAY_MS);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* --- Public --- */

/**
 * tl_search_bar_set_canvas:
 * @self: a search bar
 * @canvas: whose map it searches; set once
 *
 * Connects the bar with a canvas.
 */
void
tl_search_bar_set_canvas (TlSearchBar *self, TlCanvas *canvas)
{
  g_return_if_fail (TL_IS_SEARCH_BAR (self));
  g_return_if_fail (self->canvas == NULL);
  self->canvas = g_object_ref (canvas);
  gtk_search_entry_set_key_capture_widget (self->entry, NULL);
  tl_filter_popover_attach (self->filter_button, canvas);
  g_signal_connect_object (canvas,
                           "find-changed",
                           G_CALLBACK (canvas_find_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  find_changed_cb (self);
}

/**
 * tl_search_bar_open:
 * @self: a search bar
 * @replace: whether to replace, too
 *
 * Opens the bar, or comes back to it: the words there are selected, to be typed over.
 */
void
tl_search_bar_open (TlSearchBar *self, gboolean replace)
{
  gboolean was_open;

  g_return_if_fail (TL_IS_SEARCH_BAR (self));
  was_open = tl_search_bar_is_open (self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  if (!was_open)
    {
      look (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
    }
  if (!replace)
    return;
  gtk_toggle_button_set_active (self->replace_toggle, TRUE);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->with));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * tl_search_bar_close:
 * @self: a search bar
 *
 * Closes the bar. Nothing is dimmed any more; what was found last is selected and has the focus.
 */
void
tl_search_bar_close (TlSearchBar *self)
{
  g_return_if_fail (TL_IS_SEARCH_BAR (self));
  if (!tl_search_bar_is_open (self))
    return;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_toggle_button_set_active (self->replace_toggle, FALSE);
  tl_canvas_search_go (self->canvas);
  tl_canvas_search (self->canvas, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

/**
 * tl_search_bar_is_open:
 * @self: a search bar
 *
 * Returns: whether it is open
 */
gboolean
tl_search_bar_is_open (TlSearchBar *self)
{
  g_return_val_if_fail (TL_IS_SEARCH_BAR (self), FALSE);
  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * tl_search_bar_step:
 * @self: a search bar
 * @step: 1 = on, -1 = back
 *
 * Goes on to the next that was found; opens the bar when it is closed.
 */
void
tl_search_bar_step (TlSearchBar *self, int step)
{
  g_return_if_fail (TL_IS_SEARCH_BAR (self));
  if (!tl_search_bar_is_open (self))
    tl_search_bar_open (self, FALSE);
  /* Enter may come before the entry has told of the last letter. */
  look (self);
  tl_canvas_search_step (self->canvas, step);
}

/**
 * tl_search_bar_set_narrow:
 * @self: a search bar
 * @narrow: whether there is little room
 *
 * Puts the buttons beside or under the entry.
 */
void
tl_search_bar_set_narrow (TlSearchBar *self, gboolean narrow)
{
  g_return_if_fail (TL_IS_SEARCH_BAR (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->row),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), narrow);
}

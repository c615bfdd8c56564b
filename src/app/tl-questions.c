/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map leaves open, check by check. The document is looked through a moment after it has
 * changed, at most a few times a second; rows are made anew only when what they say has changed,
 * and only while they are seen. The focus stays with its question, or goes to the next one. */
#include "config.h"

#include "app/tl-questions.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/tl-edit.h"
#include "map/tl-rank.h"

#include "app/tl-question-row.h"
#include "app/tl-suggestions.h"

/* Long enough that typing is not slowed, short enough to be seen as an answer. */
#define DELAY_MS 300
/* A check shows so many rows until all are asked for: nobody reads a hundred at once. */
#define MOST_ROWS 12

struct _TlQuestions
{
  GtkWidget parent_instance;

  TlDocument *document; /* owned; NULL = none */
  char       *map;
  gboolean    read_only;

  GtkWidget *box; /* our one child */
  GtkWidget *heading;
  GtkWidget *nothing;
  GtkBox    *page;
  GtkWidget *popover; /* that asks for an owner, borrowed; NULL = not open */

  GPtrArray *rows;  /* of TlQuestionRow, borrowed */
  char      *shown; /* what the rows say */
  gboolean   showing_all[TL_N_CHECKS];
  guint      n_open;
  guint      update_id;
};

static void tl_questions_part_init (TlWindowPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlQuestions,
                               tl_questions,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TL_TYPE_WINDOW_PART, tl_questions_part_init))

enum
{
  GO,
  FIX,
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What a row does ---------------------------------------------------------------------------
 */

static const TlTable *
get_table (TlQuestions *self)
{
  return tl_document_get_table (self->document);
}

/* A row may stand a moment longer than what it is about. */
static gboolean
is_alive (TlQuestions *self, const TlFinding *finding)
{
  return self->document && tl_table_get (get_table (self), finding->id) &&
         (!finding->other || tl_table_get (get_table (self), finding->other));
}

static void
go (TlQuestions *self, const TlFinding *finding)
{
  if (is_alive (self, finding))
    g_signal_emit (self, signals[GO], 0, finding);
}

static void
row_activated_cb (TlQuestions *self, TlQuestionRow *row)
{
  g_object_ref (row);
  go (self, tl_question_row_get_finding (row));
  g_object_unref (row);
}

static void
dismiss (TlQuestions *self, TlQuestionRow *row, gboolean dismissed)
{
  tl_document_begin (self->document, dismissed ? _ ("Dismiss Question") : _ ("Ask Question Again"));
  tl_edit_dismiss_question (self->document, self->map, tl_question_row_get_key (row), dismissed);
  tl_document_commit (self->document);
  tl_questions_refresh (self);
}

static void
link_cards (TlQuestions *self, const TlFinding *finding)
{
  g_autofree char *link = NULL;

  tl_document_begin (self->document, _ ("Add Link"));
  link = tl_edit_link_cards (self->document, finding->map, finding->id, finding->other);
  tl_document_commit (self->document);
  tl_questions_refresh (self);
}

/* --- Asking for an owner -----------------------------------------------------------------------
 */

static char **
dup_owners (gpointer user_data)
{
  TlQuestions  *self = user_data;
  GStrvBuilder *names = g_strv_builder_new ();
  g_autoptr (GPtrArray) owners = tl_rank_list_owners (get_table (self), NULL);
  char **list;

  for (guint i = 0; i < owners->len; i++)
    if (*(const char *) owners->pdata[i])
      g_strv_builder_add (names, owners->pdata[i]);
  list = g_strv_builder_end (names);
  g_strv_builder_unref (names);
  return list;
}

static void
set_owner (TlQuestions *self, const char *card, const char *owner)
{
  if (!self->document || !tl_table_get (get_table (self), card))
    return;
  tl_document_begin (self->document, _ ("Set Owner"));
  tl_edit_set_text (self->document, card, TL_CARD_OWNER, owner);
  tl_document_commit (self->document);
  tl_questions_refresh (self);
}

static void
owner_entered_cb (GtkEntry *entry, GtkWidget *popover)
{
  TlQuestions     *self = TL_QUESTIONS (gtk_widget_get_ancestor (popover, TL_TYPE_QUESTIONS));
  g_autofree char *owner = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_autofree char *card = g_strdup (g_object_get_data (G_OBJECT (popover), "tl-card"));

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (self)
    set_owner (self, card, owner);
}

static void
take_owner_cb (const char *word, gpointer user_data)
{
  TlQuestions *self = user_data;
  GtkWidget   *entry = self->popover ? gtk_popover_get_child (GTK_POPOVER (self->popover)) : NULL;

  if (!entry)
    return;
  gtk_editable_set_text (GTK_EDITABLE (entry), word);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
}

static void
popover_closed_cb (GtkWidget *popover)
{
  TlQuestions *self = TL_QUESTIONS (gtk_widget_get_ancestor (popover, TL_TYPE_QUESTIONS));

  if (!self || self->popover != popover)
    return;
  self->popover = NULL;
  g_object_ref (popover); /* it is still closing */
  gtk_widget_unparent (popover);
  g_object_unref (popover);
}

static void
ask_owner (TlQuestions *self, TlQuestionRow *row)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Who takes care of it?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Owner"),
                                  -1);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_widget_set_parent (popover, GTK_WIDGET (row));
  g_object_set_data_full (G_OBJECT (popover),
                          "tl-card",
                          g_strdup (tl_question_row_get_finding (row)->id),
                          g_free);
  self->popover = popover;
  tl_suggestions_attach (entry, GTK_EDITABLE (entry), dup_owners, take_owner_cb, self);
  g_signal_connect (entry, "activate", G_CALLBACK (owner_entered_cb), popover);
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
fix (TlQuestions *self, TlQuestionRow *row)
{
  const TlFinding *finding = tl_question_row_get_finding (row);

  if (!is_alive (self, finding))
    return;
  if (finding->check == TL_CHECK_OPPORTUNITY_WITHOUT_OWNER)
    ask_owner (self, row);
  else if (finding->check == TL_CHECK_CHANNEL_CHANGE_WITHOUT_LINK)
    link_cards (self, finding);
  else
    g_signal_emit (self, signals[FIX], 0, finding);
}

static void
verb_cb (TlQuestions *self, const char *verb, TlQuestionRow *row)
{
  if (!self->document || self->read_only)
    return;
  g_object_ref (row);
  if (g_str_equal (verb, "fix"))
    fix (self, row);
  else
    dismiss (self, row, g_str_equal (verb, "dismiss"));
  g_object_unref (row);
}

/* --- Rows --------------------------------------------------------------------------------------
 */

static TlQuestionRow *
find_focused_row (TlQuestions *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, TL_TYPE_QUESTION_ROW) : NULL;

  return row && gtk_widget_is_ancestor (row, GTK_WIDGET (self)) ? TL_QUESTION_ROW (row) : NULL;
}

static void
clear_rows (TlQuestions *self)
{
  GtkWidget *child;

  if (self->popover)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->page))))
    gtk_box_remove (self->page, child);
}

static GtkWidget *
new_row (TlQuestions *self, const TlFinding *finding)
{
  GtkWidget *row = tl_question_row_new (get_table (self), finding, !self->read_only);

  g_signal_connect_object (row,
                           "activated",
                           G_CALLBACK (row_activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "verb", G_CALLBACK (verb_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
show_all_cb (TlQuestions *self, GtkWidget *row)
{
  TlCheck check = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "tl-check"));
  guint   first = self->rows->len;

  self->showing_all[check] = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    if (tl_question_row_get_finding (self->rows->pdata[i])->check == check)
      first = MIN (first, i);
  tl_questions_refresh (self);
  if (first + MOST_ROWS < self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[first + MOST_ROWS]);
}

static GtkWidget *
new_more_row (TlQuestions *self, TlCheck check, guint n_more)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title =
    g_strdup_printf (ngettext ("Show %u More", "Show %u More", n_more), n_more);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "tl-check", GUINT_TO_POINTER (check));
  g_signal_connect_object (row, "activated", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_check (TlQuestions *self, const GArray *findings, TlCheck check)
{
  GtkWidget *group = NULL;
  guint      n = 0, n_more = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const TlFinding *finding = &g_array_index (findings, TlFinding, i);

      if (finding->check != check || finding->dismissed)
        continue;
      if (!group)
        group = adw_preferences_group_new ();
      if (n < MOST_ROWS || self->showing_all[check])
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, finding));
      else
        n_more++;
      n++;
    }
  if (!group)
    return;
  if (n_more > 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_more_row (self, check, n_more));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), tl_check_get_title (check));
  gtk_box_append (self->page, group);
}

static void
add_dismissed (TlQuestions *self, const GArray *findings)
{
  GtkWidget       *group = adw_preferences_group_new ();
  GtkWidget       *expander = adw_expander_row_new ();
  guint            n = findings->len - self->n_open;
  g_autofree char *title = g_strdup_printf (ngettext ("%u Dismissed", "%u Dismissed", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, TlFinding, i).dismissed)
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                new_row (self, &g_array_index (findings, TlFinding, i)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  gtk_box_append (self->page, group);
}

/* Those that were dismissed stand at the end, and may be folded away. */
static void
restore_focus (TlQuestions *self, const char *key, guint index)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      TlQuestionRow *row = self->rows->pdata[i];

      if (tl_question_row_get_finding (row)->dismissed)
        break;
      n++;
      if (g_str_equal (tl_question_row_get_key (row), key))
        index = i;
    }
  gtk_widget_grab_focus (n > 0 ? self->rows->pdata[MIN (index, n - 1)] : self->nothing);
}

static void
fill_rows (TlQuestions *self, const GArray *findings)
{
  TlQuestionRow   *focused = find_focused_row (self);
  g_autofree char *key = focused ? g_strdup (tl_question_row_get_key (focused)) : NULL;
  guint            index = 0;

  if (focused)
    g_ptr_array_find (self->rows, focused, &index);
  clear_rows (self);
  for (guint check = 0; check < TL_N_CHECKS; check++)
    add_check (self, findings, check);
  if (self->n_open < findings->len)
    add_dismissed (self, findings);
  if (key)
    restore_focus (self, key, index);
}

/* All that the rows say, and whether they have buttons. */
static char *
dup_signature (TlQuestions *self, const GArray *findings)
{
  GString *out = g_string_new (self->read_only ? "r" : "w");

  for (guint i = 0; i < findings->len; i++)
    {
      const TlFinding *finding = &g_array_index (findings, TlFinding, i);
      g_autofree char *key = tl_finding_dup_key (finding);
      g_autofree char *text = tl_finding_dup_text (get_table (self), finding);
      g_autofree char *place = tl_finding_dup_place (get_table (self), finding);

      g_string_append_printf (out,
                              "\n%s\t%s\t%s\t%s\t%d\t%d\t%d",
                              key,
                              finding->id,
                              text,
                              place,
                              finding->severity,
                              finding->dismissed,
                              self->showing_all[finding->check]);
    }
  return g_string_free (out, FALSE);
}

static void
show_count (TlQuestions *self, const GArray *findings)
{
  g_autofree char *text = self->n_open == 0 ? g_strdup (_ ("Questions to Resolve"))
                                            : g_strdup_printf (ngettext ("%u Question to Resolve",
                                                                         "%u Questions to Resolve",
                                                                         self->n_open),
                                                               self->n_open);

  gtk_label_set_text (GTK_LABEL (self->heading), text);
  gtk_widget_set_visible (self->nothing, self->n_open == 0);
}

static GArray *
run_checks (TlQuestions *self)
{
  if (!self->document || !self->map)
    return g_array_new (FALSE, FALSE, sizeof (TlFinding));
  return tl_checks_run (get_table (self), self->map);
}

static void
update (TlQuestions *self)
{
  g_autoptr (GArray) findings = run_checks (self);
  g_autofree char *signature = NULL;

  self->n_open = tl_checks_count_open (findings);
  g_signal_emit (self, signals[COUNTED], 0, self->n_open);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  signature = dup_signature (self, findings);
  if (g_strcmp0 (signature, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);
  show_count (self, findings);
  fill_rows (self, findings);
}

static gboolean
update_cb (gpointer user_data)
{
  TlQuestions *self = user_data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (TlQuestions *self)
{
  if (!self->update_id)
    self->update_id = g_timeout_add_full (G_PRIORITY_LOW, DELAY_MS, update_cb, self, NULL);
}

/* --- Object ------------------------------------------------------------------------------------
 */

static void
tl_questions_set_document (TlWindowPart *part,
                           TlDocument   *document,
                           const char   *map,
                           gboolean      read_only)
{
  TlQuestions *self = TL_QUESTIONS (part);

  tl_window_part_follow (self, &self->document, document, G_CALLBACK (queue_update));
  if (g_strcmp0 (map, self->map) != 0)
    memset (self->showing_all, 0, sizeof self->showing_all);
  g_free (self->map);
  self->map = g_strdup (map);
  self->read_only = read_only;
  /* Rows of another document must not be pressed. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    tl_questions_refresh (self);
  else
    queue_update (self);
}

static void
tl_questions_part_init (TlWindowPartInterface *iface)
{
  iface->set_document = tl_questions_set_document;
}

static void
tl_questions_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_questions_parent_class)->map (widget);
  tl_questions_refresh (TL_QUESTIONS (widget));
}

static void
tl_questions_dispose (GObject *object)
{
  TlQuestions *self = TL_QUESTIONS (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  tl_window_part_follow (self, &self->document, NULL, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_questions_parent_class)->dispose (object);
}

static void
tl_questions_finalize (GObject *object)
{
  TlQuestions *self = TL_QUESTIONS (object);

  g_free (self->map);
  g_free (self->shown);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tl_questions_parent_class)->finalize (object);
}

static void
tl_questions_class_init (TlQuestionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = tl_questions_dispose;
  object_class->finalize = tl_questions_finalize;
  widget_class->map = tl_questions_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "questions");
  signals[GO] = g_signal_new ("go", type, 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FIX] = g_signal_new ("fix", type, 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[COUNTED] =
    g_signal_new ("counted", type, 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static GtkWidget *
new_nothing (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing Left to Resolve"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _ ("Every stage has a touchpoint, every pain point an answer, every answer an owner."));
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_set_focusable (page, TRUE);
  return page;
}

static void
tl_questions_init (TlQuestions *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->heading, "title-4");
  gtk_widget_set_margin_top (self->heading, 12);
  gtk_widget_set_margin_bottom (self->heading, 6);
  gtk_widget_set_margin_start (self->heading, 18);
  gtk_widget_set_margin_end (self->heading, 18);
  self->nothing = new_nothing ();
  self->page = GTK_BOX (page);
  gtk_widget_set_margin_top (page, 6);
  gtk_widget_set_margin_bottom (page, 24);
  gtk_widget_set_margin_start (page, 12);
  gtk_widget_set_margin_end (page, 12);
  gtk_box_append (GTK_BOX (content), self->nothing);
  gtk_box_append (GTK_BOX (content), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * tl_questions_new:
 *
 * Returns: (transfer floating): a panel without a document
 */
GtkWidget *
tl_questions_new (void)
{
  return g_object_new (TL_TYPE_QUESTIONS, NULL);
}

/**
 * tl_questions_get_n_open:
 * @self: a panel
 *
 * Returns: how many questions were open when it last looked
 */
guint
tl_questions_get_n_open (TlQuestions *self)
{
  g_return_val_if_fail (TL_IS_QUESTIONS (self), 0);

  return self->n_open;
}

/**
 * tl_questions_refresh:
 * @self: a panel
 *
 * Looks through the document now.
 */
void
tl_questions_refresh (TlQuestions *self)
{
  g_return_if_fail (TL_IS_QUESTIONS (self));

  g_clear_handle_id (&self->update_id, g_source_remove);
  update (self);
}

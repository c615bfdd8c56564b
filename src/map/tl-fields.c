/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The field table itself: nothing but data and look-ups in it. The rows of each kind stand in the
 * order of the enums in tl-fields.h, which is the order in which files write them. To add a field:
 * add it to the enum, then its row here; loading, saving, schema, diff and undo follow. */
#include "config.h"

#include "map/tl-fields.h"

#include <math.h>
#include <string.h>

/* Counts of people, votes and sessions: as far as JSON integers are exact. */
#define MAX_COUNT 9007199254740991.0
/* The longest a texts' list may be; more than a workshop writes, few enough to stay quick. */
#define MAX_ENTRIES 1000
#define MAX_DATA (8.0 * 1024 * 1024)
/* A column is never wider than two screens. */
#define MAX_WIDTH 4000
#define MAX_SPAN 1000
#define MAX_CODE 16
/* A path and an id. */
#define MAX_OPENS 4096

#define BIT(kind) (1u << TL_KIND_##kind)

#define PARENT(kind_)                                                                              \
  [TL_FIELD_PARENT] = { .name = "parent",                                                          \
                        .type = TL_FIELD_TYPE_REF,                                                 \
                        .flags = TL_FIELD_FLAG_PARENT,                                             \
                        .targets = BIT (kind_),                                                    \
                        .gone = TL_GONE_DELETE },                                                  \
  [TL_FIELD_ORDER] = { .name = "order", .type = TL_FIELD_TYPE_ORDER }
#define EXTRA .name = "extra", .type = TL_FIELD_TYPE_EXTRA
#define TEXT(name_) .name = name_, .type = TL_FIELD_TYPE_TEXT
#define LINES(name_) .name = name_, .type = TL_FIELD_TYPE_TEXT, .flags = TL_FIELD_FLAG_MULTILINE
#define TEXT_LIST(name_) .name = name_, .type = TL_FIELD_TYPE_TEXT_LIST, .maximum = MAX_ENTRIES
#define NUMBER_LIST(name_) .name = name_, .type = TL_FIELD_TYPE_NUMBER_LIST, .maximum = MAX_ENTRIES
#define BOOLEAN(name_) .name = name_, .type = TL_FIELD_TYPE_BOOLEAN, .maximum = 1
#define INTEGER(name_, minimum_, maximum_)                                                         \
  .name = name_, .type = TL_FIELD_TYPE_INTEGER, .minimum = minimum_, .maximum = maximum_
#define RATING(name_) INTEGER (name_, 0, 5)
#define COUNT(name_) INTEGER (name_, 0, MAX_COUNT)
#define NUMBER(name_, minimum_, maximum_)                                                          \
  .name = name_, .type = TL_FIELD_TYPE_NUMBER, .minimum = minimum_, .maximum = maximum_
#define UNSET_NUMBER(name_) NUMBER (name_, -G_MAXDOUBLE, G_MAXDOUBLE), .initial = NAN
#define ENUM(name_, values_)                                                                       \
  .name = name_, .type = TL_FIELD_TYPE_ENUM, .values = values_,                                    \
  .maximum = G_N_ELEMENTS (values_) - 2
#define COLOR(name_) .name = name_, .type = TL_FIELD_TYPE_COLOR, .values = tl_palette_names
#define DATE(name_) .name = name_, .type = TL_FIELD_TYPE_DATE
#define DURATION(name_) .name = name_, .type = TL_FIELD_TYPE_DURATION
#define CLOCK(name_) .name = name_, .type = TL_FIELD_TYPE_CLOCK
#define REF(name_, targets_, gone_)                                                                \
  .name = name_, .type = TL_FIELD_TYPE_REF, .targets = targets_, .gone = TL_GONE_##gone_
#define REF_LIST(name_, targets_)                                                                  \
  .name = name_, .type = TL_FIELD_TYPE_REF_LIST, .targets = targets_, .gone = TL_GONE_CLEAR,       \
  .maximum = MAX_ENTRIES

/* What a number, a quote or an experiment can be about. */
#define THINGS (BIT (STAGE) | BIT (STEP) | BIT (LANE) | BIT (CARD) | BIT (POINT) | BIT (LINK))

const char *const tl_palette_names[] = { "blue", "teal",   "green", "yellow", "orange", "red",
                                         "pink", "purple", "brown", "grey",   NULL };

static const char *const directions[] = { "ltr", "rtl", NULL };
static const char *const map_states[] = { "as-is", "to-be", "variant", NULL };
static const char *const map_layouts[] = { "grid", "round", NULL };
static const char *const reached[] = { "unknown", "yes", "partly", "no", NULL };
static const char *const themes[] = {
  "auto", "light", "dark", "high-contrast", "high-contrast-dark", "print", NULL
};
static const char *const lane_kinds[] = { "touchpoints", "actions",  "thoughts",    "quotes",
                                          "needs",       "emotions", "pain-points", "opportunities",
                                          "solutions",   "channels", "frontstage",  "backstage",
                                          "support",     "evidence", "metrics",     "images",
                                          "text",        NULL };
static const char *const lane_lines[] = {
  "automatic", "none", "interaction", "visibility", "internal-interaction", NULL
};
static const char *const channels[] = { "none",  "web",       "search",  "social", "email", "chat",
                                        "phone", "in-person", "shop",    "post",   "app",   "print",
                                        "event", "device",    "partner", "custom", NULL };
static const char *const evidence_states[] = { "none", "observed", "assumed", "proposed", NULL };
static const char *const work_states[] = { "none", "idea",     "planned", "in-progress",
                                           "done", "rejected", NULL };
static const char *const link_kinds[] = { "next", "alternative", "loop-back", NULL };
static const char *const metric_trends[] = { "auto", "up", "down", "flat", NULL };
static const char *const metric_better[] = { "higher", "lower", NULL };
static const char *const metric_displays[] = {
  "auto", "number", "bar", "gauge", "spark-line", NULL
};
static const char *const evidence_kinds[] = { "other",       "interview", "survey",
                                              "observation", "usability", "analytics",
                                              "feedback",    "support",   NULL };
static const char *const experiment_states[] = { "planned", "running", "done", "stopped", NULL };

static const TlFieldInfo document_fields[] = {
  [TL_DOCUMENT_TITLE] = { TEXT ("title") },
  [TL_DOCUMENT_LANGUAGE] = { TEXT ("language"), .maximum = 64 },
  [TL_DOCUMENT_DIRECTION] = { ENUM ("direction", directions) },
  [TL_DOCUMENT_EXTRA] = { EXTRA },
};

static const TlFieldInfo persona_fields[] = {
  PARENT (DOCUMENT),
  [TL_PERSONA_NAME] = { TEXT ("name") },
  [TL_PERSONA_AGE] = { TEXT ("age") },
  [TL_PERSONA_OCCUPATION] = { TEXT ("occupation") },
  [TL_PERSONA_GOALS] = { TEXT_LIST ("goals") },
  [TL_PERSONA_CHALLENGES] = { TEXT_LIST ("challenges") },
  [TL_PERSONA_NEEDS] = { TEXT_LIST ("needs") },
  [TL_PERSONA_MOTIVATIONS] = { TEXT_LIST ("motivations") },
  [TL_PERSONA_BEHAVIOURS] = { TEXT_LIST ("behaviours") },
  [TL_PERSONA_DEMOGRAPHICS] = { LINES ("demographics") },
  [TL_PERSONA_QUOTE] = { LINES ("quote") },
  [TL_PERSONA_PORTRAIT] = { REF ("portrait", BIT (IMAGE), CLEAR) },
  [TL_PERSONA_SEGMENT] = { TEXT ("segment") },
  [TL_PERSONA_COLOR] = { COLOR ("color") },
  [TL_PERSONA_EXTRA] = { EXTRA },
};

static const TlFieldInfo map_fields[] = {
  PARENT (DOCUMENT),
  [TL_MAP_TITLE] = { TEXT ("title") },
  [TL_MAP_STATE] = { ENUM ("state", map_states) },
  [TL_MAP_SCENARIO] = { LINES ("scenario") },
  [TL_MAP_OBJECTIVE] = { LINES ("objective") },
  [TL_MAP_GOAL] = { LINES ("goal") },
  [TL_MAP_GOAL_REACHED] = { ENUM ("goal_reached", reached) },
  [TL_MAP_EXPECTATIONS] = { TEXT_LIST ("expectations") },
  [TL_MAP_PERSONAS] = { REF_LIST ("personas", BIT (PERSONA)) },
  [TL_MAP_THEME] = { ENUM ("theme", themes) },
  [TL_MAP_TEXT_SCALE] = { INTEGER ("text_scale", 100, 200), .initial = 100 },
  [TL_MAP_LOCKED] = { BOOLEAN ("locked") },
  [TL_MAP_CODES] = { TEXT_LIST ("codes") },
  [TL_MAP_SHOW_CODES] = { BOOLEAN ("show_codes") },
  [TL_MAP_SHOW_COVERAGE] = { BOOLEAN ("show_coverage") },
  [TL_MAP_BASE] = { REF ("base", BIT (MAP), CLEAR) },
  [TL_MAP_SHOW_TIME] = { BOOLEAN ("show_time") },
  [TL_MAP_TIME_TO_SCALE] = { BOOLEAN ("time_to_scale") },
  [TL_MAP_START] = { CLOCK ("start") },
  [TL_MAP_SHOW_COMMENTS] = { BOOLEAN ("show_comments"), .initial = 1 },
  [TL_MAP_DISMISSED_QUESTIONS] = { TEXT_LIST ("dismissed_questions") },
  [TL_MAP_LAYOUT] = { ENUM ("layout", map_layouts) },
  [TL_MAP_EXTRA] = { EXTRA },
};

static const TlFieldInfo stage_fields[] = {
  PARENT (MAP),
  [TL_STAGE_TITLE] = { TEXT ("title") },
  [TL_STAGE_COLOR] = { COLOR ("color") },
  [TL_STAGE_WIDTH] = { INTEGER ("width", 0, MAX_WIDTH) },
  [TL_STAGE_DURATION] = { DURATION ("duration") },
  [TL_STAGE_FROM] = { TEXT ("from"), .maximum = 64 },
  [TL_STAGE_EXTRA] = { EXTRA },
};

static const TlFieldInfo step_fields[] = {
  PARENT (STAGE),
  [TL_STEP_TITLE] = { TEXT ("title") },
  [TL_STEP_WIDTH] = { INTEGER ("width", 0, MAX_WIDTH) },
  [TL_STEP_DURATION] = { DURATION ("duration") },
  [TL_STEP_FROM] = { TEXT ("from"), .maximum = 64 },
  [TL_STEP_EXTRA] = { EXTRA },
};

static const TlFieldInfo lane_fields[] = {
  PARENT (MAP),
  [TL_LANE_KIND] = { ENUM ("kind", lane_kinds), .flags = TL_FIELD_FLAG_ALWAYS },
  [TL_LANE_TITLE] = { TEXT ("title") },
  [TL_LANE_HIDDEN] = { BOOLEAN ("hidden") },
  [TL_LANE_COLLAPSED] = { BOOLEAN ("collapsed") },
  [TL_LANE_LINE_BELOW] = { ENUM ("line_below", lane_lines) },
  [TL_LANE_FROM] = { TEXT ("from"), .maximum = 64 },
  [TL_LANE_EXTRA] = { EXTRA },
};

static const TlFieldInfo card_fields[] = {
  PARENT (MAP),
  [TL_CARD_CODE] = { TEXT ("code"), .maximum = MAX_CODE },
  [TL_CARD_COLUMN] = { REF ("column", BIT (STAGE) | BIT (STEP), CLEAR) },
  [TL_CARD_LANE] = { REF ("lane", BIT (LANE), CLEAR) },
  [TL_CARD_KIND] = { ENUM ("kind", lane_kinds) },
  [TL_CARD_SPAN] = { INTEGER ("span", 1, MAX_SPAN), .initial = 1 },
  [TL_CARD_TITLE] = { TEXT ("title") },
  [TL_CARD_TEXT] = { LINES ("text") },
  [TL_CARD_CHANNEL] = { ENUM ("channel", channels) },
  [TL_CARD_PERSONA] = { REF ("persona", BIT (PERSONA), CLEAR) },
  [TL_CARD_COLOR] = { COLOR ("color") },
  [TL_CARD_TAGS] = { TEXT_LIST ("tags") },
  [TL_CARD_OWNER] = { TEXT ("owner") },
  [TL_CARD_TEAM] = { TEXT ("team") },
  [TL_CARD_VOTES] = { COUNT ("votes") },
  [TL_CARD_IMAGES] = { REF_LIST ("images", BIT (IMAGE)) },
  [TL_CARD_URL] = { TEXT ("url") },
  [TL_CARD_MOMENT_OF_TRUTH] = { BOOLEAN ("moment_of_truth") },
  [TL_CARD_EVIDENCE_STATUS] = { ENUM ("evidence_status", evidence_states) },
  [TL_CARD_EVIDENCE_SOURCE] = { TEXT ("evidence_source") },
  [TL_CARD_EVIDENCE_N] = { COUNT ("evidence_n") },
  [TL_CARD_EVIDENCE_DATE] = { DATE ("evidence_date") },
  [TL_CARD_SEVERITY] = { RATING ("severity") },
  [TL_CARD_FREQUENCY] = { RATING ("frequency") },
  [TL_CARD_IMPACT] = { RATING ("impact") },
  [TL_CARD_EFFORT] = { RATING ("effort") },
  [TL_CARD_REACH] = { COUNT ("reach") },
  [TL_CARD_CONFIDENCE] = { INTEGER ("confidence", 0, 100) },
  [TL_CARD_STATUS] = { ENUM ("status", work_states) },
  [TL_CARD_DUE] = { DATE ("due") },
  [TL_CARD_DURATION] = { DURATION ("duration") },
  [TL_CARD_ABOUT] = { REF_LIST ("about", BIT (CARD)) },
  [TL_CARD_FROM] = { TEXT ("from"), .maximum = 64 },
  [TL_CARD_OPENS] = { TEXT ("opens"), .maximum = MAX_OPENS },
  [TL_CARD_EXTRA] = { EXTRA },
};

static const TlFieldInfo curve_fields[] = {
  PARENT (MAP),
  [TL_CURVE_LANE] = { REF ("lane", BIT (LANE), DELETE) },
  [TL_CURVE_PERSONA] = { REF ("persona", BIT (PERSONA), DELETE) },
  [TL_CURVE_TARGET] = { BOOLEAN ("target") },
  [TL_CURVE_HIDDEN] = { BOOLEAN ("hidden") },
  [TL_CURVE_EXTRA] = { EXTRA },
};

static const TlFieldInfo point_fields[] = {
  PARENT (CURVE),
  [TL_POINT_CARD] = { REF ("card", BIT (CARD), REANCHOR) },
  [TL_POINT_COLUMN] = { REF ("column", BIT (STAGE) | BIT (STEP), DELETE) },
  [TL_POINT_AT] = { NUMBER ("at", 0, 1), .initial = 0.5 },
  [TL_POINT_SCORE] = { NUMBER ("score", -2, 2), .flags = TL_FIELD_FLAG_ALWAYS },
  [TL_POINT_LABEL] = { TEXT ("label") },
  [TL_POINT_MOMENT_OF_TRUTH] = { BOOLEAN ("moment_of_truth") },
  [TL_POINT_GAP] = { BOOLEAN ("gap") },
  [TL_POINT_EXTRA] = { EXTRA },
};

static const TlFieldInfo link_fields[] = {
  PARENT (MAP),
  [TL_LINK_FROM] = { REF ("from", BIT (CARD), DELETE) },
  [TL_LINK_TO] = { REF ("to", BIT (CARD), DELETE) },
  [TL_LINK_KIND] = { ENUM ("kind", link_kinds) },
  [TL_LINK_LABEL] = { TEXT ("label") },
  [TL_LINK_EXTRA] = { EXTRA },
};

static const TlFieldInfo metric_fields[] = {
  PARENT (MAP),
  [TL_METRIC_TITLE] = { TEXT ("title") },
  [TL_METRIC_ABOUT] = { REF ("about", THINGS, CLEAR) },
  [TL_METRIC_VALUE] = { UNSET_NUMBER ("value") },
  [TL_METRIC_TARGET] = { UNSET_NUMBER ("target") },
  [TL_METRIC_UNIT] = { TEXT ("unit") },
  [TL_METRIC_PERIOD] = { TEXT ("period") },
  [TL_METRIC_SOURCE] = { TEXT ("source") },
  [TL_METRIC_TREND] = { ENUM ("trend", metric_trends) },
  [TL_METRIC_BETTER] = { ENUM ("better", metric_better) },
  [TL_METRIC_DISPLAY] = { ENUM ("display", metric_displays) },
  [TL_METRIC_MINIMUM] = { UNSET_NUMBER ("minimum") },
  [TL_METRIC_MAXIMUM] = { UNSET_NUMBER ("maximum") },
  [TL_METRIC_HISTORY] = { NUMBER_LIST ("history") },
  [TL_METRIC_EXTRA] = { EXTRA },
};

static const TlFieldInfo evidence_fields[] = {
  PARENT (MAP),
  [TL_EVIDENCE_TITLE] = { TEXT ("title") },
  [TL_EVIDENCE_KIND] = { ENUM ("kind", evidence_kinds) },
  [TL_EVIDENCE_ABOUT] = { REF_LIST ("about", THINGS) },
  [TL_EVIDENCE_TEXT] = { LINES ("text") },
  [TL_EVIDENCE_SOURCE] = { TEXT ("source") },
  [TL_EVIDENCE_URL] = { TEXT ("url") },
  [TL_EVIDENCE_N] = { COUNT ("n") },
  [TL_EVIDENCE_DATE] = { DATE ("date") },
  [TL_EVIDENCE_EXTRA] = { EXTRA },
};

static const TlFieldInfo comment_fields[] = {
  PARENT (MAP),
  [TL_COMMENT_ABOUT] = { REF ("about", THINGS, CLEAR) },
  [TL_COMMENT_COLUMN] = { REF ("column", BIT (STAGE) | BIT (STEP), CLEAR) },
  [TL_COMMENT_LANE] = { REF ("lane", BIT (LANE), CLEAR) },
  [TL_COMMENT_REPLY_TO] = { REF ("reply_to", BIT (COMMENT), DELETE) },
  [TL_COMMENT_AUTHOR] = { TEXT ("author") },
  [TL_COMMENT_TEXT] = { LINES ("text") },
  [TL_COMMENT_DATE] = { DATE ("date") },
  [TL_COMMENT_RESOLVED] = { BOOLEAN ("resolved") },
  [TL_COMMENT_EXTRA] = { EXTRA },
};

static const TlFieldInfo experiment_fields[] = {
  PARENT (MAP),
  [TL_EXPERIMENT_TITLE] = { TEXT ("title") },
  [TL_EXPERIMENT_ABOUT] = { REF_LIST ("about", THINGS) },
  [TL_EXPERIMENT_HYPOTHESIS] = { LINES ("hypothesis") },
  [TL_EXPERIMENT_METRIC] = { REF ("metric", BIT (METRIC), CLEAR) },
  [TL_EXPERIMENT_CONTROL_N] = { COUNT ("control_n") },
  [TL_EXPERIMENT_CONTROL_CONVERSIONS] = { COUNT ("control_conversions") },
  [TL_EXPERIMENT_VARIANT_N] = { COUNT ("variant_n") },
  [TL_EXPERIMENT_VARIANT_CONVERSIONS] = { COUNT ("variant_conversions") },
  [TL_EXPERIMENT_STATUS] = { ENUM ("status", experiment_states) },
  [TL_EXPERIMENT_START] = { DATE ("start") },
  [TL_EXPERIMENT_END] = { DATE ("end") },
  [TL_EXPERIMENT_EXTRA] = { EXTRA },
};

static const TlFieldInfo image_fields[] = {
  PARENT (DOCUMENT),
  [TL_IMAGE_TYPE] = { TEXT ("type"), .maximum = 64 },
  [TL_IMAGE_DATA] = { .name = "data", .type = TL_FIELD_TYPE_DATA, .maximum = MAX_DATA },
  [TL_IMAGE_ALT] = { TEXT ("alt") },
  [TL_IMAGE_EXTRA] = { EXTRA },
};

#define KIND(kind_, name_, collection_, parent_, always_, fields_)                                 \
  [TL_KIND_##kind_] = { TL_KIND_##kind_,        name_,  collection_, parent_, always_,             \
                        G_N_ELEMENTS (fields_), fields_ }

static const TlKindInfo kinds[TL_N_KINDS] = {
  KIND (DOCUMENT, "document", NULL, -1, TRUE, document_fields),
  KIND (PERSONA, "persona", "personas", TL_KIND_DOCUMENT, TRUE, persona_fields),
  KIND (MAP, "map", "maps", TL_KIND_DOCUMENT, TRUE, map_fields),
  KIND (STAGE, "stage", "stages", TL_KIND_MAP, TRUE, stage_fields),
  KIND (STEP, "step", "steps", TL_KIND_STAGE, FALSE, step_fields),
  KIND (LANE, "lane", "lanes", TL_KIND_MAP, TRUE, lane_fields),
  KIND (CARD, "card", "cards", TL_KIND_MAP, TRUE, card_fields),
  KIND (CURVE, "curve", "curves", TL_KIND_MAP, TRUE, curve_fields),
  KIND (POINT, "point", "points", TL_KIND_CURVE, FALSE, point_fields),
  KIND (LINK, "link", "links", TL_KIND_MAP, TRUE, link_fields),
  KIND (METRIC, "metric", "metrics", TL_KIND_MAP, FALSE, metric_fields),
  KIND (EVIDENCE, "evidence", "evidence", TL_KIND_MAP, FALSE, evidence_fields),
  KIND (COMMENT, "comment", "comments", TL_KIND_MAP, FALSE, comment_fields),
  KIND (EXPERIMENT, "experiment", "experiments", TL_KIND_MAP, FALSE, experiment_fields),
  KIND (IMAGE, "image", "images", TL_KIND_DOCUMENT, FALSE, image_fields),
};

G_STATIC_ASSERT (G_N_ELEMENTS (lane_kinds) == TL_N_LANE_KINDS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (channels) == TL_N_CHANNELS + 1);
/* tl_record_diff() has one bit for each field. */
G_STATIC_ASSERT (G_N_ELEMENTS (card_fields) <= 64);

/**
 * tl_kind_get_info:
 * @kind: a kind of record
 *
 * The table's row of a kind.
 *
 * Returns: (transfer none): the row
 */
const TlKindInfo *
tl_kind_get_info (TlKind kind)
{
  g_return_val_if_fail ((guint) kind < TL_N_KINDS, NULL);

  return &kinds[kind];
}

/**
 * tl_kind_get_field:
 * @kind: a kind of record
 * @field: a field of it
 *
 * The table's row of a field.
 *
 * Returns: (transfer none): the row
 */
const TlFieldInfo *
tl_kind_get_field (TlKind kind, guint field)
{
  g_return_val_if_fail ((guint) kind < TL_N_KINDS, NULL);
  g_return_val_if_fail (field < kinds[kind].n_fields, NULL);

  return &kinds[kind].fields[field];
}

/**
 * tl_kind_find_field:
 * @kind: a kind of record
 * @name: a JSON member
 *
 * Finds the field that a file writes under a name. Parent, order and extra are no members of their
 * own in a file (nesting, place in the array, unknown members) and are not found.
 *
 * Returns: the field, or -1
 */
int
tl_kind_find_field (TlKind kind, const char *name)
{
  g_return_val_if_fail ((guint) kind < TL_N_KINDS, -1);

  for (guint i = 0; i < kinds[kind].n_fields; i++)
    {
      const TlFieldInfo *field = &kinds[kind].fields[i];

      if (field->type == TL_FIELD_TYPE_ORDER || field->type == TL_FIELD_TYPE_EXTRA ||
          (field->flags & TL_FIELD_FLAG_PARENT) != 0)
        continue;
      if (strcmp (field->name, name) == 0)
        return (int) i;
    }
  return -1;
}

/**
 * tl_field_find_value:
 * @field: a field with words: an enum, or a colour
 * @word: (nullable): a word as in a file
 *
 * Finds the index of a word.
 *
 * Returns: the enum's value, or -1
 */
int
tl_field_find_value (const TlFieldInfo *field, const char *word)
{
  g_return_val_if_fail (field->values != NULL, -1);

  for (int i = 0; word != NULL && field->values[i] != NULL; i++)
    if (strcmp (field->values[i], word) == 0)
      return i;
  return -1;
}

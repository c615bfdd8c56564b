/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The field table: which kinds of record exist, which fields each has, and what each may hold.
 * Loading, saving, validation, the JSON Schema, diff and the inspector all read it.
 * The enums below number the fields of each kind in the order in which the file writes them. */
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TL_KIND_DOCUMENT,
  TL_KIND_PERSONA,
  TL_KIND_MAP,
  TL_KIND_STAGE,
  TL_KIND_STEP,
  TL_KIND_LANE,
  TL_KIND_CARD,
  TL_KIND_CURVE,
  TL_KIND_POINT,
  TL_KIND_LINK,
  TL_KIND_METRIC,
  TL_KIND_EVIDENCE,
  TL_KIND_COMMENT,
  TL_KIND_EXPERIMENT,
  TL_KIND_IMAGE,
  TL_N_KINDS
} TlKind;

typedef enum
{
  TL_FIELD_TYPE_TEXT,        /* UTF-8; one line or several */
  TL_FIELD_TYPE_TEXT_LIST,   /* list of one-line texts */
  TL_FIELD_TYPE_NUMBER_LIST, /* list of numbers, each as the text that a file has for it */
  TL_FIELD_TYPE_BOOLEAN,
  TL_FIELD_TYPE_INTEGER,  /* within [minimum, maximum] */
  TL_FIELD_TYPE_NUMBER,   /* finite, within [minimum, maximum]; NAN where unset is the default */
  TL_FIELD_TYPE_ENUM,     /* index into values */
  TL_FIELD_TYPE_COLOR,    /* text: a palette name or #rrggbb; "" = the default */
  TL_FIELD_TYPE_DATE,     /* text: YYYY-MM-DD or RFC 3339; "" = unset */
  TL_FIELD_TYPE_DURATION, /* text: ISO 8601, "PT5M"; "" = unset */
  TL_FIELD_TYPE_CLOCK,    /* text: a time of day, "09:30"; "" = unset */
  TL_FIELD_TYPE_REF,      /* one id or NULL */
  TL_FIELD_TYPE_REF_LIST,
  TL_FIELD_TYPE_DATA,  /* text: base64, up to 8 MiB */
  TL_FIELD_TYPE_ORDER, /* fractional key; on disk only the place in the array */
  TL_FIELD_TYPE_EXTRA, /* text: unknown members as one canonical JSON object, or "" */
} TlFieldType;

/* What becomes of a record (or its field) when the record it refers to is removed. */
typedef enum
{
  TL_GONE_CLEAR,    /* the reference is cleared, or taken out of the list */
  TL_GONE_DELETE,   /* the referring record goes too */
  TL_GONE_REANCHOR, /* a point anchored to a card becomes a place in its column */
} TlGone;

typedef enum
{
  TL_FIELD_FLAG_NONE = 0,
  TL_FIELD_FLAG_PARENT = 1 << 0,    /* REF to the parent; on disk it is the nesting */
  TL_FIELD_FLAG_ALWAYS = 1 << 1,    /* written even when it has its default value */
  TL_FIELD_FLAG_MULTILINE = 1 << 2, /* text may hold newlines */
} TlFieldFlags;

typedef struct
{
  const char  *name; /* JSON member, lower_snake_case */
  TlFieldType  type;
  TlFieldFlags flags;
  double       minimum; /* numbers; for texts and lists unused */
  double maximum; /* numbers: largest value; texts: most bytes, 0 = 64 KiB; lists: most entries */
  double initial; /* default of booleans, integers, numbers and enums */
  const char *const *values;  /* ENUM: NULL-terminated JSON words; COLOR: the palette */
  guint              targets; /* REF, REF_LIST: bits 1 << TlKind that it may point to */
  TlGone             gone;
} TlFieldInfo;

typedef struct
{
  TlKind             kind;
  const char        *name;       /* "card", for messages and the schema */
  const char        *collection; /* JSON array it lives in, NULL for the document */
  int                parent;     /* TlKind of the record it is nested in, -1 for the document */
  gboolean           always;     /* its array is written even when empty */
  guint              n_fields;
  const TlFieldInfo *fields;
} TlKindInfo;

/* Every kind but the document begins with these two. */
enum
{
  TL_FIELD_PARENT = 0,
  TL_FIELD_ORDER = 1,
};

enum
{
  TL_DOCUMENT_TITLE,
  TL_DOCUMENT_LANGUAGE,
  TL_DOCUMENT_DIRECTION, /* TlDirection */
  TL_DOCUMENT_EXTRA,
};

enum
{
  TL_PERSONA_NAME = 2,
  TL_PERSONA_AGE, /* a range or a number, as text */
  TL_PERSONA_OCCUPATION,
  TL_PERSONA_GOALS,
  TL_PERSONA_CHALLENGES,
  TL_PERSONA_NEEDS,
  TL_PERSONA_MOTIVATIONS,
  TL_PERSONA_BEHAVIOURS,
  TL_PERSONA_DEMOGRAPHICS,
  TL_PERSONA_QUOTE,
  TL_PERSONA_PORTRAIT, /* image */
  TL_PERSONA_SEGMENT,
  TL_PERSONA_COLOR,
  TL_PERSONA_EXTRA,
};

enum
{
  TL_MAP_TITLE = 2,
  TL_MAP_STATE, /* TlMapState */
  TL_MAP_SCENARIO,
  TL_MAP_OBJECTIVE,
  TL_MAP_GOAL,
  TL_MAP_GOAL_REACHED, /* TlReached */
  TL_MAP_EXPECTATIONS,
  TL_MAP_PERSONAS,            /* those shown; the first is the map's actor */
  TL_MAP_THEME,               /* TlThemeName; auto = follow the screen */
  TL_MAP_TEXT_SCALE,          /* percent, 100 to 200 */
  TL_MAP_LOCKED,              /* structure locked: only cards move */
  TL_MAP_CODES,               /* the last code given of each letter: "P3", "T12" */
  TL_MAP_SHOW_CODES,          /* cards show theirs */
  TL_MAP_SHOW_COVERAGE,       /* stages show how much of them was observed */
  TL_MAP_BASE,                /* the map that a to-be or variant was made from */
  TL_MAP_SHOW_TIME,           /* an axis of time beneath the headings */
  TL_MAP_TIME_TO_SCALE,       /* columns as wide as they are long */
  TL_MAP_START,               /* time of day at which it begins: the axis shows the clock */
  TL_MAP_SHOW_COMMENTS,       /* on screens; pictures have none unless asked */
  TL_MAP_DISMISSED_QUESTIONS, /* keys of findings that somebody called no problem */
  TL_MAP_LAYOUT,              /* TlMapLayout */
  TL_MAP_EXTRA,
};

enum
{
  TL_STAGE_TITLE = 2,
  TL_STAGE_COLOR,
  TL_STAGE_WIDTH,    /* px of its column; 0 = the usual width */
  TL_STAGE_DURATION, /* unset = the sum of its steps */
  TL_STAGE_FROM,     /* id of the stage it was copied from; not checked */
  TL_STAGE_EXTRA,
};

enum
{
  TL_STEP_TITLE = 2,
  TL_STEP_WIDTH,
  TL_STEP_DURATION,
  TL_STEP_FROM,
  TL_STEP_EXTRA,
};

enum
{
  TL_LANE_KIND = 2, /* TlLaneKind */
  TL_LANE_TITLE,    /* "" = the kind's usual name */
  TL_LANE_HIDDEN,
  TL_LANE_COLLAPSED,
  TL_LANE_LINE_BELOW, /* TlLaneLine */
  TL_LANE_FROM,
  TL_LANE_EXTRA,
};

enum
{
  TL_CARD_CODE = 2, /* "P3"; given once, never again */
  TL_CARD_COLUMN,   /* step, or stage without steps; NULL = parked */
  TL_CARD_LANE,     /* may stay set while parked */
  TL_CARD_KIND,     /* TlLaneKind; counts only while LANE is NULL */
  TL_CARD_SPAN,     /* columns covered, >= 1 */
  TL_CARD_TITLE,
  TL_CARD_TEXT,
  TL_CARD_CHANNEL, /* TlChannel */
  TL_CARD_PERSONA,
  TL_CARD_COLOR,
  TL_CARD_TAGS,
  TL_CARD_OWNER,
  TL_CARD_TEAM,
  TL_CARD_VOTES,
  TL_CARD_IMAGES,
  TL_CARD_URL,
  TL_CARD_MOMENT_OF_TRUTH,
  TL_CARD_EVIDENCE_STATUS, /* TlEvidenceStatus */
  TL_CARD_EVIDENCE_SOURCE,
  TL_CARD_EVIDENCE_N,
  TL_CARD_EVIDENCE_DATE,
  TL_CARD_SEVERITY,   /* 0 = not rated, 1-5 */
  TL_CARD_FREQUENCY,  /* 0 = not rated, 1-5 */
  TL_CARD_IMPACT,     /* 0 = not rated, 1-5 */
  TL_CARD_EFFORT,     /* 0 = not rated, 1-5 */
  TL_CARD_REACH,      /* people a quarter, or whatever all are counted in; 0 = not said */
  TL_CARD_CONFIDENCE, /* percent; 0 = not said */
  TL_CARD_STATUS,     /* TlWorkStatus */
  TL_CARD_DUE,
  TL_CARD_DURATION,
  TL_CARD_ABOUT, /* the cards that this one is about, never in a ring (tl-about.h) */
  TL_CARD_FROM,  /* id of the card it was copied from; not checked */
  TL_CARD_OPENS, /* its own journey: id of a map, or a file (tl-opens.h) */
  TL_CARD_EXTRA,
};

enum
{
  TL_CURVE_LANE = 2,
  TL_CURVE_PERSONA, /* NULL = the nameless curve */
  TL_CURVE_TARGET,  /* where it should go, drawn dashed */
  TL_CURVE_HIDDEN,
  TL_CURVE_EXTRA,
};

enum
{
  TL_POINT_CARD = 2, /* anchored to a card, or ... */
  TL_POINT_COLUMN,   /* ... to a place in a column */
  TL_POINT_AT,       /* 0 to 1 across the column */
  TL_POINT_SCORE,    /* -2 to 2 */
  TL_POINT_LABEL,
  TL_POINT_MOMENT_OF_TRUTH,
  TL_POINT_GAP, /* the line is broken after this point */
  TL_POINT_EXTRA,
};

enum
{
  TL_LINK_FROM = 2,
  TL_LINK_TO,
  TL_LINK_KIND, /* TlLinkKind */
  TL_LINK_LABEL,
  TL_LINK_EXTRA,
};

enum
{
  TL_METRIC_TITLE = 2,
  TL_METRIC_ABOUT, /* card, stage, step or NULL = the map */
  TL_METRIC_VALUE,
  TL_METRIC_TARGET,
  TL_METRIC_UNIT,
  TL_METRIC_PERIOD,
  TL_METRIC_SOURCE,
  TL_METRIC_TREND,   /* TlMetricTrend */
  TL_METRIC_BETTER,  /* TlMetricBetter */
  TL_METRIC_DISPLAY, /* TlMetricDisplay */
  TL_METRIC_MINIMUM, /* ends of the scale; NAN = they follow from the values */
  TL_METRIC_MAXIMUM,
  TL_METRIC_HISTORY, /* values before the present one, oldest first */
  TL_METRIC_EXTRA,
};

enum
{
  TL_EVIDENCE_TITLE = 2,
  TL_EVIDENCE_KIND, /* interview, survey, analytics, ... */
  TL_EVIDENCE_ABOUT,
  TL_EVIDENCE_TEXT,
  TL_EVIDENCE_SOURCE,
  TL_EVIDENCE_URL,
  TL_EVIDENCE_N,
  TL_EVIDENCE_DATE,
  TL_EVIDENCE_EXTRA,
};

enum
{
  TL_COMMENT_ABOUT = 2, /* a thing, or NULL = ... */
  TL_COMMENT_COLUMN,    /* ... a place: column and lane; neither = the map */
  TL_COMMENT_LANE,
  TL_COMMENT_REPLY_TO, /* the first comment of its thread, whose place counts */
  TL_COMMENT_AUTHOR,
  TL_COMMENT_TEXT,
  TL_COMMENT_DATE,
  TL_COMMENT_RESOLVED, /* of a thread: said at its first comment */
  TL_COMMENT_EXTRA,
};

enum
{
  TL_EXPERIMENT_TITLE = 2,
  TL_EXPERIMENT_ABOUT,
  TL_EXPERIMENT_HYPOTHESIS,
  TL_EXPERIMENT_METRIC,
  TL_EXPERIMENT_CONTROL_N,
  TL_EXPERIMENT_CONTROL_CONVERSIONS,
  TL_EXPERIMENT_VARIANT_N,
  TL_EXPERIMENT_VARIANT_CONVERSIONS,
  TL_EXPERIMENT_STATUS,
  TL_EXPERIMENT_START,
  TL_EXPERIMENT_END,
  TL_EXPERIMENT_EXTRA,
};

enum
{
  TL_IMAGE_TYPE = 2, /* media type */
  TL_IMAGE_DATA,
  TL_IMAGE_ALT,
  TL_IMAGE_EXTRA,
};

typedef enum
{
  TL_DIRECTION_LTR,
  TL_DIRECTION_RTL,
} TlDirection;

typedef enum
{
  TL_MAP_STATE_AS_IS,
  TL_MAP_STATE_TO_BE,
  TL_MAP_STATE_VARIANT,
} TlMapState;

typedef enum
{
  TL_MAP_LAYOUT_GRID,
  TL_MAP_LAYOUT_ROUND, /* stages as sectors of a dial, lanes as its rings */
} TlMapLayout;

typedef enum
{
  TL_REACHED_UNKNOWN,
  TL_REACHED_YES,
  TL_REACHED_PARTLY,
  TL_REACHED_NO,
} TlReached;

typedef enum
{
  TL_THEME_AUTO,
  TL_THEME_LIGHT,
  TL_THEME_DARK,
  TL_THEME_HIGH_CONTRAST,
  TL_THEME_HIGH_CONTRAST_DARK,
  TL_THEME_PRINT,
} TlThemeName;

typedef enum
{
  TL_LANE_KIND_TOUCHPOINTS,
  TL_LANE_KIND_ACTIONS,
  TL_LANE_KIND_THOUGHTS,
  TL_LANE_KIND_QUOTES,
  TL_LANE_KIND_NEEDS,
  TL_LANE_KIND_EMOTIONS,
  TL_LANE_KIND_PAIN_POINTS,
  TL_LANE_KIND_OPPORTUNITIES,
  TL_LANE_KIND_SOLUTIONS,
  TL_LANE_KIND_CHANNELS,
  TL_LANE_KIND_FRONTSTAGE,
  TL_LANE_KIND_BACKSTAGE,
  TL_LANE_KIND_SUPPORT,
  TL_LANE_KIND_EVIDENCE,
  TL_LANE_KIND_METRICS,
  TL_LANE_KIND_IMAGES,
  TL_LANE_KIND_TEXT,
  TL_N_LANE_KINDS
} TlLaneKind;

/* Which line of a service blueprint stands beneath a lane. */
typedef enum
{
  TL_LANE_LINE_AUTOMATIC, /* follows from what meets there */
  TL_LANE_LINE_NONE,
  TL_LANE_LINE_INTERACTION,
  TL_LANE_LINE_VISIBILITY,
  TL_LANE_LINE_INTERNAL_INTERACTION,
} TlLaneLine;

typedef enum
{
  TL_CHANNEL_NONE,
  TL_CHANNEL_WEB,
  TL_CHANNEL_SEARCH,
  TL_CHANNEL_SOCIAL,
  TL_CHANNEL_EMAIL,
  TL_CHANNEL_CHAT,
  TL_CHANNEL_PHONE,
  TL_CHANNEL_IN_PERSON,
  TL_CHANNEL_SHOP,
  TL_CHANNEL_POST,
  TL_CHANNEL_APP,
  TL_CHANNEL_PRINT,
  TL_CHANNEL_EVENT,
  TL_CHANNEL_DEVICE,
  TL_CHANNEL_PARTNER,
  TL_CHANNEL_CUSTOM,
  TL_N_CHANNELS
} TlChannel;

typedef enum
{
  TL_EVIDENCE_STATUS_NONE,
  TL_EVIDENCE_STATUS_OBSERVED,
  TL_EVIDENCE_STATUS_ASSUMED,
  TL_EVIDENCE_STATUS_PROPOSED,
} TlEvidenceStatus;

typedef enum
{
  TL_WORK_STATUS_NONE,
  TL_WORK_STATUS_IDEA,
  TL_WORK_STATUS_PLANNED,
  TL_WORK_STATUS_IN_PROGRESS,
  TL_WORK_STATUS_DONE,
  TL_WORK_STATUS_REJECTED,
} TlWorkStatus;

typedef enum
{
  TL_METRIC_TREND_AUTO, /* from its history */
  TL_METRIC_TREND_UP,
  TL_METRIC_TREND_DOWN,
  TL_METRIC_TREND_FLAT,
} TlMetricTrend;

typedef enum
{
  TL_METRIC_HIGHER, /* is better */
  TL_METRIC_LOWER,
} TlMetricBetter;

typedef enum
{
  TL_METRIC_DISPLAY_AUTO, /* what its values allow */
  TL_METRIC_DISPLAY_NUMBER,
  TL_METRIC_DISPLAY_BAR,
  TL_METRIC_DISPLAY_GAUGE,
  TL_METRIC_DISPLAY_SPARK_LINE,
} TlMetricDisplay;

typedef enum
{
  TL_LINK_KIND_NEXT,
  TL_LINK_KIND_ALTERNATIVE,
  TL_LINK_KIND_LOOP_BACK,
} TlLinkKind;

const TlKindInfo  *tl_kind_get_info (TlKind kind);
const TlFieldInfo *tl_kind_get_field (TlKind kind, guint field);
int                tl_kind_find_field (TlKind kind, const char *name);
int                tl_field_find_value (const TlFieldInfo *field, const char *word);

/* The document's palette: names that a TL_FIELD_TYPE_COLOR may hold besides #rrggbb. */
extern const char *const tl_palette_names[];

G_END_DECLS

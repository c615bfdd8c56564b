/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the room share: the laid-out map.
 *
 * Layout runs in *logical* coordinates, as if the document ran from left to right; y of cards is
 * counted from their lane's top, so that a lane moves without touching its cards. Only where
 * places and groups are handed out are they mirrored for right-to-left documents
 * (tl_scene_mirror_rect()). */
#include "base/tl-curve.h"
#include "base/tl-text.h"
#include "map/tl-coverage.h"
#include "map/tl-query.h"
#include "map/tl-time.h"
#include "scene/tl-scene-resize.h"
#include "scene/tl-scene.h"

/* Between the parts of a line such as "Exit survey · n = 120 · 2026-03": no line begins with it. */
#define TL_BETWEEN_PARTS "\u00a0· "

G_BEGIN_DECLS

/* Everything stands on a grid of 4 px. */
#define TL_GRID 4.0
#define TL_ACTOR_RADIUS 26.0 /* of the one persona before the title */
#define TL_SHEET_PAD 24.0
#define TL_SHEET_RADIUS 14.0
#define TL_COLUMN_WIDTH ((double) TL_SCENE_USUAL_WIDTH)
#define TL_COLUMN_MIN_WIDTH ((double) TL_SCENE_MIN_WIDTH)
#define TL_CARD_LEFT 4.0 /* from the column's left */
#define TL_GUTTER 24.0   /* between cards of neighbouring columns */
#define TL_CARD_GAP 8.0  /* between cards of a cell */
#define TL_LANE_PAD 12.0 /* between a rule and the nearest card */
#define TL_LANE_TITLES 136.0
#define TL_RIGHT_MARGIN 40.0 /* after the last column: names of lines, loops */
#define TL_ARROW_TIP 12.0
#define TL_LEVEL_STEP 40.0 /* between two emotion levels */
#define TL_CARD_MIN_HEIGHT 36.0
#define TL_LOOP_SPACE 48.0        /* beneath the lanes, for loops back */
#define TL_FACE_FROM_COLUMNS 32.0 /* centre of the faces, left of the first column */
#define TL_FACE_RADIUS 8.0
#define TL_POINT_MIN_DISTANCE 12.0
#define TL_CHIP_NAME_X 36.0    /* after the sample of the line */
#define TL_CHIP_EYE_WIDTH 32.0 /* the trailing part of a chip that is its eye */

typedef enum
{
  TL_FONT_TITLE,
  TL_FONT_STAGE,
  TL_FONT_STEP,
  TL_FONT_LANE,
  TL_FONT_LEAD, /* the line under the title */
  TL_FONT_CHIP,
  TL_FONT_CARD,
  TL_FONT_CARD_STRONG, /* touchpoints' titles */
  TL_FONT_QUOTE,
  TL_FONT_VALUE, /* the number of a metric */
  TL_FONT_UNIT,
  TL_FONT_SMALL,
  TL_FONT_LABEL,  /* of points and lines */
  TL_FONT_MARKER, /* counts on markers, which do not grow with the text scale */
  TL_FONT_BUBBLE, /* a score while it is moved; neither does this */
  TL_N_FONTS
} TlFont;

/* How often things were done, for tests that hold the incremental layout to its promise. */
typedef struct
{
  guint n_measured;      /* texts laid out by the measurer */
  guint n_groups_built;  /* groups made */
  guint n_cards_visited; /* cards whose place was computed */
  guint n_full_layouts;
} TlSceneCounters;

#define TL_N_CARD_LINES 3

/* One thing at a card's foot: x from where its words begin, y from the foot's top. */
typedef struct
{
  guint        type; /* of tl-card-foot.c */
  TlTextBlock *text; /* or NULL */
  double       x;
  double       y;
  double       width;
  double       height; /* of its row */
} TlSceneFootItem;

typedef struct
{
  const TlRecord *record; /* own reference */
  TlLaneKind      kind;
  int             column; /* -1 = not in a cell */
  int             lane;   /* index, -1 = parked or not shown */
  int             span;   /* within the map's columns, >= 1 */
  gboolean        parked;
  gboolean        lifted; /* by a drop preview */
  TlRect          rect;   /* logical; y from the lane's top, parked: from the parking lot's top */
  double          measured_width; /* < 0 = never measured */
  TlLaneKind      measured_kind;
  double          height;
  double          image_ratio; /* height to width of its picture; 0 = it has none */
  TlTextBlock    *title;
  TlTextBlock    *text;
  GArray         *foot; /* TlSceneFootItem, NULL = there is nothing at its foot */
  double          foot_height;
  const TlRecord *related; /* what else it shows, own reference: a metric, who said it */
  TlTextBlock    *lines[TL_N_CARD_LINES]; /* what only its kind has */
  double          extra;                  /* how high that is */
  guint           number;                 /* of its frame in a storyboard, as drawn; 0 = none */
  gboolean        critical;               /* a pain point that should be seen first */
  guint           n_pains;                /* cards about this one */
  guint           n_critical;
  guint           n_opportunities; /* about this one, or about one of its pain points */
  guint           about_names;     /* a hash of their titles */
  guint           n_evidence;      /* records and quotes about this one */
  TlGroup        *group;
  TlGroup        *marker;     /* pain and opportunity signs on its corner */
  guint           n_comments; /* in open threads about it */
  TlGroup        *sign;       /* their bubble */
  TlGroup        *journey;    /* the sign that it opens a journey of its own */
} TlSceneCard;

#define TL_ROUND_MAX_STACKS 6

typedef struct
{
  const TlRecord *record; /* stage or step */
  int             stage;
  double          x;
  double          width;
  double          card_x;
  double          card_width;
  TlRect          step_rect;                      /* round: of its heading, logical */
  TlRect          panel;                          /* round: around its cells, logical */
  guint           n_stacks;                       /* round: side by side in the panel */
  int             stack_end[TL_ROUND_MAX_STACKS]; /* lane after the last of a stack */
  TlGroup        *panel_group;
  TlTextBlock    *step_title;
  TlTextBlock    *duration; /* of a step */
  TlGroup        *step_group;
  TlTextBlock    *tick;  /* what the axis of time says at its end */
  gboolean        known; /* how long it takes */
  gboolean        first; /* of the map: its part of the axis has two marks */
  TlGroup        *axis_group;
} TlSceneColumn;

typedef struct
{
  const TlRecord *record;
  int             first; /* column */
  int             n_columns;
  double          x;
  double          width;
  TlRect          title_rect; /* round: of its words, logical */
  TlTextBlock    *title;
  TlTextBlock    *duration;
  TlGroup        *group;
  TlCoverage      coverage; /* n_unsaid is not counted */
  TlTextBlock    *share;    /* "62 %", made at need */
  TlGroup        *coverage_group;
} TlSceneStage;

/* A persona in the title block. */
typedef struct
{
  const TlRecord *record; /* own reference */
  guint           index;  /* among those that the map names */
  TlTextBlock    *name;   /* NULL where the title block's own words say it */
  TlTextBlock    *about;
  TlRect          rect; /* logical */
  TlGroup        *group;
} TlSceneActor;
/* A bubble of comments that stands at no card: at a thing, a cell or (nothing set) the map. */
typedef struct
{
  char    *about;
  char    *column;
  char    *lane;
  guint    n;
  TlGroup *group;
} TlSceneSign;

#define TL_N_LABEL_WIDTHS 3
#define TL_N_CHIPS 3

typedef struct
{
  const TlRecord *record;
  double          x;        /* logical, absolute */
  double          y;        /* from the lane's top */
  double          position; /* round: in columns, as drawn */
  double          score;
  int             column;
  gboolean        anchored;
  guint           n_pains;
  guint           n_critical;
  TlTextBlock    *labels[TL_N_LABEL_WIDTHS]; /* as wide as it likes, and narrower; made at need */
  TlTextBlock    *label;                     /* the one that is placed, borrowed */
  TlRect          label_rect;                /* logical, y from the lane's top; empty = not drawn */
  TlPoint         leader[2]; /* from the point to a label that stands off; equal = none */
  TlGroup        *group;
} TlScenePoint;

typedef struct
{
  const TlRecord *record;
  const TlRecord *persona;
  TlColor         color;
  TlDash          dash;
  double          width;
  gboolean        target;
  gboolean        foreign; /* of the companion map: seen, never touched */
  gboolean        hidden;
  gboolean        active;
  GArray         *sources; /* foreign: TlScenePoint, with x in columns; else NULL */
  GArray         *points;  /* TlScenePoint by x */
  TlTextBlock    *name;
  TlRect          name_rect; /* logical, from the lane's top; empty = not drawn */
  TlTextBlock    *chip_name;
  TlRect          chip; /* logical, from the lane's top */
  TlGroup        *group;
  TlGroup        *chip_group;
} TlSceneCurve;

typedef struct
{
  const TlRecord *record;
  TlLaneKind      kind;
  gboolean        collapsed;
  double          top;
  double          height;
  double          cells_top; /* from the lane's top: where its cards begin */
  double          level_top; /* emotions: y of +2 from the lane's top */
  double          level_step;
  TlTextBlock    *title;
  TlTextBlock    *words[3];
  guint           n_cards;
  guint           n_columns;
  GPtrArray     **cells;        /* one a column: (TlSceneCard *) in order; NULL = empty */
  double         *bottoms;      /* one a column: below the lowest card, from the lane's top */
  guint          *cross;        /* n_columns + 1: cards that span from column i - 1 into i */
  double          floor_height; /* while a drag lasts, lanes do not shrink */
  TlRect         *areas;        /* round, one a column: its cells with their label, logical */
  double          inner;        /* round: radii of an emotions lane's ring */
  double          outer;
  double          curve_inner; /* of its lowest level */
  GPtrArray      *curves;      /* TlSceneCurve; emotions only */
  TlGroup        *title_group;
  TlGroup        *rule_group;
  TlGroup        *level_group;
  TlGroup        *collapsed_group;
  TlLaneLine      line; /* of a blueprint, beneath it */
  TlTextBlock    *line_name;
  double          line_room;      /* at its bottom, for the line and its name */
  TlGroup       **channel_groups; /* one a column: the way through channels; NULL = not drawn */
} TlSceneLane;

typedef struct
{
  const TlRecord *record;
  TlSceneCard    *from;
  TlSceneCard    *to;
  GArray         *route;     /* TlPoint, logical, absolute */
  TlTextBlock    *labels[2]; /* in one line, and wrapped; made at need */
  TlTextBlock    *label;     /* the one that is placed, borrowed */
  TlPoint         label_at;  /* centre, logical, from the route's first point */
  gboolean        label_drawn;
  gboolean        label_placed; /* in the layout that is under way */
  TlPoint         origin;       /* of the group: physical */
  TlGroup        *group;
} TlSceneLink;

/* A card that would land: where it will stand, y from the lane's top. */
typedef struct
{
  int    span;
  double height;
  double x; /* round: set by placing */
  double y; /* set by stacking */
} TlSceneGapCard;

/* What a drop preview holds open in a cell. */
typedef struct
{
  TlSceneLane *lane;
  int          column;
  int          span;   /* of the widest card */
  char        *before; /* NULL = after the last card */
  gboolean     is_open;
  GArray      *cards; /* TlSceneGapCard */
} TlSceneGap;

typedef struct
{
  TlLaneKind kind;
  double     width;
  double     height;
} TlSceneDropSize;

struct _TlScene
{
  GObject parent_instance;

  TlMeasurer    *measurer;
  const TlTheme *theme;
  TlWords        words;
  GStringChunk  *word_chunk;

  const TlTable  *table;
  char           *map_id;
  char           *active_curve;
  char           *companion;        /* the map whose lines are drawn as well, or NULL */
  char           *companion_wanted; /* asked for; NULL = the to-be map made from this one */
  const TlRecord *map;
  gboolean        rtl;
  gboolean        on_paper; /* nobody can press what is drawn */
  gboolean        comments_on_paper;
  gboolean        blank; /* to be written on */
  gboolean        shows_codes;
  const char     *quote_open;
  const char     *quote_close;
  double          text_scale; /* percent asked for by an export; 0 = the map's own */
  double          scale;
  TlTextStyle     fonts[TL_N_FONTS];

  GHashTable *cards; /* id -> TlSceneCard (owned) */
  GPtrArray  *parked;
  GHashTable *column_index; /* id -> index + 1, borrowed ids */
  GArray     *columns;      /* TlSceneColumn */
  GArray     *stages;       /* TlSceneStage */
  GPtrArray  *lanes;        /* TlSceneLane, those shown */
  GPtrArray  *links;        /* TlSceneLink */
  GPtrArray  *signs;        /* TlSceneSign: comments that are not about cards */
  GArray     *times;        /* TlTimeColumn, one a column */
  GHashTable *anchored;     /* card id -> TlSceneLane of its point, borrowed ids */

  TlRect   sheet; /* logical = physical: symmetric */
  TlRect   header;
  TlRect   parking;
  double   columns_left;
  double   columns_right;
  double   stages_top;
  double   stage_font_size;
  double   stage_height;
  double   coverage_top;
  double   coverage_height; /* 0 = it is not shown */
  double   steps_top;
  double   steps_height;
  double   stage_time_height; /* of the line that says how long one takes; 0 = none does */
  double   step_time_height;
  double   axis_top;
  double   axis_height; /* 0 = no axis of time */
  gboolean shows_time;
  gboolean has_clock;     /* the axis says times of day, ... */
  guint    clock_start;   /* ... from this minute on */
  double  *scaled_widths; /* of columns, while they are laid out; NULL = as the document says */
  double   lanes_top;
  double   lanes_bottom;
  double   rules_right;
  gboolean round;      /* a dial, not a grid: tl-round.h */
  TlPoint  centre;     /* of the dial, logical */
  double   ring_outer; /* radius at which the emotions end */
  double   arc_radius; /* of the stages' arrows */
  gboolean has_loops;
  gboolean links_moved; /* since labels were placed */

  TlTextBlock *title;
  TlTextBlock *lead;
  GArray      *actors;            /* TlSceneActor */
  TlTextBlock *chips[TL_N_CHIPS]; /* state, observed, how long it takes */
  TlTextBlock *axis_start;        /* what the axis of time says at its beginning */
  TlTextBlock *parking_title;
  TlGroup     *sheet_group;
  TlGroup     *header_group;
  TlGroup     *parking_group;

  GPtrArray      *lifted; /* TlSceneCard of a drop preview */
  gboolean        has_drop_preview;
  GArray         *gaps;        /* TlSceneGap of it */
  GHashTable     *drop_sizes;  /* TlRecord -> TlSceneDropSize: last measured for a drop */
  TlSceneCard    *span_card;   /* of a span preview, or NULL */
  const TlRecord *span_record; /* what the table says of it, own reference */
  char           *preview_point;
  double          preview_column;
  double          preview_score;
  char           *resized; /* column that is seen at another width */
  double          resized_width;

  /* Of maps that become slides. */
  GArray *walls;         /* guint, stages with which slides begin; no word crosses there */
  GArray *slide_widths;  /* double, of columns; NULL = as the document says */
  double  summary_width; /* of the sheet of a summary; 0 = it is the whole map */
  double  summary_step;  /* between its emotion levels */

  TlRect          damage;
  TlSceneCounters counters;
};

/* tl-scene.c */
void   tl_scene_emit_changed (TlScene *self);
void   tl_scene_relayout (TlScene *self);
void   tl_scene_add_damage (TlScene *self, const TlRect *rect);
TlRect tl_scene_mirror_rect (TlScene *self, const TlRect *rect);
double tl_scene_mirror_x (TlScene *self, double x);

/* tl-scene-apply.c */
void tl_scene_shift_lanes (TlScene *self);
void tl_scene_update_links (TlScene *self);

/* tl-scene-resize.c */
double   tl_scene_wanted_width (TlScene *self, const TlRecord *record, double width);
gboolean tl_scene_forget_width_preview (TlScene *self);

/* tl-drop.c */
int    tl_scene_lane_at (TlScene *self, double y);
int    tl_scene_column_at (TlScene *self, double x);
double tl_scene_cell_top (TlScene *self, TlSceneLane *lane, int column);
double tl_scene_cell_bottom (TlScene *self, TlSceneLane *lane, int column);
TlDrop tl_scene_park_drop (TlScene *self);
TlDrop tl_scene_drop_at (
  TlScene *self, double x, double y, const char *const *dragged, const char *const *leaving);
TlRect tl_scene_gap_rect (
  TlScene *self, const TlSceneLane *lane, int column, double top, const char *const *cards);
void tl_scene_size_there (
  TlScene *self, const char *id, const TlSceneLane *lane, int column, int *span, double *height);

/* tl-drop-preview.c */
GArray  *tl_scene_gaps_new (void);
void     tl_scene_damage_lane (TlScene *self, const TlSceneLane *lane);
gboolean tl_scene_restack (TlScene *self, TlSceneLane *lane, int column, int span);
void     tl_scene_end_previews (TlScene *self);

/* tl-slides-walls.c */
void     tl_scene_add_wall (TlScene *self, guint stage);
double   tl_scene_get_wall (TlScene *self, guint i);
gboolean tl_scene_crosses_wall (TlScene *self, const TlRect *rect);
gboolean tl_scene_has_wall_between (TlScene *self, double a, double b);
double  *tl_scene_dup_slide_widths (TlScene *self);

/* tl-landing.c */
double tl_scene_read_y (TlScene *self, double y);

/* tl-span.c */
void tl_scene_clear_span_preview (TlScene *self);
void tl_scene_forget_span_preview (TlScene *self);

void tl_scene_clear_point_preview (TlScene *self);

/* tl-places.c */
TlPlace tl_scene_cell_place (TlScene *self, int lane, int column);
TlPlace tl_scene_card_place (TlScene *self, const TlSceneCard *card);
TlPlace tl_scene_point_place (TlScene            *self,
                              const TlSceneLane  *lane,
                              const TlSceneCurve *curve,
                              const TlScenePoint *point);
TlPlace tl_scene_chip_place (const TlSceneLane *lane, const TlSceneCurve *curve);

/* tl-scene-paint.c */
typedef void (*TlSceneCardFunc) (TlSceneCard *card, gpointer data);
void tl_scene_foreach_card (TlScene *self, const TlRect *rect, TlSceneCardFunc func, gpointer data);
void tl_scene_foreach_card_of (
  TlScene *self, TlSceneLane *lane, const TlRect *rect, TlSceneCardFunc func, gpointer data);

/* tl-scene-text.c */
void         tl_scene_update_fonts (TlScene *self);
TlTextBlock *tl_scene_set_text (
  TlScene *self, const char *text, TlFont font, double width, guint max_lines, TlTextAlign align);
double      tl_scene_grid (double length);
double      tl_scene_ink_left (const TlTextBlock *block);
const char *tl_scene_lane_name (TlScene *self, const TlRecord *lane);
const char *tl_scene_channel_name (TlScene *self, TlChannel channel);
void        tl_scene_clear_block (TlTextBlock **block);
void        tl_scene_clear_group (TlGroup **group);

/* tl-scene-records.c: making and freeing what is laid out */
TlSceneCard *tl_scene_card_new (const TlRecord *record);
void         tl_scene_card_free (TlSceneCard *card);
void         tl_scene_card_forget (TlSceneCard *card);
void         tl_scene_card_forget_texts (TlSceneCard *card);
void         tl_scene_card_stale (TlSceneCard *card);
void         tl_scene_card_set_record (TlSceneCard *card, const TlRecord *record);
void         tl_scene_lane_free (TlSceneLane *lane);
GArray      *tl_scene_points_new (void);
void         tl_scene_curve_free (TlSceneCurve *curve);
void         tl_scene_link_free (TlSceneLink *link);
void         tl_scene_column_clear (TlSceneColumn *column);
void         tl_scene_stage_clear (TlSceneStage *stage);
void         tl_scene_clear_map (TlScene *self);

#define TL_SCENE_COLUMN(self, i) (&g_array_index ((self)->columns, TlSceneColumn, (i)))
#define TL_SCENE_STAGE(self, i) (&g_array_index ((self)->stages, TlSceneStage, (i)))
#define TL_SCENE_ACTOR(self, i) (&g_array_index ((self)->actors, TlSceneActor, (i)))
#define TL_SCENE_LANE(self, i) ((TlSceneLane *) g_ptr_array_index ((self)->lanes, (i)))
#define TL_SCENE_POINT(curve, i) (&g_array_index ((curve)->points, TlScenePoint, (i)))

/* tl-layout.c: the whole map */
void tl_scene_layout_all (TlScene *self);
void tl_scene_place_lanes (TlScene *self);
void tl_scene_place_parking (TlScene *self);
int  tl_scene_find_column (TlScene *self, const char *id);
int  tl_scene_find_lane (TlScene *self, const char *id);

/* tl-layout-header.c: title block, stages and steps */
void            tl_scene_layout_columns (TlScene *self, gboolean stale);
double          tl_scene_titles_width (double text_scale);
double          tl_scene_stage_text_x (TlScene *self, const TlSceneStage *stage);
const TlRecord *tl_scene_first_persona (TlScene *self);
void            tl_scene_layout_header (TlScene *self);

/* tl-layout-cells.c: cards within cells and lanes */
void     tl_scene_file_card (TlScene *self, TlSceneCard *card);
void     tl_scene_unfile_card (TlScene *self, TlSceneCard *card);
void     tl_scene_stack_columns (TlScene *self, TlSceneLane *lane, int first, int last);
void     tl_scene_connected_columns (TlScene *self, TlSceneLane *lane, int *first, int *last);
gboolean tl_scene_update_lane_height (TlScene *self, TlSceneLane *lane);
double   tl_scene_card_width (TlScene *self, int column, int span);
gboolean tl_scene_count_about (TlScene *self, TlSceneCard *card);
TlRect   tl_scene_card_rect (TlScene *self, const TlSceneCard *card);
TlPoint  tl_scene_card_origin (TlScene *self, const TlSceneCard *card);

/* tl-scene-actors.c: the personas in the title block */
GArray       *tl_scene_actors_new (void);
void          tl_scene_collect_actors (TlScene *self);
double        tl_scene_layout_actors (TlScene *self, double bottom);
void          tl_scene_forget_actors (TlScene *self);
TlSceneActor *tl_scene_find_actor (TlScene *self, const char *id);
TlPlace       tl_scene_actor_place (const TlSceneActor *actor);
gboolean      tl_scene_hit_actor (TlScene *self, double x, double y, TlPlace *place);
TlPlace       tl_scene_walk_actor (TlScene *self, const TlPlace *from, int dx, int dy);
TlGroup      *tl_scene_actor_group (TlScene *self, TlSceneActor *actor);
char         *tl_scene_actor_name (const TlRecord *persona);
char         *tl_scene_dup_actor_words (const TlRecord *persona);

/* tl-card-persona.c: whose a card is */
const TlRecord *tl_scene_card_persona (TlScene *self, const TlSceneCard *card);
guint           tl_scene_persona_index (TlScene *self, const char *persona);
void tl_scene_draw_card_persona (TlScene *self, TlGroupBuilder *builder, const TlSceneCard *card);
void tl_scene_forget_persona_cards (TlScene *self, const char *persona);

/* tl-card-face.c, tl-card-marker.c */
void     tl_scene_measure_card (TlScene *self, TlSceneCard *card, double width);
TlGroup *tl_scene_card_group (TlScene *self, TlSceneCard *card);
TlGroup *tl_scene_marker_group (TlScene *self, TlSceneCard *card, TlPoint *origin);
TlRect   tl_scene_marker_rect (TlScene *self, TlSceneCard *card);

/* tl-blueprint.c: the lines between lanes */
void        tl_scene_find_lines (TlScene *self);
const char *tl_scene_line_name (TlScene *self, TlLaneLine line);
void        tl_scene_draw_line (TlScene *self, TlGroupBuilder *builder, const TlSceneLane *lane);

/* tl-channel-face.c: the way through the channels */
TlGroup *tl_scene_channel_group (TlScene *self, TlSceneLane *lane, guint column);
void     tl_scene_clear_channels (TlSceneLane *lane);
void     tl_scene_forget_channels (TlScene *self, const TlSceneLane *changed);
double   tl_scene_channels_height (TlScene *self);
void     tl_scene_list_channels (TlScene *self, guint column, GArray *channels);
char    *tl_scene_dup_way (TlScene *self, const TlSceneLane *lane);

/* Signs (badges, dots, faces) grow half as fast as words do. */
double tl_scene_sign_scale (TlScene *self);
/* Places within a group of some width, from its leading edge: mirrored when right to left. */
double tl_scene_inner_x (TlScene *self, double group_width, double x, double width);

/* tl-scene-names.c: what things are called */
char       *tl_scene_dup_card_name (TlLaneKind kind, const TlRecord *card);
char       *tl_scene_card_name (TlScene *self, const TlSceneCard *card);
char       *tl_scene_marker_name (TlScene *self, const TlSceneCard *card, const char *between);
char       *tl_scene_point_name (TlScene *self, const TlScenePoint *point);
char       *tl_scene_curve_name (TlScene *self, const TlSceneCurve *curve);
char       *tl_scene_link_name (TlScene *self, const TlSceneLink *link);
char       *tl_scene_record_title (TlScene *self, const TlRecord *record);
char       *tl_scene_dup_column_title (TlScene *self, int column);
const char *tl_scene_point_place_title (TlScene *self, const TlScenePoint *point);
const char *tl_scene_format_score (double score, char buffer[TL_NUMBER_BUFFER]);

/* tl-describe-work.c: phrases about a card as work and as knowledge */
void tl_scene_add_phrase (GString *out, const char *between, const char *phrase);
void tl_scene_add_ratings (GString *out, const char *between, const TlSceneCard *card);
void tl_scene_add_work (GString *out, const char *between, const TlSceneCard *card);
void tl_scene_add_evidence (TlScene           *self,
                            GString           *out,
                            const char        *between,
                            const TlSceneCard *card);

/* tl-header-face.c */
TlGroup *tl_scene_header_group (TlScene *self);
TlGroup *tl_scene_stage_group (TlScene *self, TlSceneStage *stage);
TlGroup *tl_scene_step_group (TlScene *self, TlSceneColumn *column);
TlGroup *tl_scene_lane_title_group (TlScene *self, TlSceneLane *lane);
TlGroup *tl_scene_lane_rule_group (TlScene *self, TlSceneLane *lane);
TlGroup *tl_scene_level_group (TlScene *self, TlSceneLane *lane);
TlGroup *tl_scene_sheet_group (TlScene *self);
TlGroup *tl_scene_parking_group (TlScene *self);
TlRect   tl_scene_stage_rect (TlScene *self, const TlSceneStage *stage);
TlRect   tl_scene_step_rect (TlScene *self, const TlSceneColumn *column);
TlRect   tl_scene_lane_title_rect (TlScene *self, const TlSceneLane *lane);

double tl_scene_lane_title_y (const TlSceneLane *lane);

double tl_scene_stage_words_height (TlScene *self, const TlSceneStage *stage);
double tl_scene_step_words_height (TlScene *self, const TlSceneColumn *column);

/* tl-layout-time.c: how long things take, and the axis of time */
void     tl_scene_read_time (TlScene *self);
gboolean tl_scene_is_to_scale (TlScene *self);
double  *tl_scene_dup_scaled_widths (TlScene *self);
void     tl_scene_measure_stage_time (TlScene *self, TlSceneStage *stage, double width);
void     tl_scene_measure_step_time (TlScene *self, TlSceneColumn *column, double width);
void     tl_scene_measure_axis (TlScene *self);
TlRect   tl_scene_axis_rect (TlScene *self, const TlSceneColumn *column);
TlGroup *tl_scene_axis_group (TlScene *self, TlSceneColumn *column);
char    *tl_scene_dup_time_words (TlScene *self, const TlRecord *record);
void     tl_scene_draw_time (TlScene        *self,
                             TlGroupBuilder *builder,
                             double          group_width,
                             double          x,
                             double          y,
                             TlTextBlock    *words,
                             const TlColor  *ink);

/* tl-comment-face.c */
gboolean tl_scene_shows_comments (TlScene *self);
void     tl_scene_count_comments (TlScene *self, TlSceneCard *card);
void     tl_scene_collect_comments (TlScene *self);
void     tl_scene_sign_free (TlSceneSign *sign);
TlRect   tl_scene_card_sign_rect (TlScene *self, const TlSceneCard *card);
TlRect   tl_scene_sign_rect (TlScene *self, const TlSceneSign *sign);
TlGroup *tl_scene_card_sign_group (TlScene *self, TlSceneCard *card, TlPoint *origin);
TlGroup *tl_scene_sign_group (TlScene *self, TlSceneSign *sign, TlPoint *origin);
void     tl_scene_update_signs (TlScene *self);
TlRect   tl_scene_thread_rect (TlScene *self, const char *comment);
gboolean tl_scene_hit_sign (TlScene *self, double x, double y, TlPlace *place);
TlPlace  tl_scene_sign_place (TlScene *self, const TlSceneSign *sign);
char    *tl_scene_comments_name (guint n);
guint tl_scene_comments_at (TlScene *self, const char *about, const char *column, const char *lane);

/* tl-coverage-face.c: how much of each stage was observed */
void       tl_scene_count_coverage (TlScene *self);
gboolean   tl_scene_adjust_coverage (TlScene        *self,
                                     const TlRecord *before,
                                     const TlRecord *after,
                                     gboolean       *of_stages);
TlCoverage tl_scene_total_coverage (TlScene *self);
char      *tl_scene_coverage_name (const TlCoverage *coverage);
double     tl_scene_place_coverage (TlScene *self, double top);
TlRect     tl_scene_coverage_rect (TlScene *self, const TlSceneStage *stage);
TlGroup   *tl_scene_coverage_group (TlScene *self, TlSceneStage *stage);

/* tl-collapsed-face.c */
TlGroup *tl_scene_collapsed_group (TlScene *self, TlSceneLane *lane);
TlRect   tl_scene_chevron_rect (TlScene *self, const TlSceneLane *lane, double tolerance);
void     tl_scene_draw_chevron (TlScene        *self,
                                TlGroupBuilder *builder,
                                double          width,
                                double          y,
                                gboolean        collapsed,
                                const TlColor  *ink);

/* tl-layout-lines.c, tl-layout-curves.c, tl-layout-labels.c, tl-curve-face.c */
void          tl_scene_collect_curves (TlScene *self);
void          tl_scene_choose_active_curve (TlScene *self, TlSceneLane *lane);
void          tl_scene_layout_curves (TlScene *self, TlSceneLane *lane);
void          tl_scene_layout_labels (TlScene *self, TlSceneLane *lane);
TlSceneCurve *tl_scene_curve_new (TlScene *self, const TlRecord *record, gboolean foreign);
double        tl_scene_score_y (const TlSceneLane *lane, double score);
double        tl_scene_column_x (TlScene *self, double column);
double        tl_scene_x_column (TlScene *self, double x);
gboolean      tl_scene_curve_is_drawn (const TlSceneLane *lane, const TlSceneCurve *curve);
gboolean      tl_scene_curve_shows_points (const TlSceneCurve *curve);
guint         tl_scene_curve_piece_end (const TlSceneCurve *curve, guint first);
TlGroup      *tl_scene_curve_group (TlScene      *self,
                                    TlSceneLane  *lane,
                                    TlSceneCurve *curve,
                                    TlPoint      *origin);
TlGroup      *tl_scene_point_group (
       TlScene *self, TlSceneLane *lane, TlSceneCurve *curve, TlScenePoint *point, TlPoint *origin);
TlGroup      *tl_scene_chip_group (TlScene      *self,
                                   TlSceneLane  *lane,
                                   TlSceneCurve *curve,
                                   TlPoint      *origin);
TlScenePoint *tl_scene_find_point (TlScene       *self,
                                   const char    *id,
                                   TlSceneLane  **lane,
                                   TlSceneCurve **curve);
TlSceneCurve *tl_scene_find_curve (TlScene *self, const char *id, TlSceneLane **lane);
TlSceneCurve *tl_scene_active_curve_of (TlScene *self, TlSceneLane *lane);

/* tl-journey-sign.c */
TlGroup *tl_scene_journey_group (TlScene *self, TlSceneCard *card, TlPoint *origin);
TlRect   tl_scene_journey_rect (TlScene *self, TlSceneCard *card);
char    *tl_scene_dup_journey_name (TlScene *self, const TlSceneCard *card);

/* tl-companion.c: lines of another map of the document */
void     tl_scene_choose_companion (TlScene *self);
gboolean tl_scene_gives_way (TlScene *self, const TlRecord *curve);
void     tl_scene_add_companion_curves (TlScene *self);
gboolean tl_scene_has_companion_curves (TlScene *self);
void     tl_scene_read_companion (TlScene *self);
gboolean tl_scene_place_foreign (TlScene            *self,
                                 TlSceneLane        *lane,
                                 const TlScenePoint *source,
                                 TlScenePoint       *point);
char    *tl_scene_dup_companion_name (TlScene *self, const TlSceneCurve *curve);

/* tl-link-route.c, tl-link-face.c */
void     tl_scene_collect_links (TlScene *self);
void     tl_scene_route_links (TlScene *self);
gboolean tl_scene_update_loops (TlScene *self);
TlGroup *tl_scene_link_group (TlScene *self, TlSceneLink *link);

const TlSceneCounters *tl_scene_get_counters (TlScene *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the form share: tl-export-form.c puts the rows together and says what was
 * chosen; -contents has what is exported, -formats what each format can, -memory what was chosen
 * last. */
#include "app/tl-export-form.h"

#include "app/tl-export-rows.h"

G_BEGIN_DECLS

/* The words of what can be exported. */
#define TL_CONTENTS_MAP "map"
#define TL_CONTENTS_CARDS "cards"
#define TL_CONTENTS_BLANK "blank"
#define TL_CONTENTS_PERSONA "persona"
#define TL_CONTENTS_PRIORITIES "priorities"
#define TL_CONTENTS_COMPARISON "comparison"

/* The ways to put a map on pages. */
#define TL_LAYOUT_WHOLE "whole"
#define TL_LAYOUT_FIT "fit"
#define TL_LAYOUT_TILED "tiled"
#define TL_LAYOUT_SLIDES "slides"

#define TL_PAGE_CUSTOM "custom"
#define TL_SIZE_SCALE "scale"
#define TL_SIZE_WIDTH "width"

/* Stages or lanes to choose from. */
typedef struct
{
  GtkWidget *row;    /* AdwExpanderRow */
  GPtrArray *checks; /* of GtkCheckButton, in order */
  GPtrArray *rows;   /* of GtkWidget */
  GPtrArray *ids;    /* (char *) */
} TlExportParts;

struct _TlExportForm
{
  GtkBox parent_instance;

  TlTable      *table;
  char         *map;
  GStrv         cards;
  GSettings    *settings;
  TlExportWish *asked; /* by the caller */
  gboolean      filling;
  guint         slide;         /* from 1 */
  const char   *filled;        /* the format that the rows were filled for */
  char         *parts_of;      /* the map whose stages and lanes are listed */
  GPtrArray    *chosen_stages; /* borrowed ids; NULL = all */
  GPtrArray    *chosen_lanes;

  GtkWidget *look;

  TlExportChoice format;
  TlExportChoice what;
  TlExportChoice maps;
  TlExportChoice personas;
  TlExportChoice compared;
  TlExportParts  stages;
  TlExportParts  lanes;
  GtkWidget     *comments;

  TlExportChoice layout;
  TlExportChoice page;
  GtkWidget     *custom; /* AdwEntryRow */
  GtkWidget     *upright;
  GtkWidget     *smallest;
  TlExportChoice size;
  GtkWidget     *scale;
  GtkWidget     *width;
  TlExportChoice dpi;
  TlExportChoice letters;
  GtkWidget     *transparent;
  GtkWidget     *inside;
  TlEmbed        embed; /* what a person chose; by itself at first, and never remembered */
  TlExportChoice font;

  TlExportChoice theme;
  TlExportChoice text_scale;
};

void tl_export_form_changed (gpointer self);
void tl_export_form_refill (gpointer self);

const TlExporter *tl_export_form_get_exporter (TlExportForm *self);
TlExportWhat      tl_export_form_get_what (TlExportForm *self);

/* tl-export-form-contents.c */
void tl_export_form_add_contents (TlExportForm *self, GtkWidget *group);
void tl_export_form_fill_contents (TlExportForm *self);
void tl_export_form_read_contents (TlExportForm *self, TlExportOptions *options);
void tl_export_form_clear_contents (TlExportForm *self);

/* tl-export-form-formats.c */
void     tl_export_form_add_formats (TlExportForm *self, GtkWidget *group);
void     tl_export_form_fill_formats (TlExportForm *self);
void     tl_export_form_show_formats (TlExportForm *self);
gboolean tl_export_form_read_formats (TlExportForm *self, TlExportOptions *options);
void     tl_export_form_clear_formats (TlExportForm *self);

/* tl-export-form-memory.c */
void tl_export_form_restore (TlExportForm *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One entry of a file chooser's list of kinds. */
typedef struct
{
  const char *label;     /* shown, translated */
  const char *suffix;    /* "journey", without the dot; NULL = every file */
  const char *mime_type; /* nullable */
} TlCompatFilter;

void   tl_compat_open_file_async (GtkWindow            *parent,
                                  const char           *title,
                                  const TlCompatFilter *filters,
                                  guint                 n_filters,
                                  GFile                *folder,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
GFile *tl_compat_open_file_finish (GAsyncResult *result, GError **error);

void   tl_compat_save_file_async (GtkWindow            *parent,
                                  const char           *title,
                                  const char           *name,
                                  GFile                *folder,
                                  const TlCompatFilter *filters,
                                  guint                 n_filters,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
GFile *tl_compat_save_file_finish (GAsyncResult *result, guint *filter, GError **error);

typedef enum
{
  TL_COMPAT_LOOK_PLAIN,
  TL_COMPAT_LOOK_SUGGESTED,
  TL_COMPAT_LOOK_DESTRUCTIVE,
} TlCompatLook;

/* One answer of a question. */
typedef struct
{
  const char  *id;    /* what finish returns; "cancel" is also what Escape gives */
  const char  *label; /* with a mnemonic, translated */
  TlCompatLook look;
} TlCompatAnswer;

void  tl_compat_confirm_async (GtkWindow            *parent,
                               const char           *heading,
                               const char           *body,
                               const TlCompatAnswer *answers,
                               guint                 n_answers,
                               const char           *default_answer,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
char *tl_compat_confirm_finish (GAsyncResult *result);

void     tl_compat_choose_color_async (GtkWindow          *parent,
                                       const char         *title,
                                       const GdkRGBA      *initial,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean tl_compat_choose_color_finish (GAsyncResult *result, GdkRGBA *color, GError **error);

/* One line of the shortcuts window. */
typedef struct
{
  const char *section; /* nonnull: this line opens a group of that title */
  const char *title;   /* what it does */
  const char *keys;    /* accelerators, several parted by spaces */
} TlCompatShortcut;

void tl_compat_show_shortcuts (GtkWindow              *parent,
                               const char             *title,
                               const TlCompatShortcut *shortcuts,
                               guint                   n_shortcuts);

void tl_compat_show_about (GtkWindow  *parent,
                           const char *application_id,
                           const char *name,
                           const char *version,
                           const char *comments);

void tl_compat_show_address (GtkWindow *parent, const char *address);
void tl_compat_show_in_folder (GtkWindow *parent, GFile *file);

void tl_compat_announce (GtkWidget *widget, const char *text);
void tl_compat_expose_entry_row (GtkWidget *row, const char *name);
void tl_compat_name_toast_buttons (GtkWidget *overlay);
void tl_compat_name_menu_items (void);
void tl_compat_get_color (GtkWidget *widget, GdkRGBA *color);

G_END_DECLS

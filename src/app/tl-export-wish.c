/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Options of an export that hold what they point to, to be handed from thread to thread. */
#include "config.h"

#include "app/tl-export-wish.h"

static const char *const *
dup_list (const char *const *list)
{
  return (const char *const *) g_strdupv ((char **) list);
}

/**
 * tl_export_wish_new:
 * @exporter: the format
 * @options: what and how
 *
 * Returns: (transfer full): the same, with words and lists of its own
 */
TlExportWish *
tl_export_wish_new (const TlExporter *exporter, const TlExportOptions *options)
{
  TlExportWish    *self = g_new0 (TlExportWish, 1);
  TlExportOptions *own = &self->options;

  g_atomic_ref_count_init (&self->ref_count);
  self->exporter = exporter;
  *own = *options;
  own->subject = g_strdup (options->subject);
  own->map = g_strdup (options->map);
  own->font = g_strdup (options->font);
  own->ranking.owner = g_strdup (options->ranking.owner);
  own->ranking.stage = g_strdup (options->ranking.stage);
  own->stages = dup_list (options->stages);
  own->lanes = dup_list (options->lanes);
  own->cards = dup_list (options->cards);
  return self;
}

/**
 * tl_export_wish_ref:
 * @self: a wish
 *
 * Returns: (transfer full): @self
 */
TlExportWish *
tl_export_wish_ref (TlExportWish *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * tl_export_wish_unref:
 * @self: (transfer full): a wish
 */
void
tl_export_wish_unref (TlExportWish *self)
{
  TlExportOptions *own = &self->options;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free ((char *) own->subject);
  g_free ((char *) own->map);
  g_free ((char *) own->font);
  g_free ((char *) own->ranking.owner);
  g_free ((char *) own->ranking.stage);
  g_strfreev ((char **) own->stages);
  g_strfreev ((char **) own->lanes);
  g_strfreev ((char **) own->cards);
  g_free (self);
}

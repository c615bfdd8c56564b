/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a repair is, and how it is said. tl-codec-repair.c makes them. */
#include "config.h"

#include "store/tl-repair.h"

#include <glib/gi18n-lib.h>

/**
 * tl_repair_free:
 * @self: (transfer full): a repair
 */
void
tl_repair_free (TlRepair *self)
{
  g_free (self->pointer);
  g_free (self->expected);
  g_free (self->found);
  g_free (self->remedy);
  g_free (self->record);
  g_free (self);
}

/**
 * tl_repair_describe:
 *
 * Returns: (transfer full): one sentence: place, what was expected, what was found, what became of
 *   it
 */
char *
tl_repair_describe (const TlRepair *self)
{
  /* Translators: where in a document, what should stand there, what does, and what becomes of it.
   */
  return g_strdup_printf (_ ("%s: expected %s, found %s; %s"),
                          self->pointer,
                          self->expected,
                          self->found,
                          self->remedy);
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What of an address may be opened. A file can come from anybody, so only web pages and mail are:
 * never a program, a local file, or a script. */
#include "config.h"

#include "base/tl-address.h"

#include <string.h>

/* Longer than any address that somebody means. */
#define MOST_BYTES 4096

static gboolean
has_host (GUri *uri)
{
  const char *host = g_uri_get_host (uri);

  return host != NULL && *host != '\0';
}

static gboolean
is_web (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";

  return (strcmp (scheme, "http") == 0 || strcmp (scheme, "https") == 0) && has_host (uri);
}

static gboolean
is_mail (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && strcmp (g_uri_get_scheme (uri), "mailto") == 0 &&
         strchr (g_uri_get_path (uri), '@') != NULL;
}

/* "example.org/page": people leave the scheme out. A dot in the host tells it from a word. */
static char *
complete_web (const char *text)
{
  g_autofree char *whole = g_strconcat ("https://", text, NULL);
  gsize            host = strcspn (text, "/?#");

  if (memchr (text, '.', host) == NULL || text[0] == '.' || text[host - 1] == '.' ||
      memchr (text, '@', host) != NULL || memchr (text, ':', host) != NULL || !is_web (whole))
    return NULL;
  return g_steal_pointer (&whole);
}

/* "mia@example.org" */
static char *
complete_mail (const char *text)
{
  const char *at = strchr (text, '@');

  if (at == NULL || at == text || strchr (at, '.') == NULL || strpbrk (text, "/:?# ") != NULL)
    return NULL;
  return g_strconcat ("mailto:", text, NULL);
}

/**
 * tl_address_dup_openable:
 * @text: (nullable): an address as somebody wrote it
 *
 * Makes of it what can be handed to the system: web pages (http, https) and mail, the scheme added
 * where it was left out.
 *
 * Returns: (transfer full) (nullable): the address; NULL for everything else
 */
char *
tl_address_dup_openable (const char *text)
{
  g_autofree char *plain = text != NULL ? g_strstrip (g_strdup (text)) : g_strdup ("");
  char            *mail;

  if (*plain == '\0' || strlen (plain) > MOST_BYTES || strpbrk (plain, " \t\r\n<>\"\\") != NULL)
    return NULL;
  if (is_web (plain) || is_mail (plain))
    return g_steal_pointer (&plain);
  mail = complete_mail (plain);
  return mail != NULL ? mail : complete_web (plain);
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which addresses of a file may be opened. */
#include "config.h"

#include "base/tl-address.h"

static void
test_openable (void)
{
  static const struct
  {
    const char *text;
    const char *opened; /* NULL = refused */
  } cases[] = {
    { "https://example.org/a?b=c#d", "https://example.org/a?b=c#d" },
    { "http://example.org", "http://example.org" },
    { "  https://example.org  ", "https://example.org" },
    { "HTTPS://Example.org", "HTTPS://Example.org" },
    { "mailto:mia@example.org", "mailto:mia@example.org" },
    { "mia@example.org", "mailto:mia@example.org" },
    { "example.org/page", "https://example.org/page" },
    { "www.example.org", "https://www.example.org" },
    { "", NULL },
    { NULL, NULL },
    { "word", NULL },
    { ".org", NULL },
    { "org.", NULL },
    { "@example.org", NULL },
    { "two words.org", NULL },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "data:text/html,x", NULL },
    { "https:///no-host", NULL },
    { "https://", NULL },
    { "mailto:nobody", NULL },
    { "smb://host/share", NULL },
    { "x-terminal:rm", NULL },
    { "https://example.org/\"quote", NULL },
    { "https://example.org/a\nb", NULL },
    { "user:word@example.org", NULL },
    { "/etc/passwd.txt", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *opened = tl_address_dup_openable (cases[i].text);

      g_test_message ("%s", cases[i].text ? cases[i].text : "NULL");
      g_assert_cmpstr (opened, ==, cases[i].opened);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/address/openable", test_openable);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of exports share. */
#include "config.h"

#include "export-check.h"

#include <gio/gio.h>
#include <librsvg/rsvg.h>
#include <string.h>

typedef struct
{
  SvgFacts  *facts;
  GPtrArray *open;     /* ids of the open elements, "" where there is none */
  gboolean   is_first; /* nothing yet inside the innermost */
  gboolean   in_text;
  gboolean   in_title;
} Reading;

static void
start_cb (GMarkupParseContext *context,
          const char          *element,
          const char         **names,
          const char         **values,
          gpointer             user_data,
          GError             **error)
{
  Reading    *reading = user_data;
  const char *id = "";
  const char *class = "";
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (reading->facts->elements, element));

  g_hash_table_insert (reading->facts->elements, g_strdup (element), GUINT_TO_POINTER (n + 1));
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (strcmp (names[i], "id") == 0)
        id = values[i];
      else if (strcmp (names[i], "class") == 0)
        class = values[i];
      else if (g_str_has_suffix (names[i], "href"))
        g_ptr_array_add (reading->facts->links, g_strdup (values[i]));
      g_assert_false (g_str_has_prefix (names[i], "on"));
    }
  if (*id != '\0')
    {
      g_assert_true (g_ascii_isalpha (*id));
      g_assert_cmpuint (strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_"), ==, strlen (id));
      if (!g_hash_table_insert (reading->facts->ids, g_strdup (id), g_strdup (class)))
        g_error ("the id “%s” is there twice", id);
    }
  reading->in_title = strcmp (element, "title") == 0 && reading->is_first;
  if (strcmp (element, "text") == 0)
    reading->in_text = TRUE;
  g_ptr_array_add (reading->open, g_strdup (id));
  reading->is_first = TRUE;
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  if (strcmp (element, "text") == 0)
    {
      reading->in_text = FALSE;
      g_string_append_c (reading->facts->text, '\n');
    }
  reading->in_title = FALSE;
  reading->is_first = FALSE;
  g_ptr_array_set_size (reading->open, (int) reading->open->len - 1);
}

static void
text_cb (
  GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Reading    *reading = user_data;
  const char *owner;

  if (reading->in_text)
    g_string_append_len (reading->facts->text, text, (gssize) length);
  if (!reading->in_title)
    return;
  owner = g_ptr_array_index (reading->open, reading->open->len - 2);
  if (*owner != '\0')
    g_hash_table_insert (reading->facts->titles, g_strdup (owner), g_strndup (text, length));
  else if (reading->open->len == 2)
    reading->facts->title = g_strndup (text, length);
}

/* Fails the test when the bytes are not well-formed, or an id is no XML name or there twice. */
SvgFacts *
svg_facts_new (GBytes *svg)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  SvgFacts                  *facts = g_new0 (SvgFacts, 1);
  Reading                    reading = { .facts = facts };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  g_autoptr (GError) error = NULL;

  facts->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  facts->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  facts->elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  facts->links = g_ptr_array_new_with_free_func (g_free);
  facts->text = g_string_new (NULL);
  reading.open = g_ptr_array_new_with_free_func (g_free);
  g_markup_parse_context_parse (context,
                                g_bytes_get_data (svg, NULL),
                                (gssize) g_bytes_get_size (svg),
                                &error);
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (reading.open);
  return facts;
}

void
svg_facts_free (SvgFacts *facts)
{
  g_hash_table_unref (facts->ids);
  g_hash_table_unref (facts->titles);
  g_hash_table_unref (facts->elements);
  g_ptr_array_unref (facts->links);
  g_string_free (facts->text, TRUE);
  g_free (facts->title);
  g_free (facts);
}

guint
svg_facts_count (SvgFacts *facts, const char *element)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (facts->elements, element));
}

/* Nothing that runs, nothing from outside, and valid for a strict parser. */
void
assert_svg_is_safe (GBytes *svg, SvgFacts *facts)
{
  static const char *const xmllint[] = { "xmllint", "--noout", "--nonet", "-", NULL };
  int                      status = 0;
  g_autofree char         *output = NULL;

  g_assert_cmpuint (svg_facts_count (facts, "script"), ==, 0);
  g_assert_cmpuint (svg_facts_count (facts, "foreignObject"), ==, 0);
  g_assert_cmpuint (svg_facts_count (facts, "style"), ==, 0);
  g_assert_cmpuint (svg_facts_count (facts, "a"), ==, 0);
  for (guint i = 0; i < facts->links->len; i++)
    {
      const char *link = g_ptr_array_index (facts->links, i);

      g_assert_true (g_str_has_prefix (link, "data:image/png;base64,") ||
                     g_str_has_prefix (link, "data:image/jpeg;base64,") ||
                     (link[0] == '#' && g_hash_table_contains (facts->ids, link + 1)));
    }
  output = run (svg, xmllint, &status);
  g_assert_cmpint (status, ==, 0);
}

cairo_surface_t *
render_svg (GBytes *svg, int width, int height, double scale)
{
  g_autoptr (GError) error = NULL;
  RsvgHandle *handle =
    rsvg_handle_new_from_data (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), &error);
  RsvgRectangle    viewport = { 0 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);

  g_assert_no_error (error);
  g_assert_true (
    rsvg_handle_get_intrinsic_size_in_pixels (handle, &viewport.width, &viewport.height));
  viewport.width *= scale;
  viewport.height *= scale;
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  g_assert_true (rsvg_handle_render_document (handle, cr, &viewport, &error));
  g_assert_no_error (error);
  cairo_destroy (cr);
  g_object_unref (handle);
  return surface;
}

typedef struct
{
  const guchar *data;
  gsize         left;
} Input;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Input *input = closure;

  if (length > input->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, input->data, length);
  input->data += length;
  input->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
read_png (GBytes *png)
{
  Input            input = { g_bytes_get_data (png, NULL), g_bytes_get_size (png) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, &input);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

static const guchar *
get_row (cairo_surface_t *surface, int y)
{
  return cairo_image_surface_get_data (surface) +
         (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
}

static void
keep (cairo_surface_t *surface, const char *name, const char *what)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, what);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "export", file, NULL);

  cairo_surface_write_to_png (surface, path);
  g_test_message ("kept %s", path);
}

/* The largest difference of a channel. Both pictures are kept when it is over 8. */
int
max_difference (cairo_surface_t *a, cairo_surface_t *b, guint *n_over, const char *name)
{
  int width = cairo_image_surface_get_width (a);
  int height = cairo_image_surface_get_height (a);
  int max = 0;

  *n_over = 0;
  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width * 4; x++)
      {
        int difference = x % 4 == (G_BYTE_ORDER == G_LITTLE_ENDIAN ? 3 : 0)
                           ? 0
                           : ABS (get_row (a, y)[x] - get_row (b, y)[x]);

        max = MAX (max, difference);
        *n_over += difference > 8;
      }
  if (max > 8)
    {
      keep (a, name, "a");
      keep (b, name, "b");
    }
  return max;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A picture of a disc. */
char *
dup_png_base64 (cairo_format_t format, int width, int height)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (format, width, height);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgba (cr, 0.2, 0.4, 0.8, 0.9);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  return g_base64_encode (bytes->data, bytes->len);
}

void
add_image (TlTable *table, const char *id, const char *base64)
{
  g_autoptr (TlRecord) record = tl_record_new (TL_KIND_IMAGE, id);

  tl_record_set_text (record, TL_IMAGE_TYPE, "image/png");
  tl_record_set_text (record, TL_IMAGE_DATA, base64);
  tl_table_put (table, record);
}

/* Runs a program on the bytes; the test fails when it is not there. */
char *
run (GBytes *input, const char *const *argv, int *exit_status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv,
                       G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                       &error);

  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  *exit_status = g_subprocess_get_exit_status (process);
  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

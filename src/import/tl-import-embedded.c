/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking the document out of a picture.
 *
 * bytes -> told by their beginning: SVG or PNG -> the packed document -> unpacked with a limit;
 * what it says is judged by whoever parses it. An SVG goes through libxml2's reader, which builds
 * no tree; nothing is fetched, no entity expanded, and a file with a document type is refused
 * before the parser sees it. Of a PNG only the chunks' heads are looked at; no pixel is decoded. */
#include "config.h"

#include "import/tl-import-embedded.h"

#include "store/tl-embedded.h"
#include "store/tl-store.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#define PNG_SIGNATURE "\211PNG\r\n\032\n"
#define PNG_SIGNATURE_LENGTH 8

static GBytes *
fail_none (const char *name, GError **error)
{
  g_set_error (error,
               TL_STORE_ERROR,
               TL_STORE_ERROR_NOT_A_MAP,
               _ ("%s: expected a picture with a document inside, found none in it"),
               name);
  return NULL;
}

static GBytes *
fail_two (const char *name, GError **error)
{
  g_set_error (error,
               TL_STORE_ERROR,
               TL_STORE_ERROR_INVALID,
               _ ("%s: expected one document inside, found two"),
               name);
  return NULL;
}

/* SVG */

typedef struct
{
  xmlTextReader *reader;
  const char    *name;
  GByteArray    *packed; /* NULL until the document is met */
  GString       *text;   /* of the <data> being read */
  gboolean       inside; /* the document's element */
} SvgReader;

static gboolean
fail_at (const SvgReader *self, TlStoreError code, const char *what, GError **error)
{
  g_set_error (error,
               TL_STORE_ERROR,
               code,
               "%s:%d: %s",
               self->name,
               xmlTextReaderGetParserLineNumber (self->reader),
               what);
  return FALSE;
}

static gboolean
is_ours (const SvgReader *self, const char *element)
{
  return g_strcmp0 ((const char *) xmlTextReaderConstNamespaceUri (self->reader),
                    TL_EMBEDDED_NAMESPACE) == 0 &&
         g_strcmp0 ((const char *) xmlTextReaderConstLocalName (self->reader), element) == 0;
}

/* Blanks are left out; anything else that base64 does not have is an error, as is half a group. */
static gboolean
add_base64 (SvgReader *self, GError **error)
{
  char *to = self->text->str;
  gsize length, n_pads = 0;

  for (const char *at = self->text->str; *at != '\0'; at++)
    {
      if (g_ascii_isspace (*at))
        continue;
      if (*at == '=')
        n_pads++;
      else if (n_pads > 0 || !(g_ascii_isalnum (*at) || *at == '+' || *at == '/'))
        return fail_at (self,
                        TL_STORE_ERROR_MALFORMED,
                        _ ("expected base64, found something else"),
                        error);
      *to++ = *at;
    }
  g_string_truncate (self->text, (gsize) (to - self->text->str));
  if (self->text->len % 4 != 0 || n_pads > 2)
    return fail_at (self,
                    TL_STORE_ERROR_MALFORMED,
                    _ ("expected whole base64, found a part of it"),
                    error);
  if (self->text->len > 0)
    {
      g_base64_decode_inplace (self->text->str, &length);
      g_byte_array_append (self->packed, (const guint8 *) self->text->str, (guint) length);
    }
  g_string_truncate (self->text, 0);
  return TRUE;
}

static gboolean
begin_document (SvgReader *self, GError **error)
{
  g_autofree char *sentence = NULL;
  xmlChar         *encoding;
  gboolean         known;

  if (self->packed != NULL)
    return fail_two (self->name, error) != NULL;
  encoding = xmlTextReaderGetAttribute (self->reader, (const xmlChar *) "encoding");
  known = g_strcmp0 ((const char *) encoding, TL_EMBEDDED_ENCODING) == 0;
  if (!known)
    sentence = g_strdup_printf (_ ("expected a document in the encoding %s, found “%.40s”"),
                                TL_EMBEDDED_ENCODING,
                                encoding != NULL ? (const char *) encoding : "");
  xmlFree (encoding);
  if (!known)
    return fail_at (self, TL_STORE_ERROR_TOO_NEW, sentence, error);
  self->packed = g_byte_array_new ();
  self->inside = !xmlTextReaderIsEmptyElement (self->reader);
  return TRUE;
}

static gboolean
read_node (SvgReader *self, GError **error)
{
  switch (xmlTextReaderNodeType (self->reader))
    {
    case XML_READER_TYPE_ELEMENT:
      if (is_ours (self, "document"))
        return begin_document (self, error);
      if (self->inside && !is_ours (self, "data"))
        return fail_at (self,
                        TL_STORE_ERROR_MALFORMED,
                        _ ("expected the data of a document, found another element"),
                        error);
      return TRUE;
    case XML_READER_TYPE_END_ELEMENT:
      if (self->inside && is_ours (self, "data"))
        return add_base64 (self, error);
      if (self->inside && is_ours (self, "document"))
        {
          self->inside = FALSE;
          return add_base64 (self, error);
        }
      return TRUE;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
      if (self->inside)
        g_string_append (self->text, (const char *) xmlTextReaderConstValue (self->reader));
      return TRUE;
    case XML_READER_TYPE_ENTITY_REFERENCE:
      if (self->inside)
        return fail_at (self,
                        TL_STORE_ERROR_MALFORMED,
                        _ ("expected base64, found an entity"),
                        error);
      return TRUE;
    default:
      return TRUE;
    }
}

static gboolean
read_svg (SvgReader *self, GError **error)
{
  gboolean is_root = TRUE;
  int      status;

  while ((status = xmlTextReaderRead (self->reader)) == 1)
    {
      if (is_root && xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_ELEMENT)
        {
          is_root = FALSE;
          if (g_strcmp0 ((const char *) xmlTextReaderConstLocalName (self->reader), "svg") != 0)
            return fail_at (self,
                            TL_STORE_ERROR_NOT_A_MAP,
                            _ ("expected an SVG picture, found other XML"),
                            error);
        }
      if (!read_node (self, error))
        return FALSE;
    }
  return status == 0 || fail_at (self,
                                 TL_STORE_ERROR_MALFORMED,
                                 _ ("expected well-formed XML, found a mistake or the end"),
                                 error);
}

/* What our SVGs and those that drawing programs make of them never have: it is how a small file
 * becomes a large one, and how a file asks for another. In other encodings than UTF-8 it could
 * hide. */
static gboolean
check_svg (const char *data, gsize length, const char *name, GError **error)
{
  const char *found = NULL;

  if (memmem (data, length, "<!DOCTYPE", 9) != NULL || memmem (data, length, "<!ENTITY", 8) != NULL)
    found = _ ("a document type");
  else if (memchr (data, '\0', length) != NULL || !g_utf8_validate (data, (gssize) length, NULL))
    found = _ ("another encoding");
  if (found != NULL)
    g_set_error (error,
                 TL_STORE_ERROR,
                 TL_STORE_ERROR_MALFORMED,
                 _ ("%s: expected an SVG picture in UTF-8, found %s"),
                 name,
                 found);
  return found == NULL;
}

static GBytes *
take_from_svg (GBytes *bytes, const char *name, GError **error)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);
  SvgReader   self = { .name = name };
  GBytes     *document = NULL;

  if (!check_svg (data, length, name, error))
    return NULL;
  self.reader = xmlReaderForMemory (data,
                                    (int) length,
                                    NULL,
                                    "UTF-8",
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (self.reader == NULL)
    return fail_none (name, error);
  self.text = g_string_new (NULL);
  if (read_svg (&self, error))
    {
      g_autoptr (GBytes) packed =
        self.packed != NULL ? g_byte_array_free_to_bytes (g_steal_pointer (&self.packed)) : NULL;

      document =
        packed != NULL ? tl_embedded_unpack (packed, name, error) : fail_none (name, error);
    }
  g_clear_pointer (&self.packed, g_byte_array_unref);
  g_string_free (self.text, TRUE);
  xmlFreeTextReader (self.reader);
  return document;
}

/* PNG */

static guint32
read_number (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

/* iTXt: keyword, 0, whether compressed, the method (0), language, 0, translated keyword, 0, text.
 * NULL without an error when it is of another keyword. */
static GBytes *
read_text_chunk (const guint8 *data, gsize length, const char *name, GError **error)
{
  static const char keyword[] = TL_EMBEDDED_KEYWORD; /* with its 0 */
  const guint8     *end = data + length;
  const guint8     *at = data + sizeof keyword + 2;
  g_autoptr (GBytes) packed = NULL;

  if (length < sizeof keyword + 4 || memcmp (data, keyword, sizeof keyword) != 0)
    return NULL;
  for (guint i = 0; i < 2 && at != NULL; i++)
    {
      at = memchr (at, 0, (gsize) (end - at));
      at = at != NULL ? at + 1 : NULL;
    }
  packed = g_bytes_new (at, at != NULL ? (gsize) (end - at) : 0);
  if (data[sizeof keyword] == 0)
    return g_steal_pointer (&packed);
  return tl_embedded_unpack (packed, name, error);
}

static GBytes *
take_from_png (GBytes *bytes, const char *name, GError **error)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize         at = PNG_SIGNATURE_LENGTH;
  g_autoptr (GBytes) document = NULL;
  GError *wrong = NULL;

  /* A chunk: its length, its name, so much data, a checksum. */
  while (length - at >= 12 && memcmp (data + at + 4, "IEND", 4) != 0)
    {
      gsize size = read_number (data + at);
      g_autoptr (GBytes) found = NULL;

      if (size > length - at - 12)
        break;
      if (memcmp (data + at + 4, "iTXt", 4) == 0)
        found = read_text_chunk (data + at + 8, size, name, &wrong);
      if (wrong != NULL)
        {
          g_propagate_error (error, wrong);
          return NULL;
        }
      if (found != NULL && document != NULL)
        return fail_two (name, error);
      if (found != NULL)
        document = g_steal_pointer (&found);
      at += size + 12;
    }
  if (length - at < 12 || memcmp (data + at + 4, "IEND", 4) != 0)
    {
      g_set_error (error,
                   TL_STORE_ERROR,
                   TL_STORE_ERROR_MALFORMED,
                   _ ("%s: expected a whole PNG picture, found the beginning of one"),
                   name);
      return NULL;
    }
  return document != NULL ? g_steal_pointer (&document) : fail_none (name, error);
}

static gboolean
is_png (GBytes *bytes)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return length >= PNG_SIGNATURE_LENGTH && memcmp (data, PNG_SIGNATURE, PNG_SIGNATURE_LENGTH) == 0;
}

/**
 * tl_import_is_picture:
 * @bytes: of a file
 *
 * Returns: whether it begins like PNG or XML, which no document does
 */
gboolean
tl_import_is_picture (GBytes *bytes)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize       at = length >= 3 && memcmp (data, "\357\273\277", 3) == 0 ? 3 : 0;

  if (is_png (bytes))
    return TRUE;
  while (at < length && g_ascii_isspace (data[at]))
    at++;
  return at < length && data[at] == '<';
}

/**
 * tl_import_embedded:
 * @bytes: of a picture
 * @name: what messages call it
 * @error: where to put what is wrong
 *
 * Takes the document out of an SVG or PNG picture. It is as it was saved, and not yet judged:
 * tl_store_parse() does that.
 *
 * Errors: %TL_STORE_ERROR_NOT_A_MAP when none is inside; %TL_STORE_ERROR_MALFORMED,
 * %TL_STORE_ERROR_INVALID (two), %TL_STORE_ERROR_TOO_LARGE and %TL_STORE_ERROR_TOO_NEW, with the
 * line in an SVG.
 *
 * Returns: (transfer full): the document's bytes, or %NULL
 */
GBytes *
tl_import_embedded (GBytes *bytes, const char *name, GError **error)
{
  if (is_png (bytes))
    return take_from_png (bytes, name, error);
  if (tl_import_is_picture (bytes))
    return take_from_svg (bytes, name, error);
  return fail_none (name, error);
}

/**
 * tl_import_unwrap:
 * @bytes: of a file that a person opens
 * @name: what messages call it
 * @error: where to put what is wrong
 *
 * Errors: those of tl_import_embedded().
 *
 * Returns: (transfer full): the document inside if it is a picture, else @bytes; or %NULL
 */
GBytes *
tl_import_unwrap (GBytes *bytes, const char *name, GError **error)
{
  return tl_import_is_picture (bytes) ? tl_import_embedded (bytes, name, error)
                                      : g_bytes_ref (bytes);
}

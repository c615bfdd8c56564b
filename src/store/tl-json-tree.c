/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree of a JSON text that tl_json_scan() has accepted, and therefore a reader that need not
 * look for errors.
 *
 * The text is copied once and taken apart in place: texts and names end with a zero written over
 * their closing quote, with escapes resolved where they stand. Values come from blocks that are
 * freed as a whole. That is a tenth of what json-glib's tree costs in time, and a third in memory;
 * with it, opening a large document is mostly making records. */
#include "config.h"

#include "store/tl-json-tree.h"

#include "store/tl-json-keys.h"
#include "store/tl-json-scan.h"
#include "store/tl-json-text.h"

#include <string.h>

#define BLOCK_VALUES 2000

struct _TlJsonTree
{
  char      *text;
  TlJson    *root;
  GPtrArray *blocks;
  guint      n_used; /* of the last block */
};

/* Where reading stands. */
typedef struct
{
  TlJsonTree *tree;
  char       *at;
} Reader;

static TlJson *
new_value (TlJsonTree *tree)
{
  TlJson *block;

  if (tree->n_used == BLOCK_VALUES)
    {
      g_ptr_array_add (tree->blocks, g_new (TlJson, BLOCK_VALUES));
      tree->n_used = 0;
    }
  block = tree->blocks->pdata[tree->blocks->len - 1];
  return &block[tree->n_used++];
}

static void
skip_space (Reader *self)
{
  while (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r')
    self->at++;
}

/* A string at the opening quote: ends it with a zero and moves behind its closing quote. */
static const char *
read_string (Reader *self)
{
  char *start = ++self->at;
  char *end = start;
  gsize length;

  while (*end != '"' && *end != '\\')
    end++;
  length = (gsize) (end - start);
  if (*end == '\\')
    {
      while (*end != '"')
        end += *end == '\\' ? 2 : 1;
      length = tl_json_unescape (start, (gsize) (end - start), start);
    }
  start[length] = '\0';
  self->at = end + 1;
  return start;
}

/* Integers of up to 15 digits are most numbers, and exact without any library. */
static double
read_number (Reader *self)
{
  const char *start = self->at;
  gint64      integer = 0;
  char       *end;
  double      number;

  if (*self->at == '-')
    self->at++;
  while (g_ascii_isdigit (*self->at) && self->at - start < 15)
    integer = integer * 10 + (*self->at++ - '0');
  if (!g_ascii_isdigit (*self->at) && *self->at != '.' && *self->at != 'e' && *self->at != 'E')
    return (double) (*start == '-' ? -integer : integer);
  number = g_ascii_strtod (start, &end);
  self->at = end;
  return number;
}

static void
read_scalar (Reader *self, TlJson *value)
{
  switch (*self->at)
    {
    case '"':
      value->type = TL_JSON_TEXT;
      value->text = read_string (self);
      break;
    case 't':
    case 'f':
      value->type = TL_JSON_BOOLEAN;
      value->boolean = *self->at == 't';
      self->at += value->boolean ? 4 : 5;
      break;
    case 'n':
      value->type = TL_JSON_NULL;
      self->at += 4;
      break;
    default:
      value->type = TL_JSON_NUMBER;
      value->number = read_number (self);
      break;
    }
}

/* No deeper than the scanner allows. */
static TlJson *
read_value (Reader *self)
{
  TlJson        *value = new_value (self->tree);
  const TlJson **place = &value->first;
  gboolean       object = *self->at == '{';
  const char     close = object ? '}' : ']';

  value->name = NULL;
  value->next = NULL;
  value->n_children = 0;
  if (!object && *self->at != '[')
    {
      read_scalar (self, value);
      return value;
    }
  value->type = object ? TL_JSON_OBJECT : TL_JSON_ARRAY;
  self->at++;
  for (skip_space (self); *self->at != close; skip_space (self))
    {
      const char *name = NULL;
      TlJson     *child;

      if (*self->at == ',')
        {
          self->at++;
          skip_space (self);
        }
      if (object)
        {
          name = read_string (self);
          skip_space (self);
          self->at++; /* the colon */
          skip_space (self);
        }
      child = read_value (self);
      child->name = name;
      *place = child;
      place = &child->next;
      value->n_children++;
    }
  *place = NULL;
  self->at++;
  return value;
}

/**
 * tl_json_tree_new:
 * @text: (array length=length): accepted by tl_json_scan(), from its start on
 *
 * Builds the tree of a text. A text that was not accepted is a programming error.
 *
 * Returns: (transfer full): the tree
 */
TlJsonTree *
tl_json_tree_new (const char *text, gsize length)
{
  TlJsonTree *tree = g_new0 (TlJsonTree, 1);
  Reader      self = { .tree = tree };

  tree->text = g_malloc (length + 1);
  memcpy (tree->text, text, length);
  tree->text[length] = '\0';
  tree->blocks = g_ptr_array_new_with_free_func (g_free);
  tree->n_used = BLOCK_VALUES;
  self.at = tree->text;
  skip_space (&self);
  tree->root = read_value (&self);
  return tree;
}

/**
 * tl_json_tree_free:
 * @self: (transfer full) (nullable): a tree
 *
 * Frees the tree with all its values, names and texts.
 */
void
tl_json_tree_free (TlJsonTree *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self->text);
  g_free (self);
}

/**
 * tl_json_tree_get_root:
 *
 * Returns: (transfer none): the outermost value
 */
const TlJson *
tl_json_tree_get_root (const TlJsonTree *self)
{
  return self->root;
}

/**
 * tl_json_find:
 * @object: an object
 *
 * Looks for a member from the first on; objects of documents are small.
 *
 * Returns: (transfer none) (nullable): its value
 */
const TlJson *
tl_json_find (const TlJson *object, const char *name)
{
  g_return_val_if_fail (object->type == TL_JSON_OBJECT, NULL);

  for (const TlJson *member = object->first; member != NULL; member = member->next)
    if (strcmp (member->name, name) == 0)
      return member;
  return NULL;
}

static void
append_children (GString *out, const TlJson *value, guint depth)
{
  gboolean object = value->type == TL_JSON_OBJECT;

  g_string_append_c (out, object ? '{' : '[');
  for (const TlJson *child = value->first; child != NULL; child = child->next)
    {
      tl_json_append_indent (out, depth + 1);
      if (object)
        {
          tl_json_append_string (out, child->name);
          g_string_append_len (out, ": ", 2);
        }
      tl_json_append (out, child, depth + 1);
      if (child->next != NULL)
        g_string_append_c (out, ',');
    }
  if (value->n_children > 0)
    tl_json_append_indent (out, depth);
  g_string_append_c (out, object ? '}' : ']');
}

/**
 * tl_json_append:
 * @depth: of the line that @value begins on
 *
 * Writes a value as this program writes JSON, members in their order, without a final newline.
 */
void
tl_json_append (GString *out, const TlJson *value, guint depth)
{
  switch (value->type)
    {
    case TL_JSON_BOOLEAN:
      g_string_append (out, value->boolean ? "true" : "false");
      break;
    case TL_JSON_NUMBER:
      tl_json_append_number (out, value->number);
      break;
    case TL_JSON_TEXT:
      tl_json_append_string (out, value->text);
      break;
    case TL_JSON_ARRAY:
    case TL_JSON_OBJECT:
      append_children (out, value, depth);
      break;
    case TL_JSON_NULL:
    default:
      g_string_append_len (out, "null", 4);
      break;
    }
}

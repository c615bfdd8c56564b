/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "compat/tl-text-tag.h"

struct _TlTextTag
{
  GtkTextTag parent_instance;
};

enum
{
  PROP_FOREGROUND = 1,
};

G_DEFINE_FINAL_TYPE (TlTextTag, tl_text_tag, GTK_TYPE_TEXT_TAG)

static void
tl_text_tag_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_autoptr (GdkRGBA) color = NULL;

  switch (id)
    {
    case PROP_FOREGROUND:
      g_object_get (object, "foreground-rgba", &color, NULL);
      g_value_take_string (value, color != NULL ? gdk_rgba_to_string (color) : g_strdup (""));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_text_tag_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  const char *text = g_value_get_string (value);
  GdkRGBA     color;

  switch (id)
    {
    case PROP_FOREGROUND:
      if (text != NULL && gdk_rgba_parse (&color, text))
        g_object_set (object, "foreground-rgba", &color, NULL);
      else
        g_object_set (object, "foreground-rgba", NULL, NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_text_tag_class_init (TlTextTagClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tl_text_tag_get_property;
  object_class->set_property = tl_text_tag_set_property;
  g_object_class_install_property (object_class,
                                   PROP_FOREGROUND,
                                   g_param_spec_string ("foreground",
                                                        NULL,
                                                        NULL,
                                                        NULL,
                                                        G_PARAM_READWRITE |
                                                          G_PARAM_STATIC_STRINGS));
}

static void
tl_text_tag_init (TlTextTag *self)
{
}

/**
 * tl_text_tag_add:
 * @buffer: a buffer
 *
 * Returns: (transfer none): a new tag without a name, the buffer's
 */
GtkTextTag *
tl_text_tag_add (GtkTextBuffer *buffer)
{
  g_autoptr (GtkTextTag) tag = NULL;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);
  tag = g_object_new (TL_TYPE_TEXT_TAG, NULL);
  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (buffer), tag);
  return tag;
}

/* SPDX-FileCopyrightText: The Throughline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void tl_json_append_indent (GString *out, guint depth);
void tl_json_append_string (GString *out, const char *text);
void tl_json_append_number (GString *out, double value);
void tl_json_append_node (GString *out, JsonNode *node, guint depth);

G_END_DECLS

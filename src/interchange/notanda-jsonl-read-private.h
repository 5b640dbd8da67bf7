/* notanda-jsonl-read-private.h: what the two files of the JSON Lines reader share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <yyjson.h>

#include "interchange/notanda-jsonl.h"

G_BEGIN_DECLS

struct _NotandaJsonlReader
{
  NotandaJsonlLine line;
  yyjson_alc       allocator;
  gpointer         pool;
  gsize            pool_size;
};

/* %NULL where it isn't a string, or has U+0000 in it. */
const char *notanda_jsonl_get_string (yyjson_val *value);
gboolean    notanda_jsonl_get_id (yyjson_val *value,
                                  NotandaId  *out);

/* Fills in the marks' elements. */
void notanda_jsonl_read_tag_set (NotandaMarks *marks,
                                 yyjson_val   *array,
                                 guint         number);

G_END_DECLS

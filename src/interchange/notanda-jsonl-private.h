/* notanda-jsonl-private.h: the pieces that JSON objects are written of
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-jsonl.h"

G_BEGIN_DECLS

#define append_literal(out, literal) notanda_buffer_append ((out), (literal), sizeof (literal) - 1)

static inline void
append_json (NotandaBuffer *out,
             const char    *string)
{
  notanda_buffer_append_json (out, string, strlen (string));
}

/* What goes between elements: nothing before the first. */
static inline void
append_comma (NotandaBuffer *out)
{
  char last = out->data[out->size - 1];

  if (last != '{' && last != '[')
    notanda_buffer_append_char (out, ',');
}

static inline void
append_key (NotandaBuffer *out,
            const char    *key)
{
  append_comma (out);
  append_json (out, key);
  notanda_buffer_append_char (out, ':');
}

/* The same for a key that needs no escapes: what stands before it is known. */
#define append_next_key(out, key) append_literal ((out), ",\"" key "\":")

static inline void
append_member (NotandaBuffer *out,
               const char    *key,
               const char    *value)
{
  append_key (out, key);
  append_json (out, value);
}

static inline void
append_id_member (NotandaBuffer   *out,
                  const char      *key,
                  const NotandaId *id)
{
  append_key (out, key);
  notanda_buffer_append_char (out, '"');
  notanda_buffer_append_id (out, id);
  notanda_buffer_append_char (out, '"');
}

static inline void
append_time_member (NotandaBuffer *out,
                    const char    *key,
                    gint64         time)
{
  append_key (out, key);
  notanda_buffer_append_json_time (out, time);
}

/* Equal in every property, its attributes' and its roles' too. */
gboolean notanda_tag_type_is_equal (const NotandaTagType *a,
                                    const NotandaTagType *b);

/* Appends the member "tag_set", where the document's differs from the built-in
 * one at all. */
void notanda_jsonl_write_tag_set (NotandaBuffer *out,
                                  NotandaTagSet *tag_set,
                                  NotandaTagSet *builtin);

G_END_DECLS

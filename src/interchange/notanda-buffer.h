/* notanda-buffer.h: bytes that a writer appends to, again and again
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-id.h"

#include <string.h>

G_BEGIN_DECLS

/**
 * NotandaBuffer:
 *
 * Emptied by setting @size to 0; its memory is kept, so that writing the
 * hundredth document allocates nothing. Not zero-terminated.
 */
typedef struct
{
  char *data;
  gsize size;
  gsize room;
} NotandaBuffer;

void notanda_buffer_clear (NotandaBuffer *buffer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaBuffer, notanda_buffer_clear)

void notanda_buffer_grow (NotandaBuffer *buffer,
                          gsize          more);

/* Room for @more bytes behind what there is. */
static inline char *
notanda_buffer_reserve (NotandaBuffer *buffer,
                        gsize          more)
{
  if (buffer->room - buffer->size < more)
    notanda_buffer_grow (buffer, more);

  return buffer->data + buffer->size;
}

static inline void
notanda_buffer_append (NotandaBuffer *buffer,
                       gconstpointer  data,
                       gsize          size)
{
  char *at = notanda_buffer_reserve (buffer, size);

  if (size > 0)
    memcpy (at, data, size);
  buffer->size += size;
}

static inline void
notanda_buffer_append_string (NotandaBuffer *buffer,
                              const char    *string)
{
  notanda_buffer_append (buffer, string, strlen (string));
}

static inline void
notanda_buffer_append_char (NotandaBuffer *buffer,
                            char           c)
{
  *notanda_buffer_reserve (buffer, 1) = c;
  buffer->size++;
}

void notanda_buffer_append_number (NotandaBuffer *buffer,
                                   gint64         number);
void notanda_buffer_append_id (NotandaBuffer   *buffer,
                               const NotandaId *id);

/**
 * notanda_buffer_append_json:
 * @string: UTF-8
 * @size: in bytes
 *
 * Appends a JSON string with its quotation marks. U+0085, U+2028 and U+2029
 * are escaped beside what JSON asks for: naive readers take them for line ends.
 */
void notanda_buffer_append_json (NotandaBuffer *buffer,
                                 const char    *string,
                                 gsize          size);

/* The same without quotation marks, for a string made of several parts. */
void notanda_buffer_append_json_part (NotandaBuffer *buffer,
                                      const char    *string,
                                      gsize          size);

/**
 * notanda_buffer_append_json_time:
 * @time: microseconds since 1970
 *
 * Appends "2026-11-23T22:36:05.000001Z" in quotation marks, or the bare number
 * where the year would not have four digits.
 */
void notanda_buffer_append_json_time (NotandaBuffer *buffer,
                                      gint64         time);

G_END_DECLS

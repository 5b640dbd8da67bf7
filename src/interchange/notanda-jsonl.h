/* notanda-jsonl.h: JSON Lines, our own rows: everything of a document in a line
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-interchange.h"

G_BEGIN_DECLS

/*
 * One object a line, LF after each, UTF-8 without BOM, one line a document:
 *
 *   format       "notanda-annotations"
 *   version      1; a reader refuses a larger one
 *   id           the article's: SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits
 *   name         what the document is called
 *   text         the article, code point for code point
 *   metadata     { "title": ..., "byline": ..., "outlet": ..., "date": ..., ... }: what is known
 *   blocks       [{ "kind": "title", "start": 0, "end": 10, "level": 1 }]: level for headings only
 *   tag_set      types that the built-in tag set doesn't have, or has otherwise:
 *                [{ "id", "identifier", "label", "key", "colour", "pattern", "guideline", "retired",
 *                   "attributes": [{ "id", "identifier", "label", "kind", "choices": [[identifier, label]],
 *                                    "required", "default", "retired" }],
 *                   "roles": [{ "id", "identifier", "label", "accepts": [type id], "retired" }] }],
 *                and { "id", "identifier", "merged_into": type id } for a built-in type that is one with another
 *   annotations  in text order:
 *     id           32 hexadecimal digits
 *     type         identifier of the type, such as "Quote"
 *     start, end   code points, end exclusive: from its first to its last
 *     fragments    [[start, end], ...]: only where it has more than one
 *     text         the words covered, fragments joined by one blank
 *     attributes   { identifier: value }
 *     links        [{ "id", "role", "target": id of an annotation, "attributes": { name: value } }]
 *     notes        [{ "id", "kind": left out where "", "text", "author", "time" }]
 *     author       who made it
 *     created      ISO 8601 in UTC with microseconds (a number of microseconds since 1970 where
 *                  the year hasn't four digits)
 *     origin       "hand", "bulk", "import" or "proposal"
 *     rule         which rule proposed it or which file it came from; left out where ""
 *     state        its work state, such as "accepted"; left out where ""
 *
 * A value is true or false, { "database", "id", "label" }, or a string: a
 * choice's identifier, text, a number or a date as it was written, as the tag
 * set says for that attribute. Where the value is of another kind than the tag
 * set says, or nothing says it (attributes of links: but for text), it is
 * { "kind": "number", "value": "3" }. A number is never a JSON number: "1.50"
 * stays "1.50".
 *
 * A type, attribute or role whose identifier would not lead back to it is
 * named "id-" and its id. Control characters, U+007F, U+0085, U+2028 and U+2029
 * are escaped. Members that a reader doesn't know are skipped.
 */

#define NOTANDA_JSONL_FORMAT "notanda-annotations"
#define NOTANDA_JSONL_VERSION 1

/* Appends one line. */
void notanda_jsonl_write (NotandaFormatWriter *writer,
                          NotandaDocument     *document);

/**
 * NotandaJsonlReader:
 * @name: (nullable): and below, what the last line said; borrowed
 * @text: (nullable): with @text_size, in bytes
 * @hash: (nullable): the member "id", in hexadecimal
 * @blocks: (element-type NotandaBlock)
 * @has_blocks: the line says which blocks there are, even if none
 *
 * Reads a line after another. What it says about annotations goes to a
 * #NotandaMarks, whose strings live until the next line is read.
 */
typedef struct _NotandaJsonlReader NotandaJsonlReader;

typedef struct
{
  const char *name;
  const char *hash;
  const char *text;
  gsize       text_size;
  const char *meta[NOTANDA_N_META];
  GArray     *blocks;
  gboolean    has_blocks;
} NotandaJsonlLine;

NotandaJsonlReader *notanda_jsonl_reader_new (void);
void                notanda_jsonl_reader_free (NotandaJsonlReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaJsonlReader, notanda_jsonl_reader_free)

/**
 * notanda_jsonl_reader_read:
 * @line: need not end in a line end
 * @number: of the line, for messages
 * @marks: reset, then filled; annotations that break a rule are left out, and
 *   a problem says so
 *
 * Total: any bytes give a line or an error.
 *
 * Returns: (nullable) (transfer none): %NULL with %NOTANDA_ERROR_INVALID where
 *   the line isn't JSON of this format, %NOTANDA_ERROR_NEWER_VERSION where it is
 *   of a later version
 */
const NotandaJsonlLine *notanda_jsonl_reader_read (NotandaJsonlReader *reader,
                                                   const char         *line,
                                                   gsize               size,
                                                   guint               number,
                                                   NotandaMarks       *marks,
                                                   GError            **error);

/**
 * notanda_jsonl_parse_time:
 *
 * Returns: %FALSE where @string isn't a time of day and year with its zone
 */
gboolean notanda_jsonl_parse_time (const char *string,
                                   gint64     *time);

const char *notanda_origin_get_identifier (NotandaOrigin origin);
int         notanda_origin_from_identifier (const char *identifier);

G_END_DECLS

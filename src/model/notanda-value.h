/* notanda-value.h: what a field of a record holds
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-io.h"

G_BEGIN_DECLS

/* The numbers are on disk; they never change their meaning. */
typedef enum
{
  NOTANDA_VALUE_NONE = 0,      /* unset, or an element that was taken away */
  NOTANDA_VALUE_TEXT = 1,      /* text */
  NOTANDA_VALUE_YES_NO = 2,    /* yes */
  NOTANDA_VALUE_NUMBER = 3,    /* text: a decimal number as it was written */
  NOTANDA_VALUE_DATE = 4,      /* text: ISO 8601, as exact as it is known */
  NOTANDA_VALUE_CHOICE = 5,    /* text: the identifier of one of the choices */
  NOTANDA_VALUE_REFERENCE = 6, /* database, text (the id in it), label */
  NOTANDA_VALUE_ID = 7,        /* id */
  NOTANDA_VALUE_FRAGMENTS = 8, /* ranges */
  NOTANDA_VALUE_LINK = 9,      /* id (the role), target, attributes by name */
  NOTANDA_VALUE_NOTE = 10,     /* text; label: the kind of note, "" as a rule */
  NOTANDA_VALUE_BLOCKS = 11,   /* blocks: all, as the loader guessed them, or one that was put right */
  NOTANDA_VALUE_CREATION = 12, /* type, origin, fragments, attributes */
  NOTANDA_VALUE_FOUND = 13,    /* where the loader found metadata: id of the field, source, value each */
  NOTANDA_VALUE_ARTICLE = 14,  /* the hash of another text; text: the name of its file, or "" */
  NOTANDA_VALUE_VERSIONS = 15, /* what was seen of an article: replica and its highest clock each, ascending */
} NotandaValueKind;

/* Where the ranges of a CREATION start in its raw bytes, after type and origin,
 * and the size of one block in BLOCKS: start, end, kind, level. */
#define NOTANDA_CREATION_RANGES (16 + 4)
#define NOTANDA_BLOCK_SIZE (4 + 4 + 1 + 1)

/* Where the name starts in the raw bytes of an ARTICLE. */
#define NOTANDA_VALUE_ARTICLE_NAME 32

/* Code points of the article's text, end exclusive; two u32 on disk too. */
typedef struct
{
  guint32 start;
  guint32 end;
} NotandaRange;

/**
 * NotandaValue:
 *
 * A value that borrows: every pointer belongs to the record it was read from,
 * or to the caller who fills one in. Members that @kind doesn't name above are
 * zero or %NULL. A value of a kind that is not known here keeps its @kind and
 * its bytes in @raw, and is carried along.
 */
typedef struct
{
  guint8        kind;
  gboolean      yes;
  const char   *text;
  const char   *database;
  const char   *label;
  NotandaId     id;
  NotandaId     target;
  const guint8 *raw; /* what follows the kind's byte */
  guint32       raw_size;
} NotandaValue;

/**
 * notanda_value_parse:
 * @size: in bytes, the kind's byte included
 *
 * Checks everything that can be checked without the text: strings, counts,
 * ranges in order.
 *
 * Returns: %FALSE where the bytes break the rules of their kind
 */
gboolean notanda_value_parse (NotandaValue *value,
                              const guint8 *bytes,
                              gsize         size);

/**
 * notanda_value_skip_attributes:
 *
 * Reads over attributes as a creation has them: u32 count, then id, u32 size,
 * value for each, ascending by id.
 *
 * Returns: %FALSE where they break a rule
 */
gboolean notanda_value_skip_attributes (NotandaReader *reader);

void     notanda_value_write (const NotandaValue *value,
                              GByteArray         *out);
gboolean notanda_value_equal (const NotandaValue *a,
                              const NotandaValue *b);

/* Values to pass on at once: they borrow what they are given. */
NotandaValue notanda_value_none (void);
NotandaValue notanda_value_text (NotandaValueKind kind,
                                 const char      *text);
NotandaValue notanda_value_yes_no (gboolean yes);
NotandaValue notanda_value_reference (const char *database,
                                      const char *id,
                                      const char *label);
NotandaValue notanda_value_id (const NotandaId *id);

/**
 * notanda_value_dup_string:
 *
 * Returns: (transfer full): the value as a person reads it: "yes", "no", the
 *   text, or "DATABASE:ID"; "" for kinds that have no short form
 */
char *notanda_value_dup_string (const NotandaValue *value);

/**
 * notanda_value_is_text_of:
 * @kind: any kind
 *
 * Whether @text is what a value of @kind may have as its text: of a NUMBER
 * digits with a sign and a point, of a DATE what ISO 8601 calls a year, a month,
 * a day, or a day with a time. Files may hold others; a person is told.
 */
gboolean notanda_value_is_text_of (guint8      kind,
                                   const char *text);

/* The ranges of a value of kind FRAGMENTS or inside a CREATION, in text order
 * and not overlapping; at least one. Returns how many, and the first few bytes
 * of the array, which may lie unaligned. */
guint        notanda_ranges_count (const guint8 *bytes);
NotandaRange notanda_ranges_get (const guint8 *bytes,
                                 guint         i);

G_END_DECLS

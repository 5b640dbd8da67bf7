/* notanda-encoding.h: the encodings a text can be read in, by their IANA names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No encoding that a file may say it is in: a user's choice, for UTF-8 that was read as windows-1252 and written as UTF-8 once more. */
#define NOTANDA_ENCODING_TWICE "UTF-8-twice"

/**
 * NotandaEncoding:
 * @name: the IANA name
 * @label: for people, untranslated: pass it to _()
 * @iconv: what iconv calls the decoder; often that of a superset which is what
 *   is meant in practice, as the WHATWG's table of labels has it
 * @aliases: further names, one a word
 * @unit: bytes that every character is a multiple of
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *iconv;
  const char *aliases;
  guint       unit;
} NotandaEncoding;

/* Returns: (transfer none) (array length=n): in the order of a menu */
const NotandaEncoding *notanda_encoding_list (guint *n);

/**
 * notanda_encoding_find:
 * @name: an IANA name or a usual alias; case, "-", "_" and " " make no difference
 *
 * Returns: (transfer none) (nullable): %NULL for names that are unknown, or
 *   never honoured, such as UTF-7
 */
const NotandaEncoding *notanda_encoding_find (const char *name);

/* The same for what an input says of itself, which isn't %NOTANDA_ENCODING_TWICE. */
const NotandaEncoding *notanda_encoding_find_label (const char *name);

gboolean notanda_encoding_is_twice (const NotandaEncoding *encoding);

G_END_DECLS

/* notanda-format.h: the .notanda file, its specification
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-snapshot.h"

G_BEGIN_DECLS

/*
 * A .notanda file holds one article and everything anybody did to it.
 *
 * All integers are little-endian, on every machine. The file is
 *
 *   header, 128 bytes | payload | 16 zero bytes
 *
 * What follows the zero bytes is left out of account, and reported: some sync
 * clients append. The zero bytes are there so that no reader of the payload
 * looks past the end of the file's memory.
 *
 * Header, the same for ever, so that any version can tell any other:
 *
 *     0   8  magic 89 4E 54 44 0D 0A 1A 0A: a transfer as text or as seven
 *            bits damages it, as PNG's does
 *     8   2  major version: a reader refuses a later one, and never writes over it
 *    10   2  minor version: a later one may have sections this one carries along
 *    12   4  CRC-32 of the header, this field taken as zero
 *    16   8  length of the payload
 *    24   4  number of sections
 *    28   4  flags, zero
 *    32  32  the article's id: the SHA-256 of its text
 *    64  64  zero
 *
 * There is no time, no counter and no writer's name: equal states are equal
 * bytes, so that two files can be compared by any tool. Which of two is newer
 * is a question of the records they hold.
 *
 * Payload: a GVariant of type a(suuv), one element a section: name, flags,
 * CRC-32, value. The CRC is over name and type string, each with its zero byte,
 * the flags, and the value's bytes: a damaged name can't make a section pass
 * for an unknown one. CRC-32 rather than a cryptographic hash because it guards
 * against accidents only and is ten times as fast; records have hashes of their
 * own. The tables are
 * arrays of fixed-size rows, checked by our own loops: walking an array of
 * variable-size elements that nobody vouches for is quadratic in GLib, and a
 * check of normal form costs a hundred times our check.
 *
 * Sections, in this order; each is there even if it is empty, so that one that
 * is missing is told from one that was lost:
 *
 *   text          ay              the article, UTF-8, no zero byte at its end
 *   rows          a(tttttuuuuuut) creations, one each: see NotandaRow. By start,
 *                                 end (the longer first), id
 *   extras        ay              what of a creation has no fixed size, in the
 *                                 order of the rows, without gaps: string rule;
 *                                 u32 n, n times u32 start, u32 end: fragments
 *                                 after the first; u32 n, n times 16 bytes
 *                                 attribute, u32 size, value: ascending
 *   types         a(tt)           ids of types that rows cite, ascending
 *   string-ends   au              where each string ends in `strings`, its zero
 *                                 byte included; a string starts where the one
 *                                 before ends
 *   strings       ay              authors' names that rows cite, ascending
 *   records       a(ttttuu)       later records: hash, offset, size; by hash
 *   records-data  ay              their canonical bytes (notanda-record.h), in
 *                                 the order of the rows, without gaps
 *   kept-aside    ay              what was damaged, one after the other: string
 *                                 table, string reason, u32 size, bytes
 *   history       ay              local: u32 how many steps are done; each step:
 *                                 string label, u32 n, n times 16 bytes subject
 *                                 and 32 bytes hash: a row has no hash to be
 *                                 found by, and hashing all to undo one is slow
 *
 * then the sections that a file need not have, and those from later versions, by
 * name. Flag 1 marks a section as local: it never leaves the machine by merge or
 * sync. With the minor version each came with:
 *
 *   left-out      ay              local, since 1: what the page has beside the
 *                                 text, in text order; each block: u32 position
 *                                 (code points of the text before it), u8 kind,
 *                                 u8 level, u8 reason, string text; no kind and
 *                                 no reason is zero, no text is empty. At most 2
 *                                 MiB are written: what a page has beyond is
 *                                 dropped, and what a file has beyond isn't read.
 *                                 It is kept when the text is fixed
 *
 * The minor version in the header is the lowest whose sections suffice: a file
 * without left-out blocks is as version 1.0 wrote it, byte for byte.
 *
 * Of the article's own fields in `records`, "found" tells where the loader found
 * which value of the metadata, and is shown while that value is: a value that a
 * person wrote has no such source. "fixed" ends a draft without an annotation,
 * whatever it holds. "replaces" names the text that this one is a newer version of,
 * "read" the text as its source gave it, where blocks were taken in or out since.
 * A block that a person put right is a value of one block under an id of its own,
 * notanda_id_for_name ("block", "START-END"), over the list of all under "blocks".
 *
 * A creation is a row, and not a canonical record as well: one truth. Row
 * numbers, offsets and numbers of strings occur in these tables only; history
 * and records cite hashes and ids, which mean the same in every file. Nothing
 * is stored that can be computed, except the hashes of later records, which
 * `notandactl check` computes again.
 *
 * Growing: new meaning comes as new kinds of record, which versions that don't
 * know them carry along, or as new sections. A row never changes its type: a
 * better row is a new section beside. Limits: 256 MiB a file, 64 MiB of text.
 */

#define NOTANDA_FORMAT_MAJOR 1
#define NOTANDA_FORMAT_MINOR 1
#define NOTANDA_FORMAT_HEADER_SIZE 128
#define NOTANDA_FORMAT_PADDING 16
#define NOTANDA_FORMAT_MAX_SIZE (256u << 20) /* bytes */
#define NOTANDA_FORMAT_MAX_SECTIONS 256
#define NOTANDA_FORMAT_SUFFIX ".notanda"

/* Whether bytes start as a .notanda file of any version does; 8 are enough. */
gboolean notanda_format_sniff (gconstpointer bytes,
                               gsize         size);

/* The id of the article of a file that begins so, unchecked. @size: %NOTANDA_FORMAT_HEADER_SIZE is enough */
gboolean notanda_format_peek_article (gconstpointer bytes,
                                      gsize         size,
                                      NotandaHash  *article);

/**
 * notanda_format_read:
 * @name: how errors call the input
 * @hashes: compute the records' hashes and the text's too, as `check` does
 * @damage: (out) (optional) (nullable): why it may only be saved elsewhere, or %NULL
 *
 * Parses a whole .notanda file. Bad rows are kept aside; a bad text, a wrong
 * magic number or a newer major version is an error.
 *
 * Returns: (transfer full): tables that borrow from @bytes
 */
NotandaPacked *notanda_format_read (GBytes     *bytes,
                                    const char *name,
                                    gboolean    hashes,
                                    char      **damage,
                                    GError    **error);

/**
 * notanda_format_write:
 *
 * Returns: (transfer full): the bytes of a file: equal states, equal bytes;
 *   %NULL with %NOTANDA_ERROR_TOO_LARGE
 */
GBytes *notanda_format_write (NotandaSnapshot *snapshot,
                              GError         **error);

/* Bytes that follow the end of a file that was read. */
gsize notanda_format_count_trailing (GBytes *bytes);

G_END_DECLS

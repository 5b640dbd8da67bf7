/* notanda-brat.h: brat standoff: .txt, .ann and annotation.conf
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-interchange.h"

G_BEGIN_DECLS

/*
 * Lines of an .ann file, LF ended, offsets in code points, end exclusive:
 *
 *   T1 TAB TYPE 0 5;9 12 TAB TEXT       an annotation, its fragments joined by one blank
 *   E1 TAB TYPE:T1 ROLE:T2 ...          read only: links of the annotation T1
 *   R1 TAB HasCue Arg1:T1 Arg2:T2       a link in the role "cue"
 *   * TAB Equiv T1 T2 ...               read only: links in the role "same-as" from the first
 *   A1 TAB NAME T1 VALUE                an attribute of an annotation, or of a link (R1)
 *   N1 TAB Reference T1 DB:ID TAB LABEL a knowledge-base reference
 *   #1 TAB AnnotatorNotes T1 TAB TEXT   a note; on a link (R1) its attribute "note"
 *
 * Our conventions, which other readers take for plain text: in values, labels
 * and notes a backslash is written \\, a line feed \n, tab \t, carriage return
 * \r, other characters that end a line in Python's splitlines() \u and four
 * hexadecimal digits, and in a reference's database and id a blank is \s and,
 * in the database, a colon \c. A fragment is cut at such characters, since
 * brat's reader takes what follows for the next line. An attribute of a link
 * that is called "note" or "note:KIND" is written as a note on it; "#2" and so
 * on at the end tell a second one of the same name apart.
 */

/* Appends the .ann file's content; what annotation.conf needs goes to @writer's
 * conf, if it has one. */
void notanda_brat_write (NotandaFormatWriter *writer,
                         NotandaDocument     *document);

/**
 * notanda_brat_read:
 * @ann: an .ann file's content; changed while it is read, and borrowed by
 *   @marks until they are reset
 * @size: in bytes; one more byte behind it must be writable
 *
 * Total: lines that break a rule are left out, and a problem says which and
 * why. Takes any order of lines, CR LF, and tabs that brat's own saves add
 * before the labels of references.
 */
void notanda_brat_read (NotandaMarks *marks,
                        char         *ann,
                        gsize         size);

/* annotation.conf */
NotandaBratConf *notanda_brat_conf_new (void);
void             notanda_brat_conf_free (NotandaBratConf *conf);

/* Each returns at once if that is known already. */
void notanda_brat_conf_add_tag_set (NotandaBratConf *conf,
                                    NotandaTagSet   *tag_set);
void notanda_brat_conf_add_type (NotandaBratConf *conf,
                                 const char      *type);
void notanda_brat_conf_add_relation (NotandaBratConf *conf,
                                     const char      *relation,
                                     const char      *from,
                                     const char      *to);
void notanda_brat_conf_add_value (NotandaBratConf *conf,
                                  const char      *attribute,
                                  const char      *type,
                                  const char      *value);

/* Returns: (transfer full): the file's content */
char *notanda_brat_conf_to_string (NotandaBratConf *conf);

/* Whether brat's configuration can list the value: no blank, comma or "|". */
gboolean notanda_brat_is_plain_value (const char *value);

/* Where the first character that ends a line for brat is, from @from on; @size
 * where there is none. @next is the byte after it. */
gsize notanda_brat_find_break (const char *text,
                               gsize       size,
                               gsize       from,
                               gsize      *next);

void notanda_brat_append_escaped (NotandaBuffer *out,
                                  const char    *text,
                                  gboolean       in_reference,
                                  gboolean       in_database);

/* In place; the result is never longer. */
void notanda_brat_unescape (char *text);

/**
 * notanda_brat_split_fragments:
 * @out: (element-type NotandaRange): emptied, then filled with what brat gets
 *
 * Returns: whether anything had to be cut
 */
gboolean notanda_brat_split_fragments (NotandaArticle     *article,
                                       const NotandaRange *fragments,
                                       guint               n_fragments,
                                       GArray             *out);

/* "note", "note:KIND", "note#2": attributes of links that are notes on them. */
gboolean notanda_brat_is_link_note (const NotandaNamedValue *attribute);

/* How brat calls the kind of a note: one word of the letters it allows.
 * Returns: (transfer none): @kind or "AnnotatorNotes" or @buffer */
#define NOTANDA_BRAT_KIND_SIZE 64
const char *notanda_brat_note_kind (const char *kind,
                                    char       *buffer);

/* What the value is in an A line; %NULL for kinds that have no place there. */
const char *notanda_brat_value_text (const NotandaValue *value);

G_END_DECLS

/* notanda-marks.h: annotations as another format's file has them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-annotation.h"
#include "model/notanda-tag-set.h"

G_BEGIN_DECLS

#define NOTANDA_NO_MARK G_MAXUINT32
#define NOTANDA_MAX_PROBLEMS 1000

/* Names in here are identifiers of the tag set, or whatever a foreign file has
 * in their place; notanda-names.h resolves them. Nothing is owned: strings
 * belong to the reader that filled the marks in, and live until it is used
 * again. Line numbers count from 1, for messages. */

/**
 * NotandaMarkValue:
 * @owner: number of the mark, or of the link, that has it
 * @kind: a #NotandaValueKind; %NOTANDA_VALUE_NONE where the file doesn't say:
 *   then @text is the value as text, or %NULL for a flag without any
 */
typedef struct
{
  guint32     owner;
  guint       line;
  const char *name;
  guint8      kind;
  gboolean    yes;
  const char *text;
  const char *database;
  const char *label;
} NotandaMarkValue;

/**
 * NotandaMarkLink:
 * @target_mark: number of the mark it leads to, or %NOTANDA_NO_MARK where
 *   @target names an annotation by id
 */
typedef struct
{
  guint32     owner;
  guint       line;
  gboolean    has_id;
  NotandaId   id;
  const char *role;
  guint32     target_mark;
  NotandaId   target;
  guint32     first_value; /* in link_values */
  guint32     n_values;
} NotandaMarkLink;

typedef struct
{
  guint32     owner;
  guint       line;
  gboolean    has_id;
  NotandaId   id;
  const char *kind;
  const char *text;
  const char *author;
  gint64      time;
} NotandaMarkNote;

/**
 * NotandaMark:
 * @fragments: code points, in text order, not overlapping, at least one;
 *   nothing is known yet about the text
 * @text: (nullable): the words it covers, fragments joined by one blank
 * @author: (nullable): %NULL where the file doesn't say
 * @origin: a #NotandaOrigin, or -1
 * @rule: (nullable)
 * @state: (nullable)
 */
typedef struct
{
  guint       line;
  gboolean    has_id;
  NotandaId   id;
  const char *type;
  guint32     first_fragment;
  guint32     n_fragments;
  guint32     first_value;
  guint32     n_values;
  guint32     first_link;
  guint32     n_links;
  guint32     first_note;
  guint32     n_notes;
  const char *text;
  const char *author;
  gint64      created;
  int         origin;
  const char *rule;
  const char *state;
} NotandaMark;

/* A line that was left out, or part of one, and why. */
typedef struct
{
  guint line;
  char *message;
} NotandaProblem;

/* One type, attribute or role that a file brings along: by property, %NULL
 * where it says nothing. */
typedef struct
{
  NotandaId   id;
  NotandaId   owner;
  NotandaId   merged_into; /* zero where it wasn't */
  const char *properties[NOTANDA_N_TAG_PROPERTIES];
} NotandaMarkElement;

/**
 * NotandaMarks:
 *
 * What a reader fills in; kept between files, so that reading the next one
 * allocates nothing. After notanda_marks_finish() everything is grouped by its
 * owner, in the order of the file.
 */
typedef struct
{
  GArray *marks;
  GArray *fragments; /* NotandaRange */
  GArray *values;
  GArray *links;
  GArray *link_values;
  GArray *notes;
  GArray *elements;
  GArray *problems;
  guint   n_problems; /* counts those beyond NOTANDA_MAX_PROBLEMS too */

  GStringChunk *strings; /* those that no file has as they are */
} NotandaMarks;

void notanda_marks_init (NotandaMarks *marks);
void notanda_marks_clear (NotandaMarks *marks);
void notanda_marks_reset (NotandaMarks *marks);
void notanda_marks_finish (NotandaMarks *marks);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaMarks, notanda_marks_clear)

void notanda_marks_add_problem (NotandaMarks *marks,
                                guint         line,
                                const char   *format,
                                ...) G_GNUC_PRINTF (3, 4);

/* A new mark at the end, all zero but for its line and origin. */
NotandaMark *notanda_marks_add (NotandaMarks *marks,
                                guint         line);

/**
 * notanda_marks_set_fragments:
 * @mark: the last one
 *
 * Takes the ranges at the end of `fragments`, from @first on, for its own:
 * sorted; those the file had in odd order are no error.
 *
 * Returns: %FALSE where there are none, or they overlap or run backwards
 */
gboolean notanda_marks_set_fragments (NotandaMarks *marks,
                                      NotandaMark  *mark,
                                      guint         first);

/* What a file says about one property of a type, attribute or role, as a
 * value to be set; of kind NONE where it says nothing. */
NotandaValue notanda_mark_element_get (const NotandaMarkElement *element,
                                       NotandaTagProperty        property);

static inline NotandaMark *
notanda_marks_get (const NotandaMarks *marks,
                   guint               i)
{
  return &g_array_index (marks->marks, NotandaMark, i);
}

static inline const NotandaRange *
notanda_marks_get_fragments (const NotandaMarks *marks,
                             const NotandaMark  *mark)
{
  return &g_array_index (marks->fragments, NotandaRange, mark->first_fragment);
}

G_END_DECLS

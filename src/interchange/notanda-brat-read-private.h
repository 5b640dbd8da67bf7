/* notanda-brat-read-private.h: what the files that read an .ann file share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-brat.h"

G_BEGIN_DECLS

/* One line: its id and what follows the first tab, both cut off. */
typedef struct
{
  guint number;
  char *id;
  char *rest;
} NotandaBratLine;

typedef enum
{
  NOTANDA_BRAT_THING_MARK,
  NOTANDA_BRAT_THING_LINK,
  NOTANDA_BRAT_THING_ATTRIBUTE,
} NotandaBratThingKind;

/* What an id names: a mark or a link by number; attributes and references
 * name the mark or link they are of, so that notes on them find it. */
typedef struct
{
  NotandaBratThingKind kind;
  guint32              number;
  gboolean             of_link; /* of an attribute */
} NotandaBratThing;

typedef struct
{
  NotandaMarks *marks;
  GArray       *lines;
  GHashTable   *things; /* id to NotandaBratThing */
  GArray       *thing_array;
  GHashTable   *link_notes; /* link and name to how many there were */
} NotandaBratReading;

/* Adds a problem with @line, which is left out. */
void notanda_brat_complain (NotandaBratReading *brat,
                            NotandaBratLine    *line,
                            const char         *message);

/* Cut off and return the word before the next blank or tab, and what stands before
 * the next tab; (transfer none). */
char *notanda_brat_take_word (char **at);
char *notanda_brat_take_column (char **at);

/* Returns: (nullable) (transfer none) */
const NotandaBratThing *notanda_brat_find_thing (NotandaBratReading *brat,
                                                 const char         *id);

/* Complains where the id is none, or there already. */
gboolean notanda_brat_can_be_new (NotandaBratReading *brat,
                                  NotandaBratLine    *line);

void notanda_brat_add_thing (NotandaBratReading  *brat,
                             NotandaBratLine     *line,
                             NotandaBratThingKind kind,
                             guint32              number,
                             gboolean             of_link);

/* Returns: (nullable) (transfer none): the mark, or event, of an id; else complains */
const NotandaBratThing *notanda_brat_find_mark (NotandaBratReading *brat,
                                                NotandaBratLine    *line,
                                                const char         *id);

/* A line each. */
void notanda_brat_read_event_links (NotandaBratReading *brat,
                                    NotandaBratLine    *line);

void notanda_brat_read_relation (NotandaBratReading *brat,
                                 NotandaBratLine    *line);

void notanda_brat_read_equivalence (NotandaBratReading *brat,
                                    NotandaBratLine    *line);

void notanda_brat_read_attribute (NotandaBratReading *brat,
                                  NotandaBratLine    *line);

void notanda_brat_read_reference (NotandaBratReading *brat,
                                  NotandaBratLine    *line);

void notanda_brat_read_note (NotandaBratReading *brat,
                             NotandaBratLine    *line);

G_END_DECLS

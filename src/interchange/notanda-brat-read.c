/* notanda-brat-read.c: an .ann file, read
 *
 * A file may name an id before the line that makes it, so lines are taken in
 * four walks: annotations and events, links, attributes and references, notes.
 * Each walk is linear; ids are looked up in one hash table. Lines are cut into
 * strings where they lie. Nothing that a file says is trusted: a line that
 * breaks a rule is named in a problem and left out.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-brat-read-private.h"

#include <glib/gi18n-lib.h>

typedef void (*LineFunc) (NotandaBratReading *brat,
                          NotandaBratLine    *line);

void
notanda_brat_complain (NotandaBratReading *brat,
                       NotandaBratLine    *line,
                       const char         *message)
{
  /* an id may be a megabyte of noise */
  notanda_marks_add_problem (brat->marks, line->number, "%s: %s",
                             strlen (line->id) <= 40 ? line->id : "…", message);
}

/* Cuts off and returns the word before the next blank or tab. */
char *
notanda_brat_take_word (char **at)
{
  char *word = *at;
  char *end = word + strcspn (word, " \t");

  *at = end;
  if (*end != '\0')
    {
      *end = '\0';
      *at = end + 1;
    }

  return word;
}

/* Cuts off and returns what stands before the next tab. */
char *
notanda_brat_take_column (char **at)
{
  char *column = *at;
  char *tab = strchr (column, '\t');

  *at = tab != NULL ? tab + 1 : column + strlen (column);
  if (tab != NULL)
    *tab = '\0';

  return column;
}

/* A letter, digits, and whatever suffix without a blank. */
static gboolean
is_id (const char *id)
{
  return g_ascii_isalpha (id[0]) && g_ascii_isdigit (id[1]);
}

const NotandaBratThing *
notanda_brat_find_thing (NotandaBratReading *brat,
                         const char         *id)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (brat->things, id, NULL, &place))
    return NULL;

  return &g_array_index (brat->thing_array, NotandaBratThing, GPOINTER_TO_UINT (place));
}

gboolean
notanda_brat_can_be_new (NotandaBratReading *brat,
                         NotandaBratLine    *line)
{
  if (!is_id (line->id))
    notanda_brat_complain (brat, line, _ ("this isn't an id: a letter and a number"));
  else if (g_hash_table_contains (brat->things, line->id))
    notanda_brat_complain (brat, line, _ ("this id was there before"));
  else
    return TRUE;

  return FALSE;
}

void
notanda_brat_add_thing (NotandaBratReading  *brat,
                        NotandaBratLine     *line,
                        NotandaBratThingKind kind,
                        guint32              number,
                        gboolean             of_link)
{
  NotandaBratThing thing = { kind, number, of_link };

  g_array_append_val (brat->thing_array, thing);
  g_hash_table_insert (brat->things, line->id, GUINT_TO_POINTER (brat->thing_array->len - 1));
}

static gboolean
take_number (char   **at,
             guint32 *out)
{
  guint64 number = 0;
  char   *end = *at;

  while (g_ascii_isdigit (*end) && number <= G_MAXUINT32)
    number = number * 10 + (guint64) (*end++ - '0');
  if (end == *at || number > G_MAXUINT32)
    return FALSE;

  *at = end;
  *out = (guint32) number;

  return TRUE;
}

/* "0 5;9 12": numbers with one blank, ranges with semicolons between. */
static gboolean
take_ranges (NotandaMarks *marks,
             char         *at)
{
  while (TRUE)
    {
      NotandaRange range;

      if (!take_number (&at, &range.start) || *at++ != ' ' || !take_number (&at, &range.end))
        return FALSE;
      g_array_append_val (marks->fragments, range);
      if (*at == '\0')
        return TRUE;
      if (*at++ != ';')
        return FALSE;
    }
}

/* T1 TAB TYPE RANGES TAB TEXT */
static void
read_span (NotandaBratReading *brat,
           NotandaBratLine    *line)
{
  NotandaMarks *marks = brat->marks;
  guint         first = marks->fragments->len;
  gboolean      has_text = strchr (line->rest, '\t') != NULL;
  char         *text = line->rest;
  char         *ranges = notanda_brat_take_column (&text);
  char         *type = notanda_brat_take_word (&ranges);
  NotandaMark  *mark;

  if (!notanda_brat_can_be_new (brat, line))
    return;

  mark = notanda_marks_add (marks, line->number);
  mark->type = type;
  mark->text = has_text ? text : NULL;
  if (notanda_identifier_is_valid (type) && take_ranges (marks, ranges) &&
      notanda_marks_set_fragments (marks, mark, first))
    {
      notanda_brat_add_thing (brat, line, NOTANDA_BRAT_THING_MARK, marks->marks->len - 1, FALSE);
      return;
    }

  if (!notanda_identifier_is_valid (type))
    notanda_brat_complain (brat, line, _ ("this type can't be one: only letters, digits, “-” and “_” can be in it"));
  else
    notanda_brat_complain (brat, line, _ ("these aren't ranges of text: start and end, pieces that don't overlap"));
  g_array_set_size (marks->fragments, first);
  g_array_set_size (marks->marks, marks->marks->len - 1);
}

const NotandaBratThing *
notanda_brat_find_mark (NotandaBratReading *brat,
                        NotandaBratLine    *line,
                        const char         *id)
{
  const NotandaBratThing *thing = notanda_brat_find_thing (brat, id);

  if (thing != NULL && thing->kind == NOTANDA_BRAT_THING_MARK)
    return thing;

  notanda_brat_complain (brat, line, _ ("leads to something that isn't an annotation of this file"));

  return NULL;
}

/* E1 TAB TYPE:T1 ...: the event is its trigger; a second one on the same
 * trigger too. The arguments are seen to when all events are known. */
static void
read_event (NotandaBratReading *brat,
            NotandaBratLine    *line)
{
  char                   *colon = strchr (line->rest, ':');
  g_autofree char        *trigger = NULL;
  const NotandaBratThing *thing;

  if (!notanda_brat_can_be_new (brat, line))
    {
      line->rest = line->id + strlen (line->id); /* no second look at it */
      return;
    }
  if (colon == NULL)
    {
      notanda_brat_complain (brat, line, _ ("an event needs a type and a trigger"));
      return;
    }

  trigger = g_strndup (colon + 1, strcspn (colon + 1, " \t"));
  thing = notanda_brat_find_mark (brat, line, trigger);
  if (thing != NULL)
    notanda_brat_add_thing (brat, line, NOTANDA_BRAT_THING_MARK, thing->number, FALSE);
}

static void
for_each_line (NotandaBratReading *brat,
               const char         *letters,
               LineFunc            func)
{
  for (guint i = 0; i < brat->lines->len; i++)
    {
      NotandaBratLine *line = &g_array_index (brat->lines, NotandaBratLine, i);

      if (strchr (letters, line->id[0]) != NULL)
        func (brat, line);
    }
}

static void
cut_line (NotandaBratReading *brat,
          guint               number,
          char               *start,
          gsize               size)
{
  NotandaBratLine line = { number, start, NULL };

  if (size > 0 && start[size - 1] == '\r')
    size--;
  start[size] = '\0';
  if (start[strspn (start, " \t")] == '\0' && strlen (start) == size)
    return;

  if (!g_utf8_validate_len (start, size, NULL))
    {
      notanda_marks_add_problem (brat->marks, number, _ ("not UTF-8, or with a zero byte"));
      return;
    }

  line.rest = strchr (start, '\t');
  if (line.rest == NULL || strchr ("TERAMN#*", start[0]) == NULL)
    {
      notanda_marks_add_problem (brat->marks, number, _ ("no line of a kind that is known here"));
      return;
    }

  *line.rest++ = '\0';
  g_array_append_val (brat->lines, line);
}

static void
cut_lines (NotandaBratReading *brat,
           char               *ann,
           gsize               size)
{
  gsize start = size >= 3 && memcmp (ann, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  for (guint number = 1; start < size; number++)
    {
      char *end = memchr (ann + start, '\n', size - start);
      gsize length = end != NULL ? (gsize) (end - ann) - start : size - start;

      cut_line (brat, number, ann + start, length);
      start += length + 1;
    }
}

void
notanda_brat_read (NotandaMarks *marks,
                   char         *ann,
                   gsize         size)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NotandaBratLine));
  g_autoptr (GArray) thing_array = g_array_new (FALSE, FALSE, sizeof (NotandaBratThing));
  g_autoptr (GHashTable) things = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) link_notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  NotandaBratReading brat = { marks, lines, things, thing_array, link_notes };

  notanda_marks_reset (marks);
  cut_lines (&brat, ann, size);
  for_each_line (&brat, "T", read_span);
  for_each_line (&brat, "E", read_event);
  for_each_line (&brat, "E", notanda_brat_read_event_links);
  for_each_line (&brat, "R", notanda_brat_read_relation);
  for_each_line (&brat, "*", notanda_brat_read_equivalence);
  for_each_line (&brat, "AM", notanda_brat_read_attribute);
  for_each_line (&brat, "N", notanda_brat_read_reference);
  for_each_line (&brat, "#", notanda_brat_read_note);
  notanda_marks_finish (marks);
}

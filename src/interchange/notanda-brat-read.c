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

#include "interchange/notanda-brat.h"

#include <glib/gi18n-lib.h>

/* One line: its id and what follows the first tab, both cut off. */
typedef struct
{
  guint number;
  char *id;
  char *rest;
} Line;

typedef enum
{
  THING_MARK,
  THING_LINK,
  THING_ATTRIBUTE,
} ThingKind;

/* What an id names: a mark or a link by number; attributes and references
 * name the mark or link they are of, so that notes on them find it. */
typedef struct
{
  ThingKind kind;
  guint32   number;
  gboolean  of_link; /* of an attribute */
} Thing;

typedef struct
{
  NotandaMarks *marks;
  GArray       *lines;
  GHashTable   *things; /* id to Thing */
  GArray       *thing_array;
  GHashTable   *link_notes; /* link and name to how many there were */
} Brat;

typedef void (*LineFunc) (Brat *brat,
                          Line *line);

static void
complain (Brat       *brat,
          Line       *line,
          const char *message)
{
  /* an id may be a megabyte of noise */
  notanda_marks_add_problem (brat->marks, line->number, "%s: %s",
                             strlen (line->id) <= 40 ? line->id : "…", message);
}

/* Cuts off and returns the word before the next blank or tab. */
static char *
take_word (char **at)
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
static char *
take_column (char **at)
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

static const Thing *
find_thing (Brat       *brat,
            const char *id)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (brat->things, id, NULL, &place))
    return NULL;

  return &g_array_index (brat->thing_array, Thing, GPOINTER_TO_UINT (place));
}

static gboolean
can_be_new (Brat *brat,
            Line *line)
{
  if (!is_id (line->id))
    complain (brat, line, _ ("this isn't an id: a letter and a number"));
  else if (g_hash_table_contains (brat->things, line->id))
    complain (brat, line, _ ("this id was there before"));
  else
    return TRUE;

  return FALSE;
}

static void
add_thing (Brat     *brat,
           Line     *line,
           ThingKind kind,
           guint32   number,
           gboolean  of_link)
{
  Thing thing = { kind, number, of_link };

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
read_span (Brat *brat,
           Line *line)
{
  NotandaMarks *marks = brat->marks;
  guint         first = marks->fragments->len;
  gboolean      has_text = strchr (line->rest, '\t') != NULL;
  char         *text = line->rest;
  char         *ranges = take_column (&text);
  char         *type = take_word (&ranges);
  NotandaMark  *mark;

  if (!can_be_new (brat, line))
    return;

  mark = notanda_marks_add (marks, line->number);
  mark->type = type;
  mark->text = has_text ? text : NULL;
  if (notanda_identifier_is_valid (type) && take_ranges (marks, ranges) &&
      notanda_marks_set_fragments (marks, mark, first))
    {
      add_thing (brat, line, THING_MARK, marks->marks->len - 1, FALSE);
      return;
    }

  if (!notanda_identifier_is_valid (type))
    complain (brat, line, _ ("this type can't be one: only letters, digits, “-” and “_” can be in it"));
  else
    complain (brat, line, _ ("these aren't ranges of text: start and end, pieces that don't overlap"));
  g_array_set_size (marks->fragments, first);
  g_array_set_size (marks->marks, marks->marks->len - 1);
}

static const Thing *
find_mark (Brat       *brat,
           Line       *line,
           const char *id)
{
  const Thing *thing = find_thing (brat, id);

  if (thing != NULL && thing->kind == THING_MARK)
    return thing;

  complain (brat, line, _ ("leads to something that isn't an annotation of this file"));

  return NULL;
}

/* E1 TAB TYPE:T1 ...: the event is its trigger; a second one on the same
 * trigger too. The arguments are seen to when all events are known. */
static void
read_event (Brat *brat,
            Line *line)
{
  char            *colon = strchr (line->rest, ':');
  g_autofree char *trigger = NULL;
  const Thing     *thing;

  if (!can_be_new (brat, line))
    {
      line->rest = line->id + strlen (line->id); /* no second look at it */
      return;
    }
  if (colon == NULL)
    {
      complain (brat, line, _ ("an event needs a type and a trigger"));
      return;
    }

  trigger = g_strndup (colon + 1, strcspn (colon + 1, " \t"));
  thing = find_mark (brat, line, trigger);
  if (thing != NULL)
    add_thing (brat, line, THING_MARK, thing->number, FALSE);
}

static void
add_link (Brat       *brat,
          Line       *line,
          const char *role,
          guint32     from,
          guint32     to)
{
  NotandaMarkLink link = {
    .owner = from,
    .line = line->number,
    .role = role,
    .target_mark = to,
  };

  g_array_append_val (brat->marks->links, link);
}

/* "Source2" is a second Source. */
static void
cut_digits (char *role)
{
  gsize size = strlen (role);

  while (size > 1 && g_ascii_isdigit (role[size - 1]))
    role[--size] = '\0';
}

static void
read_event_links (Brat *brat,
                  Line *line)
{
  const Thing *event = find_thing (brat, line->id);
  char        *at = line->rest;

  if (event == NULL)
    return;

  take_word (&at);
  while (*at != '\0')
    {
      char        *role = take_word (&at);
      char        *colon = strchr (role, ':');
      const Thing *target;

      if (*role == '\0')
        continue;
      if (colon == NULL || colon == role)
        {
          complain (brat, line, _ ("an argument needs a role and an id"));
          continue;
        }
      *colon = '\0';
      cut_digits (role);
      target = find_mark (brat, line, colon + 1);
      if (target != NULL && notanda_identifier_is_valid (role))
        add_link (brat, line, role, event->number, target->number);
      else if (target != NULL)
        complain (brat, line, _ ("this can't be a role"));
    }
}

/* R1 TAB TYPE Arg1:T1 Arg2:T2 */
static void
read_relation (Brat *brat,
               Line *line)
{
  char        *at = line->rest;
  char        *type = take_word (&at);
  char        *args[2] = { take_word (&at), take_word (&at) };
  char        *colons[2] = { strchr (args[0], ':'), strchr (args[1], ':') };
  const Thing *ends[2];

  if (!can_be_new (brat, line))
    return;
  if (!notanda_identifier_is_valid (type) || colons[0] == NULL || colons[1] == NULL ||
      at[strspn (at, " \t")] != '\0')
    {
      complain (brat, line, _ ("a relation needs a type and two arguments"));
      return;
    }

  *colons[0] = *colons[1] = '\0';
  if (g_str_equal (args[0], args[1]))
    {
      complain (brat, line, _ ("the two arguments have the same name"));
      return;
    }

  ends[0] = find_mark (brat, line, colons[0] + 1);
  ends[1] = ends[0] != NULL ? find_mark (brat, line, colons[1] + 1) : NULL;
  if (ends[0] == NULL || ends[1] == NULL)
    return;
  if (g_str_equal (args[0], "Arg2") && g_str_equal (args[1], "Arg1"))
    add_link (brat, line, type, ends[1]->number, ends[0]->number);
  else
    add_link (brat, line, type, ends[0]->number, ends[1]->number);
  add_thing (brat, line, THING_LINK, brat->marks->links->len - 1, FALSE);
}

/* * TAB Equiv T1 T2 ...: the others are the same as the first. */
static void
read_equivalence (Brat *brat,
                  Line *line)
{
  char        *at = line->rest;
  char        *type = take_word (&at);
  const Thing *first = NULL;
  const char  *role = g_ascii_strcasecmp (type, "Equiv") == 0 ? "same-as" : type;
  guint        n = 0;

  if (!notanda_identifier_is_valid (type))
    {
      complain (brat, line, _ ("an equivalence needs a type"));
      return;
    }

  while (*at != '\0')
    {
      char        *id = take_word (&at);
      const Thing *thing = *id != '\0' ? find_mark (brat, line, id) : NULL;

      if (thing == NULL)
        continue;
      n++;
      if (first == NULL)
        first = thing;
      else
        add_link (brat, line, role, first->number, thing->number);
    }

  if (n < 2)
    complain (brat, line, _ ("an equivalence needs two annotations"));
}

static void
add_value (Brat                   *brat,
           Line                   *line,
           const Thing            *owner,
           const NotandaMarkValue *value)
{
  gboolean of_link = owner->kind == THING_LINK;

  g_array_append_vals (of_link ? brat->marks->link_values : brat->marks->values, value, 1);
  add_thing (brat, line, THING_ATTRIBUTE, value->owner, of_link);
}

/* A1 TAB NAME ID [VALUE] */
static void
read_attribute (Brat *brat,
                Line *line)
{
  char            *at = line->rest;
  char            *name = take_word (&at);
  char            *id = take_word (&at);
  gboolean         has_value = at > id + strlen (id);
  const Thing     *owner;
  NotandaMarkValue value = { .line = line->number, .name = name };

  if (!can_be_new (brat, line))
    return;
  owner = find_thing (brat, id);
  if (!notanda_identifier_is_valid (name) || owner == NULL || owner->kind == THING_ATTRIBUTE)
    {
      complain (brat, line, _ ("an attribute needs a name and an annotation or relation of this file"));
      return;
    }

  value.owner = owner->number;
  if (has_value)
    {
      value.text = take_column (&at);
      notanda_brat_unescape ((char *) value.text);
    }
  add_value (brat, line, owner, &value);
}

/* N1 TAB Reference T1 DB:ID TAB LABEL; brat's saves add tabs before LABEL. */
static void
read_reference (Brat *brat,
                Line *line)
{
  char            *at = line->rest;
  char            *name = take_word (&at);
  char            *id = take_word (&at);
  char            *database = take_column (&at);
  char            *colon = strchr (database, ':');
  const Thing     *owner;
  NotandaMarkValue value = { .line = line->number, .kind = NOTANDA_VALUE_REFERENCE };

  if (!can_be_new (brat, line))
    return;
  owner = find_mark (brat, line, id);
  if (owner == NULL)
    return;
  if (colon == NULL || !notanda_identifier_is_valid (name))
    {
      complain (brat, line, _ ("a reference needs a database, a colon and an id in it"));
      return;
    }

  *colon = '\0';
  at += strspn (at, "\t");
  notanda_brat_unescape (database);
  notanda_brat_unescape (colon + 1);
  notanda_brat_unescape (at);
  value.owner = owner->number;
  value.name = g_str_equal (name, "Reference") ? "reference" : name;
  value.database = database;
  value.text = colon + 1;
  value.label = at;
  add_value (brat, line, owner, &value);
}

/* A note on a link is its attribute "note", "note:KIND", "note#2". */
static void
add_link_note (Brat       *brat,
               Line       *line,
               guint32     link,
               const char *kind,
               char       *text)
{
  gboolean         usual = g_str_equal (kind, "AnnotatorNotes");
  g_autofree char *name = g_strconcat ("note", usual ? "" : ":", usual ? "" : kind, NULL);
  g_autofree char *key = g_strdup_printf ("%u %s", link, name);
  guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (brat->link_notes, key)) + 1;
  g_autofree char *numbered = n > 1 ? g_strdup_printf ("%s#%u", name, n) : NULL;
  NotandaMarkValue value = {
    .owner = link,
    .line = line->number,
    .kind = NOTANDA_VALUE_TEXT,
    .name = g_string_chunk_insert (brat->marks->strings, numbered != NULL ? numbered : name),
    .text = text,
  };

  g_hash_table_insert (brat->link_notes, g_steal_pointer (&key), GUINT_TO_POINTER (n));
  g_array_append_val (brat->marks->link_values, value);
}

/* #1 TAB TYPE ID TAB TEXT; whatever number it has, it is taken. */
static void
read_note (Brat *brat,
           Line *line)
{
  char           *text = line->rest;
  char           *head = take_column (&text);
  char           *kind = take_word (&head);
  const Thing    *owner = find_thing (brat, head);
  NotandaMarkNote note = { .line = line->number };

  if (owner == NULL || *kind == '\0')
    {
      complain (brat, line, _ ("a note needs a type and something of this file that it is on"));
      return;
    }

  notanda_brat_unescape (text);
  if (owner->kind == THING_LINK || (owner->kind == THING_ATTRIBUTE && owner->of_link))
    {
      add_link_note (brat, line, owner->number, kind, text);
      return;
    }

  note.owner = owner->number;
  note.kind = g_str_equal (kind, "AnnotatorNotes") ? "" : kind;
  note.text = text;
  g_array_append_val (brat->marks->notes, note);
}

static void
for_each_line (Brat       *brat,
               const char *letters,
               LineFunc    func)
{
  for (guint i = 0; i < brat->lines->len; i++)
    {
      Line *line = &g_array_index (brat->lines, Line, i);

      if (strchr (letters, line->id[0]) != NULL)
        func (brat, line);
    }
}

static void
cut_line (Brat *brat,
          guint number,
          char *start,
          gsize size)
{
  Line line = { number, start, NULL };

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
cut_lines (Brat *brat,
           char *ann,
           gsize size)
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
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GArray) thing_array = g_array_new (FALSE, FALSE, sizeof (Thing));
  g_autoptr (GHashTable) things = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) link_notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Brat brat = { marks, lines, things, thing_array, link_notes };

  notanda_marks_reset (marks);
  cut_lines (&brat, ann, size);
  for_each_line (&brat, "T", read_span);
  for_each_line (&brat, "E", read_event);
  for_each_line (&brat, "E", read_event_links);
  for_each_line (&brat, "R", read_relation);
  for_each_line (&brat, "*", read_equivalence);
  for_each_line (&brat, "AM", read_attribute);
  for_each_line (&brat, "N", read_reference);
  for_each_line (&brat, "#", read_note);
  notanda_marks_finish (marks);
}

/* notanda-brat-read-links.c: lines of an .ann file that are about something of it
 *
 * Links of events, relations and equivalences; attributes, references and notes. All
 * that they name has been read by then.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-brat-read-private.h"

#include <glib/gi18n-lib.h>

static void
add_link (NotandaBratReading *brat,
          NotandaBratLine    *line,
          const char         *role,
          guint32             from,
          guint32             to)
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

void
notanda_brat_read_event_links (NotandaBratReading *brat,
                               NotandaBratLine    *line)
{
  const NotandaBratThing *event = notanda_brat_find_thing (brat, line->id);
  char                   *at = line->rest;

  if (event == NULL)
    return;

  notanda_brat_take_word (&at);
  while (*at != '\0')
    {
      char                   *role = notanda_brat_take_word (&at);
      char                   *colon = strchr (role, ':');
      const NotandaBratThing *target;

      if (*role == '\0')
        continue;
      if (colon == NULL || colon == role)
        {
          notanda_brat_complain (brat, line, _ ("an argument needs a role and an id"));
          continue;
        }
      *colon = '\0';
      cut_digits (role);
      target = notanda_brat_find_mark (brat, line, colon + 1);
      if (target != NULL && notanda_identifier_is_valid (role))
        add_link (brat, line, role, event->number, target->number);
      else if (target != NULL)
        notanda_brat_complain (brat, line, _ ("this can't be a role"));
    }
}

/* R1 TAB TYPE Arg1:T1 Arg2:T2 */
void
notanda_brat_read_relation (NotandaBratReading *brat,
                            NotandaBratLine    *line)
{
  char                   *at = line->rest;
  char                   *type = notanda_brat_take_word (&at);
  char                   *args[2] = { notanda_brat_take_word (&at), notanda_brat_take_word (&at) };
  char                   *colons[2] = { strchr (args[0], ':'), strchr (args[1], ':') };
  const NotandaBratThing *ends[2];

  if (!notanda_brat_can_be_new (brat, line))
    return;
  if (!notanda_identifier_is_valid (type) || colons[0] == NULL || colons[1] == NULL ||
      at[strspn (at, " \t")] != '\0')
    {
      notanda_brat_complain (brat, line, _ ("a relation needs a type and two arguments"));
      return;
    }

  *colons[0] = *colons[1] = '\0';
  if (g_str_equal (args[0], args[1]))
    {
      notanda_brat_complain (brat, line, _ ("the two arguments have the same name"));
      return;
    }

  ends[0] = notanda_brat_find_mark (brat, line, colons[0] + 1);
  ends[1] = ends[0] != NULL ? notanda_brat_find_mark (brat, line, colons[1] + 1) : NULL;
  if (ends[0] == NULL || ends[1] == NULL)
    return;
  if (g_str_equal (args[0], "Arg2") && g_str_equal (args[1], "Arg1"))
    add_link (brat, line, type, ends[1]->number, ends[0]->number);
  else
    add_link (brat, line, type, ends[0]->number, ends[1]->number);
  notanda_brat_add_thing (brat, line, NOTANDA_BRAT_THING_LINK, brat->marks->links->len - 1, FALSE);
}

/* * TAB Equiv T1 T2 ...: the others are the same as the first. */
void
notanda_brat_read_equivalence (NotandaBratReading *brat,
                               NotandaBratLine    *line)
{
  char                   *at = line->rest;
  char                   *type = notanda_brat_take_word (&at);
  const NotandaBratThing *first = NULL;
  const char             *role = g_ascii_strcasecmp (type, "Equiv") == 0 ? "same-as" : type;
  guint                   n = 0;

  if (!notanda_identifier_is_valid (type))
    {
      notanda_brat_complain (brat, line, _ ("an equivalence needs a type"));
      return;
    }

  while (*at != '\0')
    {
      char                   *id = notanda_brat_take_word (&at);
      const NotandaBratThing *thing = *id != '\0' ? notanda_brat_find_mark (brat, line, id) : NULL;

      if (thing == NULL)
        continue;
      n++;
      if (first == NULL)
        first = thing;
      else
        add_link (brat, line, role, first->number, thing->number);
    }

  if (n < 2)
    notanda_brat_complain (brat, line, _ ("an equivalence needs two annotations"));
}

static void
add_value (NotandaBratReading     *brat,
           NotandaBratLine        *line,
           const NotandaBratThing *owner,
           const NotandaMarkValue *value)
{
  gboolean of_link = owner->kind == NOTANDA_BRAT_THING_LINK;

  g_array_append_vals (of_link ? brat->marks->link_values : brat->marks->values, value, 1);
  notanda_brat_add_thing (brat, line, NOTANDA_BRAT_THING_ATTRIBUTE, value->owner, of_link);
}

/* A1 TAB NAME ID [VALUE] */
void
notanda_brat_read_attribute (NotandaBratReading *brat,
                             NotandaBratLine    *line)
{
  char                   *at = line->rest;
  char                   *name = notanda_brat_take_word (&at);
  char                   *id = notanda_brat_take_word (&at);
  gboolean                has_value = at > id + strlen (id);
  const NotandaBratThing *owner;
  NotandaMarkValue        value = { .line = line->number, .name = name };

  if (!notanda_brat_can_be_new (brat, line))
    return;
  owner = notanda_brat_find_thing (brat, id);
  if (!notanda_identifier_is_valid (name) || owner == NULL || owner->kind == NOTANDA_BRAT_THING_ATTRIBUTE)
    {
      notanda_brat_complain (brat, line, _ ("an attribute needs a name and an annotation or relation of this file"));
      return;
    }

  value.owner = owner->number;
  if (has_value)
    {
      value.text = notanda_brat_take_column (&at);
      notanda_brat_unescape ((char *) value.text);
    }
  add_value (brat, line, owner, &value);
}

/* N1 TAB Reference T1 DB:ID TAB LABEL; brat's saves add tabs before LABEL. */
void
notanda_brat_read_reference (NotandaBratReading *brat,
                             NotandaBratLine    *line)
{
  char                   *at = line->rest;
  char                   *name = notanda_brat_take_word (&at);
  char                   *id = notanda_brat_take_word (&at);
  char                   *database = notanda_brat_take_column (&at);
  char                   *colon = strchr (database, ':');
  const NotandaBratThing *owner;
  NotandaMarkValue        value = { .line = line->number, .kind = NOTANDA_VALUE_REFERENCE };

  if (!notanda_brat_can_be_new (brat, line))
    return;
  owner = notanda_brat_find_mark (brat, line, id);
  if (owner == NULL)
    return;
  if (colon == NULL || !notanda_identifier_is_valid (name))
    {
      notanda_brat_complain (brat, line, _ ("a reference needs a database, a colon and an id in it"));
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
add_link_note (NotandaBratReading *brat,
               NotandaBratLine    *line,
               guint32             link,
               const char         *kind,
               char               *text)
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
void
notanda_brat_read_note (NotandaBratReading *brat,
                        NotandaBratLine    *line)
{
  char                   *text = line->rest;
  char                   *head = notanda_brat_take_column (&text);
  char                   *kind = notanda_brat_take_word (&head);
  const NotandaBratThing *owner = notanda_brat_find_thing (brat, head);
  NotandaMarkNote         note = { .line = line->number };

  if (owner == NULL || *kind == '\0')
    {
      notanda_brat_complain (brat, line, _ ("a note needs a type and something of this file that it is on"));
      return;
    }

  notanda_brat_unescape (text);
  if (owner->kind == NOTANDA_BRAT_THING_LINK || (owner->kind == NOTANDA_BRAT_THING_ATTRIBUTE && owner->of_link))
    {
      add_link_note (brat, line, owner->number, kind, text);
      return;
    }

  note.owner = owner->number;
  note.kind = g_str_equal (kind, "AnnotatorNotes") ? "" : kind;
  note.text = text;
  g_array_append_val (brat->marks->notes, note);
}

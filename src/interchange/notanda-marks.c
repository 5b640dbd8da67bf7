/* notanda-marks.c: annotations as another format's file has them
 *
 * The one thing between all readers and what is done with their content:
 * applied to a document by notanda-import.c, compared with one by
 * notanda-compare.c. Flat arrays with an owner's number each, since formats
 * such as brat name an annotation's attributes anywhere in the file; a tree of
 * objects would allocate for each.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-marks.h"

#include <string.h>

static void
clear_problem (gpointer data)
{
  g_free (((NotandaProblem *) data)->message);
}

void
notanda_marks_init (NotandaMarks *marks)
{
  marks->marks = g_array_new (FALSE, TRUE, sizeof (NotandaMark));
  marks->fragments = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  marks->values = g_array_new (FALSE, TRUE, sizeof (NotandaMarkValue));
  marks->links = g_array_new (FALSE, TRUE, sizeof (NotandaMarkLink));
  marks->link_values = g_array_new (FALSE, TRUE, sizeof (NotandaMarkValue));
  marks->notes = g_array_new (FALSE, TRUE, sizeof (NotandaMarkNote));
  marks->elements = g_array_new (FALSE, TRUE, sizeof (NotandaMarkElement));
  marks->problems = g_array_new (FALSE, FALSE, sizeof (NotandaProblem));
  g_array_set_clear_func (marks->problems, clear_problem);
  marks->n_problems = 0;
  marks->strings = g_string_chunk_new (256);
}

void
notanda_marks_clear (NotandaMarks *marks)
{
  g_clear_pointer (&marks->marks, g_array_unref);
  g_clear_pointer (&marks->fragments, g_array_unref);
  g_clear_pointer (&marks->values, g_array_unref);
  g_clear_pointer (&marks->links, g_array_unref);
  g_clear_pointer (&marks->link_values, g_array_unref);
  g_clear_pointer (&marks->notes, g_array_unref);
  g_clear_pointer (&marks->elements, g_array_unref);
  g_clear_pointer (&marks->problems, g_array_unref);
  g_clear_pointer (&marks->strings, g_string_chunk_free);
}

void
notanda_marks_reset (NotandaMarks *marks)
{
  g_array_set_size (marks->marks, 0);
  g_array_set_size (marks->fragments, 0);
  g_array_set_size (marks->values, 0);
  g_array_set_size (marks->links, 0);
  g_array_set_size (marks->link_values, 0);
  g_array_set_size (marks->notes, 0);
  g_array_set_size (marks->elements, 0);
  g_array_set_size (marks->problems, 0);
  marks->n_problems = 0;
  g_string_chunk_clear (marks->strings);
}

void
notanda_marks_add_problem (NotandaMarks *marks,
                           guint         line,
                           const char   *format,
                           ...)
{
  NotandaProblem problem = { line, NULL };
  va_list        args;

  marks->n_problems++;
  if (marks->problems->len >= NOTANDA_MAX_PROBLEMS)
    return;

  va_start (args, format);
  problem.message = g_strdup_vprintf (format, args);
  va_end (args);
  g_array_append_val (marks->problems, problem);
}

NotandaMark *
notanda_marks_add (NotandaMarks *marks,
                   guint         line)
{
  NotandaMark *mark;

  g_array_set_size (marks->marks, marks->marks->len + 1);
  mark = notanda_marks_get (marks, marks->marks->len - 1);
  mark->line = line;
  mark->origin = -1;

  return mark;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const NotandaRange *one = a;
  const NotandaRange *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;

  return one->end < other->end ? -1 : one->end > other->end;
}

gboolean
notanda_marks_set_fragments (NotandaMarks *marks,
                             NotandaMark  *mark,
                             guint         first)
{
  NotandaRange *ranges = &g_array_index (marks->fragments, NotandaRange, first);
  guint         n = marks->fragments->len - first;

  if (n == 0)
    return FALSE;

  if (n > 1)
    qsort (ranges, n, sizeof *ranges, compare_ranges);
  for (guint i = 0; i < n; i++)
    if (ranges[i].end < ranges[i].start || (i > 0 && ranges[i].start < ranges[i - 1].end))
      return FALSE;

  mark->first_fragment = first;
  mark->n_fragments = n;

  return TRUE;
}

/* All of the arrays' elements begin with their owner's number. */
static int
compare_owners (gconstpointer a,
                gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return one < other ? -1 : one > other;
}

/* Sorts by owner, keeping the order of the file; most files are sorted. */
static void
group (GArray *array)
{
  gsize size = g_array_get_element_size (array);

  for (guint i = 1; i < array->len; i++)
    if (compare_owners (array->data + (i - 1) * size, array->data + i * size) > 0)
      {
        g_array_sort (array, compare_owners);
        return;
      }
}

#define ASSIGN(marks, Owner, owners, first, n, Element, elements)               \
  for (guint i = 0; i < (marks)->elements->len; i++)                            \
    {                                                                           \
      Element *element = &g_array_index ((marks)->elements, Element, i);        \
      Owner   *owner = &g_array_index ((marks)->owners, Owner, element->owner); \
                                                                                \
      if (owner->n++ == 0)                                                      \
        owner->first = i;                                                       \
    }

/* Links are moved about when they are sorted, and their values name them by
 * number, so those numbers are brought in line first. */
static void
renumber_links (NotandaMarks *marks)
{
  g_autofree guint32 *places = NULL;
  gboolean            sorted = TRUE;

  for (guint i = 1; i < marks->links->len && sorted; i++)
    sorted = g_array_index (marks->links, NotandaMarkLink, i - 1).owner <=
             g_array_index (marks->links, NotandaMarkLink, i).owner;
  if (sorted)
    return;

  places = g_new (guint32, marks->links->len);
  for (guint i = 0; i < marks->links->len; i++)
    g_array_index (marks->links, NotandaMarkLink, i).first_value = i;
  g_array_sort (marks->links, compare_owners);
  for (guint i = 0; i < marks->links->len; i++)
    {
      NotandaMarkLink *link = &g_array_index (marks->links, NotandaMarkLink, i);

      places[link->first_value] = i;
      link->first_value = 0;
    }

  for (guint i = 0; i < marks->link_values->len; i++)
    {
      NotandaMarkValue *value = &g_array_index (marks->link_values, NotandaMarkValue, i);

      value->owner = places[value->owner];
    }
}

void
notanda_marks_finish (NotandaMarks *marks)
{
  renumber_links (marks);
  group (marks->values);
  group (marks->notes);
  group (marks->link_values);

  ASSIGN (marks, NotandaMark, marks, first_value, n_values, NotandaMarkValue, values)
  ASSIGN (marks, NotandaMark, marks, first_link, n_links, NotandaMarkLink, links)
  ASSIGN (marks, NotandaMark, marks, first_note, n_notes, NotandaMarkNote, notes)
  ASSIGN (marks, NotandaMarkLink, links, first_value, n_values, NotandaMarkValue, link_values)
}

NotandaValue
notanda_mark_element_get (const NotandaMarkElement *element,
                          NotandaTagProperty        property)
{
  const char *text = element->properties[property];

  if (property == NOTANDA_TAG_OWNER && !notanda_id_is_zero (&element->owner))
    return notanda_value_id (&element->owner);
  if (property == NOTANDA_TAG_MERGED_INTO && !notanda_id_is_zero (&element->merged_into))
    return notanda_value_id (&element->merged_into);
  if (text == NULL)
    return notanda_value_none ();
  if (property == NOTANDA_TAG_RETIRED || property == NOTANDA_TAG_REQUIRED)
    return notanda_value_yes_no (g_str_equal (text, "yes"));

  return notanda_value_text (NOTANDA_VALUE_TEXT, text);
}

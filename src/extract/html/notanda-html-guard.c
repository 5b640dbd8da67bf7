/* notanda-html-guard.c: whether a page can be parsed at a fair cost
 *
 * A parser walks up its stack of open elements at most tags: to find a <p> that
 * a block closes, or the element that an end tag names. So its cost is
 * quadratic in depth, and a page of a megabyte can take an hour. It also opens
 * formatting elements (<b>, <font> and the like) that a block's end closed
 * again in each block that follows; and takes a hundred bytes of memory for a
 * tag of three. Here the stack and the list of formatting
 * elements are kept without a tree, with as many of the standard's rules as
 * change their length, and each step of a walk and each node is counted: what
 * passes costs the parser no more than the limits say.
 *
 * Always holds: depth is at most NOTANDA_HTML_MAX_DEPTH, and the steps at most
 * MAX_STEPS, so this is linear in the page.
 *
 * Rejected: to count tags that open and close alone. Lists and tables written
 * without end tags, which are plain and common, would pass for the deepest of
 * pages.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-guard.h"

#include <string.h>

#include "extract/html/notanda-html-elements.h"
#include "extract/html/notanda-html-scan.h"

#define MAX_STEPS 40000000u

/* What a page takes in memory, in bytes: a node, its place in two lists and what rounding wastes; what the parser keeps of an
 * attribute beside its name and value; a block of text while the article is looked for */
#define NODE_COST 136u
#define ATTRIBUTE_COST 112u
#define BLOCK_COST 96u
/* and may take, beside the page itself, before and after decoding: a helper is to need no more than 8 times the page and 32 MiB,
 * of which it has 14 for itself */
#define MAX_COST_FACTOR 6u
#define MAX_COST_ADDED (18u << 20)

/* An open element, or one to be opened again. */
typedef struct
{
  guint64 key;    /* its name */
  guint64 whole;  /* of a formatting element: its tag with all attributes */
  guint32 serial; /* the same in both lists */
  guint16 flags;
  guint16 in_foreign;
} Element;

typedef struct
{
  NotandaHtmlScan     scan;
  NotandaHtmlCheck   *check;
  GArray             *open;
  GArray             *again; /* formatting elements, and markers */
  NotandaHtmlElements elements;
  guint64             p, a, button, select, tr;
  gsize               memory; /* bytes, beside those of nodes */
  guint               n_nodes;
  guint               n_steps;
  guint32             serial;
} Guard;

static Element *
top_of (const Guard *guard)
{
  return guard->open->len > 0 ? &g_array_index (guard->open, Element, guard->open->len - 1) : NULL;
}

static gboolean
is_foreign (const Guard *guard)
{
  const Element *top = top_of (guard);

  return top != NULL && top->in_foreign;
}

/* Closes all down to @n open elements; a marker that goes takes along what was to be opened again in it. */
static void
close_to (Guard *guard,
          guint  n)
{
  while (guard->open->len > n)
    {
      if (top_of (guard)->flags & NOTANDA_HTML_IS_MARKER)
        {
          guint    len = guard->again->len;
          gboolean found = FALSE;

          while (len > 0 && !found)
            found = (g_array_index (guard->again, Element, --len).flags & NOTANDA_HTML_IS_MARKER) != 0;
          g_array_set_size (guard->again, len);
        }
      g_array_set_size (guard->open, guard->open->len - 1);
    }
}

/* Closes the innermost @key, unless an element with one of @stop stands between. */
static gboolean
close_key (Guard  *guard,
           guint64 key,
           guint16 stop,
           guint16 unless)
{
  for (guint n = guard->open->len; n > 0; n--)
    {
      const Element *element = &g_array_index (guard->open, Element, n - 1);

      guard->n_steps++;
      if (element->key == key)
        {
          close_to (guard, n - 1);
          return TRUE;
        }
      if ((element->flags & stop) && !(element->flags & unless))
        return FALSE;
    }

  return FALSE;
}

static gboolean
push (Guard         *guard,
      const Element *element)
{
  guard->n_nodes++;
  g_array_append_val (guard->open, *element);

  return guard->open->len <= NOTANDA_HTML_MAX_DEPTH;
}

static gboolean
is_open (Guard  *guard,
         guint32 serial,
         guint  *at)
{
  for (guint n = guard->open->len; n > 0; n--)
    {
      const Element *element = &g_array_index (guard->open, Element, n - 1);

      guard->n_steps++;
      if (element->serial == serial)
        {
          *at = n - 1;
          return TRUE;
        }
      /* serials rise along the stack: what is opened again gets a new one */
      if (element->serial < serial)
        return FALSE;
    }

  return FALSE;
}

/* What a block's end closed is opened again where text follows. */
static gboolean
open_again (Guard *guard)
{
  guint n = guard->again->len;
  guint at;

  while (n > 0)
    {
      const Element *element = &g_array_index (guard->again, Element, n - 1);

      if ((element->flags & NOTANDA_HTML_IS_MARKER) || is_open (guard, element->serial, &at))
        break;
      n--;
    }
  for (; n < guard->again->len; n++)
    {
      Element *element = &g_array_index (guard->again, Element, n);

      element->serial = ++guard->serial;
      if (!push (guard, element))
        return FALSE;
    }

  return TRUE;
}

/* No more than three of the same tag are kept, as the standard says. */
static void
remember (Guard         *guard,
          const Element *element)
{
  guint same = 0;
  guint earliest = 0;

  for (guint n = guard->again->len; n > 0; n--)
    {
      const Element *other = &g_array_index (guard->again, Element, n - 1);

      guard->n_steps++;
      if (other->flags & NOTANDA_HTML_IS_MARKER)
        break;
      if (other->whole == element->whole)
        {
          same++;
          earliest = n - 1;
        }
    }
  if (same >= 3)
    g_array_remove_index (guard->again, earliest);
  g_array_append_val (guard->again, *element);
}

/* The end of a formatting element: blocks in it stay open, and it goes from between. */
static gboolean
end_formatting (Guard  *guard,
                guint64 key)
{
  for (guint n = guard->again->len; n > 0; n--)
    {
      const Element *element = &g_array_index (guard->again, Element, n - 1);
      gboolean       holds_block = FALSE;
      guint          at;

      guard->n_steps++;
      if (element->flags & NOTANDA_HTML_IS_MARKER)
        return FALSE;
      if (element->key != key)
        continue;
      if (is_open (guard, element->serial, &at))
        {
          for (guint i = at + 1; i < guard->open->len; i++)
            holds_block = holds_block || (g_array_index (guard->open, Element, i).flags & NOTANDA_HTML_IS_SPECIAL);
          guard->n_steps += guard->open->len - at;
          if (holds_block)
            {
              g_array_remove_index (guard->open, at);
              guard->n_nodes += 8; /* the copies in the blocks */
            }
          else
            {
              close_to (guard, at);
            }
        }
      g_array_remove_index (guard->again, n - 1);
      return TRUE;
    }

  return FALSE;
}

static gboolean
start_foreign (Guard                  *guard,
               const NotandaHtmlPiece *piece,
               Element                *element)
{
  /* what looks like HTML ends the drawing */
  if (element->flags & (NOTANDA_HTML_IS_BLOCK | NOTANDA_HTML_IS_FORMATTING | NOTANDA_HTML_IS_VOID | NOTANDA_HTML_IS_IGNORED))
    {
      while (is_foreign (guard))
        close_to (guard, guard->open->len - 1);
      return FALSE;
    }

  guard->scan.raw[0] = '\0';
  if (piece->is_self_closing)
    guard->n_nodes++;
  else
    push (guard, element);

  return TRUE;
}

/* What the tag closes, before it opens anything. */
static void
close_before (Guard         *guard,
              const Element *element)
{
  Element *top = top_of (guard);

  if (element->flags & NOTANDA_HTML_IS_BLOCK)
    close_key (guard, guard->p, NOTANDA_HTML_IS_SCOPE, 0);
  if ((element->flags & NOTANDA_HTML_IS_LIST) == NOTANDA_HTML_IS_LIST)
    close_key (guard, element->key, NOTANDA_HTML_IS_SPECIAL, NOTANDA_HTML_IS_TRANSPARENT);
  else if (element->flags & NOTANDA_HTML_IS_TABLE)
    close_key (guard, element->key, NOTANDA_HTML_IS_SCOPE, NOTANDA_HTML_IS_TABLE);
  else if (element->key == guard->a)
    end_formatting (guard, guard->a);
  else if (element->key == guard->button)
    close_key (guard, guard->button, NOTANDA_HTML_IS_SCOPE, 0);
  else if ((element->flags & NOTANDA_HTML_IS_SAME) && top != NULL && top->key == element->key)
    close_to (guard, guard->open->len - 1);
}

/* Whether a part of a table is left to be understood. */
static gboolean
is_part_missing (const Guard   *guard,
                 const Element *element)
{
  if ((element->flags & NOTANDA_HTML_IS_CELL) == NOTANDA_HTML_IS_CELL)
    return top_of (guard) == NULL || top_of (guard)->key != guard->tr;

  return (element->flags & NOTANDA_HTML_IS_TABLE) != 0;
}

static gboolean
start_tag (Guard                  *guard,
           const NotandaHtmlPiece *piece)
{
  Element element = { 0, 0, ++guard->serial, notanda_html_elements_get_flags (&guard->elements, piece->name), FALSE };

  element.key = notanda_html_elements_get_family (piece->name, element.flags);
  if (is_foreign (guard))
    {
      element.in_foreign = !(element.flags & NOTANDA_HTML_IS_INTEGRATION);
      if (start_foreign (guard, piece, &element))
        return guard->open->len <= NOTANDA_HTML_MAX_DEPTH;
    }
  element.in_foreign = (element.flags & NOTANDA_HTML_IS_FOREIGN) != 0;
  if (element.flags & NOTANDA_HTML_IS_IGNORED)
    return TRUE;

  close_before (guard, &element);
  if (!(element.flags & (NOTANDA_HTML_IS_BLOCK | NOTANDA_HTML_IS_TABLE)) && !open_again (guard))
    return FALSE;
  guard->n_nodes += is_part_missing (guard, &element) ? 1 : 0;
  if ((element.flags & NOTANDA_HTML_IS_VOID) || (element.in_foreign && piece->is_self_closing))
    {
      guard->n_nodes++;
      return TRUE;
    }
  if (element.flags & NOTANDA_HTML_IS_FORMATTING)
    {
      element.serial = ++guard->serial;
      element.whole = notanda_html_elements_hash (guard->scan.text + piece->start, piece->end - piece->start);
      remember (guard, &element);
    }
  else if (element.flags & NOTANDA_HTML_IS_MARKER)
    {
      g_array_append_val (guard->again, element);
    }

  return push (guard, &element);
}

static void
end_tag (Guard                  *guard,
         const NotandaHtmlPiece *piece)
{
  guint16 flags = notanda_html_elements_get_flags (&guard->elements, piece->name);
  guint64 key = notanda_html_elements_get_family (piece->name, flags);

  if (flags & NOTANDA_HTML_IS_IGNORED)
    return;
  if ((flags & NOTANDA_HTML_IS_FORMATTING) && end_formatting (guard, key))
    return;

  if (flags & NOTANDA_HTML_IS_TABLE)
    close_key (guard, key, NOTANDA_HTML_IS_SCOPE, NOTANDA_HTML_IS_TABLE);
  else if (flags & (NOTANDA_HTML_IS_SPECIAL | NOTANDA_HTML_IS_SCOPE))
    {
      if (!close_key (guard, key, NOTANDA_HTML_IS_SCOPE, 0) && key == guard->p)
        guard->n_nodes++;
    }
  else
    close_key (guard, key, NOTANDA_HTML_IS_SPECIAL, 0);
}

/* In a <select> most tags are as if they weren't there, and so their text is no raw text. */
static void
check_raw (Guard *guard)
{
  guint n = guard->open->len;

  if (guard->scan.raw[0] == '\0' || n < 2 || strcmp (guard->scan.raw, "script") == 0)
    return;
  for (guint i = n - 1; i > 0 && i + 3 > n; i--)
    if (g_array_index (guard->open, Element, i - 1).key == guard->select)
      guard->scan.raw[0] = '\0';
}

static gboolean
is_blank (const char *text,
          gsize       size)
{
  while (size > 0 && g_ascii_isspace (text[size - 1]))
    size--;

  return size == 0;
}

/* What the parser and we copy of the piece. */
static void
weigh (Guard                  *guard,
       const NotandaHtmlPiece *piece)
{
  gsize size = piece->end - piece->start;

  guard->memory += size + piece->n_attributes * ATTRIBUTE_COST;
  if (piece->kind == NOTANDA_HTML_PIECE_TEXT && !is_blank (guard->scan.text + piece->start, size))
    guard->memory += size + BLOCK_COST;
  else if (piece->kind == NOTANDA_HTML_PIECE_COMMENT || piece->kind == NOTANDA_HTML_PIECE_RAW)
    guard->memory += NODE_COST;
}

static gboolean
is_too_heavy (const Guard *guard)
{
  return guard->memory + (gsize) guard->n_nodes * NODE_COST > guard->scan.size * MAX_COST_FACTOR + MAX_COST_ADDED;
}

static NotandaHtmlProblem
take (Guard                  *guard,
      const NotandaHtmlPiece *piece)
{
  gboolean fits = TRUE;

  if (piece->kind == NOTANDA_HTML_PIECE_START_TAG || piece->kind == NOTANDA_HTML_PIECE_END_TAG)
    guard->check->n_tags++;
  if (piece->n_attributes > NOTANDA_HTML_MAX_ATTRIBUTES)
    return NOTANDA_HTML_PROBLEM_ATTRIBUTES;
  weigh (guard, piece);
  if (guard->check->n_tags > NOTANDA_HTML_MAX_TAGS || is_too_heavy (guard))
    return NOTANDA_HTML_PROBLEM_TAGS;

  if (piece->kind == NOTANDA_HTML_PIECE_START_TAG)
    {
      fits = start_tag (guard, piece);
      check_raw (guard);
    }
  else if (piece->kind == NOTANDA_HTML_PIECE_END_TAG)
    {
      end_tag (guard, piece);
    }
  else if (piece->kind == NOTANDA_HTML_PIECE_TEXT)
    {
      guard->n_nodes++;
      fits = open_again (guard);
    }

  if (!fits)
    return NOTANDA_HTML_PROBLEM_DEPTH;
  if (guard->n_steps > MAX_STEPS || guard->n_nodes > NOTANDA_HTML_MAX_NODES || guard->again->len > NOTANDA_HTML_MAX_DEPTH)
    return NOTANDA_HTML_PROBLEM_NESTING;

  return NOTANDA_HTML_PROBLEM_NONE;
}

static NotandaHtmlUnclosed
unclosed_of (const NotandaHtmlPiece *piece)
{
  static const struct
  {
    const char         *name;
    NotandaHtmlUnclosed unclosed;
  } names[] = {
    { "script", NOTANDA_HTML_UNCLOSED_SCRIPT },
    { "style", NOTANDA_HTML_UNCLOSED_STYLE },
    { "title", NOTANDA_HTML_UNCLOSED_TITLE },
    { "textarea", NOTANDA_HTML_UNCLOSED_TEXTAREA },
  };

  if (piece->kind == NOTANDA_HTML_PIECE_COMMENT)
    return NOTANDA_HTML_UNCLOSED_COMMENT;
  if (piece->kind != NOTANDA_HTML_PIECE_RAW)
    return NOTANDA_HTML_UNCLOSED_TAG;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, piece->name) == 0)
      return names[i].unclosed;

  return NOTANDA_HTML_UNCLOSED_NOTHING;
}

gboolean
notanda_html_guard_check (const char       *text,
                          gsize             size,
                          NotandaHtmlCheck *check)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Element));
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (Element));
  Guard            guard = { .check = check, .open = open, .again = again };
  NotandaHtmlPiece piece;

  memset (check, 0, sizeof *check);
  notanda_html_elements_init (&guard.elements);
  guard.p = notanda_html_elements_get_key ("p");
  guard.a = notanda_html_elements_get_key ("a");
  guard.button = notanda_html_elements_get_key ("button");
  guard.select = notanda_html_elements_get_key ("select");
  guard.tr = notanda_html_elements_get_key ("tr");

  notanda_html_scan_init (&guard.scan, text, size);
  while (check->problem == NOTANDA_HTML_PROBLEM_NONE && notanda_html_scan_next (&guard.scan, &piece))
    {
      if (piece.unclosed)
        {
          check->unclosed = unclosed_of (&piece);
          check->unclosed_start = piece.start;
        }
      else
        {
          check->problem = take (&guard, &piece);
        }
    }

  return check->problem == NOTANDA_HTML_PROBLEM_NONE;
}

GString *
notanda_html_guard_close (const char             *text,
                          gsize                   size,
                          const NotandaHtmlCheck *check)
{
  static const char *const ends[] = { "", "-->", "</script>", "</style>", "</title>", "</textarea>", "\">" };
  GString                 *out = g_string_sized_new (size + 16);
  const char              *line = memchr (text + check->unclosed_start, '\n', size - check->unclosed_start);
  gsize                    at = line != NULL ? (gsize) (line - text) : size;

  g_string_append_len (out, text, (gssize) at);
  g_string_append (out, ends[check->unclosed]);
  g_string_append_len (out, text + at, (gssize) (size - at));

  return out;
}

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
#include "extract/html/notanda-html-stack.h"

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

typedef struct
{
  NotandaHtmlScan     scan;
  NotandaHtmlCheck   *check;
  NotandaHtmlStack    stack;
  NotandaHtmlElements elements;
  guint64             p, a, button, select, tr;
  gsize               memory; /* bytes, beside those of nodes */
} Guard;

static gboolean
start_foreign (Guard                  *guard,
               const NotandaHtmlPiece *piece,
               NotandaHtmlElement     *element)
{
  /* what looks like HTML ends the drawing */
  if (element->flags & (NOTANDA_HTML_IS_BLOCK | NOTANDA_HTML_IS_FORMATTING | NOTANDA_HTML_IS_VOID | NOTANDA_HTML_IS_IGNORED))
    {
      while (notanda_html_stack_is_foreign (&guard->stack))
        notanda_html_stack_close_to (&guard->stack, guard->stack.open->len - 1);
      return FALSE;
    }

  guard->scan.raw[0] = '\0';
  if (piece->is_self_closing)
    guard->stack.n_nodes++;
  else
    notanda_html_stack_push (&guard->stack, element);

  return TRUE;
}

/* What the tag closes, before it opens anything. */
static void
close_before (Guard                    *guard,
              const NotandaHtmlElement *element)
{
  NotandaHtmlElement *top = notanda_html_stack_top (&guard->stack);

  if (element->flags & NOTANDA_HTML_IS_BLOCK)
    notanda_html_stack_close_key (&guard->stack, guard->p, NOTANDA_HTML_IS_SCOPE, 0);
  if ((element->flags & NOTANDA_HTML_IS_LIST) == NOTANDA_HTML_IS_LIST)
    notanda_html_stack_close_key (&guard->stack, element->key, NOTANDA_HTML_IS_SPECIAL, NOTANDA_HTML_IS_TRANSPARENT);
  else if (element->flags & NOTANDA_HTML_IS_TABLE)
    notanda_html_stack_close_key (&guard->stack, element->key, NOTANDA_HTML_IS_SCOPE, NOTANDA_HTML_IS_TABLE);
  else if (element->key == guard->a)
    notanda_html_stack_end_formatting (&guard->stack, guard->a);
  else if (element->key == guard->button)
    notanda_html_stack_close_key (&guard->stack, guard->button, NOTANDA_HTML_IS_SCOPE, 0);
  else if ((element->flags & NOTANDA_HTML_IS_SAME) && top != NULL && top->key == element->key)
    notanda_html_stack_close_to (&guard->stack, guard->stack.open->len - 1);
}

/* Whether a part of a table is left to be understood. */
static gboolean
is_part_missing (const Guard              *guard,
                 const NotandaHtmlElement *element)
{
  if ((element->flags & NOTANDA_HTML_IS_CELL) == NOTANDA_HTML_IS_CELL)
    return notanda_html_stack_top (&guard->stack) == NULL || notanda_html_stack_top (&guard->stack)->key != guard->tr;

  return (element->flags & NOTANDA_HTML_IS_TABLE) != 0;
}

static gboolean
start_tag (Guard                  *guard,
           const NotandaHtmlPiece *piece)
{
  NotandaHtmlElement element = { 0, 0, ++guard->stack.serial, notanda_html_elements_get_flags (&guard->elements, piece->name), FALSE };

  element.key = notanda_html_elements_get_family (piece->name, element.flags);
  if (notanda_html_stack_is_foreign (&guard->stack))
    {
      element.in_foreign = !(element.flags & NOTANDA_HTML_IS_INTEGRATION);
      if (start_foreign (guard, piece, &element))
        return guard->stack.open->len <= NOTANDA_HTML_MAX_DEPTH;
    }
  element.in_foreign = (element.flags & NOTANDA_HTML_IS_FOREIGN) != 0;
  if (element.flags & NOTANDA_HTML_IS_IGNORED)
    return TRUE;

  close_before (guard, &element);
  if (!(element.flags & (NOTANDA_HTML_IS_BLOCK | NOTANDA_HTML_IS_TABLE)) && !notanda_html_stack_open_again (&guard->stack))
    return FALSE;
  guard->stack.n_nodes += is_part_missing (guard, &element) ? 1 : 0;
  if ((element.flags & NOTANDA_HTML_IS_VOID) || (element.in_foreign && piece->is_self_closing))
    {
      guard->stack.n_nodes++;
      return TRUE;
    }
  if (element.flags & NOTANDA_HTML_IS_FORMATTING)
    {
      element.serial = ++guard->stack.serial;
      element.whole = notanda_html_elements_hash (guard->scan.text + piece->start, piece->end - piece->start);
      notanda_html_stack_remember (&guard->stack, &element);
    }
  else if (element.flags & NOTANDA_HTML_IS_MARKER)
    {
      g_array_append_val (guard->stack.again, element);
    }

  return notanda_html_stack_push (&guard->stack, &element);
}

static void
end_tag (Guard                  *guard,
         const NotandaHtmlPiece *piece)
{
  guint16 flags = notanda_html_elements_get_flags (&guard->elements, piece->name);
  guint64 key = notanda_html_elements_get_family (piece->name, flags);

  if (flags & NOTANDA_HTML_IS_IGNORED)
    return;
  if ((flags & NOTANDA_HTML_IS_FORMATTING) && notanda_html_stack_end_formatting (&guard->stack, key))
    return;

  if (flags & NOTANDA_HTML_IS_TABLE)
    notanda_html_stack_close_key (&guard->stack, key, NOTANDA_HTML_IS_SCOPE, NOTANDA_HTML_IS_TABLE);
  else if (flags & (NOTANDA_HTML_IS_SPECIAL | NOTANDA_HTML_IS_SCOPE))
    {
      if (!notanda_html_stack_close_key (&guard->stack, key, NOTANDA_HTML_IS_SCOPE, 0) && key == guard->p)
        guard->stack.n_nodes++;
    }
  else
    notanda_html_stack_close_key (&guard->stack, key, NOTANDA_HTML_IS_SPECIAL, 0);
}

/* In a <select> most tags are as if they weren't there, and so their text is no raw text. */
static void
check_raw (Guard *guard)
{
  guint n = guard->stack.open->len;

  if (guard->scan.raw[0] == '\0' || n < 2 || strcmp (guard->scan.raw, "script") == 0)
    return;
  for (guint i = n - 1; i > 0 && i + 3 > n; i--)
    if (g_array_index (guard->stack.open, NotandaHtmlElement, i - 1).key == guard->select)
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
  return guard->memory + (gsize) guard->stack.n_nodes * NODE_COST > guard->scan.size * MAX_COST_FACTOR + MAX_COST_ADDED;
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
      guard->stack.n_nodes++;
      fits = notanda_html_stack_open_again (&guard->stack);
    }

  if (!fits)
    return NOTANDA_HTML_PROBLEM_DEPTH;
  if (guard->stack.n_steps > MAX_STEPS || guard->stack.n_nodes > NOTANDA_HTML_MAX_NODES || guard->stack.again->len > NOTANDA_HTML_MAX_DEPTH)
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
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (NotandaHtmlElement));
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (NotandaHtmlElement));
  Guard            guard = { .check = check, .stack = { .open = open, .again = again } };
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

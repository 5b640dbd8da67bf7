/* notanda-html-stack.c: the elements that a parser would have open, and what it costs to keep them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-stack.h"

#include "extract/html/notanda-html-elements.h"
#include "extract/html/notanda-html-guard.h"

NotandaHtmlElement *
notanda_html_stack_top (const NotandaHtmlStack *stack)
{
  return stack->open->len > 0 ? &g_array_index (stack->open, NotandaHtmlElement, stack->open->len - 1) : NULL;
}

gboolean
notanda_html_stack_is_foreign (const NotandaHtmlStack *stack)
{
  const NotandaHtmlElement *top = notanda_html_stack_top (stack);

  return top != NULL && top->in_foreign;
}

void
notanda_html_stack_close_to (NotandaHtmlStack *stack,
                             guint             n)
{
  while (stack->open->len > n)
    {
      if (notanda_html_stack_top (stack)->flags & NOTANDA_HTML_IS_MARKER)
        {
          guint    len = stack->again->len;
          gboolean found = FALSE;

          while (len > 0 && !found)
            found = (g_array_index (stack->again, NotandaHtmlElement, --len).flags & NOTANDA_HTML_IS_MARKER) != 0;
          g_array_set_size (stack->again, len);
        }
      g_array_set_size (stack->open, stack->open->len - 1);
    }
}

gboolean
notanda_html_stack_close_key (NotandaHtmlStack *stack,
                              guint64           key,
                              guint16           stop,
                              guint16           unless)
{
  for (guint n = stack->open->len; n > 0; n--)
    {
      const NotandaHtmlElement *element = &g_array_index (stack->open, NotandaHtmlElement, n - 1);

      stack->n_steps++;
      if (element->key == key)
        {
          notanda_html_stack_close_to (stack, n - 1);
          return TRUE;
        }
      if ((element->flags & stop) && !(element->flags & unless))
        return FALSE;
    }

  return FALSE;
}

gboolean
notanda_html_stack_push (NotandaHtmlStack         *stack,
                         const NotandaHtmlElement *element)
{
  stack->n_nodes++;
  g_array_append_val (stack->open, *element);

  return stack->open->len <= NOTANDA_HTML_MAX_DEPTH;
}

static gboolean
is_open (NotandaHtmlStack *stack,
         guint32           serial,
         guint            *at)
{
  for (guint n = stack->open->len; n > 0; n--)
    {
      const NotandaHtmlElement *element = &g_array_index (stack->open, NotandaHtmlElement, n - 1);

      stack->n_steps++;
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

gboolean
notanda_html_stack_open_again (NotandaHtmlStack *stack)
{
  guint n = stack->again->len;
  guint at;

  while (n > 0)
    {
      const NotandaHtmlElement *element = &g_array_index (stack->again, NotandaHtmlElement, n - 1);

      if ((element->flags & NOTANDA_HTML_IS_MARKER) || is_open (stack, element->serial, &at))
        break;
      n--;
    }
  for (; n < stack->again->len; n++)
    {
      NotandaHtmlElement *element = &g_array_index (stack->again, NotandaHtmlElement, n);

      element->serial = ++stack->serial;
      if (!notanda_html_stack_push (stack, element))
        return FALSE;
    }

  return TRUE;
}

/* No more than three of the same tag are kept, as the standard says. */
void
notanda_html_stack_remember (NotandaHtmlStack         *stack,
                             const NotandaHtmlElement *element)
{
  guint same = 0;
  guint earliest = 0;

  for (guint n = stack->again->len; n > 0; n--)
    {
      const NotandaHtmlElement *other = &g_array_index (stack->again, NotandaHtmlElement, n - 1);

      stack->n_steps++;
      if (other->flags & NOTANDA_HTML_IS_MARKER)
        break;
      if (other->whole == element->whole)
        {
          same++;
          earliest = n - 1;
        }
    }
  if (same >= 3)
    g_array_remove_index (stack->again, earliest);
  g_array_append_val (stack->again, *element);
}

/* The end of a formatting element: blocks in it stay open, and it goes from between. */
gboolean
notanda_html_stack_end_formatting (NotandaHtmlStack *stack,
                                   guint64           key)
{
  for (guint n = stack->again->len; n > 0; n--)
    {
      const NotandaHtmlElement *element = &g_array_index (stack->again, NotandaHtmlElement, n - 1);
      gboolean                  holds_block = FALSE;
      guint                     at;

      stack->n_steps++;
      if (element->flags & NOTANDA_HTML_IS_MARKER)
        return FALSE;
      if (element->key != key)
        continue;
      if (is_open (stack, element->serial, &at))
        {
          for (guint i = at + 1; i < stack->open->len; i++)
            holds_block = holds_block || (g_array_index (stack->open, NotandaHtmlElement, i).flags & NOTANDA_HTML_IS_SPECIAL);
          stack->n_steps += stack->open->len - at;
          if (holds_block)
            {
              g_array_remove_index (stack->open, at);
              stack->n_nodes += 8; /* the copies in the blocks */
            }
          else
            {
              notanda_html_stack_close_to (stack, at);
            }
        }
      g_array_remove_index (stack->again, n - 1);
      return TRUE;
    }

  return FALSE;
}

/* notanda-extract-blocks.c: the text of a page in blocks
 *
 * A block is a run of text between two places where an element begins or ends
 * that is no part of a line, whatever the elements are: text that stands
 * straight in a container between its paragraphs is a block as they are. Two
 * <br> in a row end one too, and one does behind a long line that ends a
 * sentence; else it is a line end within verse or an address.
 *
 * The text of all blocks is one string, and what is counted of it is counted
 * while it is copied. One walk, no stack: what the text is in is counted up and
 * down.
 *
 * Rejected: <p> and the like alone, as most extractors have it. A tenth of the
 * pages have text elsewhere.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/notanda-extract-private.h"

#define LONG_LINE 80u /* characters that are no blanks: a <br> behind as many and a stop ends a paragraph */

typedef struct
{
  NotandaExtractPage *page;
  NotandaExtractBlock block; /* being collected */
  NotandaHtmlNode    *node;  /* what it stands in */
  guint               links; /* elements that are open */
  guint               strong;
  guint               line_chars; /* since the last <br> */
  gboolean            in_word;
  gboolean            after_picture;
} Walk;

static gboolean
is_stop (gunichar c)
{
  switch (c)
    {
    case '.':
    case '!':
    case '?':
    case 0x3002:
    case 0xff01:
    case 0xff1f:
    case 0x061f:
    case 0x06d4:
    case 0x0964:
    case 0x2026:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Han, kana, Hangul, Thai, Lao, Khmer, Burmese: words aren't told apart by blanks, or are short. */
static gboolean
has_no_blanks (gunichar c)
{
  return (c >= 0x2e80 && c < 0xa4d0) || (c >= 0xac00 && c < 0xd7b0) || (c >= 0xf900 && c < 0xfb00) || (c >= 0x0e00 && c < 0x0f00) || (c >= 0x1000 && c < 0x10a0) || (c >= 0x1780 && c < 0x1800) || (c >= 0x20000 && c < 0x32000);
}

static void
count_letter (Walk    *walk,
              gunichar c)
{
  NotandaExtractBlock *block = &walk->block;

  if (has_no_blanks (c))
    {
      block->n_words += block->n_chars % 2;
      block->n_small += block->n_chars % 2;
      walk->in_word = FALSE;
      return;
    }
  if (!walk->in_word)
    {
      block->n_words++;
      block->n_small += !g_unichar_isupper (c) && !g_unichar_isdigit (c);
    }
  walk->in_word = TRUE;
}

static void
count (Walk    *walk,
       gunichar c)
{
  NotandaExtractBlock *block = &walk->block;

  block->n_chars++;
  walk->line_chars++;
  block->link_chars += walk->links > 0;
  block->strong_chars += walk->strong > 0;
  if (c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c))
    {
      count_letter (walk, c);
      block->n_digits += c >= '0' && c <= '9';
      block->n_capitals += c >= 'A' && c <= 'Z';
      block->ends_sentence = FALSE;
      return;
    }
  if (c == '\'' || c == 0x2019 || c == 0xad || c == 0x200b || c == 0x200c || c == 0x200d || g_unichar_ismark (c))
    return;

  walk->in_word = FALSE;
  if (is_stop (c))
    {
      block->n_stops++;
      block->ends_sentence = TRUE;
    }
  else if (c == ',' || c == ';' || c == 0x3001 || c == 0xff0c || c == 0x060c)
    {
      block->n_stops++;
      block->ends_sentence = FALSE;
    }
  else if (c == ':')
    {
      block->ends_sentence = FALSE;
    }
}

/* The innermost around @node that is no part of a line. */
static NotandaHtmlNode *
box_of (NotandaExtractPage *page,
        NotandaHtmlNode    *node)
{
  return notanda_html_tree_get_node (page->tree, notanda_extract_info_of (node)->box);
}

static void
begin (Walk            *walk,
       NotandaHtmlNode *node)
{
  const NotandaExtractInfo *info = notanda_extract_info_of (node);

  memset (&walk->block, 0, sizeof walk->block);
  walk->block.start = (guint32) walk->page->text->len;
  walk->block.node = node;
  walk->block.place = info->place;
  walk->block.kind = info->kind != 0 ? info->kind : NOTANDA_BLOCK_PARAGRAPH;
  walk->block.level = info->level;
  walk->in_word = FALSE;
  walk->line_chars = 0;
  walk->node = node;
}

/* The size of a heading without the sign that links to it. */
static gsize
without_anchor (const char *text,
                gsize       size)
{
  static const char *const signs[] = { " #", "\xc2\xb6", " \xc2\xa7" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize n = strlen (signs[i]);

      if (size > n && memcmp (text + size - n, signs[i], n) == 0)
        return size - n;
    }

  return size;
}

/* Ends the block, and begins one in @node. */
static void
flush (Walk            *walk,
       NotandaHtmlNode *node)
{
  NotandaExtractBlock *block = &walk->block;
  GString             *text = walk->page->text;
  gsize                size = text->len - block->start;

  while (size > 0 && g_ascii_isspace (text->str[block->start + size - 1]))
    size--;
  if (block->kind == NOTANDA_BLOCK_HEADING)
    size = without_anchor (text->str + block->start, size);
  while (size > 0 && g_ascii_isspace (text->str[block->start + size - 1]))
    size--;
  g_string_truncate (text, block->start + size);
  if (block->n_chars > 0 && size > 0)
    {
      block->size = (guint32) size;
      block->after_picture = walk->after_picture;
      walk->after_picture = FALSE;
      g_array_append_val (walk->page->blocks, *block);
      g_string_append_c (text, '\0'); /* so that each is a string */
    }
  begin (walk, node);
}

static void
take_text (Walk       *walk,
           const char *text,
           gsize       size)
{
  GString    *out = walk->page->text;
  gboolean    is_kept = (walk->block.place & NOTANDA_PLACE_PRE) != 0;
  const char *end = text + size;

  while (text < end)
    {
      gunichar    c;
      const char *next;

      if (g_ascii_isspace (*text))
        {
          char last = out->len > walk->block.start ? out->str[out->len - 1] : ' ';

          if (is_kept && (*text == '\n' || *text == '\t' || *text == ' '))
            g_string_append_c (out, *text);
          else if (!g_ascii_isspace (last))
            g_string_append_c (out, ' ');
          walk->in_word = FALSE;
          text++;
          continue;
        }
      c = (guint8) *text < 0x80 ? (guint8) *text : g_utf8_get_char (text);
      next = g_utf8_next_char (text);
      if (c == 0xfeff || (c < 0x20))
        {
          text = next;
          continue;
        }
      g_string_append_len (out, text, next - text);
      count (walk, c);
      text = next;
    }
}

static void
take_break (Walk *walk)
{
  GString *out = walk->page->text;

  while (out->len > walk->block.start && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  if (out->len == walk->block.start)
    return;

  if (out->str[out->len - 1] == '\n' && !(walk->block.place & NOTANDA_PLACE_PRE))
    flush (walk, walk->node);
  else if (walk->line_chars >= LONG_LINE && walk->block.ends_sentence && walk->block.kind == NOTANDA_BLOCK_PARAGRAPH)
    flush (walk, walk->node);
  else
    g_string_append_c (out, '\n');
  walk->line_chars = 0;
  walk->in_word = FALSE;
}

static gboolean
is_strong (NotandaTag tag)
{
  return tag == NOTANDA_TAG_B || tag == NOTANDA_TAG_STRONG || tag == NOTANDA_TAG_EM || tag == NOTANDA_TAG_I;
}

/* A word for screen readers within a line. */
static gboolean
is_unseen (Walk                  *walk,
           const NotandaHtmlNode *node)
{
  return (notanda_extract_tag_roles[node->tag] & NOTANDA_ROLE_INLINE) && (notanda_extract_info_of (node)->place & NOTANDA_PLACE_HIDDEN) && !(walk->block.place & NOTANDA_PLACE_HIDDEN);
}

/* Returns: whether to go into it */
static gboolean
enter (Walk            *walk,
       NotandaHtmlNode *node)
{
  guint role = notanda_extract_tag_roles[node->tag];

  if (node->tag == NOTANDA_TAG_TEXT)
    {
      take_text (walk, node->text, node->size);
      return FALSE;
    }
  if (!(role & NOTANDA_ROLE_INLINE))
    flush (walk, node);
  if (role & NOTANDA_ROLE_PICTURE)
    walk->after_picture = walk->after_picture || walk->block.n_chars == 0;
  if (node->tag == NOTANDA_TAG_BR)
    take_break (walk);
  if ((role & NOTANDA_ROLE_SILENT) || node->first_child == NULL || is_unseen (walk, node))
    {
      if (!(role & NOTANDA_ROLE_INLINE) && node->parent != NULL)
        begin (walk, box_of (walk->page, node->parent));
      return FALSE;
    }

  if (node->tag == NOTANDA_TAG_A)
    {
      walk->links++;
      walk->block.n_links = MIN (walk->block.n_links + 1u, 255u);
    }
  else if (is_strong (node->tag))
    {
      walk->strong++;
    }

  return TRUE;
}

static void
leave (Walk            *walk,
       NotandaHtmlNode *node)
{
  if (node->tag == NOTANDA_TAG_A)
    walk->links--;
  else if (is_strong (node->tag))
    walk->strong--;
  else if (!(notanda_extract_tag_roles[node->tag] & NOTANDA_ROLE_INLINE) && node->parent != NULL)
    flush (walk, box_of (walk->page, node->parent));
}

void
notanda_extract_find_blocks (NotandaExtractPage *page)
{
  NotandaHtmlNode *top = notanda_html_tree_get_body (page->tree);
  NotandaHtmlNode *node;
  Walk             walk = { .page = page };

  if (top == NULL)
    return;

  node = top;
  begin (&walk, top);
  while (node != NULL)
    {
      if (enter (&walk, node))
        {
          node = node->first_child;
          continue;
        }
      while (node != top && node->next == NULL)
        {
          node = node->parent;
          leave (&walk, node);
        }
      node = node == top ? NULL : node->next;
    }
  flush (&walk, top);
}

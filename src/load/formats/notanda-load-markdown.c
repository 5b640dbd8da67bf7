/* notanda-load-markdown.c: an article from Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* cmark makes a tree, which is walked once with its iterator; only blocks that hold text become blocks. O(n). */

#include "load/formats/notanda-load-markdown.h"

#include <cmark.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "extract/html/notanda-html-strip.h"
#include "extract/meta/notanda-language.h"
#include "load/formats/notanda-front-matter.h"
#include "load/formats/notanda-html-decode.h"
#include "load/formats/notanda-markdown-table.h"
#include "load/formats/notanda-settle.h"

#define MAX_SIZE (16u << 20)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_node, cmark_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_iter, cmark_iter_free)

/**
 * Walk:
 * @n_images: images open around the text, whose words no reader sees
 */
typedef struct
{
  NotandaLoaded *loaded;
  GString       *text;
  guint          n_quotes;
  guint          n_lists;
  guint          n_images;
} Walk;

static gsize
measure_mark (const char *text)
{
  gsize n;

  if (text[0] != '[' || text[1] != '^')
    return 0;
  n = strcspn (text + 2, "] \n[");

  return n > 0 && n < 40 && text[2 + n] == ']' ? n + 3 : 0;
}

/* Marks of notes, "[^1]", which are no part of CommonMark. */
static void
drop_marks (GString *text)
{
  gsize into = 0;

  for (gsize i = 0; i < text->len;)
    {
      gsize n = measure_mark (text->str + i);

      if (n > 0)
        i += n;
      else
        text->str[into++] = text->str[i++];
    }
  g_string_truncate (text, into);
}

static void
emit (Walk *walk,
      guint kind,
      guint level)
{
  gsize mark = measure_mark (walk->text->str);
  guint left_out = NOTANDA_LEFT_OUT_NOT;

  if (kind != NOTANDA_BLOCK_PREFORMATTED)
    {
      if (mark > 0 && walk->text->str[mark] == ':')
        {
          g_string_erase (walk->text, 0, (gssize) mark + 1);
          left_out = NOTANDA_LEFT_OUT_NOTE;
        }
      drop_marks (walk->text);
    }
  notanda_markdown_table_unmark (walk->text);
  notanda_loaded_add_block (walk->loaded, g_strdup (walk->text->str), kind, MIN (level, G_MAXUINT8), left_out);
  g_string_truncate (walk->text, 0);
}

static void
emit_words (Walk *walk)
{
  if (walk->n_lists > 0)
    {
      g_strdelimit (walk->text->str, "\n", ' ');
      emit (walk, NOTANDA_BLOCK_LIST_ITEM, walk->n_lists);
    }
  else
    emit (walk, walk->n_quotes > 0 ? NOTANDA_BLOCK_QUOTATION : NOTANDA_BLOCK_PARAGRAPH, 0);
}

static void
emit_paragraph (Walk *walk)
{
  gsize            at = notanda_markdown_table_find (walk->text->str);
  g_autofree char *table = g_strdup (walk->text->str + at);

  if (*table == '\0')
    {
      emit_words (walk);
      return;
    }
  g_string_truncate (walk->text, at);
  emit_words (walk);
  g_string_assign (walk->text, table);
  drop_marks (walk->text);
  notanda_markdown_table_emit (walk->text->str, walk->loaded);
  g_string_truncate (walk->text, 0);
}

static void
emit_html (Walk       *walk,
           const char *html)
{
  g_autoptr (GPtrArray) pieces = NULL;

  notanda_markdown_table_append_code (walk->text, html);
  notanda_markdown_table_unmark (walk->text);
  pieces = notanda_html_strip (walk->text->str, walk->text->len);
  g_string_truncate (walk->text, 0);
  for (guint i = 0; i < pieces->len; i++)
    {
      g_string_assign (walk->text, g_ptr_array_index (pieces, i));
      emit_words (walk);
    }
}

static void
append (Walk       *walk,
        const char *text)
{
  if (walk->n_images == 0 && text != NULL)
    g_string_append (walk->text, text);
}

/* Nodes that have no children, and thus no end of their own. */
static void
take_leaf (Walk       *walk,
           cmark_node *node)
{
  static const char line[] = { '\n', NOTANDA_MARKDOWN_LINE, '\0' };
  int               type = cmark_node_get_type (node);
  const char       *literal = cmark_node_get_literal (node);

  if (type == CMARK_NODE_TEXT)
    append (walk, literal);
  else if (type == CMARK_NODE_CODE && walk->n_images == 0 && literal != NULL)
    notanda_markdown_table_append_code (walk->text, literal);
  else if (type == CMARK_NODE_SOFTBREAK)
    append (walk, line + 1);
  else if (type == CMARK_NODE_LINEBREAK)
    append (walk, line);
  else if (type == CMARK_NODE_HTML_INLINE && literal != NULL && g_ascii_strncasecmp (literal, "<br", 3) == 0)
    append (walk, "\n");
  else if (type == CMARK_NODE_HTML_BLOCK && literal != NULL)
    emit_html (walk, literal);
  else if (type == CMARK_NODE_CODE_BLOCK)
    {
      notanda_markdown_table_append_code (walk->text, literal != NULL ? literal : "");
      emit (walk, NOTANDA_BLOCK_PREFORMATTED, 0);
    }
}

static void
count (guint   *n,
       gboolean is_enter)
{
  *n = is_enter ? *n + 1 : *n - 1;
}

static void
step (Walk       *walk,
      cmark_node *node,
      gboolean    is_enter)
{
  int type = cmark_node_get_type (node);

  if (type == CMARK_NODE_BLOCK_QUOTE)
    count (&walk->n_quotes, is_enter);
  else if (type == CMARK_NODE_LIST)
    count (&walk->n_lists, is_enter);
  else if (type == CMARK_NODE_IMAGE)
    count (&walk->n_images, is_enter);
  else if (type == CMARK_NODE_PARAGRAPH && !is_enter)
    emit_paragraph (walk);
  else if (type == CMARK_NODE_HEADING && !is_enter)
    {
      g_strdelimit (walk->text->str, "\n", ' ');
      emit (walk, NOTANDA_BLOCK_HEADING, (guint) cmark_node_get_heading_level (node));
    }
  else if (is_enter)
    take_leaf (walk, node);
}

/* A text that begins with its one first heading has that as its title. */
static void
settle_title (NotandaLoaded *loaded)
{
  const char *title = loaded->meta[NOTANDA_META_TITLE];
  guint       n_first = 0;

  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      n_first += block->kind == NOTANDA_BLOCK_HEADING && block->level == 1;
    }
  if (loaded->blocks->len > 0)
    {
      NotandaLoadedBlock *first = g_ptr_array_index (loaded->blocks, 0);

      if (first->kind != NOTANDA_BLOCK_HEADING || first->level != 1 || (title == NULL ? n_first > 1 : !g_str_equal (title, first->text)))
        return;
      first->kind = NOTANDA_BLOCK_TITLE;
      first->level = 0;
      notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup (first->text), "text");
    }
}

void
notanda_load_markdown_warm (void)
{
  notanda_decode_warm ();
  notanda_language_warm ();
}

NotandaLoaded *
notanda_load_markdown (GBytes                   *bytes,
                       const NotandaLoadOptions *options,
                       GError                  **error)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("markdown");
  g_auto (NotandaDecoded) decoded = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) marked = NULL;
  g_autoptr (cmark_node) tree = NULL;
  g_autoptr (cmark_iter) iter = NULL;
  Walk             walk = { .loaded = loaded, .text = text };
  gsize            size = 0, front;
  const char      *data = g_bytes_get_data (bytes, &size);
  cmark_event_type event;

  if (!notanda_html_decode (data != NULL ? data : "", size, options, loaded, &decoded, error))
    return NULL;
  if (decoded.size > MAX_SIZE)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, _ ("%s: the text is larger than 16 MiB; open a part of it"), options->name);
      return NULL;
    }

  front = notanda_front_matter_read (decoded.text, decoded.size, loaded);
  marked = notanda_markdown_table_mark (decoded.text + front, decoded.size - front);
  tree = cmark_parse_document (marked->str, marked->len, CMARK_OPT_DEFAULT);
  iter = cmark_iter_new (tree);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    step (&walk, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  settle_title (loaded);
  notanda_settle_language (loaded);
  notanda_settle_date (loaded, options);

  return g_steal_pointer (&loaded);
}

/* notanda-extract.c: the main text of a page of HTML
 *
 * What is parsed, and what becomes of it: a page over the limits is cut or loses
 * its tags, one that is swallowed by a comment is mended, one that was shown
 * by its scripts alone gives what they were to show. Each is said in a notice.
 * The extraction itself is one pass: classes, blocks, container, rules, model,
 * as notanda-extract-private.h lists them.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/notanda-extract.h"

#include <glib/gi18n.h>
#include <string.h>

#include "extract/html/notanda-html-from-xml.h"
#include "extract/html/notanda-html-guard.h"
#include "extract/html/notanda-html-strip.h"
#include "extract/meta/notanda-language.h"
#include "extract/notanda-extract-private.h"

#define MIN_BODY 250u /* bytes of a text that is asked in place of a shorter one */
#define STRIPPED 0.3  /* confidence in a text without structure */
#define SWALLOWED 20u /* bytes of text that a page may have before what swallows it */
#define MAX_LEFT_OUT 4000u
#define SAMPLE 16000 /* bytes whose language is guessed */

void
notanda_extract_stripped (const char    *text,
                          gsize          size,
                          NotandaLoaded *loaded)
{
  g_autoptr (GPtrArray) blocks = notanda_html_strip (text, size);

  /* moved one by one: a page of tags has half a million */
  for (guint i = 0; i < blocks->len; i++)
    notanda_loaded_add_block (loaded, g_steal_pointer (&blocks->pdata[i]), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOT);
}

static void
take_stripped (char          *text,
               gsize          size,
               NotandaLoaded *loaded)
{
  notanda_extract_stripped (text, size, loaded);
  g_free (text);
  loaded->confidence = STRIPPED;
  notanda_loaded_add_notice (loaded, g_strdup (_ ("The page is nested too deeply or has too many tags to be parsed. Its text was taken without its structure.")));
}

/* Paragraphs of a text with line feeds. */
static void
add_lines (const char    *text,
           NotandaLoaded *loaded)
{
  g_auto (GStrv) lines = NULL;

  /* some have HTML in it */
  if (strstr (text, "</p>") != NULL || strstr (text, "<br") != NULL)
    {
      notanda_extract_stripped (text, strlen (text), loaded);
      return;
    }
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    notanda_loaded_add_block (loaded, g_strdup (lines[i]), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOT);
}

static gsize
size_taken (NotandaExtractPage *page)
{
  gsize size = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (!block->left_out && block->kind != NOTANDA_BLOCK_TITLE)
        size += block->size;
    }

  return size;
}

/* Returns: (nullable): what the page says of its text to others, where that is far more than what it shows */
static const char *
find_better (NotandaExtractPage *page)
{
  gsize       taken = size_taken (page);
  const char *bodies[] = { page->data.article_body, page->data.state_body };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      gsize size = bodies[i] != NULL ? strlen (bodies[i]) : 0;

      if (size >= MIN_BODY && size > taken && (taken < MIN_BODY || taken < size / 4))
        return bodies[i];
    }

  return NULL;
}

/* Its text in the page's data, which stands in no block of the page. */
static void
add_better (const char               *better,
            const char               *title,
            const NotandaLoadOptions *options,
            NotandaLoaded            *loaded)
{
  guint first = loaded->blocks->len;

  if (title != NULL)
    notanda_loaded_add_block (loaded, g_strdup (title), NOTANDA_BLOCK_TITLE, 0, NOTANDA_LEFT_OUT_NOT);
  add_lines (better, loaded);
  for (guint i = first; options->explain && i < loaded->blocks->len; i++)
    ((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, i))->explain = g_strdup ("from the page's data");
}

static void
add_blocks (NotandaExtractPage       *page,
            const NotandaLoadOptions *options,
            const char               *better,
            NotandaLoaded            *loaded)
{
  guint n_left_out = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);
      guint                      left_out = block->left_out;
      NotandaLoadedBlock        *added;

      if (better != NULL && block->kind != NOTANDA_BLOCK_TITLE && !left_out)
        left_out = NOTANDA_LEFT_OUT_REPEATED;
      if (left_out && ++n_left_out > MAX_LEFT_OUT)
        continue;
      added = notanda_loaded_add_block (loaded, g_strndup (notanda_extract_page_get_text (page, block), block->size), block->kind,
                                        block->level, left_out);
      if (added != NULL && options->explain)
        added->explain = g_strdup_printf ("%s, score %.2f", block->why != NULL ? block->why : "model", (double) block->score);
      if (better != NULL && (int) i == page->heading)
        add_better (better, NULL, options, loaded);
    }
  if (better != NULL && page->heading < 0)
    add_better (better, loaded->meta[NOTANDA_META_TITLE], options, loaded);
}

static void
guess_language (NotandaLoaded *loaded)
{
  g_autoptr (GString) sample = g_string_new (NULL);
  g_autofree char *declared = g_steal_pointer (&loaded->meta[NOTANDA_META_LANGUAGE]);
  const char      *from = NULL;
  char            *guessed;

  for (guint i = 0; i < loaded->blocks->len && sample->len < SAMPLE; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (!block->left_out)
        g_string_append_printf (sample, "%s\n", block->text);
    }
  g_clear_pointer (&loaded->from[NOTANDA_META_LANGUAGE], g_free);
  guessed = notanda_language_guess (sample->str, sample->len, declared, &from);
  notanda_loaded_set_meta (loaded, NOTANDA_META_LANGUAGE, guessed, from != NULL ? from : "text");
}

/* For a chapter or a document of an office: all that is shown is text. */
static void
take_all (NotandaExtractPage *page)
{
  page->heading = -1;
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (block->place & NOTANDA_PLACE_HIDDEN)
        notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_HIDDEN, "isn't shown");
    }
}

static void
extract (char                     *text,
         gsize                     size,
         const NotandaLoadOptions *options,
         gboolean                  main_only,
         NotandaLoaded            *loaded)
{
  g_autoptr (NotandaExtractPage) page = notanda_extract_page_new (text, size, options, loaded);
  const char *better = NULL;

  if (main_only)
    {
      notanda_extract_apply_rules (page);
      notanda_extract_choose (page);
      better = find_better (page);
      notanda_extract_judge (page, better != NULL, loaded);
      if (better != NULL)
        notanda_loaded_add_notice (loaded, g_strdup (_ ("The page shows little of the article. Its text was taken from the data the page has for search engines and scripts.")));
    }
  else
    {
      take_all (page);
    }
  notanda_extract_page_forget_tree (page);
  add_blocks (page, options, better, loaded);
}

/* Whether a comment, script or the like that nothing closes has swallowed the page. */
static gboolean
is_swallowed (const char             *text,
              gsize                   size,
              const NotandaHtmlCheck *check)
{
  g_autoptr (GPtrArray) before = NULL;
  gsize n = 0;

  if (check->unclosed == NOTANDA_HTML_UNCLOSED_NOTHING || (size - check->unclosed_start) * 2 < size)
    return FALSE;

  before = notanda_html_strip (text, check->unclosed_start);
  for (guint i = 0; i < before->len; i++)
    n += strlen (before->pdata[i]);

  return n < SWALLOWED;
}

/* Returns: in bytes, at most what is parsed */
static gsize
cut_size (const char *text,
          gsize       size)
{
  if (size > NOTANDA_HTML_MAX_SIZE)
    for (size = NOTANDA_HTML_MAX_SIZE; ((guint8) text[size] & 0xc0) == 0x80; size--)
      ;

  return size;
}

/* Reads it as if what swallows it ended with its line. */
static char *
take_mended (char             *text,
             gsize            *size,
             NotandaHtmlCheck *check,
             NotandaLoaded    *loaded)
{
  GString *mended = notanda_html_guard_close (text, *size, check);

  g_free (text);
  *size = cut_size (mended->str, mended->len);
  notanda_html_guard_check (mended->str, *size, check);
  notanda_loaded_add_notice (loaded, g_strdup (_ ("A comment, script or title that is never closed hides the page. It was read as if it ended with its line.")));

  return g_string_free (mended, FALSE);
}

void
notanda_extract_html (char                     *text,
                      gsize                     size,
                      const NotandaLoadOptions *options,
                      gboolean                  main_only,
                      NotandaLoaded            *loaded)
{
  NotandaHtmlCheck check;

  if (notanda_html_is_xml (text, size, !main_only))
    {
      GString *html = notanda_html_from_xml (text, size);

      g_free (text);
      size = html->len;
      text = g_string_free (html, FALSE);
    }
  if (size > NOTANDA_HTML_MAX_SIZE)
    notanda_loaded_add_truncated (loaded, NOTANDA_TRUNCATED_LENGTH, g_strdup (_ ("The page is longer than 16 MiB and was cut there.")));
  size = cut_size (text, size);
  notanda_html_guard_check (text, size, &check);
  if (check.problem == NOTANDA_HTML_PROBLEM_NONE && is_swallowed (text, size, &check))
    text = take_mended (text, &size, &check, loaded);
  if (check.problem != NOTANDA_HTML_PROBLEM_NONE)
    take_stripped (text, size, loaded);
  else
    extract (text, size, options, main_only, loaded);
  guess_language (loaded);
}

/* notanda-load-epub.c: an article from a chapter of an EPUB book, or from all
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A chapter is a page of HTML, and is read as one, with all its text taken in. */

#include "load/formats/notanda-load-epub.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "extract/notanda-extract.h"
#include "load/formats/notanda-epub-book.h"
#include "load/formats/notanda-html-decode.h"
#include "load/formats/notanda-load-html.h"
#include "load/formats/notanda-settle.h"
#include "load/formats/notanda-xml.h"

void
notanda_load_epub_warm (void)
{
  notanda_xml_warm ();
  notanda_load_html_warm ();
}

/* Each chapter is a page of its own to the reader of HTML, which would take its title for that of the text. */
static void
take_blocks (NotandaLoaded *loaded,
             NotandaLoaded *page,
             gboolean       is_one_of_many)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaLoadedBlock *block = g_ptr_array_index (page->blocks, i);

      if (is_one_of_many && block->kind == NOTANDA_BLOCK_TITLE)
        {
          block->kind = NOTANDA_BLOCK_HEADING;
          block->level = 1;
        }
    }
  g_ptr_array_extend_and_steal (loaded->blocks, g_steal_pointer (&page->blocks));
  page->blocks = g_ptr_array_new ();
  g_ptr_array_extend_and_steal (loaded->notices, g_steal_pointer (&page->notices));
  page->notices = g_ptr_array_new ();
}

static void
read_chapter (NotandaLoaded            *loaded,
              NotandaEpubChapter       *chapter,
              const NotandaLoadOptions *options,
              gboolean                  is_one_of_many)
{
  g_autoptr (NotandaLoaded) page = notanda_loaded_new ("epub");
  g_autoptr (GError) error = NULL;
  g_auto (NotandaDecoded) decoded = { 0 };
  gsize       size = 0;
  const char *data = g_bytes_get_data (chapter->content, &size);

  if (!notanda_html_decode (data != NULL ? data : "", size, options, page, &decoded, &error))
    {
      notanda_loaded_add_notice (loaded, g_strdup_printf (_ ("A chapter could not be read: %s"), error->message));
      return;
    }
  notanda_extract_html (g_steal_pointer (&decoded.text), decoded.size, options, FALSE, page);
  take_blocks (loaded, page, is_one_of_many);
  notanda_loaded_set_meta (loaded, NOTANDA_META_LANGUAGE, g_steal_pointer (&page->meta[NOTANDA_META_LANGUAGE]), "chapter");
}

static void
offer_choices (NotandaLoaded *loaded,
               GPtrArray     *chapters)
{
  for (guint i = 0; i < chapters->len; i++)
    {
      const NotandaEpubChapter *chapter = g_ptr_array_index (chapters, i);
      char                     *title = chapter->title != NULL ? g_strdup (chapter->title) : g_strdup_printf (_ ("Part %u"), i + 1);

      notanda_loaded_add_choice (loaded, g_strdup (chapter->path), title, NULL);
    }
}

/* The book's title and the chapter's. */
static void
set_title (NotandaLoaded            *loaded,
           const NotandaEpubChapter *chapter)
{
  g_autofree char *book = g_steal_pointer (&loaded->meta[NOTANDA_META_TITLE]);

  g_clear_pointer (&loaded->from[NOTANDA_META_TITLE], g_free);
  if (book == NULL || chapter->title == NULL || g_str_equal (book, chapter->title))
    notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup (chapter->title != NULL ? chapter->title : book), "file");
  else
    notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup_printf ("%s: %s", book, chapter->title), "file");
}

static gboolean
read_part (NotandaLoaded            *loaded,
           GPtrArray                *chapters,
           const NotandaLoadOptions *options,
           GError                  **error)
{
  gboolean is_all = g_str_equal (options->part, NOTANDA_EPUB_ALL);
  gboolean is_found = FALSE;

  for (guint i = 0; i < chapters->len; i++)
    {
      NotandaEpubChapter *chapter = g_ptr_array_index (chapters, i);

      if (!is_all && !g_str_equal (options->part, chapter->path))
        continue;
      if (!is_all)
        set_title (loaded, chapter);
      read_chapter (loaded, chapter, options, is_all);
      is_found = TRUE;
    }
  if (!is_found)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: the book has no chapter called “%s”; choose one of its list"), options->name, options->part);

  return is_found;
}

/* Pages without text, such as a cover, are no chapters. */
static void
drop_pictures (GPtrArray *chapters)
{
  for (guint i = chapters->len; i > 0; i--)
    if (!((NotandaEpubChapter *) g_ptr_array_index (chapters, i - 1))->has_text)
      g_ptr_array_remove_index (chapters, i - 1);
}

NotandaLoaded *
notanda_load_epub (GBytes                   *bytes,
                   const NotandaLoadOptions *options,
                   GError                  **error)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("epub");
  g_autoptr (GPtrArray) chapters = notanda_epub_book_read (bytes, options, loaded, error);

  if (chapters == NULL)
    return NULL;
  drop_pictures (chapters);
  if (chapters->len == 0)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY, _ ("%s: there is no text in this book; its pages may be pictures"), options->name);
      return NULL;
    }
  if (options->part != NULL && !read_part (loaded, chapters, options, error))
    return NULL;
  if (options->part == NULL && chapters->len == 1)
    read_chapter (loaded, g_ptr_array_index (chapters, 0), options, FALSE);
  else if (options->part == NULL)
    offer_choices (loaded, chapters);
  notanda_settle_title (loaded);
  notanda_settle_language (loaded);

  return g_steal_pointer (&loaded);
}

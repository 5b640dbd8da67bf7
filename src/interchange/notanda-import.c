/* notanda-import.c: an .ann file or JSON Lines, put into a document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-import.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "interchange/notanda-brat.h"
#include "interchange/notanda-import-private.h"
#include "interchange/notanda-jsonl.h"

void
notanda_import_result_clear (NotandaImportResult *result)
{
  g_clear_pointer (&result->problems, g_ptr_array_unref);
}

static gboolean
import_brat (NotandaDocument     *document,
             GBytes              *bytes,
             const char          *name,
             NotandaImportResult *result,
             GError             **error)
{
  g_auto (NotandaMarks) marks = { 0 };
  NotandaImport    import = { 0 };
  gsize            size;
  const char      *content = g_bytes_get_data (bytes, &size);
  g_autofree char *ann = g_malloc (size + 1);
  gboolean         done;

  if (size > 0)
    memcpy (ann, content, size);
  notanda_marks_init (&marks);
  notanda_brat_read (&marks, ann, size);
  if (marks.marks->len == 0 && marks.n_problems > 0)
    {
      notanda_import_result_take_problems (result, &marks);
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("this isn't brat standoff: no annotation in it"));
      return FALSE;
    }

  notanda_import_init (&import, document, result, &marks, name);
  done = notanda_import_marks (&import, error);
  notanda_import_clear (&import);

  return done;
}

/* Whether a line is about the article; by its hash, or else by its text. */
static gboolean
is_about (const NotandaJsonlLine *line,
          NotandaArticle         *article)
{
  char        hash[NOTANDA_HASH_STRING_SIZE];
  gsize       size;
  const char *text = notanda_article_get_text (article, &size);

  if (line->hash != NULL)
    return g_ascii_strcasecmp (line->hash, notanda_hash_to_string (notanda_article_get_hash (article), hash)) == 0;
  if (line->text != NULL)
    return line->text_size == size && memcmp (line->text, text, size) == 0;

  return TRUE;
}

/* Most lines of a corpus are about other articles: those that begin as ours do
 * are passed over without being parsed. */
static gboolean
is_surely_other (const char     *line,
                 gsize           size,
                 NotandaArticle *article)
{
  static const char head[] = "{\"format\":\"" NOTANDA_JSONL_FORMAT "\",\"version\":1,\"id\":\"";
  gsize             n = sizeof head - 1;
  char              hash[NOTANDA_HASH_STRING_SIZE];

  notanda_hash_to_string (notanda_article_get_hash (article), hash);

  return size > n + 64 && memcmp (line, head, n) == 0 && line[n + 64] == '"' &&
         memcmp (line + n, hash, 64) != 0;
}

/* Where a line about the article is in the file. */
typedef struct
{
  gsize start;
  gsize size;
  guint number;
} Place;

typedef struct
{
  NotandaImport       import;
  NotandaJsonlReader *reader;
  NotandaMarks        marks;
  GArray             *places; /* (element-type Place) */
  guint               n_marks;
  guint               n_lines;
  guint               n_broken;
} Jsonl;

static void
look_at_line (Jsonl      *jsonl,
              const char *content,
              Place      *place)
{
  NotandaArticle *article = notanda_document_get_article (jsonl->import.document);
  g_autoptr (GError) broken = NULL;
  const NotandaJsonlLine *read;

  jsonl->n_lines++;
  if (is_surely_other (content + place->start, place->size, article))
    return;

  read = notanda_jsonl_reader_read (jsonl->reader, content + place->start, place->size, place->number,
                                    &jsonl->marks, &broken);
  if (read == NULL)
    {
      jsonl->n_broken++;
      notanda_import_result_add_problem (jsonl->import.result, place->number, broken->message);
    }
  else if (is_about (read, article))
    {
      jsonl->n_marks += jsonl->marks.marks->len;
      g_array_append_val (jsonl->places, *place);
    }
}

static void
find_lines (Jsonl      *jsonl,
            const char *content,
            gsize       size)
{
  gsize start = size >= 3 && memcmp (content, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  for (guint number = 1; start < size; number++)
    {
      const char *end = memchr (content + start, '\n', size - start);
      gsize       length = end != NULL ? (gsize) (end - content) - start : size - start;
      Place       place = { start, length, number };
      gsize       blank = start;

      while (blank < start + length && g_ascii_isspace (content[blank]))
        blank++;
      if (blank < start + length)
        look_at_line (jsonl, content, &place);
      start += length + 1;
    }
}

static gboolean
refuse_lines (Jsonl   *jsonl,
              GError **error)
{
  if (jsonl->n_lines == jsonl->n_broken)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("these aren't JSON Lines of annotations"));
  else
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE,
                 ngettext ("the %u line in it is about another article",
                           "none of the %u lines in it is about this article", jsonl->n_lines),
                 jsonl->n_lines);

  return FALSE;
}

/* Lines are found first, so that all of them make one step with their number
 * in its name; as a rule there is one. */
static gboolean
import_lines (Jsonl   *jsonl,
              GBytes  *bytes,
              GError **error)
{
  NotandaDocument *document = jsonl->import.document;
  gsize            size;
  const char      *content = g_bytes_get_data (bytes, &size);
  g_autofree char *label = NULL;
  gboolean         any = FALSE;

  find_lines (jsonl, content, size);
  if (jsonl->places->len == 0)
    return refuse_lines (jsonl, error);

  label = g_strdup_printf (ngettext ("Import %u Annotation", "Import %u Annotations", jsonl->n_marks),
                           jsonl->n_marks);
  notanda_document_begin_step (document, label);
  for (guint i = 0; i < jsonl->places->len; i++)
    {
      const Place *place = &g_array_index (jsonl->places, Place, i);

      notanda_jsonl_reader_read (jsonl->reader, content + place->start, place->size, place->number,
                                 &jsonl->marks, NULL);
      g_clear_error (error);
      if (notanda_import_marks (&jsonl->import, error))
        any = TRUE;
      else if (error != NULL)
        notanda_import_result_add_problem (jsonl->import.result, place->number, (*error)->message);
    }
  notanda_document_end_step (document);
  if (any)
    g_clear_error (error);

  return any;
}

static gboolean
import_jsonl (NotandaDocument     *document,
              GBytes              *bytes,
              const char          *name,
              NotandaImportResult *result,
              GError             **error)
{
  Jsonl    jsonl = { 0 };
  gboolean done;

  notanda_marks_init (&jsonl.marks);
  jsonl.reader = notanda_jsonl_reader_new ();
  jsonl.places = g_array_new (FALSE, FALSE, sizeof (Place));
  notanda_import_init (&jsonl.import, document, result, &jsonl.marks, name);
  done = import_lines (&jsonl, bytes, error);
  notanda_import_clear (&jsonl.import);
  g_array_unref (jsonl.places);
  notanda_jsonl_reader_free (jsonl.reader);
  notanda_marks_clear (&jsonl.marks);

  return done;
}

gboolean
notanda_import (NotandaDocument     *document,
                const NotandaFormat *format,
                GBytes              *bytes,
                const char          *name,
                NotandaImportResult *result,
                GError             **error)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), FALSE);

  memset (result, 0, sizeof *result);
  result->problems = g_ptr_array_new_with_free_func (g_free);

  if (!format->can_import)
    {
      g_autofree char *names = notanda_formats_to_string (TRUE);

      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("annotations can’t be taken from %s, only from %s"), _ (format->label), names);
      return FALSE;
    }

  if (format->one_file)
    return import_jsonl (document, bytes, name, result, error);

  return import_brat (document, bytes, name, result, error);
}

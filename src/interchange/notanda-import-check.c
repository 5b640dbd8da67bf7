/* notanda-import-check.c: which marks fit the text, and what is said of those that don't
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "interchange/notanda-import-private.h"

void
notanda_import_result_add_problem (NotandaImportResult *result,
                                   guint                line,
                                   const char          *message)
{
  result->n_problems++;
  if (result->problems->len < NOTANDA_MAX_PROBLEMS)
    g_ptr_array_add (result->problems, g_strdup_printf (_ ("line %u: %s"), line, message));
}

void
notanda_import_result_take_problems (NotandaImportResult *result,
                                     const NotandaMarks  *marks)
{
  for (guint i = 0; i < marks->problems->len; i++)
    {
      const NotandaProblem *problem = &g_array_index (marks->problems, NotandaProblem, i);

      notanda_import_result_add_problem (result, problem->line, problem->message);
    }
  result->n_problems += marks->n_problems - marks->problems->len;
}

/* Whether @words are those of the range; a blank stands for any white space,
 * since many writers put one for a line end. Goes on in @words. */
static gboolean
skip_words (const char **words,
            const char  *text,
            gsize        size)
{
  const char *end = text + size;

  while (text < end)
    {
      gunichar c = g_utf8_get_char (text);

      if (**words == '\0')
        return FALSE;
      if (g_utf8_get_char (*words) != c && !(**words == ' ' && g_unichar_isspace (c)))
        return FALSE;
      text = g_utf8_next_char (text);
      *words = g_utf8_next_char (*words);
    }

  return TRUE;
}

static gboolean
fits_text (const NotandaMarks *marks,
           const NotandaMark  *mark,
           NotandaArticle     *article)
{
  const NotandaRange *fragments = notanda_marks_get_fragments (marks, mark);
  gsize               n_chars = notanda_article_get_n_chars (article);
  const char         *words = mark->text;

  for (guint i = 0; i < mark->n_fragments; i++)
    {
      gsize       size;
      const char *text;

      if (fragments[i].end > n_chars)
        return FALSE;
      if (words == NULL)
        continue;
      text = notanda_article_peek_range (article, fragments[i].start, fragments[i].end, &size);
      if ((i > 0 && *words++ != ' ') || !skip_words (&words, text, size))
        return FALSE;
    }

  return words == NULL || *words == '\0';
}

guint
notanda_import_check_marks (NotandaImport *import)
{
  NotandaArticle *article = notanda_document_get_article (import->document);
  guint           n = 0;

  g_array_set_size (import->slots, import->marks->marks->len);
  for (guint i = 0; i < import->marks->marks->len; i++)
    {
      const NotandaMark *mark = notanda_marks_get (import->marks, i);
      guint32           *slot = &g_array_index (import->slots, guint32, i);

      *slot = NOTANDA_IMPORT_NO_SLOT;
      if (!notanda_identifier_is_valid (mark->type))
        notanda_import_result_add_problem (import->result, mark->line,
                                           _ ("this type can't be one: only letters, digits, “-” and “_” can be in it"));
      else if (!fits_text (import->marks, mark, article))
        notanda_import_result_add_problem (import->result, mark->line, _ ("these words don't stand there in the text"));
      else
        {
          *slot = 0;
          n++;
          continue;
        }
      import->result->skipped++;
    }

  return n;
}

/* notanda-conll-read.c: CoNLL columns, read, and compared with what was to be written
 *
 * The tokens of a document are laid over its text, of which they may leave out
 * nothing but blanks; that tells where each is, and so where the phrases are.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-conll.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "interchange/notanda-compare.h"

static gboolean
refuse (GError    **error,
        guint       line,
        const char *what)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("line %u: %s"), line, what);

  return FALSE;
}

static inline gboolean
parts_columns (char c)
{
  return c == ' ' || c == '\t';
}

static inline gboolean
is_blank_line (const char *line)
{
  while (parts_columns (*line))
    line++;

  return *line == '\0';
}

/* @line ends at @end with a zero; its last column becomes the tag. */
static gboolean
read_token (char              *line,
            char              *end,
            guint              number,
            NotandaConllToken *token,
            GError           **error)
{
  gsize size = 0;
  char *last;

  while (line + size < end && !parts_columns (line[size]))
    size++;
  while (end > line && g_ascii_isspace (end[-1]))
    end--;
  *end = '\0';
  last = end;
  while (last > line && !parts_columns (last[-1]))
    last--;
  if (size == 0 || last <= line + size)
    return refuse (error, number, _ ("a token and its tag belong here"));

  token->word = line;
  token->size = size;
  token->between = line + size;
  token->between_size = (gsize) (last - line) - size;
  token->tag = last[0];
  token->label = "";
  if (last[0] == 'O' && last[1] == '\0')
    return TRUE;
  if ((last[0] != 'B' && last[0] != 'I') || last[1] != '-' || last[2] == '\0')
    return refuse (error, number, _ ("the tag isn’t “O”, or “B-” or “I-” and a label"));
  token->label = last + 2;

  return TRUE;
}

gboolean
notanda_conll_read (char    *content,
                    gsize    size,
                    GArray  *tokens,
                    guint   *n_documents,
                    GError **error)
{
  char    *end = content + size;
  gboolean starts = TRUE;
  guint    number = 1;

  g_array_set_size (tokens, 0);
  *n_documents = 0;
  *end = '\0';
  for (char *line = content, *next; line < end; line = next, number++)
    {
      NotandaConllToken token = { 0 };
      char             *stop = memchr (line, '\n', (gsize) (end - line));

      next = stop != NULL ? stop + 1 : end;
      stop = stop != NULL ? stop : end;
      *stop = '\0';
      if (memchr (line, '\0', (gsize) (stop - line)) != NULL)
        return refuse (error, number, _ ("there is a zero byte in it"));

      if (stop > line && stop[-1] == '\r')
        *--stop = '\0';
      if (is_blank_line (line))
        starts = TRUE;
      else if (*line == *NOTANDA_CONLL_DOCSTART && g_str_equal (line, NOTANDA_CONLL_DOCSTART))
        {
          (*n_documents)++;
          starts = TRUE;
        }
      else
        {
          if (!read_token (line, stop, number, &token, error))
            return FALSE;
          token.starts_sentence = starts;
          token.document = *n_documents;
          g_array_append_val (tokens, token);
          starts = FALSE;
        }
    }

  return TRUE;
}

typedef struct
{
  const NotandaBoundaries *boundaries;
  const GArray            *expected; /* NotandaConllPhrase */
  guint                    n_found;
  NotandaConllPhrase       phrase; /* that is being read; the label is NULL outside of one */
  const char              *p;
  const char              *end;
  guint32                  at; /* code points */
} Check;

static gboolean
end_phrase (Check *check)
{
  const NotandaConllPhrase *expected = &g_array_index (check->expected, NotandaConllPhrase, check->n_found);

  if (check->phrase.label == NULL)
    return TRUE;
  if (check->n_found == check->expected->len || expected->range.start != check->phrase.range.start ||
      expected->range.end != check->phrase.range.end || !g_str_equal (expected->label, check->phrase.label))
    return FALSE;
  check->n_found++;
  check->phrase.label = NULL;

  return TRUE;
}

/* Goes over blanks; whether a sentence begins on the way, or at the end of it. */
static gboolean
skip_blanks (Check *check)
{
  gboolean starts = notanda_boundaries_is_sentence (check->boundaries, check->at);

  while (check->p < check->end && notanda_is_blank ((guchar) *check->p < 0x80 ? (guchar) *check->p : g_utf8_get_char (check->p)))
    {
      check->p = g_utf8_next_char (check->p);
      starts |= notanda_boundaries_is_sentence (check->boundaries, ++check->at);
    }

  return starts;
}

/* Of a word, which is shorter than what the like for texts pays off for. */
static inline guint32
count_chars (const char *word,
             gsize       size)
{
  guint32 n = 0;

  for (gsize i = 0; i < size; i++)
    n += ((guchar) word[i] & 0xc0) != 0x80;

  return n;
}

/* Returns: what is wrong, or NULL */
static const char *
check_token (Check                   *check,
             const NotandaConllToken *token)
{
  gboolean starts = skip_blanks (check);
  guint32  start = check->at;

  if (starts != token->starts_sentence)
    return _ ("sentences");
  if (token->between_size != strlen (NOTANDA_CONLL_BETWEEN) ||
      memcmp (token->between, NOTANDA_CONLL_BETWEEN, token->between_size) != 0)
    return _ ("columns");
  if (token->size > (gsize) (check->end - check->p) || memcmp (token->word, check->p, token->size) != 0)
    return _ ("text");
  check->p += token->size;
  check->at += count_chars (token->word, token->size);

  if (token->tag == 'I')
    {
      if (check->phrase.label == NULL || starts || !g_str_equal (check->phrase.label, token->label))
        return _ ("phrases");
      check->phrase.range.end = check->at;
      return NULL;
    }

  if (!end_phrase (check))
    return _ ("phrases");
  if (token->tag == 'B')
    check->phrase = (NotandaConllPhrase) { { start, check->at }, token->label };

  return NULL;
}

static const char *
check_tokens (Check  *check,
              GArray *tokens)
{
  for (guint i = 0; i < tokens->len; i++)
    {
      const char *what = check_token (check, &g_array_index (tokens, NotandaConllToken, i));

      if (what != NULL)
        return what;
    }
  skip_blanks (check);
  if (check->p < check->end)
    return _ ("text");

  return end_phrase (check) && check->n_found == check->expected->len ? NULL : _ ("phrases");
}

gboolean
notanda_conll_check (NotandaFormatWriter *writer,
                     NotandaDocument     *document,
                     char                *content,
                     gsize                size,
                     GError             **error)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (NotandaConllToken));
  g_autoptr (GError) broken = NULL;
  Check       check = { .boundaries = writer->boundaries, .expected = writer->phrases->all };
  const char *what;
  guint       n_documents;
  gsize       text_size;

  check.p = notanda_article_get_text (notanda_document_get_article (document), &text_size);
  check.end = check.p + text_size;
  if (!notanda_conll_read (content, size, tokens, &n_documents, &broken))
    what = broken->message;
  else if (n_documents != 1)
    what = _ ("beginning of the document");
  else
    what = check_tokens (&check, tokens);

  return what == NULL || notanda_compare_fail (writer, error, what);
}

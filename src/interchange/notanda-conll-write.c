/* notanda-conll-write.c: CoNLL-2003 columns, written
 *
 * One walk over the text by code points: a token ends at a blank, where a word
 * ends, and where a phrase begins or ends.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-conll.h"

typedef struct
{
  NotandaBuffer            *out;
  const NotandaBoundaries  *boundaries;
  const NotandaConllPhrase *phrase; /* the next one, or the one at hand */
  const NotandaConllPhrase *end;
  const char               *token; /* where it starts, or NULL */
  guint32                   start; /* code points */
  gboolean                  in_sentence;
} Walk;

static void
end_token (Walk       *walk,
           const char *end)
{
  const NotandaConllPhrase *phrase = walk->phrase;

  notanda_buffer_append (walk->out, walk->token, (gsize) (end - walk->token));
  if (phrase < walk->end && phrase->range.start <= walk->start)
    {
      notanda_buffer_append_string (walk->out, phrase->range.start == walk->start ? NOTANDA_CONLL_BETWEEN "B-" : NOTANDA_CONLL_BETWEEN "I-");
      notanda_buffer_append_string (walk->out, phrase->label);
      notanda_buffer_append_char (walk->out, '\n');
    }
  else
    notanda_buffer_append_string (walk->out, NOTANDA_CONLL_BETWEEN "O\n");
  walk->token = NULL;
  walk->in_sentence = TRUE;
}

/* What comes between the character before @at and that at it. */
static void
pass_edge (Walk       *walk,
           const char *p,
           guint32     at)
{
  gboolean is_phrase_edge = walk->phrase < walk->end &&
                            (walk->phrase->range.start == at || walk->phrase->range.end == at);

  if (walk->token != NULL && (is_phrase_edge || notanda_boundaries_is_edge (walk->boundaries, at) || notanda_boundaries_is_sentence (walk->boundaries, at)))
    end_token (walk, p);
  if (walk->phrase < walk->end && walk->phrase->range.end == at)
    walk->phrase++;
  if (walk->in_sentence && notanda_boundaries_is_sentence (walk->boundaries, at))
    {
      notanda_buffer_append_char (walk->out, '\n');
      walk->in_sentence = FALSE;
    }
}

static void
write_tokens (Walk           *walk,
              NotandaArticle *article)
{
  gsize       size;
  const char *p = notanda_article_get_text (article, &size);
  const char *end = p + size;
  guint32     at = 0;

  for (; p < end; p = g_utf8_next_char (p), at++)
    {
      pass_edge (walk, p, at);
      if (notanda_is_blank (g_utf8_get_char (p)))
        {
          if (walk->token != NULL)
            end_token (walk, p);
        }
      else if (walk->token == NULL)
        {
          walk->token = p;
          walk->start = at;
        }
    }
  pass_edge (walk, p, at);
  if (walk->in_sentence)
    notanda_buffer_append_char (walk->out, '\n');
}

void
notanda_conll_write (NotandaFormatWriter *writer,
                     NotandaDocument     *document)
{
  g_auto (NotandaConllPhrases) phrases = { 0 };
  Walk walk = { .out = &writer->out, .boundaries = notanda_format_writer_find_boundaries (writer, document) };

  notanda_conll_phrases_init (&phrases, writer, document, TRUE);
  walk.phrase = (const NotandaConllPhrase *) (gpointer) phrases.all->data;
  walk.end = walk.phrase + phrases.all->len;
  notanda_buffer_append_string (&writer->out, NOTANDA_CONLL_DOCSTART "\n\n");
  write_tokens (&walk, notanda_document_get_article (document));

  notanda_losses_add (&writer->losses, NOTANDA_LOSS_BLANKS, 1, writer->document_name, NULL);
  notanda_losses_add (&writer->losses, NOTANDA_LOSS_METADATA, 1, writer->document_name, NULL);
  notanda_losses_add (&writer->losses, NOTANDA_LOSS_TAG_SET, 1, writer->document_name, NULL);
  notanda_format_writer_count_common (writer, document);
}

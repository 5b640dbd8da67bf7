/* notanda-conll-write.c: CoNLL-2003 columns, written
 *
 * One walk over the text by code points: a token ends at a blank, where a word
 * ends, and where a phrase begins or ends.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-conll.h"

#include <string.h>

typedef struct
{
  NotandaBuffer            *out;
  const NotandaBoundaries  *boundaries;
  const NotandaConllPhrase *phrase; /* the next one, or the one at hand */
  const NotandaConllPhrase *end;
  const char               *token; /* where it starts, or NULL */
  guint32                   start; /* code points */
  guint32                   stop;  /* where the phrase begins or ends next */
  gboolean                  in_sentence;
} Walk;

static inline char *
put (char       *to,
     const char *from,
     gsize       size)
{
  memcpy (to, from, size);

  return to + size;
}

static void
end_token (Walk       *walk,
           const char *end)
{
  const NotandaConllPhrase *phrase = walk->phrase < walk->end && walk->phrase->range.start <= walk->start ? walk->phrase : NULL;
  gsize                     size = (gsize) (end - walk->token);
  gsize                     label_size = phrase != NULL ? strlen (phrase->label) : 0;
  char                     *start = notanda_buffer_reserve (walk->out, size + strlen (NOTANDA_CONLL_BETWEEN "B-\n") + label_size);
  char                     *at = put (start, walk->token, size);

  if (phrase == NULL)
    at = put (at, NOTANDA_CONLL_BETWEEN "O\n", strlen (NOTANDA_CONLL_BETWEEN "O\n"));
  else
    {
      at = put (at, NOTANDA_CONLL_BETWEEN "B-", strlen (NOTANDA_CONLL_BETWEEN "B-"));
      if (phrase->range.start != walk->start)
        at[-2] = 'I';
      at = put (at, phrase->label, label_size);
      *at++ = '\n';
    }
  walk->out->size += (gsize) (at - start);
  walk->token = NULL;
  walk->in_sentence = TRUE;
}

/* Where the phrase at hand begins or ends next. */
static void
find_stop (Walk   *walk,
           guint32 at)
{
  const NotandaConllPhrase *phrase = walk->phrase;

  if (phrase < walk->end)
    walk->stop = phrase->range.start > at ? phrase->range.start : phrase->range.end;
  else
    walk->stop = G_MAXUINT32;
}

/* What comes between the character before @at and that at it: of a phrase, a word or
 * a sentence. */
static void
pass_edge (Walk       *walk,
           const char *p,
           guint32     at)
{
  if (walk->token != NULL)
    end_token (walk, p);
  if (walk->phrase < walk->end && walk->phrase->range.end == at)
    walk->phrase++;
  find_stop (walk, at);
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
  const NotandaBoundaries *boundaries = walk->boundaries;
  gsize                    size;
  const char              *p = notanda_article_get_text (article, &size);
  const char              *end = p + size;
  guint32                  at = 0;

  walk->stop = walk->phrase < walk->end ? walk->phrase->range.start : G_MAXUINT32;
  for (; p < end; p = g_utf8_next_char (p), at++)
    {
      if (at == walk->stop || notanda_boundaries_is_any (boundaries, at))
        pass_edge (walk, p, at);
      if (notanda_is_blank ((guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p)))
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
  if (at == walk->stop || notanda_boundaries_is_any (boundaries, at))
    pass_edge (walk, p, at);
  if (walk->token != NULL)
    end_token (walk, p);
  if (walk->in_sentence)
    notanda_buffer_append_char (walk->out, '\n');
}

void
notanda_conll_write (NotandaFormatWriter *writer,
                     NotandaDocument     *document)
{
  Walk walk = { .out = &writer->out, .boundaries = notanda_format_writer_find_boundaries (writer, document) };

  g_clear_pointer (&writer->phrases, notanda_conll_phrases_free);
  writer->phrases = notanda_conll_phrases_new (writer, document);
  walk.phrase = (const NotandaConllPhrase *) (gpointer) writer->phrases->all->data;
  walk.end = walk.phrase + writer->phrases->all->len;
  notanda_buffer_append_string (&writer->out, NOTANDA_CONLL_DOCSTART "\n\n");
  write_tokens (&walk, notanda_document_get_article (document));

  notanda_losses_add (&writer->losses, NOTANDA_LOSS_BLANKS, 1, writer->document_name, NULL);
  notanda_losses_add (&writer->losses, NOTANDA_LOSS_METADATA, 1, writer->document_name, NULL);
  notanda_losses_add (&writer->losses, NOTANDA_LOSS_TAG_SET, 1, writer->document_name, NULL);
  notanda_format_writer_count_common (writer, document);
}

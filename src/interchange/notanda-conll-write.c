/* notanda-conll-write.c: CoNLL-2003 columns, written
 *
 * One walk over the text: a token goes up to the next place where a word, a
 * sentence or a phrase begins or ends, or to a blank before it.
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
  const NotandaConllPhrase *end;    /* of the phrases */
  const char               *p;
  guint32                   at; /* where @p is, in code points */
  guint32                   n_chars;
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

static inline gboolean
is_at_blank (const Walk *walk)
{
  guchar c = (guchar) *walk->p;

  return notanda_is_blank (c < 0x80 ? c : g_utf8_get_char (walk->p));
}

static inline void
step (Walk *walk)
{
  walk->p = g_utf8_next_char (walk->p);
  walk->at++;
}

/* The phrase that goes on or begins where the walk is, or NULL. */
static inline const NotandaConllPhrase *
find_phrase (Walk *walk)
{
  if (walk->phrase < walk->end && walk->phrase->range.end <= walk->at)
    walk->phrase++;

  return walk->phrase < walk->end && walk->phrase->range.start <= walk->at ? walk->phrase : NULL;
}

static inline void
write_token (Walk *walk)
{
  const NotandaConllPhrase *phrase = find_phrase (walk);
  const char               *token = walk->p;
  guint32                   start = walk->at;
  guint32                   end = notanda_boundaries_find_next (walk->boundaries, start, walk->n_chars);
  gsize                     label_size = 0;
  char                     *from, *to;

  if (phrase != NULL)
    {
      end = MIN (end, phrase->range.end);
      label_size = strlen (phrase->label);
    }
  else if (walk->phrase < walk->end)
    end = MIN (end, walk->phrase->range.start);
  do
    step (walk);
  while (walk->at < end && !is_at_blank (walk));

  from = notanda_buffer_reserve (walk->out, (gsize) (walk->p - token) + strlen (NOTANDA_CONLL_BETWEEN "B-\n") + label_size);
  to = put (from, token, (gsize) (walk->p - token));
  if (phrase == NULL)
    to = put (to, NOTANDA_CONLL_BETWEEN "O\n", strlen (NOTANDA_CONLL_BETWEEN "O\n"));
  else
    {
      to = put (to, NOTANDA_CONLL_BETWEEN "B-", strlen (NOTANDA_CONLL_BETWEEN "B-"));
      if (phrase->range.start != start)
        to[-2] = 'I';
      to = put (to, phrase->label, label_size);
      *to++ = '\n';
    }
  walk->out->size += (gsize) (to - from);
  walk->in_sentence = TRUE;
}

static inline void
end_sentence (Walk *walk)
{
  if (walk->in_sentence)
    notanda_buffer_append_char (walk->out, '\n');
  walk->in_sentence = FALSE;
}

static void
write_text (Walk *walk)
{
  while (walk->at < walk->n_chars)
    {
      if (notanda_boundaries_is_sentence (walk->boundaries, walk->at))
        end_sentence (walk);
      if (is_at_blank (walk))
        step (walk);
      else
        write_token (walk);
    }
  end_sentence (walk);
}

void
notanda_conll_write (NotandaFormatWriter *writer,
                     NotandaDocument     *document)
{
  NotandaArticle *article = notanda_document_get_article (document);
  Walk            walk = {
               .out = &writer->out,
               .boundaries = notanda_format_writer_find_boundaries (writer, document),
               .p = notanda_article_get_text (article, NULL),
               .n_chars = (guint32) notanda_article_get_n_chars (article),
  };

  g_clear_pointer (&writer->phrases, notanda_conll_phrases_free);
  writer->phrases = notanda_conll_phrases_new (writer, document);
  walk.phrase = (const NotandaConllPhrase *) (gpointer) writer->phrases->all->data;
  walk.end = walk.phrase + writer->phrases->all->len;
  notanda_buffer_append_string (&writer->out, NOTANDA_CONLL_DOCSTART "\n\n");
  write_text (&walk);

  notanda_losses_add (&writer->losses, NOTANDA_LOSS_BLANKS, 1, writer->document_name, NULL);
  notanda_losses_add (&writer->losses, NOTANDA_LOSS_METADATA, 1, writer->document_name, NULL);
  notanda_losses_add (&writer->losses, NOTANDA_LOSS_TAG_SET, 1, writer->document_name, NULL);
  notanda_format_writer_count_common (writer, document);
}

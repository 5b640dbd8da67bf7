/* notanda-conll.h: CoNLL-2003 columns with IOB2 tags
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-interchange.h"
#include "interchange/notanda-boundaries.h"

G_BEGIN_DECLS

/*
 * All documents in one file, UTF-8, LF ended. Each begins with the line
 *
 *   -DOCSTART- -X- O O
 *
 * and a blank line. Then a line a token, with a blank line after each sentence:
 *
 *   Trudeau -X- _ B-PERSON
 *
 * The columns are parted by one blank: the token, "-X-" and "_" in place of the
 * part of speech and the chunk, which aren't known, and the tag: "O", or "B-"
 * and a label for the first token of a phrase, "I-" and that label for the
 * others. Tokens are the words of UAX 29, sentences those of each block. Nothing
 * of the text is left out but blanks and line ends, and no token has a blank of
 * any kind in it. Where a phrase begins or ends inside a word, the word is cut.
 *
 * One layer is written: a type, its identifier being the label, or one of its
 * choice attributes, whose values are the labels then ("Entity.type": B-PERSON);
 * without a value it is the type. Of phrases that overlap the longest is kept.
 * A piece of several, and what is in one sentence, is a phrase of its own.
 */

/* The option's number in the format's table. */
enum
{
  NOTANDA_CONLL_LAYER,
};

#define NOTANDA_CONLL_DEFAULT_LAYER "Entity.type"
#define NOTANDA_CONLL_DOCSTART "-DOCSTART- -X- O O"
#define NOTANDA_CONLL_BETWEEN " -X- _ " /* the columns between token and tag */

/* Returns: (transfer full) (element-type NotandaFormatChoice): a type each, and
 * each choice attribute of it */
GPtrArray *notanda_conll_list_layers (NotandaTagSet *tag_set);

void notanda_conll_write (NotandaFormatWriter *writer,
                          NotandaDocument     *document);

/* Reads what was written of @document alone, which @writer wrote last, and compares. */
gboolean notanda_conll_check (NotandaFormatWriter *writer,
                              NotandaDocument     *document,
                              char                *content,
                              gsize                size,
                              GError             **error);

/**
 * NotandaConllPhrase:
 * @range: code points; begins and ends with a word, in one sentence
 * @label: of letters, digits, "-" and "_"
 */
typedef struct
{
  NotandaRange range;
  const char  *label;
} NotandaConllPhrase;

/**
 * NotandaConllPhrases:
 * @all: (element-type NotandaConllPhrase): in text order, not overlapping
 *
 * What a document has to be written in the layer that was chosen.
 */
struct _NotandaConllPhrases
{
  GArray       *all;
  GStringChunk *labels;
};

/* By @writer's boundaries; what doesn't fit is counted in its losses. */
NotandaConllPhrases *notanda_conll_phrases_new (NotandaFormatWriter *writer,
                                                NotandaDocument     *document);
void                 notanda_conll_phrases_free (NotandaConllPhrases *phrases);

/**
 * NotandaConllToken:
 * @word: not zero-terminated, @size bytes
 * @between: what stands between the word and the tag, @between_size bytes
 * @tag: 'O', 'B' or 'I'
 * @label: "" for 'O'
 * @starts_sentence: the first one after a blank line
 * @document: number of the document, from 1; 0 before the first -DOCSTART-
 */
typedef struct
{
  const char *word;
  gsize       size;
  const char *between;
  gsize       between_size;
  char        tag;
  const char *label;
  gboolean    starts_sentence;
  guint       document;
} NotandaConllToken;

/**
 * notanda_conll_read:
 * @content: changed, and borrowed by the tokens
 * @size: in bytes; one more byte behind it must be writable
 * @tokens: (element-type NotandaConllToken): emptied and filled
 * @n_documents: (out): how many -DOCSTART- lines there are
 *
 * Total. Takes two columns and more, parted by blanks or tabs, and CR LF.
 *
 * Returns: %FALSE with %NOTANDA_ERROR_INVALID, naming the line
 */
gboolean notanda_conll_read (char    *content,
                             gsize    size,
                             GArray  *tokens,
                             guint   *n_documents,
                             GError **error);

G_END_DECLS

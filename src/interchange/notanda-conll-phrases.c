/* notanda-conll-phrases.c: what of a document fits into one layer of phrases
 *
 * The annotations of the layer are gone through from the longest to the
 * shortest; one is kept if none of its pieces meets a piece kept before. Kept
 * pieces lie in a balanced tree by their starts, so all takes O(n log n) for n
 * pieces, also of spans that all lie over each other. Only then are they cut at
 * sentences: an annotation is kept whole or not at all.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-conll.h"

#include <glib/gi18n-lib.h>

#include "interchange/notanda-names.h"

typedef struct
{
  guint32     slot;
  guint32     order; /* in the text */
  guint32     first_piece;
  guint32     n_pieces;
  guint64     length; /* code points, of all pieces */
  const char *label;
} Candidate;

typedef struct
{
  NotandaConllPhrases       *phrases;
  NotandaFormatWriter       *writer;
  NotandaArticle            *article;
  NotandaTagSet             *tag_set;
  const NotandaBoundaries   *boundaries;
  NotandaLosses             *losses;
  const NotandaTagType      *type;      /* the layer's; NULL where this document has none such */
  const NotandaTagAttribute *attribute; /* whose values are the labels, or NULL */
  GArray                    *candidates;
  GArray                    *pieces; /* NotandaRange, without blanks at their ends */
} Layer;

static void
add_choice (GPtrArray                 *choices,
            const NotandaTagType      *type,
            const NotandaTagAttribute *attribute)
{
  NotandaFormatChoice *choice = g_new0 (NotandaFormatChoice, 1);

  if (attribute == NULL)
    {
      choice->name = g_strdup (type->identifier);
      choice->label = g_strdup (type->label);
    }
  else
    {
      choice->name = g_strconcat (type->identifier, ".", attribute->identifier, NULL);
      /* Translators: a layer of annotations, such as "Entity by Type" */
      choice->label = g_strdup_printf (_ ("%s by %s"), type->label, attribute->label);
    }
  g_ptr_array_add (choices, choice);
}

GPtrArray *
notanda_conll_list_layers (NotandaTagSet *tag_set)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_format_choice_free);

  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);

      if (notanda_tag_set_find_type_named (tag_set, type->identifier) != type)
        continue;
      add_choice (choices, type, NULL);
      for (guint a = 0; a < type->attributes->len; a++)
        {
          const NotandaTagAttribute *attribute = g_ptr_array_index (type->attributes, a);

          if (attribute->kind == NOTANDA_VALUE_CHOICE &&
              notanda_tag_type_find_attribute_named (type, attribute->identifier) == attribute)
            add_choice (choices, type, attribute);
        }
    }

  return choices;
}

static void
find_layer (Layer      *layer,
            const char *name)
{
  const char      *dot = strchr (name, '.');
  g_autofree char *type = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);

  layer->type = notanda_tag_set_find_type_named (layer->tag_set, type);
  if (layer->type != NULL && dot != NULL)
    layer->attribute = notanda_tag_type_find_attribute_named (layer->type, dot + 1);
}

static void
lose (Layer          *layer,
      NotandaLossKind kind,
      guint           n)
{
  notanda_losses_add (layer->losses, kind, n, layer->writer->document_name, &layer->writer->annotation);
}

static const char *
choose_label (Layer *layer)
{
  const NotandaAnnotation *annotation = &layer->writer->annotation;
  const NotandaValue      *value = NULL;

  if (layer->attribute != NULL)
    value = notanda_annotation_get_attribute (annotation, &layer->attribute->id);
  if (value != NULL && value->kind != NOTANDA_VALUE_NONE)
    {
      if (value->text != NULL && notanda_identifier_is_valid (value->text))
        return value->text;
      lose (layer, NOTANDA_LOSS_LABELS, 1);
    }

  return layer->type->identifier;
}

static void
count_what_goes (Layer *layer)
{
  const NotandaAnnotation *annotation = &layer->writer->annotation;
  guint                    n_attributes = 0;

  for (guint i = 0; i < annotation->n_attributes; i++)
    n_attributes += annotation->attributes[i].value.kind != NOTANDA_VALUE_NONE &&
                    (layer->attribute == NULL || !notanda_id_equal (&annotation->attributes[i].id, &layer->attribute->id));

  lose (layer, NOTANDA_LOSS_AUTHORS, 1);
  lose (layer, NOTANDA_LOSS_STATES, annotation->state[0] != '\0');
  lose (layer, NOTANDA_LOSS_DIFFERENCES, notanda_annotation_count_differences (annotation));
  lose (layer, NOTANDA_LOSS_ATTRIBUTES, n_attributes);
  lose (layer, NOTANDA_LOSS_LINKS, annotation->n_links);
  lose (layer, NOTANDA_LOSS_NOTES, annotation->n_notes);
}

static void
add_candidate (Layer  *layer,
               guint32 slot)
{
  const NotandaAnnotation *annotation = &layer->writer->annotation;
  Candidate                candidate = {
                   .slot = slot,
                   .order = layer->candidates->len,
                   .first_piece = layer->pieces->len,
  };

  for (guint i = 0; i < annotation->n_fragments; i++)
    {
      NotandaRange piece = annotation->fragments[i];

      if (!notanda_article_trim (layer->article, &piece))
        continue;
      g_array_append_val (layer->pieces, piece);
      candidate.length += piece.end - piece.start;
    }
  candidate.n_pieces = layer->pieces->len - candidate.first_piece;
  if (candidate.n_pieces == 0)
    {
      lose (layer, NOTANDA_LOSS_WORDLESS, 1);
      return;
    }

  candidate.label = g_string_chunk_insert_const (layer->phrases->labels, choose_label (layer));
  count_what_goes (layer);
  g_array_append_val (layer->candidates, candidate);
}

static void
list_candidates (Layer           *layer,
                 NotandaDocument *document)
{
  NotandaFormatWriter *writer = layer->writer;

  notanda_format_writer_list_slots (writer, document);
  for (guint i = 0; i < writer->slots->len; i++)
    {
      guint32 slot = g_array_index (writer->slots, guint32, i);

      if (!notanda_document_read (document, slot, &writer->annotation))
        continue;
      if (layer->type != NULL && notanda_id_equal (&writer->annotation.type, &layer->type->id))
        add_candidate (layer, slot);
      else
        lose (layer, NOTANDA_LOSS_LAYERS, 1);
    }
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  if (one->length != other->length)
    return one->length > other->length ? -1 : 1;

  return one->order < other->order ? -1 : 1;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  guint32 one = GPOINTER_TO_UINT (a);
  guint32 other = GPOINTER_TO_UINT (b);

  return one < other ? -1 : one > other;
}

/* Whether a piece that is kept has something of @piece: the last that starts
 * before its end would, as kept ones don't overlap. */
static gboolean
is_taken (GTree              *kept,
          const NotandaRange *piece)
{
  GTreeNode                *after = g_tree_lower_bound (kept, GUINT_TO_POINTER (piece->end));
  GTreeNode                *before = after != NULL ? g_tree_node_previous (after) : g_tree_node_last (kept);
  const NotandaConllPhrase *phrase = before != NULL ? g_tree_node_value (before) : NULL;

  return phrase != NULL && phrase->range.end > piece->start;
}

static void
lose_candidate (Layer           *layer,
                NotandaLossKind  kind,
                const Candidate *candidate)
{
  const NotandaRange *pieces = &g_array_index (layer->pieces, NotandaRange, candidate->first_piece);
  NotandaRange        all = { pieces[0].start, pieces[candidate->n_pieces - 1].end };

  notanda_losses_add_place (layer->losses, kind, 1, layer->writer->document_name, candidate->slot, &all);
}

/* Cuts a piece at sentences; gives the number of phrases it made. */
static guint
add_phrases (Layer              *layer,
             const NotandaRange *piece,
             const char         *label)
{
  guint   n = 0;
  guint32 start = piece->start;

  for (guint32 at = piece->start + 1; at <= piece->end; at++)
    {
      NotandaConllPhrase phrase = { { start, at }, label };

      if (at < piece->end && !notanda_boundaries_is_sentence (layer->boundaries, at))
        continue;
      start = at;
      if (!notanda_article_trim (layer->article, &phrase.range))
        continue;
      g_array_append_val (layer->phrases->all, phrase);
      n++;
    }

  return n;
}

static void
take_candidate (Layer           *layer,
                GTree           *kept,
                const Candidate *candidate)
{
  const NotandaRange *pieces = &g_array_index (layer->pieces, NotandaRange, candidate->first_piece);
  guint               n = 0;

  for (guint i = 0; i < candidate->n_pieces; i++)
    if (is_taken (kept, &pieces[i]))
      {
        lose_candidate (layer, NOTANDA_LOSS_OVERLAPS, candidate);
        return;
      }

  for (guint i = 0; i < candidate->n_pieces; i++)
    {
      NotandaConllPhrase *phrase = g_new (NotandaConllPhrase, 1);

      *phrase = (NotandaConllPhrase) { pieces[i], candidate->label };
      g_tree_insert (kept, GUINT_TO_POINTER (pieces[i].start), phrase);
      n += add_phrases (layer, &pieces[i], candidate->label);
    }
  if (candidate->n_pieces > 1)
    lose_candidate (layer, NOTANDA_LOSS_PIECES, candidate);
  if (n > candidate->n_pieces)
    lose_candidate (layer, NOTANDA_LOSS_SENTENCES, candidate);
}

static int
compare_phrases (gconstpointer a,
                 gconstpointer b)
{
  const NotandaConllPhrase *one = a;
  const NotandaConllPhrase *other = b;

  return one->range.start < other->range.start ? -1 : one->range.start > other->range.start;
}

NotandaConllPhrases *
notanda_conll_phrases_new (NotandaFormatWriter *writer,
                           NotandaDocument     *document)
{
  NotandaConllPhrases *phrases = g_new0 (NotandaConllPhrases, 1);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  g_autoptr (GTree) kept = g_tree_new_full (compare_starts, NULL, NULL, g_free);
  Layer layer = {
    .phrases = phrases,
    .writer = writer,
    .article = notanda_document_get_article (document),
    .tag_set = notanda_document_get_tag_set (document),
    .boundaries = writer->boundaries,
    .losses = &writer->losses,
    .candidates = candidates,
    .pieces = pieces,
  };

  phrases->all = g_array_new (FALSE, FALSE, sizeof (NotandaConllPhrase));
  phrases->labels = g_string_chunk_new (1024);
  find_layer (&layer, notanda_format_writer_get_option (writer, NOTANDA_CONLL_LAYER, NOTANDA_CONLL_DEFAULT_LAYER));
  list_candidates (&layer, document);
  g_array_sort (candidates, compare_lengths);
  for (guint i = 0; i < candidates->len; i++)
    take_candidate (&layer, kept, &g_array_index (candidates, Candidate, i));
  g_array_sort (phrases->all, compare_phrases);

  return phrases;
}

void
notanda_conll_phrases_free (NotandaConllPhrases *phrases)
{
  g_array_unref (phrases->all);
  g_string_chunk_free (phrases->labels);
  g_free (phrases);
}

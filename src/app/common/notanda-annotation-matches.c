/* notanda-annotation-matches.c: the annotations that match a query, in text order
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A span set of the heads that match, so that numbers, ranks and stepping are those of
 * the whole document, in O(log n); and for each slot the place it is in the set with,
 * since a change tells of slots and not of where they were. 28 bytes a match and 8 a
 * slot, while a filter is set. Rejected: GtkFilterListModel, which asks its model for
 * an object of each annotation.
 *
 * Looking at 100,000 takes longer than a frame, so a run is done in slices. It walks by
 * the last head seen, which need not be in the set any more: changes may come between.
 */

#include "app/common/notanda-annotation-matches.h"

#include "app/common/notanda-annotation-list.h"

/* So many are looked at before the clock is. */
#define N_AT_ONCE 32

static const NotandaRange nowhere = { G_MAXUINT32, G_MAXUINT32 };

struct _NotandaAnnotationMatches
{
  NotandaDocument        *document;
  NotandaAnnotationQuery *query;
  NotandaSpanSet         *heads;
  GArray                 *places; /* (element-type NotandaRange): by slot */
  NotandaSpanSet         *among;  /* what a run goes over, or NULL; not held */
  NotandaSpan             last;   /* the next one to look at */
  NotandaAnnotation       annotation;
};

NotandaAnnotationMatches *
notanda_annotation_matches_new (NotandaDocument        *document,
                                NotandaAnnotationQuery *query)
{
  NotandaAnnotationMatches *matches = g_new0 (NotandaAnnotationMatches, 1);

  matches->document = g_object_ref (document);
  matches->query = query;
  matches->heads = notanda_span_set_new ();
  matches->places = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  notanda_annotation_init (&matches->annotation);
  return matches;
}

void
notanda_annotation_matches_free (NotandaAnnotationMatches *matches)
{
  g_object_unref (matches->document);
  notanda_annotation_query_free (matches->query);
  notanda_span_set_free (matches->heads);
  g_array_unref (matches->places);
  notanda_annotation_clear (&matches->annotation);
  g_free (matches);
}

NotandaSpanSet *
notanda_annotation_matches_get_heads (NotandaAnnotationMatches *matches)
{
  return matches->heads;
}

const NotandaAnnotationQuery *
notanda_annotation_matches_get_query (NotandaAnnotationMatches *matches)
{
  return matches->query;
}

void
notanda_annotation_matches_clear (NotandaAnnotationMatches *matches)
{
  notanda_span_set_clear (matches->heads);
  g_array_set_size (matches->places, 0);
  matches->among = NULL;
}

static NotandaRange *
get_place (NotandaAnnotationMatches *matches,
           guint32                   slot)
{
  while (matches->places->len <= slot)
    g_array_append_val (matches->places, nowhere);
  return &g_array_index (matches->places, NotandaRange, slot);
}

static gboolean
is_in (NotandaAnnotationMatches *matches,
       guint32                   slot)
{
  return get_place (matches, slot)->start != nowhere.start;
}

static void
insert (NotandaAnnotationMatches *matches,
        const NotandaSpan        *head)
{
  notanda_span_set_insert (matches->heads, head);
  *get_place (matches, head->slot) = (NotandaRange) { head->start, head->end };
}

void
notanda_annotation_matches_start (NotandaAnnotationMatches *matches,
                                  NotandaSpanSet           *among)
{
  matches->among = notanda_span_set_get_head (among, 0, &matches->last) ? among : NULL;
}

gboolean
notanda_annotation_matches_run (NotandaAnnotationMatches *matches,
                                gint64                    until,
                                GArray                   *differences)
{
  for (guint n = 1; matches->among != NULL; n++)
    {
      NotandaSpan head = matches->last;
      gboolean    does_match = notanda_annotation_query_matches (matches->query, matches->document, head.slot);

      if (does_match != is_in (matches, head.slot))
        {
          if (differences != NULL)
            g_array_append_val (differences, head.slot);
          else if (does_match)
            insert (matches, &head);
        }
      if (!notanda_span_set_next_head (matches->among, &head, &matches->last))
        matches->among = NULL;
      else if (n % N_AT_ONCE == 0 && g_get_monotonic_time () >= until)
        break;
    }
  return matches->among == NULL;
}

/* How much at the front and at the end has stayed as it was. */
typedef struct
{
  guint low;
  guint tail;
} Kept;

static void
note_head (NotandaAnnotationMatches *matches,
           const NotandaSpan        *head,
           Kept                     *kept)
{
  guint rank = notanda_span_set_rank (matches->heads, head);

  kept->low = MIN (kept->low, rank);
  kept->tail = MIN (kept->tail, notanda_span_set_get_n_heads (matches->heads) - 1 - rank);
}

static void
update_slot (NotandaAnnotationMatches *matches,
             guint32                   slot,
             Kept                     *kept)
{
  NotandaRange *place = get_place (matches, slot);
  gboolean      does_match = notanda_annotation_query_matches (matches->query, matches->document, slot);
  NotandaSpan   head;

  /* reads the id of a deleted one too, which is all that its old head needs */
  if (notanda_document_read (matches->document, slot, &matches->annotation))
    notanda_annotation_list_make_head (&matches->annotation, &head);
  else
    head = (NotandaSpan) { .tie = notanda_annotation_list_get_tie (&matches->annotation), .slot = slot };
  if (does_match && place->start == head.start && place->end == head.end)
    return;
  if (is_in (matches, slot))
    {
      NotandaSpan old = { place->start, place->end, head.tie, slot, 0 };

      note_head (matches, &old, kept);
      notanda_span_set_remove (matches->heads, &old);
      *place = nowhere;
    }
  if (does_match)
    {
      insert (matches, &head);
      note_head (matches, &head, kept);
    }
}

void
notanda_annotation_matches_update (NotandaAnnotationMatches *matches,
                                   GArray                   *slots,
                                   guint                    *position,
                                   guint                    *removed,
                                   guint                    *added)
{
  guint n_before = notanda_span_set_get_n_heads (matches->heads);
  Kept  kept = { n_before, n_before };
  guint n_after;

  for (guint i = 0; i < slots->len; i++)
    update_slot (matches, g_array_index (slots, guint32, i), &kept);
  n_after = notanda_span_set_get_n_heads (matches->heads);
  kept.low = MIN (kept.low, MIN (n_before, n_after));
  kept.tail = MIN (kept.tail, MIN (n_before, n_after) - kept.low);
  *position = kept.low;
  *removed = n_before - kept.low - kept.tail;
  *added = n_after - kept.low - kept.tail;
}

/* notanda-document-change.c: tells what came of a change, once and exactly
 *
 * Before an annotation is touched for the first time in a change, its place is
 * noted. At the end the two places are compared, the span set is put right,
 * and one signal tells the ranges to paint anew and the one stretch of the
 * text-ordered list that was replaced. Costs O(log n) for each one touched.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-document-private.h"

typedef struct
{
  NotandaDocument *document;
  NotandaChange    change;
  guint            n_before; /* heads */
  guint            low;      /* this many heads at the front stayed as they were */
  guint            tail;     /* and this many at the end */
} Report;

void
notanda_document_start_change (NotandaDocument *document)
{
  if (document->depth++ > 0)
    return;

  g_hash_table_remove_all (document->before);
  document->touched_everything = FALSE;
  document->has_taken = FALSE;
}

void
notanda_document_touch (NotandaDocument *document,
                        guint32          slot)
{
  g_autoptr (GArray) ranges = NULL;
  gpointer key = GUINT_TO_POINTER (slot + 1);

  if (document->spans == NULL || g_hash_table_contains (document->before, key))
    return;

  ranges = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  if (notanda_document_get_fragments (document, slot, ranges))
    g_hash_table_insert (document->before, key, g_steal_pointer (&ranges));
  else
    g_hash_table_insert (document->before, key, NULL);
}

static void
note_head (Report            *report,
           const NotandaSpan *head)
{
  NotandaSpanSet *spans = report->document->spans;
  guint           rank = notanda_span_set_rank (spans, head);

  report->low = MIN (report->low, rank);
  report->tail = MIN (report->tail, notanda_span_set_get_n_heads (spans) - 1 - rank);
}

static void
remove_spans (Report    *report,
              guint32    slot,
              NotandaId *id,
              GArray    *ranges)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      NotandaRange *range = &g_array_index (ranges, NotandaRange, i);
      NotandaSpan   span = { range->start, range->end, notanda_document_get_tie (id), slot, i };

      if (i == 0)
        note_head (report, &span);
      notanda_span_set_remove (report->document->spans, &span);
    }
}

static void
report_slot (Report *report,
             guint32 slot,
             GArray *before)
{
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  NotandaCreation creation;

  notanda_document_get_creation (report->document, slot, &creation);
  g_array_append_val (report->change.slots, slot);
  if (before != NULL)
    {
      remove_spans (report, slot, &creation.id, before);
      g_array_append_vals (report->change.ranges, before->data, before->len);
    }
  if (notanda_document_get_fragments (report->document, slot, after))
    {
      NotandaRange *first = &g_array_index (after, NotandaRange, 0);
      NotandaSpan   head = { first->start, first->end, notanda_document_get_tie (&creation.id), slot, 0 };

      notanda_document_insert_spans (report->document, slot, after, 0);
      note_head (report, &head);
      g_array_append_vals (report->change.ranges, after->data, after->len);
    }
}

static void
report_spans (Report *report)
{
  NotandaDocument *document = report->document;
  GHashTableIter   iter;
  gpointer         key;
  gpointer         before;

  report->n_before = report->low = report->tail = notanda_span_set_get_n_heads (document->spans);
  g_hash_table_iter_init (&iter, document->before);
  while (g_hash_table_iter_next (&iter, &key, &before))
    report_slot (report, GPOINTER_TO_UINT (key) - 1, before);

  if (report->change.slots->len > 0)
    {
      guint n_after = notanda_span_set_get_n_heads (document->spans);

      report->low = MIN (report->low, MIN (report->n_before, n_after));
      report->tail = MIN (report->tail, MIN (report->n_before, n_after) - report->low);
      report->change.position = report->low;
      report->change.removed = report->n_before - report->low - report->tail;
      report->change.added = n_after - report->low - report->tail;
    }
}

void
notanda_document_finish_change (NotandaDocument *document)
{
  Report report = { .document = document };

  g_return_if_fail (document->depth > 0);

  if (--document->depth > 0 || !document->has_taken)
    return;

  report.change.ranges = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  report.change.slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  report.change.everything = document->touched_everything;
  if (document->touched_everything)
    {
      g_clear_pointer (&document->blocks, g_array_unref);
      notanda_document_apply_tag_set (document);
    }
  if (document->spans != NULL)
    report_spans (&report);
  g_hash_table_remove_all (document->before);
  document->serial++;

  g_signal_emit_by_name (document, "changed", &report.change);
  g_array_unref (report.change.ranges);
  g_array_unref (report.change.slots);
}

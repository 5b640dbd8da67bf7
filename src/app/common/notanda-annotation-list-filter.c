/* notanda-annotation-list-filter.c: looks for the annotations that match what was typed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A new filter is looked for aside, and takes the place of what is listed when all is
 * found: a list that grows under one's eyes can't be read. In most articles that is at
 * once; in larger ones it is done in slices, while nothing else is to be done.
 *
 * A change may make another annotation match: one that links to what was touched. So
 * what was touched is put right at once, and then all are looked at again, in slices.
 * Rejected: notanda_document_list_linking(), whose first call looks at every record,
 * which is a pause in just those documents that slices are for.
 */

#include "app/common/notanda-annotation-list-private.h"

/* So far what two lists have in common is looked for. */
#define COMMON 256

/* If more were touched at once, they are looked for anew. */
#define MANY 1000

/* How long matches are looked for at a time: a frame has 16. */
#define SLICE (6 * G_TIME_SPAN_MILLISECOND)

/* As many as can be seen at a time. */
#define FEW 32

/* How many heads at the front, or at the end, are the same in both. */
static guint
count_common (NotandaSpanSet *one,
              NotandaSpanSet *other,
              gboolean        at_end,
              guint           max)
{
  guint       n_one = notanda_span_set_get_n_heads (one);
  guint       n_other = notanda_span_set_get_n_heads (other);
  NotandaSpan first;
  NotandaSpan second;
  guint       n = 0;

  while (n < max && notanda_span_set_get_head (one, at_end ? n_one - 1 - n : n, &first) &&
         notanda_span_set_get_head (other, at_end ? n_other - 1 - n : n, &second) && first.slot == second.slot)
    n++;
  return n;
}

/* Puts @matches, which may be NULL, in the place of what is listed. A view that is told
 * of many rows for many moves the two hundred it has one by one, each past all that
 * follow, which takes longer than making them anew; so it is told of none in between. */
static void
list_matches (NotandaAnnotationList    *self,
              NotandaAnnotationMatches *matches)
{
  g_autoptr (NotandaAnnotationMatches) before = self->matches;
  NotandaSpanSet *old = notanda_annotation_list_get_heads (self);
  NotandaSpanSet *new = matches != NULL ? notanda_annotation_matches_get_heads (matches)
                                        : notanda_document_get_spans (self->document);
  guint n_old = notanda_span_set_get_n_heads (old);
  guint n_new = notanda_span_set_get_n_heads (new);
  guint low = count_common (old, new, FALSE, MIN (COMMON, MIN (n_old, n_new)));
  guint tail = count_common (old, new, TRUE, MIN (COMMON, MIN (n_old, n_new) - low));

  if (n_old - low - tail > FEW || n_new - low - tail > FEW)
    {
      self->is_between = TRUE;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, 0);
      self->is_between = FALSE;
      self->matches = matches;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_new);
      return;
    }
  self->matches = matches;
  if (n_old - low - tail > 0 || n_new - low - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), low, n_old - low - tail, n_new - low - tail);
}

static void
apply (NotandaAnnotationList *self,
       GArray                *slots)
{
  guint position;
  guint removed;
  guint added;

  notanda_annotation_matches_update (self->matches, slots, &position, &removed, &added);
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Goes on looking. Returns whether it is done. */
static gboolean
look (NotandaAnnotationList *self)
{
  gint64 until = g_get_monotonic_time () + SLICE;
  g_autoptr (GArray) differences = NULL;
  gboolean is_done = TRUE;

  if (self->next != NULL)
    {
      is_done = notanda_annotation_matches_run (self->next, until, NULL);
      /* the view takes its time too: where little is left, the next slice lists them */
      is_done = is_done && g_get_monotonic_time () < until - SLICE / 2;
      if (is_done)
        list_matches (self, g_steal_pointer (&self->next));
    }
  else if (self->is_again)
    {
      differences = g_array_new (FALSE, FALSE, sizeof (guint32));
      is_done = notanda_annotation_matches_run (self->matches, until, differences);
      self->is_again = !is_done;
      apply (self, differences);
    }
  return is_done;
}

static gboolean
look_cb (gpointer data)
{
  NotandaAnnotationList *self = data;

  if (!look (self))
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  g_object_notify (G_OBJECT (self), "filtering");
  return G_SOURCE_REMOVE;
}

/* What can be done at once is: in most articles that is all. */
static void
start_looking (NotandaAnnotationList *self)
{
  gboolean is_done = look (self);

  if (is_done == (self->idle_id == 0))
    return;
  if (is_done)
    g_clear_handle_id (&self->idle_id, g_source_remove);
  else
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
  g_object_notify (G_OBJECT (self), "filtering");
}

void
notanda_annotation_list_set_filter (NotandaAnnotationList *self,
                                    const char            *text,
                                    const NotandaId       *type,
                                    const char            *author)
{
  const NotandaAnnotationQuery *before = NULL;
  NotandaAnnotationQuery       *query;
  gboolean                      is_within;

  g_return_if_fail (NOTANDA_IS_ANNOTATION_LIST (self));
  g_return_if_fail (text != NULL);

  query = notanda_annotation_query_new (text, type, author);
  if (self->matches != NULL)
    before = notanda_annotation_matches_get_query (self->matches);
  /* what is being looked at again may lack some that match */
  is_within = query != NULL && before != NULL && !self->is_again && notanda_annotation_query_is_within (query, before);
  g_clear_pointer (&self->next, notanda_annotation_matches_free);
  self->is_again = FALSE;
  if (is_within && notanda_annotation_query_is_within (before, query))
    notanda_annotation_query_free (query); /* the same, but for blanks */
  else if (query != NULL)
    {
      self->next = notanda_annotation_matches_new (self->document, query);
      notanda_annotation_matches_start (self->next, is_within ? notanda_annotation_list_get_heads (self)
                                                              : notanda_document_get_spans (self->document));
    }
  else if (self->matches != NULL)
    list_matches (self, NULL);
  start_looking (self);
}

/* The matches as they are after a change of the document. */
void
notanda_annotation_list_update_matches (NotandaAnnotationList *self,
                                        const NotandaChange   *change)
{
  if (change->slots != NULL && change->slots->len <= MANY)
    apply (self, change->slots);
  else
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (self));

      notanda_annotation_matches_clear (self->matches);
      if (n > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
    }
}

void
notanda_annotation_list_look_again (NotandaAnnotationList *self)
{
  NotandaSpanSet *all = notanda_document_get_spans (self->document);

  if (self->next != NULL)
    {
      notanda_annotation_matches_clear (self->next);
      notanda_annotation_matches_start (self->next, all);
    }
  else if (self->matches != NULL)
    {
      notanda_annotation_matches_start (self->matches, all);
      self->is_again = TRUE;
    }
  else
    return;
  start_looking (self);
}

gboolean
notanda_annotation_list_get_filtering (NotandaAnnotationList *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_LIST (self), FALSE);

  return self->idle_id != 0;
}

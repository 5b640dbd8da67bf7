/* notanda-registers-add.c: takes records in where the others are resolved already
 *
 * A value concerns its own field only: of that the heads which it doesn't replace
 * are resolved again, together with it. What the records before it cite is kept
 * as a set, so that the answer is right in whatever order records come: one may
 * have been replaced before it arrived. So the cost of a change is that of the
 * subject's heads, not of its history; thousands of changes of one attribute
 * would take seconds each otherwise.
 *
 * Rejected: to trust that the newest clock is nobody's parent, which needs no set
 * of what is cited, and is true of everybody but a forger and a broken clock.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-registers-private.h"

/* So many records at once are as well resolved together with all others. */
#define FEW(n_resolved) (1 + (n_resolved) / 16)

/* The first head of @field, or where it would be: heads are in the order of fields. */
static guint
find_field (GArray          *heads,
            const NotandaId *field)
{
  guint low = 0;
  guint high = heads->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (notanda_id_compare (&g_array_index (heads, NotandaHead, middle).field, field) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The heads of the field of @item from @first on, and @item, as items; the
 * creation is none. */
static GArray *
list_candidates (const NotandaResolving *resolving,
                 const NotandaItem      *item,
                 guint                   first,
                 guint                  *end)
{
  GArray *heads = resolving->subject->heads;
  GArray *items = g_array_new (FALSE, FALSE, sizeof (NotandaItem));

  g_array_append_vals (items, item, 1);
  for (*end = first; *end < heads->len; (*end)++)
    {
      const NotandaHead *head = &g_array_index (heads, NotandaHead, *end);
      NotandaItem        candidate;

      if (!notanda_id_equal (&head->field, &item->record.field))
        break;
      if (head->known == NOTANDA_CREATION)
        continue;
      notanda_item_view (&candidate, resolving->all, head->known);
      g_array_append_val (items, candidate);
    }
  g_array_sort (items, notanda_item_compare);

  return items;
}

static void
add_value (const NotandaResolving *resolving,
           const NotandaItem      *item)
{
  NotandaSubject *subject = resolving->subject;
  guint           first = find_field (subject->heads, &item->record.field);
  guint           end;
  g_autoptr (GArray) items = list_candidates (resolving, item, first, &end);
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (NotandaHead));
  NotandaField field = { &item->record.field, (const NotandaItem *) items->data, items->len, item->record.clock };

  for (guint i = first; i < end; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);

      field.first_clock = MIN (field.first_clock, head->first_clock);
      subject->n_differences -= head->is_disputed ? 1 : 0;
    }
  notanda_resolving_add_field (resolving, &field, heads);
  g_array_remove_range (subject->heads, first, end - first);
  g_array_insert_vals (subject->heads, first, heads->data, heads->len);
}

/* Of @numbers what isn't cited. */
static void
keep_standing (const NotandaResolving *resolving,
               GArray                **numbers,
               gboolean                by_restoration,
               const NotandaId        *field)
{
  guint n = 0;

  if (*numbers == NULL)
    return;
  for (guint i = 0; i < (*numbers)->len; i++)
    {
      guint32            number = g_array_index (*numbers, guint32, i);
      const NotandaHash *hash = g_array_index (resolving->all, NotandaKnown, number).hash;

      if (!notanda_cited_contains (resolving->cited, field, by_restoration, hash))
        g_array_index (*numbers, guint32, n++) = number;
    }
  g_array_set_size (*numbers, n);
  if (n == 0)
    g_clear_pointer (numbers, g_array_unref);
}

static void
add_item (const NotandaResolving *resolving,
          const NotandaItem      *item)
{
  NotandaSubject *subject = resolving->subject;
  gboolean        is_restoration = item->record.kind == NOTANDA_RECORD_RESTORE;

  notanda_cited_add (resolving->cited, &item->record);
  if (!is_restoration && item->record.kind != NOTANDA_RECORD_DELETE)
    {
      add_value (resolving, item);
      return;
    }
  notanda_numbers_add (is_restoration ? &subject->restorations : &subject->deletions, item->known);
  keep_standing (resolving, &subject->deletions, TRUE, &item->record.field);
  keep_standing (resolving, &subject->restorations, FALSE, &item->record.field);
}

gboolean
notanda_subject_add (NotandaSubject        *subject,
                     GArray                *all,
                     const NotandaCreation *creation,
                     const NotandaHash     *creation_hash)
{
  NotandaResolving resolving = { subject, all, subject->cited, creation, creation_hash };
  guint            n_new = subject->known->len - subject->n_resolved;

  /* of a field without a head it isn't known when it came into being */
  if (subject->n_resolved == 0 || subject->cited == NULL || subject->has_headless || n_new > FEW (subject->n_resolved))
    return FALSE;

  for (guint i = subject->n_resolved; i < subject->known->len; i++)
    {
      NotandaItem item;

      notanda_item_view (&item, all, g_array_index (subject->known, guint32, i));
      add_item (&resolving, &item);
    }
  notanda_resolving_settle (&resolving);

  return !subject->has_headless;
}

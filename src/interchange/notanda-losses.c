/* notanda-losses.c: what a format can't hold, counted while writing
 *
 * One counter a kind, with the first place as an example: nothing grows with
 * the number of documents.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-losses.h"

#include <glib/gi18n-lib.h>

void
notanda_losses_clear (NotandaLosses *losses)
{
  for (guint i = 0; i < NOTANDA_N_LOSSES; i++)
    {
      g_clear_pointer (&losses->counts[i].document, g_free);
      losses->counts[i].count = 0;
    }
}

void
notanda_losses_add (NotandaLosses           *losses,
                    NotandaLossKind          kind,
                    guint                    count,
                    const char              *document,
                    const NotandaAnnotation *annotation)
{
  NotandaLossCount *loss = &losses->counts[kind];

  if (count == 0)
    return;

  loss->count += count;
  if (loss->document != NULL)
    return;

  loss->document = g_strdup (document != NULL ? document : "");
  loss->slot = annotation != NULL ? annotation->slot : 0;
  loss->range = (NotandaRange) { 0, 0 };
  if (annotation != NULL && annotation->n_fragments > 0)
    {
      loss->range.start = annotation->fragments[0].start;
      loss->range.end = annotation->fragments[annotation->n_fragments - 1].end;
    }
}

void
notanda_losses_move (NotandaLosses *losses,
                     NotandaLosses *from)
{
  for (guint i = 0; i < NOTANDA_N_LOSSES; i++)
    {
      NotandaLossCount *loss = &losses->counts[i];
      guint64           before = loss->count;

      if (loss->document == NULL)
        {
          *loss = from->counts[i];
          from->counts[i].document = NULL;
        }
      loss->count = before + from->counts[i].count;
    }
  notanda_losses_clear (from);
}

static const char *
get_format (NotandaLossKind kind,
            gulong          n)
{
  switch (kind)
    {
    case NOTANDA_LOSS_LINE_BREAKS:
      return ngettext ("%lu span is cut at line breaks", "%lu spans are cut at line breaks", n);
    case NOTANDA_LOSS_LINKS_NOWHERE:
      return ngettext ("%lu link leads out of the document", "%lu links lead out of the document", n);
    case NOTANDA_LOSS_LINK_VALUES:
      return ngettext ("%lu attribute of a link has no place", "%lu attributes of links have no place", n);
    case NOTANDA_LOSS_VALUES_CONFIG:
      return ngettext ("%lu attribute value is kept, but not offered in menus",
                       "%lu attribute values are kept, but not offered in menus", n);
    case NOTANDA_LOSS_VALUES_UNKNOWN:
      return ngettext ("%lu value comes from a later version of Notanda",
                       "%lu values come from a later version of Notanda", n);
    case NOTANDA_LOSS_NOTE_KINDS:
      return ngettext ("%lu note has its kind renamed", "%lu notes have their kind renamed", n);
    case NOTANDA_LOSS_DIFFERENCES:
      return ngettext ("%lu difference between people: only the value shown is written",
                       "%lu differences between people: only the values shown are written", n);
    case NOTANDA_LOSS_AUTHORS:
      return ngettext ("%lu annotation loses its id, author, time and origin",
                       "%lu annotations lose their ids, authors, times and origins", n);
    case NOTANDA_LOSS_STATES:
      return ngettext ("%lu annotation loses its work state", "%lu annotations lose their work states", n);
    case NOTANDA_LOSS_NOTE_AUTHORS:
      return ngettext ("%lu note loses its author and time", "%lu notes lose their authors and times", n);
    case NOTANDA_LOSS_METADATA:
      return ngettext ("%lu document loses its metadata and blocks",
                       "%lu documents lose their metadata and blocks", n);
    case NOTANDA_LOSS_TAG_SET:
      return ngettext ("%lu document loses the labels, colours and guidelines of its tag set",
                       "%lu documents lose the labels, colours and guidelines of their tag sets", n);
    case NOTANDA_LOSS_KEPT_ASIDE:
      return ngettext ("%lu damaged row is left out", "%lu damaged rows are left out", n);
    case NOTANDA_N_LOSSES:
    default:
      g_return_val_if_reached ("%lu");
    }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
dup_reason (NotandaLossKind kind,
            guint64         count)
{
  gulong n = (gulong) MIN (count, G_MAXULONG);

  /* the formats stand in get_format(), each with one %lu */
  return g_strdup_printf (get_format (kind, n), n);
}
#pragma GCC diagnostic pop

GPtrArray *
notanda_losses_list (const NotandaLosses *losses)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_loss_free);

  for (guint i = 0; i < NOTANDA_N_LOSSES; i++)
    {
      const NotandaLossCount *from = &losses->counts[i];
      NotandaLoss            *loss;

      if (from->count == 0)
        continue;

      loss = g_new0 (NotandaLoss, 1);
      loss->kind = (NotandaLossKind) i;
      loss->reason = dup_reason (loss->kind, from->count);
      loss->count = from->count;
      loss->document = g_strdup (from->document);
      loss->slot = from->slot;
      loss->range = from->range;
      g_ptr_array_add (list, loss);
    }

  return g_steal_pointer (&list);
}

void
notanda_loss_free (NotandaLoss *loss)
{
  g_free (loss->reason);
  g_free (loss->document);
  g_free (loss);
}

/* notanda-losses.c: what a format can't hold, counted while writing
 *
 * One counter a kind, with the first places up to a bound: nothing grows with
 * the number of documents. Names are shared by all places of a document.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-losses.h"

#include <glib/gi18n-lib.h>

static void
clear_place (gpointer data)
{
  g_ref_string_release (((NotandaLossPlace *) data)->document);
}

void
notanda_losses_clear (NotandaLosses *losses)
{
  for (guint i = 0; i < NOTANDA_N_LOSSES; i++)
    {
      g_clear_pointer (&losses->counts[i].places, g_array_unref);
      losses->counts[i].count = 0;
    }
}

void
notanda_losses_add_place (NotandaLosses      *losses,
                          NotandaLossKind     kind,
                          guint               count,
                          const char         *document,
                          guint32             slot,
                          const NotandaRange *range)
{
  NotandaLossCount       *loss = &losses->counts[kind];
  NotandaLossPlace        place = { .slot = slot, .range = *range };
  const NotandaLossPlace *last = NULL;
  gboolean                is_known;

  if (count == 0)
    return;

  loss->count += count;
  if (loss->places == NULL)
    {
      loss->places = g_array_new (FALSE, FALSE, sizeof place);
      g_array_set_clear_func (loss->places, clear_place);
    }
  if (loss->places->len > 0)
    last = &g_array_index (loss->places, NotandaLossPlace, loss->places->len - 1);
  is_known = last != NULL && g_str_equal (last->document, document != NULL ? document : "");
  if (loss->places->len == NOTANDA_LOSSES_MAX_PLACES || (is_known && slot == last->slot))
    return;

  place.document = is_known ? g_ref_string_acquire (last->document) : g_ref_string_new (document != NULL ? document : "");
  g_array_append_val (loss->places, place);
}

void
notanda_losses_add (NotandaLosses           *losses,
                    NotandaLossKind          kind,
                    guint                    count,
                    const char              *document,
                    const NotandaAnnotation *annotation)
{
  NotandaRange range = { 0, 0 };

  if (annotation != NULL && annotation->n_fragments > 0)
    {
      range.start = annotation->fragments[0].start;
      range.end = annotation->fragments[annotation->n_fragments - 1].end;
    }
  notanda_losses_add_place (losses, kind, count, document, annotation != NULL ? annotation->slot : NOTANDA_NO_SLOT,
                            &range);
}

void
notanda_losses_move (NotandaLosses *losses,
                     NotandaLosses *from)
{
  for (guint i = 0; i < NOTANDA_N_LOSSES; i++)
    {
      NotandaLossCount *loss = &losses->counts[i];
      NotandaLossCount *more = &from->counts[i];

      loss->count += more->count;
      if (loss->places == NULL)
        loss->places = g_steal_pointer (&more->places);
      for (guint p = 0; more->places != NULL && p < more->places->len && loss->places->len < NOTANDA_LOSSES_MAX_PLACES; p++)
        {
          NotandaLossPlace place = g_array_index (more->places, NotandaLossPlace, p);

          g_ref_string_acquire (place.document);
          g_array_append_val (loss->places, place);
        }
    }
  notanda_losses_clear (from);
}

/* Of what formats without room for all of an annotation can't hold. */
static const char *
get_narrow_format (NotandaLossKind kind,
                   gulong          n)
{
  switch ((int) kind)
    {
    case NOTANDA_LOSS_LAYERS:
      return ngettext ("%lu annotation is of another layer", "%lu annotations are of other layers", n);
    case NOTANDA_LOSS_OVERLAPS:
      return ngettext ("%lu annotation overlaps a longer one and is left out",
                       "%lu annotations overlap longer ones and are left out", n);
    case NOTANDA_LOSS_PIECES:
      return ngettext ("%lu annotation in pieces becomes a phrase for each piece",
                       "%lu annotations in pieces become a phrase for each piece", n);
    case NOTANDA_LOSS_SENTENCES:
      return ngettext ("%lu annotation is cut where a sentence ends",
                       "%lu annotations are cut where sentences end", n);
    case NOTANDA_LOSS_WORDLESS:
      return ngettext ("%lu annotation covers no word", "%lu annotations cover no word", n);
    case NOTANDA_LOSS_LABELS:
      return ngettext ("%lu value can’t be a label: the type is written instead",
                       "%lu values can’t be labels: the type is written instead", n);
    case NOTANDA_LOSS_ATTRIBUTES:
      return ngettext ("%lu attribute value has no place", "%lu attribute values have no place", n);
    case NOTANDA_LOSS_LINKS:
      return ngettext ("%lu link has no place", "%lu links have no place", n);
    case NOTANDA_LOSS_NOTES:
      return ngettext ("%lu note has no place", "%lu notes have no place", n);
    case NOTANDA_LOSS_NOTE_WORDS:
      return ngettext ("%lu note loses its kind", "%lu notes lose their kinds", n);
    case NOTANDA_LOSS_BLANKS:
      return ngettext ("%lu document loses its blanks and line ends",
                       "%lu documents lose their blanks and line ends", n);
    case NOTANDA_LOSS_TEXT:
      return ngettext ("%lu document loses its text, but for the words around annotations",
                       "%lu documents lose their texts, but for the words around annotations", n);
    default:
      g_return_val_if_reached ("%lu");
    }
}

static const char *
get_format (NotandaLossKind kind,
            gulong          n)
{
  switch ((int) kind)
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
    default:
      return get_narrow_format (kind, n);
    }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
dup_reason (NotandaLossKind kind,
            guint64         count)
{
  gulong n = (gulong) MIN (count, G_MAXULONG);

  /* the formats stand above, each with one %lu */
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
      loss->places = g_array_ref (from->places);
      g_ptr_array_add (list, loss);
    }

  return g_steal_pointer (&list);
}

void
notanda_loss_free (NotandaLoss *loss)
{
  g_free (loss->reason);
  g_array_unref (loss->places);
  g_free (loss);
}

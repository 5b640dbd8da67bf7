/* notanda-document-history.c: takes steps back, and back again
 *
 * A step is a list of records. To undo it, each is answered by a new record
 * that restores what it replaced; the answers then stand in the step's place,
 * and redoing is answering them. So undo and redo are one thing, nothing is
 * ever removed, and a history survives in a file as labels and hashes.
 *
 * Rejected: commands that hold copies of the values before and after. The
 * records have both: before is what the parents say.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "model/notanda-document-private.h"

static gpointer
ref_step (gconstpointer step,
          gpointer data G_GNUC_UNUSED)
{
  return notanda_step_ref ((gpointer) step);
}

GPtrArray *
notanda_document_get_steps (NotandaDocument *document)
{
  if (document->steps == NULL)
    {
      document->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_step_unref);
      g_ptr_array_extend (document->steps, notanda_packed_get_steps (document->base), ref_step, NULL);
    }

  return document->steps;
}

static NotandaStep *
get_step (NotandaDocument *document,
          guint            number)
{
  return notanda_document_get_steps (document)->pdata[number];
}

/* The last record first; the answers stand in the step's place. A new step for
 * them, since snapshots share the old one. Returns how many could not be answered. */
static guint
answer_step (NotandaDocument *document,
             guint            number)
{
  g_autoptr (NotandaStep) step = get_step (document, number);
  guint first_new = document->known->len;
  guint refused = 0;

  notanda_document_start_change (document);
  document->step = notanda_step_new (step->label);
  for (guint i = step->records->len; i > 0; i--)
    if (!notanda_document_answer (document, &g_array_index (step->records, NotandaStepRecord, i - 1), first_new))
      refused++;
  notanda_document_get_steps (document)->pdata[number] = g_steal_pointer (&document->step);

  return refused;
}

static gboolean
take_back (NotandaDocument *document,
           guint            number,
           gboolean         is_redo,
           GError         **error)
{
  guint n = get_step (document, number)->records->len;
  guint refused = answer_step (document, number);

  notanda_document_finish_change (document);
  g_signal_emit_by_name (document, "history-changed");
  if (refused == 0)
    return TRUE;

  /* Translators: the name of a step, then two numbers */
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
               is_redo ? _ ("“%s”: %u of %u changes can’t be redone, since somebody else has changed the same since.")
                       : _ ("“%s”: %u of %u changes can’t be undone, since somebody else has changed the same since."),
               get_step (document, number)->label, refused, n);
  return FALSE;
}

const char *
notanda_document_get_undo_label (NotandaDocument *document)
{
  if (document->cursor == 0)
    return NULL;

  return get_step (document, document->cursor - 1)->label;
}

const char *
notanda_document_get_redo_label (NotandaDocument *document)
{
  if (document->cursor == notanda_document_get_steps (document)->len)
    return NULL;

  return get_step (document, document->cursor)->label;
}

guint
notanda_document_get_n_steps (NotandaDocument *document)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), 0);

  return notanda_document_get_steps (document)->len;
}

guint
notanda_document_get_n_done_steps (NotandaDocument *document)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), 0);

  return document->cursor;
}

const char *
notanda_document_get_step_label (NotandaDocument *document,
                                 guint            number)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (number < notanda_document_get_steps (document)->len, NULL);

  return get_step (document, number)->label;
}

gboolean
notanda_document_undo (NotandaDocument *document,
                       GError         **error)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document) && document->depth == 0, FALSE);

  if (document->cursor == 0)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("There is nothing to undo."));
      return FALSE;
    }
  document->cursor--;

  return take_back (document, document->cursor, FALSE, error);
}

gboolean
notanda_document_redo (NotandaDocument *document,
                       GError         **error)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document) && document->depth == 0, FALSE);

  if (document->cursor == notanda_document_get_steps (document)->len)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("There is nothing to redo."));
      return FALSE;
    }
  document->cursor++;

  return take_back (document, document->cursor - 1, TRUE, error);
}

/* notanda-page-history.c: undoing and redoing, and saying so
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The history is the document's; what is here tells a user what became of a step, or
 * why it couldn't be taken back. Costs what the steps cost.
 */

#include "app/notanda-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-step.h"

static void
finish_step (NotandaPage *self,
             gboolean     done,
             GError      *error,
             const char  *message)
{
  if (!done && error != NULL)
    notanda_page_toast (self, error->message, NULL, NULL);
  else
    notanda_page_announce (self, message);
}

const char *
notanda_page_get_step_label (NotandaPage *self,
                             gboolean     is_redo)
{
  NotandaDocument *document;
  const char      *label;

  g_return_val_if_fail (NOTANDA_IS_PAGE (self), NULL);

  document = notanda_page_get_document (self);
  label = notanda_page_blocks_get_step_label (notanda_page_get_blocks (self), is_redo);
  if (label != NULL || document == NULL)
    return label;

  return is_redo ? notanda_document_get_redo_label (document) : notanda_document_get_undo_label (document);
}

static void
take_step (NotandaPage *self,
           gboolean     is_redo)
{
  NotandaDocument *document = notanda_page_get_document (self);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  const char *label = notanda_page_get_step_label (self, is_redo);
  gboolean    done;

  if (label == NULL || notanda_page_blocks_take_step (notanda_page_get_blocks (self), is_redo))
    return;
  message = notanda_step_dup_words (label, is_redo);
  done = is_redo ? notanda_document_redo (document, &error) : notanda_document_undo (document, &error);
  finish_step (self, done, error, message);
  if (done)
    notanda_page_toast (self, message, is_redo ? NULL : _ ("_Redo"), is_redo ? NULL : "win.redo");
}

void
notanda_page_undo (NotandaPage *self)
{
  take_step (self, FALSE);
}

void
notanda_page_redo (NotandaPage *self)
{
  take_step (self, TRUE);
}

void
notanda_page_go_to_step (NotandaPage *self,
                         guint        n_done)
{
  NotandaDocument *document = notanda_page_get_document (self);
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;
  guint    now;

  if (document == NULL)
    return;
  n_done = MIN (n_done, notanda_document_get_n_steps (document));
  /* one that can't be taken back counts as taken back, so this comes to an end */
  while ((now = notanda_document_get_n_done_steps (document)) != n_done)
    done &= now > n_done ? notanda_document_undo (document, error == NULL ? &error : NULL)
                         : notanda_document_redo (document, error == NULL ? &error : NULL);
  finish_step (self, done, error, n_done > 0 ? notanda_document_get_step_label (document, n_done - 1) : _ ("All steps undone"));
}

/* notanda-step.c: undoing and redoing, and what is said of it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-step.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"

char *
notanda_step_dup_words (const char *label,
                        gboolean    is_redo)
{
  return is_redo ? notanda_bidi_printf (_ ("Redone: %s"), label) : notanda_bidi_printf (_ ("Undone: %s"), label);
}

char *
notanda_step_take (NotandaDocument *document,
                   gboolean         is_redo)
{
  const char      *label = is_redo ? notanda_document_get_redo_label (document) : notanda_document_get_undo_label (document);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (label == NULL)
    return NULL;
  /* the label is the step's, which goes */
  words = notanda_step_dup_words (label, is_redo);
  if (is_redo ? notanda_document_redo (document, &error) : notanda_document_undo (document, &error))
    return g_steal_pointer (&words);

  return error != NULL ? g_strdup (error->message) : NULL;
}

/* notanda-document-authors.c: who made the annotations of a document
 *
 * Counted anew each time, which is a look at each creation: a table kept beside the
 * rows would have to be right after each change, for what few ask about.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-document-private.h"

void
notanda_author_free (NotandaAuthor *author)
{
  g_free (author->name);
  g_free (author);
}

static int
compare_authors (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(NotandaAuthor *const *) a)->name, (*(NotandaAuthor *const *) b)->name);
}

GPtrArray *
notanda_document_list_authors (NotandaDocument *document)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_author_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  NotandaAuthor *last = NULL;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), list);

  for (guint32 slot = 0; slot < notanda_document_count_slots (document); slot++)
    {
      NotandaCreation creation NOTANDA_TO_BE_FILLED;

      if (!notanda_document_is_visible (document, slot))
        continue;
      notanda_document_get_creation (document, slot, &creation);
      if (last == NULL || strcmp (last->name, creation.author) != 0)
        last = g_hash_table_lookup (by_name, creation.author);
      if (last == NULL)
        {
          last = g_new0 (NotandaAuthor, 1);
          last->name = g_strdup (creation.author);
          g_hash_table_insert (by_name, last->name, last);
          g_ptr_array_add (list, last);
        }
      last->n_annotations++;
    }
  g_ptr_array_sort (list, compare_authors);

  return list;
}

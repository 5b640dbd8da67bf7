/* notanda-library-uses.c: what of a corpus' tag set its articles use
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Summed over what is listed, which for 10,000 articles takes some milliseconds. An article in several files counts once. */

#include "app/common/notanda-library-private.h"
#include "model/notanda-tag-set-use.h"

static gboolean
counts (NotandaLibrary            *self,
        const NotandaLibraryEntry *entry)
{
  return !entry->is_absent && !entry->is_copy && !notanda_library_is_removed (self, entry->document);
}

GHashTable *
notanda_library_count_types (NotandaLibrary *self)
{
  GHashTable    *types = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free, NULL);
  NotandaTagSet *tag_set;

  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), types);

  tag_set = notanda_document_get_tag_set (self->corpus->document);
  for (guint i = 0; i < self->look->entries->len; i++)
    {
      const NotandaLibraryEntry *entry = self->look->entries->pdata[i];
      GArray                    *by_type = entry->document->counts;

      if (!counts (self, entry))
        continue;
      for (guint k = 0; k < by_type->len; k++)
        {
          const NotandaTypeCount *count = &g_array_index (by_type, NotandaTypeCount, k);
          const NotandaId        *type = notanda_tag_set_resolve_type (tag_set, &count->type);

          g_hash_table_insert (types, g_memdup2 (type, sizeof *type),
                               GUINT_TO_POINTER (notanda_type_counts_get (types, type) + count->n));
        }
    }

  return types;
}

GHashTable *
notanda_library_count_values (NotandaLibrary  *self,
                              const NotandaId *element)
{
  GHashTable    *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  NotandaTagSet *tag_set;

  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), values);

  tag_set = notanda_document_get_tag_set (self->corpus->document);
  for (guint i = 0; i < self->look->entries->len; i++)
    {
      const NotandaLibraryEntry *entry = self->look->entries->pdata[i];

      if (!counts (self, entry))
        continue;
      for (guint k = 0; k < entry->document->uses->len; k++)
        {
          const NotandaTagUse *use = entry->document->uses->pdata[k];
          guint                n;

          if (!notanda_id_equal (notanda_tag_set_resolve_part (tag_set, &use->element), element))
            continue;
          n = GPOINTER_TO_UINT (g_hash_table_lookup (values, use->value));
          g_hash_table_insert (values, g_strdup (use->value), GUINT_TO_POINTER (n + use->n));
        }
    }

  return values;
}

guint
notanda_library_count_links (NotandaLibrary  *self,
                             const NotandaId *role)
{
  g_autoptr (GHashTable) values = notanda_library_count_values (self, role);

  return GPOINTER_TO_UINT (g_hash_table_lookup (values, ""));
}

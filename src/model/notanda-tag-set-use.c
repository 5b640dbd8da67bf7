/* notanda-tag-set-use.c: what of the tag set the annotations use
 *
 * Nothing is kept: the counts are asked for by a dialog that few open, and keeping
 * them would cost at each mark.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-tag-set-use.h"

typedef void (*AnnotationFunc) (const NotandaAnnotation *annotation,
                                gpointer                 data);

static void
foreach_annotation (NotandaDocument *document,
                    AnnotationFunc   func,
                    gpointer         data)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  guint32 n = notanda_document_get_n_slots (document);

  notanda_annotation_init (&annotation);
  for (guint32 slot = 0; slot < n; slot++)
    if (notanda_document_read (document, slot, &annotation))
      func (&annotation, data);
}

static void
add_one (GHashTable *counts,
         gpointer    key)
{
  g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
}

static void
count_type (const NotandaAnnotation *annotation,
            gpointer                 data)
{
  add_one (data, g_memdup2 (&annotation->type, sizeof annotation->type));
}

GHashTable *
notanda_document_count_types (NotandaDocument *document)
{
  GHashTable *counts = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free, NULL);

  foreach_annotation (document, count_type, counts);

  return counts;
}

guint
notanda_type_counts_get (GHashTable      *counts,
                         const NotandaId *type)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, type));
}

typedef struct
{
  const NotandaId *id;
  GHashTable      *counts;
  guint            n;
} Count;

static void
count_value (const NotandaAnnotation *annotation,
             gpointer                 data)
{
  Count              *count = data;
  const NotandaValue *value = notanda_annotation_get_attribute (annotation, count->id);

  if (value != NULL)
    add_one (count->counts, notanda_value_dup_string (value));
}

GHashTable *
notanda_document_count_values (NotandaDocument *document,
                               const NotandaId *attribute)
{
  Count count = { attribute, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0 };

  foreach_annotation (document, count_value, &count);

  return count.counts;
}

static void
count_links (const NotandaAnnotation *annotation,
             gpointer                 data)
{
  Count *count = data;

  for (guint i = 0; i < annotation->n_links; i++)
    count->n += notanda_id_equal (&annotation->links[i].role, count->id);
}

guint
notanda_document_count_links (NotandaDocument *document,
                              const NotandaId *role)
{
  Count count = { role, NULL, 0 };

  foreach_annotation (document, count_links, &count);

  return count.n;
}

GArray *
notanda_tag_type_list_defaults (const NotandaTagType *type)
{
  GArray *defaults = g_array_new (FALSE, FALSE, sizeof (NotandaAttribute));

  for (guint i = 0; i < type->attributes->len; i++)
    {
      const NotandaTagAttribute *attribute = type->attributes->pdata[i];
      NotandaAttribute           made = { .id = attribute->id };

      if (notanda_tag_attribute_get_default (attribute, &made.value))
        g_array_append_val (defaults, made);
    }

  return defaults;
}

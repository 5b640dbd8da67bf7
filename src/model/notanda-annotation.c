/* notanda-annotation.c: one annotation as it is seen now
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-annotation.h"

#include <string.h>

void
notanda_annotation_init (NotandaAnnotation *annotation)
{
  memset (annotation, 0, sizeof *annotation);
  annotation->fragment_array = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  annotation->attribute_array = g_array_new (FALSE, FALSE, sizeof (NotandaAttribute));
  annotation->link_array = g_array_new (FALSE, FALSE, sizeof (NotandaLink));
  annotation->note_array = g_array_new (FALSE, FALSE, sizeof (NotandaNote));
  annotation->named_array = g_array_new (FALSE, FALSE, sizeof (NotandaNamedValue));
}

void
notanda_annotation_clear (NotandaAnnotation *annotation)
{
  g_clear_pointer (&annotation->fragment_array, g_array_unref);
  g_clear_pointer (&annotation->attribute_array, g_array_unref);
  g_clear_pointer (&annotation->link_array, g_array_unref);
  g_clear_pointer (&annotation->note_array, g_array_unref);
  g_clear_pointer (&annotation->named_array, g_array_unref);
}

const NotandaValue *
notanda_annotation_get_attribute (const NotandaAnnotation *annotation,
                                  const NotandaId         *attribute)
{
  for (guint i = 0; i < annotation->n_attributes; i++)
    if (notanda_id_equal (&annotation->attributes[i].id, attribute))
      return &annotation->attributes[i].value;

  return NULL;
}

guint
notanda_annotation_count_differences (const NotandaAnnotation *annotation)
{
  return annotation->n_differences + (annotation->edited_while_deleted ? 1 : 0);
}

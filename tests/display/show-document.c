/* show-document.c: prints a document's annotations, a line each, for display tests
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-document-file.h"

/* " ATTRIBUTE=VALUE", by the order of the type's attributes; a reference is "DATABASE:ID (LABEL)" */
static void
print_attributes (NotandaAnnotation    *annotation,
                  const NotandaTagType *type)
{
  for (guint i = 0; type != NULL && i < type->attributes->len; i++)
    {
      const NotandaTagAttribute *attribute = g_ptr_array_index (type->attributes, i);
      const NotandaValue        *value = notanda_annotation_get_attribute (annotation, &attribute->id);

      if (value == NULL || value->kind == NOTANDA_VALUE_NONE)
        continue;
      if (value->kind == NOTANDA_VALUE_REFERENCE)
        g_print (" %s=%s:%s (%s)", attribute->identifier, value->database, value->text, value->label);
      else if (value->kind == NOTANDA_VALUE_YES_NO)
        g_print (" %s=%s", attribute->identifier, value->yes ? "yes" : "no");
      else
        g_print (" %s=%s", attribute->identifier, value->text);
    }
}

/* " ROLE>START", by the order of the type's roles, and " #NOTE" */
static void
print_elements (NotandaDocument      *document,
                NotandaAnnotation    *annotation,
                const NotandaTagType *type)
{
  g_auto (NotandaAnnotation) target = { 0 };

  notanda_annotation_init (&target);
  for (guint i = 0; type != NULL && i < type->roles->len; i++)
    for (guint k = 0; k < annotation->n_links; k++)
      {
        const NotandaTagRole *role = g_ptr_array_index (type->roles, i);
        guint32               slot;

        if (notanda_id_equal (&annotation->links[k].role, &role->id) &&
            notanda_document_find (document, &annotation->links[k].target, &slot) &&
            notanda_document_read (document, slot, &target))
          g_print (" %s>%u", role->identifier, target.fragments[0].start);
      }
  for (guint i = 0; i < annotation->n_notes; i++)
    g_print (" #%s", annotation->notes[i].text);
}

/* "Quote 12-34 WORDS", in text order */
static void
print_annotation (NotandaDocument   *document,
                  NotandaAnnotation *annotation)
{
  const NotandaTagType *type = notanda_tag_set_find_type (notanda_document_get_tag_set (document), &annotation->type);

  g_print ("%s", type != NULL ? type->identifier : "?");
  for (guint i = 0; i < annotation->n_fragments; i++)
    {
      const NotandaRange *range = &annotation->fragments[i];
      g_autofree char    *words = notanda_article_dup_range (notanda_document_get_article (document), range->start, range->end);

      g_print (" %u-%u %s", range->start, range->end, words);
    }
  print_attributes (annotation, type);
  print_elements (document, annotation, type);
  g_print ("\n");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "reader");
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaSpanSet *spans;
  NotandaSpan     head;

  if (argc != 2)
    return 2;
  document = notanda_document_file_open (argv[1], identity, NULL, NULL, &error);
  if (document == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  notanda_annotation_init (&annotation);
  spans = notanda_document_get_spans (document);
  for (guint i = 0; notanda_span_set_get_head (spans, i, &head); i++)
    if (notanda_document_read (document, head.slot, &annotation))
      print_annotation (document, &annotation);
  return 0;
}

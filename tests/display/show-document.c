/* show-document.c: prints a document's annotations, a line each, for display tests
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-document-file.h"

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

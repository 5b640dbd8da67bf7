/* document-save.c: a program that opens a document, marks and saves, to be disturbed or killed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* document-save FILE COUNT   marks FILE COUNT times, one save each, and prints
 *                            the mark's id when it is saved; makes FILE where
 *                            there is none. Exit 1 and a message if it can't */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format/notanda-document-file.h"

#define TEXT "one two three"

static NotandaDocument *
make_document (NotandaIdentity *identity)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (NotandaArticle) article = notanda_article_new (bytes, NULL);
  g_autoptr (NotandaReading) reading = notanda_reading_new (article);

  return notanda_document_new (reading, identity);
}

static NotandaDocument *
open_or_make (const char           *path,
              NotandaDocumentFile **file,
              GError              **error)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (7, "Cy");
  g_autoptr (GError) own = NULL;
  NotandaDocument *document = notanda_document_file_open (path, identity, file, NULL, &own);

  if (document != NULL)
    return document;
  if (!g_error_matches (own, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return NULL;
    }
  *file = notanda_document_file_new (path);

  return make_document (identity);
}

static gboolean
mark_and_save (NotandaDocument     *document,
               NotandaDocumentFile *file,
               GError             **error)
{
  const NotandaRange   range = { 4, 7 };
  NotandaIdentity     *identity = notanda_document_get_identity (document);
  NotandaId            id;
  NotandaNewAnnotation what = { .id = &id, .type = *notanda_builtin_type_get_id (NOTANDA_TYPE_ENTITY), .fragments = &range, .n_fragments = 1 };
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (NotandaSnapshot) merged = NULL;
  char string[NOTANDA_ID_STRING_SIZE];

  identity->new_id (&id, identity->data);
  if (!notanda_document_add (document, &what, "Mark", NULL, error))
    return FALSE;
  snapshot = notanda_document_snapshot (document);
  if (!notanda_document_file_save (file, snapshot, &merged, NULL, error))
    return FALSE;
  if (merged != NULL && !notanda_document_merge (document, merged, NULL, error))
    return FALSE;
  puts (notanda_id_to_string (&id, string));
  fflush (stdout);

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    return 2;
  document = open_or_make (argv[1], &file, &error);
  for (int i = 0; error == NULL && i < atoi (argv[2]); i++)
    mark_and_save (document, file, &error);
  if (error != NULL)
    g_printerr ("document-save: %s\n", error->message);

  return error == NULL ? 0 : 1;
}

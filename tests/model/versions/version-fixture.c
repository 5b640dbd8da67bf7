/* version-fixture.c: newer versions of a document, by several people
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/version-fixture.h"

#include <string.h>

NotandaReading *
reading_new (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (NotandaArticle) article = notanda_article_new (bytes, NULL);

  g_assert_nonnull (article);

  return notanda_reading_new (article);
}

NotandaDocument *
new_version (NotandaDocument       *old,
             const char            *text,
             guint64                replica,
             NotandaVersionReport **report)
{
  g_autoptr (NotandaReading) reading = reading_new (text);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (replica, replica == 1 ? "Ada" : "Bo");
  g_autoptr (GError) error = NULL;
  NotandaDocument *document = notanda_version_new (old, "old.notanda", reading, identity, report, &error);

  g_assert_no_error (error);

  return document;
}

guint
merge_into (NotandaDocument *document,
            NotandaDocument *other)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (other);
  NotandaMergeResult result;

  g_assert_true (notanda_document_merge (document, snapshot, &result, NULL));

  return result.annotations;
}

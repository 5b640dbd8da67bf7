/* notanda-opened.c: what comes of opening an article, and how that can be read again
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A draft can be read again as long as it is one. How is one order, whatever it came from: the file, with part and password; the
 * address; or the text as it stands, where there is nothing else. Two of these stand in the document, but no password and no path,
 * so what was given when it was opened comes first.
 */

#include "app/common/notanda-opened.h"

#include <glib/gi18n-lib.h>

#include "intake/notanda-intake.h"
#include "load/notanda-open.h"

void
notanda_opened_free (NotandaOpened *opened)
{
  g_clear_object (&opened->document);
  g_clear_pointer (&opened->report, notanda_version_report_free);
  g_clear_pointer (&opened->file, notanda_document_file_free);
  g_clear_pointer (&opened->corpus, notanda_corpus_free);
  g_free (opened->source);
  notanda_order_unref (opened->order);
  g_free (opened->notice);
  g_free (opened);
}

/* The file that a draft was read from: the one that was opened, or that beside it. */
static char *
dup_source (NotandaOpened *opened,
            NotandaOrder  *order)
{
  if (order->kind == NOTANDA_ORDER_PATH && g_file_test (order->name, G_FILE_TEST_IS_REGULAR) &&
      !notanda_open_is_document (order->name))
    return g_strdup (order->name);

  return notanda_open_dup_source (opened->file->path, opened->document);
}

/* Only what came from the web is ever fetched again, and what came from a file is read from that. What the user allowed or
 * typed for it still holds, unless the document was opened by itself: then it knows the part, but no password. */
static NotandaOrder *
dup_source_order (NotandaOpened *opened,
                  NotandaOrder  *order)
{
  g_autofree char *address = opened->source == NULL ? notanda_intake_dup_address (opened->document) : NULL;
  NotandaOrder    *again;

  if (order->kind == NOTANDA_ORDER_ADDRESS || (order->kind == NOTANDA_ORDER_PATH && g_strcmp0 (order->name, opened->source) == 0))
    again = notanda_order_copy (order);
  else if (opened->source != NULL)
    again = notanda_order_new (NOTANDA_ORDER_PATH, opened->source);
  else if (address != NULL)
    again = notanda_order_new (NOTANDA_ORDER_ADDRESS, address);
  else
    again = notanda_order_new (NOTANDA_ORDER_DRAFT, opened->file->path);
  if (again->part == NULL)
    again->part = g_strdup (notanda_document_get_meta (opened->document, NOTANDA_META_SOURCE_PART));
  g_clear_object (&again->draft);
  g_clear_pointer (&again->encoding, g_free);

  return again;
}

/* Nothing offers to mend what is fixed already, so of a new version it is only said. */
static void
tell_twice (NotandaOpened *opened)
{
  g_autofree char *first = g_steal_pointer (&opened->notice);
  g_autofree char *twice =
      g_strdup_printf (ngettext ("%" G_GSIZE_FORMAT " place looks as if it was encoded twice, like “â€™” for an apostrophe; “Correct the Text” can put that right.",
                                 "%" G_GSIZE_FORMAT " places look as if they were encoded twice, like “â€™” for an apostrophe; “Correct the Text” can put that right.",
                                 opened->n_twice),
                       opened->n_twice);

  opened->notice = first != NULL ? g_strdup_printf ("%s %s", first, twice) : g_steal_pointer (&twice);
}

/* What the bytes are for certain needs no question, nor what a page or its server says of them. */
static gboolean
is_guess (NotandaOpened *opened)
{
  const char *encoding = notanda_document_get_meta (opened->document, NOTANDA_META_ENCODING);
  const char *from = notanda_document_get_meta_from (opened->document, NOTANDA_META_ENCODING);

  return opened->order != NULL && opened->order->kind != NOTANDA_ORDER_DRAFT && encoding != NULL && !g_str_has_prefix (encoding, "UTF-") && !g_str_equal (encoding, "US-ASCII") &&
         (g_strcmp0 (from, "bytes") == 0 || g_strcmp0 (from, "file") == 0);
}

void
notanda_opened_describe (NotandaOpened *opened,
                         NotandaOrder  *order,
                         gboolean       is_known)
{
  const char *encoding = notanda_document_get_meta (opened->document, NOTANDA_META_ENCODING);
  gboolean    is_draft = notanda_document_is_draft (opened->document);
  const char *text;
  gsize       size;

  if (is_draft)
    {
      opened->source = dup_source (opened, order);
      opened->order = dup_source_order (opened, order);
    }
  else if (opened->report == NULL)
    return;
  text = notanda_article_get_text (notanda_document_get_article (opened->document), &size);
  opened->n_twice = notanda_load_count_twice (encoding, text, size);
  if (!is_draft && opened->n_twice > 0)
    tell_twice (opened);
  opened->encoding_guessed = !is_known && is_guess (opened);
}

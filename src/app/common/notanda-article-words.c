/* notanda-article-words.c: what the parts of an article are called
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-article-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* It would make stairs of the tables. */
/* clang-format off */
static const char *const metas[NOTANDA_N_META] = {
  [NOTANDA_META_TITLE] = N_ ("Title"),
  [NOTANDA_META_BYLINE] = N_ ("Byline"),
  [NOTANDA_META_OUTLET] = N_ ("Outlet"),
  [NOTANDA_META_DATE] = N_ ("Date"),
  [NOTANDA_META_MODIFIED] = N_ ("Modified"),
  [NOTANDA_META_LANGUAGE] = N_ ("Language"),
  [NOTANDA_META_ADDRESS] = N_ ("Address"),
  [NOTANDA_META_CANONICAL_ADDRESS] = N_ ("Canonical Address"),
  [NOTANDA_META_SOURCE_NAME] = N_ ("File"),
  [NOTANDA_META_SOURCE_PART] = N_ ("Part of the File"),
  [NOTANDA_META_ENCODING] = N_ ("Encoding"),
  [NOTANDA_META_LOADED] = N_ ("Loaded"),
  [NOTANDA_META_TRUNCATED] = N_ ("Incomplete"),
};

static const char *const kinds[] = {
  [NOTANDA_BLOCK_TITLE] = N_ ("Title"),
  [NOTANDA_BLOCK_STANDFIRST] = N_ ("Standfirst"),
  [NOTANDA_BLOCK_BYLINE] = N_ ("Byline"),
  [NOTANDA_BLOCK_DATELINE] = N_ ("Dateline"),
  [NOTANDA_BLOCK_HEADING] = N_ ("Heading"),
  [NOTANDA_BLOCK_PARAGRAPH] = N_ ("Paragraph"),
  [NOTANDA_BLOCK_CAPTION] = N_ ("Caption"),
  [NOTANDA_BLOCK_LIST_ITEM] = N_ ("List Item"),
  [NOTANDA_BLOCK_QUOTATION] = N_ ("Block Quotation"),
  [NOTANDA_BLOCK_TABLE_CELL] = N_ ("Table Cell"),
  [NOTANDA_BLOCK_PREFORMATTED] = N_ ("Preformatted"),
};

/* By how the identifiers begin. */
static const struct
{
  const char *from;
  const char *label;
} sources[] = {
  { "json-ld", N_ ("from the page’s structured data") },
  { "og:", N_ ("from the page’s metadata") },
  { "article:", N_ ("from the page’s metadata") },
  { "meta:", N_ ("from the page’s metadata") },
  { "dc.", N_ ("from the page’s metadata") },
  { "twitter:", N_ ("from the page’s metadata") },
  { "html:", N_ ("from the page’s metadata") },
  { "link:", N_ ("from the page’s metadata") },
  { "h1", N_ ("from the heading") },
  { "title", N_ ("from the page’s title") },
  { "class:", N_ ("from a line of the page") },
  { "time", N_ ("from a line of the page") },
  { "itemprop:", N_ ("from a line of the page") },
  { "text", N_ ("from the text") },
  { "bytes", N_ ("from the text") },
  { "declared", N_ ("as the page says") },
  { "meta", N_ ("as the page says") },
  { "http", N_ ("as the server says") },
  { "user", N_ ("chosen by hand") },
  { "feed", N_ ("from the feed") },
  { "script", N_ ("from the text") },
  { "address", N_ ("from the address") },
  { "file", N_ ("from the file") },
  { "mark", N_ ("from the file") },
  { "modified", N_ ("from the file") },
  { "front-matter", N_ ("from the file") },
  { "archive", N_ ("from the file") },
  { "chapter", N_ ("from the file") },
  { "message", N_ ("from the file") },
  { "loading", N_ ("seen while loading") },
};
/* clang-format on */

const char *
notanda_article_words_get_meta (NotandaMeta meta)
{
  g_return_val_if_fail (meta < NOTANDA_N_META, "");

  return _ (metas[meta]);
}

const char *
notanda_article_words_get_block_kind (guint kind)
{
  return kind < G_N_ELEMENTS (kinds) && kinds[kind] != NULL ? _ (kinds[kind]) : _ ("Unknown Kind");
}

char *
notanda_article_words_dup_from (const char *from,
                                gboolean    is_corrected)
{
  if (is_corrected)
    return g_strdup (_ ("corrected by hand"));
  for (gsize i = 0; from != NULL && i < G_N_ELEMENTS (sources); i++)
    if (g_str_has_prefix (from, sources[i].from))
      return g_strdup (_ (sources[i].label));

  return from != NULL ? g_strdup_printf (_ ("from “%s”"), from) : g_strdup ("");
}

/* notanda-json-ld.h: what a page's structured data say about its article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NotandaJsonLd:
 * @authors: (element-type utf8): names, in their order, those that are said to be organizations are not
 * @organizations: (element-type utf8): these, where they are authors
 * @has_person: the first of @authors is said to be a person
 *
 * All are owned and %NULL where nothing was found; as found, with white space at their ends. Of
 * several articles on a page the first that has a headline counts.
 */
typedef struct
{
  char      *headline;
  GPtrArray *authors;
  GPtrArray *organizations;
  char      *publisher;
  char      *published;
  char      *modified;
  char      *language;
  char      *address;
  char      *description;
  char      *body;
  gboolean   has_person;
  gboolean   is_article;
  gboolean   is_list;
  gboolean   is_paywalled;
} NotandaJsonLd;

void notanda_json_ld_init (NotandaJsonLd *data);
void notanda_json_ld_clear (NotandaJsonLd *data);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaJsonLd, notanda_json_ld_clear)

/**
 * notanda_json_ld_add:
 * @text: the content of a script of the type application/ld+json
 * @size: in bytes
 *
 * Mends what can be mended; what can't adds nothing. O(n).
 */
void notanda_json_ld_add (NotandaJsonLd *data,
                          const char    *text,
                          gsize          size);

/**
 * notanda_json_repair:
 *
 * Removes comments, wrappers and trailing commas, escapes control characters in strings. O(n).
 *
 * Returns: (transfer full): what may be JSON now, at most as long as needed
 */
GString *notanda_json_repair (const char *text,
                              gsize       size);

/**
 * notanda_json_state_find_body:
 * @text: a script's content that holds JSON somewhere
 *
 * Returns: (transfer full) (nullable): the longest text in it that reads like an article's body
 */
char *notanda_json_state_find_body (const char *text,
                                    gsize       size);

G_END_DECLS

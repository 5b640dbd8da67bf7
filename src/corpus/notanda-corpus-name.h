/* notanda-corpus-name.h: what files of a corpus are called
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-id.h"

G_BEGIN_DECLS

/* No name that is made here is longer than this, in bytes. */
#define NOTANDA_CORPUS_NAME_MAX_SIZE 120

/**
 * notanda_corpus_name_dup_slug:
 * @text: (nullable): any UTF-8
 * @instead: for a text that has no letter and no digit
 *
 * "Der Überfall, Teil 2" to "der-uberfall-teil-2": lower-case Latin letters without accents, digits, and "-"
 * between. Other scripts are transliterated.
 */
char *notanda_corpus_name_dup_slug (const char *text,
                                    const char *instead);

/**
 * notanda_corpus_name_new:
 * @title: (nullable): the article's
 * @article: the hash of its text
 *
 * "SLUG-ID.notanda", the id being the first hexadecimal digits of the hash. It means the same where case
 * doesn't count, where a server takes few characters, and on every system.
 *
 * Returns: (transfer full) (type filename): the name of a file, without a folder
 */
char *notanda_corpus_name_new (const char        *title,
                               const NotandaHash *article);

G_END_DECLS

/* notanda-load.h: articles from files of any kind that can be read
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/notanda-loader-client.h"
#include "load/text/notanda-encoding.h"

G_BEGIN_DECLS

/* Bytes of a file that are looked at, at most: the largest text there may be,
 * in the roomiest encoding in which it still has that size in UTF-8. */
#define NOTANDA_LOAD_MAX_SIZE (2 * (gsize) NOTANDA_ARTICLE_MAX_SIZE)

/**
 * notanda_load_bytes:
 * @bytes: the content of a file, or what a server sent
 * @options: "-" as the name is standard input. Errors start with the name; without an address, its last part becomes the
 *   metadata's source name
 * @client: (nullable): keeps the helper process for the next input; else one is started for this one
 *
 * What kind of file it is goes by its content first. Plain text is read here, all else in a helper process. Where that breaks
 * down over a page or a PDF file, its text alone is read, and a notice says so. Blocks; safe in any thread.
 *
 * Returns: (transfer full): what was made of it, which may be a list to choose from; %NULL with %NOTANDA_ERROR_EMPTY,
 *   %NOTANDA_ERROR_NOT_TEXT, %NOTANDA_ERROR_TOO_LARGE, %NOTANDA_ERROR_INVALID for an encoding that isn't known,
 *   %NOTANDA_ERROR_BROKE_DOWN where the input broke its reader, or those of that reader
 */
NotandaLoaded *notanda_load_bytes (GBytes                   *bytes,
                                   const NotandaLoadOptions *options,
                                   NotandaLoaderClient      *client,
                                   GCancellable             *cancellable,
                                   GError                  **error);

/**
 * notanda_load_dup_reading:
 * @name: how errors call the input
 * @notice: (out) (optional) (transfer full) (nullable): what the user should know: what is no whole article, was cut or
 *   mended; sentences for people
 *
 * Returns: (transfer full): the text with its blocks; %NULL with %NOTANDA_ERROR_CHOICE where @loaded is a list of articles,
 *   %NOTANDA_ERROR_EMPTY, or %NOTANDA_ERROR_TOO_LARGE
 */
NotandaReading *notanda_load_dup_reading (NotandaLoaded *loaded,
                                          const char    *name,
                                          char         **notice,
                                          GError       **error);

/**
 * notanda_load_dup_notices:
 * @sentence: (nullable): what comes first
 *
 * Returns: (transfer full) (nullable): with the notices of @loaded behind it; %NULL where there is nothing to say
 */
char *notanda_load_dup_notices (NotandaLoaded *loaded,
                                const char    *sentence);

/**
 * notanda_load_count_twice:
 * @encoding: (nullable): what the text was read as, a %NOTANDA_META_ENCODING
 * @text: (array length=size): of an article
 *
 * There is a notice of them where something is loaded; reading it as %NOTANDA_ENCODING_TWICE mends them.
 *
 * Returns: the places that look like UTF-8 that was read as windows-1252 and written as UTF-8 once more; 0 where it isn't in UTF-8, or not
 *   clearly so
 */
gsize notanda_load_count_twice (const char *encoding,
                                const char *text,
                                gsize       size);

/**
 * notanda_load_get_lead:
 *
 * Returns: (transfer none) (nullable): of a page with hardly a text, the one that it leads on to within seconds; of one without
 *   any, the largest of its frames. Followed only if the user says so
 */
const NotandaLoadedLink *notanda_load_get_lead (const NotandaLoaded *loaded);

/**
 * notanda_load:
 * @bytes: the content of a file
 * @name: its name or path, as UTF-8 for people; "-" is standard input. Errors
 *   start with it, and its last part becomes the metadata's source name
 * @encoding: (nullable): the IANA name of the encoding to read it in, and no other
 *
 * Both of the above for one input.
 *
 * Returns: (transfer full): what was made of it; %NULL with their errors
 */
NotandaReading *notanda_load (GBytes     *bytes,
                              const char *name,
                              const char *encoding,
                              GError    **error);

/**
 * notanda_load_noticing:
 * @notice: (out) (transfer full) (nullable): what had to be mended, a sentence
 *   for people; %NULL where all is as it should be
 *
 * The same, for callers that can show a notice.
 */
NotandaReading *notanda_load_noticing (GBytes     *bytes,
                                       const char *name,
                                       const char *encoding,
                                       char      **notice,
                                       GError    **error);

/**
 * notanda_load_list_encodings:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): what a user may choose from, in
 *   the order of a menu; labels need _()
 */
const NotandaEncoding *notanda_load_list_encodings (guint *n);

G_END_DECLS

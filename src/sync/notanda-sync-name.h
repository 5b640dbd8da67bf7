/* notanda-sync-name.h: what the files of a corpus are called on the server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-id.h"

G_BEGIN_DECLS

/*
 * Below the address that a corpus is connected to:
 *
 *   corpus-ID/format                   says what this is; ID: 32 hexadecimal digits
 *   corpus-ID/log/REPLICA-SEQ-SHA256.seg     records: notanda-segment.h
 *   corpus-ID/log/REPLICA-SEQ-SHA256.pack    the same, of several earlier ones
 *   corpus-ID/log/REPLICA-SEQ-SHA256.text    texts of articles: notanda-text-pack.h
 *
 * REPLICA: 16 digits, whoever wrote it; SEQ: 8 digits, growing with each of a
 * replica's files; SHA256: 64 digits, of the file's bytes. All digits are
 * lower-case hexadecimal, so a name means the same where case doesn't count,
 * and sorts by its writer and then by time. A file never changes, and only its
 * writer makes or deletes it.
 */

typedef enum
{
  NOTANDA_SYNC_SEGMENT,
  NOTANDA_SYNC_PACK,
  NOTANDA_SYNC_TEXT,
} NotandaSyncKind;

/* A plain value. */
typedef struct
{
  guint64         replica;
  guint32         seq;
  NotandaSyncKind kind;
  NotandaHash     hash;
} NotandaSyncName;

#define NOTANDA_SYNC_NAME_SIZE 96 /* of the longest as a string, its zero byte included */

/**
 * notanda_sync_name_to_string:
 * @out: room for %NOTANDA_SYNC_NAME_SIZE bytes
 *
 * Returns: @out, as in "0123…-0000002a-89ab….seg"
 */
const char *notanda_sync_name_to_string (const NotandaSyncName *name,
                                         char                  *out);

/**
 * notanda_sync_name_parse:
 *
 * Returns: %FALSE where @string isn't exactly what notanda_sync_name_to_string() gives
 */
gboolean notanda_sync_name_parse (const char      *string,
                                  NotandaSyncName *name);

gboolean notanda_sync_name_equal (gconstpointer a,
                                  gconstpointer b);
guint    notanda_sync_name_hash (gconstpointer name);

/* By writer, then in the order they were written. */
int notanda_sync_name_compare (gconstpointer a,
                               gconstpointer b);

/* What a file is called in notes about it: the SHA-256 of its name. Its content's would be that of a copy, too. */
void notanda_sync_name_get_id (const NotandaSyncName *name,
                               NotandaHash           *id);

/**
 * notanda_sync_name_get_format:
 *
 * A version that changes the format makes a file of such a name beside the others, "format-2", so that whoever lists them learns
 * of it by that.
 *
 * Returns: its number; 0 where it is none of these names
 */
guint notanda_sync_name_get_format (const char *string);

/* Returns: (transfer full): "corpus-ID/" and @below, which may be "", "log/" or a file's path */
char *notanda_sync_dup_path (const NotandaId *corpus,
                             const char      *below);

/* The corpus that a folder named "corpus-ID" on a server is of. */
gboolean notanda_sync_parse_folder (const char *name,
                                    NotandaId  *corpus);

G_END_DECLS

/* notanda-id.h: 128-bit ids and SHA-256 hashes as plain values
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Both are bytes, never integers: the order of two ids is the order of their
 * bytes, on every machine. */
typedef struct
{
  guint8 bytes[16];
} NotandaId;

typedef struct
{
  guint8 bytes[32];
} NotandaHash;

#define NOTANDA_ID_STRING_SIZE (2 * 16 + 1)
#define NOTANDA_HASH_STRING_SIZE (2 * 32 + 1)

guint    notanda_id_hash (gconstpointer id);
gboolean notanda_id_equal (gconstpointer a,
                           gconstpointer b);
int      notanda_id_compare (gconstpointer a,
                             gconstpointer b);
gboolean notanda_id_is_zero (const NotandaId *id);

/**
 * notanda_id_for_name:
 * @kind: what is named: "type", "attribute", "role", "field", ...
 * @name: its published name
 * @out: (out): the first 16 bytes of the SHA-256 of "notanda:KIND:NAME"
 *
 * Ids that must be the same everywhere, without anybody handing them out.
 */
void notanda_id_for_name (const char *kind,
                          const char *name,
                          NotandaId  *out);

/**
 * notanda_id_to_string:
 * @out: room for %NOTANDA_ID_STRING_SIZE bytes
 *
 * Returns: @out, 32 lower-case hexadecimal digits
 */
const char *notanda_id_to_string (const NotandaId *id,
                                  char            *out);

/**
 * notanda_id_from_string:
 *
 * Returns: %FALSE where @string isn't exactly 32 hexadecimal digits
 */
gboolean notanda_id_from_string (const char *string,
                                 NotandaId  *out);

guint       notanda_hash_hash (gconstpointer hash);
gboolean    notanda_hash_equal (gconstpointer a,
                                gconstpointer b);
int         notanda_hash_compare (gconstpointer a,
                                  gconstpointer b);
void        notanda_hash_of (gconstpointer data,
                             gsize         size,
                             NotandaHash  *out);
const char *notanda_hash_to_string (const NotandaHash *hash,
                                    char              *out);

G_END_DECLS

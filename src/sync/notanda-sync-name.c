/* notanda-sync-name.c: what the files of a corpus are called on the server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A listing comes from a server that may say anything: a name is taken only if writing it again gives the same string,
 * so there is one rule and not a second one for reading. Rejected: a decimal sequence number, which doesn't sort. */

#include "sync/notanda-sync-name.h"

#include <stdio.h>
#include <string.h>

#include "sync/notanda-sync-hash.h"

#define FOLDER "corpus-"
#define FORMAT "format-"

static const char *const suffixes[] = {
  [NOTANDA_SYNC_SEGMENT] = "seg",
  [NOTANDA_SYNC_PACK] = "pack",
  [NOTANDA_SYNC_TEXT] = "text",
};

const char *
notanda_sync_name_to_string (const NotandaSyncName *name,
                             char                  *out)
{
  char hash[NOTANDA_HASH_STRING_SIZE];

  snprintf (out, NOTANDA_SYNC_NAME_SIZE, "%016" G_GINT64_MODIFIER "x-%08x-%s.%s", name->replica, name->seq,
            notanda_hash_to_string (&name->hash, hash), suffixes[name->kind]);

  return out;
}

static gboolean
read_digits (const char **at,
             guint        n,
             guint64     *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      int digit = g_ascii_isupper (**at) ? -1 : g_ascii_xdigit_value (**at);

      if (digit < 0)
        return FALSE;
      *value = *value << 4 | (guint64) digit;
      (*at)++;
    }

  return TRUE;
}

gboolean
notanda_sync_name_parse (const char      *string,
                         NotandaSyncName *name)
{
  NotandaSyncName parsed = { 0 };
  const char     *at = string;
  guint64         value;

  if (!read_digits (&at, 16, &parsed.replica) || *at++ != '-' || !read_digits (&at, 8, &value) || *at++ != '-')
    return FALSE;
  parsed.seq = (guint32) value;
  for (guint i = 0; i < sizeof parsed.hash.bytes; i++)
    {
      if (!read_digits (&at, 2, &value))
        return FALSE;
      parsed.hash.bytes[i] = (guint8) value;
    }
  if (*at++ != '.')
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (strcmp (at, suffixes[i]) == 0)
      {
        parsed.kind = (NotandaSyncKind) i;
        *name = parsed;
        return TRUE;
      }

  return FALSE;
}

void
notanda_sync_name_get_id (const NotandaSyncName *name,
                          NotandaHash           *id)
{
  char string[NOTANDA_SYNC_NAME_SIZE];

  notanda_sync_name_to_string (name, string);
  notanda_hash_of (string, strlen (string), id);
}

guint
notanda_sync_name_get_format (const char *string)
{
  guint64 number = 0;

  if (g_str_has_prefix (string, FORMAT))
    g_ascii_string_to_unsigned (string + strlen (FORMAT), 10, 1, G_MAXUINT, &number, NULL);

  return (guint) number;
}

gboolean
notanda_sync_name_equal (gconstpointer a,
                         gconstpointer b)
{
  return notanda_sync_name_compare (a, b) == 0;
}

/* The hash of the content alone tells two files apart as a rule; but whoever writes the listing may have it otherwise. */
guint
notanda_sync_name_hash (gconstpointer name)
{
  const NotandaSyncName *self = name;
  guint64                words[6] = { self->replica, (guint64) self->seq << 8 | self->kind };

  memcpy (words + 2, self->hash.bytes, sizeof self->hash.bytes);

  return notanda_sync_hash_words (words, G_N_ELEMENTS (words));
}

int
notanda_sync_name_compare (gconstpointer a,
                           gconstpointer b)
{
  const NotandaSyncName *x = a;
  const NotandaSyncName *y = b;

  if (x->replica != y->replica)
    return x->replica < y->replica ? -1 : 1;
  if (x->seq != y->seq)
    return x->seq < y->seq ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;

  return notanda_hash_compare (&x->hash, &y->hash);
}

char *
notanda_sync_dup_path (const NotandaId *corpus,
                       const char      *below)
{
  char id[NOTANDA_ID_STRING_SIZE];

  return g_strconcat (FOLDER, notanda_id_to_string (corpus, id), "/", below, NULL);
}

gboolean
notanda_sync_parse_folder (const char *name,
                           NotandaId  *corpus)
{
  char      again[NOTANDA_ID_STRING_SIZE];
  NotandaId id;

  if (!g_str_has_prefix (name, FOLDER) || !notanda_id_from_string (name + strlen (FOLDER), &id))
    return FALSE;
  if (strcmp (notanda_id_to_string (&id, again), name + strlen (FOLDER)) != 0)
    return FALSE;
  *corpus = id;

  return TRUE;
}

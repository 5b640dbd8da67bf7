/* notanda-sync-index.c: the index of a corpus' sync, as bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   8 bytes magic | u32 CRC-32 of all that follows | 16 bytes corpus | u64 replica | u32 next number | u8 doubts |
 *   u8 whether there is a token, string token | files | names written | dirty scopes | waiting scopes | notes
 *
 * each of the five a u32 and so many rows. A version that changes this takes another magic, and an index of another version
 * is as none: it is a cache. */

#include "sync/notanda-sync-index.h"

#include "base/notanda-crc.h"

#define MAGIC "NTDSYNC2"

enum
{
  CONFIRMED = 1,
  GONE = 2,
  PACKED = 4,
  CLAIMED = 8,
  HAS_BYTES = 16,
  DAMAGED = 32,
};

static void
write_name (GByteArray            *out,
            const NotandaSyncName *name)
{
  notanda_write_u64 (out, name->replica);
  notanda_write_u32 (out, name->seq);
  notanda_write_u8 (out, (guint8) name->kind);
  notanda_write_bytes (out, name->hash.bytes, sizeof name->hash.bytes);
}

static void
read_name (NotandaReader   *reader,
           NotandaSyncName *name)
{
  memset (name, 0, sizeof *name);
  name->replica = notanda_reader_u64 (reader);
  name->seq = notanda_reader_u32 (reader);
  name->kind = (NotandaSyncKind) notanda_reader_u8 (reader);
  notanda_reader_copy (reader, name->hash.bytes, sizeof name->hash.bytes);
  if (name->kind > NOTANDA_SYNC_TEXT)
    reader->failed = TRUE;
}

static void
write_files (const NotandaSyncState *state,
             GByteArray             *out)
{
  GHashTableIter iter;
  gpointer       value;

  notanda_write_u32 (out, g_hash_table_size (state->files));
  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const NotandaSyncFile *file = value;

      write_name (out, &file->name);
      notanda_write_u64 (out, file->size);
      notanda_write_u32 (out, file->weight);
      notanda_write_u8 (out, file->absences);
      notanda_write_u8 (out, (guint8) ((file->is_confirmed ? CONFIRMED : 0) | (file->is_gone ? GONE : 0) |
                                       (file->is_packed ? PACKED : 0) | (file->is_claimed ? CLAIMED : 0) |
                                       (file->has_bytes ? HAS_BYTES : 0) | (file->is_damaged ? DAMAGED : 0)));
    }
}

static void
read_files (NotandaSyncState *state,
            NotandaReader    *reader)
{
  guint32 n = notanda_reader_u32 (reader);

  for (guint32 i = 0; i < n && !reader->failed; i++)
    {
      NotandaSyncFile *file = g_new0 (NotandaSyncFile, 1);
      guint8           flags;

      read_name (reader, &file->name);
      file->size = notanda_reader_u64 (reader);
      file->weight = notanda_reader_u32 (reader);
      file->absences = notanda_reader_u8 (reader);
      flags = notanda_reader_u8 (reader);
      file->is_confirmed = (flags & CONFIRMED) != 0;
      file->is_gone = (flags & GONE) != 0;
      file->is_packed = (flags & PACKED) != 0;
      file->is_claimed = (flags & CLAIMED) != 0;
      file->has_bytes = (flags & HAS_BYTES) != 0;
      file->is_damaged = (flags & DAMAGED) != 0;
      g_hash_table_replace (state->files, &file->name, file);
    }
}

static void
write_names (GHashTable *names,
             GByteArray *out)
{
  GHashTableIter iter;
  gpointer       key;

  notanda_write_u32 (out, g_hash_table_size (names));
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    write_name (out, key);
}

static void
read_names (GHashTable    *names,
            NotandaReader *reader)
{
  guint32 n = notanda_reader_u32 (reader);

  for (guint32 i = 0; i < n && !reader->failed; i++)
    {
      NotandaSyncName name;

      read_name (reader, &name);
      g_hash_table_add (names, g_memdup2 (&name, sizeof name));
    }
}

/* Sets of scopes, each with a small number. */
static void
write_scopes (GHashTable *scopes,
              GByteArray *out)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  notanda_write_u32 (out, g_hash_table_size (scopes));
  g_hash_table_iter_init (&iter, scopes);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      notanda_write_bytes (out, key, sizeof (NotandaHash));
      notanda_write_u8 (out, (guint8) GPOINTER_TO_UINT (value));
    }
}

static void
read_scopes (GHashTable    *scopes,
             NotandaReader *reader)
{
  guint32 n = notanda_reader_u32 (reader);

  for (guint32 i = 0; i < n && !reader->failed; i++)
    {
      NotandaHash scope;

      notanda_reader_copy (reader, scope.bytes, sizeof scope.bytes);
      g_hash_table_insert (scopes, g_memdup2 (&scope, sizeof scope), GUINT_TO_POINTER (notanda_reader_u8 (reader)));
    }
}

GBytes *
notanda_sync_index_write (const NotandaSyncState *state)
{
  GByteArray *out = g_byte_array_new ();
  guint32     crc;

  notanda_write_bytes (out, MAGIC, 8);
  notanda_write_u32 (out, 0);
  notanda_write_id (out, &state->corpus);
  notanda_write_u64 (out, state->replica);
  notanda_write_u32 (out, state->next_seq);
  notanda_write_u8 (out, state->doubts);
  notanda_write_u8 (out, state->token != NULL);
  notanda_write_string (out, state->token != NULL ? state->token : "");
  write_files (state, out);
  write_names (state->written, out);
  write_scopes (state->dirty, out);
  write_scopes (state->waiting, out);
  write_scopes (state->notes, out);
  crc = GUINT32_TO_LE (notanda_crc (0, out->data + 12, out->len - 12));
  memcpy (out->data + 8, &crc, 4);

  return g_byte_array_free_to_bytes (out);
}

gboolean
notanda_sync_index_read (NotandaSyncState *state,
                         GBytes           *bytes)
{
  NotandaReader reader;
  const guint8 *start;
  const char   *token;
  guint32       crc;
  NotandaId     corpus;
  gboolean      has_token;

  notanda_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  start = notanda_reader_bytes (&reader, 8);
  crc = notanda_reader_u32 (&reader);
  if (start == NULL || memcmp (start, MAGIC, 8) != 0 || crc != notanda_crc (0, reader.at, (gsize) (reader.end - reader.at)))
    return FALSE;
  notanda_reader_id (&reader, &corpus);
  if (!notanda_id_equal (&corpus, &state->corpus))
    return FALSE;
  state->replica = notanda_reader_u64 (&reader);
  state->next_seq = notanda_reader_u32 (&reader);
  state->doubts = notanda_reader_u8 (&reader);
  has_token = notanda_reader_u8 (&reader);
  token = notanda_reader_string (&reader);
  state->token = has_token ? g_strdup (token) : NULL;
  read_files (state, &reader);
  read_names (state->written, &reader);
  read_scopes (state->dirty, &reader);
  read_scopes (state->waiting, &reader);
  read_scopes (state->notes, &reader);

  return notanda_reader_is_done (&reader);
}

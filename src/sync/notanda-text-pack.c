/* notanda-text-pack.c: texts of articles on their way to others, as the bytes of a file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-text-pack.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "model/notanda-article.h"
#include "sync/notanda-squeeze.h"

static const char magic[] = "\x89NTX\r\n\x1a\n";

struct _NotandaTextPackWriter
{
  NotandaId   corpus;
  GByteArray *texts;
  guint32     n_texts;
};

GArray *
notanda_text_pack_parse (GBytes          *bytes,
                         const NotandaId *corpus,
                         const char      *name,
                         GError         **error)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (NotandaPackedText));
  NotandaReader reader;
  guint32       n;

  notanda_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!notanda_squeeze_read_head (&reader, magic, NOTANDA_TEXT_PACK_VERSION, corpus, name, error))
    return NULL;
  n = notanda_reader_u32 (&reader);
  for (guint32 i = 0; i < n && !reader.failed; i++)
    {
      NotandaPackedText text;

      notanda_reader_copy (&reader, text.scope.bytes, sizeof text.scope.bytes);
      text.frame = reader.at;
      notanda_reader_u32 (&reader);
      notanda_reader_bytes (&reader, notanda_reader_u32 (&reader));
      text.size = (guint32) (reader.at - text.frame);
      if (!reader.failed)
        g_array_append_val (texts, text);
    }
  if (notanda_reader_is_done (&reader))
    return g_steal_pointer (&texts);

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: damaged"), name);
  return NULL;
}

GBytes *
notanda_packed_text_inflate (const NotandaPackedText *text)
{
  NotandaReader reader;
  NotandaHash   hash;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize       size;

  notanda_reader_init (&reader, text->frame, text->size);
  if (notanda_reader_u32 (&reader) > NOTANDA_ARTICLE_MAX_SIZE)
    return NULL;
  notanda_reader_init (&reader, text->frame, text->size);
  bytes = notanda_squeeze_read (&reader, 1);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  notanda_hash_of (data, size, &hash);
  if (!notanda_hash_equal (&hash, &text->scope) || !g_utf8_validate_len (data, size, NULL))
    return NULL;

  return g_steal_pointer (&bytes);
}

NotandaTextPackWriter *
notanda_text_pack_writer_new (const NotandaId *corpus)
{
  NotandaTextPackWriter *writer = g_new0 (NotandaTextPackWriter, 1);

  writer->corpus = *corpus;
  writer->texts = g_byte_array_new ();

  return writer;
}

void
notanda_text_pack_writer_free (NotandaTextPackWriter *writer)
{
  g_byte_array_unref (writer->texts);
  g_free (writer);
}

static void
begin_text (NotandaTextPackWriter *writer,
            const NotandaHash     *scope)
{
  writer->n_texts++;
  notanda_write_bytes (writer->texts, scope->bytes, sizeof scope->bytes);
}

void
notanda_text_pack_writer_add (NotandaTextPackWriter *writer,
                              const NotandaHash     *scope,
                              GBytes                *text)
{
  begin_text (writer, scope);
  notanda_squeeze_write (writer->texts, g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

void
notanda_text_pack_writer_copy (NotandaTextPackWriter   *writer,
                               const NotandaPackedText *text)
{
  begin_text (writer, &text->scope);
  notanda_write_bytes (writer->texts, text->frame, text->size);
}

gsize
notanda_text_pack_writer_get_size (const NotandaTextPackWriter *writer)
{
  return writer->texts->len;
}

GBytes *
notanda_text_pack_writer_finish (NotandaTextPackWriter *writer)
{
  GByteArray *out = g_byte_array_new ();

  notanda_squeeze_write_head (out, magic, NOTANDA_TEXT_PACK_VERSION, &writer->corpus);
  notanda_write_u32 (out, writer->n_texts);
  notanda_write_bytes (out, writer->texts->data, writer->texts->len);
  g_byte_array_set_size (writer->texts, 0);
  writer->n_texts = 0;

  return g_byte_array_free_to_bytes (out);
}

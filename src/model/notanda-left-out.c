/* notanda-left-out.c: what a page has beside the article: blocks that aren't part of its text
 *
 * They are of use to whoever reads the page here, and are no part of the
 * article: so they are no records, and stay on the machine.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-left-out.h"

#include <string.h>

#include "base/notanda-io.h"

/* position, kind, level, reason, length of the text, its zero byte */
#define ROW_SIZE (4 + 1 + 1 + 1 + 4 + 1)

NotandaLeftOutBlock *
notanda_left_out_block_new (guint32 position,
                            guint   kind,
                            guint   level,
                            guint   reason,
                            char   *text)
{
  NotandaLeftOutBlock *block = g_new0 (NotandaLeftOutBlock, 1);

  block->position = position;
  block->kind = (guint8) kind;
  block->level = (guint8) level;
  block->reason = (guint8) reason;
  block->text = text;

  return block;
}

NotandaLeftOutBlock *
notanda_left_out_block_copy (const NotandaLeftOutBlock *block)
{
  return notanda_left_out_block_new (block->position, block->kind, block->level, block->reason, g_strdup (block->text));
}

void
notanda_left_out_block_free (NotandaLeftOutBlock *block)
{
  g_free (block->text);
  g_free (block);
}

GBytes *
notanda_left_out_write (GPtrArray *blocks)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  for (guint i = 0; i < blocks->len; i++)
    {
      const NotandaLeftOutBlock *block = g_ptr_array_index (blocks, i);

      if (out->len + ROW_SIZE + strlen (block->text) > NOTANDA_LEFT_OUT_MAX_SIZE)
        break;
      notanda_write_u32 (out, block->position);
      notanda_write_u8 (out, block->kind);
      notanda_write_u8 (out, block->level);
      notanda_write_u8 (out, block->reason);
      notanda_write_string (out, block->text);
    }

  return out->len > 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

/* Numbers from the future are fine, but zero is no kind, and no reason. The text
 * is borrowed. */
static gboolean
read_block (NotandaReader       *reader,
            gsize                n_chars,
            guint32              last,
            NotandaLeftOutBlock *out)
{
  out->position = notanda_reader_u32 (reader);
  out->kind = notanda_reader_u8 (reader);
  out->level = notanda_reader_u8 (reader);
  out->reason = notanda_reader_u8 (reader);
  out->text = (char *) notanda_reader_string (reader);

  return !reader->failed && out->position >= last && out->position <= n_chars && out->kind != 0 && out->reason != 0 &&
         *out->text != '\0';
}

/* @blocks: (nullable): gets copies */
static gsize
read_blocks (GBytes    *bytes,
             gsize      n_chars,
             GPtrArray *blocks)
{
  NotandaReader       reader;
  NotandaLeftOutBlock block = { 0 };
  gsize               good = 0;
  gsize               size;
  const guint8       *data = g_bytes_get_data (bytes, &size);

  notanda_reader_init (&reader, data != NULL ? data : (const guint8 *) "", size);
  while (good < size && good < NOTANDA_LEFT_OUT_MAX_SIZE)
    {
      if (!read_block (&reader, n_chars, block.position, &block))
        return good;
      good = (gsize) (reader.at - data);
      if (blocks != NULL)
        g_ptr_array_add (blocks, notanda_left_out_block_copy (&block));
    }

  return size;
}

GPtrArray *
notanda_left_out_parse (GBytes   *bytes,
                        gsize     n_chars,
                        gboolean *whole)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_left_out_block_free);

  *whole = read_blocks (bytes, n_chars, blocks) == g_bytes_get_size (bytes);

  return blocks;
}

gsize
notanda_left_out_check (GBytes *bytes,
                        gsize   n_chars)
{
  return read_blocks (bytes, n_chars, NULL);
}

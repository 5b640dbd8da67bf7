/* notanda-document-blocks.c: the blocks of a document's text, and those put right
 *
 * What the loader guessed is one record for all blocks; one that a person put right
 * is a record of its own, under an id made of its place, so that two people who put
 * different blocks right don't get in each other's way.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-document-private.h"

static const NotandaId no_id = { { 0 } };

static void
read_block (NotandaReader *reader,
            NotandaBlock  *block)
{
  block->start = notanda_reader_u32 (reader);
  block->end = notanda_reader_u32 (reader);
  block->kind = notanda_reader_u8 (reader);
  block->level = notanda_reader_u8 (reader);
}

void
notanda_block_write (const NotandaBlock *block,
                     GByteArray         *out)
{
  notanda_write_u32 (out, block->start);
  notanda_write_u32 (out, block->end);
  notanda_write_u8 (out, block->kind);
  notanda_write_u8 (out, block->level);
}

GArray *
notanda_document_dup_guessed_blocks (NotandaDocument *document)
{
  g_autoptr (GByteArray) value = g_byte_array_new ();
  GArray       *blocks = g_array_new (FALSE, FALSE, sizeof (NotandaBlock));
  NotandaReader reader;
  guint32       n;

  notanda_document_get_field (document, NOTANDA_ABOUT_ARTICLE, &no_id, notanda_field_get_blocks (), value);
  if (value->len == 0 || value->data[0] != NOTANDA_VALUE_BLOCKS)
    return blocks;

  notanda_reader_init (&reader, value->data + 1, value->len - 1);
  n = notanda_reader_u32 (&reader);
  for (guint32 i = 0; i < n; i++)
    {
      NotandaBlock block = { 0 };

      read_block (&reader, &block);
      g_array_append_val (blocks, block);
    }

  return blocks;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const NotandaBlock *one = a;
  const NotandaBlock *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/* A correction of a block that isn't there any more is of no account. */
static void
correct_block (GArray             *blocks,
               const NotandaValue *value)
{
  NotandaBlock  right = { 0 };
  NotandaReader reader;
  guint         at;

  notanda_reader_init (&reader, value->raw, value->raw_size);
  if (notanda_reader_u32 (&reader) != 1)
    return;
  read_block (&reader, &right);
  if (g_array_binary_search (blocks, &right, compare_starts, &at) && g_array_index (blocks, NotandaBlock, at).end == right.end)
    g_array_index (blocks, NotandaBlock, at) = right;
}

static void
read_blocks (NotandaDocument *document)
{
  NotandaSubject *subject = notanda_document_get_subject (document, NOTANDA_ABOUT_ARTICLE, &no_id);

  document->blocks = notanda_document_dup_guessed_blocks (document);
  for (guint i = 0; subject != NULL && i < subject->heads->len; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);
      NotandaValue       value;

      if (head->is_shown && !notanda_id_equal (&head->field, notanda_field_get_blocks ()) &&
          notanda_document_parse_head (document, head, &value) && value.kind == NOTANDA_VALUE_BLOCKS)
        correct_block (document->blocks, &value);
    }
}

const NotandaBlock *
notanda_document_get_blocks (NotandaDocument *document,
                             guint           *n_blocks)
{
  if (document->blocks == NULL)
    read_blocks (document);
  *n_blocks = document->blocks->len;

  return (const NotandaBlock *) document->blocks->data;
}

static void
get_block_field (const NotandaBlock *block,
                 NotandaId          *field)
{
  g_autofree char *place = g_strdup_printf ("%u-%u", block->start, block->end);

  notanda_id_for_name ("block", place, field);
}

gboolean
notanda_document_is_block_corrected (NotandaDocument *document,
                                     guint            i)
{
  g_autoptr (GByteArray) value = g_byte_array_new ();
  guint               n;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n);
  NotandaId           field;

  g_return_val_if_fail (i < n, FALSE);

  get_block_field (&blocks[i], &field);

  return notanda_document_get_field (document, NOTANDA_ABOUT_ARTICLE, &no_id, &field, value) &&
         value->data[0] == NOTANDA_VALUE_BLOCKS;
}

void
notanda_document_set_block_kind (NotandaDocument *document,
                                 guint            i,
                                 guint            kind,
                                 guint            level,
                                 const char      *label)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint               n;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n);
  NotandaBlock        right;
  NotandaId           field;

  g_return_if_fail (i < n && kind > 0 && kind <= G_MAXUINT8);

  right = blocks[i];
  right.kind = (guint8) kind;
  right.level = kind == NOTANDA_BLOCK_HEADING ? (guint8) CLAMP (level, 1, G_MAXUINT8) : 0;
  if (right.kind == blocks[i].kind && right.level == blocks[i].level)
    return;

  get_block_field (&right, &field);
  notanda_write_u8 (bytes, NOTANDA_VALUE_BLOCKS);
  notanda_write_u32 (bytes, 1);
  notanda_block_write (&right, bytes);
  notanda_document_set_field (document, NOTANDA_RECORD_ARTICLE, &no_id, &field, bytes, NULL, 0, label);
}

/* notanda-contents.c: which records or texts a file on the server holds
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is kept of a file is used where it lies: a table of scopes, sorted, and after it the hashes of each, sorted too.
 *
 *   8 bytes magic | u32 CRC-32 of all that follows | u32 n scopes | u32 n items |
 *   n scopes times: 32 bytes, u32 first item, u32 n items | n items times: 32 bytes
 *
 * A million records are 32 MB and no allocation each; a hash table of them took 60 MB, and a quarter of a second to be
 * filled each time the program starts. */

#include "sync/notanda-contents.h"

#include "base/notanda-crc.h"

#define MAGIC "NTDHOLD1"
#define HEAD 20

typedef struct
{
  NotandaHash scope;
  NotandaHash item;
} Item;

typedef struct
{
  NotandaHash scope;
  guint32     first;
  guint32     n;
} Row;

G_STATIC_ASSERT (sizeof (Row) == 40);

struct _NotandaContents
{
  GBytes            *bytes;
  const guint8      *rows; /* not aligned */
  const NotandaHash *items;
  guint32            n_scopes;
  guint32            n_items;
};

static Row
get_row (const NotandaContents *self,
         guint                  i)
{
  Row row;

  memcpy (&row, self->rows + i * sizeof row, sizeof row);
  row.first = GUINT32_FROM_LE (row.first);
  row.n = GUINT32_FROM_LE (row.n);

  return row;
}

void
notanda_contents_builder_add (NotandaContentsBuilder *builder,
                              const NotandaHash      *scope,
                              const NotandaHash      *item)
{
  Item added = { *scope, *item };

  if (builder->items == NULL)
    builder->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_append_val (builder->items, added);
}

void
notanda_contents_builder_clear (NotandaContentsBuilder *builder)
{
  g_clear_pointer (&builder->items, g_array_unref);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  return memcmp (a, b, sizeof (Item));
}

static void
write_row (GByteArray        *rows,
           const NotandaHash *scope,
           guint              first,
           guint              n)
{
  notanda_write_bytes (rows, scope->bytes, sizeof scope->bytes);
  notanda_write_u32 (rows, first);
  notanda_write_u32 (rows, n);
}

NotandaContents *
notanda_contents_builder_end (NotandaContentsBuilder *builder)
{
  g_autoptr (GArray) items = builder->items != NULL ? g_steal_pointer (&builder->items) : g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  g_autoptr (GByteArray) hashes = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  GByteArray *out = g_byte_array_new ();
  guint       first = 0;
  guint       n = 0;
  guint32     crc;

  g_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      if (i > 0 && compare_items (item, item - 1) == 0)
        continue;
      if (i > 0 && !notanda_hash_equal (&item->scope, &(item - 1)->scope))
        {
          write_row (rows, &(item - 1)->scope, first, n - first);
          first = n;
        }
      notanda_write_bytes (hashes, item->item.bytes, sizeof item->item.bytes);
      n++;
    }
  if (n > 0)
    write_row (rows, &g_array_index (items, Item, items->len - 1).scope, first, n - first);

  notanda_write_bytes (out, MAGIC, 8);
  notanda_write_u32 (out, 0);
  notanda_write_u32 (out, rows->len / (guint) sizeof (Row));
  notanda_write_u32 (out, n);
  notanda_write_bytes (out, rows->data, rows->len);
  notanda_write_bytes (out, hashes->data, hashes->len);
  crc = GUINT32_TO_LE (notanda_crc (0, out->data + 12, out->len - 12));
  memcpy (out->data + 8, &crc, 4);
  bytes = g_byte_array_free_to_bytes (out);

  return notanda_contents_new (bytes);
}

NotandaContents *
notanda_contents_new (GBytes *bytes)
{
  g_autoptr (NotandaContents) self = g_new0 (NotandaContents, 1);
  NotandaReader reader;
  const guint8 *start;
  guint32       crc;

  notanda_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  start = notanda_reader_bytes (&reader, 8);
  crc = notanda_reader_u32 (&reader);
  if (start == NULL || memcmp (start, MAGIC, 8) != 0 || crc != notanda_crc (0, reader.at, (gsize) (reader.end - reader.at)))
    return NULL;

  self->bytes = g_bytes_ref (bytes);
  self->n_scopes = notanda_reader_u32 (&reader);
  self->n_items = notanda_reader_u32 (&reader);
  self->rows = notanda_reader_bytes (&reader, self->n_scopes * sizeof (Row));
  self->items = (const NotandaHash *) notanda_reader_bytes (&reader, self->n_items * sizeof (NotandaHash));
  if (!notanda_reader_is_done (&reader))
    return NULL;
  for (guint i = 0; i < self->n_scopes; i++)
    {
      Row row = get_row (self, i);

      if (row.first > self->n_items || row.n > self->n_items - row.first)
        return NULL;
    }

  return g_steal_pointer (&self);
}

void
notanda_contents_free (NotandaContents *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

GBytes *
notanda_contents_get_bytes (NotandaContents *self)
{
  return self->bytes;
}

guint
notanda_contents_get_n_scopes (NotandaContents *self)
{
  return self->n_scopes;
}

const NotandaHash *
notanda_contents_get_scope (NotandaContents *self,
                            guint            i)
{
  g_return_val_if_fail (i < self->n_scopes, NULL);

  return (const NotandaHash *) (self->rows + i * sizeof (Row));
}

const NotandaHash *
notanda_contents_get_items (NotandaContents *self,
                            guint            i,
                            guint           *n)
{
  Row row = get_row (self, i);

  *n = row.n;

  return self->items + row.first;
}

/* The number of the first of @n hashes, @stride bytes apart, that isn't before @hash. */
static guint
search (const guint8      *hashes,
        gsize              stride,
        guint              n,
        const NotandaHash *hash)
{
  guint low = 0;

  while (n > 0)
    {
      guint half = n / 2;

      if (memcmp (hashes + (low + half) * stride, hash, sizeof *hash) < 0)
        {
          low += half + 1;
          n -= half + 1;
        }
      else
        n = half;
    }

  return low;
}

gboolean
notanda_contents_find (NotandaContents   *self,
                       const NotandaHash *scope,
                       guint             *i)
{
  *i = search (self->rows, sizeof (Row), self->n_scopes, scope);

  return *i < self->n_scopes && notanda_hash_equal (notanda_contents_get_scope (self, *i), scope);
}

gboolean
notanda_contents_has (NotandaContents   *self,
                      const NotandaHash *scope,
                      const NotandaHash *item)
{
  guint i;
  Row   row;
  guint at;

  if (!notanda_contents_find (self, scope, &i))
    return FALSE;
  row = get_row (self, i);
  at = search ((const guint8 *) (self->items + row.first), sizeof *item, row.n, item);

  return at < row.n && notanda_hash_equal (&self->items[row.first + at], item);
}

/* notanda-block-list.c: all blocks of a page in their order, those of the text and those that were left out
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The items are texts that are equal where two blocks look alike, and have nothing of a block's number, which
 * is in the array beside them: so after a change all items but those of the blocks that changed are found
 * again from both ends, and a list view keeps their rows. An update reads the text once.
 */

#include "app/blocks/notanda-block-list.h"

#include <string.h>

#include "base/notanda-crc.h"
#include "model/notanda-left-out.h"
#include "model/notanda-loaded.h"

/* Of one block. A label lays all of it out at once, and a page can be one block of megabytes. */
#define MAX_CHARS 10000

struct _NotandaBlockList
{
  NotandaDocument *document;
  GtkStringList   *items;
  GArray          *blocks; /* (element-type NotandaPlacedBlock): as many as items */
};

NotandaBlockList *
notanda_block_list_new (void)
{
  NotandaBlockList *self = g_new0 (NotandaBlockList, 1);

  self->items = gtk_string_list_new (NULL);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (NotandaPlacedBlock));

  return self;
}

void
notanda_block_list_free (NotandaBlockList *self)
{
  g_clear_object (&self->document);
  g_clear_object (&self->items);
  g_array_unref (self->blocks);
  g_free (self);
}

GListModel *
notanda_block_list_get_model (NotandaBlockList *self)
{
  return G_LIST_MODEL (self->items);
}

/* Of the whole text, zero-terminated only where it was left out. */
static const char *
peek_text (NotandaBlockList         *self,
           const NotandaPlacedBlock *placed,
           gsize                    *size)
{
  const NotandaBlock *block;
  const char         *text;
  guint               n;

  if (placed->reason != NOTANDA_LEFT_OUT_NOT)
    {
      text = ((NotandaLeftOutBlock *) notanda_document_get_left_out (self->document)->pdata[placed->number])->text;
      *size = strlen (text);
      return text;
    }
  block = &notanda_document_get_blocks (self->document, &n)[placed->number];
  return notanda_article_peek_range (notanda_document_get_article (self->document), block->start, block->end, size);
}

static void
fill_blocks (NotandaBlockList *self)
{
  GPtrArray          *left_out = notanda_document_get_left_out (self->document);
  guint               n;
  const NotandaBlock *blocks = notanda_document_get_blocks (self->document, &n);
  guint               k = 0;

  for (guint i = 0; i <= n; i++)
    {
      for (; k < left_out->len; k++)
        {
          const NotandaLeftOutBlock *block = left_out->pdata[k];

          if (i < n && block->position > blocks[i].start)
            break;
          g_array_append_val (self->blocks, ((NotandaPlacedBlock) { k, block->kind, block->reason, block->position }));
        }
      if (i < n)
        g_array_append_val (self->blocks, ((NotandaPlacedBlock) { i, blocks[i].kind, NOTANDA_LEFT_OUT_NOT, blocks[i].start }));
    }
}

/* Returns: (transfer full) (element-type utf8): what the items are to be */
static GPtrArray *
list_items (NotandaBlockList *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  gboolean   is_draft = self->document != NULL && notanda_document_is_draft (self->document);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const NotandaPlacedBlock *placed = notanda_block_list_get (self, i);
      gsize                     size;
      const char               *text = peek_text (self, placed, &size);

      g_ptr_array_add (items, g_strdup_printf ("%d %u %u %08x", is_draft, placed->reason, placed->kind, notanda_crc (0, text, size)));
    }

  return items;
}

void
notanda_block_list_update (NotandaBlockList *self,
                           NotandaDocument  *document)
{
  g_autoptr (GPtrArray) items = NULL;
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint first = 0;
  guint last = 0;

  g_set_object (&self->document, document);
  g_array_set_size (self->blocks, 0);
  if (document != NULL)
    fill_blocks (self);
  items = list_items (self);

  while (first < MIN (n_old, items->len) && g_str_equal (gtk_string_list_get_string (self->items, first), items->pdata[first]))
    first++;
  while (last < MIN (n_old, items->len) - first &&
         g_str_equal (gtk_string_list_get_string (self->items, n_old - 1 - last), items->pdata[items->len - 1 - last]))
    last++;
  g_ptr_array_set_size (items, (int) (items->len - last));
  g_ptr_array_add (items, NULL);
  gtk_string_list_splice (self->items, first, n_old - first - last, (const char *const *) items->pdata + first);
}

const NotandaPlacedBlock *
notanda_block_list_get (NotandaBlockList *self,
                        guint             i)
{
  return i < self->blocks->len ? &g_array_index (self->blocks, NotandaPlacedBlock, i) : NULL;
}

char *
notanda_block_list_dup_text (NotandaBlockList *self,
                             guint             i)
{
  gsize       size;
  const char *text = peek_text (self, notanda_block_list_get (self, i), &size);
  const char *end = text;
  guint       n;

  for (n = 0; n < MAX_CHARS && end < text + size; n++)
    end = g_utf8_next_char (end);
  if (end >= text + size)
    return g_strndup (text, size);

  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

guint
notanda_block_list_find (NotandaBlockList *self,
                         gsize             position)
{
  guint               n;
  const NotandaBlock *blocks = self->document != NULL ? notanda_document_get_blocks (self->document, &n) : NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const NotandaPlacedBlock *placed = notanda_block_list_get (self, i);

      if (placed->reason == NOTANDA_LEFT_OUT_NOT && blocks[placed->number].end > position)
        return i;
    }

  return 0;
}

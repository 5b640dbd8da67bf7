/* notanda-library-item.c: a document in the library's list
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/library/notanda-library-item.h"

struct _NotandaLibraryItem
{
  GObject              parent_instance;
  NotandaLibraryEntry *entry;
  gboolean             is_current;
  gboolean             is_waiting;
};

G_DEFINE_FINAL_TYPE (NotandaLibraryItem, notanda_library_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

const NotandaLibraryEntry *
notanda_library_item_get_entry (NotandaLibraryItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY_ITEM (self), NULL);

  return self->entry;
}

gboolean
notanda_library_item_is_current (NotandaLibraryItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY_ITEM (self), FALSE);

  return self->is_current;
}

gboolean
notanda_library_item_is_waiting (NotandaLibraryItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY_ITEM (self), FALSE);

  return self->is_waiting;
}

void
notanda_library_item_set (NotandaLibraryItem  *self,
                          NotandaLibraryEntry *entry,
                          gboolean             is_current,
                          gboolean             is_waiting)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY_ITEM (self));

  if (self->entry == entry && self->is_current == is_current && self->is_waiting == is_waiting)
    return;
  notanda_library_entry_ref (entry);
  g_clear_pointer (&self->entry, notanda_library_entry_unref);
  self->entry = entry;
  self->is_current = is_current;
  self->is_waiting = is_waiting;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
notanda_library_item_finalize (GObject *object)
{
  g_clear_pointer (&NOTANDA_LIBRARY_ITEM (object)->entry, notanda_library_entry_unref);
  G_OBJECT_CLASS (notanda_library_item_parent_class)->finalize (object);
}

static void
notanda_library_item_class_init (NotandaLibraryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_library_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", NOTANDA_TYPE_LIBRARY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
notanda_library_item_init (NotandaLibraryItem *self)
{
}

NotandaLibraryItem *
notanda_library_item_new (NotandaLibraryEntry *entry)
{
  NotandaLibraryItem *self = g_object_new (NOTANDA_TYPE_LIBRARY_ITEM, NULL);

  self->entry = notanda_library_entry_ref (entry);

  return self;
}

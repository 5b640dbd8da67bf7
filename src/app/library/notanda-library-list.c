/* notanda-library-list.c: the documents of a corpus, sorted and filtered
 *
 * A thin facade over the entries of a library: those that are shown stand in one array, which is made anew, 10,000 in a few milliseconds, whenever
 * the library, the filter or the order is another. GTK is told of one splice. Items are made for what is looked at, and
 * stay the same for a path, so that a row that is saved every other second keeps the focus and its place.
 *
 * Rejected: GtkFilterListModel over GtkSortListModel, which need an object for each document before the first row is shown.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/library/notanda-library-list.h"

#include <string.h>

#include "base/notanda-fold.h"

struct _NotandaLibraryList
{
  GObject             parent_instance;
  NotandaLibrary     *library; /* or NULL */
  GSignalGroup       *signals;
  GPtrArray          *shown; /* (element-type NotandaLibraryEntry) */
  GHashTable         *items; /* path -> NotandaLibraryItem, of those that were asked for */
  char              **words; /* of the filter, folded */
  char               *current;
  NotandaLibraryOrder order;
  guint               n_all;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NotandaLibraryList,
                               notanda_library_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* ---- what is shown, in which order */

static int
compare_titles (const NotandaLibraryEntry *a,
                const NotandaLibraryEntry *b)
{
  int order = strcmp (a->title_key, b->title_key);

  return order != 0 ? order : strcmp (a->document->path, b->document->path);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const NotandaLibraryEntry *one = a;
  const NotandaLibraryEntry *other = b;
  NotandaLibraryList        *self = data;
  int                        order = 0;

  /* dates sort as text, which is how articles have them */
  if (self->order == NOTANDA_LIBRARY_BY_DATE)
    order = g_strcmp0 (other->document->date, one->document->date);
  else if (self->order == NOTANDA_LIBRARY_BY_CHANGE)
    order = (one->document->stamp.changed_ns < other->document->stamp.changed_ns) - (one->document->stamp.changed_ns > other->document->stamp.changed_ns);

  return order != 0 ? order : compare_titles (one, other);
}

static GPtrArray *
list_shown (NotandaLibraryList *self)
{
  GPtrArray *entries = self->library != NULL ? notanda_library_get_entries (self->library) : NULL;
  GPtrArray *shown = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_library_entry_unref);

  self->n_all = 0;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      NotandaLibraryEntry *entry = entries->pdata[i];

      if (notanda_library_is_removed (self->library, entry->document))
        continue;
      self->n_all++;
      if (self->words == NULL || notanda_library_entry_matches (entry, (const char *const *) self->words))
        g_ptr_array_add (shown, notanda_library_entry_ref (entry));
    }
  g_ptr_array_sort_values_with_data (shown, compare_entries, self);

  return shown;
}

/* ---- items */

static gboolean
is_current (NotandaLibraryList        *self,
            const NotandaLibraryEntry *entry)
{
  return g_strcmp0 (self->current, entry->document->path) == 0;
}

static void
update_item (NotandaLibraryList  *self,
             NotandaLibraryItem  *item,
             NotandaLibraryEntry *entry)
{
  notanda_library_item_set (item, entry, is_current (self, entry), notanda_library_is_waiting (self->library, entry->document));
}

/* Those that aren't shown any more go, and the others are what they are now. */
static void
update_items (NotandaLibraryList *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->items);

  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < self->shown->len && g_hash_table_size (before) > 0; i++)
    {
      NotandaLibraryEntry *entry = self->shown->pdata[i];
      char                *path = NULL;
      NotandaLibraryItem  *item = NULL;

      if (!g_hash_table_steal_extended (before, entry->document->path, (gpointer *) &path, (gpointer *) &item))
        continue;
      g_hash_table_insert (self->items, path, item);
      update_item (self, item, entry);
    }
}

static gboolean
is_same (gpointer a,
         gpointer b)
{
  return a == b || g_str_equal (((NotandaLibraryEntry *) a)->document->path, ((NotandaLibraryEntry *) b)->document->path);
}

/* One splice, between what is the same at both ends. */
static void
update (NotandaLibraryList *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->shown);
  guint start = 0;
  guint end = 0;

  self->shown = list_shown (self);
  while (start < before->len && start < self->shown->len && is_same (before->pdata[start], self->shown->pdata[start]))
    start++;
  while (end < before->len - start && end < self->shown->len - start &&
         is_same (before->pdata[before->len - end - 1], self->shown->pdata[self->shown->len - end - 1]))
    end++;
  update_items (self);
  if (before->len != self->shown->len || start < before->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, self->shown->len - start - end);
}

static GType
get_item_type (GListModel *model)
{
  return NOTANDA_TYPE_LIBRARY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return NOTANDA_LIBRARY_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  NotandaLibraryList  *self = NOTANDA_LIBRARY_LIST (model);
  NotandaLibraryEntry *entry = position < self->shown->len ? self->shown->pdata[position] : NULL;
  NotandaLibraryItem  *item;

  if (entry == NULL)
    return NULL;
  item = g_hash_table_lookup (self->items, entry->document->path);
  if (item == NULL)
    {
      item = notanda_library_item_new (entry);
      update_item (self, item, entry);
      g_hash_table_insert (self->items, g_strdup (entry->document->path), item);
    }

  return g_object_ref (item);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ---- for the pane */

void
notanda_library_list_set_library (NotandaLibraryList *self,
                                  NotandaLibrary     *library)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY_LIST (self));

  if (!g_set_object (&self->library, library))
    return;
  g_clear_pointer (&self->current, g_free);
  g_signal_group_set_target (self->signals, library);
  update (self);
}

void
notanda_library_list_set_filter (NotandaLibraryList *self,
                                 const char         *typed)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  guint n = 0;

  g_return_if_fail (NOTANDA_IS_LIBRARY_LIST (self));

  folded = notanda_fold_dup (typed);
  words = g_strsplit_set (folded, " \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *word = g_steal_pointer (&words[i]);

      if (*word != '\0')
        words[n++] = word;
      else
        g_free (word);
    }
  words[n] = NULL;
  g_clear_pointer (&self->words, g_strfreev);
  self->words = g_steal_pointer (&words);
  update (self);
}

void
notanda_library_list_set_order (NotandaLibraryList *self,
                                NotandaLibraryOrder order)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY_LIST (self));

  if (self->order == order)
    return;
  self->order = order;
  update (self);
}

void
notanda_library_list_set_current (NotandaLibraryList *self,
                                  const char         *path)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY_LIST (self));

  if (g_set_str (&self->current, path))
    update_items (self);
}

const char *
notanda_library_list_get_current (NotandaLibraryList *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY_LIST (self), NULL);

  return self->current;
}

guint
notanda_library_list_get_n_all (NotandaLibraryList *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY_LIST (self), 0);

  return self->n_all;
}

const NotandaLibraryEntry *
notanda_library_list_get_entry (NotandaLibraryList *self,
                                guint               position)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY_LIST (self) && position < self->shown->len, NULL);

  return self->shown->pdata[position];
}

gboolean
notanda_library_list_find (NotandaLibraryList *self,
                           const char         *path,
                           guint              *position)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY_LIST (self), FALSE);

  for (guint i = 0; i < self->shown->len; i++)
    if (g_str_equal (((NotandaLibraryEntry *) self->shown->pdata[i])->document->path, path))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

static void
notanda_library_list_finalize (GObject *object)
{
  NotandaLibraryList *self = NOTANDA_LIBRARY_LIST (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->library);
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->items);
  g_strfreev (self->words);
  g_free (self->current);
  G_OBJECT_CLASS (notanda_library_list_parent_class)->finalize (object);
}

static void
notanda_library_list_class_init (NotandaLibraryListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_library_list_finalize;
}

static void
notanda_library_list_init (NotandaLibraryList *self)
{
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_library_entry_unref);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->signals = g_signal_group_new (NOTANDA_TYPE_LIBRARY);
  g_signal_group_connect_swapped (self->signals, "listed", G_CALLBACK (update), self);
}

NotandaLibraryList *
notanda_library_list_new (void)
{
  return g_object_new (NOTANDA_TYPE_LIBRARY_LIST, NULL);
}

/* notanda-annotation-list.c: a document's annotations in text order, as a list model
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A facade: the order and the numbers are the span set's, whose heads are the
 * annotations. Objects are made when a row asks for one and forgotten when nobody
 * holds it any more, so 100,000 annotations cost what is on the screen. Since views
 * compare pointers, the table of those alive keeps them one a slot.
 *
 * One change of the document is one items-changed at most. A model of its own (a
 * GListStore) would need a walk over everything at opening and hold it twice.
 */

#include "app/common/notanda-annotation-list.h"

struct _NotandaAnnotationItem
{
  GObject                parent_instance;
  NotandaAnnotationList *list; /* NULL once the list is gone */
  NotandaDocument       *document;
  guint32                slot;
};

struct _NotandaAnnotationList
{
  GObject          parent_instance;
  NotandaDocument *document;
  GHashTable      *alive; /* slot -> item, not held */
};

static void notanda_annotation_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (NotandaAnnotationItem, notanda_annotation_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (NotandaAnnotationList, notanda_annotation_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, notanda_annotation_list_model_init))

enum
{
  ITEM_CHANGED,
  N_ITEM_SIGNALS
};

static guint item_signals[N_ITEM_SIGNALS];

static void
notanda_annotation_item_finalize (GObject *object)
{
  NotandaAnnotationItem *self = NOTANDA_ANNOTATION_ITEM (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->alive, GUINT_TO_POINTER (self->slot));
  g_clear_object (&self->document);
  G_OBJECT_CLASS (notanda_annotation_item_parent_class)->finalize (object);
}

static void
notanda_annotation_item_class_init (NotandaAnnotationItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_annotation_item_finalize;

  /**
   * NotandaAnnotationItem::changed:
   *
   * The annotation looks different, or the tag set does.
   */
  item_signals[ITEM_CHANGED] = g_signal_new ("changed", NOTANDA_TYPE_ANNOTATION_ITEM, G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
notanda_annotation_item_init (NotandaAnnotationItem *self)
{
}

guint32
notanda_annotation_item_get_slot (NotandaAnnotationItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_ITEM (self), 0);

  return self->slot;
}

NotandaDocument *
notanda_annotation_item_get_document (NotandaAnnotationItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_ITEM (self), NULL);

  return self->document;
}

static GType
notanda_annotation_list_get_item_type (GListModel *model)
{
  return NOTANDA_TYPE_ANNOTATION_ITEM;
}

static guint
notanda_annotation_list_get_n_items (GListModel *model)
{
  NotandaAnnotationList *self = NOTANDA_ANNOTATION_LIST (model);

  return notanda_span_set_get_n_heads (notanda_document_get_spans (self->document));
}

static gpointer
notanda_annotation_list_get_item (GListModel *model,
                                  guint       position)
{
  NotandaAnnotationList *self = NOTANDA_ANNOTATION_LIST (model);
  NotandaAnnotationItem *item;
  NotandaSpan            head;

  if (!notanda_span_set_get_head (notanda_document_get_spans (self->document), position, &head))
    return NULL;

  item = g_hash_table_lookup (self->alive, GUINT_TO_POINTER (head.slot));
  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (NOTANDA_TYPE_ANNOTATION_ITEM, NULL);
  item->list = self;
  item->document = g_object_ref (self->document);
  item->slot = head.slot;
  g_hash_table_insert (self->alive, GUINT_TO_POINTER (head.slot), item);
  return item;
}

static void
notanda_annotation_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = notanda_annotation_list_get_item_type;
  iface->get_n_items = notanda_annotation_list_get_n_items;
  iface->get_item = notanda_annotation_list_get_item;
}

/* Handlers may drop rows, so the items are held meanwhile. */
static void
emit_item_changes (NotandaAnnotationList *self,
                   const NotandaChange   *change)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (change->everything)
    {
      GHashTableIter iter;
      gpointer       item;

      g_hash_table_iter_init (&iter, self->alive);
      while (g_hash_table_iter_next (&iter, NULL, &item))
        g_ptr_array_add (items, g_object_ref (item));
    }
  else if (change->slots != NULL)
    for (guint i = 0; i < change->slots->len; i++)
      {
        guint32  slot = g_array_index (change->slots, guint32, i);
        gpointer item = g_hash_table_lookup (self->alive, GUINT_TO_POINTER (slot));

        if (item != NULL)
          g_ptr_array_add (items, g_object_ref (item));
      }
  for (guint i = 0; i < items->len; i++)
    g_signal_emit (g_ptr_array_index (items, i), item_signals[ITEM_CHANGED], 0);
}

static void
document_changed_cb (NotandaAnnotationList *self,
                     const NotandaChange   *change,
                     NotandaDocument       *document)
{
  if (change->removed > 0 || change->added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), change->position, change->removed, change->added);
  emit_item_changes (self, change);
}

static void
notanda_annotation_list_finalize (GObject *object)
{
  NotandaAnnotationList *self = NOTANDA_ANNOTATION_LIST (object);
  GHashTableIter         iter;
  gpointer               item;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    NOTANDA_ANNOTATION_ITEM (item)->list = NULL;
  g_hash_table_unref (self->alive);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (notanda_annotation_list_parent_class)->finalize (object);
}

static void
notanda_annotation_list_class_init (NotandaAnnotationListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_annotation_list_finalize;
}

static void
notanda_annotation_list_init (NotandaAnnotationList *self)
{
  self->alive = g_hash_table_new (NULL, NULL);
}

NotandaAnnotationList *
notanda_annotation_list_new (NotandaDocument *document)
{
  NotandaAnnotationList *self;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);

  self = g_object_new (NOTANDA_TYPE_ANNOTATION_LIST, NULL);
  self->document = g_object_ref (document);
  /* a document counts rows only once its spans were asked for */
  notanda_document_get_spans (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
notanda_annotation_list_make_head (const NotandaAnnotation *annotation,
                                   NotandaSpan             *head)
{
  const guint8 *id = annotation->id.bytes;

  head->start = annotation->fragments[0].start;
  head->end = annotation->fragments[0].end;
  head->tie = (guint32) id[0] << 24 | (guint32) id[1] << 16 | (guint32) id[2] << 8 | id[3];
  head->slot = annotation->slot;
  head->fragment = 0;
}

gboolean
notanda_annotation_list_find (NotandaAnnotationList *self,
                              guint32                slot,
                              guint                 *position)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaSpan head;

  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_LIST (self), FALSE);

  notanda_annotation_init (&annotation);
  if (slot >= notanda_document_get_n_slots (self->document) ||
      !notanda_document_read (self->document, slot, &annotation))
    return FALSE;
  notanda_annotation_list_make_head (&annotation, &head);
  *position = notanda_span_set_rank (notanda_document_get_spans (self->document), &head);
  return TRUE;
}

guint
notanda_annotation_list_get_n_alive (NotandaAnnotationList *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_LIST (self), 0);

  return g_hash_table_size (self->alive);
}

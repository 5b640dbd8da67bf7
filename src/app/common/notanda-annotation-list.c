/* notanda-annotation-list.c: a document's annotations in text order, as a list model
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A facade: the order and the numbers are those of a span set, the document's or that
 * of the matches. Objects are made when a row asks for one and forgotten when nobody
 * holds it any more, so 100,000 annotations cost what is on the screen. Since views
 * compare pointers, the table of those alive keeps them one a slot.
 *
 * One change of the document is one items-changed at most, a new filter two. The list
 * is its own selection model, since a slot says what is selected whatever is listed;
 * GtkSingleSelection makes an object of each row that comes, to see whether the
 * selected one is among them. A model of its own for all (a GListStore) would need a
 * walk over everything at opening and hold it twice.
 * notanda-annotation-list-filter.c looks for the matches.
 */

#include "app/common/notanda-annotation-list-private.h"

static void notanda_annotation_list_model_init (GListModelInterface *iface);
static void notanda_annotation_list_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NotandaAnnotationList, notanda_annotation_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, notanda_annotation_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, notanda_annotation_list_selection_init))

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_FILTERING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

NotandaSpanSet *
notanda_annotation_list_get_heads (NotandaAnnotationList *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_LIST (self), NULL);

  if (self->is_between)
    return self->none;
  return self->matches != NULL ? notanda_annotation_matches_get_heads (self->matches)
                               : notanda_document_get_spans (self->document);
}

static GType
notanda_annotation_list_get_item_type (GListModel *model)
{
  return NOTANDA_TYPE_ANNOTATION_ITEM;
}

static guint
notanda_annotation_list_get_n_items (GListModel *model)
{
  return notanda_span_set_get_n_heads (notanda_annotation_list_get_heads (NOTANDA_ANNOTATION_LIST (model)));
}

static void
item_gone_cb (gpointer data,
              GObject *item)
{
  NotandaAnnotationList *self = data;

  g_hash_table_remove (self->alive,
                       GUINT_TO_POINTER (notanda_annotation_item_get_slot (NOTANDA_ANNOTATION_ITEM (item))));
}

static gpointer
notanda_annotation_list_get_item (GListModel *model,
                                  guint       position)
{
  NotandaAnnotationList *self = NOTANDA_ANNOTATION_LIST (model);
  NotandaAnnotationItem *item;
  NotandaSpan            head;

  if (!notanda_span_set_get_head (notanda_annotation_list_get_heads (self), position, &head))
    return NULL;

  item = g_hash_table_lookup (self->alive, GUINT_TO_POINTER (head.slot));
  if (item != NULL)
    return g_object_ref (item);

  item = notanda_annotation_item_new (self->document, head.slot);
  g_hash_table_insert (self->alive, GUINT_TO_POINTER (head.slot), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  return item;
}

static void
notanda_annotation_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = notanda_annotation_list_get_item_type;
  iface->get_n_items = notanda_annotation_list_get_n_items;
  iface->get_item = notanda_annotation_list_get_item;
}

static gboolean
notanda_annotation_list_is_selected (GtkSelectionModel *model,
                                     guint              position)
{
  NotandaAnnotationList *self = NOTANDA_ANNOTATION_LIST (model);
  NotandaSpan            head;

  return self->selected != NOTANDA_NO_SLOT &&
         notanda_span_set_get_head (notanda_annotation_list_get_heads (self), position, &head) &&
         head.slot == self->selected;
}

static GtkBitset *
notanda_annotation_list_get_selection_in_range (GtkSelectionModel *model,
                                                guint              position,
                                                guint              n_items)
{
  NotandaAnnotationList *self = NOTANDA_ANNOTATION_LIST (model);
  GtkBitset             *bitset = gtk_bitset_new_empty ();
  guint                  selected;

  if (notanda_annotation_list_find (self, self->selected, &selected))
    gtk_bitset_add (bitset, selected);
  return bitset;
}

static gboolean
notanda_annotation_list_select_item (GtkSelectionModel *model,
                                     guint              position,
                                     gboolean           unselect_rest)
{
  NotandaAnnotationList *self = NOTANDA_ANNOTATION_LIST (model);
  NotandaSpan            head;

  if (!notanda_span_set_get_head (notanda_annotation_list_get_heads (self), position, &head))
    return FALSE;
  notanda_annotation_list_set_selected (self, head.slot);
  return TRUE;
}

static gboolean
notanda_annotation_list_unselect_item (GtkSelectionModel *model,
                                       guint              position)
{
  if (notanda_annotation_list_is_selected (model, position))
    notanda_annotation_list_set_selected (NOTANDA_ANNOTATION_LIST (model), NOTANDA_NO_SLOT);
  return TRUE;
}

static void
notanda_annotation_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = notanda_annotation_list_is_selected;
  iface->get_selection_in_range = notanda_annotation_list_get_selection_in_range;
  iface->select_item = notanda_annotation_list_select_item;
  iface->unselect_item = notanda_annotation_list_unselect_item;
}

static void
tell_row (NotandaAnnotationList *self,
          guint32                slot)
{
  guint position;

  if (notanda_annotation_list_find (self, slot, &position))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
}

void
notanda_annotation_list_set_selected (NotandaAnnotationList *self,
                                      guint32                slot)
{
  guint32 before;

  g_return_if_fail (NOTANDA_IS_ANNOTATION_LIST (self));

  if (self->selected == slot)
    return;
  before = self->selected;
  self->selected = slot;
  tell_row (self, before);
  tell_row (self, slot);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

guint32
notanda_annotation_list_get_selected (NotandaAnnotationList *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_LIST (self), NOTANDA_NO_SLOT);

  return self->selected;
}

/* Handlers may drop rows, so the items are held meanwhile. */
static void
emit_item_changes (NotandaAnnotationList *self,
                   const NotandaChange   *change)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) touched = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer       item;

  for (guint i = 0; change->slots != NULL && i < change->slots->len; i++)
    g_hash_table_add (touched, GUINT_TO_POINTER (g_array_index (change->slots, guint32, i)));
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (notanda_annotation_item_is_touched (item, touched) || change->everything)
      g_ptr_array_add (items, g_object_ref (item));
  for (guint i = 0; i < items->len; i++)
    notanda_annotation_item_emit_changed (g_ptr_array_index (items, i));
}

static void
document_changed_cb (NotandaAnnotationList *self,
                     const NotandaChange   *change,
                     NotandaDocument       *document)
{
  if (self->matches != NULL)
    notanda_annotation_list_update_matches (self, change);
  else if (change->removed > 0 || change->added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), change->position, change->removed, change->added);
  emit_item_changes (self, change);
  notanda_annotation_list_look_again (self);
}

static void
notanda_annotation_list_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  NotandaAnnotationList *self = NOTANDA_ANNOTATION_LIST (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_uint (value, self->selected);
      break;
    case PROP_FILTERING:
      g_value_set_boolean (value, notanda_annotation_list_get_filtering (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_annotation_list_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      notanda_annotation_list_set_selected (NOTANDA_ANNOTATION_LIST (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_annotation_list_finalize (GObject *object)
{
  NotandaAnnotationList *self = NOTANDA_ANNOTATION_LIST (object);
  GHashTableIter         iter;
  gpointer               item;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_unref (self->alive);
  g_clear_pointer (&self->none, notanda_span_set_free);
  g_clear_pointer (&self->matches, notanda_annotation_matches_free);
  g_clear_pointer (&self->next, notanda_annotation_matches_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (notanda_annotation_list_parent_class)->finalize (object);
}

static void
notanda_annotation_list_class_init (NotandaAnnotationListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = notanda_annotation_list_get_property;
  object_class->set_property = notanda_annotation_list_set_property;
  object_class->finalize = notanda_annotation_list_finalize;

  properties[PROP_SELECTED] =
      g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT32, NOTANDA_NO_SLOT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTERING] =
      g_param_spec_boolean ("filtering", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
notanda_annotation_list_init (NotandaAnnotationList *self)
{
  self->alive = g_hash_table_new (NULL, NULL);
  self->none = notanda_span_set_new ();
  self->selected = NOTANDA_NO_SLOT;
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

guint32
notanda_annotation_list_get_tie (const NotandaAnnotation *annotation)
{
  const guint8 *id = annotation->id.bytes;

  return (guint32) id[0] << 24 | (guint32) id[1] << 16 | (guint32) id[2] << 8 | id[3];
}

void
notanda_annotation_list_make_head (const NotandaAnnotation *annotation,
                                   NotandaSpan             *head)
{
  head->start = annotation->fragments[0].start;
  head->end = annotation->fragments[0].end;
  head->tie = notanda_annotation_list_get_tie (annotation);
  head->slot = annotation->slot;
  head->fragment = 0;
}

gboolean
notanda_annotation_list_find (NotandaAnnotationList *self,
                              guint32                slot,
                              guint                 *position)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaSpanSet *heads;
  NotandaSpan     head;

  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_LIST (self), FALSE);

  notanda_annotation_init (&annotation);
  if (slot >= notanda_document_get_n_slots (self->document) ||
      !notanda_document_read (self->document, slot, &annotation))
    return FALSE;
  notanda_annotation_list_make_head (&annotation, &head);
  heads = notanda_annotation_list_get_heads (self);
  if (!notanda_span_set_contains (heads, &head))
    return FALSE;
  *position = notanda_span_set_rank (heads, &head);
  return TRUE;
}

guint
notanda_annotation_list_get_n_alive (NotandaAnnotationList *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_LIST (self), 0);

  return g_hash_table_size (self->alive);
}

/* notanda-annotation-item.c: one annotation, for a card
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Knows which slots its links led to when it was last looked at. A change tells of the
 * annotations it touched, and one whose target is deleted isn't touched: its link is
 * hidden. Only the few items that exist are asked, so the document needn't look for
 * the links in the other direction, which is a walk over all records the first time.
 */

#include "app/common/notanda-annotation-item.h"

struct _NotandaAnnotationItem
{
  GObject          parent_instance;
  NotandaDocument *document;
  guint32          slot;
  GArray          *targets; /* (element-type guint32) */
};

G_DEFINE_FINAL_TYPE (NotandaAnnotationItem, notanda_annotation_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GArray *
list_targets (NotandaAnnotationItem *self)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_auto (NotandaAnnotation) annotation = { 0 };
  guint32 slot;

  notanda_annotation_init (&annotation);
  notanda_document_read (self->document, self->slot, &annotation);
  for (guint i = 0; i < annotation.n_links; i++)
    if (notanda_document_find (self->document, &annotation.links[i].target, &slot))
      g_array_append_val (targets, slot);
  return targets;
}

static gboolean
has_touched (GArray     *targets,
             GHashTable *touched)
{
  for (guint i = 0; i < targets->len; i++)
    if (g_hash_table_contains (touched, GUINT_TO_POINTER (g_array_index (targets, guint32, i))))
      return TRUE;
  return FALSE;
}

gboolean
notanda_annotation_item_is_touched (NotandaAnnotationItem *self,
                                    GHashTable            *touched)
{
  g_autoptr (GArray) before = NULL;

  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_ITEM (self), FALSE);

  before = g_steal_pointer (&self->targets);
  self->targets = list_targets (self);
  /* a target that was deleted, or is back, is touched itself */
  return g_hash_table_contains (touched, GUINT_TO_POINTER (self->slot)) || has_touched (before, touched) ||
         has_touched (self->targets, touched);
}

void
notanda_annotation_item_emit_changed (NotandaAnnotationItem *self)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_ITEM (self));

  g_signal_emit (self, signals[CHANGED], 0);
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

static void
notanda_annotation_item_finalize (GObject *object)
{
  NotandaAnnotationItem *self = NOTANDA_ANNOTATION_ITEM (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->targets, g_array_unref);
  G_OBJECT_CLASS (notanda_annotation_item_parent_class)->finalize (object);
}

static void
notanda_annotation_item_class_init (NotandaAnnotationItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_annotation_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", NOTANDA_TYPE_ANNOTATION_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
notanda_annotation_item_init (NotandaAnnotationItem *self)
{
}

NotandaAnnotationItem *
notanda_annotation_item_new (NotandaDocument *document,
                             guint32          slot)
{
  NotandaAnnotationItem *self = g_object_new (NOTANDA_TYPE_ANNOTATION_ITEM, NULL);

  self->document = g_object_ref (document);
  self->slot = slot;
  self->targets = list_targets (self);
  return self;
}

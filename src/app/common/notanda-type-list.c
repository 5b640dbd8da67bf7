/* notanda-type-list.c: the types of a tag set as a list model
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A tag set is built anew with each change of it, so items hold copies, and are told
 * apart by id. What is before and after a change in the order stays as it is: one splice
 * of the middle. Costs O(types) for a change of the tag set; with counts, O(annotations)
 * for any.
 */

#include "app/common/notanda-type-list.h"

#include "model/notanda-tag-set-use.h"

struct _NotandaTagItem
{
  GObject        parent_instance;
  NotandaId      id;
  char          *identifier;
  char          *label;
  char          *guideline;
  gunichar       key;
  guint32        colour;
  NotandaPattern pattern;
  gboolean       retired;
  guint          count;
};

G_DEFINE_FINAL_TYPE (NotandaTagItem, notanda_tag_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LABEL,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

const NotandaId *
notanda_tag_item_get_id (NotandaTagItem *self)
{
  return &self->id;
}

const char *
notanda_tag_item_get_identifier (NotandaTagItem *self)
{
  return self->identifier;
}

const char *
notanda_tag_item_get_label (NotandaTagItem *self)
{
  return self->label;
}

const char *
notanda_tag_item_get_guideline (NotandaTagItem *self)
{
  return self->guideline;
}

gunichar
notanda_tag_item_get_key (NotandaTagItem *self)
{
  return self->key;
}

guint32
notanda_tag_item_get_colour (NotandaTagItem *self)
{
  return self->colour;
}

NotandaPattern
notanda_tag_item_get_pattern (NotandaTagItem *self)
{
  return self->pattern;
}

gboolean
notanda_tag_item_is_retired (NotandaTagItem *self)
{
  return self->retired;
}

guint
notanda_tag_item_get_count (NotandaTagItem *self)
{
  return self->count;
}

static void
item_update (NotandaTagItem       *self,
             const NotandaTagType *type,
             guint                 count)
{
  gboolean relabelled = g_set_str (&self->label, type->label);
  gboolean changed = relabelled;

  changed |= g_set_str (&self->identifier, type->identifier);
  changed |= g_set_str (&self->guideline, type->guideline);
  changed |= self->key != type->key || self->colour != type->colour || self->pattern != type->pattern ||
             self->retired != type->retired || self->count != count;
  self->key = type->key;
  self->colour = type->colour;
  self->pattern = type->pattern;
  self->retired = type->retired;
  self->count = count;
  if (relabelled)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
notanda_tag_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, NOTANDA_TAG_ITEM (object)->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_tag_item_finalize (GObject *object)
{
  NotandaTagItem *self = NOTANDA_TAG_ITEM (object);

  g_free (self->identifier);
  g_free (self->label);
  g_free (self->guideline);
  G_OBJECT_CLASS (notanda_tag_item_parent_class)->finalize (object);
}

static void
notanda_tag_item_class_init (NotandaTagItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = notanda_tag_item_get_property;
  object_class->finalize = notanda_tag_item_finalize;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", NOTANDA_TYPE_TAG_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
notanda_tag_item_init (NotandaTagItem *self)
{
}

struct _NotandaTypeList
{
  GObject          parent_instance;
  NotandaDocument *document;
  NotandaLibrary  *library; /* or NULL */
  GPtrArray       *items;   /* (element-type NotandaTagItem) */
  gboolean         counted;
};

static GType
notanda_type_list_get_item_type (GListModel *model)
{
  return NOTANDA_TYPE_TAG_ITEM;
}

static guint
notanda_type_list_get_n_items (GListModel *model)
{
  return NOTANDA_TYPE_LIST (model)->items->len;
}

static gpointer
notanda_type_list_get_item (GListModel *model,
                            guint       position)
{
  NotandaTypeList *self = NOTANDA_TYPE_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = notanda_type_list_get_item_type;
  iface->get_n_items = notanda_type_list_get_n_items;
  iface->get_item = notanda_type_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (NotandaTypeList, notanda_type_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* @known: NotandaId -> item */
static NotandaTagItem *
make_item (GHashTable           *known,
           const NotandaTagType *type)
{
  NotandaTagItem *item = g_hash_table_lookup (known, &type->id);

  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (NOTANDA_TYPE_TAG_ITEM, NULL);
  item->id = type->id;
  return item;
}

/* NULL where nothing is to be counted. */
static GHashTable *
count_types (NotandaTypeList *self)
{
  if (!self->counted)
    return NULL;
  return self->library != NULL ? notanda_library_count_types (self->library) : notanda_document_count_types (self->document);
}

static GPtrArray *
list_items (NotandaTypeList *self)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (self->document);
  GPtrArray     *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (notanda_id_hash, notanda_id_equal);
  g_autoptr (GHashTable) counts = count_types (self);

  for (guint i = 0; i < self->items->len; i++)
    g_hash_table_insert (known, &((NotandaTagItem *) self->items->pdata[i])->id, self->items->pdata[i]);
  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);
      NotandaTagItem       *item = make_item (known, type);

      item_update (item, type, counts != NULL ? notanda_type_counts_get (counts, &type->id) : 0);
      g_ptr_array_add (items, item);
    }
  return items;
}

static void
follow (NotandaTypeList *self)
{
  g_autoptr (GPtrArray) before = self->items;
  GPtrArray *after = list_items (self);
  guint      shorter = MIN (before->len, after->len);
  guint      head = 0;
  guint      tail = 0;

  while (head < shorter && before->pdata[head] == after->pdata[head])
    head++;
  while (tail < shorter - head && before->pdata[before->len - 1 - tail] == after->pdata[after->len - 1 - tail])
    tail++;
  self->items = after;
  if (before->len != after->len || head < shorter)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail, after->len - head - tail);
}

static void
changed_cb (NotandaTypeList     *self,
            const NotandaChange *change)
{
  if (self->counted || change->everything)
    follow (self);
}

static void
notanda_type_list_dispose (GObject *object)
{
  NotandaTypeList *self = NOTANDA_TYPE_LIST (object);

  g_clear_object (&self->document);
  g_clear_object (&self->library);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (notanda_type_list_parent_class)->dispose (object);
}

static void
notanda_type_list_class_init (NotandaTypeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_type_list_dispose;
}

static void
notanda_type_list_init (NotandaTypeList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

NotandaTypeList *
notanda_type_list_new (NotandaDocument *document,
                       gboolean         counted,
                       NotandaLibrary  *library)
{
  NotandaTypeList *self = g_object_new (NOTANDA_TYPE_TYPE_LIST, NULL);

  self->document = g_object_ref (document);
  self->counted = counted;
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (g_set_object (&self->library, library))
    g_signal_connect_object (library, "listed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
  return self;
}

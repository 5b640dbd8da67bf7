/* notanda-type-chooser.c: one of the tag set's types
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list has its own copy of what it shows, since types of a tag set go when that
 * changes, and rows of an open list are still there then. Five hundred types cost as
 * many small objects, made once a tag set; rows exist for those that can be seen.
 */

#include "app/controls/notanda-type-chooser.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-row-action.h"
#include "app/common/notanda-type-style.h"
#include "app/common/notanda-type-swatch.h"
#include "app/controls/notanda-control.h"

/* From so many on they are found by typing. */
#define SEARCHABLE 12

/* One row. */
struct _NotandaTypeItem
{
  GObject          parent_instance;
  NotandaId        id;
  char            *label;
  char             key[7];
  NotandaTypeStyle light;
  NotandaTypeStyle dark;
};

#define NOTANDA_TYPE_TYPE_ITEM (notanda_type_item_get_type ())
G_DECLARE_FINAL_TYPE (NotandaTypeItem, notanda_type_item, NOTANDA, TYPE_ITEM, GObject)
G_DEFINE_FINAL_TYPE (NotandaTypeItem, notanda_type_item, G_TYPE_OBJECT)

static void
notanda_type_item_finalize (GObject *object)
{
  g_free (NOTANDA_TYPE_ITEM (object)->label);
  G_OBJECT_CLASS (notanda_type_item_parent_class)->finalize (object);
}

static void
notanda_type_item_class_init (NotandaTypeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_type_item_finalize;
}

static void
notanda_type_item_init (NotandaTypeItem *self)
{
}

static NotandaTypeItem *
notanda_type_item_new (NotandaTagSet   *tag_set,
                       const NotandaId *id)
{
  NotandaTypeItem      *self = g_object_new (NOTANDA_TYPE_TYPE_ITEM, NULL);
  const NotandaTagType *type = notanda_tag_set_find_type (tag_set, id);

  self->id = *id;
  self->label = g_strdup (notanda_type_get_label (tag_set, id));
  if (type != NULL && type->key != 0)
    g_unichar_to_utf8 (g_unichar_toupper (type->key), self->key);
  notanda_type_style_get (tag_set, id, FALSE, &self->light);
  notanda_type_style_get (tag_set, id, TRUE, &self->dark);
  return self;
}

static char *
dup_item_label (NotandaTypeItem *item,
                gpointer         data)
{
  return g_strdup (item->label);
}

struct _NotandaTypeChooser
{
  AdwBin       parent_instance;
  GtkDropDown *drop_down;
  GListStore  *items;
  guint        n_offered;    /* the others are there because they are held */
  gboolean     is_following; /* it is set from outside */
};

G_DEFINE_FINAL_TYPE (NotandaTypeChooser, notanda_type_chooser, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
notanda_type_chooser_set_tag_set (NotandaTypeChooser *self,
                                  NotandaTagSet      *tag_set)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (NOTANDA_IS_TYPE_CHOOSER (self));

  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);

      if (!type->retired)
        g_ptr_array_add (items, notanda_type_item_new (tag_set, &type->id));
    }
  self->is_following = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  self->is_following = FALSE;
  self->n_offered = items->len;
  gtk_drop_down_set_enable_search (self->drop_down, self->n_offered > SEARCHABLE);
}

static gboolean
find_item (NotandaTypeChooser *self,
           const NotandaId    *type,
           guint              *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (NotandaTypeItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (notanda_id_equal (&item->id, type))
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

void
notanda_type_chooser_set_type (NotandaTypeChooser *self,
                               NotandaTagSet      *tag_set,
                               const NotandaId    *type)
{
  guint position;

  g_return_if_fail (NOTANDA_IS_TYPE_CHOOSER (self));

  self->is_following = TRUE;
  if (!find_item (self, type, &position))
    {
      g_autoptr (NotandaTypeItem) item = notanda_type_item_new (tag_set, type);
      gpointer added[] = { item };

      position = self->n_offered;
      g_list_store_splice (self->items, position, g_list_model_get_n_items (G_LIST_MODEL (self->items)) - position, added, 1);
    }
  gtk_drop_down_set_selected (self->drop_down, position);
  self->is_following = FALSE;
}

gboolean
notanda_type_chooser_get_type_id (NotandaTypeChooser *self,
                                  NotandaId          *type)
{
  NotandaTypeItem *item;

  g_return_val_if_fail (NOTANDA_IS_TYPE_CHOOSER (self), FALSE);

  item = gtk_drop_down_get_selected_item (self->drop_down);
  if (item == NULL)
    return FALSE;
  *type = item->id;
  return TRUE;
}

static void
selected_cb (NotandaTypeChooser *self)
{
  NotandaTypeItem *chosen = gtk_drop_down_get_selected_item (self->drop_down);

  if (chosen != NULL)
    notanda_control_name_chosen (self->drop_down, _ ("Annotation Type"), chosen->label);
  if (!self->is_following)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
set_up_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *swatch = g_object_new (NOTANDA_TYPE_TYPE_SWATCH, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *key = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_add_css_class (key, "dimmed");
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), key);
  gtk_list_item_set_child (list_item, box);
  notanda_row_action_offer (list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  NotandaTypeItem *item = gtk_list_item_get_item (list_item);
  GtkWidget       *swatch = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget       *label = gtk_widget_get_next_sibling (swatch);
  GtkWidget       *key = gtk_widget_get_next_sibling (label);
  gboolean         dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  notanda_type_swatch_set_style (NOTANDA_TYPE_SWATCH (swatch), dark ? &item->dark : &item->light);
  gtk_label_set_text (GTK_LABEL (label), item->label);
  gtk_label_set_text (GTK_LABEL (key), item->key);
  gtk_widget_set_tooltip_text (label, item->label);
}

/* Rows are bound anew in the other colours. */
static void
dark_cb (NotandaTypeChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  self->is_following = TRUE;
  g_list_model_items_changed (G_LIST_MODEL (self->items), 0, n, n);
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->is_following = FALSE;
}

static gboolean
notanda_type_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NOTANDA_TYPE_CHOOSER (widget)->drop_down));
}

static void
notanda_type_chooser_finalize (GObject *object)
{
  g_clear_object (&NOTANDA_TYPE_CHOOSER (object)->items);
  G_OBJECT_CLASS (notanda_type_chooser_parent_class)->finalize (object);
}

static void
notanda_type_chooser_class_init (NotandaTypeChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_type_chooser_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = notanda_type_chooser_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", NOTANDA_TYPE_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
notanda_type_chooser_init (NotandaTypeChooser *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkExpression *label = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_item_label), NULL,
                                                      NULL);
  GtkWidget     *drop_down;

  self->items = g_list_store_new (NOTANDA_TYPE_TYPE_ITEM);
  drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->items)), label);
  self->drop_down = GTK_DROP_DOWN (drop_down);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (self->drop_down, factory);
  gtk_drop_down_set_search_match_mode (self->drop_down, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  notanda_control_name (drop_down, _ ("Annotation Type"));
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), drop_down);
}

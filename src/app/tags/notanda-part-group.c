/* notanda-part-group.c: the attributes or the roles of a type, as rows that lead to their pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/tags/notanda-part-group.h"

struct _NotandaPartGroup
{
  AdwPreferencesGroup parent_instance;
  GPtrArray          *rows; /* (element-type GtkWidget): the first of the list */
  GtkListBox         *list;
  NotandaEditRow     *add_row;
  char               *add_title;
};

enum
{
  PROP_0,
  PROP_ADD_TITLE,
  N_PROPS
};

enum
{
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NotandaPartGroup, notanda_part_group, ADW_TYPE_PREFERENCES_GROUP)

static void
row_activated_cb (NotandaPartGroup *self,
                  GtkListBoxRow    *row)
{
  guint index;

  if (g_ptr_array_find (self->rows, row, &index))
    g_signal_emit (self, signals[OPENED], 0, index);
}

static void
notanda_part_group_constructed (GObject *object)
{
  NotandaPartGroup *self = NOTANDA_PART_GROUP (object);

  G_OBJECT_CLASS (notanda_part_group_parent_class)->constructed (object);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (self)), -1);
}

static void
notanda_part_group_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_ADD_TITLE)
    g_value_set_string (value, NOTANDA_PART_GROUP (object)->add_title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
notanda_part_group_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (prop_id == PROP_ADD_TITLE)
    g_set_str (&NOTANDA_PART_GROUP (object)->add_title, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
notanda_part_group_dispose (GObject *object)
{
  NotandaPartGroup *self = NOTANDA_PART_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_PART_GROUP);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->add_title, g_free);
  G_OBJECT_CLASS (notanda_part_group_parent_class)->dispose (object);
}

static void
notanda_part_group_class_init (NotandaPartGroupClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = notanda_part_group_constructed;
  object_class->get_property = notanda_part_group_get_property;
  object_class->set_property = notanda_part_group_set_property;
  object_class->dispose = notanda_part_group_dispose;

  properties[PROP_ADD_TITLE] = g_param_spec_string ("add-title", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (NOTANDA_TYPE_EDIT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-part-group.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaPartGroup, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaPartGroup, add_row);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
notanda_part_group_init (NotandaPartGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

NotandaEditRow *
notanda_part_group_get_add_row (NotandaPartGroup *self)
{
  g_return_val_if_fail (NOTANDA_IS_PART_GROUP (self), NULL);

  return self->add_row;
}

static GtkWidget *
make_row (gpointer page)
{
  return notanda_tag_page_new_link_row ();
}

void
notanda_part_group_set_n_rows (NotandaPartGroup *self,
                               NotandaTagPage   *page,
                               guint             n)
{
  g_return_if_fail (NOTANDA_IS_PART_GROUP (self));

  notanda_tag_page_set_n_rows (page, self->list, self->rows, n, make_row);
}

GtkWidget *
notanda_part_group_get_row (NotandaPartGroup *self,
                            guint             i)
{
  g_return_val_if_fail (NOTANDA_IS_PART_GROUP (self) && i < self->rows->len, NULL);

  return self->rows->pdata[i];
}

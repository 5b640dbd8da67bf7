/* notanda-type-chooser-page.c: asks for one of the types
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/tags/notanda-type-chooser-page.h"

struct _NotandaTypeChooserPage
{
  NotandaTagPage     parent_instance;
  NotandaTagPage    *asker; /* weak */
  NotandaTypeChosen  chosen;
  GtkLabel          *description_label;
  NotandaTypePicker *picker;
};

G_DEFINE_FINAL_TYPE (NotandaTypeChooserPage, notanda_type_chooser_page, NOTANDA_TYPE_TAG_PAGE)

static void
picked_cb (NotandaTypeChooserPage *self,
           NotandaTagItem         *item)
{
  NotandaId       type = *notanda_tag_item_get_id (item);
  NotandaTagPage *asker = self->asker;

  if (asker == NULL)
    return;
  notanda_tag_page_leave (NOTANDA_TAG_PAGE (self));
  self->chosen (asker, &type);
}

static gboolean
notanda_type_chooser_page_update (NotandaTagPage *page)
{
  NotandaTypeChooserPage *self = NOTANDA_TYPE_CHOOSER_PAGE (page);

  return self->asker != NULL && notanda_tag_page_update (self->asker);
}

static void
notanda_type_chooser_page_shown (AdwNavigationPage *page)
{
  notanda_type_picker_focus (NOTANDA_TYPE_CHOOSER_PAGE (page)->picker);
}

static void
notanda_type_chooser_page_dispose (GObject *object)
{
  NotandaTypeChooserPage *self = NOTANDA_TYPE_CHOOSER_PAGE (object);

  if (self->picker != NULL)
    notanda_type_picker_set_document (self->picker, NULL, FALSE, NULL, NULL, NULL);
  g_clear_weak_pointer (&self->asker);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_TYPE_CHOOSER_PAGE);
  G_OBJECT_CLASS (notanda_type_chooser_page_parent_class)->dispose (object);
}

static void
notanda_type_chooser_page_class_init (NotandaTypeChooserPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_type_chooser_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = notanda_type_chooser_page_shown;
  NOTANDA_TAG_PAGE_CLASS (klass)->update = notanda_type_chooser_page_update;

  g_type_ensure (NOTANDA_TYPE_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-type-chooser-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaTypeChooserPage, description_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypeChooserPage, picker);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
notanda_type_chooser_page_init (NotandaTypeChooserPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
notanda_type_chooser_page_open (NotandaTagPage   *asker,
                                const char       *title,
                                const char       *description,
                                NotandaTypeFilter filter,
                                NotandaTypeChosen chosen)
{
  NotandaTypeChooserPage *self = g_object_new (NOTANDA_TYPE_TYPE_CHOOSER_PAGE, "title", title, NULL);

  g_set_weak_pointer (&self->asker, asker);
  self->chosen = chosen;
  gtk_label_set_text (self->description_label, description);
  notanda_tag_page_set_element (NOTANDA_TAG_PAGE (self), notanda_tag_page_get_document (asker),
                                notanda_tag_page_get_element (asker));
  notanda_type_picker_set_document (self->picker, notanda_tag_page_get_document (asker), TRUE,
                                    notanda_tag_page_get_library (asker), filter, asker);
  notanda_tag_page_open (asker, NOTANDA_TAG_PAGE (self));
}

/* notanda-library-card.c: what is seen of a document in the library
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/library/notanda-library-card.h"

struct _NotandaLibraryCard
{
  AdwBin     parent_instance;
  GtkLabel  *title;
  GtkLabel  *source;
  GtkLabel  *marks;
  GtkLabel  *count;
  GtkWidget *absent;
};

G_DEFINE_FINAL_TYPE (NotandaLibraryCard, notanda_library_card, ADW_TYPE_BIN)

static void
show_words (GtkLabel   *label,
            const char *words)
{
  gtk_label_set_text (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
}

static void
show_current (NotandaLibraryCard *self,
              gboolean            is_current)
{
  if (is_current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}

static void
show_absent (NotandaLibraryCard *self,
             gboolean            is_absent)
{
  gtk_widget_set_visible (self->absent, is_absent);
  if (is_absent)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dimmed");
}

void
notanda_library_card_show (NotandaLibraryCard *self,
                           NotandaLibraryItem *item,
                           const char         *source,
                           const char         *marks)
{
  const NotandaLibraryEntry *entry;
  g_autofree char           *count = NULL;

  g_return_if_fail (NOTANDA_IS_LIBRARY_CARD (self));
  g_return_if_fail (NOTANDA_IS_LIBRARY_ITEM (item));

  entry = notanda_library_item_get_entry (item);
  count = entry->document->n_annotations > 0 ? g_strdup_printf ("%'u", entry->document->n_annotations) : NULL;
  gtk_label_set_text (self->title, entry->title);
  show_words (self->source, source);
  show_words (self->marks, marks);
  show_words (self->count, count != NULL ? count : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), entry->document->damage);
  show_current (self, notanda_library_item_is_current (item));
  show_absent (self, entry->is_absent);
}

static void
notanda_library_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_LIBRARY_CARD);
  G_OBJECT_CLASS (notanda_library_card_parent_class)->dispose (object);
}

static void
notanda_library_card_class_init (NotandaLibraryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_library_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-library-card.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryCard, title);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryCard, source);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryCard, marks);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryCard, count);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryCard, absent);
}

static void
notanda_library_card_init (NotandaLibraryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
notanda_library_card_new (void)
{
  return g_object_new (NOTANDA_TYPE_LIBRARY_CARD, NULL);
}

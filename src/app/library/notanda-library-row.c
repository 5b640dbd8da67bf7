/* notanda-library-row.c: a document in the library
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What there is to say of a document besides its title are words, never a colour or a picture alone. */

#include "app/library/notanda-library-row.h"

#include <glib/gi18n-lib.h>

struct _NotandaLibraryRow
{
  AdwBin              parent_instance;
  NotandaLibraryItem *item;
  GSignalGroup       *signals;
  GtkLabel           *title;
  GtkLabel           *source;
  GtkLabel           *marks;
  GtkLabel           *count;
  GtkWidget          *absent;
  char               *spoken;
  char               *spoken_rest;
};

G_DEFINE_FINAL_TYPE (NotandaLibraryRow, notanda_library_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SPOKEN,
  PROP_SPOKEN_REST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Dates of articles are those of ISO 8601, or what a page had in that place. */
static char *
dup_date (const char *date)
{
  GDate parsed;
  char  words[64];
  guint year;
  guint month;
  guint day;

  if (date == NULL || sscanf (date, "%4u-%2u-%2u", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return g_strdup (date);
  g_date_clear (&parsed, 1);
  g_date_set_dmy (&parsed, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_strftime (words, sizeof words, "%x", &parsed);

  return g_strdup (words);
}

static void
add (GPtrArray *parts,
     char      *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
dup_source (const NotandaListedDocument *document)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add (parts, g_strdup (document->outlet));
  add (parts, dup_date (document->date));

  return join (parts);
}

static char *
dup_marks (NotandaLibraryItem *item)
{
  const NotandaLibraryEntry   *entry = notanda_library_item_get_entry (item);
  const NotandaListedDocument *document = entry->document;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (entry->is_absent)
    add (parts, g_strdup (_ ("Not on this computer")));
  if (document->damage != NULL)
    add (parts, g_strdup (_ ("Damaged")));
  if (document->is_draft)
    add (parts, g_strdup (_ ("Draft")));
  if (entry->is_copy)
    add (parts, g_strdup (_ ("Copy")));
  if (document->n_differences > 0)
    add (parts, g_strdup_printf (ngettext ("%u difference", "%u differences", document->n_differences), document->n_differences));
  if (notanda_library_item_is_waiting (item))
    add (parts, g_strdup (_ ("Waiting")));

  return join (parts);
}

static void
show_words (GtkLabel   *label,
            const char *words)
{
  gtk_label_set_text (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
}

static char *
dup_spoken_rest (NotandaLibraryRow           *self,
                 const NotandaListedDocument *document)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (notanda_library_item_is_current (self->item))
    add (parts, g_strdup (_ ("Open here")));
  add (parts, g_strdup (gtk_label_get_text (self->source)));
  add (parts, g_strdup (gtk_label_get_text (self->marks)));
  if (!notanda_library_item_get_entry (self->item)->is_absent)
    add (parts, g_strdup_printf (ngettext ("%u annotation", "%u annotations", document->n_annotations), document->n_annotations));

  return join (parts);
}

static void
show_current (NotandaLibraryRow *self)
{
  gboolean is_current = notanda_library_item_is_current (self->item);

  if (is_current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}

static void
show_absent (NotandaLibraryRow *self)
{
  gboolean is_absent = notanda_library_item_get_entry (self->item)->is_absent;

  gtk_widget_set_visible (self->absent, is_absent);
  if (is_absent)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dimmed");
}

static void
update (NotandaLibraryRow *self)
{
  const NotandaLibraryEntry *entry = notanda_library_item_get_entry (self->item);
  g_autofree char           *source = dup_source (entry->document);
  g_autofree char           *marks = dup_marks (self->item);
  g_autofree char           *count = entry->document->n_annotations > 0 ? g_strdup_printf ("%'u", entry->document->n_annotations) : NULL;

  gtk_label_set_text (self->title, entry->title);
  show_words (self->source, source);
  show_words (self->marks, marks);
  show_words (self->count, count != NULL ? count : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), entry->document->damage);
  show_current (self);
  show_absent (self);

  g_set_str (&self->spoken, entry->title);
  g_free (self->spoken_rest);
  self->spoken_rest = dup_spoken_rest (self, entry->document);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOKEN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOKEN_REST]);
}

void
notanda_library_row_set_item (NotandaLibraryRow  *self,
                              NotandaLibraryItem *item)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->signals, item);
  if (item != NULL)
    update (self);
}

NotandaLibraryItem *
notanda_library_row_get_item (NotandaLibraryRow *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY_ROW (self), NULL);

  return self->item;
}

static void
notanda_library_row_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  NotandaLibraryRow *self = NOTANDA_LIBRARY_ROW (object);

  switch (prop_id)
    {
    case PROP_SPOKEN:
      g_value_set_string (value, self->spoken);
      break;
    case PROP_SPOKEN_REST:
      g_value_set_string (value, self->spoken_rest);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_library_row_dispose (GObject *object)
{
  NotandaLibraryRow *self = NOTANDA_LIBRARY_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_LIBRARY_ROW);
  G_OBJECT_CLASS (notanda_library_row_parent_class)->dispose (object);
}

static void
notanda_library_row_finalize (GObject *object)
{
  g_free (NOTANDA_LIBRARY_ROW (object)->spoken);
  g_free (NOTANDA_LIBRARY_ROW (object)->spoken_rest);
  G_OBJECT_CLASS (notanda_library_row_parent_class)->finalize (object);
}

static void
notanda_library_row_class_init (NotandaLibraryRowClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = notanda_library_row_get_property;
  object_class->dispose = notanda_library_row_dispose;
  object_class->finalize = notanda_library_row_finalize;

  properties[PROP_SPOKEN] = g_param_spec_string ("spoken", NULL, NULL, NULL, flags);
  properties[PROP_SPOKEN_REST] = g_param_spec_string ("spoken-rest", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-library-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryRow, title);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryRow, source);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryRow, marks);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryRow, count);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryRow, absent);
}

static void
notanda_library_row_init (NotandaLibraryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (NOTANDA_TYPE_LIBRARY_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

GtkWidget *
notanda_library_row_new (void)
{
  return g_object_new (NOTANDA_TYPE_LIBRARY_ROW, NULL);
}

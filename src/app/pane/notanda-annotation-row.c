/* notanda-annotation-row.c: one annotation in the list beside the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/notanda-annotation-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-type-style.h"
#include "app/common/notanda-type-swatch.h"

#define EXCERPT_CHARS 160
#define LINK_CHARS 32
#define NOTE_CHARS 60

struct _NotandaAnnotationRow
{
  AdwBin                 parent_instance;
  NotandaAnnotationItem *item;
  GSignalGroup          *item_signals;
  char                  *description;
  NotandaTypeSwatch     *swatch;
  GtkLabel              *type_label;
  GtkLabel              *excerpt_label;
  GtkLabel              *details_label;
};

G_DEFINE_FINAL_TYPE (NotandaAnnotationRow, notanda_annotation_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Blanks and line ends become one space each; at most @max_chars are added. */
static guint
append_line (GString    *out,
             const char *text,
             gsize       size,
             guint       max_chars)
{
  const char *end = text + size;
  gboolean    blank = FALSE;
  guint       n = 0;

  for (; text < end && n < max_chars; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          blank = TRUE;
          continue;
        }
      if (blank && n > 0)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_unichar (out, c);
      n++;
    }
  return n;
}

static char *
dup_excerpt (NotandaDocument         *document,
             const NotandaAnnotation *annotation,
             guint                    max_chars)
{
  NotandaArticle *article = notanda_document_get_article (document);
  GString        *out = g_string_new (NULL);
  guint           left = max_chars;

  for (guint i = 0; i < annotation->n_fragments && left > 0; i++)
    {
      const NotandaRange *range = &annotation->fragments[i];
      /* blanks aren't counted, so a few more are looked at */
      gsize       end = MIN ((gsize) range->end, (gsize) range->start + 2 * (gsize) left);
      gsize       size;
      const char *text = notanda_article_peek_range (article, range->start, end, &size);

      if (i > 0)
        g_string_append (out, " … ");
      left -= append_line (out, text, size, left);
      if (left == 0 || end < range->end)
        {
          g_string_append (out, "…");
          break;
        }
    }
  return g_string_free_and_steal (out);
}

char *
notanda_annotation_dup_excerpt (NotandaDocument *document,
                                guint32          slot,
                                guint            max_chars)
{
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  if (!notanda_document_read (document, slot, &annotation))
    return g_strdup ("");
  return dup_excerpt (document, &annotation, max_chars);
}

static void
append_part (GString    *out,
             const char *label,
             const char *value)
{
  if (out->len > 0)
    g_string_append (out, " · ");
  if (label != NULL)
    /* TRANSLATORS: an attribute or role and its value */
    g_string_append_printf (out, _ ("%s: %s"), label, value);
  else
    g_string_append (out, value);
}

static const char *
find_choice_label (const NotandaTagAttribute *attribute,
                   const char                *identifier)
{
  for (guint i = 0; attribute != NULL && attribute->choices != NULL && attribute->choices[i] != NULL; i++)
    if (g_strcmp0 (attribute->choices[i], identifier) == 0 && attribute->choice_labels != NULL)
      return attribute->choice_labels[i];
  return identifier;
}

static void
append_attributes (GString                 *out,
                   NotandaTagSet           *tag_set,
                   const NotandaAnnotation *annotation)
{
  for (guint i = 0; i < annotation->n_attributes; i++)
    {
      const NotandaTagAttribute *attribute = notanda_tag_set_find_attribute (tag_set, &annotation->attributes[i].id);
      const NotandaValue        *value = &annotation->attributes[i].value;
      g_autofree char           *text = notanda_value_dup_string (value);

      if (value->kind == NOTANDA_VALUE_NONE)
        continue;
      if (value->kind == NOTANDA_VALUE_REFERENCE && value->label != NULL && *value->label != '\0')
        {
          /* TRANSLATORS: what a name refers to, and its number in a database */
          g_autofree char *reference = g_strdup_printf (_ ("%s (%s)"), value->label, text);

          append_part (out, NULL, reference);
        }
      else if (value->kind == NOTANDA_VALUE_CHOICE)
        append_part (out, attribute != NULL ? attribute->label : NULL, find_choice_label (attribute, value->text));
      else
        append_part (out, attribute != NULL ? attribute->label : NULL, text);
    }
}

static char *
dup_details (NotandaDocument         *document,
             const NotandaAnnotation *annotation)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (document);
  GString       *out = g_string_new (NULL);

  append_attributes (out, tag_set, annotation);
  for (guint i = 0; i < annotation->n_links; i++)
    {
      const NotandaLink    *link = &annotation->links[i];
      const NotandaTagRole *role = notanda_tag_set_find_role (tag_set, &link->role);
      g_autofree char      *excerpt = NULL;
      g_autofree char      *quoted = NULL;
      guint32               slot;

      if (!notanda_document_find (document, &link->target, &slot))
        continue;
      excerpt = notanda_annotation_dup_excerpt (document, slot, LINK_CHARS);
      /* TRANSLATORS: words of the article, quoted */
      quoted = g_strdup_printf (_ ("“%s”"), excerpt);
      append_part (out, role != NULL ? role->label : _ ("link"), quoted);
    }
  if (annotation->n_notes > 0)
    {
      g_autoptr (GString) note = g_string_new (NULL);
      const char *text = annotation->notes[0].text;

      append_line (note, text, strlen (text), NOTE_CHARS);
      append_part (out, annotation->n_notes > 1 ? _ ("notes") : _ ("note"), note->str);
    }
  if (annotation->n_differences > 0)
    append_part (out, NULL, _ ("differences"));
  return g_string_free_and_steal (out);
}

static void
set_description (NotandaAnnotationRow *self,
                 char                 *description)
{
  g_autofree char *taken = description;

  if (g_set_str (&self->description, taken))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static void
update (NotandaAnnotationRow *self)
{
  NotandaDocument *document = notanda_annotation_item_get_document (self->item);
  NotandaTagSet   *tag_set = notanda_document_get_tag_set (document);
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autofree char *excerpt = NULL;
  g_autofree char *details = NULL;
  NotandaTypeStyle style;
  const char      *label;

  notanda_annotation_init (&annotation);
  if (!notanda_document_read (document, notanda_annotation_item_get_slot (self->item), &annotation))
    return;
  excerpt = dup_excerpt (document, &annotation, EXCERPT_CHARS);
  details = dup_details (document, &annotation);
  label = notanda_type_get_label (tag_set, &annotation.type);
  notanda_type_style_get (tag_set, &annotation.type, adw_style_manager_get_dark (adw_style_manager_get_default ()),
                          &style);
  notanda_type_swatch_set_style (self->swatch, &style);
  gtk_label_set_text (self->type_label, label);
  gtk_label_set_text (self->excerpt_label, excerpt);
  gtk_label_set_text (self->details_label, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details_label), *details != '\0');
  /* TRANSLATORS: a type of annotation, then the words it is on */
  set_description (self, g_strdup_printf (_ ("%s: %s"), label, excerpt));
}

static void
item_changed_cb (NotandaAnnotationRow *self)
{
  if (self->item != NULL)
    update (self);
}

void
notanda_annotation_row_set_item (NotandaAnnotationRow  *self,
                                 NotandaAnnotationItem *item)
{
  g_return_if_fail (NOTANDA_IS_ANNOTATION_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->item_signals, item);
  if (item != NULL)
    update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
notanda_annotation_row_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  NotandaAnnotationRow *self = NOTANDA_ANNOTATION_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_annotation_row_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  NotandaAnnotationRow *self = NOTANDA_ANNOTATION_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      notanda_annotation_row_set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_annotation_row_dispose (GObject *object)
{
  NotandaAnnotationRow *self = NOTANDA_ANNOTATION_ROW (object);

  if (self->item_signals != NULL)
    g_signal_group_set_target (self->item_signals, NULL);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  g_clear_pointer (&self->description, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_ANNOTATION_ROW);
  G_OBJECT_CLASS (notanda_annotation_row_parent_class)->dispose (object);
}

static void
notanda_annotation_row_class_init (NotandaAnnotationRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = notanda_annotation_row_get_property;
  object_class->set_property = notanda_annotation_row_set_property;
  object_class->dispose = notanda_annotation_row_dispose;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, NOTANDA_TYPE_ANNOTATION_ITEM,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DESCRIPTION] =
      g_param_spec_string ("description", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (NOTANDA_TYPE_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-annotation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationRow, type_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationRow, excerpt_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationRow, details_label);
}

static void
notanda_annotation_row_init (NotandaAnnotationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->item_signals = g_signal_group_new (NOTANDA_TYPE_ANNOTATION_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "changed", G_CALLBACK (item_changed_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (item_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
notanda_annotation_row_new (void)
{
  return g_object_new (NOTANDA_TYPE_ANNOTATION_ROW, NULL);
}

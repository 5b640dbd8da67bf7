/* notanda-annotation-card.c: one annotation in the list beside the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GtkListView keeps two hundred rows, so a card is a swatch and four labels. What
 * few annotations have, a note, a warning and the buttons of the selected one, is made
 * when it is first needed; a card that is used again for another annotation keeps it,
 * hidden.
 */

#include "app/pane/notanda-annotation-card.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-person-badge.h"
#include "app/common/notanda-type-style.h"
#include "app/common/notanda-type-swatch.h"
#include "app/pane/notanda-card-text.h"
#include "base/notanda-words.h"

/* As libadwaita dims, plainly or with high contrast. */
#define DIM 0.55
#define DIM_HIGH_CONTRAST 0.9

/* So many keys lead to links. */
#define N_LINK_KEYS 9

/* Links that lead here are shown up to so many: a name may have thousands. */
#define MAX_LINKING 20

struct _NotandaAnnotationCard
{
  GtkBox                 parent_instance;
  NotandaAnnotationItem *item;
  GSignalGroup          *item_signals;
  NotandaDocument       *followed; /* weak: of the selected one, or NULL */
  char                  *spoken;
  char                  *spoken_rest;
  gboolean               selected;
  NotandaTypeSwatch     *swatch;
  GtkLabel              *type_label;
  NotandaPersonBadge    *badge;
  GtkLabel              *sign_label;
  GtkLabel              *words_label;
  GtkLabel              *details_label;
  GtkBox                *links; /* these three: NULL until needed */
  GtkWidget             *note;  /* the box of an icon and a label */
  GtkLabel              *warning;
};

G_DEFINE_FINAL_TYPE (NotandaAnnotationCard, notanda_annotation_card, GTK_TYPE_BOX)

enum
{
  SPOKEN_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
show_note (NotandaAnnotationCard *self,
           const char            *text)
{
  GtkWidget *label;

  if (self->note == NULL && *text == '\0')
    return;
  if (self->note == NULL)
    {
      self->note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_widget_add_css_class (self->note, "dimmed");
      gtk_box_append (GTK_BOX (self->note), g_object_new (GTK_TYPE_IMAGE, "icon-name", "document-edit-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      label = new_label (NULL, "caption");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (self->note), label);
      gtk_box_append (GTK_BOX (self), self->note);
    }
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (self->note)), text);
  gtk_widget_set_visible (self->note, *text != '\0');
}

static void
show_warning (NotandaAnnotationCard *self,
              const char            *text)
{
  if (self->warning == NULL && *text == '\0')
    return;
  if (self->warning == NULL)
    {
      self->warning = GTK_LABEL (new_label (NULL, "caption-heading"));
      gtk_widget_add_css_class (GTK_WIDGET (self->warning), "warning");
      gtk_label_set_ellipsize (self->warning, PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->warning));
    }
  set_label (self->warning, text);
}

/* In quotation marks, but for what brings its own. */
static char *
dup_quoted (const char *words)
{
  if (notanda_is_quotation_mark (g_utf8_get_char (words)))
    return g_strdup (words);
  /* TRANSLATORS: words of the article, quoted */
  return notanda_bidi_printf (_ ("“%s”"), words);
}

/* @number: from 1
 * @leads_here: it is another's, and leads to this one */
static GtkWidget *
new_link_button (NotandaDocument             *document,
                 const NotandaAnnotationLink *link,
                 guint                        number,
                 gboolean                     leads_here)
{
  g_autofree char *words = notanda_annotation_dup_excerpt (document, link->target, G_MAXUINT8);
  g_autofree char *quoted = dup_quoted (words);
  /* TRANSLATORS: %s is a role, such as Source */
  g_autofree char *caption = leads_here ? notanda_bidi_printf (_ ("Linked Here as %s"), link->label) : g_strdup (link->label);
  /* TRANSLATORS: %s is a role, such as Source */
  g_autofree char *go = notanda_bidi_printf (leads_here ? _ ("Go to What Links Here as %s") : _ ("Go to %s"), link->label);
  g_autofree char *keys = number <= N_LINK_KEYS ? gtk_accelerator_get_label (GDK_KEY_0 + number, GDK_ALT_MASK) : NULL;
  g_autofree char *tooltip = keys != NULL ? g_strdup_printf ("%s (%s)", go, keys) : g_strdup (go);
  g_autofree char *name = notanda_bidi_printf (_ ("%s: %s"), go, words);
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *role = new_label (caption, "caption");
  GtkWidget       *label = new_label (quoted, "card-link");

  gtk_widget_add_css_class (role, "dimmed");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_box_append (GTK_BOX (box), role);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.follow-link");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", number);
  return button;
}

static void
add_linking (NotandaAnnotationCard *self,
             NotandaDocument       *document,
             GArray                *linking,
             guint                  n_before)
{
  guint n = MIN (linking->len, MAX_LINKING);

  for (guint i = 0; i < n; i++)
    gtk_box_append (self->links, new_link_button (document, &g_array_index (linking, NotandaAnnotationLink, i), n_before + i + 1, TRUE));
  if (n < linking->len)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("Linked from %u more", "Linked from %u more", linking->len - n), linking->len - n);

      gtk_box_append (self->links, new_label (more, "caption"));
    }
}

static void
show_links (NotandaAnnotationCard *self,
            NotandaDocument       *document,
            GArray                *links,
            GArray                *linking)
{
  gboolean   has_any = self->selected && links->len + linking->len > 0;
  GtkWidget *child;

  while (self->links != NULL && (child = gtk_widget_get_first_child (GTK_WIDGET (self->links))) != NULL)
    gtk_box_remove (self->links, child);
  if (self->links != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->links), has_any);
  if (!has_any)
    return;
  if (self->links == NULL)
    {
      self->links = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
      gtk_widget_add_css_class (GTK_WIDGET (self->links), "card-links");
      gtk_box_insert_child_after (GTK_BOX (self), GTK_WIDGET (self->links), GTK_WIDGET (self->words_label));
    }
  for (guint i = 0; i < links->len; i++)
    gtk_box_append (self->links,
                    new_link_button (document, &g_array_index (links, NotandaAnnotationLink, i), i + 1, FALSE));
  add_linking (self, document, linking, links->len);
}

static void
set_spoken (NotandaAnnotationCard *self,
            const NotandaCardText *text)
{
  gboolean is_other = g_set_str (&self->spoken, text->spoken);

  if (g_set_str (&self->spoken_rest, text->spoken_rest) || is_other)
    g_signal_emit (self, signals[SPOKEN_CHANGED], 0);
}

/* The key that marks with the type is there to be learnt; on each card it would be noise. */
static void
show_type (NotandaAnnotationCard *self,
           const NotandaCardText *text)
{
  g_autofree char *key = *text->key != '\0' ? g_utf8_strup (text->key, -1) : NULL;
  g_autofree char *both = key != NULL ? g_strdup_printf ("%s (%s)", text->label, key) : g_strdup (text->label);

  gtk_label_set_text (self->type_label, self->selected ? both : text->label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->type_label), both);
}

static void
show_text (NotandaAnnotationCard *self,
           NotandaDocument       *document,
           const NotandaCardText *text)
{
  show_type (self, text);
  set_label (self->sign_label, text->sign);
  notanda_person_badge_set_author (self->badge, document, text->author);
  set_label (self->words_label, text->words);
  set_label (self->details_label, text->details);
  /* what is selected is read in full */
  gtk_label_set_wrap (self->details_label, self->selected);
  gtk_label_set_ellipsize (self->details_label, self->selected ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_attributes (self->details_label, text->details_attrs);
  show_links (self, document, text->links, text->linking);
  show_warning (self, text->warning);
  show_note (self, text->note);
  set_spoken (self, text);
}

static void
update (NotandaAnnotationCard *self)
{
  NotandaDocument *document = notanda_annotation_item_get_document (self->item);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_auto (NotandaCardText) text = { 0 };
  NotandaTypeStyle style;

  notanda_annotation_init (&annotation);
  if (!notanda_document_read (document, notanda_annotation_item_get_slot (self->item), &annotation))
    return;
  notanda_card_text_fill (&text, document, &annotation, self->selected,
                          adw_style_manager_get_high_contrast (manager) ? DIM_HIGH_CONTRAST : DIM);
  notanda_type_style_get (notanda_document_get_tag_set (document), &annotation.type,
                          adw_style_manager_get_dark (manager), &style);
  notanda_type_swatch_set_style (self->swatch, &style);
  show_text (self, document, &text);
}

static void
item_changed_cb (NotandaAnnotationCard *self)
{
  if (self->item != NULL)
    update (self);
}

/* An item knows nothing of links of others to it, which the selected one shows. */
static void
follow (NotandaAnnotationCard *self,
        NotandaDocument       *document)
{
  if (self->followed == document)
    return;
  if (self->followed != NULL)
    g_signal_handlers_disconnect_by_func (self->followed, item_changed_cb, self);
  g_set_weak_pointer (&self->followed, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
}

void
notanda_annotation_card_show (NotandaAnnotationCard *self,
                              NotandaAnnotationItem *item,
                              gboolean               selected)
{
  gboolean is_other;

  g_return_if_fail (NOTANDA_IS_ANNOTATION_CARD (self));

  is_other = g_set_object (&self->item, item);
  if (!is_other && self->selected == selected)
    return;
  self->selected = selected;
  g_signal_group_set_target (self->item_signals, item);
  follow (self, selected && item != NULL ? notanda_annotation_item_get_document (item) : NULL);
  item_changed_cb (self);
}

const char *
notanda_annotation_card_get_spoken (NotandaAnnotationCard *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_CARD (self), NULL);

  return self->spoken;
}

const char *
notanda_annotation_card_get_spoken_rest (NotandaAnnotationCard *self)
{
  g_return_val_if_fail (NOTANDA_IS_ANNOTATION_CARD (self), NULL);

  return self->spoken_rest;
}

static void
notanda_annotation_card_dispose (GObject *object)
{
  NotandaAnnotationCard *self = NOTANDA_ANNOTATION_CARD (object);

  if (self->item_signals != NULL)
    g_signal_group_set_target (self->item_signals, NULL);
  g_clear_object (&self->item_signals);
  follow (self, NULL);
  g_clear_object (&self->item);
  g_clear_pointer (&self->spoken, g_free);
  g_clear_pointer (&self->spoken_rest, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_ANNOTATION_CARD);
  G_OBJECT_CLASS (notanda_annotation_card_parent_class)->dispose (object);
}

static void
notanda_annotation_card_class_init (NotandaAnnotationCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = notanda_annotation_card_dispose;

  signals[SPOKEN_CHANGED] = g_signal_new ("spoken-changed", NOTANDA_TYPE_ANNOTATION_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NOTANDA_TYPE_TYPE_SWATCH);
  g_type_ensure (NOTANDA_TYPE_PERSON_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-annotation-card.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationCard, swatch);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationCard, type_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationCard, badge);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationCard, sign_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationCard, words_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaAnnotationCard, details_label);
}

static void
notanda_annotation_card_init (NotandaAnnotationCard *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->item_signals = g_signal_group_new (NOTANDA_TYPE_ANNOTATION_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "changed", G_CALLBACK (item_changed_cb), self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
notanda_annotation_card_new (void)
{
  return g_object_new (NOTANDA_TYPE_ANNOTATION_CARD, NULL);
}

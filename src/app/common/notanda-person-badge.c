/* notanda-person-badge.c: a person's initials, in their colour
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The letters are the page's colour, cut out of the person's: what is legible one way
 * round is so the other. A colour is the corpus' or comes from the hash of the name, so
 * that it is the same on every machine; two people may have the same, and still have
 * their initials.
 */

#include "app/common/notanda-person-badge.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/common/notanda-type-style.h"
#include "model/notanda-corpus-records.h"

#define PADDING 5
#define MIN_CONTRAST 4.5
#define MIN_HIGH_CONTRAST 7.0

static const guint32 colours[] = {
  0x1c71d8,
  0x26a269,
  0xe5a50a,
  0xe66100,
  0xc01c28,
  0x813d9c,
  0x865e3c,
  0x0f9b8e,
  0xc64d92,
  0x4a5fc1,
  0x6b8e23,
  0x5e6b7a,
};

struct _NotandaPersonBadge
{
  GtkWidget        parent_instance;
  NotandaDocument *document;
  char            *author;
  PangoLayout     *layout; /* of the initials */
  GdkRGBA          colour;
};

G_DEFINE_FINAL_TYPE (NotandaPersonBadge, notanda_person_badge, GTK_TYPE_WIDGET)

char *
notanda_person_dup_name (NotandaDocument *document,
                         const char      *author)
{
  NotandaDocument *corpus = notanda_document_get_corpus (document);
  g_autoptr (NotandaPerson) person = corpus != NULL ? notanda_corpus_find_person (corpus, author) : NULL;

  if (person != NULL && *person->name != '\0')
    return g_strdup (person->name);
  return g_strdup (*author != '\0' ? author : _ ("Somebody"));
}

char *
notanda_person_dup_initials (const char *name)
{
  GString *out = g_string_new (NULL);
  gboolean at_start = TRUE;
  guint    n = 0;

  for (const char *p = name; *p != '\0' && n < 3; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (at_start && g_unichar_isalnum (c))
        {
          g_string_append_unichar (out, g_unichar_toupper (c));
          n++;
        }
      at_start = !g_unichar_isalnum (c) && c != '\'' && c != 0x2019;
    }
  return g_string_free_and_steal (out);
}

void
notanda_person_get_colour (NotandaDocument *document,
                           const char      *author,
                           gboolean         dark,
                           gboolean         high_contrast,
                           GdkRGBA         *out)
{
  NotandaDocument *corpus = notanda_document_get_corpus (document);
  g_autoptr (NotandaPerson) person = corpus != NULL ? notanda_corpus_find_person (corpus, author) : NULL;
  NotandaId id;
  guint32   colour;

  notanda_person_id_for (author, &id);
  colour = colours[id.bytes[0] % G_N_ELEMENTS (colours)];
  *out = (GdkRGBA) { (colour >> 16 & 0xff) / 255.0f, (colour >> 8 & 0xff) / 255.0f, (colour & 0xff) / 255.0f, 1.0f };
  if (person != NULL && person->colour != NULL)
    gdk_rgba_parse (out, person->colour);
  notanda_colour_make_legible (out, dark, high_contrast ? MIN_HIGH_CONTRAST : MIN_CONTRAST);
}

static AdwStyleManager *
get_style_manager (NotandaPersonBadge *self)
{
  return adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
}

/* Looked up in the corpus, and so not at each draw. */
static void
update_colour (NotandaPersonBadge *self)
{
  AdwStyleManager *manager = get_style_manager (self);

  if (self->layout == NULL)
    return;
  notanda_person_get_colour (self->document, self->author, adw_style_manager_get_dark (manager),
                             adw_style_manager_get_high_contrast (manager), &self->colour);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update (NotandaPersonBadge *self)
{
  g_autofree char *name = NULL;
  g_autofree char *initials = NULL;

  g_clear_object (&self->layout);
  gtk_widget_set_visible (GTK_WIDGET (self), *self->author != '\0');
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (*self->author == '\0')
    return;
  name = notanda_person_dup_name (self->document, self->author);
  initials = notanda_person_dup_initials (name);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), *initials != '\0' ? initials : "?");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  update_colour (self);
}

void
notanda_person_badge_set_author (NotandaPersonBadge *self,
                                 NotandaDocument    *document,
                                 const char         *author)
{
  g_return_if_fail (NOTANDA_IS_PERSON_BADGE (self));

  g_set_object (&self->document, document);
  g_set_str (&self->author, author);
  update (self);
}

/* Another font. */
static void
notanda_person_badge_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  NotandaPersonBadge *self = NOTANDA_PERSON_BADGE (widget);

  GTK_WIDGET_CLASS (notanda_person_badge_parent_class)->css_changed (widget, change);
  if (self->layout != NULL)
    {
      pango_layout_context_changed (self->layout);
      gtk_widget_queue_resize (widget);
    }
}

static void
notanda_person_badge_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  NotandaPersonBadge *self = NOTANDA_PERSON_BADGE (widget);
  int                 width = 0;
  int                 height = 0;

  if (self->layout != NULL)
    pango_layout_get_pixel_size (self->layout, &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (width + 2 * PADDING, height) : height;
}

static void
notanda_person_badge_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  NotandaPersonBadge *self = NOTANDA_PERSON_BADGE (widget);
  gboolean            dark = adw_style_manager_get_dark (get_style_manager (self));
  float               width = gtk_widget_get_width (widget);
  float               height = gtk_widget_get_height (widget);
  GskRoundedRect      shape;
  int                 text_width;
  int                 text_height;

  if (self->layout == NULL)
    return;
  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (0, 0, width, height), height / 3);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &self->colour, &shape.bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - text_width) / 2, (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, self->layout, notanda_type_style_get_page (dark));
}

static void
notanda_person_badge_dispose (GObject *object)
{
  NotandaPersonBadge *self = NOTANDA_PERSON_BADGE (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->document);
  g_clear_pointer (&self->author, g_free);
  G_OBJECT_CLASS (notanda_person_badge_parent_class)->dispose (object);
}

static void
notanda_person_badge_class_init (NotandaPersonBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_person_badge_dispose;
  widget_class->css_changed = notanda_person_badge_css_changed;
  widget_class->measure = notanda_person_badge_measure;
  widget_class->snapshot = notanda_person_badge_snapshot;
  gtk_widget_class_set_css_name (widget_class, "personbadge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
notanda_person_badge_init (NotandaPersonBadge *self)
{
  AdwStyleManager *manager = get_style_manager (self);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_colour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_colour), self, G_CONNECT_SWAPPED);
}

/* notanda-page-links.c: going to what an annotation links to, or is linked from, and back
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each link that is followed leaves a place behind: where the caret was and which
 * annotation was selected. Text is immutable, so a place stays right whatever is
 * changed meanwhile; an annotation that is gone by then is just not selected.
 */

#include "app/notanda-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-annotation-text.h"

/* More steps than that nobody remembers. */
#define MAX_PLACES 100

typedef struct
{
  gsize   position; /* code points */
  guint32 slot;
} Place;

GArray *
notanda_page_places_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Place));
}

static void
update_action (NotandaPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.go-back", notanda_page_get_places (self)->len > 0);
}

void
notanda_page_forget_places (NotandaPage *self)
{
  g_array_set_size (notanda_page_get_places (self), 0);
  update_action (self);
}

void
notanda_page_leave_place (NotandaPage *self)
{
  NotandaReadingView *view = notanda_page_get_view (self);
  GArray             *places = notanda_page_get_places (self);
  Place               place = { .slot = notanda_reading_view_get_selected (view) };
  gsize               end;

  notanda_reading_view_get_selection (view, &place.position, &end);
  if (places->len == MAX_PLACES)
    g_array_remove_index (places, 0);
  g_array_append_val (places, place);
  update_action (self);
}

static void
follow_link_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *target)
{
  NotandaPage     *self = NOTANDA_PAGE (widget);
  NotandaDocument *document = notanda_page_get_document (self);
  guint32          slot = notanda_reading_view_get_selected (notanda_page_get_view (self));
  guint            n = g_variant_get_uint32 (target);
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autoptr (GArray) links = NULL;
  g_autoptr (GArray) linking = NULL;

  notanda_annotation_init (&annotation);
  if (document == NULL || slot == NOTANDA_NO_SLOT || !notanda_document_read (document, slot, &annotation))
    {
      notanda_page_toast (self, _ ("Select an annotation first"), NULL, NULL);
      return;
    }
  links = notanda_annotation_list_links (document, &annotation);
  linking = notanda_annotation_list_linking (document, &annotation);
  g_array_append_vals (links, linking->data, linking->len);
  if (n == 0 || n > links->len)
    {
      notanda_page_toast (self, _ ("The annotation has no link with this number"), NULL, NULL);
      return;
    }
  notanda_page_leave_place (self);
  notanda_page_go_to (self, g_array_index (links, NotandaAnnotationLink, n - 1).target);
}

static void
go_back_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  NotandaPage     *self = NOTANDA_PAGE (widget);
  NotandaDocument *document = notanda_page_get_document (self);
  GArray          *places = notanda_page_get_places (self);
  Place            place;

  if (document == NULL || places->len == 0)
    return;
  place = g_array_index (places, Place, places->len - 1);
  g_array_set_size (places, places->len - 1);
  update_action (self);
  if (place.slot != NOTANDA_NO_SLOT && notanda_document_is_visible (document, place.slot))
    notanda_page_go_to (self, place.slot);
  else
    notanda_reading_view_set_selected (notanda_page_get_view (self), NOTANDA_NO_SLOT);
  notanda_reading_view_place_caret (notanda_page_get_view (self), place.position);
}

void
notanda_page_install_link_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.follow-link", "u", follow_link_action);
  gtk_widget_class_install_action (klass, "page.go-back", NULL, go_back_action);
}

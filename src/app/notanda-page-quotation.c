/* notanda-page-quotation.c: copies words of the article with where they are from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-graphemes.h"
#include "model/notanda-quotation.h"

static gboolean
covers (const NotandaAnnotation *annotation,
        NotandaRange             range)
{
  for (guint i = 0; i < annotation->n_fragments; i++)
    if (annotation->fragments[i].start <= range.start && annotation->fragments[i].end >= range.end)
      return TRUE;
  return FALSE;
}

/* Selected words come first; who said them is told by the annotation around them. */
static gboolean
make_quotation (NotandaPage      *self,
                NotandaQuotation *quotation)
{
  NotandaReadingView *view = notanda_page_get_view (self);
  NotandaDocument    *document = notanda_page_get_document (self);
  guint32             slot = notanda_reading_view_get_selected (view);
  g_auto (NotandaAnnotation) annotation = { 0 };
  gboolean has_annotation;
  gsize    start;
  gsize    end;

  notanda_annotation_init (&annotation);
  has_annotation = slot != NOTANDA_NO_SLOT && notanda_document_read (document, slot, &annotation);
  if (notanda_reading_view_get_selection (view, &start, &end) &&
      notanda_graphemes_trim (notanda_article_get_index (notanda_document_get_article (document)), &start, &end))
    {
      const NotandaRange range = { start, end };
      gboolean           is_inside = has_annotation && covers (&annotation, range);

      notanda_quotation_make (document, &range, 1, is_inside ? slot : NOTANDA_NO_SLOT, quotation);
      return TRUE;
    }
  if (has_annotation)
    notanda_quotation_make (document, annotation.fragments, annotation.n_fragments, slot, quotation);
  return has_annotation;
}

void
notanda_page_copy_quotation (NotandaPage *self)
{
  g_auto (NotandaQuotation) quotation = { 0 };
  g_autoptr (GBytes) html = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  GdkContentProvider *flavours[2];

  g_return_if_fail (NOTANDA_IS_PAGE (self));

  if (notanda_page_get_document (self) == NULL)
    return;
  if (!make_quotation (self, &quotation))
    {
      notanda_page_toast (self, _ ("Select some words or an annotation first"), NULL, NULL);
      return;
    }
  html = g_bytes_new (quotation.html, strlen (quotation.html));
  flavours[0] = gdk_content_provider_new_for_bytes ("text/html", html);
  flavours[1] = gdk_content_provider_new_typed (G_TYPE_STRING, quotation.plain);
  content = gdk_content_provider_new_union (flavours, G_N_ELEMENTS (flavours));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  notanda_page_toast (self, _ ("Copied with its source"), NULL, NULL);
  notanda_page_announce (self, _ ("Copied with its source"));
}

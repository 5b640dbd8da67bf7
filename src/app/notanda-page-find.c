/* notanda-page-find.c: the find bar above a page's article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The bar is made when it is first asked for: most articles are read without. */

#include "app/notanda-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/reading/notanda-find-bar.h"

static void
wrapped_cb (NotandaPage *self,
            gboolean     forward)
{
  const char *hint = forward ? _ ("Continued from the start") : _ ("Continued from the end");

  notanda_page_toast (self, hint, NULL, NULL);
}

static void
spoken_cb (NotandaPage *self,
           const char  *message)
{
  notanda_page_announce (self, message);
}

static NotandaFindBar *
get_bar (NotandaPage *self)
{
  GtkBox    *box = notanda_page_get_article_box (self);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (box));

  if (!NOTANDA_IS_FIND_BAR (first))
    {
      first = notanda_find_bar_new (notanda_page_get_view (self));
      g_signal_connect_object (first, "wrapped", G_CALLBACK (wrapped_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (first, "spoken", G_CALLBACK (spoken_cb), self, G_CONNECT_SWAPPED);
      gtk_box_prepend (box, first);
    }
  return NOTANDA_FIND_BAR (first);
}

void
notanda_page_close_find (NotandaPage *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (notanda_page_get_article_box (self)));

  if (NOTANDA_IS_FIND_BAR (first))
    notanda_find_bar_close (NOTANDA_FIND_BAR (first));
}

void
notanda_page_find (NotandaPage *self)
{
  g_return_if_fail (NOTANDA_IS_PAGE (self));

  if (notanda_page_get_document (self) == NULL)
    return;
  notanda_page_read (self);
  /* it would cover the bar */
  if (notanda_page_is_narrow (self))
    notanda_page_set_list_shown (self, FALSE);
  notanda_find_bar_open (get_bar (self));
}

void
notanda_page_find_step (NotandaPage *self,
                        gboolean     forward)
{
  g_return_if_fail (NOTANDA_IS_PAGE (self));

  if (notanda_page_get_document (self) == NULL)
    return;
  notanda_page_read (self);
  notanda_find_bar_step (get_bar (self), forward);
}

/* notanda-page-list.c: the list of annotations beside the article, and what is typed there
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* It comes after the first frame or when it is asked for. Which annotation is selected is
 * the view's property, and the list's is bound to it. */

#include "app/notanda-page-private.h"

#include <glib/gi18n-lib.h>

/* Goes to the words and lets the list keep the focus. */
static void
picked_cb (NotandaPage *self)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  guint32 slot = notanda_reading_view_get_selected (self->view);

  notanda_annotation_init (&annotation);
  notanda_page_read (self);
  if (slot != NOTANDA_NO_SLOT && notanda_document_read (self->opened->document, slot, &annotation))
    notanda_reading_view_place_caret (self->view, annotation.fragments[0].start);
}

static void
activated_cb (NotandaPage *self)
{
  if (self->narrow)
    notanda_page_set_list_shown (self, FALSE);
  picked_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
ensure_sidebar (NotandaPage *self)
{
  if (self->sidebar != NULL)
    return;
  self->sidebar = g_object_new (NOTANDA_TYPE_SIDEBAR, NULL);
  adw_overlay_split_view_set_sidebar (self->split, GTK_WIDGET (self->sidebar));
  g_object_bind_property (self->view, "selected", self->sidebar, "selected",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  self->caret_follower = notanda_caret_follower_new (self->view, notanda_sidebar_get_pane (self->sidebar));
  g_signal_connect_object (self->sidebar, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

NotandaAnnotationPane *
notanda_page_get_pane (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), NULL);

  ensure_sidebar (self);
  return notanda_sidebar_get_pane (self->sidebar);
}

NotandaAnnotationEditor *
notanda_page_get_editor (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), NULL);

  return self->sidebar != NULL ? notanda_sidebar_get_editor (self->sidebar) : NULL;
}

gboolean
notanda_page_is_narrow (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), FALSE);

  return self->narrow;
}

/* The list makes two hundred rows at once, so it comes after the first frame, and
 * all that stands around it too. */
static gboolean
fill_list_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  NotandaPage *self = NOTANDA_PAGE (widget);

  if (--self->list_delay > 0)
    return G_SOURCE_CONTINUE;
  self->list_tick = 0;
  ensure_sidebar (self);
  notanda_sidebar_set_document (self->sidebar, notanda_page_get_document (self));
  return G_SOURCE_REMOVE;
}

void
notanda_page_fill_list_later (NotandaPage *self)
{
  if (self->list_tick == 0)
    self->list_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_list_cb, NULL, NULL);
  self->list_delay = 2;
}

gboolean
notanda_page_get_list_shown (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), FALSE);

  return self->list_shown;
}

/* A list that goes takes the focus with it, and leaves it nowhere: keys belong to the text then. */
static void
focus_text_without_list (NotandaPage *self)
{
  if (!self->list_shown && notanda_page_get_document (self) != NULL)
    notanda_page_focus_article (self);
}

void
notanda_page_fit_list (NotandaPage *self)
{
  /* over the text it may take most of the width, and its least grows with the text's size */
  g_object_set (self->split, "min-sidebar-width", self->narrow ? 130. : 220., "sidebar-width-fraction", self->narrow ? 0.75 : 0.3, NULL);
  focus_text_without_list (self);
}

void
notanda_page_set_list_shown (NotandaPage *self,
                             gboolean     shown)
{
  g_return_if_fail (NOTANDA_IS_PAGE (self));

  if (self->list_shown == shown)
    return;
  self->list_shown = shown;
  g_object_notify (G_OBJECT (self), "list-shown");
  focus_text_without_list (self);
}

void
notanda_page_switch_pane (NotandaPage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && self->sidebar != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar)))
    {
      if (!notanda_sidebar_leave_list (self->sidebar))
        notanda_page_focus_article (self);
      return;
    }
  notanda_page_set_list_shown (self, TRUE);
  notanda_annotation_pane_focus_list (notanda_page_get_pane (self));
}

void
notanda_page_filter (NotandaPage *self)
{
  g_return_if_fail (NOTANDA_IS_PAGE (self));

  notanda_page_set_list_shown (self, TRUE);
  notanda_annotation_pane_focus_filter (notanda_page_get_pane (self));
}

void
notanda_page_commit (NotandaPage *self)
{
  g_return_if_fail (NOTANDA_IS_PAGE (self));

  if (self->sidebar != NULL)
    notanda_annotation_editor_commit (notanda_sidebar_get_editor (self->sidebar), NULL);
}

gboolean
notanda_page_may_close (NotandaPage *self)
{
  guint32 slot;

  g_return_val_if_fail (NOTANDA_IS_PAGE (self), TRUE);

  if (self->sidebar == NULL || notanda_annotation_editor_commit (notanda_sidebar_get_editor (self->sidebar), &slot) ||
      self->told_unwritten)
    return TRUE;
  self->told_unwritten = TRUE;
  notanda_page_set_list_shown (self, TRUE);
  notanda_page_go_to (self, slot);
  notanda_page_toast (self, _ ("Correct what is marked, or close again to leave it out"), NULL, NULL);
  return FALSE;
}

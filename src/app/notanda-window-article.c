/* notanda-window-article.c: what is known about a window's article, and what of its page is in it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/notanda-blocks-dialog.h"
#include "app/dialogs/notanda-details-dialog.h"

static void
details_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  NotandaDocument *document = notanda_page_get_document (NOTANDA_WINDOW (widget)->page);

  if (document != NULL)
    adw_dialog_present (notanda_details_dialog_new (document), widget);
}

static void
change_cb (NotandaWindow *self,
           guint          change,
           guint          i)
{
  notanda_window_change_draft (self, change, i);
}

static void
done_cb (NotandaWindow *self)
{
  NotandaDocument *document = notanda_page_get_document (self->page);

  if (document == NULL || !notanda_document_is_draft (document))
    return;
  notanda_document_fix (document);
  notanda_page_toast (self->page, _ ("The text is fixed"), NULL, NULL);
}

/* The page has another document once a block was taken in or out. */
static void
opened_cb (NotandaWindow *self,
           GParamSpec    *pspec,
           AdwDialog     *dialog)
{
  NotandaDocument *document = notanda_page_get_document (self->page);

  if (document != NULL)
    notanda_blocks_dialog_set_document (NOTANDA_BLOCKS_DIALOG (dialog), document);
}

static void
blocks_action (GtkWidget  *widget,
               const char *name,
               GVariant   *target)
{
  NotandaWindow   *self = NOTANDA_WINDOW (widget);
  NotandaDocument *document = notanda_page_get_document (self->page);
  AdwDialog       *dialog;

  if (document == NULL)
    return;
  dialog = notanda_blocks_dialog_new (document);
  g_signal_connect_object (dialog, "change", G_CALLBACK (change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::has-document", G_CALLBACK (opened_cb), dialog, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

void
notanda_window_install_article_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.details", NULL, details_action);
  gtk_widget_class_install_action (klass, "win.blocks", NULL, blocks_action);
}

/* notanda-window-article.c: what is known about a window's article, and what of its page is in it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/notanda-changes-dialog.h"
#include "app/dialogs/notanda-changes-job.h"
#include "app/dialogs/notanda-correct-dialog.h"
#include "app/dialogs/notanda-details-dialog.h"
#include "app/notanda-page-blocks.h"

static void
details_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  NotandaPage     *page = NOTANDA_WINDOW (widget)->page;
  NotandaDocument *document = notanda_page_get_document (page);

  if (document != NULL)
    adw_dialog_present (notanda_details_dialog_new (document, notanda_saver_get_file (notanda_page_get_saver (page))->path), widget);
}

static void
blocks_action (GtkWidget  *widget,
               const char *name,
               GVariant   *target)
{
  NotandaPageBlocks *blocks = notanda_page_get_blocks (NOTANDA_WINDOW (widget)->page);

  notanda_page_blocks_set_shown (blocks, !notanda_page_blocks_get_shown (blocks));
}

static void
change_block_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  guint change;
  guint i;

  g_variant_get (target, "(uu)", &change, &i);
  notanda_window_change_draft (NOTANDA_WINDOW (widget), change, i);
}

static void
fix_text_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *target)
{
  NotandaPage     *page = NOTANDA_WINDOW (widget)->page;
  NotandaDocument *document = notanda_page_get_document (page);

  if (document == NULL || !notanda_document_is_draft (document))
    return;
  notanda_document_fix (document);
  notanda_page_blocks_set_shown (notanda_page_get_blocks (page), FALSE);
  notanda_page_toast (page, _ ("The text is fixed"), NULL, NULL);
}

/* It has nothing to show of most articles, and not in a narrow window: there the banner and the menu lead to the same. */
void
notanda_window_add_blocks (NotandaWindow *self)
{
  NotandaPageBlocks *blocks = notanda_page_get_blocks (self->page);
  GtkWidget         *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "view-reveal-symbolic");
  notanda_tooltip_add (button, _ ("Left-Out Text"), "win.blocks");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Left-Out Text"), -1);
  g_object_bind_property (blocks, "shown", button, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (blocks, "has-left-out", button, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (self->blocks_box, button);
}

static void
corrected_cb (NotandaWindow *self,
              const char    *text)
{
  notanda_window_correct (self, text);
}

static void
correct_text_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  NotandaWindow   *self = NOTANDA_WINDOW (widget);
  NotandaDocument *document = notanda_page_get_document (self->page);
  AdwDialog       *dialog;

  if (document == NULL)
    return;
  dialog = notanda_correct_dialog_new (document);
  g_signal_connect_object (dialog, "corrected", G_CALLBACK (corrected_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

void
notanda_window_show_report (NotandaWindow        *self,
                            NotandaVersionReport *report)
{
  adw_dialog_present (notanda_changes_dialog_new (report), GTK_WIDGET (self));
}

static void
reported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (NotandaWindow) self = data;
  g_autoptr (GError) error = NULL;
  NotandaVersionReport *report = notanda_changes_job_finish (result, &error);

  /* the window may have gone, or have another article */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL || source != G_OBJECT (notanda_page_get_document (self->page)))
    {
      g_clear_pointer (&report, notanda_version_report_free);
      return;
    }
  if (report != NULL)
    {
      notanda_window_show_report (self, report);
      return;
    }
  notanda_alert_show (GTK_WIDGET (self), _ ("The Old Version Is Not There"), error->message);
}

static void
what_changed_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  NotandaWindow   *self = NOTANDA_WINDOW (widget);
  NotandaDocument *document = notanda_page_get_document (self->page);

  if (document != NULL)
    notanda_changes_job_start (document, notanda_saver_get_file (notanda_page_get_saver (self->page)), reported_cb, g_object_ref (self));
}

void
notanda_window_install_article_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.details", NULL, details_action);
  gtk_widget_class_install_action (klass, "win.blocks", NULL, blocks_action);
  gtk_widget_class_install_action (klass, "win.change-block", "(uu)", change_block_action);
  gtk_widget_class_install_action (klass, "win.fix-text", NULL, fix_text_action);
  gtk_widget_class_install_action (klass, "win.correct-text", NULL, correct_text_action);
  gtk_widget_class_install_action (klass, "win.what-changed", NULL, what_changed_action);
}

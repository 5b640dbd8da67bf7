/* notanda-window-article.c: what is known about a window's article, and what of its page is in it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-annotation-text.h"
#include "app/dialogs/notanda-correct-dialog.h"
#include "app/dialogs/notanda-details-dialog.h"
#include "app/notanda-page-blocks.h"

#define REPORT_CHARS 200 /* of an annotation's words */

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
  gtk_widget_set_tooltip_text (button, _ ("Left-Out Text"));
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

static GtkWidget *
new_report_row (const NotandaCarried *carried)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *old_words = notanda_text_dup_line (carried->old_words, REPORT_CHARS);
  g_autofree char *new_words = carried->new_words != NULL ? notanda_text_dup_line (carried->new_words, REPORT_CHARS) : NULL;
  g_autofree char *now = new_words != NULL ? g_strdup_printf (_ ("now “%s”"), new_words) : g_strdup (_ ("lost: these words are gone"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), old_words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), now);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);

  return row;
}

static char *
dup_report_summary (const NotandaVersionReport *report)
{
  const char      *changed = _ ("The words of these have changed; those that could be kept are to be checked.");
  g_autofree char *same = NULL;

  if (report->n_same == 0)
    return g_strdup (changed);
  same = g_strdup_printf (ngettext ("%u annotation came along as it was.", "%u annotations came along as they were.", report->n_same),
                          report->n_same);

  return g_strconcat (same, " ", changed, NULL);
}

void
notanda_window_show_report (NotandaWindow              *self,
                            const NotandaVersionReport *report)
{
  AdwDialog           *dialog;
  GtkWidget           *view;
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *group;
  g_autofree char     *text = NULL;

  if (report->n_changed + report->n_lost == 0)
    return;
  dialog = adw_dialog_new ();
  view = adw_toolbar_view_new ();
  page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  text = dup_report_summary (report);
  adw_preferences_group_set_description (group, text);
  for (guint i = 0; i < report->carried->len; i++)
    {
      const NotandaCarried *carried = g_ptr_array_index (report->carried, i);

      if (carried->old_words != NULL)
        adw_preferences_group_add (group, new_report_row (carried));
    }
  adw_preferences_page_add (page, group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
  adw_dialog_set_title (dialog, _ ("Annotations to Check"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

void
notanda_window_install_article_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.details", NULL, details_action);
  gtk_widget_class_install_action (klass, "win.blocks", NULL, blocks_action);
  gtk_widget_class_install_action (klass, "win.change-block", "(uu)", change_block_action);
  gtk_widget_class_install_action (klass, "win.fix-text", NULL, fix_text_action);
  gtk_widget_class_install_action (klass, "win.correct-text", NULL, correct_text_action);
}

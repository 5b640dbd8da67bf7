/* blocks-fixture.c: the blocks of an article in a window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/blocks/blocks-fixture.h"

#include "app/blocks/notanda-blocks-view.h"
#include "app/notanda-page-blocks.h"

GtkWidget *
get_blocks_view (Fixture *fixture)
{
  return find_by_type (GTK_WIDGET (fixture->window), NOTANDA_TYPE_BLOCKS_VIEW);
}

GtkListView *
get_list (Fixture *fixture)
{
  return GTK_LIST_VIEW (find_by_type (get_blocks_view (fixture), GTK_TYPE_LIST_VIEW));
}

gboolean
are_blocks_shown (Fixture *fixture)
{
  return notanda_page_blocks_get_shown (notanda_page_get_blocks (notanda_window_get_page (fixture->window)));
}

NotandaBlockRow *
get_focused_row (Fixture *fixture)
{
  return notanda_block_row_get_in (gtk_root_get_focus (GTK_ROOT (fixture->window)));
}

gboolean
has_focus_in_row (Fixture *fixture)
{
  return get_focused_row (fixture) != NULL;
}

gboolean
has_focus_in_text (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (get_view (fixture));
}

char *
dup_text (Fixture *fixture)
{
  return notanda_article_dup_range (notanda_document_get_article (get_document (fixture)), 0, G_MAXSIZE);
}

void
show_blocks (Fixture *fixture)
{
  act (fixture, "win.blocks", NULL);
  g_assert_true (are_blocks_shown (fixture));
  wait_for (fixture, has_focus_in_row);
}

void
leave_blocks (Fixture *fixture)
{
  act (fixture, "win.blocks", NULL);
  g_assert_false (are_blocks_shown (fixture));
  g_assert_true (has_focus_in_text (fixture));
}

void
toggle (Fixture *fixture,
        guint    row)
{
  g_signal_emit_by_name (get_list (fixture), "activate", row);
}

void
act_on_blocks (Fixture    *fixture,
               const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_blocks_view (fixture), action, NULL));
}

/* notanda-block-menu.c: what can be done with a block
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One popover for all rows: a menu of its own would cost each as much as the rest of it. */

#include "app/blocks/notanda-block-menu.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-article-words.h"
#include "app/controls/notanda-control.h"
#include "model/notanda-loaded.h"

static GMenuModel *
new_kinds (void)
{
  GMenu *kinds = g_menu_new ();

  for (guint kind = NOTANDA_BLOCK_TITLE; kind <= NOTANDA_BLOCK_PREFORMATTED; kind++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (notanda_article_words_get_block_kind (kind), NULL);

      g_menu_item_set_action_and_target (item, "blocks.kind", "u", kind);
      g_menu_append_item (kinds, item);
    }

  return G_MENU_MODEL (kinds);
}

/* The kind is that of a part of the text. */
static GMenuModel *
new_menu (gboolean is_left_out)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) toggle = g_menu_new ();
  g_autoptr (GMenuModel) kinds = is_left_out ? NULL : new_kinds ();

  g_menu_append (toggle, is_left_out ? _ ("_Take In") : _ ("_Leave Out"), "blocks.toggle");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (toggle));
  if (kinds != NULL)
    g_menu_append_section (menu, _ ("Kind"), kinds);

  return G_MENU_MODEL (menu);
}

void
notanda_block_menu_show (GtkWidget                *menu,
                         const NotandaPlacedBlock *block,
                         const GdkRectangle       *at)
{
  g_autoptr (GMenuModel) model = new_menu (block->reason != NOTANDA_LEFT_OUT_NOT);

  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), at);
  gtk_popover_popup (GTK_POPOVER (menu));
}

GtkWidget *
notanda_block_menu_new (GtkWidget *parent)
{
  GtkWidget *menu = gtk_popover_menu_new_from_model (NULL);

  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_popover_set_position (GTK_POPOVER (menu), GTK_POS_BOTTOM);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  notanda_control_name (menu, _ ("Block Menu"));
  gtk_widget_set_parent (menu, parent);

  return menu;
}

/* notanda-mark-menu.c: what the article's menu offers to mark with
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/notanda-mark-menu.h"

#include <glib/gi18n-lib.h>

#include "app/pane/notanda-pane-menu.h"

/* More would be a menu to scroll in. */
#define MANY 12

static void
append_type (GMenu                *menu,
             const NotandaTagType *type)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  char key[7] = { 0 };

  /* a label is the user's: an underline in it is one */
  g_menu_item_set_attribute (item, "label", "s", type->label);
  if (type->key != 0)
    {
      g_unichar_to_utf8 (type->key, key);
      g_menu_item_set_attribute (item, "accel", "s", key);
    }
  g_menu_item_set_action_and_target (item, "page.mark", "s", type->identifier);
  g_menu_append_item (menu, item);
}

static GMenu *
new_types (NotandaTagSet *tag_set)
{
  GMenu *types = g_menu_new ();
  guint  n = 0;

  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set) && n <= MANY; i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);

      if (type->retired)
        continue;
      if (n++ < MANY)
        append_type (types, type);
    }
  if (n > MANY)
    g_menu_append (types, _ ("_More Types…"), "win.types");
  return types;
}

/* What GTK's own menu has besides is for text that can be changed. */
static void
append_copying (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("_Copy"), "clipboard.copy");
  g_menu_append (section, _ ("Copy as _Quotation"), "win.copy-quotation");
  g_menu_append (section, _ ("Select _All"), "selection.select-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

GMenuModel *
notanda_mark_menu_new (NotandaTagSet *tag_set,
                       gboolean       on_annotation)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) types = new_types (tag_set);

  append_copying (menu);
  if (on_annotation)
    {
      g_autoptr (GMenu) section = g_menu_new ();
      g_autoptr (GMenu) others = g_menu_new ();

      notanda_pane_menu_fill (others, tag_set);
      g_menu_append_submenu (section, _ ("_Change To"), G_MENU_MODEL (others));
      g_menu_append (section, _ ("_Remove Annotation"), "page.remove");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  g_menu_append_section (menu, _ ("Mark As"), G_MENU_MODEL (types));

  return G_MENU_MODEL (menu);
}

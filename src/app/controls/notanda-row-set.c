/* notanda-row-set.c: a box of rows that follows a list of ids
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Not a GtkListView: rows are few, of unlike heights, and hold entries, which a list
 * view would hand from one item to another while somebody types.
 */

#include "app/controls/notanda-row-set.h"

struct _NotandaRowSet
{
  GtkBox     *box;
  GHashTable *rows; /* NotandaId -> GtkWidget, in @box */
};

NotandaRowSet *
notanda_row_set_new (GtkBox *box)
{
  NotandaRowSet *self = g_new0 (NotandaRowSet, 1);

  self->box = box;
  self->rows = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free, NULL);
  return self;
}

void
notanda_row_set_free (NotandaRowSet *self)
{
  g_hash_table_unref (self->rows);
  g_free (self);
}

GtkWidget *
notanda_row_set_find (NotandaRowSet   *self,
                      const NotandaId *id)
{
  return g_hash_table_lookup (self->rows, id);
}

static gboolean
has_focus (GtkWidget *row)
{
  GtkRoot   *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));
}

static void
remove_row (NotandaRowSet *self,
            GtkWidget     *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  if (has_focus (row) && (next == NULL || !gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD)))
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self->box)), GTK_DIR_TAB_FORWARD);
  gtk_box_remove (self->box, row);
}

void
notanda_row_set_update (NotandaRowSet   *self,
                        const NotandaId *ids,
                        guint            n_ids,
                        NotandaRowFunc   make,
                        gpointer         data)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->rows);
  GHashTableIter iter;
  GtkWidget     *last = NULL;
  gpointer       gone;

  self->rows = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free, NULL);
  for (guint i = 0; i < n_ids; i++)
    {
      GtkWidget *row = g_hash_table_lookup (old, &ids[i]);

      if (g_hash_table_contains (self->rows, &ids[i]))
        continue;
      g_hash_table_remove (old, &ids[i]);
      if (row == NULL)
        {
          row = make (&ids[i], data);
          gtk_box_insert_child_after (self->box, row, last);
        }
      else if (gtk_widget_get_prev_sibling (row) != last)
        gtk_box_reorder_child_after (self->box, row, last);
      g_hash_table_insert (self->rows, g_memdup2 (&ids[i], sizeof ids[i]), row);
      last = row;
    }
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &gone))
    remove_row (self, gone);
}

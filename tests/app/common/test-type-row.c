/* test-type-row.c: a type in a list, whose guideline can be read whole
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-type-row.h"

#include "model/notanda-tag-set-edit.h"
#include "util/test-documents.h"

#define WIDTH 300

/* As a list would ask for it and give it. */
static int
place (GtkWidget *row)
{
  int height;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, WIDTH, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (row, &(GtkAllocation) { 0, 0, WIDTH, height }, -1);
  return height;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A button where there is more than is shown, and only there; another type is shown as if it were the first. */
static void
test_guideline (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("Nobody asked why.", 1);
  g_autoptr (NotandaTypeList) types = notanda_type_list_new (document, FALSE, NULL);
  g_autoptr (NotandaTagItem) first = g_list_model_get_item (G_LIST_MODEL (types), 0);
  g_autoptr (NotandaTagItem) second = g_list_model_get_item (G_LIST_MODEL (types), 1);
  g_autofree char *words = g_strnfill (400, 'x');
  GtkWidget       *row = g_object_ref_sink (notanda_type_row_new ());
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (find (row, GTK_TYPE_TOGGLE_BUTTON));
  const NotandaId *id;
  int              cut;
  int              whole;
  int              other;

  for (guint i = 9; i < 400; i += 10)
    words[i] = ' ';
  id = &notanda_tag_set_get_type (notanda_document_get_tag_set (document), 0)->id;
  g_assert_true (notanda_tag_edit_set_guideline (document, id, words, NULL));
  notanda_type_row_set_item (NOTANDA_TYPE_ROW (row), second);
  other = place (row);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (button)));

  notanda_type_row_set_item (NOTANDA_TYPE_ROW (row), first);
  cut = place (row);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (button)));
  gtk_toggle_button_set_active (button, TRUE);
  whole = place (row);
  g_assert_cmpint (whole, >, 2 * cut);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (button)));
  gtk_toggle_button_set_active (button, FALSE);
  g_assert_cmpint (place (row), ==, cut);

  gtk_toggle_button_set_active (button, TRUE);
  notanda_type_row_set_item (NOTANDA_TYPE_ROW (row), second);
  g_assert_cmpint (place (row), ==, other);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (button)));
  notanda_type_row_set_item (NOTANDA_TYPE_ROW (row), first);
  g_assert_cmpint (place (row), ==, cut);
  g_object_unref (row);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/notanda/app/type-row/guideline", test_guideline);
  return g_test_run ();
}

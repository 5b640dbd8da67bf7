/* test-annotation-list.c: the list model beside the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-annotation-list.h"

#include <string.h>

#include "util/test-documents.h"

#define TEXT "The mayor said that the bridge would open in May."

typedef struct
{
  NotandaDocument       *document;
  NotandaAnnotationList *list;
  GString               *signals; /* "POSITION-REMOVED+ADDED " each */
  guint                  n_item_changes;
} Fixture;

static void
items_changed_cb (Fixture    *fixture,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GListModel *model)
{
  g_string_append_printf (fixture->signals, "%u-%u+%u ", position, removed, added);
}

static void
item_changed_cb (Fixture *fixture)
{
  fixture->n_item_changes++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->document = test_document_new (TEXT, 1);
  fixture->list = notanda_annotation_list_new (fixture->document);
  fixture->signals = g_string_new (NULL);
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->document);
  g_string_free (fixture->signals, TRUE);
}

#define assert_signals(fixture, expected)                    \
  G_STMT_START                                               \
  {                                                          \
    g_assert_cmpstr ((fixture)->signals->str, ==, expected); \
    g_string_truncate ((fixture)->signals, 0);               \
  }                                                          \
  G_STMT_END

static void
test_marks (Fixture      *fixture,
            gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  guint32     second = test_document_mark (fixture->document, 'c', 20, 48);
  guint32     first;
  guint       position;

  assert_signals (fixture, "0-0+1 ");
  first = test_document_mark (fixture->document, 's', 0, 9);
  assert_signals (fixture, "0-0+1 ");
  test_document_mark (fixture->document, 'e', 45, 48);
  assert_signals (fixture, "2-0+1 ");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);

  g_assert_true (notanda_annotation_list_find (fixture->list, first, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_true (notanda_annotation_list_find (fixture->list, second, &position));
  g_assert_cmpuint (position, ==, 1);

  notanda_document_remove (fixture->document, second, "Remove");
  assert_signals (fixture, "1-1+0 ");
  g_assert_false (notanda_annotation_list_find (fixture->list, second, &position));
  g_assert_true (notanda_document_undo (fixture->document, NULL));
  assert_signals (fixture, "1-0+1 ");
}

/* A step of many is one signal; the list is then what a fresh one would be. */
static void
test_steps (Fixture      *fixture,
            gconstpointer data)
{
  test_document_mark (fixture->document, 'e', 24, 30);
  assert_signals (fixture, "0-0+1 ");
  notanda_document_begin_step (fixture->document, "Many");
  test_document_mark (fixture->document, 's', 0, 9);
  test_document_mark (fixture->document, 'u', 10, 14);
  test_document_mark (fixture->document, 'e', 45, 48);
  notanda_document_end_step (fixture->document);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 4);
  g_assert_cmpint (strlen (fixture->signals->str) > 0, ==, TRUE);
  g_assert_null (strchr (strchr (fixture->signals->str, ' ') + 1, ' '));
}

static void
test_identity (Fixture      *fixture,
               gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (NotandaAnnotationItem) item = NULL;
  g_autoptr (NotandaAnnotationItem) again = NULL;
  g_autoptr (NotandaAnnotationItem) moved = NULL;
  guint32 slot = test_document_mark (fixture->document, 'e', 24, 30);

  item = g_list_model_get_item (model, 0);
  again = g_list_model_get_item (model, 0);
  g_assert_true (item == again);
  g_assert_cmpuint (notanda_annotation_item_get_slot (item), ==, slot);
  test_document_mark (fixture->document, 's', 0, 9);
  moved = g_list_model_get_item (model, 1);
  g_assert_true (item == moved);
  g_assert_cmpuint (notanda_annotation_list_get_n_alive (fixture->list), ==, 1);
  g_assert_null (g_list_model_get_item (model, 2));

  g_clear_object (&again);
  g_clear_object (&moved);
  g_clear_object (&item);
  g_assert_cmpuint (notanda_annotation_list_get_n_alive (fixture->list), ==, 0);
}

static void
test_item_changes (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (NotandaAnnotationItem) item = NULL;
  guint32 slot = test_document_mark (fixture->document, 'e', 24, 30);

  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (item_changed_cb), fixture);
  notanda_document_set_type (fixture->document, slot, notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE), "Change");
  g_assert_cmpuint (fixture->n_item_changes, ==, 1);
  test_document_mark (fixture->document, 'u', 10, 14);
  g_assert_cmpuint (fixture->n_item_changes, ==, 1);
}

/* Whatever is done, the signals alone keep a copy right. */
static void
mirror_cb (GPtrArray  *mirror,
           guint       position,
           guint       removed,
           guint       added,
           GListModel *model)
{
  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, position + i, g_list_model_get_item (model, position + i));
}

static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  GListModel *model = G_LIST_MODEL (fixture->list);

  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (mirror_cb), mirror);
  for (guint round = 0; round < 600; round++)
    {
      test_document_act (fixture->document, rand);
      g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (model));
      for (guint i = 0; i < mirror->len; i++)
        {
          g_autoptr (NotandaAnnotationItem) item = g_list_model_get_item (model, i);

          g_assert_true (g_ptr_array_index (mirror, i) == item);
        }
    }
  g_signal_handlers_disconnect_by_func (fixture->list, mirror_cb, mirror);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/notanda/app/annotation-list/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("marks", test_marks);
  ADD ("steps", test_steps);
  ADD ("identity", test_identity);
  ADD ("item-changes", test_item_changes);
  ADD ("random", test_random);
  return g_test_run ();
}

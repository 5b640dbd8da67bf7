/* test-annotation-list.c: the list model beside the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-annotation-list.h"
#include "app/common/notanda-annotation-query.h"

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

/* Of those that link to a change's annotation too, and to no others. */
static void
test_linked_changes (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (NotandaAnnotationItem) item = NULL;
  guint32      quote = test_document_mark (fixture->document, 'q', 20, 48);
  guint32      source = test_document_mark (fixture->document, 's', 0, 9);
  NotandaRange moved = { 4, 9 };
  NotandaRange fragment = { 10, 14 };

  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);
  g_assert_cmpuint (notanda_annotation_item_get_slot (item), ==, quote);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (item_changed_cb), fixture);
  test_document_link (fixture->document, quote, "source", source);
  g_assert_cmpuint (fixture->n_item_changes, ==, 1);
  notanda_document_set_fragments (fixture->document, source, &moved, 1, "Move", NULL);
  g_assert_cmpuint (fixture->n_item_changes, ==, 2);
  notanda_document_remove (fixture->document, source, "Remove");
  g_assert_cmpuint (fixture->n_item_changes, ==, 3);
  test_document_mark (fixture->document, 'u', fragment.start, fragment.end);
  g_assert_cmpuint (fixture->n_item_changes, ==, 3);
  /* the mark, then the removal: the link is back */
  g_assert_true (notanda_document_undo (fixture->document, NULL));
  g_assert_true (notanda_document_undo (fixture->document, NULL));
  g_assert_cmpuint (fixture->n_item_changes, ==, 4);
}

static char *
list_to_string (NotandaAnnotationList *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (NotandaAnnotationItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (out, "%u ", notanda_annotation_item_get_slot (item));
    }
  return g_string_free_and_steal (out);
}

#define assert_list(fixture, expected)                          \
  G_STMT_START                                                  \
  {                                                             \
    g_autofree char *shown_ = list_to_string ((fixture)->list); \
    g_assert_cmpstr (shown_, ==, expected);                     \
  }                                                             \
  G_STMT_END

static void
wait_for_filter (Fixture *fixture)
{
  while (notanda_annotation_list_get_filtering (fixture->list))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  guint32 source = test_document_mark (fixture->document, 's', 0, 9);
  guint32 cue = test_document_mark (fixture->document, 'u', 10, 14);
  guint32 quote = test_document_mark (fixture->document, 'q', 15, 48);
  guint32 entity = test_document_mark (fixture->document, 'e', 45, 48);
  guint   position;

  g_string_truncate (fixture->signals, 0);
  notanda_annotation_list_set_selected (fixture->list, entity);
  notanda_annotation_list_set_filter (fixture->list, "BRIDGE", NULL, NULL);
  assert_list (fixture, "2 ");
  assert_signals (fixture, "0-4+1 ");
  g_assert_cmpuint (notanda_annotation_list_get_selected (fixture->list), ==, entity);
  g_assert_false (notanda_annotation_list_find (fixture->list, entity, &position));
  g_assert_true (notanda_annotation_list_find (fixture->list, quote, &position));
  g_assert_cmpuint (position, ==, 0);

  /* what it links to is a part of it, and goes with it */
  notanda_annotation_list_set_filter (fixture->list, "mayor", NULL, NULL);
  assert_list (fixture, "0 ");
  g_string_truncate (fixture->signals, 0);
  test_document_link (fixture->document, quote, "source", source);
  assert_list (fixture, "0 2 ");
  assert_signals (fixture, "1-0+1 ");
  notanda_document_remove (fixture->document, source, "Remove");
  wait_for_filter (fixture);
  assert_list (fixture, "");
  assert_signals (fixture, "0-1+0 0-1+0 ");
  g_assert_true (notanda_document_undo (fixture->document, NULL));
  wait_for_filter (fixture);
  assert_list (fixture, "0 2 ");

  notanda_annotation_list_set_filter (fixture->list, "", notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), NULL);
  assert_list (fixture, "1 ");
  notanda_document_set_type (fixture->document, cue, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Change");
  assert_list (fixture, "");
  notanda_annotation_list_set_filter (fixture->list, " ", NULL, NULL);
  assert_list (fixture, "0 1 2 3 ");
}

/* With a filter set and another each now and then, the signals alone keep a copy right,
 * and what is listed is what a look at each annotation finds. */
static void
test_random_filter (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const texts[] = { "", "the", "ma", "may", "bridge 3", "quote", "cue that", "ä", "2" };
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  GListModel *model = G_LIST_MODEL (fixture->list);
  const char *text = "";

  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (mirror_cb), mirror);
  for (guint round = 0; round < 600; round++)
    {
      NotandaSpanSet *all = notanda_document_get_spans (fixture->document);
      g_autoptr (NotandaAnnotationQuery) query = NULL;
      NotandaSpan head;
      guint       n = 0;

      if (round % 7 == 0)
        {
          text = texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
          notanda_annotation_list_set_filter (fixture->list, text, NULL, NULL);
        }
      test_document_act (fixture->document, rand);
      wait_for_filter (fixture);
      query = notanda_annotation_query_new (text, NULL, NULL);
      for (guint i = 0; notanda_span_set_get_head (all, i, &head); i++)
        if (query == NULL || notanda_annotation_query_matches (query, fixture->document, head.slot))
          {
            g_assert_cmpuint (n, <, mirror->len);
            g_assert_cmpuint (notanda_annotation_item_get_slot (g_ptr_array_index (mirror, n)), ==, head.slot);
            n++;
          }
      g_assert_cmpuint (n, ==, mirror->len);
      g_assert_cmpuint (n, ==, g_list_model_get_n_items (model));
    }
  g_signal_handlers_disconnect_by_func (fixture->list, mirror_cb, mirror);
}

/* More than can be looked at in a slice: the list stays until all is found. */
static void
test_slices (Fixture      *fixture,
             gconstpointer data)
{
  guint n = 40000;
  guint n_after;

  notanda_document_begin_step (fixture->document, "Many");
  for (guint i = 0; i < n; i++)
    test_document_mark (fixture->document, i % 4 == 0 ? 'c' : 'e', i % 40, i % 40 + 9);
  notanda_document_end_step (fixture->document);
  g_string_truncate (fixture->signals, 0);
  notanda_annotation_list_set_filter (fixture->list, "claim", NULL, NULL);
  g_assert_true (notanda_annotation_list_get_filtering (fixture->list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);
  assert_signals (fixture, "");
  /* a change meanwhile is in what is found */
  test_document_mark (fixture->document, 'c', 0, 4);
  g_string_truncate (fixture->signals, 0);
  wait_for_filter (fixture);
  n_after = n / 4 + 1;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n_after);
  assert_signals (fixture, "0-40001+0 0-0+10001 ");
  notanda_annotation_list_set_filter (fixture->list, "claim", NULL, NULL);
  wait_for_filter (fixture);
  assert_signals (fixture, "");
  g_assert_cmpuint (notanda_annotation_list_get_n_alive (fixture->list), ==, 0);
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
  ADD ("linked-changes", test_linked_changes);
  ADD ("filter", test_filter);
  ADD ("random-filter", test_random_filter);
  ADD ("slices", test_slices);
  return g_test_run ();
}

/* test-document-links.c: who links to an annotation, through any changes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-document.h"
#include "model/notanda-ids.h"
#include "util/test-documents.h"

static void
assert_linking (NotandaDocument *document,
                guint32          slot,
                const char      *expected)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GString) found = g_string_new (NULL);

  notanda_document_list_linking (document, slot, slots);
  for (guint i = 0; i < slots->len; i++)
    g_string_append_printf (found, "%s%u", i > 0 ? " " : "", g_array_index (slots, guint32, i));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
link_to (NotandaDocument *document,
         guint32          from,
         guint32          to,
         NotandaId       *id)
{
  static const NotandaId role = NOTANDA_ID_ROLE_QUOTE_SOURCE;
  g_auto (NotandaAnnotation) target = { 0 };
  NotandaLink link = { .role = role };

  notanda_annotation_init (&target);
  notanda_document_read (document, to, &target);
  link.target = target.id;
  notanda_document_set_link (document, from, &link, id, "Link");
}

static void
test_changes (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("Mayor Vega said: “No!”", 1);
  guint32   source = test_document_mark (document, 's', 0, 10);
  guint32   first = test_document_mark (document, 'q', 17, 22);
  guint32   second = test_document_mark (document, 'q', 18, 20);
  NotandaId id = { 0 };

  assert_linking (document, source, "");
  link_to (document, first, source, &id);
  assert_linking (document, source, "1");
  link_to (document, second, source, NULL);
  link_to (document, second, source, NULL); /* twice is one */
  assert_linking (document, source, "1 2");
  notanda_document_remove_element (document, first, &id, "Unlink");
  assert_linking (document, source, "2");
  g_assert_true (notanda_document_undo (document, NULL));
  assert_linking (document, source, "1 2");
  notanda_document_remove (document, second, "Remove");
  assert_linking (document, source, "1");
  notanda_document_remove (document, source, "Remove");
  assert_linking (document, source, "");
  g_assert_true (notanda_document_undo (document, NULL));
  g_assert_true (notanda_document_undo (document, NULL));
  assert_linking (document, source, "1 2");
  assert_linking (document, first, "");
}

/* The same as reading every annotation, after each of many random acts. */
static void
test_random (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (NotandaDocument) document = test_document_new ("A text of some forty characters, no more.", 1);
  g_auto (NotandaAnnotation) target = { 0 };
  g_auto (NotandaAnnotation) from = { 0 };

  g_test_message ("seed %u", seed);
  notanda_annotation_init (&target);
  notanda_annotation_init (&from);
  for (guint i = 0; i < 400; i++)
    {
      test_document_act (document, rand);
      if (i % 8 != 0)
        continue;
      for (guint32 slot = 0; slot < notanda_document_get_n_slots (document); slot++)
        {
          g_autoptr (GString) expected = g_string_new (NULL);

          notanda_document_read (document, slot, &target);
          for (guint32 other = 0; other < notanda_document_get_n_slots (document); other++)
            {
              gboolean found = FALSE;

              if (notanda_document_read (document, other, &from))
                for (guint j = 0; j < from.n_links; j++)
                  found = found || notanda_id_equal (&from.links[j].target, &target.id);
              if (found)
                g_string_append_printf (expected, "%s%u", expected->len > 0 ? " " : "", other);
            }
          assert_linking (document, slot, expected->str);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/document-links/changes", test_changes);
  g_test_add_func ("/notanda/model/document-links/random", test_random);
  return g_test_run ();
}

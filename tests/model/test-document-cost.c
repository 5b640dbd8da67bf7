/* test-document-cost.c: that work doesn't grow with what it isn't about, by counting
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Some of GLib's functions are stood in for and counted: what is hashed, how often
 * bytes are compared, and what is put into sets and sorted. */

#include <dlfcn.h>
#include <string.h>

#include "format/notanda-document-file.h"
#include "util/test-documents.h"

static gsize n_hashed; /* bytes */
static gsize n_compared;
static gsize n_collected;

void
g_checksum_update (GChecksum    *checksum,
                   const guchar *data,
                   gssize        length)
{
  void (*real) (GChecksum *, const guchar *, gssize) = dlsym (RTLD_NEXT, "g_checksum_update");

  n_hashed += (gsize) length;
  real (checksum, data, length);
}

gboolean
g_bytes_equal (gconstpointer a,
               gconstpointer b)
{
  gboolean (*real) (gconstpointer, gconstpointer) = dlsym (RTLD_NEXT, "g_bytes_equal");

  n_compared++;

  return real (a, b);
}

gboolean
g_hash_table_add (GHashTable *table,
                  gpointer    key)
{
  gboolean (*real) (GHashTable *, gpointer) = dlsym (RTLD_NEXT, "g_hash_table_add");

  n_collected++;

  return real (table, key);
}

void
g_array_sort (GArray      *array,
              GCompareFunc compare)
{
  void (*real) (GArray *, GCompareFunc) = dlsym (RTLD_NEXT, "g_array_sort");

  n_collected += array->len;
  real (array, compare);
}

static NotandaDocument *
reopen (NotandaDocument *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, NULL);
  NotandaDocument *again = notanda_document_open_bytes (bytes, "test", notanda_document_get_identity (document), NULL, NULL);

  g_assert_nonnull (again);

  return again;
}

static NotandaDocument *
mark_many (guint n)
{
  g_autofree char *text = g_strnfill (3 * n + 10, 'a');
  NotandaDocument *document = test_document_new (text, 1);

  for (guint i = 0; i < n; i++)
    test_document_mark (document, 'q', 3 * i, 3 * i + 8);

  return document;
}

/* Bytes hashed while the last step of an earlier session is undone. */
static gsize
count_undo (guint n)
{
  g_autoptr (NotandaDocument) document = mark_many (n);
  g_autoptr (NotandaDocument) again = reopen (document);

  n_hashed = 0;
  g_assert_true (notanda_document_undo (again, NULL));
  g_assert_cmpuint (notanda_document_get_n_annotations (again), ==, n - 1);

  return n_hashed;
}

static void
test_undo (void)
{
  gsize few = count_undo (100);

  g_assert_cmpuint (few, >, 0);
  g_assert_cmpuint (count_undo (3000), ==, few);
}

/* Nothing is hashed to open a file, and nothing while it is read. */
static void
test_open (void)
{
  g_autoptr (NotandaDocument) document = mark_many (500);
  g_autoptr (NotandaDocument) again = NULL;
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, NULL);

  notanda_annotation_init (&annotation);
  n_hashed = 0;
  again = notanda_document_open_bytes (bytes, "test", notanda_document_get_identity (document), NULL, NULL);
  for (guint32 slot = 0; slot < 500; slot++)
    g_assert_true (notanda_document_read (again, slot, &annotation));
  notanda_document_get_spans (again);
  g_assert_cmpuint (n_hashed, ==, 0);
}

/* Rows kept aside on two sides, half of them the same. */
static gsize
count_merge (guint32 n)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc", 1);
  g_autoptr (NotandaSnapshot) one = notanda_document_snapshot (document);
  g_autoptr (NotandaSnapshot) other = notanda_document_snapshot (document);
  g_autoptr (NotandaSnapshot) both = NULL;

  for (guint32 i = 0; i < n; i++)
    {
      guint64 left = i * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      guint64 right = (i + n / 2) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

      g_ptr_array_add (one->kept_aside, notanda_kept_aside_new ("why", "rows", &left, sizeof left));
      g_ptr_array_add (other->kept_aside, notanda_kept_aside_new ("why", "rows", &right, sizeof right));
    }
  n_compared = 0;
  both = notanda_snapshot_merge (one, other, NULL);
  g_assert_cmpuint (both->kept_aside->len, ==, n + n / 2);

  return n_compared;
}

static void
test_kept_aside (void)
{
  gsize few = count_merge (1000);

  g_assert_cmpuint (few, >, 0);
  g_assert_cmpuint (count_merge (8000), <, 10 * few);
}

/* People who all gave one field another value. */
static gsize
count_differences (guint n)
{
  g_autoptr (NotandaDocument) all = test_document_new ("abc", 1);
  g_autoptr (NotandaSnapshot) start = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  test_document_mark (all, 'q', 0, 3);
  start = notanda_document_snapshot (all);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (NotandaDocument) one = test_document_new ("abc", 2 + i);
      g_autoptr (NotandaSnapshot) snapshot = NULL;
      g_autofree char *text = g_strdup_printf ("%u", i);
      NotandaValue     value = notanda_value_text (NOTANDA_VALUE_TEXT, text);

      g_assert_true (notanda_document_merge (one, start, NULL, NULL));
      notanda_document_set_attribute (one, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), &value, "Set");
      snapshot = notanda_document_snapshot (one);
      g_assert_true (notanda_document_merge (all, snapshot, NULL, NULL));
    }
  n_compared = 0;
  differences = notanda_document_list_differences (all);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpuint (((NotandaDifference *) differences->pdata[0])->values->len, ==, n);

  return n_compared;
}

static void
test_differences (void)
{
  g_assert_cmpuint (count_differences (200), <, 10 * (count_differences (25) + 25));
}

typedef void (*ChangeFunc) (NotandaDocument *document,
                            guint            number);

static void
change_attribute (NotandaDocument *document,
                  guint            number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  NotandaValue     value = notanda_value_text (NOTANDA_VALUE_TEXT, text);

  notanda_document_set_attribute (document, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), &value, "Set");
}

static void
undo_and_redo (NotandaDocument *document,
               guint            number)
{
  if (number == 0)
    change_attribute (document, number);
  g_assert_true (notanda_document_undo (document, NULL));
  g_assert_true (notanda_document_redo (document, NULL));
}

/* Down to the mark itself. */
static void
undo_and_redo_mark (NotandaDocument *document,
                    guint            number)
{
  g_assert_true (notanda_document_undo (document, NULL));
  test_document_assert (document, "");
  g_assert_true (notanda_document_redo (document, NULL));
  test_document_assert (document, "q0-3");
}

static void
remove_and_undo (NotandaDocument *document,
                 guint            number)
{
  notanda_document_remove (document, 0, "Remove");
  test_document_assert (document, "");
  g_assert_true (notanda_document_undo (document, NULL));
  test_document_assert (document, "q0-3");
}

/* What the last of @n changes of one annotation collects. */
static gsize
count_change (ChangeFunc change,
              guint      n)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc", 1);

  test_document_mark (document, 'q', 0, 3);
  for (guint i = 0; i < n; i++)
    {
      n_collected = 0;
      change (document, i);
    }

  return n_collected;
}

/* An annotation's history may be long; a change costs the same. */
static void
test_changes (void)
{
  static const ChangeFunc changes[] = { change_attribute, undo_and_redo, undo_and_redo_mark, remove_and_undo };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      gsize few = count_change (changes[i], 50);

      g_assert_cmpuint (few, >, 0);
      g_assert_cmpuint (count_change (changes[i], 1500), ==, few);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/document-cost/undo", test_undo);
  g_test_add_func ("/notanda/model/document-cost/open", test_open);
  g_test_add_func ("/notanda/model/document-cost/kept-aside", test_kept_aside);
  g_test_add_func ("/notanda/model/document-cost/differences", test_differences);
  g_test_add_func ("/notanda/model/document-cost/changes", test_changes);

  return g_test_run ();
}

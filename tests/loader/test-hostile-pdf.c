/* test-hostile-pdf.c: PDF files with bytes that are wrong, through the helper process that is shipped
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Poppler has fuzzers of its own. What is ours is around it: each file is answered, with text or with an error that says
 * what to do, whatever became of the process, and the next file is read. */

#include <string.h>

#include "base/notanda-error.h"
#include "load/notanda-load.h"
#include "util/test-pdf.h"

#define N_CHANGES 60 /* of each file */

static char *
read_file (const char *name,
           gsize      *size)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "load", "files", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (path, &data, size, &error);
  g_assert_no_error (error);

  return data;
}

/* Cut off, bytes turned, a part doubled or a number made huge: where offsets, lengths and counts stand. */
static GBytes *
change (const char *data,
        gsize       size,
        GRand      *rand)
{
  g_autoptr (GString) out = g_string_new_len (data, (gssize) size);
  guint n = (guint) g_rand_int_range (rand, 1, 30);

  for (guint i = 0; i < n; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (int) out->len);

      if (g_ascii_isdigit (out->str[at]))
        out->str[at] = (char) ('0' + g_rand_int_range (rand, 0, 10));
      else if (i % 5 == 0)
        g_string_insert (out, (gssize) at, "99999999999");
      else
        out->str[at] = (char) g_rand_int_range (rand, 0, 256);
    }
  if (n % 4 == 0)
    g_string_truncate (out, (gsize) g_rand_int_range (rand, 8, (int) out->len));
  memcpy (out->str, "%PDF-1.4", 8);

  return g_string_free_to_bytes (g_steal_pointer (&out));
}

static void
test_changed (void)
{
  static const char *const names[] = { "list.pdf", "columns.pdf", "chinese.pdf", "locked.pdf", "scan.pdf" };
  NotandaLoaderClient     *client = notanda_loader_client_new (NULL);
  const NotandaClaim      *claim = notanda_claims_get ("pdf");
  NotandaLoadOptions       options = { .name = "a.pdf", .password = "wrong" };
  guint32                  seed = g_test_rand_int_range (0, G_MAXINT32);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_read = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize            size = 0;
      g_autofree char *data = read_file (names[i], &size);

      for (guint k = 0; k < N_CHANGES; k++)
        {
          g_autoptr (GBytes) changed = change (data, size, rand);
          g_autoptr (GError) error = NULL;
          g_autoptr (NotandaLoaded) loaded = notanda_loader_client_load (client, claim, changed, &options, NULL, &error);

          g_assert_true ((loaded == NULL) == (error != NULL));
          if (error != NULL)
            g_assert_true (error->domain == NOTANDA_ERROR && g_str_has_prefix (error->message, "a.pdf: "));
          n_read += loaded != NULL;
        }
    }
  /* most faults are mended: else nothing was tried */
  g_assert_cmpuint (n_read, >, N_CHANGES / 2);
  notanda_loader_client_unref (client);
}

/* @item: what the one item of its list is made of
 * Returns: (transfer full): a page that says "It rained." @n_shown times, and what it says of itself */
static GBytes *
make_tagged (guint       n_shown,
             const char *item)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) content = g_string_new ("BT /F 12 Tf 50 700 Td ");

  for (guint i = 0; i < n_shown; i++)
    g_string_append (content, "(It rained.) Tj ");
  g_string_append (content, "ET");
  g_ptr_array_add (objects, g_strdup ("<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 5 0 R >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                                      " /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"));
  g_ptr_array_add (objects, test_pdf_stream (content->str));
  g_ptr_array_add (objects, g_strdup ("<< /Type /StructTreeRoot /K 6 0 R >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /StructElem /S /L /P 5 0 R /Pg 3 0 R /K 7 0 R >>"));
  g_ptr_array_add (objects, g_strdup_printf ("<< /Type /StructElem /S /LI /P 6 0 R /Pg 3 0 R /K [%s] >>", item));

  return test_pdf_new (objects);
}

/* The page is read once for each piece of an item: so many that have no text would use up the helper's time. */
static void
test_empty_pieces (void)
{
  NotandaLoaderClient *client = notanda_loader_client_new (NULL);
  NotandaLoadOptions   options = { .name = "a.pdf" };
  g_autoptr (GString) item = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (item, "%u ", i);
  bytes = make_tagged (10000, item->str);
  loaded = notanda_loader_client_load (client, notanda_claims_get ("pdf"), bytes, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (loaded->blocks->len, >, 0);
  g_assert_true (g_str_has_prefix (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, 0))->text, "It rained."));
  notanda_loader_client_unref (client);
}

/* @depth: how many tags stand each in the one before
 * Returns: (transfer full): a page that says "It rained." */
static GBytes *
make_nested (guint depth)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (objects, g_strdup ("<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 5 0 R >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                                      " /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"));
  g_ptr_array_add (objects, test_pdf_stream ("BT /F 12 Tf 50 700 Td (It rained.) Tj ET"));
  g_ptr_array_add (objects, g_strdup ("<< /Type /StructTreeRoot /K 6 0 R >>"));
  for (guint i = 0; i < depth; i++)
    g_ptr_array_add (objects, g_strdup_printf ("<< /Type /StructElem /S /Sect /P %u 0 R /K %u 0 R >>", 5 + i, 7 + i));
  g_ptr_array_add (objects, g_strdup_printf ("<< /Type /StructElem /S /P /P %u 0 R /Pg 3 0 R /K 0 >>", 5 + depth));

  return test_pdf_new (objects);
}

/* poppler follows them down until its stack is used up. The page says as much without them. */
static void
test_nested_tags (void)
{
  NotandaLoaderClient *client = notanda_loader_client_new (NULL);
  NotandaLoadOptions   options = { .name = "a.pdf" };
  g_autoptr (GBytes) bytes = make_nested (60000);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = notanda_load_bytes (bytes, &options, client, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (loaded->blocks->len, ==, 1);
  g_assert_cmpstr (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, 0))->text, ==, "It rained.");
  g_assert_cmpuint (loaded->notices->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (loaded->notices, 0), "only its text was taken"));
  notanda_loader_client_unref (client);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/loader/hostile-pdf/changed", test_changed);
  g_test_add_func ("/notanda/loader/hostile-pdf/empty-pieces", test_empty_pieces);
  g_test_add_func ("/notanda/loader/hostile-pdf/nested-tags", test_nested_tags);

  return g_test_run ();
}

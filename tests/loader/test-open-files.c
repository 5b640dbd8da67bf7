/* test-open-files.c: books, office files and PDF through the locked helper processes that are shipped
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The readers have tests of their own; here it matters that none of them needs a file, a library or a table after the lock. */

#include <string.h>

#include "base/notanda-error.h"
#include "load/notanda-open.h"
#include "util/test-pdf.h"

typedef struct
{
  NotandaLoaderClient *client;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->client = notanda_loader_client_new (NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  notanda_loader_client_unref (fixture->client);
}

static NotandaLoaded *
load_bytes (Fixture    *fixture,
            GBytes     *bytes,
            const char *name,
            const char *reader,
            const char *part,
            const char *password,
            GError    **error)
{
  NotandaLoadOptions  options = { .name = name, .part = part, .password = password };
  const NotandaClaim *claim = notanda_claims_find (bytes, &options);

  g_assert_nonnull (claim);
  g_assert_cmpstr (claim->identifier, ==, reader);

  return notanda_loader_client_load (fixture->client, claim, bytes, &options, NULL, error);
}

static NotandaLoaded *
load (Fixture    *fixture,
      const char *name,
      const char *reader,
      const char *part,
      const char *password,
      GError    **error)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "load", "files", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *data = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new_take (data, size);

  return load_bytes (fixture, bytes, name, reader, part, password, error);
}

static gboolean
holds (NotandaLoaded *loaded,
       const char    *words)
{
  for (guint i = 0; i < loaded->blocks->len; i++)
    if (strstr (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, i))->text, words) != NULL)
      return TRUE;

  return FALSE;
}

static void
assert_reads (Fixture    *fixture,
              const char *name,
              const char *reader,
              const char *part,
              const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = load (fixture, name, reader, part, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (holds (loaded, words));
  /* by tables that are files too */
  g_assert_nonnull (loaded->meta[NOTANDA_META_LANGUAGE]);
}

/* All in a row by one helper, and again: nothing is used up, and the second time nothing is left over from the first. */
static void
test_office (Fixture      *fixture,
             gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      assert_reads (fixture, "orchard.docx", "docx", NULL, "Its stones were taken from the river");
      assert_reads (fixture, "orchard-office.odt", "odt", NULL, "café brown");
      assert_reads (fixture, "orchard.epub", "epub", "*", "café brown");
      assert_reads (fixture, "orchard.md", "markdown", NULL, "Three men came in May.");
    }
}

/* The helper for PDF is a build option. */
static gboolean
has_pdf (void)
{
  g_autofree char *program = g_strconcat (g_getenv ("NOTANDA_LOADER"), "-pdf", NULL);

  return g_file_test (program, G_FILE_TEST_IS_EXECUTABLE);
}

static void
test_pdf (Fixture      *fixture,
          gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      assert_reads (fixture, "chinese.pdf", "pdf", NULL, "石头是从河里来的");
      assert_reads (fixture, "columns.pdf", "pdf", NULL, "The third one tells of the river.");
    }
}

static void
test_password (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;

  g_assert_null (load (fixture, "locked.pdf", "pdf", NULL, NULL, &none));
  g_assert_error (none, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD);
  loaded = load (fixture, "locked.pdf", "pdf", NULL, "secret", &error);
  g_assert_no_error (error);
  g_assert_true (holds (loaded, "The third one tells of the river."));
}

static void
add_object (GPtrArray  *objects,
            const char *content)
{
  g_ptr_array_add (objects, g_strdup (content));
}

/* A page whose font isn't in the file and says nothing of Unicode: only the tables of the machine tell what its codes mean. */
static GBytes *
make_pdf (const char *encoding,
          const char *ordering,
          const char *codes)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *show = g_strdup_printf ("BT /F 20 Tf 72 700 Td <%s> Tj ET", codes);
  g_autofree char *font = g_strdup_printf ("<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /%s /DescendantFonts [6 0 R] >>", encoding);
  g_autofree char *cid = g_strdup_printf ("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /FontDescriptor 7 0 R /DW 1000"
                                          " /CIDSystemInfo << /Registry (Adobe) /Ordering (%s) /Supplement 2 >> >>",
                                          ordering);

  add_object (objects, "<< /Type /Catalog /Pages 2 0 R >>");
  add_object (objects, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  add_object (objects, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>");
  g_ptr_array_add (objects, test_pdf_stream (show));
  add_object (objects, font);
  add_object (objects, cid);
  add_object (objects, "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>");

  return test_pdf_new (objects);
}

static void
test_tables (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *encoding;
    const char *ordering;
    const char *codes;
    const char *words;
  } cases[] = {
    { "GBK-EUC-H", "GB1", "BAD3B1DFB5C4C7BD", "河边的墙" },
    { "UniGB-UCS2-H", "GB1", "6CB38FB9768458998FD95728", "河边的墙这在" },
    { "ETen-B5-H", "CNS1", "AA65C3E4AABAC0F0", "河邊的牆" },
    { "90ms-RKSJ-H", "Japan1", "93FA967B8CEA", "日本語" },
    { "KSCms-UHC-H", "Korea1", "C7D1B1B9BEEE", "한국어" },
  };

  if (g_getenv ("NOTANDA_POPPLER_TABLES") == NULL)
    {
      g_test_skip ("poppler's tables aren't installed");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = make_pdf (cases[i].encoding, cases[i].ordering, cases[i].codes);
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = load_bytes (fixture, bytes, cases[i].encoding, "pdf", NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (holds (loaded, cases[i].words));
    }
}
#define ADD(name, function) g_test_add ("/notanda/loader/open-files/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("office", test_office);
  if (has_pdf ())
    {
      ADD ("pdf", test_pdf);
      ADD ("password", test_password);
      ADD ("tables", test_tables);
    }

  return g_test_run ();
}

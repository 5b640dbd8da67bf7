/* test-settle.c: languages and dates that the text tells
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-settle.h"

#include <string.h>

#include "load/formats/notanda-load-docx.h"
#include "load/formats/notanda-load-markdown.h"

#define ENGLISH "The wall behind the mill had stood for two hundred years when they came to take its stones away, and nobody asked them why."
#define GERMAN "Die Mauer hinter der Mühle hatte schon zweihundert Jahre gestanden, als man ihre Steine holte, und niemand fragte warum."

static void
assert_meta (const NotandaLoaded *loaded,
             NotandaMeta          meta,
             const char          *value,
             const char          *from)
{
  g_assert_cmpstr (loaded->meta[meta], ==, value);
  g_assert_cmpstr (loaded->from[meta], ==, from);
}

static void
test_language (void)
{
  static const struct
  {
    const char *text;
    const char *declared;
    const char *language;
    const char *from;
  } cases[] = {
    { ENGLISH, NULL, "en", "text" },
    { GERMAN, NULL, "de", "text" },
    { ENGLISH, "en-GB", "en-GB", "file" },
    { "这面墙已经有两百年了。石头是从河里来的。", "en", "zh", "script" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("x");

      notanda_loaded_add_block (loaded, g_strdup (cases[i].text), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOT);
      notanda_loaded_add_block (loaded, g_strdup (GERMAN GERMAN GERMAN), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOTE);
      notanda_loaded_set_meta (loaded, NOTANDA_META_LANGUAGE, g_strdup (cases[i].declared), "file");
      notanda_settle_language (loaded);
      assert_meta (loaded, NOTANDA_META_LANGUAGE, cases[i].language, cases[i].from);
    }
}

static void
test_date (void)
{
  static const struct
  {
    const char *line; /* (nullable): a date line */
    const char *date; /* (nullable): what the source says */
    const char *source;
    const char *found;
    const char *from;
  } cases[] = {
    { "4 March 2026", NULL, NULL, "2026-03-04", "text" },
    { "4 March 2026", "2026-03-09T10:00:00Z", "file", "2026-03-04", "text" },
    { "In the spring", "2026-03-09T10:00:00Z", "file", "2026-03-09T10:00:00Z", "file" },
    { "4 March 2026", "2026-03-09", "front-matter", "2026-03-09", "front-matter" },
    { NULL, "March 4, 2026", "front-matter", "2026-03-04", "front-matter" },
    { NULL, "some day", "front-matter", NULL, NULL },
    { NULL, "1898", "file", "1898", "file" },
    { NULL, "20", "file", NULL, NULL },
    { NULL, NULL, NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const NotandaLoadOptions options = { .name = "x" };
      g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("x");

      if (cases[i].line != NULL)
        notanda_loaded_add_block (loaded, g_strdup (cases[i].line), NOTANDA_BLOCK_DATELINE, 0, NOTANDA_LEFT_OUT_BYLINE);
      if (cases[i].date != NULL)
        notanda_loaded_set_meta (loaded, NOTANDA_META_DATE, g_strdup (cases[i].date), cases[i].source);
      notanda_settle_date (loaded, &options);
      assert_meta (loaded, NOTANDA_META_DATE, cases[i].found, cases[i].from);
    }
}

/* The readers do it. */
static void
test_readers (void)
{
  static const char        text[] = "---\ndate: March 4, 2026\n---\n\n" GERMAN "\n";
  const NotandaLoadOptions options = { .name = "a.md" };
  g_autofree char         *path = g_test_build_filename (G_TEST_DIST, "data", "load", "files", "orchard.docx", NULL);
  g_autoptr (GBytes) markdown = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) docx = NULL;
  g_autoptr (NotandaLoaded) first = NULL;
  g_autoptr (NotandaLoaded) second = NULL;
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  docx = g_bytes_new_take (data, size);
  first = notanda_load_markdown (markdown, &options, &error);
  g_assert_no_error (error);
  assert_meta (first, NOTANDA_META_LANGUAGE, "de", "text");
  assert_meta (first, NOTANDA_META_DATE, "2026-03-04", "front-matter");
  second = notanda_load_docx (docx, &options, &error);
  g_assert_no_error (error);
  assert_meta (second, NOTANDA_META_DATE, "2026-03-04", "text");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/settle/language", test_language);
  g_test_add_func ("/notanda/load/settle/date", test_date);
  g_test_add_func ("/notanda/load/settle/readers", test_readers);

  return g_test_run ();
}

/* test-intake-file.c: a file that has changed becomes a newer version of its document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "intake/notanda-intake.h"
#include "util/test-folder.h"

#define FIRST "The storm reached the coast on Monday evening, and by midnight half of the harbour stood under water, the mayor said. "
#define SECOND "Fishermen had brought their boats inland a day before, since their instruments had shown what the forecast did not. "
#define THIRD "Nobody was hurt, but the market hall lost its roof, and the bridge will be closed for several weeks. "
#define OTHER "Plums are cheap this year. Who has a cellar buys them by the cart and cooks until October, with cinnamon and patience. "
#define PAGE(middle) \
  "<html><head><title>Storm</title></head><body><article><h1>Storm</h1><p>" FIRST FIRST "<p>" middle "<p>" THIRD THIRD "</article></body></html>"

typedef struct
{
  TestFolder      *folder;
  NotandaIdentity *identity;
  NotandaOpening   opening;
  NotandaIntake    intake;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = test_folder_new ();
  fixture->identity = notanda_identity_new_counting (1, "Ann");
  fixture->opening.client = notanda_loader_client_new (NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  notanda_intake_clear (&fixture->intake);
  notanda_loader_client_unref (fixture->opening.client);
  notanda_identity_unref (fixture->identity);
  test_folder_free (fixture->folder);
}

/* Writes the file and opens it; @text: (nullable): it stays as it is */
static void
open_file (Fixture    *fixture,
           const char *name,
           const char *text)
{
  g_autofree char *path = test_folder_path (fixture->folder, name);
  g_autoptr (GError) error = NULL;

  if (text != NULL)
    test_folder_overwrite (path, text, -1);
  notanda_intake_clear (&fixture->intake);
  notanda_intake_file (path, &fixture->opening, fixture->identity, &fixture->intake, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (fixture->intake.file->path, G_FILE_TEST_IS_REGULAR));
}

static void
annotate (Fixture    *fixture,
          const char *words)
{
  const char          *text = notanda_article_get_text (notanda_document_get_article (fixture->intake.document), NULL);
  guint32              start = (guint32) g_utf8_strlen (text, strstr (text, words) - text);
  NotandaRange         range = { start, start + (guint32) strlen (words) };
  NotandaNewAnnotation what = { .type = *notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), .fragments = &range, .n_fragments = 1 };
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  notanda_document_add (fixture->intake.document, &what, "Mark as Quote", NULL, &error);
  g_assert_no_error (error);
  snapshot = notanda_document_snapshot (fixture->intake.document);
  notanda_document_file_save (fixture->intake.file, snapshot, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* @replaced: (nullable): the name of the document it is a newer version of */
static void
assert_opened (Fixture    *fixture,
               const char *name,
               const char *replaced)
{
  g_autofree char *base = g_path_get_basename (fixture->intake.file->path);
  const char      *old = NULL;

  g_assert_cmpstr (base, ==, name);
  g_assert_cmpint (notanda_document_get_replaced (fixture->intake.document, NULL, &old), ==, replaced != NULL);
  g_assert_cmpstr (old, ==, replaced);
}

static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  open_file (fixture, "storm.html", PAGE (SECOND SECOND));
  assert_opened (fixture, "storm.notanda", NULL);
  annotate (fixture, "instruments");
  annotate (fixture, "market hall");

  open_file (fixture, "storm.html", PAGE (OTHER OTHER));
  assert_opened (fixture, "storm 2.notanda", "storm.notanda");
  g_assert_cmpuint (notanda_document_get_n_annotations (fixture->intake.document), ==, 1);
  g_assert_cmpuint (fixture->intake.report->n_same, ==, 1);
  g_assert_cmpuint (fixture->intake.report->n_lost, ==, 1);
  g_assert_nonnull (strstr (fixture->intake.notice, "has changed since it was loaded"));

  /* as it is now, and as it was */
  open_file (fixture, "storm.html", NULL);
  assert_opened (fixture, "storm 2.notanda", "storm.notanda");
  g_assert_null (fixture->intake.report);
  g_assert_null (fixture->intake.notice);
  open_file (fixture, "storm.html", PAGE (SECOND SECOND));
  assert_opened (fixture, "storm.notanda", NULL);
  g_assert_cmpuint (notanda_document_get_n_annotations (fixture->intake.document), ==, 2);

  /* each is a version of the one before */
  open_file (fixture, "storm.html", PAGE (OTHER SECOND));
  assert_opened (fixture, "storm 3.notanda", "storm 2.notanda");
}

/* That has the name, but hardly a word of it. */
static void
test_other (Fixture      *fixture,
            gconstpointer data)
{
  open_file (fixture, "storm.txt", FIRST SECOND THIRD);
  annotate (fixture, "instruments");
  open_file (fixture, "storm.txt", OTHER);
  assert_opened (fixture, "storm 2.notanda", NULL);
  g_assert_cmpuint (notanda_document_get_n_annotations (fixture->intake.document), ==, 0);
  g_assert_nonnull (strstr (fixture->intake.notice, "“storm.notanda” is there already with another text"));
  open_file (fixture, "storm.txt", NULL);
  assert_opened (fixture, "storm 2.notanda", NULL);
  g_assert_nonnull (strstr (fixture->intake.notice, "“storm.notanda” is there already with another text"));
}

/* "Привет, мир! Дождь шёл весь день." and with more, in KOI8-R */
#define GREETING "\360\322\311\327\305\324, \315\311\322! \344\317\326\304\330 \333\243\314 \327\305\323\330 \304\305\316\330."
#define MORE " \315\311\322!"

/* The version is read as the old one was, not in the encoding that is guessed. */
static void
test_encoding (Fixture      *fixture,
               gconstpointer data)
{
  fixture->opening.encoding = "windows-1252";
  open_file (fixture, "rain.txt", GREETING);
  annotate (fixture, "ðÒÉ×ÅÔ");
  fixture->opening.encoding = NULL;
  open_file (fixture, "rain.txt", GREETING MORE);
  assert_opened (fixture, "rain 2.notanda", "rain.notanda");
  g_assert_cmpstr (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_ENCODING), ==, "windows-1252");
  g_assert_cmpstr (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_SOURCE_NAME), ==, "rain.txt");
  g_assert_cmpuint (fixture->intake.report->n_same, ==, 1);
}

static void
test_document (Fixture      *fixture,
               gconstpointer data)
{
  open_file (fixture, "storm.txt", FIRST);
  annotate (fixture, "harbour");
  open_file (fixture, "storm.notanda", NULL);
  assert_opened (fixture, "storm.notanda", NULL);
  g_assert_cmpuint (notanda_document_get_n_annotations (fixture->intake.document), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/notanda/intake/intake-file/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("changed", test_changed);
  ADD ("other", test_other);
  ADD ("encoding", test_encoding);
  ADD ("document", test_document);
  return g_test_run ();
}

/* test-version-random.c: random annotations taken along through random edits
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/version-fixture.h"

#include <string.h>

#include "format/notanda-format.h"
#include "util/test-documents.h"

static char *
describe_file (GBytes *bytes)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (5, "Cy");
  g_autofree char *damage = NULL;
  g_autoptr (NotandaPacked) packed = notanda_format_read (bytes, "test", TRUE, &damage, NULL);
  g_autoptr (NotandaDocument) document = NULL;

  g_assert_nonnull (packed);
  g_assert_null (damage);
  g_assert_cmpuint (packed->kept_aside->len, ==, 0);
  document = notanda_document_new_packed (packed, identity);
  g_assert_true (notanda_document_get_replaced (document, NULL, NULL));

  return test_document_describe (document);
}

/* Words as they are told apart here: by white space. */
static char *
dup_joined_words (NotandaDocument   *document,
                  NotandaAnnotation *annotation)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < annotation->n_fragments; i++)
    {
      g_autofree char *words = notanda_article_dup_range (notanda_document_get_article (document), annotation->fragments[i].start,
                                                          annotation->fragments[i].end);

      for (char *at = words; *at != '\0'; at++)
        if (!g_ascii_isspace (*at))
          g_string_append_c (out, *at);
      g_string_append_c (out, '|');
    }

  return g_string_free (out, FALSE);
}

static void
append_random_words (GString *text,
                     GRand   *rand,
                     guint    n)
{
  static const char *const words[] = { "the", "a", "mayor", "said,", "bridge", "“no”", "über", "🏛", "year", "x" };

  for (guint i = 0; i < n; i++)
    {
      if (g_rand_int_range (rand, 0, 4) == 0)
        g_string_append_printf (text, "w%u", g_rand_int_range (rand, 0, 1000));
      else
        g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, g_rand_int_range (rand, 0, 8) == 0 ? "\n\n" : " ");
    }
}

/* Words taken out, put in and replaced, and now and then a line moved to the front. */
static char *
dup_edited (const char *text,
            GRand      *rand)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      int what = g_rand_int_range (rand, 0, 30);

      if (what == 0)
        continue;
      if (what == 1)
        append_random_words (out, rand, 2);
      if (what == 2)
        g_string_append (out, "other ");
      else
        g_string_append_printf (out, "%s ", words[i]);
    }
  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      char *end = strstr (out->str, "\n\n");

      if (end != NULL)
        {
          g_autofree char *line = g_strndup (out->str, end - out->str);

          g_string_erase (out, 0, end - out->str + 2);
          g_string_append_printf (out, "\n\n%s", line);
        }
    }

  return g_string_free (out, FALSE);
}

static void
check_report (NotandaDocument *old,
              NotandaDocument *new,
              const NotandaVersionReport *report)
{
  g_auto (NotandaAnnotation) before = { 0 };
  g_auto (NotandaAnnotation) after = { 0 };

  notanda_annotation_init (&before);
  notanda_annotation_init (&after);
  g_assert_cmpuint (report->carried->len, ==, notanda_document_get_n_annotations (old));
  g_assert_cmpuint (report->n_same + report->n_changed, ==, notanda_document_get_n_annotations (new));
  for (guint i = 0; i < report->carried->len; i++)
    {
      const NotandaCarried *carried = report->carried->pdata[i];
      NotandaId             id;

      g_assert_true (notanda_document_read (old, carried->old_slot, &before));
      if (carried->new_slot == NOTANDA_NO_SLOT)
        continue;
      g_assert_true (notanda_document_read (new, carried->new_slot, &after));
      notanda_version_get_id (&before.id, notanda_article_get_hash (notanda_document_get_article (new)), &id);
      g_assert_true (notanda_id_equal (&id, &after.id));
      g_assert_true (notanda_id_equal (&before.type, &after.type));
      g_assert_cmpuint (before.n_attributes, ==, after.n_attributes);
      g_assert_cmpuint (before.n_notes, ==, after.n_notes);
      g_assert_cmpuint (before.n_links, >=, after.n_links);
      if (carried->state == NOTANDA_ALIGNED_SAME)
        {
          g_autofree char *was = dup_joined_words (old, &before);
          g_autofree char *is = dup_joined_words (new, &after);

          g_assert_cmpstr (was, ==, is);
        }
    }
}

/* Random texts, edits and histories: what is carried has its words; the same from
 * any replica; the file holds it; merging two alike adds nothing that is seen. */
static void
test_random (void)
{
  GRand *rand = g_rand_new_with_seed (5);

  for (guint run = 0; run < 150; run++)
    {
      g_autoptr (GString) text = g_string_new ("start ");
      g_autoptr (NotandaDocument) old = NULL;
      g_autoptr (NotandaVersionReport) report = NULL;
      g_autoptr (NotandaVersionReport) other_report = NULL;
      g_autoptr (NotandaDocument) new = NULL;
      g_autoptr (NotandaDocument) other = NULL;
      g_autoptr (NotandaSnapshot) snapshot = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *edited = NULL;
      g_autofree char *one = NULL;
      g_autofree char *two = NULL;
      g_autofree char *merged = NULL;
      g_autofree char *from_file = NULL;

      append_random_words (text, rand, 150);
      old = test_document_new (text->str, 1);
      for (guint i = 0; i < 60; i++)
        test_document_act (old, rand);
      edited = dup_edited (text->str, rand);
      if (g_str_equal (edited, text->str))
        continue;
      new = new_version (old, edited, 1, &report);
      other = new_version (old, edited, 2, &other_report);
      check_report (old, new, report);
      one = test_document_describe (new);
      two = test_document_describe (other);
      g_assert_cmpstr (one, ==, two);
      merge_into (new, other);
      merged = test_document_describe (new);
      g_assert_cmpstr (merged, ==, one);
      snapshot = notanda_document_snapshot (new);
      bytes = notanda_format_write (snapshot, NULL);
      from_file = describe_file (bytes);
      g_assert_cmpstr (from_file, ==, one);
    }
  g_rand_free (rand);
}

/* Without an edit but at one place, all that isn't there is the same. */
static void
test_most_stays (void)
{
  GRand *rand = g_rand_new_with_seed (6);
  g_autoptr (GString) text = g_string_new ("start ");
  g_autoptr (GString) edited = g_string_new (NULL);
  g_autoptr (NotandaDocument) old = NULL;
  g_autoptr (NotandaVersionReport) report = NULL;
  g_autoptr (NotandaDocument) new = NULL;
  guint32 n_chars;

  append_random_words (text, rand, 3000);
  g_string_printf (edited, "A new line.\n\n%send", text->str);
  old = test_document_new (text->str, 1);
  n_chars = (guint32) notanda_article_get_n_chars (notanda_document_get_article (old));
  for (guint i = 0; i < 1000; i++)
    {
      guint32 start = (guint32) g_rand_int_range (rand, 0, (gint32) n_chars - 100);

      test_document_mark (old, 'e', start, start + (guint32) g_rand_int_range (rand, 1, 60));
    }
  new = new_version (old, edited->str, 1, &report);
  g_assert_cmpuint (report->n_same, ==, 1000);
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpint (((NotandaCarried *) report->carried->pdata[i])->state, ==, NOTANDA_ALIGNED_SAME);
  g_rand_free (rand);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/versions/version-random/random", test_random);
  g_test_add_func ("/notanda/model/versions/version-random/most-stays", test_most_stays);

  return g_test_run ();
}

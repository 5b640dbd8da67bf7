/* test-version.c: a newer version of a text takes its annotations along
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-version.h"

#include <string.h>

#include "model/notanda-tag-set-edit.h"
#include "model/versions/version-fixture.h"
#include "util/test-documents.h"

static NotandaDocument *
receive (NotandaDocument *document)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (7, "Cy");
  g_autoptr (NotandaPacked) empty = notanda_packed_new (notanda_document_get_article (document));
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  NotandaDocument *copy = notanda_document_new_packed (empty, identity);

  g_assert_true (notanda_document_merge (copy, snapshot, NULL, NULL));

  return copy;
}

/* "same; changed old > new; lost old": the report as one string */
static char *
describe_report (const NotandaVersionReport *report)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < report->carried->len; i++)
    {
      const NotandaCarried *carried = report->carried->pdata[i];

      if (i > 0)
        g_string_append (out, "; ");
      if (carried->state == NOTANDA_ALIGNED_SAME)
        g_string_append (out, "same");
      else if (carried->state == NOTANDA_ALIGNED_CHANGED)
        g_string_append_printf (out, "changed %s > %s", carried->old_words, carried->new_words);
      else
        g_string_append_printf (out, "lost %s", carried->old_words);
      g_assert_cmpint (carried->new_slot == NOTANDA_NO_SLOT, ==, carried->state == NOTANDA_ALIGNED_LOST);
    }

  return g_string_free (out, FALSE);
}

#define OLD_TEXT "The bridge closes.\n\n“It takes a year,” Jon Okafor said.\n\nNobody else spoke."
#define NEW_TEXT "The old bridge closes.\n\n“It takes a year,” John Okafor said."

static NotandaDocument *
old_document_new (void)
{
  NotandaDocument *document = test_document_new (OLD_TEXT, 1);

  test_document_mark (document, 'q', 20, 38); /* “It takes a year,” */
  test_document_mark (document, 's', 39, 49); /* Jon Okafor */
  test_document_mark (document, 'u', 50, 54); /* said */
  test_document_mark (document, 'e', 57, 68); /* Nobody else */

  return document;
}

static void
test_carried (void)
{
  g_autoptr (NotandaDocument) old = old_document_new ();
  g_autoptr (NotandaVersionReport) report = NULL;
  g_autoptr (NotandaDocument) new = new_version (old, NEW_TEXT, 1, &report);
  g_autofree char *shown = describe_report (report);
  NotandaHash      hash;
  const char      *name;

  g_assert_cmpstr (shown, ==, "same; changed Jon Okafor > John Okafor; same; lost Nobody else");
  g_assert_cmpuint (report->n_same, ==, 2);
  g_assert_cmpuint (report->n_changed, ==, 1);
  g_assert_cmpuint (report->n_lost, ==, 1);
  test_document_assert (new, "q24-42 s43-54 u55-59");
  g_assert_true (notanda_document_get_replaced (new, &hash, &name));
  g_assert_true (notanda_hash_equal (&hash, notanda_article_get_hash (notanda_document_get_article (old))));
  g_assert_cmpstr (name, ==, "old.notanda");
  test_document_assert (old, "q20-38 s39-49 u50-54 e57-68");
  g_assert_false (notanda_document_is_draft (new));
}

/* Links among them, notes, attributes, states, authors, times, and what is in dispute. */
static void
test_all_of_it (void)
{
  g_autoptr (NotandaDocument) old = old_document_new ();
  g_autoptr (NotandaVersionReport) report = NULL;
  g_autoptr (NotandaDocument) new = NULL;
  NotandaValue direct = notanda_value_text (NOTANDA_VALUE_CHOICE, "direct");
  NotandaId    kind;
  NotandaRange moved = { 39, 42 };
  g_auto (NotandaAnnotation) before = { 0 };
  g_auto (NotandaAnnotation) after = { 0 };
  const NotandaValue *value;
  NotandaId           id;

  notanda_annotation_init (&before);
  notanda_annotation_init (&after);
  notanda_id_for_name ("attribute", "Quote.kind", &kind);
  test_document_link (old, 0, "source", 1);
  test_document_link (old, 0, "cue", 3);
  test_document_link (old, 0, "cue", 2);
  notanda_document_set_attribute (old, 0, &kind, &direct, "Set");
  notanda_document_set_note (old, 0, "", "look again", NULL, "Note");
  notanda_document_set_state (old, 0, "accepted", "Accept");
  notanda_document_set_state (old, 1, "accepted", "Accept");
  g_assert_true (notanda_document_set_fragments (old, 1, &moved, 1, "Move", NULL));

  new = new_version (old, NEW_TEXT, 2, &report);
  g_assert_cmpuint (report->n_lost_links, ==, 1);
  test_document_assert (new, "q24-42 s43-47 u55-59");
  g_assert_true (notanda_document_read (old, 0, &before));
  g_assert_true (notanda_document_read (new, 0, &after));
  notanda_version_get_id (&before.id, notanda_article_get_hash (notanda_document_get_article (new)), &id);
  g_assert_true (notanda_id_equal (&id, &after.id));
  g_assert_cmpstr (after.author, ==, "Ada");
  g_assert_cmpint (after.created, ==, before.created);
  g_assert_cmpstr (after.state, ==, "accepted");
  g_assert_cmpuint (after.n_links, ==, 2);
  g_assert_cmpuint (after.n_notes, ==, 1);
  g_assert_cmpstr (after.notes[0].text, ==, "look again");
  g_assert_cmpstr (after.notes[0].author, ==, "Ada");
  value = notanda_annotation_get_attribute (&after, &kind);
  g_assert_nonnull (value);
  g_assert_cmpstr (value->text, ==, "direct");
  g_assert_true (notanda_document_read (new, 1, &after));
  g_assert_cmpstr (after.state, ==, NOTANDA_STATE_TO_CHECK);
  g_assert_cmpuint (after.n_differences, ==, 0);
}

static void
test_differences_carried (void)
{
  g_autoptr (NotandaDocument) old = old_document_new ();
  g_autoptr (NotandaDocument) other = receive (old);
  g_autoptr (NotandaVersionReport) report = NULL;
  g_autoptr (NotandaDocument) new = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  notanda_document_set_state (old, 0, "accepted", "Accept");
  notanda_document_set_state (other, 0, "rejected", "Reject");
  merge_into (old, other);
  before = notanda_document_list_differences (old);
  g_assert_cmpuint (before->len, ==, 1);
  new = new_version (old, NEW_TEXT, 1, &report);
  after = notanda_document_list_differences (new);
  g_assert_cmpuint (after->len, ==, 1);
}

/* Deleted ones stay behind, and those of a type of one's own know it. */
static void
test_tag_set (void)
{
  g_autoptr (NotandaDocument) old = old_document_new ();
  g_autoptr (NotandaVersionReport) report = NULL;
  g_autoptr (NotandaDocument) new = NULL;
  NotandaValue label = notanda_value_text (NOTANDA_VALUE_TEXT, "Speech");

  notanda_document_set_tag_property (old, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), NOTANDA_TAG_LABEL, &label, "Rename");
  notanda_document_remove (old, 2, "Remove");
  new = new_version (old, NEW_TEXT, 1, &report);
  test_document_assert (new, "q24-42 s43-54");
  g_assert_cmpstr (notanda_tag_set_find_type (notanda_document_get_tag_set (new), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE))->label, ==, "Speech");
}

/* Two people correct alike, one of them with less of the other's work: one set of
 * annotations, no copies, no differences. */
static void
test_alike (void)
{
  g_autoptr (NotandaDocument) old = old_document_new ();
  g_autoptr (NotandaDocument) other_old = receive (old);
  g_autoptr (NotandaVersionReport) report = NULL;
  g_autoptr (NotandaVersionReport) other_report = NULL;
  g_autoptr (NotandaDocument) new = NULL;
  g_autoptr (NotandaDocument) other = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  test_document_link (old, 0, "source", 1);
  notanda_document_set_note (old, 0, "", "look again", NULL, "Note");
  new = new_version (old, NEW_TEXT, 1, &report);
  other = new_version (other_old, NEW_TEXT, 2, &other_report);
  g_assert_cmpuint (merge_into (new, other), ==, 0);
  test_document_assert (new, "q24-42 s43-54 u55-59");
  differences = notanda_document_list_differences (new);
  g_assert_cmpuint (differences->len, ==, 0);
  g_assert_cmpuint (merge_into (other, new), ==, 0);
  test_document_assert (other, "q24-42 s43-54 u55-59");
}

static void
test_metadata (void)
{
  g_autoptr (NotandaDocument) old = old_document_new ();
  g_autoptr (NotandaReading) reading = reading_new (NEW_TEXT);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaVersionReport) report = NULL;
  g_autoptr (NotandaVersionReport) none = NULL;
  g_autoptr (NotandaDocument) new = NULL;
  g_autoptr (NotandaReading) same = reading_new (OLD_TEXT);
  g_autoptr (GError) error = NULL;

  notanda_document_set_meta (old, NOTANDA_META_TITLE, "Guess", "Set");
  notanda_document_set_meta (old, NOTANDA_META_TITLE, "By hand", "Set");
  notanda_reading_set_meta (reading, NOTANDA_META_TITLE, g_strdup ("Found"), "h1");
  notanda_reading_set_meta (reading, NOTANDA_META_BYLINE, g_strdup ("Ines"), "h1");
  new = notanda_version_new (old, NULL, reading, identity, &report, NULL);
  g_assert_cmpstr (notanda_document_get_meta (new, NOTANDA_META_TITLE), ==, "By hand");
  g_assert_cmpstr (notanda_document_get_meta (new, NOTANDA_META_BYLINE), ==, "Ines");

  g_assert_null (notanda_version_new (old, NULL, same, identity, &none, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
}

static void
test_list_differences (void)
{
  g_autoptr (NotandaDocument) old = test_document_new (OLD_TEXT, 1);
  g_autoptr (NotandaDocument) new = test_document_new (NEW_TEXT, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaVersionReport) report = notanda_version_report (old, notanda_document_get_article (new), &error);
  GArray *list = report->differences;

  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpint (g_array_index (list, NotandaTextDifference, 0).change, ==, NOTANDA_TEXT_CHANGED);
  g_assert_cmpint (g_array_index (list, NotandaTextDifference, 1).change, ==, NOTANDA_TEXT_CHANGED);
  g_assert_cmpint (g_array_index (list, NotandaTextDifference, 2).change, ==, NOTANDA_TEXT_REMOVED);
  g_assert_null (notanda_version_report (old, notanda_document_get_article (old), &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/versions/version/carried", test_carried);
  g_test_add_func ("/notanda/model/versions/version/all-of-it", test_all_of_it);
  g_test_add_func ("/notanda/model/versions/version/differences-carried", test_differences_carried);
  g_test_add_func ("/notanda/model/versions/version/tag-set", test_tag_set);
  g_test_add_func ("/notanda/model/versions/version/alike", test_alike);
  g_test_add_func ("/notanda/model/versions/version/metadata", test_metadata);
  g_test_add_func ("/notanda/model/versions/version/list-differences", test_list_differences);

  return g_test_run ();
}

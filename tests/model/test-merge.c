/* test-merge.c: the laws of merging, on random sets of records
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-format.h"
#include "model/notanda-corpus-records.h"
#include "util/test-documents.h"

#define TEXT "The quick brown fox jumps over the lazy dog."
#define N 3

/* What records of a corpus say; of which article is all one to them. */
static char *
describe_corpus (NotandaDocument *document)
{
  g_autoptr (GPtrArray) people = notanda_corpus_list_people (document);
  g_autoptr (NotandaDocument) article = test_document_new ("Another text.", N + 1);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (article);
  GString *text = g_string_new (notanda_corpus_is_removed (document, snapshot) ? "removed" : "");

  for (guint i = 0; i < people->len; i++)
    {
      NotandaPerson *person = people->pdata[i];

      g_string_append_printf (text, " %s %s", person->name, person->colour);
    }

  return g_string_free_and_steal (text);
}

static void
act_on_corpus (NotandaDocument *document,
               GRand           *rand)
{
  g_autoptr (NotandaDocument) article = test_document_new ("Another text.", N + 1);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (article);
  NotandaId person;
  char      name[16];

  g_snprintf (name, sizeof name, "%d", g_rand_int_range (rand, 0, 5));
  notanda_person_id_for (g_rand_boolean (rand) ? "Ada" : "Bo", &person);
  if (g_rand_boolean (rand))
    notanda_corpus_set_person (document, &person, name, g_rand_boolean (rand) ? "#336699" : NULL, "Name");
  else
    notanda_corpus_remove_article (document, snapshot, "Remove");
}

static void
assert_same (NotandaDocument *a,
             NotandaDocument *b)
{
  g_autofree char *corpus = describe_corpus (a);
  g_autofree char *other_corpus = describe_corpus (b);

  g_assert_cmpstr (corpus, ==, other_corpus);
  test_document_assert_same (a, b);
}

static void
assert_same_bytes (NotandaSnapshot *a,
                   NotandaSnapshot *b)
{
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) other = NULL;

  /* history is each side's own */
  g_ptr_array_set_size (a->steps, 0);
  g_ptr_array_set_size (b->steps, 0);
  a->cursor = b->cursor = 0;
  one = notanda_format_write (a, NULL);
  other = notanda_format_write (b, NULL);
  g_assert_true (g_bytes_equal (one, other));
}

/* Three people who work apart, and now and then hear of each other. */
static void
work_apart (NotandaDocument **documents,
            GRand            *rand)
{
  for (int i = 0; i < 60; i++)
    {
      int who = g_rand_int_range (rand, 0, N);
      int other = g_rand_int_range (rand, 0, N);

      if (g_rand_int_range (rand, 0, 6) == 0)
        act_on_corpus (documents[who], rand);
      else
        test_document_act (documents[who], rand);
      if (g_rand_int_range (rand, 0, 8) == 0 && who != other)
        {
          g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (documents[other]);

          g_assert_true (notanda_document_merge (documents[who], snapshot, NULL, NULL));
        }
    }
}

/* New documents in which they did, as they are after it. */
static void
set_apart (NotandaDocument **documents,
           NotandaSnapshot **snapshots,
           GRand            *rand)
{
  for (int i = 0; i < N; i++)
    documents[i] = test_document_new (TEXT, (guint64) i + 1);
  work_apart (documents, rand);
  for (int i = 0; i < N; i++)
    snapshots[i] = notanda_document_snapshot (documents[i]);
}

static NotandaSnapshot *
merge (NotandaSnapshot *a,
       NotandaSnapshot *b)
{
  g_autoptr (GError) error = NULL;
  NotandaSnapshot *both = notanda_snapshot_merge (a, b, &error);

  g_assert_no_error (error);

  return both;
}

static void
check_laws (NotandaSnapshot **s)
{
  g_autoptr (NotandaSnapshot) ab = merge (s[0], s[1]);
  g_autoptr (NotandaSnapshot) ba = merge (s[1], s[0]);
  g_autoptr (NotandaSnapshot) ab_c = merge (ab, s[2]);
  g_autoptr (NotandaSnapshot) bc = merge (s[1], s[2]);
  g_autoptr (NotandaSnapshot) a_bc = merge (s[0], bc);
  g_autoptr (NotandaSnapshot) aa = merge (s[0], s[0]);

  assert_same_bytes (ab, ba);
  assert_same_bytes (ab_c, a_bc);
  assert_same_bytes (aa, s[0]);
  for (int i = 0; i < N; i++)
    g_assert_true (notanda_snapshot_contains (ab_c, s[i]));
}

/* Whatever the order in which records arrive, all see the same. */
static void
check_convergence (NotandaDocument **documents,
                   NotandaSnapshot **snapshots,
                   GRand            *rand)
{
  for (int i = 0; i < N; i++)
    {
      int first = g_rand_int_range (rand, 0, N);

      if (i == 1)
        notanda_document_get_spans (documents[i]);
      for (int k = 0; k < N; k++)
        g_assert_true (notanda_document_merge (documents[i], snapshots[(first + k) % N], NULL, NULL));
    }
  for (int i = 1; i < N; i++)
    assert_same (documents[0], documents[i]);
}

/* parse (serialise (state)) is the state, and serialise is a function of it. */
static void
check_file (NotandaDocument *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, NULL);
  g_autofree char *damage = NULL;
  g_autoptr (NotandaPacked) packed = notanda_format_read (bytes, "test", TRUE, &damage, NULL);
  g_autoptr (NotandaSnapshot) again = NULL;
  g_autoptr (NotandaDocument) reopened = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  g_assert_nonnull (packed);
  g_assert_null (damage);
  g_assert_true (packed->is_sorted);
  again = notanda_snapshot_new_packed (packed);
  rewritten = notanda_format_write (again, NULL);
  g_assert_true (g_bytes_equal (bytes, rewritten));

  reopened = notanda_document_new_packed (packed, notanda_document_get_identity (document));
  assert_same (document, reopened);
  while (notanda_document_get_undo_label (reopened) != NULL)
    {
      gboolean undone = notanda_document_undo (document, NULL);

      g_assert_cmpint (notanda_document_undo (reopened, NULL), ==, undone);
    }
  assert_same (document, reopened);
}

static void
test_random (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 40; round++)
    {
      NotandaDocument *documents[N];
      NotandaSnapshot *snapshots[N];

      set_apart (documents, snapshots, rand);
      check_laws (snapshots);
      check_convergence (documents, snapshots, rand);
      for (int i = 0; i < N; i++)
        {
          check_file (documents[i]);
          notanda_snapshot_unref (snapshots[i]);
          g_object_unref (documents[i]);
        }
    }
}

/* What one lacks of another, merged part by part, is the other merged whole; and of what one has nothing is missing. */
static void
check_missing (NotandaSnapshot *a,
               NotandaSnapshot *b,
               guint            max)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (99, "Reader");
  g_autoptr (NotandaPacked) packed = notanda_snapshot_pack (a);
  g_autoptr (NotandaDocument) document = notanda_document_new_packed (packed, identity);
  g_autoptr (NotandaDocument) whole = notanda_document_new_packed (packed, identity);
  g_autoptr (GPtrArray) parts = notanda_snapshot_list_missing (a, b, max, NULL);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (NotandaSnapshot) after = NULL;
  guint n_records = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      NotandaSnapshot   *part = parts->pdata[i];
      NotandaMergeResult result;

      g_assert_cmpuint (part->added->len, <=, max);
      g_assert_true (notanda_document_merge (document, part, &result, NULL));
      g_assert_cmpuint (result.records, ==, part->added->len);
      n_records += result.records;
    }
  g_assert_cmpuint (parts->len, ==, MAX (1, (n_records + max - 1) / max));
  g_assert_true (notanda_document_merge (whole, b, NULL, NULL));
  assert_same (document, whole);
  after = notanda_document_snapshot (document);
  none = notanda_snapshot_list_missing (after, b, max, NULL);
  g_assert_cmpuint (none->len, ==, 1);
  g_assert_cmpuint (((NotandaSnapshot *) none->pdata[0])->added->len, ==, 0);
}

static void
test_missing (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 20; round++)
    {
      NotandaDocument *documents[N];
      NotandaSnapshot *snapshots[N];

      set_apart (documents, snapshots, rand);
      for (int i = 0; i < N; i++)
        check_missing (snapshots[i], snapshots[(i + 1) % N], 1 + round);
      for (int i = 0; i < N; i++)
        {
          notanda_snapshot_unref (snapshots[i]);
          g_object_unref (documents[i]);
        }
    }
}

static void
test_other_article (void)
{
  g_autoptr (NotandaDocument) one = test_document_new ("abc", 1);
  g_autoptr (NotandaDocument) other = test_document_new ("abd", 1);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (other);
  g_autoptr (NotandaSnapshot) mine = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (notanda_document_merge (one, snapshot, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE);
  g_clear_error (&error);
  mine = notanda_document_snapshot (one);
  g_assert_null (notanda_snapshot_list_missing (mine, snapshot, 10, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/merge/random", test_random);
  g_test_add_func ("/notanda/model/merge/missing", test_missing);
  g_test_add_func ("/notanda/model/merge/other-article", test_other_article);

  return g_test_run ();
}

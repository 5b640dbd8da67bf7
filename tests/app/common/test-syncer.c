/* test-syncer.c: what a window is told of sync, by rounds that end as they are told
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-syncer.h"

#include <glib/gstdio.h>

#include "base/notanda-error.h"
#include "util/test-folder.h"

/* What the next round says. The worker reads it, one at a time, while the test waits. */
typedef struct
{
  NotandaSyncOutcome outcome;
  NotandaSyncDoubt   doubt;
  int                code; /* of NotandaError; below 0: none */
  guint              pending;
  guint              changed;
  gboolean           hangs;  /* until it is cancelled */
  guint              absent; /* articles that aren't here */
  gboolean           is_in_doubt;
  guint              healed;
  gboolean           newer;
  gint64             clock;
} Script;

typedef struct
{
  TestFolder      *folder;
  char            *root;
  NotandaIdentity *identity;
  NotandaAccount  *account;
  NotandaSyncer   *syncer;
  guint            arrived;
} Fixture;

static Script script;
static gint   rounds; /* atomic */
static GMutex mutex;  /* around the counter of rounds at once */
static guint  at_once;
static guint  most_at_once;

static void
count (gboolean begins)
{
  g_mutex_lock (&mutex);
  at_once += begins ? 1 : -1u;
  most_at_once = MAX (most_at_once, at_once);
  g_mutex_unlock (&mutex);
}

static void
wait_for_cancel (GCancellable *cancellable)
{
  GPollFD fd;

  g_assert_true (g_cancellable_make_pollfd (cancellable, &fd));
  g_poll (&fd, 1, -1);
  g_cancellable_release_fd (cancellable);
}

static NotandaSyncResult *
run_script (NotandaConnection  *connection,
            NotandaSyncProgress progress,
            gpointer            data,
            GCancellable       *cancellable)
{
  NotandaSyncResult *result = g_new0 (NotandaSyncResult, 1);
  NotandaHash        hash = { 0 };
  const Script       now = script; /* the test goes on to the next one once it knows that this has begun */

  g_assert_nonnull (connection);
  count (TRUE);
  progress (3, 7, data);
  result->changed = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  result->pending = notanda_sync_pending_new ();
  g_atomic_int_inc (&rounds);
  g_main_context_wakeup (NULL);
  if (now.hangs)
    {
      wait_for_cancel (cancellable);
      result->outcome = NOTANDA_SYNC_STOPPED;
      g_set_error_literal (&result->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      count (FALSE);
      return result;
    }
  result->outcome = now.outcome;
  result->doubt = now.doubt;
  result->is_in_doubt = now.is_in_doubt;
  result->healed = now.healed;
  result->newer = now.newer;
  result->clock = now.clock;
  if (now.code >= 0)
    g_set_error_literal (&result->error, NOTANDA_ERROR, now.code, "127.0.0.1: it is so; do this");
  for (guint i = 0; i < now.pending; i++)
    {
      hash.bytes[0] = (guint8) (i + 1);
      notanda_sync_pending_add (result->pending, &hash, FALSE);
    }
  g_array_set_size (result->changed, now.changed);
  result->absent = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_listed_document_unref);
  for (guint i = 0; i < now.absent; i++)
    g_ptr_array_add (result->absent, notanda_listed_document_new_absent (&hash));
  count (FALSE);

  return result;
}

static void
arrived_cb (NotandaSyncer *syncer,
            GArray        *documents,
            Fixture       *fixture)
{
  fixture->arrived += documents->len;
}

static gboolean
is_busy (Fixture *fixture)
{
  guint done;
  guint total;

  return notanda_syncer_get_progress (fixture->syncer, &done, &total);
}

/* Until one more round has begun and ended. */
static void
wait_for_round (Fixture *fixture,
                gint     before)
{
  while (g_atomic_int_get (&rounds) == before || is_busy (fixture))
    g_main_context_iteration (NULL, TRUE);
}

static void
sync_now (Fixture *fixture,
          Script   next)
{
  gint before = g_atomic_int_get (&rounds);

  script = next;
  notanda_syncer_sync_now (fixture->syncer);
  wait_for_round (fixture, before);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (NotandaCorpus) corpus = NULL;
  g_autoptr (GError) error = NULL;
  gint before = g_atomic_int_get (&rounds);

  fixture->folder = test_folder_new ();
  fixture->root = test_folder_path (fixture->folder, "corpus");
  fixture->identity = notanda_identity_new_counting (1, "Annotator");
  corpus = notanda_corpus_create (fixture->root, "Harbours", fixture->identity, &error);
  g_assert_no_error (error);
  fixture->account = notanda_account_new ("http://127.0.0.1:1/dav/", NULL);
  script = (Script) { .code = -1 };
  fixture->syncer = notanda_syncer_new (fixture->root, fixture->account, fixture->identity, run_script);
  g_signal_connect (fixture->syncer, "arrived", G_CALLBACK (arrived_cb), fixture);
  wait_for_round (fixture, before);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->syncer);
  notanda_account_free (fixture->account);
  notanda_identity_unref (fixture->identity);
  g_free (fixture->root);
  test_folder_free (fixture->folder);
  g_assert_cmpuint (most_at_once, <=, 1);
}

#define assert_words(fixture, expected)                                     \
  G_STMT_START                                                              \
  {                                                                         \
    g_autofree char *words_ = notanda_syncer_dup_words ((fixture)->syncer); \
    g_assert_cmpstr (words_, ==, expected);                                 \
  }                                                                         \
  G_STMT_END

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  NotandaHash hash = { .bytes = { 200 } };

  assert_words (fixture, "On the server");
  /* from the moment it is saved, and not from the next round's */
  notanda_syncer_saved (fixture->syncer, &hash);
  assert_words (fixture, "Waiting (1)");
  notanda_syncer_saved (fixture->syncer, &hash);
  assert_words (fixture, "Waiting (1)");
  sync_now (fixture, (Script) { .code = -1, .pending = 2 });
  assert_words (fixture, "Waiting (2)");
  sync_now (fixture, (Script) { .code = -1 });
  assert_words (fixture, "On the server");
  g_assert_cmpint (notanda_syncer_get_trouble (fixture->syncer), ==, NOTANDA_SYNCER_NO_TROUBLE);
}

/* A round that began before the save hasn't seen it, whatever it says. */
static void
test_saved_meanwhile (Fixture      *fixture,
                      gconstpointer data)
{
  NotandaHash hash = { .bytes = { 200 } };
  gint        before = g_atomic_int_get (&rounds);

  notanda_syncer_sync_now (fixture->syncer);
  while (!is_busy (fixture))
    g_main_context_iteration (NULL, TRUE);
  notanda_syncer_saved (fixture->syncer, &hash);
  wait_for_round (fixture, before);
  assert_words (fixture, "Waiting (1)");
}

static const struct
{
  NotandaSyncOutcome   outcome;
  NotandaSyncDoubt     doubt;
  int                  code;
  NotandaSyncerTrouble trouble;
  const char          *words;
} troubles[] = {
  { NOTANDA_SYNC_RETRY, NOTANDA_SYNC_NO_DOUBT, NOTANDA_ERROR_OFFLINE, NOTANDA_SYNCER_OFFLINE, "On the server" },
  { NOTANDA_SYNC_FULL_SERVER, NOTANDA_SYNC_NO_DOUBT, NOTANDA_ERROR_FULL, NOTANDA_SYNCER_SERVER_FULL, "On the server" },
  { NOTANDA_SYNC_PERSON, NOTANDA_SYNC_NO_DOUBT, NOTANDA_ERROR_PASSWORD, NOTANDA_SYNCER_SIGN_IN, "On the server" },
  { NOTANDA_SYNC_PERSON, NOTANDA_SYNC_NO_DOUBT, NOTANDA_ERROR_CERTIFICATE, NOTANDA_SYNCER_CERTIFICATE, "On the server" },
  { NOTANDA_SYNC_PERSON, NOTANDA_SYNC_NO_DOUBT, NOTANDA_ERROR_MOVED, NOTANDA_SYNCER_ADDRESS, "On the server" },
  { NOTANDA_SYNC_ASK, NOTANDA_SYNC_EMPTIED, NOTANDA_ERROR_FAILED, NOTANDA_SYNCER_DOUBT, "Saved" },
  { NOTANDA_SYNC_PARTLY, NOTANDA_SYNC_NO_DOUBT, NOTANDA_ERROR_REFUSED, NOTANDA_SYNCER_HERE, "On the server" },
  { NOTANDA_SYNC_STOPPED, NOTANDA_SYNC_NO_DOUBT, NOTANDA_ERROR_FAILED, NOTANDA_SYNCER_HERE, "On the server" },
};

static void
test_troubles (Fixture      *fixture,
               gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      sync_now (fixture, (Script) { troubles[i].outcome, troubles[i].doubt, troubles[i].code, .is_in_doubt = troubles[i].doubt != NOTANDA_SYNC_NO_DOUBT });
      g_assert_cmpint (notanda_syncer_get_trouble (fixture->syncer), ==, troubles[i].trouble);
      g_assert_cmpint (notanda_syncer_get_doubt (fixture->syncer), ==, troubles[i].doubt);
      g_assert_cmpstr (notanda_syncer_get_message (fixture->syncer), ==, "127.0.0.1: it is so; do this");
      assert_words (fixture, troubles[i].words);
      /* and is gone by itself */
      sync_now (fixture, (Script) { .code = -1 });
      g_assert_cmpint (notanda_syncer_get_trouble (fixture->syncer), ==, NOTANDA_SYNCER_NO_TROUBLE);
      g_assert_null (notanda_syncer_get_message (fixture->syncer));
      assert_words (fixture, "On the server");
    }
}

/* Where the corpus can't even be opened nothing is known of the server. */
static void
test_no_connection (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *away = g_strconcat (fixture->root, "-away", NULL);

  /* after which it is opened anew */
  sync_now (fixture, (Script) { NOTANDA_SYNC_PERSON, NOTANDA_SYNC_NO_DOUBT, NOTANDA_ERROR_PASSWORD });
  assert_words (fixture, "On the server");
  g_assert_no_errno (g_rename (fixture->root, away));
  notanda_syncer_sync_now (fixture->syncer);
  while (!is_busy (fixture))
    g_main_context_iteration (NULL, TRUE);
  while (is_busy (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (notanda_syncer_get_trouble (fixture->syncer), ==, NOTANDA_SYNCER_HERE);
  assert_words (fixture, "Saved");
  g_assert_no_errno (g_rename (away, fixture->root));
  sync_now (fixture, (Script) { .code = -1 });
  assert_words (fixture, "On the server");
}

/* What was in doubt stays so while the server is away, and until a listing looks like the corpus. */
static void
test_doubt (Fixture      *fixture,
            gconstpointer data)
{
  NotandaHash hash = { .bytes = { 200 } };

  sync_now (fixture, (Script) { NOTANDA_SYNC_ASK, NOTANDA_SYNC_EMPTIED, NOTANDA_ERROR_REFUSED, .is_in_doubt = TRUE });
  assert_words (fixture, "Saved");
  sync_now (fixture, (Script) { .outcome = NOTANDA_SYNC_RETRY, .code = NOTANDA_ERROR_OFFLINE, .is_in_doubt = TRUE });
  assert_words (fixture, "Saved");
  notanda_syncer_saved (fixture->syncer, &hash);
  assert_words (fixture, "Waiting (1)");
  sync_now (fixture, (Script) { .code = -1 });
  assert_words (fixture, "On the server");
}

/* A connection that breaks once, and is there again a second later, isn't told of. */
static void
test_offline_by_itself (Fixture      *fixture,
                        gconstpointer data)
{
  gint before = g_atomic_int_get (&rounds);

  g_clear_object (&fixture->syncer);
  script = (Script) { .outcome = NOTANDA_SYNC_RETRY, .code = NOTANDA_ERROR_OFFLINE };
  fixture->syncer = notanda_syncer_new (fixture->root, fixture->account, fixture->identity, run_script);
  wait_for_round (fixture, before);
  g_assert_cmpint (notanda_syncer_get_trouble (fixture->syncer), ==, NOTANDA_SYNCER_NO_TROUBLE);
  wait_for_round (fixture, before + 1);
  g_assert_cmpint (notanda_syncer_get_trouble (fixture->syncer), ==, NOTANDA_SYNCER_OFFLINE);
}

/* Nobody asks: what was saved is sent, and a network that comes back is looked at, each after the seconds that notanda-backoff.h says. */
static void
test_by_itself (Fixture      *fixture,
                gconstpointer data)
{
  NotandaHash document = { 0 };
  gint        before;

  sync_now (fixture, (Script) { .outcome = NOTANDA_SYNC_DONE, .code = -1 });
  before = g_atomic_int_get (&rounds);
  notanda_syncer_saved (fixture->syncer, &document);
  wait_for_round (fixture, before);

  before = g_atomic_int_get (&rounds);
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  wait_for_round (fixture, before);
}

/* A certificate that isn't the one that was accepted stops it, until there is another network: it may have been that. */
static void
test_other_network (Fixture      *fixture,
                    gconstpointer data)
{
  gint before;

  sync_now (fixture, (Script) { .outcome = NOTANDA_SYNC_PERSON, .code = NOTANDA_ERROR_CERTIFICATE });
  g_assert_cmpint (notanda_syncer_get_trouble (fixture->syncer), ==, NOTANDA_SYNCER_CERTIFICATE);
  before = g_atomic_int_get (&rounds);
  script = (Script) { .outcome = NOTANDA_SYNC_DONE, .code = -1 };
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  wait_for_round (fixture, before);
  g_assert_cmpint (notanda_syncer_get_trouble (fixture->syncer), ==, NOTANDA_SYNCER_NO_TROUBLE);
}

static void
test_arrived (Fixture      *fixture,
              gconstpointer data)
{
  sync_now (fixture, (Script) { .code = -1, .changed = 3 });
  g_assert_cmpuint (fixture->arrived, ==, 3);
  sync_now (fixture, (Script) { .code = -1 });
  g_assert_cmpuint (fixture->arrived, ==, 3);
}

/* What is found out in one job, which comes back at once. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  gint before = g_atomic_int_get (&rounds);

  sync_now (fixture, (Script) { .outcome = NOTANDA_SYNC_AGAIN, .code = -1 });
  g_assert_cmpint (g_atomic_int_get (&rounds), ==, before + 20);
}

#define assert_notice(fixture, expected)                                      \
  G_STMT_START                                                                \
  {                                                                           \
    g_autofree char *notice_ = notanda_syncer_dup_notice ((fixture)->syncer); \
    g_assert_cmpstr (notice_, ==, expected);                                  \
  }                                                                           \
  G_STMT_END

#define CLOCK "The clocks of this computer and the server differ by 9 minutes. Set the one that is wrong: until then times may be shown wrong."

/* What was lost is told of all rounds of a job, and of all jobs, until somebody knows. */
static void
test_healed (Fixture      *fixture,
             gconstpointer data)
{
  assert_notice (fixture, NULL);
  sync_now (fixture, (Script) { .outcome = NOTANDA_SYNC_AGAIN, .code = -1, .healed = 1 });
  assert_notice (fixture, "The server had lost 20 files of the corpus, which are sent again.");
  sync_now (fixture, (Script) { .code = -1, .healed = 1, .clock = 9 });
  sync_now (fixture, (Script) { .code = -1, .clock = 9 });
  assert_notice (fixture, "The server had lost 21 files of the corpus, which are sent again.");
  notanda_syncer_know_notice (fixture->syncer);
  assert_notice (fixture, CLOCK);
  sync_now (fixture, (Script) { .code = -1, .healed = 1, .clock = 9 });
  assert_notice (fixture, "The server had lost 1 file of the corpus, which is sent again.");
}

/* That is as true as ever the next time, and known. */
static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  sync_now (fixture, (Script) { .code = -1, .newer = TRUE, .healed = 2 });
  sync_now (fixture, (Script) { .code = -1 });
  assert_notice (fixture, "The server had lost 2 files of the corpus, which are sent again.");
  notanda_syncer_know_notice (fixture->syncer);
  assert_notice (fixture, "A newer version of Notanda wrote some of the corpus on the server. Update to get that, too.");
  notanda_syncer_know_notice (fixture->syncer);
  sync_now (fixture, (Script) { .code = -1, .newer = TRUE });
  assert_notice (fixture, NULL);
}

/* One that was right meanwhile is told of again. */
static void
test_clock (Fixture      *fixture,
            gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      sync_now (fixture, (Script) { .code = -1, .clock = 9 });
      assert_notice (fixture, CLOCK);
      notanda_syncer_know_notice (fixture->syncer);
      /* a round that nobody answered says nothing of clocks */
      sync_now (fixture, (Script) { .outcome = NOTANDA_SYNC_RETRY, .code = NOTANDA_ERROR_OFFLINE });
      sync_now (fixture, (Script) { .code = -1, .clock = 9 });
      assert_notice (fixture, NULL);
      sync_now (fixture, (Script) { .code = -1 });
    }
}

static void
start_hanging (Fixture *fixture)
{
  gint  before = g_atomic_int_get (&rounds);
  guint done;
  guint total;

  script = (Script) { .code = -1, .hangs = TRUE };
  notanda_syncer_sync_now (fixture->syncer);
  while (g_atomic_int_get (&rounds) == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (notanda_syncer_get_progress (fixture->syncer, &done, &total));
  g_assert_cmpuint (done, ==, 3);
  g_assert_cmpuint (total, ==, 7);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  start_hanging (fixture);
  notanda_syncer_cancel (fixture->syncer);
  while (is_busy (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (notanda_syncer_get_trouble (fixture->syncer), ==, NOTANDA_SYNCER_NO_TROUBLE);
  assert_words (fixture, "On the server");
  sync_now (fixture, (Script) { .code = -1, .pending = 1 });
  assert_words (fixture, "Waiting (1)");
}

/* Before it has begun, too. */
static void
test_cancelled_before (Fixture      *fixture,
                       gconstpointer data)
{
  gint before;

  sync_now (fixture, (Script) { .code = -1 });
  before = g_atomic_int_get (&rounds);
  notanda_syncer_sync_now (fixture->syncer);
  g_assert_true (notanda_syncer_is_due (fixture->syncer));
  notanda_syncer_cancel (fixture->syncer);
  g_assert_false (notanda_syncer_is_due (fixture->syncer));
  while (g_main_context_iteration (NULL, FALSE))
    g_assert_false (is_busy (fixture));
  g_assert_cmpint (g_atomic_int_get (&rounds), ==, before);
  sync_now (fixture, (Script) { .code = -1, .pending = 1 });
  assert_words (fixture, "Waiting (1)");
}

/* The window doesn't wait for a server that hangs. */
static void
test_let_go (Fixture      *fixture,
             gconstpointer data)
{
  start_hanging (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->syncer));
}

/* Another address and user are given while a round hangs. */
static void
replace_connection (Fixture *fixture)
{
  g_autoptr (NotandaAccount) account = notanda_account_new ("http://127.0.0.1:2/dav/", "ann");
  g_autoptr (GError) error = NULL;
  NotandaConnection *connection;

  start_hanging (fixture);
  connection = notanda_connection_open (fixture->root, account, "open sesame", fixture->identity, &error);
  g_assert_no_error (error);
  script = (Script) { .code = -1 };
  notanda_syncer_take_connection (fixture->syncer, connection);
}

static void
test_other_connection (Fixture      *fixture,
                       gconstpointer data)
{
  gint before = g_atomic_int_get (&rounds);

  replace_connection (fixture);
  g_assert_cmpstr (notanda_syncer_get_account (fixture->syncer)->address, ==, "http://127.0.0.1:2/dav/");
  assert_words (fixture, "Saved");
  wait_for_round (fixture, before + 1);
  assert_words (fixture, "On the server");
}

/* Whatever was asked for meanwhile. The next connection is the one that is there, and nothing is known of its server. */
static void
test_cancelled_for_good (Fixture      *fixture,
                         gconstpointer data)
{
  NotandaHash hash = { .bytes = { 1 } };
  gint        before = g_atomic_int_get (&rounds);

  for (guint i = 0; i < 3; i++)
    {
      if (i == 0)
        replace_connection (fixture);
      else
        start_hanging (fixture);
      if (i == 1)
        notanda_syncer_want (fixture->syncer, &hash);
      if (i == 2)
        notanda_syncer_sync_now (fixture->syncer);
      notanda_syncer_cancel (fixture->syncer);
      while (is_busy (fixture))
        g_main_context_iteration (NULL, TRUE);
      g_assert_false (notanda_syncer_is_due (fixture->syncer));
      g_assert_cmpint (g_atomic_int_get (&rounds), ==, ++before);
      g_assert_cmpint (notanda_syncer_get_trouble (fixture->syncer), ==, NOTANDA_SYNCER_NO_TROUBLE);
      assert_words (fixture, "Saved");
    }
  sync_now (fixture, (Script) { .code = -1 });
  g_assert_cmpstr (notanda_syncer_get_account (fixture->syncer)->address, ==, "http://127.0.0.1:2/dav/");
  assert_words (fixture, "On the server");
}

/* Off is off, and by hand it goes nevertheless. */
static void
test_manual (Fixture      *fixture,
             gconstpointer data)
{
  NotandaHash hash = { .bytes = { 200 } };
  gint        before = g_atomic_int_get (&rounds);

  g_clear_object (&fixture->syncer);
  fixture->account->is_manual = TRUE;
  fixture->syncer = notanda_syncer_new (fixture->root, fixture->account, fixture->identity, run_script);
  notanda_syncer_saved (fixture->syncer, &hash);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (is_busy (fixture));
  g_assert_cmpint (g_atomic_int_get (&rounds), ==, before);
  assert_words (fixture, "Waiting (1)");
  sync_now (fixture, (Script) { .code = -1 });
  assert_words (fixture, "On the server");
}

/* One article comes before all else that a round has to do. */
static void
test_wanted (Fixture      *fixture,
             gconstpointer data)
{
  NotandaHash hash = { .bytes = { 1 } };
  gint        before;

  sync_now (fixture, (Script) { .code = -1, .absent = 2 });
  g_assert_cmpuint (notanda_syncer_get_absent (fixture->syncer)->len, ==, 2);
  start_hanging (fixture);
  before = g_atomic_int_get (&rounds);
  script = (Script) { .code = -1, .changed = 1, .absent = 1 };
  notanda_syncer_want (fixture->syncer, &hash);
  wait_for_round (fixture, before);
  g_assert_cmpuint (fixture->arrived, ==, 1);
  g_assert_cmpuint (notanda_syncer_get_absent (fixture->syncer)->len, ==, 1);

  /* whoever doesn't want it any more needn't wait for it */
  start_hanging (fixture);
  script = (Script) { .code = NOTANDA_ERROR_OFFLINE, .outcome = NOTANDA_SYNC_RETRY };
  before = g_atomic_int_get (&rounds);
  notanda_syncer_want (fixture->syncer, &hash);
  wait_for_round (fixture, before);
  g_assert_cmpint (notanda_syncer_get_trouble (fixture->syncer), ==, NOTANDA_SYNCER_OFFLINE);
  notanda_syncer_leave (fixture->syncer, &hash);
  g_assert_false (is_busy (fixture));
}

/* What is chosen stays chosen, and is done at once. */
static void
test_keeps_all (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (NotandaCorpus) corpus = notanda_corpus_open (fixture->root, fixture->identity, NULL, NULL);
  gint before = g_atomic_int_get (&rounds);

  g_assert_true (notanda_account_save (fixture->account, &corpus->id, NULL));
  notanda_syncer_set_keeps_all (fixture->syncer, FALSE);
  g_assert_false (notanda_syncer_get_account (fixture->syncer)->keeps_all);
  wait_for_round (fixture, before);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NotandaAccount) kept = notanda_account_load (&corpus->id, NULL);

      g_assert_cmpint (kept->keeps_all, ==, i);
      if (i > 0)
        break;
      before = g_atomic_int_get (&rounds);
      notanda_syncer_set_keeps_all (fixture->syncer, TRUE);
      wait_for_round (fixture, before);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, function) g_test_add ("/notanda/app/syncer/" name, Fixture, NULL, set_up, function, tear_down)
  add ("words", test_words);
  add ("saved-meanwhile", test_saved_meanwhile);
  add ("troubles", test_troubles);
  add ("no-connection", test_no_connection);
  add ("doubt", test_doubt);
  add ("offline-by-itself", test_offline_by_itself);
  add ("by-itself", test_by_itself);
  add ("other-network", test_other_network);
  add ("arrived", test_arrived);
  add ("again", test_again);
  add ("healed", test_healed);
  add ("newer", test_newer);
  add ("clock", test_clock);
  add ("cancelled", test_cancelled);
  add ("cancelled-before", test_cancelled_before);
  add ("let-go", test_let_go);
  add ("other-connection", test_other_connection);
  add ("cancelled-for-good", test_cancelled_for_good);
  add ("manual", test_manual);
  add ("wanted", test_wanted);
  add ("keeps-all", test_keeps_all);

  return g_test_run ();
}

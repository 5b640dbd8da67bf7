/* test-text-alone.c: what breaks a reader gives its text at least
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "load/notanda-load.h"

static NotandaLoaded *
load (const char   *page,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree char     *program = g_test_build_filename (G_TEST_BUILT, "loader", "loader-child", NULL);
  NotandaLoaderClient *client = notanda_loader_client_new (program);
  NotandaLoadOptions   options = { .name = "a.html" };
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  NotandaLoaded *loaded = notanda_load_bytes (bytes, &options, client, cancellable, error);

  notanda_loader_client_unref (client);
  return loaded;
}

static void
test_read_again (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = load ("<html>fragile", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (loaded->blocks->len, ==, 1);
  g_assert_cmpstr (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, 0))->text, ==, "a.html of 13 bytes: fragile");
  g_assert_cmpuint (loaded->notices->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (loaded->notices, 0), "only its text was taken"));
}

/* That the text can't be had either is no news to who doesn't know of the first time. */
static void
test_breaks_again (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load ("<html>crash", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_BROKE_DOWN);
  g_assert_true (g_str_has_prefix (error->message, "a.html: this is a web page, and reading it broke down"));
}

/* Its own error is what a reader says of the input. */
static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load ("<html>empty", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (load ("<html>fragile", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/loader/text-alone/read-again", test_read_again);
  g_test_add_func ("/notanda/loader/text-alone/breaks-again", test_breaks_again);
  g_test_add_func ("/notanda/loader/text-alone/refused", test_refused);
  g_test_add_func ("/notanda/loader/text-alone/cancelled", test_cancelled);

  return g_test_run ();
}

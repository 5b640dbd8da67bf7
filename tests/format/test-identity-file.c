/* test-identity-file.c: the name and number an installation writes under
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "format/notanda-identity-file.h"
#include "util/test-folder.h"

static char *
dup_author (void)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_load ();

  return g_strdup (identity->author);
}

static void
assert_author (const char *expected)
{
  g_autofree char *author = dup_author ();

  g_assert_cmpstr (author, ==, expected);
}

static void
choose (const char *author)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (notanda_identity_choose_author (author, &error));
  g_assert_no_error (error);
}

/* Without blanks around it, for all programs, until it is taken back. */
static void
test_author (void)
{
  g_autofree char *account = dup_author ();
  g_autoptr (NotandaIdentity) before = notanda_identity_load ();
  g_autoptr (NotandaIdentity) after = NULL;

  choose ("  Ida\nLund ");
  assert_author ("Ida Lund");
  choose ("Zoë 🦉");
  assert_author ("Zoë 🦉");
  after = notanda_identity_load ();
  g_assert_cmpuint (before->replica, ==, after->replica);
  g_setenv ("NOTANDA_AUTHOR", "Other", TRUE);
  assert_author ("Other");
  g_unsetenv ("NOTANDA_AUTHOR");
  choose ("");
  assert_author (account);
}

static void
test_too_long (void)
{
  g_autofree char *name = g_strnfill (NOTANDA_AUTHOR_MAX + 1, 'a');
  g_autoptr (GError) error = NULL;

  choose ("Ida Lund");
  g_assert_false (notanda_identity_choose_author (name, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
  assert_author ("Ida Lund");
  name[NOTANDA_AUTHOR_MAX] = '\0';
  choose (name);
  assert_author (name);
  choose ("");
}

/* What isn't a name is none. */
static void
test_damaged (void)
{
  static const char *const damaged[] = { "\xff\xfe", "a\nb", "\n", "" };
  g_autofree char         *path = g_build_filename (g_get_user_state_dir (), "notanda", "author", NULL);
  g_autofree char         *account = NULL;

  choose ("");
  account = dup_author ();
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      test_folder_write (path, damaged[i], -1);
      assert_author (account);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_unsetenv ("NOTANDA_AUTHOR");
  g_test_add_func ("/notanda/format/identity-file/author", test_author);
  g_test_add_func ("/notanda/format/identity-file/too-long", test_too_long);
  g_test_add_func ("/notanda/format/identity-file/damaged", test_damaged);
  return g_test_run ();
}

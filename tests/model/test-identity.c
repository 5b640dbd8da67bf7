/* test-identity.c: ids, times and names that come from outside
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-identity.h"

#include <string.h>

static void
test_counting (void)
{
  g_autoptr (NotandaIdentity) one = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaIdentity) same = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaIdentity) other = notanda_identity_new_counting (2, "Ada");
  NotandaId a;
  NotandaId b;

  for (int i = 0; i < 100; i++)
    {
      one->new_id (&a, one->data);
      same->new_id (&b, same->data);
      g_assert_true (notanda_id_equal (&a, &b));
      other->new_id (&b, other->data);
      g_assert_false (notanda_id_equal (&a, &b));
    }
  g_assert_cmpint (one->now (one->data), ==, 1);
  g_assert_cmpint (one->now (one->data), ==, 2);
}

static void
test_random (void)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (3, "Ada");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      NotandaId id;

      identity->new_id (&id, identity->data);
      g_assert_false (notanda_id_is_zero (&id));
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
    }
  g_assert_cmpint (identity->now (identity->data), >, G_GINT64_CONSTANT (1700000000000000));
}

/* A name is written into records, which are UTF-8. */
static void
test_author (void)
{
  g_autoptr (NotandaIdentity) latin = notanda_identity_new (1, "Andr\xe9");
  g_autoptr (NotandaIdentity) none = notanda_identity_new (1, "");
  g_autoptr (NotandaIdentity) same = notanda_identity_ref (none);

  g_assert_true (g_utf8_validate (latin->author, -1, NULL));
  g_assert_true (g_str_has_prefix (latin->author, "Andr"));
  g_assert_cmpstr (same->author, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/identity/counting", test_counting);
  g_test_add_func ("/notanda/model/identity/random", test_random);
  g_test_add_func ("/notanda/model/identity/author", test_author);

  return g_test_run ();
}

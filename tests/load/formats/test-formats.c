/* test-formats.c: the table of readers and that of claims are one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-claims.h"

static void
test_same (void)
{
  guint                    n_claims, n_formats, n_any = 0;
  const NotandaClaim      *claims = notanda_claims_list (&n_claims);
  const NotandaLoadFormat *formats = notanda_formats_list (&n_formats);

  for (guint i = 0; i < n_claims; i++)
    {
      g_assert_true (notanda_claims_get (claims[i].identifier) == &claims[i]);
      if (claims[i].helper != NOTANDA_HELPER_ANY)
        continue;
      g_assert_cmpuint (n_any, <, n_formats);
      g_assert_cmpstr (formats[n_any].identifier, ==, claims[i].identifier);
      g_assert_true (formats[n_any].claims == claims[i].claims);
      n_any++;
    }
  g_assert_cmpuint (n_any, ==, n_formats);
}

static void
test_plain_text (void)
{
  static const char *const texts[] = { "", " ", "The Mill Reopens\n\nBy Ann Oake\n", "2 < 3, and <so> on", "# A heading\n\nText.\n",
                                       "\x89NTD", "From: Ann\nTo: Bo\n\nHello.\n" };
  const NotandaLoadOptions options = { .name = "a.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      const NotandaClaim *claim = notanda_claims_find (bytes, &options);

      g_assert_cmpstr (claim != NULL ? claim->identifier : "text", ==, "text");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/load/formats/formats/same", test_same);
  g_test_add_func ("/notanda/load/formats/formats/plain-text", test_plain_text);

  return g_test_run ();
}

/* make-golden.c: writes the file that tests compare byte for byte
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* make-golden FILE [1.1]   is run by hand, for a new version of the format only:
 *                          files of versions that were released stay as they are */

#include "base/notanda-replace.h"
#include "format/notanda-format.h"
#include "util/test-golden.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (NotandaSnapshot) snapshot = argc > 2 ? test_golden_1_1_snapshot () : test_golden_snapshot ();
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, NULL);
  g_autoptr (GError) error = NULL;

  if (argc < 2 || argc > 3)
    return 2;
  if (notanda_replace (argv[1], bytes, NULL, NULL, NULL, 0644, NULL, NULL, NULL, &error))
    return 0;
  g_printerr ("make-golden: %s\n", error->message);

  return 1;
}

/* notanda-twice.h: UTF-8 that was read as windows-1252 and written as UTF-8 once more
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NotandaTwice:
 * @n_runs: runs of characters beyond ASCII that are letters or signs once they are read back
 * @n_letters: these letters and signs
 * @n_others: runs that aren't
 *
 * What is seen of a text, which may come in pieces; zeros to begin with.
 */
typedef struct
{
  gsize n_runs;
  gsize n_letters;
  gsize n_others;
} NotandaTwice;

/**
 * notanda_twice_look:
 * @text: (array length=size): a piece of it, in UTF-8
 *
 * O(n).
 */
void notanda_twice_look (NotandaTwice *twice,
                         const char   *text,
                         gsize         size);

/**
 * notanda_twice_count:
 *
 * Returns: the places that were encoded twice; 0 where the text has too few of them, or too much that wasn't, to be sure
 */
gsize notanda_twice_count (const NotandaTwice *twice);

/**
 * notanda_twice_mend:
 * @text: UTF-8
 *
 * Reads back what was encoded twice, and leaves everything else. O(n).
 *
 * Returns: (transfer full): never longer than @text
 */
GString *notanda_twice_mend (const char *text,
                             gsize       size);

G_END_DECLS

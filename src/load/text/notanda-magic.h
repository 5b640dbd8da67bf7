/* notanda-magic.h: what kind of file some bytes are, where it isn't text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_magic_describe:
 * @data: (array length=size): the start of a file, or all of it
 *
 * Goes by content only: names lie.
 *
 * Returns: (transfer none) (nullable): the kind, as a whole sentence's start
 *   for people ("this is a PDF file"); %NULL where it is none of the known ones
 */
const char *notanda_magic_describe (gconstpointer data,
                                    gsize         size);

/* Whether it starts like a .notanda file, damaged in transport or not. */
gboolean notanda_magic_is_notanda (gconstpointer data,
                                   gsize         size);

G_END_DECLS

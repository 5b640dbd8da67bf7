/* notanda-word-breaks.h: ICU's iterator over words, the same at any time
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <unicode/ubrk.h>

G_BEGIN_DECLS

/**
 * notanda_word_breaks_open:
 *
 * To be used instead of ubrk_open(): its words don't depend on what the process has seen before. The text is to be set.
 *
 * Returns: (transfer full) (nullable): for ubrk_close(); %NULL without ICU's data
 */
UBreakIterator *notanda_word_breaks_open (void);

G_END_DECLS

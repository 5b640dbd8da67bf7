/* notanda-fold.h: text as a search compares it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_fold_append:
 * @text: valid UTF-8, which need not end with a zero
 * @size: in bytes
 *
 * Adds @text without what a reader who searches doesn't mind: the case of letters,
 * marks on them, the form of a ligature or a full-width letter, and whether
 * quotation marks and apostrophes are curly. What is folded twice stays the same.
 */
void notanda_fold_append (GString    *out,
                          const char *text,
                          gsize       size);

/* A curly quotation mark or apostrophe as a straight one; what else it is stays. */
gunichar notanda_fold_straighten (gunichar c);

/* Returns: (transfer full) */
char *notanda_fold_dup (const char *text);

G_END_DECLS

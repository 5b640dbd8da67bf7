/* notanda-settle.h: metadata that take the text that was read to be known
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* By the text that was taken in; the source's own word stands where the text doesn't speak against it.
 * notanda_language_warm() comes before a lock. */
void notanda_settle_language (NotandaLoaded *loaded);

/* For a file after its language: a date line in the text beats the date of the file, which tells when it was saved; a date that
 * isn't ISO 8601 is made so or dropped. */
void notanda_settle_date (NotandaLoaded            *loaded,
                          const NotandaLoadOptions *options);

/* For a page: where the text begins with a heading, and has no title or that one, it is the title. So it is of a piece that was
 * pasted, and of a book's only chapter. */
void notanda_settle_title (NotandaLoaded *loaded);

G_END_DECLS

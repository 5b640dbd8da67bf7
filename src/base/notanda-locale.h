/* notanda-locale.h: the user's language, for each program's main function
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_locale_begin:
 *
 * Sets the locale and where translations are. Where the user's locale isn't installed, or knows ASCII alone, texts,
 * file names and arguments are in UTF-8 all the same. Call it first of all, before there are threads.
 */
void notanda_locale_begin (void);

G_END_DECLS

/* notanda-language.h: which language a text is in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_language_warm:
 *
 * Loads the tables of languages, which are files; to be called before a process locks itself.
 */
void notanda_language_warm (void);

/**
 * notanda_language_guess:
 * @text: valid UTF-8; its first 4,000 characters are looked at
 * @size: in bytes
 * @declared: (nullable): what the page says, BCP 47; believed if the text's script agrees
 * @from: (out) (optional): "declared", "script" or "text"
 *
 * The declared language, else the one that the script names alone, else libexttextcat's guess among some 40.
 *
 * Returns: (transfer full) (nullable): BCP 47, as in "en" or "pt-BR"
 */
char *notanda_language_guess (const char  *text,
                              gsize        size,
                              const char  *declared,
                              const char **from);

G_END_DECLS

/* notanda-front-matter.h: the metadata in front of a Markdown text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/**
 * notanda_front_matter_read:
 * @text: valid UTF-8
 * @loaded: gets title, author, date, language
 *
 * Returns: how many bytes of @text it takes, 0 where there is none
 */
gsize notanda_front_matter_read (const char    *text,
                                 gsize          size,
                                 NotandaLoaded *loaded);

G_END_DECLS

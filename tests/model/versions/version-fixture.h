/* version-fixture.h: newer versions of a document, by several people
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/versions/notanda-version.h"

G_BEGIN_DECLS

/* As if an article of this text was just loaded. */
NotandaReading *reading_new (const char *text);

/* What becomes of @old when its text is read again as @text by somebody whose replica is @replica. */
NotandaDocument *new_version (NotandaDocument       *old,
                              const char            *text,
                              guint64                replica,
                              NotandaVersionReport **report);

/* Returns: how many annotations were new to @document */
guint merge_into (NotandaDocument *document,
                  NotandaDocument *other);

G_END_DECLS

/* corpus-folder.h: a corpus on disk, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "corpus/notanda-corpus.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the path of a new one, in a folder of its own, with nothing in it */
char *corpus_folder_new (void);

/* Adds an article, of which the title is the text too; the date is one of ISO 8601. Returns: (transfer full): its path */
char *corpus_folder_add (const char *folder,
                         const char *name,
                         const char *title,
                         const char *outlet,
                         const char *date);

G_END_DECLS

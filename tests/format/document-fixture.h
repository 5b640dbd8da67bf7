/* document-fixture.h: a document in a file, opened by several
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "format/notanda-document-file.h"
#include "util/test-folder.h"

G_BEGIN_DECLS

typedef struct
{
  TestFolder *folder;
  char       *path;
} Fixture;

/* A document with the file it is kept in. */
typedef struct
{
  NotandaDocument     *document;
  NotandaDocumentFile *file;
} Opened;

void opened_clear (Opened *opened);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opened, opened_clear)

/* Fails the test where it can't be opened. */
void open_file (Opened     *out,
                const char *path,
                guint64     replica);

/* Saves what is open, and takes in what was merged. */
gboolean try_save (Opened  *opened,
                   GError **error);
void     save (Opened *opened);

/* The document in the file is whole, and has these marks. */
void assert_marks (const char *path,
                   const char *expected);
void set_up (Fixture      *self,
             gconstpointer data);
void tear_down (Fixture      *self,
                gconstpointer data);

/* Returns: the bytes of a file with it */
GBytes *write_bytes (NotandaDocument *document);

/* Turns a bit of the first such bytes in the file over. */
void flip (const char *path,
           const char *what);

G_END_DECLS

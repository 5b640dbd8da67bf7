/* test-folder.h: a folder of its own for a test, gone after it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;
} TestFolder;

/* In the folder for temporary files; freeing removes it with all it holds */
TestFolder *test_folder_new (void);
void        test_folder_free (TestFolder *self);

char *test_folder_path (TestFolder *self,
                        const char *name);

/* Names of all it holds, hidden ones too, sorted, with spaces between */
char *test_folder_list (TestFolder *self);

/* Fail the test where it holds something else, or the file does */
void test_folder_assert_list (TestFolder *self,
                              const char *expected);
void test_folder_assert_file (TestFolder *self,
                              const char *name,
                              const char *expected);

/* Anew (another inode) or in place (the same); @size is -1 for a string */
void  test_folder_write (const char *path,
                         const char *content,
                         gssize      size);
void  test_folder_overwrite (const char *path,
                             const char *content,
                             gssize      size);
char *test_folder_read (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFolder, test_folder_free)

G_END_DECLS

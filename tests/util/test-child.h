/* test-child.h: parts of a test that need another user, or mounts of their own
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*TestChildFunc) (gpointer data);

/* Each runs @func in a child process and fails the test if that fails. */

/* As a user who may not do everything, also when the tests are run by root.
 * What @func uses must be accessible to others. */
void test_child_unprivileged (TestChildFunc func,
                              gpointer      data);

/* With a file system of 1 MB in memory mounted at @folder, for the child alone.
 * FALSE: no such thing can be made here; say so. */
gboolean test_child_small_disk (const char   *folder,
                                TestChildFunc func,
                                gpointer      data);

G_END_DECLS

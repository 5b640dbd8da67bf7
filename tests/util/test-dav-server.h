/* test-dav-server.h: a real WebDAV server, as long as a test needs it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TEST_DAV_USER "ann"
#define TEST_DAV_PASSWORD "open sesame"

typedef struct _TestDavServer TestDavServer;

/* @arguments: (nullable): more of those of dav-server.py, as a shell has them.
 * Returns: (nullable): %NULL where the server isn't installed; the test is marked as skipped */
TestDavServer *test_dav_server_new (const char *kind,
                                    const char *arguments);
void           test_dav_server_free (TestDavServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestDavServer, test_dav_server_free)

/* Lets it end; its folder stays, and its log is whole. */
void test_dav_server_stop (TestDavServer *self);

const char *test_dav_server_get_address (TestDavServer *self);

/* Returns: (transfer full): of a file in its folder, as "data/a" or "run/access.log" */
char *test_dav_server_path (TestDavServer *self,
                            const char    *name);

G_END_DECLS

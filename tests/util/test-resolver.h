/* test-resolver.h: looks names up in the test's own list
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())

/* Each name leads to the addresses added for it, one with each look-up, the last one from then on. */
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

/* Takes the place of the program's own for the rest of the test. */
TestResolver *test_resolver_install (void);

/* @address: (nullable): %NULL for a name that there isn't */
void test_resolver_add (TestResolver *self,
                        const char   *name,
                        const char   *address);

G_END_DECLS

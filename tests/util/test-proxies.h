/* test-proxies.h: lets a test's own server answer for a name
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Takes the place of the system's proxies for the rest of the test, before anything asks for them: none, but for one rule. */
void test_proxies_install (void);

/* Addresses that begin with @prefix are fetched through @proxy, the address of a test server. */
void test_proxies_set (const char *prefix,
                       const char *proxy);

G_END_DECLS

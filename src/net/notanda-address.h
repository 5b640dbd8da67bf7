/* notanda-address.h: web addresses as people type them and servers send them, and where they may lead
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NOTANDA_ADDRESS_MAX 8192 /* bytes */

/**
 * notanda_address_normalise:
 * @typed: UTF-8, as it was typed or pasted
 *
 * Adds a missing scheme (https; http where the host is a number or has no dot),
 * strips user name, password, fragment and the scheme's own port, encodes what
 * may not stand in an address, and writes the host in ASCII.
 *
 * Returns: (transfer full): an http or https address in ASCII; %NULL with
 *   %NOTANDA_ERROR_INVALID
 */
char *notanda_address_normalise (const char *typed,
                                 GError    **error);

/**
 * notanda_address_resolve:
 * @base: a normalised address
 * @reference: of a page or a header, relative or not; any bytes
 *
 * Returns: (transfer full): normalised as above, but without guessing a scheme
 */
char *notanda_address_resolve (const char *base,
                               const char *reference,
                               GError    **error);

/* @address: normalised. Returns: (transfer full): without brackets, lower case */
char *notanda_address_dup_host (const char *address);

/* Whether @address begins with http:// or https://, as an argument of a program does that is
 * no file. */
gboolean notanda_address_is_web (const char *address);

/**
 * notanda_address_dup_path:
 * @typed: any bytes, as typed, pasted or given to a program
 *
 * For what a person names: an address in a page, a feed or a redirect never leads to a file.
 *
 * Returns: (transfer full) (nullable) (type filename): the file of this machine that a file: address names; else %NULL
 */
char *notanda_address_dup_path (const char *typed);

/**
 * notanda_address_is_public:
 *
 * Whether the address is one of the internet at large: not this machine, not the
 * local network, not one that is kept for a purpose. IPv4 inside IPv6 is
 * unwrapped: mapped, compatible, 6to4, Teredo and NAT64.
 */
gboolean notanda_address_is_public (GInetAddress *inet);

G_END_DECLS

/* notanda-address.c: web addresses as people type them and servers send them, and where they may lead
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One normal form, so that two addresses are the same when their bytes are. It
 * is made once, at the door; everything behind it relies on it. What may not
 * stand in an address is encoded before GUri sees it, since GUri is strict and
 * people and pages aren't. Linear in the address, which is short.
 *
 * Which numbers are public is decided by what is listed as not being so, for
 * IPv4, and by the one block that is given out, for IPv6. */

#include "net/notanda-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"

#define URI_FLAGS (G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY | G_URI_FLAGS_ENCODED_FRAGMENT | G_URI_FLAGS_SCHEME_NORMALIZE | G_URI_FLAGS_PARSE_RELAXED)

static gboolean
refuse (const char *address,
        const char *why,
        GError    **error)
{
  g_autofree char *shown = g_utf8_make_valid (address, (gssize) strnlen (address, 200));

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, "“%s”: %s", shown, why);
  return FALSE;
}

/* Where the scheme ends, 0 where there is none: "localhost:8080" has none. */
static gsize
scheme_length (const char *address)
{
  gsize n = 0;

  if (!g_ascii_isalpha (address[0]))
    return 0;
  while (g_ascii_isalnum (address[n]) || address[n] == '+' || address[n] == '-' || address[n] == '.')
    n++;
  if (address[n] != ':' || g_ascii_isdigit (address[n + 1]))
    return 0;
  return n;
}

static gboolean
is_web_scheme (const char *address,
               gsize       length)
{
  return (length == 4 && g_ascii_strncasecmp (address, "http", 4) == 0) || (length == 5 && g_ascii_strncasecmp (address, "https", 5) == 0);
}

gboolean
notanda_address_is_web (const char *address)
{
  gsize length;

  g_return_val_if_fail (address != NULL, FALSE);

  length = scheme_length (address);
  return is_web_scheme (address, length) && address[length + 1] == '/' && address[length + 2] == '/';
}

/* Plain http for what can have no certificate: a number, or a name without a dot. */
static const char *
guess_scheme (const char *rest)
{
  gsize            length = strcspn (rest, ":/?#");
  g_autofree char *host = g_strndup (rest, length);

  if (rest[0] == '[' || strchr (host, '.') == NULL || g_hostname_is_ip_address (host))
    return "http://";
  return "https://";
}

/* All but the host, whose letters GUri puts in ASCII; what leads to a place on the same host has none, whatever is in its query. */
static char *
encode (const char *address)
{
  gsize       scheme = scheme_length (address);
  gboolean    in_host = scheme > 0 && g_str_has_prefix (address + scheme, "://");
  const char *p = in_host ? address + scheme + 3 : address;
  GString    *encoded = g_string_new_len (address, p - address);

  for (; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (in_host && strchr ("/?#\\", c) != NULL)
        in_host = FALSE;
      if (c == '\t' || c == '\n' || c == '\r')
        continue;
      if (c == '\\' && strchr (encoded->str, '?') == NULL)
        g_string_append_c (encoded, '/');
      else if (!in_host && (c <= 0x20 || c >= 0x7f || strchr ("\"<>\\^`{|}", c) != NULL))
        g_string_append_printf (encoded, "%%%02X", c);
      else
        g_string_append_c (encoded, (char) c);
    }

  return g_string_free (encoded, FALSE);
}

static gboolean
is_host (const char *host)
{
  if (host == NULL || host[0] == '\0' || strlen (host) > 255)
    return FALSE;
  return host[strspn (host, "abcdefghijklmnopqrstuvwxyz0123456789-._:")] == '\0';
}

static char *
join (GUri       *uri,
      const char *host)
{
  int         port = g_uri_get_port (uri);
  const char *scheme = g_uri_get_scheme (uri);
  const char *path = g_uri_get_path (uri);

  if (port == 0 || (port == 80 && g_str_equal (scheme, "http")) || (port == 443 && g_str_equal (scheme, "https")))
    port = -1;
  return g_uri_join (URI_FLAGS, scheme, NULL, host, port, path[0] != '\0' ? path : "/", g_uri_get_query (uri), NULL);
}

static char *
finish (GUri       *uri,
        const char *shown,
        GError    **error)
{
  const char      *scheme = g_uri_get_scheme (uri);
  g_autofree char *host = NULL;

  if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https"))
    {
      refuse (shown, _ ("only addresses that begin with http:// or https:// can be loaded"), error);
      return NULL;
    }
  if (g_uri_get_host (uri) != NULL)
    host = g_hostname_to_ascii (g_uri_get_host (uri));
  if (host != NULL)
    {
      g_autofree char *lower = g_ascii_strdown (host, -1);

      if (is_host (lower))
        return join (uri, lower);
    }

  refuse (shown, _ ("the address names no web site; correct it"), error);
  return NULL;
}

static char *
parse (const char *address,
       const char *base,
       const char *shown,
       GError    **error)
{
  g_autofree char *encoded = encode (address);
  g_autoptr (GUri) from = base != NULL ? g_uri_parse (base, URI_FLAGS, NULL) : NULL;
  g_autoptr (GUri) uri = from != NULL ? g_uri_parse_relative (from, encoded, URI_FLAGS, NULL) : g_uri_parse (encoded, URI_FLAGS, NULL);

  if (uri == NULL)
    {
      refuse (shown, _ ("this is no web address; correct it"), error);
      return NULL;
    }
  return finish (uri, shown, error);
}

char *
notanda_address_normalise (const char *typed,
                           GError    **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *full = NULL;
  gsize            length;

  g_return_val_if_fail (typed != NULL, NULL);

  clean = g_strstrip (g_strdup (g_str_has_prefix (typed, "\xef\xbb\xbf") ? typed + 3 : typed));
  if (strlen (clean) > NOTANDA_ADDRESS_MAX || !g_utf8_validate (clean, -1, NULL))
    {
      refuse (clean, _ ("this is no web address; correct it"), error);
      return NULL;
    }
  length = scheme_length (clean);
  if (g_str_has_prefix (clean, "//"))
    full = g_strconcat ("https:", clean, NULL);
  else if (length > 0)
    full = g_steal_pointer (&clean);
  else
    full = g_strconcat (guess_scheme (clean), clean, NULL);

  return parse (full, NULL, typed, error);
}

char *
notanda_address_resolve (const char *base,
                         const char *reference,
                         GError    **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (base != NULL && reference != NULL, NULL);

  clean = g_strstrip (g_strdup (reference));
  if (strlen (clean) > NOTANDA_ADDRESS_MAX)
    {
      refuse (clean, _ ("the address is too long"), error);
      return NULL;
    }
  return parse (clean, base, reference, error);
}

char *
notanda_address_dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, URI_FLAGS, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL ? g_ascii_strdown (g_uri_get_host (uri), -1) : g_strdup ("");
}

char *
notanda_address_dup_path (const char *typed)
{
  g_autofree char *clean = NULL;
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  clean = g_strstrip (g_strdup (typed));
  path = g_filename_from_uri (clean, &host, NULL);
  if (path == NULL || (host != NULL && g_ascii_strcasecmp (host, "localhost") != 0))
    return NULL;

  return g_steal_pointer (&path);
}

typedef struct
{
  guint32 first;
  guint8  bits;
} Block;

/* Not of the internet at large */
static const Block closed[] = {
  { 0x00000000, 8 },  /* this network */
  { 0x0a000000, 8 },  /* private */
  { 0x64400000, 10 }, /* shared by a provider's customers */
  { 0x7f000000, 8 },  /* this machine */
  { 0xa9fe0000, 16 }, /* link-local, with the metadata of cloud machines */
  { 0xac100000, 12 }, /* private */
  { 0xc0000000, 24 }, /* protocol assignments */
  { 0xc0000200, 24 }, /* documentation */
  { 0xc0a80000, 16 }, /* private */
  { 0xc6120000, 15 }, /* benchmarks */
  { 0xc6336400, 24 }, /* documentation */
  { 0xcb007100, 24 }, /* documentation */
  { 0xe0000000, 3 },  /* multicast, reserved, broadcast */
};

static gboolean
is_public_v4 (const guint8 *bytes)
{
  guint32 number = (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];

  for (gsize i = 0; i < G_N_ELEMENTS (closed); i++)
    if ((number ^ closed[i].first) >> (32 - closed[i].bits) == 0)
      return FALSE;

  return TRUE;
}

static gboolean
is_public_v6 (const guint8 *bytes)
{
  static const guint8 zeros[12] = { 0 };
  static const guint8 mapped[12] = { [10] = 0xff, [11] = 0xff };
  static const guint8 nat64[12] = { 0x00, 0x64, 0xff, 0x9b };

  if (memcmp (bytes, zeros, 12) == 0 || memcmp (bytes, mapped, 12) == 0 || memcmp (bytes, nat64, 12) == 0)
    return is_public_v4 (bytes + 12);
  if (bytes[0] == 0x20 && bytes[1] == 0x02)
    return is_public_v4 (bytes + 2);
  if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0)
    {
      guint8 client[4] = { bytes[12] ^ 0xff, bytes[13] ^ 0xff, bytes[14] ^ 0xff, bytes[15] ^ 0xff };

      return is_public_v4 (bytes + 4) && is_public_v4 (client);
    }
  if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == 0xb8)
    return FALSE; /* documentation */

  return (bytes[0] & 0xe0) == 0x20;
}

gboolean
notanda_address_is_public (GInetAddress *inet)
{
  const guint8 *bytes;

  g_return_val_if_fail (G_IS_INET_ADDRESS (inet), FALSE);

  bytes = g_inet_address_to_bytes (inet);
  return g_inet_address_get_family (inet) == G_SOCKET_FAMILY_IPV4 ? is_public_v4 (bytes) : is_public_v6 (bytes);
}

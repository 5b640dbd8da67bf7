/* test-address.c: what is made of addresses, and which lead to the internet at large
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-error.h"
#include "net/notanda-address.h"

static void
test_typed (void)
{
  static const char *const cases[][2] = {
    { "example.com", "https://example.com/" },
    { "  Example.COM/A?b=c#d \n", "https://example.com/A?b=c" },
    { "//example.com/a", "https://example.com/a" },
    { "HTTP://example.com:80", "http://example.com/" },
    { "https://example.com:443/", "https://example.com/" },
    { "https://example.com:8443/", "https://example.com:8443/" },
    { "https://user:secret@example.com/", "https://example.com/" },
    { "http://a%3Ab@example.com/", "http://example.com/" },
    { "localhost:8080/x", "http://localhost:8080/x" },
    { "192.168.1.1", "http://192.168.1.1/" },
    { "[::1]:80/a", "http://[::1]/a" },
    { "wiki/Page", "http://wiki/Page" },
    { "https://b\303\274cher.example/stra\303\237e", "https://xn--bcher-kva.example/stra%C3%9Fe" },
    { "https://example.com/a b\"c", "https://example.com/a%20b%22c" },
    { "https://example.com/a%20b", "https://example.com/a%20b" },
    { "https://example.com\\@evil.example/", "https://example.com/@evil.example/" },
    { "\357\273\277https://example.com/", "https://example.com/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = notanda_address_normalise (cases[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "", " ", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,a", "ftp://example.com/", "mailto:a@example.com",
    "about:blank", "http://", "http:///a", "https://exa mple.com/", "http://[::1", "http://a:99999/", "http://%00/", "\377\376",
    "http://<a>/", "view-source:http://example.com/", "https:example.com"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = notanda_address_normalise (cases[i], &error);

      g_assert_cmpstr (found, ==, NULL);
      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
    }
}

static void
test_too_long (void)
{
  g_autofree char *path = g_strnfill (NOTANDA_ADDRESS_MAX, 'a');
  g_autofree char *address = g_strconcat ("https://example.com/", path, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (notanda_address_normalise (address, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
}

static void
test_resolved (void)
{
  static const char *const cases[][2] = {
    { "/b", "https://example.com/b" },
    { "b?c", "https://example.com/a/b?c" },
    { "//other.example/x#y", "https://other.example/x" },
    { "http://other.example", "http://other.example/" },
    { "../\377", "https://example.com/%FF" },
    { "go é?to=http://other.example/a b", "https://example.com/a/go%20%C3%A9?to=http://other.example/a%20b" },
    { "b\\c\t/d?to=http://other.example/", "https://example.com/a/b/c/d?to=http://other.example/" },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "data:text/html,a", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = notanda_address_resolve ("https://example.com/a/x", cases[i][0], &error);

      g_assert_cmpstr (found, ==, cases[i][1]);
      if (cases[i][1] == NULL)
        g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
    }
}

static void
assert_public (const char *const *numbers,
               gboolean           is_public)
{
  for (; *numbers != NULL; numbers++)
    {
      g_autoptr (GInetAddress) inet = g_inet_address_new_from_string (*numbers);

      g_assert_nonnull (inet);
      g_test_message ("%s", *numbers);
      g_assert_cmpint (notanda_address_is_public (inet), ==, is_public);
    }
}

static void
test_public (void)
{
  static const char *const open[] = {
    "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0",
    "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
    "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1", NULL
  };
  static const char *const closed[] = {
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.255",
    "192.168.255.255", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "fe80::1", "fc00::1", "fd00:ec2::254",
    "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::1",
    "2001:0:101:101::80ff:fffe", "2001:db8::1", NULL
  };

  assert_public (open, TRUE);
  assert_public (closed, FALSE);
}

static void
test_web (void)
{
  g_assert_true (notanda_address_is_web ("https://a.example/"));
  g_assert_true (notanda_address_is_web ("HTTP://a"));
  g_assert_false (notanda_address_is_web ("a.txt"));
  g_assert_false (notanda_address_is_web ("httpd://a"));
  g_assert_false (notanda_address_is_web ("http:/a"));
}

static void
test_path (void)
{
  static const struct
  {
    const char *typed;
    const char *path;
  } cases[] = {
    { "file:///a%20b/%C3%A9.html", "/a b/é.html" },
    { " file:///a.html\n", "/a.html" },
    { "file://localhost/a.html", "/a.html" },
    { "file://elsewhere.example/a.html", NULL },
    { "file:a.html", NULL },
    { "/a.html", NULL },
    { "https://a.example/", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = notanda_address_dup_path (cases[i].typed);

      g_assert_cmpstr (path, ==, cases[i].path);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/net/address/typed", test_typed);
  g_test_add_func ("/notanda/net/address/refused", test_refused);
  g_test_add_func ("/notanda/net/address/too-long", test_too_long);
  g_test_add_func ("/notanda/net/address/resolved", test_resolved);
  g_test_add_func ("/notanda/net/address/public", test_public);
  g_test_add_func ("/notanda/net/address/web", test_web);
  g_test_add_func ("/notanda/net/address/path", test_path);
  return g_test_run ();
}

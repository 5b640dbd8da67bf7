/* test-html-charset.c: which encoding a page is in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-html-charset.h"

#include <string.h>

#define ASSERT_HEAD(html, found) assert_head (html, sizeof (html) - 1, found)

static void
assert_head (const char *html,
             gsize       size,
             const char *found)
{
  g_autofree char       *exact = g_memdup2 (html, size);
  const NotandaEncoding *encoding = notanda_html_charset_of_head (exact, size);

  g_test_message ("%.*s", (int) size, html);
  g_assert_cmpstr (encoding != NULL ? encoding->name : NULL, ==, found);
}

/* As the standard reads a page before it parses it. */
static void
test_head (void)
{
  ASSERT_HEAD ("<meta charset=koi8-r>", "KOI8-R");
  ASSERT_HEAD ("<!doctype html><html><head><META CharSet = \"Windows-1251\" />", "windows-1251");
  ASSERT_HEAD ("<meta/charset='iso-8859-2'>", "ISO-8859-2");
  ASSERT_HEAD ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">", "GB18030");
  ASSERT_HEAD ("<meta content='text/html; charset = \"latin1\"' http-equiv=content-type>", "windows-1252");
  ASSERT_HEAD ("<meta content=\"text/html;charset=euc-kr;x=y\" http-equiv=content-type>", "EUC-KR");
  ASSERT_HEAD ("<p title='<meta charset=koi8-r>'>", NULL);
  ASSERT_HEAD ("<!-- <meta charset=koi8-r> --><meta charset=big5>", "Big5");
  ASSERT_HEAD ("<!--><meta charset=big5>-->", "Big5");
  ASSERT_HEAD ("<! <meta charset=koi8-r><? x><meta charset=big5>", "Big5");
  ASSERT_HEAD ("a < b <meta charset=big5>", "Big5");
  ASSERT_HEAD ("<metadata charset=koi8-r>", NULL);
  ASSERT_HEAD ("<meta name=x content='charset=koi8-r'>", NULL);
  ASSERT_HEAD ("<meta http-equiv=refresh content='charset=koi8-r'>", NULL);
  ASSERT_HEAD ("<meta charset=nonsense><meta charset=euc-jp>", "EUC-JP");
  ASSERT_HEAD ("<meta charset=utf-7>", NULL);
  ASSERT_HEAD ("<meta charset=utf-16>", "UTF-8");
  ASSERT_HEAD ("<meta charset=utf-16be>", "UTF-8");
  ASSERT_HEAD ("<meta charset=x-user-defined>", "windows-1252");
  ASSERT_HEAD ("<meta charset=koi8-r", "KOI8-R");
  ASSERT_HEAD ("<meta charset", NULL);
  ASSERT_HEAD ("<meta charset=", NULL);
  ASSERT_HEAD ("<meta charset='koi8-r", "KOI8-R");
  ASSERT_HEAD ("<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><html>", "ISO-8859-2");
  ASSERT_HEAD ("<?xml version='1.0' encoding='iso-8859-2'?><meta charset=koi8-r>", "KOI8-R");
  ASSERT_HEAD ("<?xml encoding", NULL);
  ASSERT_HEAD ("<", NULL);
  ASSERT_HEAD ("", NULL);
}

static void
test_type (void)
{
  static const struct
  {
    const char *type;
    const char *found;
  } cases[] = {
    { "text/html; charset=UTF-8", "UTF-8" },
    { "text/html;charset=\"Shift_JIS\"", "Shift_JIS" },
    { "text/html; CHARSET=iso-8859-1; x=y", "windows-1252" },
    { "text/html; charset = koi8-r", "KOI8-R" },
    { "text/html; charset; charset=big5", "Big5" },
    { "text/html; charset=utf-7", NULL },
    { "text/html; charset=", NULL },
    { "text/html", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const NotandaEncoding *encoding = notanda_html_charset_of_type (cases[i].type);

      g_assert_cmpstr (encoding != NULL ? encoding->name : NULL, ==, cases[i].found);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/html-charset/head", test_head);
  g_test_add_func ("/notanda/load/html-charset/type", test_type);

  return g_test_run ();
}

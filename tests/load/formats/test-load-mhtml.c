/* test-load-mhtml.c: an article from a page that was saved as one message
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-load-mhtml.h"

#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-mime.h"

#define TOP "From: <Saved by a browser>\r\n"                                            \
            "Snapshot-Content-Location: https://news.example/harbour\r\n"               \
            "Subject: =?utf-8?Q?Caf=C3=A9_=E2=80=93?=\r\n =?utf-8?B?IGhhcmJvdXI=?=\r\n" \
            "Date: Tue, 3 Mar 2026 08:15:00 -0000\r\n"                                  \
            "MIME-Version: 1.0\r\n"                                                     \
            "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--=_b\"\r\n\r\n\r\n"
#define STYLE "----=_b\r\nContent-Type: text/css\r\nContent-Location: cid:css\r\n\r\n<p>no page</p>\r\n"
#define WORDS "The council closed the harbour on Monday, and the fishers, who had waited for three weeks, stayed at home."

static NotandaLoaded *
load (const char *data,
      gsize       size,
      GError    **error)
{
  NotandaLoadOptions options = { .name = "page.mhtml" };
  g_autofree char   *exact = g_memdup2 (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_static (exact, size);

  return notanda_load_mhtml (bytes, &options, error);
}

static void
assert_reads (const char *message,
              const char *words,
              const char *address)
{
  NotandaLoadOptions options = { .name = "page" };
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = load (message, strlen (message), &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  g_assert_true (notanda_load_mhtml_claims (message, strlen (message), &options));
  g_assert_cmpstr (loaded->reader, ==, "mhtml");
  for (guint i = 0; i < loaded->blocks->len; i++)
    found |= strstr (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, i))->text, words) != NULL;
  if (!found)
    g_error ("“%s” wasn't found", words);
  g_assert_cmpstr (loaded->meta[NOTANDA_META_ADDRESS], ==, address);
  g_assert_cmpstr (loaded->from[NOTANDA_META_ADDRESS], ==, address != NULL ? "message" : NULL);
}

static void
test_quoted_printable (void)
{
  static const char message[] = TOP STYLE "----=_b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example/harbour\r\n\r\n"
                                          "<html><body><article><p>" WORDS " 1 =3D 1, soft=\r\n ends, caf=C3=A9.</p></article></body></html>\r\n"
                                          "----=_b--\r\n<p>behind</p>";
  g_autoptr (NotandaLoaded) loaded = load (message, sizeof message - 1, NULL);

  assert_reads (message, "1 = 1, soft ends, café.", "https://news.example/harbour");
  g_assert_cmpstr (loaded->meta[NOTANDA_META_TITLE], ==, "Café – harbour");
  g_assert_cmpstr (loaded->from[NOTANDA_META_TITLE], ==, "message");
  g_assert_cmpstr (loaded->meta[NOTANDA_META_LOADED], ==, "2026-03-03T08:15:00Z");
}

static void
test_base64 (void)
{
  g_autofree char *body = g_base64_encode ((const guchar *) "<p>" WORDS " \xb1\xb6</p>", strlen ("<p>" WORDS " \xb1\xb6</p>"));
  g_autofree char *message = g_strdup_printf (TOP "----=_b\nContent-Type: text/html; charset=iso-8859-2\nContent-Transfer-Encoding: BASE64\n\n%.30s\n%s\n----=_b--\n", body, body + 30);

  assert_reads (message, "ąś", "https://news.example/harbour");
}

static void
test_root (void)
{
  /* by its start */
  assert_reads ("MIME-Version: 1.0\nContent-Type: multipart/related; start=\"<b@x>\"; boundary=q\n\n"
                "--q\nContent-Type: text/html\nContent-ID: <a@x>\n\n<p>A frame of the page, which is not the page itself, but advertises things.</p>\n"
                "--q\nContent-Type: text/html\nContent-ID: <b@x>\nContent-Location: http://b.example/\n\n<p>" WORDS "</p>\n--q--\n",
                WORDS, "http://b.example/");
  /* by the address */
  assert_reads (TOP "----=_b\nContent-Type: text/html\nContent-Location: https://ads.example/\n\n<p>Advertisement.</p>\n"
                    "----=_b\nContent-Type: text/html\nContent-Location: https://news.example/harbour\n\n<p>" WORDS "</p>\n----=_b--\n",
                WORDS, "https://news.example/harbour");
  /* deeper; the inner one is never closed */
  assert_reads ("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=out\n\npreamble\n--out\nContent-Type: multipart/alternative; boundary=\"in\"\n\n"
                "--in\nContent-Type: text/plain\n\nplain\n--out\nContent-Type: text/html\n\n<p>" WORDS "</p>\n--out--\n",
                WORDS, NULL);
  /* in a message that was passed on */
  assert_reads ("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=out\n\n--out\nContent-Type: text/plain\n\nSee below.\n"
                "--out\nContent-Type: message/rfc822\n\nSubject: It\nContent-Type: multipart/alternative; boundary=in\n\n"
                "--in\nContent-Type: text/plain\n\nplain\n--in\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                "<p>" WORDS " caf=C3=A9</p>\n--in--\n--out--\n",
                "café", NULL);
  /* no parts at all */
  assert_reads ("MIME-Version: 1.0\nContent-Type: text/html\nContent-Location: http://b.example/\n\n<p>" WORDS "</p>\n--x\n", WORDS, "http://b.example/");
}

static void
test_parts (void)
{
  static const char        message[] = "Content-Type: multipart/mixed; boundary=a\n\n--a\nX: 1\n\none\n--ab\n--a \nX: 2\n\n\n--a\nContent-Type: multipart/x; boundary=b\n\n--b\nX: 3\n\nthree\r\n--b--\nepilogue\n--a\nX: 4\n\nfour";
  static const char *const bodies[] = { "one\n--ab", "", "three", "four" };
  g_autoptr (NotandaHeaders) headers = NULL;
  g_autoptr (GPtrArray) parts = notanda_mime_list_parts (message, sizeof message - 1, &headers);

  g_assert_cmpuint (parts->len, ==, G_N_ELEMENTS (bodies));
  for (guint i = 0; i < parts->len; i++)
    {
      const NotandaMimePart *part = g_ptr_array_index (parts, i);
      g_autofree char       *number = g_strdup_printf ("%u", i + 1);

      g_assert_cmpmem (part->data, part->size, bodies[i], strlen (bodies[i]));
      g_assert_cmpstr (notanda_headers_get (part->headers, "x"), ==, number);
    }
}

static void
test_not_claimed (void)
{
  static const char *const others[] = { "", "Note: this is a text\n\nMIME-Version: 1.0", "MIME-Version: 1.0\nContent-Type: image/png\n\n", "From here\nMIME-Version: 1.0", "<!DOCTYPE html>", "WARC/1.0\r\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      NotandaLoadOptions options = { .name = "a.mhtml" };

      g_assert_false (notanda_load_mhtml_claims (others[i], strlen (others[i]), &options));
    }
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (TOP STYLE, sizeof (TOP STYLE) - 1, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
  g_assert_cmpstr (error->message, ==, "page.mhtml: this message holds no page of HTML; copy its text and paste it instead");
}

static void
test_cut (void)
{
  static const char message[] = TOP STYLE "----=_b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Words =C3=A9=\r\nwords</p>\r\n----=_b--";

  for (gsize size = 0; size < sizeof message; size++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = load (message, size, &error);

      g_assert_true ((loaded != NULL) == (error == NULL));
    }
}

static void
test_many_levels (void)
{
  g_autoptr (GString) message = g_string_new ("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n");
  g_autoptr (NotandaHeaders) headers = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (message, "--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n", i, i + 1);
  for (int i = 0; i < 20000; i++)
    g_string_append (message, "--b0\n\n");
  parts = notanda_mime_list_parts (message->str, message->len, &headers);
  g_assert_cmpuint (parts->len, ==, 10000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/load-mhtml/quoted-printable", test_quoted_printable);
  g_test_add_func ("/notanda/load/load-mhtml/base64", test_base64);
  g_test_add_func ("/notanda/load/load-mhtml/root", test_root);
  g_test_add_func ("/notanda/load/load-mhtml/parts", test_parts);
  g_test_add_func ("/notanda/load/load-mhtml/not-claimed", test_not_claimed);
  g_test_add_func ("/notanda/load/load-mhtml/refused", test_refused);
  g_test_add_func ("/notanda/load/load-mhtml/cut", test_cut);
  g_test_add_func ("/notanda/load/load-mhtml/many-levels", test_many_levels);

  return g_test_run ();
}

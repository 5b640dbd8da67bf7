/* test-text-pack.c: texts packed and had again, one by one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-text-pack.h"

#include "base/notanda-error.h"
#include "model/notanda-article.h"

static const NotandaId corpus = { { 1, 2, 3 } };

static GBytes *
make_text (guint        number,
           NotandaHash *scope)
{
  char *text = g_strdup_printf ("The text of article %u, “as it was printed”.\n", number);

  notanda_hash_of (text, strlen (text), scope);

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_pack (guint n)
{
  g_autoptr (NotandaTextPackWriter) writer = notanda_text_pack_writer_new (&corpus);

  for (guint i = 0; i < n; i++)
    {
      NotandaHash scope;
      g_autoptr (GBytes) text = make_text (i, &scope);

      notanda_text_pack_writer_add (writer, &scope, text);
    }

  return notanda_text_pack_writer_finish (writer);
}

static void
test_identity (void)
{
  g_autoptr (GBytes) pack = make_pack (20);
  g_autoptr (GArray) texts = notanda_text_pack_parse (pack, &corpus, "a.text", NULL);
  g_autoptr (NotandaTextPackWriter) writer = notanda_text_pack_writer_new (&corpus);
  g_autoptr (GBytes) copied = NULL;

  g_assert_cmpuint (texts->len, ==, 20);
  for (guint i = 0; i < texts->len; i++)
    {
      const NotandaPackedText *packed = &g_array_index (texts, NotandaPackedText, i);
      NotandaHash              scope;
      g_autoptr (GBytes) text = make_text (i, &scope);
      g_autoptr (GBytes) again = notanda_packed_text_inflate (packed);

      g_assert_true (g_bytes_equal (text, again));
      notanda_text_pack_writer_copy (writer, packed);
    }
  copied = notanda_text_pack_writer_finish (writer);
  g_assert_true (g_bytes_equal (copied, pack));
}

/* A text that isn't the one its scope promises, or isn't text, is none; the others are. */
static void
test_wrong (void)
{
  g_autoptr (NotandaTextPackWriter) writer = notanda_text_pack_writer_new (&corpus);
  NotandaHash scope;
  NotandaHash binary;
  g_autoptr (GBytes) text = make_text (1, &scope);
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xff\xfe", 2);
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GArray) texts = NULL;

  notanda_hash_of ("\xff\xfe", 2, &binary);
  notanda_text_pack_writer_add (writer, &scope, other);
  notanda_text_pack_writer_add (writer, &binary, bytes);
  notanda_text_pack_writer_add (writer, &scope, text);
  pack = notanda_text_pack_writer_finish (writer);
  texts = notanda_text_pack_parse (pack, &corpus, "a.text", NULL);
  g_assert_cmpuint (texts->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) found = notanda_packed_text_inflate (&g_array_index (texts, NotandaPackedText, i));

      g_assert_cmpint (found != NULL, ==, i == 2);
    }
}

/* The largest article there can be comes through; what is larger is none, however little it deflates to. */
static void
test_bomb (void)
{
  for (gsize excess = 0; excess <= 1; excess++)
    {
      gsize size = (gsize) NOTANDA_ARTICLE_MAX_SIZE + excess;
      g_autoptr (NotandaTextPackWriter) writer = notanda_text_pack_writer_new (&corpus);
      g_autoptr (GBytes) text = NULL;
      g_autoptr (GBytes) pack = NULL;
      g_autoptr (GBytes) found = NULL;
      g_autoptr (GArray) texts = NULL;
      char       *data = g_malloc (size);
      NotandaHash scope;

      memset (data, 'a', size);
      text = g_bytes_new_take (data, size);
      notanda_hash_of (data, size, &scope);
      notanda_text_pack_writer_add (writer, &scope, text);
      pack = notanda_text_pack_writer_finish (writer);
      texts = notanda_text_pack_parse (pack, &corpus, "a.text", NULL);
      found = notanda_packed_text_inflate (&g_array_index (texts, NotandaPackedText, 0));
      g_assert_true ((found != NULL) == (excess == 0));
    }
}

static void
test_refused (void)
{
  g_autoptr (GBytes) pack = make_pack (3);
  gsize              size = g_bytes_get_size (pack);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (pack, NULL), size);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (copy, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (notanda_text_pack_parse (cut, &corpus, "a.text", &error));
      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
    }
  for (gsize i = 0; i < size * 8; i++)
    {
      g_autoptr (GBytes) flipped = NULL;
      g_autoptr (GArray) texts = NULL;

      copy[i / 8] ^= (guint8) (1 << i % 8);
      flipped = g_bytes_new (copy, size);
      texts = notanda_text_pack_parse (flipped, &corpus, "a.text", NULL);
      for (guint j = 0; texts != NULL && j < texts->len; j++)
        {
          g_autoptr (GBytes) text = notanda_packed_text_inflate (&g_array_index (texts, NotandaPackedText, j));
        }
      copy[i / 8] ^= (guint8) (1 << i % 8);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/text-pack/identity", test_identity);
  g_test_add_func ("/notanda/sync/text-pack/wrong", test_wrong);
  g_test_add_func ("/notanda/sync/text-pack/bomb", test_bomb);
  g_test_add_func ("/notanda/sync/text-pack/refused", test_refused);

  return g_test_run ();
}

/* loader-child.c: a helper process whose readers do what a broken one might
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lock and the protocol are those of the real ones; what stands in an input is what is done. */

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "load/notanda-loader-frame.h"
#include "load/text/notanda-decode.h"
#include "loader/attempts.h"
#include "loader/notanda-loader-serve.h"

#define SECONDS 1 /* of processor time */

static void
try_all (NotandaLoaded *loaded)
{
  g_auto (GStrv) answers = attempts_dup_answers ();

  for (guint i = 0; answers[i] != NULL; i++)
    notanda_loaded_add_block (loaded, g_strdup (answers[i]), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOT);
}

/* Shift_JIS, KOI8-R and so on: by modules that iconv opens when they are asked for */
static void
decode_all (NotandaLoaded *loaded)
{
  guint                  n;
  const NotandaEncoding *encodings = notanda_encoding_list (&n);
  g_auto (NotandaDecoded) decoded = { 0 };

  for (guint i = 0; i < n; i++)
    {
      GIConv converter = g_iconv_open ("UTF-8", encodings[i].iconv);

      if (converter == (GIConv) -1)
        notanda_loaded_add_notice (loaded, g_strdup (encodings[i].name));
      else
        g_iconv_close (converter);
    }

  if (notanda_decode ("\x93\xfa\x96\x7b", 4, notanda_encoding_find ("Shift_JIS"), 1000, "x", &decoded, NULL))
    notanda_loaded_add_block (loaded, g_strdup (decoded.text), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOT);
}

static void
use_up_memory (void)
{
  for (gsize i = 0; i < 40; i++)
    {
      char *volatile block = g_malloc (64u << 20);

      memset (block, (int) i, 64u << 20);
    }
}

static void
say (gconstpointer data,
     gsize         size)
{
  g_assert (write (NOTANDA_LOADER_FD, data, size) >= 0);
}

/* Does what breaks it, if @word says so. */
static void
misbehave (const char *word)
{
  NotandaLoaderFrame frame = { .magic = NOTANDA_LOADER_ANSWER, .body_size = 8 };

  if (g_str_equal (word, "crash"))
    raise (SIGSEGV);
  if (g_str_equal (word, "abort"))
    abort ();
  if (g_str_equal (word, "leave"))
    _exit (0);
  for (volatile guint i = 0; g_str_equal (word, "spin"); i++)
    continue;
  while (g_str_equal (word, "wait"))
    poll (NULL, 0, -1);
  if (g_str_equal (word, "memory"))
    use_up_memory ();
  if (g_str_equal (word, "noise"))
    say ("this is no frame, and not an answer", 35);
  if (g_str_equal (word, "nonsense"))
    {
      say (&frame, sizeof frame);
      say ("nonsense", 8);
    }
  if (g_str_equal (word, "huge"))
    {
      frame.body_size = G_MAXUINT64 / 2;
      say (&frame, sizeof frame);
    }
  if (g_str_equal (word, "short"))
    {
      say (&frame, sizeof frame);
      _exit (0);
    }
}

static gboolean
claims (const char               *data,
        gsize                     size,
        const NotandaLoadOptions *options)
{
  return size >= 6 && memcmp (data, "<html>", 6) == 0;
}

/* The word behind <html> */
static NotandaLoaded *
read_input (GBytes                   *bytes,
            const NotandaLoadOptions *options,
            GError                  **error)
{
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *word = g_strndup (data + 6, MIN (size - 6, 100));
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");

  misbehave (g_str_equal (word, "fragile") && options->manner != NOTANDA_LOAD_STRIPPED ? "crash" : word);
  if (g_str_equal (word, "empty"))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY, _ ("%s: the file is empty"), options->name);
      return NULL;
    }
  if (g_str_equal (word, "try"))
    try_all (loaded);
  else if (g_str_equal (word, "decode"))
    decode_all (loaded);
  else if (g_str_equal (word, "big"))
    for (guint i = 0; i < 100000; i++)
      notanda_loaded_add_block (loaded, g_strdup_printf ("block %u of some words", i), NOTANDA_BLOCK_PARAGRAPH, 0, 0);
  else
    notanda_loaded_add_block (loaded, g_strdup_printf ("%s of %zu bytes: %s", options->name, size, word), NOTANDA_BLOCK_PARAGRAPH, 0, 0);

  return g_steal_pointer (&loaded);
}

int
main (void)
{
  static const NotandaLoadFormat formats[] = { { "html", NOTANDA_HELPER_ANY, claims, NULL, read_input } };

  setlocale (LC_ALL, "");
  notanda_loader_serve (formats, G_N_ELEMENTS (formats), SECONDS);
}

/* notanda-load.c: articles from files of any kind that can be read
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One table of readers, asked in order; plain text takes what nobody else
 * claims, and so comes last. What can be said of any input is said here, once:
 * too large, empty, or a kind of file that has no reader. */

#include "load/notanda-load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/text/notanda-load-text.h"
#include "load/text/notanda-magic.h"

typedef struct
{
  gboolean (*claims) (GBytes *bytes);
  NotandaReading *(*read) (GBytes                *bytes,
                           const char            *name,
                           const NotandaEncoding *forced,
                           char                 **notice,
                           GError               **error);
} Reader;

static const Reader readers[] = {
  { notanda_load_text_claims, notanda_load_text },
};

static const Reader *
find_reader (GBytes *bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    if (readers[i].claims (bytes))
      return &readers[i];

  return NULL;
}

static gboolean
refuse (GBytes     *bytes,
        const char *name,
        GError    **error)
{
  gsize       size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *kind = notanda_magic_describe (data, size);

  if (notanda_magic_is_notanda (data, size))
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                 _ ("%s: this is a Notanda document, not an article to make one from"), name);
  else if (kind != NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                 _ ("%s: %s; save its text as plain text and open that"), name, kind);
  else
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                 _ ("%s: this is a binary file, not text"), name);

  return FALSE;
}

static void
describe_source (NotandaReading *reading,
                 const char     *name,
                 gboolean        is_stdin)
{
  if (is_stdin || reading->meta[NOTANDA_META_SOURCE_NAME] != NULL)
    return;

  notanda_reading_set_meta (reading, NOTANDA_META_SOURCE_NAME, g_path_get_basename (name), "file");
}

NotandaReading *
notanda_load_noticing (GBytes     *bytes,
                       const char *name,
                       const char *encoding,
                       char      **notice,
                       GError    **error)
{
  g_autoptr (NotandaReading) reading = NULL;
  const NotandaEncoding *forced = NULL;
  const Reader          *reader;
  gboolean               is_stdin = g_str_equal (name, "-");

  g_return_val_if_fail (bytes != NULL && name != NULL && notice != NULL, NULL);

  *notice = NULL;
  if (is_stdin)
    name = _ ("standard input");

  if (encoding != NULL && (forced = notanda_encoding_find (encoding)) == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID,
                   _ ("%s: there is no encoding “%s”; a name such as UTF-8 or windows-1252 is needed"),
                     name, encoding);
      return NULL;
    }
  if (g_bytes_get_size (bytes) > NOTANDA_LOAD_MAX_SIZE)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE,
                   _ ("%s: the text is larger than %u MB; split it into several files"),
                     name, NOTANDA_ARTICLE_MAX_SIZE >> 20);
      return NULL;
    }

  reader = find_reader (bytes);
  if (reader == NULL)
    {
      refuse (bytes, name, error);
      return NULL;
    }

  reading = reader->read (bytes, name, forced, notice, error);
  if (reading != NULL)
    describe_source (reading, name, is_stdin);

  return g_steal_pointer (&reading);
}

NotandaReading *
notanda_load (GBytes     *bytes,
              const char *name,
              const char *encoding,
              GError    **error)
{
  g_autofree char *notice = NULL;

  return notanda_load_noticing (bytes, name, encoding, &notice, error);
}

const NotandaEncoding *
notanda_load_list_encodings (guint *n)
{
  return notanda_encoding_list (n);
}

/* notanda-load-warc.c: an article from a record of a web archive
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The archive is walked once to list what may be read, and once more up to the one that is: so nothing of the others is kept. */

#include "load/formats/notanda-load-warc.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-feed-date.h"
#include "load/formats/notanda-html-decode.h"
#include "load/formats/notanda-load-html.h"
#include "load/formats/notanda-warc.h"

#define MAX_CHOICES 1000

static gboolean
is_type (const char *type,
         const char *wanted)
{
  gsize size = strlen (wanted);

  return g_ascii_strncasecmp (type, wanted, size) == 0 && (type[size] == '\0' || type[size] == ';' || g_ascii_isspace (type[size]));
}

static gboolean
is_readable (const NotandaWarcRecord *record)
{
  const char *type = notanda_warc_record_get_type (record);
  gboolean    is_response = notanda_headers_is (record->headers, "WARC-Type", "response");

  /* the text alone of a page, as collections of language have it, is a conversion */
  if (!is_response && !notanda_headers_is (record->headers, "WARC-Type", "resource") && !notanda_headers_is (record->headers, "WARC-Type", "conversion"))
    return FALSE;
  if (is_response && (record->http == NULL || record->status < 200 || record->status > 299))
    return FALSE;

  return record->size > 0 && (is_type (type, "text/html") || is_type (type, "application/xhtml+xml") || is_type (type, "text/plain"));
}

/* Some write it within angle brackets. */
static char *
dup_address (const NotandaWarcRecord *record)
{
  const char *address = notanda_headers_get (record->headers, "WARC-Target-URI");
  char       *copy;

  if (address == NULL)
    return NULL;
  copy = g_strdup (*address == '<' ? address + 1 : address);
  if (g_str_has_suffix (copy, ">"))
    copy[strlen (copy) - 1] = '\0';

  return copy;
}

static void
add_choice (NotandaLoaded           *loaded,
            const NotandaWarcRecord *record,
            guint                    number)
{
  const char      *type = notanda_warc_record_get_type (record);
  g_autofree char *plain_type = g_strndup (type, strcspn (type, "; \t"));
  g_autoptr (GDateTime) date = notanda_feed_date_parse (notanda_headers_get (record->headers, "WARC-Date"));
  g_autoptr (GDateTime) in_utc = date != NULL ? g_date_time_to_utc (date) : NULL;
  g_autofree char *when = in_utc != NULL ? g_date_time_format (in_utc, "%Y-%m-%d %H:%M UTC") : NULL;
  char            *address = dup_address (record);

  notanda_loaded_add_choice (loaded, g_strdup_printf ("%u", number), address != NULL ? address : g_strdup_printf (_ ("Record %u"), number), when != NULL ? g_strdup_printf ("%s, %s", plain_type, when) : g_strdup (plain_type));
}

/* A paragraph a run of lines. */
static gboolean
read_plain (NotandaLoaded            *loaded,
            const char               *data,
            gsize                     size,
            const NotandaLoadOptions *options,
            GError                  **error)
{
  g_auto (NotandaDecoded) decoded = { 0 };
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (!notanda_html_decode (data, size, options, loaded, &decoded, error))
    return FALSE;
  lines = g_strsplit (decoded.text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", lines[i]);
      if ((*lines[i] == '\0' || lines[i + 1] == NULL) && words->len > 0)
        {
          notanda_loaded_add_block (loaded, g_strdup (words->str), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOT);
          g_string_truncate (words, 0);
        }
    }
  if (options->address != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup (options->address), "address");

  return TRUE;
}

/* What the crawler says; it may have kept less of the page than there was, or the archive less of the record. */
static NotandaTruncated
find_truncated (const NotandaWarcRecord *record)
{
  const char *why = notanda_headers_get (record->headers, "WARC-Truncated");

  for (NotandaTruncated i = 0; why != NULL && i < NOTANDA_TRUNCATED_UNSPECIFIED; i++)
    if (g_ascii_strcasecmp (why, notanda_truncated_get_identifier (i)) == 0)
      return i;

  return NOTANDA_TRUNCATED_UNSPECIFIED;
}

static gboolean
read_record (NotandaLoaded            *loaded,
             const NotandaWarcRecord  *record,
             const NotandaLoadOptions *options,
             GError                  **error)
{
  NotandaLoadOptions inner = *options;
  gboolean           is_cut = FALSE;
  g_autoptr (GBytes) body = notanda_warc_record_dup_body (record, &is_cut);
  g_autofree char *address = dup_address (record);
  g_autoptr (GDateTime) date = notanda_feed_date_parse (notanda_headers_get (record->headers, "WARC-Date"));
  gsize       size = 0;
  const char *data = body != NULL ? g_bytes_get_data (body, &size) : NULL;

  if (body == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                   _ ("%s: this record is packed in a way that can't be read here (%s); fetch the page itself"),
                   options->name, notanda_headers_get (record->http, "Content-Encoding"));
      return FALSE;
    }
  if (is_cut || notanda_headers_get (record->headers, "WARC-Truncated") != NULL)
    notanda_loaded_add_truncated (loaded, find_truncated (record), g_strdup (_ ("The page is cut off in the archive; its end is missing.")));

  inner.content_type = notanda_warc_record_get_type (record);
  if (address != NULL)
    {
      inner.address = address;
      /* what stands at it now isn't what was read */
      notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup (address), "archive");
    }
  if (data == NULL)
    data = "";
  if (date != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_LOADED, g_date_time_format_iso8601 (date), "archive");

  return is_type (inner.content_type, "text/plain") ? read_plain (loaded, data, size, &inner, error)
                                                    : notanda_load_html_into (loaded, data, size, &inner, error);
}

/* Returns: how many may be read; @first is the number of the first */
static guint
list (NotandaLoaded *loaded,
      const char    *data,
      gsize          size,
      guint         *first)
{
  g_auto (NotandaWarc) warc = { 0 };
  g_auto (NotandaWarcRecord) record = { 0 };
  guint n = 0;

  notanda_warc_init (&warc, data, size);
  while (notanda_warc_next (&warc, &record))
    {
      if (!is_readable (&record))
        continue;
      if (n++ == 0)
        *first = warc.number;
      if (n <= MAX_CHOICES)
        add_choice (loaded, &record, warc.number);
    }
  if (warc.is_cut)
    notanda_loaded_add_notice (loaded, g_strdup (_ ("The archive is damaged or cut off; what is in front of that can be read.")));
  if (warc.is_capped)
    notanda_loaded_add_notice (loaded, g_strdup (_ ("The archive holds more than is read here; the rest of it is left out.")));
  if (n > MAX_CHOICES)
    notanda_loaded_add_notice (loaded, g_strdup_printf (_ ("The archive holds %u pages; the first %d are listed."), n, MAX_CHOICES));

  return n;
}

static gboolean
read_number (NotandaLoaded            *loaded,
             const char               *data,
             gsize                     size,
             guint64                   number,
             const NotandaLoadOptions *options,
             GError                  **error)
{
  g_auto (NotandaWarc) warc = { 0 };
  g_auto (NotandaWarcRecord) record = { 0 };

  notanda_warc_init (&warc, data, size);
  while (notanda_warc_next (&warc, &record))
    if (warc.number == number && is_readable (&record))
      {
        if (warc.is_cut)
          notanda_loaded_add_truncated (loaded, NOTANDA_TRUNCATED_UNSPECIFIED, g_strdup (_ ("The archive is cut off within this page; its end is missing.")));
        return read_record (loaded, &record, options, error);
      }

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID,
               _ ("%s: record “%s” of this web archive is no page; choose one from the list"), options->name, options->part);

  return FALSE;
}

NotandaLoaded *
notanda_load_warc (GBytes                   *bytes,
                   const NotandaLoadOptions *options,
                   GError                  **error)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("warc");
  gsize       size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  guint       n, first = 0;

  g_return_val_if_fail (options != NULL && options->name != NULL, NULL);

  if (data == NULL)
    data = "";
  if (options->part != NULL)
    return read_number (loaded, data, size, g_ascii_strtoull (options->part, NULL, 10), options, error) ? g_steal_pointer (&loaded) : NULL;

  n = list (loaded, data, size, &first);
  if (n == 0)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY,
                   _ ("%s: this web archive holds no page that was fetched with success; open another one"), options->name);
      return NULL;
    }
  if (n > 1)
    {
      loaded->page = NOTANDA_PAGE_KIND_LIST;
      return g_steal_pointer (&loaded);
    }

  g_ptr_array_set_size (loaded->choices, 0);
  g_ptr_array_set_size (loaded->notices, 0);

  return read_number (loaded, data, size, first, options, error) ? g_steal_pointer (&loaded) : NULL;
}

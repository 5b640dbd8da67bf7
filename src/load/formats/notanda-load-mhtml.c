/* notanda-load-mhtml.c: an article from a page that was saved as one message
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Browsers save a page with all that it shows as parts of one message; mail programs send pages the same way. One of the parts is read as the
 * page that it is; pictures and styles are never looked at. */

#include "load/formats/notanda-load-mhtml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-feed-date.h"
#include "load/formats/notanda-load-html.h"
#include "load/formats/notanda-mime.h"

static gboolean
is_page (const NotandaMimePart *part)
{
  return notanda_headers_is (part->headers, "Content-Type", "text/html") || notanda_headers_is (part->headers, "Content-Type", "application/xhtml+xml");
}

static NotandaMimePart *
find_part (GPtrArray  *parts,
           const char *header,
           const char *value)
{
  for (guint i = 0; value != NULL && i < parts->len; i++)
    {
      NotandaMimePart *part = g_ptr_array_index (parts, i);

      if (is_page (part) && g_strcmp0 (notanda_headers_get (part->headers, header), value) == 0)
        return part;
    }

  return NULL;
}

static NotandaMimePart *
find_root (GPtrArray      *parts,
           NotandaHeaders *headers)
{
  g_autofree char *start = notanda_headers_dup_parameter (headers, "Content-Type", "start");
  NotandaMimePart *root = find_part (parts, "Content-ID", start);

  if (root == NULL)
    root = find_part (parts, "Content-Location", notanda_headers_get (headers, "Snapshot-Content-Location"));
  for (guint i = 0; root == NULL && i < parts->len; i++)
    if (is_page (g_ptr_array_index (parts, i)))
      root = g_ptr_array_index (parts, i);

  return root;
}

static const char *
find_address (const NotandaMimePart *part,
              NotandaHeaders        *headers,
              const char            *otherwise)
{
  const char *const places[] = { notanda_headers_get (part->headers, "Content-Location"), notanda_headers_get (headers, "Snapshot-Content-Location"),
                                 notanda_headers_get (headers, "Content-Location") };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] != NULL && (g_ascii_strncasecmp (places[i], "http://", 7) == 0 || g_ascii_strncasecmp (places[i], "https://", 8) == 0))
      return places[i];

  return otherwise;
}

/* The date of the message is when the page was saved, not when it was written. */
static void
add_meta (NotandaLoaded  *loaded,
          NotandaHeaders *headers)
{
  g_autoptr (GDateTime) date = notanda_feed_date_parse (notanda_headers_get (headers, "Date"));

  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, notanda_headers_dup_words (headers, "Subject"), "message");
  if (date != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_LOADED, g_date_time_format_iso8601 (date), "message");
}

NotandaLoaded *
notanda_load_mhtml (GBytes                   *bytes,
                    const NotandaLoadOptions *options,
                    GError                  **error)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("mhtml");
  g_autoptr (NotandaHeaders) headers = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GBytes) body = NULL;
  NotandaLoadOptions inner;
  NotandaMimePart   *root;
  gsize              size = 0;
  const char        *data = g_bytes_get_data (bytes, &size);

  g_return_val_if_fail (options != NULL && options->name != NULL, NULL);

  parts = notanda_mime_list_parts (data != NULL ? data : "", size, &headers);
  root = find_root (parts, headers);
  if (root == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY,
                   _ ("%s: this message holds no page of HTML; copy its text and paste it instead"), options->name);
      return NULL;
    }

  inner = *options;
  inner.content_type = notanda_headers_get (root->headers, "Content-Type");
  inner.address = find_address (root, headers, options->address);
  /* what stands at it now isn't what was read */
  if (inner.address != options->address)
    notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup (inner.address), "message");
  body = notanda_headers_decode_body (root->headers, root->data, root->size);
  data = g_bytes_get_data (body, &size);
  if (!notanda_load_html_into (loaded, data != NULL ? data : "", size, &inner, error))
    return NULL;
  add_meta (loaded, headers);

  return g_steal_pointer (&loaded);
}

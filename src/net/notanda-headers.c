/* notanda-headers.c: what an answer of a server says about itself
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Hints, all of them: any bytes may stand there. */

#include "net/notanda-headers.h"

#include <string.h>

#define MAX_HEADER 1024

static char *
dup_clean (const char *value)
{
  g_autofree char *clean = NULL;

  if (value == NULL || value[0] == '\0' || strlen (value) > MAX_HEADER)
    return NULL;
  clean = g_str_to_ascii (g_utf8_validate (value, -1, NULL) ? value : "", "C");
  return clean[0] != '\0' ? g_steal_pointer (&clean) : NULL;
}

char *
notanda_headers_dup (SoupMessageHeaders *headers,
                     const char         *name)
{
  return dup_clean (soup_message_headers_get_one (headers, name));
}

char *
notanda_headers_dup_list (SoupMessageHeaders *headers,
                          const char         *name)
{
  return dup_clean (soup_message_headers_get_list (headers, name));
}

guint
notanda_headers_get_retry_after (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds = 0;
  gint64  until;

  if (value == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT64, &seconds, NULL))
    return (guint) MIN (seconds, NOTANDA_HEADERS_MAX_RETRY_AFTER);

  date = soup_date_time_new_from_http_string (value);
  if (date == NULL)
    return 0;
  until = g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC;
  return (guint) CLAMP (until, 0, NOTANDA_HEADERS_MAX_RETRY_AFTER);
}

gint64
notanda_headers_get_date (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) date = value != NULL ? soup_date_time_new_from_http_string (value) : NULL;

  return date != NULL ? g_date_time_to_unix (date) : 0;
}

gboolean
notanda_headers_is_short (SoupMessageHeaders *headers,
                          gsize               received)
{
  const char *announced = soup_message_headers_get_one (headers, "Content-Length");
  guint64     size = 0;

  if (announced == NULL || soup_message_headers_get_list (headers, "Transfer-Encoding") != NULL || soup_message_headers_get_list (headers, "Content-Encoding") != NULL)
    return FALSE;
  return g_ascii_string_to_unsigned (announced, 10, 0, G_MAXUINT64, &size, NULL) && received < size;
}

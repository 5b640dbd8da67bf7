/* notanda-dav-request.c: what is asked of a WebDAV server, and what came of it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Knows no network, so that whatever stands in for a server in a test can use it. */

#include "net/notanda-dav.h"

void
notanda_dav_entry_free (NotandaDavEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->name);
  g_free (entry);
}

NotandaDavRequest *
notanda_dav_request_new (NotandaDavMethod method,
                         const char      *name)
{
  NotandaDavRequest *request;

  g_return_val_if_fail (name != NULL, NULL);

  request = g_new0 (NotandaDavRequest, 1);
  request->method = method;
  request->name = g_strdup (name);
  return request;
}

void
notanda_dav_request_free (NotandaDavRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->name);
  g_free (request->software);
  g_free (request->classes);
  g_clear_pointer (&request->body, g_bytes_unref);
  g_clear_pointer (&request->entries, g_ptr_array_unref);
  g_clear_error (&request->error);
  g_free (request);
}

GPtrArray *
notanda_dav_batch_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_dav_request_free);
}

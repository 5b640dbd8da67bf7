/* notanda-dav-probe.c: what kind of server answers at an address, and whether it will do
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Judges by what the server does. What it calls itself is for people, and often
 * is what stands before it. Servers that say that they have a file that isn't
 * there, that drop what they took, or that list it later have all been met, and
 * a corpus on one of them would look damaged now and then. Eight requests. */

#include "net/notanda-dav-probe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"

#define CONTENT "Notanda tries whether files can be written here; this one can be deleted.\n"

/* What stands in one of the headers of each; the first that fits counts, so what runs on top of another comes before it */
static const struct
{
  gboolean    in_classes;
  const char *part;
  const char *name;
} kinds[] = {
  { TRUE, "nextcloud", "Nextcloud" },
  { TRUE, "nc-", "Nextcloud" },
  { TRUE, "oc-", "ownCloud" },
  { TRUE, "extended-mkcol", "sabre/dav" },
  { FALSE, "rclone", "rclone" },
  { FALSE, "lighttpd", "lighttpd" },
  { FALSE, "nginx", "nginx" },
  { FALSE, "Microsoft-IIS", "Microsoft IIS" },
  { FALSE, "Synology", "Synology" },
  { FALSE, "Apache", "Apache" },
};

typedef struct
{
  NotandaDavRun    run;
  gpointer         server;
  NotandaDavProbe *probe;
  GCancellable    *cancellable;
} Probing;

void
notanda_dav_probe_clear (NotandaDavProbe *probe)
{
  g_free (probe->software);
  *probe = (NotandaDavProbe) { 0 };
}

static char *
dup_kind (const NotandaDavRequest *request)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *header = kinds[i].in_classes ? request->classes : request->software;

      if (header != NULL && strstr (header, kinds[i].part) != NULL)
        return g_strdup (kinds[i].name);
    }

  return g_strdup (request->software);
}

/* @request: (transfer full). Returns: (transfer full): %NULL with an error */
static NotandaDavRequest *
ask (Probing           *self,
     NotandaDavRequest *request,
     GError           **error)
{
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();

  g_ptr_array_add (batch, request);
  self->run (self->server, batch, self->cancellable, NULL);
  self->probe->status = request->status;
  if (request->error == NULL)
    return g_ptr_array_steal_index (batch, 0);

  g_propagate_error (error, g_steal_pointer (&request->error));
  return NULL;
}

static gboolean
fail (GError    **error,
      const char *what)
{
  g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV, what);
  return FALSE;
}

static gboolean
probe_kind (Probing *self,
            GError **error)
{
  g_autoptr (NotandaDavRequest) options = NULL;
  g_autoptr (NotandaDavRequest) list = NULL;
  g_autoptr (GError) local = NULL;

  /* some don't answer it, and work */
  options = ask (self, notanda_dav_request_new (NOTANDA_DAV_OPTIONS, ""), &local);
  if (options != NULL)
    self->probe->software = dup_kind (options);
  else if (!g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED) && !g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV) && !g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  list = ask (self, notanda_dav_request_new (NOTANDA_DAV_LIST, ""), error);
  if (list == NULL)
    return FALSE;
  if (self->probe->software == NULL)
    self->probe->software = dup_kind (list);
  self->probe->is_folder = TRUE;
  self->probe->n_entries = list->entries->len;
  return TRUE;
}

/* @is_there: whether it should be */
static gboolean
probe_file (Probing    *self,
            const char *name,
            gboolean    is_there,
            GError    **error)
{
  NotandaDavRequest *get = notanda_dav_request_new (NOTANDA_DAV_GET, name);
  g_autoptr (NotandaDavRequest) got = NULL;
  g_autoptr (GBytes) content = g_bytes_new_static (CONTENT, strlen (CONTENT));
  g_autoptr (GError) local = NULL;

  get->max_size = strlen (CONTENT);
  got = ask (self, get, &local);
  if (is_there && got != NULL && g_bytes_equal (got->body, content))
    return TRUE;
  if (!is_there && g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_NOT_FOUND))
    return TRUE;

  if (is_there && (got != NULL || g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_NOT_FOUND) || g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE)))
    return fail (error, _ ("the server took a file, and gives back another or none; ask whoever runs it, or choose another server"));
  if (!is_there && local == NULL)
    return fail (error, _ ("the server says that it has a file that it can’t have; check the address, and whether the network wants a login first"));
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
probe_listed (Probing    *self,
              const char *name,
              GError    **error)
{
  g_autoptr (NotandaDavRequest) list = ask (self, notanda_dav_request_new (NOTANDA_DAV_LIST, ""), error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->entries->len; i++)
    {
      const NotandaDavEntry *entry = g_ptr_array_index (list->entries, i);

      if (!g_str_equal (entry->name, name))
        continue;
      return entry->size >= 0 || fail (error, _ ("the server doesn’t say how large its files are; ask whoever runs it, or choose another server"));
    }

  return fail (error, _ ("the server doesn’t list a file that it took; ask whoever runs it, or choose another server"));
}

static gboolean
probe_writing (Probing *self,
               GError **error)
{
  g_autofree char   *uuid = g_uuid_string_random ();
  g_autofree char   *name = g_strconcat ("notanda-probe-", uuid, ".txt", NULL);
  NotandaDavRequest *put;
  g_autoptr (NotandaDavRequest) done = NULL;
  g_autoptr (NotandaDavRequest) gone = NULL;
  gboolean is_good;

  if (!probe_file (self, name, FALSE, error))
    return FALSE;
  put = notanda_dav_request_new (NOTANDA_DAV_PUT, name);
  put->body = g_bytes_new_static (CONTENT, strlen (CONTENT));
  put->only_new = TRUE;
  done = ask (self, put, error);
  if (done == NULL)
    return FALSE;

  is_good = probe_file (self, name, TRUE, error) && probe_listed (self, name, error);
  gone = ask (self, notanda_dav_request_new (NOTANDA_DAV_DELETE, name), is_good ? error : NULL);
  return is_good && gone != NULL && probe_file (self, name, FALSE, error);
}

gboolean
notanda_dav_probe (NotandaDavRun    run,
                   gpointer         server,
                   gboolean         write,
                   NotandaDavProbe *probe,
                   GCancellable    *cancellable,
                   GError         **error)
{
  Probing self = { run, server, probe, cancellable };

  g_return_val_if_fail (run != NULL && probe != NULL, FALSE);

  *probe = (NotandaDavProbe) { 0 };
  if (!probe_kind (&self, error))
    return FALSE;
  probe->is_writable = write && probe_writing (&self, error);
  return probe->is_writable == write;
}

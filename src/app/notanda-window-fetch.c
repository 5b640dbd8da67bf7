/* notanda-window-fetch.c: opens an article that is on the server and not here
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An opening as any, but that no worker of the window carries it out: the syncer has the article fetched, and the library lists the file that
 * was made of it, which is then opened. Another opening, or Cancel, ends it.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"

static gboolean
is_fetching (NotandaWindow *self)
{
  return self->opening != NULL && self->opening->kind == NOTANDA_ORDER_ARTICLE;
}

void
notanda_window_leave_fetch (NotandaWindow *self)
{
  if (is_fetching (self) && self->syncer != NULL && !self->has_fetched)
    notanda_syncer_leave (self->syncer, &self->fetched);
}

/* @name: a slash and the digits of an article's hash */
static void
read_article (const char  *name,
              NotandaHash *article)
{
  for (gsize i = 0; i < sizeof article->bytes; i++)
    article->bytes[i] = (guint8) (g_ascii_xdigit_value (name[1 + 2 * i]) << 4 | g_ascii_xdigit_value (name[2 + 2 * i]));
}

void
notanda_window_begin_fetch (NotandaWindow *self)
{
  GError *error = NULL;

  self->has_fetched = FALSE;
  read_article (self->opening->name, &self->fetched);
  if (self->syncer != NULL)
    {
      notanda_syncer_want (self->syncer, &self->fetched);
      return;
    }
  g_set_error_literal (&error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("The corpus isn’t connected to a server any more"));
  notanda_window_fail_opening (self, error);
  g_error_free (error);
}

char *
notanda_window_dup_fetch_progress (NotandaWindow *self)
{
  guint done = 0;
  guint total = 0;

  if (self->syncer != NULL)
    notanda_syncer_get_progress (self->syncer, &done, &total);

  /* Translators: files of the server */
  return total > 0 ? g_strdup_printf (_ ("%u of %u files fetched"), done, total) : g_strdup (_ ("Asking the server…"));
}

void
notanda_window_note_fetched (NotandaWindow *self,
                             GArray        *arrived)
{
  for (guint i = 0; is_fetching (self) && i < arrived->len; i++)
    self->has_fetched |= notanda_hash_equal (&g_array_index (arrived, NotandaHash, i), &self->fetched);
}

static void
fail (NotandaWindow *self,
      const char    *message)
{
  g_autoptr (GError) error = g_error_new_literal (NOTANDA_ERROR, NOTANDA_ERROR_FAILED, message);

  notanda_window_leave_fetch (self);
  notanda_window_fail_opening (self, error);
}

/* A round has ended, or begun. */
void
notanda_window_check_fetch (NotandaWindow *self)
{
  const char *message;
  guint       done;
  guint       total;

  if (!is_fetching (self) || self->has_fetched || self->syncer == NULL || notanda_syncer_is_due (self->syncer) ||
      notanda_syncer_get_progress (self->syncer, &done, &total))
    return;
  message = notanda_syncer_get_message (self->syncer);
  fail (self, message != NULL ? message : _ ("The server doesn’t have the article’s text now. Try again later."));
}

/* The folder was listed. */
void
notanda_window_open_fetched (NotandaWindow *self)
{
  const NotandaLibraryEntry *entry = is_fetching (self) && self->library != NULL ? notanda_library_find (self->library, &self->fetched) : NULL;
  g_autofree char           *path = entry != NULL ? g_build_filename (notanda_library_get_root (self->library), entry->document->path, NULL) : NULL;

  if (path == NULL)
    return;
  notanda_window_leave_fetch (self);
  self->has_fetched = TRUE;
  notanda_window_go_to (self, path);
}

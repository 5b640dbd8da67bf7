/* notanda-export-ahead.c: opens documents while those before them are written
 *
 * Opening takes about as long as writing, and the two have nothing in common:
 * so a second thread opens. It waits for room when it is some documents ahead,
 * which keeps the memory flat. A document is used by one thread at a time: by
 * the opening one until it is in the queue, by the other from then on.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-export-ahead.h"

#define ROOM 16

typedef struct
{
  NotandaDocument *document;
  char            *name;
  GError          *error;
} Opened;

struct _NotandaExportAhead
{
  const NotandaExportSource *source;
  GThread                   *thread;
  GAsyncQueue               *opened; /* Opened, in order */
  GAsyncQueue               *room;   /* one item for each place that is free */
  gint                       is_ended;
};

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  g_clear_object (&opened->document);
  g_clear_error (&opened->error);
  g_free (opened->name);
  g_free (opened);
}

static gpointer
open_all (gpointer data)
{
  NotandaExportAhead *ahead = data;
  gboolean            is_last = FALSE;

  while (!is_last)
    {
      Opened *opened;

      g_async_queue_pop (ahead->room);
      if (g_atomic_int_get (&ahead->is_ended))
        break;

      opened = g_new0 (Opened, 1);
      opened->document = ahead->source->next (&opened->name, ahead->source->data, &opened->error);
      is_last = opened->document == NULL && opened->error == NULL;
      g_async_queue_push (ahead->opened, opened);
    }

  return NULL;
}

static void
make_room (NotandaExportAhead *ahead)
{
  g_async_queue_push (ahead->room, GINT_TO_POINTER (1));
}

NotandaExportAhead *
notanda_export_ahead_new (const NotandaExportSource *source)
{
  NotandaExportAhead *ahead = g_new0 (NotandaExportAhead, 1);

  ahead->source = source;
  ahead->opened = g_async_queue_new_full (opened_free);
  ahead->room = g_async_queue_new ();
  for (int i = 0; i < ROOM; i++)
    make_room (ahead);
  ahead->thread = g_thread_new ("notanda-open", open_all, ahead);

  return ahead;
}

void
notanda_export_ahead_free (NotandaExportAhead *ahead)
{
  g_atomic_int_set (&ahead->is_ended, TRUE);
  make_room (ahead);
  g_thread_join (ahead->thread);
  g_async_queue_unref (ahead->opened);
  g_async_queue_unref (ahead->room);
  g_free (ahead);
}

NotandaDocument *
notanda_export_ahead_take (NotandaExportAhead *ahead,
                           char              **name,
                           GError            **error)
{
  Opened          *opened = g_async_queue_pop (ahead->opened);
  NotandaDocument *document = g_steal_pointer (&opened->document);

  make_room (ahead);
  *name = g_steal_pointer (&opened->name);
  if (opened->error != NULL)
    g_propagate_error (error, g_steal_pointer (&opened->error));
  opened_free (opened);

  return document;
}

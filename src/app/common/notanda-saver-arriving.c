/* notanda-saver-arriving.c: takes what another program wrote into the open document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Somebody who comes back after a month brings thousands of marks at once. Any part of them is a state that the document may have, so
 * they are merged a part at a time, and the window answers in between. A worker has found out what is new; it can't merge, as all that
 * is seen of the document belongs to the window.
 *
 * Until all is there the file has more than the document, and is known to: so nothing is saved over it meanwhile.
 */

#include "app/common/notanda-saver-private.h"

static void
take_part (NotandaSaver *self)
{
  g_autoptr (NotandaSnapshot) part = g_ptr_array_steal_index (self->arriving, 0);
  gboolean           was_clean = !notanda_saver_is_dirty (self);
  NotandaMergeResult result = { 0 };

  self->is_taking = TRUE;
  notanda_document_merge (self->document, part, &result, NULL);
  self->is_taking = FALSE;
  if (was_clean)
    self->saved_serial = notanda_document_get_serial (self->document);
  self->n_arrived += result.records;
}

static void
end_taking (NotandaSaver *self)
{
  guint n = self->n_arrived;

  g_clear_pointer (&self->arriving, g_ptr_array_unref);
  self->n_arrived = 0;
  if (n > 0)
    notanda_saver_say_taken_in (self, n);
}

static void
go_on_with_all (NotandaSaver *self)
{
  end_taking (self);
  notanda_saver_say_changed (self);
  notanda_saver_go_on (self);
}

static gboolean
arriving_cb (gpointer data)
{
  g_autoptr (NotandaSaver) self = g_object_ref (data);

  take_part (self);
  /* who was told may have discarded it */
  if (self->arriving == NULL)
    return G_SOURCE_REMOVE;
  if (self->arriving->len > 0)
    {
      notanda_saver_say_changed (self);
      return G_SOURCE_CONTINUE;
    }
  self->arriving_id = 0;
  go_on_with_all (self);

  return G_SOURCE_REMOVE;
}

void
notanda_saver_take_rest (NotandaSaver *self)
{
  g_autoptr (NotandaSaver) held = NULL;

  g_return_if_fail (NOTANDA_IS_SAVER (self));

  if (self->arriving == NULL)
    return;
  held = g_object_ref (self);
  g_clear_handle_id (&self->arriving_id, g_source_remove);
  while (self->arriving != NULL && self->arriving->len > 0)
    take_part (self);
  if (self->arriving != NULL)
    go_on_with_all (self);
}

void
notanda_saver_take (NotandaSaver *self,
                    GPtrArray    *parts)
{
  g_assert (self->arriving == NULL && parts->len > 0);

  self->arriving = parts;
  take_part (self);
  if (self->arriving != NULL && self->arriving->len > 0)
    self->arriving_id = g_idle_add (arriving_cb, self);
  else
    end_taking (self);
  /* who heard of the change before it was known to be saved */
  notanda_saver_say_changed (self);
}

void
notanda_saver_stop_taking (NotandaSaver *self)
{
  g_clear_handle_id (&self->arriving_id, g_source_remove);
  g_clear_pointer (&self->arriving, g_ptr_array_unref);
}

/* notanda-send.h: sending a request that can be stopped at any moment
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _NotandaSend NotandaSend;

/* Used in one thread, in the main context that is its default. */
NotandaSend *notanda_send_new (void);
void         notanda_send_free (NotandaSend *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSend, notanda_send_free)

/* Once, as soup_session_send_async(). @callback calls notanda_send_finish(), before @self is freed. */
void notanda_send_begin (NotandaSend        *self,
                         SoupSession        *session,
                         SoupMessage        *message,
                         GAsyncReadyCallback callback,
                         gpointer            user_data);

/* Returns: (transfer full) (nullable): the body as it comes. It may be there though the request was stopped: then reading
 * from it fails. Or %NULL with @error set, which is %G_IO_ERROR_CANCELLED if it was stopped */
GInputStream *notanda_send_finish (NotandaSend  *self,
                                   GAsyncResult *result,
                                   GError      **error);

/* Stops the request, and the reading of its body if that is done with notanda_send_get_cancellable(). */
void notanda_send_stop (NotandaSend *self);

/* Returns: (transfer none): for reading the body; nobody else cancels it */
GCancellable *notanda_send_get_cancellable (NotandaSend *self);

G_END_DECLS

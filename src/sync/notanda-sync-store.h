/* notanda-sync-store.h: the documents of a corpus, as sync sees them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/notanda-record.h"

G_BEGIN_DECLS

/* @bytes: canonical, valid during the call */
typedef void (*NotandaSyncRecordFunc) (const NotandaHash *hash,
                                       const guint8      *bytes,
                                       gsize              size,
                                       gpointer           data);

/**
 * NotandaSyncStore:
 * @list_changed: adds to @scopes (element-type NotandaHash) what may have got records or a
 *   text since @token, %NULL being the beginning; @new_token: (out) (transfer full): for the
 *   next time. Too many are no harm, one too few is never sent. No drafts.
 * @list_unread: adds to @names (element-type NotandaHash) one for each document that can't be
 *   read, so that nobody knows what it holds; after @list_changed
 * @foreach_record: calls @func for each record of a scope that may leave the machine
 * @has_text: whether a scope's document is here
 * @dup_text: (transfer full): the text that @has_text says is here
 * @wants: whether a document is to be made of a scope that isn't here: all, or those that
 *   were opened, as the user wishes; none that were removed from the corpus
 * @merge: adds @records (element-type NotandaStored) to a scope's document, which is made
 *   of @text where it isn't here. Durable when it returns %TRUE; adding what is there is none.
 *   @n_new: (out): how many weren't there
 *
 * Blocking; called in the thread that syncs, one at a time. A scope is the
 * SHA-256 of a text. An error of one scope keeps none of the others back.
 */
typedef struct
{
  gboolean (*list_changed) (gpointer      data,
                            const char   *token,
                            GArray       *scopes,
                            char        **new_token,
                            GCancellable *cancellable,
                            GError      **error);
  void (*list_unread) (gpointer data,
                       GArray  *names);
  gboolean (*foreach_record) (gpointer              data,
                              const NotandaHash    *scope,
                              NotandaSyncRecordFunc func,
                              gpointer              func_data,
                              GCancellable         *cancellable,
                              GError              **error);
  gboolean (*has_text) (gpointer           data,
                        const NotandaHash *scope);
  GBytes *(*dup_text) (gpointer           data,
                       const NotandaHash *scope,
                       GError           **error);
  gboolean (*wants) (gpointer           data,
                     const NotandaHash *scope);
  gboolean (*merge) (gpointer           data,
                     const NotandaHash *scope,
                     GBytes            *text,
                     GPtrArray         *records,
                     guint             *n_new,
                     GCancellable      *cancellable,
                     GError           **error);
  gpointer data;
} NotandaSyncStore;

G_END_DECLS

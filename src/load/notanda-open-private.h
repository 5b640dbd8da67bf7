/* notanda-open-private.h: what reading a path, placing its document and opening it share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/notanda-open.h"

G_BEGIN_DECLS

/* Standard input or a FIFO: can be read once, and lies in no folder. */
gboolean notanda_open_is_stream (const char *path);

/* Returns: (transfer full): at most %NOTANDA_LOAD_MAX_SIZE bytes */
GBytes *notanda_open_read_bytes (const char   *path,
                                 GCancellable *cancellable,
                                 GError      **error);

/* notanda_load_bytes() as @opening (nullable) says. */
NotandaLoaded *notanda_open_load_as (GBytes               *bytes,
                                     const char           *name,
                                     const NotandaOpening *opening,
                                     gint64                now,
                                     GCancellable         *cancellable,
                                     GError              **error);

/* An article on its way to becoming a document. */
typedef struct
{
  const char          *path;
  const char          *name; /* of a text that comes from no file, else NULL */
  NotandaOpening      *opening;
  NotandaIdentity     *identity;
  NotandaLoaded       *loaded; /* (transfer none) (nullable): where it was loaded before */
  GBytes              *bytes;
  NotandaReading      *reading;
  NotandaReading      *again; /* (nullable): where that was a guess: in the encoding of the document that has its name */
  NotandaDocument     *document;
  NotandaDocumentFile *file;
  GString             *notice;
} NotandaOpenDraft;

void notanda_open_draft_clear (NotandaOpenDraft *draft);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaOpenDraft, notanda_open_draft_clear)

/* @sentence: (nullable): for people */
void notanda_open_draft_add_notice (NotandaOpenDraft *draft,
                                    const char       *sentence);

/* Whether something was made of it before, as far as that can be told without reading it. */
gboolean notanda_open_is_beside (const NotandaOpenDraft *draft);

/* Sets the document and its file: what is there already with the draft's reading, or a new one, saved. */
gboolean notanda_open_place (NotandaOpenDraft *draft,
                             GCancellable     *cancellable,
                             GError          **error);

/* Another program may have saved the same article there meanwhile: then @document has that, too. */
gboolean notanda_open_save (NotandaDocument     *document,
                            NotandaDocumentFile *file,
                            GCancellable        *cancellable,
                            GError             **error);

G_END_DECLS

/* notanda-saver.h: keeps a document's file up to date by itself
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "format/notanda-document-file.h"

G_BEGIN_DECLS

/* How far the file is behind the document. */
typedef enum
{
  NOTANDA_SAVER_SAVED,   /* durably */
  NOTANDA_SAVER_PENDING, /* changed; will be saved in a moment */
  NOTANDA_SAVER_SAVING,
  NOTANDA_SAVER_FAILED, /* tried again at the next change */
} NotandaSaverState;

#define NOTANDA_TYPE_SAVER (notanda_saver_get_type ())

G_DECLARE_FINAL_TYPE (NotandaSaver, notanda_saver, NOTANDA, SAVER, GObject)

/**
 * notanda_saver_new:
 * @file: (transfer full)
 *
 * Says "state-changed" whenever its state or error is another, and "taken-in"
 * (guint records) when another program's work was merged into the document.
 */
NotandaSaver *notanda_saver_new (NotandaDocument     *document,
                                 NotandaDocumentFile *file);

NotandaSaverState          notanda_saver_get_state (NotandaSaver *self);
const NotandaDocumentFile *notanda_saver_get_file (NotandaSaver *self);

/* Why the last save failed, or why the file can't be saved over; %NULL if all is well. */
const char *notanda_saver_get_problem (NotandaSaver *self);

/* Looks whether the file holds more, where somebody knows that before the file's monitor does. */
void notanda_saver_refresh (NotandaSaver *self);

/* What another program wrote and what is taken in a part at a time is all in the document after this: for who makes another
 * document of it, or exports it. */
void notanda_saver_take_rest (NotandaSaver *self);

/* At once, and not in a moment. Nothing happens where nothing changed. */
void notanda_saver_save_now (NotandaSaver *self);

/**
 * notanda_saver_save_as:
 *
 * From now on the document is saved in a new file at @path. If that fails it
 * stays with the old one.
 */
void notanda_saver_save_as (NotandaSaver *self,
                            const char   *path);

/* Forgets what isn't saved, in the journal too. Nothing is saved any more. */
void notanda_saver_discard (NotandaSaver *self);

G_END_DECLS

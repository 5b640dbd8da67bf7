/* notanda-text-pack.h: texts of articles on their way to others, as the bytes of a file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-io.h"

G_BEGIN_DECLS

/*
 * The head of notanda-squeeze.h, magic 89 4E 54 58 0D 0A 1A 0A, version 1, then
 *
 *   u32 n, n times: 32 bytes scope | a frame: the text, UTF-8, whose SHA-256 the scope is
 *
 * Each text is a frame of its own: one is had without the others, and a pack
 * of packs copies frames.
 */

#define NOTANDA_TEXT_PACK_VERSION 1

/**
 * NotandaPackedText:
 * @frame: as it stands in the file, borrowed from it
 */
typedef struct
{
  NotandaHash   scope;
  const guint8 *frame;
  guint32       size;
} NotandaPackedText;

/**
 * notanda_text_pack_parse:
 * @name: how errors call it
 *
 * Total. Only the frames' sizes are looked at, so it costs no more than a walk.
 *
 * Returns: (transfer full) (element-type NotandaPackedText): borrows from @bytes;
 *   %NULL with the errors of notanda_squeeze_read_head()
 */
GArray *notanda_text_pack_parse (GBytes          *bytes,
                                 const NotandaId *corpus,
                                 const char      *name,
                                 GError         **error);

/* Returns: (transfer full) (nullable): %NULL where it isn't the text its scope promises; a zero byte follows the text */
GBytes *notanda_packed_text_inflate (const NotandaPackedText *text);

typedef struct _NotandaTextPackWriter NotandaTextPackWriter;

NotandaTextPackWriter *notanda_text_pack_writer_new (const NotandaId *corpus);
void                   notanda_text_pack_writer_free (NotandaTextPackWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaTextPackWriter, notanda_text_pack_writer_free)

void notanda_text_pack_writer_add (NotandaTextPackWriter *writer,
                                   const NotandaHash     *scope,
                                   GBytes                *text);
void notanda_text_pack_writer_copy (NotandaTextPackWriter   *writer,
                                    const NotandaPackedText *text);

/* Bytes of the file so far, its head left out; 0 where nothing was added. */
gsize notanda_text_pack_writer_get_size (const NotandaTextPackWriter *writer);

/* Returns: (transfer full): the file's bytes; the writer is empty again */
GBytes *notanda_text_pack_writer_finish (NotandaTextPackWriter *writer);

G_END_DECLS

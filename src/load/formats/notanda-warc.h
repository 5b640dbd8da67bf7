/* notanda-warc.h: the records of a web archive
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-headers.h"
#include "load/formats/notanda-unpack.h"

G_BEGIN_DECLS

/**
 * NotandaWarc:
 * @number: of the record that was read last, from 1
 * @is_cut: it ends within a record, or is damaged from here on
 * @is_capped: there is more, over a bound
 *
 * Walks over the records of a file, plain or packed by gzip (all in one member, or a member a record).
 */
typedef struct
{
  const char     *data;
  gsize           size;
  gsize           at;
  gboolean        is_packed;
  NotandaUnpacked member;
  gsize           member_at;
  guint64         n_unpacked;
  guint           number;
  gboolean        is_cut;
  gboolean        is_capped;
} NotandaWarc;

/**
 * NotandaWarcRecord:
 * @headers: (owned): of the record
 * @http: (owned) (nullable): of the HTTP answer in it
 * @status: of the HTTP answer, or 0
 * @body: without these; until the next record is read
 */
typedef struct
{
  NotandaHeaders *headers;
  NotandaHeaders *http;
  guint           status;
  const char     *body;
  gsize           size;
} NotandaWarcRecord;

gboolean notanda_warc_is_one (const char *data,
                              gsize       size);

void notanda_warc_init (NotandaWarc *warc,
                        const char  *data,
                        gsize        size);
void notanda_warc_clear (NotandaWarc *warc);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaWarc, notanda_warc_clear)

/* Returns: %FALSE at the end */
gboolean notanda_warc_next (NotandaWarc       *warc,
                            NotandaWarcRecord *record);
void     notanda_warc_record_clear (NotandaWarcRecord *record);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaWarcRecord, notanda_warc_record_clear)

/**
 * notanda_warc_record_dup_body:
 * @is_cut: (out): there is more than could be had
 *
 * Undoes what HTTP did to it: pieces ("chunked"), gzip and deflate.
 *
 * Returns: (transfer full) (nullable): %NULL where it is packed in a way that isn't known
 */
GBytes *notanda_warc_record_dup_body (const NotandaWarcRecord *record,
                                      gboolean                *is_cut);

/* Returns: (transfer none): the type of what was fetched; "" where nothing says */
const char *notanda_warc_record_get_type (const NotandaWarcRecord *record);

G_END_DECLS

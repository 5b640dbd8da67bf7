/* notanda-snapshot.h: a document's state at one moment, for workers
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-packed.h"

G_BEGIN_DECLS

/**
 * NotandaSnapshot:
 * @base: the tables the document was opened with
 * @added: (element-type NotandaStored): records made or merged since
 * @serial: the document's when this was taken
 *
 * Immutable, so any thread may read it. Steps, sections and kept-aside rows
 * are those of the moment; @base's own are not looked at.
 */
typedef struct
{
  gatomicrefcount ref_count;
  NotandaPacked  *base;
  GPtrArray      *added;
  GPtrArray      *kept_aside;
  GPtrArray      *sections;
  GPtrArray      *steps;
  guint           cursor;
  guint64         serial;
} NotandaSnapshot;

NotandaSnapshot *notanda_snapshot_new (NotandaPacked *base);

/* Fills in copies of what a document holds beside its base. */
void notanda_snapshot_take (NotandaSnapshot *snapshot,
                            GPtrArray       *added,
                            GPtrArray       *kept_aside,
                            GPtrArray       *sections,
                            GPtrArray       *steps,
                            guint            cursor);

/* A snapshot of what a file holds, without a document. */
NotandaSnapshot *notanda_snapshot_new_packed (NotandaPacked *packed);
NotandaSnapshot *notanda_snapshot_ref (NotandaSnapshot *snapshot);
void             notanda_snapshot_unref (NotandaSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSnapshot, notanda_snapshot_unref)

/**
 * NotandaRecordFunc:
 * @bytes: canonical, valid during the call
 * @hash: (nullable): the hash it is stored under; %NULL for rows, which store none
 */
typedef void (*NotandaRecordFunc) (const guint8      *bytes,
                                   gsize              size,
                                   const NotandaHash *hash,
                                   gpointer           data);

void notanda_snapshot_foreach (NotandaSnapshot  *snapshot,
                               NotandaRecordFunc func,
                               gpointer          data);

/**
 * notanda_snapshot_unite_rest:
 *
 * Adds what isn't there yet of @other's kept-aside rows and sections, all but
 * the sections that are local to it. Linear in the rows.
 *
 * Returns: whether there was anything to add
 */
gboolean notanda_snapshot_unite_rest (GPtrArray       *kept_aside,
                                      GPtrArray       *sections,
                                      NotandaSnapshot *other);

/* Adds a snapshot's own, each once. */
void notanda_snapshot_take_rest (NotandaSnapshot *snapshot,
                                 GPtrArray       *kept_aside,
                                 GPtrArray       *sections);

/* %NOTANDA_ERROR_OTHER_ARTICLE where the texts differ. */
gboolean notanda_article_check_same (NotandaArticle *a,
                                     NotandaArticle *b,
                                     GError        **error);

/**
 * notanda_snapshot_pack:
 *
 * The tables in canonical order with all records in them: rows by place and
 * id, later records by hash. Equal states give equal tables.
 *
 * Returns: (transfer full): tables in memory of their own
 */
NotandaPacked *notanda_snapshot_pack (NotandaSnapshot *snapshot);

/**
 * notanda_snapshot_merge:
 *
 * Union of the two sides' records, sections and kept-aside rows; steps are
 * @a's, since history is local.
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_OTHER_ARTICLE
 */
NotandaSnapshot *notanda_snapshot_merge (NotandaSnapshot *a,
                                         NotandaSnapshot *b,
                                         GError         **error);

/**
 * notanda_snapshot_list_missing:
 * @max: records of a part
 *
 * What @a lacks of @b, in parts that can be merged one after the other: the
 * first has @b's sections and kept-aside rows, too, and may have no records.
 *
 * Returns: (transfer full) (element-type NotandaSnapshot): %NULL with
 *   %NOTANDA_ERROR_OTHER_ARTICLE
 */
GPtrArray *notanda_snapshot_list_missing (NotandaSnapshot *a,
                                          NotandaSnapshot *b,
                                          guint            max,
                                          GError         **error);

/**
 * notanda_snapshot_contains:
 *
 * Whether @a has every record of @b.
 */
gboolean notanda_snapshot_contains (NotandaSnapshot *a,
                                    NotandaSnapshot *b);

G_END_DECLS

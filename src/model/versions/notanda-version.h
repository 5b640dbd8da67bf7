/* notanda-version.h: a newer version of an article, with the annotations of the older one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"
#include "model/versions/notanda-alignment.h"

G_BEGIN_DECLS

/* The work state of an annotation that was carried over though its words changed. */
#define NOTANDA_STATE_TO_CHECK "to-check"

/**
 * NotandaCarried:
 * @old_slot: in the older document
 * @new_slot: in the newer one; %NOTANDA_NO_SLOT where it is lost
 * @old_words: (nullable): what it was about, pieces joined by " … "; %NULL where
 *   the words are the same
 * @new_words: (nullable): what it is about now; %NULL likewise, and where it is lost
 *
 * What became of one annotation.
 */
typedef struct
{
  guint32        old_slot;
  guint32        new_slot;
  NotandaAligned state;
  char          *old_words;
  char          *new_words;
} NotandaCarried;

/**
 * NotandaVersionReport:
 * @carried: (element-type NotandaCarried): the older document's visible
 *   annotations, in its text order
 * @alignment: of both texts
 * @differences: (element-type NotandaTextDifference): those of the texts
 * @n_lost_links: links that had to be left out because their target is lost
 */
typedef struct
{
  GPtrArray        *carried;
  NotandaAlignment *alignment;
  GArray           *differences;
  guint             n_same;
  guint             n_changed;
  guint             n_lost;
  guint             n_lost_links;
} NotandaVersionReport;

void notanda_version_report_free (NotandaVersionReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaVersionReport, notanda_version_report_free)

/**
 * notanda_version_new:
 * @old: stays as it is
 * @old_name: (nullable): the base name of its file
 * @reading: the newer text
 * @report: (out) (transfer full): what became of each annotation
 *
 * A new document that replaces @old. It has @reading's metadata, but those that
 * were corrected in @old, whose corrections are carried as one step, as are the
 * kinds of blocks whose words stayed; @old's tag set; and its annotations:
 *
 * - Where the words stayed, the annotation is carried with all that is visible of
 *   it and with what is in dispute. Only where white space differs, too.
 * - Where some words changed and the place is still known, it is carried and gets
 *   the work state %NOTANDA_STATE_TO_CHECK.
 * - Else it is left out, and so are links to it.
 *
 * A carried annotation's id is notanda_version_get_id(); authors, times and logical
 * times are those it had. So two people who make the same correction make the same
 * records, and a merge doubles nothing.
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_REFUSED where the text is
 *   the same
 */
NotandaDocument *notanda_version_new (NotandaDocument       *old,
                                      const char            *old_name,
                                      const NotandaReading  *reading,
                                      NotandaIdentity       *identity,
                                      NotandaVersionReport **report,
                                      GError               **error);

/* The id of an annotation that was carried to another article: the first 16 bytes
 * of the SHA-256 of "notanda:carried:", the old id, and the article's hash. */
void notanda_version_get_id (const NotandaId   *old,
                             const NotandaHash *article,
                             NotandaId         *out);

/**
 * notanda_version_report:
 * @old: stays as it is
 * @new: the text of a newer version, however that came into being
 *
 * Returns: (transfer full): what would become of @old's annotations if the newer version were made of it now; slots of the newer document
 *   are no real ones; %NULL with %NOTANDA_ERROR_REFUSED where the texts are the same
 */
NotandaVersionReport *notanda_version_report (NotandaDocument *old,
                                              NotandaArticle *new,
                                              GError **error);

G_END_DECLS

/* notanda-intake.h: an address in, a saved document out
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/notanda-open.h"
#include "model/versions/notanda-version.h"
#include "net/notanda-fetch.h"

G_BEGIN_DECLS

/**
 * NotandaIntakeOptions:
 * @fetch: how to ask for it
 * @load: how to read it; its name, address and content type aren't looked at
 * @client: (nullable): keeps the helper process for the next page
 * @folder: (nullable) (type filename): where to look for documents made of the same page; %NULL for the drafts folder
 * @any_page: make a document of a page too that doesn't look like an article
 * @progress: (nullable): of fetching
 */
typedef struct
{
  NotandaFetchOptions  fetch;
  NotandaLoadOptions   load;
  NotandaLoaderClient *client;
  const char          *folder;
  gboolean             any_page;
  NotandaFetchProgress progress;
  gpointer             progress_data;
} NotandaIntakeOptions;

/**
 * NotandaIntake:
 * @document: (nullable):
 * @file: (nullable): where @document is saved
 * @notice: (nullable): what the user should know, for people
 * @loaded: (nullable): what the page holds, also where no document was made of it: kind, choices, items, links
 * @replaced: (nullable) (type filename): the document of which @document is a newer version
 * @report: (nullable): what became of the annotations of @replaced
 * @trouble: with an error of fetching
 */
typedef struct
{
  NotandaDocument      *document;
  NotandaDocumentFile  *file;
  char                 *notice;
  NotandaLoaded        *loaded;
  char                 *replaced;
  NotandaVersionReport *report;
  NotandaFetchTrouble   trouble;
} NotandaIntake;

void notanda_intake_clear (NotandaIntake *intake);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaIntake, notanda_intake_clear)

/* Both block, and are safe in a worker. */

/**
 * notanda_intake_load:
 * @trouble: (out caller-allocates) (optional): as for notanda_fetch()
 *
 * Fetches and reads, and makes nothing of it yet. The metadata have the address the page came from in the end; the notices
 * say what was cut. What the page links to is offered in its links and never followed.
 *
 * Returns: (transfer full): %NULL with the errors of notanda_fetch() and notanda_load_bytes()
 */
NotandaLoaded *notanda_intake_load (const char                 *address,
                                    const NotandaIntakeOptions *options,
                                    NotandaFetchTrouble        *trouble,
                                    GCancellable               *cancellable,
                                    GError                    **error);

/**
 * notanda_intake_address:
 * @intake: (out caller-allocates): clear it in any case
 *
 * The same, and makes a document of it, saved in the drafts folder. A page that a document was made of already opens that;
 * if its text is another one now, a new version is saved beside the document, with the annotations whose words stayed.
 *
 * Returns: %FALSE with the errors of notanda_intake_load(), %NOTANDA_ERROR_CHOICE where there are several articles, those of
 *   notanda_open_loaded(), or %NOTANDA_ERROR_REFUSED where the page is none (without @any_page); @loaded tells the kind
 */
gboolean notanda_intake_address (const char                 *address,
                                 const NotandaIntakeOptions *options,
                                 NotandaIdentity            *identity,
                                 NotandaIntake              *intake,
                                 GCancellable               *cancellable,
                                 GError                    **error);

/**
 * notanda_intake_correct:
 * @old: not to be changed until this returns
 * @path: (type filename): where @old is saved
 * @text: UTF-8: what its article should say
 * @intake: (out caller-allocates): clear it in any case
 *
 * Makes a new version with that text, what is known about the article, and the annotations whose words stayed, and
 * saves it beside the old one. Blocking, too.
 *
 * Returns: %FALSE with the errors of notanda_version_new(), of loading text and of saving
 */
gboolean notanda_intake_correct (NotandaDocument *old,
                                 const char      *path,
                                 GBytes          *text,
                                 NotandaIdentity *identity,
                                 NotandaIntake   *intake,
                                 GCancellable    *cancellable,
                                 GError         **error);

G_END_DECLS

/* notanda-intake.h: an address or a file in, a saved document out
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "intake/notanda-intake-index.h"
#include "load/notanda-open.h"
#include "model/versions/notanda-version.h"
#include "net/notanda-polite.h"

G_BEGIN_DECLS

/**
 * NotandaIntakeOptions:
 * @fetch: how to ask for it
 * @polite: (nullable): for one of a list: it waits its turn, and asks the site's rules first
 * @load: how to read it; its name, address and content type aren't looked at
 * @client: (nullable): keeps the helper process for the next page
 * @folder: (nullable) (type filename): where to look for documents made of the same page; %NULL for the drafts folder
 * @index: (nullable): knows the documents of @folder, for the next page too
 * @path: (nullable) (type filename): where a new document goes, with a number if that is taken; %NULL for the drafts folder
 * @is_exact: no other name than @path will do for a document that is no new version
 * @any_page: make a document of a page too that doesn't look like an article
 * @progress: (nullable): of fetching
 */
typedef struct
{
  NotandaFetchOptions  fetch;
  NotandaPolite       *polite;
  NotandaLoadOptions   load;
  NotandaLoaderClient *client;
  const char          *folder;
  NotandaIntakeIndex  *index;
  const char          *path;
  gboolean             is_exact;
  gboolean             any_page;
  NotandaFetchProgress progress;
  gpointer             progress_data;
} NotandaIntakeOptions;

/**
 * NotandaIntake:
 * @document: (nullable):
 * @file: (nullable): where @document is saved
 * @notice: (nullable): what the user should know, for people
 * @path: (nullable) (type filename): where @document is to be saved, if it wasn't there already
 * @is_known: @document was there already, with the same text, or with more of it where the page broke off this time
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
  char                 *path;
  gboolean              is_known;
  NotandaLoaded        *loaded;
  char                 *replaced;
  NotandaVersionReport *report;
  NotandaFetchTrouble   trouble;
} NotandaIntake;

void notanda_intake_clear (NotandaIntake *intake);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaIntake, notanda_intake_clear)

/* All of these block, and are safe in a worker. */

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
 * notanda_intake_check_page:
 * @name: of it, for people
 *
 * Returns: %FALSE with %NOTANDA_ERROR_REFUSED where @loaded is no article, but a list, an error message, a login, or a page
 *   that a script makes or that leads on to another
 */
gboolean notanda_intake_check_page (NotandaLoaded *loaded,
                                    const char    *name,
                                    GError       **error);

/**
 * notanda_intake_address:
 * @intake: (out caller-allocates): clear it in any case
 *
 * The same, and makes a document of it, saved in the drafts folder. A page that a document was made of already opens that;
 * if its text is another one now, a new version is saved beside the document, with the annotations whose words stayed.
 *
 * Returns: %FALSE with the errors of notanda_intake_load(), %NOTANDA_ERROR_CHOICE where there are several articles, those of
 *   notanda_open_loaded(), or %NOTANDA_ERROR_REFUSED where the page is none, or broke off after its first words (without @any_page); @loaded tells the kind
 */
gboolean notanda_intake_address (const char                 *address,
                                 const NotandaIntakeOptions *options,
                                 NotandaIdentity            *identity,
                                 NotandaIntake              *intake,
                                 GCancellable               *cancellable,
                                 GError                    **error);

/**
 * notanda_intake_reread:
 * @draft: a document without annotations
 * @file: where @draft is saved
 * @address: where its page is
 * @options: how to fetch and read it now; the rest isn't looked at
 * @intake: (out caller-allocates): clear it in any case
 *
 * Fetches the page once more, since what was sent isn't kept, and puts the new reading in the draft's place, on disk too. The
 * caller replaces @draft, which is left as it was, by what is made. A page that doesn't look like an article never takes its
 * place, as that which asks for consent or a login (without @any_page).
 *
 * Returns: %FALSE with the errors of notanda_intake_address() and notanda_open_reread()
 */
gboolean notanda_intake_reread (NotandaDocument            *draft,
                                const NotandaDocumentFile  *file,
                                const char                 *address,
                                const NotandaIntakeOptions *options,
                                NotandaIntake              *intake,
                                GCancellable               *cancellable,
                                GError                    **error);

/**
 * notanda_intake_dup_address:
 *
 * Returns: (transfer full) (nullable): where the page was fetched that @document was made of; %NULL where it came from
 *   elsewhere, as from a web archive, whatever address that has for it
 */
char *notanda_intake_dup_address (NotandaDocument *document);

/**
 * notanda_intake_file:
 * @path: (type filename): as for notanda_open_path()
 * @opening: (nullable): what becomes of an article whose name is taken is not looked at
 * @intake: (out caller-allocates): clear it in any case
 *
 * Opens as notanda_open_path() does; but if the text is another one than when a document was made of the file, a new
 * version is saved beside that, with the annotations whose words stayed.
 *
 * Returns: %FALSE with the errors of notanda_open_path()
 */
gboolean notanda_intake_file (const char      *path,
                              NotandaOpening  *opening,
                              NotandaIdentity *identity,
                              NotandaIntake   *intake,
                              GCancellable    *cancellable,
                              GError         **error);

/**
 * notanda_intake_prepare:
 * @reading: gets the time of loading
 * @options: only what says where documents are and go is looked at. @folder wants an @index; without a folder only documents
 *   are looked at that are called as @path is, or so with a number
 * @intake: initialised; its notice is added to. Clear it in any case
 *
 * The last part of it, for what was read already: opens the document of the same page or file that has this text; or makes
 * a new version of the one that has another; or a new document. What is made has a path then, which nobody else gets who has
 * the same @index, and is to be saved next, in any thread; a document that is known has a file.
 *
 * Returns: %FALSE with %NOTANDA_ERROR_REFUSED where @path is taken and no other name will do; %TRUE without a document
 *   where there is none, and no @path
 */
gboolean notanda_intake_prepare (NotandaReading             *reading,
                                 const NotandaIntakeOptions *options,
                                 NotandaIdentity            *identity,
                                 NotandaIntake              *intake,
                                 GCancellable               *cancellable,
                                 GError                    **error);

/* Saves what was prepared with the same @options. */
gboolean notanda_intake_save (NotandaIntake              *intake,
                              const NotandaIntakeOptions *options,
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
 * saves it beside the old one.
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

/**
 * notanda_intake_open_replaced:
 * @path: (type filename): where a newer version is saved
 * @article: the text it replaces, and
 * @name: (nullable): the name the older one's file had: both of notanda_document_get_replaced()
 *
 * Looks beside the newer version: first at the file of that name, then at all, by their first bytes.
 *
 * Returns: (transfer full): %NULL with G_IO_ERROR_NOT_FOUND, or an error of opening
 */
NotandaDocument *notanda_intake_open_replaced (const char        *path,
                                               const NotandaHash *article,
                                               const char        *name,
                                               NotandaIdentity   *identity,
                                               GCancellable      *cancellable,
                                               GError           **error);

G_END_DECLS

/* notanda-corpus-listing.h: the documents of a corpus, and what came of them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/notanda-id.h"

G_BEGIN_DECLS

/* How many annotations there are of a type, as they name it: a type that was merged is resolved by who shows them. */
typedef struct
{
  NotandaId type;
  guint     n;
} NotandaTypeCount;

/**
 * NotandaTagUse:
 * @element: an attribute, or a role, as the annotations name it
 * @value: a choice; "" for values of all other kinds, and for a role
 * @n: of visible annotations that have it, or of their links
 */
typedef struct
{
  NotandaId element;
  char     *value;
  guint     n;
} NotandaTagUse;

NotandaTagUse *notanda_tag_use_new (const NotandaId *element,
                                    const char      *value,
                                    guint            n);
void           notanda_tag_use_free (NotandaTagUse *use);

/* Tells a version of a file from any other without reading it. */
typedef struct
{
  guint64 inode;
  gint64  size;       /* bytes */
  gint64  changed_ns; /* content, since 1970 */
  gint64  touched_ns; /* content, name or mode */
} NotandaCorpusStamp;

/**
 * NotandaListedDocument:
 * @path: (type filename): below the corpus' folder
 * @article: the hash of its text; zeros where it can't be read
 * @title: (nullable), and @byline, @outlet, @date: what is known about the article
 * @counts: (element-type NotandaTypeCount): of visible annotations, by type, ascending
 * @uses: (element-type NotandaTagUse): of attributes and roles by visible annotations
 * @n_differences: between people, that nobody has settled
 * @authors: (array zero-terminated=1): who wrote anything in it, sorted
 * @tags: (nullable) (element-type NotandaId): elements of its tag set that aren't built in; only where it was
 *   read for this listing
 * @damage: (nullable): why it can't be read, or not all of it, for people
 *
 * What a list shows of a document. Immutable, reference counted, for any thread.
 */
typedef struct
{
  char              *path;
  NotandaCorpusStamp stamp;
  NotandaHash        article;
  char              *title;
  char              *byline;
  char              *outlet;
  char              *date;
  GArray            *counts;
  GPtrArray         *uses;
  guint              n_annotations;
  guint              n_differences;
  gboolean           is_draft;
  char             **authors;
  GArray            *tags;
  char              *damage;
} NotandaListedDocument;

/* Whether it could be read, or as much of it as tells which article it is of. */
gboolean notanda_listed_document_has_article (const NotandaListedDocument *document);

NotandaListedDocument *notanda_listed_document_new (const char *path);

/* A new one, of which no annotations and authors are known. */
void notanda_listed_document_set_empty (NotandaListedDocument *document);

/* Of an article that is in the corpus, and of which there is no file here: its path is a slash and the article's hash, as no path below a folder is. */
NotandaListedDocument *notanda_listed_document_new_absent (const NotandaHash *article);
NotandaListedDocument *notanda_listed_document_ref (NotandaListedDocument *document);
void                   notanda_listed_document_unref (NotandaListedDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaListedDocument, notanda_listed_document_unref)

/**
 * NotandaCorpusListing:
 * @documents: (element-type NotandaListedDocument): by the bytes of their paths
 * @originals: (element-type guint): beside @documents: the number of the one that counts for its article, which
 *   is its own number unless it is a copy
 * @inner: (element-type filename): folders in it that are corpora of their own, and no part of this one
 * @failures: (element-type GError): of folders that can't be read, each naming the folder
 * @unsaved: (element-type filename): documents beside which a save that died, or one that is going on, has something
 * @n_read: how many files had to be read for it
 *
 * A corpus' documents at one moment. Immutable, reference counted, for any thread.
 */
typedef struct
{
  GPtrArray *documents;
  GArray    *originals;
  GPtrArray *inner;
  GPtrArray *failures;
  GPtrArray *unsaved;
  guint      n_read;
} NotandaCorpusListing;

/* Filled in by who makes it, and then notanda_corpus_listing_finish(). */
NotandaCorpusListing *notanda_corpus_listing_new (void);
void                  notanda_corpus_listing_finish (NotandaCorpusListing *listing);
NotandaCorpusListing *notanda_corpus_listing_ref (NotandaCorpusListing *listing);
void                  notanda_corpus_listing_unref (NotandaCorpusListing *listing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaCorpusListing, notanda_corpus_listing_unref)

gboolean notanda_corpus_stamp_equal (const NotandaCorpusStamp *a,
                                     const NotandaCorpusStamp *b);

/* Whether a document is a second file of an article. */
gboolean notanda_corpus_listing_is_copy (NotandaCorpusListing *listing,
                                         guint                 i);

/**
 * notanda_corpus_list:
 * @root: (type filename): the corpus' folder
 * @id: the corpus'
 * @known: (nullable): an earlier listing of it; %NULL for the one that the user's cache has
 *
 * Looks at the names and stamps of all files, and reads those that are new or another version, with as many
 * threads as there are processors. What is hidden isn't read, links to folders aren't followed. What was
 * found out is kept in the cache; it is done without where that can't be used. Blocks; safe in a worker.
 *
 * Returns: (transfer full): %NULL where @root can't be read, or if cancelled
 */
NotandaCorpusListing *notanda_corpus_list (const char           *root,
                                           const NotandaId      *id,
                                           NotandaCorpusListing *known,
                                           GCancellable         *cancellable,
                                           GError              **error);

/* The same without the cache. @known: (nullable) */
NotandaCorpusListing *notanda_corpus_scan (const char           *root,
                                           NotandaCorpusListing *known,
                                           GCancellable         *cancellable,
                                           GError              **error);

typedef enum
{
  NOTANDA_CORPUS_ADDED,   /* no @before */
  NOTANDA_CORPUS_CHANGED, /* the same article at the same path, in another version */
  NOTANDA_CORPUS_MOVED,   /* the same article at another path, perhaps in another version */
  NOTANDA_CORPUS_REMOVED, /* no @after: it is only not kept here */
} NotandaCorpusChangeKind;

typedef struct
{
  NotandaCorpusChangeKind      kind;
  const NotandaListedDocument *before; /* borrowed from the listings */
  const NotandaListedDocument *after;
} NotandaCorpusChange;

/**
 * notanda_corpus_listing_compare:
 *
 * What was done to the files between two listings: changed and removed ones by their old path, then those that
 * are new by their new one.
 *
 * Returns: (transfer full) (element-type NotandaCorpusChange)
 */
GArray *notanda_corpus_listing_compare (NotandaCorpusListing *before,
                                        NotandaCorpusListing *after);

G_END_DECLS

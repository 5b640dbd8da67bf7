/* notanda-document.h: an article with its annotations, and every change to them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/notanda-annotation.h"
#include "model/notanda-article.h"
#include "model/notanda-identity.h"
#include "model/notanda-packed.h"
#include "model/notanda-snapshot.h"
#include "model/notanda-span-set.h"
#include "model/notanda-tag-set.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_DOCUMENT (notanda_document_get_type ())

G_DECLARE_FINAL_TYPE (NotandaDocument, notanda_document, NOTANDA, DOCUMENT, GObject)

/**
 * NotandaDocument:
 *
 * A document's state is a set of immutable records; what one sees is a pure
 * function of that set. Every change made here is a step of the history, and
 * undoing one writes new records. For the main thread; workers get snapshots.
 *
 * An annotation goes by its slot, a number that stays while the document is
 * open. Slots of deleted annotations stay too, since undo brings them back.
 *
 * Signal "changed" (document, const NotandaChange *): once after each step,
 * undo, redo or merge. Signal "history-changed" (document): whenever what
 * undo or redo would do has changed.
 */

/**
 * NotandaChange:
 * @ranges: (element-type NotandaRange): code points where spans came, went or
 *   look different; not merged, not sorted
 * @slots: (element-type guint32): annotations touched, each once
 * @position: @removed heads from here on were replaced by @added ones, as
 * @removed: numbered in text order by the span set
 * @added:
 * @everything: the tag set, the article's metadata or blocks changed as well
 *
 * What one "changed" signal is about.
 */
typedef struct
{
  GArray  *ranges;
  GArray  *slots;
  guint    position;
  guint    removed;
  guint    added;
  gboolean everything;
} NotandaChange;

/**
 * notanda_document_new:
 * @reading: an article with what its loader made of it
 *
 * A new document whose first records are @reading's blocks and metadata.
 */
NotandaDocument *notanda_document_new (const NotandaReading *reading,
                                       NotandaIdentity      *identity);

/**
 * notanda_document_new_packed:
 * @packed: checked tables, as a file holds them
 *
 * Nothing is copied, and nothing is allocated for each annotation.
 */
NotandaDocument *notanda_document_new_packed (NotandaPacked   *packed,
                                              NotandaIdentity *identity);

NotandaArticle  *notanda_document_get_article (NotandaDocument *document);
NotandaTagSet   *notanda_document_get_tag_set (NotandaDocument *document);
NotandaIdentity *notanda_document_get_identity (NotandaDocument *document);
NotandaSpanSet  *notanda_document_get_spans (NotandaDocument *document);

/**
 * notanda_document_set_corpus:
 * @corpus: (nullable): the corpus that the document is in, itself kept as a document
 *
 * From now on an element of the tag set that the corpus has, the built-in ones among
 * them, is shown as it is there, whatever records the document has of it; one that only
 * the document has stays as it is. So what one sees is a function of both sets of records. The
 * document's records are as before; the next step takes those of the corpus' tag set
 * along, so that the document is whole without its corpus.
 *
 * A later change of the corpus is a "changed" of the document, with @everything, and
 * leaves its serial as it is.
 */
void notanda_document_set_corpus (NotandaDocument *document,
                                  NotandaDocument *corpus);

/* Returns: (transfer none) (nullable) */
NotandaDocument *notanda_document_get_corpus (NotandaDocument *document);

/* Takes along at once what the next step would: for a copy that leaves the corpus. No change that is told. */
void notanda_document_take_corpus_tags (NotandaDocument *document);

/**
 * notanda_document_take_tags:
 * @from: a document that comes into the corpus @document
 *
 * Takes in the types, attributes and roles that @document doesn't have, by their
 * records. What it has stays as it is.
 *
 * Returns: whether there were any
 */
gboolean notanda_document_take_tags (NotandaDocument *document,
                                     NotandaDocument *from);

/* For what is changed from now on: the same installation, under another name. */
void notanda_document_set_identity (NotandaDocument *document,
                                    NotandaIdentity *identity);

/* Borrowed until the document changes; %NULL where it isn't known. */
const char *notanda_document_get_meta (NotandaDocument *document,
                                       NotandaMeta      meta);

/* Where the loader found the value, as in "json-ld"; %NULL where that isn't known,
 * or the value was corrected. Borrowed likewise. */
const char *notanda_document_get_meta_from (NotandaDocument *document,
                                            NotandaMeta      meta);

/* Whether a person wrote the value, or took it away. */
gboolean notanda_document_is_meta_corrected (NotandaDocument *document,
                                             NotandaMeta      meta);

/* In text order; corrections by records are in them. */
const NotandaBlock *notanda_document_get_blocks (NotandaDocument *document,
                                                 guint           *n_blocks);

/* Whether a person chose the kind of the block with this number. */
gboolean notanda_document_is_block_corrected (NotandaDocument *document,
                                              guint            i);

/**
 * notanda_document_get_left_out:
 *
 * What the page has beside the text. It stays on this machine: a document that
 * came by sync has none.
 *
 * Returns: (transfer none) (element-type NotandaLeftOutBlock): by position;
 *   notanda-left-out.h describes them
 */
GPtrArray *notanda_document_get_left_out (NotandaDocument *document);

/* No annotation was ever made, nor was it said to be done: the text may still
 * be read in another way. */
gboolean notanda_document_is_draft (NotandaDocument *document);

/**
 * notanda_document_fix:
 *
 * "Done": ends a draft without an annotation. Its text is fixed then, for good and
 * for everybody it reaches, so this is no step and can't be undone: what is wrong
 * in the text later is put right by a new version.
 */
void notanda_document_fix (NotandaDocument *document);

/**
 * notanda_document_get_replaced:
 * @article: (out) (optional): the hash of the older version's text
 * @name: (out) (optional) (transfer none): the name of its file when this version
 *   was made, or ""; no path, and not to be trusted: look at the hash
 *
 * Returns: %FALSE where this is no newer version of another article
 */
gboolean notanda_document_get_replaced (NotandaDocument *document,
                                        NotandaHash     *article,
                                        const char     **name);

/**
 * notanda_document_is_read_from:
 * @text: the hash of a text as a reader gave it
 *
 * Whether the document is about that text, or about what a person made of it by
 * taking blocks in and out: the same page again is then the same document.
 */
gboolean notanda_document_is_read_from (NotandaDocument   *document,
                                        const NotandaHash *text);

/* @text: (out): the hash of the text as its source gave it. */
void notanda_document_get_read (NotandaDocument *document,
                                NotandaHash     *text);

/* Not a step: the same text came whole this time, so its end isn't missing as NOTANDA_META_TRUNCATED says.
 * Returns: whether it said so */
gboolean notanda_document_set_whole (NotandaDocument *document);

/* Not a step: a document is a newer version from its beginning. */
void notanda_document_set_replaced (NotandaDocument   *document,
                                    const NotandaHash *article,
                                    const char        *name);

/* Visible annotations. */
guint notanda_document_get_n_annotations (NotandaDocument *document);

typedef struct
{
  char *name; /* as it stands in records; may be "" */
  guint n_annotations;
} NotandaAuthor;

void notanda_author_free (NotandaAuthor *author);

/* Returns: (transfer full) (element-type NotandaAuthor): who made the visible annotations, by name;
 *   a look at each of them */
GPtrArray *notanda_document_list_authors (NotandaDocument *document);

/* Slots run from 0; some may be deleted. For going over all in no order. */
guint32 notanda_document_get_n_slots (NotandaDocument *document);

/**
 * notanda_document_read:
 * @out: an initialised buffer
 *
 * Returns: %FALSE, with @out holding but its slot and id, where the annotation is deleted
 */
gboolean notanda_document_read (NotandaDocument   *document,
                                guint32            slot,
                                NotandaAnnotation *out);

/* Finds deleted annotations too. */
gboolean notanda_document_find (NotandaDocument *document,
                                const NotandaId *id,
                                guint32         *slot);
gboolean notanda_document_is_visible (NotandaDocument *document,
                                      guint32          slot);

/**
 * notanda_document_list_linking:
 * @out: (element-type guint32): emptied first; slots of the visible annotations
 *   with a link to @slot, ascending, each once
 *
 * The first call looks once at each record, a later one at those that are new.
 */
void notanda_document_list_linking (NotandaDocument *document,
                                    guint32          slot,
                                    GArray          *out);

/**
 * NotandaDifference:
 * @kind: of its records: SET for an annotation, ARTICLE, TAG_SET or CORPUS
 * @subject: what the records are about
 * @slot: the annotation, or %NOTANDA_NO_SLOT
 * @field: which of its fields
 * @values: (element-type GBytes): as #NotandaValue bytes, the shown one first
 * @authors: (element-type utf8): who set each of them
 * @times: (element-type gint64): and when, for display only
 * @edited_while_deleted: no values: one side worked on it, the other deleted it; @authors
 *   are these two
 */
typedef struct
{
  NotandaRecordKind kind;
  NotandaId         subject;
  guint32           slot;
  NotandaId         field;
  GPtrArray        *values;
  GPtrArray        *authors;
  GArray           *times;
  gboolean          edited_while_deleted;
} NotandaDifference;

void notanda_difference_free (NotandaDifference *difference);

/* Returns: (transfer full) (element-type NotandaDifference) */
GPtrArray *notanda_document_list_differences (NotandaDocument *document);

/**
 * notanda_document_settle:
 * @difference: one of several values
 * @i: which of them holds from now on
 *
 * Settles it in one step, which can be undone. A note stays that of who wrote it.
 *
 * Returns: %FALSE with %NOTANDA_ERROR_REFUSED where there is nothing to settle
 *   any more
 */
gboolean notanda_document_settle (NotandaDocument         *document,
                                  const NotandaDifference *difference,
                                  guint                    i,
                                  const char              *label,
                                  GError                 **error);

/* Whether all values can hold beside each other: two notes, two links, two pieces of
 * free text about an annotation. */
gboolean notanda_difference_has_both (const NotandaDifference *difference);

/**
 * notanda_document_settle_both:
 * @difference: where notanda_difference_has_both()
 *
 * All values hold from now on: notes and links each by itself, text as lines below each
 * other. Two people who choose so make the same of it.
 */
gboolean notanda_document_settle_both (NotandaDocument         *document,
                                       const NotandaDifference *difference,
                                       const char              *label,
                                       GError                 **error);

/* The text of both, as it would be. (transfer full) (nullable): %NULL where they aren't text */
char *notanda_difference_dup_both (const NotandaDifference *difference);

/* The same for an annotation that one side deleted while the other worked on it. */
gboolean notanda_document_settle_deletion (NotandaDocument         *document,
                                           const NotandaDifference *difference,
                                           gboolean                 keep,
                                           const char              *label,
                                           GError                 **error);

/*
 * Steps. All changes between begin and end are one step, undone at once, and
 * one "changed" signal. They nest; the outermost gives the label. Each of the
 * calls below is a step by itself where none was begun.
 */
void notanda_document_begin_step (NotandaDocument *document,
                                  const char      *label);
void notanda_document_end_step (NotandaDocument *document);

/**
 * NotandaNewAnnotation:
 * @id: (nullable): the id it must have; %NULL for a fresh one
 * @fragments: in text order, not overlapping, inside the text; touching ones stay two
 * @rule: (nullable)
 * @author: (nullable): who made it, where that isn't the identity's author
 * @created: microseconds since 1970; 0 for now
 */
typedef struct
{
  const NotandaId        *id;
  NotandaId               type;
  const NotandaRange     *fragments;
  guint                   n_fragments;
  const NotandaAttribute *attributes;
  guint                   n_attributes;
  NotandaOrigin           origin;
  const char             *rule;
  const char             *author;
  gint64                  created;
} NotandaNewAnnotation;

/**
 * notanda_document_add:
 * @label: the step's name as the user reads it, such as "Mark as Quote"
 *
 * Returns: %FALSE with %NOTANDA_ERROR_INVALID where the fragments are none,
 *   out of order, or outside the text, or the id is taken
 */
gboolean notanda_document_add (NotandaDocument            *document,
                               const NotandaNewAnnotation *what,
                               const char                 *label,
                               guint32                    *slot,
                               GError                    **error);

/* Each writes nothing where the value is the same already, or the annotation is
 * deleted. A link or note is an
 * element with an id of its own: @id with zeros asks for a fresh one and gets it. */
void     notanda_document_set_type (NotandaDocument *document,
                                    guint32          slot,
                                    const NotandaId *type,
                                    const char      *label);
void     notanda_document_set_state (NotandaDocument *document,
                                     guint32          slot,
                                     const char      *state,
                                     const char      *label);
gboolean notanda_document_set_fragments (NotandaDocument    *document,
                                         guint32             slot,
                                         const NotandaRange *fragments,
                                         guint               n_fragments,
                                         const char         *label,
                                         GError            **error);
void     notanda_document_set_attribute (NotandaDocument    *document,
                                         guint32             slot,
                                         const NotandaId    *attribute,
                                         const NotandaValue *value,
                                         const char         *label);
void     notanda_document_set_link (NotandaDocument   *document,
                                    guint32            slot,
                                    const NotandaLink *link,
                                    NotandaId         *id,
                                    const char        *label);
void     notanda_document_set_note (NotandaDocument *document,
                                    guint32          slot,
                                    const char      *kind,
                                    const char      *text,
                                    NotandaId       *id,
                                    const char      *label);
void     notanda_document_take_note (NotandaDocument   *document,
                                     guint32            slot,
                                     const NotandaNote *note, /* with its author and time, if it has them */
                                     NotandaId         *id,
                                     const char        *label);
void     notanda_document_remove_element (NotandaDocument *document,
                                          guint32          slot,
                                          const NotandaId *element,
                                          const char      *label);
void     notanda_document_remove (NotandaDocument *document,
                                  guint32          slot,
                                  const char      *label);
void     notanda_document_set_meta (NotandaDocument *document,
                                    NotandaMeta      meta,
                                    const char      *value,
                                    const char      *label);
void     notanda_document_set_block_kind (NotandaDocument *document,
                                          guint            i, /* its number among the blocks */
                                          guint            kind,
                                          guint            level, /* of a heading */
                                          const char      *label);
void     notanda_document_set_tag_property (NotandaDocument    *document,
                                            const NotandaId    *element,
                                            NotandaTagProperty  property,
                                            const NotandaValue *value,
                                            const char         *label);

/*
 * History. Labels are borrowed, %NULL where there is nothing to undo or redo.
 */
const char *notanda_document_get_undo_label (NotandaDocument *document);
const char *notanda_document_get_redo_label (NotandaDocument *document);

/* All steps by number, the oldest first: those below the number of done ones can
 * be undone, the others redone. A label stays while the document lives, or its
 * step is dropped because another one was made in its place. */
guint       notanda_document_get_n_steps (NotandaDocument *document);
guint       notanda_document_get_n_done_steps (NotandaDocument *document);
const char *notanda_document_get_step_label (NotandaDocument *document,
                                             guint            number);

/**
 * notanda_document_undo:
 *
 * Takes the last step back by new records. A field that somebody else changed
 * since then is left as it is; the step counts as undone.
 *
 * Returns: %FALSE with %NOTANDA_ERROR_REFUSED, saying why, where some or all of
 *   the step could not be taken back
 */
gboolean notanda_document_undo (NotandaDocument *document,
                                GError         **error);
gboolean notanda_document_redo (NotandaDocument *document,
                                GError         **error);

/**
 * NotandaMergeResult:
 * @records: records that were new here
 * @annotations: how many of them created one
 */
typedef struct
{
  guint records;
  guint annotations;
} NotandaMergeResult;

/**
 * notanda_document_merge:
 * @other: the same article's state, from wherever
 *
 * Union of records. The order of merges makes no difference, and merging twice
 * none either. Not a step: others' work is not undone here.
 *
 * Returns: %FALSE with %NOTANDA_ERROR_OTHER_ARTICLE where the texts differ
 */
gboolean notanda_document_merge (NotandaDocument    *document,
                                 NotandaSnapshot    *other,
                                 NotandaMergeResult *result,
                                 GError            **error);

/**
 * notanda_document_snapshot:
 *
 * Returns: (transfer full): the state as it is now, for a worker. Costs one
 *   reference for each record made since the document was opened.
 */
NotandaSnapshot *notanda_document_snapshot (NotandaDocument *document);

/**
 * notanda_document_new_snapshot:
 *
 * Another document in the state of @snapshot, for a worker that asks more than records of it. Linear in the records.
 */
NotandaDocument *notanda_document_new_snapshot (NotandaSnapshot *snapshot,
                                                NotandaIdentity *identity);

/* Grows with every change; equal numbers mean equal states. */
guint64 notanda_document_get_serial (NotandaDocument *document);

/* What was damaged in the file and is kept aside; see notanda-packed.h. */
GPtrArray *notanda_document_get_kept_aside (NotandaDocument *document);

G_END_DECLS

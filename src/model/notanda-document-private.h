/* notanda-document-private.h: what the files of the document share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"
#include "model/notanda-registers.h"
#include "model/notanda-slot-index.h"

G_BEGIN_DECLS

/* What records can be about; each has its own table of subjects. */
typedef enum
{
  NOTANDA_ABOUT_ANNOTATION,
  NOTANDA_ABOUT_ARTICLE,
  NOTANDA_ABOUT_TAG_SET,
  NOTANDA_ABOUT_CORPUS,
  NOTANDA_N_ABOUT
} NotandaAbout;

struct _NotandaDocument
{
  GObject parent_instance;

  NotandaPacked   *base;
  NotandaIdentity *identity;
  NotandaTagSet   *tag_set;
  NotandaDocument *corpus; /* whose tag set goes first, or NULL */
  gulong           corpus_changed;
  guint64          corpus_serial; /* of the corpus when its tag set's records were last taken */

  /* Slots: the base's rows first, then creations made or merged since. */
  guint32          n_base;
  GArray          *made; /* (element-type guint32): numbers of known records */
  NotandaSlotIndex slots;
  GHashTable      *shadowed; /* slots whose id another creation has too */
  gboolean         is_plain; /* none is, and no later record is about an annotation */

  GArray     *known;                     /* (element-type NotandaKnown): all but the base's rows */
  GHashTable *by_hash;                   /* NotandaHash -> number in known + 1 */
  GPtrArray  *added;                     /* (element-type NotandaStored): keeps what isn't in the base */
  GHashTable *subjects[NOTANDA_N_ABOUT]; /* NotandaId -> NotandaSubject */

  guint64 clock;
  guint64 serial;

  GHashTable     *links_to;      /* NotandaId -> GArray of numbers in known; NULL until first asked for */
  guint           n_known_links; /* how many of known it has seen */
  NotandaSpanSet *spans;         /* NULL until first asked for */
  GArray         *blocks;        /* NULL until first asked for */
  GPtrArray      *left_out;      /* NULL until first asked for */

  GPtrArray *steps; /* (element-type NotandaStep): NULL while they are the base's */
  guint      cursor;
  GPtrArray *kept_aside;
  GPtrArray *sections;

  /* While something changes */
  guint        depth;
  NotandaStep *step;
  GHashTable  *before; /* slot -> GArray of NotandaRange, NULL where it wasn't visible */
  gboolean     touched_everything;
  gboolean     has_taken; /* at least one record */
};

/* Without the check of the public function, for loops over a million. */
static inline guint32
notanda_document_count_slots (const NotandaDocument *document)
{
  return document->n_base + document->made->len;
}

void notanda_document_apply_tag_set (NotandaDocument *document);
void notanda_document_get_made_creation (NotandaDocument *document,
                                         guint32          slot,
                                         NotandaCreation *out);

static inline void
notanda_document_get_creation (NotandaDocument *document,
                               guint32          slot,
                               NotandaCreation *out)
{
  if (slot < document->n_base)
    notanda_packed_get_creation (document->base, slot, out);
  else
    notanda_document_get_made_creation (document, slot, out);
}

/* The resolved subject, or %NULL where no later record is about it. */
NotandaSubject *notanda_document_get_subject (NotandaDocument *document,
                                              NotandaAbout     about,
                                              const NotandaId *id);
void            notanda_document_get_creation_hash (NotandaDocument *document,
                                                    guint32          slot,
                                                    NotandaHash     *out);

/* The shown value of a field as value bytes; %FALSE where there is none. */
gboolean notanda_document_get_field (NotandaDocument *document,
                                     NotandaAbout     about,
                                     const NotandaId *subject,
                                     const NotandaId *field,
                                     GByteArray      *out);
gboolean notanda_document_get_fragments (NotandaDocument *document,
                                         guint32          slot,
                                         GArray          *out);

guint32 notanda_document_get_tie (const NotandaId *id);
void    notanda_document_insert_spans (NotandaDocument *document,
                                       guint32          slot,
                                       GArray          *fragments,
                                       guint            from);

/* (element-type NotandaStep) (transfer none): the document's own, to be changed */
GPtrArray *notanda_document_get_steps (NotandaDocument *document);

/* Takes a record in, whoever made it: into tables, not into the history. */
void notanda_document_take (NotandaDocument *document,
                            NotandaStored   *stored);

/* Before and after anything changes; the first "changed" of nested ones wins. */
void notanda_document_start_change (NotandaDocument *document);
void notanda_document_touch (NotandaDocument *document,
                             guint32          slot);
void notanda_document_finish_change (NotandaDocument *document);

/* Writes one new record of one's own; @time 0 is now. */
void notanda_document_write (NotandaDocument  *document,
                             NotandaRecordKind kind,
                             const NotandaId  *subject,
                             const NotandaId  *field,
                             GArray           *parents,
                             const GByteArray *value,
                             const char       *author,
                             gint64            time);

/* One field of one subject, unless it has that value already. */
void notanda_document_set_field (NotandaDocument  *document,
                                 NotandaRecordKind kind,
                                 const NotandaId  *subject,
                                 const NotandaId  *field,
                                 const GByteArray *value,
                                 const char       *author,
                                 gint64            time,
                                 const char       *label);

/* Appends the hashes of a field's heads. */
void notanda_document_list_heads (NotandaDocument *document,
                                  NotandaAbout     about,
                                  const NotandaId *subject,
                                  const NotandaId *field,
                                  GArray          *hashes);
void notanda_document_write_deletion (NotandaDocument *document,
                                      const NotandaId *subject);

/* Appends the hashes of the restorations that no deletion names; @own: of one's
 * own alone. */
void notanda_document_list_restorations (NotandaDocument      *document,
                                         const NotandaSubject *subject,
                                         gboolean              own,
                                         GArray               *hashes);

/* Takes all deletions back that stand, of what is seen all the same. */
void notanda_document_write_restoration (NotandaDocument      *document,
                                         const NotandaSubject *subject);

/* %FALSE where the head is a creation, or has no value that is understood. */
gboolean notanda_document_parse_head (NotandaDocument   *document,
                                      const NotandaHead *head,
                                      NotandaValue      *value);

/* One block as a value of kind BLOCKS has it. */
void notanda_block_write (const NotandaBlock *block,
                          GByteArray         *out);

/* The blocks as the loader found them, with no kind put right. (element-type NotandaBlock) */
GArray *notanda_document_dup_guessed_blocks (NotandaDocument *document);

/* What the loader found, whatever was made of it since; a value that nobody
 * corrected where that isn't known. @from: (out): owned */
char *notanda_document_dup_found (NotandaDocument *document,
                                  NotandaMeta      meta,
                                  char           **from);

NotandaAbout notanda_record_get_about (const NotandaRecord *record);

/* NULL where it hasn't arrived, and for a row of the base. */
const NotandaKnown *notanda_document_find_known (NotandaDocument   *document,
                                                 const NotandaHash *hash);

/* Of the records that @record replaced in its field, the one that was shown then, or with
 * @like the last that has its value; NULL where that was a creation, or nothing. */
const NotandaKnown *notanda_document_find_before (NotandaDocument     *document,
                                                  const NotandaRecord *record,
                                                  const NotandaRecord *like);
void                notanda_document_get_value_before (NotandaDocument     *document,
                                                       const NotandaRecord *record,
                                                       GByteArray          *out);

/* (element-type NotandaRecord): one for each of the values that stood beside each other
 * before @record, the one that was shown last; none where a single record says all. */
GArray *notanda_document_list_before (NotandaDocument     *document,
                                      const NotandaRecord *record);

/**
 * notanda_document_answer:
 * @cited: a record of a step, of one's own
 * @first_new: how many records were known before the first of the step was answered
 *
 * Writes what takes the record back; a step's records are answered from the last to the first.
 *
 * Returns: %FALSE where somebody else has changed the same since
 */
gboolean notanda_document_answer (NotandaDocument         *document,
                                  const NotandaStepRecord *cited,
                                  guint                    first_new);

G_END_DECLS

/* notanda-losses.h: what a format can't hold, counted while writing
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-annotation.h"

G_BEGIN_DECLS

/* Writers count what they leave out or change at the very place where they do
 * it, so the report can't differ from the files. */
typedef enum
{
  NOTANDA_LOSS_LINE_BREAKS,    /* spans cut at line breaks */
  NOTANDA_LOSS_LINKS_NOWHERE,  /* links whose other end isn't in the document */
  NOTANDA_LOSS_LINK_VALUES,    /* attributes of links that have no place */
  NOTANDA_LOSS_VALUES_CONFIG,  /* kept, but not among those brat's menus can offer */
  NOTANDA_LOSS_VALUES_UNKNOWN, /* kinds of values from a later version */
  NOTANDA_LOSS_NOTE_KINDS,     /* kinds of notes that had to be renamed */
  NOTANDA_LOSS_DIFFERENCES,    /* only the value shown is written */
  NOTANDA_LOSS_AUTHORS,        /* annotations whose author, time, origin and id go */
  NOTANDA_LOSS_STATES,         /* annotations whose work state goes */
  NOTANDA_LOSS_NOTE_AUTHORS,   /* the same for notes */
  NOTANDA_LOSS_METADATA,       /* documents whose metadata and blocks go */
  NOTANDA_LOSS_TAG_SET,        /* documents whose labels, colours and guidelines go */
  NOTANDA_LOSS_KEPT_ASIDE,     /* damaged rows */

  NOTANDA_LOSS_LAYERS,     /* annotations of other types than the one written */
  NOTANDA_LOSS_OVERLAPS,   /* annotations that overlap a longer one */
  NOTANDA_LOSS_PIECES,     /* annotations whose pieces aren't held together */
  NOTANDA_LOSS_SENTENCES,  /* annotations cut at sentence ends */
  NOTANDA_LOSS_WORDLESS,   /* annotations without a word */
  NOTANDA_LOSS_LABELS,     /* annotations whose value can't be a label */
  NOTANDA_LOSS_ATTRIBUTES, /* attribute values that have no place */
  NOTANDA_LOSS_LINKS,      /* links that have no place */
  NOTANDA_LOSS_NOTES,      /* notes that have no place */
  NOTANDA_LOSS_NOTE_WORDS, /* notes whose kinds go */
  NOTANDA_LOSS_BLANKS,     /* documents whose blanks and line ends go */
  NOTANDA_LOSS_TEXT,       /* documents whose text goes, but for the words around annotations */
  NOTANDA_N_LOSSES
} NotandaLossKind;

/* So many places are kept of each kind: enough to go through by hand, and the
 * losses of a million documents take no more memory than these. */
#define NOTANDA_LOSSES_MAX_PLACES 1000

/**
 * NotandaLossPlace:
 * @document: the document's name, a GRefString
 * @slot: of the annotation in it, or %NOTANDA_NO_SLOT
 * @range: where in it, code points; empty where it concerns all of it
 */
typedef struct
{
  char        *document;
  guint32      slot;
  NotandaRange range;
} NotandaLossPlace;

typedef struct
{
  guint64 count;
  GArray *places; /* (element-type NotandaLossPlace) (nullable): the first ones */
} NotandaLossCount;

typedef struct
{
  NotandaLossCount counts[NOTANDA_N_LOSSES];
} NotandaLosses;

/**
 * NotandaLoss:
 * @reason: for people, with the count in it: "3 spans cut at line breaks"
 * @places: (element-type NotandaLossPlace): where, in the order of writing: at
 *   least one, at most %NOTANDA_LOSSES_MAX_PLACES; one annotation is one place,
 *   also where it loses several things of this kind
 */
typedef struct
{
  NotandaLossKind kind;
  char           *reason;
  guint64         count;
  GArray         *places;
} NotandaLoss;

void notanda_losses_clear (NotandaLosses *losses);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaLosses, notanda_losses_clear)

/* @annotation: (nullable): the one it is about */
void notanda_losses_add (NotandaLosses           *losses,
                         NotandaLossKind          kind,
                         guint                    count,
                         const char              *document,
                         const NotandaAnnotation *annotation);

/* The same for the words at @range of the annotation at @slot. */
void notanda_losses_add_place (NotandaLosses      *losses,
                               NotandaLossKind     kind,
                               guint               count,
                               const char         *document,
                               guint32             slot,
                               const NotandaRange *range);

/* Adds all of @from, which comes after those of @losses, and empties it. */
void notanda_losses_move (NotandaLosses *losses,
                          NotandaLosses *from);

/* Returns: (transfer full) (element-type NotandaLoss): empty where nothing is lost */
GPtrArray *notanda_losses_list (const NotandaLosses *losses);

void notanda_loss_free (NotandaLoss *loss);

G_END_DECLS

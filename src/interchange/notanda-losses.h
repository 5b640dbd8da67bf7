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
  NOTANDA_N_LOSSES
} NotandaLossKind;

typedef struct
{
  guint64      count;
  char        *document; /* of the first one */
  guint32      slot;     /* in that document; only where @range isn't empty or of an annotation */
  NotandaRange range;    /* code points */
} NotandaLossCount;

typedef struct
{
  NotandaLossCount counts[NOTANDA_N_LOSSES];
} NotandaLosses;

/**
 * NotandaLoss:
 * @reason: for people, with the count in it: "3 spans cut at line breaks"
 * @document: the name of a document that is an example
 * @range: where in it, code points; empty where it concerns all of it
 */
typedef struct
{
  NotandaLossKind kind;
  char           *reason;
  guint64         count;
  char           *document;
  guint32         slot;
  NotandaRange    range;
} NotandaLoss;

void notanda_losses_clear (NotandaLosses *losses);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaLosses, notanda_losses_clear)

/* @annotation: (nullable): the one it is about */
void notanda_losses_add (NotandaLosses           *losses,
                         NotandaLossKind          kind,
                         guint                    count,
                         const char              *document,
                         const NotandaAnnotation *annotation);

/* Adds all of @from, which comes after those of @losses, and empties it. */
void notanda_losses_move (NotandaLosses *losses,
                          NotandaLosses *from);

/* Returns: (transfer full) (element-type NotandaLoss): empty where nothing is lost */
GPtrArray *notanda_losses_list (const NotandaLosses *losses);

void notanda_loss_free (NotandaLoss *loss);

G_END_DECLS

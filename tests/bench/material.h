/* material.h: articles and annotations to measure with, the same on each machine
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * material_text:
 * @size: about so many bytes; the text ends with a sentence
 * @paragraph: sentences in each paragraph; 0 for a single line
 *
 * News that nobody wrote: prose with quotations, some of it beyond ASCII.
 */
char *material_text (GRand *rand,
                     gsize  size,
                     guint  paragraph);

/* A document with one block a line, and the metadata a loader finds. */
NotandaDocument *material_document (const char      *text,
                                    NotandaIdentity *identity);

/* @n spans of a few words, anywhere in the text, of all types and three authors. */
void material_mark_many (NotandaDocument *document,
                         GRand           *rand,
                         guint            n);

/**
 * material_mark_article:
 *
 * @n annotations as a reader makes them: each quotation with its kind, source
 * and cue, each entity with its type, some with a reference, here and there a
 * claim with its evidence, and a note.
 */
void material_mark_article (NotandaDocument *document,
                            GRand           *rand,
                            guint            n);

/* Writes the document's file without waiting for the disk. */
void material_write (NotandaDocument *document,
                     const char      *path);

G_END_DECLS

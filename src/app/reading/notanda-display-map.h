/* notanda-display-map.h: where a code point of the article stands in the text view
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/notanda-article.h"

G_BEGIN_DECLS

/* Code points of one display paragraph; never more than twice as many bytes. */
#define NOTANDA_DISPLAY_LIMIT 8192

/* So that tests can split every few characters: a number of code points. */
#define NOTANDA_DISPLAY_LIMIT_VARIABLE "NOTANDA_DISPLAY_LIMIT"

/**
 * NotandaDisplayMap:
 *
 * Positions are code points of the article throughout. Immutable.
 */
typedef struct _NotandaDisplayMap NotandaDisplayMap;

/**
 * NotandaEdge:
 * @NOTANDA_EDGE_START: the side of a position that the character after it is on
 * @NOTANDA_EDGE_END: the side that the character before it is on
 *
 * What is shown but isn't in the article, such as the break inside a long
 * paragraph, has the same position before and after it.
 */
typedef enum
{
  NOTANDA_EDGE_START,
  NOTANDA_EDGE_END,
} NotandaEdge;

/**
 * notanda_display_map_new:
 * @heading: (nullable): lines to show above the text that aren't in it
 * @limit: code points of the longest display paragraph, at least 1
 */
NotandaDisplayMap *notanda_display_map_new (NotandaArticle *article,
                                            const char     *heading,
                                            guint           limit);
void               notanda_display_map_free (NotandaDisplayMap *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaDisplayMap, notanda_display_map_free)

/* The limit of the environment, or the usual one. */
guint notanda_display_map_get_default_limit (void);

NotandaArticle *notanda_display_map_get_article (NotandaDisplayMap *self);

/* Whether nothing is shown that isn't in the article's text, so that the numbers are the same. */
gboolean notanda_display_map_is_identity (NotandaDisplayMap *self);

/* Puts the text into @buffer, replacing what is there; marks stand for characters that would turn words around. */
void notanda_display_map_fill (NotandaDisplayMap *self,
                               GtkTextBuffer     *buffer);

/* Whether a place is before the article's first character. */
gboolean notanda_display_map_is_heading (NotandaDisplayMap *self,
                                         const GtkTextIter *iter);

gsize notanda_display_map_get_position (NotandaDisplayMap *self,
                                        const GtkTextIter *iter);

/* A position past the end is taken for the end. */
void notanda_display_map_get_iter (NotandaDisplayMap *self,
                                   GtkTextBuffer     *buffer,
                                   gsize              position,
                                   NotandaEdge        edge,
                                   GtkTextIter       *iter);

/**
 * notanda_display_map_get_selection:
 * @start: (out): goes back to a grapheme boundary
 * @end: (out): goes on to one
 *
 * Returns: %FALSE where nothing of the article is selected; both are then the
 *   caret's position
 */
gboolean notanda_display_map_get_selection (NotandaDisplayMap *self,
                                            GtkTextBuffer     *buffer,
                                            gsize             *start,
                                            gsize             *end);

/* The arithmetic alone, in characters of the buffer. */
gsize notanda_display_map_to_display (NotandaDisplayMap *self,
                                      gsize              position,
                                      NotandaEdge        edge);
gsize notanda_display_map_from_display (NotandaDisplayMap *self,
                                        gsize              offset);

G_END_DECLS

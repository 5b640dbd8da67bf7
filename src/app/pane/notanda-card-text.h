/* notanda-card-text.h: what stands on an annotation's card
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

#include "app/common/notanda-annotation-text.h"

G_BEGIN_DECLS

/**
 * NotandaCardText:
 * @label: the type's
 * @key: the key that marks with the type, or ""
 * @words: what is annotated, on one line
 * @sign: its state, or ""
 * @author: who made it, as records have it, if that is somebody else, or ""
 * @details: a line for each role with its links, one for those that miss, one of
 *   attributes
 * @details_attrs: what is dimmed in @details
 * @warning: what needs settling, or ""
 * @note: the first note, or ""
 * @links: (element-type NotandaAnnotationLink): numbered as page.follow-link does
 * @linking: the same, of links that lead to it: numbered after @links; %NULL where it isn't open
 * @spoken: the card in one sentence: its type and words, its links
 * @spoken_rest: attributes, the note, what misses
 */
typedef struct
{
  char          *label;
  char          *key;
  char          *words;
  char          *sign;
  char          *author;
  char          *details;
  PangoAttrList *details_attrs;
  char          *warning;
  char          *note;
  GArray        *links;
  GArray        *linking;
  char          *spoken;
  char          *spoken_rest;
} NotandaCardText;

/**
 * notanda_card_text_fill:
 * @text: with zeros
 * @is_open: the links are shown in another way, and not in the details
 * @dim: the opacity of what is dimmed, from 0 to 1
 */
void notanda_card_text_fill (NotandaCardText         *text,
                             NotandaDocument         *document,
                             const NotandaAnnotation *annotation,
                             gboolean                 is_open,
                             double                   dim);
void notanda_card_text_clear (NotandaCardText *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaCardText, notanda_card_text_clear)

G_END_DECLS

/* notanda-text-piece.h: text as it is compared when one looks for words
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Code points of text that are one piece, at most, and what these can become. */
#define NOTANDA_TEXT_PIECE_CHARS 32
#define NOTANDA_TEXT_PIECE_FOLDED 384

/**
 * NotandaTextPiece:
 * @n_bytes: of text
 * @n_chars: code points of text
 * @n_folded: of @folded; 0 for what has no say in a comparison, as a soft hyphen
 * @folded: code points
 *
 * A character with the marks that combine with it, or a run of blanks and line
 * ends. Two texts are the same to a reader when their pieces fold to the same
 * code points, wherever one text has more pieces than the other.
 */
typedef struct
{
  gsize    n_bytes;
  gsize    n_chars;
  guint    n_folded;
  gunichar folded[NOTANDA_TEXT_PIECE_FOLDED];
} NotandaTextPiece;

/**
 * notanda_text_piece_read:
 * @text: valid UTF-8 at the start of a piece, before @end
 * @match_case: whether capitals differ from small letters
 *
 * Canonically equivalent texts fold alike, and blanks and line ends are one blank.
 * Unless the case matters, full case folding is done as Unicode has it, and curved
 * quotation marks and apostrophes are straight ones.
 */
void notanda_text_piece_read (const char       *text,
                              const char       *end,
                              gboolean          match_case,
                              NotandaTextPiece *piece);

G_END_DECLS

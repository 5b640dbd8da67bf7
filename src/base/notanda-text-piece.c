/* notanda-text-piece.c: text as it is compared when one looks for words
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Canonical caseless matching of the Unicode standard (section 3.13, D145), piece by
 * piece: a piece ends where nothing that follows can combine with it, so folding the
 * pieces one by one is folding the whole. A hostile run of marks is cut, as the stream
 * safe format cuts it. Cost: an ASCII character costs a comparison or two; what is
 * inert and has no case some look-ups; only the rest is normalised.
 *
 * ICU's string search compares by a language's collation: slower by far, and what it
 * finds depends on a language that an article often doesn't tell. A folded copy with a
 * map of offsets would need several times the memory of the text.
 */

#include "base/notanda-text-piece.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/notanda-fold.h"

static const UNormalizer2 *
get_nfd (void)
{
  UErrorCode status = U_ZERO_ERROR;

  /* ICU keeps it */
  return unorm2_getNFDInstance (&status);
}

/* Where a line may be broken, and the like: nobody sees these, or types them. */
static gboolean
is_ignored (gunichar c)
{
  return c == 0x00ad || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

static void
take_blanks (const char       *text,
             const char       *end,
             NotandaTextPiece *piece)
{
  const char *p = text;

  while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
    {
      p = g_utf8_next_char (p);
      piece->n_chars++;
    }
  piece->n_bytes = (gsize) (p - text);
  piece->folded[0] = ' ';
  piece->n_folded = 1;
}

/* Normal forms and folding change the number of code points by a bounded factor, so
 * that the room suffices; a piece that ICU refuses all the same stays as it is. */
static int32_t
decompose_and_fold (UChar   *units,
                    int32_t  n,
                    gboolean match_case)
{
  const UNormalizer2 *nfd = get_nfd ();
  UErrorCode          status = U_ZERO_ERROR;
  UChar               other[2 * NOTANDA_TEXT_PIECE_FOLDED];

  n = unorm2_normalize (nfd, units, n, other, G_N_ELEMENTS (other), &status);
  if (match_case)
    {
      u_memcpy (units, other, U_SUCCESS (status) ? n : 0);
      return U_SUCCESS (status) ? n : -1;
    }
  n = u_strFoldCase (units, 2 * NOTANDA_TEXT_PIECE_FOLDED, other, n, U_FOLD_CASE_DEFAULT, &status);
  if (U_FAILURE (status))
    return -1;
  n = unorm2_normalize (nfd, units, n, other, G_N_ELEMENTS (other), &status);
  if (U_FAILURE (status))
    return -1;
  u_memcpy (units, other, n);
  return n;
}

static void
fold_units (NotandaTextPiece *piece,
            gboolean          match_case)
{
  UChar   units[2 * NOTANDA_TEXT_PIECE_FOLDED];
  int32_t n = 0;
  int32_t i = 0;

  for (guint k = 0; k < piece->n_folded; k++)
    U16_APPEND_UNSAFE (units, n, (UChar32) piece->folded[k]);
  n = decompose_and_fold (units, n, match_case);
  if (n < 0)
    return;
  piece->n_folded = 0;
  while (i < n && piece->n_folded < NOTANDA_TEXT_PIECE_FOLDED)
    {
      UChar32 c;

      U16_NEXT (units, i, n, c);
      piece->folded[piece->n_folded++] = (gunichar) c;
    }
}

static void
take_character (const char       *text,
                const char       *end,
                gboolean          match_case,
                NotandaTextPiece *piece)
{
  const UNormalizer2 *nfd = get_nfd ();
  const char         *p = text;
  gunichar            c;

  do
    {
      piece->folded[piece->n_chars++] = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }
  while (p < end && piece->n_chars < NOTANDA_TEXT_PIECE_CHARS && (guchar) *p >= 0x80 &&
         !unorm2_hasBoundaryBefore (nfd, (UChar32) g_utf8_get_char (p)));
  piece->n_bytes = (gsize) (p - text);
  piece->n_folded = (guint) piece->n_chars;
  c = piece->folded[0];
  if (piece->n_chars > 1 || !unorm2_isInert (nfd, (UChar32) c) ||
      (!match_case && u_hasBinaryProperty ((UChar32) c, UCHAR_CHANGES_WHEN_CASEFOLDED)))
    fold_units (piece, match_case);
  for (guint i = 0; !match_case && i < piece->n_folded; i++)
    piece->folded[i] = notanda_fold_straighten (piece->folded[i]);
}

void
notanda_text_piece_read (const char       *text,
                         const char       *end,
                         gboolean          match_case,
                         NotandaTextPiece *piece)
{
  guchar byte = (guchar) *text;

  if (g_ascii_isgraph (byte) && (text + 1 == end || (guchar) text[1] < 0x80))
    {
      piece->n_bytes = 1;
      piece->n_chars = 1;
      piece->n_folded = 1;
      piece->folded[0] = match_case ? byte : (guchar) g_ascii_tolower ((char) byte);
      return;
    }
  piece->n_chars = 0;
  piece->n_folded = 0;
  if (g_unichar_isspace (g_utf8_get_char (text)))
    take_blanks (text, end, piece);
  else
    {
      take_character (text, end, match_case, piece);
      if (piece->n_chars == 1 && is_ignored (g_utf8_get_char (text)))
        piece->n_folded = 0;
    }
}

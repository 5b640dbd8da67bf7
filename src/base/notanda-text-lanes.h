/* notanda-text-lanes.h: bytes of UTF-8 looked at eight at a time, as the lanes of a word
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define NOTANDA_LANES_ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define NOTANDA_LANES_HIGHS G_GUINT64_CONSTANT (0x8080808080808080)

static inline guint64
notanda_lanes_load (const char *p)
{
  guint64 word;

  memcpy (&word, p, sizeof word);
  return word;
}

/* How many of the eight lanes, each 0 or 1, are 1 */
static inline gsize
notanda_lanes_sum (guint64 lanes)
{
  return (lanes * NOTANDA_LANES_ONES) >> 56;
}

/* 1 in each lane whose byte continues a character: 10xxxxxx */
static inline guint64
notanda_lanes_continuations (guint64 word)
{
  return ((word & ~(word << 1)) & NOTANDA_LANES_HIGHS) >> 7;
}

/* 1 in each lane whose byte starts a character of four bytes: 1111xxxx */
static inline guint64
notanda_lanes_long_starts (guint64 word)
{
  return ((word & (word << 1) & (word << 2) & (word << 3)) & NOTANDA_LANES_HIGHS) >> 7;
}

/* 1 in each lane whose byte is @byte; exact in every lane */
static inline guint64
notanda_lanes_equal (guint64 word,
                     guint8  byte)
{
  guint64 x = word ^ (NOTANDA_LANES_ONES * byte);

  return (~(((x & ~NOTANDA_LANES_HIGHS) + ~NOTANDA_LANES_HIGHS) | x) & NOTANDA_LANES_HIGHS) >> 7;
}

static inline gboolean
notanda_lanes_is_start (char byte)
{
  return ((guint8) byte & 0xc0) != 0x80;
}

static inline gboolean
notanda_lanes_is_long_start (char byte)
{
  return (guint8) byte >= 0xf0;
}

/* How many characters of four bytes, two UTF-16 units each, start in the @n bytes. */
gsize notanda_text_count_long_starts (const char *p,
                                      gsize       n);

G_END_DECLS

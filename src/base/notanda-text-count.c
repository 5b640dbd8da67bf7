/* notanda-text-count.c: how many characters bytes of UTF-8 are
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-text-index.h"
#include "base/notanda-text-lanes.h"

/* The sums of the lanes of up to 255 words fit in bytes */
static inline gsize
sum_bytes (guint64 sums)
{
  const guint64 evens = G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  guint64       pairs = (sums & evens) + ((sums >> 8) & evens);

  return (pairs * G_GUINT64_CONSTANT (0x0001000100010001)) >> 48;
}

static gsize
count_continuations (const char *p,
                     gsize       n)
{
  gsize count = 0;

  while (n >= 32)
    {
      gsize   steps = MIN (n / 32, 63);
      guint64 sums = 0;

      n -= steps * 32;
      for (; steps > 0; steps--, p += 32)
        sums += notanda_lanes_continuations (notanda_lanes_load (p)) + notanda_lanes_continuations (notanda_lanes_load (p + 8)) +
                notanda_lanes_continuations (notanda_lanes_load (p + 16)) + notanda_lanes_continuations (notanda_lanes_load (p + 24));
      count += sum_bytes (sums);
    }
  for (; n > 0; n--, p++)
    count += !notanda_lanes_is_start (*p);
  return count;
}

gsize
notanda_text_count_long_starts (const char *p,
                                gsize       n)
{
  gsize count = 0;

  for (; n >= 8; n -= 8, p += 8)
    count += notanda_lanes_sum (notanda_lanes_long_starts (notanda_lanes_load (p)));
  for (; n > 0; n--, p++)
    count += notanda_lanes_is_long_start (*p);
  return count;
}

gsize
notanda_text_count_chars (const char *text,
                          gsize       n_bytes)
{
  return n_bytes - count_continuations (text, n_bytes);
}

/* notanda-sync-hash.c: keys of hash tables that others have chosen
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names in a listing and scopes in a segment say which hash they stand for, and nobody can check that before the content is here. A table
 * that takes the first bytes of them takes hours for some 100,000 that begin alike. So they go through SipHash-1-3 (Aumasson and Bernstein,
 * 2012), with a key that the kernel gives each process that it starts. Rejected: limits to how many may begin alike, since a table folds
 * what it gets further, and to how many there may be, which are high enough for that.
 */

#include "sync/notanda-sync-hash.h"

#include <string.h>
#include <sys/auxv.h>

#include "base/notanda-id.h"

typedef struct
{
  guint64 v[4];
} Sip;

static guint64
rotate (guint64 word,
        guint   n)
{
  return word << n | word >> (64 - n);
}

static void
mix (Sip *sip)
{
  guint64 *v = sip->v;

  v[0] += v[1];
  v[2] += v[3];
  v[1] = rotate (v[1], 13) ^ v[0];
  v[3] = rotate (v[3], 16) ^ v[2];
  v[0] = rotate (v[0], 32) + v[3];
  v[2] += v[1];
  v[1] = rotate (v[1], 17) ^ v[2];
  v[3] = rotate (v[3], 21) ^ v[0];
  v[2] = rotate (v[2], 32);
}

static void
add (Sip    *sip,
     guint64 word)
{
  sip->v[3] ^= word;
  mix (sip);
  sip->v[0] ^= word;
}

/* What a printed seed is to bring about again mustn't depend on it. */
static void
get_key (guint64 key[2])
{
  const void *random = g_test_initialized () ? NULL : (const void *) (gsize) getauxval (AT_RANDOM);

  memset (key, 0, 2 * sizeof *key);
  if (random != NULL)
    memcpy (key, random, 2 * sizeof *key);
}

guint
notanda_sync_hash_words (const guint64 *words,
                         guint          n)
{
  guint64 key[2];
  Sip     sip;

  get_key (key);
  sip = (Sip) { { key[0] ^ G_GUINT64_CONSTANT (0x736f6d6570736575), key[1] ^ G_GUINT64_CONSTANT (0x646f72616e646f6d),
                  key[0] ^ G_GUINT64_CONSTANT (0x6c7967656e657261), key[1] ^ G_GUINT64_CONSTANT (0x7465646279746573) } };
  for (guint i = 0; i < n; i++)
    add (&sip, GUINT64_FROM_LE (words[i]));
  add (&sip, (guint64) n * 8 << 56);
  sip.v[2] ^= 0xff;
  for (guint i = 0; i < 3; i++)
    mix (&sip);

  return (guint) (sip.v[0] ^ sip.v[1] ^ sip.v[2] ^ sip.v[3]);
}

guint
notanda_sync_hash (gconstpointer hash)
{
  guint64 words[4];

  memcpy (words, ((const NotandaHash *) hash)->bytes, sizeof words);

  return notanda_sync_hash_words (words, G_N_ELEMENTS (words));
}

/* notanda-html-arena.c: memory that one page is parsed in, and freed with
 *
 * A parser asks for some ten small pieces of memory a tag, and frees half of
 * them at once. Here a small piece is cut off a chunk, and one that is given
 * back waits in the list of its size; a large one is memory of its own, in a
 * ring. Nothing is freed one by one at the end, which with malloc() costs a
 * sixth of the parsing. In front of each piece stands its size class, since
 * who gives it back doesn't know its size.
 *
 * Rejected: to give nothing back. Buffers that grow by doubling, and the
 * tokens, would then cost twice the memory of the tree.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-arena.h"

#define STEP 16u
#define N_CLASSES 64u /* up to 1,024 bytes */
#define CHUNK_MIN (64u << 10)
#define CHUNK_MAX (1u << 20)
#define LARGE N_CLASSES

/* before each piece */
typedef struct
{
  gsize class; /* pieces of (class + 1) * STEP bytes, or LARGE */
} Head;

typedef struct _Large Large;

struct _Large
{
  Large *previous;
  Large *next;
  gsize  unused; /* so that what follows is aligned as malloc() aligns */
  Head   head;
};

typedef struct _Chunk Chunk;

struct _Chunk
{
  Chunk *next;
};

/* what is in a piece that was given back */
typedef struct _Spare Spare;

struct _Spare
{
  Spare *next;
};

struct _NotandaHtmlArena
{
  Chunk *chunks;
  char  *at;
  gsize  left;
  gsize  chunk_size;
  Large  ring;
  Spare *spare[N_CLASSES];
};

NotandaHtmlArena *
notanda_html_arena_new (void)
{
  NotandaHtmlArena *arena = g_new0 (NotandaHtmlArena, 1);

  arena->chunk_size = CHUNK_MIN;
  arena->ring.previous = &arena->ring;
  arena->ring.next = &arena->ring;

  return arena;
}

void
notanda_html_arena_free (NotandaHtmlArena *arena)
{
  if (arena == NULL)
    return;

  while (arena->chunks != NULL)
    {
      Chunk *next = arena->chunks->next;

      g_free (arena->chunks);
      arena->chunks = next;
    }
  while (arena->ring.next != &arena->ring)
    {
      Large *next = arena->ring.next->next;

      g_free (arena->ring.next);
      arena->ring.next = next;
    }
  g_free (arena);
}

static void *
take_large (NotandaHtmlArena *arena,
            gsize             size)
{
  Large *large = g_malloc (sizeof (Large) + size);

  large->head.class = LARGE;
  large->previous = &arena->ring;
  large->next = arena->ring.next;
  large->next->previous = large;
  arena->ring.next = large;

  return large + 1;
}

static void
add_chunk (NotandaHtmlArena *arena)
{
  Chunk *chunk = g_malloc (arena->chunk_size);

  chunk->next = arena->chunks;
  arena->chunks = chunk;
  arena->at = (char *) (chunk + 1);
  arena->left = arena->chunk_size - sizeof (Chunk);
  arena->chunk_size = MIN (arena->chunk_size * 2, CHUNK_MAX);
}

void *
notanda_html_arena_take (NotandaHtmlArena *arena,
                         gsize             size)
{
  gsize class = size > 0 ? (size - 1) / STEP : 0;
  Spare *spare;
  Head  *head;
  gsize  whole;

  if (class >= N_CLASSES)
    return take_large (arena, size);

  spare = arena->spare[class];
  if (spare != NULL)
    {
      arena->spare[class] = spare->next;
      return spare;
    }

  whole = sizeof (Head) + (class + 1) * STEP;
  if (arena->left < whole)
    add_chunk (arena);
  head = (Head *) (gpointer) arena->at;
  arena->at += whole;
  arena->left -= whole;
  head->class = class;

  return head + 1;
}

void
notanda_html_arena_give_back (NotandaHtmlArena *arena,
                              void             *piece)
{
  Head *head;

  if (piece == NULL)
    return;

  head = (Head *) piece - 1;
  if (head->class == LARGE)
    {
      Large *large = (Large *) piece - 1;

      large->previous->next = large->next;
      large->next->previous = large->previous;
      g_free (large);
    }
  else
    {
      Spare *spare = piece;

      spare->next = arena->spare[head->class];
      arena->spare[head->class] = spare;
    }
}

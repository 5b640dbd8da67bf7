/* notanda-html-arena.c: memory that one page is parsed in, and freed with
 *
 * A parser asks for some ten small pieces of memory a tag, and frees half of
 * them at once. Here a small piece is cut off a slab, which holds pieces of one
 * size; one that is given back waits in its slab, and a slab that is empty again
 * gives its memory back to the system. A large piece is a slab of its own.
 * Nothing is freed one by one at the end, which with malloc() costs a sixth of
 * the parsing.
 *
 * Always holds: a slab, small or large, begins at a multiple of SLAB, and no
 * piece begins further than SLAB behind it. So a piece's address tells its size,
 * which who gives it back doesn't know, and nothing stands in front of each: on
 * pages that are all tags that was a seventh of the memory.
 *
 * Rejected: to give nothing back. Buffers that grow by doubling, and the
 * tokens, would then cost twice the memory of the tree.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-arena.h"

#include <sys/mman.h>

#define SLAB (32u << 10)
#define PAGE 4096u /* of memory, where pages are small; elsewhere an empty slab keeps what it has */
#define STEP 8u
#define N_EVEN 32u    /* classes up to N_EVEN * STEP bytes, a step apart */
#define N_CLASSES 64u /* and 8 to each doubling from there: up to 4 KiB */
#define LARGE N_CLASSES
#define MIN_SLABS 4u /* that are asked for at a time */
#define MAX_SLABS 32u

/* what is in a piece that was given back */
typedef struct _Spare Spare;

struct _Spare
{
  Spare *next;
};

typedef struct _Slab Slab;

struct _Slab
{
  Slab  *previous;
  Slab  *next;
  Spare *spare;
  guint32 class;
  guint32 n_used;
  guint32 at; /* where the part begins that no piece was cut off yet */
};

struct _NotandaHtmlArena
{
  Slab       rooms[N_CLASSES]; /* rings: those with room for another piece */
  Slab       large;            /* a ring */
  Slab       empty;            /* a ring: of no class yet, or no more */
  GPtrArray *blocks;           /* of slabs side by side */
  guint      n_slabs;          /* in the next block */
};

static void
make_ring (Slab *ring)
{
  ring->previous = ring;
  ring->next = ring;
}

static gboolean
is_alone (const Slab *ring)
{
  return ring->next == ring;
}

static void
link_in (Slab *ring,
         Slab *slab)
{
  slab->previous = ring;
  slab->next = ring->next;
  slab->next->previous = slab;
  ring->next = slab;
}

static void
unlink_from (Slab *slab)
{
  slab->previous->next = slab->next;
  slab->next->previous = slab->previous;
  make_ring (slab);
}

static guint
class_of (gsize size)
{
  guint bits;

  if (size <= N_EVEN * STEP)
    return size > 0 ? (guint) (size - 1) / STEP : 0;

  bits = g_bit_storage (size - 1);

  return (guint) MIN (N_EVEN + (bits - 9) * 8 + (((size - 1) >> (bits - 4)) & 7), LARGE);
}

static guint32
size_of (guint class)
{
  if (class < N_EVEN)
    return (class + 1) * STEP;

  return (9 + class % 8) << ((class - N_EVEN) / 8 + 5);
}

NotandaHtmlArena *
notanda_html_arena_new (void)
{
  NotandaHtmlArena *arena = g_new0 (NotandaHtmlArena, 1);

  for (guint i = 0; i < N_CLASSES; i++)
    make_ring (&arena->rooms[i]);
  make_ring (&arena->large);
  make_ring (&arena->empty);
  arena->blocks = g_ptr_array_new_with_free_func (g_aligned_free);
  arena->n_slabs = MIN_SLABS;

  return arena;
}

void
notanda_html_arena_free (NotandaHtmlArena *arena)
{
  if (arena == NULL)
    return;

  while (!is_alone (&arena->large))
    {
      Slab *large = arena->large.next;

      unlink_from (large);
      g_aligned_free (large);
    }
  g_ptr_array_unref (arena->blocks);
  g_free (arena);
}

static void *
take_large (NotandaHtmlArena *arena,
            gsize             size)
{
  Slab *large = g_aligned_alloc (1, sizeof (Slab) + size, SLAB);

  large->class = LARGE;
  link_in (&arena->large, large);

  return large + 1;
}

static void
add_slabs (NotandaHtmlArena *arena)
{
  guint8 *block = g_aligned_alloc (arena->n_slabs, SLAB, SLAB);

  g_ptr_array_add (arena->blocks, block);
  for (guint i = arena->n_slabs; i > 0; i--)
    link_in (&arena->empty, (Slab *) (gpointer) (block + (i - 1) * SLAB));
  arena->n_slabs = MIN (arena->n_slabs * 2, MAX_SLABS);
}

static Slab *
add_room (NotandaHtmlArena *arena,
          guint class)
{
  Slab *slab;

  if (is_alone (&arena->empty))
    add_slabs (arena);
  slab = arena->empty.next;
  unlink_from (slab);
  slab->spare = NULL;
  slab->class = class;
  slab->n_used = 0;
  slab->at = sizeof (Slab);
  link_in (&arena->rooms[class], slab);

  return slab;
}

static gboolean
is_full (const Slab *slab)
{
  return slab->spare == NULL && slab->at + size_of (slab->class) > SLAB;
}

void *
notanda_html_arena_take (NotandaHtmlArena *arena,
                         gsize             size)
{
  guint class = class_of (size);
  Slab *slab;
  void *piece;

  if (class == LARGE)
    return take_large (arena, size);

  slab = is_alone (&arena->rooms[class]) ? add_room (arena, class) : arena->rooms[class].next;
  piece = slab->spare;
  if (piece != NULL)
    {
      slab->spare = slab->spare->next;
    }
  else
    {
      piece = (guint8 *) slab + slab->at;
      slab->at += size_of (class);
    }
  slab->n_used++;
  if (is_full (slab))
    unlink_from (slab);

  return piece;
}

void
notanda_html_arena_give_back (NotandaHtmlArena *arena,
                              void             *piece)
{
  Slab    *slab = (Slab *) (gpointer) ((guint8 *) piece - GPOINTER_TO_SIZE (piece) % SLAB);
  Spare   *spare = piece;
  gboolean was_full;

  if (piece == NULL)
    return;
  if (slab->class == LARGE)
    {
      unlink_from (slab);
      g_aligned_free (slab);
      return;
    }

  was_full = is_full (slab);
  spare->next = slab->spare;
  slab->spare = spare;
  slab->n_used--;
  if (was_full)
    link_in (&arena->rooms[slab->class], slab);
  /* one stays, or the next piece would bring it back at once */
  if (slab->n_used > 0 || slab->next == slab->previous)
    return;
  unlink_from (slab);
  madvise ((guint8 *) slab + PAGE, SLAB - PAGE, MADV_DONTNEED);
  link_in (&arena->empty, slab);
}

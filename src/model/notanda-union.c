/* notanda-union.c: rows kept aside, each once
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-union.h"

#include <string.h>

struct _NotandaUnion
{
  GPtrArray  *list;
  GHashTable *places; /* NotandaKeptAside -> where in the list */
};

static guint
kept_hash (gconstpointer key)
{
  const NotandaKeptAside *kept = key;

  return g_bytes_hash (kept->bytes) ^ g_str_hash (kept->table);
}

static gboolean
kept_equal (gconstpointer a,
            gconstpointer b)
{
  const NotandaKeptAside *one = a;
  const NotandaKeptAside *other = b;

  return g_str_equal (one->table, other->table) && g_bytes_equal (one->bytes, other->bytes);
}

NotandaUnion *
notanda_union_new (GPtrArray *kept_aside)
{
  NotandaUnion *self = g_new0 (NotandaUnion, 1);

  self->list = g_ptr_array_ref (kept_aside);
  self->places = g_hash_table_new (kept_hash, kept_equal);
  for (guint i = 0; i < kept_aside->len; i++)
    g_hash_table_insert (self->places, kept_aside->pdata[i], GUINT_TO_POINTER (i));

  return self;
}

void
notanda_union_free (NotandaUnion *self)
{
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->list);
  g_free (self);
}

/* Reasons are in the language of who found the damage; of two for the same
 * bytes the lower is taken, so that both sides of a merge end up with one. */
static gboolean
take_reason (NotandaUnion     *self,
             NotandaKeptAside *kept,
             gpointer          at)
{
  gpointer *place = &self->list->pdata[GPOINTER_TO_UINT (at)];

  if (strcmp (kept->why, ((NotandaKeptAside *) *place)->why) >= 0)
    return FALSE;

  g_hash_table_replace (self->places, kept, at);
  notanda_kept_aside_unref (*place);
  *place = notanda_kept_aside_ref (kept);

  return TRUE;
}

gboolean
notanda_union_add (NotandaUnion     *self,
                   NotandaKeptAside *kept)
{
  gpointer at;

  if (g_hash_table_lookup_extended (self->places, kept, NULL, &at))
    return take_reason (self, kept, at);

  g_hash_table_insert (self->places, kept, GUINT_TO_POINTER (self->list->len));
  g_ptr_array_add (self->list, notanda_kept_aside_ref (kept));

  return TRUE;
}

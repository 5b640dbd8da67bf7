/* notanda-snapshot.c: a document's state at one moment, for workers
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-snapshot.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-union.h"

NotandaSnapshot *
notanda_snapshot_new (NotandaPacked *base)
{
  NotandaSnapshot *snapshot = g_new0 (NotandaSnapshot, 1);

  g_atomic_ref_count_init (&snapshot->ref_count);
  snapshot->base = notanda_packed_ref (base);
  snapshot->added = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_stored_unref);
  snapshot->kept_aside = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_kept_aside_unref);
  snapshot->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_section_unref);
  snapshot->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_step_unref);

  return snapshot;
}

static gpointer
ref_stored (gconstpointer stored,
            gpointer data G_GNUC_UNUSED)
{
  return notanda_stored_ref ((gpointer) stored);
}

static gpointer
ref_step (gconstpointer step,
          gpointer data G_GNUC_UNUSED)
{
  return notanda_step_ref ((gpointer) step);
}

void
notanda_snapshot_take (NotandaSnapshot *snapshot,
                       GPtrArray       *added,
                       GPtrArray       *kept_aside,
                       GPtrArray       *sections,
                       GPtrArray       *steps,
                       guint            cursor)
{
  g_ptr_array_extend (snapshot->added, added, ref_stored, NULL);
  for (guint i = 0; i < kept_aside->len; i++)
    g_ptr_array_add (snapshot->kept_aside, notanda_kept_aside_ref (kept_aside->pdata[i]));
  for (guint i = 0; i < sections->len; i++)
    g_ptr_array_add (snapshot->sections, notanda_section_ref (sections->pdata[i]));
  g_ptr_array_extend (snapshot->steps, steps, ref_step, NULL);
  snapshot->cursor = cursor;
}

NotandaSnapshot *
notanda_snapshot_new_packed (NotandaPacked *packed)
{
  NotandaSnapshot *snapshot = notanda_snapshot_new (packed);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  notanda_snapshot_take (snapshot, none, packed->kept_aside, packed->sections, notanda_packed_get_steps (packed), packed->cursor);

  return snapshot;
}

NotandaSnapshot *
notanda_snapshot_ref (NotandaSnapshot *snapshot)
{
  g_atomic_ref_count_inc (&snapshot->ref_count);

  return snapshot;
}

void
notanda_snapshot_unref (NotandaSnapshot *snapshot)
{
  if (!g_atomic_ref_count_dec (&snapshot->ref_count))
    return;

  notanda_packed_unref (snapshot->base);
  g_ptr_array_unref (snapshot->added);
  g_ptr_array_unref (snapshot->kept_aside);
  g_ptr_array_unref (snapshot->sections);
  g_ptr_array_unref (snapshot->steps);
  g_free (snapshot);
}

void
notanda_snapshot_foreach (NotandaSnapshot  *snapshot,
                          NotandaRecordFunc func,
                          gpointer          data)
{
  const NotandaPacked *base = snapshot->base;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (guint32 i = 0; i < base->n_rows; i++)
    {
      NotandaCreation creation;

      notanda_packed_get_creation (base, i, &creation);
      g_byte_array_set_size (bytes, 0);
      notanda_creation_write (&creation, bytes);
      func (bytes->data, bytes->len, NULL, data);
    }
  for (guint32 i = 0; i < base->n_record_rows; i++)
    {
      const NotandaRecordRow *row = &base->record_rows[i];

      func (base->records_data + GUINT32_FROM_LE (row->offset), GUINT32_FROM_LE (row->size), &row->hash, data);
    }
  for (guint i = 0; i < snapshot->added->len; i++)
    {
      NotandaStored *stored = snapshot->added->pdata[i];

      func (stored->bytes, stored->size, &stored->hash, data);
    }
}

/* Every record of a snapshot by its hash. */
static void
collect_hash (const guint8      *bytes,
              gsize              size,
              const NotandaHash *hash,
              gpointer           data)
{
  NotandaHash own;

  if (hash == NULL)
    {
      notanda_hash_of (bytes, size, &own);
      hash = &own;
    }
  g_hash_table_add (data, g_memdup2 (hash, sizeof *hash));
}

static GHashTable *
list_hashes (NotandaSnapshot *snapshot)
{
  GHashTable *hashes = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);

  notanda_snapshot_foreach (snapshot, collect_hash, hashes);

  return hashes;
}

typedef struct
{
  GHashTable *have;
  GPtrArray  *missing; /* (element-type NotandaStored), or NULL to count only */
  guint       n_missing;
} Union;

/* The bytes are hashed here, whatever the other side says they hash to: a
 * record is known by its content. */
static void
collect_missing (const guint8           *bytes,
                 gsize                   size,
                 const NotandaHash *hash G_GNUC_UNUSED,
                 gpointer                data)
{
  Union      *both = data;
  NotandaHash own;

  notanda_hash_of (bytes, size, &own);
  if (g_hash_table_contains (both->have, &own))
    return;

  both->n_missing++;
  if (both->missing != NULL)
    {
      g_hash_table_add (both->have, g_memdup2 (&own, sizeof own));
      g_ptr_array_add (both->missing, notanda_stored_new_for_hash (bytes, size, &own));
    }
}

gboolean
notanda_snapshot_contains (NotandaSnapshot *a,
                           NotandaSnapshot *b)
{
  g_autoptr (GHashTable) have = list_hashes (a);
  Union both = { .have = have };

  notanda_snapshot_foreach (b, collect_missing, &both);

  return both.n_missing == 0;
}

static gboolean
unite_kept_aside (GPtrArray *kept_aside,
                  GPtrArray *others)
{
  g_autoptr (NotandaUnion) both = notanda_union_new (kept_aside);
  gboolean changed = FALSE;

  for (guint i = 0; i < others->len; i++)
    if (notanda_union_add (both, others->pdata[i]))
      changed = TRUE;

  return changed;
}

static gboolean
has_section (GPtrArray            *list,
             const NotandaSection *section)
{
  for (guint i = 0; i < list->len; i++)
    {
      const NotandaSection *other = list->pdata[i];

      if (section->flags == other->flags && g_str_equal (section->name, other->name) && g_str_equal (section->type, other->type) &&
          g_bytes_equal (section->bytes, other->bytes))
        return TRUE;
    }

  return FALSE;
}

/* A file has so few sections that looking through them serves. */
static gboolean
unite_sections (GPtrArray *sections,
                GPtrArray *others,
                gboolean   with_local)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      NotandaSection *other = others->pdata[i];

      if ((!with_local && (other->flags & NOTANDA_SECTION_LOCAL) != 0) || has_section (sections, other))
        continue;
      g_ptr_array_add (sections, notanda_section_ref (other));
      changed = TRUE;
    }

  return changed;
}

gboolean
notanda_snapshot_unite_rest (GPtrArray       *kept_aside,
                             GPtrArray       *sections,
                             NotandaSnapshot *other)
{
  gboolean changed = unite_kept_aside (kept_aside, other->kept_aside);

  return unite_sections (sections, other->sections, FALSE) || changed;
}

void
notanda_snapshot_take_rest (NotandaSnapshot *snapshot,
                            GPtrArray       *kept_aside,
                            GPtrArray       *sections)
{
  unite_kept_aside (kept_aside, snapshot->kept_aside);
  unite_sections (sections, snapshot->sections, TRUE);
}

gboolean
notanda_article_check_same (NotandaArticle *a,
                            NotandaArticle *b,
                            GError        **error)
{
  if (notanda_hash_equal (notanda_article_get_hash (a), notanda_article_get_hash (b)))
    return TRUE;

  g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE,
                       _ ("The two are about different texts, so their annotations can’t be merged."));
  return FALSE;
}

NotandaSnapshot *
notanda_snapshot_merge (NotandaSnapshot *a,
                        NotandaSnapshot *b,
                        GError         **error)
{
  NotandaSnapshot *merged;
  g_autoptr (GHashTable) have = NULL;
  Union both;

  if (!notanda_article_check_same (a->base->article, b->base->article, error))
    return NULL;

  merged = notanda_snapshot_new (a->base);
  notanda_snapshot_take (merged, a->added, a->kept_aside, a->sections, a->steps, a->cursor);
  have = list_hashes (a);
  both = (Union) { .have = have, .missing = merged->added };
  notanda_snapshot_foreach (b, collect_missing, &both);
  notanda_snapshot_unite_rest (merged->kept_aside, merged->sections, b);

  return merged;
}

GPtrArray *
notanda_snapshot_list_missing (NotandaSnapshot *a,
                               NotandaSnapshot *b,
                               guint            max,
                               GError         **error)
{
  GPtrArray *parts;
  g_autoptr (NotandaPacked) nothing = NULL;
  g_autoptr (GHashTable) have = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_stored_unref);
  Union both;

  if (!notanda_article_check_same (a->base->article, b->base->article, error))
    return NULL;

  have = list_hashes (a);
  both = (Union) { .have = have, .missing = missing };
  notanda_snapshot_foreach (b, collect_missing, &both);
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_snapshot_unref);
  nothing = notanda_packed_new (a->base->article);
  for (guint i = 0; i == 0 || i < missing->len; i += max)
    {
      NotandaSnapshot *part = notanda_snapshot_new (nothing);

      for (guint j = i; j < missing->len && j < i + max; j++)
        g_ptr_array_add (part->added, notanda_stored_ref (missing->pdata[j]));
      if (i == 0)
        notanda_snapshot_unite_rest (part->kept_aside, part->sections, b);
      g_ptr_array_add (parts, part);
    }

  return parts;
}

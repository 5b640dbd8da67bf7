/* notanda-corpus-records.c: the people of a corpus, and the articles taken out of it
 *
 * A removal says what was seen of the article: of each replica the highest clock.
 * So it stays small however much was done to the article, and a record that it
 * doesn't cover is news, which brings the article back: an edit beats a removal.
 *
 * Rejected: the hashes of all records that were seen, which makes a removal as
 * large as the article's records are many.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-corpus-records.h"

#include <string.h>

#include "model/notanda-document-private.h"
#include "model/notanda-ids.h"

static const NotandaId name_field = NOTANDA_ID_PERSON_NAME;
static const NotandaId colour_field = NOTANDA_ID_PERSON_COLOUR;
static const NotandaId removed_field = NOTANDA_ID_CORPUS_REMOVED;

void
notanda_person_free (NotandaPerson *person)
{
  g_free (person->name);
  g_free (person->colour);
  g_free (person);
}

void
notanda_person_id_for (const char *author,
                       NotandaId  *out)
{
  notanda_id_for_name ("person", author, out);
}

static void
set_text (NotandaDocument *corpus,
          const NotandaId *subject,
          const NotandaId *field,
          const char      *text,
          const char      *label)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaValue value = notanda_value_text (NOTANDA_VALUE_TEXT, text);

  notanda_value_write (&value, bytes);
  notanda_document_set_field (corpus, NOTANDA_RECORD_CORPUS, subject, field, bytes, NULL, 0, label);
}

void
notanda_corpus_set_person (NotandaDocument *corpus,
                           const NotandaId *person,
                           const char      *name,
                           const char      *colour,
                           const char      *label)
{
  g_return_if_fail (NOTANDA_IS_DOCUMENT (corpus));

  notanda_document_begin_step (corpus, label);
  if (name != NULL)
    set_text (corpus, person, &name_field, name, label);
  if (colour != NULL)
    set_text (corpus, person, &colour_field, colour, label);
  notanda_document_end_step (corpus);
}

static char *
dup_text (NotandaDocument *corpus,
          const NotandaId *subject,
          const NotandaId *field)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaValue value;

  if (!notanda_document_get_field (corpus, NOTANDA_ABOUT_CORPUS, subject, field, bytes) ||
      !notanda_value_parse (&value, bytes->data, bytes->len) || value.kind != NOTANDA_VALUE_TEXT)
    return NULL;

  return g_strdup (value.text);
}

/* What isn't a colour is none, whoever wrote it. */
static char *
dup_colour (NotandaDocument *corpus,
            const NotandaId *person)
{
  g_autofree char *text = dup_text (corpus, person, &colour_field);

  if (text == NULL || text[0] != '#' || strlen (text) != 7 || strspn (text + 1, "0123456789abcdefABCDEF") != 6)
    return NULL;

  return g_steal_pointer (&text);
}

static NotandaPerson *
dup_person (NotandaDocument *corpus,
            const NotandaId *id)
{
  g_autofree char *name = dup_text (corpus, id, &name_field);
  NotandaPerson   *person;

  if (name == NULL)
    return NULL;
  person = g_new0 (NotandaPerson, 1);
  person->id = *id;
  person->name = g_steal_pointer (&name);
  person->colour = dup_colour (corpus, id);

  return person;
}

NotandaPerson *
notanda_corpus_find_person (NotandaDocument *corpus,
                            const char      *author)
{
  NotandaId id;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (corpus), NULL);

  notanda_person_id_for (author, &id);
  return dup_person (corpus, &id);
}

void
notanda_corpus_add_author (NotandaDocument *corpus)
{
  g_autofree char *known = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  NotandaValue value;
  const char  *author;
  NotandaId    person;

  g_return_if_fail (NOTANDA_IS_DOCUMENT (corpus));

  author = notanda_document_get_identity (corpus)->author;
  if (*author == '\0')
    return;
  notanda_person_id_for (author, &person);
  known = dup_text (corpus, &person, &name_field);
  if (known != NULL)
    return;
  value = notanda_value_text (NOTANDA_VALUE_TEXT, author);
  notanda_value_write (&value, bytes);
  notanda_document_list_heads (corpus, NOTANDA_ABOUT_CORPUS, &person, &name_field, heads);
  notanda_document_start_change (corpus);
  corpus->touched_everything = TRUE;
  notanda_document_write (corpus, NOTANDA_RECORD_CORPUS, &person, &name_field, heads, bytes, NULL, 0);
  notanda_document_finish_change (corpus);
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  return notanda_id_compare (&(*(NotandaPerson *const *) a)->id, &(*(NotandaPerson *const *) b)->id);
}

GPtrArray *
notanda_corpus_list_people (NotandaDocument *corpus)
{
  GPtrArray     *people = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_person_free);
  GHashTableIter iter;
  NotandaId     *id;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (corpus), people);

  g_hash_table_iter_init (&iter, corpus->subjects[NOTANDA_ABOUT_CORPUS]);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    {
      NotandaPerson *person = dup_person (corpus, id);

      if (person != NULL)
        g_ptr_array_add (people, person);
    }
  g_ptr_array_sort (people, compare_people);

  return people;
}

/* ---- removal */

typedef struct
{
  guint64 replica;
  guint64 clock;
} Version;

static void
get_removal_id (const NotandaHash *article,
                NotandaId         *out)
{
  char string[NOTANDA_HASH_STRING_SIZE];

  notanda_id_for_name ("article", notanda_hash_to_string (article, string), out);
}

static void
see (GHashTable *seen,
     guint64     replica,
     guint64     clock)
{
  Version *version = g_hash_table_lookup (seen, &replica);

  if (version == NULL)
    {
      version = g_new0 (Version, 1);
      version->replica = replica;
      g_hash_table_insert (seen, &version->replica, version);
    }
  version->clock = MAX (version->clock, clock);
}

static void
see_record (const guint8             *bytes,
            gsize                     size,
            const NotandaHash *unused G_GNUC_UNUSED,
            gpointer                  seen)
{
  NotandaRecord record;

  notanda_record_view (&record, bytes, size);
  see (seen, record.replica, record.clock);
}

/* replica -> Version, which holds it */
static GHashTable *
versions_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  const Version *one = *(Version *const *) a;
  const Version *other = *(Version *const *) b;

  return one->replica < other->replica ? -1 : one->replica > other->replica;
}

static void
write_versions (GHashTable *seen,
                GByteArray *out)
{
  g_autoptr (GPtrArray) versions = g_hash_table_get_values_as_ptr_array (seen);

  g_ptr_array_sort (versions, compare_versions);
  notanda_write_u8 (out, NOTANDA_VALUE_VERSIONS);
  notanda_write_u32 (out, versions->len);
  for (guint i = 0; i < versions->len; i++)
    {
      const Version *version = versions->pdata[i];

      notanda_write_u64 (out, version->replica);
      notanda_write_u64 (out, version->clock);
    }
}

void
notanda_corpus_remove_article (NotandaDocument *corpus,
                               NotandaSnapshot *article,
                               const char      *label)
{
  g_autoptr (GHashTable) seen = versions_new ();
  g_autoptr (GByteArray) value = g_byte_array_new ();
  NotandaId id;

  g_return_if_fail (NOTANDA_IS_DOCUMENT (corpus));

  notanda_snapshot_foreach (article, see_record, seen);
  write_versions (seen, value);
  get_removal_id (notanda_article_get_hash (article->base->article), &id);
  notanda_document_set_field (corpus, NOTANDA_RECORD_CORPUS, &id, &removed_field, value, NULL, 0, label);
}

static void
read_versions (const NotandaValue *value,
               GHashTable         *seen)
{
  NotandaReader reader;
  guint32       n;

  notanda_reader_init (&reader, value->raw, value->raw_size);
  n = notanda_reader_u32 (&reader);
  for (guint32 i = 0; i < n; i++)
    {
      guint64 replica = notanda_reader_u64 (&reader);

      see (seen, replica, notanda_reader_u64 (&reader));
    }
}

/* What those who removed the article saw of it; NULL where it wasn't removed, or somebody took that back. */
static GHashTable *
get_removal (NotandaDocument   *corpus,
             const NotandaHash *article)
{
  g_autoptr (GHashTable) seen = versions_new ();
  NotandaSubject *subject;
  NotandaId       id;
  gboolean        any = FALSE;

  get_removal_id (article, &id);
  subject = notanda_document_get_subject (corpus, NOTANDA_ABOUT_CORPUS, &id);
  for (guint i = 0; subject != NULL && i < subject->heads->len; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);
      NotandaValue       value;

      if (!notanda_id_equal (&head->field, &removed_field))
        continue;
      if (!notanda_document_parse_head (corpus, head, &value) || value.kind != NOTANDA_VALUE_VERSIONS)
        return NULL;
      read_versions (&value, seen);
      any = TRUE;
    }

  return any ? g_steal_pointer (&seen) : NULL;
}

typedef struct
{
  GHashTable *seen;
  gboolean    has_news;
} Cover;

static void
cover_record (const guint8             *bytes,
              gsize                     size,
              const NotandaHash *unused G_GNUC_UNUSED,
              gpointer                  data)
{
  Cover         *cover = data;
  NotandaRecord  record;
  const Version *version;

  notanda_record_view (&record, bytes, size);
  version = g_hash_table_lookup (cover->seen, &record.replica);
  cover->has_news |= version == NULL || version->clock < record.clock;
}

gboolean
notanda_corpus_is_removed (NotandaDocument *corpus,
                           NotandaSnapshot *article)
{
  g_autoptr (GHashTable) seen = get_removal (corpus, notanda_article_get_hash (article->base->article));
  Cover cover = { seen, FALSE };

  if (seen == NULL)
    return FALSE;
  notanda_snapshot_foreach (article, cover_record, &cover);

  return !cover.has_news;
}

gboolean
notanda_corpus_is_removed_by (NotandaDocument   *corpus,
                              const NotandaHash *article,
                              GPtrArray         *records)
{
  g_autoptr (GHashTable) seen = get_removal (corpus, article);
  Cover cover = { seen, FALSE };

  if (seen == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const NotandaStored *stored = records->pdata[i];

      cover_record (stored->bytes, stored->size, &stored->hash, &cover);
    }

  return !cover.has_news;
}

gboolean
notanda_corpus_names_removal (NotandaDocument   *corpus,
                              const NotandaHash *article)
{
  g_autoptr (GHashTable) seen = get_removal (corpus, article);

  return seen != NULL;
}

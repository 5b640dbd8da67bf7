/* notanda-library-entry.c: a document of a corpus, as lists of it sort and search
 *
 * Folding and collation take some 10 microseconds a document, which for 10,000 is a pause that one sees: so they are done in a worker, once for each
 * version of a document. Lists then compare bytes.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-library-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-overrides.h"
#include "base/notanda-fold.h"
#include "format/notanda-format.h"

NotandaLibraryEntry *
notanda_library_entry_ref (NotandaLibraryEntry *entry)
{
  return g_atomic_rc_box_acquire (entry);
}

static void
clear_entry (gpointer data)
{
  NotandaLibraryEntry *entry = data;

  notanda_listed_document_unref (entry->document);
  g_free (entry->title);
  g_free (entry->title_key);
  g_free (entry->words);
}

void
notanda_library_entry_unref (NotandaLibraryEntry *entry)
{
  g_atomic_rc_box_release_full (entry, clear_entry);
}

static char *
dup_title (const NotandaListedDocument *document,
           gboolean                     is_absent)
{
  char *name;

  if (document->title != NULL && *document->title != '\0')
    return g_strdup (document->title);
  /* Translators: an article whose title isn't known, by the beginning of its number */
  if (is_absent)
    return g_strdup_printf (_ ("Article %.8s"), document->path + 1);
  name = g_filename_display_basename (document->path);
  if (g_str_has_suffix (name, NOTANDA_FORMAT_SUFFIX))
    name[strlen (name) - strlen (NOTANDA_FORMAT_SUFFIX)] = '\0';

  return name;
}

/* A line break between them: nobody types one, so that no word is found across two of them. */
static char *
dup_words (const NotandaListedDocument *document,
           const char                  *title)
{
  g_autofree char *folder = g_path_get_dirname (document->path);
  g_autofree char *shown = g_filename_display_name (folder);
  const char      *parts[] = { title, document->outlet, document->byline, g_str_equal (folder, ".") || g_str_equal (folder, "/") ? NULL : shown };
  GString         *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      {
        notanda_fold_append (words, parts[i], strlen (parts[i]));
        g_string_append_c (words, '\n');
      }

  return g_string_free_and_steal (words);
}

/* One that was here a while ago is known by name still. @known: (nullable): what it was then */
static NotandaListedDocument *
describe (NotandaListedDocument       *document,
          const NotandaListedDocument *known)
{
  NotandaListedDocument *copy;

  if (document->title != NULL || known == NULL || known->title == NULL)
    return notanda_listed_document_ref (document);
  copy = notanda_listed_document_new_absent (&document->article);
  copy->title = g_strdup (known->title);
  copy->byline = g_strdup (known->byline);
  copy->outlet = g_strdup (known->outlet);
  copy->date = g_strdup (known->date);

  return copy;
}

/* @document: (transfer full) */
static NotandaLibraryEntry *
new_entry (NotandaListedDocument *document,
           gboolean               is_copy,
           gboolean               is_absent)
{
  NotandaLibraryEntry *entry = g_atomic_rc_box_new0 (NotandaLibraryEntry);

  entry->document = document;
  entry->is_copy = is_copy;
  entry->is_absent = is_absent;
  entry->title = dup_title (document, is_absent);
  entry->title_key = g_utf8_collate_key_for_filename (entry->title, -1);
  entry->words = dup_words (document, entry->title);
  notanda_overrides_show (entry->title); /* searched for as it is written */

  return entry;
}

/* Of those that are listed, and of those that aren't here any more. */
static GHashTable *
index_articles (GPtrArray *entries)
{
  GHashTable *articles = g_hash_table_new (notanda_hash_hash, notanda_hash_equal);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      NotandaLibraryEntry *entry = entries->pdata[i];

      if (notanda_listed_document_has_article (entry->document))
        g_hash_table_insert (articles, &entry->document->article, entry);
    }

  return articles;
}

/* @names: (nullable). Returns: (nullable) */
static NotandaListedDocument *
find_name (GHashTable                  *names,
           const NotandaListedDocument *document)
{
  return names != NULL ? g_hash_table_lookup (names, &document->article) : NULL;
}

static void
add_absent (GPtrArray  *entries,
            GPtrArray  *absent,
            GHashTable *names,
            GPtrArray  *before)
{
  g_autoptr (GHashTable) here = index_articles (entries);
  g_autoptr (GHashTable) known = index_articles (before);

  for (guint i = 0; i < absent->len; i++)
    {
      NotandaListedDocument *document = absent->pdata[i];
      NotandaLibraryEntry   *entry = g_hash_table_lookup (known, &document->article);

      if (g_hash_table_contains (here, &document->article))
        continue;
      if (entry != NULL && entry->is_absent && (entry->document == document || document->title == NULL))
        g_ptr_array_add (entries, notanda_library_entry_ref (entry));
      else
        g_ptr_array_add (entries, new_entry (describe (document, entry != NULL ? entry->document : find_name (names, document)), FALSE, TRUE));
    }
}

GPtrArray *
notanda_library_entries_new (NotandaCorpusListing *listing,
                             GPtrArray            *absent,
                             GHashTable           *names,
                             GPtrArray            *before)
{
  GPtrArray *entries = g_ptr_array_new_full (listing->documents->len, (GDestroyNotify) notanda_library_entry_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      NotandaLibraryEntry *entry = before->pdata[i];

      g_hash_table_insert (known, entry->document, entry);
    }
  for (guint i = 0; i < listing->documents->len; i++)
    {
      NotandaLibraryEntry *entry = g_hash_table_lookup (known, listing->documents->pdata[i]);
      gboolean             is_copy = notanda_corpus_listing_is_copy (listing, i);

      if (entry != NULL && entry->is_copy == is_copy)
        g_ptr_array_add (entries, notanda_library_entry_ref (entry));
      else
        g_ptr_array_add (entries, new_entry (notanda_listed_document_ref (listing->documents->pdata[i]), is_copy, FALSE));
    }
  if (absent != NULL)
    add_absent (entries, absent, names, before);

  return entries;
}

gboolean
notanda_library_entry_matches (const NotandaLibraryEntry *entry,
                               const char *const         *words)
{
  for (; *words != NULL; words++)
    if (strstr (entry->words, *words) == NULL)
      return FALSE;

  return TRUE;
}

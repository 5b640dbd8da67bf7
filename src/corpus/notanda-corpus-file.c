/* notanda-corpus-file.c: the one file that makes a folder a corpus
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "corpus/notanda-corpus-file.h"

#include <string.h>

/* Before the id. It is in every copy of every corpus file, and never changes. */
#define WORD "notanda-corpus "

gboolean
notanda_corpus_file_is_name (const char *name)
{
  gsize size = strlen (name);
  gsize end = strlen (NOTANDA_CORPUS_SUFFIX);

  return name[0] != '.' && size > end && g_ascii_strcasecmp (name + size - end, NOTANDA_CORPUS_SUFFIX) == 0;
}

GPtrArray *
notanda_corpus_file_list (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;

      if (!notanda_corpus_file_is_name (name))
        continue;
      path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);

  return names;
}

static char *
find_upwards (const char *path)
{
  g_autofree char *folder = g_canonicalize_filename (path, NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      char *parent = g_path_get_dirname (folder);

      g_free (folder);
      folder = parent;
    }
  while (TRUE)
    {
      g_autoptr (GPtrArray) names = notanda_corpus_file_list (folder);
      g_autofree char *parent = g_path_get_dirname (folder);

      if (names->len > 0)
        return g_steal_pointer (&folder);
      if (g_str_equal (parent, folder))
        return NULL;
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
}

char *
notanda_corpus_file_find_root (const char *path)
{
  char            *root = find_upwards (path);
  g_autofree char *real = root == NULL ? notanda_file_resolve (path) : NULL;

  return root != NULL ? root : find_upwards (real);
}

static char *
dup_line (const NotandaId *id)
{
  char string[NOTANDA_ID_STRING_SIZE];

  return g_strconcat (WORD, notanda_id_to_string (id, string), "\n", NULL);
}

NotandaDocument *
notanda_corpus_document_new (const NotandaId *id,
                             const char      *name,
                             NotandaIdentity *identity)
{
  char *line = dup_line (id);
  g_autoptr (GBytes) bytes = g_bytes_new_take (line, strlen (line));
  g_autoptr (NotandaArticle) article = notanda_article_new (bytes, NULL);
  g_autoptr (NotandaReading) reading = notanda_reading_new (article);
  NotandaDocument *document;

  if (name != NULL)
    notanda_reading_set_meta (reading, NOTANDA_META_TITLE, g_strdup (name), NULL);
  document = notanda_document_new (reading, identity);
  notanda_document_fix (document);

  return document;
}

gboolean
notanda_corpus_document_get_id (NotandaDocument *document,
                                NotandaId       *id)
{
  gsize            size;
  const char      *text = notanda_article_get_text (notanda_document_get_article (document), &size);
  g_autofree char *line = g_strndup (text, MIN (size, 1024));
  g_autofree char *whole = NULL;

  if (!g_str_has_prefix (line, WORD) || !g_str_has_suffix (line, "\n"))
    return FALSE;
  line[strlen (line) - 1] = '\0';
  if (!notanda_id_from_string (line + strlen (WORD), id))
    return FALSE;
  /* capital digits would be another corpus of the same id */
  whole = dup_line (id);

  return strlen (whole) == size && memcmp (whole, text, size) == 0;
}

void
notanda_corpus_hash_for_id (const NotandaId *id,
                            NotandaHash     *out)
{
  g_autofree char *line = dup_line (id);

  notanda_hash_of (line, strlen (line), out);
}

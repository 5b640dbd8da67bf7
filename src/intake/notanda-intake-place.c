/* notanda-intake-place.c: the document that exists, a new version of it, or a new document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two pages are one if their canonical addresses are, as far as a page may say so: one that names another site's is called
 * by its own address, or it could pass for a new version of that. Files that came from no address are one by their name
 * alone only if their texts are the same, or if the document has the very name that this one is to have and most of its
 * words stayed: there is an index.html in every folder.
 *
 * Opening a document the usual way looks through its whole folder for what crashes and sync clients left, so that is done
 * only for those that are of the page. */

#include "intake/notanda-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-shown-path.h"
#include "format/notanda-document-name.h"
#include "load/text/notanda-load-text.h"

#define MAX_NAMES 999
#define MIN_SHARE 0.5 /* of the words that stayed, for a file to be another version */

typedef struct
{
  const NotandaReading *reading;
  char                 *page;     /* the page's key, or NULL */
  char                 *text;     /* that of the file and its text, or NULL */
  NotandaDocument      *document; /* of the same text, else the newest version */
  NotandaDocumentFile  *file;
  char                 *path; /* under which it was found */
  gboolean              is_same;
} Search;

static void
search_clear (Search *search)
{
  g_free (search->page);
  g_free (search->text);
  g_clear_object (&search->document);
  g_clear_pointer (&search->file, notanda_document_file_free);
  g_free (search->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* ---- the document that exists */

static gboolean
has_same_text (Search          *search,
               NotandaDocument *document)
{
  return notanda_document_is_read_from (document, notanda_article_get_hash (search->reading->article));
}

static gboolean
is_changed_file (Search          *search,
                 NotandaDocument *document)
{
  const char *name = notanda_document_get_meta (document, NOTANDA_META_SOURCE_NAME);
  g_autoptr (NotandaAlignment) alignment = NULL;

  if (name == NULL || g_strcmp0 (name, search->reading->meta[NOTANDA_META_SOURCE_NAME]) != 0)
    return FALSE;
  alignment = notanda_alignment_new (notanda_document_get_article (document), search->reading->article);

  return notanda_alignment_get_share (alignment) >= MIN_SHARE;
}

/* @has_name: it is where the new document would go */
static gboolean
is_wanted (Search          *search,
           NotandaDocument *document,
           gboolean         has_name)
{
  g_auto (GStrv) keys = notanda_intake_list_keys (document);
  gboolean has_page = search->page != NULL && g_strv_contains ((const char *const *) keys, search->page);

  if (has_page)
    return TRUE;
  if (has_same_text (search, document))
    return has_name || (search->text != NULL && g_strv_contains ((const char *const *) keys, search->text));

  return has_name && search->page == NULL && is_changed_file (search, document);
}

/* Whether @document is rather what the page was last than @best */
static gboolean
is_newer (NotandaDocument *document,
          NotandaDocument *best)
{
  NotandaHash replaced;

  if (notanda_document_get_replaced (document, &replaced, NULL) &&
      notanda_hash_equal (&replaced, notanda_article_get_hash (notanda_document_get_article (best))))
    return TRUE;
  if (notanda_document_get_replaced (best, &replaced, NULL) &&
      notanda_hash_equal (&replaced, notanda_article_get_hash (notanda_document_get_article (document))))
    return FALSE;

  return g_strcmp0 (notanda_document_get_meta (document, NOTANDA_META_LOADED), notanda_document_get_meta (best, NOTANDA_META_LOADED)) > 0;
}

static void
look_at (Search                     *search,
         const char                 *path,
         gboolean                    has_name,
         const NotandaIntakeOptions *options,
         NotandaIdentity            *identity,
         GCancellable               *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *damage = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;

  if (options->index != NULL)
    notanda_intake_index_wait (options->index, path);
  bytes = notanda_file_read (path, NOTANDA_FORMAT_MAX_SIZE, NOTANDA_FORMAT_PADDING, NULL, cancellable, NULL);
  document = bytes != NULL ? notanda_document_open_bytes (bytes, path, identity, &damage, NULL) : NULL;
  /* what can't be read is said when it is opened */
  if (document == NULL || damage != NULL || !is_wanted (search, document, has_name))
    return;
  g_clear_object (&document);
  document = notanda_document_file_open (path, identity, &file, cancellable, NULL);
  if (document == NULL || file->damage != NULL)
    return;

  search->is_same = has_same_text (search, document);
  if (!search->is_same && search->document != NULL && !is_newer (document, search->document))
    return;
  g_set_object (&search->document, document);
  g_clear_pointer (&search->file, notanda_document_file_free);
  search->file = g_steal_pointer (&file);
  g_set_str (&search->path, path);
}

/* Those in @options' folder that have the key, or those of the wanted name and its numbers */
static GPtrArray *
list_candidates (Search                     *search,
                 const NotandaIntakeOptions *options,
                 NotandaIdentity            *identity,
                 GCancellable               *cancellable,
                 GError                    **error)
{
  const char      *key = search->page != NULL ? search->page : search->text;
  g_autofree char *folder = NULL;
  g_autofree char *stem = NULL;
  GPtrArray       *paths;

  if (options->folder != NULL && key != NULL)
    return notanda_intake_index_list (options->index, options->folder, key, identity, cancellable, error);

  paths = g_ptr_array_new_with_free_func (g_free);
  if (options->folder != NULL || options->path == NULL)
    return paths;
  folder = g_path_get_dirname (options->path);
  stem = notanda_document_name_dup_stem (options->path);
  for (guint i = 2; i <= MAX_NAMES; i++)
    {
      g_autofree char *name = notanda_document_name_new (stem, i);
      char            *path = g_build_filename (folder, name, NULL);

      g_ptr_array_add (paths, path);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        break;
    }

  return paths;
}

static gboolean
find (Search                     *search,
      const NotandaIntakeOptions *options,
      NotandaIdentity            *identity,
      GCancellable               *cancellable,
      GError                    **error)
{
  g_autoptr (GPtrArray) paths = list_candidates (search, options, identity, cancellable, error);

  if (paths == NULL)
    return FALSE;
  if (options->path != NULL)
    look_at (search, options->path, TRUE, options, identity, cancellable);
  for (guint i = 0; i < paths->len && !search->is_same; i++)
    {
      const char *path = g_ptr_array_index (paths, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_strcmp0 (path, options->path) != 0)
        look_at (search, path, options->folder == NULL, options, identity, cancellable);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* ---- saving */

static void
add_notice (NotandaIntake *intake,
            const char    *sentence)
{
  char *joined = intake->notice != NULL ? g_strdup_printf ("%s %s", sentence, intake->notice) : g_strdup (sentence);

  g_free (intake->notice);
  intake->notice = joined;
}

/* As @wanted if that is free, else beside @beside, as the first number of its name that is. */
static gboolean
choose_path (NotandaIntake      *intake,
             NotandaIntakeIndex *index,
             const char         *wanted,
             const char         *beside,
             GError            **error)
{
  g_autofree char *folder = g_path_get_dirname (beside);
  g_autofree char *stem = notanda_document_name_dup_stem (beside);

  for (guint i = wanted != NULL ? 1 : 2; i <= MAX_NAMES; i++)
    {
      g_autofree char *name = notanda_document_name_new (stem, i);
      g_autofree char *path = i == 1 ? g_strdup (wanted) : g_build_filename (folder, name, NULL);

      if (notanda_intake_index_reserve (index, path))
        {
          g_set_str (&intake->path, path);
          return TRUE;
        }
    }

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: there are too many of this name; move some to another folder"), beside);
  return FALSE;
}

gboolean
notanda_intake_save (NotandaIntake              *intake,
                     const NotandaIntakeOptions *options,
                     GCancellable               *cancellable,
                     GError                    **error)
{
  NotandaIntakeIndex *index = options != NULL ? options->index : NULL;
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (intake->document);

  while (intake->file == NULL)
    {
      g_autoptr (NotandaDocumentFile) file = notanda_document_file_new (intake->path);
      g_autoptr (GError) local = NULL;
      gboolean is_saved = notanda_document_file_save (file, snapshot, NULL, cancellable, &local);

      notanda_intake_index_release (index, intake->path);
      if (is_saved)
        intake->file = g_steal_pointer (&file);
      else if (!g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE) && !g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      /* another program was faster */
      else if (!choose_path (intake, index, NULL, intake->path, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether what was read was saved by an archive before the newest version was loaded: both times are UTC, written alike. */
static gboolean
is_older (const Search *search)
{
  const char *loaded = notanda_document_get_meta (search->document, NOTANDA_META_LOADED);

  return loaded != NULL && g_strcmp0 (search->reading->from[NOTANDA_META_LOADED], "clock") != 0 &&
         g_strcmp0 (search->reading->meta[NOTANDA_META_LOADED], loaded) < 0;
}

/* It replaces nothing, and what stands in the newer one stays there. */
static gboolean
make_older (NotandaIntake              *intake,
            Search                     *search,
            const NotandaIntakeOptions *options,
            NotandaIdentity            *identity,
            GError                    **error)
{
  g_autofree char *shown = g_filename_display_basename (search->path);
  g_autofree char *sentence = g_strdup_printf (_ ("This is an older version of the article in “%s”, and that one stays as it is."), shown);

  if (!choose_path (intake, options->index, options->path, search->path, error))
    return FALSE;
  intake->document = notanda_document_new (search->reading, identity);
  add_notice (intake, sentence);

  return TRUE;
}

static gboolean
make_changed (NotandaIntake              *intake,
              Search                     *search,
              const NotandaIntakeOptions *options,
              NotandaIdentity            *identity,
              GError                    **error)
{
  g_autofree char *name = g_path_get_basename (search->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *sentence = g_strdup_printf (_ ("The article has changed since it was loaded. This is its new version; the old one stays in “%s”."), shown);

  intake->document = notanda_version_new (search->document, name, search->reading, identity, &intake->report, error);
  if (intake->document == NULL)
    return FALSE;
  intake->replaced = g_strdup (search->path);
  add_notice (intake, sentence);

  return choose_path (intake, options->index, options->path, search->path, error);
}

static gboolean
make_new (NotandaIntake              *intake,
          Search                     *search,
          const NotandaIntakeOptions *options,
          NotandaIdentity            *identity,
          GError                    **error)
{
  g_autofree char *wanted = g_filename_display_basename (options->path);
  g_autofree char *found = NULL;
  g_autofree char *sentence = NULL;

  if (!choose_path (intake, options->index, options->path, options->path, error))
    return FALSE;
  found = g_filename_display_basename (intake->path);
  if (options->is_exact && !g_str_equal (intake->path, options->path))
    {
      g_autofree char *path = notanda_shown_path_dup (options->path);

      notanda_intake_index_release (options->index, intake->path);
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: is there already, and was left as it is; choose another name"), path);
      return FALSE;
    }
  intake->document = notanda_document_new (search->reading, identity);
  sentence = g_strdup_printf (_ ("“%s” is there already with another text, so this one is kept in “%s”."), wanted, found);
  if (!g_str_equal (wanted, found))
    add_notice (intake, sentence);

  return TRUE;
}

/* Whether what was read broke off within what is known already. */
static gboolean
is_beginning (const Search *search)
{
  gsize       size, size_known;
  const char *text = notanda_article_get_text (search->reading->article, &size);
  const char *known = notanda_article_get_text (notanda_document_get_article (search->document), &size_known);

  if (search->reading->meta[NOTANDA_META_TRUNCATED] == NULL)
    return FALSE;
  while (size > 0 && g_ascii_isspace (text[size - 1]))
    size--;

  return size > 0 && size <= size_known && memcmp (text, known, size) == 0;
}

static void
take_known (NotandaIntake *intake,
            Search        *search)
{
  intake->is_known = TRUE;
  intake->document = g_steal_pointer (&search->document);
  intake->file = g_steal_pointer (&search->file);
}

static void
keep_in_index (NotandaIntake              *intake,
               const NotandaIntakeOptions *options,
               const char                 *page)
{
  g_autofree char *name = g_path_get_basename (intake->path);
  g_autofree char *path = options->folder != NULL ? g_build_filename (options->folder, name, NULL) : NULL;

  /* files of one run are several, whatever their names and texts are */
  if (path != NULL && page != NULL)
    notanda_intake_index_add (options->index, path, page);
}

gboolean
notanda_intake_prepare (NotandaReading             *reading,
                        const NotandaIntakeOptions *options,
                        NotandaIdentity            *identity,
                        NotandaIntake              *intake,
                        GCancellable               *cancellable,
                        GError                    **error)
{
  g_auto (Search) search = { .reading = reading };
  gboolean (*make) (NotandaIntake *, Search *, const NotandaIntakeOptions *, NotandaIdentity *, GError **);

  g_return_val_if_fail (reading != NULL && identity != NULL && intake != NULL, FALSE);
  g_return_val_if_fail (options->folder == NULL || options->index != NULL, FALSE);

  notanda_reading_set_loaded (reading, identity->now (identity->data));
  search.page = notanda_intake_dup_page_key (reading->meta[NOTANDA_META_ADDRESS], reading->meta[NOTANDA_META_CANONICAL_ADDRESS]);
  search.text = notanda_intake_dup_file_key (reading->meta[NOTANDA_META_SOURCE_NAME], notanda_article_get_hash (reading->article));
  if (!find (&search, options, identity, cancellable, error))
    return FALSE;

  if (search.document != NULL && search.is_same)
    {
      take_known (intake, &search);
      notanda_open_keep_whole (intake->document, intake->file, reading, cancellable);
      return TRUE;
    }
  if (search.document != NULL && is_beginning (&search))
    {
      take_known (intake, &search);
      add_notice (intake, _ ("Only a part of the page came this time. This is what was loaded before, which has more of it."));
      return TRUE;
    }
  if (search.document == NULL && options->path == NULL)
    return TRUE;
  if (search.document == NULL)
    make = make_new;
  else
    make = is_older (&search) ? make_older : make_changed;
  if (!make (intake, &search, options, identity, error))
    return FALSE;
  keep_in_index (intake, options, search.page);

  return TRUE;
}

gboolean
notanda_intake_correct (NotandaDocument *old,
                        const char      *path,
                        GBytes          *text,
                        NotandaIdentity *identity,
                        NotandaIntake   *intake,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *sentence = g_strdup_printf (_ ("This is the corrected version; the old one stays in “%s”."), shown);
  g_autofree char *mended = NULL;
  g_autoptr (NotandaReading) reading = notanda_load_text (text, shown, notanda_encoding_find ("UTF-8"), &mended, error);

  *intake = (NotandaIntake) { 0 };
  if (reading == NULL)
    return FALSE;
  /* what the text's lines seem to say is less than what is known already; whether the end is missing is for who corrects it to say */
  for (guint i = 0; i < NOTANDA_N_META; i++)
    if (i != NOTANDA_META_TRUNCATED && notanda_document_get_meta (old, i) != NULL)
      notanda_reading_set_meta (reading, i, g_strdup (notanda_document_get_meta (old, i)), notanda_document_get_meta_from (old, i));

  intake->document = notanda_version_new (old, name, reading, identity, &intake->report, error);
  if (intake->document == NULL)
    return FALSE;
  intake->replaced = g_strdup (path);
  add_notice (intake, sentence);

  return choose_path (intake, NULL, NULL, path, error) && notanda_intake_save (intake, NULL, cancellable, error);
}

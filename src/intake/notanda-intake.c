/* notanda-intake.c: an address in, a saved document out
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two pages are one if their canonical addresses are, as far as a page may say
 * so: one that names another site's is called by its own address, or it could
 * pass for a new version of that. Which documents there are is asked of the files
 * themselves, one by one: O(files) for each page. An index would be faster, and
 * wrong whenever somebody moves a file. Opening one the usual way looks through its
 * whole folder for what crashes and sync clients left, so that is done only for
 * those that are of the page. */

#include "intake/notanda-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "format/notanda-document-name.h"
#include "load/text/notanda-load-text.h"
#include "net/notanda-address.h"

#define MAX_VERSIONS 999

void
notanda_intake_clear (NotandaIntake *intake)
{
  g_clear_object (&intake->document);
  g_clear_pointer (&intake->file, notanda_document_file_free);
  g_clear_pointer (&intake->notice, g_free);
  g_clear_pointer (&intake->loaded, notanda_loaded_free);
  g_clear_pointer (&intake->replaced, g_free);
  g_clear_pointer (&intake->report, notanda_version_report_free);
  notanda_fetch_trouble_clear (&intake->trouble);
}

NotandaLoaded *
notanda_intake_load (const char                 *address,
                     const NotandaIntakeOptions *options,
                     NotandaFetchTrouble        *trouble,
                     GCancellable               *cancellable,
                     GError                    **error)
{
  NotandaLoadOptions load = options->load;
  g_autoptr (NotandaFetched) fetched = NULL;
  NotandaLoaded *loaded;
  char          *cut;

  g_return_val_if_fail (address != NULL && options != NULL, NULL);

  fetched = notanda_fetch (address, &options->fetch, options->progress, options->progress_data, trouble, cancellable, error);
  if (fetched == NULL)
    return NULL;

  load.name = load.address = fetched->address;
  load.content_type = fetched->content_type;
  loaded = notanda_load_bytes (fetched->bytes, &load, options->client, cancellable, error);
  if (loaded == NULL)
    return NULL;
  notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup (fetched->address), "address");
  cut = notanda_fetched_dup_notice (fetched);
  if (cut != NULL)
    notanda_loaded_add_notice (loaded, cut);

  return loaded;
}

/* ---- whether two pages are the same */

static char *
dup_site (const char *address)
{
  g_autofree char *host = notanda_address_dup_host (address);
  const char      *site = host;

  for (const char *const *prefix = (const char *const[]) { "www.", "m.", "mobile.", "amp.", NULL }; *prefix != NULL; prefix++)
    if (g_str_has_prefix (site, *prefix))
      site += strlen (*prefix);
  return g_strdup (site);
}

/* Without its scheme; %NULL where the page has no address */
static char *
dup_key (const char *address,
         const char *canonical)
{
  g_autofree char *own = address != NULL ? notanda_address_normalise (address, NULL) : NULL;
  g_autofree char *said = canonical != NULL ? notanda_address_normalise (canonical, NULL) : NULL;
  const char      *key = own;

  if (own != NULL && said != NULL)
    {
      g_autofree char *own_site = dup_site (own);
      g_autofree char *said_site = dup_site (said);

      if (g_str_equal (own_site, said_site))
        key = said;
    }

  return key != NULL ? g_strdup (strstr (key, "://") + 3) : NULL;
}

typedef struct
{
  NotandaReading      *reading;
  char                *key;
  NotandaDocument     *document; /* of the same text, else the one loaded last */
  NotandaDocumentFile *file;
  gboolean             is_same;
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->reading, notanda_reading_free);
  g_clear_pointer (&search->key, g_free);
  g_clear_object (&search->document);
  g_clear_pointer (&search->file, notanda_document_file_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* By what stands in the file alone: neither a journal nor a conflict copy has other addresses. */
static gboolean
is_of_page (const char      *path,
            const char      *key,
            NotandaIdentity *identity,
            GCancellable    *cancellable)
{
  g_autoptr (GBytes) bytes = notanda_file_read (path, NOTANDA_FORMAT_MAX_SIZE, NOTANDA_FORMAT_PADDING, NULL, cancellable, NULL);
  g_autofree char *damage = NULL;
  g_autoptr (NotandaDocument) document = bytes != NULL ? notanda_document_open_bytes (bytes, path, identity, &damage, NULL) : NULL;
  g_autofree char *own = NULL;

  /* what can't be read is said when it is opened */
  if (document == NULL || damage != NULL)
    return FALSE;
  own = dup_key (notanda_document_get_meta (document, NOTANDA_META_ADDRESS), notanda_document_get_meta (document, NOTANDA_META_CANONICAL_ADDRESS));

  return own != NULL && g_strcmp0 (own, key) == 0;
}

static void
look_at (Search          *search,
         const char      *path,
         NotandaIdentity *identity,
         GCancellable    *cancellable)
{
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  const char *loaded, *best;

  if (!is_of_page (path, search->key, identity, cancellable))
    return;
  document = notanda_document_file_open (path, identity, &file, cancellable, NULL);
  if (document == NULL || file->damage != NULL)
    return;

  search->is_same = notanda_document_is_read_from (document, notanda_article_get_hash (search->reading->article));
  loaded = notanda_document_get_meta (document, NOTANDA_META_LOADED);
  best = search->document != NULL ? notanda_document_get_meta (search->document, NOTANDA_META_LOADED) : NULL;
  if (!search->is_same && search->document != NULL && g_strcmp0 (loaded, best) < 0)
    return;
  g_set_object (&search->document, document);
  g_clear_pointer (&search->file, notanda_document_file_free);
  search->file = g_steal_pointer (&file);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
search_folder (Search          *search,
               const char      *folder,
               NotandaIdentity *identity,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.' && g_str_has_suffix (name, NOTANDA_FORMAT_SUFFIX))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len && !search->is_same; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      look_at (search, path, identity, cancellable);
    }

  return TRUE;
}

/* ---- a newer version */

static gboolean
save_version (NotandaIntake *intake,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (intake->document);
  g_autofree char *folder = g_path_get_dirname (intake->replaced);
  g_autofree char *stem = notanda_document_name_dup_stem (intake->replaced);

  for (guint i = 2; i <= MAX_VERSIONS; i++)
    {
      g_autofree char *name = notanda_document_name_new (stem, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (NotandaDocumentFile) file = NULL;
      g_autoptr (GError) local = NULL;

      if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      file = notanda_document_file_new (path);
      if (notanda_document_file_save (file, snapshot, NULL, cancellable, &local))
        {
          intake->file = g_steal_pointer (&file);
          return TRUE;
        }
      if (!g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE) && !g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: there are too many versions of it; move some to another folder"), intake->replaced);
  return FALSE;
}

static void
add_notice (NotandaIntake *intake,
            const char    *sentence)
{
  char *joined = intake->notice != NULL ? g_strdup_printf ("%s %s", sentence, intake->notice) : g_strdup (sentence);

  g_free (intake->notice);
  intake->notice = joined;
}

static gboolean
make_version (NotandaIntake   *intake,
              Search          *search,
              NotandaIdentity *identity,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autofree char *name = g_path_get_basename (search->file->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *sentence = g_strdup_printf (_ ("The page has changed since it was loaded. This is its new version; the old one stays in “%s”."), shown);

  intake->document = notanda_version_new (search->document, name, search->reading, identity, &intake->report, error);
  if (intake->document == NULL)
    return FALSE;
  intake->replaced = g_strdup (search->file->path);
  add_notice (intake, sentence);

  return save_version (intake, cancellable, error);
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
  /* what the text's lines seem to say is less than what is known already */
  for (guint i = 0; i < NOTANDA_N_META; i++)
    if (notanda_document_get_meta (old, i) != NULL)
      notanda_reading_set_meta (reading, i, g_strdup (notanda_document_get_meta (old, i)), notanda_document_get_meta_from (old, i));
  intake->document = notanda_version_new (old, name, reading, identity, &intake->report, error);
  if (intake->document == NULL)
    return FALSE;
  intake->replaced = g_strdup (path);
  add_notice (intake, sentence);

  return save_version (intake, cancellable, error);
}

/* ---- the whole way */

static gboolean
check_kind (NotandaLoaded              *loaded,
            const NotandaIntakeOptions *options,
            GError                    **error)
{
  const char              *what = NULL;
  const char              *address = loaded->meta[NOTANDA_META_ADDRESS];
  const NotandaLoadedLink *lead = notanda_load_get_lead (loaded);

  if (options->any_page || loaded->choices->len > 0 || loaded->items->len > 0)
    return TRUE;
  if (lead != NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                   lead->kind == NOTANDA_LINK_REFRESH ? _ ("%s: this page leads on to another one; open that: %s") : _ ("%s: this page only shows another one in a frame; open that: %s"), address, lead->address);
      return FALSE;
    }
  if (loaded->page == NOTANDA_PAGE_KIND_LIST)
    what = _ ("this looks like a list of articles; open one of them");
  else if (loaded->page == NOTANDA_PAGE_KIND_ERROR)
    what = _ ("this looks like an error message or a question, not like an article; open it in a browser to see");
  else if (loaded->page == NOTANDA_PAGE_KIND_SCRIPT)
    what = _ ("a browser would make the text of this page by a program; open it in one, and paste the text here");
  if (what == NULL)
    return TRUE;

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, "%s: %s", address, what);
  return FALSE;
}

static gboolean
make_document (NotandaIntake              *intake,
               const NotandaIntakeOptions *options,
               NotandaIdentity            *identity,
               GCancellable               *cancellable,
               GError                    **error)
{
  const char      *address = intake->loaded->meta[NOTANDA_META_ADDRESS];
  g_autofree char *folder = options->folder != NULL ? g_strdup (options->folder) : notanda_open_dup_drafts_folder ();
  g_auto (Search) search = { 0 };

  search.reading = notanda_load_dup_reading (intake->loaded, address, &intake->notice, error);
  if (search.reading == NULL)
    return FALSE;
  search.key = dup_key (address, intake->loaded->meta[NOTANDA_META_CANONICAL_ADDRESS]);
  if (!search_folder (&search, folder, identity, cancellable, error))
    return FALSE;

  if (search.document != NULL && !search.is_same)
    return make_version (intake, &search, identity, cancellable, error);
  if (search.document != NULL)
    {
      intake->document = g_steal_pointer (&search.document);
      intake->file = g_steal_pointer (&search.file);
      return TRUE;
    }
  g_clear_pointer (&intake->notice, g_free);
  intake->document = notanda_open_loaded (intake->loaded, address, identity, &intake->file, &intake->notice, cancellable, error);
  return intake->document != NULL;
}

gboolean
notanda_intake_address (const char                 *address,
                        const NotandaIntakeOptions *options,
                        NotandaIdentity            *identity,
                        NotandaIntake              *intake,
                        GCancellable               *cancellable,
                        GError                    **error)
{
  const NotandaIntakeOptions usual = { 0 };

  g_return_val_if_fail (address != NULL && identity != NULL && intake != NULL, FALSE);

  *intake = (NotandaIntake) { 0 };
  if (options == NULL)
    options = &usual;
  intake->loaded = notanda_intake_load (address, options, &intake->trouble, cancellable, error);

  return intake->loaded != NULL && check_kind (intake->loaded, options, error) && make_document (intake, options, identity, cancellable, error);
}

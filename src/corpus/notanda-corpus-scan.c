/* notanda-corpus-scan.c: finds the documents of a corpus, and reads what is new
 *
 * One walk over the folders gives names and stamps, which is all there is to do for what is known. The rest is
 * read by as many threads as there are processors, that take the next file each; what they find goes to its
 * place in a list, so that nothing depends on who was faster. A file that is known by another name is not read
 * again: moving a folder costs as much as leaving it.
 *
 * Rejected: asking for each file whether it is a folder, as GFile and g_file_test() do, which doubles the
 * calls: the folder's entry says so on all file systems in use.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/notanda-file.h"
#include "base/notanda-leftovers.h"
#include "base/notanda-shown-path.h"
#include "corpus/notanda-corpus-file.h"
#include "corpus/notanda-corpus-listing.h"
#include "model/notanda-document.h"

#define MIN_A_THREAD 16 /* files: starting a thread takes as long as reading one */

typedef struct
{
  const char           *root;
  NotandaCorpusListing *listing;
  GHashTable           *by_path; /* of what is known; empty where nothing is */
  GHashTable           *by_file; /* the same by inode */
  GPtrArray            *to_read; /* (element-type NotandaListedDocument), of @listing */
  NotandaIdentity      *identity;
  GCancellable         *cancellable;
  gint                  next; /* atomic: of @to_read */
} Scan;

/* ---- the folders */

static guint
hash_file (gconstpointer document)
{
  return (guint) ((const NotandaListedDocument *) document)->stamp.inode;
}

/* All but the time of the last touch, which moving a file sets. */
static gboolean
is_same_file (gconstpointer a,
              gconstpointer b)
{
  const NotandaCorpusStamp *one = &((const NotandaListedDocument *) a)->stamp;
  const NotandaCorpusStamp *other = &((const NotandaListedDocument *) b)->stamp;

  return one->inode == other->inode && one->size == other->size && one->changed_ns == other->changed_ns;
}

static gint64
get_ns (const struct timespec *time)
{
  return (gint64) ((guint64) time->tv_sec * 1000000000u + (guint64) time->tv_nsec);
}

static NotandaListedDocument *
dup_as_moved (const NotandaListedDocument *known,
              const NotandaListedDocument *found)
{
  NotandaListedDocument *document = notanda_listed_document_new (found->path);

  document->stamp = found->stamp;
  document->article = known->article;
  document->title = g_strdup (known->title);
  document->byline = g_strdup (known->byline);
  document->outlet = g_strdup (known->outlet);
  document->date = g_strdup (known->date);
  document->counts = g_array_ref (known->counts);
  document->uses = g_ptr_array_ref (known->uses);
  document->n_annotations = known->n_annotations;
  document->n_differences = known->n_differences;
  document->is_draft = known->is_draft;
  document->authors = g_strdupv (known->authors);

  return document;
}

static void
add_file (Scan              *scan,
          const char        *path,
          const struct stat *info)
{
  NotandaListedDocument *found = notanda_listed_document_new (path);
  NotandaListedDocument *known = g_hash_table_lookup (scan->by_path, path);

  found->stamp = (NotandaCorpusStamp) { info->st_ino, info->st_size, get_ns (&info->st_mtim), get_ns (&info->st_ctim) };
  if (known != NULL && known->damage == NULL && notanda_corpus_stamp_equal (&known->stamp, &found->stamp))
    {
      g_ptr_array_add (scan->listing->documents, notanda_listed_document_ref (known));
      notanda_listed_document_unref (found);
      return;
    }
  if (known == NULL)
    known = g_hash_table_lookup (scan->by_file, found);
  else
    known = NULL;
  if (known != NULL && known->damage == NULL)
    {
      g_ptr_array_add (scan->listing->documents, dup_as_moved (known, found));
      notanda_listed_document_unref (found);
      return;
    }
  g_ptr_array_add (scan->listing->documents, found);
  g_ptr_array_add (scan->to_read, found);
}

static gboolean
is_shown (const char *name)
{
  return name[0] != '.' && !g_str_has_suffix (name, "~");
}

static gboolean
is_document (const char *name)
{
  gsize size = strlen (name);
  gsize end = strlen (NOTANDA_FORMAT_SUFFIX);

  return size > end && g_ascii_strcasecmp (name + size - end, NOTANDA_FORMAT_SUFFIX) == 0;
}

static char *
join (const char *below,
      const char *name)
{
  return *below != '\0' ? g_build_filename (below, name, NULL) : g_strdup (name);
}

static void
note_unsaved (Scan       *scan,
              const char *below,
              const char *name)
{
  g_autofree char *owner = notanda_replace_dup_owner (name);

  if (owner != NULL && is_document (owner))
    g_ptr_array_add (scan->listing->unsaved, join (below, owner));
}

static void
add_entry (Scan                *scan,
           int                  fd,
           const char          *below,
           const struct dirent *entry,
           GPtrArray           *folders)
{
  gboolean    may_be_folder = entry->d_type == DT_DIR || entry->d_type == DT_UNKNOWN;
  struct stat info;

  if (entry->d_name[0] == '.' && entry->d_type != DT_DIR)
    note_unsaved (scan, below, entry->d_name);
  if (!is_shown (entry->d_name) || (!may_be_folder && !is_document (entry->d_name)))
    return;
  if (entry->d_type == DT_DIR)
    g_ptr_array_add (folders, join (below, entry->d_name));
  else if (fstatat (fd, entry->d_name, &info, may_be_folder ? AT_SYMLINK_NOFOLLOW : 0) != 0)
    return; /* it has gone meanwhile, or is a link to nowhere */
  else if (S_ISDIR (info.st_mode) && may_be_folder)
    g_ptr_array_add (folders, join (below, entry->d_name));
  else if (S_ISREG (info.st_mode) && is_document (entry->d_name))
    {
      g_autofree char *path = join (below, entry->d_name);

      add_file (scan, path, &info);
    }
}

/* One folder is closed before those in it are opened; the longest path there may be bounds how deep they lie. */
static gboolean
walk (Scan       *scan,
      const char *below,
      GError    **error)
{
  g_autofree char *folder = *below != '\0' ? g_build_filename (scan->root, below, NULL) : g_strdup (scan->root);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  DIR                 *dir = opendir (folder);
  guint                n_documents = scan->listing->documents->len;
  guint                n_to_read = scan->to_read->len;
  guint                n_unsaved = scan->listing->unsaved->len;
  const struct dirent *entry;

  if (dir == NULL)
    return notanda_file_set_error (error, folder, errno);
  while ((entry = readdir (dir)) != NULL && !g_cancellable_is_cancelled (scan->cancellable))
    {
      /* what lies beside another corpus file is no part of this corpus */
      if (*below != '\0' && entry->d_type != DT_DIR && notanda_corpus_file_is_name (entry->d_name))
        {
          closedir (dir);
          g_ptr_array_set_size (scan->to_read, (int) n_to_read);
          g_ptr_array_set_size (scan->listing->documents, (int) n_documents);
          g_ptr_array_set_size (scan->listing->unsaved, (int) n_unsaved);
          g_ptr_array_add (scan->listing->inner, g_strdup (below));
          return TRUE;
        }
      add_entry (scan, dirfd (dir), below, entry, folders);
    }
  closedir (dir);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (GError) local = NULL;

      if (!walk (scan, folders->pdata[i], &local))
        g_ptr_array_add (scan->listing->failures, g_steal_pointer (&local));
    }

  return !g_cancellable_set_error_if_cancelled (scan->cancellable, error);
}

/* ---- the files */

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  return notanda_id_compare (&((const NotandaTypeCount *) a)->type, &((const NotandaTypeCount *) b)->type);
}

static guint
hash_use (gconstpointer use)
{
  return notanda_id_hash (&((const NotandaTagUse *) use)->element) ^ g_str_hash (((const NotandaTagUse *) use)->value);
}

static gboolean
is_same_use (gconstpointer a,
             gconstpointer b)
{
  const NotandaTagUse *one = a;
  const NotandaTagUse *other = b;

  return notanda_id_equal (&one->element, &other->element) && g_str_equal (one->value, other->value);
}

/* @at: NotandaId -> number in @counts, from 1 */
static void
count_type (GArray          *counts,
            GHashTable      *at,
            const NotandaId *type)
{
  guint i = GPOINTER_TO_UINT (g_hash_table_lookup (at, type));

  if (i == 0)
    {
      NotandaTypeCount first = { *type, 0 };

      g_array_append_val (counts, first);
      i = counts->len;
      g_hash_table_insert (at, g_memdup2 (type, sizeof *type), GUINT_TO_POINTER (i));
    }
  g_array_index (counts, NotandaTypeCount, i - 1).n++;
}

/* @known: a set of the same */
static void
count_use (GPtrArray       *uses,
           GHashTable      *known,
           const NotandaId *element,
           const char      *value)
{
  NotandaTagUse  key = { *element, (char *) value, 0 };
  NotandaTagUse *use = g_hash_table_lookup (known, &key);

  if (use == NULL)
    {
      use = notanda_tag_use_new (element, value, 0);
      g_ptr_array_add (uses, use);
      g_hash_table_add (known, use);
    }
  use->n++;
}

static void
count_uses (GPtrArray               *uses,
            GHashTable              *known,
            const NotandaAnnotation *annotation)
{
  for (guint i = 0; i < annotation->n_attributes; i++)
    {
      const NotandaAttribute *attribute = &annotation->attributes[i];

      count_use (uses, known, &attribute->id, attribute->value.kind == NOTANDA_VALUE_CHOICE ? attribute->value.text : "");
    }
  for (guint i = 0; i < annotation->n_links; i++)
    count_use (uses, known, &annotation->links[i].role, "");
}

static void
count (NotandaListedDocument *info,
       NotandaDocument       *document)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autoptr (GHashTable) at = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new (hash_use, is_same_use);

  notanda_annotation_init (&annotation);
  info->counts = g_array_new (FALSE, FALSE, sizeof (NotandaTypeCount));
  info->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_tag_use_free);
  for (guint32 slot = 0; slot < notanda_document_get_n_slots (document); slot++)
    {
      if (!notanda_document_read (document, slot, &annotation))
        continue;
      count_type (info->counts, at, &annotation.type);
      count_uses (info->uses, known, &annotation);
      info->n_annotations++;
    }
  g_array_sort (info->counts, compare_counts);
}

/* Those of the tag set are the corpus'. */
static void
count_differences (NotandaListedDocument *info,
                   NotandaDocument       *document)
{
  g_autoptr (GPtrArray) differences = notanda_document_list_differences (document);

  for (guint i = 0; i < differences->len; i++)
    info->n_differences += ((NotandaDifference *) differences->pdata[i])->kind != NOTANDA_RECORD_TAG_SET;
}

typedef struct
{
  GHashTable *authors;
  GHashTable *tags;
} People;

static void
look_at_record (const guint8             *bytes,
                gsize                     size,
                const NotandaHash *unused G_GNUC_UNUSED,
                gpointer                  data)
{
  People       *people = data;
  NotandaRecord record;

  notanda_record_view (&record, bytes, size);
  if (*record.author != '\0' && !g_hash_table_contains (people->authors, record.author))
    g_hash_table_add (people->authors, g_strdup (record.author));
  if (record.kind == NOTANDA_RECORD_TAG_SET && !g_hash_table_contains (people->tags, &record.subject))
    g_hash_table_add (people->tags, g_memdup2 (&record.subject, sizeof record.subject));
}

static void
look_at_records (NotandaListedDocument *info,
                 NotandaDocument       *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  People people = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                    g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free, NULL) };
  g_autoptr (GPtrArray) names = NULL;
  GHashTableIter iter;
  NotandaId     *id;

  notanda_snapshot_foreach (snapshot, look_at_record, &people);
  names = g_hash_table_steal_all_keys (people.authors);
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);
  info->authors = (char **) g_ptr_array_steal (names, NULL);

  info->tags = g_array_new (FALSE, FALSE, sizeof (NotandaId));
  g_hash_table_iter_init (&iter, people.tags);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    if (notanda_tag_set_has_element (notanda_document_get_tag_set (document), id))
      g_array_append_val (info->tags, *id);
  g_hash_table_unref (people.authors);
  g_hash_table_unref (people.tags);
}

static void
fill_in (NotandaListedDocument *info,
         NotandaDocument       *document)
{
  info->article = *notanda_article_get_hash (notanda_document_get_article (document));
  info->title = g_strdup (notanda_document_get_meta (document, NOTANDA_META_TITLE));
  info->byline = g_strdup (notanda_document_get_meta (document, NOTANDA_META_BYLINE));
  info->outlet = g_strdup (notanda_document_get_meta (document, NOTANDA_META_OUTLET));
  info->date = g_strdup (notanda_document_get_meta (document, NOTANDA_META_DATE));
  info->is_draft = notanda_document_is_draft (document);
  count (info, document);
  count_differences (info, document);
  look_at_records (info, document);
}

static void
read_file (Scan                  *scan,
           NotandaListedDocument *info)
{
  g_autofree char *path = g_build_filename (scan->root, info->path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = notanda_file_read (path, NOTANDA_FORMAT_MAX_SIZE, NOTANDA_FORMAT_PADDING, NULL, scan->cancellable, &error);
  g_autofree char *name = notanda_shown_path_dup (info->path);
  g_autoptr (NotandaDocument) document = bytes != NULL ? notanda_document_open_bytes (bytes, name, scan->identity, &info->damage, &error) : NULL;

  if (document != NULL)
    {
      fill_in (info, document);
      return;
    }
  info->damage = g_strdup (error->message);
  notanda_listed_document_set_empty (info);
}

static gpointer
read_files (gpointer data)
{
  Scan *scan = data;
  guint i;

  while ((i = (guint) g_atomic_int_add (&scan->next, 1)) < scan->to_read->len && !g_cancellable_is_cancelled (scan->cancellable))
    read_file (scan, scan->to_read->pdata[i]);

  return NULL;
}

static void
read_all (Scan *scan)
{
  guint n = MIN (g_get_num_processors (), scan->to_read->len / MIN_A_THREAD + 1);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  for (guint i = 1; i < n; i++)
    g_ptr_array_add (threads, g_thread_new ("corpus", read_files, scan));
  read_files (scan);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (threads->pdata[i]);
  scan->listing->n_read = scan->to_read->len;
}

NotandaCorpusListing *
notanda_corpus_scan (const char           *root,
                     NotandaCorpusListing *known,
                     GCancellable         *cancellable,
                     GError              **error)
{
  g_autoptr (NotandaCorpusListing) listing = notanda_corpus_listing_new ();
  g_autoptr (GHashTable) by_path = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_file = g_hash_table_new (hash_file, is_same_file);
  g_autoptr (GPtrArray) to_read = g_ptr_array_new ();
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (0, ""); /* nothing is written */
  Scan scan = { root, listing, by_path, by_file, to_read, identity, cancellable, 0 };

  for (guint i = 0; known != NULL && i < known->documents->len; i++)
    {
      NotandaListedDocument *document = known->documents->pdata[i];

      g_hash_table_insert (by_path, document->path, document);
      g_hash_table_add (by_file, document);
    }
  if (!walk (&scan, "", error))
    return NULL;
  read_all (&scan);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  notanda_corpus_listing_finish (listing);

  return g_steal_pointer (&listing);
}

/* notanda-open.c: one path in, one saved document out
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A draft is on disk before anybody sees it, so that no annotation ever waits
 * for a name to be chosen. Where it goes is found by trying: asking for
 * permissions first tells neither of a full disk nor of a race. No name that is
 * taken is ever written to; another process that takes it at the same moment
 * makes the save fail as for another article, and the next name is tried. */

#include "load/notanda-open-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/notanda-error.h"
#include "format/notanda-document-name.h"
#include "model/versions/notanda-draft.h"

#define MAX_NAMES 99
#define MAX_STEM 120   /* bytes of a name in the drafts folder */
#define HASH_DIGITS 12 /* of the article's hash, there too */

typedef enum
{
  PLACED,
  TAKEN,  /* by another text, or by something that can't be read */
  FAILED, /* nothing can be saved there */
} Outcome;

/* An article on its way to becoming a document. */
typedef struct
{
  const char          *path;
  const char          *name; /* of a text that comes from no file, else NULL */
  NotandaOpening      *opening;
  NotandaIdentity     *identity;
  NotandaLoaded       *loaded; /* (transfer none) (nullable): where it was loaded before */
  GBytes              *bytes;
  NotandaReading      *reading;
  NotandaReading      *again; /* (nullable): where that was a guess: in the encoding of the document that has its name */
  NotandaDocument     *document;
  NotandaDocumentFile *file;
  GString             *notice;
} Draft;

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->bytes, g_bytes_unref);
  g_clear_pointer (&draft->reading, notanda_reading_free);
  g_clear_pointer (&draft->again, notanda_reading_free);
  g_clear_object (&draft->document);
  g_clear_pointer (&draft->file, notanda_document_file_free);
  if (draft->notice != NULL)
    g_string_free (g_steal_pointer (&draft->notice), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static void
add_notice (Draft      *draft,
            const char *sentence)
{
  if (sentence == NULL)
    return;
  if (draft->notice == NULL)
    draft->notice = g_string_new (NULL);
  if (draft->notice->len > 0)
    g_string_append_c (draft->notice, ' ');
  g_string_append (draft->notice, sentence);
}

static char *
take_notice (Draft *draft)
{
  return draft->notice != NULL ? g_string_free (g_steal_pointer (&draft->notice), FALSE) : NULL;
}

static void
set_loaded (NotandaReading *reading,
            gint64          now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc_usec (now);

  if (time != NULL)
    notanda_reading_set_meta (reading, NOTANDA_META_LOADED, g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ"), "clock");
}

static NotandaLoaded *
load (GBytes               *bytes,
      const char           *name,
      const NotandaOpening *opening,
      gint64                now,
      GCancellable         *cancellable,
      GError              **error)
{
  NotandaLoadOptions options = { .name = name, .now = now };

  if (opening != NULL)
    {
      options.encoding = opening->encoding;
      options.part = opening->part;
      options.password = opening->password;
      options.manner = opening->manner;
    }

  return notanda_load_bytes (bytes, &options, opening != NULL ? opening->client : NULL, cancellable, error);
}

/* The article as it reads in the encoding that was chosen for @document, if that is another one. */
static NotandaReading *
dup_reading_as (Draft           *draft,
                NotandaDocument *document)
{
  const char      *encoding = notanda_document_get_meta (document, NOTANDA_META_ENCODING);
  NotandaOpening   again = draft->opening != NULL ? *draft->opening : (NotandaOpening) { 0 };
  g_autofree char *name = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;

  if (draft->bytes == NULL || again.encoding != NULL || encoding == NULL || g_strcmp0 (encoding, draft->reading->meta[NOTANDA_META_ENCODING]) == 0)
    return NULL;

  again.encoding = encoding;
  name = g_filename_display_name (draft->path);
  loaded = load (draft->bytes, name, &again, 0, NULL, NULL);
  return loaded != NULL ? notanda_loaded_dup_reading (loaded, NULL) : NULL;
}

/* The same text, or what was made of it, or the same bytes in the encoding that was
 * chosen then. */
static gboolean
is_of_draft (Draft           *draft,
             NotandaDocument *document)
{
  g_autoptr (NotandaReading) again = NULL;

  if (notanda_document_is_read_from (document, notanda_article_get_hash (draft->reading->article)))
    return TRUE;
  again = dup_reading_as (draft, document);
  if (again == NULL)
    return FALSE;
  if (notanda_document_is_read_from (document, notanda_article_get_hash (again->article)))
    return TRUE;
  if (draft->again == NULL && draft->reading->encoding_guessed &&
      g_strcmp0 (notanda_document_get_meta (document, NOTANDA_META_SOURCE_NAME), again->meta[NOTANDA_META_SOURCE_NAME]) == 0)
    draft->again = g_steal_pointer (&again);

  return FALSE;
}

static Outcome
try_existing (Draft        *draft,
              const char   *path,
              GCancellable *cancellable)
{
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = NULL;

  document = notanda_document_file_open (path, draft->identity, &file, cancellable, NULL);
  if (document == NULL || !is_of_draft (draft, document))
    return TAKEN;

  draft->document = g_steal_pointer (&document);
  draft->file = g_steal_pointer (&file);

  return PLACED;
}

/* Another program may have saved the same article there meanwhile. */
static gboolean
save (NotandaDocument     *document,
      NotandaDocumentFile *file,
      GCancellable        *cancellable,
      GError             **error)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (NotandaSnapshot) merged = NULL;

  if (!notanda_document_file_save (file, snapshot, &merged, cancellable, error))
    return FALSE;

  return merged == NULL || notanda_document_merge (document, merged, NULL, error);
}

static Outcome
try_new (Draft        *draft,
         const char   *path,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (NotandaDocumentFile) file = notanda_document_file_new (path);
  g_autoptr (NotandaDocument) document = notanda_document_new (draft->reading, draft->identity);
  g_autoptr (GError) local = NULL;

  if (!save (document, file, cancellable, &local))
    {
      if (g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE) || g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED))
        return TAKEN;

      g_propagate_error (error, g_steal_pointer (&local));
      return FAILED;
    }

  draft->document = g_steal_pointer (&document);
  draft->file = g_steal_pointer (&file);

  return PLACED;
}

/* The name is taken by another text: it may be what this one replaces. */
static Outcome
keep_beside (Draft        *draft,
             const char   *path,
             GCancellable *cancellable,
             GError      **error)
{
  NotandaReading  *reading = draft->again != NULL ? draft->again : draft->reading;
  g_autofree char *notice = NULL;

  draft->document = draft->opening->keep (reading, path, draft->opening->keep_data, &draft->file, &notice, cancellable, error);
  add_notice (draft, notice);

  return draft->document != NULL ? PLACED : FAILED;
}

static gboolean
is_there (const char *path)
{
  GStatBuf stat_buf;

  /* a link that leads nowhere counts */
  return g_lstat (path, &stat_buf) == 0;
}

static void
tell_taken (Draft      *draft,
            const char *stem)
{
  g_autofree char *first = notanda_document_name_new (stem, 1);
  g_autofree char *wanted = g_filename_display_name (first);
  g_autofree char *found = g_filename_display_basename (draft->file->path);
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” is there already with another text, so this one is kept in “%s”."), wanted, found);

  add_notice (draft, sentence);
}

/* Tries the @i-th name. */
static Outcome
try_name (Draft        *draft,
          const char   *folder,
          const char   *stem,
          guint         i,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree char *name = notanda_document_name_new (stem, i);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *first = notanda_document_name_new (stem, 1);
  g_autofree char *wanted = g_build_filename (folder, first, NULL);
  gboolean         is_taken = is_there (path);
  Outcome          outcome;

  if (!is_taken && i > 1 && draft->opening != NULL && draft->opening->keep != NULL)
    return keep_beside (draft, wanted, cancellable, error);

  outcome = is_taken ? try_existing (draft, path, cancellable) : try_new (draft, path, cancellable, error);
  /* that a version has a number of its own was said when it was made */
  if (outcome == PLACED && i > 1 && !notanda_document_get_replaced (draft->document, NULL, NULL))
    tell_taken (draft, stem);

  return outcome;
}

/* STEM.notanda, STEM 2.notanda, ... in one folder. */
static gboolean
place_in (Draft        *draft,
          const char   *folder,
          const char   *stem,
          GCancellable *cancellable,
          GError      **error)
{
  for (guint i = 1; i <= MAX_NAMES; i++)
    {
      Outcome outcome;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      outcome = try_name (draft, folder, stem, i, cancellable, error);
      if (outcome != TAKEN)
        return outcome == PLACED;
    }

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
               _ ("%s: there are %d documents of this name already"), stem, MAX_NAMES);
  return FALSE;
}

/* "a.txt" gives "a"; other names stay whole, lest a.md and a.txt share one. */
static char *
dup_stem (const char *path)
{
  char *stem = g_path_get_basename (path);
  gsize size = strlen (stem);

  if (size > 4 && g_ascii_strcasecmp (stem + size - 4, ".txt") == 0)
    stem[size - 4] = '\0';

  return stem;
}

/* What was pasted has no name of a file, but often a title. */
static char *
dup_title (Draft *draft)
{
  const char *title = draft->name != NULL ? draft->reading->meta[NOTANDA_META_TITLE] : NULL;
  char       *stem;

  if (title == NULL)
    return g_strdup (_ ("Untitled"));
  stem = g_strdup (title);
  for (char *p = stem; *p != '\0'; p++)
    if (*p == '/' || (guint8) *p < 0x20 || (p == stem && *p == '.'))
      *p = '-';
  return stem;
}

/* Names of many folders meet here, so the text's hash is part of them. */
static char *
dup_drafts_stem (Draft *draft)
{
  g_autofree char *stem = notanda_open_is_stream (draft->path) ? dup_title (draft) : dup_stem (draft->path);
  char             hash[NOTANDA_HASH_STRING_SIZE];
  gsize            size = MIN (strlen (stem), MAX_STEM);

  while (size > 0 && size < strlen (stem) && ((guint8) stem[size] & 0xc0) == 0x80)
    size--;
  stem[size] = '\0';
  notanda_hash_to_string (notanda_article_get_hash (draft->reading->article), hash);
  hash[HASH_DIGITS] = '\0';

  return g_strconcat (stem, " ", hash, NULL);
}

static gboolean
place_in_drafts (Draft        *draft,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autofree char *folder = notanda_open_dup_drafts_folder ();
  g_autofree char *stem = dup_drafts_stem (draft);
  g_autofree char *shown = NULL;
  g_autofree char *sentence = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return notanda_file_set_error (error, folder, errno);
  if (!place_in (draft, folder, stem, cancellable, error))
    return FALSE;

  shown = g_filename_display_name (draft->file->path);
  sentence = draft->name != NULL
      ? g_strdup_printf (_ ("The text is kept in “%s”."), shown)
      : g_strdup_printf (_ ("Nothing can be saved beside the text, so the annotations are kept in “%s”."), shown);
  add_notice (draft, sentence);

  return TRUE;
}

static gboolean
place (Draft        *draft,
       GCancellable *cancellable,
       GError      **error)
{
  g_autofree char *resolved = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *stem = NULL;
  g_autoptr (GError) local = NULL;

  if (notanda_open_is_stream (draft->path))
    return place_in_drafts (draft, cancellable, error);

  /* beside the name that was given, not beside what a link leads to */
  folder = g_path_get_dirname (draft->path);
  stem = dup_stem (draft->path);
  if (place_in (draft, folder, stem, cancellable, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return place_in_drafts (draft, cancellable, error);
}

static NotandaReading *
dup_reading (Draft         *draft,
             NotandaLoaded *loaded,
             const char    *name,
             GError       **error)
{
  g_autofree char *sentences = NULL;
  NotandaReading  *reading = notanda_load_dup_reading (loaded, name, &sentences, error);

  add_notice (draft, sentences);

  return reading;
}

static gboolean
load_article (Draft        *draft,
              const char   *name,
              gint64        now,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (NotandaLoaded) loaded = NULL;

  if (draft->loaded != NULL)
    {
      draft->reading = dup_reading (draft, draft->loaded, name, error);
      return draft->reading != NULL;
    }

  if (draft->bytes == NULL)
    draft->bytes = notanda_open_read_bytes (draft->path, cancellable, error);
  if (draft->bytes == NULL)
    return FALSE;
  loaded = load (draft->bytes, name, draft->opening, now, cancellable, error);
  if (loaded == NULL)
    return FALSE;
  draft->reading = dup_reading (draft, loaded, name, error);
  /* a list to choose from goes back to whoever opens, who can show it */
  if (draft->reading == NULL && draft->opening != NULL && (loaded->choices->len > 0 || loaded->items->len > 0))
    draft->opening->unchosen = g_steal_pointer (&loaded);

  return draft->reading != NULL;
}

static gboolean
read_article (Draft        *draft,
              GCancellable *cancellable,
              GError      **error)
{
  g_autofree char *name = draft->name != NULL ? g_strdup (draft->name) : g_filename_display_name (draft->path);
  gint64           now = draft->identity->now (draft->identity->data);

  if (!load_article (draft, name, now, cancellable, error))
    return FALSE;

  if (draft->name != NULL)
    notanda_reading_set_meta (draft->reading, NOTANDA_META_SOURCE_NAME, NULL, NULL);
  set_loaded (draft->reading, now);

  return TRUE;
}

static NotandaDocument *
open_document (const char           *path,
               NotandaIdentity      *identity,
               NotandaDocumentFile **file,
               char                **notice,
               GCancellable         *cancellable,
               GError              **error)
{
  NotandaDocument *document = notanda_document_file_open (path, identity, file, cancellable, error);

  if (document != NULL && (*file)->trailing > 0)
    *notice = notanda_document_file_dup_trailing_text ((*file)->trailing);

  return document;
}

static NotandaDocument *
open_draft (Draft                *draft,
            NotandaDocumentFile **file,
            char                **notice,
            GCancellable         *cancellable,
            GError              **error)
{
  if (!read_article (draft, cancellable, error) || !place (draft, cancellable, error))
    return NULL;

  *file = g_steal_pointer (&draft->file);
  *notice = take_notice (draft);

  return g_steal_pointer (&draft->document);
}

NotandaDocument *
notanda_open_path (const char           *path,
                   NotandaOpening       *opening,
                   NotandaIdentity      *identity,
                   NotandaDocumentFile **file,
                   char                **notice,
                   GCancellable         *cancellable,
                   GError              **error)
{
  g_auto (Draft) draft = { .path = path, .opening = opening, .identity = identity };

  g_return_val_if_fail (path != NULL && identity != NULL && file != NULL && notice != NULL, NULL);

  *file = NULL;
  *notice = NULL;
  if (notanda_open_is_document (path))
    return open_document (path, identity, file, notice, cancellable, error);

  return open_draft (&draft, file, notice, cancellable, error);
}

NotandaDocument *
notanda_open_text (GBytes               *text,
                   const char           *name,
                   NotandaIdentity      *identity,
                   NotandaDocumentFile **file,
                   char                **notice,
                   GCancellable         *cancellable,
                   GError              **error)
{
  NotandaOpening opening = { .encoding = "UTF-8", .manner = NOTANDA_LOAD_PLAIN };
  g_auto (Draft) draft = { .path = "-", .name = name, .opening = &opening, .identity = identity };

  g_return_val_if_fail (text != NULL && name != NULL && identity != NULL && file != NULL && notice != NULL, NULL);

  *file = NULL;
  *notice = NULL;
  draft.bytes = g_bytes_ref (text);

  return open_draft (&draft, file, notice, cancellable, error);
}

NotandaDocument *
notanda_open_loaded (NotandaLoaded        *loaded,
                     const char           *name,
                     NotandaIdentity      *identity,
                     NotandaDocumentFile **file,
                     char                **notice,
                     GCancellable         *cancellable,
                     GError              **error)
{
  g_auto (Draft) draft = { .path = "-", .name = name, .loaded = loaded, .identity = identity };

  g_return_val_if_fail (loaded != NULL && name != NULL && identity != NULL && file != NULL && notice != NULL, NULL);

  *file = NULL;
  *notice = NULL;

  return open_draft (&draft, file, notice, cancellable, error);
}

NotandaDocument *
notanda_open_replace_draft (NotandaDocument      *old,
                            NotandaDocumentFile  *file,
                            const NotandaReading *reading,
                            GCancellable         *cancellable,
                            GError              **error)
{
  g_autoptr (NotandaDocument) document = NULL;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (old) && file != NULL && reading != NULL, NULL);

  if (!notanda_document_is_draft (old))
    {
      g_autofree char *name = g_filename_display_name (file->path);

      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: the text is fixed, so it can’t be changed any more"), name);
      return NULL;
    }
  document = notanda_document_new (reading, notanda_document_get_identity (old));
  notanda_draft_carry (old, document);
  if (!save (document, file, cancellable, error))
    return NULL;

  return g_steal_pointer (&document);
}

NotandaDocument *
notanda_open_reread (NotandaDocument     *old,
                     NotandaDocumentFile *file,
                     const char          *path,
                     NotandaOpening      *opening,
                     char               **notice,
                     GCancellable        *cancellable,
                     GError             **error)
{
  g_auto (Draft) draft = { .path = path, .opening = opening, .identity = notanda_document_get_identity (old) };
  g_autofree char *name = g_filename_display_name (path);

  g_return_val_if_fail (file != NULL && path != NULL && notice != NULL, NULL);

  *notice = NULL;
  if (!notanda_document_is_draft (old) || notanda_open_is_stream (path))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                   notanda_document_is_draft (old) ? _ ("%s: this can be read only once")
                                                   : _ ("%s: the article’s text is fixed already; open the file anew to read it in another encoding"),
                                                       name);
      return NULL;
    }

  if (!read_article (&draft, cancellable, error))
    return NULL;
  draft.document = notanda_open_replace_draft (old, file, draft.reading, cancellable, error);
  if (draft.document == NULL)
    return NULL;

  *notice = take_notice (&draft);
  return g_steal_pointer (&draft.document);
}

char *
notanda_open_dup_source (const char      *document_path,
                         NotandaDocument *document)
{
  const char      *name = notanda_document_get_meta (document, NOTANDA_META_SOURCE_NAME);
  g_autofree char *folder = g_path_get_dirname (document_path);
  g_autofree char *path = NULL;

  /* the name comes from a file, and is no path */
  if (name == NULL || *name == '\0' || strchr (name, '/') != NULL)
    return NULL;

  path = g_build_filename (folder, name, NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

char *
notanda_open_dup_drafts_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "notanda", "drafts", NULL);
}

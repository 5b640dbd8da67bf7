/* notanda-open-place.c: where the document of an article is, or goes
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
#include "base/notanda-shown-path.h"
#include "format/notanda-document-name.h"

#define MAX_NAMES 99
#define MAX_STEM 120   /* bytes of a name in the drafts folder */
#define HASH_DIGITS 12 /* of the article's hash, there too */

typedef enum
{
  PLACED,
  TAKEN,  /* by another text, or by something that can't be read */
  FAILED, /* nothing can be saved there */
} Outcome;

/* The article as it reads in the encoding that was chosen for @document, if that is another one. */
static NotandaReading *
dup_reading_as (NotandaOpenDraft *draft,
                NotandaDocument  *document)
{
  const char      *encoding = notanda_document_get_meta (document, NOTANDA_META_ENCODING);
  NotandaOpening   again = draft->opening != NULL ? *draft->opening : (NotandaOpening) { 0 };
  g_autofree char *name = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;

  if (draft->bytes == NULL || again.encoding != NULL || encoding == NULL || g_strcmp0 (encoding, draft->reading->meta[NOTANDA_META_ENCODING]) == 0)
    return NULL;

  again.encoding = encoding;
  name = notanda_shown_path_dup (draft->path);
  loaded = notanda_open_load_as (draft->bytes, name, &again, 0, NULL, NULL);
  return loaded != NULL ? notanda_loaded_dup_reading (loaded, NULL) : NULL;
}

/* The same text, or what was made of it, or the same bytes in the encoding that was
 * chosen then. */
static gboolean
is_of_draft (NotandaOpenDraft *draft,
             NotandaDocument  *document)
{
  g_autoptr (NotandaReading) again = NULL;

  if (notanda_document_is_read_from (document, notanda_article_get_hash (draft->reading->article)))
    return TRUE;
  again = dup_reading_as (draft, document);
  if (again == NULL)
    return FALSE;
  if (notanda_document_is_read_from (document, notanda_article_get_hash (again->article)))
    {
      /* what is to be said of the reading in another encoding was said when this one was chosen */
      if (draft->notice != NULL)
        g_string_free (g_steal_pointer (&draft->notice), TRUE);
      return TRUE;
    }
  if (draft->again == NULL && draft->reading->encoding_guessed &&
      g_strcmp0 (notanda_document_get_meta (document, NOTANDA_META_SOURCE_NAME), again->meta[NOTANDA_META_SOURCE_NAME]) == 0)
    draft->again = g_steal_pointer (&again);

  return FALSE;
}

gboolean
notanda_open_save (NotandaDocument     *document,
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

/* Nobody asked for it, so what can't be saved, as in a folder that can only be read, waits for the next change. */
void
notanda_open_keep_whole (NotandaDocument      *document,
                         NotandaDocumentFile  *file,
                         const NotandaReading *reading,
                         GCancellable         *cancellable)
{
  if (reading->meta[NOTANDA_META_TRUNCATED] == NULL && notanda_document_set_whole (document))
    notanda_open_save (document, file, cancellable, NULL);
}

static Outcome
try_existing (NotandaOpenDraft *draft,
              const char       *path,
              GCancellable     *cancellable)
{
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = NULL;

  document = notanda_document_file_open (path, draft->identity, &file, cancellable, NULL);
  if (document == NULL || !is_of_draft (draft, document))
    return TAKEN;

  notanda_open_keep_whole (document, file, draft->reading, cancellable);
  draft->document = g_steal_pointer (&document);
  draft->file = g_steal_pointer (&file);

  return PLACED;
}

static Outcome
try_new (NotandaOpenDraft *draft,
         const char       *path,
         GCancellable     *cancellable,
         GError          **error)
{
  g_autoptr (NotandaDocumentFile) file = notanda_document_file_new (path);
  g_autoptr (NotandaDocument) document = notanda_document_new (draft->reading, draft->identity);
  g_autoptr (GError) local = NULL;

  if (!notanda_open_save (document, file, cancellable, &local))
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
keep_beside (NotandaOpenDraft *draft,
             const char       *path,
             GCancellable     *cancellable,
             GError          **error)
{
  NotandaReading  *reading = draft->again != NULL ? draft->again : draft->reading;
  g_autofree char *notice = NULL;

  draft->document = draft->opening->keep (reading, path, draft->opening->keep_data, &draft->file, &notice, cancellable, error);
  notanda_open_draft_add_notice (draft, notice);

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
tell_taken (NotandaOpenDraft *draft,
            const char       *stem)
{
  g_autofree char *first = notanda_document_name_new (stem, 1);
  g_autofree char *wanted = notanda_shown_path_dup (first);
  g_autofree char *found = g_filename_display_basename (draft->file->path);
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” is there already with another text, so this one is kept in “%s”."), wanted, found);

  notanda_open_draft_add_notice (draft, sentence);
}

/* Tries the @i-th name. */
static Outcome
try_name (NotandaOpenDraft *draft,
          const char       *folder,
          const char       *stem,
          guint             i,
          GCancellable     *cancellable,
          GError          **error)
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
place_in (NotandaOpenDraft *draft,
          const char       *folder,
          const char       *stem,
          GCancellable     *cancellable,
          GError          **error)
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

static gboolean
is_stem_there (const char *folder,
               const char *stem)
{
  g_autofree char *name = notanda_document_name_new (stem, 1);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return is_there (path);
}

/* What was pasted has no name of a file, but often a title. */
static char *
dup_title (NotandaOpenDraft *draft)
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

/* Names of many folders meet here, so the text's hash is part of them. @stem: (transfer full) */
static char *
add_hash (NotandaOpenDraft *draft,
          char             *stem)
{
  g_autofree char *whole = stem;
  char             hash[NOTANDA_HASH_STRING_SIZE];
  gsize            size = MIN (strlen (stem), MAX_STEM);

  while (size > 0 && size < strlen (stem) && ((guint8) stem[size] & 0xc0) == 0x80)
    size--;
  stem[size] = '\0';
  notanda_hash_to_string (notanda_article_get_hash (draft->reading->article), hash);
  hash[HASH_DIGITS] = '\0';

  return g_strconcat (whole, " ", hash, NULL);
}

static char *
dup_drafts_stem (NotandaOpenDraft *draft,
                 const char       *folder)
{
  g_autofree char *old = NULL;

  if (notanda_open_is_stream (draft->path))
    return add_hash (draft, dup_title (draft));
  old = add_hash (draft, notanda_document_name_dup_old_source_stem (draft->path));
  if (is_stem_there (folder, old))
    return g_steal_pointer (&old);

  return add_hash (draft, notanda_document_name_dup_source_stem (draft->path));
}

static gboolean
place_in_drafts (NotandaOpenDraft *draft,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autofree char *folder = notanda_open_dup_drafts_folder ();
  g_autofree char *stem = dup_drafts_stem (draft, folder);
  g_autofree char *shown = NULL;
  g_autofree char *sentence = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return notanda_file_set_error (error, folder, errno);
  if (!place_in (draft, folder, stem, cancellable, error))
    return FALSE;

  /* what came from no file is where such texts always are */
  if (draft->name != NULL)
    return TRUE;
  shown = notanda_shown_path_dup (draft->file->path);
  sentence = g_strdup_printf (_ ("Nothing can be saved beside the text, so the annotations are kept in “%s”."), shown);
  notanda_open_draft_add_notice (draft, sentence);

  return TRUE;
}

gboolean
notanda_open_is_beside (const NotandaOpenDraft *draft)
{
  g_autofree char *folder = NULL;
  g_autofree char *stem = NULL;

  if (notanda_open_is_stream (draft->path))
    return FALSE;
  folder = g_path_get_dirname (draft->path);
  stem = notanda_document_name_dup_stem_in (folder, draft->path);

  return is_stem_there (folder, stem);
}

gboolean
notanda_open_place (NotandaOpenDraft *draft,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autofree char *resolved = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *stem = NULL;
  g_autoptr (GError) local = NULL;

  if (notanda_open_is_stream (draft->path))
    return place_in_drafts (draft, cancellable, error);

  /* beside the name that was given, not beside what a link leads to */
  folder = g_path_get_dirname (draft->path);
  stem = notanda_document_name_dup_stem_in (folder, draft->path);
  if (place_in (draft, folder, stem, cancellable, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return place_in_drafts (draft, cancellable, error);
}

char *
notanda_open_dup_drafts_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "notanda", "drafts", NULL);
}

/* notanda-open.c: one path in, one saved document out
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/notanda-open-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-shown-path.h"
#include "load/text/notanda-twice.h"
#include "model/notanda-loaded.h"
#include "model/versions/notanda-draft-mend.h"
#include "model/versions/notanda-draft.h"

void
notanda_open_draft_clear (NotandaOpenDraft *draft)
{
  g_clear_pointer (&draft->bytes, g_bytes_unref);
  g_clear_pointer (&draft->reading, notanda_reading_free);
  g_clear_pointer (&draft->again, notanda_reading_free);
  g_clear_object (&draft->document);
  g_clear_pointer (&draft->file, notanda_document_file_free);
  if (draft->notice != NULL)
    g_string_free (g_steal_pointer (&draft->notice), TRUE);
}

void
notanda_open_draft_add_notice (NotandaOpenDraft *draft,
                               const char       *sentence)
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
take_notice (NotandaOpenDraft *draft)
{
  return draft->notice != NULL ? g_string_free (g_steal_pointer (&draft->notice), FALSE) : NULL;
}

static NotandaReading *
dup_reading (NotandaOpenDraft *draft,
             NotandaLoaded    *loaded,
             const char       *name,
             GError          **error)
{
  g_autofree char *sentences = NULL;
  NotandaReading  *reading = notanda_load_dup_reading (loaded, name, &sentences, error);

  notanda_open_draft_add_notice (draft, sentences);

  return reading;
}

static gboolean
load_article (NotandaOpenDraft *draft,
              const char       *name,
              gint64            now,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (NotandaLoaded) loaded = NULL;
  gboolean is_refused;

  if (draft->loaded != NULL)
    {
      draft->reading = dup_reading (draft, draft->loaded, name, error);
      return draft->reading != NULL;
    }

  if (draft->bytes == NULL)
    draft->bytes = notanda_open_read_bytes (draft->path, cancellable, error);
  if (draft->bytes == NULL)
    return FALSE;
  loaded = notanda_open_load_as (draft->bytes, name, draft->opening, now, cancellable, error);
  if (loaded == NULL)
    return FALSE;
  /* who has a document of it has been asked */
  is_refused = draft->opening != NULL && draft->opening->check != NULL && !notanda_open_is_beside (draft) && !draft->opening->check (loaded, name, error);
  if (!is_refused)
    draft->reading = dup_reading (draft, loaded, name, error);
  /* a list to choose from goes back to whoever opens, who can show it, and a page that is no article to whoever can ask */
  if (draft->reading == NULL && draft->opening != NULL && (is_refused || loaded->choices->len > 0 || loaded->items->len > 0))
    draft->opening->unchosen = g_steal_pointer (&loaded);

  return draft->reading != NULL;
}

static gboolean
read_article (NotandaOpenDraft *draft,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autofree char *name = draft->name != NULL ? g_strdup (draft->name) : notanda_shown_path_dup (draft->path);
  gint64           now = draft->identity->now (draft->identity->data);

  if (!load_article (draft, name, now, cancellable, error))
    return FALSE;

  if (draft->name != NULL)
    notanda_reading_set_meta (draft->reading, NOTANDA_META_SOURCE_NAME, NULL, NULL);
  notanda_reading_set_loaded (draft->reading, now);

  return TRUE;
}

/* What was known of it when it was loaded and is true as long as it is kept, and what is odd about the file.
 * Returns: (transfer full) (nullable) */
static char *
dup_document_notice (NotandaDocument           *document,
                     const NotandaDocumentFile *file)
{
  const char      *truncated = notanda_document_get_meta (document, NOTANDA_META_TRUNCATED);
  const char      *sentence = truncated != NULL ? notanda_truncated_get_sentence (truncated) : NULL;
  g_autofree char *trailing = file->trailing > 0 ? notanda_document_file_dup_trailing_text (file->trailing) : NULL;

  if (sentence != NULL && trailing != NULL)
    return g_strdup_printf ("%s %s", trailing, sentence);

  return sentence != NULL ? g_strdup (sentence) : g_steal_pointer (&trailing);
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

  if (document != NULL)
    *notice = dup_document_notice (document, *file);

  return document;
}

static NotandaDocument *
open_draft (NotandaOpenDraft     *draft,
            NotandaDocumentFile **file,
            char                **notice,
            GCancellable         *cancellable,
            GError              **error)
{
  if (!read_article (draft, cancellable, error) || !notanda_open_place (draft, cancellable, error))
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
  g_auto (NotandaOpenDraft) draft = { .path = path, .opening = opening, .identity = identity };

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
  NotandaOpening opening = { .encoding = "UTF-8", .manner = NOTANDA_LOAD_PLAIN, .offers_mending = TRUE };
  g_auto (NotandaOpenDraft) draft = { .path = "-", .name = name, .opening = &opening, .identity = identity };

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
  g_auto (NotandaOpenDraft) draft = { .path = "-", .name = name, .loaded = loaded, .identity = identity };

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
  NotandaHash replaced;
  const char *replaced_name;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (old) && file != NULL && reading != NULL, NULL);

  if (!notanda_document_is_draft (old))
    {
      g_autofree char *name = notanda_shown_path_dup (file->path);

      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: the text is fixed, so it can’t be changed any more"), name);
      return NULL;
    }
  document = notanda_document_new (reading, notanda_document_get_identity (old));
  notanda_draft_carry (old, document);
  if (notanda_document_get_replaced (old, &replaced, &replaced_name))
    notanda_document_set_replaced (document, &replaced, replaced_name);
  if (!notanda_open_save (document, file, cancellable, error))
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
  g_auto (NotandaOpenDraft) draft = { .path = path, .opening = opening, .identity = notanda_document_get_identity (old) };
  g_autofree char *name = notanda_shown_path_dup (path);

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

NotandaDocument *
notanda_open_mend (NotandaDocument     *old,
                   NotandaDocumentFile *file,
                   GCancellable        *cancellable,
                   GError             **error)
{
  g_autoptr (NotandaReading) reading = NULL;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (old) && file != NULL, NULL);

  reading = notanda_draft_dup_reading_mended (old, notanda_twice_mend, error);
  if (reading == NULL)
    return NULL;
  notanda_reading_set_meta (reading, NOTANDA_META_ENCODING, g_strdup (NOTANDA_ENCODING_TWICE), "user");

  return notanda_open_replace_draft (old, file, reading, cancellable, error);
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

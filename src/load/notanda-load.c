/* notanda-load.c: articles from files of any kind that can be read
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Plain text takes what no reader of a helper process claims, and is read here, so that the usual case costs no process.
 * What can be said of any input is said here, once: too large, an encoding that nobody knows, a kind of file that has no
 * reader. */

#include "load/notanda-load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/text/notanda-load-text.h"
#include "load/text/notanda-magic.h"
#include "load/text/notanda-twice.h"

#define LEAD_SIZE 250u /* bytes of text: “If nothing happens, click here” and the like */

static gboolean
refuse (GBytes     *bytes,
        const char *name,
        GError    **error)
{
  gsize       size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *kind = notanda_magic_describe (data, size);

  if (notanda_magic_is_notanda (data, size))
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                 _ ("%s: this is a Notanda document, not an article to make one from"), name);
  else if (kind != NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                 _ ("%s: %s; save its text as plain text and open that"), name, kind);
  else
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                 _ ("%s: this is a binary file, not text"), name);

  return FALSE;
}

static NotandaLoaded *
load_plain (GBytes                *bytes,
            const char            *name,
            const NotandaEncoding *forced,
            GError               **error)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("text");
  g_autofree char *notice = NULL;

  loaded->plain = notanda_load_text (bytes, name, forced, &notice, error);
  if (loaded->plain == NULL)
    return NULL;

  for (guint i = 0; i < NOTANDA_N_META; i++)
    notanda_loaded_set_meta (loaded, (NotandaMeta) i, g_strdup (loaded->plain->meta[i]),
                             loaded->plain->from[i] != NULL ? loaded->plain->from[i] : "text");
  loaded->encoding_guessed = loaded->plain->encoding_guessed;
  if (notice != NULL)
    notanda_loaded_add_notice (loaded, g_steal_pointer (&notice));

  return g_steal_pointer (&loaded);
}

static NotandaLoaded *
load_elsewhere (const NotandaClaim       *claim,
                GBytes                   *bytes,
                const NotandaLoadOptions *options,
                NotandaLoaderClient      *client,
                GCancellable             *cancellable,
                GError                  **error)
{
  g_autoptr (NotandaLoaderClient) once = client == NULL ? notanda_loader_client_new (NULL) : NULL;
  NotandaLoaderClient *used = client != NULL ? client : once;
  NotandaLoadOptions   again = *options;
  g_autoptr (GError) broken = NULL;
  NotandaLoaded *loaded = notanda_loader_client_load (used, claim, bytes, options, cancellable, &broken);

  /* what the reader broke down over is mostly what stands around the text */
  again.manner = NOTANDA_LOAD_STRIPPED;
  if (claim->has_text_alone && !options->is_again && options->manner != NOTANDA_LOAD_STRIPPED && g_error_matches (broken, NOTANDA_ERROR, NOTANDA_ERROR_BROKE_DOWN))
    {
      loaded = notanda_loader_client_load (used, claim, bytes, &again, cancellable, NULL);
      if (loaded != NULL)
        notanda_loaded_add_notice (loaded, g_strdup (_ ("Reading all of it broke down, so only its text was taken. The page or file may be damaged, or made to do harm.")));
    }
  if (loaded == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&broken));

  return loaded;
}

static gboolean
check_input (GBytes                   *bytes,
             const NotandaLoadOptions *options,
             const NotandaEncoding   **forced,
             GError                  **error)
{
  *forced = NULL;
  if (options->encoding != NULL && (*forced = notanda_encoding_find (options->encoding)) == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID,
                   _ ("%s: there is no encoding “%s”; a name such as UTF-8 or windows-1252 is needed"),
                   options->name, options->encoding);
      return FALSE;
    }
  if (g_bytes_get_size (bytes) > NOTANDA_LOAD_MAX_SIZE)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE,
                   _ ("%s: the text is larger than %u MB; split it into several files"),
                   options->name, NOTANDA_ARTICLE_MAX_SIZE >> 20);
      return FALSE;
    }

  return TRUE;
}

static NotandaLoaded *
load_named (GBytes                   *bytes,
            const NotandaLoadOptions *options,
            NotandaLoaderClient      *client,
            GCancellable             *cancellable,
            GError                  **error)
{
  const NotandaEncoding *forced;
  const NotandaClaim    *claim = NULL;

  if (!check_input (bytes, options, &forced, error))
    return NULL;

  if (options->manner != NOTANDA_LOAD_PLAIN)
    claim = notanda_claims_find (bytes, options);
  if (claim != NULL)
    return load_elsewhere (claim, bytes, options, client, cancellable, error);
  if (notanda_load_text_claims (bytes))
    return load_plain (bytes, options->name, forced, error);

  refuse (bytes, options->name, error);
  return NULL;
}

/* Only what was read as UTF-8 can be that. */
static gboolean
may_be_twice (const char *encoding)
{
  return g_strcmp0 (encoding, "UTF-8") == 0;
}

gsize
notanda_load_count_twice (const char *encoding,
                          const char *text,
                          gsize       size)
{
  NotandaTwice twice = { 0 };

  if (may_be_twice (encoding))
    notanda_twice_look (&twice, text, size);

  return notanda_twice_count (&twice);
}

static gsize
count_twice (NotandaLoaded *loaded)
{
  const char  *encoding = loaded->meta[NOTANDA_META_ENCODING];
  NotandaTwice twice = { 0 };
  gsize        size = 0;
  const char  *text;

  if (loaded->plain != NULL)
    {
      text = notanda_article_get_text (loaded->plain->article, &size);
      return notanda_load_count_twice (encoding, text, size);
    }
  for (guint i = 0; i < loaded->blocks->len && may_be_twice (encoding); i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (block->left_out == NOTANDA_LEFT_OUT_NOT)
        notanda_twice_look (&twice, block->text, strlen (block->text));
    }

  return notanda_twice_count (&twice);
}

/* Said, and never mended unasked: what looks like it may be meant. */
static void
tell_twice (NotandaLoaded *loaded)
{
  gsize n = count_twice (loaded);

  if (n > 0)
    notanda_loaded_add_notice (loaded,
                               g_strdup_printf (ngettext ("%" G_GSIZE_FORMAT " place looks as if it was encoded twice, like “â€™” for an apostrophe. The encoding “%s” mends that.",
                                                          "%" G_GSIZE_FORMAT " places look as if they were encoded twice, like “â€™” for an apostrophe. The encoding “%s” mends that.",
                                                          n),
                                                n, NOTANDA_ENCODING_TWICE));
}

NotandaLoaded *
notanda_load_bytes (GBytes                   *bytes,
                    const NotandaLoadOptions *options,
                    NotandaLoaderClient      *client,
                    GCancellable             *cancellable,
                    GError                  **error)
{
  NotandaLoadOptions named;
  NotandaLoaded     *loaded;
  gboolean           is_stdin;

  g_return_val_if_fail (bytes != NULL && options != NULL && options->name != NULL, NULL);

  named = *options;
  is_stdin = g_str_equal (options->name, "-");
  if (is_stdin)
    named.name = _ ("standard input");

  loaded = load_named (bytes, &named, client, cancellable, error);
  if (loaded != NULL && !options->offers_mending)
    tell_twice (loaded);
  if (loaded != NULL && !is_stdin && options->address == NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_SOURCE_NAME, g_path_get_basename (options->name), "file");
  /* to read the same once more */
  if (loaded != NULL && options->part != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_SOURCE_PART, g_strdup (options->part), "file");

  return loaded;
}

/* What a page is that is no article, and what to do about it. */
static const char *
get_page_sentence (guint page)
{
  switch (page)
    {
    case NOTANDA_PAGE_KIND_STUB:
      return _ ("This is only the start of the article; the rest may be for subscribers. Open the page in a browser, and paste all of it here.");
    case NOTANDA_PAGE_KIND_LIST:
      return _ ("This page looks like a list of articles; open one of them.");
    case NOTANDA_PAGE_KIND_ERROR:
      return _ ("This page looks like an error message, a login or a question, not like an article. Open it in a browser to see.");
    case NOTANDA_PAGE_KIND_SCRIPT:
      return _ ("A browser would make the text of this page by a program. Open it in one, and paste the text here.");
    default:
      return NULL;
    }
}

const NotandaLoadedLink *
notanda_load_get_lead (const NotandaLoaded *loaded)
{
  const NotandaLoadedLink *lead = NULL;
  gsize                    size = 0;

  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (block->left_out == NOTANDA_LEFT_OUT_NOT)
        size += strlen (block->text);
    }
  for (guint i = 0; i < loaded->links->len; i++)
    {
      const NotandaLoadedLink *link = g_ptr_array_index (loaded->links, i);

      if ((link->kind == NOTANDA_LINK_REFRESH && size < LEAD_SIZE) || (link->kind == NOTANDA_LINK_FRAME && size == 0 && lead == NULL))
        lead = link;
    }

  return lead;
}

/* Returns: (transfer full) (nullable) */
static char *
dup_page_sentence (const NotandaLoaded *loaded)
{
  const NotandaLoadedLink *lead = notanda_load_get_lead (loaded);

  if (lead != NULL && lead->kind == NOTANDA_LINK_REFRESH)
    return g_strdup_printf (_ ("This page leads on to another one; open that: %s"), lead->address);
  if (lead != NULL)
    return g_strdup_printf (_ ("This page only shows another one in a frame; open that: %s"), lead->address);

  /* nothing in it looks like anything */
  if (loaded->page == NOTANDA_PAGE_KIND_ERROR && loaded->blocks->len == 0)
    return NULL;

  return g_strdup (get_page_sentence (loaded->page));
}

char *
notanda_load_dup_notices (NotandaLoaded *loaded,
                          const char    *sentence)
{
  g_autoptr (GString) all = g_string_new (sentence);

  for (guint i = 0; i < loaded->notices->len; i++)
    g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", (const char *) g_ptr_array_index (loaded->notices, i));

  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}

static gboolean
check_chosen (NotandaLoaded *loaded,
              const char    *name,
              GError       **error)
{
  if (loaded->plain != NULL || loaded->blocks->len > 0)
    return TRUE;

  if (loaded->choices->len > 0)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHOICE,
                 ngettext ("%s: there is %u part in it; choose it", "%s: there are %u parts in it; choose one", loaded->choices->len),
                 name, loaded->choices->len);
  else if (loaded->items->len > 0)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHOICE,
                 ngettext ("%s: this is a feed with %u article; choose it", "%s: this is a feed with %u articles; choose one", loaded->items->len),
                 name, loaded->items->len);
  else
    return TRUE;

  return FALSE;
}

NotandaReading *
notanda_load_dup_reading (NotandaLoaded *loaded,
                          const char    *name,
                          char         **notice,
                          GError       **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *all = NULL;
  NotandaReading  *reading;

  g_return_val_if_fail (loaded != NULL && name != NULL, NULL);

  if (notice != NULL)
    *notice = NULL;
  if (!check_chosen (loaded, name, error))
    return NULL;

  reading = notanda_loaded_dup_reading (loaded, &local);
  sentence = dup_page_sentence (loaded);
  if (reading == NULL && sentence == NULL)
    sentence = g_strdup (g_str_equal (loaded->reader, "html") ? _ ("There is no text in this page. If a browser shows some, paste it here.") : local->message);
  /* it may be that there is none because it was cut */
  all = notanda_load_dup_notices (loaded, sentence);
  if (reading == NULL)
    g_set_error (error, local->domain, local->code, "%s: %s", name, all);
  else if (notice != NULL)
    *notice = g_steal_pointer (&all);

  return reading;
}

NotandaReading *
notanda_load_noticing (GBytes     *bytes,
                       const char *name,
                       const char *encoding,
                       char      **notice,
                       GError    **error)
{
  const NotandaLoadOptions options = { .name = name, .encoding = encoding };
  g_autoptr (NotandaLoaded) loaded = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL && notice != NULL, NULL);

  *notice = NULL;
  loaded = notanda_load_bytes (bytes, &options, NULL, NULL, error);

  return loaded != NULL ? notanda_load_dup_reading (loaded, name, notice, error) : NULL;
}

NotandaReading *
notanda_load (GBytes     *bytes,
              const char *name,
              const char *encoding,
              GError    **error)
{
  g_autofree char *notice = NULL;

  return notanda_load_noticing (bytes, name, encoding, &notice, error);
}

const NotandaEncoding *
notanda_load_list_encodings (guint *n)
{
  return notanda_encoding_list (n);
}

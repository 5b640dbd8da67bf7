/* notanda-intake.c: an address or a file in, a saved document out
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "intake/notanda-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-address.h"

/* Bytes of a page that broke off, of which no document is made unasked: that is seldom an article. */
#define LITTLE_TEXT 400u

void
notanda_intake_clear (NotandaIntake *intake)
{
  g_clear_object (&intake->document);
  g_clear_pointer (&intake->file, notanda_document_file_free);
  g_clear_pointer (&intake->notice, g_free);
  g_clear_pointer (&intake->path, g_free);
  g_clear_pointer (&intake->loaded, notanda_loaded_free);
  g_clear_pointer (&intake->replaced, g_free);
  g_clear_pointer (&intake->report, notanda_version_report_free);
  notanda_fetch_trouble_clear (&intake->trouble);
}

/* Returns: whether some of it didn't come */
static gboolean
note_cut (NotandaLoaded        *loaded,
          const NotandaFetched *fetched)
{
  static const NotandaTruncated whys[] = {
    [NOTANDA_FETCH_CUT_TIME] = NOTANDA_TRUNCATED_TIME,
    [NOTANDA_FETCH_CUT_SIZE] = NOTANDA_TRUNCATED_LENGTH,
    [NOTANDA_FETCH_CUT_BROKEN] = NOTANDA_TRUNCATED_DISCONNECT,
    [NOTANDA_FETCH_CUT_DAMAGED] = NOTANDA_TRUNCATED_UNSPECIFIED,
  };

  if (fetched->cut == NOTANDA_FETCH_WHOLE)
    return FALSE;
  notanda_loaded_add_truncated (loaded, whys[fetched->cut], notanda_fetched_dup_notice (fetched));

  return TRUE;
}

static gboolean
is_same_site (const char *a,
              const char *b)
{
  return g_str_equal (g_str_has_prefix (a, "www.") ? a + 4 : a, g_str_has_prefix (b, "www.") ? b + 4 : b);
}

/* A page that other hosts led to may not be the one that was meant. */
static void
note_redirects (NotandaLoaded        *loaded,
                const NotandaFetched *fetched)
{
  g_autoptr (GString) hosts = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < fetched->chain->len; i++)
    {
      g_autofree char *host = notanda_address_dup_host (g_ptr_array_index (fetched->chain, i));

      if (last != NULL && g_str_equal (last, host))
        continue;
      if (first == NULL)
        first = g_strdup (host);
      g_string_append_printf (hosts, "%s%s", last != NULL ? " → " : "", host);
      g_free (last);
      last = g_steal_pointer (&host);
    }
  /* there and back, to ask for a cookie, is no other site */
  if (last != NULL && !is_same_site (first, last))
    notanda_loaded_add_notice (loaded, g_strdup_printf (_ ("The address led to another site: %s."), hosts->str));
}

/* @is_cut: (out): some of it didn't come */
static NotandaLoaded *
load_page (const char                 *address,
           const NotandaIntakeOptions *options,
           NotandaFetchTrouble        *trouble,
           gboolean                   *is_cut,
           GCancellable               *cancellable,
           GError                    **error)
{
  NotandaLoadOptions load = options->load;
  g_autoptr (NotandaFetched) fetched = NULL;
  NotandaLoaded *loaded;

  *is_cut = FALSE;
  if (options->polite != NULL)
    fetched = notanda_polite_fetch (options->polite, address, &options->fetch, options->progress, options->progress_data, trouble, cancellable, error);
  else
    fetched = notanda_fetch (address, &options->fetch, options->progress, options->progress_data, trouble, cancellable, error);
  if (fetched == NULL)
    return NULL;

  load.name = load.address = fetched->address;
  load.content_type = fetched->content_type;
  loaded = notanda_load_bytes (fetched->bytes, &load, options->client, cancellable, error);
  if (loaded == NULL)
    return NULL;
  notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup (fetched->address), "address");
  note_redirects (loaded, fetched);
  *is_cut = note_cut (loaded, fetched);

  return loaded;
}

NotandaLoaded *
notanda_intake_load (const char                 *address,
                     const NotandaIntakeOptions *options,
                     NotandaFetchTrouble        *trouble,
                     GCancellable               *cancellable,
                     GError                    **error)
{
  gboolean is_cut;

  g_return_val_if_fail (address != NULL && options != NULL, NULL);

  return load_page (address, options, trouble, &is_cut, cancellable, error);
}

static gboolean
has_little_text (const NotandaLoaded *loaded)
{
  gsize size = 0;

  for (guint i = 0; i < loaded->blocks->len && size < LITTLE_TEXT; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      size += block->left_out ? 0 : strlen (block->text);
    }

  return size < LITTLE_TEXT;
}

/* What is to be said of a page that is none to annotate. */
static const char *
get_refusal (const NotandaLoaded *loaded)
{
  switch (loaded->page)
    {
    case NOTANDA_PAGE_KIND_LIST:
      return _ ("this looks like a list of articles; open one of them");
    case NOTANDA_PAGE_KIND_ERROR:
      return _ ("this looks like an error message, a login or a question, not like an article; open it in a browser to see");
    case NOTANDA_PAGE_KIND_SCRIPT:
      return _ ("a browser would make the text of this page by a program; open it in one, and paste the text here");
    default:
      return NULL;
    }
}

static void
refuse (NotandaLoaded *loaded,
        const char    *name,
        const char    *what,
        GError       **error)
{
  /* what was cut may have been the article */
  g_autofree char *all = notanda_load_dup_notices (loaded, NULL);

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, all != NULL ? "%s: %s. %s" : "%s: %s", name, what, all);
}

gboolean
notanda_intake_check_page (NotandaLoaded *loaded,
                           const char    *name,
                           GError       **error)
{
  const char              *what;
  const NotandaLoadedLink *lead;

  g_return_val_if_fail (loaded != NULL && name != NULL, FALSE);

  if (loaded->choices->len > 0 || loaded->items->len > 0)
    return TRUE;
  lead = notanda_load_get_lead (loaded);
  if (lead != NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                   lead->kind == NOTANDA_LINK_REFRESH ? _ ("%s: this page leads on to another one; open that: %s") : _ ("%s: this page only shows another one in a frame; open that: %s"), name, lead->address);
      return FALSE;
    }
  /* there is nothing to open anyway: reading it says so */
  what = loaded->blocks->len > 0 ? get_refusal (loaded) : NULL;
  if (what != NULL)
    refuse (loaded, name, what, error);

  return what == NULL;
}

static gboolean
check_kind (NotandaLoaded              *loaded,
            gboolean                    is_cut,
            const NotandaIntakeOptions *options,
            GError                    **error)
{
  const char *address = loaded->meta[NOTANDA_META_ADDRESS];

  if (options->any_page)
    return TRUE;
  if (!notanda_intake_check_page (loaded, address, error))
    return FALSE;
  if (!is_cut || loaded->blocks->len == 0 || !has_little_text (loaded))
    return TRUE;

  refuse (loaded, address, _ ("only its first words came; try again later"), error);
  return FALSE;
}

static gboolean
make_document (NotandaIntake              *intake,
               const NotandaIntakeOptions *options,
               NotandaIdentity            *identity,
               GCancellable               *cancellable,
               GError                    **error)
{
  const char          *address = intake->loaded->meta[NOTANDA_META_ADDRESS];
  NotandaIntakeOptions placing = *options;
  g_autofree char     *drafts = notanda_open_dup_drafts_folder ();
  g_autoptr (NotandaIntakeIndex) index = options->index != NULL ? notanda_intake_index_ref (options->index) : notanda_intake_index_new (FALSE);
  g_autoptr (NotandaReading) reading = notanda_load_dup_reading (intake->loaded, address, &intake->notice, error);

  if (reading == NULL)
    return FALSE;
  placing.folder = options->folder != NULL ? options->folder : drafts;
  placing.index = index;
  if (!notanda_intake_prepare (reading, &placing, identity, intake, cancellable, error))
    return FALSE;
  if (intake->document != NULL)
    return intake->is_known || notanda_intake_save (intake, &placing, cancellable, error);

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
  gboolean                   is_cut;

  g_return_val_if_fail (address != NULL && identity != NULL && intake != NULL, FALSE);

  *intake = (NotandaIntake) { 0 };
  if (options == NULL)
    options = &usual;
  intake->loaded = load_page (address, options, &intake->trouble, &is_cut, cancellable, error);

  return intake->loaded != NULL && check_kind (intake->loaded, is_cut, options, error) && make_document (intake, options, identity, cancellable, error);
}

gboolean
notanda_intake_reread (NotandaDocument            *draft,
                       const NotandaDocumentFile  *file,
                       const char                 *address,
                       const NotandaIntakeOptions *options,
                       NotandaIntake              *intake,
                       GCancellable               *cancellable,
                       GError                    **error)
{
  NotandaIdentity *identity;
  g_autoptr (NotandaReading) reading = NULL;
  NotandaIntakeOptions again;
  gboolean             is_cut;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (draft) && file != NULL && address != NULL && options != NULL && intake != NULL, FALSE);

  *intake = (NotandaIntake) { 0 };
  again = *options;
  again.load.is_again = TRUE;
  intake->loaded = load_page (address, &again, &intake->trouble, &is_cut, cancellable, error);
  if (intake->loaded == NULL || !check_kind (intake->loaded, is_cut, options, error))
    return FALSE;
  if (is_cut && !options->any_page)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: only a part of the page came this time; try again later"), address);
      return FALSE;
    }
  reading = notanda_load_dup_reading (intake->loaded, address, &intake->notice, error);
  if (reading == NULL)
    return FALSE;
  identity = notanda_document_get_identity (draft);
  notanda_reading_set_loaded (reading, identity->now (identity->data));
  intake->file = notanda_document_file_copy (file);
  intake->document = notanda_open_replace_draft (draft, intake->file, reading, cancellable, error);

  return intake->document != NULL;
}

/* What stands in a file may have an address, too, but then what is there now is something else. */
char *
notanda_intake_dup_address (NotandaDocument *document)
{
  const char *address = notanda_document_get_meta (document, NOTANDA_META_ADDRESS);
  const char *from = notanda_document_get_meta_from (document, NOTANDA_META_ADDRESS);
  gboolean    is_of_file = notanda_document_get_meta (document, NOTANDA_META_SOURCE_NAME) != NULL;

  return address != NULL && !is_of_file && g_strcmp0 (from, "address") == 0 && notanda_address_is_web (address) ? g_strdup (address) : NULL;
}

typedef struct
{
  NotandaIdentity *identity;
  NotandaIntake   *intake;
} Keeping;

static NotandaDocument *
keep_cb (NotandaReading       *reading,
         const char           *path,
         gpointer              data,
         NotandaDocumentFile **file,
         char                **notice,
         GCancellable         *cancellable,
         GError              **error)
{
  const Keeping             *keeping = data;
  NotandaIntake             *intake = keeping->intake;
  const NotandaIntakeOptions options = { .path = path };

  if (!notanda_intake_prepare (reading, &options, keeping->identity, intake, cancellable, error) ||
      (!intake->is_known && !notanda_intake_save (intake, &options, cancellable, error)))
    {
      notanda_intake_clear (intake);
      return NULL;
    }
  *file = g_steal_pointer (&intake->file);
  *notice = g_steal_pointer (&intake->notice);

  return g_steal_pointer (&intake->document);
}

gboolean
notanda_intake_file (const char      *path,
                     NotandaOpening  *opening,
                     NotandaIdentity *identity,
                     NotandaIntake   *intake,
                     GCancellable    *cancellable,
                     GError         **error)
{
  NotandaOpening usual = { 0 };
  Keeping        keeping = { identity, intake };

  g_return_val_if_fail (path != NULL && identity != NULL && intake != NULL, FALSE);

  *intake = (NotandaIntake) { 0 };
  if (opening == NULL)
    opening = &usual;
  opening->keep = keep_cb;
  opening->keep_data = &keeping;
  intake->document = notanda_open_path (path, opening, identity, &intake->file, &intake->notice, cancellable, error);
  opening->keep = NULL;
  opening->keep_data = NULL;

  return intake->document != NULL;
}

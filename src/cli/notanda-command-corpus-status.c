/* notanda-command-corpus-status.c: notandactl corpus status DIR
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A second file of an article counts for nothing but as a copy, and an article that was removed from the corpus
 * for nothing but as removed. What can't be read is neither article nor draft. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/notanda-command-corpus.h"
#include "interchange/notanda-buffer.h"
#include "model/notanda-corpus-records.h"
#include "sync/notanda-connection.h"

typedef struct
{
  NotandaCorpus        *corpus;
  NotandaCorpusListing *listing;
  guint                 n_articles;
  guint                 n_drafts;
  guint                 n_copies;
  guint                 n_removed;
  guint                 n_annotations;
  guint                 n_differences;
  guint                 n_damaged;
  char                 *server; /* or NULL where it isn't connected */
  guint                 n_waiting;
  guint                 n_on_server;
  GPtrArray            *absent; /* (nullable) (element-type NotandaListedDocument): on the server alone */
  GHashTable           *types;  /* NotandaId, resolved -> number of annotations */
  GPtrArray            *people; /* names, sorted */
} Status;

static void
status_clear (Status *status)
{
  g_clear_pointer (&status->corpus, notanda_corpus_free);
  g_clear_pointer (&status->listing, notanda_corpus_listing_unref);
  g_free (status->server);
  g_clear_pointer (&status->absent, g_ptr_array_unref);
  g_clear_pointer (&status->types, g_hash_table_unref);
  g_clear_pointer (&status->people, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Status, status_clear)

/* ---- counting */

static void
add_types (Status                      *status,
           const NotandaListedDocument *document)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (status->corpus->document);

  for (guint i = 0; i < document->counts->len; i++)
    {
      const NotandaTypeCount *count = &g_array_index (document->counts, NotandaTypeCount, i);
      const NotandaId        *type = notanda_tag_set_resolve_type (tag_set, &count->type);
      guint                   n = GPOINTER_TO_UINT (g_hash_table_lookup (status->types, type)) + count->n;

      g_hash_table_insert (status->types, g_memdup2 (type, sizeof *type), GUINT_TO_POINTER (n));
    }
}

static void
add_document (Status     *status,
              guint       i,
              GHashTable *names)
{
  const NotandaListedDocument *document = status->listing->documents->pdata[i];

  status->n_damaged += document->damage != NULL;
  if (notanda_corpus_listing_is_copy (status->listing, i))
    status->n_copies++;
  else if (notanda_corpus_is_document_removed (status->corpus, document))
    status->n_removed++;
  else if (notanda_listed_document_has_article (document))
    {
      status->n_articles += !document->is_draft;
      status->n_drafts += document->is_draft;
      status->n_annotations += document->n_annotations;
      status->n_differences += document->n_differences;
      add_types (status, document);
      for (char **author = document->authors; *author != NULL; author++)
        g_hash_table_add (names, g_strdup (*author));
    }
}

static void
fill_in (Status *status)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) people = notanda_corpus_list_people (status->corpus->document);
  g_autoptr (GPtrArray) differences = notanda_document_list_differences (status->corpus->document);

  status->types = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, g_free, NULL);
  for (guint i = 0; i < people->len; i++)
    g_hash_table_add (names, g_strdup (((NotandaPerson *) people->pdata[i])->name));
  for (guint i = 0; i < status->listing->documents->len; i++)
    add_document (status, i, names);
  status->n_differences += differences->len;
  status->n_damaged += status->corpus->damaged->len + (status->corpus->file->damage != NULL);
  status->people = g_hash_table_steal_all_keys (names);
  g_ptr_array_sort_values (status->people, (GCompareFunc) strcmp);
}

/* What waits is found out without asking the server. The corpus' own records are no article. */
static gboolean
fill_in_server (Status          *status,
                NotandaIdentity *identity,
                GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (NotandaAccount) account = notanda_account_load (&status->corpus->id, &failure);
  g_autoptr (NotandaConnection) connection = NULL;
  g_autoptr (NotandaSyncResult) result = NULL;
  NotandaHash line;
  guint       n_articles;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (account == NULL)
    return TRUE;
  connection = notanda_connection_open (status->corpus->root, account, NULL, identity, error);
  if (connection == NULL)
    return FALSE;
  result = notanda_connection_look (connection, NULL);
  notanda_corpus_hash_for_id (&status->corpus->id, &line);
  status->server = g_strdup (account->address);
  status->absent = result->absent != NULL ? g_ptr_array_ref (result->absent) : NULL;
  status->n_waiting = n_articles = g_hash_table_size (result->pending->scopes);
  n_articles -= g_hash_table_contains (result->pending->scopes, &line) + result->unread;
  if (!result->is_in_doubt)
    status->n_on_server = status->n_articles - MIN (status->n_articles, n_articles);

  return TRUE;
}

static guint
count_absent (const Status *status)
{
  return status->absent != NULL ? status->absent->len : 0;
}

/* ---- for people */

static void
append_plain (GString    *out,
              const char *text)
{
  g_autofree char *plain = notanda_command_dup_plain (text);

  g_string_append (out, plain);
}

static void
append_counts (GString *out,
               Status  *status)
{
  g_string_append_printf (out, ngettext ("%u article", "%u articles", status->n_articles), status->n_articles);
  g_string_append (out, ", ");
  g_string_append_printf (out, ngettext ("%u draft", "%u drafts", status->n_drafts), status->n_drafts);
  if (status->n_copies > 0)
    {
      g_string_append (out, ", ");
      g_string_append_printf (out, ngettext ("%u copy", "%u copies", status->n_copies), status->n_copies);
    }
  if (status->n_removed > 0)
    {
      g_string_append (out, ", ");
      g_string_append_printf (out, ngettext ("%u removed", "%u removed", status->n_removed), status->n_removed);
    }
  g_string_append_c (out, '\n');
}

static void
append_annotations (GString *out,
                    Status  *status)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (status->corpus->document);
  gboolean       any = FALSE;

  g_string_append_printf (out, ngettext ("%u annotation", "%u annotations", status->n_annotations), status->n_annotations);
  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);
      guint                 n = GPOINTER_TO_UINT (g_hash_table_lookup (status->types, &type->id));

      if (n == 0)
        continue;
      g_string_append_printf (out, "%s%u ", any ? ", " : ": ", n);
      append_plain (out, type->label);
      any = TRUE;
    }
  g_string_append_c (out, '\n');
}

static void
append_damaged (GString *out,
                Status  *status)
{
  if (status->n_damaged + status->listing->failures->len > 0)
    g_string_append_printf (out, "\n%s\n", _ ("Damaged:"));
  for (guint i = 0; i < status->corpus->damaged->len; i++)
    {
      g_string_append (out, "  ");
      append_plain (out, ((GError *) status->corpus->damaged->pdata[i])->message);
      g_string_append_c (out, '\n');
    }
  if (status->corpus->file->damage != NULL)
    g_string_append_printf (out, "  %s\n", status->corpus->file->damage);
  for (guint i = 0; i < status->listing->documents->len; i++)
    {
      const NotandaListedDocument *document = status->listing->documents->pdata[i];
      g_autofree char             *shown = g_filename_display_name (document->path);

      if (document->damage == NULL)
        continue;
      g_string_append (out, "  ");
      append_plain (out, shown);
      g_string_append (out, ": ");
      append_plain (out, document->damage);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < status->listing->failures->len; i++)
    {
      g_string_append (out, "  ");
      append_plain (out, ((GError *) status->listing->failures->pdata[i])->message);
      g_string_append_c (out, '\n');
    }
}

static void
show_readable (NotandaBuffer *buffer,
               Status        *status)
{
  g_autoptr (GString) out = g_string_new (NULL);
  char id[NOTANDA_ID_STRING_SIZE];

  append_plain (out, notanda_corpus_get_name (status->corpus));
  g_string_append_printf (out, "\n%s: %s\n", _ ("id"), notanda_id_to_string (&status->corpus->id, id));
  append_counts (out, status);
  append_annotations (out, status);
  g_string_append (out, _ ("people:"));
  for (guint i = 0; i < status->people->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : " ");
      append_plain (out, status->people->pdata[i]);
    }
  g_string_append_c (out, '\n');
  g_string_append_printf (out, ngettext ("%u difference", "%u differences", status->n_differences), status->n_differences);
  g_string_append_c (out, '\n');
  if (status->server != NULL)
    {
      g_string_append_printf (out, _ ("server: %s"), status->server);
      g_string_append_c (out, '\n');
      g_string_append_printf (out, ngettext ("%u on the server", "%u on the server", status->n_on_server), status->n_on_server);
      g_string_append (out, ", ");
      g_string_append_printf (out, ngettext ("%u waiting", "%u waiting", status->n_waiting), status->n_waiting);
      g_string_append (out, ", ");
      g_string_append_printf (out, ngettext ("%u not here", "%u not here", count_absent (status)), count_absent (status));
      g_string_append_c (out, '\n');
    }
  append_damaged (out, status);
  notanda_buffer_append (buffer, out->str, out->len);
}

/* ---- for programs */

static void
append_json (NotandaBuffer *out,
             const char    *string)
{
  notanda_buffer_append_json (out, string, strlen (string));
}

static void
append_number (NotandaBuffer *out,
               const char    *key,
               guint          n)
{
  notanda_buffer_append_string (out, ",\"");
  notanda_buffer_append_string (out, key);
  notanda_buffer_append_string (out, "\":");
  notanda_buffer_append_number (out, n);
}

static void
append_json_types (NotandaBuffer *out,
                   Status        *status)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (status->corpus->document);
  gboolean       any = FALSE;

  notanda_buffer_append_string (out, ",\"types\":{");
  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);
      guint                 n = GPOINTER_TO_UINT (g_hash_table_lookup (status->types, &type->id));

      if (n == 0)
        continue;
      if (any)
        notanda_buffer_append_char (out, ',');
      append_json (out, type->identifier);
      notanda_buffer_append_char (out, ':');
      notanda_buffer_append_number (out, n);
      any = TRUE;
    }
  notanda_buffer_append_char (out, '}');
}

static void
append_json_damage (NotandaBuffer *out,
                    gboolean      *any,
                    const char    *path,
                    const char    *why)
{
  notanda_buffer_append_string (out, *any ? ",{" : "{");
  if (path != NULL)
    {
      g_autofree char *shown = g_filename_display_name (path);

      notanda_buffer_append_string (out, "\"path\":");
      append_json (out, shown);
      notanda_buffer_append_char (out, ',');
    }
  notanda_buffer_append_string (out, "\"why\":");
  append_json (out, why);
  notanda_buffer_append_char (out, '}');
  *any = TRUE;
}

static void
append_json_damaged (NotandaBuffer *out,
                     Status        *status)
{
  gboolean any = FALSE;

  notanda_buffer_append_string (out, ",\"damaged\":[");
  for (guint i = 0; i < status->corpus->damaged->len; i++)
    append_json_damage (out, &any, NULL, ((GError *) status->corpus->damaged->pdata[i])->message);
  if (status->corpus->file->damage != NULL)
    append_json_damage (out, &any, NULL, status->corpus->file->damage);
  for (guint i = 0; i < status->listing->documents->len; i++)
    {
      const NotandaListedDocument *document = status->listing->documents->pdata[i];

      if (document->damage != NULL)
        append_json_damage (out, &any, document->path, document->damage);
    }
  for (guint i = 0; i < status->listing->failures->len; i++)
    append_json_damage (out, &any, NULL, ((GError *) status->listing->failures->pdata[i])->message);
  notanda_buffer_append_char (out, ']');
}

/* What is on the server alone, with its title where that is known. */
static void
append_json_absent (NotandaBuffer *out,
                    Status        *status)
{
  char id[NOTANDA_HASH_STRING_SIZE];

  notanda_buffer_append_string (out, ",\"absent\":[");
  for (guint i = 0; i < count_absent (status); i++)
    {
      const NotandaListedDocument *document = status->absent->pdata[i];

      notanda_buffer_append_string (out, i > 0 ? ",{\"id\":" : "{\"id\":");
      append_json (out, notanda_hash_to_string (&document->article, id));
      if (document->title != NULL)
        {
          notanda_buffer_append_string (out, ",\"title\":");
          append_json (out, document->title);
        }
      notanda_buffer_append_char (out, '}');
    }
  notanda_buffer_append_char (out, ']');
}

static void
show_json (NotandaBuffer *out,
           Status        *status)
{
  char id[NOTANDA_ID_STRING_SIZE];

  notanda_buffer_append_string (out, "{\"name\":");
  append_json (out, notanda_corpus_get_name (status->corpus));
  notanda_buffer_append_string (out, ",\"id\":");
  append_json (out, notanda_id_to_string (&status->corpus->id, id));
  append_number (out, "articles", status->n_articles);
  append_number (out, "drafts", status->n_drafts);
  append_number (out, "copies", status->n_copies);
  append_number (out, "removed", status->n_removed);
  append_number (out, "annotations", status->n_annotations);
  append_json_types (out, status);
  notanda_buffer_append_string (out, ",\"people\":[");
  for (guint i = 0; i < status->people->len; i++)
    {
      if (i > 0)
        notanda_buffer_append_char (out, ',');
      append_json (out, status->people->pdata[i]);
    }
  notanda_buffer_append_char (out, ']');
  append_number (out, "differences", status->n_differences);
  notanda_buffer_append_string (out, ",\"server\":");
  if (status->server != NULL)
    append_json (out, status->server);
  else
    notanda_buffer_append_string (out, "null");
  append_number (out, "waiting", status->n_waiting);
  append_number (out, "on_server", status->n_on_server);
  append_number (out, "not_here", count_absent (status));
  append_json_absent (out, status);
  append_json_damaged (out, status);
  notanda_buffer_append_string (out, "}\n");
}

int
notanda_command_show_corpus (const char *path,
                             gboolean    json)
{
  g_autoptr (NotandaIdentity) identity = notanda_command_load_identity (NULL);
  g_autoptr (NotandaCorpus) corpus = NULL;
  g_autoptr (NotandaCorpusListing) listing = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (NotandaBuffer) buffer = { 0 };
  g_auto (Status) status = { 0 };

  corpus = notanda_corpus_open (path, identity, NULL, &error);
  listing = corpus != NULL ? notanda_corpus_list (corpus->root, &corpus->id, NULL, NULL, &error) : NULL;
  if (listing == NULL)
    return notanda_command_fail (path, error);

  status.corpus = g_steal_pointer (&corpus);
  status.listing = g_steal_pointer (&listing);
  fill_in (&status);
  if (!fill_in_server (&status, identity, &error))
    return notanda_command_fail (path, error);
  if (json)
    show_json (&buffer, &status);
  else
    show_readable (&buffer, &status);
  if (!notanda_command_write_stdout (buffer.data, buffer.size))
    return NOTANDA_EXIT_FAILURE;

  return status.n_damaged + status.listing->failures->len > 0 ? NOTANDA_EXIT_FAILURE : NOTANDA_EXIT_OK;
}

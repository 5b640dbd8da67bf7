/* notanda-search-provider.c: answers the desktop's search
 *
 * Which corpora those are that were used last, the desktop's list of recent files tells: who has it switched off is found nothing, and who wants
 * no results of this program alone switches it off in the desktop's settings of the search, so there is no setting of our own.
 *
 * What a search begins with is an index made in a worker; what is typed on is looked for in the same one. The id of a result is the address of
 * its file, so that it can be opened by a program that was started since.
 *
 * Rejected: a program of its own without GTK. It would start a tenth of a second sooner, and need a name on the bus, a sandbox's permission
 * for that, and the list of recent files read by a second reader.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-search-provider.h"

#include "app/common/notanda-recent.h"
#include "app/common/notanda-search-index.h"
#include "app/common/notanda-worker.h"
#include "corpus/notanda-corpus-file.h"

#define OBJECT "SearchProvider"
#define ICON NOTANDA_APPLICATION_ID "-article"
#define RECENT_MAX 50
#define RESULT_MAX 20

/* As GNOME Shell has it. */
/* clang-format off */
#define INTERFACE \
  "<node><interface name='org.gnome.Shell.SearchProvider2'>" \
  "<method name='GetInitialResultSet'><arg type='as' direction='in'/><arg type='as' direction='out'/></method>" \
  "<method name='GetSubsearchResultSet'><arg type='as' direction='in'/><arg type='as' direction='in'/>" \
  "<arg type='as' direction='out'/></method>" \
  "<method name='GetResultMetas'><arg type='as' direction='in'/><arg type='aa{sv}' direction='out'/></method>" \
  "<method name='ActivateResult'><arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='u' direction='in'/></method>" \
  "<method name='LaunchSearch'><arg type='as' direction='in'/><arg type='u' direction='in'/></method>" \
  "</interface></node>"
/* clang-format on */

struct _NotandaSearchProvider
{
  GObject             parent_instance;
  NotandaApplication *application;
  GDBusConnection    *bus;
  guint               id;    /* of what is exported on @bus, or 0 */
  NotandaSearchIndex *index; /* of the search that is going on, or NULL */
};

G_DEFINE_FINAL_TYPE (NotandaSearchProvider, notanda_search_provider, G_TYPE_OBJECT)

/* ---- one request, in a worker */

typedef enum
{
  FIND,     /* documents with words: their ids */
  DESCRIBE, /* documents with ids: what is shown of them */
  LAUNCH,   /* the corpus of the first document with words, filtered by these */
} Kind;

typedef struct
{
  GDBusMethodInvocation *invocation;
  Kind                   kind;
  char                 **words; /* terms, or ids */
  char                 **recent;
  NotandaIdentity       *identity;
  NotandaSearchIndex    *index;
  GPtrArray             *found; /* (element-type NotandaFound) */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_strfreev (request->words);
  g_strfreev (request->recent);
  g_clear_pointer (&request->identity, notanda_identity_unref);
  g_clear_pointer (&request->index, notanda_search_index_unref);
  g_clear_pointer (&request->found, g_ptr_array_unref);
  g_free (request);
}

static char *
dup_id (const NotandaFound *found)
{
  return g_filename_to_uri (found->path, NULL, NULL);
}

static GPtrArray *
look_up (Request *request)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_found_free);

  for (guint i = 0; request->words[i] != NULL; i++)
    {
      g_autofree char *path = g_filename_from_uri (request->words[i], NULL, NULL);
      NotandaFound    *one = path != NULL ? notanda_search_index_look_up (request->index, path) : NULL;

      if (one != NULL)
        g_ptr_array_add (found, one);
    }
  return found;
}

static void
request_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Request *request = task_data;

  if (request->index == NULL)
    request->index = notanda_search_index_new ((const char *const *) request->recent, request->identity, cancellable);
  if (request->kind == DESCRIBE)
    request->found = look_up (request);
  else
    request->found = notanda_search_index_find (request->index, (const char *const *) request->words, RESULT_MAX);
  g_task_return_boolean (task, TRUE);
}

/* ---- answers */

static GVariant *
new_ids (GPtrArray *found)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));

  for (guint i = 0; i < found->len; i++)
    g_variant_builder_add_value (&builder, g_variant_new_take_string (dup_id (found->pdata[i])));
  return g_variant_new ("(as)", &builder);
}

static GVariant *
new_descriptions (GPtrArray *found)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < found->len; i++)
    {
      const NotandaFound *one = found->pdata[i];

      g_variant_builder_open (&builder, G_VARIANT_TYPE ("a{sv}"));
      g_variant_builder_add (&builder, "{sv}", "id", g_variant_new_take_string (dup_id (one)));
      g_variant_builder_add (&builder, "{sv}", "name", g_variant_new_string (one->title));
      if (one->description != NULL)
        g_variant_builder_add (&builder, "{sv}", "description", g_variant_new_string (one->description));
      g_variant_builder_add (&builder, "{sv}", "gicon", g_variant_new_string (ICON));
      g_variant_builder_close (&builder);
    }
  return g_variant_new ("(aa{sv})", &builder);
}

static NotandaWindow *
get_window (NotandaSearchProvider *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self->application));

  return NOTANDA_IS_WINDOW (window) ? NOTANDA_WINDOW (window) : NULL;
}

/* Where nothing is found any more, it is the program that is asked for. */
static void
launch (NotandaSearchProvider *self,
        const Request         *request)
{
  g_autofree char *root = NULL;
  g_autofree char *words = g_strjoinv (" ", request->words);

  if (request->found->len > 0)
    root = notanda_corpus_file_find_root (((NotandaFound *) request->found->pdata[0])->path);
  if (root != NULL)
    notanda_application_open_corpus (self->application, root, words, get_window (self));
  else
    g_application_activate (G_APPLICATION (self->application));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  NotandaSearchProvider *self = NOTANDA_SEARCH_PROVIDER (source);
  Request               *request = g_task_get_task_data (G_TASK (result));
  GVariant              *answer = NULL;

  g_clear_pointer (&self->index, notanda_search_index_unref);
  self->index = notanda_search_index_ref (request->index);
  if (request->kind == LAUNCH)
    launch (self, request);
  else
    answer = request->kind == FIND ? new_ids (request->found) : new_descriptions (request->found);
  g_dbus_method_invocation_return_value (request->invocation, answer);
  g_application_release (G_APPLICATION (self->application));
}

/* @words: (transfer full). @anew: the search begins */
static void
start (NotandaSearchProvider *self,
       GDBusMethodInvocation *invocation,
       Kind                   kind,
       char                 **words,
       gboolean               anew)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, answered_cb, NULL);
  Request *request = g_new0 (Request, 1);

  g_application_hold (G_APPLICATION (self->application));
  request->invocation = invocation;
  request->kind = kind;
  request->words = words;
  if (self->index != NULL && !anew)
    request->index = notanda_search_index_ref (self->index);
  else
    {
      request->recent = notanda_recent_list_paths (RECENT_MAX);
      request->identity = notanda_identity_ref (notanda_application_get_identity (self->application));
    }
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, request, request_free);
  notanda_worker_run (task, request_thread);
}

/* ---- the interface */

/* Ids come from whoever is on the bus: only a file of this machine is opened. */
static void
activate (NotandaSearchProvider *self,
          const char            *id)
{
  g_autofree char *path = g_filename_from_uri (id, NULL, NULL);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file != NULL)
    notanda_application_open_file (self->application, file, get_window (self));
}

static void
call_cb (GDBusConnection       *bus,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *arguments,
         GDBusMethodInvocation *invocation,
         gpointer               data)
{
  NotandaSearchProvider *self = data;
  char                 **words = NULL;
  const char            *id;

  if (g_str_equal (method, "GetInitialResultSet"))
    {
      g_variant_get (arguments, "(^as)", &words);
      start (self, invocation, FIND, words, TRUE);
    }
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_variant_get (arguments, "(@as^as)", NULL, &words);
      start (self, invocation, FIND, words, FALSE);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    {
      g_variant_get (arguments, "(^as)", &words);
      start (self, invocation, DESCRIBE, words, FALSE);
    }
  else if (g_str_equal (method, "LaunchSearch"))
    {
      g_variant_get (arguments, "(^asu)", &words, NULL);
      start (self, invocation, LAUNCH, words, FALSE);
    }
  else
    {
      g_variant_get (arguments, "(&s@asu)", &id, NULL, NULL);
      activate (self, id);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

gboolean
notanda_search_provider_export (NotandaSearchProvider *self,
                                GDBusConnection       *bus,
                                const char            *path,
                                GError               **error)
{
  const GDBusInterfaceVTable vtable = { .method_call = call_cb };
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autofree char *object = g_strconcat (path, "/" OBJECT, NULL);

  g_return_val_if_fail (NOTANDA_IS_SEARCH_PROVIDER (self), FALSE);

  node = g_dbus_node_info_new_for_xml (INTERFACE, error);
  if (node == NULL)
    return FALSE;
  self->id = g_dbus_connection_register_object (bus, object, node->interfaces[0], &vtable, self, NULL, error);
  g_set_object (&self->bus, bus);
  return self->id != 0;
}

void
notanda_search_provider_unexport (NotandaSearchProvider *self)
{
  g_return_if_fail (NOTANDA_IS_SEARCH_PROVIDER (self));

  if (self->id != 0)
    g_dbus_connection_unregister_object (self->bus, self->id);
  self->id = 0;
  g_clear_object (&self->bus);
}

static void
notanda_search_provider_dispose (GObject *object)
{
  NotandaSearchProvider *self = NOTANDA_SEARCH_PROVIDER (object);

  notanda_search_provider_unexport (self);
  g_clear_pointer (&self->index, notanda_search_index_unref);
  G_OBJECT_CLASS (notanda_search_provider_parent_class)->dispose (object);
}

static void
notanda_search_provider_class_init (NotandaSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_search_provider_dispose;
}

static void
notanda_search_provider_init (NotandaSearchProvider *self)
{
}

NotandaSearchProvider *
notanda_search_provider_new (NotandaApplication *application)
{
  NotandaSearchProvider *self = g_object_new (NOTANDA_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  return self;
}

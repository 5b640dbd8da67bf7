/* test-resolver.c: looks names up in the test's own list
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-resolver.h"

struct _TestResolver
{
  GResolver   parent_instance;
  GMutex      mutex;
  GHashTable *names; /* name -> GPtrArray of addresses */
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static GList *
look_up (TestResolver            *self,
         const char              *name,
         GResolverNameLookupFlags flags,
         GError                 **error)
{
  g_autofree char *address = NULL;
  GPtrArray       *addresses;

  g_mutex_lock (&self->mutex);
  addresses = g_hash_table_lookup (self->names, name);
  if (addresses != NULL)
    address = g_strdup (g_ptr_array_index (addresses, 0));
  if (addresses != NULL && addresses->len > 1 && flags != G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY)
    g_ptr_array_remove_index (addresses, 0);
  g_mutex_unlock (&self->mutex);

  if (address == NULL || flags == G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY)
    {
      g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "%s is not in the list", name);
      return NULL;
    }
  return g_list_append (NULL, g_inet_address_new_from_string (address));
}

static GList *
lookup_by_name (GResolver    *resolver,
                const char   *name,
                GCancellable *cancellable,
                GError      **error)
{
  return look_up (TEST_RESOLVER (resolver), name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, error);
}

static GList *
lookup_by_name_with_flags (GResolver               *resolver,
                           const char              *name,
                           GResolverNameLookupFlags flags,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  return look_up (TEST_RESOLVER (resolver), name, flags, error);
}

static void
free_addresses (gpointer list)
{
  g_resolver_free_addresses (list);
}

static void
lookup_with_flags_async (GResolver               *resolver,
                         const char              *name,
                         GResolverNameLookupFlags flags,
                         GCancellable            *cancellable,
                         GAsyncReadyCallback      callback,
                         gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GError *error = NULL;
  GList  *found = look_up (TEST_RESOLVER (resolver), name, flags, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, free_addresses);
  else
    g_task_return_error (task, error);
}

static void
lookup_async (GResolver          *resolver,
              const char         *name,
              GCancellable       *cancellable,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  lookup_with_flags_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback, user_data);
}

static GList *
lookup_finish (GResolver    *resolver,
               GAsyncResult *result,
               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_finalize (GObject *object)
{
  TestResolver *self = TEST_RESOLVER (object);

  g_hash_table_unref (self->names);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (test_resolver_parent_class)->finalize (object);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_resolver_finalize;
  resolver_class->lookup_by_name = lookup_by_name;
  resolver_class->lookup_by_name_async = lookup_async;
  resolver_class->lookup_by_name_finish = lookup_finish;
  resolver_class->lookup_by_name_with_flags = lookup_by_name_with_flags;
  resolver_class->lookup_by_name_with_flags_async = lookup_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = lookup_finish;
}

static void
test_resolver_init (TestResolver *self)
{
  g_mutex_init (&self->mutex);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

TestResolver *
test_resolver_install (void)
{
  TestResolver *self = g_object_new (TEST_TYPE_RESOLVER, NULL);

  g_resolver_set_default (G_RESOLVER (self));
  return self;
}

void
test_resolver_add (TestResolver *self,
                   const char   *name,
                   const char   *address)
{
  GPtrArray *addresses;

  g_mutex_lock (&self->mutex);
  addresses = g_hash_table_lookup (self->names, name);
  if (addresses == NULL)
    {
      addresses = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->names, g_strdup (name), addresses);
    }
  g_ptr_array_add (addresses, g_strdup (address));
  g_mutex_unlock (&self->mutex);
}

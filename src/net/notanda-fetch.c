/* notanda-fetch.c: one page or file from the web
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Follows the chain of redirects by itself, each step a request of its own that
 * is checked before it is made: scheme, direction, length, circles, and whether
 * it may be of the local network, which only the host that the user typed may.
 * libsoup would follow them too, but says nothing in between. */

#include "net/notanda-fetch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-address.h"
#include "net/notanda-hop.h"

void
notanda_fetched_free (NotandaFetched *fetched)
{
  if (fetched == NULL)
    return;
  g_clear_pointer (&fetched->bytes, g_bytes_unref);
  g_clear_pointer (&fetched->chain, g_ptr_array_unref);
  g_free (fetched->address);
  g_free (fetched->content_type);
  g_free (fetched->charset);
  g_free (fetched->etag);
  g_free (fetched->modified);
  g_free (fetched);
}

char *
notanda_fetched_dup_notice (const NotandaFetched *fetched)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (fetched != NULL, NULL);

  host = notanda_address_dup_host (fetched->address);
  switch (fetched->cut)
    {
    case NOTANDA_FETCH_CUT_TIME:
      return g_strdup_printf (_ ("%s took too long: the end of the page is missing."), host);
    case NOTANDA_FETCH_CUT_SIZE:
      return g_strdup_printf (_ ("The page of %s is too large: its end is missing."), host);
    case NOTANDA_FETCH_CUT_BROKEN:
      return g_strdup_printf (_ ("The connection to %s broke off: the end of the page is missing."), host);
    case NOTANDA_FETCH_CUT_DAMAGED:
      return g_strdup_printf (_ ("%s sent damaged data: the end of the page is missing."), host);
    case NOTANDA_FETCH_WHOLE:
    default:
      return NULL;
    }
}

void
notanda_fetch_trouble_clear (NotandaFetchTrouble *trouble)
{
  g_clear_pointer (&trouble->address, g_free);
  g_clear_pointer (&trouble->fingerprint, g_free);
  g_clear_pointer (&trouble->issuer, g_free);
  g_clear_pointer (&trouble->expires, g_free);
  *trouble = (NotandaFetchTrouble) { 0 };
}

void
notanda_fetch_trouble_set_certificate (NotandaFetchTrouble *trouble,
                                       GTlsCertificate     *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  g_autoptr (GDateTime) expires = g_tls_certificate_get_not_valid_after (certificate);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);

  g_object_get (certificate, "certificate", &der, NULL);
  g_free (trouble->fingerprint);
  g_free (trouble->issuer);
  g_free (trouble->expires);
  trouble->fingerprint = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  trouble->issuer = issuer != NULL ? g_utf8_make_valid (issuer, (gssize) strnlen (issuer, 200)) : NULL;
  trouble->expires = expires != NULL ? g_date_time_format (expires, "%Y-%m-%d") : NULL;
}

static gboolean
refuse (const char *address,
        const char *why,
        GError    **error)
{
  g_autofree char *host = notanda_address_dup_host (address);

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, "%s: %s", host, why);
  return FALSE;
}

/* Adds where @location leads to the chain. */
static gboolean
follow (GPtrArray  *chain,
        const char *location,
        GError    **error)
{
  const char *from = g_ptr_array_index (chain, chain->len - 1);
  g_autoptr (GError) local = NULL;
  g_autofree char *next = notanda_address_resolve (from, location, &local);

  if (next == NULL)
    return refuse (from, _ ("the page sends you on to something that is no web address; open it in a browser and paste the text here"), error);
  if (g_str_has_prefix (from, "https:") && !g_str_has_prefix (next, "https:"))
    return refuse (from, _ ("the page sends you on without encryption; type the address with http:// before it if you trust it"), error);
  if (g_ptr_array_find_with_equal_func (chain, next, g_str_equal, NULL))
    return refuse (from, _ ("the page sends you on in a circle, perhaps to set cookies; open it in a browser and paste the text here"), error);
  if (chain->len > NOTANDA_FETCH_MAX_REDIRECTS)
    return refuse (from, _ ("the page sends you on too often; open it in a browser and paste the text here"), error);

  g_ptr_array_add (chain, g_steal_pointer (&next));
  return TRUE;
}

static gboolean
same_host (const char *a,
           const char *b)
{
  g_autofree char *host_a = notanda_address_dup_host (a);
  g_autofree char *host_b = notanda_address_dup_host (b);

  return g_str_equal (host_a, host_b);
}

static gboolean
is_permitted (NotandaHop   *hop,
              GCancellable *cancellable,
              GError      **error)
{
  const NotandaFetchOptions *options = hop->options;
  gint64                     start = g_get_monotonic_time ();

  if (options->permit == NULL)
    return TRUE;
  if (!options->permit (hop->address, options->permit_data, cancellable, error))
    return FALSE;

  hop->deadline += g_get_monotonic_time () - start;
  return TRUE;
}

/* One step; the next address is added to the chain, or the answer is in @fetched. */
static gboolean
step (NotandaFetched *fetched,
      NotandaHop     *hop,
      gboolean       *is_last,
      GCancellable   *cancellable,
      GError        **error)
{
  const char *first = g_ptr_array_index (fetched->chain, 0);
  const char *address = g_ptr_array_index (fetched->chain, fetched->chain->len - 1);

  hop->address = address;
  hop->is_typed = !hop->options->is_linked && fetched->chain->len == 1;
  hop->may_be_private = !hop->options->is_linked && hop->options->allow_private && same_host (first, address);
  notanda_fetch_trouble_clear (hop->trouble);
  hop->trouble->address = g_strdup (address);
  if (!is_permitted (hop, cancellable, error) || !notanda_hop_run (hop, cancellable, error))
    return FALSE;

  *is_last = hop->location == NULL;
  if (!*is_last)
    {
      g_autofree char *location = g_steal_pointer (&hop->location);

      g_clear_pointer (&fetched->bytes, g_bytes_unref);
      return follow (fetched->chain, location, error);
    }
  fetched->address = g_strdup (address);
  return TRUE;
}

static gboolean
run_chain (NotandaFetched *fetched,
           NotandaHop     *hop,
           GCancellable   *cancellable,
           GError        **error)
{
  gboolean is_last = FALSE;

  while (!is_last)
    if (!step (fetched, hop, &is_last, cancellable, error))
      return FALSE;

  return TRUE;
}

NotandaFetched *
notanda_fetch (const char                *address,
               const NotandaFetchOptions *options,
               NotandaFetchProgress       progress,
               gpointer                   user_data,
               NotandaFetchTrouble       *trouble,
               GCancellable              *cancellable,
               GError                   **error)
{
  const NotandaFetchOptions usual = { 0 };
  g_auto (NotandaFetchTrouble) unwanted = { 0 };
  g_autoptr (NotandaFetched) fetched = g_new0 (NotandaFetched, 1);
  g_autoptr (GMainContext) context = g_main_context_new ();
  NotandaHop hop = { .options = options != NULL ? options : &usual, .progress = progress, .user_data = user_data, .fetched = fetched };
  char      *first;
  gboolean   is_done;

  g_return_val_if_fail (address != NULL, NULL);

  if (trouble != NULL)
    *trouble = (NotandaFetchTrouble) { 0 };
  hop.trouble = trouble != NULL ? trouble : &unwanted;
  hop.deadline = g_get_monotonic_time () + (hop.options->deadline != 0 ? hop.options->deadline : NOTANDA_FETCH_DEADLINE) * G_GINT64_CONSTANT (1000);
  fetched->chain = g_ptr_array_new_with_free_func (g_free);
  first = notanda_address_normalise (address, error);
  if (first == NULL)
    return NULL;
  g_ptr_array_add (fetched->chain, first);

  g_main_context_push_thread_default (context);
  is_done = run_chain (fetched, &hop, cancellable, error);
  /* what libsoup still has to say to itself */
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);

  return is_done ? g_steal_pointer (&fetched) : NULL;
}

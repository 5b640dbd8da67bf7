/* notanda-fetch-words.c: what went wrong on the web, for people
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each says what to do next, which mostly isn't what the protocol calls it. */

#include "net/notanda-fetch-words.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"

char *
notanda_fetch_dup_wait (guint seconds)
{
  guint minutes = (seconds + 59) / 60;

  if (seconds == 0)
    return g_strdup (_ ("try again later"));
  if (seconds < 120)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "try again in %u second", "try again in %u seconds", seconds), seconds);
  if (minutes < 120)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "try again in %u minute", "try again in %u minutes", minutes), minutes);
  if (minutes < 48 * 60)
    return g_strdup_printf (_ ("try again in %u hours"), (minutes + 59) / 60);
  return g_strdup_printf (_ ("try again in %u days"), (minutes + 24 * 60 - 1) / (24 * 60));
}

static const char *
describe_refusal (guint status)
{
  switch (status)
    {
    case 400:
    case 414:
      return _ ("the server can’t make sense of the address; check it");
    case 401:
      return _ ("the page needs a login; open it in a browser and paste the text here");
    case 402:
      return _ ("the page must be paid for; open it in a browser and paste the text here");
    case 403:
      return _ ("the server doesn’t hand the page to programs; open it in a browser and paste the text here");
    case 404:
      return _ ("there is no such page; check the address");
    case 406:
      return _ ("the server doesn’t have the page in a form that can be read here; open it in a browser and paste the text here");
    case 407:
      return _ ("the proxy of your network wants a password; open the page in a browser and paste the text here");
    case 410:
      return _ ("the page was taken down for good; an archive of the web may still have it");
    case 451:
      return _ ("the page may not be shown for legal reasons; an archive of the web may still have it");
    default:
      return NULL;
    }
}

void
notanda_fetch_set_status_error (GError    **error,
                                const char *host,
                                guint       status,
                                guint       retry_after)
{
  g_autofree char *wait = notanda_fetch_dup_wait (retry_after);
  const char      *refusal = describe_refusal (status);

  if (refusal != NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, "%s: %s (%u)", host, refusal, status);
  else if (status == 429)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: the server was asked too often; %s (%u)"), host, wait, status);
  else if (status >= 500)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: the server is in trouble; %s (%u)"), host, wait, status);
  else
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED,
                 _ ("%s: the server didn’t send the page; open it in a browser and paste the text here (%u)"), host, status);
}

static const char *
describe_fault (GTlsCertificateFlags faults)
{
  if (faults & G_TLS_CERTIFICATE_REVOKED)
    return _ ("its certificate was revoked");
  if (faults & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _ ("its certificate is that of another site");
  if (faults & G_TLS_CERTIFICATE_EXPIRED)
    return _ ("its certificate has expired");
  if (faults & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return _ ("its certificate isn’t valid yet; check the date of this computer");
  if (faults & G_TLS_CERTIFICATE_INSECURE)
    return _ ("its certificate is of a kind that can be forged");
  if (faults & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _ ("nobody who is trusted here vouches for its certificate");
  return _ ("its certificate can’t be checked");
}

void
notanda_fetch_set_tls_error (GError                   **error,
                             const char                *host,
                             gboolean                   is_typed,
                             GTlsCertificateFlags       faults,
                             const NotandaFetchTrouble *trouble)
{
  /* a revoked one isn't a matter of taste */
  gboolean can_accept = is_typed && !(faults & G_TLS_CERTIFICATE_REVOKED);

  g_set_error (error, NOTANDA_ERROR, can_accept ? NOTANDA_ERROR_CERTIFICATE : NOTANDA_ERROR_REFUSED,
               /* Translators: host, what is wrong, who issued the certificate, until when it is valid */
               _ ("%s: somebody may be standing in for the site: %s (issued by %s, valid until %s)"),
               host, describe_fault (faults),
               trouble->issuer != NULL ? trouble->issuer : "?",
               trouble->expires != NULL ? trouble->expires : "?");
}

const char *
notanda_fetch_describe_network (const GError *cause)
{
  if (g_error_matches (cause, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    return _ ("there is no such site; check the address");
  if (cause->domain == G_RESOLVER_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE))
    return _ ("the network can’t be reached; check the connection");
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE))
    return _ ("the server can’t be reached; check the address, or try again later");
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return _ ("the server broke off the connection; try again later");

  return cause->message;
}

void
notanda_fetch_set_network_error (GError      **error,
                                 const char   *host,
                                 const GError *cause)
{
  const char *what = notanda_fetch_describe_network (cause);

  if (cause->domain == G_TLS_ERROR)
    what = _ ("no encrypted connection is possible; if the site has none, write http:// before the address");
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, "%s: %s", host, what);
}

void
notanda_fetch_set_private_error (GError    **error,
                                 const char *host,
                                 gboolean    is_typed)
{
  if (is_typed)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_PRIVATE_ADDRESS,
                 _ ("%s: this is a computer of your own network, not a site on the web"), host);
  else
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                 _ ("%s: the page leads to a computer of your own network, which nothing on the web may do; type the address yourself if you trust it"), host);
}

/* notanda-polite.c: fetching what a program asks for by itself, as servers wish it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Of a robots.txt only the rules count that name Notanda or, if none does, all
 * programs; the longest pattern that fits decides, and Allow wins a draw. A
 * missing file allows all, a server in trouble nothing. Patterns are matched from
 * star to star, each piece at its first place: linear in file times address.
 *
 * Each host has a lock of its own, held from the wait to the last byte, so that
 * threads ask different hosts at once and one host one at a time. A redirect is a
 * request like the first: its host's rules are asked, and its turn is waited for. */

#include "net/notanda-polite.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-address.h"

#define MAX_FAILURES 2 /* of a site's robots.txt, after which it counts as down */
#define ROBOTS_MAX_SIZE (500u << 10)
#define AGENT "notanda"

struct _NotandaPolite
{
  gint        n_refs; /* atomic */
  gint64      gap;
  GMutex      lock;
  GHashTable *hosts; /* name -> Host, under @lock; none goes before the end */
};

typedef struct
{
  GMutex      lock;
  gint64      last;   /* when it was asked last, or 0 */
  GHashTable *robots; /* scheme, host and port -> Robots */
} Host;

/* Either @text or @failure */
typedef struct
{
  GBytes *text;
  GError *failure;    /* why it can't be had */
  guint   n_failures; /* in a row */
  gint64  not_before; /* in monotonic time: the server doesn't want to be asked earlier; 0 where it doesn't say */
} Robots;

/* ---- robots.txt */

static gboolean
fits (const char *pattern,
      gsize       size,
      const char *path)
{
  gboolean    is_anchored = size > 0 && pattern[size - 1] == '$';
  const char *end = pattern + size - is_anchored;
  gboolean    is_first = TRUE;

  for (;;)
    {
      const char *star = memchr (pattern, '*', (gsize) (end - pattern));
      gsize       n = (gsize) ((star != NULL ? star : end) - pattern);
      gsize       left = strlen (path);
      const char *found;

      if (star == NULL && is_anchored && !is_first)
        return left >= n && memcmp (path + left - n, pattern, n) == 0;
      found = is_first ? (left >= n && memcmp (path, pattern, n) == 0 ? path : NULL) : memmem (path, left, pattern, n);
      if (found == NULL)
        return FALSE;
      path = found + n;
      if (star == NULL)
        return !is_anchored || path[0] == '\0';
      pattern = star + 1;
      is_first = FALSE;
    }
}

typedef struct
{
  const char *path;
  gboolean    in_names;   /* lines of User-agent that belong together */
  gboolean    is_ours;    /* the rules that follow are for us by name */
  gboolean    is_all;     /* or for everybody */
  gboolean    named;      /* there was a group for us by name */
  gssize      length[2];  /* of the longest pattern that fits: for everybody, for us */
  gboolean    allowed[2]; /* and what it says */
} Rules;

static void
take_rule (Rules      *rules,
           gboolean    allow,
           const char *pattern,
           gsize       size)
{
  rules->in_names = FALSE;
  if (size == 0 || !(rules->is_ours || rules->is_all) || !fits (pattern, size, rules->path))
    return;

  for (guint i = 0; i < 2; i++)
    if ((i == 1 ? rules->is_ours : rules->is_all) && ((gssize) size > rules->length[i] || ((gssize) size == rules->length[i] && allow)))
      {
        rules->length[i] = (gssize) size;
        rules->allowed[i] = allow;
      }
}

static void
take_line (Rules      *rules,
           const char *line,
           gsize       size)
{
  const char      *comment = memchr (line, '#', size);
  g_autofree char *text = g_strstrip (g_strndup (line, comment != NULL ? (gsize) (comment - line) : size));
  char            *value = strchr (text, ':');

  if (value == NULL)
    return;
  *value++ = '\0';
  g_strstrip (text);
  g_strstrip (value);
  if (g_ascii_strcasecmp (text, "user-agent") == 0)
    {
      if (!rules->in_names)
        rules->is_ours = rules->is_all = FALSE;
      rules->in_names = TRUE;
      rules->is_all |= g_str_equal (value, "*");
      rules->is_ours |= g_ascii_strncasecmp (value, AGENT, strlen (AGENT)) == 0 && !g_ascii_isalnum (value[strlen (AGENT)]);
      rules->named |= rules->is_ours;
    }
  else if (g_ascii_strcasecmp (text, "allow") == 0)
    take_rule (rules, TRUE, value, strlen (value));
  else if (g_ascii_strcasecmp (text, "disallow") == 0)
    take_rule (rules, FALSE, value, strlen (value));
}

gboolean
notanda_robots_allow (const char *text,
                      gsize       size,
                      const char *address)
{
  const char *end = text + size;
  const char *host = strstr (address, "://");
  Rules       rules = { .length = { -1, -1 }, .allowed = { TRUE, TRUE } };

  g_return_val_if_fail (host != NULL, FALSE);

  rules.path = host + 3 + strcspn (host + 3, "/?");
  while (text < end)
    {
      const char *stop = text;

      while (stop < end && *stop != '\n' && *stop != '\r')
        stop++;
      take_line (&rules, text, (gsize) (stop - text));
      text = stop + 1;
    }

  return rules.allowed[rules.named];
}

/* ---- taking turns */

static void
robots_free (gpointer data)
{
  Robots *robots = data;

  g_clear_pointer (&robots->text, g_bytes_unref);
  g_clear_error (&robots->failure);
  g_free (robots);
}

static void
host_free (gpointer data)
{
  Host *host = data;

  g_mutex_clear (&host->lock);
  g_hash_table_unref (host->robots);
  g_free (host);
}

NotandaPolite *
notanda_polite_new (guint gap)
{
  NotandaPolite *self = g_new0 (NotandaPolite, 1);

  self->n_refs = 1;
  self->gap = gap * G_GINT64_CONSTANT (1000);
  g_mutex_init (&self->lock);
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, host_free);
  return self;
}

NotandaPolite *
notanda_polite_ref (NotandaPolite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->n_refs);
  return self;
}

void
notanda_polite_unref (NotandaPolite *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->n_refs))
    return;
  g_hash_table_unref (self->hosts);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static Host *
get_host (NotandaPolite *self,
          const char    *address)
{
  g_autofree char *name = notanda_address_dup_host (address);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Host *host = g_hash_table_lookup (self->hosts, name);

  if (host == NULL)
    {
      host = g_new0 (Host, 1);
      g_mutex_init (&host->lock);
      host->robots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, robots_free);
      g_hash_table_insert (self->hosts, g_steal_pointer (&name), host);
    }

  return host;
}

static gboolean
wait_for_turn (NotandaPolite *self,
               Host          *host,
               GCancellable  *cancellable,
               GError       **error)
{
  gint64  left = host->last != 0 ? host->last + self->gap - g_get_monotonic_time () : 0;
  GPollFD fd = { .fd = -1 };

  if (left > 0 && cancellable != NULL && g_cancellable_make_pollfd (cancellable, &fd))
    {
      g_poll (&fd, 1, (int) (left / 1000) + 1);
      g_cancellable_release_fd (cancellable);
    }
  else if (left > 0)
    g_usleep ((gulong) left);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  host->last = g_get_monotonic_time ();
  return TRUE;
}

/* What holds while one resource is fetched, by however many redirects. */
typedef struct
{
  NotandaPolite             *polite;
  const NotandaFetchOptions *options;
  Host                      *typed;   /* of the first address */
  Host                      *host;    /* whose turn it is: locked; or NULL */
  NotandaFetchTrouble       *trouble; /* or NULL */
} Turn;

static void
turn_leave (Turn *turn)
{
  if (turn->host != NULL)
    g_mutex_unlock (&turn->host->lock);
  turn->host = NULL;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Turn, turn_leave)

/* The one is left before the other is waited for, or two threads whose sites lead to each other would wait for ever. */
static void
turn_enter (Turn       *turn,
            const char *address)
{
  Host *host = get_host (turn->polite, address);

  if (host == turn->host)
    return;
  turn_leave (turn);
  g_mutex_lock (&host->lock);
  turn->host = host;
  if (turn->typed == NULL)
    turn->typed = host;
}

/* Whether another address of the site would fare no better: what the user is asked about, they answer for one. */
static gboolean
is_of_site (const GError *error)
{
  return error->domain == NOTANDA_ERROR && error->code != NOTANDA_ERROR_PRIVATE_ADDRESS && error->code != NOTANDA_ERROR_CERTIFICATE;
}

static Robots *
fetch_robots (Turn         *turn,
              const char   *address,
              GCancellable *cancellable,
              GError      **error)
{
  g_autofree char    *place = notanda_address_resolve (address, "/robots.txt", error);
  NotandaFetchOptions plain = *turn->options;
  g_auto (NotandaFetchTrouble) trouble = { 0 };
  g_autoptr (NotandaFetched) fetched = NULL;
  g_autoptr (GError) local = NULL;
  Robots *robots;

  plain.permit = NULL;
  plain.is_linked |= turn->host != turn->typed;
  plain.etag = plain.modified = NULL;
  plain.accept = "text/plain,*/*;q=0.5";
  plain.max_wire = plain.max_size = ROBOTS_MAX_SIZE;
  if (place == NULL || !wait_for_turn (turn->polite, turn->host, cancellable, error))
    return NULL;
  fetched = notanda_fetch (place, &plain, NULL, NULL, &trouble, cancellable, &local);
  if (fetched == NULL && !is_of_site (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  robots = g_new0 (Robots, 1);
  if (fetched != NULL)
    robots->text = g_bytes_ref (fetched->bytes);
  else if ((trouble.status >= 400 && trouble.status < 500 && trouble.status != 429) || g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY) || g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED))
    robots->text = g_bytes_new (NULL, 0);
  else
    robots->failure = g_steal_pointer (&local);
  if (trouble.retry_after > 0)
    robots->not_before = g_get_monotonic_time () + (gint64) trouble.retry_after * G_USEC_PER_SEC;
  return robots;
}

/* One that only stumbled is asked again with the next address, one that is down not for each of many, and one that says when, then. */
static gboolean
is_due (const Robots *robots)
{
  if (robots == NULL)
    return TRUE;
  if (robots->not_before != 0)
    return g_get_monotonic_time () >= robots->not_before;
  return robots->failure != NULL && robots->n_failures < MAX_FAILURES;
}

/* Returns: seconds, begun ones whole */
static guint
get_pause (const Robots *robots)
{
  gint64 left = robots->not_before - g_get_monotonic_time ();

  return left > 0 ? (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;
}

static gboolean
is_allowed (Turn         *turn,
            const char   *address,
            GCancellable *cancellable,
            GError      **error)
{
  const char      *start = strstr (address, "://") + 3;
  g_autofree char *site = g_strndup (address, (gsize) (start - address) + strcspn (start, "/?"));
  Robots          *robots = g_hash_table_lookup (turn->host->robots, site);
  gsize            size = 0;
  const char      *text;

  if (is_due (robots))
    {
      guint n_before = robots != NULL ? robots->n_failures : 0;

      robots = fetch_robots (turn, address, cancellable, error);
      if (robots == NULL)
        return FALSE;
      robots->n_failures = robots->failure != NULL ? n_before + 1 : 0;
      g_hash_table_insert (turn->host->robots, g_strdup (site), robots);
    }
  if (robots->failure != NULL)
    {
      if (turn->trouble != NULL)
        turn->trouble->retry_after = get_pause (robots);
      g_propagate_error (error, g_error_copy (robots->failure));
      return FALSE;
    }
  text = g_bytes_get_data (robots->text, &size);
  if (size == 0 || notanda_robots_allow (text, size, address))
    return TRUE;

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: the site wants no programs to fetch this; open it in a browser"), address);
  return FALSE;
}

static gboolean
permit (const char   *address,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Turn *turn = data;

  turn_enter (turn, address);
  return is_allowed (turn, address, cancellable, error) && wait_for_turn (turn->polite, turn->host, cancellable, error);
}

NotandaFetched *
notanda_polite_fetch (NotandaPolite             *polite,
                      const char                *address,
                      const NotandaFetchOptions *options,
                      NotandaFetchProgress       progress,
                      gpointer                   progress_data,
                      NotandaFetchTrouble       *trouble,
                      GCancellable              *cancellable,
                      GError                   **error)
{
  NotandaFetchOptions own = options != NULL ? *options : (NotandaFetchOptions) { 0 };
  g_auto (Turn) turn = { .polite = polite, .options = &own, .trouble = trouble };

  g_return_val_if_fail (polite != NULL && address != NULL, NULL);

  own.permit = permit;
  own.permit_data = &turn;
  return notanda_fetch (address, &own, progress, progress_data, trouble, cancellable, error);
}

/* notanda-identity.c: who writes, and where ids and time come from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-identity.h"

#include <string.h>

typedef struct
{
  guint64 last_id;
  gint64  last_time;
} Counter;

static void
random_id (NotandaId    *out,
           gpointer data G_GNUC_UNUSED)
{
  /* A version 4 UUID is 122 bits from the system's generator; its two fixed
   * fields are hashed away rather than kept, since nothing here reads them. */
  g_autofree char *uuid = g_uuid_string_random ();

  notanda_id_for_name ("random", uuid, out);
}

static gint64
wall_time (gpointer data G_GNUC_UNUSED)
{
  return g_get_real_time ();
}

static void
counting_id (NotandaId *out,
             gpointer   data)
{
  Counter *counter = data;
  char     name[32];

  g_snprintf (name, sizeof name, "%" G_GUINT64_FORMAT, ++counter->last_id);
  notanda_id_for_name ("counting", name, out);
}

static gint64
counting_time (gpointer data)
{
  Counter *counter = data;

  return ++counter->last_time;
}

NotandaIdentity *
notanda_identity_new (guint64     replica,
                      const char *author)
{
  NotandaIdentity *identity = g_atomic_rc_box_new0 (NotandaIdentity);

  identity->replica = replica;
  identity->author = g_utf8_make_valid (author, -1);
  identity->new_id = random_id;
  identity->now = wall_time;

  return identity;
}

NotandaIdentity *
notanda_identity_new_counting (guint64     replica,
                               const char *author)
{
  NotandaIdentity *identity = notanda_identity_new (replica, author);
  Counter         *counter = g_new0 (Counter, 1);

  counter->last_id = replica << 32;
  identity->new_id = counting_id;
  identity->now = counting_time;
  identity->data = counter;

  return identity;
}

NotandaIdentity *
notanda_identity_ref (NotandaIdentity *identity)
{
  return g_atomic_rc_box_acquire (identity);
}

static void
identity_clear (gpointer data)
{
  NotandaIdentity *identity = data;

  g_free (identity->author);
  g_free (identity->data);
}

void
notanda_identity_unref (NotandaIdentity *identity)
{
  g_atomic_rc_box_release_full (identity, identity_clear);
}

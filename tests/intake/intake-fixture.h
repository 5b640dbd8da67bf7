/* intake-fixture.h: a web server, and a folder that its pages go to, for a test of taking in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "intake/notanda-intake.h"
#include "util/test-folder.h"
#include "util/test-resolver.h"
#include "util/test-server.h"

G_BEGIN_DECLS

#define FIRST "The storm reached the coast on Monday evening, and by midnight half of the harbour stood under water, the mayor said on the radio. "
#define SECOND "Fishermen had brought their boats inland a day before, since their own instruments had shown what the forecast did not. "
#define THIRD "Nobody was hurt, but the market hall lost its roof, and the bridge to the old town will be closed for several weeks. "

typedef struct
{
  TestServer          *server;
  TestResolver        *resolver;
  TestFolder          *folder;
  NotandaIdentity     *identity;
  NotandaLoaderClient *client;
  NotandaIntakeOptions options;
  NotandaIntake        intake;
  GError              *error;
} Fixture;

void set_up (Fixture      *fixture,
             gconstpointer data);
void tear_down (Fixture      *fixture,
                gconstpointer data);

/* @canonical: what stands in its head; @middle: between the first and the last paragraph */
void add_article (Fixture    *fixture,
                  const char *path,
                  const char *canonical,
                  const char *middle);

/* @host: another name of the server's */
gboolean take_in (Fixture    *fixture,
                  const char *host,
                  const char *path);
void     take_in_well (Fixture    *fixture,
                       const char *host,
                       const char *path);

/* Marks the first of these words in what was taken in last, and saves it. */
void annotate (Fixture    *fixture,
               const char *words);

#define ADD(name, func) g_test_add ("/notanda/intake/" name, Fixture, NULL, set_up, func, tear_down)

G_END_DECLS

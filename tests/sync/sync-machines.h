/* sync-machines.h: corpora on disk, on two machines with one server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "format/notanda-document-file.h"
#include "sync-server.h"
#include "sync/notanda-sync-documents.h"
#include "sync/notanda-sync.h"
#include "util/test-folder.h"

G_BEGIN_DECLS

/* One machine: a corpus' folder, what it knows of the server, and who works there. */
typedef struct
{
  TestFolder      *folder;
  char            *root;
  char            *state;
  NotandaId        corpus;
  NotandaIdentity *identity;
  gboolean         all;
} SyncMachine;

typedef struct
{
  SyncServer *server;
  SyncMachine a;
  SyncMachine b;
} SyncMachines;

/* @join: (nullable): the id of a corpus that it joins; else it makes one */
void sync_machine_init (SyncMachine *machine, guint number, const NotandaId *join);
void sync_machine_clear (SyncMachine *machine);

NotandaSyncResult *sync_machines_run_round (SyncMachines *fixture, SyncMachine *machine);

/* Until there is nothing more to do. */
void sync_machines_sync (SyncMachines *fixture, SyncMachine *machine);

void sync_machines_set_up (SyncMachines *fixture, gconstpointer data);

void sync_machines_tear_down (SyncMachines *fixture, gconstpointer data);

char *sync_machine_dup_path (SyncMachine *machine, const char *name);

NotandaDocument *sync_machine_open (SyncMachine *machine, const char *name, NotandaDocumentFile **file);

void sync_machine_add_article (SyncMachine *machine, const char *name, const char *text, guint n_marks);

void sync_machine_mark (SyncMachine *machine, const char *name, char key, guint start, guint end);

/* The documents in a machine's corpus, each with its marks: "NAME: MARKS; ..." */
char *sync_machine_describe (SyncMachine *machine);

void sync_machine_remove_article (SyncMachine *machine, const char *name);

#define assert_corpus(machine, expected)                       \
  G_STMT_START                                                 \
  {                                                            \
    g_autofree char *shown_ = sync_machine_describe (machine); \
    g_assert_cmpstr (shown_, ==, expected);                    \
  }                                                            \
  G_STMT_END

G_END_DECLS

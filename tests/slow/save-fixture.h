/* save-fixture.h: a file that util/save-loop saves under util/fault-fs
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "util/test-folder.h"

G_BEGIN_DECLS

typedef struct
{
  TestFolder *folder;
  char       *path;
  char       *log;
  char       *shim;
  char       *program;
  guint       meet_at; /* the call before which another program's version comes; 0: none */
} Fixture;

void set_up (Fixture      *self,
             gconstpointer data);
void tear_down (Fixture      *self,
                gconstpointer data);

/* The environment that disturbs call number @at by @action; none at 0 */
char **dup_environment (Fixture    *self,
                        guint       at,
                        const char *action);

/* Nothing is in the folder but the file, once leftovers are removed. */
void assert_tidy (Fixture *self);

G_END_DECLS

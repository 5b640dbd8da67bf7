/* notanda-command-corpus.h: what the commands about a corpus share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/notanda-command.h"
#include "corpus/notanda-corpus.h"

G_BEGIN_DECLS

/* On standard output, for people or as JSON. Returns: an exit status */
int notanda_command_show_corpus (const char *path,
                                 gboolean    json);

int notanda_command_run_connect (const NotandaCommand *command,
                                 char                **argv);
int notanda_command_run_join (const NotandaCommand *command,
                              char                **argv);
int notanda_command_run_disconnect (const NotandaCommand *command,
                                    char                **argv);

G_END_DECLS

/* notanda-inputs.h: articles from files, standard input and the web, many at once
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/notanda-open.h"

G_BEGIN_DECLS

/**
 * NotandaInputs:
 * @paths: files, addresses, "-"
 * @options: for all of them; its address is that of the only one
 * @allow_private: addresses may lead to the local network
 * @has_folder: one of those that were named is a folder
 * @has_failed: one of them can't be read, which was said
 * @password_file: (nullable) (type filename): its first line is the password of encrypted ones
 * @work: called in several threads; takes what was loaded, or why nothing was; with an error, what was loaded is at most a
 *   list of parts
 * @finish: called in the caller's thread and in the order of @paths, with what @work returned; FALSE where it failed
 * @data: for both
 */
typedef struct
{
  char             **paths;
  NotandaLoadOptions options;
  gboolean           allow_private;
  gboolean           has_folder;
  gboolean           has_failed;
  const char        *password_file;
  gpointer (*work) (guint          number,
                    NotandaLoaded *loaded,
                    GError        *error,
                    gpointer       data);
  gboolean (*finish) (guint    number,
                      gpointer result,
                      gpointer data);
  gpointer data;
} NotandaInputs;

/* A bad one doesn't stop the rest. Returns: an exit status */
int notanda_inputs_run (NotandaInputs *inputs);

/* "-" for standard input; else a path or address */
gboolean notanda_inputs_is_address (const char *input);

/**
 * notanda_inputs_take:
 * @named: (inout): what the command line names; gets a path in the place of each file: address, and in that of each folder the
 *   articles in it
 *
 * Sets what @inputs has of them. Says on standard error what of the folders is left out or can't be read.
 *
 * Returns: %FALSE where nothing is left
 */
gboolean notanda_inputs_take (NotandaInputs *inputs,
                              char        ***named);

/* Says on standard error why @path gave nothing, and what to do next. */
void notanda_inputs_fail (const char    *path,
                          const GError  *error,
                          NotandaLoaded *loaded);

G_END_DECLS

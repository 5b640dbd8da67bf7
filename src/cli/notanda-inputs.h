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

/* Puts a path in the place of each file: address. */
void notanda_inputs_name_files (char **inputs);

/* Says on standard error why @path gave nothing, and what to do next. */
void notanda_inputs_fail (const char    *path,
                          const GError  *error,
                          NotandaLoaded *loaded);

G_END_DECLS

/* notanda-command.h: the table of notandactl's commands, and what they share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "format/notanda-document-file.h"

G_BEGIN_DECLS

/* Exit statuses; the same for each command. */
enum
{
  NOTANDA_EXIT_OK = 0,
  NOTANDA_EXIT_FAILURE = 1, /* something couldn't be done, or is damaged */
  NOTANDA_EXIT_USAGE = 2,   /* the command line can't be understood */
};

typedef struct _NotandaCommand NotandaCommand;

/**
 * NotandaCommand:
 * @arguments: as `notandactl NAME --help` shows them
 * @summary: one line, to be translated
 * @run: @argv has the command's name first; returns an exit status
 */
struct _NotandaCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  int (*run) (const NotandaCommand *command,
              char                **argv);
};

/* (array length=n_commands) */
const NotandaCommand *notanda_commands_get (guint *n_commands);

int notanda_command_run_annotate (const NotandaCommand *command,
                                  char                **argv);
int notanda_command_run_check (const NotandaCommand *command,
                               char                **argv);
int notanda_command_run_corpus (const NotandaCommand *command,
                                char                **argv);
int notanda_command_run_copy (const NotandaCommand *command,
                              char                **argv);
int notanda_command_run_export (const NotandaCommand *command,
                                char                **argv);
int notanda_command_run_extract (const NotandaCommand *command,
                                 char                **argv);
int notanda_command_run_merge (const NotandaCommand *command,
                               char                **argv);
int notanda_command_run_new (const NotandaCommand *command,
                             char                **argv);
int notanda_command_run_revise (const NotandaCommand *command,
                                char                **argv);
int notanda_command_run_show (const NotandaCommand *command,
                              char                **argv);
int notanda_command_run_sync (const NotandaCommand *command,
                              char                **argv);

/**
 * notanda_command_parse:
 * @entries: the command's own options
 * @argv: the arguments with the command's name first
 * @min: how few arguments there must be beside the options
 * @max: and how many there may be
 * @status: (out): what to exit with where there is nothing more to do
 *
 * Sees to --help and --version too.
 *
 * Returns: (transfer full) (nullable): the arguments left; %NULL if the command
 *   is to end with @status
 */
char **notanda_command_parse (const NotandaCommand *command,
                              const GOptionEntry   *entries,
                              char                **argv,
                              guint                 min,
                              guint                 max,
                              int                  *status);

/* "notandactl: FILE: REASON" on standard error, whether or not the message
 * names the file, or one in it, already. Returns: NOTANDA_EXIT_FAILURE */
int notanda_command_fail (const char   *path,
                          const GError *error);

/* "notandactl: FILE: MESSAGE", or without a file, on standard error. */
void notanda_command_warn (const char *path,
                           const char *format,
                           ...) G_GNUC_PRINTF (2, 3);

/* The same for a command line that can't be understood.
 * Returns: NOTANDA_EXIT_USAGE */
int notanda_command_misuse (const NotandaCommand *command,
                            const char           *format,
                            ...) G_GNUC_PRINTF (2, 3);

/* Who writes. @author: (nullable): instead of the name that is set up */
NotandaIdentity *notanda_command_load_identity (const char *author);

/**
 * notanda_command_try_open:
 * @path: a document; "-" is standard input
 * @file: (out) (transfer full) (optional) (nullable): for notanda_command_save();
 *   %NULL for standard input
 * @damage: (out) (transfer full) (nullable): which parts of it are lost, for
 *   people; what is whole is in the document
 */
NotandaDocument *notanda_command_try_open (const char           *path,
                                           NotandaIdentity      *identity,
                                           NotandaDocumentFile **file,
                                           char                **damage,
                                           GError              **error);

/* The same, with the tag set of the corpus that it is in; why it can't be opened is said on standard error. */
NotandaDocument *notanda_command_open (const char           *path,
                                       NotandaIdentity      *identity,
                                       NotandaDocumentFile **file,
                                       char                **damage);

/**
 * notanda_command_save:
 * @path: where to; "-" is standard output
 * @file: (nullable): what @path was opened from; %NULL where it must not be
 *   there yet
 *
 * Where @path is in a corpus, that takes in the types which only the document has.
 *
 * Returns: an exit status; what is wrong was said on standard error
 */
int notanda_command_save (NotandaDocument     *document,
                          const char          *path,
                          NotandaDocumentFile *file);

/* All of standard output, and whether it could be written. */
gboolean notanda_command_write_stdout (gconstpointer data,
                                       gsize         size);

/* Whether standard input is asked for more than once: it can be read only once. */
gboolean notanda_command_reads_stdin_twice (char **paths);

/* The last part of a path without ".notanda"; "stdin" for "-". */
char *notanda_command_name_for (const char *path);

/* Text from a document for a terminal: no control characters, all in one line. */
char *notanda_command_dup_plain (const char *text);

/* A whole file, or standard input for "-". */
GBytes *notanda_command_read (const char *path,
                              GError    **error);

G_END_DECLS

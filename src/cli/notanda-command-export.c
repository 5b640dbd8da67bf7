/* notanda-command-export.c: notandactl export --format NAME -o FOLDER DOC...
 *
 * What the format can't hold is told before anything is put in place: where
 * all documents go into one file it is counted while that is written to its
 * temporary file, else in a walk over the documents of its own.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "cli/notanda-command.h"
#include "cli/notanda-export-paths.h"
#include "corpus/notanda-corpora.h"
#include "format/notanda-journal.h"
#include "interchange/notanda-export.h"

#define MAX_OPTIONS 8 /* of all formats together */

typedef struct
{
  char    *format;
  char    *output;
  char    *values[MAX_OPTIONS]; /* of the formats' own options, in the order of the table of formats */
  gboolean losses;
  gboolean overwrite;
  gboolean quiet;
} Options;

typedef struct
{
  const Options       *options;
  const NotandaFormat *format;
  NotandaIdentity     *identity;
  NotandaCorpora      *corpora;
  NotandaPathList     *paths;
  char                *clean_folder; /* a folder given whole, in which no save has died; or NULL */
  gboolean             damaged;      /* a document came without some of its parts */
  gboolean             silent;       /* errors were told in an earlier walk */
  gboolean             shows_progress;
  gint64               last_shown;
} Run;

/* Opening a document looks through its folder for what a crash has left there,
 * which is quadratic over a whole folder; so that is looked for once. */
static NotandaDocument *
open_document (const Run  *run,
               const char *path,
               char      **damage,
               GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaSnapshot) journal = NULL;
  NotandaDocument *document;

  if (run->clean_folder == NULL || !g_str_equal (folder, run->clean_folder))
    return notanda_command_try_open (path, run->identity, NULL, damage, error);

  bytes = notanda_file_read (path, NOTANDA_FORMAT_MAX_SIZE, 0, NULL, NULL, error);
  if (bytes == NULL)
    return NULL;
  document = notanda_document_open_bytes (bytes, path, run->identity, damage, error);
  journal = document != NULL ? notanda_journal_read (path) : NULL;
  if (journal != NULL)
    notanda_document_merge (document, journal, NULL, NULL);

  return document;
}

/* What is whole of a damaged document is exported, and never passed off as all of it. */
static void
document_damaged (guint       number,
                  const char *damage,
                  gpointer    data)
{
  Run             *run = data;
  g_autofree char *path = notanda_path_list_dup (run->paths, number);

  run->damaged = TRUE;
  if (run->silent)
    return;
  if (run->shows_progress)
    g_printerr ("\r\033[K");
  notanda_command_warn (path, "%s", damage);
}

static NotandaDocument *
open_number (guint    number,
             char   **name,
             char   **damage,
             gpointer data,
             GError **error)
{
  const Run       *run = data;
  g_autofree char *path = notanda_path_list_dup (run->paths, number);

  g_autoptr (GError) local = NULL;
  NotandaDocument *document = open_document (run, path, damage, error);

  *name = notanda_command_name_for (path);
  if (document != NULL && !g_str_equal (path, "-") && !notanda_corpora_enter (run->corpora, document, path, &local))
    notanda_command_warn (path, _ ("shown without its corpus: %s"), local->message);

  return document;
}

static void
document_failed (guint         number,
                 const GError *error,
                 gpointer      data)
{
  Run             *run = data;
  g_autofree char *path = notanda_path_list_dup (run->paths, number);

  if (run->shows_progress)
    g_printerr ("\r\033[K");
  if (!run->silent)
    notanda_command_fail (path, error);
}

/* A line that writes over itself, ten times a second at most. */
static void
show_progress (guint    done,
               guint    total,
               guint64  bytes,
               gpointer data)
{
  Run             *run = data;
  gint64           now = g_get_monotonic_time ();
  g_autofree char *size = NULL;

  if (!run->shows_progress || (now - run->last_shown < G_USEC_PER_SEC / 10 && done < total))
    return;

  run->last_shown = now;
  size = g_format_size (bytes);
  g_printerr ("\r\033[K");
  if (done < total)
    g_printerr (_ ("%u of %u, %s"), done, total, size);
}

/* The value given for an option of @format, or NULL. */
static const char *
get_value (const Options       *options,
           const NotandaFormat *format,
           guint                number)
{
  guint                n_formats;
  const NotandaFormat *formats = notanda_formats_get (&n_formats);

  for (guint i = 0; i < n_formats && &formats[i] != format; i++)
    number += formats[i].n_options;

  return options->values[number];
}

static void
print_losses (const NotandaFormat *format,
              const NotandaLosses *losses)
{
  g_autoptr (GPtrArray) list = notanda_losses_list (losses);

  for (guint i = 0; i < list->len; i++)
    {
      const NotandaLoss      *loss = g_ptr_array_index (list, i);
      const NotandaLossPlace *first = &g_array_index (loss->places, NotandaLossPlace, 0);

      if (first->range.end > 0)
        g_printerr (_ ("%s can't hold: %s, such as %s at %u-%u\n"), _ (format->label), loss->reason,
                    first->document, first->range.start, first->range.end);
      else
        g_printerr (_ ("%s can't hold: %s, such as %s\n"), _ (format->label), loss->reason, first->document);
    }
}

/* Over all documents, without writing any. */
static int
count_losses (Run *run)
{
  g_auto (NotandaFormatWriter) writer = { 0 };
  guint total = notanda_path_list_get_n (run->paths);
  int   status = NOTANDA_EXIT_OK;

  notanda_format_writer_init (&writer);
  for (guint i = 0; i < run->format->n_options; i++)
    notanda_format_writer_set_option (&writer, i, get_value (run->options, run->format, i));
  for (guint i = 0; i < total; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *damage = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaDocument) document = open_number (i, &name, &damage, run, &error);

      if (document != NULL && damage != NULL)
        document_damaged (i, damage, run);
      if (document != NULL)
        notanda_format_count_losses (run->format, &writer, document, name);
      else
        {
          document_failed (i, error, run);
          status = NOTANDA_EXIT_FAILURE;
        }
      show_progress (i + 1, total, 0, run);
    }

  print_losses (run->format, &writer.losses);

  return run->damaged ? NOTANDA_EXIT_FAILURE : status;
}

static gboolean
add_all (Run *run,
         NotandaExport *export,
         guint   *n_failed,
         GError **error)
{
  NotandaExportSource source = {
    .open = open_number,
    .damaged = document_damaged,
    .failed = document_failed,
    .progress = show_progress,
    .total = notanda_path_list_get_n (run->paths),
    .data = run,
  };

  return notanda_export_run (export, &source, n_failed, NULL, error);
}

static void
print_losses_before_commit (NotandaExport *export,
                            gpointer data)
{
  Run *run = data;

  if (!run->options->quiet)
    print_losses (run->format, notanda_export_get_losses (export));
}

static int
export_all (Run *run)
{
  const Options   *options = run->options;
  gboolean         is_one = notanda_path_list_get_n (run->paths) == 1;
  g_autofree char *path = is_one ? notanda_path_list_dup (run->paths, 0) : NULL;
  g_autofree char *base = is_one ? notanda_command_name_for (path) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaExport) export = NULL;
  guint n_failed = 0;
  int   status = NOTANDA_EXIT_OK;

  if (!run->format->one_file && !options->quiet)
    {
      status = count_losses (run);
      run->silent = status != NOTANDA_EXIT_OK || run->damaged;
    }

  export = notanda_export_new (run->format, options->output, base, options->overwrite, &error);
  if (export == NULL)
    return notanda_command_fail (options->output, error);
  for (guint i = 0; i < run->format->n_options; i++)
    notanda_export_set_option (export, i, get_value (options, run->format, i));
  if (run->format->one_file)
    notanda_export_set_before_commit_func (export, print_losses_before_commit, run);

  if (!add_all (run, export, &n_failed, &error))
    return notanda_command_fail (options->output, error);

  return n_failed > 0 || run->damaged ? NOTANDA_EXIT_FAILURE : status;
}

/* An option of another format than the one that is written. */
static const NotandaFormatOption *
find_stray_option (const Options       *options,
                   const NotandaFormat *format)
{
  guint                n_formats;
  const NotandaFormat *formats = notanda_formats_get (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    for (guint o = 0; o < formats[i].n_options; o++)
      if (&formats[i] != format && get_value (options, &formats[i], o) != NULL)
        return &formats[i].options[o];

  return NULL;
}

static int
check_options (const NotandaCommand *command,
               const Options        *options,
               char                **arguments)
{
  const NotandaFormat       *format = notanda_format_find (options->format);
  g_autofree char           *names = notanda_formats_to_string (FALSE);
  const NotandaFormatOption *stray;

  if (options->format == NULL)
    return notanda_command_misuse (command, _ ("--format must say which: %s"), names);
  if (format == NULL)
    return notanda_command_misuse (command, _ ("“%s” isn't a format; there are %s"), options->format, names);
  stray = find_stray_option (options, format);
  if (stray != NULL)
    return notanda_command_misuse (command, _ ("--%s isn't an option of %s"), stray->name, format->name);
  if (options->output == NULL && !options->losses)
    return notanda_command_misuse (command, _ ("-o must say which folder the files go to"));
  if (!options->losses && !format->one_file && g_str_equal (options->output, "-") && arguments[1] != NULL)
    return notanda_command_misuse (command, _ ("only one document can go to standard output in this format"));

  return NOTANDA_EXIT_OK;
}

/* Whether any of the documents has what was chosen: each has a tag set of its
 * own. As a rule the first does; one that can't be opened is told of later. */
static gboolean
check_choice (Run                       *run,
              const NotandaFormatOption *option,
              const char                *value,
              GError                   **error)
{
  g_autoptr (NotandaTagSet) builtin = notanda_tag_set_new ();
  gboolean is_known = notanda_format_option_check (option, value, builtin, error);
  gboolean has_stdin = FALSE;

  for (guint i = 0; !is_known && i < notanda_path_list_get_n (run->paths); i++)
    {
      g_autofree char *path = notanda_path_list_dup (run->paths, i);
      g_autofree char *name = NULL;
      g_autofree char *damage = NULL;
      g_autoptr (NotandaDocument) document = NULL;

      /* it can be read only once; what isn't in it shows in its losses */
      has_stdin = g_str_equal (path, "-");
      if (has_stdin)
        break;
      document = open_number (i, &name, &damage, run, NULL);
      if (document == NULL)
        continue;
      g_clear_error (error);
      is_known = notanda_format_option_check (option, value, notanda_document_get_tag_set (document), error);
    }
  is_known = is_known || has_stdin;
  if (is_known)
    g_clear_error (error);

  return is_known;
}

static gboolean
check_choices (Run     *run,
               GError **error)
{
  for (guint i = 0; i < run->format->n_options; i++)
    {
      const char *value = get_value (run->options, run->format, i);

      if (value != NULL && !check_choice (run, &run->format->options[i], value, error))
        return FALSE;
    }

  return TRUE;
}

static int
run_with (const Options *options,
          char         **arguments)
{
  g_autofree char *clean_folder = NULL;
  g_autoptr (NotandaPathList) paths = notanda_export_expand_paths (arguments, &clean_folder);
  g_autoptr (NotandaIdentity) identity = notanda_command_load_identity (NULL);
  g_autoptr (NotandaCorpora) corpora = notanda_corpora_new (identity);
  g_autoptr (GError) error = NULL;
  Run run = {
    .options = options,
    .format = notanda_format_find (options->format),
    .identity = identity,
    .corpora = corpora,
    .paths = paths,
    .clean_folder = clean_folder,
    .shows_progress = !options->quiet && isatty (STDERR_FILENO),
  };

  if (paths == NULL)
    return NOTANDA_EXIT_FAILURE;
  if (!check_choices (&run, &error))
    {
      notanda_command_warn (NULL, "%s", error->message);
      return NOTANDA_EXIT_USAGE;
    }

  return options->losses ? count_losses (&run) : export_all (&run);
}

static void
options_clear (Options *options)
{
  g_free (options->format);
  g_free (options->output);
  for (guint i = 0; i < MAX_OPTIONS; i++)
    g_free (options->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What every export takes, and then what formats have of their own. */
static GArray *
list_entries (Options *options)
{
  const GOptionEntry common[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->format, N_ ("What to write: brat, jsonl, conll or csv"), N_ ("NAME") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("Folder the files go to; “-” is standard output"), N_ ("FOLDER") },
    { "losses", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options->losses,
      N_ ("Only say what the format can't hold of these documents"), NULL },
    { "overwrite", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options->overwrite,
      N_ ("Replace files that are there and hold something else"), NULL },
    { "quiet", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options->quiet,
      N_ ("Say nothing of losses and progress"), NULL },
  };
  GArray              *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  guint                n_formats;
  const NotandaFormat *formats = notanda_formats_get (&n_formats);
  guint                n = 0;

  g_array_append_vals (entries, common, G_N_ELEMENTS (common));
  for (guint i = 0; i < n_formats; i++)
    for (guint o = 0; o < formats[i].n_options; o++, n++)
      {
        const NotandaFormatOption *option = &formats[i].options[o];
        GOptionEntry               entry = {
                        .long_name = option->name,
                        .arg = G_OPTION_ARG_STRING,
                        .arg_data = &options->values[n],
                        .description = option->description,
                        .arg_description = option->argument,
        };

        g_assert (n < MAX_OPTIONS);
        g_array_append_val (entries, entry);
      }

  return entries;
}

int
notanda_command_run_export (const NotandaCommand *command,
                            char                **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GArray) entries = list_entries (&options);
  g_auto (GStrv) arguments = NULL;
  int status;

  arguments = notanda_command_parse (command, (const GOptionEntry *) (gpointer) entries->data, argv, 1, G_MAXUINT, &status);
  if (arguments == NULL)
    return status;

  if (notanda_command_reads_stdin_twice (arguments))
    return notanda_command_misuse (command, _ ("standard input can be read only once"));
  status = check_options (command, &options, arguments);

  return status == NOTANDA_EXIT_OK ? run_with (&options, arguments) : status;
}

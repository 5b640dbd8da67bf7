/* notanda-command.c: the table of notandactl's commands, and what they share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/notanda-command.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "corpus/notanda-corpora.h"
#include "format/notanda-identity-file.h"

#define MAX_MARKS_SIZE ((gsize) 2 << 30) /* bytes of marks: a corpus in one file */

static const NotandaCommand commands[] = {
  { "new", "ARTICLE… -o DOC", N_ ("Make documents of articles"), notanda_command_run_new },
  { "extract", "ARTICLE…", N_ ("Show the text of pages and files"), notanda_command_run_extract },
  { "show", "DOC", N_ ("Show a document and its annotations"), notanda_command_run_show },
  { "annotate", "DOC MARKS", N_ ("Add annotations from brat standoff or JSON Lines"), notanda_command_run_annotate },
  { "check", "DOC…", N_ ("Check documents for damage"), notanda_command_run_check },
  { "merge", "A B… -o C", N_ ("Merge versions of a document"), notanda_command_run_merge },
  { "copy", "DOC -o COPY", N_ ("Copy a document, with or without its past"), notanda_command_run_copy },
  { "corpus", "COMMAND …", N_ ("Make a folder a corpus, show it, put it on a server"), notanda_command_run_corpus },
  { "sync", "DIR…", N_ ("Sync corpora with their servers"), notanda_command_run_sync },
  { "revise", "DOC ARTICLE -o NEW", N_ ("Make a new version of a document with another text"), notanda_command_run_revise },
  { "export", "--format NAME -o FOLDER DOC…", N_ ("Write annotations for other programs"), notanda_command_run_export },
};

const NotandaCommand *
notanda_commands_get (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);

  return commands;
}

void
notanda_command_warn (const char *path,
                      const char *format,
                      ...)
{
  g_autofree char *message = NULL;
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  if (shown != NULL)
    g_printerr ("notandactl: %s: %s\n", shown, message);
  else
    g_printerr ("notandactl: %s\n", message);
}

static gboolean
begins_with_path (const char *message,
                  const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  gsize            length = strlen (shown);

  return g_str_has_prefix (message, shown) && (message[length] == ':' || message[length] == '/');
}

int
notanda_command_fail (const char   *path,
                      const GError *error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  if (begins_with_path (error->message, path) || begins_with_path (error->message, absolute))
    notanda_command_warn (NULL, "%s", error->message);
  else
    notanda_command_warn (path, "%s", error->message);

  return NOTANDA_EXIT_FAILURE;
}

int
notanda_command_misuse (const NotandaCommand *command,
                        const char           *format,
                        ...)
{
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  notanda_command_warn (NULL, "%s: %s", command->name, message);
  /* Translators: %s is the name of a command */
  g_printerr (_ ("“notandactl %s --help” says how it is used."), command->name);
  g_printerr ("\n");

  return NOTANDA_EXIT_USAGE;
}

static gboolean
parse_options (const NotandaCommand *command,
               const GOptionEntry   *entries,
               char               ***argv,
               gboolean             *help,
               gboolean             *version,
               char                **help_text,
               GError              **error)
{
  g_autofree char *usage = g_strdup_printf ("%s", command->arguments);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autofree char   *name = g_strconcat ("notandactl ", command->name, NULL);
  const GOptionEntry common[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, help, N_ ("Show this"), NULL },
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, version, N_ ("Show the version"), NULL },
    { NULL },
  };

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  g_set_prgname (name);
  *help_text = g_option_context_get_help (context, TRUE, NULL);
  g_set_prgname ("notandactl");

  return g_option_context_parse_strv (context, argv, error);
}

/* What GOption leaves: the first is the command's name, and "--" may follow. */
static char **
take_rest (char **argv)
{
  guint skip = argv[0] != NULL && g_strcmp0 (argv[1], "--") == 0 ? 2 : 1;

  return g_strdupv (argv + MIN (skip, g_strv_length (argv)));
}

char **
notanda_command_parse (const NotandaCommand *command,
                       const GOptionEntry   *entries,
                       char                **argv,
                       guint                 min,
                       guint                 max,
                       int                  *status)
{
  g_auto (GStrv) parsed = g_strdupv (argv);
  g_auto (GStrv) rest = NULL;
  g_autofree char *help_text = NULL;
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE, version = FALSE;

  if (!parse_options (command, entries, &parsed, &help, &version, &help_text, &error))
    {
      *status = notanda_command_misuse (command, "%s", error->message);
      return NULL;
    }

  if (help || version)
    {
      const char *text = help ? help_text : "notandactl " NOTANDA_VERSION "\n";

      *status = notanda_command_write_stdout (text, strlen (text)) ? NOTANDA_EXIT_OK : NOTANDA_EXIT_FAILURE;
      return NULL;
    }

  rest = take_rest (parsed);
  if (g_strv_length (rest) < min || g_strv_length (rest) > max)
    {
      *status = notanda_command_misuse (command, g_strv_length (rest) < min ? _ ("too few arguments: %s") : _ ("too many arguments: %s"), command->arguments);
      return NULL;
    }

  return g_steal_pointer (&rest);
}

NotandaIdentity *
notanda_command_load_identity (const char *author)
{
  NotandaIdentity *identity = notanda_identity_load ();

  if (author != NULL)
    {
      g_free (identity->author);
      identity->author = g_utf8_make_valid (author, -1);
    }

  return identity;
}

NotandaDocument *
notanda_command_try_open (const char           *path,
                          NotandaIdentity      *identity,
                          NotandaDocumentFile **file,
                          char                **damage,
                          GError              **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaDocumentFile) opened = NULL;
  NotandaDocument *document;

  *damage = NULL;
  if (file != NULL)
    *file = NULL;
  if (g_str_equal (path, "-"))
    {
      bytes = notanda_command_read (path, error);
      return bytes != NULL ? notanda_document_open_bytes (bytes, "-", identity, damage, error) : NULL;
    }

  document = notanda_document_file_open (path, identity, &opened, NULL, error);
  if (document != NULL)
    *damage = g_strdup (opened->damage);
  if (document != NULL && opened->trailing > 0)
    {
      g_autofree char *text = notanda_document_file_dup_trailing_text (opened->trailing);

      notanda_command_warn (path, "%s", text);
    }
  if (document != NULL && file != NULL)
    *file = g_steal_pointer (&opened);

  return document;
}

/* Without it the document is as good as it is by itself. */
static void
enter_corpus (NotandaDocument *document,
              const char      *path)
{
  g_autoptr (NotandaCorpora) corpora = notanda_corpora_new (notanda_document_get_identity (document));
  g_autoptr (GError) error = NULL;

  if (!notanda_corpora_enter (corpora, document, path, &error))
    notanda_command_warn (path, _ ("shown without its corpus: %s"), error->message);
}

NotandaDocument *
notanda_command_open (const char           *path,
                      NotandaIdentity      *identity,
                      NotandaDocumentFile **file,
                      char                **damage)
{
  g_autoptr (GError) error = NULL;
  NotandaDocument *document = notanda_command_try_open (path, identity, file, damage, &error);

  if (document == NULL)
    notanda_command_fail (path, error);
  else if (!g_str_equal (path, "-"))
    enter_corpus (document, path);

  return document;
}

gboolean
notanda_command_write_stdout (gconstpointer data,
                              gsize         size)
{
  const char *at = data;

  while (size > 0)
    {
      gssize n = write (STDOUT_FILENO, at, size);

      if (n < 0 && errno != EINTR)
        {
          notanda_command_warn ("-", "%s", g_strerror (errno));
          return FALSE;
        }
      if (n > 0)
        {
          at += n;
          size -= (gsize) n;
        }
    }

  return TRUE;
}

static int
save_to_stdout (NotandaSnapshot *snapshot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, &error);
  gconstpointer data;
  gsize         size;

  if (bytes == NULL)
    return notanda_command_fail ("-", error);
  data = g_bytes_get_data (bytes, &size);

  return notanda_command_write_stdout (data, size) ? NOTANDA_EXIT_OK : NOTANDA_EXIT_FAILURE;
}

/* Types that an import brought are the corpus' from now on. */
static gboolean
tell_corpus (NotandaDocument *document,
             const char      *path,
             GError         **error)
{
  g_autoptr (NotandaCorpora) corpora = notanda_corpora_new (notanda_document_get_identity (document));
  NotandaCorpus *corpus = notanda_corpora_find (corpora, path, NULL);

  /* one that can't be opened was told of when the document was */
  return corpus == NULL || !notanda_document_take_tags (corpus->document, document) || notanda_corpus_save (corpus, NULL, error);
}

int
notanda_command_save (NotandaDocument     *document,
                      const char          *path,
                      NotandaDocumentFile *file)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (NotandaSnapshot) merged = NULL;
  g_autoptr (NotandaDocumentFile) fresh = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (path, "-"))
    return save_to_stdout (snapshot);

  if (file == NULL)
    {
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          notanda_command_warn (path, _ ("is there already, and was left as it is; choose another name"));
          return NOTANDA_EXIT_FAILURE;
        }
      file = fresh = notanda_document_file_new (path);
    }

  if (!notanda_document_file_save (file, snapshot, &merged, NULL, &error) || !tell_corpus (document, path, &error))
    return notanda_command_fail (path, error);

  return NOTANDA_EXIT_OK;
}

gboolean
notanda_command_reads_stdin_twice (char **paths)
{
  guint n = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    n += g_str_equal (paths[i], "-");

  return n > 1;
}

char *
notanda_command_name_for (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (base);

  if (g_str_equal (path, "-"))
    return g_strdup ("stdin");
  if (g_str_has_suffix (shown, ".notanda") && strlen (shown) > strlen (".notanda"))
    shown[strlen (shown) - strlen (".notanda")] = '\0';

  return g_steal_pointer (&shown);
}

static GBytes *
read_stdin (GError **error)
{
  g_autoptr (GInputStream) in = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (65536);
  gssize             n;

  while ((n = g_input_stream_read (in, chunk, 65536, NULL, error)) > 0)
    {
      if (all->len + (gsize) n > MAX_MARKS_SIZE)
        {
          g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, _ ("more than %u MB"), (guint) (MAX_MARKS_SIZE >> 20));
          return NULL;
        }
      g_byte_array_append (all, chunk, (guint) n);
    }

  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

GBytes *
notanda_command_read (const char *path,
                      GError    **error)
{
  if (g_str_equal (path, "-"))
    return read_stdin (error);

  return notanda_file_read (path, MAX_MARKS_SIZE, 0, NULL, NULL, error);
}

/* One line of it, and nothing that a terminal would obey. */
char *
notanda_command_dup_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        g_string_append_c (plain, ' ');
      else if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        g_string_append (plain, "�");
      else
        g_string_append_unichar (plain, c);
    }

  return g_string_free_and_steal (g_steal_pointer (&plain));
}

/* notanda-command-revise.c: notandactl revise DOC ARTICLE -o NEW
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/notanda-command.h"
#include "cli/notanda-inputs.h"
#include "model/versions/notanda-version.h"

#define CONTEXT 60 /* characters beside a difference */

static void
append_report (GString                    *out,
               const NotandaVersionReport *report)
{
  for (guint i = 0; i < report->carried->len; i++)
    {
      const NotandaCarried *carried = report->carried->pdata[i];
      g_autofree char      *was = carried->old_words != NULL ? notanda_command_dup_plain (carried->old_words) : NULL;
      g_autofree char      *is = carried->new_words != NULL ? notanda_command_dup_plain (carried->new_words) : NULL;

      if (carried->state == NOTANDA_ALIGNED_CHANGED)
        /* Translators: an annotation's words before and after the text was corrected */
        g_string_append_printf (out, _ ("changed: %s → %s\n"), was, is);
      else if (carried->state == NOTANDA_ALIGNED_LOST)
        g_string_append_printf (out, _ ("lost: %s\n"), was);
    }
  g_string_append_printf (out, _ ("%u carried over, %u of them changed, %u lost\n"), report->n_same + report->n_changed,
                          report->n_changed, report->n_lost);
  if (report->n_lost_links > 0)
    g_string_append_printf (out, ngettext ("%u link to a lost annotation left out\n", "%u links to lost annotations left out\n", report->n_lost_links),
                            report->n_lost_links);
}

/* As wdiff shows it, a paragraph or several of them at a time. */
static void
append_differences (GString                    *out,
                    const NotandaVersionReport *report)
{
  static const char *const around[][2] = {
    [NOTANDA_PASSAGE_SAME] = { "", "" },
    [NOTANDA_PASSAGE_REMOVED] = { "[-", "-]" },
    [NOTANDA_PASSAGE_ADDED] = { "{+", "+}" },
  };

  for (guint i = 0; i < report->differences->len; i++)
    {
      g_autoptr (GPtrArray) passages =
          notanda_alignment_list_passages (report->alignment, &g_array_index (report->differences, NotandaTextDifference, i), CONTEXT, 0);

      for (guint k = 0; k < passages->len; k++)
        {
          const NotandaPassage *passage = g_ptr_array_index (passages, k);
          g_autofree char      *plain = notanda_command_dup_plain (passage->text);

          g_string_append_printf (out, "%s%s%s", around[passage->kind][0], plain, around[passage->kind][1]);
        }
      g_string_append_c (out, '\n');
    }
}

/* The article that was read, or why it wasn't. */
typedef struct
{
  const char     *path;
  NotandaLoaded  *loaded;
  NotandaReading *reading;
  GError         *error;
  char           *notice;
} Article;

static void
article_clear (Article *article)
{
  notanda_loaded_free (article->loaded);
  g_clear_pointer (&article->reading, notanda_reading_free);
  g_clear_error (&article->error);
  g_free (article->notice);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Article, article_clear)

static gpointer
read_article (guint          number,
              NotandaLoaded *loaded,
              GError        *error,
              gpointer       data)
{
  Article         *article = data;
  g_autofree char *name = g_filename_display_name (article->path);

  article->loaded = loaded;
  article->error = error;
  if (error == NULL)
    article->reading = notanda_load_dup_reading (loaded, name, &article->notice, &article->error);

  return article;
}

static gboolean
tell_of_article (guint    number,
                 gpointer result,
                 gpointer data)
{
  Article *article = data;

  if (article->reading == NULL)
    notanda_inputs_fail (article->path, article->error, article->loaded);
  else if (article->notice != NULL)
    notanda_command_warn (article->path, "%s", article->notice);

  return article->reading != NULL;
}

static int
revise (const char     *path,
        NotandaReading *reading,
        const char     *article,
        const char     *output,
        gboolean        differences,
        gboolean        quiet)
{
  g_autoptr (NotandaIdentity) identity = notanda_command_load_identity (NULL);
  g_autofree char *damage = NULL;
  g_autoptr (NotandaDocument) old = notanda_command_open (path, identity, NULL, &damage);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (NotandaVersionReport) report = NULL;
  g_autoptr (NotandaDocument) new = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  int status;

  if (old == NULL)
    return NOTANDA_EXIT_FAILURE;
  if (damage != NULL)
    notanda_command_warn (path, "%s", damage);
  new = notanda_version_new (old, name, reading, identity, &report, &error);
  if (new == NULL)
    return notanda_command_fail (article, error);

  status = notanda_command_save (new, output, NULL);
  if (status != NOTANDA_EXIT_OK || g_str_equal (output, "-"))
    return status;
  if (differences)
    append_differences (out, report);
  if (!quiet)
    append_report (out, report);

  return notanda_command_write_stdout (out->str, out->len) ? NOTANDA_EXIT_OK : NOTANDA_EXIT_FAILURE;
}

static int
read_and_revise (char      **arguments,
                 const char *output,
                 const char *encoding,
                 const char *password_file,
                 gboolean    differences,
                 gboolean    quiet)
{
  g_auto (Article) article = { .path = arguments[1] };
  NotandaInputs inputs = {
    .paths = arguments + 1,
    .password_file = password_file,
    .options = { .encoding = encoding, .now = g_get_real_time () },
    .work = read_article,
    .finish = tell_of_article,
    .data = &article,
  };
  int status = notanda_inputs_run (&inputs);

  return article.reading != NULL ? revise (arguments[0], article.reading, article.path, output, differences, quiet) : status;
}

int
notanda_command_run_revise (const NotandaCommand *command,
                            char                **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *password_file = NULL;
  g_auto (GStrv) arguments = NULL;
  gboolean           differences = FALSE, quiet = FALSE;
  int                status;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_ ("The document to make; “-” is standard output"), N_ ("NEW") },
    { "encoding", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &encoding,
      N_ ("Read the article in this encoding, not in a guessed one"), N_ ("NAME") },
    { "password-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &password_file,
      N_ ("The first line of this file is the password of a PDF file"), N_ ("FILE") },
    { "differences", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &differences,
      N_ ("Say what differs between the texts: [-removed-] and {+added+}"), NULL },
    { "quiet", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &quiet, N_ ("Don’t say what became of the annotations"), NULL },
    { NULL },
  };

  arguments = notanda_command_parse (command, entries, argv, 2, 2, &status);
  if (arguments == NULL)
    return status;
  if (output == NULL)
    return notanda_command_misuse (command, _ ("-o must say where the new version goes"));
  if (notanda_command_reads_stdin_twice (arguments))
    return notanda_command_misuse (command, _ ("standard input can be read only once"));

  return read_and_revise (arguments, output, encoding, password_file, differences, quiet);
}

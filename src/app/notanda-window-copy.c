/* notanda-window-copy.c: saves a copy of the document without its past
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The copy is another document and goes to a new file only: saved over one of the same
 * article it would be merged with it, and what it leaves out would be in it again.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-jobs.h"
#include "model/versions/notanda-clean-copy.h"

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  NotandaWindow *self = NOTANDA_WINDOW (source);
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *action = NULL;

  if (!notanda_jobs_save_finish (result, &file, &missing, &error))
    {
      notanda_page_toast (self->page, error->message, NULL, NULL);
      return;
    }

  name = g_filename_display_basename (file->path);
  message = notanda_bidi_printf (_ ("Saved a clean copy as %s"), name);
  uri = g_filename_to_uri (file->path, NULL, NULL);
  action = uri != NULL ? g_action_print_detailed_name ("win.open-folder", g_variant_new_string (uri)) : NULL;
  notanda_page_toast (self->page, message, action != NULL ? _ ("Open _Folder") : NULL, action);
}

static void
chosen (NotandaWindow *self,
        GFile         *file)
{
  NotandaDocument *document = notanda_page_get_document (self->page);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (NotandaDocumentFile) target = NULL;
  g_autoptr (NotandaDocument) copy = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  if (path == NULL || document == NULL)
    return;
  if (g_file_query_exists (file, NULL))
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *message = notanda_bidi_printf (_ ("%s is there already. Choose another name for the copy."), name);

      notanda_page_toast (self->page, message, NULL, NULL);
      return;
    }

  notanda_saver_take_rest (notanda_page_get_saver (self->page));
  target = notanda_document_file_new (path);
  copy = notanda_clean_copy_new (document, self->identity);
  snapshot = notanda_document_snapshot (copy);
  notanda_jobs_save_async (self, target, snapshot, saved_cb, NULL);
}

static void
save_clean_copy_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *target)
{
  NotandaWindow   *self = NOTANDA_WINDOW (widget);
  NotandaSaver    *saver = notanda_page_get_saver (self->page);
  g_autofree char *base = NULL;
  g_autofree char *suggested = NULL;

  if (saver == NULL)
    return;
  notanda_page_commit (self->page);
  base = g_filename_display_basename (notanda_saver_get_file (saver)->path);
  if (g_str_has_suffix (base, ".notanda"))
    base[strlen (base) - strlen (".notanda")] = '\0';
  /* Translators: the name of a file */
  suggested = g_strdup_printf (_ ("%s (clean copy).notanda"), base);
  notanda_window_choose (self, _ ("Save As"), TRUE, suggested, chosen);
}

void
notanda_window_install_copy_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.save-clean-copy", NULL, save_clean_copy_action);
}

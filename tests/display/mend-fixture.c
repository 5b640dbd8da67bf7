/* mend-fixture.c: drafts with garbled words, and their banner that mends them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/mend-fixture.h"

#include <string.h>

gboolean
says (Fixture    *fixture,
      const char *words)
{
  NotandaDocument *document = get_opened (fixture);
  gsize            size;

  return document != NULL && strstr (notanda_article_get_text (notanda_document_get_article (document), &size), words) != NULL;
}

gboolean
is_mended (Fixture *fixture)
{
  return says (fixture, MENDED) && !says (fixture, TWICE);
}

gboolean
is_idle (Fixture *fixture)
{
  return notanda_saver_get_state (notanda_page_get_saver (notanda_window_get_page (fixture->empty))) == NOTANDA_SAVER_SAVED;
}

AdwBanner *
find_banner (GtkWidget  *widget,
             const char *button)
{
  if (ADW_IS_BANNER (widget) && adw_banner_get_revealed (ADW_BANNER (widget)) && (button == NULL || g_strcmp0 (adw_banner_get_button_label (ADW_BANNER (widget)), button) == 0))
    return ADW_BANNER (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AdwBanner *found = find_banner (child, button);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
mend (Fixture *fixture)
{
  AdwBanner *banner = find_banner (GTK_WIDGET (fixture->empty), "_Mend");

  g_assert_nonnull (banner);
  g_signal_emit_by_name (find_by_type (GTK_WIDGET (banner), GTK_TYPE_BUTTON), "clicked");
}

void
mend_well (Fixture *fixture)
{
  mend (fixture);
  wait_for (fixture, is_mended);
  wait_for (fixture, is_idle);
  g_assert_null (find_banner (GTK_WIDGET (fixture->empty), "_Mend"));
}

gboolean
offers_encodings (Fixture *fixture)
{
  AdwDialog *dialog;

  act_in_empty (fixture, "win.choose-encoding");
  dialog = get_empty_dialog (fixture);
  if (dialog != NULL)
    adw_dialog_force_close (dialog);
  return dialog != NULL;
}

static const char *
get_path (Fixture *fixture)
{
  return notanda_saver_get_file (notanda_page_get_saver (notanda_window_get_page (fixture->empty)))->path;
}

guint
count_requests (Fixture *fixture)
{
  return test_server_count_requests (((Web *) fixture)->server);
}

void
open_path (Fixture    *fixture,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  notanda_window_open (fixture->empty, file);
}

void
open_again (Fixture *fixture)
{
  g_autofree char *path = NULL;

  wait_for (fixture, is_idle);
  path = g_strdup (get_path (fixture));
  gtk_window_destroy (GTK_WINDOW (fixture->empty));
  fixture->empty = notanda_application_new_window (fixture->application);
  open_path (fixture, path);
  wait_for (fixture, is_filled);
}

static void
append_record (GString    *archive,
               const char *address,
               const char *page)
{
  g_autofree char *http = g_strconcat (HTTP, page, NULL);

  g_string_append_printf (archive, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-03T08:15:00Z\r\n"
                                   "Content-Type: application/http; msgtype=response\r\nContent-Length: %zu\r\n\r\n%s\r\n\r\n",
                          address, strlen (http), http);
}

char *
write_archive (Fixture    *fixture,
               const char *name,
               guint       n_records)
{
  g_autoptr (GString) archive = g_string_new (NULL);
  char *path = g_build_filename (fixture->folder, name, NULL);

  append_record (archive, ADDRESS "calm", ARTICLE ("Archived", TWICE));
  if (n_records > 1)
    append_record (archive, ADDRESS "storm", ARTICLE ("Other", WORDS));
  g_assert_true (g_file_set_contents (path, archive->str, (gssize) archive->len, NULL));

  return path;
}

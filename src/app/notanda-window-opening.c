/* notanda-window-opening.c: brings articles into a window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One opening at a time: the next one cancels it. What a worker can't decide comes back as a refusal and becomes a
 * question (notanda-window-questions.c), whose answer is the next order.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/notanda-application.h"
#include "base/notanda-error.h"
#include "base/notanda-file.h"
#include "net/notanda-address.h"

/* So long a window waits for its article before it shows itself without. */
#define PATIENCE_MS 200

/* How often what came over the network is told. */
#define PROGRESS_MS 250

void
notanda_window_end_opening (NotandaWindow *self)
{
  g_clear_handle_id (&self->loading_id, g_source_remove);
  notanda_window_leave_fetch (self);
  g_clear_pointer (&self->opening, notanda_order_unref);
  g_clear_object (&self->cancellable);
}

void
notanda_window_cancel_opening (NotandaWindow *self)
{
  g_return_if_fail (NOTANDA_IS_WINDOW (self));

  /* what was changed in a document is still carried out */
  if (notanda_page_get_document (self->page) == NULL)
    g_cancellable_cancel (self->cancellable);
  notanda_window_end_opening (self);
}

void
notanda_window_show_start_page (NotandaWindow *self)
{
  if (self->start_page == NULL)
    {
      self->start_page = g_object_new (NOTANDA_TYPE_START_PAGE, NULL);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->start_page), "empty");
    }
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_opening_page (NotandaWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (self->opening_page == NULL)
    {
      self->opening_page = g_object_new (NOTANDA_TYPE_OPENING_PAGE, NULL);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->opening_page), "loading");
    }
  gtk_stack_set_visible_child_name (self->stack, "loading");
  /* a new window has the focus in the article that isn't shown yet, where Escape would do nothing */
  if (focus == NULL || !gtk_widget_get_mapped (focus))
    gtk_widget_child_focus (GTK_WIDGET (self->opening_page), GTK_DIR_TAB_FORWARD);
}

/* What the window shows when nothing is being opened. */
static void
show_rest (NotandaWindow *self)
{
  if (notanda_page_get_document (self->page) != NULL)
    gtk_stack_set_visible_child_name (self->stack, "page");
  else
    notanda_window_show_start_page (self);
}

/* @order: (nullable): what could not be opened */
static void
show_failure (NotandaWindow *self,
              NotandaOrder  *order,
              const GError  *error)
{
  show_rest (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    notanda_window_show_failure (self, order, error);
}

void
notanda_window_fail_opening (NotandaWindow *self,
                             const GError  *error)
{
  g_autoptr (NotandaOrder) order = notanda_order_ref (self->opening);

  notanda_window_end_opening (self);
  show_failure (self, order, error);
}

/* A text and what was made of it are two files, and only opening tells that they are one
 * document. One window has it already: that is shown, and this goes. */
static gboolean
yield_to_other (NotandaWindow *self,
                NotandaOpened *opened)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  NotandaWindow  *other = NULL;

  if (application != NULL)
    other = notanda_application_find_window (NOTANDA_APPLICATION (application), opened->file->path, self);
  if (other == NULL)
    return FALSE;
  notanda_opened_free (opened);
  gtk_window_present (GTK_WINDOW (other));
  if (notanda_window_is_empty (self))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    gtk_stack_set_visible_child_name (self->stack, "page");
  return TRUE;
}

static void
show_next (NotandaWindow *self)
{
  if (self->next != NULL)
    notanda_window_take_opened (self, g_steal_pointer (&self->next));
  gtk_window_present (GTK_WINDOW (self));
}

/* What was marked while this was read goes to its file first; what was read anew has taken it along. */
static void
show_opened (NotandaWindow *self,
             NotandaOpened *opened)
{
  NotandaSaver *saver = notanda_page_get_saver (self->page);

  g_clear_pointer (&self->next, notanda_opened_free);
  self->next = opened;
  if (saver == NULL || g_str_equal (notanda_saver_get_file (saver)->path, opened->file->path))
    show_next (self);
  else
    notanda_window_leave_page (self, show_next);
}

void
notanda_window_go_to (NotandaWindow *self,
                      const char    *path)
{
  NotandaApplication *application;
  NotandaWindow      *other;
  g_autofree char    *resolved = NULL;
  g_autoptr (NotandaOrder) order = NULL;

  g_return_if_fail (NOTANDA_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  application = NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  resolved = notanda_file_resolve (path);
  other = notanda_application_find_window (application, resolved, NULL);
  if (other != NULL && (other != self || self->opening == NULL))
    {
      gtk_window_present (GTK_WINDOW (other));
      notanda_page_focus_article (other->page);
      return;
    }
  if (other == self || !notanda_page_may_close (self->page))
    return;
  order = notanda_order_new (NOTANDA_ORDER_PATH, resolved);
  notanda_window_open_order (self, order);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (NotandaWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaRefusal) refusal = NULL;
  NotandaOpened *opened = notanda_jobs_open_finish (result, &refusal, &error);

  /* another opening may have followed */
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&opened, notanda_opened_free);
      return;
    }
  notanda_window_end_opening (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), TRUE);
  if (opened != NULL && yield_to_other (self, opened))
    return;
  if (opened != NULL)
    {
      show_opened (self, opened);
      return;
    }
  if (refusal != NULL && refusal->corpus != NULL)
    {
      show_rest (self);
      notanda_window_take_corpus (self, g_steal_pointer (&refusal->corpus), refusal->order->filter);
      return;
    }
  if (refusal == NULL || !notanda_window_ask (self, refusal, error))
    show_failure (self, refusal != NULL ? refusal->order : NULL, error);
  else
    show_rest (self);
  gtk_window_present (GTK_WINDOW (self));
}

/* Whom it waits for, or how much has come from there; or which file it reads. */
static char *
dup_progress (NotandaOrder *order)
{
  int              received = g_atomic_int_get (&order->received);
  g_autofree char *host = NULL;
  g_autofree char *size = NULL;

  if (order->kind == NOTANDA_ORDER_PATH)
    return g_filename_display_basename (order->name);
  if (order->kind != NOTANDA_ORDER_ADDRESS)
    return NULL;
  host = notanda_address_dup_host (order->name);
  if (received == 0)
    return g_strdup_printf (_ ("Waiting for %s"), host);
  size = g_format_size ((guint64) received << 10);
  /* Translators: so many kilobytes, from which site */
  return g_strdup_printf (_ ("%s from %s"), size, host);
}

static gboolean
progress_cb (gpointer data)
{
  NotandaWindow   *self = data;
  g_autofree char *progress = self->opening->kind == NOTANDA_ORDER_ARTICLE ? notanda_window_dup_fetch_progress (self) : dup_progress (self->opening);

  notanda_opening_page_set_progress (self->opening_page, progress);
  return G_SOURCE_CONTINUE;
}

static gboolean
loading_cb (gpointer data)
{
  NotandaWindow *self = data;

  show_opening_page (self);
  gtk_window_present (GTK_WINDOW (self));
  self->loading_id = 0;
  progress_cb (self);
  if (self->opening->kind == NOTANDA_ORDER_ADDRESS || self->opening->kind == NOTANDA_ORDER_ARTICLE)
    self->loading_id = g_timeout_add (PROGRESS_MS, progress_cb, self);
  return G_SOURCE_REMOVE;
}

static void
start_opening (NotandaWindow *self,
               NotandaOrder  *order)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  notanda_window_end_opening (self);
  notanda_window_forget_failure (self);
  self->opening = notanda_order_ref (order);
  self->cancellable = g_cancellable_new ();
  self->loading_id = g_timeout_add (PATIENCE_MS, loading_cb, self);
}

static NotandaLoaderClient *
get_client (NotandaWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? notanda_application_get_client (NOTANDA_APPLICATION (application)) : NULL;
}

static NotandaIntakeIndex *
get_index (NotandaWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? notanda_application_get_index (NOTANDA_APPLICATION (application)) : NULL;
}

/* Styles, fonts and the surface need no document: they are made ready while another
 * thread reads it, so that the first frame has only the text to wait for. */
static void
prepare_frame (NotandaWindow *self)
{
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  gtk_stack_set_visible_child_name (self->stack, "page");
  gtk_widget_realize (GTK_WIDGET (self));
  gtk_widget_get_preferred_size (GTK_WIDGET (self), NULL, NULL);
}

/* Another document is to take the place of the one that is open: that is made of how it is now, so nobody may mark in it.
 * @order: (nullable): what is read for it. Returns: (transfer none): where the document is saved */
static const NotandaDocumentFile *
begin_replacing (NotandaWindow *self,
                 NotandaOrder  *order)
{
  NotandaSaver              *saver = notanda_page_get_saver (self->page);
  const NotandaDocumentFile *file;
  g_autoptr (NotandaOrder) read = NULL;

  notanda_saver_take_rest (saver);
  file = notanda_saver_get_file (saver);
  read = order != NULL ? notanda_order_ref (order) : notanda_order_new (NOTANDA_ORDER_PATH, file->path);
  start_opening (self, read);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), FALSE);

  return file;
}

/* Unless something else has taken the draft's place, or somebody has marked in it. */
static void
reread (NotandaWindow *self,
        NotandaOrder  *order)
{
  const NotandaOpened       *opened = notanda_page_get_opened (self->page);
  const NotandaDocumentFile *file;

  if (self->opening != NULL || opened == NULL || opened->document != order->draft || !notanda_document_is_draft (order->draft))
    return;
  file = begin_replacing (self, order);
  notanda_jobs_reread_async (order, file, get_client (self), self->cancellable, opened_cb, g_object_ref (self));
}

void
notanda_window_reopen (NotandaWindow *self,
                       const char    *encoding)
{
  const NotandaOpened *opened;
  g_autoptr (NotandaOrder) order = NULL;

  g_return_if_fail (NOTANDA_IS_WINDOW (self));

  opened = notanda_page_get_opened (self->page);
  if (opened == NULL || opened->order == NULL)
    return;
  order = notanda_order_copy (opened->order);
  order->draft = g_object_ref (opened->document);
  order->encoding = g_strdup (encoding);
  reread (self, order);
}

void
notanda_window_open_order (NotandaWindow *self,
                           NotandaOrder  *order)
{
  g_return_if_fail (NOTANDA_IS_WINDOW (self));

  if (order->draft != NULL)
    {
      reread (self, order);
      return;
    }
  start_opening (self, order);
  if (order->kind == NOTANDA_ORDER_ARTICLE)
    {
      notanda_window_begin_fetch (self);
      return;
    }
  notanda_jobs_open_async (order, self->identity, get_client (self), get_index (self), NULL, self->cancellable, opened_cb, g_object_ref (self));
  if (order->kind == NOTANDA_ORDER_PATH)
    prepare_frame (self);
}

void
notanda_window_open (NotandaWindow *self,
                     GFile         *file)
{
  g_autofree char *path = NULL;
  g_autofree char *address = NULL;
  g_autoptr (NotandaOrder) order = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (NOTANDA_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  path = g_file_get_path (file);
  address = path == NULL ? g_file_get_uri (file) : NULL;
  if (path != NULL)
    order = notanda_order_new (NOTANDA_ORDER_PATH, path);
  else if (g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https"))
    order = notanda_order_new (NOTANDA_ORDER_ADDRESS, address);
  if (order != NULL)
    {
      notanda_window_open_order (self, order);
      return;
    }
  g_set_error (&error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED,
               _ ("%s: only files of this computer and web addresses can be opened"), address);
  show_failure (self, NULL, error);
  gtk_window_present (GTK_WINDOW (self));
}

void
notanda_window_open_address (NotandaWindow *self,
                             const char    *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;
  g_autofree char *path = NULL;
  g_autoptr (NotandaOrder) order = NULL;

  g_return_if_fail (NOTANDA_IS_WINDOW (self));

  path = notanda_address_dup_path (typed);
  if (path != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      notanda_application_open_file (NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file, self);
      return;
    }
  address = notanda_address_normalise (typed, &error);
  if (address == NULL)
    {
      notanda_window_ask_address (self, typed, error->message);
      return;
    }
  order = notanda_order_new (NOTANDA_ORDER_ADDRESS, address);
  notanda_application_open_order (NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), order, self);
}

void
notanda_window_open_text (NotandaWindow *self,
                          const char    *text)
{
  g_autoptr (NotandaOrder) order = notanda_order_new (NOTANDA_ORDER_TEXT, _ ("Pasted text"));

  order->bytes = g_bytes_new (text, strlen (text));
  notanda_window_open_order (self, order);
}

void
notanda_window_change_draft (NotandaWindow     *self,
                             NotandaDraftChange change,
                             guint              i)
{
  const NotandaOpened       *opened = notanda_page_get_opened (self->page);
  const NotandaDocumentFile *file;

  if (self->opening != NULL || opened == NULL || !notanda_document_is_draft (opened->document))
    return;
  file = begin_replacing (self, NULL);
  notanda_jobs_change_draft_async (opened->document, file, opened->order, change, i, self->cancellable, opened_cb, g_object_ref (self));
}

void
notanda_window_correct (NotandaWindow *self,
                        const char    *text)
{
  const NotandaOpened       *opened = notanda_page_get_opened (self->page);
  const NotandaDocumentFile *file;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  if (self->opening != NULL || opened == NULL)
    return;
  notanda_page_commit (self->page);
  file = begin_replacing (self, NULL);
  notanda_jobs_correct_async (opened->document, file, bytes, self->cancellable, opened_cb, g_object_ref (self));
}

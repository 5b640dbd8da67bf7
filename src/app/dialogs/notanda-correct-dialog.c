/* notanda-correct-dialog.c: an article's text, to be corrected
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The text of a document never changes: what is written here becomes another document, beside it. */

#include "app/dialogs/notanda-correct-dialog.h"

struct _NotandaCorrectDialog
{
  AdwDialog    parent_instance;
  GtkTextView *view;
  GtkWidget   *make_button;
};

G_DEFINE_FINAL_TYPE (NotandaCorrectDialog, notanda_correct_dialog, ADW_TYPE_DIALOG)

enum
{
  CORRECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
make_cb (NotandaCorrectDialog *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter      start;
  GtkTextIter      end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_signal_emit (self, signals[CORRECTED], 0, text);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
changed_cb (NotandaCorrectDialog *self)
{
  gtk_widget_set_sensitive (self->make_button, gtk_text_buffer_get_modified (gtk_text_view_get_buffer (self->view)));
}

static void
notanda_correct_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_CORRECT_DIALOG);
  G_OBJECT_CLASS (notanda_correct_dialog_parent_class)->dispose (object);
}

static void
notanda_correct_dialog_class_init (NotandaCorrectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_correct_dialog_dispose;
  signals[CORRECTED] = g_signal_new ("corrected", NOTANDA_TYPE_CORRECT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-correct-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaCorrectDialog, view);
  gtk_widget_class_bind_template_child (widget_class, NotandaCorrectDialog, make_button);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
}

static void
notanda_correct_dialog_init (NotandaCorrectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
notanda_correct_dialog_new (NotandaDocument *document)
{
  NotandaCorrectDialog *self = g_object_new (NOTANDA_TYPE_CORRECT_DIALOG, NULL);
  GtkTextBuffer        *buffer = gtk_text_view_get_buffer (self->view);
  gsize                 size;
  const char           *text = notanda_article_get_text (notanda_document_get_article (document), &size);
  GtkTextIter           start;

  gtk_text_buffer_set_text (buffer, text, (int) size);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_set_modified (buffer, FALSE);
  g_signal_connect_object (buffer, "modified-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->view));

  return ADW_DIALOG (self);
}

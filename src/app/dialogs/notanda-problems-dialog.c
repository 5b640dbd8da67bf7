/* notanda-problems-dialog.c: what of a document is damaged and kept aside
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Nothing here can be mended by hand, but a person who knows the work can read names and
 * words in the bytes, and whoever helps needs them: so they are shown, and can be copied.
 */

#include "app/dialogs/notanda-problems-dialog.h"

#include <glib/gi18n-lib.h>

#define SHOWN_BYTES 4096

struct _NotandaProblemsDialog
{
  AdwDialog        parent_instance;
  NotandaDocument *document;
  GtkStack        *stack;
  GtkLabel        *problem;
  GtkListView     *list;
  GtkStringList   *items; /* the text of each; a row's place is that of what is kept aside */
  GtkWidget       *copy_button;
};

G_DEFINE_FINAL_TYPE (NotandaProblemsDialog, notanda_problems_dialog, ADW_TYPE_DIALOG)

/* What is text stays; a run of anything else becomes one dot. */
static char *
dup_readable (GBytes *bytes)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GString      *out = g_string_new (NULL);
  const char   *at = (const char *) data;
  gsize         left = MIN (size, SHOWN_BYTES);
  gboolean      is_gap = FALSE;

  while (left > 0)
    {
      gunichar c = g_utf8_get_char_validated (at, (gssize) left);
      gsize    length = c < (gunichar) -2 ? (gsize) g_unichar_to_utf8 (c, NULL) : 1;

      if (c < (gunichar) -2 && g_unichar_isprint (c))
        g_string_append_len (out, at, (gssize) length);
      else if (!is_gap)
        g_string_append (out, "·");
      is_gap = c >= (gunichar) -2 || !g_unichar_isprint (c);
      at += length;
      left -= length;
    }
  if (size > SHOWN_BYTES)
    g_string_append (out, "…");
  return g_string_free_and_steal (out);
}

static char *
dup_description (const NotandaKeptAside *kept)
{
  g_autofree char *content = dup_readable (kept->bytes);
  gulong           n = (gulong) g_bytes_get_size (kept->bytes);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s\n%lu byte of “%s”: %s", "%s\n%lu bytes of “%s”: %s", n),
                          kept->why, n, kept->table, content);
}

static void
setup_row_cb (NotandaProblemsDialog *self,
              GtkListItem           *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* as far in as the text above, with what the style and the list add */
  gtk_widget_set_margin_start (label, 10);
  gtk_widget_set_margin_end (label, 10);
  gtk_widget_add_css_class (label, "problem-row");
  gtk_list_item_set_child (item, label);
}

static void
bind_row_cb (NotandaProblemsDialog *self,
             GtkListItem           *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_list_item_set_accessible_label (item, text);
}

static void
copy_clicked_cb (NotandaProblemsDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (gtk_widget_get_visible (GTK_WIDGET (self->problem)))
    g_string_append_printf (text, "%s\n\n", gtk_label_get_label (self->problem));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    g_string_append_printf (text, "%s\n\n", gtk_string_list_get_string (self->items, i));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
fill (NotandaProblemsDialog *self)
{
  GPtrArray *kept_aside = notanda_document_get_kept_aside (self->document);
  guint      n = kept_aside != NULL ? kept_aside->len : 0;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (texts, dup_description (g_ptr_array_index (kept_aside, i)));
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                          (const char *const *) texts->pdata);
  gtk_stack_set_visible_child_name (self->stack, n > 0 || gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? "list" : "none");
}

static void
notanda_problems_dialog_dispose (GObject *object)
{
  NotandaProblemsDialog *self = NOTANDA_PROBLEMS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_PROBLEMS_DIALOG);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (notanda_problems_dialog_parent_class)->dispose (object);
}

static void
notanda_problems_dialog_class_init (NotandaProblemsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_problems_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-problems-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaProblemsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, NotandaProblemsDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, NotandaProblemsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaProblemsDialog, items);
  gtk_widget_class_bind_template_child (widget_class, NotandaProblemsDialog, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
notanda_problems_dialog_init (NotandaProblemsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
notanda_problems_dialog_new (NotandaDocument *document,
                             const char      *problem)
{
  NotandaProblemsDialog *self = g_object_new (NOTANDA_TYPE_PROBLEMS_DIALOG, NULL);

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);

  self->document = g_object_ref (document);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  g_signal_connect_object (document, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  /* else the sentence above the records has it, and is selected; one that isn't shown would take it from the dialog */
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    adw_dialog_set_focus (ADW_DIALOG (self), self->copy_button);
  return ADW_DIALOG (self);
}

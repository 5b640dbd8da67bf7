/* notanda-tag-set-dialog.c: the tag set, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The pages change the document; whatever changes it, this updates the page that is
 * shown, and goes back from those whose type, attribute or role is gone: an undo may
 * take away what one is looking at.
 */

#include "app/tags/notanda-tag-set-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-actions.h"
#include "app/common/notanda-first-focus.h"
#include "app/common/notanda-step.h"
#include "app/common/notanda-type-picker.h"
#include "app/tags/notanda-edit-row.h"
#include "app/tags/notanda-type-page.h"
#include "model/notanda-tag-set-edit.h"

struct _NotandaTagSetDialog
{
  AdwDialog          parent_instance;
  NotandaDocument   *document;
  NotandaLibrary    *library; /* or NULL */
  AdwToast          *toast;   /* shown, or NULL */
  gboolean           settling;
  guint              settle_id;
  AdwToastOverlay   *toasts;
  AdwNavigationView *view;
  NotandaTypePicker *picker;
  AdwBanner         *differences;
  NotandaEditRow    *add_row;
};

G_DEFINE_FINAL_TYPE (NotandaTagSetDialog, notanda_tag_set_dialog, ADW_TYPE_DIALOG)

enum
{
  SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
notanda_tag_set_dialog_open_type (NotandaTagSetDialog *self,
                                  const NotandaId     *type)
{
  g_autoptr (NotandaTagPage) page = NULL;

  g_return_if_fail (NOTANDA_IS_TAG_SET_DIALOG (self));

  page = g_object_ref_sink (notanda_type_page_new (self->document, type));
  notanda_tag_page_set_library (page, self->library);
  adw_navigation_view_push (self->view, ADW_NAVIGATION_PAGE (page));
}

static void
picked_cb (NotandaTagSetDialog *self,
           NotandaTagItem      *item)
{
  notanda_tag_set_dialog_open_type (self, notanda_tag_item_get_id (item));
}

static gboolean
add_cb (NotandaEditRow *row,
        const char     *text,
        gpointer        data,
        GError        **error)
{
  NotandaTagSetDialog *self = data;
  g_autofree char     *letters = notanda_actions_dup_letters ();
  NotandaId            type;

  if (!notanda_tag_edit_add_type (self->document, text, letters, &type, error))
    return FALSE;
  notanda_tag_set_dialog_open_type (self, &type);
  return TRUE;
}

static void
settle (NotandaTagSetDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  self->settling = TRUE;
  while (NOTANDA_IS_TAG_PAGE (page) && !notanda_tag_page_update (NOTANDA_TAG_PAGE (page)))
    {
      if (!adw_navigation_view_pop (self->view))
        break;
      page = adw_navigation_view_get_visible_page (self->view);
    }
  self->settling = FALSE;
}

static void
settle_idle_cb (gpointer data)
{
  NotandaTagSetDialog *self = data;

  self->settle_id = 0;
  settle (self);
}

/* The view isn't done with going to the page, and can't leave it from here. */
static void
page_changed_cb (NotandaTagSetDialog *self)
{
  AdwNavigationPage *page;

  if (self->document == NULL || self->settling)
    return;
  page = adw_navigation_view_get_visible_page (self->view);
  if (NOTANDA_IS_TAG_PAGE (page) && !notanda_tag_page_update (NOTANDA_TAG_PAGE (page)) && self->settle_id == 0)
    self->settle_id = g_idle_add_once (settle_idle_cb, self);
}

/* What is about annotations stands above the article. */
static guint
count_differences (NotandaDocument *document)
{
  g_autoptr (GPtrArray) differences = notanda_document_list_differences (document);
  guint n = 0;

  for (guint i = 0; i < differences->len; i++)
    {
      const NotandaDifference *difference = g_ptr_array_index (differences, i);

      n += difference->kind == NOTANDA_RECORD_TAG_SET || difference->kind == NOTANDA_RECORD_CORPUS;
    }

  return n;
}

static void
update_differences (NotandaTagSetDialog *self)
{
  guint            n = count_differences (self->document);
  g_autofree char *title = g_strdup_printf (ngettext ("%u difference between people", "%u differences between people", n), n);

  adw_banner_set_title (self->differences, title);
  adw_banner_set_revealed (self->differences, n > 0);
}

static void
document_changed_cb (NotandaTagSetDialog *self)
{
  update_differences (self);
  /* an undo button on it would by now undo something else */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  settle (self);
}

static void
say_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  NotandaTagSetDialog *self = NOTANDA_TAG_SET_DIALOG (widget);
  AdwToast            *toast;
  const char          *message;
  gboolean             can_undo;

  g_variant_get (parameter, "(&sb)", &message, &can_undo);
  toast = adw_toast_new (message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 4);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "tag-set.undo");
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
  g_signal_emit (self, signals[SAID], 0, message);
}

/* Of what the dialog changes, which may be the corpus and not the article in the window. */
static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  NotandaTagSetDialog *self = NOTANDA_TAG_SET_DIALOG (widget);
  g_autofree char     *words = notanda_step_take (self->document, g_str_equal (name, "tag-set.redo"));

  if (words != NULL)
    gtk_widget_activate_action (widget, "tag-set.say", "(sb)", words, FALSE);
}

static void
notanda_tag_set_dialog_dispose (GObject *object)
{
  NotandaTagSetDialog *self = NOTANDA_TAG_SET_DIALOG (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_weak_pointer (&self->toast);
  if (self->picker != NULL)
    notanda_type_picker_set_document (self->picker, NULL, FALSE, NULL, NULL, NULL);
  g_clear_object (&self->document);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_TAG_SET_DIALOG);
  G_OBJECT_CLASS (notanda_tag_set_dialog_parent_class)->dispose (object);
}

static void
notanda_tag_set_dialog_class_init (NotandaTagSetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_tag_set_dialog_dispose;
  signals[SAID] = g_signal_new ("said", NOTANDA_TYPE_TAG_SET_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "tag-set.say", "(sb)", say_action);
  gtk_widget_class_install_action (widget_class, "tag-set.undo", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "tag-set.redo", NULL, step_action);
  notanda_actions_bind (widget_class, NOTANDA_SCOPE_TAGS);

  g_type_ensure (NOTANDA_TYPE_TYPE_PICKER);
  g_type_ensure (NOTANDA_TYPE_EDIT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-tag-set-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaTagSetDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, NotandaTagSetDialog, view);
  gtk_widget_class_bind_template_child (widget_class, NotandaTagSetDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, NotandaTagSetDialog, differences);
  gtk_widget_class_bind_template_child (widget_class, NotandaTagSetDialog, add_row);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
}

static void
notanda_tag_set_dialog_init (NotandaTagSetDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  notanda_edit_row_set_func (self->add_row, add_cb, self);
  /* the dialog's own choice is the menu in its header */
  notanda_first_focus_set (ADW_DIALOG (self), GTK_WIDGET (self->picker));
}

AdwDialog *
notanda_tag_set_dialog_new (NotandaDocument *document,
                            NotandaLibrary  *library)
{
  NotandaTagSetDialog *self = g_object_new (NOTANDA_TYPE_TAG_SET_DIALOG, NULL);

  self->document = g_object_ref (document);
  notanda_type_picker_set_document (self->picker, document, TRUE, library, NULL, NULL);
  update_differences (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  if (g_set_object (&self->library, library))
    {
      notanda_library_start (library);
      g_signal_connect_object (library, "listed", G_CALLBACK (settle), self, G_CONNECT_SWAPPED);
    }
  return ADW_DIALOG (self);
}

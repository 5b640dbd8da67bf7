/* notanda-window.c: a window on one document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Empty, opening, or showing a page. Files are read in a worker; the window is shown
 * when the article is there, or after a moment without it, so that the first frame of
 * an ordinary article has the article in it.
 */

#include "app/notanda-window-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/common/notanda-actions.h"
#include "app/notanda-application.h"

G_DEFINE_FINAL_TYPE (NotandaWindow, notanda_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_HAS_DOCUMENT,
  PROP_KEEPS_ALL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

NotandaPage *
notanda_window_get_page (NotandaWindow *self)
{
  g_return_val_if_fail (NOTANDA_IS_WINDOW (self), NULL);

  return self->page;
}

void
notanda_window_set_identity (NotandaWindow   *self,
                             NotandaIdentity *identity)
{
  NotandaDocument *document;

  g_return_if_fail (NOTANDA_IS_WINDOW (self));

  notanda_identity_ref (identity);
  g_clear_pointer (&self->identity, notanda_identity_unref);
  self->identity = identity;
  document = notanda_page_get_document (self->page);
  if (document != NULL)
    notanda_document_set_identity (document, identity);
}

gboolean
notanda_window_is_empty (NotandaWindow *self)
{
  g_return_val_if_fail (NOTANDA_IS_WINDOW (self), FALSE);

  return self->opening == NULL && notanda_page_get_document (self->page) == NULL;
}

/* Also by another name, as that of a hard link. */
static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf first;
  GStatBuf second;

  if (a == NULL || b == NULL)
    return FALSE;
  if (g_str_equal (a, b))
    return TRUE;
  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

gboolean
notanda_window_has_path (NotandaWindow *self,
                         const char    *path)
{
  const NotandaOpened *opened;

  g_return_val_if_fail (NOTANDA_IS_WINDOW (self), FALSE);

  if (self->opening != NULL && self->opening->kind == NOTANDA_ORDER_PATH && is_same_file (self->opening->name, path))
    return TRUE;
  opened = notanda_page_get_opened (self->page);
  if (opened == NULL)
    return FALSE;
  return is_same_file (notanda_saver_get_file (notanda_page_get_saver (self->page))->path, path) ||
         is_same_file (opened->source, path);
}

static void
set_step_tooltip (NotandaTooltip *tooltip,
                  const char     *verb,
                  const char     *label)
{
  g_autofree char *text = label != NULL ? g_strdup_printf (_ ("%s: %s"), verb, label) : g_strdup (verb);

  notanda_tooltip_set_text (tooltip, text);
}

/* What was pasted, or whose file is gone, was decoded once and for all. */
static gboolean
can_choose_encoding (NotandaWindow *self)
{
  const NotandaOpened *opened = notanda_page_get_opened (self->page);

  return opened != NULL && opened->order != NULL && opened->order->kind != NOTANDA_ORDER_DRAFT && notanda_document_is_draft (opened->document);
}

void
notanda_window_update_status (NotandaWindow *self)
{
  g_autofree char *status = notanda_window_dup_status (self);

  adw_window_title_set_subtitle (self->title, status);
}

static void
status_changed_cb (NotandaWindow *self)
{
  NotandaDocument *document = notanda_page_get_document (self->page);
  g_autofree char *title = notanda_page_dup_title (self->page);
  const char      *undo = notanda_page_get_step_label (self->page, FALSE);
  const char      *redo = notanda_page_get_step_label (self->page, TRUE);

  adw_window_title_set_title (self->title, title);
  notanda_window_update_status (self);
  gtk_window_set_title (GTK_WINDOW (self), title);
  set_step_tooltip (self->undo_tooltip, _ ("Undo"), undo);
  set_step_tooltip (self->redo_tooltip, _ ("Redo"), redo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-clean-copy", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.tag-set", document != NULL || self->library != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.types", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.choose-encoding", can_choose_encoding (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.differences", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.problems", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.details", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.blocks", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.correct-text", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.what-changed",
                                 document != NULL && notanda_document_get_replaced (document, NULL, NULL));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-quotation", document != NULL);
  notanda_window_update_library (self);
}

/* Of the document, before anybody listens to that. */
static void
take_corpus_of (NotandaWindow *self,
                NotandaOpened *opened)
{
  g_autoptr (NotandaLibrary) library = NULL;

  if (opened->corpus == NULL)
    return;
  library = notanda_application_take_corpus (NOTANDA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), g_steal_pointer (&opened->corpus));
  notanda_document_set_corpus (opened->document, notanda_library_get_document (library));
  notanda_window_set_library (self, library);
}

void
notanda_window_take_opened (NotandaWindow *self,
                            NotandaOpened *opened)
{
  NotandaVersionReport *report = g_steal_pointer (&opened->report);

  gtk_stack_set_visible_child_name (self->stack, "page");
  /* who may be another by now */
  notanda_document_set_identity (opened->document, self->identity);
  take_corpus_of (self, opened);
  notanda_page_set_opened (self->page, opened);
  status_changed_cb (self);
  notanda_window_remember (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_DOCUMENT]);
  if (report != NULL)
    notanda_window_show_report (self, report);
}

void
notanda_window_forget_document (NotandaWindow *self)
{
  status_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_DOCUMENT]);
}

void
notanda_window_set_chooser (NotandaWindow *self,
                            NotandaChooser chooser,
                            gpointer       data)
{
  g_return_if_fail (NOTANDA_IS_WINDOW (self));

  self->chooser = chooser;
  self->chooser_data = data;
}

static void
notanda_window_show (GtkWidget *widget)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  if (notanda_window_is_empty (self) && self->start_page == NULL)
    notanda_window_show_start_page (self);
  GTK_WIDGET_CLASS (notanda_window_parent_class)->show (widget);
}

static gboolean
notanda_window_close_request (GtkWindow *window)
{
  if (notanda_window_hold_closing (NOTANDA_WINDOW (window)))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (notanda_window_parent_class)->close_request (window);
}

static void
notanda_window_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  NotandaWindow *self = NOTANDA_WINDOW (object);

  switch (prop_id)
    {
    case PROP_HAS_DOCUMENT:
      /* asked for while the template is built */
      g_value_set_boolean (value, self->page != NULL && notanda_page_get_document (self->page) != NULL);
      break;
    case PROP_KEEPS_ALL:
      g_value_set_boolean (value, self->syncer != NULL && notanda_syncer_get_account (self->syncer)->keeps_all);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_window_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  NotandaWindow *self = NOTANDA_WINDOW (object);

  switch (prop_id)
    {
    case PROP_KEEPS_ALL:
      if (self->syncer != NULL)
        notanda_syncer_set_keeps_all (self->syncer, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_window_dispose (GObject *object)
{
  NotandaWindow *self = NOTANDA_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  notanda_window_end_opening (self);
  g_clear_pointer (&self->failed, notanda_order_unref);
  g_clear_pointer (&self->next, notanda_opened_free);
  g_clear_object (&self->leaving_saver);
  g_clear_object (&self->given_up);
  notanda_window_set_library (self, NULL);
  notanda_window_drop_recent (self);
  notanda_window_drop_sync (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_WINDOW);
  g_clear_pointer (&self->identity, notanda_identity_unref);
  g_clear_weak_pointer (&self->focus);
  G_OBJECT_CLASS (notanda_window_parent_class)->dispose (object);
}

static void
notanda_window_class_init (NotandaWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = notanda_window_get_property;
  object_class->set_property = notanda_window_set_property;
  object_class->dispose = notanda_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = notanda_window_close_request;
  widget_class->show = notanda_window_show;

  properties[PROP_HAS_DOCUMENT] =
      g_param_spec_boolean ("has-document", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEEPS_ALL] =
      g_param_spec_boolean ("keeps-all", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (NOTANDA_TYPE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, title);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, toolbar);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, page);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, list_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, types_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, recent_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, library_split);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, library_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, library_box);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, open_box);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, undo_box);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, redo_box);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, list_box);
  gtk_widget_class_bind_template_child (widget_class, NotandaWindow, blocks_box);
  gtk_widget_class_bind_template_callback (widget_class, status_changed_cb);
  notanda_window_install_actions (widget_class);
  notanda_window_install_copy_actions (widget_class);
  notanda_window_install_article_actions (widget_class);
  notanda_window_install_failure_actions (widget_class);
  notanda_window_install_library_actions (widget_class);
  notanda_window_install_reading_actions (widget_class);
  notanda_window_install_recent_actions (widget_class);
  notanda_window_install_sync_actions (widget_class);
  notanda_window_install_server_actions (widget_class);
  notanda_window_install_tag_actions (widget_class);
  notanda_actions_bind (widget_class, NOTANDA_SCOPE_WINDOW);
}

/* Its widgets would take their time before the first frame. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer       data)
{
  NotandaWindow *self = data;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    {
      g_autoptr (GMenuModel) menu = notanda_actions_new_menu ();

      gtk_menu_button_set_menu_model (button, menu);
      gtk_popover_menu_add_child (GTK_POPOVER_MENU (gtk_menu_button_get_popover (button)),
                                  notanda_window_new_zoom_row (self), NOTANDA_MENU_ZOOM_CHILD);
    }
}

static gboolean
refocus_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  NotandaWindow *self = NOTANDA_WINDOW (widget);

  /* by then all is mapped again, and GTK has moved the focus */
  if (--self->refocus_delay > 0)
    return G_SOURCE_CONTINUE;
  self->refocus_tick = 0;
  if (self->focus != NULL && gtk_widget_get_mapped (self->focus))
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
  return G_SOURCE_REMOVE;
}

/* At a breakpoint libadwaita unmaps all of the window for a frame, and what is unmapped loses the focus: GTK gives
 * it to a button of the header, where the letters of the text are nothing. */
static void
breakpoint_cb (NotandaWindow *self)
{
  self->refocus_delay = 3;
  if (self->refocus_tick != 0)
    return;
  g_set_weak_pointer (&self->focus, gtk_window_get_focus (GTK_WINDOW (self)));
  self->refocus_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), refocus_cb, NULL, NULL);
}

static void
add_tooltips (NotandaWindow *self)
{
  notanda_tooltip_add (self->open_button, _ ("Open an Article"), "win.open");
  notanda_tooltip_add (GTK_WIDGET (self->recent_button), _ ("Recent Articles"), NULL);
  notanda_tooltip_add (GTK_WIDGET (self->types_button), _ ("Mark As"), "win.types");
  notanda_tooltip_add (GTK_WIDGET (self->menu_button), _ ("Main Menu"), NULL);
  notanda_tooltip_add (self->list_button, _ ("Annotations"), "win.toggle-list");
  notanda_tooltip_add (self->library_button, _ ("Library"), "win.library");
  self->undo_tooltip = notanda_tooltip_add (self->undo_button, _ ("Undo"), "win.undo");
  self->redo_tooltip = notanda_tooltip_add (self->redo_button, _ ("Redo"), "win.redo");
}

static void
notanda_window_init (NotandaWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_tooltips (self);
  g_signal_connect (self, "notify::current-breakpoint", G_CALLBACK (breakpoint_cb), NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  notanda_window_add_widths (self);
  notanda_window_add_zoom (self);
  notanda_window_add_drop_targets (self);
  notanda_window_add_types (self);
  notanda_window_add_blocks (self);
  notanda_window_add_recent (self);
  notanda_window_add_sync (self);
  notanda_window_add_library (self);
  status_changed_cb (self);
}

NotandaWindow *
notanda_window_new (GtkApplication  *application,
                    NotandaIdentity *identity)
{
  NotandaWindow *self = g_object_new (NOTANDA_TYPE_WINDOW, "application", application, NULL);

  self->identity = notanda_identity_ref (identity);
  return self;
}

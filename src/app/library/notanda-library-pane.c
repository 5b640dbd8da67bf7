/* notanda-library-pane.c: the documents of a corpus, beside the article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list view over the library list, with an entry that filters it, and a page in its place that says why there is nothing to list.
 * Nothing is selected in it: one row is the document that the window shows, and another may have the focus.
 */

#include "app/library/notanda-library-pane-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-actions.h"
#include "app/library/notanda-library-row.h"

G_DEFINE_FINAL_TYPE (NotandaLibraryPane, notanda_library_pane, ADW_TYPE_BIN)

enum
{
  OPENED,
  WANTED,
  REMOVING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

NotandaLibraryList *
notanda_library_pane_get_list (NotandaLibraryPane *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY_PANE (self), NULL);

  return self->documents;
}

/* ---- rows */

static void
setup_row_cb (NotandaLibraryPane *self,
              GtkListItem        *list_item)
{
  notanda_lazy_row_set_up (list_item, notanda_library_row_new ());
}

static void
bind_row_cb (NotandaLibraryPane *self,
             GtkListItem        *list_item)
{
  NotandaLibraryRow *row = NOTANDA_LIBRARY_ROW (gtk_list_item_get_child (list_item));

  notanda_library_row_set_item (row, gtk_list_item_get_item (list_item));
  notanda_row_sight_add (self->sight, NOTANDA_LAZY_ROW (row));
}

static void
unbind_row_cb (NotandaLibraryPane *self,
               GtkListItem        *list_item)
{
  NotandaLibraryRow *row = NOTANDA_LIBRARY_ROW (gtk_list_item_get_child (list_item));

  notanda_row_sight_remove (self->sight, NOTANDA_LAZY_ROW (row));
  notanda_library_row_set_item (row, NULL);
}

void
notanda_library_pane_open (NotandaLibraryPane        *self,
                           const NotandaLibraryEntry *entry)
{
  g_autofree char *path = NULL;

  if (entry->is_absent)
    {
      g_signal_emit (self, signals[WANTED], 0, entry);
      return;
    }
  path = g_build_filename (notanda_library_get_root (self->library), entry->document->path, NULL);
  g_signal_emit (self, signals[OPENED], 0, path);
}

static void
row_activated_cb (NotandaLibraryPane *self,
                  guint               position)
{
  notanda_library_pane_open (self, notanda_library_list_get_entry (self->documents, position));
}

/* ---- what is shown in place of the list */

static void
show_status (NotandaLibraryPane *self,
             const char         *icon,
             const char         *title,
             const char         *description,
             gboolean            can_clear)
{
  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
  gtk_widget_set_visible (self->clear_button, can_clear);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

/* What is said stands in markup. */
static void
show_failure (NotandaLibraryPane *self,
              const char         *title)
{
  g_autofree char *problem = g_markup_escape_text (notanda_library_get_problem (self->library), -1);

  show_status (self, "folder-symbolic", title, problem, FALSE);
}

static void
show_listed (NotandaLibraryPane *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->documents)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (notanda_library_list_get_n_all (self->documents) > 0)
    show_status (self, NULL, _ ("No Article Matches"), NULL, TRUE);
  else
    show_status (self, NULL, _ ("No Articles"), _ ("Articles that are saved in the corpus’ folder are listed here."), FALSE);
}

static void
show_state (NotandaLibraryPane *self)
{
  switch (notanda_library_get_state (self->library))
    {
    case NOTANDA_LIBRARY_GONE:
      show_failure (self, _ ("The Folder Isn’t There"));
      break;
    case NOTANDA_LIBRARY_FAILED:
      show_failure (self, _ ("The Folder Can’t Be Read"));
      break;
    case NOTANDA_LIBRARY_LISTED:
      show_listed (self);
      break;
    case NOTANDA_LIBRARY_UNREAD:
    case NOTANDA_LIBRARY_READING:
    default:
      gtk_stack_set_visible_child_name (self->stack, "reading");
    }
}

static void
show_count (NotandaLibraryPane *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->documents));
  guint            n_all = notanda_library_list_get_n_all (self->documents);
  g_autofree char *words = NULL;

  if (n != n_all)
    words = g_strdup_printf (_ ("%'u of %'u"), n, n_all);
  else
    words = g_strdup_printf (ngettext ("%'u article", "%'u articles", n_all), n_all);
  gtk_label_set_text (self->count_label, notanda_library_get_state (self->library) == NOTANDA_LIBRARY_LISTED ? words : "");
}

/* Of the listing, or of the corpus' own file. */
static void
show_problem (NotandaLibraryPane *self)
{
  const char *problem = notanda_saver_get_problem (notanda_library_get_saver (self->library));

  if (problem == NULL && notanda_library_get_state (self->library) == NOTANDA_LIBRARY_LISTED)
    problem = notanda_library_get_problem (self->library);
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
take_step (NotandaLibraryPane *self)
{
  int step = self->step;

  self->step = 0;
  if (step != 0)
    notanda_library_pane_step (self, NULL, step > 0);
}

static gboolean
focus_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  NotandaLibraryPane *self = NOTANDA_LIBRARY_PANE (widget);

  if (notanda_library_get_state (self->library) == NOTANDA_LIBRARY_READING || !gtk_widget_get_mapped (widget))
    return G_SOURCE_CONTINUE;
  /* a tick comes before the layout of its frame */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)) && gtk_widget_get_height (GTK_WIDGET (self->list)) == 0)
    return G_SOURCE_CONTINUE;
  self->focus_id = 0;
  notanda_library_pane_focus_list (self);

  return G_SOURCE_REMOVE;
}

/* After the list, which has heard of it before. */
static void
listed_cb (NotandaLibraryPane *self)
{
  show_state (self);
  show_count (self);
  show_problem (self);
  if (notanda_library_get_state (self->library) == NOTANDA_LIBRARY_LISTED)
    take_step (self);
}

static void
corpus_changed_cb (NotandaLibraryPane *self)
{
  const char *name = notanda_library_get_name (self->library);

  gtk_label_set_text (self->name_label, *name != '\0' ? name : _ ("Corpus"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), notanda_library_get_root (self->library));
  /* an undo button on it would by now undo something else */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

/* ---- filter and order */

static void
filter_changed_cb (NotandaLibraryPane *self)
{
  if (self->library == NULL)
    return;
  notanda_library_list_set_filter (self->documents, gtk_editable_get_text (self->entry));
  show_state (self);
  show_count (self);
}

static void
clear_filter_cb (NotandaLibraryPane *self)
{
  gtk_editable_set_text (self->entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
stop_search_cb (NotandaLibraryPane *self)
{
  gtk_editable_set_text (self->entry, "");
  notanda_library_pane_focus_list (self);
}

static void
focus_list_cb (NotandaLibraryPane *self)
{
  notanda_library_pane_focus_list (self);
}

/* The drop-down has the orders as the enum has them. */
static void
order_changed_cb (NotandaLibraryPane *self)
{
  notanda_library_list_set_order (self->documents, (NotandaLibraryOrder) gtk_drop_down_get_selected (self->order));
}

void
notanda_library_pane_focus_list (NotandaLibraryPane *self)
{
  guint position;

  g_return_if_fail (NOTANDA_IS_LIBRARY_PANE (self));

  if (gtk_widget_get_height (GTK_WIDGET (self->list)) > 0 && notanda_library_list_get_current (self->documents) != NULL &&
      notanda_library_list_find (self->documents, notanda_library_list_get_current (self->documents), &position))
    {
      /* that says which row has the focus once the list has it */
      gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
    }
  else if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)) || !gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
notanda_library_pane_focus_list_later (NotandaLibraryPane *self)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY_PANE (self));

  if (self->focus_id == 0)
    self->focus_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

void
notanda_library_pane_focus_filter (NotandaLibraryPane *self)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
notanda_library_pane_set_filter (NotandaLibraryPane *self,
                                 const char         *words)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY_PANE (self));
  g_return_if_fail (words != NULL);

  gtk_editable_set_text (self->entry, words);
}

/* ---- the current document, and from one to another */

/* Returns: (nullable): what of @path is below the corpus' folder */
static const char *
get_below (NotandaLibraryPane *self,
           const char         *path)
{
  const char *root = notanda_library_get_root (self->library);

  if (path == NULL || !g_str_has_prefix (path, root) || path[strlen (root)] != G_DIR_SEPARATOR)
    return NULL;

  return path + strlen (root) + 1;
}

static void
scroll_to_current (NotandaLibraryPane *self)
{
  const char *current = notanda_library_list_get_current (self->documents);
  guint       position;

  /* a list view that has no height yet would show no row at all from then on */
  if (current != NULL && gtk_widget_get_height (GTK_WIDGET (self->list)) > 0 && notanda_library_list_find (self->documents, current, &position))
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
}

void
notanda_library_pane_set_current (NotandaLibraryPane *self,
                                  const char         *path)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY_PANE (self) && self->library != NULL);

  if (g_strcmp0 (notanda_library_list_get_current (self->documents), get_below (self, path)) == 0)
    return;
  notanda_library_list_set_current (self->documents, get_below (self, path));
  scroll_to_current (self);
}

void
notanda_library_pane_step (NotandaLibraryPane *self,
                           const char         *path,
                           gboolean            forward)
{
  const char *from;
  guint       n;
  guint       position;

  g_return_if_fail (NOTANDA_IS_LIBRARY_PANE (self) && self->library != NULL);

  if (notanda_library_get_state (self->library) != NOTANDA_LIBRARY_LISTED)
    {
      self->step = forward ? 1 : -1;
      return;
    }
  from = path != NULL ? get_below (self, path) : notanda_library_list_get_current (self->documents);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->documents));
  /* from what isn't listed it goes to the ends */
  if (from == NULL || !notanda_library_list_find (self->documents, from, &position))
    position = forward ? G_MAXUINT : n;
  position += forward ? 1 : -1u;
  if (position < n)
    notanda_library_pane_open (self, notanda_library_list_get_entry (self->documents, position));
}

/* ---- the widget */

void
notanda_library_pane_set_library (NotandaLibraryPane *self,
                                  NotandaLibrary     *library)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY_PANE (self));

  if (!g_set_object (&self->library, library))
    return;
  self->step = 0;
  if (self->focus_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focus_id);
  self->focus_id = 0;
  g_clear_object (&self->chosen);
  gtk_editable_set_text (self->entry, "");
  /* before the pane's own, which looks at it */
  notanda_library_list_set_library (self->documents, library);
  g_signal_group_set_target (self->library_signals, library);
  g_signal_group_set_target (self->corpus_signals, library != NULL ? notanda_library_get_document (library) : NULL);
  g_signal_group_set_target (self->saver_signals, library != NULL ? notanda_library_get_saver (library) : NULL);
  if (library == NULL)
    return;
  notanda_library_start (library);
  corpus_changed_cb (self);
  listed_cb (self);
}

static void
notanda_library_pane_dispose (GObject *object)
{
  NotandaLibraryPane *self = NOTANDA_LIBRARY_PANE (object);

  g_clear_object (&self->library_signals);
  g_clear_object (&self->corpus_signals);
  g_clear_object (&self->saver_signals);
  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->chosen);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->sight, notanda_row_sight_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_LIBRARY_PANE);
  g_clear_object (&self->documents);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (notanda_library_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-library-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryPane, name_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryPane, problem_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryPane, entry);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryPane, order);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryPane, toasts);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryPane, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryPane, status);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryPane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaLibraryPane, menu);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
}

static void
notanda_library_pane_class_init (NotandaLibraryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_library_pane_dispose;

  signals[OPENED] = g_signal_new ("opened", NOTANDA_TYPE_LIBRARY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WANTED] = g_signal_new ("wanted", NOTANDA_TYPE_LIBRARY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[REMOVING] = g_signal_new ("removing", NOTANDA_TYPE_LIBRARY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, NOTANDA_TYPE_LIBRARY_ITEM);

  bind_template (widget_class);
  notanda_library_pane_install_actions (widget_class);
}

static void
notanda_library_pane_init (NotandaLibraryPane *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->sight = notanda_row_sight_new (GTK_WIDGET (self->list));
  self->documents = notanda_library_list_new ();
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->documents)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  self->library_signals = g_signal_group_new (NOTANDA_TYPE_LIBRARY);
  g_signal_group_connect_swapped (self->library_signals, "listed", G_CALLBACK (listed_cb), self);
  self->corpus_signals = g_signal_group_new (NOTANDA_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->corpus_signals, "changed", G_CALLBACK (corpus_changed_cb), self);
  self->saver_signals = g_signal_group_new (NOTANDA_TYPE_SAVER);
  g_signal_group_connect_swapped (self->saver_signals, "state-changed", G_CALLBACK (show_problem), self);

  /* where it was hidden, nothing was scrolled to */
  g_signal_connect_object (self->list, "map", G_CALLBACK (scroll_to_current), self, G_CONNECT_SWAPPED);
  notanda_actions_capture (GTK_WIDGET (self->list), NOTANDA_SCOPE_LIBRARY);
  notanda_library_pane_add_menu (self);
}

GtkWidget *
notanda_library_pane_new (void)
{
  return g_object_new (NOTANDA_TYPE_LIBRARY_PANE, NULL);
}

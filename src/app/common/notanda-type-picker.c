/* notanda-type-picker.c: a list of types to take one from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows are made for what is seen, so five hundred types cost as many as fit.
 *
 * A GtkListView asks its rows how high they would be on lines of any length, so guidelines that wrap aren't counted,
 * and of few types the last would be cut. What is as high as its list has to measure the rows itself.
 */

#include "app/common/notanda-type-picker.h"

#include "app/common/notanda-row-action.h"
#include "app/common/notanda-type-row.h"

/* More types than this can be searched, and scroll. */
#define MANY 9

struct _NotandaTypePicker
{
  AdwBin              parent_instance;
  NotandaTypeFilter   func;
  gpointer            data;
  GtkSearchEntry     *entry;
  GtkStack           *stack;
  GtkScrolledWindow  *window;
  GtkListView        *list;
  GtkFilterListModel *candidates; /* those it is about */
  GtkFilterListModel *found;      /* of them, those that are searched for */
  GtkCustomFilter    *filter;
  GtkStringFilter    *words;
};

G_DEFINE_FINAL_TYPE (NotandaTypePicker, notanda_type_picker, ADW_TYPE_BIN)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item)
{
  GtkWidget *row = notanda_type_row_new ();

  gtk_list_item_set_child (list_item, row);
  notanda_row_action_offer (list_item);
  g_object_bind_property (row, "description", list_item, "accessible-label", G_BINDING_SYNC_CREATE);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  notanda_type_row_set_item (NOTANDA_TYPE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item)
{
  notanda_type_row_set_item (NOTANDA_TYPE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
row_activated_cb (NotandaTypePicker *self,
                  guint              position)
{
  g_autoptr (NotandaTagItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (item != NULL)
    g_signal_emit (self, signals[PICKED], 0, item);
}

static void
search_activated_cb (NotandaTypePicker *self)
{
  row_activated_cb (self, 0);
}

static void
search_changed_cb (NotandaTypePicker *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  gtk_string_filter_set_search (self->words, words);
  /* what is typed into a list of few types is a search as well, and has to be seen and undone */
  if (*words != '\0')
    gtk_widget_set_visible (GTK_WIDGET (self->entry), TRUE);
}

/* Escape takes back one thing at a time: first the search, then what the list is in, which doesn't hear of it. */
static void
stop_search_cb (NotandaTypePicker *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  GtkWidget *pages = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  else if ((pages == NULL || !adw_navigation_view_pop (ADW_NAVIGATION_VIEW (pages))) && dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
}

static void
items_changed_cb (NotandaTypePicker *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->candidates));

  gtk_widget_set_visible (GTK_WIDGET (self->entry), n > MANY);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0 ? "list" : "empty");
}

static gboolean
filter_cb (gpointer item,
           gpointer data)
{
  NotandaTypePicker *self = data;

  return self->func == NULL || self->func (item, self->data);
}

gboolean
notanda_type_filter_offered (NotandaTagItem *item,
                             gpointer        data)
{
  return !notanda_tag_item_is_retired (item);
}

void
notanda_type_picker_set_document (NotandaTypePicker *self,
                                  NotandaDocument   *document,
                                  gboolean           counted,
                                  NotandaLibrary    *library,
                                  NotandaTypeFilter  func,
                                  gpointer           data)
{
  g_autoptr (NotandaTypeList) list = NULL;

  g_return_if_fail (NOTANDA_IS_TYPE_PICKER (self));

  self->func = func;
  self->data = data;
  if (document != NULL)
    list = notanda_type_list_new (document, counted, library);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_filter_list_model_set_model (self->candidates, G_LIST_MODEL (list));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  items_changed_cb (self);
}

void
notanda_type_picker_focus (NotandaTypePicker *self)
{
  g_return_if_fail (NOTANDA_IS_TYPE_PICKER (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* What the rows need more than the list says, at @width. */
static int
measure_wrapped (NotandaTypePicker *self,
                 int                width)
{
  int more = 0;
  int natural;
  int unwrapped;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, NULL, &unwrapped, NULL, NULL);
      more += natural - unwrapped;
    }
  gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return CLAMP (gtk_scrolled_window_get_max_content_height (self->window) - natural, 0, MAX (more, 0));
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  NotandaTypePicker *self = NOTANDA_TYPE_PICKER (widget);

  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0 && g_list_model_get_n_items (G_LIST_MODEL (self->found)) <= MANY)
    *natural += measure_wrapped (self, for_size);
}

static void
allocate (GtkWidget *widget,
          int        width,
          int        height,
          int        baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

static void
notanda_type_picker_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_TYPE_PICKER);
  G_OBJECT_CLASS (notanda_type_picker_parent_class)->dispose (object);
}

static void
notanda_type_picker_class_init (NotandaTypePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_type_picker_dispose;
  signals[PICKED] = g_signal_new ("picked", NOTANDA_TYPE_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, NOTANDA_TYPE_TAG_ITEM);

  g_type_ensure (NOTANDA_TYPE_TAG_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-type-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePicker, entry);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePicker, stack);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePicker, window);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePicker, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePicker, candidates);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePicker, found);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePicker, filter);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePicker, words);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, items_changed_cb);
}

static void
notanda_type_picker_init (NotandaTypePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (get_request_mode, measure, allocate));
  gtk_custom_filter_set_filter_func (self->filter, filter_cb, self, NULL);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self->list));
}

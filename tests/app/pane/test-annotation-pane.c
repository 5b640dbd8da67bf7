/* test-annotation-pane.c: the cards beside the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include "app/notanda-application.h"
#include "app/pane/notanda-annotation-pane.h"
#include "app/pane/notanda-card-row.h"
#include "app/pane/notanda-sidebar.h"
#include "util/test-documents.h"

#define TEXT "The harbour master said, on Friday, that no ship may enter the new dock before May."
#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  NotandaDocument       *document;
  GtkWindow             *window;
  NotandaAnnotationPane *pane;
  guint                  n_picked;
} Fixture;

static void
picked_cb (Fixture *fixture)
{
  fixture->n_picked++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->document = test_document_new (TEXT, 1);
  fixture->pane = g_object_new (NOTANDA_TYPE_ANNOTATION_PANE, NULL);
  fixture->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_set_default_size (fixture->window, 320, 600);
  g_signal_connect_swapped (fixture->pane, "picked", G_CALLBACK (picked_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->pane), (gpointer *) &fixture->pane);
  gtk_window_destroy (fixture->window);
  g_assert_null (fixture->pane);
  g_assert_finalize_object (fixture->document);
}

typedef gboolean (*Found) (GtkWidget *widget,
                           gpointer   data);

static GtkWidget *
find (GtkWidget *widget,
      Found      is_found,
      gpointer   data)
{
  if (is_found (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, is_found, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_row_of (GtkWidget *widget,
           gpointer   slot)
{
  NotandaAnnotationItem *item = NOTANDA_IS_CARD_ROW (widget) ? notanda_card_row_get_item (NOTANDA_CARD_ROW (widget))
                                                             : NULL;

  return item != NULL && notanda_annotation_item_get_slot (item) == GPOINTER_TO_UINT (slot) &&
         notanda_lazy_row_get_contents (NOTANDA_LAZY_ROW (widget)) != NULL;
}

static gboolean
has_text (GtkWidget *widget,
          gpointer   text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_of_type (GtkWidget *widget,
            gpointer   type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

/* A drop-down has a list too, which isn't shown. */
static gboolean
is_shown_list (GtkWidget *widget,
               gpointer   data)
{
  return GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget);
}

static GtkWidget *
find_type (Fixture *fixture,
           GType    type)
{
  return find (GTK_WIDGET (fixture->pane), is_of_type, GSIZE_TO_POINTER (type));
}

/* Events decide when, the clock only when to give up. */
static GtkWidget *
wait_for (GtkWidget *widget,
          Found      is_found,
          gpointer   data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      GtkWidget *found = find (widget, is_found, data);

      if (found != NULL)
        return found;
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
wait_for_row (Fixture *fixture,
              guint32  slot)
{
  return wait_for (GTK_WIDGET (fixture->pane), is_row_of, GUINT_TO_POINTER (slot));
}

static void
show (Fixture *fixture)
{
  gtk_window_present (fixture->window);
  notanda_annotation_pane_set_document (fixture->pane, fixture->document);
}

/* What the row says, and that it follows a change of what is linked to. */
static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  guint32    quote = test_document_mark (fixture->document, 'q', 36, 58);
  guint32    source = test_document_mark (fixture->document, 's', 0, 18);
  GtkWidget *row;

  test_document_link (fixture->document, quote, "source", source);
  show (fixture);
  row = gtk_widget_get_parent (wait_for_row (fixture, quote));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Quote: that no ship may enter; Source: The harbour master");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "No cue");
  wait_for (row, has_text, (gpointer) "that no ship may enter");
  g_assert_nonnull (find (row, has_text, (gpointer) "Source\302\240\302\240The harbour master\nNo cue"));
  notanda_document_remove (fixture->document, source, "Remove");
  row = gtk_widget_get_parent (wait_for_row (fixture, quote));
  g_assert_nonnull (find (row, has_text, (gpointer) "No source · No cue"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Quote: that no ship may enter");
}

static gboolean
is_link_button (GtkWidget *widget,
                gpointer   number)
{
  GVariant *target = GTK_IS_BUTTON (widget) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)) : NULL;

  return target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_UINT32) &&
         g_variant_get_uint32 (target) == GPOINTER_TO_UINT (number);
}

/* The selected card has a button for each link; another one has none. */
static void
test_selected (Fixture      *fixture,
               gconstpointer data)
{
  guint32    quote = test_document_mark (fixture->document, 'q', 36, 58);
  guint32    source = test_document_mark (fixture->document, 's', 0, 18);
  GtkWidget *row;
  GtkWidget *button;

  test_document_link (fixture->document, quote, "source", source);
  show (fixture);
  row = wait_for_row (fixture, quote);
  g_assert_null (find (row, is_link_button, GUINT_TO_POINTER (1)));
  notanda_annotation_pane_set_selected (fixture->pane, quote);
  row = wait_for_row (fixture, quote);
  button = wait_for (row, is_link_button, GUINT_TO_POINTER (1));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Go to Source: The harbour master");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "page.follow-link");
  g_assert_nonnull (find (button, has_text, (gpointer) "“The harbour master”"));
  g_assert_cmpuint (fixture->n_picked, ==, 0);

  /* as the user does it, who selects by the list's model */
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (notanda_annotation_pane_get_annotations (fixture->pane)), 0,
                                   TRUE);
  g_assert_cmpuint (fixture->n_picked, ==, 1);
  g_assert_null (find (row, is_link_button, GUINT_TO_POINTER (1)));

  /* from the other end as well */
  row = wait_for_row (fixture, source);
  button = wait_for (row, is_link_button, GUINT_TO_POINTER (1));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Go to What Links Here as Source: that no ship may enter");
  g_assert_nonnull (find (button, has_text, (gpointer) "Linked Here as Source"));
  g_assert_nonnull (find (button, has_text, (gpointer) "“that no ship may enter”"));
  notanda_document_remove (fixture->document, quote, "Remove");
  row = wait_for_row (fixture, source);
  g_assert_null (find (row, is_link_button, GUINT_TO_POINTER (1)));
}

/* A name that everything links to has a card that can be read. */
static void
test_linked_often (Fixture      *fixture,
                   gconstpointer data)
{
  guint32    source = test_document_mark (fixture->document, 's', 0, 18);
  GtkWidget *row;

  for (guint i = 0; i < 23; i++)
    test_document_link (fixture->document, test_document_mark (fixture->document, 'q', 20 + i, 58), "source", source);
  show (fixture);
  notanda_annotation_pane_set_selected (fixture->pane, source);
  row = wait_for_row (fixture, source);
  wait_for (row, is_link_button, GUINT_TO_POINTER (20));
  g_assert_null (find (row, is_link_button, GUINT_TO_POINTER (21)));
  g_assert_nonnull (find (row, has_text, (gpointer) "Linked from 3 more"));
}

static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  guint32      quote = test_document_mark (fixture->document, 'q', 36, 58);
  guint32      source = test_document_mark (fixture->document, 's', 0, 18);
  GtkWidget   *pane = GTK_WIDGET (fixture->pane);
  GtkEditable *entry = GTK_EDITABLE (find_type (fixture, GTK_TYPE_SEARCH_ENTRY));
  GtkDropDown *types = GTK_DROP_DOWN (find_type (fixture, GTK_TYPE_DROP_DOWN));
  GListModel  *annotations;

  show (fixture);
  annotations = G_LIST_MODEL (notanda_annotation_pane_get_annotations (fixture->pane));
  wait_for (pane, has_text, (gpointer) "2");
  notanda_annotation_pane_set_selected (fixture->pane, quote);
  gtk_editable_set_text (entry, "harb");
  wait_for (pane, has_text, (gpointer) "1 of 2");
  g_assert_cmpuint (g_list_model_get_n_items (annotations), ==, 1);
  g_assert_cmpuint (notanda_annotation_list_get_selected (NOTANDA_ANNOTATION_LIST (annotations)), ==, quote);
  wait_for_row (fixture, source);
  gtk_editable_set_text (entry, "nobody");
  wait_for (pane, has_text, (gpointer) "No Annotation Matches");
  g_assert_nonnull (find (pane, has_text, (gpointer) "0 of 2"));

  /* Escape clears */
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  wait_for_row (fixture, quote);
  gtk_drop_down_set_selected (types, 1);
  wait_for (pane, has_text, (gpointer) "1 of 2");
  g_assert_true (notanda_annotation_list_find (NOTANDA_ANNOTATION_LIST (annotations), quote, &(guint) { 0 }));
  test_document_mark (fixture->document, 'q', 0, 3);
  wait_for (pane, has_text, (gpointer) "2 of 3");
}

/* Of many annotations only what can be seen has a card. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  NotandaSpanSet *spans = notanda_document_get_spans (fixture->document);
  NotandaSpan     first;
  NotandaSpan     last;
  guint           n_filled = 0;
  guint           n_rows = 0;

  notanda_document_begin_step (fixture->document, "Many");
  for (guint i = 0; i < 3000; i++)
    test_document_mark (fixture->document, 'e', i % 70, i % 70 + 9);
  notanda_document_end_step (fixture->document);
  show (fixture);
  g_assert_true (notanda_span_set_get_head (spans, 0, &first));
  g_assert_true (notanda_span_set_get_head (spans, 2990, &last));
  wait_for_row (fixture, first.slot);
  notanda_annotation_pane_set_selected (fixture->pane, last.slot);
  wait_for_row (fixture, last.slot);
  for (GtkWidget *child = gtk_widget_get_first_child (find (GTK_WIDGET (fixture->pane), is_shown_list, NULL)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (row == NULL || !NOTANDA_IS_CARD_ROW (row))
        continue;
      n_rows++;
      n_filled += notanda_lazy_row_get_contents (NOTANDA_LAZY_ROW (row)) != NULL ? 1 : 0;
    }
  g_assert_cmpuint (n_rows, >, 100);
  g_assert_cmpuint (n_filled, <, 100);
}

static gboolean
is_list_without_height (GtkWidget *widget,
                        gpointer   data)
{
  return is_shown_list (widget, data) && gtk_widget_get_height (widget) == 0;
}

static void
map_cb (NotandaAnnotationPane *pane,
        gpointer               slot)
{
  g_assert_nonnull (find (GTK_WIDGET (pane), is_list_without_height, NULL));
  notanda_annotation_pane_set_at_caret (pane, GPOINTER_TO_UINT (slot));
}

/* The caret comes to the place an article was left at when the window is there, before it is laid out. */
static void
test_place_kept (Fixture      *fixture,
                 gconstpointer data)
{
  guint32 last = NOTANDA_NO_SLOT;

  notanda_document_begin_step (fixture->document, "Many");
  for (guint i = 0; i < 500; i++)
    last = test_document_mark (fixture->document, 'e', i % 70, i % 70 + 9);
  notanda_document_end_step (fixture->document);
  notanda_annotation_pane_set_document (fixture->pane, fixture->document);
  g_signal_connect (fixture->pane, "map", G_CALLBACK (map_cb), GUINT_TO_POINTER (last));
  gtk_window_present (fixture->window);
  wait_for_row (fixture, last);
}

static gboolean
is_laid_out (GtkWidget *widget,
             gpointer   data)
{
  return NOTANDA_IS_ANNOTATION_EDITOR (widget) && gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 90;
}

static void
count_cb (GdkFrameClock *clock,
          gpointer       n)
{
  ++*(guint *) n;
}

/* Returns: the height of the editor, when an annotation is selected in a window that was there before */
static int
measure_editor (Fixture *fixture,
                int      height,
                guint32  slot,
                int     *list_height)
{
  GtkWidget     *sidebar = g_object_new (NOTANDA_TYPE_SIDEBAR, NULL);
  GtkWindow     *window = GTK_WINDOW (adw_window_new ());
  GtkWidget     *editor;
  GdkFrameClock *clock;
  guint          n = 0;
  int            editor_height;

  adw_window_set_content (ADW_WINDOW (window), sidebar);
  gtk_window_set_default_size (window, 360, height);
  notanda_sidebar_set_document (NOTANDA_SIDEBAR (sidebar), fixture->document);
  gtk_window_present (window);
  wait_for (sidebar, is_shown_list, NULL);
  notanda_sidebar_set_selected (NOTANDA_SIDEBAR (sidebar), slot);
  editor = wait_for (sidebar, is_laid_out, NULL);
  clock = gtk_widget_get_frame_clock (sidebar);
  g_signal_connect (clock, "after-paint", G_CALLBACK (count_cb), &n);
  while (n < 4)
    {
      gtk_widget_queue_draw (sidebar);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handlers_disconnect_by_func (clock, count_cb, &n);
  editor_height = gtk_widget_get_height (editor);
  *list_height = gtk_widget_get_height (sidebar) - editor_height;
  gtk_window_destroy (window);
  return editor_height;
}

/* In a high window the room is the list's, in a low one the editor has enough of it. */
static void
test_room (Fixture      *fixture,
           gconstpointer data)
{
  guint32 slot = test_document_mark (fixture->document, 'q', 0, 11);
  int     list;

  g_assert_cmpint (measure_editor (fixture, 1000, slot, &list), <=, 480);
  g_assert_cmpint (list, >, 450);
  g_assert_cmpint (measure_editor (fixture, 460, slot, &list), >, list);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = NULL;

  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_timeout_add (20, tick_cb, NULL);
  application = notanda_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
#define ADD(name, func) g_test_add ("/notanda/app/annotation-pane/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("rows", test_rows);
  ADD ("selected", test_selected);
  ADD ("linked-often", test_linked_often);
  ADD ("filter", test_filter);
  ADD ("many", test_many);
  ADD ("place-kept", test_place_kept);
  ADD ("room", test_room);
  return g_test_run ();
}

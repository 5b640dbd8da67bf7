/* test-page-picking.c: links and pieces, chosen in the article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/editor-window.h"

#include <string.h>

#define assert_described(self, slot, expected)                         \
  G_STMT_START                                                         \
  {                                                                    \
    g_autofree char *described_ = editor_window_describe (self, slot); \
    g_assert_cmpstr (described_, ==, expected);                        \
  }                                                                    \
  G_STMT_END

static guint
count (EditorWindow *self)
{
  return notanda_document_get_n_annotations (self->document);
}

/* What the view does with a click. */
static void
click (EditorWindow *self,
       gsize         position)
{
  NotandaPicker picker;
  gpointer      data;

  picker = notanda_reading_view_get_picker (self->view, &data);
  g_assert_nonnull (picker);
  picker (position, data);
}

/* A click takes what fits, and what doesn't is refused with words. */
static void
test_click (EditorWindow *self,
            gconstpointer data)
{
  guint32 quote = editor_window_add (self, NOTANDA_TYPE_QUOTE, QUOTE_START, QUOTE_END);

  editor_window_add (self, NOTANDA_TYPE_SOURCE, MASTER_START, MASTER_END);
  editor_window_add (self, NOTANDA_TYPE_CUE, CUE_START, CUE_END);
  editor_window_choose (self, quote);
  editor_window_act (self, "page.add-link", g_variant_new_string ("source"));
  g_assert_true (notanda_page_picking_is_active (self->picking));
  g_assert_true (strstr (self->fixture.heard, "Enter takes Source: The harbour master") != NULL);

  click (self, CUE_START + 1);
  g_assert_cmpstr (notanda_page_picking_get_answer (self->picking), ==, "Source must be Source or Entity, not Cue");
  g_assert_cmpstr (self->fixture.heard, ==, "Source must be Source or Entity, not Cue");
  click (self, QUOTE_START + 1);
  g_assert_cmpstr (notanda_page_picking_get_answer (self->picking), ==, "An annotation can’t link to itself");
  click (self, DAY_START);
  g_assert_true (notanda_page_picking_is_active (self->picking));
  assert_described (self, quote, "39-58;");

  click (self, MASTER_START + 1);
  g_assert_false (notanda_page_picking_is_active (self->picking));
  assert_described (self, quote, "source>The harbour master;39-58;");
  g_assert_cmpstr (notanda_document_get_undo_label (self->document), ==, "Add Source");
  g_assert_cmpuint (notanda_reading_view_get_selected (self->view), ==, quote);
  g_assert_null (notanda_reading_view_get_picker (self->view, NULL));

  /* once is enough */
  editor_window_act (self, "page.add-nth-link", g_variant_new_uint32 (1));
  click (self, MASTER_START + 1);
  g_assert_cmpstr (notanda_page_picking_get_answer (self->picking), ==, "It is linked already");
  editor_window_act (self, "page.stop-picking", NULL);
}

/* Keys go through those that fit, the nearest first. */
static void
test_keys (EditorWindow *self,
           gconstpointer data)
{
  guint32 quote = editor_window_add (self, NOTANDA_TYPE_QUOTE, QUOTE_START, QUOTE_END);
  guint32 title = editor_window_add (self, NOTANDA_TYPE_ENTITY, 0, 4);
  guint32 master = editor_window_add (self, NOTANDA_TYPE_SOURCE, MASTER_START, MASTER_END);
  guint32 day = editor_window_add (self, NOTANDA_TYPE_ENTITY, DAY_START, DAY_END);

  editor_window_add (self, NOTANDA_TYPE_CUE, CUE_START, CUE_END);
  editor_window_choose (self, quote);
  /* what is in the quote is near, but seldom meant */
  editor_window_add (self, NOTANDA_TYPE_ENTITY, QUOTE_START + 4, QUOTE_START + 8);
  editor_window_act (self, "page.add-link", g_variant_new_string (""));
  g_assert_cmpuint (notanda_page_picking_get_candidate (self->picking), ==, day);
  editor_window_act (self, "page.pick-previous", NULL);
  editor_window_act (self, "page.pick-previous", NULL);
  g_assert_cmpuint (notanda_page_picking_get_candidate (self->picking), ==, master);
  editor_window_act (self, "page.pick-previous", NULL);
  g_assert_cmpuint (notanda_page_picking_get_candidate (self->picking), ==, title);
  editor_window_act (self, "page.pick-previous", NULL);
  g_assert_cmpuint (notanda_page_picking_get_candidate (self->picking), ==, title);
  editor_window_act (self, "page.pick-next", NULL);
  g_assert_cmpuint (notanda_reading_view_get_selected (self->view), ==, quote);
  editor_window_act (self, "page.pick", NULL);
  assert_described (self, quote, "source>The harbour master;39-58;");

  /* the next one that is missing */
  editor_window_act (self, "page.add-link", g_variant_new_string (""));
  editor_window_act (self, "page.pick", NULL);
  assert_described (self, quote, "source>The harbour master;cue>said;39-58;");
  g_assert_true (notanda_document_undo (self->document, NULL));
  assert_described (self, quote, "source>The harbour master;39-58;");
}

/* Words become a new annotation that is linked, in one step. */
static void
test_new (EditorWindow *self,
          gconstpointer data)
{
  guint32 quote = editor_window_add (self, NOTANDA_TYPE_QUOTE, QUOTE_START, QUOTE_END);

  editor_window_choose (self, quote);
  editor_window_act (self, "page.add-link", g_variant_new_string ("source"));
  g_assert_cmpuint (notanda_page_picking_get_candidate (self->picking), ==, NOTANDA_NO_SLOT);
  editor_window_select (self, MASTER_START - 1, MASTER_END + 1);
  editor_window_act (self, "page.pick", NULL);
  assert_described (self, quote, "source>The harbour master;39-58;");
  g_assert_cmpuint (count (self), ==, 2);
  g_assert_cmpuint (notanda_reading_view_get_selected (self->view), ==, quote);
  g_assert_true (notanda_document_undo (self->document, NULL));
  g_assert_cmpuint (count (self), ==, 1);
  assert_described (self, quote, "39-58;");
  g_assert_true (notanda_document_redo (self->document, NULL));
  assert_described (self, quote, "source>The harbour master;39-58;");

  /* what is there already is taken */
  editor_window_add (self, NOTANDA_TYPE_CUE, CUE_START, CUE_END);
  editor_window_act (self, "page.add-link", g_variant_new_string ("cue"));
  editor_window_select (self, CUE_START, CUE_END);
  editor_window_act (self, "page.pick", NULL);
  g_assert_cmpuint (count (self), ==, 3);

  /* a type's key says which type the words are */
  editor_window_act (self, "page.add-link", g_variant_new_string ("addressee"));
  editor_window_select (self, DAY_START, DAY_END);
  editor_window_act (self, "page.mark", g_variant_new_string ("Claim"));
  g_assert_true (notanda_page_picking_is_active (self->picking));
  g_assert_cmpuint (count (self), ==, 3);
  editor_window_act (self, "page.mark", g_variant_new_string ("Entity"));
  assert_described (self, quote, "source>The harbour master;cue>said;addressee>Friday;39-58;");
}

static gboolean
has_stopped (Fixture *fixture)
{
  return !notanda_page_picking_is_active (((EditorWindow *) fixture)->picking);
}

static void
test_leaves (EditorWindow *self,
             gconstpointer data)
{
  guint32 quote = editor_window_add (self, NOTANDA_TYPE_QUOTE, QUOTE_START, QUOTE_END);
  guint32 master = editor_window_add (self, NOTANDA_TYPE_SOURCE, MASTER_START, MASTER_END);

  editor_window_choose (self, quote);
  editor_window_act (self, "page.add-link", g_variant_new_string ("source"));
  editor_window_act (self, "page.stop-picking", NULL);
  g_assert_false (notanda_page_picking_is_active (self->picking));
  g_assert_cmpuint (notanda_reading_view_get_selected (self->view), ==, quote);
  g_assert_null (notanda_reading_view_get_picker (self->view, NULL));

  /* with what it was for */
  editor_window_act (self, "page.add-link", g_variant_new_string ("source"));
  notanda_document_remove (self->document, quote, "Remove");
  g_assert_false (notanda_page_picking_is_active (self->picking));
  g_assert_true (notanda_document_undo (self->document, NULL));

  /* to another place */
  editor_window_choose (self, quote);
  editor_window_act (self, "page.add-link", g_variant_new_string ("source"));
  editor_window_act (self, "win.show-annotation", g_variant_new_uint32 (master));
  g_assert_false (notanda_page_picking_is_active (self->picking));
  assert_described (self, quote, "39-58;");

  /* a card that is clicked is an answer */
  editor_window_choose (self, quote);
  editor_window_act (self, "page.add-link", g_variant_new_string ("source"));
  notanda_annotation_pane_set_selected (notanda_page_get_pane (self->page), master);
  wait_for (&self->fixture, has_stopped);
  assert_described (self, quote, "source>The harbour master;39-58;");
  g_assert_cmpuint (notanda_reading_view_get_selected (self->view), ==, quote);

  /* and the article goes away with all of it */
  editor_window_act (self, "page.add-link", g_variant_new_string ("cue"));
  notanda_page_set_opened (self->page, NULL);
  g_assert_false (notanda_page_picking_is_active (self->picking));
  gtk_window_destroy (GTK_WINDOW (self->fixture.window));
}

static void
test_removes (EditorWindow *self,
              gconstpointer data)
{
  guint32 quote = editor_window_add (self, NOTANDA_TYPE_QUOTE, QUOTE_START, QUOTE_END);
  guint32 master = editor_window_add (self, NOTANDA_TYPE_SOURCE, MASTER_START, MASTER_END);
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaId link;
  char      id[NOTANDA_ID_STRING_SIZE];

  editor_window_choose (self, quote);
  editor_window_act (self, "page.add-link", g_variant_new_string ("source"));
  notanda_page_picking_take (self->picking, master);
  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (self->document, quote, &annotation));
  link = annotation.links[0].id;
  editor_window_act (self, "page.remove-element", g_variant_new_string (notanda_id_to_string (&link, id)));
  assert_described (self, quote, "39-58;");
  g_assert_cmpstr (notanda_document_get_undo_label (self->document), ==, "Remove Source");
  editor_window_act (self, "win.undo", NULL);
  assert_described (self, quote, "source>The harbour master;39-58;");
}

/* A line of the bar that says nothing. */
static gboolean
has_empty_line (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) && *gtk_label_get_text (GTK_LABEL (widget)) == '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_empty_line (child))
      return TRUE;
  return FALSE;
}

static void
test_pieces (EditorWindow *self,
             gconstpointer data)
{
  guint32 quote = editor_window_add (self, NOTANDA_TYPE_QUOTE, QUOTE_START, QUOTE_END);

  editor_window_choose (self, quote);
  editor_window_act (self, "page.remove-piece", g_variant_new_uint32 (0));
  assert_described (self, quote, "39-58;");

  /* with words selected at once, else by asking for them */
  editor_window_select (self, 70, 76);
  editor_window_act (self, "page.add-piece", NULL);
  assert_described (self, quote, "39-58;70-76;");
  g_assert_cmpstr (notanda_document_get_undo_label (self->document), ==, "Add Piece");
  editor_window_select (self, 0, 0);
  editor_window_act (self, "page.add-piece", NULL);
  g_assert_true (notanda_page_picking_is_active (self->picking));
  g_assert_false (has_empty_line (GTK_WIDGET (self->picking)));
  editor_window_act (self, "page.pick", NULL);
  g_assert_true (notanda_page_picking_is_active (self->picking));
  editor_window_select (self, 40, 42);
  editor_window_act (self, "page.pick", NULL);
  g_assert_cmpstr (notanda_page_picking_get_answer (self->picking), ==, "The words are part of it already");
  editor_window_select (self, MASTER_START, MASTER_END);
  editor_window_act (self, "page.pick", NULL);
  g_assert_false (notanda_page_picking_is_active (self->picking));
  assert_described (self, quote, "15-33;39-58;70-76;");

  /* what touches is one */
  editor_window_select (self, 34, 39);
  editor_window_act (self, "page.add-piece", NULL);
  assert_described (self, quote, "15-33;34-38;39-58;70-76;");
  editor_window_select (self, 33, 40);
  editor_window_act (self, "page.add-piece", NULL);
  assert_described (self, quote, "15-33;34-58;70-76;");
  editor_window_act (self, "page.remove-piece", g_variant_new_uint32 (1));
  assert_described (self, quote, "15-33;70-76;");
  g_assert_true (notanda_document_undo (self->document, NULL));
  assert_described (self, quote, "15-33;34-58;70-76;");
}

/* What is marked already is taken with all its words, by a click or where the caret is. */
static void
test_marked_pieces (EditorWindow *self,
                    gconstpointer data)
{
  guint32 quote = editor_window_add (self, NOTANDA_TYPE_QUOTE, QUOTE_START, QUOTE_END);
  guint32 master = editor_window_add (self, NOTANDA_TYPE_SOURCE, MASTER_START, MASTER_END);

  editor_window_choose (self, quote);
  editor_window_act (self, "page.add-piece", NULL);
  notanda_page_picking_take (self->picking, quote);
  g_assert_cmpstr (notanda_page_picking_get_answer (self->picking), ==, "The words are part of it already");
  editor_window_select (self, QUOTE_START + 1, QUOTE_START + 1);
  editor_window_act (self, "page.pick", NULL);
  g_assert_cmpstr (notanda_page_picking_get_answer (self->picking), ==, "Select the words to add first");
  notanda_page_picking_take (self->picking, master);
  g_assert_false (notanda_page_picking_is_active (self->picking));
  assert_described (self, quote, "15-33;39-58;");
  g_assert_cmpstr (notanda_document_get_undo_label (self->document), ==, "Add Piece");
  assert_described (self, master, "15-33;");

  editor_window_act (self, "win.undo", NULL);
  editor_window_act (self, "page.add-piece", NULL);
  editor_window_select (self, MASTER_START + 1, MASTER_START + 1);
  editor_window_act (self, "page.pick", NULL);
  g_assert_false (notanda_page_picking_is_active (self->picking));
  assert_described (self, quote, "15-33;39-58;");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func)                                                                          \
  g_test_add ("/notanda/app/page-picking/" name, EditorWindow, NULL, editor_window_set_up, func, \
              editor_window_tear_down)
  ADD ("click", test_click);
  ADD ("keys", test_keys);
  ADD ("new", test_new);
  ADD ("leaves", test_leaves);
  ADD ("removes", test_removes);
  ADD ("pieces", test_pieces);
  ADD ("marked-pieces", test_marked_pieces);
  return g_test_run ();
}

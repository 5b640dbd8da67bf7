/* test-editor-notes.c: the selected annotation's type, its notes, and what its controls are called
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/editor-window.h"

static void
test_type (EditorWindow *self,
           gconstpointer data)
{
  guint32      slot = editor_window_add (self, NOTANDA_TYPE_QUOTE, QUOTE_START, QUOTE_END);
  GtkDropDown *types;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->editor)));
  editor_window_choose (self, slot);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->editor)));
  g_assert_true (editor_window_shows_label (self, "When to use Quote"));
  types = GTK_DROP_DOWN (find_by_type (GTK_WIDGET (notanda_annotation_editor_get_chooser (self->editor)), GTK_TYPE_DROP_DOWN));
  gtk_drop_down_set_selected (types, 1);
  g_assert_cmpstr (notanda_document_get_undo_label (self->document), ==, "Change to Claim");
  g_assert_true (editor_window_shows_label (self, "When to use Claim"));
  g_assert_true (notanda_document_undo (self->document, NULL));
  g_assert_cmpuint (gtk_drop_down_get_selected (types), ==, 0);
  editor_window_choose (self, NOTANDA_NO_SLOT);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->editor)));
}

static void
type_note (NotandaNoteRow *row,
           const char     *text)
{
  NotandaControl *control = notanda_note_row_get_control (row);

  NOTANDA_CONTROL_GET_CLASS (control)->set_text (control, text);
  notanda_note_row_commit (row);
}

static void
test_notes (EditorWindow *self,
            gconstpointer data)
{
  NotandaNotesSection *notes = notanda_annotation_editor_get_notes (self->editor);
  guint32              slot = editor_window_add (self, NOTANDA_TYPE_CUE, CUE_START, CUE_END);
  NotandaNote          theirs = { .kind = "", .text = "check this", .author = "Bo", .time = 1 };
  NotandaId            id;
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  editor_window_choose (self, slot);
  editor_window_act (self, "page.add-note", NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (notanda_notes_section_get_new (notes))));
  type_note (notanda_notes_section_get_new (notes), "a verb");
  g_assert_cmpstr (notanda_document_get_undo_label (self->document), ==, "Add Note");
  g_assert_true (notanda_document_read (self->document, slot, &annotation));
  g_assert_cmpuint (annotation.n_notes, ==, 1);
  id = annotation.notes[0].id;
  type_note (notanda_notes_section_find (notes, &id), "a verb of saying");
  g_assert_cmpstr (notanda_document_get_undo_label (self->document), ==, "Change Note");

  /* others' notes say whose they are, and can't be changed */
  theirs.id = (NotandaId) { { 3 } };
  notanda_document_take_note (self->document, slot, &theirs, NULL, "Note");
  g_assert_true (editor_window_shows_label (self, "check this"));
  g_assert_true (editor_window_shows_label (self, "Bo, 01/01/70"));
  type_note (notanda_notes_section_find (notes, &theirs.id), "mine now");
  g_assert_true (notanda_document_read (self->document, slot, &annotation));
  g_assert_cmpuint (annotation.n_notes, ==, 2);
  g_assert_cmpstr (annotation.notes[0].text, ==, "a verb of saying");
  g_assert_cmpstr (annotation.notes[1].text, ==, "check this");

  type_note (notanda_notes_section_find (notes, &id), "  ");
  g_assert_cmpstr (notanda_document_get_undo_label (self->document), ==, "Remove Note");
  g_assert_true (notanda_document_read (self->document, slot, &annotation));
  g_assert_cmpuint (annotation.n_notes, ==, 1);
}

/* What can be operated has a name. */
static void
check_names (GtkWidget *widget,
             guint     *n_checked)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_ENTRY (widget) || GTK_IS_DROP_DOWN (widget) ||
      GTK_IS_MENU_BUTTON (widget) || ADW_IS_TOGGLE_GROUP (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
          !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) &&
          gtk_widget_get_tooltip_text (widget) == NULL &&
          !(GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL) &&
          !GTK_IS_DROP_DOWN (parent) && !GTK_IS_MENU_BUTTON (parent))
        g_error ("%s in %s has no name", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (parent));
      (*n_checked)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, n_checked);
}

static void
test_names (EditorWindow *self,
            gconstpointer data)
{
  static const char *const kinds[] = { "choice", "yes-no", "text", "number", "date", "reference" };
  const NotandaId         *quote = notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE);
  guint32                  slot = editor_window_add (self, NOTANDA_TYPE_QUOTE, QUOTE_START, QUOTE_END);
  guint                    n_checked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    editor_window_define_attribute (self, quote, kinds[i], kinds[i], "a\nb");
  editor_window_choose (self, slot);
  editor_window_act (self, "page.add-note", NULL);
  check_names (GTK_WIDGET (self->editor), &n_checked);
  g_assert_cmpuint (n_checked, >=, 18);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func)                                                                               \
  g_test_add ("/notanda/app/pane/editor-notes/" name, EditorWindow, NULL, editor_window_set_up, func, \
              editor_window_tear_down)
  ADD ("type", test_type);
  ADD ("notes", test_notes);
  ADD ("names", test_names);
  return g_test_run ();
}

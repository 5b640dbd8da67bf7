/* test-annotation-editor.c: what is in the selected annotation, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/editor-window.h"

#include "model/notanda-ids.h"
#include "model/notanda-tag-set-edit.h"

static NotandaAttributeField *
get_field (EditorWindow    *self,
           const NotandaId *attribute)
{
  NotandaAttributeField *field =
      notanda_attributes_section_find_field (notanda_annotation_editor_get_attributes (self->editor), attribute);

  g_assert_nonnull (field);
  return field;
}

static char *
dup_shown (EditorWindow    *self,
           const NotandaId *attribute)
{
  return notanda_control_dup_text (notanda_attribute_field_get_control (get_field (self, attribute)));
}

/* As the user does it: the control is changed, and says so. */
static void
type_in (EditorWindow    *self,
         const NotandaId *attribute,
         const char      *text)
{
  NotandaControl *control = notanda_attribute_field_get_control (get_field (self, attribute));

  NOTANDA_CONTROL_GET_CLASS (control)->set_text (control, text);
}

/* "" where it isn't set */
static char *
dup_value (EditorWindow    *self,
           guint32          slot,
           const NotandaId *attribute)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  const NotandaValue *value;

  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (self->document, slot, &annotation));
  value = notanda_annotation_get_attribute (&annotation, attribute);
  if (value == NULL || value->kind == NOTANDA_VALUE_NONE)
    return g_strdup ("");
  return value->kind == NOTANDA_VALUE_REFERENCE ? g_strdup_printf ("%s:%s %s", value->database, value->text, value->label)
                                                : notanda_value_dup_string (value);
}

#define assert_value(self, slot, attribute, expected)            \
  G_STMT_START                                                   \
  {                                                              \
    g_autofree char *value_ = dup_value (self, slot, attribute); \
    g_assert_cmpstr (value_, ==, expected);                      \
  }                                                              \
  G_STMT_END

#define assert_shown(self, attribute, expected)            \
  G_STMT_START                                             \
  {                                                        \
    g_autofree char *shown_ = dup_shown (self, attribute); \
    g_assert_cmpstr (shown_, ==, expected);                \
  }                                                        \
  G_STMT_END

/* Each kind of control sets its record, as one step that is undone. */
static void
test_kinds (EditorWindow *self,
            gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *choices;
    const char *typed;
    const char *value;
    const char *next;
  } cases[] = {
    { "choice", "one\tFirst\ntwo\tSecond", "two", "two", "one" },
    { "yes-no", NULL, "no", "no", "yes" },
    { "text", NULL, "two\nlines", "two\nlines", "one" },
    { "number", NULL, " -1.50 ", "-1.50", "2" },
    { "date", NULL, "2026-03", "2026-03", "2026" },
    { "reference", NULL, "Wikidata\nQ1234\nHalvard Bay", "Wikidata:Q1234 Halvard Bay", "VIAF\n1\n" },
  };
  guint32 slot = editor_window_add (self, NOTANDA_TYPE_CUE, CUE_START, CUE_END);

  editor_window_choose (self, slot);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NotandaId        id = editor_window_define_attribute (self, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE),
                                                            cases[i].kind, cases[i].kind, cases[i].choices);
      g_autofree char *set = g_strdup_printf ("Set %s", cases[i].kind);
      g_autofree char *clear = g_strdup_printf ("Clear %s", cases[i].kind);

      type_in (self, &id, cases[i].typed);
      notanda_attribute_field_commit (get_field (self, &id));
      assert_value (self, slot, &id, cases[i].value);
      g_assert_cmpstr (notanda_document_get_undo_label (self->document), ==, set);
      g_assert_true (notanda_document_undo (self->document, NULL));
      assert_value (self, slot, &id, "");
      assert_shown (self, &id, "");
      g_assert_true (notanda_document_redo (self->document, NULL));
      type_in (self, &id, cases[i].next);
      notanda_attribute_field_commit (get_field (self, &id));
      type_in (self, &id, "");
      notanda_attribute_field_commit (get_field (self, &id));
      assert_value (self, slot, &id, "");
      g_assert_cmpstr (notanda_document_get_undo_label (self->document), ==, clear);
    }
}

/* A choice is written at once, a text when one goes elsewhere. */
static void
test_commits (EditorWindow *self,
              gconstpointer data)
{
  const NotandaId *cue = notanda_builtin_type_get_id (NOTANDA_TYPE_CUE);
  NotandaId        yes_no = editor_window_define_attribute (self, cue, "sure", "yes-no", NULL);
  NotandaId        text = editor_window_define_attribute (self, cue, "wording", "text", NULL);
  guint32          first = editor_window_add (self, NOTANDA_TYPE_CUE, CUE_START, CUE_END);
  guint32          second = editor_window_add (self, NOTANDA_TYPE_CUE, DAY_START, DAY_END);

  editor_window_choose (self, first);
  type_in (self, &yes_no, "yes");
  assert_value (self, first, &yes_no, "yes");
  type_in (self, &text, "claimed");
  assert_value (self, first, &text, "");
  editor_window_choose (self, second);
  assert_value (self, first, &text, "claimed");
  assert_shown (self, &text, "");
  type_in (self, &text, "announced");
  gtk_window_close (GTK_WINDOW (self->fixture.window));
  assert_value (self, second, &text, "announced");
}

/* What isn't a value is neither written nor lost, and closing waits for it once. */
static void
test_invalid (EditorWindow *self,
              gconstpointer data)
{
  const NotandaId *cue = notanda_builtin_type_get_id (NOTANDA_TYPE_CUE);
  NotandaId        number = editor_window_define_attribute (self, cue, "strength", "number", NULL);
  guint32          first = editor_window_add (self, NOTANDA_TYPE_CUE, CUE_START, CUE_END);
  guint32          second = editor_window_add (self, NOTANDA_TYPE_CUE, DAY_START, DAY_END);

  editor_window_choose (self, first);
  type_in (self, &number, "twelve");
  g_assert_null (notanda_attribute_field_get_problem (get_field (self, &number)));
  g_assert_false (notanda_attribute_field_commit (get_field (self, &number)));
  g_assert_nonnull (notanda_attribute_field_get_problem (get_field (self, &number)));
  assert_value (self, first, &number, "");

  editor_window_choose (self, second);
  assert_shown (self, &number, "");
  g_assert_null (notanda_attribute_field_get_problem (get_field (self, &number)));
  editor_window_choose (self, first);
  assert_shown (self, &number, "twelve");
  g_assert_nonnull (notanda_attribute_field_get_problem (get_field (self, &number)));

  editor_window_choose (self, second);
  g_assert_false (notanda_page_may_close (self->page));
  g_assert_cmpuint (notanda_reading_view_get_selected (self->view), ==, first);
  g_assert_true (notanda_page_may_close (self->page));
  type_in (self, &number, "12");
  g_assert_true (notanda_attribute_field_commit (get_field (self, &number)));
  g_assert_null (notanda_attribute_field_get_problem (get_field (self, &number)));
  assert_value (self, first, &number, "12");
  editor_window_choose (self, second);
  editor_window_choose (self, first);
  assert_shown (self, &number, "12");
}

static void
set_outside (EditorWindow    *self,
             guint32          slot,
             const NotandaId *attribute,
             const char      *text)
{
  NotandaValue value = notanda_value_text (NOTANDA_VALUE_TEXT, text);

  notanda_document_set_attribute (self->document, slot, attribute, &value, "Outside");
}

/* Others' changes show, but not where somebody types, and no widget is another. */
static void
test_outside (EditorWindow *self,
              gconstpointer data)
{
  const NotandaId       *cue = notanda_builtin_type_get_id (NOTANDA_TYPE_CUE);
  NotandaId              one = editor_window_define_attribute (self, cue, "one", "text", NULL);
  NotandaId              two = editor_window_define_attribute (self, cue, "two", "text", NULL);
  guint32                slot = editor_window_add (self, NOTANDA_TYPE_CUE, CUE_START, CUE_END);
  NotandaAttributeField *field;

  editor_window_choose (self, slot);
  field = get_field (self, &one);
  set_outside (self, slot, &one, "theirs");
  assert_shown (self, &one, "theirs");
  type_in (self, &one, "mine");
  set_outside (self, slot, &one, "theirs again");
  set_outside (self, slot, &two, "beside");
  assert_shown (self, &one, "mine");
  assert_shown (self, &two, "beside");
  g_assert_true (get_field (self, &one) == field);
  notanda_attribute_field_commit (field);
  assert_value (self, slot, &one, "mine");
  editor_window_define_attribute (self, cue, "three", "text", NULL);
  g_assert_true (get_field (self, &one) == field);
}

/* Nothing that is held is hidden, be it of another type, kind, or no choice. */
static void
test_strays (EditorWindow *self,
             gconstpointer data)
{
  const NotandaId *cue = notanda_builtin_type_get_id (NOTANDA_TYPE_CUE);
  NotandaId        choice = editor_window_define_attribute (self, cue, "mood", "choice", "good\nbad");
  NotandaId        yes_no = editor_window_define_attribute (self, cue, "sure", "yes-no", NULL);
  NotandaId        text = editor_window_define_attribute (self, cue, "words", "text", NULL);
  NotandaId        newer = editor_window_define_attribute (self, cue, "newer", "hologram", NULL);
  guint32          slot = editor_window_add (self, NOTANDA_TYPE_CUE, CUE_START, CUE_END);
  NotandaId        unknown = { { 9, 9 } };
  NotandaValue     later = { .kind = 200, .raw = (const guint8 *) "x", .raw_size = 1 };
  char             id[NOTANDA_ID_STRING_SIZE];

  set_outside (self, slot, &choice, "ugly");
  set_outside (self, slot, &yes_no, "maybe");
  set_outside (self, slot, &newer, "blue");
  set_outside (self, slot, &unknown, "who knows");
  notanda_document_set_attribute (self->document, slot, &text, &later, "Outside");
  editor_window_choose (self, slot);
  assert_shown (self, &choice, "ugly");
  assert_shown (self, &yes_no, "");
  assert_shown (self, &newer, "blue");
  assert_shown (self, &text, "");
  g_assert_true (editor_window_shows_label (self, "maybe"));
  g_assert_true (editor_window_shows_label (self, "a value that can’t be shown here"));
  g_assert_true (editor_window_shows_label (self, "who knows"));
  notanda_annotation_editor_commit (self->editor, NULL);
  assert_value (self, slot, &choice, "ugly");
  assert_value (self, slot, &yes_no, "maybe");

  /* the attributes of the other type stay, and can be taken away */
  notanda_document_set_type (self->document, slot, notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE), "Retag");
  g_assert_true (editor_window_shows_label (self, "ugly"));
  editor_window_act (self, "page.clear-attribute", g_variant_new_string (notanda_id_to_string (&choice, id)));
  g_assert_false (editor_window_shows_label (self, "ugly"));
  assert_value (self, slot, &choice, "");
  editor_window_act (self, "win.undo", NULL);
  g_assert_true (editor_window_shows_label (self, "ugly"));
}

static void
link_to (EditorWindow    *self,
         guint32          slot,
         const NotandaId *role,
         guint32          target)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaLink link = { .role = *role };

  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (self->document, target, &annotation));
  link.target = annotation.id;
  notanda_document_set_link (self->document, slot, &link, &link.id, "Link");
}

/* The button that is shown with it, or %NULL. */
static GtkWidget *
find_tooltip (GtkWidget  *widget,
              const char *tooltip)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget) &&
      g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tooltip (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What is retired is offered no more, and shown where it is in use. */
static void
test_retired (EditorWindow *self,
              gconstpointer data)
{
  const NotandaId *quote = notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE);
  NotandaId        empty = editor_window_define_attribute (self, quote, "empty", "text", NULL);
  NotandaId        full = editor_window_define_attribute (self, quote, "full", "text", NULL);
  NotandaId        source = NOTANDA_ID_ROLE_QUOTE_SOURCE;
  NotandaId        cue_role = NOTANDA_ID_ROLE_QUOTE_CUE;
  const NotandaId *retired[] = { &empty, &full, &source, &cue_role };
  guint32          slot = editor_window_add (self, NOTANDA_TYPE_QUOTE, QUOTE_START, QUOTE_END);
  guint32          cue = editor_window_add (self, NOTANDA_TYPE_CUE, CUE_START, CUE_END);

  set_outside (self, slot, &full, "kept");
  link_to (self, slot, &cue_role, cue);
  for (guint i = 0; i < G_N_ELEMENTS (retired); i++)
    g_assert_true (notanda_tag_edit_set_retired (self->document, retired[i], TRUE, NULL));
  editor_window_choose (self, slot);
  g_assert_null (notanda_attributes_section_find_field (notanda_annotation_editor_get_attributes (self->editor), &empty));
  assert_shown (self, &full, "kept");
  g_assert_false (editor_window_shows_label (self, "Source"));
  g_assert_true (editor_window_shows_label (self, "Cue"));
  g_assert_null (find_tooltip (GTK_WIDGET (self->editor), "Add Source… (Ctrl+1)"));
  g_assert_null (find_tooltip (GTK_WIDGET (self->editor), "Add Cue… (Ctrl+2)"));
  g_assert_nonnull (find_tooltip (GTK_WIDGET (self->editor), "Add Addressee… (Ctrl+1)"));

  editor_window_act (self, "page.add-nth-link", g_variant_new_uint32 (2));
  g_assert_false (notanda_page_picking_is_active (self->picking));
  editor_window_act (self, "page.add-nth-link", g_variant_new_uint32 (1));
  g_assert_true (notanda_page_picking_is_active (self->picking));
}

/* Five hundred types, labels without words and without end. */
static void
test_hostile (EditorWindow *self,
              gconstpointer data)
{
  g_autofree char *endless = g_strnfill (5000, 'x');
  guint32          slot = editor_window_add (self, NOTANDA_TYPE_CUE, CUE_START, CUE_END);
  NotandaId        last;
  NotandaId        type;

  editor_window_choose (self, slot);
  notanda_document_begin_step (self->document, "Tag set");
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *identifier = g_strdup_printf ("type-%u", i);

      last = editor_window_define_type (self, identifier, i % 2 == 0 ? NULL : endless);
    }
  notanda_document_end_step (self->document);
  editor_window_define_attribute (self, &last, "endless", "text", NULL);
  editor_window_define_attribute (self, &last, "choice", "choice", endless);
  notanda_document_set_type (self->document, slot, &last, "Retag");
  g_assert_true (notanda_type_chooser_get_type_id (notanda_annotation_editor_get_chooser (self->editor), &type));
  g_assert_true (notanda_id_equal (&type, &last));
  type = (NotandaId) { { 7 } };
  notanda_document_set_type (self->document, slot, &type, "Retag");
  g_assert_true (notanda_type_chooser_get_type_id (notanda_annotation_editor_get_chooser (self->editor), &last));
  g_assert_true (notanda_id_equal (&type, &last));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->editor)), <=, 400);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func)                                                                                    \
  g_test_add ("/notanda/app/pane/annotation-editor/" name, EditorWindow, NULL, editor_window_set_up, func, \
              editor_window_tear_down)
  ADD ("kinds", test_kinds);
  ADD ("commits", test_commits);
  ADD ("invalid", test_invalid);
  ADD ("outside", test_outside);
  ADD ("strays", test_strays);
  ADD ("retired", test_retired);
  ADD ("hostile", test_hostile);
  return g_test_run ();
}

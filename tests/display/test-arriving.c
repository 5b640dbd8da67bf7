/* test-arriving.c: what somebody else did comes into an article that one reads
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-window-private.h"
#include "display/window-fixture.h"
#include "format/notanda-document-file.h"
#include "model/notanda-ids.h"

#define N_PARAGRAPHS 80
#define N_MARKS 200
#define PARAGRAPH "The ferries stay in the harbour until the wind turns, and nobody can say when that will be. "
#define N_MANY 1600 /* marks with a note each: more than are taken in at once */
#define NOTE "Seen from the quay."
#define N_STEADY 12 /* frames */

static guint n_expected;

static void
set_up_long (Fixture           *fixture,
             gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GString) text = g_string_new ("Storm\n\n");
  g_autoptr (GError) error = NULL;

  fixture->application = NOTANDA_APPLICATION (g_application_get_default ());
  fixture->folder = g_dir_make_tmp ("notanda-arriving-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append_printf (text, "%u. " PARAGRAPH PARAGRAPH "\n\n", i);
  fixture->article = g_build_filename (fixture->folder, "storm.txt", NULL);
  fixture->document = g_build_filename (fixture->folder, "storm.notanda", NULL);
  g_assert_true (g_file_set_contents (fixture->article, text->str, -1, &error));
  open_window (fixture, fixture->article);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  mark (fixture, "Entity", 7, 10);
  wait_for (fixture, is_saved);
}

/* Where the first words of a paragraph are, in the window. */
static int
get_place (Fixture *fixture,
           gsize    position)
{
  GtkTextView     *view = GTK_TEXT_VIEW (get_view (fixture));
  graphene_point_t point;
  GtkTextIter      iter;
  GdkRectangle     at;
  int              x;
  int              y;

  notanda_display_map_get_iter (notanda_reading_view_get_map (get_view (fixture)), gtk_text_view_get_buffer (view), position, NOTANDA_EDGE_START, &iter);
  gtk_text_view_get_iter_location (view, &iter, &at);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, at.x, at.y, &x, &y);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (view), GTK_WIDGET (fixture->window), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point));

  return (int) point.y;
}

/* The first code point of the line in the middle of the view, counted in it. */
static gsize
get_middle (Fixture *fixture)
{
  GtkTextView *view = GTK_TEXT_VIEW (get_view (fixture));
  GdkRectangle visible;
  GtkTextIter  iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, visible.y + visible.height / 2);

  return notanda_display_map_get_position (notanda_reading_view_get_map (get_view (fixture)), &iter);
}

static void
scroll_to_middle (Fixture *fixture)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_view (fixture)));

  wait_for_frames (GTK_WIDGET (fixture->window), N_STEADY);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  wait_for_frames (GTK_WIDGET (fixture->window), N_STEADY);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 1000);
}

/* Bo marks in the file what lies above, in all lanes, with notes; @retypes: and says that the first mark is something else. */
static void
mark_above (Fixture *fixture,
            guint    n,
            gsize    end,
            gboolean retypes)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (8, "Bo");
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  document = notanda_document_file_open (fixture->document, identity, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      NotandaRange         range = { (guint32) (20 + i * (end - 200) / n), (guint32) (120 + i * (end - 200) / n) };
      NotandaNewAnnotation what = { .type = NOTANDA_ID_TYPE_ENTITY, .fragments = &range, .n_fragments = 1 };
      guint32              slot;

      g_assert_true (notanda_document_add (document, &what, "Mark", &slot, NULL));
      notanda_document_set_note (document, slot, "", NOTE, NULL, "Note");
    }
  if (retypes)
    notanda_document_set_type (document, 0, notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE), "Retype");
  file = notanda_document_file_new (fixture->document);
  snapshot = notanda_document_snapshot (document);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
has_arrived (Fixture *fixture)
{
  return notanda_document_get_n_annotations (get_document (fixture)) == n_expected;
}

static void
check_still (Fixture *fixture,
             gboolean differs)
{
  gsize middle;
  int   place;

  scroll_to_middle (fixture);
  middle = get_middle (fixture);
  place = get_place (fixture, middle);
  if (differs)
    {
      notanda_document_set_type (get_document (fixture), 0, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retype");
      wait_for_frames (GTK_WIDGET (fixture->window), N_STEADY);
      g_assert_cmpint (get_place (fixture, middle), ==, place);
    }
  mark_above (fixture, N_MARKS, middle, differs);
  n_expected = 1 + N_MARKS;
  notanda_saver_refresh (notanda_page_get_saver (notanda_window_get_page (fixture->window)));
  wait_for (fixture, has_arrived);
  wait_for_frames (GTK_WIDGET (fixture->window), N_STEADY);
  g_assert_cmpint (get_place (fixture, middle), ==, place);
}

static void
test_above (Fixture           *fixture,
            gconstpointer data G_GNUC_UNUSED)
{
  check_still (fixture, FALSE);
}

/* Something is said above the article then. */
static void
test_difference (Fixture           *fixture,
                 gconstpointer data G_GNUC_UNUSED)
{
  check_still (fixture, TRUE);
}

static gboolean
has_some (Fixture *fixture)
{
  return notanda_document_get_n_annotations (get_document (fixture)) > 1;
}

static guint
count_saved (const char *path)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (9, "C");
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaDocument) document = notanda_document_file_open (path, identity, NULL, NULL, &error);

  g_assert_no_error (error);

  return notanda_document_get_n_annotations (document);
}

/* Bo comes back after a month. */
static void
let_many_arrive (Fixture *fixture)
{
  mark_above (fixture, N_MANY, 9000, FALSE);
  n_expected = 1 + N_MANY;
  notanda_saver_refresh (notanda_page_get_saver (notanda_window_get_page (fixture->window)));
  wait_for (fixture, has_some);
  g_assert_false (has_arrived (fixture));
}

/* It comes in parts, and whoever marks something in between has that saved, and nothing of the others' is lost. */
static void
test_many (Fixture           *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  let_many_arrive (fixture);
  mark (fixture, "Quote", 9100, 9120);
  n_expected++;
  act (fixture, "win.save", NULL);
  g_assert_false (has_arrived (fixture));
  wait_for (fixture, is_saved);
  g_assert_true (has_arrived (fixture));
  g_assert_cmpuint (count_saved (fixture->document), ==, n_expected);
  /* one's own, and no more */
  act (fixture, "win.undo", NULL);
  g_assert_cmpuint (notanda_document_get_n_annotations (get_document (fixture)), ==, n_expected - 1);
  act (fixture, "win.save", NULL);
  wait_for (fixture, is_saved);
  g_assert_cmpuint (count_saved (fixture->document), ==, n_expected - 1);
}

/* Another place, chosen meanwhile, gets all of it. */
static void
test_many_elsewhere (Fixture           *fixture,
                     gconstpointer data G_GNUC_UNUSED)
{
  let_many_arrive (fixture);
  fixture->chosen = g_build_filename (fixture->folder, "elsewhere.notanda", NULL);
  act (fixture, "win.save-as", NULL);
  wait_for (fixture, has_arrived);
  wait_for (fixture, is_saved);
  g_assert_cmpuint (count_saved (fixture->chosen), ==, n_expected);
  g_assert_cmpuint (count_saved (fixture->document), ==, n_expected);
}

/* A window that is closed has everything saved, and what hasn't arrived in it is in the file. */
static void
test_many_closed (Fixture           *fixture,
                  gconstpointer data G_GNUC_UNUSED)
{
  let_many_arrive (fixture);
  mark (fixture, "Quote", 9100, 9120);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  g_assert_cmpuint (count_saved (fixture->document), ==, n_expected + 1);
}

static const char *
get_text (Fixture *fixture)
{
  gsize size;

  return notanda_article_get_text (notanda_document_get_article (get_document (fixture)), &size);
}

static gboolean
is_corrected (Fixture *fixture)
{
  return strstr (get_text (fixture), "A last line.") != NULL;
}

/* A version that is made meanwhile has all of it, and so has what it replaces. */
static void
test_many_corrected (Fixture           *fixture,
                     gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;

  let_many_arrive (fixture);
  text = g_strconcat (get_text (fixture), "\n\nA last line.", NULL);
  notanda_window_correct (fixture->window, text);
  wait_for (fixture, is_corrected);
  g_assert_true (has_arrived (fixture));
  g_assert_cmpuint (count_saved (fixture->document), ==, n_expected);
}

static gboolean
is_counted (Fixture *fixture)
{
  return has_dialog (fixture) && gtk_widget_get_sensitive (find_button (GTK_WIDGET (get_dialog (fixture)), "_Export"));
}

/* What is exported meanwhile is what the file has: JSON Lines, each mark with the words of its note. */
static void
test_many_exported (Fixture           *fixture,
                    gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->folder, "storm.jsonl", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) notes = NULL;
  g_autoptr (GError) error = NULL;

  let_many_arrive (fixture);
  act (fixture, "win.export", NULL);
  wait_for (fixture, is_counted);
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_dialog (fixture)), "_Export"), "clicked");
  wait_for (fixture, has_no_dialog);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  notes = g_strsplit (text, NOTE, -1);
  g_assert_cmpuint (g_strv_length (notes), ==, 1 + N_MANY);
}

#define ADD(name, function) g_test_add ("/notanda/display/arriving/" name, Fixture, NULL, set_up_long, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

  ADD ("above", test_above);
  ADD ("difference", test_difference);
  ADD ("many", test_many);
  ADD ("many-elsewhere", test_many_elsewhere);
  ADD ("many-closed", test_many_closed);
  ADD ("many-corrected", test_many_corrected);
  ADD ("many-exported", test_many_exported);

  return g_test_run ();
}

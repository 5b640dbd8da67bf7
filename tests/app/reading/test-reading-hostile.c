/* test-reading-hostile.c: texts and annotations that nobody would make, in the reading view
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each is opened, drawn, stepped through with the selection and with clicks, scrolled to
 * the end and marked once more. Warnings are fatal, and the lines that are drawn are
 * counted: no more than there are in sight, whatever the text.
 */

#include <adwaita.h>

#include "app/common/notanda-type-style.h"
#include "app/reading/reading-window.h"
#include "model/notanda-edges.h"
#include "util/test-documents.h"

#define HEIGHT 400
#define MAX_LINES 40 /* of the least height in sight, twice over */
#define FAMILY "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7\xe2\x80\x8d\xf0\x9f\x91\xa6"

static char *
repeat (const char *unit,
        gsize       size)
{
  GString *text = g_string_sized_new (size + strlen (unit));

  while (text->len < size)
    g_string_append (text, unit);
  return g_string_free_and_steal (text);
}

static guint64
count_built (NotandaReadingView *view)
{
  return notanda_highlight_painter_get_n_built (notanda_reading_view_get_painter (view));
}

/* A frame draws no more lines anew than are in sight; one after it none. */
static void
check_frame (NotandaReadingView *view)
{
  guint64 before = count_built (view);

  reading_window_draw (view);
  g_assert_cmpuint (count_built (view) - before, <=, MAX_LINES);
}

static void
check_still (NotandaReadingView *view)
{
  guint64 before;

  reading_window_draw (view);
  before = count_built (view);
  reading_window_draw (view);
  g_assert_cmpuint (count_built (view), ==, before);
}

static void
check_place (NotandaReadingView *view,
             gsize               position)
{
  GdkRectangle cell;

  notanda_reading_view_place_caret (view, position);
  check_frame (view);
  reading_window_get_cell (view, position, &cell);
  reading_window_click (view, &cell);
  check_frame (view);
  for (guint i = 0; i < 3; i++)
    {
      notanda_reading_view_select_at (view, position);
      check_frame (view);
    }
}

static void
check_document (NotandaDocument *document)
{
  NotandaReadingView *view = reading_window_open (document, 500, HEIGHT);
  gsize               n = notanda_article_get_n_chars (notanda_document_get_article (document));

  g_assert_cmpuint (count_built (view), <=, 4 * MAX_LINES);
  check_still (view);
  check_place (view, 0);
  check_place (view, n / 2);
  check_place (view, n);
  check_place (view, n > 0 ? n - 1 : 0);
  if (n > 1)
    notanda_reading_view_set_selected (view, test_document_mark (document, 'q', 0, MIN (n, 30)));
  notanda_reading_view_place_caret (view, 0);
  check_frame (view);
  check_still (view);
  reading_window_close (view);
}

static void
check_text (const char *text)
{
  g_autoptr (NotandaDocument) document = test_document_new (text, 1);
  guint32 n = notanda_article_get_n_chars (notanda_document_get_article (document));

  for (guint32 at = 0; at + 3 < n && at < 600; at += 3)
    test_document_mark (document, "qces"[at % 4], at, MIN (n, at + 1 + at % 11));
  check_document (document);
}

static void
test_texts (void)
{
  static const char *const units[] = {
    "",
    "\n",
    "\r",
    "\xe2\x80\xa9",
    "a",
    "漢字",
    FAMILY,
    "e\xcc\x81\xcc\xa7 ",
    "\xcc\x81",
    "\xe2\x80\x8d",
    "\xe2\x80\x8f",
    "שלום abc (מרחבא) 12.5% \xe2\x80\xae"
    "abc\xe2\x80\xac",
    "مرحبا بالعالم ",
    "\t",
    "\xef\xbf\xbc",
    "\xe2\x81\xa6",
    "क्षि",
    "a\nשלום\n1\n" FAMILY "\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *text = repeat (units[i], *units[i] != '\0' ? 4000 : 0);

      g_test_message ("text of \"%s\"", units[i]);
      check_text (text);
    }
}

typedef struct
{
  gboolean is_after_page; /* the node before is of the page's colour */
  guint    n_found;
  double   size; /* of the last one, in pixels */
} Labels;

static double
get_size (PangoFont *font)
{
  g_autoptr (PangoFontDescription) description = pango_font_describe_with_absolute_size (font);

  return pango_font_description_get_size (description) / (double) PANGO_SCALE;
}

/* Counts the texts that stand on the page's colour, painted for them. */
static void
count_labels (GskRenderNode *node,
              Labels        *labels)
{
  gsize n;

  switch ((guint) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      n = gsk_container_node_get_n_children (node);
      for (gsize i = 0; i < n; i++)
        count_labels (gsk_container_node_get_child (node, i), labels);
      break;
    case GSK_TRANSFORM_NODE:
      count_labels (gsk_transform_node_get_child (node), labels);
      break;
    case GSK_CLIP_NODE:
      count_labels (gsk_clip_node_get_child (node), labels);
      break;
    case GSK_COLOR_NODE:
      labels->is_after_page = gdk_rgba_equal (gsk_color_node_get_color (node), notanda_type_style_get_page (FALSE));
      break;
    case GSK_TEXT_NODE:
      if (labels->is_after_page)
        labels->size = get_size (gsk_text_node_get_font (node));
      labels->n_found += labels->is_after_page;
      labels->is_after_page = FALSE;
      break;
    default:
      break;
    }
}

/* How many are hidden is said, and not over the lanes. */
static double
check_label (NotandaReadingView *view)
{
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Labels       labels = { 0 };

  gtk_widget_snapshot_child (gtk_widget_get_parent (GTK_WIDGET (view)), GTK_WIDGET (view), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  count_labels (node, &labels);
  g_assert_cmpuint (labels.n_found, ==, 1);
  return labels.size;
}

/* It grows with the text, as far as there is place for it, and can always be read. */
static void
check_label_sizes (NotandaReadingView *view)
{
  static const int    sizes[] = { 6, 17, 24, 70 };
  static const double signs[][2] = { { 9, 9 }, { 9, 10 }, { 12, 14 }, { 20, 30 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *css = g_strdup_printf ("textview.reading { font-size: %dpx; }", sizes[i]);
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
      double size;

      gtk_css_provider_load_from_string (provider, css);
      gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (view)), GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_USER);
      reading_window_settle (view);
      size = check_label (view);
      g_test_message ("text of %d px: sign of %g px", sizes[i], size);
      g_assert_cmpfloat (size, >=, signs[i][0]);
      g_assert_cmpfloat (size, <=, signs[i][1]);
      gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (view)),
                                                     GTK_STYLE_PROVIDER (provider));
    }
}

static void
test_many_on_one_word (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("One word, and some more of them.\nAnother line\n", 1);
  NotandaReadingView *view;

  notanda_document_begin_step (document, "Import");
  for (guint i = 0; i < 2000; i++)
    test_document_mark (document, "qcesu"[i % 5], 4, 8);
  notanda_document_end_step (document);
  check_document (document);

  /* each of them can be got at */
  view = reading_window_show (document, 500, HEIGHT);
  check_label (view);
  check_label_sizes (view);
  {
    g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

    for (guint i = 0; i < 2001; i++)
      {
        g_assert_true (notanda_reading_view_select_at (view, 5));
        g_hash_table_add (seen, GUINT_TO_POINTER (notanda_reading_view_get_selected (view)));
      }
    g_assert_cmpuint (g_hash_table_size (seen), ==, 2001);
  }
  reading_window_close (view);
}

static void
add_type (NotandaDocument *document,
          guint            i)
{
  g_autofree char     *name = g_strdup_printf ("type-%u", i);
  NotandaId            id;
  NotandaValue         element = notanda_value_text (NOTANDA_VALUE_TEXT, "type");
  NotandaValue         identifier = notanda_value_text (NOTANDA_VALUE_TEXT, name);
  NotandaRange         range = { i, i + 9 };
  NotandaNewAnnotation what = { .fragments = &range, .n_fragments = 1 };

  notanda_tag_set_id_for_type (name, &id);
  notanda_document_set_tag_property (document, &id, NOTANDA_TAG_ELEMENT, &element, "Type");
  notanda_document_set_tag_property (document, &id, NOTANDA_TAG_IDENTIFIER, &identifier, "Type");
  what.type = id;
  g_assert_true (notanda_document_add (document, &what, "Mark", NULL, NULL));
}

static void
test_many_types (void)
{
  g_autofree char *text = repeat ("Some words. ", 1000);
  g_autoptr (NotandaDocument) document = test_document_new (text, 1);

  notanda_document_begin_step (document, "Import");
  for (guint i = 0; i < 500; i++)
    add_type (document, i);
  notanda_document_end_step (document);
  check_document (document);
}

static void
test_no_length (void)
{
  g_autofree char *text = repeat ("Some wörds. " FAMILY "\n", 2000);
  g_autoptr (NotandaDocument) document = test_document_new (text, 1);
  gsize n = notanda_article_get_n_chars (notanda_document_get_article (document));

  notanda_document_begin_step (document, "Import");
  for (gsize i = 0; i <= n; i++)
    test_document_mark (document, 'e', i, i);
  notanda_document_end_step (document);
  check_document (document);
}

/* Five megabytes without a line end; with words, and without blanks. */
static void
test_one_line (void)
{
  static const char *const units[] = { "The ferry won't run. ", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *text = repeat (units[i], 5 * 1000 * 1000);

      check_text (text);
    }
}

/* One annotation in very many pieces, all of them with two edges. */
static void
test_many_pieces (void)
{
  g_autofree char *text = repeat ("One two. ", 60000);
  g_autoptr (NotandaDocument) document = test_document_new (text, 1);
  guint32                  slot = test_document_mark (document, 'q', 0, 3);
  g_autofree NotandaRange *pieces = g_new (NotandaRange, 5000);
  NotandaReadingView      *view;

  for (guint i = 0; i < 5000; i++)
    pieces[i] = (NotandaRange) { 9 * i, 9 * i + 3 };
  g_assert_true (notanda_document_set_fragments (document, slot, pieces, 5000, "Pieces", NULL));
  view = reading_window_open (document, 500, HEIGHT);
  notanda_reading_view_set_selected (view, slot);
  check_frame (view);
  check_place (view, 9 * 2500);
  check_place (view, 9 * 4999);
  reading_window_close (view);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/notanda/app/reading/hostile/texts", test_texts);
  g_test_add_func ("/notanda/app/reading/hostile/many-on-one-word", test_many_on_one_word);
  g_test_add_func ("/notanda/app/reading/hostile/many-types", test_many_types);
  g_test_add_func ("/notanda/app/reading/hostile/no-length", test_no_length);
  g_test_add_func ("/notanda/app/reading/hostile/one-line", test_one_line);
  g_test_add_func ("/notanda/app/reading/hostile/many-pieces", test_many_pieces);
  return g_test_run ();
}

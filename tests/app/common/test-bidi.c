/* test-bidi.c: words of one direction in sentences of the other
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-bidi.h"

#include <gtk/gtk.h>
#include <string.h>

#define FSI "\342\201\250"
#define PDI "\342\201\251"
#define HARBOUR "הנמל"

static void
assert_made (char       *made,
             const char *expected)
{
  g_assert_cmpstr (made, ==, expected);
  g_free (made);
}

static void
test_printf (void)
{
  assert_made (notanda_bidi_printf ("Removed “%s”", "Harbour"), "Removed “Harbour”");
  assert_made (notanda_bidi_printf ("%u%% of “%s” (%d)", 7u, "Größe", -3), "7% of “Größe” (-3)");
  assert_made (notanda_bidi_printf ("Removed “%s”", HARBOUR), "Removed “" FSI HARBOUR PDI "”");
  assert_made (notanda_bidi_printf ("%u%% of “%s” (%d) in %s", 7u, HARBOUR, -3, "A"), "7% of “" FSI HARBOUR PDI "” (-3) in " FSI "A" PDI);
  assert_made (notanda_bidi_printf ("%2$s: %1$s", HARBOUR, "%s"), FSI "%s" PDI ": " FSI HARBOUR PDI);
  assert_made (notanda_bidi_printf ("%%s %.4s", HARBOUR), "%s " FSI "הנ" PDI);
}

/* One that runs from the right has names of the other direction in it. */
static void
test_from_right (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  assert_made (notanda_bidi_printf (HARBOUR ": %s", "C++"), HARBOUR ": " FSI "C++" PDI);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_append (void)
{
  g_autoptr (GString) line = g_string_new (NULL);

  notanda_bidi_append (line, " · ", "The Quay");
  notanda_bidi_append (line, " · ", HARBOUR);
  notanda_bidi_append (line, " · ", "2026-03-02");
  g_assert_cmpstr (line->str, ==, "The Quay · " FSI HARBOUR PDI " · 2026-03-02");
}

/* How far to the right the last character is drawn, and the first of the name */
static void
measure (const char *text,
         const char *name,
         int        *last,
         int        *first)
{
  GtkWidget     *label = g_object_ref_sink (gtk_label_new (text));
  PangoLayout   *layout = gtk_label_get_layout (GTK_LABEL (label));
  PangoRectangle box;

  pango_layout_index_to_pos (layout, (int) strlen (text) - 1, &box);
  *last = box.x;
  pango_layout_index_to_pos (layout, (int) (strstr (text, name) - text), &box);
  *first = box.x;
  g_object_unref (label);
}

/* The number of a sentence stays behind the name, where a plain one has it on its other side. */
static void
test_drawn (void)
{
  g_autofree char *plain = g_strdup_printf ("Removed %s: %u", HARBOUR, 3u);
  g_autofree char *text = notanda_bidi_printf ("Removed %s: %u", HARBOUR, 3u);
  int              last, first;

  measure (plain, HARBOUR, &last, &first);
  g_assert_cmpint (last, <, first);
  measure (text, HARBOUR, &last, &first);
  g_assert_cmpint (last, >, first);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/app/common/bidi/printf", test_printf);
  g_test_add_func ("/notanda/app/common/bidi/from-right", test_from_right);
  g_test_add_func ("/notanda/app/common/bidi/append", test_append);
  g_test_add_func ("/notanda/app/common/bidi/drawn", test_drawn);

  return g_test_run ();
}

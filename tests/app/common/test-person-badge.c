/* test-person-badge.c: a person's initials, name and colour
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-person-badge.h"

#include <adwaita.h>

#include "app/common/notanda-type-style.h"
#include "model/notanda-corpus-records.h"
#include "util/test-documents.h"

static void
test_initials (void)
{
  static const char *const names[][2] = {
    { "Ann", "A" },
    { "Jörg de  Vries", "JDV" },
    { "Mary-Jane O’Neil Smith", "MJO" },
    { "émile", "É" },
    { "王 小明", "王小" },
    { "…", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *initials = notanda_person_dup_initials (names[i][0]);

      g_assert_cmpstr (initials, ==, names[i][1]);
    }
}

/* Whoever it is, on whatever page; and always the same. */
static void
test_colour (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def", 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i / 4);
      gboolean         dark = i % 2;
      gboolean         high = i / 2 % 2;
      GdkRGBA          colour;
      GdkRGBA          again;

      notanda_person_get_colour (document, name, dark, high, &colour);
      notanda_person_get_colour (document, name, dark, high, &again);
      g_assert_true (gdk_rgba_equal (&colour, &again));
      g_assert_cmpfloat (notanda_colour_get_contrast (&colour, notanda_type_style_get_page (dark)), >=, high ? 7.0 : 4.5);
      g_hash_table_add (seen, gdk_rgba_to_string (&colour));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >=, 4 * 8);
}

/* What the corpus says of a person goes before what the name makes. */
static void
test_corpus (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def", 1);
  g_autoptr (NotandaDocument) corpus = test_document_new ("corpus", 2);
  g_autofree char *before = notanda_person_dup_name (document, "ann");
  g_autofree char *nobody = notanda_person_dup_name (document, "");
  g_autofree char *after = NULL;
  NotandaId        id;
  GdkRGBA          colour;

  notanda_person_id_for ("ann", &id);
  notanda_corpus_set_person (corpus, &id, "Ann Marsh", "#102030", "Name");
  notanda_document_set_corpus (document, corpus);
  after = notanda_person_dup_name (document, "ann");
  g_assert_cmpstr (before, ==, "ann");
  g_assert_cmpstr (after, ==, "Ann Marsh");
  g_assert_cmpstr (nobody, ==, "Somebody");
  notanda_person_get_colour (document, "ann", FALSE, FALSE, &colour);
  g_assert_cmpfloat_with_epsilon (colour.blue, 0x30 / 255.0, 0.001);
}

static GskRenderNode *
find_colour_node (GskRenderNode *node)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_COLOR_NODE:
      return node;
    case GSK_ROUNDED_CLIP_NODE:
      return find_colour_node (gsk_rounded_clip_node_get_child (node));
    case GSK_CONTAINER_NODE:
      return find_colour_node (gsk_container_node_get_child (node, 0));
    default:
      g_assert_not_reached ();
    }
}

static void
assert_drawn (GtkWidget       *badge,
              NotandaDocument *document,
              const char      *author)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autofree char *drawn = NULL;
  g_autofree char *expected = NULL;
  GdkRGBA          colour;

  notanda_person_get_colour (document, author, adw_style_manager_get_dark (adw_style_manager_get_default ()), FALSE, &colour);
  GTK_WIDGET_GET_CLASS (badge)->snapshot (badge, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  drawn = gdk_rgba_to_string (gsk_color_node_get_color (find_colour_node (node)));
  expected = gdk_rgba_to_string (&colour);
  g_assert_cmpstr (drawn, ==, expected);
}

/* In the colour of whom it is for, on the page as it is. */
static void
test_drawn (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("abc def", 1);
  g_autoptr (NotandaDocument) corpus = test_document_new ("corpus", 2);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GtkWidget) badge = g_object_ref_sink (g_object_new (NOTANDA_TYPE_PERSON_BADGE, NULL));
  NotandaId id;

  notanda_person_badge_set_author (NOTANDA_PERSON_BADGE (badge), document, "ann");
  gtk_widget_measure (badge, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (badge, 30, 20, -1, NULL);
  assert_drawn (badge, document, "ann");
  notanda_person_badge_set_author (NOTANDA_PERSON_BADGE (badge), document, "bo");
  assert_drawn (badge, document, "bo");

  notanda_person_id_for ("bo", &id);
  notanda_corpus_set_person (corpus, &id, "Bo Tang", "#102030", "Name");
  notanda_document_set_corpus (document, corpus);
  notanda_person_badge_set_author (NOTANDA_PERSON_BADGE (badge), document, "bo");
  assert_drawn (badge, document, "bo");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_true (adw_style_manager_get_dark (manager));
  assert_drawn (badge, document, "bo");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_authors (void)
{
  g_autoptr (NotandaDocument) mine = test_document_new ("abc def", 1);
  g_autoptr (NotandaDocument) theirs = test_document_new ("abc def", 2);
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) authors = NULL;

  test_document_mark (theirs, 'q', 0, 3);
  test_document_mark (theirs, 'e', 4, 7);
  snapshot = notanda_document_snapshot (theirs);
  test_document_mark (mine, 'q', 0, 3);
  notanda_document_remove (mine, test_document_mark (mine, 'c', 0, 3), "Remove");
  g_assert_true (notanda_document_merge (mine, snapshot, NULL, NULL));
  authors = notanda_document_list_authors (mine);
  g_assert_cmpuint (authors->len, ==, 2);
  g_assert_cmpstr (((NotandaAuthor *) authors->pdata[0])->name, ==, "Ada");
  g_assert_cmpuint (((NotandaAuthor *) authors->pdata[0])->n_annotations, ==, 1);
  g_assert_cmpstr (((NotandaAuthor *) authors->pdata[1])->name, ==, "Bo");
  g_assert_cmpuint (((NotandaAuthor *) authors->pdata[1])->n_annotations, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/notanda/app/person-badge/initials", test_initials);
  g_test_add_func ("/notanda/app/person-badge/colour", test_colour);
  g_test_add_func ("/notanda/app/person-badge/corpus", test_corpus);
  g_test_add_func ("/notanda/app/person-badge/drawn", test_drawn);
  g_test_add_func ("/notanda/app/person-badge/authors", test_authors);

  return g_test_run ();
}

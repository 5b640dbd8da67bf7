/* test-card-text.c: what a card says of an annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/notanda-card-text.h"

#include <string.h>

#include "model/notanda-ids.h"
#include "util/test-documents.h"

#define TEXT "The harbour master said, on Friday, that no ship may enter the new dock before May."

typedef struct
{
  NotandaDocument *document;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->document = test_document_new (TEXT, 1);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->document);
}

static char *
describe (Fixture *fixture,
          guint32  slot)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_auto (NotandaCardText) text = { 0 };

  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (fixture->document, slot, &annotation));
  notanda_card_text_fill (&text, fixture->document, &annotation, FALSE, 0.5);
  return g_strdup_printf ("%s|%s|%s|%s|%s|%s|%s|%s", text.label, text.words, text.details, text.note, text.sign,
                          text.warning, text.spoken, text.spoken_rest);
}

#define assert_card(fixture, slot, expected)            \
  G_STMT_START                                          \
  {                                                     \
    g_autofree char *shown_ = describe (fixture, slot); \
    g_assert_cmpstr (shown_, ==, expected);             \
  }                                                     \
  G_STMT_END

static void
test_quote (Fixture      *fixture,
            gconstpointer data)
{
  static const NotandaId kind = NOTANDA_ID_ATTRIBUTE_QUOTE_KIND;
  NotandaValue           choice = notanda_value_text (NOTANDA_VALUE_CHOICE, "indirect");
  guint32                quote = test_document_mark (fixture->document, 'q', 36, 58);
  guint32                source = test_document_mark (fixture->document, 's', 0, 18);
  guint32                cue = test_document_mark (fixture->document, 'u', 19, 23);

  assert_card (fixture, quote,
               "Quote|that no ship may enter|No source · No cue||||Quote: that no ship may enter|No source · No cue");
  /* in the order of the roles, whatever came first */
  test_document_link (fixture->document, quote, "cue", cue);
  test_document_link (fixture->document, quote, "source", source);
  assert_card (fixture, quote,
               "Quote|that no ship may enter|Source\302\240\302\240The harbour master\nCue\302\240\302\240said||||"
               "Quote: that no ship may enter; Source: The harbour master; Cue: said|");
  notanda_document_set_attribute (fixture->document, quote, &kind, &choice, "Set");
  notanda_document_set_note (fixture->document, quote, "", "Which\nship?", NULL, "Note");
  notanda_document_set_note (fixture->document, quote, "", "Another", NULL, "Note");
  notanda_document_remove (fixture->document, source, "Remove");
  assert_card (fixture, quote,
               "Quote|that no ship may enter|Cue\302\240\302\240said\nNo source\nKind: Indirect|Which ship? (+1)|||"
               "Quote: that no ship may enter; Cue: said|No source; Kind: Indirect; Note: Which ship? (+1)");
}

/* What was imported may stand between two letters: its card says so. */
static void
test_no_words (Fixture      *fixture,
               gconstpointer data)
{
  guint32 empty = test_document_mark (fixture->document, 'e', 4, 4);
  guint32 other = test_document_mark (fixture->document, 'e', 12, 18);

  assert_card (fixture, empty, "Entity|(no words)|||||Entity: (no words)|");
  test_document_link (fixture->document, other, "same-as", empty);
  assert_card (fixture, other, "Entity|master|Same As\302\240\302\240(no words)||||Entity: master; Same As: (no words)|");
}

static void
test_claim (Fixture      *fixture,
            gconstpointer data)
{
  guint32 claim = test_document_mark (fixture->document, 'c', 36, 83);
  guint32 later = test_document_mark (fixture->document, 'q', 76, 82);
  guint32 earlier = test_document_mark (fixture->document, 'q', 59, 71);
  guint32 source = test_document_mark (fixture->document, 's', 0, 18);

  test_document_link (fixture->document, claim, "evidence", later);
  test_document_link (fixture->document, claim, "evidence", earlier);
  test_document_link (fixture->document, claim, "claimant", source);
  assert_card (fixture, claim,
               "Claim|that no ship may enter the new dock before May.|Claimant\302\240\302\240The harbour master\n"
               "Evidence\302\240\302\240the new dock, re May||||"
               "Claim: that no ship may enter the new dock before May.; Claimant: The harbour master; "
               "Evidence: the new dock, re May|");
}

static void
test_entity (Fixture      *fixture,
             gconstpointer data)
{
  static const NotandaId reference = NOTANDA_ID_ATTRIBUTE_ENTITY_REFERENCE;
  NotandaValue           number = notanda_value_reference ("Wikidata", "Q1", "the master");
  NotandaRange           ranges[] = { { 4, 11 }, { 12, 18 } };
  NotandaNewAnnotation   what = {
      .type = NOTANDA_ID_TYPE_ENTITY,
      .fragments = ranges,
      .n_fragments = 2,
      .author = "Émile de la Tour-Orsay",
  };
  guint32 slot;

  g_assert_true (notanda_document_add (fixture->document, &what, "Mark", &slot, NULL));
  notanda_document_set_attribute (fixture->document, slot, &reference, &number, "Set");
  notanda_document_set_state (fixture->document, slot, "accepted", "Set");
  assert_card (fixture, slot,
               "Entity|harbour … master|Reference: the master (Wikidata:Q1)||accepted||"
               "Entity: harbour … master|Reference: the master (Wikidata:Q1); Émile de la Tour-Orsay; accepted");
}

/* Two people's different types, and a deletion that an edit outlived. */
static void
test_differences (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (NotandaDocument) other = test_document_new (TEXT, 2);
  g_autoptr (NotandaSnapshot) start = NULL;
  g_autoptr (NotandaSnapshot) end = NULL;
  guint32 slot = test_document_mark (fixture->document, 'e', 0, 18);
  guint32 deleted = test_document_mark (fixture->document, 'e', 27, 33);

  start = notanda_document_snapshot (fixture->document);
  g_assert_true (notanda_document_merge (other, start, NULL, NULL));
  notanda_document_set_type (other, slot, notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE), "Change");
  notanda_document_set_type (other, deleted, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Change");
  end = notanda_document_snapshot (other);
  notanda_document_set_type (fixture->document, slot, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Change");
  notanda_document_remove (fixture->document, deleted, "Remove");
  g_assert_true (notanda_document_merge (fixture->document, end, NULL, NULL));
  g_assert_true (strstr (describe (fixture, slot), "|Values differ|") != NULL);
  g_assert_true (strstr (describe (fixture, deleted), "|Edited while deleted|") != NULL);
}

/* A quote that makes words run backwards turns nothing around behind it. */
static void
test_overrides (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (NotandaDocument) document = test_document_new ("pay \342\200\25624 yad, he said", 1);
  guint32          quote = test_document_mark (document, 'q', 0, 11);
  guint32          source = test_document_mark (document, 's', 4, 11);
  g_autofree char *shown = NULL;

  test_document_link (document, quote, "source", source);
  g_set_object (&fixture->document, document);
  shown = describe (fixture, quote);
  g_assert_true (g_str_has_prefix (shown, "Quote|pay \342\207\24024 yad|Source\302\240\302\240\342\207\24024 yad"));
  g_assert_null (strstr (shown, "\342\200\256"));
  g_clear_object (&document);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/notanda/app/card-text/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("quote", test_quote);
  ADD ("no-words", test_no_words);
  ADD ("claim", test_claim);
  ADD ("entity", test_entity);
  ADD ("differences", test_differences);
  ADD ("overrides", test_overrides);
  return g_test_run ();
}

/* test-golden.c: a document that has one of everything a file can hold
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-golden.h"

#include <string.h>

#include "model/notanda-loaded.h"
#include "model/versions/notanda-version.h"
#include "util/test-documents.h"

#define TEXT                                                               \
  "Harbour bridge to close for a year\n"                                   \
  "By Ines Moreau\n"                                                       \
  "\n"                                                                     \
  "“It will take a year,” the engineer Tomas Okafor said on Monday, “and " \
  "not a day less.” The council 🏛 doubts that.\n"

NotandaStored *
test_unknown_record_new (guint number)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint8  value[] = { 200, 1, 2, (guint8) number };
  NotandaRecord record = {
    .kind = TEST_UNKNOWN_KIND,
    .replica = 9,
    .clock = 3 + number,
    .time = 4,
    .author = "Zoë",
    .value = value,
    .value_size = sizeof value,
  };

  notanda_id_for_name ("future", "subject", &record.subject);
  notanda_record_write (&record, bytes);

  return notanda_stored_new (bytes->data, bytes->len);
}

static NotandaDocument *
new_document (guint64     replica,
              const char *author)
{
  static const NotandaBlock blocks[] = {
    { 0, 34, NOTANDA_BLOCK_TITLE, 0 },
    { 35, 49, NOTANDA_BLOCK_BYLINE, 0 },
    { 51, 164, NOTANDA_BLOCK_PARAGRAPH, 0 },
  };
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (replica, author);
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (NotandaArticle) article = notanda_article_new (bytes, NULL);
  g_autoptr (NotandaReading) reading = notanda_reading_new (article);

  if (replica == 1)
    {
      g_array_append_vals (reading->blocks, blocks, G_N_ELEMENTS (blocks));
      reading->meta[NOTANDA_META_TITLE] = g_strdup ("Harbour bridge to close for a year");
      reading->meta[NOTANDA_META_BYLINE] = g_strdup ("Ines Moreau");
      reading->meta[NOTANDA_META_DATE] = g_strdup ("2026-03-02");
    }

  return notanda_document_new (reading, identity);
}

static void
set_attribute (NotandaDocument *document,
               guint32          slot,
               const char      *name,
               NotandaValue     value)
{
  NotandaId id;

  notanda_id_for_name ("golden-attribute", name, &id);
  notanda_document_set_attribute (document, slot, &id, &value, "Set");
}

/* One creation with all that its extra bytes can hold. */
static guint32
mark_whole_quote (NotandaDocument *document)
{
  static const NotandaRange fragments[] = { { 51, 73 }, { 117, 139 } };
  NotandaAttribute          attributes[] = {
    { .value = notanda_value_text (NOTANDA_VALUE_CHOICE, "direct") },
    { .value = notanda_value_yes_no (TRUE) },
    { .value = notanda_value_reference ("wikidata", "Q42", "Douglas") },
  };
  NotandaNewAnnotation what = {
    .type = *notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE),
    .fragments = fragments,
    .n_fragments = G_N_ELEMENTS (fragments),
    .attributes = attributes,
    .n_attributes = G_N_ELEMENTS (attributes),
    .origin = NOTANDA_ORIGIN_PROPOSAL,
    .rule = "quotation marks",
  };
  guint32 slot;

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    attributes[i].id.bytes[0] = (guint8) (3 * i + 1);
  g_assert_true (notanda_document_add (document, &what, "Mark as Quote", &slot, NULL));

  return slot;
}

static void
link_to (NotandaDocument *document,
         guint32          from,
         guint32          to)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaNamedValue named = { "certainty", notanda_value_text (NOTANDA_VALUE_NUMBER, "0.5") };
  NotandaLink       link = { .attributes = &named, .n_attributes = 1 };

  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (document, to, &annotation));
  link.target = annotation.id;
  notanda_id_for_name ("golden-role", "source", &link.role);
  notanda_document_set_link (document, from, &link, NULL, "Link");
}

static void
add_type (NotandaDocument *document)
{
  NotandaId    id;
  NotandaValue element = notanda_value_text (NOTANDA_VALUE_TEXT, "type");
  NotandaValue identifier = notanda_value_text (NOTANDA_VALUE_TEXT, "Doubt");

  notanda_tag_set_id_for_type ("Doubt", &id);
  notanda_document_begin_step (document, "Add Type");
  notanda_document_set_tag_property (document, &id, NOTANDA_TAG_ELEMENT, &element, "");
  notanda_document_set_tag_property (document, &id, NOTANDA_TAG_IDENTIFIER, &identifier, "");
  notanda_document_end_step (document);
}

/* What the first of two people does. */
static void
work (NotandaDocument *document)
{
  const NotandaRange moved[] = { { 92, 98 }, { 99, 104 } };
  guint32            quote = mark_whole_quote (document);
  guint32            source = test_document_mark (document, 's', 75, 104);
  guint32            entity = test_document_mark (document, 'e', 92, 104);
  guint32            claim = test_document_mark (document, 'c', 141, 164);
  NotandaId          note = { { 0 } };

  set_attribute (document, entity, "text", notanda_value_text (NOTANDA_VALUE_TEXT, "ingénieur"));
  set_attribute (document, entity, "date", notanda_value_text (NOTANDA_VALUE_DATE, "2026-03"));
  set_attribute (document, entity, "id", notanda_value_id (notanda_builtin_type_get_id (NOTANDA_TYPE_CUE)));
  set_attribute (document, claim, "number", notanda_value_text (NOTANDA_VALUE_NUMBER, "12.5"));
  link_to (document, quote, source);
  link_to (document, source, entity);
  notanda_document_set_note (document, claim, "", "Which council?", &note, "Note");
  notanda_document_set_note (document, quote, "AnnotatorNotes", "Two pieces", NULL, "Note");
  g_assert_true (notanda_document_set_fragments (document, entity, moved, 2, "Move", NULL));
  notanda_document_remove (document, source, "Remove");
  g_assert_true (notanda_document_undo (document, NULL));
  add_type (document);
  notanda_document_set_meta (document, NOTANDA_META_OUTLET, "The Harbour Post", "Set Outlet");
  test_document_mark (document, 'u', 105, 109);
  g_assert_true (notanda_document_undo (document, NULL));
}

/* Both change the same field; one deletes what the other works on. */
static void
quarrel (NotandaDocument *mine,
         NotandaDocument *theirs)
{
  g_autoptr (NotandaSnapshot) shared = notanda_document_snapshot (mine);
  g_autoptr (NotandaSnapshot) changed = NULL;

  g_assert_true (notanda_document_merge (theirs, shared, NULL, NULL));
  notanda_document_set_type (mine, 2, notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE), "Retag");
  notanda_document_set_type (theirs, 2, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retag");
  notanda_document_remove (mine, 3, "Remove");
  notanda_document_set_note (theirs, 3, "", "The city council", NULL, "Note");
  test_document_mark (theirs, 'e', 4, 10);
  changed = notanda_document_snapshot (theirs);
  g_assert_true (notanda_document_merge (mine, changed, NULL, NULL));
}

NotandaSnapshot *
test_golden_snapshot (void)
{
  g_autoptr (NotandaDocument) mine = new_document (1, "Ada");
  g_autoptr (NotandaDocument) theirs = new_document (2, "Bø");
  g_autoptr (GBytes) future = g_bytes_new_static ("a later version wrote this", 26);
  NotandaSnapshot *snapshot;

  work (mine);
  quarrel (mine, theirs);
  snapshot = notanda_document_snapshot (mine);
  g_ptr_array_add (snapshot->added, test_unknown_record_new (0));
  g_ptr_array_add (snapshot->sections, notanda_section_new ("index", 0, "ay", future));
  g_ptr_array_add (snapshot->sections, notanda_section_new ("reading-position", NOTANDA_SECTION_LOCAL, "ay", future));
  g_ptr_array_add (snapshot->kept_aside, notanda_kept_aside_new ("It is outside the text.", "annotations", "\1\2\3\0\4", 5));

  return snapshot;
}

static NotandaReading *
new_page (gboolean is_corrected)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("test");
  NotandaReading *reading;

  notanda_loaded_add_block (loaded, g_strdup ("Home"), NOTANDA_BLOCK_LIST_ITEM, 1, NOTANDA_LEFT_OUT_NAVIGATION);
  notanda_loaded_add_block (loaded, g_strdup ("Harbour bridge to close"), NOTANDA_BLOCK_TITLE, 0, 0);
  notanda_loaded_add_block (loaded, g_strdup ("Also read: ferries 🏛"), NOTANDA_BLOCK_HEADING, 3, NOTANDA_LEFT_OUT_TEASER);
  notanda_loaded_add_block (loaded, g_strdup (is_corrected ? "It takes a year, Tomas Okafor said." : "It takes a year, Thomas Okafor said."),
                            NOTANDA_BLOCK_PARAGRAPH, 0, 0);
  notanda_loaded_add_block (loaded, g_strdup ("from a later version"), NOTANDA_BLOCK_PARAGRAPH, 0, 200);
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup ("Harbour bridge | The Post"), "title");
  notanda_loaded_set_meta (loaded, NOTANDA_META_DATE, g_strdup ("2026-03-02"), "json-ld");
  reading = notanda_loaded_dup_reading (loaded, NULL);
  g_assert_nonnull (reading);

  return reading;
}

NotandaSnapshot *
test_golden_1_1_snapshot (void)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaReading) page = new_page (FALSE);
  g_autoptr (NotandaReading) corrected = new_page (TRUE);
  g_autoptr (NotandaDocument) old = notanda_document_new (page, identity);
  g_autoptr (NotandaDocument) new = NULL;
  g_autoptr (NotandaVersionReport) report = NULL;

  notanda_document_set_meta (old, NOTANDA_META_TITLE, "Harbour bridge to close", "Change Title");
  notanda_document_set_block_kind (old, 0, NOTANDA_BLOCK_HEADING, 2, "Change Kind");
  notanda_document_fix (old);
  test_document_mark (old, 'q', 25, 41);
  test_document_mark (old, 's', 42, 55);
  test_document_link (old, 0, "source", 1);
  new = notanda_version_new (old, "bridge.notanda", corrected, identity, &report, NULL);
  notanda_document_set_meta (new, NOTANDA_META_BYLINE, "Ines Moreau", "Add Byline");

  return notanda_document_snapshot (new);
}

/* material.c: articles and annotations to measure with, the same on each machine
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/material.h"

#include <stdio.h>
#include <string.h>

#include "format/notanda-format.h"
#include "model/notanda-ids.h"

static const char *const names[] = {
  "Ada Venn", "the harbour office", "Émile Orsay", "the Lindqvist report", "Portsea", "Mayor Tolnai",
  "the river authority", "Siobhán Reyes", "the night school", "Göran Palsson", "the county court", "Nadia Okoro"
};
static const char *const cues[] = { "said", "told reporters", "wrote", "insisted", "added", "warned", "replied" };
static const char *const clauses[] = {
  "the bridge will stay closed until the spring", "nobody had counted the boats before the flood",
  "the budget for the new line has been cut by a third", "three of the seven pumps were out of order",
  "the naïve plan of last year had no chance", "every household is to receive a letter this week",
  "the figures don’t show what the ministry claims", "a second survey cost €48,000 and found nothing",
  "the old mill is older than the town hall", "more than 1,200 people signed the petition"
};

#define PICK(rand, list) ((list)[g_rand_int_range ((rand), 0, (gint32) G_N_ELEMENTS (list))])

static void
append_sentence (GString *text,
                 GRand   *rand)
{
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_string_append_printf (text, "“We know that %s,” %s %s.", PICK (rand, clauses), PICK (rand, names), PICK (rand, cues));
      break;
    case 1:
      g_string_append_printf (text, "According to %s, %s, and %s.", PICK (rand, names), PICK (rand, clauses), PICK (rand, clauses));
      break;
    case 2:
      g_string_append_printf (text, "Yet %s %s that %s.", PICK (rand, names), PICK (rand, cues), PICK (rand, clauses));
      break;
    default:
      g_string_append_printf (text, "In %s, where %s, it was quiet on day %d.", PICK (rand, names), PICK (rand, clauses), g_rand_int_range (rand, 2, 400));
    }
}

char *
material_text (GRand *rand,
               gsize  size,
               guint  paragraph)
{
  g_autoptr (GString) text = g_string_sized_new (size + 256);

  for (guint n = 1; text->len < size; n++)
    {
      append_sentence (text, rand);
      g_string_append_c (text, paragraph != 0 && n % paragraph == 0 ? '\n' : ' ');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_blocks (NotandaReading *reading,
            const char     *text)
{
  guint32 start = 0;
  guint32 at = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), at++)
    if (*p == '\n')
      {
        NotandaBlock block = { .start = start, .end = at, .kind = start == 0 ? NOTANDA_BLOCK_TITLE : NOTANDA_BLOCK_PARAGRAPH };

        g_array_append_val (reading->blocks, block);
        start = at + 1;
      }
}

NotandaDocument *
material_document (const char      *text,
                   NotandaIdentity *identity)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (NotandaArticle) article = notanda_article_new (bytes, NULL);
  g_autoptr (NotandaReading) reading = notanda_reading_new (article);

  add_blocks (reading, text);
  reading->meta[NOTANDA_META_TITLE] = g_strndup (text, strcspn (text, "\n.,"));
  reading->meta[NOTANDA_META_BYLINE] = g_strdup ("By Nadia Okoro");
  reading->meta[NOTANDA_META_OUTLET] = g_strdup ("The Portsea Echo");
  reading->meta[NOTANDA_META_DATE] = g_strdup ("2026-03-14");
  reading->meta[NOTANDA_META_LANGUAGE] = g_strdup ("en");

  return notanda_document_new (reading, identity);
}

void
material_mark_many (NotandaDocument *document,
                    GRand           *rand,
                    guint            n)
{
  static const NotandaId   types[] = { NOTANDA_ID_TYPE_QUOTE, NOTANDA_ID_TYPE_CLAIM, NOTANDA_ID_TYPE_ENTITY, NOTANDA_ID_TYPE_SOURCE, NOTANDA_ID_TYPE_CUE };
  static const char *const authors[] = { "Ada Venn", "Göran Palsson", "Nadia Okoro" };
  gint32                   n_chars = (gint32) notanda_article_get_n_chars (notanda_document_get_article (document));

  notanda_document_begin_step (document, "Import");
  for (guint i = 0; i < n; i++)
    {
      guint32              start = (guint32) g_rand_int_range (rand, 0, n_chars - 60);
      NotandaRange         range = { start, start + (guint32) g_rand_int_range (rand, 2, 60) };
      NotandaNewAnnotation what = {
        .type = PICK (rand, types),
        .fragments = &range,
        .n_fragments = 1,
        .origin = NOTANDA_ORIGIN_IMPORT,
        .author = PICK (rand, authors),
      };

      g_assert_true (notanda_document_add (document, &what, "Import", NULL, NULL));
    }
  notanda_document_end_step (document);
}

static guint32
mark (NotandaDocument *document,
      const NotandaId *type,
      guint32          start,
      guint32          end)
{
  NotandaRange         range = { start, end };
  NotandaNewAnnotation what = { .type = *type, .fragments = &range, .n_fragments = 1 };
  guint32              slot;

  g_assert_true (notanda_document_add (document, &what, "Mark", &slot, NULL));

  return slot;
}

static void
choose (NotandaDocument *document,
        guint32          slot,
        const NotandaId *attribute,
        const char      *choice)
{
  NotandaValue value = notanda_value_text (NOTANDA_VALUE_CHOICE, choice);

  notanda_document_set_attribute (document, slot, attribute, &value, "Set");
}

static void
link_to (NotandaDocument *document,
         guint32          from,
         const NotandaId *role,
         guint32          to)
{
  g_auto (NotandaAnnotation) target = { 0 };
  NotandaLink link = { .role = *role };

  notanda_annotation_init (&target);
  notanda_document_read (document, to, &target);
  link.target = target.id;
  notanda_document_set_link (document, from, &link, NULL, "Link");
}

/* A quotation with its source and cue: three annotations. */
static void
mark_quote (NotandaDocument *document,
            GRand           *rand,
            guint32          at)
{
  static const NotandaId   types[] = { NOTANDA_ID_TYPE_QUOTE, NOTANDA_ID_TYPE_SOURCE, NOTANDA_ID_TYPE_CUE };
  static const NotandaId   roles[] = { NOTANDA_ID_ROLE_QUOTE_SOURCE, NOTANDA_ID_ROLE_QUOTE_CUE };
  static const NotandaId   kind = NOTANDA_ID_ATTRIBUTE_QUOTE_KIND;
  static const char *const kinds[] = { "direct", "indirect", "mixed" };
  guint32                  quote = mark (document, &types[0], at, at + 55);

  choose (document, quote, &kind, PICK (rand, kinds));
  link_to (document, quote, &roles[0], mark (document, &types[1], at + 57, at + 66));
  link_to (document, quote, &roles[1], mark (document, &types[2], at + 67, at + 71));
}

static void
mark_entity (NotandaDocument *document,
             GRand           *rand,
             guint32          at)
{
  static const NotandaId   type = NOTANDA_ID_TYPE_ENTITY;
  static const NotandaId   kind = NOTANDA_ID_ATTRIBUTE_ENTITY_TYPE;
  static const NotandaId   reference = NOTANDA_ID_ATTRIBUTE_ENTITY_REFERENCE;
  static const char *const kinds[] = { "PERSON", "ORG", "GPE", "DATE" };
  guint32                  slot = mark (document, &type, at, at + 12);

  choose (document, slot, &kind, PICK (rand, kinds));
  if (g_rand_int_range (rand, 0, 4) == 0)
    {
      NotandaValue value = notanda_value_reference ("Wikidata", "Q64", "a town on a river");

      notanda_document_set_attribute (document, slot, &reference, &value, "Set");
    }
}

static void
mark_claim (NotandaDocument *document,
            GRand           *rand,
            guint32          at)
{
  static const NotandaId type = NOTANDA_ID_TYPE_CLAIM;
  static const NotandaId worthy = NOTANDA_ID_ATTRIBUTE_CLAIM_CHECK_WORTHY;
  static const NotandaId role = NOTANDA_ID_ROLE_CLAIM_EVIDENCE;
  NotandaValue           value = notanda_value_yes_no (g_rand_boolean (rand));
  guint32                slot = mark (document, &type, at, at + 80);

  notanda_document_set_attribute (document, slot, &worthy, &value, "Set");
  link_to (document, slot, &role, 0);
  notanda_document_set_note (document, slot, "", "The figure is from the second survey, not from the first.", NULL, "Note");
}

void
material_mark_article (NotandaDocument *document,
                       GRand           *rand,
                       guint            n)
{
  gint32 n_chars = (gint32) notanda_article_get_n_chars (notanda_document_get_article (document));

  for (guint round = 0; notanda_document_get_n_slots (document) < n; round++)
    {
      guint32 at = (guint32) g_rand_int_range (rand, 0, n_chars - 90);

      if (round % 3 == 0 && notanda_document_get_n_slots (document) + 3 <= n)
        mark_quote (document, rand, at);
      else if (round % 3 == 1 && round % 4 == 0)
        mark_claim (document, rand, at);
      else
        mark_entity (document, rand, at);
    }
}

void
material_write (NotandaDocument *document,
                const char      *path)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, NULL);
  FILE *file = fopen (path, "wbe");

  g_assert_nonnull (bytes);
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), file), ==, g_bytes_get_size (bytes));
  g_assert_cmpint (fclose (file), ==, 0);
}

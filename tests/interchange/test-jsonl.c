/* test-jsonl.c: JSON Lines, written, read and applied
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-jsonl.h"

#include <string.h>

#include "model/notanda-tag-set-edit.h"
#include "util/test-exchange.h"

#define HEAD "{\"format\":\"notanda-annotations\",\"version\":1,"

static void
test_times (void)
{
  static const struct
  {
    const char *string;
    gint64      time;
  } times[] = {
    { "\"1970-01-01T00:00:00.000000Z\"", 0 },
    { "\"1969-12-31T23:59:59.999999Z\"", -1 },
    { "\"2026-11-23T22:36:05.000001Z\"", G_GINT64_CONSTANT (1795473365000001) },
    { "\"2000-02-29T12:00:00.500000Z\"", G_GINT64_CONSTANT (951825600500000) },
    { "\"0001-01-01T00:00:00.000000Z\"", G_GINT64_CONSTANT (-62135596800000000) },
    { "\"9999-12-31T23:59:59.999999Z\"", G_GINT64_CONSTANT (253402300799999999) },
    { "253402300800000000", G_GINT64_CONSTANT (253402300800000000) },
    { "-9223372036854775808", G_MININT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_auto (NotandaBuffer) buffer = { 0 };
      g_autofree char *bare = NULL;
      gint64           time = 1;

      notanda_buffer_append_json_time (&buffer, times[i].time);
      notanda_buffer_append_char (&buffer, '\0');
      g_assert_cmpstr (buffer.data, ==, times[i].string);
      if (buffer.data[0] != '"')
        continue;
      bare = g_strndup (buffer.data + 1, strlen (buffer.data) - 2);
      g_assert_true (notanda_jsonl_parse_time (bare, &time));
      g_assert_cmpint (time, ==, times[i].time);
    }
}

static void
test_random_times (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      gint64 time = (gint64) ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ()) / 64;
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc_usec (time);
      g_autofree char *form = date != NULL ? g_date_time_format (date, "\"%04Y-%m-%dT%H:%M:%S.%fZ\"") : NULL;
      g_auto (NotandaBuffer) buffer = { 0 };

      if (form == NULL || g_date_time_get_year (date) < 1000)
        continue;
      notanda_buffer_append_json_time (&buffer, time);
      notanda_buffer_append_char (&buffer, '\0');
      g_assert_cmpstr (buffer.data, ==, form);
    }
}

static void
test_escapes (void)
{
  static const char in[] = "a\"b\\c\n\r\t\x01\x7f\xc2\x85\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaa\xc3\xa9\xf0\x9f\x98\x80";
  g_auto (NotandaBuffer) buffer = { 0 };

  notanda_buffer_append_json (&buffer, in, strlen (in));
  notanda_buffer_append_char (&buffer, '\0');
  g_assert_cmpstr (buffer.data, ==,
                   "\"a\\\"b\\\\c\\n\\r\\t\\u0001\\u007f\\u0085\\u2028\\u2029\xe2\x80\xaa\xc3\xa9\xf0\x9f\x98\x80\"");
}

static void
append_plainly (GString    *out,
                const char *character)
{
  gunichar c = g_utf8_get_char (character);

  if (c == '"' || c == '\\')
    g_string_append_printf (out, "\\%c", (char) c);
  else if (c == '\n' || c == '\t' || c == '\r')
    g_string_append (out, c == '\n' ? "\\n" : c == '\t' ? "\\t"
                                                        : "\\r");
  else if (c < 0x20 || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029)
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_unichar (out, c);
}

/* Strings are looked through eight bytes at a time: each character in each place
 * of such a word, before and behind each kind of neighbour. */
static void
test_escapes_everywhere (void)
{
  static const char *const others[] = { "a", " ", "!", "\x1f", "\"", "\\", "~", "\x7f", "\xc2\x85", "\xc2\xa0", "\xc3\xa9", "\xe2\x80\xa8", "\xe2\x80\x9c", "\xf0\x9f\x98\x80" };
  g_auto (NotandaBuffer) buffer = { 0 };

  for (gunichar c = 1; c < 0x2100; c++)
    for (guint place = 0; place < 10; place++)
      {
        char character[8] = "";
        g_autoptr (GString) in = g_string_new (NULL);
        g_autoptr (GString) expected = g_string_new ("\"");

        g_unichar_to_utf8 (c, character);
        for (guint i = 0; i < 12; i++)
          g_string_append (in, i == place ? character : i < place ? "x"
                                                                  : others[(c + i) % G_N_ELEMENTS (others)]);
        for (const char *at = in->str; *at != '\0'; at = g_utf8_next_char (at))
          append_plainly (expected, at);
        g_string_append_c (expected, '"');

        buffer.size = 0;
        notanda_buffer_append_json (&buffer, in->str, in->len);
        g_assert_cmpmem (buffer.data, buffer.size, expected->str, expected->len);
      }
}

static void
test_golden (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("Ann said \360\237\230\200.", 1);
  g_autofree char *out = NULL;
  const char      *annotations;

  test_document_mark (document, 'e', 0, 3);
  out = test_exchange_write (document, "jsonl");
  g_assert_true (g_str_has_prefix (out, HEAD "\"id\":\""));
  g_assert_nonnull (strstr (out, "\",\"name\":\"doc\",\"text\":\"Ann said \360\237\230\200.\",\"metadata\":{},\"blocks\":[],\"annotations\":[{\"id\":\""));
  annotations = strstr (out, "\"type\":");
  g_assert_cmpstr (annotations, ==,
                   "\"type\":\"Entity\",\"start\":0,\"end\":3,\"text\":\"Ann\",\"attributes\":{},\"links\":[],\"notes\":[],"
                   "\"author\":\"Ada\",\"created\":\"1970-01-01T00:00:00.000001Z\",\"origin\":\"hand\"}]}\n");
}

static void
test_rich (void)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autoptr (NotandaDocument) fresh = test_document_new (TEST_EXCHANGE_TEXT, 2);
  g_autofree char *out = test_exchange_write (document, "jsonl");
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char *problems = test_exchange_import (fresh, "jsonl", out, &result);
  g_autofree char *before = test_document_describe (document);
  g_autofree char *after = test_document_describe (fresh);

  test_exchange_check (document, "jsonl");
  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpuint (result.added, ==, 6);
  g_assert_cmpstr (after, ==, before);
}

/* Who wrote a note, and when, and what state an annotation is in. */
static void
test_origin_kept (void)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autoptr (NotandaDocument) fresh = test_document_new (TEST_EXCHANGE_TEXT, 2);
  g_autofree char *out = test_exchange_write (document, "jsonl");
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char *problems = test_exchange_import (fresh, "jsonl", out, &result);
  g_auto (NotandaAnnotation) there = { 0 };
  g_auto (NotandaAnnotation) here = { 0 };
  guint n_states = 0;

  notanda_annotation_init (&there);
  notanda_annotation_init (&here);
  for (guint32 slot = 0; slot < notanda_document_get_n_slots (document); slot++)
    {
      guint32 found;

      g_assert_true (notanda_document_read (document, slot, &there));
      g_assert_true (notanda_document_find (fresh, &there.id, &found));
      g_assert_true (notanda_document_read (fresh, found, &here));
      g_assert_cmpstr (here.state, ==, there.state);
      n_states += here.state[0] != '\0';
      for (guint i = 0; i < there.n_notes; i++)
        {
          g_assert_cmpstr (here.notes[i].author, ==, there.notes[i].author);
          g_assert_cmpint (here.notes[i].time, ==, there.notes[i].time);
        }
    }
  g_assert_cmpuint (n_states, ==, 1);
}

static void
test_twice (void)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autofree char *out = test_exchange_write (document, "jsonl");
  g_auto (NotandaImportResult) result = { 0 };
  guint64          serial = notanda_document_get_serial (document);
  g_autofree char *label = g_strdup (notanda_document_get_undo_label (document));
  g_autofree char *problems = test_exchange_import (document, "jsonl", out, &result);

  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpuint (result.unchanged, ==, 6);
  g_assert_cmpuint (result.added + result.changed, ==, 0);
  g_assert_cmpuint (notanda_document_get_serial (document), ==, serial);
  g_assert_cmpstr (notanda_document_get_undo_label (document), ==, label);
}

/* Only what differs is written, in one step. */
static void
test_changed (void)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autofree char *before = test_document_describe (document);
  g_autofree char *out = test_exchange_write (document, "jsonl");
  g_auto (GStrv) parts = g_strsplit (out, "\"mixed\"", 2);
  g_autofree char *edited = g_strjoinv ("\"direct\"", parts);
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char *problems = test_exchange_import (document, "jsonl", edited, &result);
  g_autofree char *after = NULL;

  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpuint (result.changed, ==, 1);
  g_assert_cmpuint (result.unchanged, ==, 5);
  g_assert_true (notanda_document_undo (document, NULL));
  after = test_document_describe (document);
  g_assert_cmpstr (after, ==, before);
}

static void
test_deleted_stays (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("Ann said", 1);
  guint32          slot = test_document_mark (document, 'e', 0, 3);
  g_autofree char *out = test_exchange_write (document, "jsonl");
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char *problems = NULL;

  notanda_document_remove (document, slot, "Remove");
  problems = test_exchange_import (document, "jsonl", out, &result);
  g_assert_cmpuint (result.deleted, ==, 1);
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 0);
}

/* A tag set of one's own goes along. */
static void
test_tag_set (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("Ann said it", 1);
  g_autoptr (NotandaDocument) fresh = test_document_new ("Ann said it", 2);
  g_auto (NotandaImportResult) first = { 0 };
  g_auto (NotandaImportResult) second = { 0 };
  g_autofree char      *one = test_exchange_import (document, "brat",
                                                    "T1\tPlace 0 3\nT2\tPlace 9 11\nA1\tsize T1 big\nA2\tsize T2 \xc3\xa9norme\n"
                                                         "R1\tNear Arg1:T1 Arg2:T2\n",
                                                    &first);
  NotandaValue          label = notanda_value_text (NOTANDA_VALUE_TEXT, "Zitat \xe2\x80\x9e\xe2\x80\x9c");
  g_autofree char      *out = NULL;
  g_autofree char      *other = NULL;
  g_autofree char      *again = NULL;
  const NotandaTagType *type;

  notanda_document_set_tag_property (document, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), NOTANDA_TAG_LABEL, &label, "Rename");
  test_exchange_check (document, "jsonl");
  out = test_exchange_write (document, "jsonl");
  g_assert_nonnull (strstr (out, "\"tag_set\":[{"));
  other = test_exchange_import (fresh, "jsonl", out, &second);
  g_assert_cmpstr (other, ==, "");
  again = test_exchange_write (fresh, "jsonl");
  g_assert_cmpstr (again, ==, out);

  type = notanda_tag_set_find_type_named (notanda_document_get_tag_set (fresh), "Place");
  g_assert_nonnull (type);
  g_assert_cmpint (notanda_tag_type_find_attribute_named (type, "size")->kind, ==, NOTANDA_VALUE_TEXT);
  g_assert_nonnull (notanda_tag_type_find_role_named (type, "Near"));
}

/* So do a type that became one with another, and what is retired. */
static void
test_edited_tag_set (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("Ann said it", 1);
  g_autoptr (NotandaDocument) fresh = test_document_new ("Ann said it", 2);
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char           *out = NULL;
  g_autofree char           *problems = NULL;
  g_autofree char           *again = NULL;
  NotandaTagSet             *tag_set = notanda_document_get_tag_set (fresh);
  NotandaId                  attribute;
  const NotandaTagAttribute *read;

  test_document_mark (document, 's', 0, 3);
  g_assert_true (notanda_tag_edit_merge (document, notanda_builtin_type_get_id (NOTANDA_TYPE_SOURCE),
                                         notanda_builtin_type_get_id (NOTANDA_TYPE_ENTITY), NULL));
  g_assert_true (notanda_tag_edit_set_pattern (document, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE),
                                               NOTANDA_PATTERN_SOLID, NULL));
  g_assert_true (notanda_tag_edit_add_part (document, NOTANDA_TAG_PART_ATTRIBUTE,
                                            notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Mood", &attribute, NULL));
  g_assert_true (notanda_tag_edit_set_default (document, &attribute, "sober", NULL));
  g_assert_true (notanda_tag_edit_set_retired (document, &attribute, TRUE, NULL));
  test_exchange_check (document, "jsonl");

  out = test_exchange_write (document, "jsonl");
  problems = test_exchange_import (fresh, "jsonl", out, &result);
  g_assert_cmpstr (problems, ==, "");
  again = test_exchange_write (fresh, "jsonl");
  g_assert_cmpstr (again, ==, out);
  test_document_assert (fresh, "e0-3");
  g_assert_cmpuint (notanda_tag_set_get_n_types (tag_set), ==, NOTANDA_N_BUILTIN_TYPES - 1);
  g_assert_cmpuint (notanda_tag_set_find_type_named (tag_set, "Cue")->pattern, ==, NOTANDA_PATTERN_SOLID);
  read = notanda_tag_set_find_attribute (tag_set, &attribute);
  g_assert_cmpstr (read->initial, ==, "sober");
  g_assert_true (read->retired);
}

/* Lines about other articles, without a hash, without ids. */
static void
test_lines (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("Ann said", 1);
  g_auto (NotandaImportResult) result = { 0 };
  const char      *in = HEAD "\"id\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"annotations\":[{}]}\n"
                             "\n" HEAD "\"text\":\"Bo said\",\"annotations\":[{\"type\":\"Cue\",\"start\":3,\"end\":7}]}\n"
                             "{\"format\":\"other\"}\n"
                             "[1,\n" HEAD "\"text\":\"Ann said\",\"annotations\":[{\"type\":\"Cue\",\"start\":4,\"end\":8,\"text\":\"said\"},"
                             "{\"type\":\"Cue\",\"start\":0,\"end\":4,\"text\":\"said\"}, 7, {\"type\":\"Cue\"},"
                             "{\"type\":\"Entity\",\"start\":0,\"end\":3,\"attributes\":{\"type\":\"ORG\",\"x\":{},\"reference\":\"Wikidata:Q1\"},"
                             "\"links\":[{}],\"notes\":[{\"text\":\"n\"},{}]},"
                             "{\"type\":\"a b\",\"start\":0,\"end\":3}]}";
  g_autofree char *problems = test_exchange_import (document, "jsonl", in, &result);
  g_autofree char *marks = test_document_to_string (document);

  g_assert_cmpstr (marks, ==, "e0-3 u4-8");
  g_assert_cmpuint (result.added, ==, 2);
  g_assert_cmpuint (result.notes, ==, 1);
  g_assert_nonnull (strstr (problems, "line 4: "));
  g_assert_nonnull (strstr (problems, "line 5: "));
  g_assert_cmpuint (result.n_problems, ==, 9);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *in;
    int         code;
  } cases[] = {
    { "", NOTANDA_ERROR_INVALID },
    { "hello\n", NOTANDA_ERROR_INVALID },
    { "{}\n", NOTANDA_ERROR_INVALID },
    { "{\"format\":\"notanda-annotations\",\"version\":2,\"annotations\":[]}\n", NOTANDA_ERROR_INVALID },
    { HEAD "\"text\":\"Bo\",\"annotations\":[]}\n", NOTANDA_ERROR_OTHER_ARTICLE },
    { HEAD "\"annotations\":[{\"type\":\"Cue\",\"start\":0,\"end\":99}]}\n", NOTANDA_ERROR_OTHER_ARTICLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaDocument) document = test_document_new ("Ann said", 1);
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].in, strlen (cases[i].in));
      g_auto (NotandaImportResult) result = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (notanda_import (document, notanda_format_find ("jsonl"), bytes, "x", &result, &error));
      g_assert_error (error, NOTANDA_ERROR, cases[i].code);
      g_assert_null (notanda_document_get_undo_label (document));
    }
}

/* Any prefix and any flipped byte gives a line or an error. */
static void
test_noise (void)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autofree char *out = test_exchange_write (document, "jsonl");
  g_autoptr (NotandaJsonlReader) reader = notanda_jsonl_reader_new ();
  g_auto (NotandaMarks) marks = { 0 };
  gsize size = strlen (out);

  notanda_marks_init (&marks);
  for (gsize n = 0; n < size; n++)
    {
      g_autofree char *exact = g_memdup2 (out, n);

      notanda_jsonl_reader_read (reader, n > 0 ? exact : "", n, 1, &marks, NULL);
    }
  for (gsize n = 0; n < size; n++)
    {
      out[n] ^= (char) (1 << g_test_rand_int_range (0, 8));
      notanda_jsonl_reader_read (reader, out, size, 1, &marks, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/interchange/jsonl/times", test_times);
  g_test_add_func ("/notanda/interchange/jsonl/random-times", test_random_times);
  g_test_add_func ("/notanda/interchange/jsonl/origin-kept", test_origin_kept);
  g_test_add_func ("/notanda/interchange/jsonl/escapes", test_escapes);
  g_test_add_func ("/notanda/interchange/jsonl/escapes/everywhere", test_escapes_everywhere);
  g_test_add_func ("/notanda/interchange/jsonl/golden", test_golden);
  g_test_add_func ("/notanda/interchange/jsonl/rich", test_rich);
  g_test_add_func ("/notanda/interchange/jsonl/twice", test_twice);
  g_test_add_func ("/notanda/interchange/jsonl/changed", test_changed);
  g_test_add_func ("/notanda/interchange/jsonl/deleted-stays", test_deleted_stays);
  g_test_add_func ("/notanda/interchange/jsonl/tag-set", test_tag_set);
  g_test_add_func ("/notanda/interchange/jsonl/edited-tag-set", test_edited_tag_set);
  g_test_add_func ("/notanda/interchange/jsonl/lines", test_lines);
  g_test_add_func ("/notanda/interchange/jsonl/refused", test_refused);
  g_test_add_func ("/notanda/interchange/jsonl/noise", test_noise);

  return g_test_run ();
}

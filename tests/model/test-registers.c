/* test-registers.c: records taken in one by one show what all at once show
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-registers.h"

#include <string.h>

#include "model/notanda-ids.h"

/* Hashes are made up here, so that records may cite any other, also one that comes
 * later and, as no real ones can, one that cites them in turn. */

#define N 60
#define N_FIELDS 4

typedef struct
{
  GRand          *rand;
  NotandaHash     hashes[N];
  NotandaHash     creation_hash;
  NotandaCreation creation;
  GPtrArray      *bytes; /* (element-type GByteArray) */
  GArray         *all;   /* (element-type NotandaKnown) */
} Case;

/* Two that a creation has, and two that it hasn't. */
static NotandaId
pick_field (Case *test)
{
  gint32    number = g_rand_int_range (test->rand, 0, N_FIELDS);
  NotandaId other = { { (guint8) (200 * (number % 2) + 7) } };

  if (number == 0)
    return *notanda_field_get_position ();

  return number == 1 ? *notanda_field_get_type_field () : other;
}

static void
write_value (Case       *test,
             GByteArray *out)
{
  char         text[] = { (char) ('a' + g_rand_int_range (test->rand, 0, 3)), '\0' };
  NotandaValue value = notanda_value_text (NOTANDA_VALUE_TEXT, text);

  if (g_rand_int_range (test->rand, 0, 4) == 0)
    notanda_write_u8 (out, NOTANDA_VALUE_LINK); /* more of it isn't looked at */
  else if (g_rand_int_range (test->rand, 0, 4) == 0)
    notanda_write_u8 (out, NOTANDA_VALUE_NONE);
  else
    notanda_value_write (&value, out);
}

static GArray *
pick_parents (Case *test,
              guint number)
{
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  gint32  n = g_rand_int_range (test->rand, 0, 4);

  for (gint32 i = 0; i < n; i++)
    {
      /* near ones, or few would be heads, and now and then any */
      gint32 back = g_rand_int_range (test->rand, 1, 9);
      gint32 parent = g_rand_int_range (test->rand, 0, 12) == 0 ? g_rand_int_range (test->rand, 0, N) : (gint32) number - back;

      g_array_append_val (parents, *(parent < 0 ? &test->creation_hash : &test->hashes[parent]));
    }

  return parents;
}

static void
add_record (Case *test,
            guint number)
{
  static const guint16 kinds[] = { NOTANDA_RECORD_SET, NOTANDA_RECORD_SET, NOTANDA_RECORD_SET, NOTANDA_RECORD_SET, NOTANDA_RECORD_DELETE, NOTANDA_RECORD_RESTORE };
  g_autoptr (GArray) parents = pick_parents (test, number);
  g_autoptr (GByteArray) value = g_byte_array_new ();
  GByteArray   *bytes = g_byte_array_new ();
  NotandaRecord record = {
    .kind = kinds[g_rand_int_range (test->rand, 0, G_N_ELEMENTS (kinds))],
    .replica = (guint64) g_rand_int_range (test->rand, 1, 3),
    .clock = 1 + number / 3,
    .author = "",
    .parents = (const NotandaHash *) parents->data,
    .n_parents = parents->len,
  };
  NotandaKnown known = { .hash = &test->hashes[number] };

  if (record.kind == NOTANDA_RECORD_SET)
    {
      record.field = pick_field (test);
      write_value (test, value);
    }
  else
    notanda_write_u8 (value, NOTANDA_VALUE_NONE);
  record.value = value->data;
  record.value_size = value->len;
  notanda_record_write (&record, bytes);
  known.bytes = bytes->data;
  known.size = bytes->len;
  g_ptr_array_add (test->bytes, bytes);
  g_array_append_val (test->all, known);
}

static void
case_init (Case   *test,
           guint32 seed)
{
  *test = (Case) { .rand = g_rand_new_with_seed (seed) };
  test->bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  test->all = g_array_new (FALSE, FALSE, sizeof (NotandaKnown));
  test->creation = (NotandaCreation) { .author = "", .rule = "", .replica = 1, .clock = (guint64) g_rand_int_range (test->rand, 1, 4), .first = { 3, 9 } };
  memset (test->creation_hash.bytes, 0x55, sizeof test->creation_hash.bytes);
  for (guint i = 0; i < N; i++)
    for (guint k = 0; k < sizeof test->hashes[i].bytes; k++)
      test->hashes[i].bytes[k] = (guint8) g_rand_int (test->rand);
  for (guint i = 0; i < N; i++)
    add_record (test, i);
}

static void
case_clear (Case *test)
{
  g_rand_free (test->rand);
  g_ptr_array_unref (test->bytes);
  g_array_unref (test->all);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

static void
append_numbers (GString    *out,
                const char *name,
                GArray     *numbers)
{
  g_autoptr (GArray) sorted = NULL;

  if (numbers == NULL)
    return;
  g_assert_cmpuint (numbers->len, >, 0);
  sorted = g_array_copy (numbers);
  g_array_sort (sorted, compare_numbers);
  g_string_append_printf (out, "%s:", name);
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf (out, " %u", g_array_index (sorted, guint32, i));
  g_string_append_c (out, '\n');
}

static char *
describe (const NotandaSubject *subject)
{
  GString *out = g_string_new (NULL);
  char     id[NOTANDA_ID_STRING_SIZE];

  for (guint i = 0; i < subject->heads->len; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);

      g_string_append_printf (out, "%s %u since %" G_GUINT64_FORMAT "%s%s%s\n", notanda_id_to_string (&head->field, id), head->known, head->first_clock,
                              head->is_element ? " element" : "", head->is_shown ? " shown" : "", head->is_disputed ? " disputed" : "");
    }
  append_numbers (out, "deletions", subject->deletions);
  append_numbers (out, "restorations", subject->restorations);
  g_string_append_printf (out, "%u differences%s%s\n", subject->n_differences, subject->is_deleted ? " deleted" : "",
                          subject->edited_while_deleted ? " edited" : "");

  return g_string_free_and_steal (out);
}

static void
resolve (NotandaSubject *subject,
         Case           *test,
         gboolean        with_creation)
{
  notanda_subject_resolve (subject, test->all, with_creation ? &test->creation : NULL, with_creation ? &test->creation_hash : NULL);
}

static void
assert_like_anew (const NotandaSubject *subject,
                  Case                 *test,
                  gboolean              with_creation)
{
  NotandaSubject  *other = notanda_subject_new (&subject->id);
  g_autofree char *shown = describe (subject);
  g_autofree char *expected = NULL;

  g_array_append_vals (other->known, subject->known->data, subject->known->len);
  notanda_subject_resolve_anew (other, test->all, with_creation ? &test->creation : NULL, with_creation ? &test->creation_hash : NULL);
  expected = describe (other);
  g_assert_cmpstr (shown, ==, expected);
  notanda_subject_free (other);
}

/* In an order that is near to that of the clocks, or none at all. */
static void
shuffle (guint32 *order,
         GRand   *rand)
{
  gint32 reach = g_rand_boolean (rand) ? 4 : N;

  for (guint32 i = 0; i < N; i++)
    order[i] = i;
  for (gint32 i = 0; i + 1 < N; i++)
    {
      gint32  other = g_rand_int_range (rand, i, MIN (i + reach, N));
      guint32 kept = order[i];

      order[i] = order[other];
      order[other] = kept;
    }
}

static void
check_case (guint32 seed,
            guint  *n_added)
{
  static const NotandaId id = { { 1 } };
  NotandaSubject        *subject = notanda_subject_new (&id);
  guint32                order[N];
  Case                   test;
  gboolean               with_creation;

  case_init (&test, seed);
  with_creation = g_rand_int_range (test.rand, 0, 4) > 0;
  shuffle (order, test.rand);
  for (guint i = 0; i < N; i++)
    {
      g_array_append_val (subject->known, order[i]);
      if (g_rand_int_range (test.rand, 0, 4) == 0)
        continue; /* two at a time */
      *n_added += subject->cited != NULL && !subject->has_headless;
      resolve (subject, &test, with_creation);
      assert_like_anew (subject, &test, with_creation);
    }
  notanda_subject_free (subject);
  case_clear (&test);
}

static void
test_one_by_one (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  guint   n_added = 0;

  for (guint32 i = 0; i < 400; i++)
    {
      g_test_message ("seed %u", seed + i);
      check_case (seed + i, &n_added);
    }
  g_assert_cmpuint (n_added, >, 400 * N / 4);
}

/* An annotation's creation may come after records about it. */
static void
test_forget (void)
{
  static const NotandaId id = { { 1 } };
  NotandaSubject        *subject = notanda_subject_new (&id);
  Case                   test;

  case_init (&test, 5);
  for (guint32 i = 0; i < N; i++)
    {
      g_array_append_val (subject->known, i);
      if (i == N / 2)
        notanda_subject_forget (subject);
      resolve (subject, &test, i >= N / 2);
      assert_like_anew (subject, &test, i >= N / 2);
    }
  notanda_subject_free (subject);
  case_clear (&test);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/registers/one-by-one", test_one_by_one);
  g_test_add_func ("/notanda/model/registers/forget", test_forget);

  return g_test_run ();
}

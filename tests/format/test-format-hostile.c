/* test-format-hostile.c: files that somebody made up, with every checksum right
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "format/notanda-format.h"
#include "util/test-documents.h"
#include "util/test-golden.h"
#include "util/test-sections.h"

typedef struct
{
  GBytes    *good;
  GPtrArray *sections;
  char      *damage;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (NotandaSnapshot) snapshot = test_golden_snapshot ();

  self->good = notanda_format_write (snapshot, NULL);
  self->sections = test_sections_split (self->good);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_bytes_unref (self->good);
  g_ptr_array_unref (self->sections);
  g_free (self->damage);
}

static void
replace (Fixture      *self,
         const char   *name,
         gconstpointer bytes,
         gsize         size)
{
  TestSection *section = test_sections_find (self->sections, name);

  g_byte_array_set_size (section->bytes, 0);
  g_byte_array_append (section->bytes, bytes, (guint) size);
}

static NotandaPacked *
try_open (Fixture *self,
          GError **error)
{
  g_autoptr (GBytes) file = test_sections_join (self->sections, self->good);

  g_clear_pointer (&self->damage, g_free);

  return notanda_format_read (file, "test", FALSE, &self->damage, error);
}

/* It opens, can be used, and gives a sound file when saved under another name. */
static void
use_packed (NotandaPacked *packed)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (5, "Cy");
  g_autoptr (NotandaDocument) document = notanda_document_new_packed (packed, identity);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autofree char *all = test_document_describe (document);
  g_autofree char *damage = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, &error);
  g_autoptr (NotandaPacked) again = NULL;

  g_assert_no_error (error);
  again = notanda_format_read (bytes, "test", TRUE, &damage, &error);
  g_assert_no_error (error);
  g_assert_null (damage);
}

static NotandaPacked *
open_and_use (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  NotandaPacked *packed = try_open (self, &error);

  g_assert_no_error (error);
  use_packed (packed);

  return packed;
}

static void
test_text (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *long_text = g_malloc (NOTANDA_ARTICLE_MAX_SIZE + 1);
  g_autoptr (GError) error = NULL;

  replace (self, "text", "\xff\xfe", 2);
  g_assert_null (try_open (self, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT);
  g_clear_error (&error);

  replace (self, "text", "a\0b", 3);
  g_assert_null (try_open (self, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT);
  g_clear_error (&error);

  memset (long_text, 'a', NOTANDA_ARTICLE_MAX_SIZE + 1);
  replace (self, "text", long_text, NOTANDA_ARTICLE_MAX_SIZE + 1);
  g_assert_null (try_open (self, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE);
}

static void
test_other_text (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;
  TestSection *text = test_sections_find (self->sections, "text");

  text->bytes->data[0] ^= 1;
  file = test_sections_join (self->sections, self->good);
  g_assert_null (notanda_format_read (file, "test", TRUE, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED);
}

/* Each section taken away, given another type, or twice. */
static void
test_sections (Fixture      *self,
               gconstpointer data)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (NotandaPacked) packed = NULL;
      TestSection     *section = self->sections->pdata[i];
      g_autofree char *type = section->type;
      g_autoptr (GError) error = NULL;

      section->type = g_strdup (i == 9 ? "ax" : "(ay)");
      if (i == 0)
        g_assert_null (try_open (self, &error));
      else
        {
          packed = open_and_use (self);
          g_assert_nonnull (self->damage);
        }
      g_free (section->type);
      section->type = g_steal_pointer (&type);
    }
}

static void
test_twice (Fixture      *self,
            gconstpointer data)
{
  TestSection *rows = test_sections_find (self->sections, "rows");
  g_autoptr (NotandaPacked) packed = NULL;

  g_ptr_array_add (self->sections, test_section_new ("rows", rows->type, 0, rows->bytes->data, rows->bytes->len));
  packed = open_and_use (self);
  g_assert_null (self->damage);
  g_assert_cmpuint (packed->sections->len, ==, 3);
}

static void
test_too_many_sections (Fixture      *self,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < NOTANDA_FORMAT_MAX_SECTIONS; i++)
    g_ptr_array_add (self->sections, test_section_new ("more", "ay", 0, "a", 1));
  g_assert_null (try_open (self, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED);
}

/* Writes @type over the end of a section, before the byte where its name ends. */
static GBytes *
with_type (Fixture    *self,
           const char *type)
{
  g_autoptr (GBytes) file = NULL;
  gsize   length = strlen (type);
  gsize   size;
  guint8 *bytes;
  guint8 *at;

  g_ptr_array_add (self->sections, test_section_new ("odd", "ay", 0, "????????????", 12));
  file = test_sections_join (self->sections, self->good);
  g_ptr_array_set_size (self->sections, (int) self->sections->len - 1);
  size = g_bytes_get_size (file);
  bytes = g_memdup2 (g_bytes_get_data (file, NULL), size);
  at = memmem (bytes, size, "????????????", 12);
  g_assert_nonnull (at);
  g_assert_cmpmem (at + 12, 3, "\0ay", 3);
  memset (at, 0, 15);
  memcpy (at + 15 - length, type, length);
  test_sections_repair (bytes, size);

  return g_bytes_new_take (bytes, size);
}

/* A value of a fixed size that hasn't that size, and types that could be any: a
 * file must come of it that is sound. */
static void
test_impossible_types (Fixture      *self,
                       gconstpointer data)
{
  static const char *const types[] = { "u", "(uu)", "b", "()", "d", "(yt)", "*", "a*", "r", "a?", "(u?)", "mu", "a{?*}", "v", "h", "z", "(", "a" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) file = with_type (self, types[i]);
      g_autofree char *damage = NULL;
      g_autoptr (NotandaPacked) packed = notanda_format_read (file, "test", FALSE, &damage, NULL);

      g_test_message ("%s", types[i]);
      g_assert_nonnull (packed);
      use_packed (packed);
    }
}

static void
test_deep_types (Fixture      *self,
                 gconstpointer data)
{
  for (gsize depth = 10; depth < 400; depth += 30)
    {
      g_autofree char *arrays = g_strnfill (depth, 'a');
      g_autofree char *type = g_strconcat (arrays, "y", NULL);
      g_autoptr (NotandaPacked) packed = NULL;
      g_autoptr (GBytes) file = NULL;

      if (!g_variant_type_string_is_valid (type))
        break;
      g_ptr_array_add (self->sections, test_section_new ("deep", type, 0, "abc", 3));
      packed = open_and_use (self);
      g_ptr_array_set_size (self->sections, (int) self->sections->len - 1);
    }
}

/* Two records that say they have the same hash: opening trusts that, and one of
 * them is found by it. */
static void
test_same_hash (Fixture      *self,
                gconstpointer data)
{
  TestSection *records = test_sections_find (self->sections, "records");
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");

  for (guint at = 0; at + 80 <= records->bytes->len; at += 40)
    {
      g_autoptr (NotandaPacked) packed = NULL;
      g_autoptr (NotandaDocument) document = NULL;
      guint8 *last = records->bytes->data + records->bytes->len - 40;
      guint8  was[32];

      memcpy (was, last, 32);
      memcpy (last, records->bytes->data + at, 32);
      packed = try_open (self, NULL);
      document = notanda_document_new_packed (packed, identity);
      while (notanda_document_get_undo_label (document) != NULL)
        notanda_document_undo (document, NULL);
      memcpy (last, was, 32);
    }
}

/* Counts and offsets of 4 GB in each place that has one. */
static void
test_counts (Fixture      *self,
             gconstpointer data)
{
  const char *const names[] = { "rows", "extras", "string-ends", "records", "records-data", "history", "kept-aside" };
  const guint32     huge[] = { G_MAXUINT32, G_MAXINT32, 0x80000000u, 0 };

  for (gsize n = 0; n < G_N_ELEMENTS (names); n++)
    {
      TestSection *section = test_sections_find (self->sections, names[n]);

      for (guint at = 0; at + 4 <= section->bytes->len; at += 4)
        for (gsize i = 0; i < G_N_ELEMENTS (huge); i++)
          {
            guint32 was;
            g_autoptr (NotandaPacked) packed = NULL;

            memcpy (&was, section->bytes->data + at, 4);
            memcpy (section->bytes->data + at, &huge[i], 4);
            packed = open_and_use (self);
            memcpy (section->bytes->data + at, &was, 4);
          }
    }
}

/* Every byte of every table flipped, the checksums made right. */
static void
test_flipped (Fixture      *self,
              gconstpointer data)
{
  for (guint n = 1; n < 10; n++)
    {
      TestSection *section = self->sections->pdata[n];

      for (guint at = 0; at < section->bytes->len; at++)
        {
          g_autoptr (NotandaPacked) packed = NULL;

          section->bytes->data[at] ^= (guint8) (1u << (at % 8));
          packed = open_and_use (self);
          section->bytes->data[at] ^= (guint8) (1u << (at % 8));
        }
    }
}

/* Rows kept aside, each without a table, a reason, and as a rule bytes. */
static void
fill_kept_aside (Fixture *self,
                 guint32  n,
                 gboolean differ)
{
  g_autoptr (GByteArray) rows = g_byte_array_new ();

  for (guint32 i = 0; i < n; i++)
    {
      notanda_write_string (rows, "");
      notanda_write_string (rows, "");
      notanda_write_u32 (rows, differ ? 4 : 0);
      if (differ)
        notanda_write_u32 (rows, i);
    }
  replace (self, "kept-aside", rows->data, rows->len);
}

/* A million that are all the same, and many that differ, are read, united and
 * written; were one of these quadratic, this would not end. */
static void
test_many_kept_aside (Fixture      *self,
                      gconstpointer data)
{
  for (int differ = 0; differ < 2; differ++)
    {
      guint32 n = differ ? 50000 : 1000000;
      g_autoptr (NotandaPacked) packed = NULL;
      g_autoptr (NotandaSnapshot) snapshot = NULL;
      g_autoptr (NotandaSnapshot) both = NULL;

      fill_kept_aside (self, n, differ);
      packed = open_and_use (self);
      g_assert_null (self->damage);
      g_assert_cmpuint (packed->kept_aside->len, ==, differ ? n : 1);
      snapshot = notanda_snapshot_new_packed (packed);
      both = notanda_snapshot_merge (snapshot, snapshot, NULL);
      g_assert_cmpuint (both->kept_aside->len, ==, packed->kept_aside->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (G_BYTE_ORDER != G_LITTLE_ENDIAN)
    {
      g_test_message ("files are put together on little-endian machines only");
      return 77;
    }
  g_test_add ("/notanda/format/format-hostile/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/notanda/format/format-hostile/other-text", Fixture, NULL, set_up, test_other_text, tear_down);
  g_test_add ("/notanda/format/format-hostile/sections", Fixture, NULL, set_up, test_sections, tear_down);
  g_test_add ("/notanda/format/format-hostile/twice", Fixture, NULL, set_up, test_twice, tear_down);
  g_test_add ("/notanda/format/format-hostile/too-many-sections", Fixture, NULL, set_up, test_too_many_sections, tear_down);
  g_test_add ("/notanda/format/format-hostile/impossible-types", Fixture, NULL, set_up, test_impossible_types, tear_down);
  g_test_add ("/notanda/format/format-hostile/deep-types", Fixture, NULL, set_up, test_deep_types, tear_down);
  g_test_add ("/notanda/format/format-hostile/same-hash", Fixture, NULL, set_up, test_same_hash, tear_down);
  g_test_add ("/notanda/format/format-hostile/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/notanda/format/format-hostile/flipped", Fixture, NULL, set_up, test_flipped, tear_down);
  g_test_add ("/notanda/format/format-hostile/many-kept-aside", Fixture, NULL, set_up, test_many_kept_aside, tear_down);

  return g_test_run ();
}

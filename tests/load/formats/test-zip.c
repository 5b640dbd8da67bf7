/* test-zip.c: wanted entries come out whole, all else stays in the archive
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "base/notanda-error.h"

#define TEXT "the orchard behind the mill"

static struct archive *
begin (GByteArray *zip,
       const char *options)
{
  struct archive *archive = archive_write_new ();

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  if (options != NULL)
    {
      g_assert_cmpint (archive_write_set_options (archive, options), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_set_passphrase (archive, "secret"), ==, ARCHIVE_OK);
    }
  g_assert_cmpint (archive_write_open_memory (archive, zip->data, zip->len, NULL), ==, ARCHIVE_OK);

  return archive;
}

static void
add (struct archive *archive,
     const char     *name,
     const char     *link,
     const void     *data,
     gsize           size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, link != NULL ? AE_IFLNK : AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  if (link != NULL)
    archive_entry_set_symlink (entry, link);
  else
    archive_entry_set_size (entry, (la_int64_t) size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  if (link == NULL)
    g_assert_cmpint (archive_write_data (archive, data, size), ==, (la_ssize_t) size);
  archive_entry_free (entry);
}

/* What was written ends with the record that names the directory; behind it is room that wasn't used. */
static GBytes *
end (struct archive *archive,
     GByteArray     *zip)
{
  gsize size;

  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  size = (gsize) archive_filter_bytes (archive, -1);
  archive_write_free (archive);
  g_assert_cmpuint (size, <=, zip->len);

  return g_bytes_new (zip->data, size);
}

static GByteArray *
room (guint size)
{
  GByteArray *zip = g_byte_array_new ();

  return g_byte_array_set_size (zip, size);
}

static void
assert_fails (GBytes     *bytes,
              const char *name,
              int         code)
{
  const char *const names[] = { name, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) taken = notanda_zip_read (bytes, names, "book.zip", &error);

  g_assert_error (error, NOTANDA_ERROR, code);
  g_assert_null (taken);
  g_assert_true (g_str_has_prefix (error->message, "book.zip: "));
}

static void
assert_takes (GBytes     *bytes,
              const char *name,
              const char *text)
{
  const char *const names[] = { name, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) taken = notanda_zip_read (bytes, names, "book.zip", &error);
  GBytes *content;

  g_assert_no_error (error);
  content = g_hash_table_lookup (taken, name);
  g_assert_cmpuint (g_hash_table_size (taken), ==, text != NULL ? 1 : 0);
  if (text != NULL)
    g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), text, strlen (text));
}

/* A name is compared byte by byte, the first of two is taken, and none leads out of the archive. */
static void
test_names (void)
{
  g_autoptr (GByteArray) zip = room (1u << 20);
  struct archive *archive = begin (zip, NULL);
  g_autoptr (GBytes) bytes = NULL;

  add (archive, "text.xml", NULL, TEXT, strlen (TEXT));
  add (archive, "text.xml", NULL, "another", 7);
  add (archive, "../out.xml", NULL, TEXT, strlen (TEXT));
  add (archive, "a/../out.xml", NULL, TEXT, strlen (TEXT));
  add (archive, "/root.xml", NULL, TEXT, strlen (TEXT));
  add (archive, "link.xml", "/etc/passwd", NULL, 0);
  add (archive, "in/\xc3\xa9.xml", NULL, "last", 4);
  bytes = end (archive, zip);

  assert_takes (bytes, "text.xml", TEXT);
  assert_takes (bytes, "in/\xc3\xa9.xml", "last");
  assert_takes (bytes, "TEXT.XML", NULL);
  assert_takes (bytes, "text.xml ", NULL);
  assert_takes (bytes, "../out.xml", NULL);
  assert_takes (bytes, "a/../out.xml", NULL);
  assert_takes (bytes, "/root.xml", NULL);
  assert_takes (bytes, "link.xml", NULL);
}

/* A bomb is refused by its ratio, an entry by its size; neither matters where the entry isn't wanted. */
static void
test_bombs (void)
{
  gsize              size = 20u << 20;
  g_autofree guint8 *content = g_malloc0 (size);
  g_autoptr (GByteArray) zip = room (64u << 20);
  struct archive *archive = begin (zip, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  add (archive, "zeros", NULL, content, 12u << 20);
  bytes = end (archive, zip);
  assert_fails (bytes, "zeros", NOTANDA_ERROR_TOO_LARGE);
  assert_takes (bytes, "other", NULL);
  g_clear_pointer (&bytes, g_bytes_unref);

  for (gsize i = 0; i < size; i++)
    content[i] = (guint8) g_rand_int (rand);
  archive = begin (zip, NULL);
  add (archive, "noise", NULL, content, size);
  add (archive, "text.xml", NULL, TEXT, strlen (TEXT));
  bytes = end (archive, zip);
  assert_fails (bytes, "noise", NOTANDA_ERROR_TOO_LARGE);
  assert_takes (bytes, "text.xml", TEXT);
}

static void
test_entries (void)
{
  static const struct
  {
    guint    n;
    gboolean is_over;
  } cases[] = { { NOTANDA_ZIP_MAX_ENTRIES, FALSE }, { NOTANDA_ZIP_MAX_ENTRIES + 1, TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) zip = room (4u << 20);
      struct archive *archive = begin (zip, NULL);
      g_autoptr (GBytes) bytes = NULL;

      for (guint j = 1; j < cases[i].n; j++)
        {
          g_autofree char *name = g_strdup_printf ("%u", j);

          add (archive, name, NULL, "", 0);
        }
      add (archive, "text.xml", NULL, TEXT, strlen (TEXT));
      bytes = end (archive, zip);
      if (cases[i].is_over)
        assert_fails (bytes, "text.xml", NOTANDA_ERROR_TOO_LARGE);
      else
        assert_takes (bytes, "text.xml", TEXT);
    }
}

static void
test_encrypted (void)
{
  g_autoptr (GByteArray) zip = room (1u << 20);
  struct archive *archive = begin (zip, "zip:encryption=zipcrypt");
  g_autoptr (GBytes) bytes = NULL;

  add (archive, "text.xml", NULL, TEXT, strlen (TEXT));
  bytes = end (archive, zip);
  assert_fails (bytes, "text.xml", NOTANDA_ERROR_REFUSED);
  assert_takes (bytes, "other", NULL);
}

/* A prefix, or a flipped bit, gives an error, nothing, or some bytes, but always an end. */
static void
test_damaged (void)
{
  static const char *const names[] = { "text.xml", NULL };
  g_autoptr (GByteArray) zip = room (1u << 20);
  struct archive *archive = begin (zip, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  gsize size;

  add (archive, "first", NULL, TEXT, strlen (TEXT));
  add (archive, "text.xml", NULL, TEXT, strlen (TEXT));
  bytes = end (archive, zip);
  size = g_bytes_get_size (bytes);

  for (gsize i = 0; i < 9 * size; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      gsize              kept = i < size ? i : size;
      g_autoptr (GBytes) broken = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GHashTable) taken = NULL;

      if (i >= size)
        copy[(i - size) / 8] ^= (guint8) (1u << (i - size) % 8);
      broken = g_bytes_new (copy, kept);
      taken = notanda_zip_read (broken, names, "book.zip", &error);
      g_assert_true ((taken == NULL) == (error != NULL));
    }
  assert_fails (none, "text.xml", NOTANDA_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/zip/names", test_names);
  g_test_add_func ("/notanda/load/zip/bombs", test_bombs);
  g_test_add_func ("/notanda/load/zip/entries", test_entries);
  g_test_add_func ("/notanda/load/zip/encrypted", test_encrypted);
  g_test_add_func ("/notanda/load/zip/damaged", test_damaged);

  return g_test_run ();
}

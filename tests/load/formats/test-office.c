/* test-office.c: hand-made zip archives, good and hostile
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-formats.h"
#include "load/formats/notanda-load-docx.h"
#include "load/formats/notanda-load-epub.h"
#include "load/formats/notanda-load-odt.h"
#include "load/formats/notanda-zip.h"

typedef NotandaLoaded *(*Reader) (GBytes *, const NotandaLoadOptions *, GError **);

typedef struct
{
  const char *name;
  const char *text;
  gsize       size; /* 0 for the text's own */
  int         type; /* 0 for a file */
} Entry;

static void
write_entry (struct archive *archive,
             const Entry    *entry)
{
  struct archive_entry *head = archive_entry_new ();
  gsize                 size = entry->size > 0 ? entry->size : strlen (entry->text);

  archive_entry_set_pathname (head, entry->name);
  archive_entry_set_filetype (head, entry->type != 0 ? (guint) entry->type : AE_IFREG);
  archive_entry_set_perm (head, 0644);
  if (entry->type == AE_IFLNK)
    archive_entry_set_symlink (head, entry->text);
  else
    archive_entry_set_size (head, (la_int64_t) size);
  g_assert_cmpint (archive_write_header (archive, head), ==, ARCHIVE_OK);
  if (entry->type == 0)
    g_assert_cmpint (archive_write_data (archive, entry->text, size), ==, (la_ssize_t) size);
  archive_entry_free (head);
}

static GBytes *
make_zip (const Entry *entries,
          const char  *password)
{
  struct archive *archive = archive_write_new ();
  gsize           room = 32 << 20, used = 0;
  char           *buffer = g_malloc (room);

  archive_write_set_format_zip (archive);
  if (password != NULL)
    {
      g_assert_cmpint (archive_write_set_options (archive, "zip:encryption=traditional"), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_set_passphrase (archive, password), ==, ARCHIVE_OK);
    }
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);
  for (; entries->name != NULL; entries++)
    write_entry (archive, entries);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return g_bytes_new_take (g_realloc (buffer, used), used);
}

static void
assert_text (Reader       reader,
             const Entry *entries,
             const char  *expected)
{
  const NotandaLoadOptions options = { .name = "x" };
  g_autoptr (GBytes) bytes = make_zip (entries, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = reader (bytes, &options, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      g_string_append_printf (found, "%s%c%u %s|", block->left_out != 0 ? "-" : "", "?TSBDHPCLQXF"[block->kind], block -> level, block -> text);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_fails (Reader       reader,
              const Entry *entries,
              const char  *password,
              int          code)
{
  const NotandaLoadOptions options = { .name = "x" };
  g_autoptr (GBytes) bytes = make_zip (entries, password);
  g_autoptr (GError) error = NULL;

  g_assert_null (reader (bytes, &options, &error));
  g_assert_error (error, NOTANDA_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "x: "));
}

#define W(inner) "<w:document xmlns:w='urn:w' xmlns:mc='urn:mc'><w:body>" inner "</w:body></w:document>"
#define P(inner) "<w:p>" inner "</w:p>"
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"

static void
assert_docx (const char *document,
             const char *expected)
{
  const Entry entries[] = { { "word/document.xml", document }, { NULL } };

  assert_text (notanda_load_docx, entries, expected);
}

static void
test_docx (void)
{
  assert_docx (W (P (R ("a ") "<w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:ins>" R ("c") "</w:ins>")), "P0 a c|");
  assert_docx (W (P ("<w:r><w:t>soft</w:t><w:softHyphen/><w:t>ly</w:t><w:noBreakHyphen/><w:tab/><w:t>x</w:t><w:br/><w:t>y</w:t></w:r>")),
               "P0 soft\xc2\xadly\xe2\x80\x91\tx\ny|");
  assert_docx (W (P ("<w:r><w:sym w:font='Symbol' w:char='F061'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>")), "P0 α|");
  assert_docx (W (P (R ("out") "<mc:AlternateContent><mc:Choice><w:txbxContent>" P (R ("box")) "</w:txbxContent></mc:Choice><mc:Fallback>" P (R ("box")) "</mc:Fallback></mc:AlternateContent>" R ("side"))),
               "P0 outside|P0 box|");
  assert_docx (W ("<w:tbl><w:tr><w:tc>" P (R ("a")) P (R ("b")) "</w:tc><w:tc><w:tbl><w:tr><w:tc>" P (R ("in")) "</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"),
               "X1 a b|X2 in|");
  assert_docx (W (P ("<w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='4'/></w:numPr></w:pPr>" R ("item"))), "L2 item|");
  assert_docx (W (P ("<w:pPr><w:pStyle w:val='Heading3'/></w:pPr>" R ("h"))), "H3 h|");
  assert_docx ("<w:document><w:body>" P (R ("no end")), "P0 no end|");
}

#define END(change) "<w:pPr><w:rPr><w:" change " w:id='1'/></w:rPr></w:pPr>"
#define DEL(text) "<w:del><w:r><w:delText>" text "</w:delText></w:r></w:del>"
#define BOX(inner) "<w:txbxContent>" inner "</w:txbxContent>"

/* As if all changes were accepted. */
static void
test_docx_changes (void)
{
  assert_docx (W (P (END ("del") R ("a ")) P (R ("b")) P (R ("c"))), "P0 a b|P0 c|");
  assert_docx (W (P (END ("ins") R ("a")) P (R ("b"))), "P0 a|P0 b|");
  assert_docx (W (P (END ("moveFrom") R ("a ")) P (END ("del") R ("b ")) P ("<w:pPr><w:pStyle w:val='Heading2'/></w:pPr>" R ("c")) P (R ("d"))),
               "H2 a b c|P0 d|");
  assert_docx (W (P ("<w:pPr><w:pStyle w:val='Heading2'/><w:rPr><w:del/></w:rPr></w:pPr>" R ("a ")) P (R ("b"))), "P0 a b|");
  assert_docx (W (P (END ("del") DEL ("all of it")) P (R ("b"))), "P0 b|");
  assert_docx (W (P (END ("del") R ("a")) "<w:tbl><w:tr><w:tc>" P (END ("del") R ("b")) "</w:tc><w:tc>" P (R ("c")) "</w:tc></w:tr></w:tbl>" P (END ("del") R ("d"))),
               "P0 a|X1 b|X2 c|P0 d|");
  assert_docx (W (P (END ("del") R ("a ") "<w:r>" BOX (P (END ("del") R ("box"))) "</w:r>") P (R ("b"))), "P0 a b|P0 box|");
  assert_docx (W (P ("<w:pPr><w:pPrChange><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange></w:pPr>" R ("a")) P (R ("b"))), "P0 a|P0 b|");
}

static void
test_docx_hidden (void)
{
  assert_docx (W (P (R ("a") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t><w:tab/></w:r>" R ("c") "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>d</w:t></w:r>")),
               "P0 acd|");
  assert_docx (W ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P (R ("Click here")) "</w:sdtContent></w:sdt>"
                                                                                                    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>" P (R ("kept")) "</w:sdtContent></w:sdt>"),
               "P0 kept|");
  assert_docx (W (P ("<mc:AlternateContent><mc:Choice>" R ("a") "</mc:Choice><mc:Choice>" R ("b") "</mc:Choice><mc:Fallback>" R ("c") "</mc:Fallback></mc:AlternateContent>"
                                                                                                                                      "<mc:AlternateContent><mc:Fallback>" R ("d") "</mc:Fallback></mc:AlternateContent>")),
               "P0 ad|");
}

#define RELATION(kind, target) "<Relationship Id='r' Type='http://schemas.example/" kind "' Target='" target "'/>"

/* Parts that aren't called what they are mostly called. */
static void
test_docx_parts (void)
{
  const Entry entries[] = {
    { "_rels/.rels", "<Relationships>" RELATION ("officeDocument", "/word/document2.xml") "</Relationships>" },
    { "word/_rels/document2.xml.rels", "<Relationships>" RELATION ("styles", "styles2.xml") RELATION ("footnotes", "/word/notes/a.xml") "</Relationships>" },
    { "word/document2.xml", W (P ("<w:pPr><w:pStyle w:val='x'/></w:pPr>" R ("a"))) },
    { "word/styles2.xml", "<w:styles><w:style w:styleId='x'><w:name w:val='heading 2'/></w:style></w:styles>" },
    { "word/notes/a.xml", "<w:footnotes><w:footnote>" P (R ("note")) "</w:footnote></w:footnotes>" },
    { "word/endnotes.xml", "<w:endnotes><w:endnote>" P (R ("end")) "</w:endnote></w:endnotes>" },
    { "word/document.xml", W (P (R ("not this"))) },
    { NULL }
  };
  const Entry              none[] = { { "_rels/.rels", "<Relationships>" RELATION ("officeDocument", "../x.xml") "</Relationships>" }, { "../x.xml", W ("") }, { NULL } };
  const NotandaLoadOptions options = { .name = "x" };
  const Entry              other[] = { { "word/document2.xml", W ("") }, { NULL } };
  g_autoptr (GBytes) bytes = make_zip (other, NULL);

  g_assert_true (notanda_load_docx_claims (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &options));
  assert_text (notanda_load_docx, entries, "H2 a|-P0 note|-P0 end|");
  assert_fails (notanda_load_docx, none, NULL, NOTANDA_ERROR_INVALID);
}

#define O(inner) "<office:document-content xmlns:office='urn:o' xmlns:text='urn:t' xmlns:table='urn:b'><office:body>" inner "</office:body></office:document-content>"

static void
assert_odt (const char *content,
            const char *expected)
{
  const Entry entries[] = { { "content.xml", content }, { NULL } };

  assert_text (notanda_load_odt, entries, expected);
}

static void
test_odt (void)
{
  assert_odt (O ("<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>a<text:s text:c='2'/>b<text:tab/>c  \n d<office:annotation><text:p>remark"
                 "</text:p></office:annotation></text:p>"),
              "P0 a  b\tc d|");
  assert_odt (O ("<text:p>one<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note>two</text:p>"),
              "P0 onetwo|-P0 note|");
  assert_odt (O ("<text:h text:outline-level='2'>h</text:h><text:list><text:list-item><text:p>i</text:p><text:list><text:list-item><text:p>j</text:p>"
                 "</text:list-item></text:list></text:list-item></text:list>"),
              "H2 h|L1 i|L2 j|");
  assert_odt (O ("<text:p>a <draw:frame><draw:image><office:binary-data>AAAA</office:binary-data></draw:image><svg:title>picture</svg:title><svg:desc>of it</svg:desc>"
                 "<draw:text-box><text:p>box <text:title>field</text:title></text:p></draw:text-box></draw:frame><text:title>b</text:title></text:p>"),
              "P0 a b|P0 box field|");
  assert_odt (O ("<text:alphabetical-index><text:index-body><text:p>pear, 4</text:p></text:index-body></text:alphabetical-index><text:p>a</text:p>"), "-P0 pear, 4|P0 a|");
}

#define CONTAINER "<container><rootfiles><rootfile full-path='b/p.opf'/></rootfiles></container>"
#define OPF "<package xmlns:dc='urn:dc'><metadata><dc:title>T</dc:title></metadata><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>" \
            "<spine><itemref idref='a'/></spine></package>"
#define CIPHER(way) "<encryption><EncryptedData><EncryptionMethod Algorithm='" way "'/><CipherData><CipherReference URI='b/a.xhtml'/></CipherData></EncryptedData></encryption>"

static void
test_epub (void)
{
  const Entry good[] = { { "META-INF/container.xml", CONTAINER }, { "b/p.opf", OPF }, { "b/a.xhtml", "<html><body><p>One text, not long.</p></body></html>" }, { NULL } };
  const Entry locked[] = { { "META-INF/container.xml", CONTAINER }, { "b/p.opf", OPF }, { "b/a.xhtml", "x" }, { "META-INF/encryption.xml", CIPHER ("urn:aes") }, { NULL } };
  const Entry outside[] = { { "META-INF/container.xml", "<container><rootfile full-path='../p.opf'/></container>" }, { "../p.opf", OPF }, { NULL } };
  const Entry empty[] = { { "META-INF/container.xml", CONTAINER }, { "b/p.opf", OPF }, { "b/a.xhtml", "<html><body><img src='c.png'/></body></html>" }, { NULL } };

  assert_text (notanda_load_epub, good, "P0 One text, not long.|");
  assert_fails (notanda_load_epub, locked, NULL, NOTANDA_ERROR_REFUSED);
  assert_fails (notanda_load_epub, outside, NULL, NOTANDA_ERROR_INVALID);
  assert_fails (notanda_load_epub, empty, NULL, NOTANDA_ERROR_EMPTY);
}

#define ITEM(id, href) "<item id='" id "' href='" href "' media-type='application/xhtml+xml'/>"

/* Pages for the look, names with escapes and without, and one that isn't there. */
static void
test_epub_odd (void)
{
  const NotandaLoadOptions options = { .name = "x" };
  const Entry              entries[] = {
    { "META-INF/container.xml", CONTAINER },
    { "b/p.opf", "<package><manifest>" ITEM ("c", "cover.xhtml") ITEM ("a", "caf%C3%A9%20one.xhtml") ITEM ("b", "text/100%.xhtml#x") ITEM ("m", "missing.xhtml") "<item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/></manifest>"
                                                                                                                                                                                           "<spine><itemref idref='c'/><itemref idref='n'/><itemref idref='a'/><itemref idref='m'/><itemref idref='b' linear='no'/><itemref idref='none'/></spine></package>" },
    { "b/cover.xhtml", "<html xmlns:epub='urn:e'><body epub:type='frontmatter cover'><h1>The Book</h1></body></html>" },
    { "b/nav.xhtml", "<html><body><nav><a href='text/100%.xhtml'>All of it</a></nav></body></html>" },
    { "b/caf\xc3\xa9 one.xhtml", "<html><body><h1>One</h1><p>Text of the first.</p></body></html>" },
    { "b/text/100%.xhtml", "<html><body><p>Text of the second.</p></body></html>" },
    { NULL },
  };
  g_autoptr (GBytes) bytes = make_zip (entries, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = notanda_load_epub (bytes, &options, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < loaded->choices->len; i++)
    {
      const NotandaLoadedChoice *choice = g_ptr_array_index (loaded->choices, i);

      g_string_append_printf (found, "%s=%s|", choice->part, choice->title);
    }
  g_assert_cmpstr (found->str, ==, "b/caf\xc3\xa9 one.xhtml=One|b/text/100%.xhtml=All of it|");
  g_assert_cmpuint (loaded->notices->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (loaded->notices, 0), "1 chapter"));
}

static void
test_bombs (void)
{
  g_autofree char *zeros = g_malloc0 (17 << 20);
  const Entry      large[] = { { "content.xml", zeros, 17 << 20 }, { NULL } };
  const Entry      dense[] = { { "content.xml", zeros, 8 << 20 }, { NULL } };
  const Entry      unwanted[] = { { "Pictures/a", zeros, 17 << 20 }, { "content.xml", O ("<text:p>small</text:p>") }, { NULL } };

  assert_fails (notanda_load_odt, large, NULL, NOTANDA_ERROR_TOO_LARGE);
  assert_fails (notanda_load_odt, dense, NULL, NOTANDA_ERROR_TOO_LARGE);
  assert_text (notanda_load_odt, unwanted, "P0 small|");
}

static void
test_names (void)
{
  const Entry       entries[] = { { "../content.xml", "up" }, { "a/../content.xml", "up" }, { "content.xml", "/etc/passwd", 0, AE_IFLNK }, { "Content.xml", "x" }, { NULL } };
  const char *const names[] = { "content.xml", "../content.xml", "a/../content.xml", NULL };
  g_autoptr (GBytes) bytes = make_zip (entries, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) taken = notanda_zip_read (bytes, names, "x", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (taken), ==, 0);
}

static void
test_many (void)
{
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (Entry));
  g_autoptr (GStringChunk) names = g_string_chunk_new (1 << 16);

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      const Entry      entry = { g_string_chunk_insert (names, name), "" };

      g_array_append_val (entries, entry);
    }
  assert_fails (notanda_load_docx, (const Entry *) entries->data, NULL, NOTANDA_ERROR_TOO_LARGE);
}

static void
test_encrypted (void)
{
  const Entry entries[] = { { "content.xml", O ("<text:p>x</text:p>") }, { NULL } };
  const Entry marked[] = { { "content.xml", "noise" }, { "META-INF/manifest.xml", "<manifest:encryption-data/>" }, { NULL } };

  assert_fails (notanda_load_odt, entries, "secret", NOTANDA_ERROR_REFUSED);
  assert_fails (notanda_load_odt, marked, NULL, NOTANDA_ERROR_REFUSED);
}

static void
test_cut (gconstpointer data)
{
  static const struct
  {
    const char *name;
    Reader      reader;
  } files[] = {
    { "orchard.epub", notanda_load_epub },
    { "orchard.odt", notanda_load_odt },
    { "orchard-office.docx", notanda_load_docx },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const NotandaLoadOptions options = { .name = "cut", .part = i == 0 ? "*" : NULL };
      g_autofree char         *path = g_test_build_filename (G_TEST_DIST, "data", "load", "files", files[i].name, NULL);
      g_autofree char         *all = NULL;
      gsize                    size = 0;

      g_assert_true (g_file_get_contents (path, &all, &size, NULL));
      for (gsize n = 0; n < size; n += 64)
        {
          g_autofree char *exact = g_memdup2 (all, n);
          g_autoptr (GBytes) bytes = g_bytes_new_static (exact, n);
          g_autoptr (GError) error = NULL;
          g_autoptr (NotandaLoaded) loaded = files[i].reader (bytes, &options, &error);

          g_assert_true ((loaded != NULL) == (error == NULL));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/load/formats/office/docx", test_docx);
  g_test_add_func ("/notanda/load/formats/office/docx-changes", test_docx_changes);
  g_test_add_func ("/notanda/load/formats/office/docx-hidden", test_docx_hidden);
  g_test_add_func ("/notanda/load/formats/office/docx-parts", test_docx_parts);
  g_test_add_func ("/notanda/load/formats/office/odt", test_odt);
  g_test_add_func ("/notanda/load/formats/office/epub", test_epub);
  g_test_add_func ("/notanda/load/formats/office/epub-odd", test_epub_odd);
  g_test_add_func ("/notanda/load/formats/office/bombs", test_bombs);
  g_test_add_func ("/notanda/load/formats/office/names", test_names);
  g_test_add_func ("/notanda/load/formats/office/many", test_many);
  g_test_add_func ("/notanda/load/formats/office/encrypted", test_encrypted);
  g_test_add_data_func ("/notanda/load/formats/office/cut", NULL, test_cut);

  return g_test_run ();
}

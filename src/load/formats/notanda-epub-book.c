/* notanda-epub-book.c: the parts of an EPUB book: its chapters, in order, with their names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The container names the package, the package names the chapters and the table of contents: three walks over the archive, each for the
 * names that the one before found, so that nothing else of it (pictures, fonts, films) is ever unpacked. O(n). */

#include "load/formats/notanda-epub-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-office-meta.h"
#include "load/formats/notanda-xml.h"
#include "load/formats/notanda-zip.h"

#define MAX_TITLE 300 /* bytes */

/**
 * Package:
 * @path: of the package file
 * @manifest: (element-type utf8 utf8): paths by their identifiers
 * @spine: (element-type utf8): paths
 * @contents: (nullable): path of the table of contents
 */
typedef struct
{
  char       *path;
  GHashTable *manifest;
  GPtrArray  *spine;
  char       *contents;
} Package;

static void
package_clear (Package *package)
{
  g_free (package->path);
  g_free (package->contents);
  g_clear_pointer (&package->manifest, g_hash_table_unref);
  g_clear_pointer (&package->spine, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Package, package_clear)

static void
chapter_free (gpointer data)
{
  NotandaEpubChapter *chapter = data;

  g_free (chapter->path);
  g_free (chapter->title);
  g_clear_pointer (&chapter->content, g_bytes_unref);
  g_free (chapter);
}

static NotandaXml *
open_xml (GBytes *bytes)
{
  gsize       size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  return notanda_xml_new (data != NULL ? data : "", size);
}

/* Returns: (transfer full) (nullable): the path in the archive that @href names in a file at @base; %NULL for one outside of it */
static char *
resolve (const char *base,
         const char *href)
{
  g_autofree char *plain = g_strndup (href, strcspn (href, "#?"));
  g_autofree char *unescaped = g_uri_unescape_string (plain, NULL);
  /* a per cent sign that stands for itself, as some programs leave it */
  const char      *decoded = unescaped != NULL ? unescaped : plain;
  const char      *slash = strrchr (base, '/');
  g_autofree char *joined = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (*decoded == '\0' || *decoded == '/' || !g_utf8_validate (decoded, -1, NULL))
    return NULL;
  joined = g_strdup_printf ("%.*s%s", slash != NULL ? (int) (slash - base + 1) : 0, base, decoded);
  pieces = g_strsplit (joined, "/", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (g_str_equal (pieces[i], ".."))
      {
        if (kept->len == 0)
          return NULL;
        g_ptr_array_remove_index (kept, kept->len - 1);
      }
    else if (*pieces[i] != '\0' && !g_str_equal (pieces[i], "."))
      g_ptr_array_add (kept, pieces[i]);
  g_ptr_array_add (kept, NULL);

  return g_strjoinv ("/", (char **) kept->pdata);
}

static char *
find_package (GBytes *container)
{
  g_autoptr (NotandaXml) xml = open_xml (container);
  NotandaXmlEvent event;

  while ((event = notanda_xml_next (xml)) != NOTANDA_XML_END)
    if (event == NOTANDA_XML_OPEN && notanda_xml_is (xml, "rootfile"))
      {
        g_autofree char *path = notanda_xml_dup_attribute (xml, "full-path");

        if (path != NULL)
          return resolve ("", path);
      }

  return NULL;
}

static void
read_item (Package    *package,
           NotandaXml *xml)
{
  g_autofree char *id = notanda_xml_dup_attribute (xml, "id");
  g_autofree char *href = notanda_xml_dup_attribute (xml, "href");
  g_autofree char *type = notanda_xml_dup_attribute (xml, "media-type");
  g_autofree char *properties = notanda_xml_dup_attribute (xml, "properties");
  g_autofree char *path = href != NULL ? resolve (package->path, href) : NULL;
  gboolean         is_nav = properties != NULL && strstr (properties, "nav") != NULL;

  if (id == NULL || path == NULL)
    return;
  if (is_nav || (package->contents == NULL && g_strcmp0 (type, "application/x-dtbncx+xml") == 0))
    {
      g_free (package->contents);
      package->contents = g_strdup (path);
    }
  if (type == NULL || strstr (type, "html") != NULL || strstr (type, "xml") != NULL)
    g_hash_table_insert (package->manifest, g_steal_pointer (&id), g_steal_pointer (&path));
}

static void
read_package (Package *package,
              GBytes  *bytes)
{
  g_autoptr (NotandaXml) xml = open_xml (bytes);
  /* its own copies: a later item of the same name takes the place of the one that was looked up */
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  NotandaXmlEvent event;

  package->manifest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  package->spine = g_ptr_array_new_with_free_func (g_free);
  while ((event = notanda_xml_next (xml)) != NOTANDA_XML_END)
    if (event == NOTANDA_XML_OPEN && notanda_xml_is (xml, "item"))
      read_item (package, xml);
    else if (event == NOTANDA_XML_OPEN && notanda_xml_is (xml, "itemref") && package->spine->len < NOTANDA_EPUB_MAX_CHAPTERS)
      {
        g_autofree char *id = notanda_xml_dup_attribute (xml, "idref");
        const char      *path = id != NULL ? g_hash_table_lookup (package->manifest, id) : NULL;

        /* the table of contents may be a page of the book; it is no chapter */
        if (path != NULL && g_strcmp0 (path, package->contents) != 0 && g_hash_table_add (seen, g_strdup (path)))
          g_ptr_array_add (package->spine, g_strdup (path));
      }
}

/* Returns: (transfer full) (element-type utf8 utf8): titles by the chapters' paths */
static GHashTable *
read_contents (const Package *package,
               GBytes        *bytes)
{
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (NotandaXml) xml = open_xml (bytes);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *href = NULL;
  NotandaXmlEvent  event;

  while (package->contents != NULL && (event = notanda_xml_next (xml)) != NOTANDA_XML_END)
    {
      gboolean is_link = event != NOTANDA_XML_TEXT && notanda_xml_is (xml, "a");
      gboolean is_point = event == NOTANDA_XML_OPEN && notanda_xml_is (xml, "content");

      if (event == NOTANDA_XML_TEXT && text->len < MAX_TITLE)
        g_string_append (text, notanda_xml_get_text (xml));
      if (event == NOTANDA_XML_OPEN && (is_link || notanda_xml_is (xml, "navPoint")))
        g_string_truncate (text, 0);
      if (event == NOTANDA_XML_OPEN && (is_link || is_point))
        {
          g_free (href);
          href = notanda_xml_dup_attribute (xml, is_link ? "href" : "src");
        }
      if (href != NULL && (is_point || (is_link && event == NOTANDA_XML_CLOSE)))
        {
          g_autofree char *path = resolve (package->contents, href);
          g_autofree char *title = g_strstrip (g_utf8_make_valid (text->str, (gssize) MIN (text->len, MAX_TITLE)));

          if (path != NULL && *title != '\0' && !g_hash_table_contains (titles, path))
            g_hash_table_insert (titles, g_steal_pointer (&path), g_steal_pointer (&title));
          g_clear_pointer (&href, g_free);
        }
    }

  return titles;
}

static gboolean
is_heading (NotandaXml *xml)
{
  const char *name = notanda_xml_get_name (xml);

  return g_ascii_tolower (name[0]) == 'h' && name[1] >= '1' && name[1] <= '3' && name[2] == '\0';
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  return *text == '\0';
}

/* A page that is there for the look of the book, as it says itself: its words are in the metadata. */
static gboolean
is_title_page (NotandaXml *xml)
{
  static const char *const looks[] = { "titlepage", "halftitlepage", "cover", "toc", NULL };
  g_autofree char         *type = NULL;
  g_auto (GStrv) words = NULL;

  if (!notanda_xml_is (xml, "body") && !notanda_xml_is (xml, "section"))
    return FALSE;
  type = notanda_xml_dup_attribute (xml, "type");
  words = g_strsplit_set (type != NULL ? type : "", " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (looks, words[i]))
      return TRUE;

  return FALSE;
}

/* Reads as far as it takes to know whether there is text, and which heading is first. */
static void
look_at_chapter (NotandaEpubChapter *chapter)
{
  g_autoptr (NotandaXml) xml = open_xml (chapter->content);
  g_autoptr (GString) heading = g_string_new (NULL);
  gboolean        in_body = FALSE, in_heading = FALSE;
  NotandaXmlEvent event;

  while ((event = notanda_xml_next (xml)) != NOTANDA_XML_END)
    {
      if (event == NOTANDA_XML_OPEN && notanda_xml_is (xml, "body"))
        in_body = TRUE;
      if (event == NOTANDA_XML_OPEN && !chapter->has_text && is_title_page (xml))
        return;
      if (event != NOTANDA_XML_TEXT && is_heading (xml))
        in_heading = event == NOTANDA_XML_OPEN;
      if (event == NOTANDA_XML_TEXT && in_body && !is_blank (notanda_xml_get_text (xml)))
        chapter->has_text = TRUE;
      if (event == NOTANDA_XML_TEXT && in_heading && heading->len < MAX_TITLE)
        g_string_append (heading, notanda_xml_get_text (xml));
      if (chapter->has_text && (chapter->title != NULL || (!in_heading && heading->len > 0)))
        break;
    }

  /* what isn't well-formed is left to the reader of HTML */
  chapter->has_text |= notanda_xml_is_cut (xml);
  if (chapter->title == NULL && !is_blank (heading->str))
    chapter->title = g_strstrip (g_utf8_make_valid (heading->str, (gssize) MIN (heading->len, MAX_TITLE)));
}

static GPtrArray *
make_chapters (const Package *package,
               GHashTable    *entries,
               guint         *n_missing)
{
  GPtrArray *chapters = g_ptr_array_new_with_free_func (chapter_free);
  g_autoptr (GHashTable) titles = NULL;

  titles = read_contents (package, package->contents != NULL ? g_hash_table_lookup (entries, package->contents) : NULL);
  for (guint i = 0; i < package->spine->len; i++)
    {
      const char         *path = g_ptr_array_index (package->spine, i);
      GBytes             *content = g_hash_table_lookup (entries, path);
      NotandaEpubChapter *chapter;

      if (content == NULL)
        {
          ++*n_missing;
          continue;
        }
      chapter = g_new0 (NotandaEpubChapter, 1);
      chapter->path = g_strdup (path);
      chapter->title = g_strdup (g_hash_table_lookup (titles, path));
      chapter->content = g_bytes_ref (content);
      look_at_chapter (chapter);
      g_ptr_array_add (chapters, chapter);
    }

  return chapters;
}

/* Fonts are hidden by two methods that are no protection; whatever else is encrypted is. */
static gboolean
is_protected (GBytes        *encryption,
              const Package *package)
{
  g_autoptr (NotandaXml) xml = open_xml (encryption);
  g_autoptr (GHashTable) spine = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean        is_font = FALSE;
  NotandaXmlEvent event;

  for (guint i = 0; i < package->spine->len; i++)
    g_hash_table_add (spine, g_ptr_array_index (package->spine, i));
  while ((event = notanda_xml_next (xml)) != NOTANDA_XML_END)
    {
      g_autofree char *value = NULL;

      if (event != NOTANDA_XML_OPEN)
        continue;
      if (notanda_xml_is (xml, "EncryptedData"))
        is_font = FALSE;
      value = notanda_xml_dup_attribute (xml, notanda_xml_is (xml, "CipherReference") ? "URI" : "Algorithm");
      if (notanda_xml_is (xml, "EncryptionMethod") && value != NULL)
        is_font = g_str_equal (value, "http://www.idpf.org/2008/embedding") || g_str_equal (value, "http://ns.adobe.com/pdf/enc#RC");
      if (notanda_xml_is (xml, "CipherReference") && value != NULL && !is_font)
        {
          g_autofree char *path = resolve ("", value);

          if (path != NULL && g_hash_table_contains (spine, path))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
fail (const NotandaLoadOptions *options,
      GError                  **error)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: this book has no list of its chapters; copy it again"), options->name);

  return FALSE;
}

static gboolean
open_package (GBytes                   *bytes,
              const NotandaLoadOptions *options,
              Package                  *package,
              NotandaLoaded            *loaded,
              GError                  **error)
{
  static const char *const outer[] = { "META-INF/container.xml", "META-INF/encryption.xml", NULL };
  g_autoptr (GHashTable) first = notanda_zip_read (bytes, outer, options->name, error);
  g_autoptr (GHashTable) second = NULL;
  GBytes *content;

  if (first == NULL)
    return FALSE;
  package->path = find_package (g_hash_table_lookup (first, outer[0]));
  if (package->path == NULL)
    return fail (options, error);
  second = notanda_zip_read (bytes, (const char *const[]) { package->path, NULL }, options->name, error);
  if (second == NULL)
    return FALSE;
  content = g_hash_table_lookup (second, package->path);
  if (content == NULL)
    return fail (options, error);

  read_package (package, content);
  notanda_office_meta_read (content, "file", loaded);
  if (package->spine->len == 0)
    return fail (options, error);
  if (is_protected (g_hash_table_lookup (first, outer[1]), package))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                   _ ("%s: the book’s text is encrypted (DRM); only a copy without this protection can be read"), options->name);
      return FALSE;
    }

  return TRUE;
}

GPtrArray *
notanda_epub_book_read (GBytes                   *bytes,
                        const NotandaLoadOptions *options,
                        NotandaLoaded            *loaded,
                        GError                  **error)
{
  g_auto (Package) package = { 0 };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GHashTable) entries = NULL;
  GPtrArray *chapters;
  guint      n_missing = 0;

  if (!open_package (bytes, options, &package, loaded, error))
    return NULL;
  for (guint i = 0; i < package.spine->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (package.spine, i));
  if (package.contents != NULL)
    g_ptr_array_add (names, package.contents);
  g_ptr_array_add (names, NULL);
  entries = notanda_zip_read (bytes, (const char *const *) names->pdata, options->name, error);
  if (entries == NULL)
    return NULL;

  chapters = make_chapters (&package, entries, &n_missing);
  /* who has chosen a chapter isn't told of others */
  if (n_missing > 0 && (options->part == NULL || g_str_equal (options->part, NOTANDA_EPUB_ALL)))
    notanda_loaded_add_notice (loaded, g_strdup_printf (ngettext ("%u chapter that this book lists is missing from the file.",
                                                                  "%u chapters that this book lists are missing from the file.", n_missing),
                                                        n_missing));

  return chapters;
}

/* notanda-load-odt.c: an article from an OpenDocument text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One walk over content.xml. Whatever isn't text of the document (remarks, deleted text, forms, the index) is skipped by depth. O(n). */

#include "load/formats/notanda-load-odt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "extract/meta/notanda-language.h"
#include "load/formats/notanda-office-meta.h"
#include "load/formats/notanda-prose.h"
#include "load/formats/notanda-settle.h"
#include "load/formats/notanda-xml.h"
#include "load/formats/notanda-zip.h"

#define MAX_BLANKS 80 /* of one element that says how many */

/**
 * Walk:
 * @skip: elements open within one that is skipped, itself included; 0 outside
 * @n_notes: notes open around the text
 * @n_lists: lists open around the text
 * @n_indexes: tables of contents and the like open around the text
 * @shapes: a bit for each paragraph and shape open, the lowest for the innermost: it is a shape, whose title is no text
 */
typedef struct
{
  NotandaXml   *xml;
  NotandaProse *prose;
  GHashTable   *styles;
  guint         skip;
  guint         n_notes;
  guint         n_lists;
  guint         n_indexes;
  guint64       shapes;
} Walk;

static gboolean
is_skipped (const char *name)
{
  static const char *const names[] = { "annotation", "tracked-changes", "forms", "scripts", "font-face-decls", "automatic-styles", "note-citation",
                                       "sequence-decls", "variable-decls", "user-field-decls", "desc", "event-listeners", "ruby-text", "binary-data", NULL };

  return g_strv_contains (names, name);
}

static gboolean
is_shape (const char *name)
{
  static const char *const names[] = { "frame", "custom-shape", "g", "rect", "line", "polyline", "polygon", "path", "circle", "ellipse", "connector", NULL };

  return g_strv_contains (names, name);
}

/* Lists of what is in the document, made by the program. */
static gboolean
is_index (const char *name)
{
  static const char *const names[] = { "table-of-content", "illustration-index", "table-index", "object-index", "alphabetical-index", NULL };

  return g_strv_contains (names, name);
}

static guint
get_number (NotandaXml *xml,
            const char *attribute,
            guint       otherwise,
            guint       most)
{
  g_autofree char *value = notanda_xml_dup_attribute (xml, attribute);
  guint64          number = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 0;

  return (guint) MIN (number > 0 ? number : otherwise, most);
}

static void
begin_paragraph (Walk    *walk,
                 gboolean is_heading)
{
  g_autofree char          *id = notanda_xml_dup_attribute (walk->xml, "style-name");
  const NotandaOfficeStyle *style = notanda_office_styles_find (walk->styles, id);
  guint                     kind = NOTANDA_BLOCK_PARAGRAPH, level = 0, left_out = NOTANDA_LEFT_OUT_NOT;

  if (style != NULL && style->kind != 0)
    {
      kind = style->kind;
      level = style->level;
      left_out = style->left_out;
    }
  if (is_heading && kind != NOTANDA_BLOCK_TITLE)
    {
      kind = NOTANDA_BLOCK_HEADING;
      level = get_number (walk->xml, "outline-level", 1, 10);
    }
  else if (kind == NOTANDA_BLOCK_PARAGRAPH && walk->n_lists > 0)
    {
      kind = NOTANDA_BLOCK_LIST_ITEM;
      level = walk->n_lists;
    }
  if (walk->n_indexes > 0)
    left_out = NOTANDA_LEFT_OUT_NAVIGATION;
  if (walk->n_notes > 0)
    left_out = NOTANDA_LEFT_OUT_NOTE;
  notanda_prose_begin (walk->prose, kind, level, left_out);
  walk->shapes <<= 1;
}

static void
append_blanks (Walk *walk)
{
  guint n = get_number (walk->xml, "c", 1, MAX_BLANKS);

  for (guint i = 0; i < n; i++)
    notanda_prose_append (walk->prose, " ");
}

static void
open_table_part (Walk       *walk,
                 const char *name)
{
  if (g_str_equal (name, "table"))
    notanda_prose_begin_table (walk->prose);
  else if (g_str_equal (name, "table-row"))
    notanda_prose_begin_row (walk->prose);
  else if (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell"))
    notanda_prose_begin_cell (walk->prose);
}

static void
open_element (Walk *walk)
{
  const char *name = notanda_xml_get_name (walk->xml);

  if (walk->skip > 0 || is_skipped (name) || ((walk->shapes & 1) && g_str_equal (name, "title")))
    walk->skip++;
  else if (g_str_equal (name, "p") || g_str_equal (name, "h"))
    begin_paragraph (walk, *name == 'h');
  else if (is_shape (name))
    walk->shapes = walk->shapes << 1 | 1;
  else if (g_str_equal (name, "s"))
    append_blanks (walk);
  else if (g_str_equal (name, "tab"))
    notanda_prose_append (walk->prose, "\t");
  else if (g_str_equal (name, "line-break"))
    notanda_prose_break_line (walk->prose);
  else if (g_str_equal (name, "list"))
    walk->n_lists++;
  else if (g_str_equal (name, "note"))
    walk->n_notes++;
  else if (is_index (name))
    walk->n_indexes++;
  else
    open_table_part (walk, name);
}

static void
close_element (Walk *walk)
{
  const char *name = notanda_xml_get_name (walk->xml);

  if (walk->skip > 0)
    walk->skip--;
  else if (g_str_equal (name, "p") || g_str_equal (name, "h"))
    {
      walk->shapes >>= 1;
      notanda_prose_end (walk->prose);
    }
  else if (is_shape (name))
    walk->shapes >>= 1;
  else if (g_str_equal (name, "list") && walk->n_lists > 0)
    walk->n_lists--;
  else if (g_str_equal (name, "note") && walk->n_notes > 0)
    walk->n_notes--;
  else if (is_index (name) && walk->n_indexes > 0)
    walk->n_indexes--;
  else if (g_str_equal (name, "table"))
    notanda_prose_end_table (walk->prose);
  else if (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell"))
    notanda_prose_end_cell (walk->prose);
}

static void
read_content (GBytes        *content,
              GHashTable    *styles,
              NotandaLoaded *loaded)
{
  gsize       size = 0;
  const char *data = g_bytes_get_data (content, &size);
  g_autoptr (NotandaXml) xml = notanda_xml_new (data != NULL ? data : "", size);
  g_autoptr (NotandaProse) prose = notanda_prose_new (loaded);
  Walk            walk = { .xml = xml, .prose = prose, .styles = styles };
  NotandaXmlEvent event;

  while ((event = notanda_xml_next (xml)) != NOTANDA_XML_END)
    if (event == NOTANDA_XML_OPEN)
      open_element (&walk);
    else if (event == NOTANDA_XML_CLOSE)
      close_element (&walk);
    else if (walk.skip == 0)
      notanda_prose_append_folded (prose, notanda_xml_get_text (xml));

  notanda_prose_finish (prose);
  if (notanda_xml_is_cut (xml))
    notanda_loaded_add_truncated (loaded, NOTANDA_TRUNCATED_UNSPECIFIED, g_strdup (_ ("The file is damaged: its text may end too early.")));
}

static gboolean
is_encrypted (GBytes *manifest)
{
  gsize       size = 0;
  const char *data = manifest != NULL ? g_bytes_get_data (manifest, &size) : NULL;

  return data != NULL && memmem (data, size, "encryption-data", strlen ("encryption-data")) != NULL;
}

void
notanda_load_odt_warm (void)
{
  notanda_xml_warm ();
  notanda_language_warm ();
}

NotandaLoaded *
notanda_load_odt (GBytes                   *bytes,
                  const NotandaLoadOptions *options,
                  GError                  **error)
{
  static const char *const names[] = { "content.xml", "meta.xml", "styles.xml", "META-INF/manifest.xml", NULL };
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("odt");
  g_autoptr (GHashTable) entries = notanda_zip_read (bytes, names, options->name, error);
  g_autoptr (GHashTable) styles = notanda_office_styles_new ();
  GBytes *content;

  if (entries == NULL)
    return NULL;
  content = g_hash_table_lookup (entries, "content.xml");
  if (is_encrypted (g_hash_table_lookup (entries, "META-INF/manifest.xml")))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                   _ ("%s: the file is encrypted; save it without a password in the program that made it"), options->name);
      return NULL;
    }
  if (content == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: the document's text is missing from the file; copy it again"), options->name);
      return NULL;
    }

  notanda_office_styles_read (styles, content);
  notanda_office_styles_read (styles, g_hash_table_lookup (entries, "styles.xml"));
  read_content (content, styles, loaded);
  notanda_prose_find_title (loaded);
  notanda_office_meta_read (g_hash_table_lookup (entries, "meta.xml"), "file", loaded);
  notanda_settle_language (loaded);
  notanda_settle_date (loaded, options);

  return g_steal_pointer (&loaded);
}

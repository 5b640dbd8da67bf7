/* notanda-load-docx.c: an article from a DOCX file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One walk over document.xml, and one over each file of notes. Whatever isn't text of the document (deleted text, hidden text, field codes, the
 * second copy of a text box for old programs) is skipped by depth. The text is as if all changes were accepted. O(n). */

#include "load/formats/notanda-load-docx.h"

#include <glib/gi18n-lib.h>

#include "extract/meta/notanda-language.h"
#include "load/formats/notanda-docx-parts.h"
#include "load/formats/notanda-office-meta.h"
#include "load/formats/notanda-prose.h"
#include "load/formats/notanda-settle.h"
#include "load/formats/notanda-xml.h"

/**
 * Walk:
 * @skip: elements open within one that is skipped, itself included; 0 outside
 * @is_note: the file is one of notes
 * @in_text: within an element whose text is the document's
 * @in_properties: within a paragraph's
 * @in_mark: within properties of a run or of a paragraph's end, which are skipped
 * @is_hidden: the run is
 * @is_placeholder: what a form shows as long as nothing was written into it comes next
 * @is_pending: the paragraph goes on with the next one, as its end was deleted
 * @deleted_ends: a bit for each paragraph open, the lowest for the innermost: its end was deleted
 * @choices: the same for alternatives: one of them was taken
 * @style: (nullable): of the paragraph whose properties are read
 * @is_listed: it is a list item by its own properties
 * @depth: in the list
 */
typedef struct
{
  NotandaXml               *xml;
  NotandaProse             *prose;
  GHashTable               *styles;
  const NotandaOfficeStyle *style;
  guint                     skip;
  gboolean                  is_note;
  gboolean                  in_text;
  gboolean                  in_properties;
  gboolean                  in_mark;
  gboolean                  is_hidden;
  gboolean                  is_placeholder;
  gboolean                  is_pending;
  guint64                   deleted_ends;
  guint64                   choices;
  gboolean                  is_listed;
  gboolean                  is_unlisted;
  guint                     depth;
  guint                     outline;
} Walk;

static gboolean
is_skipped (const char *name)
{
  static const char *const names[] = { "del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "sectPr", "tblPr", "tabs",
                                       "tblGrid", "rt", "pPrChange", "rPrChange", NULL };

  return g_strv_contains (names, name);
}

static void
begin_paragraph (Walk *walk)
{
  guint left_out = walk->is_note ? NOTANDA_LEFT_OUT_NOTE : NOTANDA_LEFT_OUT_NOT;

  walk->style = NULL;
  walk->is_listed = walk->is_unlisted = FALSE;
  walk->depth = walk->outline = 0;
  walk->deleted_ends <<= 1;
  if (walk->is_pending)
    notanda_prose_set_kind (walk->prose, NOTANDA_BLOCK_PARAGRAPH, 0, left_out);
  else
    notanda_prose_begin (walk->prose, NOTANDA_BLOCK_PARAGRAPH, 0, left_out);
  walk->is_pending = FALSE;
}

static void
end_paragraph (Walk *walk)
{
  walk->is_pending = walk->deleted_ends & 1;
  walk->deleted_ends >>= 1;
  if (!walk->is_pending)
    notanda_prose_end (walk->prose);
}

/* There is no next paragraph for it to go on with. */
static void
end_pending (Walk *walk)
{
  if (walk->is_pending)
    notanda_prose_end (walk->prose);
  walk->is_pending = FALSE;
}

/* Properties of a run, or of a paragraph's end, which stand in those of the paragraph. */
static void
read_mark (Walk       *walk,
           const char *name)
{
  g_autofree char *value = NULL;

  if (walk->in_properties)
    {
      if (g_str_equal (name, "del") || g_str_equal (name, "moveFrom"))
        walk->deleted_ends |= 1;
      return;
    }
  if (!g_str_equal (name, "vanish"))
    return;
  value = notanda_xml_dup_attribute (walk->xml, "val");
  walk->is_hidden = value == NULL || (!g_str_equal (value, "0") && !g_str_equal (value, "false") && !g_str_equal (value, "off"));
}

/* The same thing for several programs: the first way to write it is taken. */
static gboolean
is_other_choice (Walk       *walk,
                 const char *name)
{
  gboolean is_other = walk->choices & 1;

  if (!g_str_equal (name, "Choice") && !g_str_equal (name, "Fallback"))
    return FALSE;
  walk->choices |= 1;

  return is_other;
}

/* The separator lines that files of notes begin with. */
static gboolean
is_no_note (Walk       *walk,
            const char *name)
{
  g_autofree char *type = NULL;

  if (!g_str_equal (name, "footnote") && !g_str_equal (name, "endnote"))
    return FALSE;
  type = notanda_xml_dup_attribute (walk->xml, "type");

  return type != NULL && !g_str_equal (type, "normal");
}

static gboolean
is_no_text (Walk       *walk,
            const char *name)
{
  gboolean is_placeholder = walk->is_placeholder && g_str_equal (name, "sdtContent");

  if (is_placeholder)
    walk->is_placeholder = FALSE;

  return is_placeholder || is_skipped (name) || is_no_note (walk, name) || is_other_choice (walk, name);
}

static void
read_property (Walk       *walk,
               const char *name)
{
  g_autofree char *value = notanda_xml_dup_attribute (walk->xml, "val");
  guint            number = value != NULL ? (guint) MIN (g_ascii_strtoull (value, NULL, 10), 20) : 0;

  if (g_str_equal (name, "pStyle"))
    walk->style = notanda_office_styles_find (walk->styles, value);
  else if (g_str_equal (name, "ilvl"))
    walk->depth = number;
  else if (g_str_equal (name, "outlineLvl"))
    walk->outline = number < 9 ? number + 1 : 0;
  else if (g_str_equal (name, "numId"))
    {
      walk->is_listed = number > 0;
      walk->is_unlisted = number == 0;
    }
}

static void
settle_kind (Walk *walk)
{
  const NotandaOfficeStyle *style = walk->style;
  guint                     kind = style != NULL ? style->kind : 0;
  guint                     level = style != NULL ? style->level : 0;
  guint                     left_out = style != NULL ? style->left_out : NOTANDA_LEFT_OUT_NOT;
  gboolean                  is_listed = walk->is_listed || (style != NULL && style->is_list && !walk->is_unlisted);

  if (kind == 0 && walk->outline > 0)
    {
      kind = NOTANDA_BLOCK_HEADING;
      level = walk->outline;
    }
  else if ((kind == 0 || kind == NOTANDA_BLOCK_PARAGRAPH) && is_listed)
    {
      kind = NOTANDA_BLOCK_LIST_ITEM;
      level = walk->depth + 1;
    }
  if (kind == 0)
    kind = NOTANDA_BLOCK_PARAGRAPH;
  notanda_prose_set_kind (walk->prose, kind, level, walk->is_note ? NOTANDA_LEFT_OUT_NOTE : left_out);
}

/* The letters of the Symbol font, which stand for Greek; other pictures have no text. */
static void
append_symbol (Walk *walk)
{
  static const char *const capitals = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
  static const char *const letters = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
  g_autofree char         *font = notanda_xml_dup_attribute (walk->xml, "font");
  g_autofree char         *value = notanda_xml_dup_attribute (walk->xml, "char");
  guint64                  code = value != NULL ? g_ascii_strtoull (value, NULL, 16) : 0;
  gunichar                 c = code < 0xd800 ? (gunichar) code : 0xfffd;
  char                     text[7] = "";

  if (code >= 0xf000 && code < 0xf100 && g_strcmp0 (font, "Symbol") == 0)
    {
      char letter = (char) (code - 0xf000);

      if (letter >= 'A' && letter <= 'Z')
        c = g_utf8_get_char (g_utf8_offset_to_pointer (capitals, letter - 'A'));
      else if (letter >= 'a' && letter <= 'z')
        c = g_utf8_get_char (g_utf8_offset_to_pointer (letters, letter - 'a'));
      else if (letter >= ' ' && letter <= '?')
        c = (gunichar) letter;
    }
  if (c < ' ')
    return;
  g_unichar_to_utf8 (c, text);
  notanda_prose_append (walk->prose, text);
}

static void
append_break (Walk *walk)
{
  g_autofree char *type = notanda_xml_dup_attribute (walk->xml, "type");

  if (type == NULL || g_str_equal (type, "textWrapping"))
    notanda_prose_break_line (walk->prose);
}

static void
open_table_part (Walk       *walk,
                 const char *name)
{
  if (g_str_equal (name, "tbl"))
    {
      end_pending (walk);
      notanda_prose_begin_table (walk->prose);
    }
  else if (g_str_equal (name, "tr"))
    notanda_prose_begin_row (walk->prose);
  else if (g_str_equal (name, "tc"))
    notanda_prose_begin_cell (walk->prose);
  else
    read_property (walk, name);
}

/* Returns: whether it is an element of a run, that stands for text */
static gboolean
open_text (Walk       *walk,
           const char *name)
{
  static const struct
  {
    const char *name;
    const char *text;
  } characters[] = { { "tab", "\t" }, { "ptab", "\t" }, { "noBreakHyphen", "\xe2\x80\x91" }, { "softHyphen", "\xc2\xad" } };

  if (walk->is_hidden)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++)
    if (g_str_equal (name, characters[i].name))
      {
        notanda_prose_append (walk->prose, characters[i].text);
        return TRUE;
      }
  if (g_str_equal (name, "t"))
    walk->in_text = TRUE;
  else if (g_str_equal (name, "br") || g_str_equal (name, "cr"))
    append_break (walk);
  else if (g_str_equal (name, "sym"))
    append_symbol (walk);
  else
    return FALSE;

  return TRUE;
}

static void
open_element (Walk *walk)
{
  const char *name = notanda_xml_get_name (walk->xml);

  if (walk->skip == 1 && walk->in_mark)
    read_mark (walk, name);
  if (walk->skip > 0 || is_no_text (walk, name))
    {
      if (walk->skip++ == 0)
        walk->in_mark = g_str_equal (name, "rPr");
    }
  else if (g_str_equal (name, "p"))
    begin_paragraph (walk);
  else if (g_str_equal (name, "pPr"))
    walk->in_properties = TRUE;
  else if (g_str_equal (name, "r"))
    walk->is_hidden = FALSE;
  else if (g_str_equal (name, "AlternateContent"))
    walk->choices <<= 1;
  else if (g_str_equal (name, "sdtPr") || g_str_equal (name, "showingPlcHdr"))
    walk->is_placeholder = g_str_equal (name, "showingPlcHdr");
  else if (!open_text (walk, name))
    open_table_part (walk, name);
}

/* What holds paragraphs. */
static void
close_container (Walk       *walk,
                 const char *name)
{
  static const char *const containers[] = { "tc", "txbxContent", "footnote", "endnote", "body", NULL };

  if (g_strv_contains (containers, name))
    end_pending (walk);
  if (g_str_equal (name, "tbl"))
    notanda_prose_end_table (walk->prose);
  else if (g_str_equal (name, "tc"))
    notanda_prose_end_cell (walk->prose);
}

static void
close_element (Walk *walk)
{
  const char *name = notanda_xml_get_name (walk->xml);

  if (walk->skip > 0)
    walk->skip--;
  else if (g_str_equal (name, "t"))
    walk->in_text = FALSE;
  else if (g_str_equal (name, "pPr"))
    {
      settle_kind (walk);
      walk->in_properties = FALSE;
    }
  else if (g_str_equal (name, "r"))
    walk->is_hidden = FALSE;
  else if (g_str_equal (name, "AlternateContent"))
    walk->choices >>= 1;
  else if (g_str_equal (name, "p"))
    end_paragraph (walk);
  else
    close_container (walk, name);
}

static void
read_part (GBytes        *part,
           GHashTable    *styles,
           gboolean       is_note,
           NotandaLoaded *loaded)
{
  gsize       size = 0;
  const char *data = part != NULL ? g_bytes_get_data (part, &size) : NULL;
  g_autoptr (NotandaXml) xml = notanda_xml_new (data != NULL ? data : "", size);
  g_autoptr (NotandaProse) prose = notanda_prose_new (loaded);
  Walk            walk = { .xml = xml, .prose = prose, .styles = styles, .is_note = is_note };
  NotandaXmlEvent event;

  while ((event = notanda_xml_next (xml)) != NOTANDA_XML_END)
    if (event == NOTANDA_XML_OPEN)
      open_element (&walk);
    else if (event == NOTANDA_XML_CLOSE)
      close_element (&walk);
    else if (walk.skip == 0 && walk.in_text)
      notanda_prose_append (prose, notanda_xml_get_text (xml));

  notanda_prose_finish (prose);
  if (size > 0 && notanda_xml_is_cut (xml))
    notanda_loaded_add_truncated (loaded, NOTANDA_TRUNCATED_UNSPECIFIED, g_strdup (_ ("The file is damaged: its text may end too early.")));
}

void
notanda_load_docx_warm (void)
{
  notanda_xml_warm ();
  notanda_language_warm ();
}

NotandaLoaded *
notanda_load_docx (GBytes                   *bytes,
                   const NotandaLoadOptions *options,
                   GError                  **error)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("docx");
  g_autoptr (GHashTable) styles = notanda_office_styles_new ();
  g_auto (NotandaDocxParts) parts = { 0 };

  if (!notanda_docx_parts_read (bytes, options, &parts, error))
    return NULL;
  notanda_office_styles_read (styles, parts.styles);
  read_part (parts.document, styles, FALSE, loaded);
  read_part (parts.footnotes, styles, TRUE, loaded);
  read_part (parts.endnotes, styles, TRUE, loaded);
  notanda_prose_find_title (loaded);
  notanda_office_meta_read (parts.meta, "file", loaded);
  notanda_settle_language (loaded);
  notanda_settle_date (loaded, options);

  return g_steal_pointer (&loaded);
}

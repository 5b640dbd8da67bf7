/* notanda-load-pdf.c: an article from the text layer of a PDF file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* poppler gives each page's characters in reading order, columns one after the other, with their boxes; lines are made of these here, and
 * text of the lines in notanda-pdf-flow.c. O(n). */

#include "load/formats/notanda-load-pdf.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

#include "base/notanda-error.h"
#include "extract/meta/notanda-language.h"
#include "load/formats/notanda-pdf-flow.h"
#include "load/formats/notanda-pdf-layout.h"
#include "load/formats/notanda-pdf-running.h"
#include "load/formats/notanda-pdf-structure.h"
#include "load/formats/notanda-settle.h"

#define MAX_PAGES 2000
#define MAX_CHARS 4000000
#define GAP .4           /* between words, to the height of a character */
#define UNIT_GAP .2      /* between a number and its unit, which poppler takes for one word where both are of one character */
#define PIECE_GAP .6     /* between pieces of a line, that may be cells */
#define WIDE_HEIGHT 1.4  /* of a line, to the width of a wide character */
#define UNKNOWN_SHARE 20 /* one in so many characters that aren't known is worth a notice */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

typedef struct
{
  GArray *lines;
  guint   n_chars;
  guint   n_unknown;
} Pages;

/* Ligatures as one character are the printer's, not the author's: search and words want letters. */
static void
append_char (Pages   *pages,
             GString *text,
             gunichar c)
{
  static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  if (c >= 0xfb00 && c <= 0xfb06)
    g_string_append (text, ligatures[c - 0xfb00]);
  else if (g_unichar_isspace (c) || c == 0xa0)
    g_string_append_c (text, ' ');
  else if (c >= ' ')
    g_string_append_unichar (text, c);
  pages->n_chars++;
  pages->n_unknown += c == 0xfffd || g_unichar_type (c) == G_UNICODE_PRIVATE_USE || c < ' ';
}

/* The line's height holds the sum of the characters' until it ends. */
static void
widen (NotandaPdfLine         *line,
       const PopplerRectangle *box,
       gboolean                is_first)
{
  line->height = (is_first ? 0 : line->height) + box->y2 - box->y1;
  line->left = is_first ? box->x1 : MIN (line->left, box->x1);
  line->right = is_first ? box->x2 : MAX (line->right, box->x2);
  line->top = is_first ? box->y1 : MIN (line->top, box->y1);
  line->bottom = is_first ? box->y2 : MAX (line->bottom, box->y2);
}

/* Fonts for Chinese and the like declare boxes far taller than their signs, which are as wide as the type's size. */
static void
shrink (NotandaPdfLine *line,
        double          wide)
{
  double middle = (line->top + line->bottom) / 2;

  if (wide <= 0 || line->bottom - line->top < WIDE_HEIGHT * wide)
    return;
  line->height = MIN (line->height, WIDE_HEIGHT * wide);
  line->top = middle - WIDE_HEIGHT / 2 * wide;
  line->bottom = middle + WIDE_HEIGHT / 2 * wide;
}

/**
 * Reading:
 * @line: what is being read
 * @n_boxes: of @line, blanks aside; @last is the last one's
 * @wide: of the widest wide character
 * @has_blank: there was one in @line
 */
typedef struct
{
  Pages           *pages;
  GString         *text;
  NotandaPdfLine   line;
  PopplerRectangle last;
  guint            n_boxes;
  double           wide;
  gboolean         has_blank;
} Reading;

static void
end_line (Reading *reading,
          gboolean is_followed)
{
  NotandaPdfLine *line = &reading->line;
  GArray         *lines = reading->pages->lines;
  gboolean        is_first = lines->len == 0 || g_array_index (lines, NotandaPdfLine, lines->len - 1).page != line->page;

  line->height /= MAX (reading->n_boxes, 1);
  shrink (line, reading->wide);
  line->text = g_strstrip (g_strdup (reading->text->str));
  g_string_truncate (reading->text, 0);
  line->follows &= !is_first;
  if (*line->text != '\0')
    g_array_append_val (lines, *line);
  else
    g_free (line->text);
  reading->line = (NotandaPdfLine) { .page = line->page, .follows = is_followed };
  reading->n_boxes = 0;
  reading->wide = 0;
  reading->has_blank = FALSE;
}

/* Pieces of one line, such as a list's number and its text, or cells, may have nothing but room between them. */
static gboolean
is_gap (const Reading          *reading,
        const PopplerRectangle *box,
        gunichar                c,
        double                  gap)
{
  return reading->n_boxes > 0 && !g_unichar_iswide (c) && box->x1 - reading->last.x2 > gap * (box->y2 - box->y1);
}

/* Returns: the last byte of the line; a blank where it has none, since what can't be read leaves a box and no character */
static char
get_last_byte (const Reading *reading)
{
  return reading->text->len > 0 ? reading->text->str[reading->text->len - 1] : ' ';
}

static double
get_gap (const Reading *reading,
         gunichar       c)
{
  gboolean is_number = reading->n_boxes > 0 && g_ascii_isdigit (get_last_byte (reading));

  return is_number && g_unichar_isalpha (c) ? UNIT_GAP : GAP;
}

/* Lines of two blocks that are read one after the other may have no line end between them. */
static gboolean
is_elsewhere (const Reading          *reading,
              const PopplerRectangle *box)
{
  const PopplerRectangle *last = &reading->last;

  return reading->n_boxes > 0 && (box->y1 >= last->y2 || box->y2 <= last->y1);
}

static void
read_char (Reading                *reading,
           gunichar                c,
           const PopplerRectangle *box)
{
  GString *text = reading->text;

  if (g_unichar_isspace (c))
    {
      append_char (reading->pages, text, c);
      reading->has_blank = TRUE;
      return;
    }
  if (is_elsewhere (reading, box))
    end_line (reading, FALSE);
  else if (is_gap (reading, box, c, PIECE_GAP))
    end_line (reading, TRUE);
  else if (is_gap (reading, box, c, get_gap (reading, c)) && get_last_byte (reading) != ' ')
    g_string_append_c (text, ' ');
  append_char (reading->pages, text, c);
  if (reading->has_blank && reading->n_boxes > 0 && reading->line.hang <= 0)
    reading->line.hang = box->x1;
  widen (&reading->line, box, reading->n_boxes++ == 0);
  if (g_unichar_iswide (c))
    reading->wide = MAX (reading->wide, box->x2 - box->x1);
  reading->last = *box;
}

static void
read_page (Pages       *pages,
           PopplerPage *page,
           guint        number)
{
  g_autofree char             *all = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Reading reading = { .pages = pages, .text = text, .line.page = number };
  guint   n = 0, i = 0;

  if (all == NULL || !g_utf8_validate (all, -1, NULL) || !poppler_page_get_text_layout (page, &boxes, &n))
    return;
  for (const char *at = all; *at != '\0' && i < n; at = g_utf8_next_char (at), i++)
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || c == '\f')
        end_line (&reading, FALSE);
      else
        read_char (&reading, c, &boxes[i]);
    }
  end_line (&reading, FALSE);
}

static guint
read_pages (Pages           *pages,
            PopplerDocument *document,
            NotandaLoaded   *loaded)
{
  guint n = (guint) MAX (poppler_document_get_n_pages (document), 0);
  guint i;

  for (i = 0; i < MIN (n, MAX_PAGES) && pages->n_chars < MAX_CHARS; i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (document, (int) i);

      if (page != NULL)
        read_page (pages, page, i);
    }
  if (i < n)
    notanda_loaded_add_truncated (loaded, NOTANDA_TRUNCATED_LENGTH, g_strdup_printf (_ ("Only the first %u of %u pages were read."), i, n));

  return i;
}

/* Programs that print write the file's name there. */
static gboolean
is_title (const char *title)
{
  static const char *const ends[] = { ".doc", ".docx", ".odt", ".pdf", ".indd", ".tex", ".dvi", ".qxd", ".html", NULL };
  g_autofree char         *lower = g_utf8_strdown (title, -1);

  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (lower, ends[i]))
      return FALSE;

  return !g_str_has_prefix (lower, "microsoft word - ") && !g_str_equal (lower, "untitled");
}

static void
take_info (NotandaLoaded   *loaded,
           PopplerDocument *document)
{
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);
  g_autoptr (GDateTime) created = poppler_document_get_creation_date_time (document);

  if (title != NULL && g_utf8_validate (title, -1, NULL) && is_title (title))
    notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_steal_pointer (&title), "file");
  if (author != NULL && g_utf8_validate (author, -1, NULL))
    notanda_loaded_set_meta (loaded, NOTANDA_META_BYLINE, g_steal_pointer (&author), "file");
  if (created != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_DATE, g_date_time_format_iso8601 (created), "file");
  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (block->kind == NOTANDA_BLOCK_TITLE)
        notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup (block->text), "text");
    }
}

static PopplerDocument *
open_document (GBytes                   *bytes,
               const NotandaLoadOptions *options,
               GError                  **error)
{
  /* of its ways to take bytes the only one that outlives a wrong password */
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) reason = NULL;
  PopplerDocument *document = NULL;

  if (g_bytes_get_size (bytes) > 0)
    document = poppler_document_new_from_stream (stream, (goffset) g_bytes_get_size (bytes), options->password, NULL, &reason);
  if (document != NULL)
    return document;
  if (g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD,
                 options->password != NULL ? _ ("%s: this is not the password of the PDF file; try another") : _ ("%s: the PDF file is encrypted; give its password"), options->name);
  else
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: the PDF file is damaged or cut off; fetch or copy it again"), options->name);

  return NULL;
}

void
notanda_load_pdf_warm (void)
{
  g_autoptr (GBytes) none = g_bytes_new_static ("%PDF-1.4\n", 9);
  g_autoptr (PopplerDocument) document = poppler_document_new_from_bytes (none, NULL, NULL);

  notanda_language_warm ();
}

gpointer
notanda_load_pdf_keep (void)
{
  static const char empty[] = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
                              "trailer\n<</Root 1 0 R/Size 3>>\n%%EOF\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (empty, sizeof empty - 1);

  return poppler_document_new_from_bytes (bytes, NULL, NULL);
}

NotandaLoaded *
notanda_load_pdf (GBytes                   *bytes,
                  const NotandaLoadOptions *options,
                  GError                  **error)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("pdf");
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NotandaPdfLine));
  g_autoptr (PopplerDocument) document = open_document (bytes, options, error);
  Pages pages = { .lines = lines };
  guint n_pages;

  if (document == NULL)
    return NULL;
  g_array_set_clear_func (lines, notanda_pdf_line_clear);
  n_pages = read_pages (&pages, document, loaded);
  if (lines->len == 0)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY,
                   pages.n_unknown > 0 ? _ ("%s: no character of this PDF file can be read: its fonts don’t say what they are; have its text recognised by another program first")
                                       : _ ("%s: the PDF file has no text layer, only pictures of pages; have its text recognised by another program first"),
                   options->name);
      return NULL;
    }
  if (pages.n_unknown > pages.n_chars / UNKNOWN_SHARE)
    notanda_loaded_add_notice (loaded, g_strdup_printf (_ ("%u of %u characters of this PDF file can’t be read: its fonts don’t say what they are."),
                                                        pages.n_unknown, pages.n_chars));

  notanda_pdf_layout_settle (lines);
  notanda_pdf_running_mark (lines, n_pages);
  if (options->manner != NOTANDA_LOAD_STRIPPED)
    notanda_pdf_structure_mark (document, lines);
  notanda_pdf_flow_add (lines, loaded);
  take_info (loaded, document);
  notanda_settle_language (loaded);
  notanda_settle_date (loaded, options);

  return g_steal_pointer (&loaded);
}

/* notanda-pdf-structure.c: what a PDF file itself says of its lists
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Browsers draw bullets as shapes, which leave no character: such a list looks like so many short paragraphs, and can't be told from
 * verses by where its lines stand. But they and word processors tag what they print. A tag's text is looked for among the lines of its
 * page, by letters and digits alone, and only the beginning of it: to read all would be to read the page once for each piece of text.
 * Headings and paragraphs aren't taken from there: many programs tag them wrongly, or all text as one. */

#include "load/formats/notanda-pdf-structure.h"

#include <string.h>
#include <sys/resource.h>

#include "load/formats/notanda-pdf-list.h"

#define MAX_ELEMENTS 100000 /* of the file's structure */
#define MAX_DEPTH 60        /* of it */
#define MAX_TIME (2 * G_USEC_PER_SEC)
#define MAX_UTF8 4 /* bytes of a character */
#define ENOUGH 16  /* letters and digits that tell an item from the lines around it */

typedef PopplerStructureElement     Element;
typedef PopplerStructureElementIter Iter;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Element, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Iter, poppler_structure_element_iter_free)

/**
 * Structure:
 * @keys: (element-type utf8): of @lines, letters and digits alone; %NULL until there is an item
 * @next: the line behind the last one that was found
 * @deadline: of the process' own time
 */
typedef struct
{
  GArray    *lines;
  GPtrArray *keys;
  guint      n_elements;
  guint      next;
  gint64     deadline;
} Structure;

/**
 * Item:
 * @text: how it begins, as a key
 * @marker: how many bytes of what looks like a number or bullet it begins with
 * @page: from 0; -1 where that isn't known
 * @is_cut: @text ended too early
 */
typedef struct
{
  GString *text;
  gsize    marker;
  int      page;
  gboolean is_cut;
} Item;

/* Returns: the byte that is @c in the encoding of a PDF file's strings; 0 where there is none */
static guint8
find_byte (gunichar c)
{
  static const gunichar bytes_from_80[] = {
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203a, 0x2212, 0x2030, 0x201e, 0x201c, 0x201d, 0x2018, 0x2019,
    0x201a, 0x2122, 0xfb01, 0xfb02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017d, 0x0131, 0x0142, 0x0153, 0x0161, 0x017e, 0, 0x20ac
  };

  if (c < 0x80 || (c > 0xa0 && c <= 0xff))
    return (guint8) c;
  for (guint i = 0; i < G_N_ELEMENTS (bytes_from_80); i++)
    if (bytes_from_80[i] == c)
      return (guint8) (0x80 + i);

  return 0;
}

/* poppler has the text in UTF-8 and takes that for the encoding of a file's strings: what it made of each byte is put back. What gives no
 * UTF-8 that way wasn't mistaken. A byte that isn't any character in that encoding is lost, and what follows with it.
 * @is_cut: (inout): set if there is one
 * Returns: (transfer full) (nullable) */
static char *
dup_undone (const char *text,
            gboolean   *is_cut)
{
  g_autoptr (GString) undone = g_string_new (NULL);
  gboolean    is_lost = FALSE;
  const char *end;

  for (const char *p = text; *p != '\0' && !is_lost; p = g_utf8_next_char (p))
    {
      guint8 byte = find_byte (g_utf8_get_char (p));

      is_lost = g_utf8_get_char (p) == 0xfffd;
      if (byte == 0 && !is_lost)
        return NULL;
      if (!is_lost)
        g_string_append_c (undone, (char) byte);
    }
  if (!g_utf8_validate (undone->str, (gssize) undone->len, &end) && (!is_lost || undone->str + undone->len - end >= MAX_UTF8))
    return NULL;
  *is_cut |= is_lost;
  g_string_truncate (undone, (gsize) (end - undone->str));

  return g_string_free (g_steal_pointer (&undone), FALSE);
}

static void
append_key (GString    *key,
            const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  for (const char *p = plain; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));
}

/* Letters and digits behind a number. Returns: how many bytes of one, or of another marker, @text begins with */
static gsize
append_start (GString    *key,
              const char *text)
{
  gsize marker = notanda_pdf_list_measure_marker (text);

  append_key (key, text + marker);
  return marker;
}

static void
make_keys (Structure *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->lines->len; i++)
    {
      GString *key = g_string_new (NULL);

      /* between two lines of an item that goes on on the next page */
      if (!g_array_index (self->lines, NotandaPdfLine, i).is_running)
        append_start (key, g_array_index (self->lines, NotandaPdfLine, i).text);
      g_ptr_array_add (self->keys, g_string_free (key, FALSE));
    }
}

/* An item may go on in the next line, and what is known of it may be its beginning only. A line that is shorter than the item has to go on
 * with it: or the number of the page would do. */
static gboolean
is_beginning (Structure  *self,
              const Item *item,
              guint       i)
{
  const char *rest = item->text->str;

  do
    {
      const char *key = g_ptr_array_index (self->keys, i);

      if (g_str_has_prefix (key, rest))
        return item->is_cut || item->text->len >= ENOUGH || strlen (key) == strlen (rest);
      if (!g_str_has_prefix (rest, key) || (*key == '\0' && rest == item->text->str))
        return FALSE;
      rest += strlen (key);
    }
  while (rest - item->text->str < ENOUGH && ++i < self->lines->len);

  return rest - item->text->str >= ENOUGH;
}

/* What looks like a bullet or number is one where the item's own text doesn't begin with it. */
static gboolean
try_line (Structure  *self,
          const Item *item,
          guint       i,
          guint       depth)
{
  NotandaPdfLine *line = &g_array_index (self->lines, NotandaPdfLine, i);

  if (line->depth > 0 || line->cell > 0 || (item->page >= 0 && line->page != (guint) item->page) || !is_beginning (self, item, i))
    return FALSE;

  line->depth = depth;
  if (notanda_pdf_list_measure_marker (line->text) == item->marker)
    line->marker = NOTANDA_PDF_MARKER_DRAWN;
  self->next = i + 1;
  return TRUE;
}

/* Those behind the last one first, since tags have the text's order. */
static void
find_line (Structure  *self,
           const Item *item,
           guint       depth)
{
  guint n = self->lines->len;
  guint first = self->next;

  for (guint i = 0; i < n; i++)
    if (try_line (self, item, (first + i) % n, depth))
      return;
}

static void
add_content (Item    *item,
             Element *element)
{
  g_autofree char *text = poppler_structure_element_get_text (element, POPPLER_STRUCTURE_GET_TEXT_NONE);
  g_autofree char *undone = NULL;
  const char      *read;

  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    return;
  if (item->page < 0)
    item->page = poppler_structure_element_get_page (element);
  undone = dup_undone (text, &item->is_cut);
  read = g_strchug (undone != NULL ? undone : text);
  if (item->text->len == 0)
    item->marker = append_start (item->text, read);
  else
    append_key (item->text, read);
}

/* In microseconds, of this process */
static gint64
get_used_time (void)
{
  struct rusage used;

  if (getrusage (RUSAGE_SELF, &used) != 0)
    return 0;

  return (gint64) (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * G_USEC_PER_SEC + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
}

/* Asked once for each element. Returns: whether there were too many, or they took too long */
static gboolean
is_over (Structure *self)
{
  return self->n_elements++ > MAX_ELEMENTS || get_used_time () > self->deadline;
}

/* Appends what an element says to @item, down to its inner lists, and but for its bullet or number. */
static void
gather (Structure *self,
        Iter      *iter,
        guint      depth,
        Item      *item)
{
  do
    {
      g_autoptr (Element) element = poppler_structure_element_iter_get_element (iter);
      PopplerStructureElementKind kind = poppler_structure_element_get_kind (element);
      g_autoptr (Iter) child = NULL;

      if (kind == POPPLER_STRUCTURE_ELEMENT_LIST || item->is_cut || item->text->len >= ENOUGH)
        return;
      item->is_cut = is_over (self);
      if (item->is_cut)
        return;
      if (kind == POPPLER_STRUCTURE_ELEMENT_LIST_LABEL)
        continue;
      if (poppler_structure_element_is_content (element))
        add_content (item, element);
      child = depth < MAX_DEPTH ? poppler_structure_element_iter_get_child (iter) : NULL;
      if (child != NULL)
        gather (self, child, depth + 1, item);
    }
  while (poppler_structure_element_iter_next (iter));
}

static void
read_item (Structure *self,
           Iter      *iter,
           guint      depth)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (Iter) child = poppler_structure_element_iter_get_child (iter);
  Item item = { text, 0, -1, FALSE };

  if (child == NULL)
    return;
  gather (self, child, 0, &item);
  if (text->len == 0)
    return;
  if (self->keys == NULL)
    make_keys (self);
  find_line (self, &item, depth);
}

static void
walk (Structure *self,
      Iter      *iter,
      guint      n_lists,
      guint      depth)
{
  do
    {
      g_autoptr (Element) element = poppler_structure_element_iter_get_element (iter);
      PopplerStructureElementKind kind = poppler_structure_element_get_kind (element);
      g_autoptr (Iter) child = NULL;

      if (is_over (self))
        return;
      if (kind == POPPLER_STRUCTURE_ELEMENT_LIST_ITEM && n_lists > 0)
        read_item (self, iter, n_lists);
      child = depth < MAX_DEPTH ? poppler_structure_element_iter_get_child (iter) : NULL;
      if (child != NULL)
        walk (self, child, n_lists + (kind == POPPLER_STRUCTURE_ELEMENT_LIST ? 1 : 0), depth + 1);
    }
  while (poppler_structure_element_iter_next (iter));
}

void
notanda_pdf_structure_mark (PopplerDocument *document,
                            GArray          *lines)
{
  g_autoptr (Iter) iter = poppler_structure_element_iter_new (document);
  Structure self = { .lines = lines, .deadline = get_used_time () + MAX_TIME };

  if (iter != NULL)
    walk (&self, iter, 0, 0);
  g_clear_pointer (&self.keys, g_ptr_array_unref);
}

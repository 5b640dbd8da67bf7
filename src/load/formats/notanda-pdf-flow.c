/* notanda-pdf-flow.c: paragraphs from the lines of printed pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A printed page knows no paragraphs: a new one shows by a gap, an indent, a short line before it or another size of type. Sizes are
 * measured in half points, the most frequent one is the text's, larger ones are headings', the largest of them first. A column is a run of lines
 * that go down and overlap. O(n). */

#include "load/formats/notanda-pdf-flow.h"

#include <math.h>
#include <string.h>

#include "load/formats/notanda-pdf-list.h"

#define MAX_SIZE 200      /* half points */
#define MIN_LINES 4       /* of one pitch, before it is taken for the text's */
#define MAX_HEADING 250   /* bytes */
#define HEADING_SHARE 1.2 /* of the text's size */
#define MAX_WORD 100      /* bytes */
#define NARROW_SHARE .6   /* of a column, that no quotation is narrower than */

/**
 * Flow:
 * @body: the text's size of type in half points
 * @words: (element-type utf8): all of the text's words, with and without hyphens
 * @pitch: from line to line, as most lines have it; 0 where there are too few to tell
 * @lefts: of each line: where its column begins; @rights alike where it ends
 * @ends: of each line: where the lines around it end that begin where it does
 * @is_item: what is joined now is an item of a list
 */
typedef struct
{
  GArray        *lines;
  NotandaLoaded *loaded;
  GHashTable    *words;
  GString       *text;
  guint          counts[MAX_SIZE + 1];
  guint          body;
  double         pitch;
  double        *lefts;
  double        *rights;
  double        *ends;
  gboolean       has_title;
  gboolean       is_item;
} Flow;

void
notanda_pdf_line_clear (gpointer line)
{
  g_clear_pointer (&((NotandaPdfLine *) line)->text, g_free);
}

static const NotandaPdfLine *
get_line (const Flow *flow,
          guint       i)
{
  return &g_array_index (flow->lines, NotandaPdfLine, i);
}

static guint
get_size (const NotandaPdfLine *line)
{
  double size = (line->height > 0 ? line->height : line->bottom - line->top) * 2 + .5;

  return size > 0 ? (guint) MIN (size, MAX_SIZE) : 0;
}

static void
add_words (Flow       *flow,
           const char *text)
{
  while (*text != '\0')
    {
      gsize n = strcspn (text, " .,;:!?()\"");

      /* what ends in a hyphen is half a word */
      if (n > 2 && text[n - 1] != '-')
        g_hash_table_add (flow->words, g_strndup (text, n));
      text += n;
      text += strspn (text, " .,;:!?()\"");
    }
}

static void
measure_sizes (Flow *flow)
{
  guint pitches[MAX_SIZE + 1] = { 0 };
  guint most = 0;

  for (guint i = 0; i < flow->lines->len; i++)
    {
      const NotandaPdfLine *line = get_line (flow, i);
      double                pitch = i > 0 ? (line->top - get_line (flow, i - 1)->top) * 2 : 0;

      flow->counts[get_size (line)] += (guint) MIN (strlen (line->text), 1000);
      if (pitch > 2 && pitch < MAX_SIZE)
        pitches[(guint) (pitch + .5)]++;
      add_words (flow, line->text);
    }
  for (guint i = 1; i <= MAX_SIZE; i++)
    {
      if (flow->counts[i] > flow->counts[flow->body])
        flow->body = i;
      if (pitches[i] > pitches[most])
        most = i;
    }
  flow->pitch = pitches[most] >= MIN_LINES ? most / 2.0 : 0;
}

static gboolean
is_same_column (const NotandaPdfLine *above,
                const NotandaPdfLine *line)
{
  return above->page == line->page && line->top > above->top - 1 && line->left < above->right && above->left < line->right;
}

/* The lines that begin where each one does: a list or quotation is narrower than its column, but only ever so much. */
static void
measure_ends (Flow *flow)
{
  guint n = flow->lines->len;

  flow->ends = g_new (double, MAX (n, 1));
  for (guint first = 0; first < n;)
    {
      double left = get_line (flow, first)->left, right = get_line (flow, first)->right;
      guint  end = first + 1;

      for (; end < n && is_same_column (get_line (flow, end - 1), get_line (flow, end)) && ABS (get_line (flow, end)->left - left) < 1; end++)
        right = MAX (right, get_line (flow, end)->right);
      if (right - left < NARROW_SHARE * (flow->rights[first] - left))
        right = flow->rights[first];
      for (; first < end; first++)
        flow->ends[first] = right;
    }
}

/* Of each line: where its column's lines begin and end. */
static void
measure_columns (Flow *flow)
{
  guint n = flow->lines->len;

  flow->lefts = g_new (double, MAX (n, 1));
  flow->rights = g_new (double, MAX (n, 1));
  for (guint first = 0; first < n;)
    {
      double left = get_line (flow, first)->left, right = get_line (flow, first)->right;
      guint  end = first + 1;

      for (; end < n && is_same_column (get_line (flow, end - 1), get_line (flow, end)); end++)
        {
          left = MIN (left, get_line (flow, end)->left);
          right = MAX (right, get_line (flow, end)->right);
        }
      for (; first < end; first++)
        {
          flow->lefts[first] = left;
          flow->rights[first] = right;
        }
    }
}

static gboolean
ends_sentence (const char *text)
{
  static const char *const ends[] = { ".", "!", "?", ":", "。", "！", "？", "”", "\"", NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;

  return FALSE;
}

/* The first word would have had its place in the line above: the items of a list whose bullets are drawn, or verses. */
static gboolean
is_broken_off (const Flow *flow,
               guint       i)
{
  const NotandaPdfLine *above = get_line (flow, i - 1), *line = get_line (flow, i);
  double                word = (line->hang > line->left ? line->hang : line->right) - line->left;

  return ABS (above->left - line->left) < 1 && flow->ends[i - 1] - above->right > 1.1 * word && !g_unichar_islower (g_utf8_get_char (line->text));
}

static gboolean
begins_paragraph (const Flow *flow,
                  guint       i)
{
  const NotandaPdfLine *above = get_line (flow, i - 1), *line = get_line (flow, i);
  guint                 size = get_size (line), size_above = get_size (above);
  double                height = line->bottom - line->top;
  double                width = flow->rights[i - 1] - flow->lefts[i - 1];
  gboolean              is_indented = line->left > flow->lefts[i] + .6 * height;
  gboolean              is_short = above->right < flow->rights[i - 1] - .15 * width;

  if (line->cell != above->cell || line->is_item)
    return TRUE;
  if (line->cell > 0)
    return FALSE;
  if (flow->is_item && line->left < above->left - .5 * height)
    return TRUE;
  if (ABS ((int) size - (int) size_above) > (int) MAX (flow->body / 8, 2))
    return TRUE;
  if (!is_same_column (above, line))
    return ends_sentence (above->text) && (is_indented || is_short || line->left < flow->lefts[i] + 1);
  if (line->top - above->top > (flow->pitch > 0 ? 1.35 * MAX (flow->pitch, height) : 1.5 * height))
    return TRUE;
  if (is_indented && (above->left < line->left - .5 * height || is_broken_off (flow, i)))
    return TRUE;

  return is_short && ends_sentence (above->text);
}

/* In bytes, from the last blank. No more than the end of it is looked at: nothing longer is a word, and a text without blanks would
 * be looked through anew for each of its lines. */
static gsize
measure_last_word (const GString *text)
{
  gsize n = 0;

  while (n < MIN (text->len, MAX_WORD) && text->str[text->len - n - 1] != ' ')
    n++;

  return n;
}

/* Whether the hyphen at the end of @text was put there by the typesetter: the word is known without it, or isn't known with it. */
static gboolean
is_soft_hyphen (const Flow *flow,
                const char *next)
{
  gsize            n = measure_last_word (flow->text), n_next = strcspn (next, " .,;:!?()\"");
  const char      *word = flow->text->str + flow->text->len - n;
  g_autofree char *joined = NULL, *hyphened = NULL;

  if (n < 3 || !g_unichar_islower (g_utf8_get_char (g_utf8_prev_char (word + n - 1))) || !g_unichar_islower (g_utf8_get_char (next)))
    return FALSE;
  joined = g_strdup_printf ("%.*s%.*s", (int) n - 1, word, (int) n_next, next);
  hyphened = g_strdup_printf ("%s%.*s", word, (int) n_next, next);

  return g_hash_table_contains (flow->words, joined) || !g_hash_table_contains (flow->words, hyphened);
}

static void
append_line (Flow       *flow,
             const char *text)
{
  GString *into = flow->text;
  gunichar last;

  if (into->len == 0)
    {
      g_string_append (into, text);
      return;
    }
  last = g_utf8_get_char (g_utf8_prev_char (into->str + into->len));
  if (last == 0xad || last == 0x2010)
    g_string_truncate (into, (gsize) (g_utf8_prev_char (into->str + into->len) - into->str));
  else if (last == '-' && is_soft_hyphen (flow, text))
    g_string_truncate (into, into->len - 1);
  else if (last != '-' && !(g_unichar_iswide (last) && g_unichar_iswide (g_utf8_get_char (text))))
    g_string_append_c (into, ' ');
  g_string_append (into, text);
}

/* Larger sizes of type, from 1. */
static guint
find_level (const Flow *flow,
            guint       size)
{
  guint level = 1;
  guint last = MAX_SIZE + 2;

  for (guint i = MAX_SIZE; i > size; i--)
    if (flow->counts[i] > 0 && last > i + 1)
      {
        level++;
        last = i;
      }

  return MIN (level, 6);
}

static void
emit (Flow *flow,
      guint first)
{
  const NotandaPdfLine *line = get_line (flow, first);
  guint                 size = get_size (line);
  guint                 kind = line->is_item ? NOTANDA_BLOCK_LIST_ITEM : NOTANDA_BLOCK_PARAGRAPH;
  guint                 level = line->level;

  if (line->cell > 0)
    {
      kind = NOTANDA_BLOCK_TABLE_CELL;
      level = line->column;
    }
  else if (size >= flow->body * HEADING_SHARE && flow->text->len <= MAX_HEADING)
    {
      level = find_level (flow, size);
      kind = level == 1 && line->page == 0 && !flow->has_title ? NOTANDA_BLOCK_TITLE : NOTANDA_BLOCK_HEADING;
    }
  if (kind == NOTANDA_BLOCK_TITLE)
    {
      flow->has_title = TRUE;
      level = 0;
    }
  notanda_loaded_add_block (flow->loaded, g_strdup (flow->text->str), kind, level, NOTANDA_LEFT_OUT_NOT);
  g_string_truncate (flow->text, 0);
}

static void
join_lines (Flow *flow)
{
  guint first = 0;

  for (guint i = 0; i < flow->lines->len; i++)
    {
      if (i > 0 && begins_paragraph (flow, i))
        {
          emit (flow, first);
          first = i;
        }
      if (first == i)
        flow->is_item = get_line (flow, i)->is_item;
      append_line (flow, get_line (flow, i)->text);
    }
  if (flow->lines->len > 0)
    emit (flow, first);
}

/* A running head stands between two halves of a paragraph: it is shown once, at the end. */
static void
take_running (GArray        *lines,
              NotandaLoaded *loaded)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      NotandaPdfLine *line = &g_array_index (lines, NotandaPdfLine, i);

      if (line->is_running && g_hash_table_add (seen, line->text))
        notanda_loaded_add_block (loaded, g_strdup (line->text), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_RUNNING);
    }
}

void
notanda_pdf_flow_add (GArray        *lines,
                      NotandaLoaded *loaded)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (NotandaPdfLine));
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  Flow flow = { .lines = kept, .loaded = loaded, .words = words, .text = text };

  for (guint i = 0; i < lines->len; i++)
    if (!g_array_index (lines, NotandaPdfLine, i).is_running)
      g_array_append_vals (kept, &g_array_index (lines, NotandaPdfLine, i), 1);

  notanda_pdf_list_mark (kept);
  measure_sizes (&flow);
  measure_columns (&flow);
  measure_ends (&flow);
  join_lines (&flow);
  take_running (lines, loaded);
  g_free (flow.lefts);
  g_free (flow.rights);
  g_free (flow.ends);
}

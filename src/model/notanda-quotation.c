/* notanda-quotation.c: words of an article as others quote them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Marks around the words are taken off and the language's put on, so that what was marked
 * with its quotation marks and without gives the same. The marks of languages are those
 * of the CLDR; ICU has them too, in a library that nothing else here needs, and that
 * would have to be loaded at each start.
 */

#include "model/notanda-quotation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The start of a date and time: the day. */
#define DAY_LENGTH 10

typedef struct
{
  const char *languages; /* with blanks around each */
  const char *open;
  const char *close;
} Marks;

static const Marks marks[] = {
  { " de cs sk sl et lt is bg ", "„", "“" },
  { " pl ro hu hr nl-BE ", "„", "”" },
  { " fr ", "«\u202f", "\u202f»" },
  { " es it ru uk be el no nb nn pt-PT fa ", "«", "»" },
  { " sv fi he ", "”", "”" },
  { " da ", "”", "”" },
  { " ar ", "”", "“" },
  { " ja zh-Hant zh-TW zh-HK ", "「", "」" },
};

static const Marks *
find_marks (const char *tag)
{
  static const Marks usual = { "", "“", "”" };
  g_autofree char   *whole = g_strdup_printf (" %s ", tag != NULL ? tag : "");
  g_autofree char   *language = g_strndup (tag != NULL ? tag : "", tag != NULL ? strcspn (tag, "-_") : 0);
  g_autofree char   *word = g_strdup_printf (" %s ", language);

  /* "pt-PT" before "pt" */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
      if (*language != '\0' && strstr (marks[i].languages, pass == 0 ? whole : word) != NULL)
        return &marks[i];
  return &usual;
}

static gboolean
is_mark (gunichar c)
{
  return c == '"' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) || (c >= 0x2039 && c <= 0x203a) ||
         (c >= 0x300c && c <= 0x300f) || c == 0xff02;
}

/* On one line. */
static void
append_words (GString         *words,
              NotandaDocument *document,
              NotandaRange     range)
{
  gsize       size;
  const char *p = notanda_article_peek_range (notanda_document_get_article (document), range.start, range.end, &size);
  const char *end = p + size;

  for (; p < end; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (words, p, g_utf8_next_char (p) - p);
    else if (words->len > 0 && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
}

/* Only where both ends have one: an inner quotation may be at one end. */
static char *
strip_marks (const char *words)
{
  const char      *last = g_utf8_find_prev_char (words, words + strlen (words));
  g_autofree char *inner = NULL;

  if (last == NULL || last == words || !is_mark (g_utf8_get_char (words)) || !is_mark (g_utf8_get_char (last)))
    return g_strdup (words);
  inner = g_strndup (g_utf8_next_char (words), (gsize) (last - g_utf8_next_char (words)));
  return g_strdup (g_strstrip (inner));
}

static char *
dup_words (NotandaDocument    *document,
           const NotandaRange *ranges,
           guint               n_ranges)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n_ranges; i++)
    {
      if (i > 0)
        g_string_append (words, " … ");
      append_words (words, document, ranges[i]);
    }
  g_strstrip (words->str);
  return strip_marks (words->str);
}

static gboolean
is_speaker_role (NotandaTagSet   *tag_set,
                 const NotandaId *id)
{
  const NotandaTagRole *role = notanda_tag_set_find_role (tag_set, id);

  return role != NULL && (g_str_equal (role->identifier, "source") || g_str_equal (role->identifier, "claimant"));
}

/* Returns: (nullable) */
static char *
dup_speaker (NotandaDocument *document,
             guint32          slot)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_auto (NotandaAnnotation) source = { 0 };
  guint32 target;

  notanda_annotation_init (&annotation);
  notanda_annotation_init (&source);
  if (slot == NOTANDA_NO_SLOT || !notanda_document_read (document, slot, &annotation))
    return NULL;
  for (guint i = 0; i < annotation.n_links; i++)
    if (is_speaker_role (notanda_document_get_tag_set (document), &annotation.links[i].role) &&
        notanda_document_find (document, &annotation.links[i].target, &target) &&
        notanda_document_read (document, target, &source))
      return dup_words (document, source.fragments, source.n_fragments);
  return NULL;
}

static const char *
get_meta (NotandaDocument *document,
          NotandaMeta      meta)
{
  const char *value = notanda_document_get_meta (document, meta);

  return value != NULL && *value != '\0' ? value : NULL;
}

/* Nothing that a reader's program would run. */
static gboolean
is_web_address (const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  return scheme != NULL && (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0);
}

static const char *
get_address (NotandaDocument *document)
{
  const char *address = get_meta (document, NOTANDA_META_CANONICAL_ADDRESS);

  return address != NULL ? address : get_meta (document, NOTANDA_META_ADDRESS);
}

/* Returns: (nullable): the day of an ISO date and time, which all languages can read */
static char *
dup_date (NotandaDocument *document)
{
  const char *date = get_meta (document, NOTANDA_META_DATE);

  return date != NULL ? g_utf8_substring (date, 0, MIN (g_utf8_strlen (date, -1), DAY_LENGTH)) : NULL;
}

static void
append_part (GString    *line,
             const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    /* TRANSLATORS: between who said something, the title, the outlet and the date */
    g_string_append (line, _ (", "));
  g_string_append (line, part);
}

static char *
make_plain (NotandaDocument *document,
            const Marks     *quotes,
            const char      *words,
            const char      *speaker)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char      *title = get_meta (document, NOTANDA_META_TITLE);
  g_autofree char *quoted = title != NULL ? g_strconcat (quotes->open, title, quotes->close, NULL) : NULL;
  g_autofree char *date = dup_date (document);

  append_part (line, speaker);
  append_part (line, quoted);
  append_part (line, get_meta (document, NOTANDA_META_OUTLET));
  append_part (line, date);
  append_part (line, get_address (document));
  if (line->len == 0)
    return g_strconcat (quotes->open, words, quotes->close, NULL);
  /* TRANSLATORS: a quotation and its marks, and where it is from */
  return g_strdup_printf (_ ("%s%s%s — %s"), quotes->open, words, quotes->close, line->str);
}

static char *
dup_markup_title (NotandaDocument *document)
{
  const char      *title = get_meta (document, NOTANDA_META_TITLE);
  const char      *address = get_address (document);
  gboolean         linked = address != NULL && is_web_address (address);
  g_autofree char *shown = g_markup_escape_text (title != NULL ? title : (address != NULL ? address : ""), -1);
  g_autofree char *target = g_markup_escape_text (address != NULL ? address : "", -1);

  if (*shown == '\0')
    return NULL;
  if (linked)
    return g_strdup_printf ("<a href=\"%s\"><cite>%s</cite></a>", target, shown);
  return g_strdup_printf ("<cite>%s</cite>", shown);
}

static char *
make_html (NotandaDocument *document,
           const Marks     *quotes,
           const char      *words,
           const char      *speaker)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *title = dup_markup_title (document);
  g_autofree char *date = dup_date (document);
  const char      *outlet = get_meta (document, NOTANDA_META_OUTLET);
  g_autofree char *escaped_words = g_markup_escape_text (words, -1);
  g_autofree char *escaped_speaker = g_markup_escape_text (speaker != NULL ? speaker : "", -1);
  g_autofree char *escaped_outlet = g_markup_escape_text (outlet != NULL ? outlet : "", -1);
  g_autofree char *escaped_date = g_markup_escape_text (date != NULL ? date : "", -1);
  g_autofree char *quote =
      g_strdup_printf ("<blockquote><p>%s%s%s</p></blockquote>", quotes->open, escaped_words, quotes->close);

  append_part (line, escaped_speaker);
  append_part (line, title);
  append_part (line, escaped_outlet);
  append_part (line, escaped_date);
  return line->len > 0 ? g_strdup_printf ("%s<p>— %s</p>", quote, line->str) : g_steal_pointer (&quote);
}

void
notanda_quotation_make (NotandaDocument    *document,
                        const NotandaRange *ranges,
                        guint               n_ranges,
                        guint32             speaker,
                        NotandaQuotation   *out)
{
  const Marks     *quotes;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (NOTANDA_IS_DOCUMENT (document));
  g_return_if_fail (ranges != NULL || n_ranges == 0);

  quotes = find_marks (notanda_document_get_meta (document, NOTANDA_META_LANGUAGE));
  words = dup_words (document, ranges, n_ranges);
  name = dup_speaker (document, speaker);
  out->plain = make_plain (document, quotes, words, name);
  out->html = make_html (document, quotes, words, name);
}

void
notanda_quotation_clear (NotandaQuotation *quotation)
{
  g_clear_pointer (&quotation->plain, g_free);
  g_clear_pointer (&quotation->html, g_free);
}

/* notanda-date-line.c: dates as people write them, and lines that hold no more
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line is cut into a few tokens, the date among them is struck out, and what
 * is left must be a place or one of the words that stand with dates. Day and
 * month in figures are told apart only where one is over 12: a wrong date is
 * worse than none. g_date_set_parse () was rejected, since it goes by the
 * user's locale instead of the page's. */

#include "load/text/notanda-date-line.h"

#include <string.h>

#define MAX_SIZE 160
#define MAX_TOKENS 40
#define MAX_PLACE_WORDS 5

typedef enum
{
  NUMBER,
  WORD,
  MARK,
} Kind;

typedef struct
{
  Kind     kind;
  gunichar first;  /* of a word: its first letter as written; of a mark: itself */
  char    *word;   /* in lower case */
  guint    value;  /* of a number */
  guint    digits; /* of a number */
  gboolean used;
} Token;

typedef struct
{
  Token tokens[MAX_TOKENS];
  guint n;
  guint year;
  guint month;
  guint day;
} Line;

/* Full names in the forms that stand in dates; three letters and more of one
 * are enough. */
static const char *const months[] = {
  "january januar jänner janvier enero gennaio janeiro januari stycznia января",
  "february februar février fevrier febrero febbraio fevereiro februari lutego февраля",
  "march märz maerz mars marzo março maart marca марта",
  "april avril abril aprile kwietnia апреля",
  "may mai mayo maggio maio mei maj maja мая",
  "june juni juin junio giugno junho czerwca июня",
  "july juli juillet julio luglio julho lipca июля",
  "august août aout agosto augustus augusti sierpnia августа",
  "september septembre septiembre settembre setembro września сентября",
  "october oktober octobre octubre ottobre outubro października октября",
  "november novembre noviembre novembro listopada ноября",
  "december dezember décembre decembre diciembre dicembre dezembro grudnia декабря",
};

/* What stands around dates; weekdays go by their first letters too. */
static const char words_around[] = " published posted updated modified created date dated on at the of and in am pm a p m h uhr um gmt utc est edt cst cdt mst mdt pst pdt et ct bst"
                                   " cet cest mez mesz local time veröffentlicht aktualisiert stand vom am den der publié mis à jour le du de del el a las publicado actualizado"
                                   " pubblicato aggiornato il dal em às gepubliceerd op om bijgewerkt"
                                   " mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday"
                                   " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche"
                                   " lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica ";

static gboolean
stands_around (const char *word)
{
  g_autofree char *spaced = g_strconcat (" ", word, " ", NULL);

  return strstr (words_around, spaced) != NULL;
}

static guint
find_month (const char *word)
{
  gsize size = strlen (word);

  if (g_utf8_strlen (word, -1) < 3)
    return 0;

  for (guint month = 0; month < G_N_ELEMENTS (months); month++)
    for (const char *at = months[month]; at != NULL; at = strchr (at, ' '))
      {
        at += *at == ' ';
        if (strncmp (at, word, size) == 0)
          return month + 1;
      }

  return 0;
}

static void
line_clear (Line *line)
{
  for (guint i = 0; i < line->n; i++)
    g_free (line->tokens[i].word);
  line->n = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static const char *
read_token (const char *at,
            const char *end,
            Token      *token)
{
  const char *start = at;

  token->first = g_utf8_get_char (at);
  if (g_ascii_isdigit (*at))
    {
      token->kind = NUMBER;
      for (; at < end && g_ascii_isdigit (*at); at++)
        token->value = MIN (token->value, 100000) * 10 + (guint) (*at - '0');
      token->digits = at - start;
    }
  else if (g_unichar_isalpha (token->first))
    {
      token->kind = WORD;
      while (at < end && (g_unichar_isalpha (g_utf8_get_char (at)) || g_unichar_ismark (g_utf8_get_char (at))))
        at = g_utf8_next_char (at);
      token->word = g_utf8_strdown (start, at - start);
    }
  else
    {
      token->kind = MARK;
      at = g_utf8_next_char (at);
    }

  return at;
}

/* FALSE for lines that are too long to be one of dates. */
static gboolean
line_read (Line       *line,
           const char *text,
           gsize       size)
{
  const char *end = text + size;

  if (size == 0 || size > MAX_SIZE)
    return FALSE;

  while (text < end)
    {
      if (g_unichar_isspace (g_utf8_get_char (text)))
        {
          text = g_utf8_next_char (text);
          continue;
        }
      if (line->n == MAX_TOKENS)
        return FALSE;

      text = read_token (text, end, &line->tokens[line->n]);
      line->n++;
    }

  return TRUE;
}

static gboolean
is_number (const Line *line,
           guint       i,
           guint       min,
           guint       max)
{
  return i < line->n && line->tokens[i].kind == NUMBER && line->tokens[i].value >= min && line->tokens[i].value <= max;
}

static gboolean
is_mark (const Line *line,
         guint       i,
         gunichar    mark)
{
  return i < line->n && line->tokens[i].kind == MARK && line->tokens[i].first == mark;
}

static gboolean
is_word (const Line *line,
         guint       i,
         const char *words)
{
  g_autofree char *spaced = NULL;

  if (i >= line->n || line->tokens[i].kind != WORD)
    return FALSE;

  spaced = g_strconcat (" ", line->tokens[i].word, " ", NULL);
  return strstr (words, spaced) != NULL;
}

static guint
month_at (const Line *line,
          guint       i)
{
  return i < line->n && line->tokens[i].kind == WORD ? find_month (line->tokens[i].word) : 0;
}

static gboolean
set_date (Line *line,
          guint first,
          guint past,
          guint year,
          guint month,
          guint day)
{
  for (guint i = first; i < past; i++)
    line->tokens[i].used = TRUE;

  line->year = year;
  line->month = month;
  line->day = day;

  return TRUE;
}

/* 2026-03-12, 12.3.2026, 03/12/2026 */
static gboolean
find_figures (Line *line,
              guint i)
{
  guint    a, b, c;
  gunichar mark;

  if (i + 4 >= line->n || line->tokens[i].kind != NUMBER || line->tokens[i + 2].kind != NUMBER || line->tokens[i + 4].kind != NUMBER)
    return FALSE;

  a = line->tokens[i].value;
  b = line->tokens[i + 2].value;
  c = line->tokens[i + 4].value;
  mark = line->tokens[i + 1].first;
  if (line->tokens[i + 1].kind != MARK || !is_mark (line, i + 3, mark) || strchr ("-./", (int) (mark & 0x7f)) == NULL || mark > 0x7f)
    return FALSE;

  if (line->tokens[i].digits == 4)
    return set_date (line, i, i + 5, a, b, c);
  if (line->tokens[i + 4].digits != 4)
    return FALSE;
  if (mark == '.' || a > 12)
    return set_date (line, i, i + 5, c, b, a);

  return set_date (line, i, i + 5, b > 12 ? c : 0, a, b);
}

static guint
skip_ordinal (const Line *line,
              guint       i)
{
  if (is_mark (line, i, '.') || is_mark (line, i, 0xba) || is_mark (line, i, 0xb0) || is_word (line, i, " st nd rd th er º "))
    i++;

  return i;
}

/* The year after a day and month, perhaps with a comma or "de" between. */
static guint
skip_year (const Line *line,
           guint       i,
           guint      *year)
{
  guint at = i;

  while (is_mark (line, at, '.') || is_mark (line, at, ',') || is_word (line, at, " de del of "))
    at++;
  if (is_number (line, at, 1500, 2199))
    {
      *year = line->tokens[at].value;
      return at + 1;
    }

  return is_mark (line, i, '.') ? i + 1 : i;
}

/* 12. März 2026, 3rd of March, 3 de marzo de 2026 */
static gboolean
find_day_month (Line *line,
                guint i)
{
  guint at, past, year = 0;

  if (!is_number (line, i, 1, 31))
    return FALSE;

  at = skip_ordinal (line, i + 1);
  if (is_word (line, at, " de of di "))
    at++;
  if (month_at (line, at) == 0)
    return FALSE;

  past = skip_year (line, at + 1, &year);
  return set_date (line, i, past, year, month_at (line, at), line->tokens[i].value);
}

/* March 12, 2026; Sept. 3; March 2026 */
static gboolean
find_month_day (Line *line,
                guint i)
{
  guint at = i + 1, past, year = 0, day;

  if (month_at (line, i) == 0)
    return FALSE;
  at += is_mark (line, at, '.');

  if (is_number (line, at, 1, 31))
    {
      day = line->tokens[at].value;
      at = skip_ordinal (line, at + 1);
      past = skip_year (line, at, &year);
      return set_date (line, i, past, year, month_at (line, i), day);
    }

  past = skip_year (line, i + 1, &year);
  return year != 0 && set_date (line, i, past, year, month_at (line, i), 0);
}

/* 2026年3月12日 */
static gboolean
find_han (Line *line,
          guint i)
{
  static const gunichar signs[] = { 0x5e74, 0x6708, 0x65e5 };

  for (guint k = 0; k < 3; k++)
    if (!is_number (line, i + 2 * k, 1, 2199) || i + 2 * k + 1 >= line->n || line->tokens[i + 2 * k + 1].first != signs[k])
      return FALSE;

  return set_date (line, i, i + 6, line->tokens[i].value, line->tokens[i + 2].value, line->tokens[i + 4].value);
}

static gboolean
find_date (Line *line)
{
  for (guint i = 0; i < line->n; i++)
    if (find_figures (line, i) || find_han (line, i) || find_day_month (line, i) || find_month_day (line, i))
      return TRUE;

  return FALSE;
}

/* 10:15, 10.15, 10h15, 10 */
static void
strike_times (Line *line)
{
  for (guint i = 0; i < line->n; i++)
    {
      gboolean long_form = is_number (line, i, 0, 24) && is_number (line, i + 2, 0, 60) && (is_mark (line, i + 1, ':') || is_mark (line, i + 1, '.') || is_word (line, i + 1, " h t "));
      gboolean short_form = is_number (line, i, 0, 24) && is_word (line, i + 1, " am pm a p uhr h ");

      if (line->tokens[i].used || !(long_form || short_form))
        continue;
      for (guint k = i; k <= i + (long_form ? 2 : 1); k++)
        line->tokens[k].used = TRUE;
      if (long_form && is_mark (line, i + 3, ':') && is_number (line, i + 4, 0, 60))
        line->tokens[i + 3].used = line->tokens[i + 4].used = TRUE;
    }
}

/* A place, an agency in brackets, a dash: nothing else may be left. */
static gboolean
rest_is_place (const Line *line,
               gboolean   *has_agency,
               gboolean   *has_dash)
{
  guint    n_words = 0;
  gboolean inside = FALSE;

  *has_agency = *has_dash = FALSE;
  for (guint i = 0; i < line->n; i++)
    {
      const Token *token = &line->tokens[i];

      if (token->used || (token->kind == WORD && stands_around (token->word)))
        continue;
      if (token->kind == NUMBER)
        return FALSE;
      if (token->kind == WORD)
        {
          if (!inside && !g_unichar_isupper (token->first))
            return FALSE;
          n_words++;
        }
      else if (token->first == '(' || token->first == ')')
        {
          inside = token->first == '(';
          *has_agency = TRUE;
        }
      else if (token->first == 0x2014 || token->first == 0x2013 || token->first == '-')
        *has_dash = i + 1 == line->n;
      else if (token->first >= 0x80 ? token->first != 0xb7 && token->first != 0x2019 && token->first != 0x2022
                                    : strchr (",.:|/'", (int) token->first) == NULL)
        return FALSE;
    }

  return n_words <= MAX_PLACE_WORDS;
}

static gboolean
is_capital_place (const char *text,
                  gsize       size)
{
  const char *end = text + size;
  gsize       letters = 0;

  for (; text < end && *text != '('; text = g_utf8_next_char (text))
    {
      if (g_unichar_islower (g_utf8_get_char (text)))
        return FALSE;
      letters += g_unichar_isupper (g_utf8_get_char (text)) != 0;
    }

  return letters >= 3;
}

gboolean
notanda_date_line_parse (const char *text,
                         gsize       size,
                         char      **date)
{
  g_auto (Line) line = { 0 };
  gboolean has_agency, has_dash, found;

  *date = NULL;
  if (!line_read (&line, text, size))
    return FALSE;

  found = find_date (&line);
  strike_times (&line);
  if (!rest_is_place (&line, &has_agency, &has_dash))
    return FALSE;
  if (!found)
    return has_dash && is_capital_place (text, size);

  if (line.year != 0 && line.day == 0)
    *date = g_strdup_printf ("%04u-%02u", line.year, line.month);
  else if (line.year != 0 && g_date_valid_dmy ((GDateDay) MIN (line.day, 99), line.month, (GDateYear) line.year))
    *date = g_strdup_printf ("%04u-%02u-%02u", line.year, line.month, line.day);

  return TRUE;
}

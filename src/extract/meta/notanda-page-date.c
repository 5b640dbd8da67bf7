/* notanda-page-date.c: dates as pages write them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* ISO 8601 first, wherever it stands in the text; then the numbers and words of the text are read as
 * tokens, and three of them in a row that can be a day, a month and a year make the date. Months
 * are named in the page's language: g_date_set_parse() would take the user's. */

#include "extract/meta/notanda-page-date.h"

#include <string.h>

#include "extract/meta/notanda-month-names.h"

#define MAX_TEXT 400 /* bytes that are looked at */
#define MAX_TOKENS 60
#define FIRST_YEAR 1990

typedef enum
{
  TOKEN_NUMBER,
  TOKEN_MONTH,
  TOKEN_OTHER,
} TokenKind;

typedef struct
{
  TokenKind kind;
  guint     value;
  guint     n_digits;
  char      separator; /* the sign right behind it, or a blank */
} Token;

static char *
dup_valid (int    year,
           int    month,
           int    day,
           gint64 now)
{
  g_autoptr (GDateTime) limit = NULL;
  int last;

  if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || !g_date_valid_dmy (day, month, year))
    return NULL;
  if (now > 0)
    {
      g_autoptr (GDateTime) today = g_date_time_new_from_unix_utc_usec (now);

      limit = today != NULL ? g_date_time_add_days (today, 1) : NULL;
    }
  last = limit != NULL ? g_date_time_get_year (limit) * 10000 + g_date_time_get_month (limit) * 100 + g_date_time_get_day_of_month (limit) : 99991231;
  if (year * 10000 + month * 100 + day > last)
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static gboolean
read_digits (const char **p,
             guint        n,
             int         *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*p)[i]))
        return FALSE;
      *value = *value * 10 + ((*p)[i] - '0');
    }
  *p += n;

  return TRUE;
}

/* "10:20", "10:20:30", and where a T is before them "1020", "102030". */
static gboolean
read_clock (const char **p,
            gboolean     has_t,
            int         *hour,
            int         *minute,
            int         *second)
{
  gboolean has_colons;

  *second = 0;
  if (!read_digits (p, 2, hour))
    return FALSE;
  has_colons = **p == ':';
  if (!has_colons && !has_t)
    return FALSE;
  *p += has_colons;
  if (!read_digits (p, 2, minute) || *hour > 23 || *minute > 59)
    return FALSE;
  if (has_colons ? **p != ':' : !g_ascii_isdigit (**p))
    return TRUE;
  *p += has_colons;

  return read_digits (p, 2, second) && *second <= 60;
}

/* "T10:20", "T1020", "10:20:30.123Z", " 10:20 +0200": as ISO has it, or nothing. */
static char *
dup_time (const char *p)
{
  int      hour, minute, second;
  int      zone_hour, zone_minute = 0;
  char     sign;
  gboolean has_t = *p == 'T' || *p == 't';

  if (!has_t && *p != ' ')
    return g_strdup ("");
  p++;
  if (!read_clock (&p, has_t, &hour, &minute, &second))
    return g_strdup ("");
  if (*p == '.' || *p == ',')
    for (p++; g_ascii_isdigit (*p); p++)
      ;
  while (*p == ' ')
    p++;
  if (*p == 'Z' || *p == 'z')
    return g_strdup_printf ("T%02d:%02d:%02dZ", hour, minute, second);
  sign = *p;
  if (sign != '+' && sign != '-')
    return g_strdup_printf ("T%02d:%02d:%02d", hour, minute, second);
  p++;
  if (!read_digits (&p, 2, &zone_hour))
    return g_strdup_printf ("T%02d:%02d:%02d", hour, minute, second);
  if (*p == ':')
    p++;
  if (!read_digits (&p, 2, &zone_minute))
    zone_minute = 0;

  return g_strdup_printf ("T%02d:%02d:%02d%c%02d:%02d", hour, minute, second, sign, zone_hour, zone_minute);
}

/* YYYY-MM-DD, YYYY/MM/DD, YYYYMMDD at @p, which no digit stands before. */
static char *
read_iso_at (const char *p,
             gint64      now)
{
  int              year, month, day;
  char             separator;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (!read_digits (&p, 4, &year))
    return NULL;
  separator = *p;
  if (strchr ("-/.", separator) == NULL || separator == '\0')
    separator = '\0';
  else
    p++;
  if (!read_digits (&p, 2, &month))
    return NULL;
  if (separator != '\0' && *p++ != separator)
    return NULL;
  if (!read_digits (&p, 2, &day) || g_ascii_isdigit (*p))
    return NULL;
  date = dup_valid (year, month, day, now);
  if (date == NULL)
    return NULL;
  time = dup_time (p);

  return g_strconcat (date, time, NULL);
}

static char *
find_iso (const char *text,
          gint64      now)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) && (p == text || !g_ascii_isdigit (p[-1])))
      {
        char *date = read_iso_at (p, now);

        if (date != NULL)
          return date;
      }

  return NULL;
}

/* YYYYMMDDHHMM and YYYYMMDDHHMMSS, alone. */
static char *
read_compact (const char *text,
              gint64      now)
{
  gsize            size = strspn (text, "0123456789");
  g_autofree char *spaced = size >= 8 ? g_strdup_printf ("%.8sT%s", text, text + 8) : NULL;

  return text[size] == '\0' && (size == 12 || size == 14) ? read_iso_at (spaced, now) : NULL;
}

/* Seconds or milliseconds since 1970, alone. */
static char *
read_epoch (const char *text,
            gint64      now)
{
  gsize size = strspn (text, "0123456789");
  g_autoptr (GDateTime) time = NULL;
  gint64 value;

  if (text[size] != '\0' || (size != 10 && size != 13))
    return NULL;
  value = g_ascii_strtoll (text, NULL, 10);
  time = g_date_time_new_from_unix_utc (size == 13 ? value / 1000 : value);
  if (time == NULL)
    return NULL;

  return dup_valid (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time), now);
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static guint
list_tokens (const char *text,
             const char *language,
             Token      *tokens)
{
  guint       n = 0;
  const char *p = text;

  while (*p != '\0' && n < MAX_TOKENS)
    {
      const char *start = p;
      gunichar    c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        {
          while (g_ascii_isdigit (*p))
            p++;
          tokens[n] = (Token) { TOKEN_NUMBER, p - start < 9 ? (guint) g_ascii_strtoull (start, NULL, 10) : G_MAXUINT, p - start, *p };
          n++;
        }
      else if (is_word_char (c))
        {
          g_autofree char *word = NULL;
          guint            month;

          while (is_word_char (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          word = g_utf8_casefold (start, p - start);
          month = notanda_month_names_find (word, language);
          tokens[n++] = (Token) { month > 0 ? TOKEN_MONTH : TOKEN_OTHER, month, 0, *p };
        }
      else
        p = g_utf8_next_char (p);
    }

  return n;
}

static gboolean
is_year (const Token *token)
{
  return token->kind == TOKEN_NUMBER && token->n_digits == 4 && token->value >= FIRST_YEAR && token->value < 2200;
}

static gboolean
is_day (const Token *token)
{
  return token->kind == TOKEN_NUMBER && token->n_digits <= 2 && token->value >= 1 && token->value <= 31;
}

/* A short word may stand between a day and a month, or a month and a year: "5 de mayo de 2024", "5th of May". */
static guint
skip_words (const Token *tokens,
            guint        n,
            guint        i)
{
  if (i < n && tokens[i].kind == TOKEN_OTHER)
    i++;
  if (i < n && tokens[i].kind == TOKEN_OTHER)
    i++;

  return i;
}

/* A time of day may stand before the year, as programs in C have it: "Mar 5 10:20:30 CET 2024". */
static guint
skip_clock (const Token *tokens,
            guint        n,
            guint        i)
{
  gboolean is_clock = i < n && tokens[i].kind == TOKEN_NUMBER && tokens[i].separator == ':';

  while (i < n && tokens[i].kind == TOKEN_NUMBER && tokens[i].separator == ':')
    i++;

  return is_clock ? skip_words (tokens, n, i + 1) : i;
}

static char *
read_named (const Token *tokens,
            guint        n,
            guint        i,
            gint64       now)
{
  guint second = skip_words (tokens, n, i + 1);
  guint third;

  if (second >= n)
    return NULL;
  third = skip_clock (tokens, n, skip_words (tokens, n, second + 1));
  if (third >= n)
    return NULL;
  if (is_day (&tokens[i]) && tokens[second].kind == TOKEN_MONTH && is_year (&tokens[third]))
    return dup_valid (tokens[third].value, tokens[second].value, tokens[i].value, now);
  if (tokens[i].kind == TOKEN_MONTH && is_day (&tokens[second]) && is_year (&tokens[third]))
    return dup_valid (tokens[third].value, tokens[i].value, tokens[second].value, now);
  if (is_year (&tokens[i]) && tokens[second].kind == TOKEN_MONTH && is_day (&tokens[third]))
    return dup_valid (tokens[i].value, tokens[second].value, tokens[third].value, now);

  return NULL;
}

/* Whether "4/5/2024" is the fourth of May there. Most of the English on the web whose country isn't known is American. */
static gboolean
has_day_first (NotandaDateOrder order,
               const char      *language,
               char             separator)
{
  if (separator == '.')
    return TRUE;
  if (order == NOTANDA_DATE_ORDER_UNKNOWN)
    order = notanda_date_order_of_language (language);

  return order == NOTANDA_DATE_ORDER_DAY_FIRST;
}

static char *
read_numbers (const Token     *t,
              const char      *language,
              NotandaDateOrder order,
              const char      *address_date,
              gint64           now)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  guint            year = t[2].value;
  gboolean         day_first;

  if (t[0].separator != t[1].separator || strchr ("/.-", t[0].separator) == NULL || t[0].separator == '\0' || !is_day (&t[0]) || !is_day (&t[1]))
    return NULL;
  if (t[2].kind == TOKEN_NUMBER && t[2].n_digits == 2 && t[2].separator != t[0].separator)
    year += 2000;
  else if (!is_year (&t[2]))
    return NULL;
  day_first = has_day_first (order, language, t[0].separator);
  one = dup_valid (year, day_first ? t[1].value : t[0].value, day_first ? t[0].value : t[1].value, now);
  other = dup_valid (year, day_first ? t[0].value : t[1].value, day_first ? t[1].value : t[0].value, now);
  if (one == NULL || (address_date != NULL && other != NULL && strncmp (address_date, other, strlen (other)) == 0))
    return g_steal_pointer (&other);

  return g_steal_pointer (&one);
}

/* "2024年3月5日", "2024년 3월 5일", "2024. 3. 5." */
static char *
read_year_first (const Token *t,
                 gint64       now)
{
  const Token *month = &t[1];
  const Token *day = &t[2];

  /* "2024 5:11" is a year and a time */
  if (!is_year (&t[0]) || !is_day (month) || !is_day (day) || month->separator == ':')
    return NULL;

  return dup_valid (t[0].value, month->value, day->value, now);
}

static char *
find_tokens (const char      *text,
             const char      *language,
             NotandaDateOrder order,
             const char      *address_date,
             gint64           now)
{
  Token tokens[MAX_TOKENS];
  Token numbers[MAX_TOKENS];
  guint n = list_tokens (text, language, tokens);
  guint n_numbers = 0;
  char *date = NULL;

  for (guint i = 0; i < n && date == NULL; i++)
    date = read_named (tokens, n, i, now);
  /* signs of Chinese, Japanese and Korean stand between the numbers as words */
  for (guint i = 0; i < n; i++)
    if (tokens[i].kind == TOKEN_NUMBER)
      numbers[n_numbers++] = tokens[i];
  for (guint i = 0; i + 2 < n_numbers && date == NULL; i++)
    {
      date = read_numbers (&numbers[i], language, order, address_date, now);
      if (date == NULL)
        date = read_year_first (&numbers[i], now);
    }

  return date;
}

char *
notanda_page_date_parse (const char      *text,
                         const char      *language,
                         NotandaDateOrder order,
                         const char      *address_date,
                         gint64           now)
{
  g_autofree char *cut = NULL;
  char            *date;
  const char      *end;

  g_return_val_if_fail (text != NULL, NULL);

  while (g_ascii_isspace (*text))
    text++;
  cut = g_strndup (text, MAX_TEXT);
  if (!g_utf8_validate (cut, -1, &end))
    cut[end - cut] = '\0';
  g_strchomp (cut);

  date = find_iso (cut, now);
  if (date == NULL)
    date = read_compact (cut, now);
  if (date == NULL)
    date = read_epoch (cut, now);
  if (date == NULL)
    date = find_tokens (cut, language, order, address_date, now);

  return date;
}

char *
notanda_page_date_from_address (const char *address,
                                gint64      now)
{
  const char *path = strstr (address, "://");

  path = strchr (path != NULL ? path + 3 : address, '/');
  for (const char *p = path; p != NULL && *p != '\0' && *p != '?' && *p != '#'; p++)
    if (g_ascii_isdigit (*p) && !g_ascii_isdigit (p[-1]))
      {
        const char *digits = p;
        int         year, month, day;
        char       *date = read_iso_at (p, now);
        char        separator;

        if (date != NULL)
          {
            date[strlen ("2000-01-01")] = '\0';
            return date;
          }
        /* "/2024/3/5/", "/2024-mar-05/" */
        if (!read_digits (&digits, 4, &year) || strchr ("/-", *digits) == NULL || *digits == '\0')
          continue;
        separator = *digits++;
        month = g_ascii_isdigit (*digits) ? (int) strtol (digits, (char **) &digits, 10) : 0;
        if (month == 0 && g_ascii_isalpha (*digits) && g_ascii_isalpha (digits[1]) && g_ascii_isalpha (digits[2]))
          {
            g_autofree char *word = g_ascii_strdown (digits, 3);

            month = notanda_month_names_find (word, NULL);
            digits += strcspn (digits, "/-?#");
          }
        if (*digits != separator || !g_ascii_isdigit (digits[1]))
          continue;
        digits++;
        day = (int) strtol (digits, (char **) &digits, 10);
        if (*digits != '/' && *digits != '-' && *digits != '\0')
          continue;
        date = dup_valid (year, month, day, now);
        if (date != NULL)
          return date;
      }

  return NULL;
}

/* notanda-feed-date.c: dates as feeds and messages write them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One walk over words and numbers, each of which can be but one thing where it stands; what fits nowhere is skipped. So the weekday, commas,
 * dashes for blanks, missing seconds and years of two digits make no difference. O(n). */

#include "load/formats/notanda-feed-date.h"

#include <string.h>

#define MAX_SIZE 100

typedef struct
{
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int offset; /* minutes east */
} Parts;

static int
read_number (const char **at,
             guint        max_digits)
{
  int number = 0;

  for (guint i = 0; i < max_digits && g_ascii_isdigit (**at); i++, (*at)++)
    number = number * 10 + (**at - '0');

  return number;
}

static guint
count_digits (const char *at)
{
  guint n = 0;

  while (g_ascii_isdigit (at[n]))
    n++;

  return n;
}

static int
find_month (const char *word,
            gsize       size)
{
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";

  if (size < 3)
    return 0;
  for (int i = 0; i < 12; i++)
    if (g_ascii_strncasecmp (word, months + 3 * i, 3) == 0)
      return i + 1;

  return 0;
}

static void
read_zone_name (Parts      *parts,
                const char *word,
                gsize       size)
{
  static const struct
  {
    const char *name;
    int         hours;
  } zones[] = { { "EST", -5 }, { "EDT", -4 }, { "CST", -6 }, { "CDT", -5 }, { "MST", -7 }, { "MDT", -6 }, { "PST", -8 }, { "PDT", -7 }, { "CET", 1 }, { "CEST", 2 }, { "BST", 1 }, { "EET", 2 }, { "EEST", 3 }, { "MSK", 3 }, { "JST", 9 } };

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    if (strlen (zones[i].name) == size && g_ascii_strncasecmp (zones[i].name, word, size) == 0)
      parts->offset = 60 * zones[i].hours;
}

static const char *
read_word (Parts      *parts,
           const char *at)
{
  gsize size = 0;

  while (g_ascii_isalpha (at[size]))
    size++;
  if (parts->month == 0 && find_month (at, size) != 0)
    parts->month = find_month (at, size);
  else if (parts->hour >= 0)
    read_zone_name (parts, at, size);

  return at + size;
}

static const char *
read_time (Parts      *parts,
           const char *at)
{
  parts->hour = read_number (&at, 2);
  at++;
  parts->minute = read_number (&at, 2);
  if (*at == ':' && g_ascii_isdigit (at[1]))
    {
      at++;
      parts->second = read_number (&at, 2);
    }
  if (*at == '.' || *at == ',')
    at += 1 + count_digits (at + 1);

  return at;
}

static const char *
read_offset (Parts      *parts,
             const char *at)
{
  int sign = *at++ == '-' ? -1 : 1;
  int hours = read_number (&at, 2);

  if (*at == ':')
    at++;
  parts->offset = sign * (60 * hours + read_number (&at, 2));

  return at;
}

/* "2026-03-05", "2026/3/5" or "20260305" */
static const char *
read_iso_date (Parts      *parts,
               const char *at)
{
  parts->year = read_number (&at, 4);
  parts->day = parts->month = 1;
  if (*at == '-' || *at == '/')
    at++;
  if (g_ascii_isdigit (*at))
    parts->month = read_number (&at, 2);
  if (*at == '-' || *at == '/')
    at++;
  if (g_ascii_isdigit (*at))
    parts->day = read_number (&at, 2);

  return at;
}

static const char *
read_digits (Parts      *parts,
             const char *at)
{
  guint n = count_digits (at);

  if (n <= 2 && at[n] == ':' && parts->hour < 0)
    return read_time (parts, at);
  if (n == 8 || (n == 4 && parts->month == 0 && parts->day == 0))
    return read_iso_date (parts, at);
  if (n == 4 && parts->year < 0)
    parts->year = read_number (&at, 4);
  else if (n <= 2 && parts->day == 0)
    parts->day = read_number (&at, 2);
  else if (n == 2 && parts->year < 0)
    {
      parts->year = read_number (&at, 2);
      parts->year += parts->year < 70 ? 2000 : 1900;
    }
  else
    at += n;

  return at;
}

GDateTime *
notanda_feed_date_parse (const char *text)
{
  Parts       parts = { .year = -1, .hour = -1 };
  const char *at = text;
  g_autoptr (GDateTime) local = NULL;

  if (text == NULL || strlen (text) > MAX_SIZE)
    return NULL;
  while (*at != '\0')
    if (g_ascii_isalpha (*at))
      at = read_word (&parts, at);
    else if (parts.hour >= 0 && (*at == '+' || *at == '-') && count_digits (at + 1) >= 2)
      at = read_offset (&parts, at);
    else if (g_ascii_isdigit (*at))
      at = read_digits (&parts, at);
    else
      at++;

  if (parts.year < 1990 || parts.offset < -15 * 60 || parts.offset > 15 * 60)
    return NULL;
  local = g_date_time_new_utc (parts.year, parts.month, parts.day, MAX (parts.hour, 0), parts.minute, MIN (parts.second, 59));

  return local != NULL ? g_date_time_add_minutes (local, -parts.offset) : NULL;
}

/* notanda-value-check.c: whether what a person typed is a value of its kind
 *
 * Read by hand and not by g_ascii_strtod() or g_date_time_new_from_iso8601(): the
 * one takes "inf" and hexadecimal, the other refuses a date without its day.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-value-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"

/* How many digits there are at *@at, which goes past them. */
static guint
skip_digits (const char **at)
{
  guint n = 0;

  for (; g_ascii_isdigit (**at); (*at)++)
    n++;
  return n;
}

static gboolean
skip_char (const char **at,
           const char  *any)
{
  if (**at == '\0' || strchr (any, **at) == NULL)
    return FALSE;
  (*at)++;
  return TRUE;
}

static gboolean
is_number (const char *at)
{
  skip_char (&at, "+-");
  if (skip_digits (&at) == 0)
    return FALSE;
  if (skip_char (&at, ".") && skip_digits (&at) == 0)
    return FALSE;
  if (skip_char (&at, "eE"))
    {
      skip_char (&at, "+-");
      if (skip_digits (&at) == 0)
        return FALSE;
    }
  return *at == '\0';
}

/* Exactly @n digits, which are at most @max. */
static gboolean
read_digits (const char **at,
             guint        n,
             guint        max,
             guint       *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      *value = *value * 10 + (guint) (**at - '0');
    }
  return *value <= max;
}

/* "T14:30", with seconds and a zone where they are known */
static gboolean
is_time (const char *at)
{
  guint value;

  if (!skip_char (&at, "T") || !read_digits (&at, 2, 23, &value) || !skip_char (&at, ":") ||
      !read_digits (&at, 2, 59, &value))
    return FALSE;
  if (skip_char (&at, ":"))
    {
      if (!read_digits (&at, 2, 60, &value))
        return FALSE;
      if (skip_char (&at, ".,") && skip_digits (&at) == 0)
        return FALSE;
    }
  if (skip_char (&at, "Z") || *at == '\0')
    return *at == '\0';
  return skip_char (&at, "+-") && read_digits (&at, 2, 23, &value) && skip_char (&at, ":") &&
         read_digits (&at, 2, 59, &value) && *at == '\0';
}

static gboolean
is_date (const char *at)
{
  guint year;
  guint month;
  guint day;

  if (!read_digits (&at, 4, 9999, &year) || year == 0)
    return FALSE;
  if (*at == '\0')
    return TRUE;
  if (!skip_char (&at, "-") || !read_digits (&at, 2, 12, &month) || month == 0)
    return FALSE;
  if (*at == '\0')
    return TRUE;
  if (!skip_char (&at, "-") || !read_digits (&at, 2, 31, &day) ||
      !g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    return FALSE;
  return *at == '\0' || is_time (at);
}

static gboolean
refuse (const char *message,
        GError    **error)
{
  g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, message);
  return FALSE;
}

gboolean
notanda_value_check (const NotandaValue *value,
                     GError            **error)
{
  if (value->kind == NOTANDA_VALUE_NUMBER && !is_number (value->text))
    return refuse (_ ("Not a number, such as 12 or 0.5"), error);
  if (value->kind == NOTANDA_VALUE_DATE && !is_date (value->text))
    return refuse (_ ("Not a date, such as 2026-03-09, 2026-03 or 2026"), error);
  if (value->kind == NOTANDA_VALUE_REFERENCE && (*value->database == '\0' || *value->text == '\0'))
    return refuse (_ ("A reference needs a database and an identifier"), error);
  return TRUE;
}

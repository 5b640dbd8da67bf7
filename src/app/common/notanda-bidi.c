/* notanda-bidi.c: words of one direction in sentences of the other
 *
 * What is isolated is decided for the whole sentence, once it is there: texts without any letter that runs from the right are
 * shown as they are, so that nothing invisible gets into what is copied or compared. Rejected: to isolate always, and to let each
 * caller isolate what it puts in, which is forgotten.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-bidi.h"

#include <gtk/gtk.h>
#include <string.h>

#define FIRST_STRONG_ISOLATE "\342\201\250"
#define POP_ISOLATE "\342\201\251"

gboolean
notanda_bidi_runs_from_right (gunichar c)
{
  if (c < 0x590)
    return FALSE;
  return c <= 0x8ff || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff) ||
         (c >= 0x1e800 && c <= 0x1efff);
}

/* In a sentence that runs from the right itself all else may run against it. */
static gboolean
is_needed (const char *text)
{
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (notanda_bidi_runs_from_right (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* Returns: (transfer full): @format with what isolates around each "%s" */
static char *
dup_isolating (const char *format)
{
  GString *out = g_string_new (NULL);

  while (*format != '\0')
    {
      gsize length = *format == '%' ? 1 + strspn (format + 1, "0123456789$#-+ .*lhz") : 0;

      if (length > 0 && format[length] == 's')
        g_string_append (out, FIRST_STRONG_ISOLATE);
      if (length > 0 && format[length] != '\0')
        length++;
      g_string_append_len (out, format, (gssize) MAX (length, 1));
      if (length > 1 && format[length - 1] == 's')
        g_string_append (out, POP_ISOLATE);
      format += MAX (length, 1);
    }

  return g_string_free_and_steal (out);
}

char *
notanda_bidi_printf (const char *format,
                     ...)
{
  g_autofree char *plain = NULL;
  g_autofree char *isolating = NULL;
  char            *text;
  va_list          arguments;

  va_start (arguments, format);
  plain = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!is_needed (plain))
    return g_steal_pointer (&plain);

  isolating = dup_isolating (format);
  va_start (arguments, format);
  text = g_strdup_vprintf (isolating, arguments);
  va_end (arguments);

  return text;
}

void
notanda_bidi_append (GString    *line,
                     const char *separator,
                     const char *part)
{
  if (line->len > 0)
    g_string_append (line, separator);
  if (is_needed (part))
    g_string_append_printf (line, FIRST_STRONG_ISOLATE "%s" POP_ISOLATE, part);
  else
    g_string_append (line, part);
}

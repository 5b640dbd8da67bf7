/* notanda-front-matter.c: the metadata in front of a Markdown text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The part of YAML that people write there: one key and value a line, lists in brackets or by hyphens. O(n). */

#include "load/formats/notanda-front-matter.h"

#include <string.h>

#define MAX_SIZE (64u << 10)

static int
find_field (const char *key)
{
  static const struct
  {
    const char *key;
    NotandaMeta meta;
  } fields[] = {
    { "title", NOTANDA_META_TITLE },
    { "author", NOTANDA_META_BYLINE },
    { "authors", NOTANDA_META_BYLINE },
    { "date", NOTANDA_META_DATE },
    { "lang", NOTANDA_META_LANGUAGE },
    { "language", NOTANDA_META_LANGUAGE },
    { "publisher", NOTANDA_META_OUTLET },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_ascii_strcasecmp (fields[i].key, key) == 0)
      return (int) fields[i].meta;

  return -1;
}

/* Without the quotation marks, brackets and hyphen around it. */
static char *
dup_value (const char *value)
{
  char *plain = g_strstrip (g_strdup (value));
  gsize n = strlen (plain);

  if (n >= 2 && (plain[0] == '"' || plain[0] == '\'') && plain[n - 1] == plain[0])
    {
      plain[n - 1] = '\0';
      memmove (plain, plain + 1, n - 1);
    }

  return plain;
}

static void
append_value (GString    *values,
              const char *value)
{
  g_autofree char *plain = dup_value (value);

  if (*plain != '\0')
    g_string_append_printf (values, "%s%s", values->len > 0 ? ", " : "", plain);
}

static void
append_values (GString    *values,
               const char *text)
{
  gsize n = strlen (text);

  if (n >= 2 && text[0] == '[' && text[n - 1] == ']')
    {
      g_autofree char *inner = g_strndup (text + 1, n - 2);
      g_auto (GStrv) pieces = g_strsplit (inner, ",", -1);

      for (guint i = 0; pieces[i] != NULL; i++)
        append_value (values, pieces[i]);
    }
  else if (!g_str_equal (text, "|") && !g_str_equal (text, ">"))
    append_value (values, text);
}

static void
flush (NotandaLoaded *loaded,
       int            field,
       GString       *values)
{
  if (field >= 0 && values->len > 0)
    notanda_loaded_set_meta (loaded, (NotandaMeta) field, g_strdup (values->str), "front-matter");
  g_string_truncate (values, 0);
}

static void
read_lines (char         **lines,
            NotandaLoaded *loaded)
{
  g_autoptr (GString) values = g_string_new (NULL);
  int field = -1;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strchomp (lines[i]);
      char *colon = strchr (line, ':');

      if (g_ascii_isspace (*line) || *line == '-')
        {
          line = g_strchug (line);
          append_values (values, g_str_has_prefix (line, "- ") ? line + 2 : line);
          continue;
        }
      flush (loaded, field, values);
      field = -1;
      if (colon == NULL)
        continue;
      *colon = '\0';
      field = find_field (line);
      append_values (values, g_strstrip (colon + 1));
    }
  flush (loaded, field, values);
}

gsize
notanda_front_matter_read (const char    *text,
                           gsize          size,
                           NotandaLoaded *loaded)
{
  gsize            start = g_str_has_prefix (text, "---\r\n") ? 5 : 4;
  const char      *end = NULL, *at;
  g_autofree char *inner = NULL;
  g_auto (GStrv) lines = NULL;

  if (size < 8 || (!g_str_has_prefix (text, "---\n") && start == 4))
    return 0;
  for (at = text + start - 1; end == NULL && at != NULL && at < text + MIN (size, MAX_SIZE); at = strchr (at + 1, '\n'))
    if ((strncmp (at + 1, "---", 3) == 0 || strncmp (at + 1, "...", 3) == 0) && strchr ("\r\n", at[4]) != NULL)
      end = at + 1;
  if (end == NULL)
    return 0;

  inner = g_strndup (text + start, (gsize) (end - text) - start);
  lines = g_strsplit (inner, "\n", -1);
  read_lines (lines, loaded);

  return (gsize) (end - text) + 3;
}

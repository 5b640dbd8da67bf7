/* notanda-feed-mend.c: a feed that is no XML, made such that it can be read
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* libxml2 loses the text around what it doesn't know: undeclared entities, bare ampersands, control characters, also as
 * numbers. The declaration goes because the text is UTF-8 by now,
 * whatever it says. With the doctype gone there are no entities to expand, so none can explode. */

#include "load/formats/notanda-feed-mend.h"

#include <string.h>

#include "extract/html/notanda-html-tree.h"

#define MAX_NAME 32
#define MAX_KNOWN 3000 /* HTML has some 2,200 */

/* Returns: what closes the doctype, or the end */
static const char *
skip_doctype (const char *at,
              const char *end)
{
  gboolean inside = FALSE;

  for (; at < end; at++)
    if (*at == '[')
      inside = TRUE;
    else if (*at == ']')
      inside = FALSE;
    else if (*at == '>' && !inside)
      return at + 1;

  return end;
}

/* Returns: (transfer full) (nullable): the character that HTML calls so */
static char *
dup_character (const char *name,
               gsize       size)
{
  g_autofree char *html = g_strdup_printf ("<p>&%.*s;", (int) size, name);
  g_autoptr (NotandaHtmlTree) tree = notanda_html_tree_new (html, strlen (html));

  for (NotandaHtmlNode *node = notanda_html_tree_get_root (tree); node != NULL; node = notanda_html_node_next (node, NULL))
    if (node->tag == NOTANDA_TAG_TEXT && node->size > 0 && node->text[0] != '&')
      return g_strndup (node->text, node->size);

  return NULL;
}

/* "#38", "#x26": one that XML can't hold ends the reading of all that follows, and one that is none does too. */
static void
append_number (GString    *out,
               const char *name)
{
  const gboolean is_hex = name[1] == 'x';
  const char    *digits = name + 1 + is_hex;
  guint64        c = 0;

  if (!g_ascii_string_to_unsigned (digits, is_hex ? 16 : 10, 0, G_MAXUINT64, &c, NULL))
    g_string_append_printf (out, "&amp;%s;", name);
  else if (c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c <= 0x10ffff && c != 0xfffe && c != 0xffff))
    g_string_append_printf (out, "&%s;", name);
}

static const char *
append_reference (GString    *out,
                  const char *at,
                  const char *end,
                  GHashTable *known)
{
  static const char *const own[] = { "amp", "lt", "gt", "quot", "apos", NULL };
  gsize                    size = 0;
  g_autofree char         *name = NULL;
  const char              *character;

  while (size < MAX_NAME && at + 1 + size < end && (g_ascii_isalnum (at[1 + size]) || (size == 0 && at[1] == '#')))
    size++;
  name = g_strndup (at + 1, size);
  if (size == 0 || at + 1 + size >= end || at[1 + size] != ';')
    {
      g_string_append (out, "&amp;");
      return at + 1;
    }
  if (*name == '#')
    {
      append_number (out, name);
      return at + size + 2;
    }
  if (g_strv_contains (own, name))
    {
      g_string_append_len (out, at, (gssize) size + 2);
      return at + size + 2;
    }

  if (!g_hash_table_contains (known, name) && g_hash_table_size (known) < MAX_KNOWN)
    g_hash_table_insert (known, g_strdup (name), dup_character (name, size));
  character = g_hash_table_lookup (known, name);
  if (character == NULL)
    {
      g_string_append (out, "&amp;");
      return at + 1;
    }
  g_string_append (out, character);

  return at + size + 2;
}

static const char *
append_section (GString    *out,
                const char *at,
                const char *end,
                const char *close)
{
  const char *stop = memmem (at, (gsize) (end - at), close, strlen (close));

  stop = stop != NULL ? stop + strlen (close) : end;
  for (; at < stop; at++)
    if ((guint8) *at >= 0x20 || strchr ("\t\n\r", *at) != NULL)
      g_string_append_c (out, *at);

  return stop;
}

GString *
notanda_feed_mend (const char *text,
                   gsize       size)
{
  GString    *out = g_string_sized_new (size + 64);
  const char *end = text + size;
  const char *at = memchr (text, '<', size);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  while (at != NULL && at < end)
    {
      gsize left = (gsize) (end - at);

      if (*at == '&')
        at = append_reference (out, at, end, known);
      else if (left >= 9 && memcmp (at, "<![CDATA[", 9) == 0)
        at = append_section (out, at, end, "]]>");
      else if (left >= 4 && memcmp (at, "<!--", 4) == 0)
        at = append_section (out, at, end, "-->");
      else if (left >= 5 && memcmp (at, "<?xml", 5) == 0)
        at = skip_doctype (at, end);
      else if (left >= 9 && g_ascii_strncasecmp (at, "<!doctype", 9) == 0)
        at = skip_doctype (at, end);
      else if ((guint8) *at < 0x20 && strchr ("\t\n\r", *at) == NULL)
        at++;
      else if (left >= 3 && (memcmp (at, "\xef\xbf\xbe", 3) == 0 || memcmp (at, "\xef\xbf\xbf", 3) == 0))
        at += 3;
      else
        g_string_append_c (out, *at++);
    }

  return out;
}

/* notanda-load-markdown-claims.c: whether some bytes are Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Any text is Markdown, so only its name or content type can tell. Apart from the reader, so that the program itself can ask without
 * being linked with the parser. */

#include "load/formats/notanda-load-markdown.h"

#include <string.h>

#include "load/text/notanda-magic.h"

#define LOOKED_AT (64u << 10)

gboolean
notanda_load_markdown_claims (const char               *data,
                              gsize                     size,
                              const NotandaLoadOptions *options)
{
  static const char *const ends[] = { ".md", ".markdown", ".mdown", ".mkd", NULL };
  g_autofree char         *name = g_ascii_strdown (options->name != NULL ? options->name : "", -1);
  gboolean                 is_called = options->content_type != NULL && g_ascii_strncasecmp (options->content_type, "text/markdown", 13) == 0;

  for (guint i = 0; ends[i] != NULL; i++)
    is_called |= g_str_has_suffix (name, ends[i]);

  return is_called && size > 0 && notanda_magic_describe (data, size) == NULL && memchr (data, '\0', MIN (size, LOOKED_AT)) == NULL;
}

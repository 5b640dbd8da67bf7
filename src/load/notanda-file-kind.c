/* notanda-file-kind.c: what a file seems to be by the end of its name
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The one table of ends, for what lists folders and for what offers files. Not by types: what a desktop takes a file for depends on
 * what is installed there. Nor by content, which takes a look into each file of a folder. */

#include "load/notanda-file-kind.h"

#include <string.h>

static const struct
{
  const char     *suffix;
  NotandaFileKind kind;
} suffixes[] = {
  { "notanda", NOTANDA_FILE_KIND_DOCUMENT },
  { "txt", NOTANDA_FILE_KIND_ARTICLE },
  { "text", NOTANDA_FILE_KIND_ARTICLE },
  { "html", NOTANDA_FILE_KIND_ARTICLE },
  { "htm", NOTANDA_FILE_KIND_ARTICLE },
  { "xhtml", NOTANDA_FILE_KIND_ARTICLE },
  { "mhtml", NOTANDA_FILE_KIND_ARTICLE },
  { "mht", NOTANDA_FILE_KIND_ARTICLE },
  { "md", NOTANDA_FILE_KIND_ARTICLE },
  { "markdown", NOTANDA_FILE_KIND_ARTICLE },
  { "epub", NOTANDA_FILE_KIND_ARTICLE },
  { "pdf", NOTANDA_FILE_KIND_ARTICLE },
  { "odt", NOTANDA_FILE_KIND_ARTICLE },
  { "docx", NOTANDA_FILE_KIND_ARTICLE },
  { "warc", NOTANDA_FILE_KIND_ARTICLE },
  { "warc.gz", NOTANDA_FILE_KIND_ARTICLE },
  { "rss", NOTANDA_FILE_KIND_FEED },
  { "atom", NOTANDA_FILE_KIND_FEED },
  { "xml", NOTANDA_FILE_KIND_UNSURE },
  { "json", NOTANDA_FILE_KIND_UNSURE },
};

NotandaFileKind
notanda_file_kind_guess (const char *name)
{
  gsize size;

  g_return_val_if_fail (name != NULL, NOTANDA_FILE_KIND_OTHER);

  size = strlen (name);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize n = strlen (suffixes[i].suffix);

      /* what has nothing before its dot has no end, but is called so */
      if (size > n + 1 && name[size - n - 1] == '.' && name[size - n - 2] != G_DIR_SEPARATOR &&
          g_ascii_strcasecmp (name + size - n, suffixes[i].suffix) == 0)
        return suffixes[i].kind;
    }

  return NOTANDA_FILE_KIND_OTHER;
}

const char *
notanda_file_kind_get_suffix (guint i)
{
  return i < G_N_ELEMENTS (suffixes) ? suffixes[i].suffix : NULL;
}

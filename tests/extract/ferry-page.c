/* ferry-page.c: pages with a small article, and what is found in them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/ferry-page.h"

#include <string.h>

NotandaLoaded *
extract (const char *page,
         gboolean    main_only)
{
  NotandaLoaded     *loaded = notanda_loaded_new ("html");
  NotandaLoadOptions options = { .name = "page.html", .explain = TRUE };

  notanda_extract_html (g_strdup (page), strlen (page), &options, main_only, loaded);

  return loaded;
}

char *
to_string (NotandaLoaded *loaded,
           gboolean       with_left_out)
{
  static const char letters[] = "?TSBDHPCLQEM";
  GString          *out = g_string_new (NULL);

  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (block->left_out && !with_left_out)
        continue;
      if (out->len > 0)
        g_string_append (out, " | ");
      if (block->left_out)
        g_string_append_printf (out, "(%s) ", notanda_left_out_get_identifier (block->left_out));
      g_string_append_c (out, letters[block->kind]);
      if (block->level > 0)
        g_string_append_printf (out, "%u", block->level);
      g_string_append_printf (out, " %s", block->text);
    }

  return g_strdelimit (g_string_free (out, FALSE), "\n", '/');
}

void
assert_takes_all (const char *page,
                  const char *expected)
{
  g_autoptr (NotandaLoaded) loaded = extract (page, FALSE);
  g_autofree char *got = to_string (loaded, TRUE);

  g_assert_cmpstr (got, ==, expected);
}

const NotandaLoadedBlock *
find_block (NotandaLoaded *loaded,
            const char    *part)
{
  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (strstr (block->text, part) != NULL)
        return block;
    }
  g_error ("no block has \"%s\"", part);
}

void
assert_taken (NotandaLoaded *loaded,
              const char    *part)
{
  const NotandaLoadedBlock *block = find_block (loaded, part);

  if (block->left_out)
    g_error ("\"%s\" was left out: %s, %s", part, notanda_left_out_get_identifier (block->left_out), block->explain);
}

void
assert_left (NotandaLoaded *loaded,
             const char    *part,
             guint          reason)
{
  const NotandaLoadedBlock *block = find_block (loaded, part);

  if (block->left_out != reason)
    g_error ("\"%s\": %s, not %s: %s", part, notanda_left_out_get_identifier (block->left_out),
             notanda_left_out_get_identifier (reason), block->explain);
}

void
assert_whole_body (NotandaLoaded *loaded)
{
  assert_taken (loaded, "The ferry to the island");
  assert_taken (loaded, "Its captain");
  assert_taken (loaded, "What she likes");
  assert_taken (loaded, "In spring the line");
  assert_taken (loaded, "Most of the islanders");
}

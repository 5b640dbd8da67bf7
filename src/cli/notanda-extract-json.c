/* notanda-extract-json.c: what was found in a page or file as one JSON object
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The keys that a program looks for are always there, null where nothing was found; lists that most inputs don't have only
 * where there are such. */

#include "cli/notanda-extract-json.h"

/* @value: (nullable) */
static void
append_member (NotandaBuffer *out,
               const char    *before,
               const char    *key,
               const char    *value)
{
  notanda_buffer_append_string (out, before);
  notanda_buffer_append_json (out, key, strlen (key));
  notanda_buffer_append_char (out, ':');
  if (value != NULL)
    notanda_buffer_append_json (out, value, strlen (value));
  else
    notanda_buffer_append_string (out, "null");
}

static const struct
{
  const char *key;
  NotandaMeta meta;
} members[] = {
  { "title", NOTANDA_META_TITLE },
  { "byline", NOTANDA_META_BYLINE },
  { "outlet", NOTANDA_META_OUTLET },
  { "date", NOTANDA_META_DATE },
  { "modified", NOTANDA_META_MODIFIED },
  { "language", NOTANDA_META_LANGUAGE },
  { "url", NOTANDA_META_ADDRESS },
  { "canonical", NOTANDA_META_CANONICAL_ADDRESS },
  { "encoding", NOTANDA_META_ENCODING },
  { "truncated", NOTANDA_META_TRUNCATED },
};

static void
append_block_head (NotandaBuffer *out,
                   gboolean       is_first,
                   guint          kind,
                   guint          level)
{
  append_member (out, is_first ? "{" : ",{", "kind", notanda_block_kind_get_identifier (kind));
  notanda_buffer_append_string (out, ",\"level\":");
  notanda_buffer_append_number (out, level);
}

static void
append_blocks (NotandaBuffer *out,
               NotandaLoaded *loaded,
               gboolean       explain)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (block->left_out != NOTANDA_LEFT_OUT_NOT && !explain)
        continue;
      append_block_head (out, is_first, block->kind, block->level);
      append_member (out, ",", "text", block->text);
      if (explain)
        {
          append_member (out, ",", "left_out", block->left_out != NOTANDA_LEFT_OUT_NOT ? notanda_left_out_get_identifier (block->left_out) : NULL);
          append_member (out, ",", "explain", block->explain);
        }
      notanda_buffer_append_char (out, '}');
      is_first = FALSE;
    }
}

static void
append_plain_blocks (NotandaBuffer        *out,
                     const NotandaReading *reading)
{
  for (guint i = 0; i < reading->blocks->len; i++)
    {
      const NotandaBlock *block = &g_array_index (reading->blocks, NotandaBlock, i);
      g_autofree char    *text = notanda_article_dup_range (reading->article, block->start, block->end);

      append_block_head (out, i == 0, block->kind, block->level);
      append_member (out, ",", "text", text);
      notanda_buffer_append_char (out, '}');
    }
}

static void
append_from (NotandaBuffer *out,
             NotandaLoaded *loaded)
{
  gboolean is_first = TRUE;

  notanda_buffer_append_string (out, ",\"from\":{");
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (loaded->meta[members[i].meta] != NULL)
      {
        append_member (out, is_first ? "" : ",", members[i].key, loaded->from[members[i].meta]);
        is_first = FALSE;
      }
  notanda_buffer_append_char (out, '}');
}

static void
append_notices (NotandaBuffer *out,
                NotandaLoaded *loaded)
{
  for (guint i = 0; i < loaded->notices->len; i++)
    {
      const char *notice = g_ptr_array_index (loaded->notices, i);

      notanda_buffer_append_string (out, i == 0 ? ",\"notices\":[" : ",");
      notanda_buffer_append_json (out, notice, strlen (notice));
    }
  notanda_buffer_append_string (out, loaded->notices->len > 0 ? "]" : "");
}

static void
append_choices (NotandaBuffer *out,
                NotandaLoaded *loaded)
{
  for (guint i = 0; i < loaded->choices->len; i++)
    {
      const NotandaLoadedChoice *choice = g_ptr_array_index (loaded->choices, i);

      append_member (out, i == 0 ? ",\"parts\":[{" : ",{", "part", choice->part);
      append_member (out, ",", "title", choice->title);
      append_member (out, ",", "detail", choice->detail);
      notanda_buffer_append_char (out, '}');
    }
  notanda_buffer_append_string (out, loaded->choices->len > 0 ? "]" : "");
}

static void
append_links (NotandaBuffer *out,
              NotandaLoaded *loaded)
{
  static const char *const kinds[] = { "feed", "refresh", "frame", "next" };

  for (guint i = 0; i < loaded->links->len; i++)
    {
      const NotandaLoadedLink *item = g_ptr_array_index (loaded->links, i);

      append_member (out, i == 0 ? ",\"links\":[{" : ",{", "kind", kinds[MIN (item->kind, G_N_ELEMENTS (kinds) - 1)]);
      append_member (out, ",", "url", item->address);
      append_member (out, ",", "title", item->title);
      notanda_buffer_append_char (out, '}');
    }
  notanda_buffer_append_string (out, loaded->links->len > 0 ? "]" : "");
}

static void
append_items (NotandaBuffer *out,
              NotandaLoaded *loaded)
{
  for (guint i = 0; i < loaded->items->len; i++)
    {
      const NotandaFeedItem *item = g_ptr_array_index (loaded->items, i);

      append_member (out, i == 0 ? ",\"items\":[{" : ",{", "title", item->title);
      append_member (out, ",", "url", item->address);
      append_member (out, ",", "date", item->date);
      append_member (out, ",", "summary", item->summary);
      append_member (out, ",", "id", item->id);
      notanda_buffer_append_char (out, '}');
    }
  notanda_buffer_append_string (out, loaded->items->len > 0 ? "]" : "");
}

void
notanda_extract_json (NotandaBuffer *out,
                      const char    *source,
                      NotandaLoaded *loaded,
                      gboolean       explain)
{
  char confidence[G_ASCII_DTOSTR_BUF_SIZE];

  append_member (out, "{", "source", source);
  append_member (out, ",", "reader", loaded->reader);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    append_member (out, ",", members[i].key, loaded->meta[members[i].meta]);
  append_member (out, ",", "page", notanda_page_kind_get_identifier (loaded->page));
  notanda_buffer_append_string (out, ",\"confidence\":");
  notanda_buffer_append_string (out, g_ascii_formatd (confidence, sizeof confidence, "%.3f", loaded->confidence));

  notanda_buffer_append_string (out, ",\"blocks\":[");
  if (loaded->plain != NULL)
    append_plain_blocks (out, loaded->plain);
  else
    append_blocks (out, loaded, explain);
  notanda_buffer_append_char (out, ']');

  append_from (out, loaded);
  append_notices (out, loaded);
  append_choices (out, loaded);
  append_links (out, loaded);
  append_items (out, loaded);
  notanda_buffer_append_string (out, "}\n");
}

void
notanda_extract_json_failed (NotandaBuffer *out,
                             const char    *source,
                             const char    *message)
{
  append_member (out, "{", "source", source);
  append_member (out, ",", "error", message);
  notanda_buffer_append_string (out, "}\n");
}

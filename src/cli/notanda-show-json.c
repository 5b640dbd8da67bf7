/* notanda-show-json.c: a document as one JSON object
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/notanda-show-json.h"

#include "cli/notanda-show-difference.h"
#include "interchange/notanda-jsonl.h"
#include "model/notanda-left-out.h"
#include "model/notanda-loaded.h"

static void
append_member (NotandaBuffer *out,
               const char    *key,
               const char    *value)
{
  notanda_buffer_append_json (out, key, strlen (key));
  notanda_buffer_append_char (out, ':');
  notanda_buffer_append_json (out, value, strlen (value));
}

static void
append_value (NotandaBuffer     *out,
              NotandaDocument   *document,
              NotandaDifference *difference,
              guint              i)
{
  g_autofree char *shown = notanda_show_difference_dup_value (difference, document, i);

  notanda_buffer_append_string (out, i > 0 ? ",{" : "{");
  append_member (out, "value", shown);
  notanda_buffer_append_char (out, ',');
  append_member (out, "author", g_ptr_array_index (difference->authors, i));
  notanda_buffer_append_char (out, '}');
}

static void
append_differences (NotandaBuffer   *out,
                    NotandaDocument *document)
{
  g_autoptr (GPtrArray) differences = notanda_document_list_differences (document);

  notanda_buffer_append_string (out, ",\"differences\":[");
  for (guint i = 0; i < differences->len; i++)
    {
      NotandaDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char   *field = notanda_show_difference_dup_field (difference, document);
      char               id[NOTANDA_ID_STRING_SIZE];

      notanda_buffer_append_string (out, i > 0 ? ",{" : "{");
      if (difference->kind == NOTANDA_RECORD_SET)
        append_member (out, "annotation", notanda_id_to_string (&difference->subject, id));
      else
        append_member (out, "about", difference->kind == NOTANDA_RECORD_ARTICLE ? "article" : "tag-set");
      notanda_buffer_append_char (out, ',');
      append_member (out, "field", field);
      notanda_buffer_append_string (out, ",\"edited_while_deleted\":");
      notanda_buffer_append_string (out, difference->edited_while_deleted ? "true" : "false");
      notanda_buffer_append_string (out, ",\"values\":[");
      for (guint v = 0; v < difference->values->len; v++)
        append_value (out, document, difference, v);
      notanda_buffer_append_string (out, "]}");
    }
  notanda_buffer_append_char (out, ']');
}

static void
append_damaged (NotandaBuffer   *out,
                NotandaDocument *document)
{
  GPtrArray *kept_aside = notanda_document_get_kept_aside (document);

  notanda_buffer_append_string (out, ",\"damaged\":[");
  for (guint i = 0; kept_aside != NULL && i < kept_aside->len; i++)
    {
      NotandaKeptAside *kept = g_ptr_array_index (kept_aside, i);

      notanda_buffer_append_string (out, i > 0 ? ",{" : "{");
      append_member (out, "table", kept->table);
      notanda_buffer_append_char (out, ',');
      append_member (out, "why", kept->why);
      notanda_buffer_append_string (out, ",\"size\":");
      notanda_buffer_append_number (out, (gint64) g_bytes_get_size (kept->bytes));
      notanda_buffer_append_char (out, '}');
    }
  notanda_buffer_append_char (out, ']');
}

static void
append_replaces (NotandaBuffer   *out,
                 NotandaDocument *document)
{
  NotandaHash article;
  const char *name;
  char        hash[NOTANDA_HASH_STRING_SIZE];

  if (!notanda_document_get_replaced (document, &article, &name))
    return;
  notanda_buffer_append_string (out, ",\"replaces\":{");
  append_member (out, "article", notanda_hash_to_string (&article, hash));
  notanda_buffer_append_char (out, ',');
  append_member (out, "name", name);
  notanda_buffer_append_char (out, '}');
}

static void
append_from (NotandaBuffer   *out,
             NotandaDocument *document)
{
  gboolean any = FALSE;

  notanda_buffer_append_string (out, ",\"from\":{");
  for (NotandaMeta i = 0; i < NOTANDA_N_META; i++)
    {
      const char *from = notanda_document_get_meta_from (document, i);

      if (from == NULL)
        continue;
      if (any)
        notanda_buffer_append_char (out, ',');
      append_member (out, notanda_meta_get_identifier (i), from);
      any = TRUE;
    }
  notanda_buffer_append_char (out, '}');
}

static void
append_left_out (NotandaBuffer   *out,
                 NotandaDocument *document)
{
  GPtrArray *left_out = notanda_document_get_left_out (document);

  notanda_buffer_append_string (out, ",\"left_out\":[");
  for (guint i = 0; i < left_out->len; i++)
    {
      const NotandaLeftOutBlock *block = g_ptr_array_index (left_out, i);

      notanda_buffer_append_string (out, i > 0 ? ",{\"position\":" : "{\"position\":");
      notanda_buffer_append_number (out, block->position);
      notanda_buffer_append_char (out, ',');
      append_member (out, "kind", notanda_block_kind_get_identifier (block->kind));
      if (block->level > 0)
        {
          notanda_buffer_append_string (out, ",\"level\":");
          notanda_buffer_append_number (out, block->level);
        }
      notanda_buffer_append_char (out, ',');
      append_member (out, "reason", notanda_left_out_get_identifier (block->reason));
      notanda_buffer_append_char (out, ',');
      append_member (out, "text", block->text);
      notanda_buffer_append_char (out, '}');
    }
  notanda_buffer_append_char (out, ']');
}

void
notanda_show_json (NotandaBuffer   *out,
                   NotandaDocument *document,
                   const char      *name,
                   const char      *damage)
{
  g_auto (NotandaFormatWriter) writer = { 0 };

  notanda_format_writer_init (&writer);
  writer.document_name = name;
  notanda_jsonl_write (&writer, document);

  /* before the "}" and line end of the line */
  notanda_buffer_append (out, writer.out.data, writer.out.size - 2);
  notanda_buffer_append_string (out, notanda_document_is_draft (document) ? ",\"draft\":true" : ",\"draft\":false");
  append_replaces (out, document);
  append_from (out, document);
  append_left_out (out, document);
  append_differences (out, document);
  append_damaged (out, document);
  if (damage != NULL)
    {
      notanda_buffer_append_char (out, ',');
      append_member (out, "damage", damage);
    }
  notanda_buffer_append_string (out, "}\n");
}

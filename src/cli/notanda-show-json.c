/* notanda-show-json.c: a document as one JSON object
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/notanda-show-json.h"

#include "cli/notanda-show-difference.h"
#include "interchange/notanda-jsonl.h"

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
  append_differences (out, document);
  append_damaged (out, document);
  if (damage != NULL)
    {
      notanda_buffer_append_char (out, ',');
      append_member (out, "damage", damage);
    }
  notanda_buffer_append_string (out, "}\n");
}

/* notanda-interchange.c: the one table of formats that annotations are exchanged in
 *
 * The window's export dialog, the command line and the tests all go by this
 * table; a new format is a writer, a reader and one entry.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-interchange.h"

#include <glib/gi18n-lib.h>

#include "interchange/notanda-brat.h"
#include "interchange/notanda-jsonl.h"

static const NotandaFormat formats[] = {
  {
      .name = "jsonl",
      .label = N_ ("JSON Lines"),
                  .extension = "jsonl",
                  .one_file = TRUE,
                  .can = NOTANDA_CAN_IDS | NOTANDA_CAN_AUTHORS | NOTANDA_CAN_KINDS | NOTANDA_CAN_LINE_BREAKS,
                  .write = notanda_jsonl_write,
      },
      {
          .name = "brat",
          .label = N_ ("brat standoff"),
                      .extension = "ann",
                      .one_file = FALSE,
                      .can = 0,
                      .write = notanda_brat_write,
          },
  };

const NotandaFormat *
notanda_formats_get (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);

  return formats;
}

const NotandaFormat *
notanda_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].name, name) == 0)
      return &formats[i];

  return NULL;
}

const NotandaFormat *
notanda_format_guess (const char *path,
                      GBytes     *bytes)
{
  gsize       size;
  const char *content = g_bytes_get_data (bytes, &size);
  const char *dot = path != NULL ? strrchr (path, '.') : NULL;

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (dot + 1, formats[i].extension) == 0)
      return &formats[i];

  if (size >= 3 && memcmp (content, "\xef\xbb\xbf", 3) == 0)
    content += 3, size -= 3;
  while (size > 0 && g_ascii_isspace (*content))
    content++, size--;

  return notanda_format_find (size > 0 && *content == '{' ? "jsonl" : "brat");
}

void
notanda_format_writer_init (NotandaFormatWriter *writer)
{
  memset (writer, 0, sizeof *writer);
  notanda_annotation_init (&writer->annotation);
  writer->slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  writer->numbers = g_array_new (FALSE, TRUE, sizeof (guint32));
  writer->builtin = notanda_tag_set_new ();
}

void
notanda_format_writer_clear (NotandaFormatWriter *writer)
{
  notanda_buffer_clear (&writer->out);
  notanda_losses_clear (&writer->losses);
  notanda_annotation_clear (&writer->annotation);
  g_clear_pointer (&writer->slots, g_array_unref);
  g_clear_pointer (&writer->numbers, g_array_unref);
  g_clear_pointer (&writer->builtin, notanda_tag_set_free);
  g_clear_pointer (&writer->conf, notanda_brat_conf_free);
}

static gboolean
add_slot_cb (const NotandaSpan *span,
             gpointer           data)
{
  if (span->fragment == 0)
    g_array_append_val ((GArray *) data, span->slot);

  return TRUE;
}

void
notanda_format_writer_list_slots (NotandaFormatWriter *writer,
                                  NotandaDocument     *document)
{
  g_array_set_size (writer->slots, 0);
  notanda_span_set_foreach (notanda_document_get_spans (document), add_slot_cb, writer->slots);
}

void
notanda_format_writer_number (NotandaFormatWriter *writer,
                              NotandaDocument     *document)
{
  notanda_format_writer_list_slots (writer, document);
  g_array_set_size (writer->numbers, 0);
  g_array_set_size (writer->numbers, notanda_document_get_n_slots (document));
  for (guint i = 0; i < writer->slots->len; i++)
    g_array_index (writer->numbers, guint32, g_array_index (writer->slots, guint32, i)) = i + 1;
}

void
notanda_format_writer_count_common (NotandaFormatWriter *writer,
                                    NotandaDocument     *document)
{
  GPtrArray *kept_aside = notanda_document_get_kept_aside (document);

  if (kept_aside != NULL)
    notanda_losses_add (&writer->losses, NOTANDA_LOSS_KEPT_ASIDE, kept_aside->len,
                        writer->document_name, NULL);
}

void
notanda_format_count_losses (const NotandaFormat *format,
                             NotandaFormatWriter *writer,
                             NotandaDocument     *document,
                             const char          *name)
{
  writer->document_name = name;
  writer->out.size = 0;
  format->write (writer, document);
  writer->out.size = 0;
}

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

#include "base/notanda-error.h"
#include "interchange/notanda-boundaries.h"
#include "interchange/notanda-brat.h"
#include "interchange/notanda-conll.h"
#include "interchange/notanda-csv.h"
#include "interchange/notanda-jsonl.h"

static const NotandaFormatOption conll_options[] = {
  {
      .name = "layer",
      .label = N_ ("Layer"),
      .description = N_ ("The type to write, or TYPE.ATTRIBUTE for its values; CoNLL holds one"),
      .hint = N_ ("A file holds one"),
      .argument = N_ ("NAME"),
      .kind = NOTANDA_OPTION_CHOICE,
      .by_default = NOTANDA_CONLL_DEFAULT_LAYER,
      .list_choices = notanda_conll_list_layers,
  },
};

static const NotandaFormatOption csv_options[] = {
  {
      .name = "spreadsheet",
      .label = N_ ("For Spreadsheets"),
      .description = N_ ("Keep cells from becoming formulas, dates or other numbers, and tell the encoding"),
      .hint = N_ ("No cell becomes a formula, date or other number"),
      .argument = N_ ("yes|no"),
      .kind = NOTANDA_OPTION_YES_NO,
      .by_default = NOTANDA_CSV_DEFAULT_SPREADSHEET,
  },
};

static const NotandaFormat formats[] = {
  {
      .name = "jsonl",
      .label = N_ ("JSON Lines"),
      .extension = "jsonl",
      .one_file = TRUE,
      .can_import = TRUE,
      .can = NOTANDA_CAN_IDS | NOTANDA_CAN_AUTHORS | NOTANDA_CAN_KINDS | NOTANDA_CAN_LINE_BREAKS,
      .write = notanda_jsonl_write,
  },
  {
      .name = "brat",
      .label = N_ ("brat standoff"),
      .extension = "ann",
      .one_file = FALSE,
      .can_import = TRUE,
      .can = 0,
      .write = notanda_brat_write,
  },
  {
      .name = "conll",
      .label = N_ ("CoNLL-2003 (IOB2)"),
      .extension = "conll",
      .one_file = TRUE,
      .options = conll_options,
      .n_options = G_N_ELEMENTS (conll_options),
      .write = notanda_conll_write,
      .check = notanda_conll_check,
  },
  {
      .name = "csv",
      .label = N_ ("CSV table"),
      .extension = "csv",
      .one_file = TRUE,
      .options = csv_options,
      .n_options = G_N_ELEMENTS (csv_options),
      .write = notanda_csv_write,
      .check = notanda_csv_check,
      .beside = "-links",
      .check_beside = notanda_csv_check_links,
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

char *
notanda_formats_to_string (gboolean for_import)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (!for_import || formats[i].can_import)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", formats[i].name);

  return g_string_free_and_steal (g_steal_pointer (&names));
}

const NotandaFormatOption *
notanda_format_find_option (const NotandaFormat *format,
                            const char          *name,
                            guint               *number)
{
  for (guint i = 0; i < format->n_options; i++)
    if (g_str_equal (format->options[i].name, name))
      {
        *number = i;
        return &format->options[i];
      }

  return NULL;
}

void
notanda_format_choice_free (NotandaFormatChoice *choice)
{
  g_free (choice->name);
  g_free (choice->label);
  g_free (choice);
}

gboolean
notanda_format_option_check (const NotandaFormatOption *option,
                             const char                *value,
                             NotandaTagSet             *tag_set,
                             GError                   **error)
{
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (GString) names = g_string_new (option->kind == NOTANDA_OPTION_YES_NO ? "yes, no" : NULL);

  if (option->kind == NOTANDA_OPTION_YES_NO && (g_str_equal (value, "yes") || g_str_equal (value, "no")))
    return TRUE;

  if (option->list_choices != NULL)
    choices = option->list_choices (tag_set);
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const NotandaFormatChoice *choice = g_ptr_array_index (choices, i);

      if (g_str_equal (choice->name, value))
        return TRUE;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", choice->name);
    }

  /* Translators: the name of an option, its value, what there is instead */
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("--%s can’t be “%s”; there are %s"), option->name, value, names->str);

  return FALSE;
}

void
notanda_format_writer_set_option (NotandaFormatWriter *writer,
                                  guint                number,
                                  const char          *value)
{
  g_return_if_fail (number < NOTANDA_FORMAT_MAX_OPTIONS);

  g_set_str (&writer->options[number], value);
}

const char *
notanda_format_writer_get_option (const NotandaFormatWriter *writer,
                                  guint                      number,
                                  const char                *by_default)
{
  return writer->options[number] != NULL ? writer->options[number] : by_default;
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
  notanda_buffer_clear (&writer->beside);
  notanda_losses_clear (&writer->losses);
  notanda_annotation_clear (&writer->annotation);
  g_clear_pointer (&writer->slots, g_array_unref);
  g_clear_pointer (&writer->numbers, g_array_unref);
  g_clear_pointer (&writer->builtin, notanda_tag_set_free);
  g_clear_pointer (&writer->conf, notanda_brat_conf_free);
  g_clear_pointer (&writer->boundaries, notanda_boundaries_free);
  g_clear_pointer (&writer->phrases, notanda_conll_phrases_free);
  g_clear_pointer (&writer->columns, notanda_csv_columns_free);
  for (guint i = 0; i < NOTANDA_FORMAT_MAX_OPTIONS; i++)
    g_clear_pointer (&writer->options[i], g_free);
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

const NotandaBoundaries *
notanda_format_writer_find_boundaries (NotandaFormatWriter *writer,
                                       NotandaDocument     *document)
{
  if (writer->boundaries == NULL)
    writer->boundaries = notanda_boundaries_new ();
  notanda_boundaries_fill (writer->boundaries, document);

  return writer->boundaries;
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
  writer->beside.size = 0;
  format->write (writer, document);
  writer->out.size = 0;
  writer->beside.size = 0;
}

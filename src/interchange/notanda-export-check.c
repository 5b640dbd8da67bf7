/* notanda-export-check.c: whether what was written reads back as the document
 *
 * It is this program's own reader that reads it, and the document that it is
 * compared with, not the bytes that were meant to be written: so mistakes of
 * the writer are found as well as those of the disk.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-export-check.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "base/notanda-file.h"
#include "interchange/notanda-brat.h"
#include "interchange/notanda-compare.h"

struct _NotandaExportCheck
{
  NotandaFormatWriter writer; /* its memory, to compare in; nothing is written */
  NotandaJsonlReader *reader;
  NotandaMarks        marks;
  NotandaBuffer       read_back;
};

NotandaExportCheck *
notanda_export_check_new (void)
{
  NotandaExportCheck *self = g_new0 (NotandaExportCheck, 1);

  notanda_format_writer_init (&self->writer);
  self->reader = notanda_jsonl_reader_new ();
  notanda_marks_init (&self->marks);

  return self;
}

void
notanda_export_check_free (NotandaExportCheck *self)
{
  notanda_format_writer_clear (&self->writer);
  notanda_jsonl_reader_free (self->reader);
  notanda_marks_clear (&self->marks);
  notanda_buffer_clear (&self->read_back);
  g_free (self);
}

gboolean
notanda_export_set_mismatch (const char *name,
                             const char *what,
                             GError    **error)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH,
               _ ("%s: what was read back isn't what was written (%s)"), name, what);

  return FALSE;
}

char *
notanda_export_check_copy (NotandaExportCheck  *self,
                           const NotandaBuffer *written)
{
  NotandaBuffer *in = &self->read_back;

  in->size = 0;
  notanda_buffer_append (in, written->data, written->size);
  notanda_buffer_reserve (in, 1);

  return in->data;
}

char *
notanda_export_check_read (NotandaExportCheck *self,
                           const char         *name,
                           int                 fd,
                           guint64             offset,
                           gsize               size,
                           GError            **error)
{
  NotandaBuffer *in = &self->read_back;

  in->size = 0;
  notanda_buffer_reserve (in, size + 1);
  while (in->size < size)
    {
      gssize n = pread (fd, in->data + in->size, size - in->size, (off_t) (offset + in->size));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        notanda_file_set_error (error, name, errno);
      else if (n == 0)
        notanda_export_set_mismatch (name, _ ("end of file"), error);
      if (n <= 0)
        return NULL;
      in->size += (gsize) n;
    }

  return in->data;
}

gboolean
notanda_export_check_compare (NotandaExportCheck  *self,
                              const NotandaFormat *format,
                              NotandaDocument     *document,
                              const char          *name,
                              char                *written,
                              gsize                size,
                              GError             **error)
{
  const NotandaJsonlLine *line;

  self->writer.document_name = name;
  if (!format->one_file)
    {
      notanda_brat_read (&self->marks, written, size);
      return notanda_compare_marks (format, &self->writer, document, &self->marks, error);
    }

  if (size == 0 || memchr (written, '\n', size) != written + size - 1)
    return notanda_export_set_mismatch (name, _ ("line end"), error);

  line = notanda_jsonl_reader_read (self->reader, written, size - 1, 1, &self->marks, NULL);
  if (line == NULL)
    return notanda_export_set_mismatch (name, _ ("not JSON"), error);

  return notanda_compare_line (&self->writer, document, line, &self->marks, error) &&
         notanda_compare_marks (format, &self->writer, document, &self->marks, error);
}

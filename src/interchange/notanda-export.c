/* notanda-export.c: documents written to files of another format, and checked
 *
 * One document at a time: written to the end of a temporary file, read back
 * from there, compared while it is still open. So nothing is opened twice, and
 * what is compared has been through the file system. Buffers are kept from one
 * document to the next; what grows is the set of file names, for formats that
 * make a file a document. Reading everything back at the end was the simpler
 * plan: it needs each document a second time.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-export-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "interchange/notanda-brat.h"
#include "interchange/notanda-names.h"

#define MODE 0666 /* less what the user's mask takes away */
#define COMPARE_CHUNK 65536

static gboolean
open_one_file (NotandaExport *self,
               const char    *base,
               GError       **error)
{
  g_autofree char *safe = notanda_file_name_for (base != NULL ? base : "annotations");
  g_autofree char *name = g_strconcat (safe, ".", self->format->extension, NULL);

  self->path = g_build_filename (self->folder, name, NULL);
  self->replacement = notanda_replacement_new (self->path, MODE, error);
  if (self->replacement == NULL || self->format->beside == NULL)
    return self->replacement != NULL;

  g_free (name);
  name = g_strconcat (safe, self->format->beside, ".", self->format->extension, NULL);
  self->beside_path = g_build_filename (self->folder, name, NULL);
  self->beside = notanda_replacement_new (self->beside_path, MODE, error);

  return self->beside != NULL;
}

NotandaExport *
notanda_export_new (const NotandaFormat *format,
                    const char          *folder,
                    const char          *base,
                    gboolean             overwrite,
                    GError             **error)
{
  g_autoptr (NotandaExport) self = g_new0 (NotandaExport, 1);

  self->format = format;
  self->overwrite = overwrite;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  notanda_format_writer_init (&self->writer);
  self->check = notanda_export_check_new ();
  if (g_str_equal (folder, "-"))
    return g_steal_pointer (&self);

  self->folder = g_strdup (folder);
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      notanda_file_set_error (error, folder, errno);
      return NULL;
    }

  if (format->one_file)
    {
      if (!open_one_file (self, base, error))
        return NULL;
    }
  else
    self->writer.conf = notanda_brat_conf_new ();

  return g_steal_pointer (&self);
}

void
notanda_export_free (NotandaExport *self)
{
  g_clear_pointer (&self->replacement, notanda_replacement_free);
  g_clear_pointer (&self->beside, notanda_replacement_free);
  g_clear_pointer (&self->check, notanda_export_check_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  notanda_format_writer_clear (&self->writer);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->beside_path);
  g_free (self);
}

void
notanda_export_set_option (NotandaExport *self,
                           guint          number,
                           const char    *value)
{
  notanda_format_writer_set_option (&self->writer, number, value);
}

void
notanda_export_set_written_func (NotandaExport           *self,
                                 NotandaExportWrittenFunc func,
                                 gpointer                 data)
{
  self->written = func;
  self->written_data = data;
}

void
notanda_export_set_before_commit_func (NotandaExport                *self,
                                       NotandaExportBeforeCommitFunc func,
                                       gpointer                      data)
{
  self->before_commit = func;
  self->before_commit_data = data;
}

const NotandaLosses *
notanda_export_get_losses (NotandaExport *self)
{
  return &self->writer.losses;
}

guint64
notanda_export_get_size (NotandaExport *self)
{
  return self->size;
}

/* Nothing may follow either. */
static gboolean
check_end (NotandaExport *self,
           int            fd,
           guint64        size,
           GError       **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return notanda_file_set_error (error, self->writer.document_name, errno);

  return (guint64) status.st_size == size || notanda_export_set_mismatch (self->writer.document_name, _ ("size"), error);
}

static void
tell_written (NotandaExport *self,
              int            fd)
{
  if (self->written != NULL)
    self->written (fd, self->written_data);
}

gboolean
notanda_export_put (NotandaExport       *self,
                    const NotandaBuffer *out,
                    GError             **error)
{
  if (!notanda_replacement_write (self->replacement, out->data, out->size, error))
    return FALSE;
  tell_written (self, notanda_replacement_get_fd (self->replacement));
  self->size += out->size;

  return TRUE;
}

/* What was read back of one document. */
static gboolean
compare (NotandaExport   *self,
         NotandaDocument *document,
         char            *read,
         gsize            size,
         GError         **error)
{
  if (self->format->check != NULL)
    return self->format->check (&self->writer, document, read, size, error);

  return notanda_export_check_compare (self->check, self->format, document, self->writer.document_name, read, size,
                                       error);
}

static gboolean
add_to_one_file (NotandaExport   *self,
                 NotandaDocument *document,
                 GError         **error)
{
  const NotandaBuffer *out = &self->writer.out;
  const char          *name = self->writer.document_name;
  guint64              offset = self->size;
  char                *read;

  if (!notanda_export_put (self, out, error))
    return FALSE;
  read = notanda_export_check_read (self->check, name, notanda_replacement_get_fd (self->replacement), offset,
                                    out->size, error);

  return read != NULL && compare (self, document, read, out->size, error);
}

/* What goes into the second file. */
static gboolean
add_beside (NotandaExport   *self,
            NotandaDocument *document,
            GError         **error)
{
  const NotandaBuffer *out = &self->writer.beside;
  char                *read;
  int                  fd;

  if (self->beside == NULL)
    return TRUE;

  fd = notanda_replacement_get_fd (self->beside);
  if (!notanda_replacement_write (self->beside, out->data, out->size, error))
    return FALSE;
  tell_written (self, fd);
  read = notanda_export_check_read (self->check, self->writer.document_name, fd, self->beside_size, out->size, error);
  if (read == NULL || !self->format->check_beside (&self->writer, document, read, out->size, error))
    return FALSE;

  self->beside_size += out->size;

  return TRUE;
}

static gboolean
write_to_stdout (NotandaExport *self,
                 GError       **error)
{
  NotandaBuffer *out = &self->writer.out;

  for (gsize at = 0; at < out->size;)
    {
      gssize n = write (STDOUT_FILENO, out->data + at, out->size - at);

      if (n < 0 && errno != EINTR)
        return notanda_file_set_error (error, "-", errno);
      at += n > 0 ? (gsize) n : 0;
    }
  self->size += out->size;

  return TRUE;
}

static gboolean
add_to_stdout (NotandaExport   *self,
               NotandaDocument *document,
               GError         **error)
{
  const NotandaBuffer *out = &self->writer.out;
  char                *copy = notanda_export_check_copy (self->check, out);

  return compare (self, document, copy, out->size, error) &&
         write_to_stdout (self, error);
}

/* Whether the file at @path holds just what the one at @fd does. */
static gboolean
is_same_content (const char *path,
                 int         fd)
{
  g_autofree char *one = g_malloc (COMPARE_CHUNK);
  g_autofree char *other = g_malloc (COMPARE_CHUNK);
  g_autofd int     there = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  struct stat      a, b;

  if (there < 0 || fstat (there, &a) != 0 || fstat (fd, &b) != 0 || !S_ISREG (a.st_mode) ||
      a.st_size != b.st_size)
    return FALSE;

  for (off_t at = 0; at < a.st_size;)
    {
      gssize n = pread (there, one, COMPARE_CHUNK, at);

      if (n <= 0 || pread (fd, other, (gsize) n, at) != n || memcmp (one, other, (gsize) n) != 0)
        return FALSE;
      at += n;
    }

  return TRUE;
}

static gboolean
refuse_existing (const char *path,
                 GError    **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _ ("%s: is there already and holds something else; it was left as it is"), path);

  return FALSE;
}

/* Puts a file in place, unless it is there already just so. */
static gboolean
commit (NotandaExport      *self,
        NotandaReplacement *replacement,
        const char         *path,
        GCancellable       *cancellable,
        GError            **error)
{
  NotandaReplacePolicy policy = self->overwrite ? NOTANDA_REPLACE_OVERWRITE : NOTANDA_REPLACE_NEW;

  if (!self->overwrite && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (is_same_content (path, notanda_replacement_get_fd (replacement)))
        return TRUE;
      return refuse_existing (path, error);
    }

  return notanda_replacement_commit (replacement, policy, NULL, NULL, cancellable, error);
}

/* @read_back: what was read back, valid until the next one */
static NotandaReplacement *
write_file (NotandaExport *self,
            const char    *path,
            gconstpointer  data,
            gsize          size,
            char         **read_back,
            GError       **error)
{
  g_autoptr (NotandaReplacement) replacement = notanda_replacement_new (path, MODE, error);
  int fd;

  if (replacement == NULL || !notanda_replacement_write (replacement, data, size, error))
    return NULL;

  fd = notanda_replacement_get_fd (replacement);
  tell_written (self, fd);
  *read_back = notanda_export_check_read (self->check, self->writer.document_name, fd, 0, size, error);
  if (*read_back == NULL || !check_end (self, fd, size, error))
    return NULL;

  return g_steal_pointer (&replacement);
}

/* A name that no other document of this export has; file systems exist that
 * don't tell capitals apart. */
static char *
choose_name (NotandaExport *self,
             const char    *name)
{
  g_autofree char *safe = notanda_file_name_for (name);

  for (guint n = 1;; n++)
    {
      g_autofree char *chosen = n == 1 ? g_strdup (safe) : g_strdup_printf ("%s-%u", safe, n);
      g_autofree char *key = g_utf8_casefold (chosen, -1);

      if (g_hash_table_add (self->names, g_steal_pointer (&key)))
        return g_steal_pointer (&chosen);
    }
}

static gboolean
add_files (NotandaExport   *self,
           NotandaDocument *document,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autofree char *name = choose_name (self, self->writer.document_name);
  g_autofree char *ann_name = g_strconcat (name, ".", self->format->extension, NULL);
  g_autofree char *txt_name = g_strconcat (name, ".txt", NULL);
  g_autofree char *ann_path = g_build_filename (self->folder, ann_name, NULL);
  g_autofree char *txt_path = g_build_filename (self->folder, txt_name, NULL);
  g_autoptr (NotandaReplacement) ann = NULL;
  g_autoptr (NotandaReplacement) txt = NULL;
  NotandaBuffer *out = &self->writer.out;
  const char    *document_name = self->writer.document_name;
  char          *read;
  gsize          size;
  const char    *text = notanda_article_get_text (notanda_document_get_article (document), &size);

  txt = write_file (self, txt_path, text, size, &read, error);
  if (txt == NULL)
    return FALSE;
  if (memcmp (read, text, size) != 0)
    return notanda_export_set_mismatch (document_name, _ ("text"), error);

  ann = write_file (self, ann_path, out->data, out->size, &read, error);
  if (ann == NULL || !compare (self, document, read, out->size, error))
    return FALSE;

  if (!commit (self, txt, txt_path, cancellable, error) || !commit (self, ann, ann_path, cancellable, error))
    return FALSE;
  self->size += size + out->size;

  return TRUE;
}

gboolean
notanda_export_add (NotandaExport   *self,
                    NotandaDocument *document,
                    const char      *name,
                    GCancellable    *cancellable,
                    GError         **error)
{
  gboolean done;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      self->given_up = TRUE;
      return FALSE;
    }

  self->writer.document_name = name;
  self->writer.out.size = 0;
  self->writer.beside.size = 0;
  self->format->write (&self->writer, document);

  if (self->folder == NULL)
    done = add_to_stdout (self, document, error);
  else if (self->format->one_file)
    done = add_to_one_file (self, document, error) && add_beside (self, document, error);
  else
    done = add_files (self, document, cancellable, error);

  self->writer.document_name = NULL;
  if (!done && (self->folder == NULL || self->format->one_file))
    self->given_up = TRUE;

  return done;
}

static gboolean
finish_conf (NotandaExport *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *path = g_build_filename (self->folder, "annotation.conf", NULL);
  g_autofree char *conf = notanda_brat_conf_to_string (self->writer.conf);
  g_autoptr (NotandaReplacement) replacement = NULL;
  gsize size = strlen (conf);
  char *read;

  self->writer.document_name = "annotation.conf";
  replacement = write_file (self, path, conf, size, &read, error);
  if (replacement == NULL)
    return FALSE;
  if (memcmp (read, conf, size) != 0)
    return notanda_export_set_mismatch ("annotation.conf", _ ("text"), error);

  return commit (self, replacement, path, cancellable, error);
}

/* Both or none, as far as can be known before: the second file is put in place
 * first, and not where the other would be refused. */
static gboolean
finish_beside (NotandaExport *self,
               GCancellable  *cancellable,
               GError       **error)
{
  if (self->beside == NULL)
    return TRUE;

  self->writer.document_name = self->beside_path;
  if (!check_end (self, notanda_replacement_get_fd (self->beside), self->beside_size, error))
    return FALSE;
  if (!self->overwrite && g_file_test (self->path, G_FILE_TEST_EXISTS) &&
      !is_same_content (self->path, notanda_replacement_get_fd (self->replacement)))
    return refuse_existing (self->path, error);

  return commit (self, self->beside, self->beside_path, cancellable, error);
}

gboolean
notanda_export_finish (NotandaExport *self,
                       GCancellable  *cancellable,
                       GError       **error)
{
  if (self->before_commit != NULL && !self->given_up)
    self->before_commit (self, self->before_commit_data);
  if (self->folder == NULL)
    return TRUE;

  if (self->given_up)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: the export was given up"), self->path != NULL ? self->path : self->folder);
      return FALSE;
    }

  if (!self->format->one_file)
    return finish_conf (self, cancellable, error);

  self->writer.document_name = self->path;
  if (!check_end (self, notanda_replacement_get_fd (self->replacement), self->size, error))
    return FALSE;

  return finish_beside (self, cancellable, error) &&
         commit (self, self->replacement, self->path, cancellable, error);
}

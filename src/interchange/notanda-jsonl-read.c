/* notanda-jsonl-read.c: JSON Lines, read
 *
 * yyjson parses a line into memory that is kept for the next one; marks borrow
 * its strings. Members of an annotation are told by one walk over them in the
 * file's order, since looking each up costs a walk of its own. A member that is
 * wrong costs its annotation, link or note, and a problem says so; only a line
 * that isn't JSON of this format is an error.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-jsonl-read-private.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"

NotandaJsonlReader *
notanda_jsonl_reader_new (void)
{
  NotandaJsonlReader *reader = g_new0 (NotandaJsonlReader, 1);

  reader->line.blocks = g_array_new (FALSE, FALSE, sizeof (NotandaBlock));

  return reader;
}

void
notanda_jsonl_reader_free (NotandaJsonlReader *reader)
{
  g_array_unref (reader->line.blocks);
  g_free (reader->pool);
  g_free (reader);
}

const char *
notanda_jsonl_get_string (yyjson_val *value)
{
  const char *string = yyjson_get_str (value);

  /* one with U+0000 in it would be cut short */
  return string != NULL && strlen (string) == yyjson_get_len (value) ? string : NULL;
}

static gboolean
get_u32 (yyjson_val *value,
         guint32    *out)
{
  if (!yyjson_is_uint (value) || yyjson_get_uint (value) > G_MAXUINT32)
    return FALSE;
  *out = (guint32) yyjson_get_uint (value);

  return TRUE;
}

gboolean
notanda_jsonl_get_id (yyjson_val *value,
                      NotandaId  *out)
{
  const char *string = notanda_jsonl_get_string (value);

  return string != NULL && notanda_id_from_string (string, out);
}

static gboolean
get_time (yyjson_val *value,
          gint64     *out)
{
  const char *string = notanda_jsonl_get_string (value);

  if (yyjson_is_sint (value) || (yyjson_is_uint (value) && yyjson_get_uint (value) <= G_MAXINT64))
    {
      *out = yyjson_get_sint (value);
      return TRUE;
    }

  return string != NULL && notanda_jsonl_parse_time (string, out);
}

static gboolean
read_reference (yyjson_val       *object,
                NotandaMarkValue *value)
{
  value->kind = NOTANDA_VALUE_REFERENCE;
  value->database = notanda_jsonl_get_string (yyjson_obj_get (object, "database"));
  value->text = notanda_jsonl_get_string (yyjson_obj_get (object, "id"));
  value->label = notanda_jsonl_get_string (yyjson_obj_get (object, "label"));
  if (value->label == NULL && yyjson_obj_get (object, "label") == NULL)
    value->label = "";

  return value->database != NULL && value->text != NULL && value->label != NULL;
}

static gboolean
read_value (yyjson_val       *json,
            NotandaMarkValue *value)
{
  const char *kind;

  if (yyjson_is_bool (json))
    {
      value->kind = NOTANDA_VALUE_YES_NO;
      value->yes = yyjson_get_bool (json);
      return TRUE;
    }

  if (yyjson_is_str (json))
    {
      value->text = notanda_jsonl_get_string (json);
      return value->text != NULL;
    }

  if (!yyjson_is_obj (json))
    return FALSE;

  kind = notanda_jsonl_get_string (yyjson_obj_get (json, "kind"));
  if (kind == NULL)
    return read_reference (json, value);

  value->kind = notanda_attribute_kind_from_identifier (kind);
  value->text = notanda_jsonl_get_string (yyjson_obj_get (json, "value"));

  return value->text != NULL && value->kind != NOTANDA_VALUE_NONE &&
         value->kind != NOTANDA_VALUE_YES_NO && value->kind != NOTANDA_VALUE_REFERENCE;
}

/* The values of an object go to @values, of the mark or link @owner. */
static void
read_values (NotandaMarks *marks,
             GArray       *values,
             yyjson_val   *object,
             guint32       owner,
             guint         line)
{
  yyjson_obj_iter iter;
  yyjson_val     *key;

  if (!yyjson_obj_iter_init (object, &iter))
    {
      if (object != NULL)
        notanda_marks_add_problem (marks, line, _ ("attributes aren't an object"));
      return;
    }

  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      NotandaMarkValue value = { .owner = owner, .line = line };

      value.name = notanda_jsonl_get_string (key);
      if (value.name != NULL && value.name[0] != '\0' && read_value (yyjson_obj_iter_get_val (key), &value))
        g_array_append_val (values, value);
      else
        notanda_marks_add_problem (marks, line, _ ("attribute “%s” has no value that is known here"), value.name != NULL ? value.name : "");
    }
}

static void
read_link (NotandaMarks *marks,
           yyjson_val   *object,
           guint32       owner,
           guint         line)
{
  NotandaMarkLink link = { .owner = owner, .line = line, .target_mark = NOTANDA_NO_MARK };
  yyjson_obj_iter iter;

  if (!yyjson_obj_iter_init (object, &iter))
    {
      notanda_marks_add_problem (marks, line, _ ("a link isn't an object"));
      return;
    }

  link.has_id = notanda_jsonl_get_id (yyjson_obj_iter_get (&iter, "id"), &link.id);
  link.role = notanda_jsonl_get_string (yyjson_obj_iter_get (&iter, "role"));
  if (link.role == NULL || link.role[0] == '\0' ||
      !notanda_jsonl_get_id (yyjson_obj_iter_get (&iter, "target"), &link.target))
    {
      notanda_marks_add_problem (marks, line, _ ("a link has no role or no target"));
      return;
    }

  g_array_append_val (marks->links, link);
  read_values (marks, marks->link_values, yyjson_obj_iter_get (&iter, "attributes"),
               marks->links->len - 1, line);
}

static void
read_note (NotandaMarks *marks,
           yyjson_val   *object,
           guint32       owner,
           guint         line)
{
  NotandaMarkNote note = { .owner = owner, .line = line };
  yyjson_obj_iter iter;

  if (yyjson_obj_iter_init (object, &iter))
    {
      note.has_id = notanda_jsonl_get_id (yyjson_obj_iter_get (&iter, "id"), &note.id);
      note.kind = notanda_jsonl_get_string (yyjson_obj_iter_get (&iter, "kind"));
      note.text = notanda_jsonl_get_string (yyjson_obj_iter_get (&iter, "text"));
      note.author = notanda_jsonl_get_string (yyjson_obj_iter_get (&iter, "author"));
      get_time (yyjson_obj_iter_get (&iter, "time"), &note.time);
    }

  if (note.kind == NULL)
    note.kind = "";
  if (note.text != NULL)
    g_array_append_val (marks->notes, note);
  else
    notanda_marks_add_problem (marks, line, _ ("a note has no text"));
}

static gboolean
read_range (NotandaMarks *marks,
            yyjson_val   *start,
            yyjson_val   *end)
{
  NotandaRange range;

  if (!get_u32 (start, &range.start) || !get_u32 (end, &range.end))
    return FALSE;
  g_array_append_val (marks->fragments, range);

  return TRUE;
}

static gboolean
read_fragments (NotandaMarks *marks,
                NotandaMark  *mark,
                yyjson_val   *start,
                yyjson_val   *end,
                yyjson_val   *fragments)
{
  guint           first = marks->fragments->len;
  yyjson_arr_iter iter;
  yyjson_val     *pair;

  if (fragments == NULL)
    return read_range (marks, start, end) && notanda_marks_set_fragments (marks, mark, first);

  if (!yyjson_arr_iter_init (fragments, &iter))
    return FALSE;
  while ((pair = yyjson_arr_iter_next (&iter)) != NULL)
    if (yyjson_arr_size (pair) != 2 ||
        !read_range (marks, yyjson_arr_get_first (pair), yyjson_arr_get_last (pair)))
      return FALSE;

  return notanda_marks_set_fragments (marks, mark, first);
}

static void
read_elements (NotandaMarks *marks,
               yyjson_val   *array,
               guint         line,
               void (*read) (NotandaMarks *marks,
                             yyjson_val   *object,
                             guint32       owner,
                             guint         line))
{
  yyjson_arr_iter iter;
  yyjson_val     *object;

  if (!yyjson_arr_iter_init (array, &iter))
    {
      if (array != NULL)
        notanda_marks_add_problem (marks, line, _ ("links or notes aren't an array"));
      return;
    }

  while ((object = yyjson_arr_iter_next (&iter)) != NULL)
    read (marks, object, marks->marks->len - 1, line);
}

/* What says who made it and how; all may be left out. */
static void
read_origin (NotandaMark     *mark,
             yyjson_obj_iter *iter)
{
  const char *origin;

  mark->author = notanda_jsonl_get_string (yyjson_obj_iter_get (iter, "author"));
  get_time (yyjson_obj_iter_get (iter, "created"), &mark->created);
  origin = notanda_jsonl_get_string (yyjson_obj_iter_get (iter, "origin"));
  mark->origin = origin != NULL ? notanda_origin_from_identifier (origin) : -1;
  mark->rule = notanda_jsonl_get_string (yyjson_obj_iter_get (iter, "rule"));
  mark->state = notanda_jsonl_get_string (yyjson_obj_iter_get (iter, "state"));
}

static void
read_annotation (NotandaMarks *marks,
                 yyjson_val   *object,
                 guint         line)
{
  guint           first_fragment = marks->fragments->len;
  NotandaMark    *mark = notanda_marks_add (marks, line);
  yyjson_val     *start, *end, *fragments;
  yyjson_obj_iter iter;

  if (!yyjson_obj_iter_init (object, &iter))
    {
      g_array_set_size (marks->marks, marks->marks->len - 1);
      notanda_marks_add_problem (marks, line, _ ("an annotation isn't an object"));
      return;
    }

  mark->has_id = notanda_jsonl_get_id (yyjson_obj_iter_get (&iter, "id"), &mark->id);
  mark->type = notanda_jsonl_get_string (yyjson_obj_iter_get (&iter, "type"));
  start = yyjson_obj_iter_get (&iter, "start");
  end = yyjson_obj_iter_get (&iter, "end");
  fragments = yyjson_obj_iter_get (&iter, "fragments");
  mark->text = notanda_jsonl_get_string (yyjson_obj_iter_get (&iter, "text"));
  if (mark->type == NULL || mark->type[0] == '\0' ||
      !read_fragments (marks, mark, start, end, fragments))
    {
      g_array_set_size (marks->marks, marks->marks->len - 1);
      g_array_set_size (marks->fragments, first_fragment);
      notanda_marks_add_problem (marks, line, _ ("an annotation has no type, or no place in the text"));
      return;
    }

  read_values (marks, marks->values, yyjson_obj_iter_get (&iter, "attributes"),
               marks->marks->len - 1, line);
  read_elements (marks, yyjson_obj_iter_get (&iter, "links"), line, read_link);
  read_elements (marks, yyjson_obj_iter_get (&iter, "notes"), line, read_note);
  read_origin (mark, &iter);
}

static void
read_blocks (NotandaJsonlLine *line,
             yyjson_val       *array)
{
  yyjson_arr_iter iter;
  yyjson_val     *object;

  line->has_blocks = yyjson_arr_iter_init (array, &iter);
  while (line->has_blocks && (object = yyjson_arr_iter_next (&iter)) != NULL)
    {
      NotandaBlock block = { 0 };
      yyjson_val  *kind = yyjson_obj_get (object, "kind");

      if (!get_u32 (yyjson_obj_get (object, "start"), &block.start) ||
          !get_u32 (yyjson_obj_get (object, "end"), &block.end))
        continue;
      block.kind = (guint8) yyjson_get_uint (kind);
      for (guint k = NOTANDA_BLOCK_TITLE; k <= NOTANDA_BLOCK_PREFORMATTED; k++)
        if (yyjson_equals_str (kind, notanda_block_kind_get_identifier (k)))
          block.kind = (guint8) k;
      block.level = (guint8) yyjson_get_uint (yyjson_obj_get (object, "level"));
      g_array_append_val (line->blocks, block);
    }
}

static void
read_head (NotandaJsonlReader *reader,
           yyjson_obj_iter    *iter)
{
  NotandaJsonlLine *line = &reader->line;
  yyjson_val       *text, *metadata;

  line->hash = notanda_jsonl_get_string (yyjson_obj_iter_get (iter, "id"));
  line->name = notanda_jsonl_get_string (yyjson_obj_iter_get (iter, "name"));
  text = yyjson_obj_iter_get (iter, "text");
  line->text = yyjson_get_str (text);
  line->text_size = yyjson_get_len (text);
  metadata = yyjson_obj_iter_get (iter, "metadata");
  for (guint i = 0; i < NOTANDA_N_META; i++)
    line->meta[i] = notanda_jsonl_get_string (
        yyjson_obj_get (metadata, notanda_meta_get_identifier ((NotandaMeta) i)));
  read_blocks (line, yyjson_obj_iter_get (iter, "blocks"));
}

static gboolean
check_version (yyjson_obj_iter *iter,
               GError         **error)
{
  yyjson_val *format = yyjson_obj_iter_get (iter, "format");
  yyjson_val *version = yyjson_obj_iter_get (iter, "version");

  if (!yyjson_equals_str (format, NOTANDA_JSONL_FORMAT))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID,
                   _ ("this isn't a line of annotations: its “format” isn't “%s”"), NOTANDA_JSONL_FORMAT);
      return FALSE;
    }

  if (!yyjson_is_uint (version) || yyjson_get_uint (version) > NOTANDA_JSONL_VERSION)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NEWER_VERSION,
                   _ ("this line was written by a later version of Notanda"));
      return FALSE;
    }

  return TRUE;
}

/* Parses into the kept memory, which the format's own bound says is enough. */
static yyjson_val *
parse (NotandaJsonlReader *reader,
       const char         *line,
       gsize               size,
       GError            **error)
{
  gsize           needed = yyjson_read_max_memory_usage (size, YYJSON_READ_NOFLAG);
  yyjson_read_err failure = { 0 };
  yyjson_doc     *doc;

  if (needed > reader->pool_size)
    {
      g_free (reader->pool);
      reader->pool_size = needed + needed / 2;
      reader->pool = g_malloc (reader->pool_size);
    }

  yyjson_alc_pool_init (&reader->allocator, reader->pool, reader->pool_size);
  /* not read in place, so the input isn't changed in spite of the type */
  doc = yyjson_read_opts ((char *) line, size, YYJSON_READ_NOFLAG, &reader->allocator, &failure);
  if (doc == NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("not JSON at byte %lu of the line: %s"), (gulong) failure.pos + 1, failure.msg != NULL ? failure.msg : "");

  return yyjson_doc_get_root (doc);
}

const NotandaJsonlLine *
notanda_jsonl_reader_read (NotandaJsonlReader *reader,
                           const char         *line,
                           gsize               size,
                           guint               number,
                           NotandaMarks       *marks,
                           GError            **error)
{
  GArray         *blocks = reader->line.blocks;
  yyjson_val     *root, *annotations, *annotation;
  yyjson_obj_iter iter;
  yyjson_arr_iter items;

  notanda_marks_reset (marks);
  g_array_set_size (blocks, 0);
  reader->line = (NotandaJsonlLine) { .blocks = blocks };

  root = parse (reader, line, size, error);
  if (root == NULL)
    return NULL;
  memset (&iter, 0, sizeof iter);
  yyjson_obj_iter_init (root, &iter);
  if (!check_version (&iter, error))
    return NULL;

  read_head (reader, &iter);
  notanda_jsonl_read_tag_set (marks, yyjson_obj_iter_get (&iter, "tag_set"), number);
  annotations = yyjson_obj_iter_get (&iter, "annotations");
  if (!yyjson_arr_iter_init (annotations, &items))
    notanda_marks_add_problem (marks, number, _ ("there are no annotations in this line"));
  else
    while ((annotation = yyjson_arr_iter_next (&items)) != NULL)
      read_annotation (marks, annotation, number);

  notanda_marks_finish (marks);

  return &reader->line;
}

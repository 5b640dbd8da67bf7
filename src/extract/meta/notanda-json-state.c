/* notanda-json-state.c: an article's body among the data of a script
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pages that are built by a script often carry their text as JSON: "__NEXT_DATA__", an assignment to
 * a state variable. No grammar of any framework is known here: the first "{" or "[" that
 * begins JSON is read, and the longest string that reads like prose, or the paragraphs of the
 * array that holds most prose, are taken. */

#include <string.h>
#include <yyjson.h>

#include "extract/html/notanda-html-entities.h"
#include "extract/meta/notanda-json-ld.h"

#define MAX_SIZE (4 << 20)
#define MAX_DEPTH 64
#define MIN_TEXT 250 /* bytes of prose that may be an article */
#define MIN_PARAGRAPH 60
#define MAX_STARTS 8

typedef struct
{
  yyjson_val *best; /* a string, or an array of objects or strings with prose */
  gsize       size;
} Search;

/* Text with blanks in it and sentences, and no code. */
static gboolean
is_prose (const char *text,
          gsize       size)
{
  gsize n_blanks = 0;
  gsize n_signs = 0;

  if (size < MIN_PARAGRAPH)
    return FALSE;
  for (gsize i = 0; i < size; i++)
    {
      n_blanks += text[i] == ' ';
      n_signs += strchr ("{}=;|\\", text[i]) != NULL;
    }

  return n_blanks >= size / 20 && n_signs * 100 < size;
}

static gsize
measure (yyjson_val *value)
{
  return yyjson_is_str (value) && is_prose (yyjson_get_str (value), yyjson_get_len (value)) ? yyjson_get_len (value) : 0;
}

/* The prose that stands right in an array: its strings, and those of its objects. */
static gsize
measure_array (yyjson_val *array)
{
  gsize       size = 0;
  size_t      i, n, k, m;
  yyjson_val *item, *key, *part;

  yyjson_arr_foreach (array, i, n, item)
  {
    gsize longest = measure (item);

    if (yyjson_is_obj (item))
      {
        yyjson_obj_foreach (item, k, m, key, part) longest = MAX (longest, measure (part));
      }
    size += longest;
  }

  return size;
}

static void
search (Search     *self,
        yyjson_val *value,
        guint       depth)
{
  gsize       size = yyjson_is_arr (value) ? measure_array (value) : measure (value);
  size_t      i, n;
  yyjson_val *key, *item;

  if (size > self->size)
    {
      self->size = size;
      self->best = value;
    }
  if (depth > MAX_DEPTH)
    return;
  if (yyjson_is_arr (value))
    {
      yyjson_arr_foreach (value, i, n, item) search (self, item, depth + 1);
    }
  else if (yyjson_is_obj (value))
    {
      yyjson_obj_foreach (value, i, n, key, item) search (self, item, depth + 1);
    }
}

static void
append_paragraph (GString    *out,
                  yyjson_val *value)
{
  g_autofree char *text = notanda_html_entities_dup_decoded (yyjson_get_str (value), yyjson_get_len (value));

  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, text);
}

static void
append_item (GString    *out,
             yyjson_val *item)
{
  yyjson_val *longest = yyjson_is_str (item) ? item : NULL;
  size_t      k, m;
  yyjson_val *key, *part;

  if (yyjson_is_obj (item))
    {
      yyjson_obj_foreach (item, k, m, key, part)
      {
        if (measure (part) > measure (longest))
          longest = part;
      }
    }
  if (measure (longest) > 0)
    append_paragraph (out, longest);
}

static char *
dup_body (yyjson_val *best)
{
  g_autoptr (GString) out = g_string_new (NULL);
  size_t      i, n;
  yyjson_val *item;

  if (yyjson_is_str (best))
    append_paragraph (out, best);
  else
    {
      yyjson_arr_foreach (best, i, n, item) append_item (out, item);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

char *
notanda_json_state_find_body (const char *text,
                              gsize       size)
{
  const char *end = text + size;
  char       *body = NULL;

  if (size < MIN_TEXT || size > MAX_SIZE)
    return NULL;
  for (guint i = 0; i < MAX_STARTS && body == NULL && text < end; i++)
    {
      const char *object = memchr (text, '{', end - text);
      const char *array = memchr (text, '[', end - text);
      const char *start = object == NULL || (array != NULL && array < object) ? array : object;
      yyjson_doc *document;
      Search      found = { 0 };

      if (start == NULL)
        return NULL;
      document = yyjson_read_opts ((char *) start, end - start, YYJSON_READ_STOP_WHEN_DONE, NULL, NULL);
      if (document != NULL)
        search (&found, yyjson_doc_get_root (document), 0);
      if (found.size >= MIN_TEXT)
        body = dup_body (found.best);
      text = start + (document != NULL ? MAX (yyjson_doc_get_read_size (document), 1) : 1);
      g_clear_pointer (&document, yyjson_doc_free);
    }

  return body;
}

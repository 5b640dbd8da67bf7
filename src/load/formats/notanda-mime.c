/* notanda-mime.c: the parts of a message
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One pass over the lines with a stack of the boundaries that are open. Taking each multipart apart by itself would look at every line once
 * for each level, and a level costs an attacker a line. A boundary of an outer multipart ends all inner ones, so what was cut off or never
 * closed loses nothing that stands behind it. */

#include "load/formats/notanda-mime.h"

#include <string.h>

#define MAX_PARTS 10000
#define MAX_DEPTH 10
#define MAX_BOUNDARY 200 /* the standard has 70 */

typedef struct
{
  const char      *at;
  const char      *end;
  char            *boundaries[MAX_DEPTH];
  guint            depth;
  guint            n_messages; /* that were passed on, in all */
  GPtrArray       *parts;
  NotandaMimePart *open; /* the last of @parts, where its end isn't known yet */
} Walk;

static void
part_free (gpointer data)
{
  NotandaMimePart *part = data;

  notanda_headers_free (part->headers);
  g_free (part);
}

/* Past headers that were just read: down a level, into a message that was passed on, or a part begins. */
static void
enter (Walk           *walk,
       NotandaHeaders *headers)
{
  char *boundary = notanda_headers_is (headers, "Content-Type", "multipart/") ? notanda_headers_dup_parameter (headers, "Content-Type", "boundary") : NULL;

  if (boundary != NULL && *boundary != '\0' && strlen (boundary) <= MAX_BOUNDARY && walk->depth < MAX_DEPTH)
    {
      walk->boundaries[walk->depth++] = boundary;
      notanda_headers_free (headers);
      return;
    }
  g_free (boundary);
  if (notanda_headers_is (headers, "Content-Type", "message/rfc822") && ++walk->n_messages <= MAX_DEPTH)
    {
      gsize used = 0;

      notanda_headers_free (headers);
      headers = notanda_headers_parse (walk->at, (gsize) (walk->end - walk->at), &used);
      walk->at += used;
      enter (walk, headers);
      return;
    }
  if (walk->parts->len >= MAX_PARTS)
    {
      notanda_headers_free (headers);
      return;
    }
  walk->open = g_new0 (NotandaMimePart, 1);
  walk->open->headers = headers;
  walk->open->data = walk->at;
  walk->open->size = (gsize) (walk->end - walk->at);
  g_ptr_array_add (walk->parts, walk->open);
}

static void
close_part (Walk       *walk,
            const char *line)
{
  const char *start;

  if (walk->open == NULL)
    return;
  start = walk->open->data;
  /* the line end in front of a boundary belongs to it */
  if (line > start && line[-1] == '\n')
    line--;
  if (line > start && line[-1] == '\r')
    line--;
  walk->open->size = (gsize) (line - start);
  walk->open = NULL;
}

/* Returns: the level whose boundary the line is, from 1, or 0 */
static guint
find_level (const Walk *walk,
            const char *line,
            gsize       length,
            gboolean   *is_last)
{
  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  for (guint i = walk->depth; i > 0; i--)
    {
      gsize size = strlen (walk->boundaries[i - 1]);

      if (length < size + 2 || memcmp (line + 2, walk->boundaries[i - 1], size) != 0)
        continue;
      *is_last = length == size + 4 && line[size + 2] == '-' && line[size + 3] == '-';
      if (length == size + 2 || *is_last)
        return i;
    }

  return 0;
}

static void
pop_to (Walk *walk,
        guint depth)
{
  while (walk->depth > depth)
    g_free (walk->boundaries[--walk->depth]);
}

static void
read_line (Walk *walk)
{
  const char *line = walk->at;
  const char *stop = memchr (line, '\n', (gsize) (walk->end - line));
  gboolean    is_last = FALSE;
  guint       level;

  walk->at = stop != NULL ? stop + 1 : walk->end;
  if (walk->at - line < 3 || line[0] != '-' || line[1] != '-')
    return;
  level = find_level (walk, line, (gsize) (walk->at - line), &is_last);
  if (level == 0)
    return;

  close_part (walk, line);
  pop_to (walk, is_last ? level - 1 : level);
  if (!is_last)
    {
      gsize           used = 0;
      NotandaHeaders *headers = notanda_headers_parse (walk->at, (gsize) (walk->end - walk->at), &used);

      walk->at += used;
      enter (walk, headers);
    }
}

GPtrArray *
notanda_mime_list_parts (const char      *data,
                         gsize            size,
                         NotandaHeaders **headers)
{
  Walk  walk = { .at = data, .end = data + size };
  gsize used = 0;

  walk.parts = g_ptr_array_new_with_free_func (part_free);
  *headers = notanda_headers_parse (data, size, &used);
  walk.at += used;
  enter (&walk, notanda_headers_parse (data, size, &used));
  while (walk.at < walk.end && walk.depth > 0)
    read_line (&walk);
  pop_to (&walk, 0);

  return walk.parts;
}

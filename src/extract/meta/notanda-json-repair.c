/* notanda-json-repair.c: makes JSON of what pages have in its place
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One pass that knows two states, in a string and outside. What templates get wrong most: a line
 * feed in a string, a comma before a bracket, a comment or CDATA around all of it. Single
 * quotes and missing commas stay errors: guessing there changes what is said. */

#include "extract/meta/notanda-json-ld.h"

#include <string.h>

typedef struct
{
  const char *p;
  const char *end;
  GString    *out;
} Repair;

static gboolean
starts (const Repair *self,
        const char   *word)
{
  gsize size = strlen (word);

  return (gsize) (self->end - self->p) >= size && memcmp (self->p, word, size) == 0;
}

static void
skip_past (Repair     *self,
           const char *word)
{
  const char *found = memmem (self->p, self->end - self->p, word, strlen (word));

  self->p = found != NULL ? found + strlen (word) : self->end;
}

/* Comments and wrappers. */
static gboolean
skip_noise (Repair *self)
{
  static const struct
  {
    const char *start;
    const char *end; /* NULL: only the start itself */
  } noise[] = {
    { "/*", "*/" },
    { "//", "\n" },
    { "<!--", NULL },
    { "-->", NULL },
    { "<![CDATA[", NULL },
    { "]]>", NULL },
    { "\xef\xbb\xbf", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (noise); i++)
    if (starts (self, noise[i].start))
      {
        self->p += strlen (noise[i].start);
        /* "//<![CDATA[" is a wrapper in a comment */
        if (noise[i].end != NULL && !starts (self, "<![CDATA[") && !starts (self, "]]>"))
          skip_past (self, noise[i].end);
        return TRUE;
      }

  return FALSE;
}

static void
copy_string (Repair *self)
{
  g_string_append_c (self->out, *self->p++);
  while (self->p < self->end)
    {
      char c = *self->p++;

      if (c == '\\' && self->p < self->end)
        {
          /* an escape that JSON doesn't have stands for itself */
          if (strchr ("\"\\/bfnrtu", *self->p) != NULL)
            g_string_append_c (self->out, c);
          g_string_append_c (self->out, *self->p++);
        }
      else if ((guchar) c < 0x20)
        g_string_append (self->out, c == '\n' ? "\\n" : c == '\t' ? "\\t"
                                                                  : " ");
      else
        {
          g_string_append_c (self->out, c);
          if (c == '"')
            return;
        }
    }
}

/* A comma with nothing behind it. */
static void
drop_comma (GString *out)
{
  gsize size = out->len;

  while (size > 0 && g_ascii_isspace (out->str[size - 1]))
    size--;
  if (size > 0 && out->str[size - 1] == ',')
    g_string_truncate (out, size - 1);
}

GString *
notanda_json_repair (const char *text,
                     gsize       size)
{
  Repair self = { .p = text, .end = text + size, .out = g_string_sized_new (size + 1) };

  while (self.p < self.end)
    {
      if (skip_noise (&self))
        continue;
      if (*self.p == '"')
        {
          copy_string (&self);
          continue;
        }
      if (*self.p == '}' || *self.p == ']')
        drop_comma (self.out);
      g_string_append_c (self.out, *self.p++);
    }
  drop_comma (self.out);
  /* a statement's end */
  g_strchomp (self.out->str);
  self.out->len = strlen (self.out->str);
  if (self.out->len > 0 && self.out->str[self.out->len - 1] == ';')
    g_string_truncate (self.out, self.out->len - 1);

  return self.out;
}

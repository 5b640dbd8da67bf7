/* notanda-byline.c: names of authors out of a byline
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A byline is cut at the signs and words that stand between names, and what is left is a name
 * unless it is the outlet, has a digit or a sign of an address, or says what somebody does. Degrees stay
 * with their name. The tables are the words that bylines have in the languages that most pages are in. */

#include "extract/meta/notanda-byline.h"

#include <string.h>

#include "extract/meta/notanda-byline-words.h"

#define MAX_NAMES 20
#define MAX_TEXT 300    /* bytes of a byline; longer ones are prose */
#define MAX_WORDS 6     /* of a name */
#define MAX_DECLARED 80 /* bytes of what an author is called that is no name */

char *
notanda_byline_dup_key (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  GString         *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_len (key, p, g_utf8_next_char (p) - p);

  return g_string_free_and_steal (key);
}

gboolean
notanda_byline_is_same_name (const char *a,
                             const char *b)
{
  g_autofree char *one = NULL;
  g_autofree char *label = NULL;
  g_autofree char *other = NULL;
  const char      *host;
  const char      *dot;

  if (a == NULL || b == NULL)
    return FALSE;
  one = notanda_byline_dup_key (a);
  other = notanda_byline_dup_key (b);
  if (*one == '\0' || g_str_equal (one, other))
    return *one != '\0';
  /* a host's label before its ending */
  dot = strchr (b, '.');
  if (dot == NULL || strchr (b, ' ') != NULL)
    return FALSE;
  host = g_str_has_prefix (b, "www.") ? b + strlen ("www.") : b;
  for (dot = strchr (host, '.'); dot != NULL; host = dot + 1, dot = strchr (host, '.'))
    {
      g_clear_pointer (&label, g_free);
      g_clear_pointer (&other, g_free);
      label = g_strndup (host, dot - host);
      other = notanda_byline_dup_key (label);
      if (strlen (other) < 3)
        continue;
      if (g_str_equal (one, other) || (g_str_has_prefix (one, "the") && g_str_equal (one + 3, other)) ||
          (g_str_has_prefix (other, "the") && g_str_equal (other + 3, one)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_name (const char *piece)
{
  g_autofree char *folded = g_utf8_casefold (piece, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " .'-", -1);
  guint n_words = 0;
  guint n_letters = 0;

  for (const char *p = piece; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || strchr ("@#=<>{}_?!", *p) != NULL)
        return FALSE;
      n_letters += g_unichar_isalpha (c);
    }
  for (char **word = words; *word != NULL; word++)
    {
      n_words += **word != '\0';
      if (notanda_byline_words_is_role (*word))
        return FALSE;
    }

  return n_letters >= 2 && n_words <= MAX_WORDS && notanda_byline_words_has_capitals (piece);
}

/* One word that says more of a name: no name of its own. */
static gboolean
is_remark (const char *piece)
{
  return strchr (piece, ' ') == NULL || strchr (piece, '.') != NULL;
}

static gboolean
has_name (GPtrArray  *names,
          const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (notanda_byline_is_same_name (g_ptr_array_index (names, i), name))
      return TRUE;

  return FALSE;
}

/* What is known while a byline is read. */
typedef struct
{
  GPtrArray  *names;
  const char *outlet;
  const char *host;
  guint       before;  /* names that were there */
  const char *start;   /* (nullable): of the first name in the text */
  const char *end;     /* of the last */
  gboolean    has_gap; /* more than a list's signs stands between them */
  gboolean    pending; /* such stands behind the last one */
} Reading;

static void
note_name (Reading    *reading,
           const char *start,
           const char *end)
{
  reading->has_gap |= reading->pending && reading->start != NULL;
  reading->pending = FALSE;
  if (reading->start == NULL)
    reading->start = start;
  reading->end = end;
}

static void
add_piece (Reading    *reading,
           const char *start,
           const char *end)
{
  GPtrArray       *names = reading->names;
  g_autofree char *piece = NULL;
  const char      *name;

  while (start < end && g_ascii_isspace (*start))
    start++;
  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  piece = g_strndup (start, (gsize) (end - start));
  name = notanda_byline_words_skip_prefixes (piece);
  reading->pending |= name > piece;
  if (names->len > reading->before && notanda_byline_words_is_degree (name))
    {
      char **last = (char **) &names->pdata[names->len - 1];
      char  *with = g_strconcat (*last, ", ", name, NULL);

      g_free (*last);
      *last = with;
      note_name (reading, start, end);
    }
  else if (names->len < MAX_NAMES && is_name (name) && !(names->len > reading->before && is_remark (name)) && !has_name (names, name) &&
           !notanda_byline_is_same_name (name, reading->outlet) && !notanda_byline_is_same_name (name, reading->host))
    {
      g_ptr_array_add (names, g_strdup (name));
      note_name (reading, start + (name - piece), end);
    }
  else
    reading->pending |= *piece != '\0';
}

/* With blanks that don't break as others. */
static char *
dup_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "\u00a0", " ", 0);

  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&plain)));
}

static void
read_names (Reading    *reading,
            const char *text)
{
  if (strlen (text) > MAX_TEXT || strstr (text, "://") != NULL)
    return;
  text = notanda_byline_words_skip_prefixes (text);
  while (*text != '\0')
    {
      NotandaBetween kind = NOTANDA_BETWEEN_LIST;
      gsize          size = 0;
      const char    *end = notanda_byline_words_find_separator (text, &size, &kind);

      if (end == NULL)
        end = text + strlen (text);
      if (kind != NOTANDA_BETWEEN_OFFICE || memchr (text, ' ', (gsize) (end - text)) != NULL)
        add_piece (reading, text, end);
      if (kind >= NOTANDA_BETWEEN_LAST || *end == '\0')
        return;
      reading->pending |= kind != NOTANDA_BETWEEN_LIST;
      text = end + size;
    }
}

void
notanda_byline_add_names (GPtrArray  *names,
                          const char *text,
                          const char *outlet,
                          const char *host)
{
  Reading          reading = { .names = names, .outlet = outlet, .host = host, .before = names->len };
  g_autofree char *plain = dup_plain (text);

  read_names (&reading, plain);
}

char *
notanda_byline_dup_names (const char *text,
                          const char *outlet,
                          const char *host)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Reading          reading = { .names = names, .outlet = outlet, .host = host };
  g_autofree char *plain = dup_plain (text);

  read_names (&reading, plain);
  if (names->len > 1 && !reading.has_gap)
    return g_strndup (reading.start, (gsize) (reading.end - reading.start));

  return notanda_byline_join (names);
}

char *
notanda_byline_dup_declared (const char *text)
{
  g_autofree char *line = dup_plain (text);
  g_autofree char *folded = NULL;
  const char      *name;

  line[strcspn (line, "\n")] = '\0';
  name = notanda_byline_words_skip_prefixes (line);
  folded = g_utf8_casefold (name, -1);
  if (!g_unichar_isalnum (g_utf8_get_char (name)) || strspn (name, "0123456789") == strlen (name) || strlen (name) > MAX_DECLARED || strchr (name, '@') != NULL || strstr (name, "://") != NULL || g_str_has_suffix (folded, " by"))
    return NULL;

  return notanda_byline_words_is_empty (folded) ? NULL : g_strdup (name);
}

char *
notanda_byline_join (GPtrArray *names)
{
  GString *joined;

  if (names->len == 0)
    return NULL;
  joined = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));

  return g_string_free_and_steal (joined);
}

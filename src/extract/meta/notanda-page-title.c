/* notanda-page-title.c: an article's title out of what a page calls itself
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Most titles that are found wrong still have the site's name in them: so a title is cut at a
 * separator where what stands behind it, or before it, is a name of the site, or where what is
 * left is what the heading says; and at a bar or dash where a short form of such a name stands
 * behind it, or that with a word or two more. Nothing is cut for its shape alone. */

#include "extract/meta/notanda-page-title.h"

#include <string.h>

#include "extract/meta/notanda-byline.h"

#define MAX_TITLE 2000 /* bytes: longer ones aren't cut nor compared in full */
#define MIN_SHORT 5    /* characters of a site's name cut short */
#define MAX_MORE 2u    /* words behind a site's name that are its section */
#define N_BARS 3u
#define N_SHORT 6u /* of the separators, those that a short name stands behind */

/* the first N_BARS are bars, and those up to N_SHORT dashes */
static const char *const separators[] = {
  " | ",
  "|",
  "｜",
  " - ",
  " – ",
  " — ",
  " :: ",
  " » ",
  " « ",
  " · ",
  " • ",
  " / ",
  " ~ ",
  ": ",
  " : ",
  " ‹ ",
  " › ",
  " > ",
  " * ",
  " ― ",
  " – ",
  "－",
};

static char *
dup_folded_blanks (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          blank = out->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }

  return g_string_free_and_steal (out);
}

static gboolean
is_site (const char        *part,
         const char *const *sites)
{
  for (; *sites != NULL; sites++)
    if (notanda_byline_is_same_name (part, *sites))
      return TRUE;

  return FALSE;
}

/* Whether @part stands in @name as whole words. */
static gboolean
has_words (const char *name,
           const char *part)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *words = g_utf8_casefold (part, -1);
  gsize            size = strlen (words);

  for (const char *at = strstr (folded, words); at != NULL; at = strstr (g_utf8_next_char (at), words))
    if ((at == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)))) && !g_unichar_isalnum (g_utf8_get_char (at + size)))
      return TRUE;

  return FALSE;
}

/* "harbour" of "www.harbour.example". Returns: (nullable): where @site is no host */
static char *
dup_host_name (const char *site)
{
  const char *start = g_str_has_prefix (site, "www.") ? site + strlen ("www.") : site;
  const char *end = strrchr (start, '.');

  return end != NULL && strchr (site, ' ') == NULL ? g_strndup (start, (gsize) (end - start)) : NULL;
}

/* "Harbour" of "The Harbour News", "Harbour" of "getharbour.example". Behind a dash stands as often a part of the title, so there
 * it must be most of the name. */
static gboolean
is_short_of (const char *part,
             const char *site,
             gboolean    behind_bar)
{
  g_autofree char *host = dup_host_name (site);
  g_autofree char *letters = notanda_byline_dup_key (part);
  g_autofree char *all = notanda_byline_dup_key (host != NULL ? host : site);

  if (g_utf8_strlen (letters, -1) < MIN_SHORT || strlen (letters) * 3 < strlen (all) * (behind_bar ? 1 : 2))
    return FALSE;

  return host != NULL ? strstr (all, letters) != NULL : has_words (site, part);
}

/* "Harbour News Weather" of "Harbour News". */
static gboolean
is_section_of (const char *part,
               const char *site)
{
  gsize size = strlen (site);
  guint n_more = 0;

  if (size == 0 || strlen (part) <= size || part[size] != ' ' || g_ascii_strncasecmp (part, site, size) != 0)
    return FALSE;
  for (const char *p = part + size; *p != '\0'; p++)
    n_more += p[0] == ' ' && p[1] != ' ';

  return n_more <= MAX_MORE;
}

static gboolean
is_like_site (const char        *part,
              const char *const *sites,
              gboolean           behind_bar)
{
  for (; *sites != NULL; sites++)
    if (is_short_of (part, *sites, behind_bar) || is_section_of (part, *sites))
      return TRUE;

  return FALSE;
}

/* One separator's cut at its last or its first place. */
static char *
try_cut (const char        *title,
         gsize              separator,
         gboolean           at_end,
         const char *const *sites,
         const char        *heading)
{
  const char      *sign = separators[separator];
  const char      *found = at_end ? g_strrstr (title, sign) : strstr (title, sign);
  g_autofree char *before = NULL;
  g_autofree char *behind = NULL;
  char            *kept;
  const char      *cut;

  if (found == NULL || found == title)
    return NULL;
  before = g_strndup (title, found - title);
  behind = g_strdup (found + strlen (sign));
  kept = at_end ? before : behind;
  cut = at_end ? behind : before;
  if (*kept == '\0')
    return NULL;
  if (is_site (cut, sites) || (at_end && separator < N_SHORT && is_like_site (cut, sites, separator < N_BARS)) || (heading != NULL && *heading != '\0' && notanda_byline_is_same_name (kept, heading)))
    return g_strstrip (g_strdup (kept));

  return NULL;
}

static char *
cut_once (const char        *title,
          const char *const *sites,
          const char        *heading)
{
  char *cut = NULL;

  for (guint at_end = 2; at_end-- > 0 && cut == NULL;)
    for (gsize i = 0; i < G_N_ELEMENTS (separators) && cut == NULL; i++)
      cut = try_cut (title, i, at_end, sites, heading);

  return cut;
}

char *
notanda_page_title_dup_cut (const char        *title,
                            const char *const *sites,
                            const char        *heading)
{
  char *kept;
  char *cut;

  g_return_val_if_fail (title != NULL && sites != NULL, NULL);

  kept = dup_folded_blanks (title);
  if (strlen (kept) > MAX_TITLE || (heading != NULL && notanda_byline_is_same_name (kept, heading)))
    return kept;
  for (guint i = 0; i < 4 && (cut = cut_once (kept, sites, heading)) != NULL; i++)
    {
      g_free (kept);
      kept = cut;
    }

  return kept;
}

static GHashTable *
list_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, MIN ((gssize) strlen (text), MAX_TITLE));
  GHashTable      *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char      *start = NULL;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gboolean in_word = *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));

      if (in_word && start == NULL)
        start = p;
      if (!in_word && start != NULL)
        {
          g_hash_table_add (words, g_strndup (start, p - start));
          start = NULL;
        }
      if (*p == '\0')
        break;
    }

  return words;
}

double
notanda_page_title_get_likeness (const char *a,
                                 const char *b)
{
  g_autoptr (GHashTable) one = list_words (a);
  g_autoptr (GHashTable) other = list_words (b);
  GHashTableIter iter;
  gpointer       word;
  guint          n_both = 0;
  guint          n_all;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n_both += g_hash_table_contains (other, word);
  n_all = g_hash_table_size (one) + g_hash_table_size (other) - n_both;

  return n_all > 0 ? n_both / (double) n_all : 0;
}

/* notanda-byline.c: names of authors out of a byline
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A byline is cut at the signs and words that stand between names, and what is left is a name
 * unless it is the outlet, has a digit or a sign of an address, or says what somebody does. The tables
 * are the words that bylines have in the languages that most pages are in. */

#include "extract/meta/notanda-byline.h"

#include <string.h>

#define MAX_NAMES 5
#define MAX_TEXT 300 /* bytes of a byline; longer ones are prose */
#define MAX_WORDS 6  /* of a name */

/* With the blank behind. */
static const char *const prefixes[] = {
  "written by ",
  "posted by ",
  "view all posts by ",
  "articles by ",
  "posts by ",
  "more by ",
  "view more posts by ",
  "all posts by ",
  "authored by ",
  "contributed by ",
  "published by ",
  "reported by ",
  "story by ",
  "words by ",
  "text by ",
  "article by ",
  "by: ",
  "by ",
  "author: ",
  "author ",
  "authors: ",
  "from ",
  "von ",
  "autor: ",
  "autor ",
  "text: ",
  "par ",
  "auteur: ",
  "por ",
  "di ",
  "door ",
  "av ",
  "af ",
  "tekst: ",
  "przez ",
  "автор: ",
  "автор ",
  "yazan: ",
  "oleh ",
  "de ",
  "a cura di ",
  "redazione: ",
  "escrito por ",
  "публикувано от ",
  "skrevet av ",
  "skriven av ",
  "reporting by ",
  "review by ",
  "interview by ",
  "photos by ",
  "opinion by ",
};

/* Between names; behind the others no name comes any more. */
static const struct
{
  const char *word;
  gboolean    last;
} separators[] = {
  { ",", FALSE },
  { ";", FALSE },
  { "|", FALSE },
  { "•", FALSE },
  { "·", FALSE },
  { " / ", FALSE },
  { "/", FALSE },
  { " – ", FALSE },
  { " — ", FALSE },
  { " - ", FALSE },
  { " and ", FALSE },
  { " & ", FALSE },
  { " und ", FALSE },
  { " et ", FALSE },
  { " y ", FALSE },
  { " e ", FALSE },
  { " og ", FALSE },
  { " och ", FALSE },
  { " en ", FALSE },
  { " with ", FALSE },
  { "、", FALSE },
  { "\n", FALSE },
  { "(", TRUE },
  { "[", TRUE },
  { "<", TRUE },
  { " in ", TRUE },
  { " on ", TRUE },
  { " for ", TRUE },
  { " at ", TRUE },
  { " of ", TRUE },
  { " updated", TRUE },
  { " published", TRUE },
  { "Updated", TRUE },
  { "Published", TRUE },
  { "Follow", TRUE },
  { ":", TRUE },
};

/* Words of what somebody does, or of what isn't a person. */
static const char *const roles[] = {
  "reporter",
  "reporters",
  "editor",
  "editors",
  "correspondent",
  "correspondents",
  "writer",
  "writers",
  "journalist",
  "columnist",
  "producer",
  "contributor",
  "contributors",
  "staff",
  "author",
  "authors",
  "admin",
  "administrator",
  "editorial",
  "newsroom",
  "desk",
  "team",
  "bureau",
  "redaktion",
  "redaktør",
  "redacción",
  "redação",
  "redazione",
  "rédaction",
  "redactie",
  "redakcja",
  "редакция",
  "analyst",
  "freelance",
  "freelancer",
  "guest",
  "senior",
  "chief",
  "managing",
  "associate",
  "professor",
  "fellow",
  "photographer",
  "read",
  "share",
  "comments",
  "comment",
  "minutes",
  "min",
  "updated",
  "published",
  "posted",
  "views",
  "journalistin",
  "redakteur",
  "redakteurin",
  "korrespondent",
  "korrespondentin",
  "journaliste",
  "periodista",
  "giornalista",
  "director",
  "founder",
  "ceo",
  "expert",
  "specialist",
  "manager",
  "strategist",
  "consultant",
  "coach",
  "engineer",
  "officer",
  "president",
  "enthusiast",
  "posts",
  "article",
  "articles",
  "login",
  "people",
  "about",
  "home",
  "privacy",
  "anonymous",
  "user",
  "webmaster",
  "unknown",
  "none",
  "null",
  "undefined",
  "profile",
  "bio",
  "website",
  "twitter",
  "facebook",
  "email",
};

static char *
dup_key (const char *name)
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
  one = dup_key (a);
  other = dup_key (b);
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
      other = dup_key (label);
      if (strlen (other) < 3)
        continue;
      if (g_str_equal (one, other) || (g_str_has_prefix (one, "the") && g_str_equal (one + 3, other)) ||
          (g_str_has_prefix (other, "the") && g_str_equal (other + 3, one)))
        return TRUE;
    }

  return FALSE;
}

static const char *
skip_prefixes (const char *text)
{
  gboolean again = TRUE;

  while (again)
    {
      g_autofree char *folded = g_utf8_strdown (text, MIN ((gssize) strlen (text), 40));

      again = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (prefixes) && !again; i++)
        if (g_str_has_prefix (folded, prefixes[i]) && strlen (prefixes[i]) < strlen (text))
          {
            text += strlen (prefixes[i]);
            while (*text == ' ' || *text == ':')
              text++;
            again = TRUE;
          }
    }

  return text;
}

static gboolean
is_role (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strcmp (roles[i], word) == 0)
      return TRUE;

  return FALSE;
}

/* Where a script has capitals, a name's first word begins with one, or one of the words that names begin with. */
static gboolean
has_capitals (const char *piece)
{
  static const char *const particles[] = { "de ", "di ", "da ", "du ", "van ", "von ", "el ", "al ", "bin ", "ten ", "ter ", "la ", "le ", "d’", "d'" };

  if (!g_unichar_islower (g_utf8_get_char (piece)))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (particles); i++)
    if (g_str_has_prefix (piece, particles[i]))
      return TRUE;

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
      if (is_role (*word))
        return FALSE;
    }

  return n_letters >= 2 && n_words <= MAX_WORDS && !g_str_has_suffix (folded, " by") && has_capitals (piece);
}

/* Letters behind a name that stand for a degree, or one word that says more of it: no name of their own. */
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

static void
add_piece (GPtrArray  *names,
           const char *start,
           gsize       size,
           const char *outlet,
           const char *host,
           guint       before)
{
  g_autofree char *piece = g_strndup (start, size);
  const char      *name;

  g_strstrip (piece);
  name = skip_prefixes (piece);
  if (names->len >= MAX_NAMES || !is_name (name) || (names->len > before && is_remark (name)) || has_name (names, name) ||
      notanda_byline_is_same_name (name, outlet) || notanda_byline_is_same_name (name, host))
    return;
  g_ptr_array_add (names, g_strdup (name));
}

/* Returns: (nullable): the first separator in @text */
static const char *
find_separator (const char *text,
                gsize      *size,
                gboolean   *last)
{
  const char *best = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *found = strstr (text, separators[i].word);

      if (found == NULL || (best != NULL && found >= best))
        continue;
      best = found;
      *size = strlen (separators[i].word);
      *last = separators[i].last;
    }

  return best;
}

void
notanda_byline_add_names (GPtrArray  *names,
                          const char *text,
                          const char *outlet,
                          const char *host)
{
  guint before = names->len;

  g_return_if_fail (text != NULL);

  while (g_ascii_isspace (*text))
    text++;
  if (strlen (text) > MAX_TEXT || strstr (text, "://") != NULL)
    return;
  text = skip_prefixes (text);
  while (*text != '\0')
    {
      gboolean    last = FALSE;
      gsize       size = 0;
      const char *end = find_separator (text, &size, &last);

      if (end == NULL)
        end = text + strlen (text);
      add_piece (names, text, end - text, outlet, host, before);
      if (last || *end == '\0')
        return;
      text = end + size;
    }
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

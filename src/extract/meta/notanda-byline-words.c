/* notanda-byline-words.c: the words and signs of bylines
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* In the languages that most pages are in; each table grew by pages where a word of it was taken for a name. */

#include "extract/meta/notanda-byline-words.h"

#include <string.h>

#define MAX_GROUP 6 /* words of what a group is called */

static gboolean
has_word (const char *const *words,
          gsize              n,
          const char        *word)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;

  return FALSE;
}

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
  "opinion by ",
  "recipe by ",
  "guest post by ",
  "all articles by ",
};

const char *
notanda_byline_words_skip_prefixes (const char *text)
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

static const struct
{
  const char    *word;
  NotandaBetween kind;
} separators[] = {
  { ",", NOTANDA_BETWEEN_LIST },
  { ";", NOTANDA_BETWEEN_LIST },
  { "|", NOTANDA_BETWEEN_ANY },
  { "•", NOTANDA_BETWEEN_ANY },
  { "·", NOTANDA_BETWEEN_ANY },
  { " / ", NOTANDA_BETWEEN_ANY },
  { "/", NOTANDA_BETWEEN_ANY },
  { " – ", NOTANDA_BETWEEN_ANY },
  { " — ", NOTANDA_BETWEEN_ANY },
  { " - ", NOTANDA_BETWEEN_ANY },
  { " and ", NOTANDA_BETWEEN_LIST },
  { " & ", NOTANDA_BETWEEN_LIST },
  { " und ", NOTANDA_BETWEEN_LIST },
  { " et ", NOTANDA_BETWEEN_LIST },
  { " y ", NOTANDA_BETWEEN_LIST },
  { " e ", NOTANDA_BETWEEN_LIST },
  { " og ", NOTANDA_BETWEEN_LIST },
  { " och ", NOTANDA_BETWEEN_LIST },
  { " en ", NOTANDA_BETWEEN_LIST },
  { " with ", NOTANDA_BETWEEN_LIST },
  { "、", NOTANDA_BETWEEN_LIST },
  { "\n", NOTANDA_BETWEEN_ANY },
  { "(", NOTANDA_BETWEEN_LAST },
  { "[", NOTANDA_BETWEEN_LAST },
  { "<", NOTANDA_BETWEEN_LAST },
  { " in ", NOTANDA_BETWEEN_LAST },
  { " on ", NOTANDA_BETWEEN_LAST },
  { " for ", NOTANDA_BETWEEN_OFFICE },
  { " at ", NOTANDA_BETWEEN_LAST },
  { " of ", NOTANDA_BETWEEN_OFFICE },
  { " updated", NOTANDA_BETWEEN_LAST },
  { " published", NOTANDA_BETWEEN_LAST },
  { "Updated", NOTANDA_BETWEEN_LAST },
  { "Published", NOTANDA_BETWEEN_LAST },
  { "Follow", NOTANDA_BETWEEN_LAST },
  { ":", NOTANDA_BETWEEN_LAST },
  { " Last update", NOTANDA_BETWEEN_LAST },
};

/* What stands before the names of those who have not written it, in small letters. */
static const char *const others[] = {
  "reviewed by",
  "medically reviewed",
  "fact checked by",
  "fact-checked by",
  "edited by",
  "photos by",
  "photography by",
  "illustration by",
  "translated by",
};

gboolean
notanda_byline_words_ends_in_others (const char *line)
{
  g_autofree char *folded = g_ascii_strdown (line, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_has_suffix (folded, others[i]))
      return TRUE;

  return FALSE;
}

const char *
notanda_byline_words_find_separator (const char     *text,
                                     gsize          *size,
                                     NotandaBetween *kind)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);
  const char      *best = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const char *found = strstr (folded, others[i]);

      if (found == NULL || (best != NULL && text + (found - folded) >= best))
        continue;
      best = text + (found - folded);
      *size = strlen (others[i]);
      *kind = NOTANDA_BETWEEN_LAST;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *found = strstr (text, separators[i].word);

      if (found == NULL || (best != NULL && found >= best))
        continue;
      best = found;
      *size = strlen (separators[i].word);
      *kind = separators[i].kind;
    }

  return best;
}

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
  "update",
  "reviewer",
  "head",
  "lead",
  "insights",
  "licensed",
  "subscribe",
  "follow",
  "by",
  "website",
  "twitter",
  "facebook",
  "email",
};

gboolean
notanda_byline_words_is_role (const char *word)
{
  return has_word (roles, G_N_ELEMENTS (roles), word);
}

/* What stands behind a name and belongs to it, in small letters without points. */
static const char *const degrees[] = {
  "ba",
  "bs",
  "bsc",
  "ma",
  "ms",
  "msc",
  "mba",
  "mfa",
  "mph",
  "mpp",
  "phd",
  "md",
  "do",
  "dds",
  "dmd",
  "dvm",
  "vmd",
  "dpt",
  "dacvb",
  "pharmd",
  "psyd",
  "edd",
  "jd",
  "llm",
  "esq",
  "rn",
  "np",
  "pac",
  "rd",
  "rdn",
  "ld",
  "ldn",
  "cns",
  "fand",
  "faclm",
  "facp",
  "facs",
  "faap",
  "foma",
  "dabom",
  "lcsw",
  "lmft",
  "lpc",
  "cpa",
  "cfa",
  "cfp",
  "cepf",
  "cdces",
  "cscs",
  "cpt",
  "cpp",
  "psp",
  "cissp",
  "pe",
  "jr",
  "sr",
  "ii",
  "iii",
};

gboolean
notanda_byline_words_is_degree (const char *piece)
{
  char  folded[16] = { 0 };
  gsize n = 0;

  for (const char *p = piece; *p != '\0' && n < sizeof folded - 1; p++)
    if (g_ascii_isalpha (*p))
      folded[n++] = g_ascii_tolower (*p);
    else if (*p == ' ' || g_ascii_isdigit (*p))
      return FALSE;
  if (!g_ascii_isupper (*piece))
    return FALSE;

  return has_word (degrees, G_N_ELEMENTS (degrees), folded);
}

gboolean
notanda_byline_words_has_capitals (const char *piece)
{
  static const char *const particles[] = { "de", "der", "den", "del", "della", "des", "di", "da", "do", "dos", "du", "van", "von", "zu", "zur", "el", "al", "bin", "ibn",
                                           "ten", "ter", "los", "las", "das", "dei", "degli", "abu", "ben", "bint", "ould", "la", "le", "af", "av", "y", "e", "i", "the", "lo", "san", "st" };
  g_auto (GStrv) words = g_strsplit (piece, " ", -1);

  for (char **word = words; *word != NULL; word++)
    if (g_unichar_islower (g_utf8_get_char (*word)) && !has_word (particles, G_N_ELEMENTS (particles), *word) &&
        !g_str_has_prefix (*word, "d’") && !g_str_has_prefix (*word, "d'") && !g_str_has_prefix (*word, "al-"))
      return FALSE;

  return TRUE;
}

gboolean
notanda_byline_words_is_empty (const char *folded)
{
  static const char *const empty[] = { "admin", "administrator", "anonymous", "author", "guest", "none", "null", "undefined", "unknown", "user", "webmaster", "by" };

  return has_word (empty, G_N_ELEMENTS (empty), folded);
}

gboolean
notanda_byline_words_is_group (const char *text)
{
  static const char *const groups[] = { "team", "staff", "editors", "editor", "editorial", "desk", "newsroom", "bureau", "contributors", "contributor", "redaktion",
                                        "redacción", "redazione", "rédaction", "redactie", "redakcja", "редакция" };
  g_autofree char         *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (char **word = words; *word != NULL; word++)
    if (has_word (groups, G_N_ELEMENTS (groups), *word))
      return g_strv_length (words) <= MAX_GROUP;

  return FALSE;
}

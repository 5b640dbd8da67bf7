/* notanda-language.c: which language a text is in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Some scripts are written by one language alone; most languages share theirs. Among those, the
 * page's own word is taken where it can be true, else libexttextcat compares how often letters stand
 * together. Its tables are read from files, at the first need or before a process locks itself. */

#include "extract/meta/notanda-language.h"

#include <string.h>
#include <textcat.h>
#include <unistd.h>

#define LOOKED_AT 4000 /* characters */
#define MIN_LETTERS 20

/* The languages that are told apart, as libexttextcat's files are named. */
static const char *const languages[] = {
  "af",
  "be",
  "bg",
  "ca",
  "cs",
  "cy",
  "da",
  "de",
  "en",
  "es",
  "et",
  "eu",
  "fa",
  "fi",
  "fr",
  "ga",
  "gl",
  "hi",
  "hr",
  "hu",
  "id",
  "is",
  "it",
  "lt",
  "lv",
  "mk",
  "mr",
  "nb",
  "nl",
  "pl",
  "pt",
  "ro",
  "ru",
  "sk",
  "sl",
  "sq",
  "sr-Cyrl",
  "sv",
  "tr",
  "uk",
  "ur",
  "vi",
  "ar",
};

/* Scripts, the language where it is only one, and the languages that a page may rightly declare. */
static const struct
{
  GUnicodeScript script;
  const char    *only;
  const char    *declared; /* two letters each, a blank between; NULL: any that has no other script here */
} scripts[] = {
  { G_UNICODE_SCRIPT_LATIN, NULL, NULL },
  { G_UNICODE_SCRIPT_CYRILLIC, NULL, "ru uk be bg mk sr kk ky mn tg tt ba cv os uz" },
  { G_UNICODE_SCRIPT_ARABIC, NULL, "ar fa ur ps ug ku sd ckb pa" },
  { G_UNICODE_SCRIPT_DEVANAGARI, NULL, "hi mr ne sa" },
  { G_UNICODE_SCRIPT_GREEK, "el", "el" },
  { G_UNICODE_SCRIPT_HEBREW, "he", "he iw yi" },
  { G_UNICODE_SCRIPT_HANGUL, "ko", "ko" },
  { G_UNICODE_SCRIPT_HIRAGANA, "ja", "ja" },
  { G_UNICODE_SCRIPT_KATAKANA, "ja", "ja" },
  { G_UNICODE_SCRIPT_HAN, "zh", "zh yue ja" },
  { G_UNICODE_SCRIPT_THAI, "th", "th" },
  { G_UNICODE_SCRIPT_GEORGIAN, "ka", "ka" },
  { G_UNICODE_SCRIPT_ARMENIAN, "hy", "hy" },
  { G_UNICODE_SCRIPT_BENGALI, "bn", "bn as" },
  { G_UNICODE_SCRIPT_TAMIL, "ta", "ta" },
  { G_UNICODE_SCRIPT_TELUGU, "te", "te" },
  { G_UNICODE_SCRIPT_KANNADA, "kn", "kn" },
  { G_UNICODE_SCRIPT_MALAYALAM, "ml", "ml" },
  { G_UNICODE_SCRIPT_GUJARATI, "gu", "gu" },
  { G_UNICODE_SCRIPT_GURMUKHI, "pa", "pa" },
  { G_UNICODE_SCRIPT_SINHALA, "si", "si" },
  { G_UNICODE_SCRIPT_KHMER, "km", "km" },
  { G_UNICODE_SCRIPT_LAO, "lo", "lo" },
  { G_UNICODE_SCRIPT_MYANMAR, "my", "my" },
  { G_UNICODE_SCRIPT_ETHIOPIC, "am", "am ti" },
};

#define HIRAGANA 7
#define KATAKANA 8
#define HAN 9

static gpointer
load (gpointer data)
{
  g_autofree char *path = NULL;
  int              fd = g_file_open_tmp ("notanda-languages-XXXXXX", &path, NULL);
  g_autoptr (GString) list = g_string_new (NULL);
  void *handle = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    g_string_append_printf (list, "%s.lm %s\n", languages[i], languages[i]);
  if (fd < 0)
    return NULL;
  if (write (fd, list->str, list->len) == (gssize) list->len)
    handle = special_textcat_Init (path, NOTANDA_FINGERPRINTS "/");
  close (fd);
  unlink (path);

  return handle;
}

static void *
get_handle (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}

void
notanda_language_warm (void)
{
  get_handle ();
}

/* Returns: which row of @scripts most letters are of, or -1 */
static int
find_script (const char *text,
             gsize       size)
{
  guint       counts[G_N_ELEMENTS (scripts)] = { 0 };
  guint       n_letters = 0;
  guint       n = 0;
  int         best = -1;
  const char *end = text + size;

  for (const char *p = text; p < end && n < LOOKED_AT; p = g_utf8_next_char (p), n++)
    {
      gunichar       c = g_utf8_get_char (p);
      GUnicodeScript script;

      if (!g_unichar_isalpha (c))
        continue;
      script = g_unichar_get_script (c);
      n_letters++;
      for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
        if (scripts[i].script == script)
          {
            counts[i]++;
            break;
          }
    }
  /* Japanese is written with Chinese signs as well, and no Chinese with kana */
  if (counts[HIRAGANA] + counts[KATAKANA] > counts[HAN] / 10)
    counts[HIRAGANA] += counts[HAN] + counts[KATAKANA];
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (counts[i] > 0 && (best < 0 || counts[i] > counts[best]))
      best = i;

  return n_letters >= MIN_LETTERS || (best >= 0 && scripts[best].only != NULL) ? best : -1;
}

static gboolean
lists (const char *names,
       const char *name)
{
  g_auto (GStrv) all = g_strsplit (names, " ", -1);

  return g_strv_contains ((const char *const *) all, name);
}

/* Whether text of that script may be of that language. */
static gboolean
agrees (int         script,
        const char *declared)
{
  g_autofree char *primary = g_strndup (declared, strcspn (declared, "-_"));

  if (script < 0)
    return TRUE;
  if (scripts[script].declared != NULL)
    return lists (scripts[script].declared, primary);
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (scripts[i].declared != NULL && lists (scripts[i].declared, primary))
      /* those that are written in Latin letters, too */
      return lists ("sr uz kk az ku tt pa", primary);

  return TRUE;
}

/* "en_us", " EN-US " -> "en-US"; NULL where it is no tag. */
static char *
dup_tag (const char *declared)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (declared));

  g_strdelimit (trimmed, "_", '-');
  trimmed[strcspn (trimmed, ",; .")] = '\0';
  parts = g_strsplit (trimmed, "-", 4);
  if (parts[0] == NULL || strlen (parts[0]) < 2 || strlen (parts[0]) > 3)
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      for (char *p = parts[i]; *p != '\0'; p++)
        {
          if (!g_ascii_isalnum (*p))
            return NULL;
          *p = i > 0 && strlen (parts[i]) == 2 ? g_ascii_toupper (*p) : g_ascii_tolower (*p);
        }
      if (i > 0 && strlen (parts[i]) == 4)
        *parts[i] = g_ascii_toupper (*parts[i]);
    }

  return g_strjoinv ("-", parts);
}

static char *
classify (const char *text,
          gsize       size)
{
  void            *handle = get_handle ();
  const char      *found;
  const char      *end;
  g_autofree char *copy = NULL;

  if (handle == NULL)
    return NULL;
  copy = g_strndup (text, MIN (size, LOOKED_AT));
  if (!g_utf8_validate (copy, -1, &end))
    copy[end - copy] = '\0';
  {
    static GMutex mutex;
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

    /* "[en][nl]": the best one first */
    found = textcat_Classify (handle, copy, strlen (copy));
    if (found == NULL || *found != '[')
      return NULL;
    found++;
    g_free (copy);
    copy = g_strndup (found, strcspn (found, "]"));
  }

  return g_str_equal (copy, "sr-Cyrl") ? g_strdup ("sr") : g_steal_pointer (&copy);
}

char *
notanda_language_guess (const char  *text,
                        gsize        size,
                        const char  *declared,
                        const char **from)
{
  g_autofree char *tag = declared != NULL ? dup_tag (declared) : NULL;
  const char      *source = NULL;
  char            *language = NULL;
  int              script;

  g_return_val_if_fail (text != NULL || size == 0, NULL);

  script = find_script (text, size);
  if (tag != NULL && agrees (script, tag))
    {
      source = "declared";
      language = g_steal_pointer (&tag);
    }
  else if (script >= 0 && scripts[script].only != NULL)
    {
      source = "script";
      language = g_strdup (scripts[script].only);
    }
  else if (script >= 0)
    {
      source = "text";
      language = classify (text, size);
    }
  if (from != NULL)
    *from = source;

  return language;
}

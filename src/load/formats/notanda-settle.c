/* notanda-settle.c: metadata that take the text that was read to be known
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What all readers do once the text is there, so that a language or a date is found in each kind of file alike. O(n) in the number of
 * blocks; no more than the start of the text is looked at. */

#include "load/formats/notanda-settle.h"

#include <string.h>

#include "extract/meta/notanda-language.h"
#include "extract/meta/notanda-page-date.h"

#define MAX_TITLE 400             /* bytes of a heading that may be one */
#define LANGUAGE_SIZE (16u << 10) /* of text; more tells nothing new */

static void
replace (NotandaLoaded *loaded,
         NotandaMeta    meta,
         char          *value,
         const char    *from)
{
  g_autofree char *source = g_strdup (from);

  g_clear_pointer (&loaded->meta[meta], g_free);
  g_clear_pointer (&loaded->from[meta], g_free);
  if (value != NULL)
    notanda_loaded_set_meta (loaded, meta, value, source);
}

void
notanda_settle_language (NotandaLoaded *loaded)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char      *from = NULL;
  g_autofree char *language = NULL;

  for (guint i = 0; i < loaded->blocks->len && text->len < LANGUAGE_SIZE; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (block->left_out == NOTANDA_LEFT_OUT_NOT)
        g_string_append_printf (text, "%s\n", block->text);
    }

  language = notanda_language_guess (text->str, text->len, loaded->meta[NOTANDA_META_LANGUAGE], &from);
  if (language != NULL && from != NULL && !g_str_equal (from, "declared"))
    replace (loaded, NOTANDA_META_LANGUAGE, g_steal_pointer (&language), from);
}

/* A year, alone or with more of a date behind it */
static gboolean
is_iso (const char *date)
{
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (date[i]))
      return FALSE;

  return date[4] == '\0' || (date[4] == '-' && g_ascii_isdigit (date[5]) && g_ascii_isdigit (date[6]));
}

/* Returns: (transfer full) (nullable): of the first date line that has one */
static char *
find_date (const NotandaLoaded      *loaded,
           const NotandaLoadOptions *options)
{
  char *date = NULL;

  for (guint i = 0; i < loaded->blocks->len && date == NULL; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (block->kind == NOTANDA_BLOCK_DATELINE)
        date = notanda_page_date_parse (block->text, loaded->meta[NOTANDA_META_LANGUAGE], NOTANDA_DATE_ORDER_UNKNOWN, NULL, options->now);
    }

  return date;
}

void
notanda_settle_date (NotandaLoaded            *loaded,
                     const NotandaLoadOptions *options)
{
  const char      *date = loaded->meta[NOTANDA_META_DATE], *from = loaded->from[NOTANDA_META_DATE];
  g_autofree char *found = NULL;

  if (date == NULL || g_strcmp0 (from, "file") == 0)
    found = find_date (loaded, options);
  if (found != NULL)
    replace (loaded, NOTANDA_META_DATE, g_steal_pointer (&found), "text");
  else if (date != NULL && !is_iso (date))
    replace (loaded, NOTANDA_META_DATE, notanda_page_date_parse (date, loaded->meta[NOTANDA_META_LANGUAGE], NOTANDA_DATE_ORDER_UNKNOWN, NULL, options->now), from);
}

void
notanda_settle_title (NotandaLoaded *loaded)
{
  NotandaLoadedBlock *first = NULL;
  const char         *title = loaded->meta[NOTANDA_META_TITLE];

  for (guint i = 0; i < loaded->blocks->len && (first == NULL || first->left_out != NOTANDA_LEFT_OUT_NOT); i++)
    first = g_ptr_array_index (loaded->blocks, i);
  if (first == NULL || first->left_out != NOTANDA_LEFT_OUT_NOT || first->kind != NOTANDA_BLOCK_HEADING || strlen (first->text) > MAX_TITLE ||
      (title != NULL && !g_str_equal (title, first->text)))
    return;

  first->kind = NOTANDA_BLOCK_TITLE;
  first->level = 0;
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup (first->text), "text");
}

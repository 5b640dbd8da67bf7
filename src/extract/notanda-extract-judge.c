/* notanda-extract-judge.c: what kind of page it is, and how sure that is
 *
 * An error or bot-check page says so in few words; one that wants a login has
 * few and asks who one is; one that does nothing but ask for consent is told
 * elsewhere; one whose text a script would make has none and much script; the
 * start of an article is short and has an offer below it; a list has many links
 * of several words and little prose. All else is an article, as is one whose
 * text was found in the page's data.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/notanda-extract-private.h"

#include <string.h>

#define FEW_WORDS 150u
#define STUB_WORDS 400u
#define LIST_LINKS 6u
#define LINK_WORDS 4u
#define SCRIPT_BYTES 20000u
#define LOGIN_PROSE 60u /* words: what is said beside a form that asks for a login */
#define FORM_DEPTH 16u  /* elements between an entry and its form */
#define NO_WORDS 4u     /* "Loading, please wait" */
#define FROM_DATA 0.5   /* confidence in a text that the page doesn't show */

typedef struct
{
  guint   n_seen;   /* words that the page shows */
  guint   n_links;  /* blocks that are a link of several words */
  guint   n_prose;  /* words in good text */
  guint   phrases;  /* of short blocks, and of all where there are few words */
  gsize   n_script; /* bytes */
  guint   n_scripts;
  guint32 n_sure; /* words whose score is far from the threshold */
  guint32 n_scored;
  guint   asks_login : 1;
} Counts;

static void
count_block (NotandaExtractPage        *page,
             const NotandaExtractBlock *block,
             Counts                    *counts)
{
  float distance = block->score - notanda_block_model_get_threshold (block->in_container);

  if (block->n_words == 0)
    return;
  if (block->in_container || !block->left_out)
    {
      counts->n_scored += block->n_words;
      counts->n_sure += distance > 1 || distance < -1 || block->is_certain ? block->n_words : block->n_words / 2;
    }
  if (block->place & (NOTANDA_PLACE_HIDDEN | NOTANDA_PLACE_DIALOG))
    return;

  counts->phrases |= block->phrases & (NOTANDA_PHRASE_SCRIPT | NOTANDA_PHRASE_ERROR | NOTANDA_PHRASE_STUB);
  if (block->place & NOTANDA_PLACE_NOSCRIPT)
    return;
  if (!(block->place & (NOTANDA_PLACE_NAV | NOTANDA_PLACE_FOOTER)))
    {
      counts->n_seen += block->n_words;
      if (block->n_words >= LINK_WORDS && block->link_chars * 3 > block->n_chars * 2 && !notanda_extract_block_is_comment (block))
        counts->n_links++;
    }
  if (block->is_good)
    counts->n_prose += block->n_words;
}

/* Where the form around it sends what is typed, as "/account/sign-in". */
static gboolean
is_sent_to_login (const NotandaHtmlNode *node)
{
  static const char *const words[] = { "login", "log-in", "logon", "signin", "sign-in", "sign_in" };
  const char              *action = NULL;

  for (guint up = 0; node != NULL && action == NULL && up < FORM_DEPTH; node = node->parent, up++)
    action = notanda_html_node_get (node, "action");
  for (gsize i = 0; action != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcasestr (action, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Many ask for the name first, and for the password on the next page. An address alone is what newsletters ask for. */
static gboolean
asks_login (const NotandaHtmlNode *node)
{
  const char *type = notanda_html_node_get (node, "type");
  const char *fill = notanda_html_node_get (node, "autocomplete");

  if (type != NULL && g_ascii_strcasecmp (type, "password") == 0)
    return TRUE;
  if (fill != NULL && (strcasestr (fill, "username") != NULL || strcasestr (fill, "webauthn") != NULL))
    return TRUE;

  return type != NULL && g_ascii_strcasecmp (type, "email") == 0 && is_sent_to_login (node);
}

static void
count (NotandaExtractPage *page,
       Counts             *counts)
{
  for (guint i = 0; i < page->blocks->len; i++)
    count_block (page, notanda_extract_page_get (page, i), counts);
  for (guint i = 0; i < notanda_html_tree_get_n_nodes (page->tree); i++)
    {
      const NotandaHtmlNode *node = notanda_html_tree_get_node (page->tree, i);

      if (node->tag == NOTANDA_TAG_SCRIPT)
        {
          counts->n_scripts += 1;
          counts->n_script += node->first_child != NULL ? node->first_child->size : 0;
        }
      else if (node->tag == NOTANDA_TAG_INPUT && asks_login (node))
        {
          counts->asks_login = TRUE;
        }
    }
}

/* Where there is next to nothing to read: the page's scripts would show more, or nobody does. */
static NotandaPageKind
find_kind_of_little (NotandaExtractPage *page,
                     const Counts       *counts)
{
  if (counts->phrases & NOTANDA_PHRASE_ERROR)
    return NOTANDA_PAGE_KIND_ERROR;
  if (counts->phrases & NOTANDA_PHRASE_SCRIPT || (counts->n_prose == 0 && counts->n_script > SCRIPT_BYTES))
    return NOTANDA_PAGE_KIND_SCRIPT;
  if (counts->asks_login && counts->n_prose < LOGIN_PROSE && !page->data.is_article)
    return NOTANDA_PAGE_KIND_ERROR;
  if (page->n_taken <= NO_WORDS && counts->n_scripts > 0)
    return NOTANDA_PAGE_KIND_SCRIPT;

  return counts->n_scored == 0 ? NOTANDA_PAGE_KIND_ERROR : NOTANDA_PAGE_KIND_ARTICLE;
}

static NotandaPageKind
find_kind (NotandaExtractPage *page,
           const Counts       *counts)
{
  if (!page->data.is_article && page->data.article_body == NULL && notanda_extract_is_consent (page))
    return NOTANDA_PAGE_KIND_ERROR;
  if (counts->n_seen < FEW_WORDS && page->n_taken < FEW_WORDS && page->data.article_body == NULL)
    {
      NotandaPageKind kind = find_kind_of_little (page, counts);

      if (kind != NOTANDA_PAGE_KIND_ARTICLE)
        return kind;
    }
  if (page->data.is_paywalled && page->n_taken < STUB_WORDS)
    return NOTANDA_PAGE_KIND_STUB;
  if (counts->phrases & NOTANDA_PHRASE_STUB && page->n_taken < STUB_WORDS / 2)
    return NOTANDA_PAGE_KIND_STUB;
  if (page->data.is_list && !page->data.is_article)
    return NOTANDA_PAGE_KIND_LIST;
  if (counts->n_links >= LIST_LINKS && counts->n_prose < counts->n_links * 12 && !page->data.is_article)
    return NOTANDA_PAGE_KIND_LIST;

  return NOTANDA_PAGE_KIND_ARTICLE;
}

void
notanda_extract_judge (NotandaExtractPage *page,
                       gboolean            is_from_data,
                       NotandaLoaded      *loaded)
{
  Counts counts = { 0 };

  loaded->page = NOTANDA_PAGE_KIND_ARTICLE;
  loaded->confidence = FROM_DATA;
  if (is_from_data)
    return;

  count (page, &counts);
  loaded->page = find_kind (page, &counts);
  loaded->confidence = counts.n_scored > 0 ? (double) counts.n_sure / counts.n_scored : 0;
  /* a short text may be all there is, or what was missed */
  loaded->confidence *= MIN (1.0, 0.4 + page->n_taken / 250.0);
  if (loaded->page != NOTANDA_PAGE_KIND_ARTICLE)
    loaded->confidence *= 0.5;
}

/* notanda-extract-infos.c: what each element of a page says about the text in it
 *
 * One pass over the nodes in the order of the page: what an element inherits is
 * known when it is come to, since parents stand before their children.
 *
 * Classes of <html>, <body> and whatever holds the heading aren't heeded: they
 * speak of the page ("comments-open"), and an article's wrapper with an unlucky
 * name would take the article with it.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/notanda-extract-private.h"

#define FAR_AWAY 99u
#define MAX_LEVEL 9u
#define MAX_COLUMN 255u
#define LONG_CELL 400u /* bytes of text in one cell, from which a table is layout */

const guint8 notanda_extract_tag_roles[NOTANDA_N_TAGS] = {
  [NOTANDA_TAG_TEXT] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_OTHER] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_A] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_ABBR] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_AUDIO] = NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_B] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_BASE] = NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_BR] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_BUTTON] = NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_CANVAS] = NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_CITE] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_CODE] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_DEL] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_EM] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_FONT] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_HEAD] = NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_I] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_IFRAME] = NOTANDA_ROLE_SILENT | NOTANDA_ROLE_PICTURE,
  [NOTANDA_TAG_IMG] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_PICTURE,
  [NOTANDA_TAG_INPUT] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_INS] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_LABEL] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_LINK] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_MATH] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_META] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_OBJECT] = NOTANDA_ROLE_SILENT | NOTANDA_ROLE_PICTURE,
  [NOTANDA_TAG_OPTION] = NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_PICTURE] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_PICTURE,
  [NOTANDA_TAG_Q] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_RP] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_RT] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_S] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_SCRIPT] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_SELECT] = NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_SMALL] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_SPAN] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_STRONG] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_STYLE] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_SUB] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_SUP] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_SVG] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_TEMPLATE] = NOTANDA_ROLE_INLINE | NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_TEXTAREA] = NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_TIME] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_TITLE] = NOTANDA_ROLE_SILENT,
  [NOTANDA_TAG_U] = NOTANDA_ROLE_INLINE,
  [NOTANDA_TAG_VIDEO] = NOTANDA_ROLE_SILENT | NOTANDA_ROLE_PICTURE,
};

static const struct
{
  NotandaTag   tag;
  NotandaPlace place;
} tag_places[] = {
  { NOTANDA_TAG_NAV, NOTANDA_PLACE_NAV },
  { NOTANDA_TAG_MENU, NOTANDA_PLACE_NAV },
  { NOTANDA_TAG_ASIDE, NOTANDA_PLACE_ASIDE },
  { NOTANDA_TAG_HEADER, NOTANDA_PLACE_HEADER },
  { NOTANDA_TAG_FOOTER, NOTANDA_PLACE_FOOTER },
  { NOTANDA_TAG_FORM, NOTANDA_PLACE_FORM },
  { NOTANDA_TAG_FIGURE, NOTANDA_PLACE_FIGURE },
  { NOTANDA_TAG_ARTICLE, NOTANDA_PLACE_ARTICLE },
  { NOTANDA_TAG_MAIN, NOTANDA_PLACE_MAIN },
  { NOTANDA_TAG_UL, NOTANDA_PLACE_LIST },
  { NOTANDA_TAG_OL, NOTANDA_PLACE_LIST },
  { NOTANDA_TAG_BLOCKQUOTE, NOTANDA_PLACE_QUOTATION },
  { NOTANDA_TAG_NOSCRIPT, NOTANDA_PLACE_NOSCRIPT },
  { NOTANDA_TAG_PRE, NOTANDA_PLACE_PRE },
  { NOTANDA_TAG_DIALOG, NOTANDA_PLACE_DIALOG },
};

static const struct
{
  const char  *role;
  NotandaPlace place;
} roles[] = {
  { "navigation", NOTANDA_PLACE_NAV },
  { "menu", NOTANDA_PLACE_NAV },
  { "complementary", NOTANDA_PLACE_ASIDE },
  { "banner", NOTANDA_PLACE_HEADER },
  { "contentinfo", NOTANDA_PLACE_FOOTER },
  { "search", NOTANDA_PLACE_FORM },
  { "main", NOTANDA_PLACE_MAIN },
  { "article", NOTANDA_PLACE_ARTICLE },
  { "dialog", NOTANDA_PLACE_DIALOG },
  { "alertdialog", NOTANDA_PLACE_DIALOG },
};

/* Whether @style sets @name to @value; blanks are allowed for, comments aren't. */
static gboolean
sets (const char *style,
      const char *name,
      const char *value)
{
  const char *at = strstr (style, name);

  if (at == NULL)
    return FALSE;
  at += strlen (name);
  at += strspn (at, " ");
  if (*at++ != ':')
    return FALSE;
  at += strspn (at, " ");

  return g_ascii_strncasecmp (at, value, strlen (value)) == 0;
}

static guint32
place_of_attribute (const NotandaHtmlNode      *node,
                    const NotandaHtmlAttribute *attribute)
{
  const char *value = attribute->value;

  switch (attribute->name[0])
    {
    case 'h':
      return strcmp (attribute->name, "hidden") == 0 ? NOTANDA_PLACE_HIDDEN : 0;
    case 's':
      if (strcmp (attribute->name, "style") == 0 && (sets (value, "display", "none") || sets (value, "visibility", "hidden")))
        return NOTANDA_PLACE_HIDDEN;
      return 0;
    case 'a':
      /* an ornament within a line is seen, and what replaces it for screen readers isn't */
      if (strcmp (attribute->name, "aria-hidden") == 0 && strcmp (value, "true") == 0 && node->tag != NOTANDA_TAG_SPAN)
        return NOTANDA_PLACE_HIDDEN;
      return 0;
    case 'i':
      if (strcmp (attribute->name, "itemprop") == 0 && strstr (value, "articleBody") != NULL)
        return NOTANDA_PLACE_BODY;
      return 0;
    case 'r':
      for (guint i = 0; strcmp (attribute->name, "role") == 0 && i < G_N_ELEMENTS (roles); i++)
        if (strcmp (value, roles[i].role) == 0)
          return roles[i].place;
      return 0;
    default:
      return 0;
    }
}

static void
read_attributes (NotandaExtractPage    *page,
                 const NotandaHtmlNode *node,
                 NotandaExtractInfo    *info)
{
  for (guint i = 0; i < node->n_attributes; i++)
    {
      const NotandaHtmlAttribute *attribute = &node->attributes[i];

      if (strcmp (attribute->name, "class") == 0)
        {
          info->classes |= notanda_class_words_look_up (page->words, attribute->value);
          info->shape = info->shape * 31 + g_str_hash (attribute->value);
        }
      else if (strcmp (attribute->name, "id") == 0)
        info->classes |= notanda_class_words_look_up (page->words, attribute->value);
      else
        info->place |= place_of_attribute (node, attribute);
    }
}

/* Whether a table holds data, as told by what is in its cells; else the page is laid out with it. Stops at a table within. */
static gboolean
is_data_table (const NotandaHtmlNode *table)
{
  const char *role = notanda_html_node_get (table, "role");
  guint       n_rows = 0;
  guint       n_cells = 0;
  gsize       in_cell = 0;

  if (role != NULL && (strcmp (role, "presentation") == 0 || strcmp (role, "none") == 0))
    return FALSE;

  for (NotandaHtmlNode *node = notanda_html_node_next (table, table); node != NULL; node = notanda_html_node_next (node, table))
    switch ((int) node->tag)
      {
      case NOTANDA_TAG_TH:
      case NOTANDA_TAG_CAPTION:
      case NOTANDA_TAG_THEAD:
        return TRUE;
      case NOTANDA_TAG_TABLE:
      case NOTANDA_TAG_FORM:
      case NOTANDA_TAG_ARTICLE:
        return FALSE;
      case NOTANDA_TAG_TR:
        n_rows++;
        break;
      case NOTANDA_TAG_TD:
        n_cells++;
        in_cell = 0;
        break;
      case NOTANDA_TAG_TEXT:
        in_cell += node->size;
        if (in_cell > LONG_CELL)
          return FALSE;
        break;
      default:
        break;
      }

  return n_rows > 1 && n_cells >= 2 * n_rows;
}

static guint
column_of (const NotandaHtmlNode *cell)
{
  guint column = 1;

  for (const NotandaHtmlNode *node = cell->previous; node != NULL && column < MAX_COLUMN; node = node->previous)
    if (node->tag == NOTANDA_TAG_TD || node->tag == NOTANDA_TAG_TH)
      column++;

  return column;
}

static void
set_kind (NotandaExtractInfo *info,
          guint               kind,
          guint               level)
{
  info->kind = (guint8) kind;
  info->level = (guint8) level;
}

/* What kind of block the element makes its text; what isn't named inherits it. */
static void
find_kind (const NotandaHtmlNode *node,
           NotandaExtractInfo    *info)
{
  gboolean was_item = info->kind == NOTANDA_BLOCK_LIST_ITEM;

  switch ((int) node->tag)
    {
    case NOTANDA_TAG_H1:
    case NOTANDA_TAG_H2:
    case NOTANDA_TAG_H3:
    case NOTANDA_TAG_H4:
    case NOTANDA_TAG_H5:
    case NOTANDA_TAG_H6:
      set_kind (info, NOTANDA_BLOCK_HEADING, node->tag - NOTANDA_TAG_H1 + 1u);
      break;
    case NOTANDA_TAG_LI:
      set_kind (info, NOTANDA_BLOCK_LIST_ITEM, was_item ? MIN (info->level + 1u, MAX_LEVEL) : 1);
      break;
    case NOTANDA_TAG_DD:
    case NOTANDA_TAG_DT:
      set_kind (info, NOTANDA_BLOCK_LIST_ITEM, 1);
      break;
    case NOTANDA_TAG_BLOCKQUOTE:
      set_kind (info, NOTANDA_BLOCK_QUOTATION, 0);
      break;
    case NOTANDA_TAG_PRE:
      set_kind (info, NOTANDA_BLOCK_PREFORMATTED, 0);
      break;
    case NOTANDA_TAG_FIGCAPTION:
    case NOTANDA_TAG_CAPTION:
      set_kind (info, NOTANDA_BLOCK_CAPTION, 0);
      break;
    case NOTANDA_TAG_TD:
    case NOTANDA_TAG_TH:
      if (info->place & NOTANDA_PLACE_TABLE)
        set_kind (info, NOTANDA_BLOCK_TABLE_CELL, column_of (node));
      break;
    default:
      break;
    }
}

static void
read_element (NotandaExtractPage    *page,
              const NotandaHtmlNode *node,
              NotandaExtractInfo    *info)
{
  for (guint i = 0; i < G_N_ELEMENTS (tag_places); i++)
    if (tag_places[i].tag == node->tag)
      info->place |= tag_places[i].place;
  if (node->tag == NOTANDA_TAG_TABLE)
    {
      info->place &= ~(guint32) NOTANDA_PLACE_TABLE;
      if (is_data_table (node))
        info->place |= NOTANDA_PLACE_TABLE;
    }
  info->shape = node->tag;
  read_attributes (page, node, info);
  if (info->classes & NOTANDA_CLASS_HIDDEN)
    info->place |= NOTANDA_PLACE_HIDDEN;
  find_kind (node, info);
}

static void
forget_classes (NotandaExtractPage *page)
{
  NotandaHtmlNode *node = page->data.heading;

  if (node == NULL)
    node = notanda_html_tree_get_body (page->tree);
  for (; node != NULL; node = node->parent)
    notanda_extract_info_of (node)->classes |= G_MAXUINT32 ^ (guint32) G_MAXINT32;
}

void
notanda_extract_find_classes (NotandaExtractPage *page)
{
  guint n = notanda_html_tree_get_n_nodes (page->tree);

  /* the highest bit marks those whose classes aren't heeded */
  forget_classes (page);
  for (guint i = 0; i < n; i++)
    {
      NotandaHtmlNode    *node = notanda_html_tree_get_node (page->tree, i);
      NotandaExtractInfo *info = notanda_extract_info_at (page, i);
      gboolean            is_heeded = info->classes == 0;

      info->since_negative = FAR_AWAY;
      if (node->parent != NULL)
        {
          const NotandaExtractInfo *parent = notanda_extract_info_of (node->parent);

          *info = (NotandaExtractInfo) { .place = parent->place, .kind = parent->kind, .level = parent->level };
          info->box = (notanda_extract_tag_roles[node->tag] & NOTANDA_ROLE_INLINE) ? parent->box : i;
          info->depth = (guint16) (parent->depth + 1);
          info->n_negative = parent->n_negative;
          info->n_body = parent->n_body;
          info->since_negative = (guint8) MIN (parent->since_negative + 1u, FAR_AWAY);
        }
      if (node->tag == NOTANDA_TAG_TEXT)
        continue;

      read_element (page, node, info);
      if (!is_heeded)
        {
          info->classes = 0;
          /* a page is shown, whatever its wrapper is called: scripts take such classes away */
          info->place &= ~(guint32) (NOTANDA_PLACE_HIDDEN | NOTANDA_PLACE_DIALOG | NOTANDA_PLACE_ASIDE);
        }
      if (info->classes & NOTANDA_CLASS_NEGATIVE)
        {
          info->n_negative++;
          info->since_negative = 0;
        }
      if (node->parent != NULL)
        info->around = notanda_extract_info_of (node->parent)->around;
      info->around |= info->classes;
      info->n_body = (guint8) MIN (info->n_body + ((info->classes & NOTANDA_CLASS_BODY) != 0), G_MAXUINT8);
    }
}

/* notanda-extract-features.c: what the block model sees of a block
 *
 * Three views: the block's own words; its neighbours; the elements around it,
 * as shares of the page's good text, so that they mean the same on a page of
 * any size. The order is the columns' order of notanda-block-model.h: who
 * changes it fits the model again.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/notanda-extract-private.h"

#define MANY 50 /* beyond it, numbers mean the same */

/* Blocks of one shape: the same tag and class, in parents of the same. */
typedef struct
{
  guint n;
  guint good;
} Shape;

struct _NotandaExtractLook
{
  NotandaExtractPage *page;
  GHashTable         *shapes;   /* by number: Shape */
  GHashTable         *repeated; /* texts: how often */
  GHashTable         *said;     /* runs of three words of JSON-LD's body */
  guint              *good_before;
  float              *since_related; /* blocks since a heading over links to other articles, or over comments */
  float              *since_heading;
};

static guint
shape_of (NotandaExtractPage    *page,
          const NotandaHtmlNode *node)
{
  guint shape = notanda_extract_info_of (node)->shape;

  if (node->parent != NULL)
    shape = shape * 31 + notanda_extract_info_of (node->parent)->shape;

  return shape | 1;
}

static guint
hash_text (const char *text,
           gsize       size)
{
  guint hash = 5381;

  for (gsize i = 0; i < size; i++)
    hash = hash * 33 + (guint8) text[i];

  return hash | 1;
}

/* Calls back with a hash of each three words in a row. */
typedef void (*RunFunc) (guint    hash,
                         gpointer data);

static void
for_each_run (const char *text,
              gsize       size,
              RunFunc     func,
              gpointer    data)
{
  guint hashes[3] = { 0, 0, 0 };
  guint hash = 5381;
  gsize n = 0;
  gsize in_word = 0;

  for (gsize i = 0; i <= size; i++)
    {
      char c = i < size ? text[i] : ' ';

      if (g_ascii_isalnum (c) || (guint8) c >= 0x80)
        {
          hash = hash * 33 + (guint8) g_ascii_tolower (c);
          in_word++;
          continue;
        }
      if (in_word == 0)
        continue;
      hashes[n++ % 3] = hash;
      if (n >= 3)
        func ((hashes[(n - 3) % 3] * 31 + hashes[(n - 2) % 3]) * 31 + hashes[(n - 1) % 3], data);
      hash = 5381;
      in_word = 0;
    }
}

static void
add_run_cb (guint    hash,
            gpointer data)
{
  g_hash_table_add (data, GUINT_TO_POINTER (hash));
}

typedef struct
{
  GHashTable *said;
  guint       n;
  guint       n_said;
} Overlap;

static void
count_run_cb (guint    hash,
              gpointer data)
{
  Overlap *overlap = data;

  overlap->n++;
  overlap->n_said += g_hash_table_contains (overlap->said, GUINT_TO_POINTER (hash));
}

static void
look_back (NotandaExtractLook *look,
           NotandaExtractPage *page)
{
  guint related = MANY;
  guint heading = MANY;

  look->since_related = g_new (float, page->blocks->len + 1);
  look->since_heading = g_new (float, page->blocks->len + 1);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);
      gboolean                   is_heading = block->kind == NOTANDA_BLOCK_HEADING || block->kind == NOTANDA_BLOCK_TITLE;

      if (block->phrases & (NOTANDA_PHRASE_RELATED | NOTANDA_PHRASE_COMMENTS) && block->n_words < 8)
        related = 0;
      else if (is_heading)
        related = MANY;
      heading = is_heading ? 0 : heading;
      look->since_related[i] = related;
      look->since_heading[i] = heading;
      related = MIN (related + 1, MANY);
      heading = MIN (heading + 1, MANY);
    }
}

static void
look_around (NotandaExtractLook *look,
             NotandaExtractPage *page)
{
  const char *body = page->data.article_body;
  guint       good = 0;

  look->page = page;
  look_back (look, page);
  look->shapes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  look->repeated = g_hash_table_new (NULL, NULL);
  look->good_before = g_new (guint, page->blocks->len + 1);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);
      gpointer                   key = GUINT_TO_POINTER (shape_of (page, block->node));
      gpointer                   text = GUINT_TO_POINTER (hash_text (notanda_extract_page_get_text (page, block), block->size));
      Shape                     *shape = g_hash_table_lookup (look->shapes, key);

      if (shape == NULL)
        {
          shape = g_new0 (Shape, 1);
          g_hash_table_insert (look->shapes, key, shape);
        }
      shape->n++;
      shape->good += block->is_good ? block->n_chars : 0;
      g_hash_table_insert (look->repeated, text, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (look->repeated, text)) + 1));
      look->good_before[i] = good;
      good += block->is_good ? block->n_chars : 0;
    }
  look->good_before[page->blocks->len] = MAX (good, 1);

  if (body != NULL && strlen (body) > 250)
    {
      look->said = g_hash_table_new (NULL, NULL);
      for_each_run (body, strlen (body), add_run_cb, look->said);
    }
}

static float
share (guint part,
       guint whole)
{
  return whole > 0 ? (float) part / (float) whole : 0;
}

static float *
add_own (float                     *f,
         const NotandaExtractBlock *block)
{
  *f++ = block->n_words;
  *f++ = block->n_chars;
  *f++ = share (block->link_chars, block->n_chars);
  *f++ = share (block->strong_chars, block->n_chars);
  *f++ = share (block->n_small, block->n_words);
  *f++ = share (block->n_stops, block->n_words);
  *f++ = share (block->n_digits, block->n_chars);
  *f++ = share (block->n_capitals, block->n_chars);
  *f++ = block->ends_sentence;
  *f++ = block->kind == NOTANDA_BLOCK_HEADING ? block->level : 0;
  *f++ = block->kind;
  *f++ = block->after_picture;
  *f++ = block->n_links;

  return f;
}

static float *
add_places (float                     *f,
            const NotandaExtractBlock *block)
{
  static const NotandaPlace places[] = {
    NOTANDA_PLACE_HIDDEN | NOTANDA_PLACE_NOSCRIPT,
    NOTANDA_PLACE_NAV,
    NOTANDA_PLACE_ASIDE,
    NOTANDA_PLACE_HEADER,
    NOTANDA_PLACE_FOOTER,
    NOTANDA_PLACE_FORM | NOTANDA_PLACE_DIALOG,
    NOTANDA_PLACE_FIGURE,
    NOTANDA_PLACE_ARTICLE,
    NOTANDA_PLACE_MAIN,
    NOTANDA_PLACE_BODY,
    NOTANDA_PLACE_TABLE,
  };
  static const guint phrases[] = {
    NOTANDA_PHRASE_MORE,
    NOTANDA_PHRASE_RELATED,
    NOTANDA_PHRASE_CREDIT,
    NOTANDA_PHRASE_BYLINE | NOTANDA_PHRASE_DATE | NOTANDA_PHRASE_READING,
    NOTANDA_PHRASE_COPYRIGHT,
    NOTANDA_PHRASE_PROMOTION | NOTANDA_PHRASE_STUB,
    NOTANDA_PHRASE_SHARE | NOTANDA_PHRASE_GALLERY,
    NOTANDA_PHRASE_COMMENTS,
    NOTANDA_PHRASE_TAGS,
    NOTANDA_PHRASE_BIOGRAPHY,
    NOTANDA_PHRASE_CONSENT | NOTANDA_PHRASE_ERROR | NOTANDA_PHRASE_SCRIPT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    *f++ = (block->place & places[i]) != 0;
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    *f++ = (block->phrases & phrases[i]) != 0;

  return f;
}

static gboolean
is_in (NotandaExtractPage    *page,
       const NotandaHtmlNode *node,
       const NotandaHtmlNode *top)
{
  return node->index >= top->index && node->index < notanda_extract_info_of (top)->end;
}

static float *
add_around (float                     *f,
            NotandaExtractLook        *look,
            const NotandaExtractBlock *block)
{
  NotandaExtractPage       *page = look->page;
  const NotandaHtmlNode    *parent = block->node->parent != NULL ? block->node->parent : block->node;
  const NotandaHtmlNode    *grand = parent->parent != NULL ? parent->parent : parent;
  const NotandaExtractInfo *own = notanda_extract_info_of (block->node);
  const NotandaExtractInfo *near = notanda_extract_info_of (parent);
  const NotandaExtractInfo *far = notanda_extract_info_of (grand);
  const NotandaExtractInfo *branch = notanda_extract_info_at (page, block->in_container ? own->branch : block->node->index);

  *f++ = is_in (page, block->node, page->half);
  *f++ = is_in (page, block->node, page->most);
  *f++ = block->in_container;
  *f++ = share (near->good, page->n_good);
  *f++ = share (far->good, page->n_good);
  *f++ = near->chars;
  *f++ = far->chars;
  *f++ = share (near->link_chars, near->chars);
  *f++ = share (branch->good, page->n_good);
  *f++ = share (branch->link_chars, branch->chars);
  *f++ = block->in_container ? own->depth - notanda_extract_info_of (page->container)->depth : 0;
  *f++ = own->since_negative;
  *f++ = own->n_negative;
  *f++ = own->n_body;
  *f++ = near->n_blocks;

  return f;
}

static float *
add_classes (float                     *f,
             NotandaExtractLook        *look,
             const NotandaExtractBlock *block,
             guint                      i)
{
  static const guint classes[] = {
    NOTANDA_CLASS_COMMENT,
    NOTANDA_CLASS_CAPTION,
    NOTANDA_CLASS_RELATED,
    NOTANDA_CLASS_SHARE,
    NOTANDA_CLASS_BYLINE,
    NOTANDA_CLASS_BIOGRAPHY,
    NOTANDA_CLASS_PROMOTION,
    NOTANDA_CLASS_NAVIGATION | NOTANDA_CLASS_TAGS,
    NOTANDA_CLASS_CONSENT,
    NOTANDA_CLASS_SIDE,
    NOTANDA_CLASS_STANDFIRST,
  };
  const NotandaExtractInfo *info = notanda_extract_info_of (block->node);

  for (guint k = 0; k < G_N_ELEMENTS (classes); k++)
    *f++ = (info->around & classes[k]) != 0;
  *f++ = look->since_related[i];
  *f++ = look->since_heading[i];

  return f;
}

static float *
add_neighbours (float              *f,
                NotandaExtractLook *look,
                guint               i)
{
  static const int around[] = { -2, -1, 1, 2 };

  for (guint k = 0; k < G_N_ELEMENTS (around); k++)
    {
      int                        at = (int) i + around[k];
      const NotandaExtractBlock *other = NULL;

      if (at >= 0 && at < (int) look->page->blocks->len)
        other = notanda_extract_page_get (look->page, (guint) at);
      *f++ = other != NULL ? other->n_words : 0;
      *f++ = other != NULL ? share (other->link_chars, other->n_chars) : 1;
    }

  return f;
}

static float *
add_shares (float              *f,
            NotandaExtractLook *look,
            guint               i)
{
  NotandaExtractPage        *page = look->page;
  const NotandaExtractBlock *block = notanda_extract_page_get (page, i);
  const char                *text = notanda_extract_page_get_text (page, block);
  const Shape               *shape = g_hash_table_lookup (look->shapes, GUINT_TO_POINTER (shape_of (page, block->node)));
  guint                      all = look->good_before[page->blocks->len];
  Overlap                    overlap = { look->said, 0, 0 };
  gpointer                   n = g_hash_table_lookup (look->repeated, GUINT_TO_POINTER (hash_text (text, block->size)));

  *f++ = share (look->good_before[i], all);
  *f++ = all;
  *f++ = MIN (shape->n, MANY);
  *f++ = share (shape->good, all);
  *f++ = MIN (GPOINTER_TO_UINT (n), MANY);
  *f++ = page->heading < 0 ? 0 : CLAMP ((int) i - page->heading, -MANY, MANY);
  *f++ = share (i, page->blocks->len);
  if (look->said != NULL)
    for_each_run (text, block->size, count_run_cb, &overlap);
  *f++ = look->said == NULL || overlap.n == 0 ? -1 : share (overlap.n_said, overlap.n);

  return f;
}

NotandaExtractLook *
notanda_extract_look_new (NotandaExtractPage *page)
{
  NotandaExtractLook *look = g_new0 (NotandaExtractLook, 1);

  look_around (look, page);

  return look;
}

void
notanda_extract_look_get (NotandaExtractLook *look,
                          guint               i,
                          float              *features)
{
  const NotandaExtractBlock *block = notanda_extract_page_get (look->page, i);
  float                     *f = features;

  f = add_own (f, block);
  f = add_places (f, block);
  f = add_around (f, look, block);
  f = add_classes (f, look, block, i);
  f = add_neighbours (f, look, i);
  f = add_shares (f, look, i);
  g_assert (f == features + NOTANDA_BLOCK_MODEL_N_FEATURES);
}

void
notanda_extract_look_free (NotandaExtractLook *look)
{
  if (look == NULL)
    return;
  g_hash_table_unref (look->shapes);
  g_hash_table_unref (look->repeated);
  g_clear_pointer (&look->said, g_hash_table_unref);
  g_free (look->good_before);
  g_free (look->since_related);
  g_free (look->since_heading);
  g_free (look);
}

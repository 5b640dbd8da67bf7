/* notanda-extract-private.h: a page while its article is looked for
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "extract/meta/notanda-page-data.h"
#include "extract/notanda-block-model.h"
#include "extract/notanda-class-words.h"
#include "extract/notanda-phrases.h"

G_BEGIN_DECLS

/* Where a block stands; of elements around it, at any depth. */
typedef enum
{
  NOTANDA_PLACE_HIDDEN = 1 << 0,
  NOTANDA_PLACE_NAV = 1 << 1,
  NOTANDA_PLACE_ASIDE = 1 << 2,
  NOTANDA_PLACE_HEADER = 1 << 3,
  NOTANDA_PLACE_FOOTER = 1 << 4,
  NOTANDA_PLACE_FORM = 1 << 5,
  NOTANDA_PLACE_FIGURE = 1 << 6,
  NOTANDA_PLACE_ARTICLE = 1 << 7,
  NOTANDA_PLACE_MAIN = 1 << 8,
  NOTANDA_PLACE_BODY = 1 << 9, /* itemprop=articleBody */
  NOTANDA_PLACE_TABLE = 1 << 10,
  NOTANDA_PLACE_LIST = 1 << 11,
  NOTANDA_PLACE_QUOTATION = 1 << 12,
  NOTANDA_PLACE_NOSCRIPT = 1 << 13,
  NOTANDA_PLACE_PRE = 1 << 14,
  NOTANDA_PLACE_DIALOG = 1 << 15,
} NotandaPlace;

/**
 * NotandaExtractBlock:
 * @start: in the page's text, bytes
 * @n_chars: code points that are no blanks
 * @n_words: runs of letters and digits; in scripts without blanks every second letter is one
 * @n_small: words that begin with a small letter, or in a script that has none
 * @n_stops: sentence ends and commas
 * @node: the innermost element around it that is no part of a line
 * @place: #NotandaPlace flags
 * @phrases: #NotandaPhrase flags
 * @after_picture: nothing but the page's structure is between a picture or video and it
 * @ends_sentence: its last character does
 * @container: it is in the article's container
 * @score: of the block model, the logarithm of its odds
 */
typedef struct
{
  guint32          start;
  guint32          size;
  guint32          n_chars;
  guint32          n_words;
  guint32          n_small;
  guint32          n_stops;
  guint32          n_digits;
  guint32          n_capitals;
  guint32          link_chars;
  guint32          strong_chars;
  guint32          place;
  guint32          phrases;
  NotandaHtmlNode *node;
  const char      *why; /* of the rule that decided */
  float            score;
  guint8           kind;
  guint8           level;
  guint8           left_out;
  guint            n_links : 8;
  guint            after_picture : 1;
  guint            ends_sentence : 1;
  guint            is_good : 1;
  guint            in_container : 1;
  guint            is_certain : 1; /* a rule decided: the model isn't asked */
  guint            is_doubted : 1; /* unless it is sure of the contrary */
} NotandaExtractBlock;

/* Of each node, and kept in it; sums are of all below. */
typedef struct
{
  guint32 classes; /* own, #NotandaClass */
  guint32 around;  /* and of all around it */
  guint32 place;   /* #NotandaPlace flags of it and all around it */
  guint32 box;     /* index of the innermost from it up that is no part of a line */
  guint32 end;     /* index behind the last node in it */
  guint32 branch;  /* index of the container's child that it is in */
  guint32 shape;   /* of its tag and class */
  guint32 good;    /* characters of good text */
  guint32 chars;
  guint32 link_chars;
  guint32 n_blocks;
  guint16 depth;
  guint16 n_negative;     /* elements from here up with a negative class */
  float   points;         /* what its paragraphs are worth */
  guint8  n_body;         /* elements from here up with the class of a body; no more than 255 */
  guint8  since_negative; /* how far up the nearest negative one is; 99 where there is none */
  guint8  kind;           /* a #NotandaBlockKind that it gives its text; 0 for none */
  guint8  level;
} NotandaExtractInfo;

/**
 * NotandaExtractPage:
 * @text: of all blocks, one after another
 * @blocks: (element-type NotandaExtractBlock): in the order of the page
 * @heading: the block of the title, or -1
 * @container: (nullable): the element that holds the article, as far as one does
 * @half: the innermost that holds half of the good text
 * @most: the innermost that holds three quarters of it
 * @n_good: characters of good text on the page
 * @n_taken: words in what was taken
 */
typedef struct
{
  NotandaHtmlTree   *tree;
  NotandaPageData    data;
  NotandaClassWords *words;
  NotandaPhrases    *phrases;
  GString           *text;
  GArray            *blocks;
  int                heading;
  NotandaHtmlNode   *container;
  NotandaHtmlNode   *half;
  NotandaHtmlNode   *most;
  guint              n_good;
  guint              n_taken; /* words of what is taken; by notanda_extract_choose() */
} NotandaExtractPage;

static inline NotandaExtractBlock *
notanda_extract_page_get (NotandaExtractPage *page,
                          guint               i)
{
  return &g_array_index (page->blocks, NotandaExtractBlock, i);
}

static inline const char *
notanda_extract_page_get_text (NotandaExtractPage        *page,
                               const NotandaExtractBlock *block)
{
  return page->text->str + block->start;
}

static inline NotandaExtractInfo *
notanda_extract_info_of (const NotandaHtmlNode *node)
{
  G_STATIC_ASSERT (sizeof (NotandaExtractInfo) <= sizeof node->room);

  return (NotandaExtractInfo *) (gpointer) node->room;
}

/* By the node's place in the page. */
static inline NotandaExtractInfo *
notanda_extract_info_at (NotandaExtractPage *page,
                         guint               i)
{
  return notanda_extract_info_of (notanda_html_tree_get_node (page->tree, i));
}

/* Whether it stands among comments on the article. */
static inline gboolean
notanda_extract_block_is_comment (const NotandaExtractBlock *block)
{
  return (notanda_extract_info_of (block->node)->around & NOTANDA_CLASS_COMMENT) != 0;
}

/* What a tag does to the text in it. */
enum
{
  NOTANDA_ROLE_INLINE = 1, /* is part of a line */
  NOTANDA_ROLE_SILENT = 2, /* has no text */
  NOTANDA_ROLE_PICTURE = 4,
};

extern const guint8 notanda_extract_tag_roles[NOTANDA_N_TAGS];

/* notanda-extract-infos.c: classes and depth of each element, before there are blocks */
void notanda_extract_find_classes (NotandaExtractPage *page);

/* notanda-extract-blocks.c: the page's text in blocks */
void notanda_extract_find_blocks (NotandaExtractPage *page);

/* notanda-extract-container.c */
void notanda_extract_find_container (NotandaExtractPage *page);

/* notanda-extract-features.c: what the model sees of block @i, NOTANDA_BLOCK_MODEL_N_FEATURES numbers; the page
 * must stay as it is between the calls */
typedef struct _NotandaExtractLook NotandaExtractLook;

NotandaExtractLook *notanda_extract_look_new (NotandaExtractPage *page);
void                notanda_extract_look_free (NotandaExtractLook *look);
void                notanda_extract_look_get (NotandaExtractLook *look,
                                              guint               i,
                                              float              *features);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaExtractLook, notanda_extract_look_free)

/* notanda-extract-page.c: all of the above for one page */
/* @text: (transfer full): freed as soon as it is parsed */
NotandaExtractPage *notanda_extract_page_new (char                     *text,
                                              gsize                     size,
                                              const NotandaLoadOptions *options,
                                              NotandaLoaded            *loaded);
void                notanda_extract_page_free (NotandaExtractPage *page);

/* What is large and isn't needed once it is known which blocks are taken. */
void notanda_extract_page_forget_tree (NotandaExtractPage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaExtractPage, notanda_extract_page_free)

/* notanda-extract-rules.c: what is certain whatever the model says */
void notanda_extract_apply_rules (NotandaExtractPage *page);

/* notanda-extract-boxes.c: a part of the rules */
void notanda_extract_leave_boxes (NotandaExtractPage *page);

/* notanda-extract-consent.c: whether the page is there to ask for consent, and for nothing else; O(n) */
gboolean notanda_extract_is_consent (NotandaExtractPage *page);

/* notanda-extract-choose.c: which blocks are taken, by rules, model and what is around them */
void notanda_extract_choose (NotandaExtractPage *page);

/* notanda-extract-reason.c: why the model may have left it out, as a #NotandaLeftOut */
guint notanda_extract_find_reason (NotandaExtractPage        *page,
                                   const NotandaExtractBlock *block);

/* notanda-extract-judge.c: what kind of page it is, and how sure that is; @is_from_data: its text isn't among the blocks */
void notanda_extract_judge (NotandaExtractPage *page,
                            gboolean            is_from_data,
                            NotandaLoaded      *loaded);

/* Leaves it out for @reason; @why is static. */
static inline void
notanda_extract_block_leave (NotandaExtractBlock *block,
                             guint                reason,
                             const char          *why)
{
  block->left_out = (guint8) reason;
  block->is_certain = TRUE;
  block->why = why;
}

G_END_DECLS

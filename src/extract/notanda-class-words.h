/* notanda-class-words.h: what the class and id of an element say about it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NOTANDA_CLASS_BODY = 1 << 0,
  NOTANDA_CLASS_COMMENT = 1 << 1,
  NOTANDA_CLASS_CAPTION = 1 << 2,
  NOTANDA_CLASS_RELATED = 1 << 3,
  NOTANDA_CLASS_SHARE = 1 << 4,
  NOTANDA_CLASS_BYLINE = 1 << 5, /* date, reading time, author's name */
  NOTANDA_CLASS_BIOGRAPHY = 1 << 6,
  NOTANDA_CLASS_PROMOTION = 1 << 7,
  NOTANDA_CLASS_NAVIGATION = 1 << 8,
  NOTANDA_CLASS_CONSENT = 1 << 9,
  NOTANDA_CLASS_HIDDEN = 1 << 10,
  NOTANDA_CLASS_SIDE = 1 << 11, /* sidebars, footers, widgets */
  NOTANDA_CLASS_TAGS = 1 << 12,
  NOTANDA_CLASS_STANDFIRST = 1 << 13,
  NOTANDA_CLASS_BOX = 1 << 14, /* those of promotion that name nothing else */
} NotandaClass;

#define NOTANDA_CLASS_NEGATIVE (~(NOTANDA_CLASS_BODY | NOTANDA_CLASS_STANDFIRST))

typedef struct _NotandaClassWords NotandaClassWords;

/* The table of all words, for one page. */
NotandaClassWords *notanda_class_words_new (void);
void               notanda_class_words_free (NotandaClassWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaClassWords, notanda_class_words_free)

/**
 * notanda_class_words_look_up:
 * @value: of a class or id attribute
 *
 * Words are split at what is no letter, and before a capital after a small letter; two in a row are looked up
 * as one, too. O(n).
 *
 * Returns: #NotandaClass flags
 */
guint notanda_class_words_look_up (NotandaClassWords *words,
                                   const char        *value);

G_END_DECLS

/* notanda-tag-set-builtin.h: the tag set that every document starts with
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-tag-set.h"

G_BEGIN_DECLS

/* One element with its properties; labels are yet to be translated. */
typedef struct
{
  const char *element;
  NotandaId   id;
  NotandaId   owner;
  const char *identifier;
  const char *label;
  const char *key;
  const char *colour;
  const char *guideline;
  const char *kind;
  const char *choices; /* IDENTIFIER TAB LABEL lines */
  NotandaId   accepts[2];
} NotandaBuiltinElement;

extern const NotandaBuiltinElement notanda_builtin_elements[];
extern const guint                 notanda_n_builtin_elements;

G_END_DECLS

/* tag-edits.h: edits of a tag set as words, and a tag set as words, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-tag-set-edit.h"

G_BEGIN_DECLS

#define TEXT "The quick brown fox jumps over the lazy dog."

/* The whole tag set, a line a type; the same and the annotations. */
char *describe (NotandaTagSet *tag_set);
char *describe_document (NotandaDocument *document);

const NotandaTagType *get_type (NotandaDocument *document,
                                const char      *identifier);

/* By value: the tag set's own goes with the next change. */
NotandaId get_id (NotandaDocument *document,
                  const char      *name);

/* One edit: @what on @name, "Type", "Type.attribute" or "Type>role". */
gboolean edit (NotandaDocument *document,
               const char      *what,
               const char      *name,
               const char      *value,
               GError         **error);
void     do_edit (NotandaDocument *document,
                  const char      *what,
                  const char      *name,
                  const char      *value);

/* Of the attribute called so in that way, in an annotation. @text: (nullable): none */
void set_value (NotandaDocument *document,
                guint32          slot,
                const char      *attribute,
                const char      *text);
void assert_value (NotandaDocument *document,
                   guint32          slot,
                   const char      *attribute,
                   const char      *expected);

G_END_DECLS

/* notanda-tag-set-edit-private.h: what the files that edit the tag set share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-tag-set-edit.h"

G_BEGIN_DECLS

/* Returns: (transfer full): @label as it can be one; %NULL with an error where nothing is left */
char *notanda_tag_label_clean (const char *label,
                               GError    **error);

/* @base with a number, if a type (@owner is %NULL) or a part of @owner is called that already. */
char *notanda_tag_set_dup_free_identifier (NotandaTagSet   *tag_set,
                                           NotandaTagPart   part,
                                           const NotandaId *owner,
                                           const char      *base);

/* @fallback where @label has no Latin letters and no digits. */
char *notanda_tag_identifier_from_label (const char *label,
                                         const char *fallback,
                                         gboolean    lower);

/* For a new type: a letter of @label that isn't in @reserved (nullable) and no key
 * yet, or 0; a colour and a pattern that few have. */
gunichar       notanda_tag_set_propose_key (NotandaTagSet *tag_set,
                                            const char    *label,
                                            const char    *reserved);
guint32        notanda_tag_set_propose_colour (NotandaTagSet *tag_set);
NotandaPattern notanda_tag_set_propose_pattern (NotandaTagSet *tag_set);

/* All three borrow, and are %NULL with an error where the tag set doesn't have it. */
const NotandaTagType      *notanda_tag_edit_get_type (NotandaDocument *document,
                                                      const NotandaId *id,
                                                      GError         **error);
const NotandaTagAttribute *notanda_tag_edit_get_attribute (NotandaDocument *document,
                                                           const NotandaId *id,
                                                           GError         **error);
const NotandaTagRole      *notanda_tag_edit_get_role (NotandaDocument *document,
                                                      const NotandaId *id,
                                                      GError         **error);

/* Nothing is written where it is so already, as it came with a built-in element or otherwise. */
void notanda_tag_edit_set_text (NotandaDocument   *document,
                                const NotandaId   *element,
                                NotandaTagProperty property,
                                const char        *text,
                                const char        *label);
void notanda_tag_edit_set_flag (NotandaDocument   *document,
                                const NotandaId   *element,
                                NotandaTagProperty property,
                                gboolean           flag,
                                const char        *label);

/* Lines of choices, as %NOTANDA_TAG_CHOICES has them. */
char *notanda_tag_edit_join_choices (char **choices,
                                     char **labels);

G_END_DECLS

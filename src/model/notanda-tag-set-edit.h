/* notanda-tag-set-edit.h: changes of the tag set that a person makes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/* Each is one step of the history with a name of its own, and writes nothing
 * where nothing would change. All of them take what a person typed: a name is
 * stripped of blanks around it and of line ends; what can't be is refused with
 * %NOTANDA_ERROR_INVALID, in words that can be shown beside the entry, and
 * nothing is written. Elements that the tag set doesn't have, since an undo or
 * a merge took them away meanwhile, are refused too. */

/* What the tag set is made of. */
typedef enum
{
  NOTANDA_TAG_PART_TYPE,
  NOTANDA_TAG_PART_ATTRIBUTE,
  NOTANDA_TAG_PART_ROLE,
} NotandaTagPart;

/**
 * notanda_tag_set_dup_identifier:
 * @owner: (nullable): the type of an attribute or role
 *
 * "Où & Quand?" to "Ou-Quand" for a type, "ou-quand" for the parts of one:
 * Latin letters lose their accents, what then isn't a letter or digit becomes
 * "-", and a number sets it apart from those that are taken. What has no Latin
 * letters becomes "Type", "attribute" or "role".
 */
char *notanda_tag_set_dup_identifier (NotandaTagSet   *tag_set,
                                      NotandaTagPart   part,
                                      const NotandaId *owner,
                                      const char      *label);

/**
 * notanda_tag_edit_add_type:
 * @reserved: (nullable): letters that can't be its key
 * @out: (out): its fresh id
 *
 * It gets the first letter of @label that is free as its key, and a colour and
 * a pattern that few others have.
 */
gboolean notanda_tag_edit_add_type (NotandaDocument *document,
                                    const char      *label,
                                    const char      *reserved,
                                    NotandaId       *out,
                                    GError         **error);

/* An attribute is a text at first. */
gboolean notanda_tag_edit_add_part (NotandaDocument *document,
                                    NotandaTagPart   part,
                                    const NotandaId *type,
                                    const char      *label,
                                    NotandaId       *out,
                                    GError         **error);

/* The identifier stays: exports are read by scripts. */
gboolean notanda_tag_edit_rename (NotandaDocument *document,
                                  const NotandaId *element,
                                  const char      *label,
                                  GError         **error);

/* Refused where it isn't safe, or another of the same kind has it. */
gboolean notanda_tag_edit_set_identifier (NotandaDocument *document,
                                          const NotandaId *element,
                                          const char      *identifier,
                                          GError         **error);

/* Colours to choose from, each at 3:1 or more on a light page and on a dark one. */
typedef struct
{
  guint32     colour; /* 0xRRGGBB */
  const char *name;   /* translatable */
} NotandaTagColour;

const NotandaTagColour *notanda_tag_colours_get (guint *n_colours);

/* @colour: 0xRRGGBB */
gboolean notanda_tag_edit_set_colour (NotandaDocument *document,
                                      const NotandaId *type,
                                      guint32          colour,
                                      GError         **error);
gboolean notanda_tag_edit_set_pattern (NotandaDocument *document,
                                       const NotandaId *type,
                                       NotandaPattern   pattern,
                                       GError         **error);
gboolean notanda_tag_edit_set_guideline (NotandaDocument *document,
                                         const NotandaId *type,
                                         const char      *guideline,
                                         GError         **error);

/* The type that is offered by that key; letters are compared in lower case. */
const NotandaTagType *notanda_tag_set_find_key (NotandaTagSet *tag_set,
                                                gunichar       key);

/**
 * notanda_tag_edit_set_key:
 * @key: a letter, or 0 for none
 * @swap: a type that has it gets this type's key for it; else it is refused
 */
gboolean notanda_tag_edit_set_key (NotandaDocument *document,
                                   const NotandaId *type,
                                   gunichar         key,
                                   gboolean         swap,
                                   GError         **error);

/* What is retired is no longer offered. Restoring a type whose key another has
 * by now leaves it without one. */
gboolean notanda_tag_edit_set_retired (NotandaDocument *document,
                                       const NotandaId *element,
                                       gboolean         retired,
                                       GError         **error);

/**
 * notanda_tag_edit_merge:
 *
 * Makes @from and @into one, that is called and looks as @into does. All
 * annotations of both are of it, also those that others make of @from
 * meanwhile.
 *
 * The attributes and roles of both stay. Of two with the same identifier and
 * kind one remains: values and links go over to that of @into, where it has
 * none of its own, and the other is retired. In any case the identifier of
 * @from's gets a number.
 */
gboolean notanda_tag_edit_merge (NotandaDocument *document,
                                 const NotandaId *from,
                                 const NotandaId *into,
                                 GError         **error);

/**
 * notanda_tag_edit_take:
 * @from: not @document; it isn't changed
 * @reserved: (nullable): letters that can't be a key
 *
 * Adds, in one step, the types, attributes, roles and choices of @from that @document
 * doesn't have, with their ids, colours, guidelines and, where these are free, keys. What
 * both have, by id or identifier, stays as it is; what is retired there isn't taken.
 *
 * Returns: (transfer full) (element-type utf8): what is different in both, a sentence each
 */
GPtrArray *notanda_tag_edit_take (NotandaDocument *document,
                                  NotandaDocument *from,
                                  const char      *reserved);

/* Values of another kind stay, and are shown as they are. */
gboolean notanda_tag_edit_set_kind (NotandaDocument *document,
                                    const NotandaId *attribute,
                                    guint8           kind,
                                    GError         **error);
gboolean notanda_tag_edit_set_required (NotandaDocument *document,
                                        const NotandaId *attribute,
                                        gboolean         required,
                                        GError         **error);

/* @text: what notanda_tag_attribute_get_default() reads; "" for none */
gboolean notanda_tag_edit_set_default (NotandaDocument *document,
                                       const NotandaId *attribute,
                                       const char      *text,
                                       GError         **error);

/* Choices keep their identifiers, and so do the values. One that is taken away
 * stays where annotations have it; adding its label or identifier again brings it back. */
gboolean notanda_tag_edit_add_choice (NotandaDocument *document,
                                      const NotandaId *attribute,
                                      const char      *label,
                                      GError         **error);
gboolean notanda_tag_edit_rename_choice (NotandaDocument *document,
                                         const NotandaId *attribute,
                                         const char      *choice,
                                         const char      *label,
                                         GError         **error);
gboolean notanda_tag_edit_remove_choice (NotandaDocument *document,
                                         const NotandaId *attribute,
                                         const char      *choice,
                                         GError         **error);

/* @by: -1 towards the front, 1 towards the end; further than there is stops there. */
gboolean notanda_tag_edit_move_choice (NotandaDocument *document,
                                       const NotandaId *attribute,
                                       const char      *choice,
                                       int              by,
                                       GError         **error);

/* Whether links in @role may lead to @type; the last that is taken away makes it any. */
gboolean notanda_tag_edit_set_accepts (NotandaDocument *document,
                                       const NotandaId *role,
                                       const NotandaId *type,
                                       gboolean         accepts,
                                       GError         **error);

G_END_DECLS

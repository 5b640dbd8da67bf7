/* notanda-names.h: what the tag set's things are called in other formats
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-tag-set.h"

G_BEGIN_DECLS

/* A file names types, attributes and roles by their identifiers. Where one
 * would not lead back to the same thing (the tag set doesn't have it, another
 * has the same identifier, or an attribute belongs to another type than its
 * annotation's), its name is "id-" and the 32 hexadecimal digits of its id. */

#define NOTANDA_NAME_SIZE (3 + NOTANDA_ID_STRING_SIZE)

/**
 * notanda_name_of_type:
 * @buffer: room for %NOTANDA_NAME_SIZE bytes, used where there is no better name
 *
 * Returns: (transfer none): borrowed from the tag set, or @buffer
 */
const char *notanda_name_of_type (NotandaTagSet   *tag_set,
                                  const NotandaId *type,
                                  char            *buffer);

/* The same where it was looked up already: @found (nullable) is what the tag set has. */
const char *notanda_name_of_found_type (const NotandaTagType *found,
                                        const NotandaId      *type,
                                        char                 *buffer);

/* @type: (nullable): that of the annotation, where the tag set has it */
const char *notanda_name_of_attribute (const NotandaTagType *type,
                                       const NotandaId      *attribute,
                                       char                 *buffer);
const char *notanda_name_of_role (const NotandaTagType *type,
                                  const NotandaId      *role,
                                  char                 *buffer);

/* The id in a name of the form "id-" and digits; %FALSE for other names. */
gboolean notanda_name_get_id (const char *name,
                              NotandaId  *out);

/**
 * notanda_name_of_relation:
 *
 * What brat calls a link in a role: "source" is "HasSource", "same-as"
 * "HasSameAs"; a role that is named as a relation already keeps its name.
 *
 * Returns: (transfer full)
 */
char *notanda_name_of_relation (const NotandaTagType *type,
                                const NotandaId      *role);

/**
 * notanda_role_from_relation:
 * @type: (nullable): of the annotation that has the link
 * @relation: with or without "Has", in whatever case, "-", "_" or neither
 *
 * Returns: (nullable): the role that is meant, where @type has it
 */
const NotandaTagRole *notanda_role_from_relation (const NotandaTagType *type,
                                                  const char           *relation);

/**
 * notanda_role_identifier_from_relation:
 *
 * Returns: (transfer full): the identifier for a new role: "source" for
 *   "HasSource", else @relation as it is
 */
char *notanda_role_identifier_from_relation (const char *relation);

/**
 * notanda_file_name_for:
 * @name: what a document is called
 *
 * Returns: (transfer full): @name without anything that some file system or
 *   shell would trip over: never empty, no separator or control character, no
 *   leading dot or hyphen, at most 200 bytes
 */
char *notanda_file_name_for (const char *name);

G_END_DECLS

/* notanda-tag-set.h: types, their attributes and their roles
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-value.h"

G_BEGIN_DECLS

/* The tag set of a document: the built-in types, whose ids are published in
 * notanda-tag-set-builtin.c and the same everywhere, and what records add or
 * change. An identifier is safe in every export format ([A-Za-z0-9_-]+) and
 * never shown alone; a label is what people read. Everything here is borrowed
 * from the tag set, and stays valid until the tag set changes. */

typedef struct _NotandaTagSet NotandaTagSet;

/* How the line under the words is drawn, so that colour is never the only sign. */
typedef enum
{
  NOTANDA_PATTERN_SOLID,
  NOTANDA_PATTERN_DASHES,
  NOTANDA_PATTERN_DOTS,
  NOTANDA_PATTERN_DOUBLE,
  NOTANDA_PATTERN_DASH_DOT,
  NOTANDA_N_PATTERNS
} NotandaPattern;

/**
 * NotandaTagAttribute:
 * @has_own_name: its identifier is a valid one, and finds it and no other; so
 *   for roles and types too
 * @kind: a #NotandaValueKind: CHOICE, YES_NO, TEXT, NUMBER, DATE or REFERENCE
 * @choices: (nullable) (array zero-terminated=1): identifiers, for CHOICE
 * @choice_labels: (nullable) (array zero-terminated=1): beside @choices
 * @initial: what a new annotation has, as notanda_tag_attribute_get_default()
 *   reads it; "" for nothing
 * @retired: no longer offered; values stay
 */
typedef struct
{
  NotandaId   id;
  NotandaId   type;
  const char *identifier;
  const char *label;
  guint8      kind;
  char      **choices;
  char      **choice_labels;
  const char *initial;
  gboolean    required;
  gboolean    retired;
  gboolean    has_own_name;
} NotandaTagAttribute;

/**
 * NotandaTagRole:
 * @accepts: the ids of the types a link in this role may lead to, each once and
 *   as notanda_tag_set_resolve_type() has it; none means any
 * @retired: no longer offered; links stay
 */
typedef struct
{
  NotandaId        id;
  NotandaId        type;
  const char      *identifier;
  const char      *label;
  const NotandaId *accepts;
  guint            n_accepts;
  gboolean         retired;
  gboolean         has_own_name;
} NotandaTagRole;

/**
 * NotandaTagType:
 * @key: the letter that marks with this type, or 0
 * @colour: 0xRRGGBB, of the highlight in light style
 * @guideline: when to use it; "" where nothing is written
 * @retired: no longer offered; annotations keep it
 */
typedef struct
{
  NotandaId   id;
  const char *identifier;
  const char *label;
  const char *guideline;
  gunichar    key;
  guint32     colour;
  guint8      pattern; /* a #NotandaPattern */
  gboolean    retired;
  gboolean    has_own_name;
  GPtrArray  *attributes; /* (element-type NotandaTagAttribute) */
  GPtrArray  *roles;      /* (element-type NotandaTagRole) */
} NotandaTagType;

/* Published ids of the built-in types. */
typedef enum
{
  NOTANDA_TYPE_QUOTE,
  NOTANDA_TYPE_CLAIM,
  NOTANDA_TYPE_ENTITY,
  NOTANDA_TYPE_SOURCE,
  NOTANDA_TYPE_CUE,
  NOTANDA_N_BUILTIN_TYPES
} NotandaBuiltinType;

const NotandaId *notanda_builtin_type_get_id (NotandaBuiltinType type);

/* Properties of tag set elements; each is the field of TAG_SET records. */
typedef enum
{
  NOTANDA_TAG_ELEMENT,     /* text: "type", "attribute" or "role" */
  NOTANDA_TAG_IDENTIFIER,  /* text */
  NOTANDA_TAG_LABEL,       /* text */
  NOTANDA_TAG_OWNER,       /* id: the type of an attribute or role */
  NOTANDA_TAG_KEY,         /* text: one letter */
  NOTANDA_TAG_COLOUR,      /* text: "#rrggbb" */
  NOTANDA_TAG_GUIDELINE,   /* text */
  NOTANDA_TAG_RETIRED,     /* yes or no */
  NOTANDA_TAG_KIND,        /* text: the identifier of an attribute's kind */
  NOTANDA_TAG_CHOICES,     /* text: one a line, IDENTIFIER or IDENTIFIER TAB LABEL */
  NOTANDA_TAG_REQUIRED,    /* yes or no */
  NOTANDA_TAG_ACCEPTS,     /* text: one type id a line, in hexadecimal */
  NOTANDA_TAG_MERGED_INTO, /* id: the type that this one is the same as */
  NOTANDA_TAG_DEFAULT,     /* text: what an attribute starts with */
  NOTANDA_TAG_PATTERN,     /* text: the identifier of a pattern */
  NOTANDA_N_TAG_PROPERTIES
} NotandaTagProperty;

const NotandaId *notanda_tag_property_get_field (NotandaTagProperty property);

/* Identifiers of value kinds as attributes use them: "choice", "yes-no", ... */
const char *notanda_attribute_kind_get_identifier (guint8 kind);
guint8      notanda_attribute_kind_from_identifier (const char *identifier);

/* Identifiers of patterns: "solid", "dashes", ... */
const char *notanda_pattern_get_identifier (NotandaPattern pattern);
gboolean    notanda_pattern_from_identifier (const char     *identifier,
                                             NotandaPattern *pattern);

NotandaTagSet *notanda_tag_set_new (void); /* the built-in one */
void           notanda_tag_set_free (NotandaTagSet *tag_set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaTagSet, notanda_tag_set_free)

/**
 * notanda_tag_set_apply:
 *
 * Sets one property of one element to what its records resolve to. An element
 * appears once its ELEMENT and IDENTIFIER are known.
 */
void notanda_tag_set_apply (NotandaTagSet      *tag_set,
                            const NotandaId    *element,
                            NotandaTagProperty  property,
                            const NotandaValue *value);

/* Makes @tag_set what @from is now. */
void notanda_tag_set_copy (NotandaTagSet *tag_set,
                           NotandaTagSet *from);

/* Whether there is an element of that id: a type, attribute or role, shown or merged into another. */
gboolean notanda_tag_set_has_element (NotandaTagSet   *tag_set,
                                      const NotandaId *id);

/* In the order they are offered: the built-in ones, then by identifier. */
guint                 notanda_tag_set_get_n_types (NotandaTagSet *tag_set);
const NotandaTagType *notanda_tag_set_get_type (NotandaTagSet *tag_set,
                                                guint          i);

/* %NULL where the tag set doesn't have it: records may cite what hasn't arrived. */
const NotandaTagType      *notanda_tag_set_find_type (NotandaTagSet   *tag_set,
                                                      const NotandaId *id);
const NotandaTagType      *notanda_tag_set_find_type_named (NotandaTagSet *tag_set,
                                                            const char    *identifier);
const NotandaTagAttribute *notanda_tag_set_find_attribute (NotandaTagSet   *tag_set,
                                                           const NotandaId *id);
const NotandaTagAttribute *notanda_tag_type_find_attribute_named (const NotandaTagType *type,
                                                                  const char           *identifier);
const NotandaTagRole      *notanda_tag_set_find_role (NotandaTagSet   *tag_set,
                                                      const NotandaId *id);
const NotandaTagRole      *notanda_tag_type_find_role_named (const NotandaTagType *type,
                                                             const char           *identifier);

/* The @n-th role, from 1, of those that aren't retired; %NULL where there are fewer. */
const NotandaTagRole *notanda_tag_type_get_offered_role (const NotandaTagType *type,
                                                         guint                 n);

/**
 * notanda_tag_set_resolve_type:
 *
 * Types that people have merged are one, and go by the smallest of their ids:
 * whoever merged which into which, in whatever order, and even in a circle.
 *
 * Returns: (transfer none): @id itself where it wasn't merged
 */
const NotandaId *notanda_tag_set_resolve_type (NotandaTagSet   *tag_set,
                                               const NotandaId *id);

/**
 * notanda_tag_set_resolve_part:
 *
 * Of two attributes or roles that became one as their types did, the one that is retired stands for the other, as long as it is.
 *
 * Returns: (transfer none): the one whose values or links these are; @id itself where it stands for none
 */
const NotandaId *notanda_tag_set_resolve_part (NotandaTagSet   *tag_set,
                                               const NotandaId *id);

/* Whether there is any that stands for another. */
gboolean notanda_tag_set_has_moved (NotandaTagSet *tag_set);

/* Returns: (transfer container) (element-type NotandaId): those that stand for @id; borrowed, until the tag set changes */
GPtrArray *notanda_tag_set_list_moved (NotandaTagSet   *tag_set,
                                       const NotandaId *id);

/**
 * notanda_tag_attribute_get_default:
 * @out: borrows from the attribute
 *
 * Returns: %FALSE where a new annotation starts without this attribute: no
 *   default was set, it makes no sense for the attribute's kind (a choice that
 *   isn't one of them any more), or the attribute is retired
 */
gboolean notanda_tag_attribute_get_default (const NotandaTagAttribute *attribute,
                                            NotandaValue              *out);

/* The ids that an import gives to what the tag set doesn't have: hashes of the
 * names, so that importing twice makes one. */
void notanda_tag_set_id_for_type (const char *identifier,
                                  NotandaId  *out);
void notanda_tag_set_id_for_attribute (const NotandaId *type,
                                       const char      *identifier,
                                       NotandaId       *out);
void notanda_tag_set_id_for_role (const NotandaId *type,
                                  const char      *identifier,
                                  NotandaId       *out);

gboolean notanda_identifier_is_valid (const char *identifier);

G_END_DECLS

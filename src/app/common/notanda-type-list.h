/* notanda-type-list.h: the types of a tag set as a list model
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "app/common/notanda-library.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TAG_ITEM (notanda_tag_item_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTagItem, notanda_tag_item, NOTANDA, TAG_ITEM, GObject)

/**
 * NotandaTagItem:
 *
 * One type. What is asked of it is its own, and stands when the tag set is another.
 * Property "label". Signal "changed": something about it is different.
 */
const NotandaId *notanda_tag_item_get_id (NotandaTagItem *self);
const char      *notanda_tag_item_get_identifier (NotandaTagItem *self);
const char      *notanda_tag_item_get_label (NotandaTagItem *self);
const char      *notanda_tag_item_get_guideline (NotandaTagItem *self);
gunichar         notanda_tag_item_get_key (NotandaTagItem *self);
guint32          notanda_tag_item_get_colour (NotandaTagItem *self);
NotandaPattern   notanda_tag_item_get_pattern (NotandaTagItem *self);
gboolean         notanda_tag_item_is_retired (NotandaTagItem *self);

/* Annotations of this type, where the list counts them; else 0. */
guint notanda_tag_item_get_count (NotandaTagItem *self);

#define NOTANDA_TYPE_TYPE_LIST (notanda_type_list_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTypeList, notanda_type_list, NOTANDA, TYPE_LIST, GObject)

/**
 * notanda_type_list_new:
 * @counted: whether it counts annotations, all of them at each change
 * @library: (nullable): where @document is a corpus': its articles' annotations are counted
 *
 * All types of @document, retired ones too, in the order of the tag set. It
 * follows the document; a type that stays keeps its item.
 */
NotandaTypeList *notanda_type_list_new (NotandaDocument *document,
                                        gboolean         counted,
                                        NotandaLibrary  *library);

G_END_DECLS

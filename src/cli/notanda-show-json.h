/* notanda-show-json.h: a document as one JSON object
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-buffer.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * notanda_show_json:
 * @name: what the document is called
 * @damage: (nullable): which parts of its file are lost, for people
 *
 * Appends the object that interchange/notanda-jsonl.h describes, and in it
 *
 *   draft        true while the text isn't fixed: no annotation was ever made, nor was it said to be done
 *   replaces     { "article": SHA-256 of the older version's text, "name": of its file }; only in a newer version
 *   from         { "title": where the loader found it, such as "json-ld", ... }; a value by hand has none
 *   left_out     [{ "position": code points of the text before it, "kind", "level", "reason", "text" }]
 *   differences  [{ "annotation": id, "field", "edited_while_deleted": false,
 *                   "values": [{ "value", "author" }] }]:
 *                fields for which several values stand side by side, the one shown first
 *   damaged      [{ "table", "why", "size": in bytes }]: what is kept aside
 *   damage       @damage; not there where it is %NULL
 */
void notanda_show_json (NotandaBuffer   *out,
                        NotandaDocument *document,
                        const char      *name,
                        const char      *damage);

G_END_DECLS

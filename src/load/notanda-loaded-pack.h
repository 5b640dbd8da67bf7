/* notanda-loaded-pack.h: what goes to a helper process and what comes back, as bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* Both are one GVariant in normal form, little-endian on every machine. They live no longer than the two processes,
 * which are of one version, so nothing in them has a number of a version. */

/* NotandaLoadOptions: name, address, content type, encoding, part, password, explain, now, manner */
#define NOTANDA_LOAD_OPTIONS_TYPE "(smsmsmsmsmsbxu)"

/* NotandaLoaded: reader; blocks: text, explain, kind, level, left out; meta: number, value, from; page; confidence; encoding
 * guessed; notices; choices: part, title, detail; links: kind, address, title; items: title, address, date, summary, id */
#define NOTANDA_LOADED_TYPE "(sa(smsyyy)a(yss)udbasa(ssms)a(ysms)a(msmsmsmsms))"

/* An answer: 0, "" and what was loaded; or 1 + a NotandaError, its message, and something loaded that is empty */
#define NOTANDA_ANSWER_TYPE "(us" NOTANDA_LOADED_TYPE ")"

/* What an answer may hold. Whoever packs cuts it to this, and says so; an answer with more is none. */
#define NOTANDA_LOADED_MAX_CHARS 4000000 /* of all blocks */
#define NOTANDA_LOADED_MAX_BLOCKS 200000
#define NOTANDA_LOADED_MAX_NOTICES 100
#define NOTANDA_LOADED_MAX_CHOICES 10000
#define NOTANDA_LOADED_MAX_LINKS 1000
#define NOTANDA_LOADED_MAX_ITEMS 200
#define NOTANDA_LOADED_MAX_VALUE 2000        /* characters of any other string */
#define NOTANDA_ANSWER_MAX_SIZE (256u << 20) /* bytes */

GBytes *notanda_load_options_pack (const NotandaLoadOptions *options);

/**
 * notanda_load_options_unpack:
 * @options: (out caller-allocates): its strings belong to what is returned
 *
 * Returns: (transfer full) (nullable): %NULL where @bytes are no options
 */
GVariant *notanda_load_options_unpack (GBytes             *bytes,
                                       NotandaLoadOptions *options);

/**
 * notanda_loaded_pack:
 * @loaded: (nullable): what a reader made of its input
 * @failure: (nullable): or why it made nothing of it
 *
 * Returns: (transfer full): an answer
 */
GBytes *notanda_loaded_pack (NotandaLoaded *loaded,
                             const GError  *failure);

/**
 * notanda_loaded_unpack:
 * @bytes: an answer, of whatever a process sent that may no longer be the one that was started
 * @failure: (out) (transfer full) (nullable): what the reader said, where it made nothing of its input
 *
 * Takes nothing on trust: normal form, UTF-8, every number in its range, no more than the limits above, addresses of http and
 * https only; control characters are dropped, since a terminal would obey them.
 *
 * Returns: (transfer full) (nullable): %NULL, without @failure where @bytes are no answer
 */
NotandaLoaded *notanda_loaded_unpack (GBytes  *bytes,
                                      GError **failure);

G_END_DECLS

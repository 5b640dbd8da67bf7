/* notanda-claims.h: which input goes to which reader of a helper process
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

/**
 * NotandaClaim:
 * @identifier: as #NotandaLoadFormat has it
 * @label: for people, untranslated: pass it to _(); "an EPUB book"
 * @has_text_alone: the reader does less that can break as %NOTANDA_LOAD_STRIPPED
 *
 * A reader without its code: what the program itself knows, so that it is linked with none of the readers' libraries.
 */
typedef struct
{
  const char   *identifier;
  const char   *label;
  NotandaHelper helper;
  gboolean      has_text_alone;
  gboolean (*claims) (const char               *data,
                      gsize                     size,
                      const NotandaLoadOptions *options);
} NotandaClaim;

/* Returns: (transfer none) (array length=n): in the order in which they are asked */
const NotandaClaim *notanda_claims_list (guint *n);

/* Returns: (transfer none) (nullable): the first that claims @bytes; %NULL for plain text, and for what nobody reads */
const NotandaClaim *notanda_claims_find (GBytes                   *bytes,
                                         const NotandaLoadOptions *options);

/* Returns: (transfer none) (nullable): by its identifier */
const NotandaClaim *notanda_claims_get (const char *identifier);

G_END_DECLS

/* notanda-formats.h: the table of readers that run in a helper process
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* Which helper process reads it: poppler is large, and a build option. */
typedef enum
{
  NOTANDA_HELPER_ANY,
  NOTANDA_HELPER_PDF,
} NotandaHelper;

/**
 * NotandaLoadFormat:
 * @identifier: "html", "epub", "pdf" and so on
 * @claims: whether @data looks like it, by content first; the options' content type and the end of
 *   their name decide only where content can't (Markdown). Pure, fast, looks at 64 KiB at most
 * @warm: (nullable): called once in a helper before it locks itself: loads what a library would open later
 * @read: a pure function from bytes to what is in them; opens nothing, blocks nowhere, is
 *   linear in its input. %NULL with an error of #NotandaError that begins with the options' name and says what to do next
 *
 * Asked in the table's order; the first that claims it reads it.
 */
typedef struct
{
  const char   *identifier;
  NotandaHelper helper;
  gboolean (*claims) (const char               *data,
                      gsize                     size,
                      const NotandaLoadOptions *options);
  void (*warm) (void);
  NotandaLoaded *(*read) (GBytes                   *bytes,
                          const NotandaLoadOptions *options,
                          GError                  **error);
} NotandaLoadFormat;

/* Returns: (transfer none) (array length=n) */
const NotandaLoadFormat *notanda_formats_list (guint *n);

G_END_DECLS

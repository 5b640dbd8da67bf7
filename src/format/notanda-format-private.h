/* notanda-format-private.h: what reader and writer of the file share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "format/notanda-format.h"

G_BEGIN_DECLS

typedef enum
{
  NOTANDA_SECTION_TEXT,
  NOTANDA_SECTION_ROWS,
  NOTANDA_SECTION_EXTRAS,
  NOTANDA_SECTION_TYPES,
  NOTANDA_SECTION_STRING_ENDS,
  NOTANDA_SECTION_STRINGS,
  NOTANDA_SECTION_RECORDS,
  NOTANDA_SECTION_RECORDS_DATA,
  NOTANDA_SECTION_KEPT_ASIDE,
  NOTANDA_SECTION_HISTORY,
  NOTANDA_N_SECTIONS
} NotandaSectionNumber;

typedef struct
{
  const char *name;
  const char *type;
  guint32     flags;
} NotandaSectionKind;

extern const NotandaSectionKind notanda_section_kinds[NOTANDA_N_SECTIONS];

extern const guint8 notanda_format_magic[8];

/* CRC-32 over a section as the specification says. */
guint32 notanda_section_crc (const char   *name,
                             const char   *type,
                             guint32       flags,
                             gconstpointer bytes,
                             gsize         size);
guint32 notanda_header_crc (const guint8 *header);

G_END_DECLS

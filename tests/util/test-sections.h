/* test-sections.h: files taken apart and put together by other code than the program's
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char       *name;
  char       *type;
  guint32     flags;
  GByteArray *bytes;
} TestSection;

TestSection *test_section_new (const char   *name,
                               const char   *type,
                               guint32       flags,
                               gconstpointer bytes,
                               gsize         size);

/* Returns: (transfer full) (element-type TestSection): those of a sound file */
GPtrArray   *test_sections_split (GBytes *file);
TestSection *test_sections_find (GPtrArray  *sections,
                                 const char *name);

/* @file gives the header; lengths, counts and checksums are made right. */
GBytes *test_sections_join (GPtrArray *sections,
                            GBytes    *file);

/* Makes magic number, version, length and all checksums right in place, as far
 * as the bytes can be made sense of. @data must be aligned as malloc() does. */
void test_sections_repair (guint8 *data,
                           gsize   size);

/* Only the header's checksum. */
void test_header_repair (guint8 *data);

G_END_DECLS

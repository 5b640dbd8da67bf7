/* test-pdf.h: PDF files from their objects
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @objects: (element-type utf8): what stands between "obj" and "endobj", the catalogue first. Returns: (transfer full): the file */
GBytes *test_pdf_new (GPtrArray *objects);

/* Returns: (transfer full): an object that is a stream */
char *test_pdf_stream (const char *content);

G_END_DECLS

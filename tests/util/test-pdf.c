/* test-pdf.c: PDF files from their objects
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-pdf.h"

#include <string.h>

GBytes *
test_pdf_new (GPtrArray *objects)
{
  GString *pdf = g_string_new ("%PDF-1.4\n");
  g_autoptr (GString) places = g_string_new (NULL);
  gsize start;

  for (guint i = 0; i < objects->len; i++)
    {
      g_string_append_printf (places, "%010zu 00000 n \n", pdf->len);
      g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", i + 1, (const char *) g_ptr_array_index (objects, i));
    }
  start = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n%strailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
                          objects->len + 1, places->str, objects->len + 1, start);

  return g_string_free_to_bytes (pdf);
}

char *
test_pdf_stream (const char *content)
{
  return g_strdup_printf ("<< /Length %zu >>\nstream\n%s\nendstream", strlen (content), content);
}

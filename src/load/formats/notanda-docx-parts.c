/* notanda-docx-parts.c: the parts of a DOCX file, by what they are
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lists of relations say what the parts are called, and not all programs call them alike: one of them has word/document2.xml. Where a list is
 * missing or damaged, the usual names are tried. Three walks over the archive, each for what the one before named. O(n). */

#include "load/formats/notanda-docx-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-xml.h"
#include "load/formats/notanda-zip.h"

#define DOCUMENT "word/document.xml"
#define META "docProps/core.xml"
#define RELATIONS "_rels/.rels"

void
notanda_docx_parts_clear (NotandaDocxParts *parts)
{
  g_clear_pointer (&parts->document, g_bytes_unref);
  g_clear_pointer (&parts->styles, g_bytes_unref);
  g_clear_pointer (&parts->footnotes, g_bytes_unref);
  g_clear_pointer (&parts->endnotes, g_bytes_unref);
  g_clear_pointer (&parts->meta, g_bytes_unref);
}

/* Returns: (transfer full): the path of the part of @kind, the last piece of a type's address, which stands in @folder; @usual where
 *   the list names none */
static char *
find_part (GBytes     *relations,
           const char *folder,
           const char *kind,
           const char *usual)
{
  gsize       size = 0;
  const char *data = relations != NULL ? g_bytes_get_data (relations, &size) : NULL;
  g_autoptr (NotandaXml) xml = notanda_xml_new (data != NULL ? data : "", size);
  NotandaXmlEvent event;

  while ((event = notanda_xml_next (xml)) != NOTANDA_XML_END)
    if (event == NOTANDA_XML_OPEN && notanda_xml_is (xml, "Relationship"))
      {
        g_autofree char *type = notanda_xml_dup_attribute (xml, "Type");
        g_autofree char *target = notanda_xml_dup_attribute (xml, "Target");
        const char      *slash = type != NULL ? strrchr (type, '/') : NULL;

        if (slash != NULL && target != NULL && g_str_equal (slash + 1, kind))
          return *target == '/' ? g_strdup (target + 1) : g_strconcat (folder, target, NULL);
      }

  return g_strconcat (folder, usual, NULL);
}

static GBytes *
dup_entry (GHashTable *entries,
           const char *name)
{
  GBytes *entry = g_hash_table_lookup (entries, name);

  return entry != NULL ? g_bytes_ref (entry) : NULL;
}

static gboolean
read_document (GBytes                   *bytes,
               const NotandaLoadOptions *options,
               const char               *path,
               const char               *relations_path,
               NotandaDocxParts         *parts,
               GBytes                  **relations,
               GError                  **error)
{
  const char *const names[] = { path, relations_path, META, NULL };
  g_autoptr (GHashTable) entries = notanda_zip_read (bytes, names, options->name, error);

  if (entries == NULL)
    return FALSE;
  parts->document = dup_entry (entries, path);
  parts->meta = dup_entry (entries, META);
  *relations = dup_entry (entries, relations_path);
  if (parts->document == NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: the document's text is missing from the file; copy it again"), options->name);

  return parts->document != NULL;
}

gboolean
notanda_docx_parts_read (GBytes                   *bytes,
                         const NotandaLoadOptions *options,
                         NotandaDocxParts         *parts,
                         GError                  **error)
{
  g_autoptr (GHashTable) outer = notanda_zip_read (bytes, (const char *const[]) { RELATIONS, NULL }, options->name, error);
  g_autoptr (GHashTable) inner = NULL;
  g_autoptr (GBytes) relations = NULL;
  g_autofree char *path = NULL, *base = NULL, *folder = NULL, *relations_path = NULL, *styles = NULL, *footnotes = NULL, *endnotes = NULL;

  if (outer == NULL)
    return FALSE;
  path = find_part (g_hash_table_lookup (outer, RELATIONS), "", "officeDocument", DOCUMENT);
  base = g_path_get_basename (path);
  folder = g_strndup (path, strlen (path) - strlen (base));
  relations_path = g_strdup_printf ("%s_rels/%s.rels", folder, base);
  if (!read_document (bytes, options, path, relations_path, parts, &relations, error))
    return FALSE;

  styles = find_part (relations, folder, "styles", "styles.xml");
  footnotes = find_part (relations, folder, "footnotes", "footnotes.xml");
  endnotes = find_part (relations, folder, "endnotes", "endnotes.xml");
  inner = notanda_zip_read (bytes, (const char *const[]) { styles, footnotes, endnotes, NULL }, options->name, error);
  if (inner == NULL)
    return FALSE;
  parts->styles = dup_entry (inner, styles);
  parts->footnotes = dup_entry (inner, footnotes);
  parts->endnotes = dup_entry (inner, endnotes);

  return TRUE;
}

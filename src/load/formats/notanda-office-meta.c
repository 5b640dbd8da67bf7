/* notanda-office-meta.c: what an office file says about itself, and what its styles mean
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Both families name the same things in elements of the same names but for their prefixes, so one walk serves all. A style is known by its
 * English name, which word processors in all languages write, or by that of one it is based on. */

#include "load/formats/notanda-office-meta.h"

#include <string.h>

#include "load/formats/notanda-xml.h"

#define MAX_BASES 20 /* of a style: they may go in a circle */

static const struct
{
  const char *element;
  NotandaMeta meta;
} fields[] = {
  { "title", NOTANDA_META_TITLE },
  { "creator", NOTANDA_META_BYLINE },
  { "initial-creator", NOTANDA_META_BYLINE },
  { "language", NOTANDA_META_LANGUAGE },
  { "publisher", NOTANDA_META_OUTLET },
  { "created", NOTANDA_META_DATE },
  { "creation-date", NOTANDA_META_DATE },
  { "modified", NOTANDA_META_MODIFIED },
};

/* @in_package: of an OPF file, where "date" is when it was published, not when the file was saved */
static int
find_field (const char *name,
            gboolean    in_package)
{
  if (g_str_equal (name, "date"))
    return in_package ? NOTANDA_META_DATE : NOTANDA_META_MODIFIED;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].element, name))
      return (int) fields[i].meta;

  return -1;
}

static char *
dup_joined (const NotandaLoaded *loaded,
            int                  field,
            const char          *text,
            const char          *from)
{
  const char *before = loaded->meta[field];

  if (field != NOTANDA_META_BYLINE || before == NULL || !g_str_equal (loaded->from[field], from) || strstr (before, text) != NULL || strlen (before) > 500)
    return NULL;

  return g_strdup_printf ("%s, %s", before, text);
}

static void
take_value (NotandaLoaded *loaded,
            int            field,
            const char    *text,
            const char    *from)
{
  g_autofree char *joined = NULL;

  joined = dup_joined (loaded, field, text, from);
  if (joined != NULL)
    {
      g_clear_pointer (&loaded->meta[field], g_free);
      g_clear_pointer (&loaded->from[field], g_free);
    }
  notanda_loaded_set_meta (loaded, (NotandaMeta) field, g_strdup (joined != NULL ? joined : text), from);
}

void
notanda_office_meta_read (GBytes        *bytes,
                          const char    *from,
                          NotandaLoaded *loaded)
{
  gsize       size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autoptr (NotandaXml) xml = notanda_xml_new (data != NULL ? data : "", size);
  g_autoptr (GString) text = g_string_new (NULL);
  int             field = -1;
  gboolean        in_package = FALSE;
  NotandaXmlEvent event;

  while ((event = notanda_xml_next (xml)) != NOTANDA_XML_END)
    {
      if (event == NOTANDA_XML_OPEN)
        {
          if (notanda_xml_is (xml, "manifest"))
            break;
          in_package |= notanda_xml_is (xml, "package");
          field = find_field (notanda_xml_get_name (xml), in_package);
          g_string_truncate (text, 0);
        }
      else if (event == NOTANDA_XML_TEXT && field >= 0 && text->len < 2000)
        g_string_append (text, notanda_xml_get_text (xml));
      else if (event == NOTANDA_XML_CLOSE && field >= 0)
        {
          g_strstrip (text->str);
          if (*text->str != '\0')
            take_value (loaded, field, text->str, from);
          field = -1;
        }
    }
}

static void
style_free (gpointer data)
{
  NotandaOfficeStyle *style = data;

  g_free (style->parent);
  g_free (style);
}

GHashTable *
notanda_office_styles_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
}

/* Blanks, hyphens and "_20_", which is how ODT writes a blank in a name, don't matter; letters are lower case. */
static char *
dup_plain_name (const char *name)
{
  GString *plain = g_string_new (NULL);

  for (; *name != '\0'; name++)
    if (g_str_has_prefix (name, "_20_"))
      name += 3;
    else if (*name != ' ' && *name != '-')
      g_string_append_c (plain, g_ascii_tolower (*name));

  return g_string_free (plain, FALSE);
}

static void
judge_name (NotandaOfficeStyle *style,
            const char         *id)
{
  static const struct
  {
    const char *name;
    guint       kind;
    guint       left_out;
  } names[] = {
    { "title", NOTANDA_BLOCK_TITLE, 0 },
    { "subtitle", NOTANDA_BLOCK_STANDFIRST, 0 },
    { "quote", NOTANDA_BLOCK_QUOTATION, 0 },
    { "intensequote", NOTANDA_BLOCK_QUOTATION, 0 },
    { "blocktext", NOTANDA_BLOCK_QUOTATION, 0 },
    { "quotations", NOTANDA_BLOCK_QUOTATION, 0 },
    { "caption", NOTANDA_BLOCK_CAPTION, 0 },
    { "imagecaption", NOTANDA_BLOCK_CAPTION, 0 },
    { "tablecaption", NOTANDA_BLOCK_CAPTION, 0 },
    { "figurecaption", NOTANDA_BLOCK_CAPTION, 0 },
    { "htmlpreformatted", NOTANDA_BLOCK_PREFORMATTED, 0 },
    { "preformattedtext", NOTANDA_BLOCK_PREFORMATTED, 0 },
    { "sourcecode", NOTANDA_BLOCK_PREFORMATTED, 0 },
    { "author", NOTANDA_BLOCK_BYLINE, NOTANDA_LEFT_OUT_BYLINE },
    { "date", NOTANDA_BLOCK_DATELINE, NOTANDA_LEFT_OUT_BYLINE },
  };
  g_autofree char *name = dup_plain_name (id);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name))
      {
        style->kind = names[i].kind;
        style->left_out = names[i].left_out;
      }
  if (g_str_has_prefix (name, "heading") && name[7] >= '1' && name[7] <= '9' && name[8] == '\0')
    {
      style->kind = NOTANDA_BLOCK_HEADING;
      style->level = (guint) (name[7] - '0');
    }
  else if ((g_str_has_prefix (name, "toc") && g_ascii_isdigit (name[3])) || (g_str_has_prefix (name, "contents") && g_ascii_isdigit (name[8])))
    {
      style->kind = NOTANDA_BLOCK_PARAGRAPH;
      style->left_out = NOTANDA_LEFT_OUT_NAVIGATION;
    }
}

static NotandaOfficeStyle *
add_style (GHashTable *styles,
           NotandaXml *xml)
{
  g_autofree char    *docx_id = notanda_xml_dup_attribute (xml, "styleId");
  g_autofree char    *id = docx_id != NULL ? g_steal_pointer (&docx_id) : notanda_xml_dup_attribute (xml, "name");
  NotandaOfficeStyle *style;

  if (id == NULL || g_hash_table_contains (styles, id))
    return NULL;
  style = g_new0 (NotandaOfficeStyle, 1);
  style->parent = notanda_xml_dup_attribute (xml, "parent-style-name");
  judge_name (style, id);
  g_hash_table_insert (styles, g_steal_pointer (&id), style);

  return style;
}

void
notanda_office_styles_read (GHashTable *styles,
                            GBytes     *bytes)
{
  gsize       size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autoptr (NotandaXml) xml = notanda_xml_new (data != NULL ? data : "", size);
  NotandaOfficeStyle *style = NULL;
  NotandaXmlEvent     event;

  while ((event = notanda_xml_next (xml)) != NOTANDA_XML_END)
    {
      g_autofree char *value = NULL;

      if (event == NOTANDA_XML_OPEN && notanda_xml_is (xml, "body"))
        return;
      if (event == NOTANDA_XML_CLOSE && notanda_xml_is (xml, "style"))
        style = NULL;
      else if (event == NOTANDA_XML_OPEN && notanda_xml_is (xml, "style"))
        style = add_style (styles, xml);
      if (event != NOTANDA_XML_OPEN || style == NULL)
        continue;

      value = notanda_xml_dup_attribute (xml, "val");
      if (notanda_xml_is (xml, "name") && value != NULL)
        judge_name (style, value);
      else if (notanda_xml_is (xml, "basedOn") && style->parent == NULL)
        style->parent = g_steal_pointer (&value);
      else if (notanda_xml_is (xml, "numPr"))
        style->is_list = TRUE;
    }
}

const NotandaOfficeStyle *
notanda_office_styles_find (GHashTable *styles,
                            const char *id)
{
  for (guint i = 0; id != NULL && i < MAX_BASES; i++)
    {
      NotandaOfficeStyle *style = g_hash_table_lookup (styles, id);

      if (style == NULL)
        {
          /* used and never defined, as some converters do: its name tells all the same */
          style = g_new0 (NotandaOfficeStyle, 1);
          judge_name (style, id);
          g_hash_table_insert (styles, g_strdup (id), style);
        }
      if (style->kind != 0 || style->is_list)
        return style;
      id = style->parent;
    }

  return NULL;
}

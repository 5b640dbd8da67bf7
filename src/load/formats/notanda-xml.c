/* notanda-xml.c: a walk over XML that may be broken or hostile
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Thin over libxml2's pull reader, which recovers from most that is broken; nobody else need know it. Doctypes, and with them entity
 * bombs, are gone before it sees the text. It looks each attribute of an element up among those before, so elements with
 * very many are found by a scan of our own first. O(n), one element in memory at a time. */

#include "load/formats/notanda-xml.h"

#include <libxml/xmlreader.h>
#include <string.h>

#include "load/formats/notanda-feed-mend.h"

#define MAX_DEPTH 250
#define MAX_ATTRIBUTES 200
#define PADDING 1024 /* twice what the reader takes at once */
#define OPTIONS (XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA)

struct _NotandaXml
{
  GString       *text;
  xmlTextReader *reader; /* (nullable): at the end */
  gboolean       is_cut;
  gboolean       is_empty; /* the element that was opened has no end of its own */
};

static char *
dup_utf8 (const char *data,
          gsize       size)
{
  gboolean is_little = size >= 2 && memcmp (data, "\xff\xfe", 2) == 0;
  gboolean is_big = size >= 2 && memcmp (data, "\xfe\xff", 2) == 0;
  g_autoptr (GString) text = NULL;

  if (!is_little && !is_big)
    return g_utf8_make_valid (data, (gssize) size);

  text = g_string_sized_new (size);
  for (gsize i = 2; i + 1 < size; i += 2)
    {
      guint8   low = (guint8) data[is_little ? i : i + 1], high = (guint8) data[is_little ? i + 1 : i];
      gunichar c = ((gunichar) high << 8) | low;

      /* names and structure are of the basic plane; halves of others are no loss in metadata */
      g_string_append_unichar (text, c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: where the first tag with too many attributes begins, or the text's size */
static gsize
find_crowded_tag (const GString *text)
{
  gsize tag = 0;
  guint n = 0;
  char  quote = '\0';

  for (gsize i = 0; i < text->len; i++)
    {
      char c = text->str[i];

      if (quote != '\0')
        quote = c == quote ? '\0' : quote;
      else if (c == '<')
        tag = i, n = 1;
      else if (c == '>')
        n = 0;
      else if (n > 0 && (c == '"' || c == '\''))
        quote = c;
      else if (n > 0 && c == '=' && ++n > MAX_ATTRIBUTES)
        return tag;
    }

  return text->len;
}

NotandaXml *
notanda_xml_new (const char *data,
                 gsize       size)
{
  NotandaXml      *xml = g_new0 (NotandaXml, 1);
  g_autofree char *text = dup_utf8 (data, size);
  gsize            n;

  xml->text = notanda_feed_mend (text, strlen (text));
  n = find_crowded_tag (xml->text);
  xml->is_cut = n < xml->text->len;
  g_string_truncate (xml->text, n);
  /* the reader drops what it read in the same piece as an end that comes too early: let that be blanks */
  g_string_append_printf (xml->text, "%*s", PADDING, "");
  n = xml->text->len;
  if (n <= G_MAXINT)
    xml->reader = xmlReaderForMemory (xml->text->str, (int) n, NULL, "UTF-8", OPTIONS);

  return xml;
}

void
notanda_xml_free (NotandaXml *xml)
{
  if (xml == NULL)
    return;
  g_clear_pointer (&xml->reader, xmlFreeTextReader);
  g_string_free (xml->text, TRUE);
  g_free (xml);
}

static NotandaXmlEvent
finish (NotandaXml *xml,
        gboolean    is_cut)
{
  xml->is_cut |= is_cut;
  g_clear_pointer (&xml->reader, xmlFreeTextReader);

  return NOTANDA_XML_END;
}

NotandaXmlEvent
notanda_xml_next (NotandaXml *xml)
{
  if (xml->reader == NULL)
    return NOTANDA_XML_END;
  if (xml->is_empty)
    {
      xml->is_empty = FALSE;
      return NOTANDA_XML_CLOSE;
    }

  for (;;)
    {
      int status = xmlTextReaderRead (xml->reader);
      int type = status == 1 ? xmlTextReaderNodeType (xml->reader) : 0;

      if (status != 1 || xmlTextReaderDepth (xml->reader) > MAX_DEPTH)
        return finish (xml, status != 0);
      if (type == XML_READER_TYPE_ELEMENT)
        {
          xml->is_empty = xmlTextReaderIsEmptyElement (xml->reader) == 1;
          return NOTANDA_XML_OPEN;
        }
      if (type == XML_READER_TYPE_END_ELEMENT)
        return NOTANDA_XML_CLOSE;
      if ((type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE) && xmlTextReaderConstValue (xml->reader) != NULL)
        return NOTANDA_XML_TEXT;
    }
}

const char *
notanda_xml_get_name (NotandaXml *xml)
{
  const char *name = xml->reader != NULL ? (const char *) xmlTextReaderConstLocalName (xml->reader) : NULL;
  const char *colon = name != NULL ? strchr (name, ':') : NULL;

  /* a prefix that nobody declared */
  if (colon != NULL)
    return colon + 1;

  return name != NULL ? name : "";
}

gboolean
notanda_xml_is (NotandaXml *xml,
                const char *name)
{
  return g_str_equal (notanda_xml_get_name (xml), name);
}

const char *
notanda_xml_get_text (NotandaXml *xml)
{
  const char *text = xml->reader != NULL ? (const char *) xmlTextReaderConstValue (xml->reader) : NULL;

  return text != NULL ? text : "";
}

char *
notanda_xml_dup_attribute (NotandaXml *xml,
                           const char *name)
{
  char *value = NULL;

  if (xml->reader == NULL || xmlTextReaderMoveToFirstAttribute (xml->reader) != 1)
    return NULL;
  do
    if (notanda_xml_is (xml, name) && xmlTextReaderIsNamespaceDecl (xml->reader) != 1)
      value = g_strdup ((const char *) xmlTextReaderConstValue (xml->reader));
  while (value == NULL && xmlTextReaderMoveToNextAttribute (xml->reader) == 1);
  xmlTextReaderMoveToElement (xml->reader);

  return value;
}

gboolean
notanda_xml_is_cut (NotandaXml *xml)
{
  return xml->is_cut;
}

void
notanda_xml_warm (void)
{
  xmlInitParser ();
}

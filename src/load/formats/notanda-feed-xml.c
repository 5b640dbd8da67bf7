/* notanda-feed-xml.c: RSS of all versions, and Atom
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One reader for all dialects: their elements have the same names or names of their own, so an element means the same wherever it stands, and
 * feeds that mix dialects (most do) are no special case. A walk with libxml2's pull reader, which recovers from what is broken; the depth of
 * the tree costs nothing, since only the field that is being read is kept. O(n). */

#include "load/formats/notanda-feed-xml.h"

#include <libxml/xmlreader.h>
#include <string.h>

#include "load/formats/notanda-feed-date.h"
#include "load/formats/notanda-feed-mend.h"

#define OPTIONS (XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA)

/* Whose element it is: a title of an enclosure isn't the entry's. */
typedef enum
{
  SPACE_FEED,
  SPACE_DUBLIN_CORE,
  SPACE_CONTENT,
  SPACE_OTHER,
} Space;

typedef enum
{
  FIELD_NONE,
  FIELD_TITLE,
  FIELD_LINK,
  FIELD_ID,
  FIELD_SUMMARY,
  FIELD_CONTENT,
  FIELD_PUBLISHED,
  FIELD_UPDATED,
  FIELD_LANGUAGE,
} Field;

/**
 * Walk:
 * @entry: (nullable): which one we are in
 * @entry_depth: of its element
 * @field: the one whose text is collected
 * @field_depth: of its element
 * @text: of the field so far
 * @markup: of @text
 * @is_atom: the entry's element is of Atom
 * @is_nested: the field holds elements, which are written out again
 */
typedef struct
{
  xmlTextReader    *reader;
  NotandaFeed      *feed;
  NotandaFeedEntry *entry;
  int               entry_depth;
  Field             field;
  int               field_depth;
  GString          *text;
  NotandaFeedMarkup markup;
  gboolean          is_atom;
  gboolean          is_nested;
  gboolean          is_guid_address;
  const char       *address;
} Walk;

static Space
find_space (xmlTextReader *reader,
            const char   **name)
{
  const char *uri = (const char *) xmlTextReaderConstNamespaceUri (reader);
  const char *prefix = (const char *) xmlTextReaderConstPrefix (reader);
  const char *colon;

  *name = (const char *) xmlTextReaderConstLocalName (reader);
  colon = strchr (*name, ':');
  if (uri == NULL && prefix == NULL && colon == NULL)
    return SPACE_FEED;
  if (uri != NULL && strstr (uri, "purl.org/dc/") != NULL)
    return SPACE_DUBLIN_CORE;
  if (uri != NULL && strstr (uri, "rss/1.0/modules/content") != NULL)
    return SPACE_CONTENT;
  if (uri != NULL && (strstr (uri, "www.w3.org/2005/Atom") != NULL || strstr (uri, "purl.org/atom") != NULL || strstr (uri, "purl.org/rss/1.0/") != NULL || strstr (uri, "netscape.com/") != NULL || strstr (uri, "backend.userland.com") != NULL || strstr (uri, "blogs.law.harvard.edu") != NULL))
    return strstr (uri, "/modules/") != NULL ? SPACE_OTHER : SPACE_FEED;
  if (uri != NULL || colon == NULL)
    return uri != NULL && prefix == NULL ? SPACE_FEED : SPACE_OTHER;

  /* a prefix that nobody declared */
  prefix = *name;
  *name = colon + 1;
  if (g_str_has_prefix (prefix, "dc:"))
    return SPACE_DUBLIN_CORE;
  if (g_str_has_prefix (prefix, "content:"))
    return SPACE_CONTENT;

  return g_str_has_prefix (prefix, "atom:") || g_str_has_prefix (prefix, "rss:") ? SPACE_FEED : SPACE_OTHER;
}

static Field
find_field (Space       space,
            const char *name)
{
  static const struct
  {
    const char *name;
    Space       space;
    Field       field;
  } fields[] = {
    { "title", SPACE_FEED, FIELD_TITLE },
    { "title", SPACE_DUBLIN_CORE, FIELD_TITLE },
    { "link", SPACE_FEED, FIELD_LINK },
    { "guid", SPACE_FEED, FIELD_ID },
    { "id", SPACE_FEED, FIELD_ID },
    { "description", SPACE_FEED, FIELD_SUMMARY },
    { "description", SPACE_DUBLIN_CORE, FIELD_SUMMARY },
    { "summary", SPACE_FEED, FIELD_SUMMARY },
    { "content", SPACE_FEED, FIELD_CONTENT },
    { "encoded", SPACE_CONTENT, FIELD_CONTENT },
    { "pubDate", SPACE_FEED, FIELD_PUBLISHED },
    { "pubdate", SPACE_FEED, FIELD_PUBLISHED },
    { "published", SPACE_FEED, FIELD_PUBLISHED },
    { "issued", SPACE_FEED, FIELD_PUBLISHED },
    { "date", SPACE_DUBLIN_CORE, FIELD_PUBLISHED },
    { "date", SPACE_FEED, FIELD_PUBLISHED },
    { "updated", SPACE_FEED, FIELD_UPDATED },
    { "modified", SPACE_FEED, FIELD_UPDATED },
    { "language", SPACE_FEED, FIELD_LANGUAGE },
    { "language", SPACE_DUBLIN_CORE, FIELD_LANGUAGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].space == space && g_str_equal (fields[i].name, name))
      return fields[i].field;

  return FIELD_NONE;
}

static char *
dup_attribute (xmlTextReader *reader,
               const char    *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  char    *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

static char *
dup_address (Walk       *walk,
             const char *address)
{
  xmlChar    *base = xmlTextReaderBaseUri (walk->reader);
  const char *against = base != NULL && g_str_has_prefix ((const char *) base, "http") ? (const char *) base : walk->address != NULL ? walk->address
                                                                                                                                     : walk->feed->home;
  char       *absolute = notanda_feed_dup_address (against, address);

  xmlFree (base);

  return absolute;
}

static void
set_address (Walk *walk,
             char *address)
{
  char **place = walk->entry != NULL ? &walk->entry->address : &walk->feed->home;

  if (*place == NULL)
    *place = address;
  else
    g_free (address);
}

/* <link href="..."/>, as Atom has it. */
static gboolean
read_link (Walk *walk)
{
  g_autofree char *href = dup_attribute (walk->reader, "href");
  g_autofree char *rel = dup_attribute (walk->reader, "rel");

  if (href == NULL)
    return FALSE;
  if (rel == NULL || g_str_equal (rel, "alternate"))
    set_address (walk, dup_address (walk, href));

  return TRUE;
}

static void
set_text (char **place,
          char  *text)
{
  if (*place == NULL)
    *place = text;
  else
    g_free (text);
}

static void
set_date (GDateTime **place,
          const char *text)
{
  if (*place == NULL)
    *place = notanda_feed_date_parse (text);
}

static void
finish_feed_field (Walk       *walk,
                   const char *text)
{
  if (walk->field == FIELD_TITLE)
    set_text (&walk->feed->title, notanda_feed_dup_plain (text, walk->markup, 0));
  else if (walk->field == FIELD_LANGUAGE)
    set_text (&walk->feed->language, notanda_feed_dup_plain (text, NOTANDA_FEED_PLAIN, 40));
  else if (walk->field == FIELD_LINK)
    set_address (walk, dup_address (walk, text));
}

static void
finish_id (Walk       *walk,
           const char *text)
{
  set_text (&walk->entry->id, notanda_feed_dup_plain (text, NOTANDA_FEED_PLAIN, 0));
  if (walk->is_guid_address && walk->entry->address == NULL && walk->entry->id != NULL && g_str_has_prefix (walk->entry->id, "http"))
    walk->entry->address = notanda_feed_dup_address (NULL, walk->entry->id);
}

static void
finish_content (Walk       *walk,
                const char *text)
{
  NotandaFeedEntry *entry = walk->entry;

  if (entry->content != NULL || *text == '\0')
    return;
  entry->content = walk->markup == NOTANDA_FEED_HTML ? g_strdup (text) : g_markup_escape_text (text, -1);
}

static void
finish_field (Walk *walk)
{
  const char *text = walk->text->str;

  if (walk->entry == NULL)
    finish_feed_field (walk, text);
  else if (walk->field == FIELD_TITLE)
    set_text (&walk->entry->title, notanda_feed_dup_plain (text, walk->markup, 0));
  else if (walk->field == FIELD_LINK)
    set_address (walk, dup_address (walk, text));
  else if (walk->field == FIELD_ID)
    finish_id (walk, text);
  else if (walk->field == FIELD_SUMMARY)
    {
      set_text (&walk->entry->summary, notanda_feed_dup_plain (text, walk->markup, 500));
      if (walk->entry->address == NULL)
        finish_content (walk, text);
    }
  else if (walk->field == FIELD_CONTENT)
    {
      g_clear_pointer (&walk->entry->content, g_free);
      finish_content (walk, text);
    }
  else if (walk->field == FIELD_PUBLISHED)
    set_date (&walk->entry->published, text);
  else if (walk->field == FIELD_UPDATED)
    set_date (&walk->entry->updated, text);

  walk->field = FIELD_NONE;
  g_string_truncate (walk->text, 0);
}

/* Atom says what a text is; in RSS it is HTML if it looks like it. */
static NotandaFeedMarkup
find_markup (Walk *walk)
{
  g_autofree char *type = dup_attribute (walk->reader, "type");
  g_autofree char *mode = dup_attribute (walk->reader, "mode");
  gboolean         says_html = type != NULL && strstr (type, "html") != NULL;

  if (!walk->is_atom || says_html || (mode != NULL && g_str_equal (mode, "escaped")))
    return NOTANDA_FEED_HTML;

  return NOTANDA_FEED_PLAIN;
}

static void
begin_field (Walk *walk,
             Field field)
{
  g_autofree char *permanent = field == FIELD_ID ? dup_attribute (walk->reader, "isPermaLink") : NULL;

  walk->field = field;
  walk->field_depth = xmlTextReaderDepth (walk->reader);
  walk->markup = find_markup (walk);
  walk->is_nested = FALSE;
  walk->is_guid_address = permanent == NULL || !g_str_equal (permanent, "false");
  g_string_truncate (walk->text, 0);
  if (xmlTextReaderIsEmptyElement (walk->reader) == 1)
    finish_field (walk);
}

static void
end_entry (Walk *walk)
{
  NotandaFeedEntry *entry = walk->entry;

  if (entry != NULL && entry->summary == NULL && entry->content != NULL && walk->is_atom)
    entry->summary = notanda_feed_dup_plain (entry->content, NOTANDA_FEED_HTML, 500);
  walk->entry = NULL;
}

static void
begin_entry (Walk *walk)
{
  g_autofree char *about = dup_attribute (walk->reader, "rdf:about");

  /* one that was never closed */
  end_entry (walk);
  walk->entry = notanda_feed_add (walk->feed);
  walk->entry->id = g_steal_pointer (&about);
  walk->entry_depth = xmlTextReaderDepth (walk->reader);
}

static void
append_tag (Walk       *walk,
            const char *name,
            gboolean    is_end)
{
  if (walk->markup != NOTANDA_FEED_HTML || strlen (name) > 20)
    return;
  walk->is_nested = TRUE;
  g_string_append_printf (walk->text, is_end ? "</%s>" : "<%s>", name);
}

static void
begin_element (Walk *walk)
{
  const char *name;
  Space       space = find_space (walk->reader, &name);
  int         depth = xmlTextReaderDepth (walk->reader);
  Field       field;

  if (space == SPACE_FEED && (g_str_equal (name, "item") || g_str_equal (name, "entry")))
    {
      if (walk->field != FIELD_NONE)
        finish_field (walk);
      walk->is_atom = *name == 'e';
      begin_entry (walk);
      return;
    }
  if (walk->field != FIELD_NONE)
    {
      append_tag (walk, name, FALSE);
      return;
    }
  if (space == SPACE_FEED && g_str_equal (name, "feed"))
    walk->is_atom = TRUE;
  if (depth > (walk->entry != NULL ? walk->entry_depth + 1 : 2))
    return;

  field = find_field (space, name);
  if (field == FIELD_NONE || (field == FIELD_LINK && read_link (walk)))
    return;
  begin_field (walk, field);
}

static void
end_element (Walk *walk)
{
  int depth = xmlTextReaderDepth (walk->reader);

  if (walk->field != FIELD_NONE)
    {
      if (depth <= walk->field_depth)
        finish_field (walk);
      else
        append_tag (walk, (const char *) xmlTextReaderConstLocalName (walk->reader), TRUE);
    }
  if (walk->entry != NULL && depth <= walk->entry_depth)
    end_entry (walk);
}

static void
append_text (Walk *walk)
{
  const char      *text = (const char *) xmlTextReaderConstValue (walk->reader);
  g_autofree char *escaped = NULL;
  g_autofree char *type = NULL;

  if (text == NULL || walk->field == FIELD_NONE)
    return;
  /* within elements, text is text: its signs were decoded already */
  if (walk->is_nested && xmlTextReaderDepth (walk->reader) > walk->field_depth + 1)
    text = escaped = g_markup_escape_text (text, -1);
  g_string_append (walk->text, text);
}

static void
step (Walk *walk)
{
  int type = xmlTextReaderNodeType (walk->reader);

  if (type == XML_READER_TYPE_ELEMENT)
    begin_element (walk);
  else if (type == XML_READER_TYPE_END_ELEMENT)
    end_element (walk);
  else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE)
    append_text (walk);
}

static void
walk_all (Walk *walk)
{
  int result = walk->reader != NULL ? 1 : -1;

  while (result == 1 && (result = xmlTextReaderRead (walk->reader)) == 1)
    step (walk);

  if (walk->field != FIELD_NONE && walk->entry != NULL)
    finish_field (walk);
  end_entry (walk);
  walk->feed->is_cut = result < 0;
}

static NotandaFeed *
read_with (xmlTextReader *reader,
           const char    *address)
{
  Walk walk = { .reader = reader, .address = address, .feed = notanda_feed_new (), .text = g_string_new (NULL) };

  walk_all (&walk);
  g_string_free (walk.text, TRUE);
  if (reader != NULL)
    xmlFreeTextReader (reader);

  return walk.feed;
}

/* The reader ends at the first tag that doesn't match, whatever it was told; the parser of whole documents goes on, at the
 * price of a tree.
 * Returns: (transfer full) (nullable) */
static NotandaFeed *
read_damaged (const GString *mended,
              const char    *address)
{
  xmlDoc      *doc = xmlReadMemory (mended->str, (int) mended->len, address, "UTF-8", OPTIONS);
  NotandaFeed *feed;

  if (doc == NULL)
    return NULL;
  feed = read_with (xmlReaderWalker (doc), address);
  feed->is_cut = TRUE;
  xmlFreeDoc (doc);

  return feed;
}

NotandaFeed *
notanda_feed_read_xml (const char *text,
                       gsize       size,
                       const char *address)
{
  g_autoptr (GString) mended = notanda_feed_mend (text, size);
  g_autoptr (NotandaFeed) damaged = NULL;
  NotandaFeed *feed;

  if (mended->len > G_MAXINT)
    return read_with (NULL, address);
  feed = read_with (xmlReaderForMemory (mended->str, (int) mended->len, address, "UTF-8", OPTIONS), address);
  if (feed->is_cut)
    damaged = read_damaged (mended, address);
  if (damaged == NULL || damaged->entries->len < feed->entries->len)
    return feed;

  notanda_feed_free (feed);
  return g_steal_pointer (&damaged);
}

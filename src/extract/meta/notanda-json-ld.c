/* notanda-json-ld.c: what a page's structured data say about its article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Schema.org's vocabulary, of which pages use a small part in many shapes: an object, an array of
 * them, a graph whose nodes refer to each other by "@id". The tree is walked to a fixed depth, and
 * each object looked at once; which types are an article stands in a table. */

#include "extract/meta/notanda-json-ld.h"

#include <string.h>
#include <yyjson.h>

#include "extract/html/notanda-html-entities.h"

#define MAX_DEPTH 64
#define MAX_AUTHORS 16
#define MAX_AUTHOR_VALUES 500 /* looked at: references multiply */
#define MAX_DOCUMENTS 16      /* in one script: the parser copies what is left for each */

typedef enum
{
  TYPE_OTHER,
  TYPE_ARTICLE,
  TYPE_PAGE, /* may have an article's data, where nothing better has */
  TYPE_LIST,
  TYPE_PERSON,
  TYPE_ORGANIZATION,
} Type;

static const struct
{
  const char *name;
  Type        type;
} types[] = {
  { "AnalysisNewsArticle", TYPE_ARTICLE },
  { "Article", TYPE_ARTICLE },
  { "AskPublicNewsArticle", TYPE_ARTICLE },
  { "BackgroundNewsArticle", TYPE_ARTICLE },
  { "BlogPosting", TYPE_ARTICLE },
  { "CollectionPage", TYPE_LIST },
  { "DiscussionForumPosting", TYPE_ARTICLE },
  { "LiveBlogPosting", TYPE_ARTICLE },
  { "MedicalWebPage", TYPE_PAGE },
  { "NewsArticle", TYPE_ARTICLE },
  { "NewsMediaOrganization", TYPE_ORGANIZATION },
  { "OpinionNewsArticle", TYPE_ARTICLE },
  { "Organization", TYPE_ORGANIZATION },
  { "Person", TYPE_PERSON },
  { "Recipe", TYPE_ARTICLE },
  { "Report", TYPE_ARTICLE },
  { "ReportageNewsArticle", TYPE_ARTICLE },
  { "Review", TYPE_PAGE },
  { "ReviewNewsArticle", TYPE_ARTICLE },
  { "ScholarlyArticle", TYPE_ARTICLE },
  { "SearchResultsPage", TYPE_LIST },
  { "SocialMediaPosting", TYPE_ARTICLE },
  { "TechArticle", TYPE_ARTICLE },
  { "WebPage", TYPE_PAGE },
};

typedef struct
{
  NotandaJsonLd *data;
  GHashTable    *by_id;    /* "@id" -> yyjson_val, of this script */
  guint          n_values; /* that were looked at for authors */
  gboolean       pages;    /* take what stands in a WebPage, too */
} Walk;

void
notanda_json_ld_init (NotandaJsonLd *data)
{
  memset (data, 0, sizeof *data);
  data->authors = g_ptr_array_new_with_free_func (g_free);
  data->organizations = g_ptr_array_new_with_free_func (g_free);
}

void
notanda_json_ld_clear (NotandaJsonLd *data)
{
  g_clear_pointer (&data->authors, g_ptr_array_unref);
  g_clear_pointer (&data->organizations, g_ptr_array_unref);
  g_free (data->headline);
  g_free (data->publisher);
  g_free (data->published);
  g_free (data->modified);
  g_free (data->language);
  g_free (data->address);
  g_free (data->description);
  g_free (data->body);
  memset (data, 0, sizeof *data);
}

static Type
find_type (yyjson_val *value)
{
  const char *name = yyjson_get_str (value);
  const char *last;

  if (name == NULL)
    return TYPE_OTHER;
  /* "https://schema.org/Article", "schema:Article" */
  last = strrchr (name, '/');
  name = last != NULL ? last + 1 : name;
  last = strrchr (name, ':');
  name = last != NULL ? last + 1 : name;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].name, name) == 0)
      return types[i].type;

  return TYPE_OTHER;
}

static Type
get_type (yyjson_val *object)
{
  yyjson_val *value = yyjson_obj_get (object, "@type");
  Type        best = TYPE_OTHER;
  size_t      i;
  size_t      n;
  yyjson_val *item;

  if (!yyjson_is_arr (value))
    return find_type (value);
  yyjson_arr_foreach (value, i, n, item)
  {
    Type type = find_type (item);

    if (type != TYPE_OTHER && (best == TYPE_OTHER || type < best))
      best = type;
  }

  return best;
}

/* Strings that were escaped for HTML before they became JSON, as many are. */
static char *
dup_text (yyjson_val *value)
{
  g_autofree char *first = NULL;
  const char      *text;

  if (yyjson_is_arr (value))
    value = yyjson_arr_get_first (value);
  text = yyjson_get_str (value);
  if (text == NULL || *text == '\0')
    return NULL;

  text = first = notanda_html_entities_dup_decoded (text, yyjson_get_len (value));

  /* escaped twice */
  return strstr (text, "&#") != NULL || strstr (text, "&amp;") != NULL ? notanda_html_entities_dup_decoded (text, strlen (text))
                                                                       : g_steal_pointer (&first);
}

static void
take_text (char      **place,
           yyjson_val *object,
           const char *key)
{
  if (*place == NULL)
    *place = dup_text (yyjson_obj_get (object, key));
}

static yyjson_val *
follow (Walk       *walk,
        yyjson_val *value)
{
  const char *id = yyjson_is_obj (value) && yyjson_obj_get (value, "name") == NULL
                       ? yyjson_get_str (yyjson_obj_get (value, "@id"))
                       : NULL;
  yyjson_val *other = id != NULL ? g_hash_table_lookup (walk->by_id, id) : NULL;

  return other != NULL ? other : value;
}

static void
add_author (Walk       *walk,
            yyjson_val *value,
            guint       depth)
{
  GPtrArray       *list = walk->data->authors;
  g_autofree char *name = NULL;
  size_t           i;
  size_t           n;
  yyjson_val      *item;

  value = follow (walk, value);
  if (walk->data->authors->len >= MAX_AUTHORS || depth > 4 || walk->n_values++ >= MAX_AUTHOR_VALUES)
    return;
  if (yyjson_is_arr (value))
    {
      yyjson_arr_foreach (value, i, n, item) add_author (walk, item, depth + 1);
      return;
    }
  if (yyjson_is_obj (value))
    {
      item = yyjson_obj_get (value, "name");
      if (yyjson_is_obj (item) || yyjson_is_arr (item))
        {
          add_author (walk, item, depth + 1);
          return;
        }
      name = dup_text (item);
      if (get_type (value) == TYPE_ORGANIZATION)
        list = walk->data->organizations;
      else if (list->len == 0 && name != NULL)
        walk->data->has_person = get_type (value) == TYPE_PERSON;
    }
  else
    name = dup_text (value);
  if (name != NULL)
    g_ptr_array_add (list, g_steal_pointer (&name));
}

static void
take_publisher (Walk       *walk,
                yyjson_val *object)
{
  yyjson_val *value = follow (walk, yyjson_obj_get (object, "publisher"));

  if (yyjson_is_arr (value))
    value = follow (walk, yyjson_arr_get_first (value));
  if (walk->data->publisher != NULL)
    return;
  walk->data->publisher = yyjson_is_obj (value) ? dup_text (yyjson_obj_get (value, "name")) : dup_text (value);
}

static void
take_address (NotandaJsonLd *data,
              yyjson_val    *object)
{
  yyjson_val *main = yyjson_obj_get (object, "mainEntityOfPage");

  take_text (&data->address, object, "url");
  if (data->address == NULL && yyjson_is_obj (main))
    take_text (&data->address, main, "@id");
  else if (data->address == NULL)
    take_text (&data->address, object, "mainEntityOfPage");
}

static gboolean
is_false (yyjson_val *value)
{
  const char *text = yyjson_get_str (value);

  return yyjson_is_false (value) || (text != NULL && g_ascii_strcasecmp (text, "false") == 0);
}

static void
take_article (Walk       *walk,
              yyjson_val *object)
{
  NotandaJsonLd *data = walk->data;
  yyjson_val    *author = yyjson_obj_get (object, "author");

  take_text (&data->headline, object, "headline");
  take_text (&data->headline, object, "name");
  if (data->authors->len == 0)
    add_author (walk, author != NULL ? author : yyjson_obj_get (object, "creator"), 0);
  take_publisher (walk, object);
  take_text (&data->published, object, "datePublished");
  take_text (&data->published, object, "dateCreated");
  take_text (&data->modified, object, "dateModified");
  take_text (&data->language, object, "inLanguage");
  take_text (&data->description, object, "description");
  take_text (&data->body, object, "articleBody");
  take_address (data, object);
  if (is_false (yyjson_obj_get (object, "isAccessibleForFree")))
    data->is_paywalled = TRUE;
}

static void
visit (Walk       *walk,
       yyjson_val *object)
{
  Type type = get_type (object);

  if (type == TYPE_LIST)
    walk->data->is_list = TRUE;
  if (type == TYPE_ARTICLE && !walk->pages && !walk->data->is_article)
    {
      walk->data->is_article = TRUE;
      take_article (walk, object);
    }
  if (type == TYPE_PAGE && walk->pages && !walk->data->is_article)
    {
      take_text (&walk->data->headline, object, "headline");
      take_text (&walk->data->published, object, "datePublished");
      take_text (&walk->data->modified, object, "dateModified");
      take_text (&walk->data->language, object, "inLanguage");
      if (walk->data->authors->len == 0)
        add_author (walk, yyjson_obj_get (object, "author"), 0);
      take_publisher (walk, object);
    }
}

/* Depth first, to a depth that no honest page has. */
static void
walk_value (Walk       *walk,
            yyjson_val *value,
            guint       depth,
            void (*func) (Walk *walk, yyjson_val *object))
{
  size_t      i;
  size_t      n;
  yyjson_val *key;
  yyjson_val *item;

  if (depth > MAX_DEPTH)
    return;
  if (yyjson_is_arr (value))
    {
      yyjson_arr_foreach (value, i, n, item) walk_value (walk, item, depth + 1, func);
    }
  else if (yyjson_is_obj (value))
    {
      func (walk, value);
      yyjson_obj_foreach (value, i, n, key, item)
      {
        if (yyjson_is_ctn (item))
          walk_value (walk, item, depth + 1, func);
      }
    }
}

static void
index_id (Walk       *walk,
          yyjson_val *object)
{
  const char *id = yyjson_get_str (yyjson_obj_get (object, "@id"));

  if (id != NULL && yyjson_obj_get (object, "name") != NULL && !g_hash_table_contains (walk->by_id, id))
    g_hash_table_insert (walk->by_id, (gpointer) id, object);
}

static void
read_document (NotandaJsonLd *data,
               yyjson_val    *root)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Walk walk = { .data = data, .by_id = by_id };

  walk_value (&walk, root, 0, index_id);
  walk_value (&walk, root, 0, visit);
  walk.pages = TRUE;
  walk_value (&walk, root, 0, visit);
}

void
notanda_json_ld_add (NotandaJsonLd *data,
                     const char    *text,
                     gsize          size)
{
  g_autoptr (GString) repaired = notanda_json_repair (text, size);
  char *p = repaired->str;
  gsize left = repaired->len;

  /* several values in a row are read one after the other */
  for (guint i = 0; i < MAX_DOCUMENTS && left > 0; i++)
    {
      yyjson_doc *document = yyjson_read_opts (p, left, YYJSON_READ_STOP_WHEN_DONE | YYJSON_READ_ALLOW_INVALID_UNICODE, NULL, NULL);
      gsize       used;

      if (document == NULL)
        return;
      used = yyjson_doc_get_read_size (document);
      read_document (data, yyjson_doc_get_root (document));
      yyjson_doc_free (document);
      if (used == 0)
        return;
      p += used;
      left -= used;
      while (left > 0 && (g_ascii_isspace (*p) || *p == ',' || *p == ';'))
        {
          p++;
          left--;
        }
    }
}

/* notanda-dav-listing.c: the XML in which a WebDAV server lists a folder
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A multistatus of RFC 4918 as it arrives. GMarkup knows no entities but XML's
 * own five and reads no other file, so that nothing can be expanded; whatever
 * declares a document type is refused. It knows no namespaces either: that is
 * a stack of the prefixes in force here, of which only those that mean "DAV:"
 * matter. An element counts where the standard has it, under the parents of
 * the table; all else is passed over.
 *
 * What a server leaves out may make somebody believe that a file is gone, so a
 * listing is whole or nothing: its last byte closes the element that its first
 * one opened, and it speaks of the folder that was asked for.
 *
 * Nothing that is listed is ever followed: only the name at the end of an address
 * is taken. Linear in the bytes; memory is that of the entries.
 *
 * Simpler would be a tree of libxml2, which has had most faults of such clients. */

#include "net/notanda-dav-listing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-address.h"
#include "net/notanda-dav-href.h"

#define MAX_DEPTH 16
#define MAX_PREFIXES 64
#define MAX_TEXT NOTANDA_ADDRESS_MAX

typedef enum
{
  NOTHING,
  MULTISTATUS,
  RESPONSE,
  HREF,
  STATUS,
  PROPSTAT,
  PROPSTAT_STATUS,
  PROP,
  LENGTH,
  TYPE,
  COLLECTION,
} Element;

/* Where the elements that count stand */
static const struct
{
  const char *name;
  Element     parent;
  Element     element;
} elements[] = {
  { "multistatus", NOTHING, MULTISTATUS },
  { "response", MULTISTATUS, RESPONSE },
  { "href", RESPONSE, HREF },
  { "status", RESPONSE, STATUS },
  { "propstat", RESPONSE, PROPSTAT },
  { "status", PROPSTAT, PROPSTAT_STATUS },
  { "prop", PROPSTAT, PROP },
  { "getcontentlength", PROP, LENGTH },
  { "resourcetype", PROP, TYPE },
  { "collection", TYPE, COLLECTION },
};

typedef struct
{
  char    *prefix; /* "" for elements that have none */
  guint    depth;
  gboolean is_dav;
} Prefix;

/* Properties, as they are known so far */
typedef struct
{
  gint64   size;
  gboolean is_folder;
  gboolean is_refused; /* its status isn't one of success */
} Properties;

struct _NotandaDavListing
{
  GMarkupParseContext *parser;
  NotandaDavFolder    *folder;
  gsize                n_bytes;
  guint                n_mark; /* of the byte order mark that were passed over */
  gboolean             is_closed;
  Element              path[MAX_DEPTH];
  guint                depth;
  GArray              *prefixes;
  GString             *text; /* of the innermost element, if it counts */
  char                *href;
  Properties           entry;
  Properties           propstat;
  GHashTable          *names;
  GPtrArray           *entries;
  gboolean             found_self;
  guint                n_responses;
  guint                n_ignored;
};

static gboolean
fail (GError    **error,
      const char *what)
{
  g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV, what);
  return FALSE;
}

static gboolean
fail_too_large (GError **error)
{
  g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, _ ("the folder holds more files than can be listed; choose another"));
  return FALSE;
}

static gboolean
fail_broken (GError **error)
{
  return fail (error, _ ("the list of files that the server sent is cut or damaged; try again later"));
}

static gboolean
fail_other (GError **error)
{
  return fail (error, _ ("what came is not the list of files that was asked for; check the address, and whether the network wants a login first"));
}

/* ---- entries */

/* What one response says: the folder itself, something in it, or something else. */
static void
take_response (NotandaDavListing *self)
{
  g_autofree char *name = NULL;
  NotandaDavPlace  place = self->href != NULL ? notanda_dav_place_find (self->folder, self->href, &name) : NOTANDA_DAV_ELSEWHERE;
  NotandaDavEntry *entry;

  if (place == NOTANDA_DAV_ITSELF && !self->entry.is_refused)
    {
      self->found_self = TRUE;
      return;
    }
  if (place != NOTANDA_DAV_INSIDE || self->entry.is_refused || g_hash_table_contains (self->names, name))
    {
      self->n_ignored++;
      return;
    }

  entry = g_new0 (NotandaDavEntry, 1);
  entry->name = g_steal_pointer (&name);
  entry->size = self->entry.size;
  entry->is_folder = self->entry.is_folder;
  g_hash_table_add (self->names, entry->name);
  g_ptr_array_add (self->entries, entry);
}

/* ---- elements */

static gboolean
declare_prefixes (NotandaDavListing *self,
                  const char       **names,
                  const char       **values,
                  GError           **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      Prefix prefix = { .depth = self->depth, .is_dav = g_str_equal (values[i], "DAV:") };

      if (!g_str_has_prefix (names[i], "xmlns") || (names[i][5] != '\0' && names[i][5] != ':'))
        continue;
      if (self->prefixes->len >= MAX_PREFIXES)
        return fail_other (error);
      prefix.prefix = g_strdup (names[i][5] == ':' ? names[i] + 6 : "");
      g_array_append_val (self->prefixes, prefix);
    }

  return TRUE;
}

/* Returns: (nullable): the name without its prefix, if it is one of "DAV:" */
static const char *
dav_name (NotandaDavListing *self,
          const char        *name)
{
  const char *colon = strchr (name, ':');
  gsize       length = colon != NULL ? (gsize) (colon - name) : 0;

  for (guint i = self->prefixes->len; i > 0; i--)
    {
      const Prefix *prefix = &g_array_index (self->prefixes, Prefix, i - 1);

      if (strlen (prefix->prefix) == length && memcmp (prefix->prefix, name, length) == 0)
        return !prefix->is_dav ? NULL : colon != NULL ? colon + 1
                                                      : name;
    }

  return NULL;
}

static Element
find_element (NotandaDavListing *self,
              const char        *name)
{
  const char *local = dav_name (self, name);
  Element     parent = self->depth > 0 ? self->path[self->depth - 1] : NOTHING;

  /* what stands in something that doesn't count doesn't either */
  if (local == NULL || (self->depth > 0 && parent == NOTHING))
    return NOTHING;
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (elements[i].parent == parent && g_str_equal (elements[i].name, local))
      return elements[i].element;

  return NOTHING;
}

static void
start_cb (GMarkupParseContext *context,
          const char          *name,
          const char         **attribute_names,
          const char         **attribute_values,
          gpointer             data,
          GError             **error)
{
  NotandaDavListing *self = data;
  const Properties   unknown = { .size = -1 };
  Element            element;

  if (self->is_closed)
    {
      fail_broken (error);
      return;
    }
  if (self->depth >= MAX_DEPTH)
    {
      fail_other (error);
      return;
    }
  if (!declare_prefixes (self, attribute_names, attribute_values, error))
    return;

  element = find_element (self, name);
  if (self->depth == 0 && element != MULTISTATUS)
    {
      fail_other (error);
      return;
    }
  self->path[self->depth++] = element;
  g_string_truncate (self->text, 0);
  if (element == RESPONSE && ++self->n_responses > NOTANDA_DAV_MAX_ENTRIES)
    fail_too_large (error);
  else if (element == RESPONSE)
    {
      self->entry = unknown;
      g_clear_pointer (&self->href, g_free);
    }
  else if (element == PROPSTAT)
    self->propstat = unknown;
  else if (element == COLLECTION)
    self->propstat.is_folder = TRUE;
}

static gboolean
is_success (const char *status)
{
  /* "HTTP/1.1 200 OK" */
  const char *code = strchr (status, ' ');

  return code != NULL && code[1] == '2';
}

static void
end_propstat (NotandaDavListing *self)
{
  if (self->propstat.is_refused)
    return;
  self->entry.is_folder |= self->propstat.is_folder;
  if (self->propstat.size >= 0)
    self->entry.size = self->propstat.size;
}

static void
end_element (NotandaDavListing *self,
             Element            element,
             const char        *text)
{
  guint64 size = 0;

  switch (element)
    {
    case HREF:
      if (self->href == NULL)
        self->href = g_strdup (text);
      break;
    case STATUS:
      self->entry.is_refused = !is_success (text);
      break;
    case PROPSTAT_STATUS:
      self->propstat.is_refused = !is_success (text);
      break;
    case LENGTH:
      if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &size, NULL))
        self->propstat.size = (gint64) size;
      break;
    case PROPSTAT:
      end_propstat (self);
      break;
    case RESPONSE:
      take_response (self);
      break;
    case NOTHING:
    case MULTISTATUS:
    case PROP:
    case TYPE:
    case COLLECTION:
    default:
      break;
    }
}

static void
end_cb (GMarkupParseContext *context,
        const char          *name,
        gpointer             data,
        GError             **error)
{
  NotandaDavListing *self = data;

  self->depth--;
  end_element (self, self->path[self->depth], g_strstrip (self->text->str));
  g_string_truncate (self->text, 0);
  while (self->prefixes->len > 0 && g_array_index (self->prefixes, Prefix, self->prefixes->len - 1).depth == self->depth)
    g_array_set_size (self->prefixes, self->prefixes->len - 1);
  self->is_closed = self->depth == 0;
}

static void
text_cb (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             data,
         GError             **error)
{
  NotandaDavListing *self = data;

  if (self->depth == 0 || self->path[self->depth - 1] == NOTHING)
    return;
  /* too long an address is none, and stays one byte too long */
  g_string_append_len (self->text, text, (gssize) MIN (length, MAX_TEXT + 1 - self->text->len));
}

static void
passthrough_cb (GMarkupParseContext *context,
                const char          *text,
                gsize                length,
                gpointer             data,
                GError             **error)
{
  NotandaDavListing *self = data;

  if (self->is_closed)
    fail_broken (error);
  else if (g_ascii_strncasecmp (text, "<!doctype", MIN (length, strlen ("<!doctype"))) == 0)
    fail_other (error);
}

/* ---- */

static void
clear_prefix (gpointer data)
{
  g_free (((Prefix *) data)->prefix);
}

NotandaDavListing *
notanda_dav_listing_new (const char *address)
{
  static const GMarkupParser callbacks = { start_cb, end_cb, text_cb, passthrough_cb, NULL };
  NotandaDavListing         *self;

  g_return_val_if_fail (address != NULL && notanda_address_is_web (address), NULL);

  self = g_new0 (NotandaDavListing, 1);
  self->folder = notanda_dav_folder_new (address);
  self->parser = g_markup_parse_context_new (&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  self->prefixes = g_array_new (FALSE, FALSE, sizeof (Prefix));
  g_array_set_clear_func (self->prefixes, clear_prefix);
  self->text = g_string_new (NULL);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_dav_entry_free);
  return self;
}

void
notanda_dav_listing_free (NotandaDavListing *self)
{
  if (self == NULL)
    return;
  g_markup_parse_context_free (self->parser);
  notanda_dav_folder_free (self->folder);
  g_free (self->href);
  g_array_unref (self->prefixes);
  g_string_free (self->text, TRUE);
  g_hash_table_unref (self->names);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

/* GMarkup's own words are of no use to people. */
static gboolean
check (GError  *local,
       GError **error)
{
  if (local == NULL)
    return TRUE;
  if (local->domain == NOTANDA_ERROR)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_error_free (local);
  return fail_broken (error);
}

gboolean
notanda_dav_listing_push (NotandaDavListing *self,
                          const guint8      *data,
                          gsize              size,
                          GError           **error)
{
  static const guint8 mark[] = { 0xef, 0xbb, 0xbf };
  GError             *local = NULL;

  g_return_val_if_fail (self != NULL && self->entries != NULL, FALSE);

  if (size > NOTANDA_DAV_MAX_LISTING - self->n_bytes)
    return fail_too_large (error);
  for (; size > 0 && self->n_mark == self->n_bytes && self->n_mark < sizeof mark && *data == mark[self->n_mark]; data++, size--)
    {
      self->n_mark++;
      self->n_bytes++;
    }
  if (size == 0)
    return TRUE;

  self->n_bytes += size;
  g_markup_parse_context_parse (self->parser, (const char *) data, (gssize) size, &local);
  return check (local, error);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(const NotandaDavEntry *const *) a)->name, (*(const NotandaDavEntry *const *) b)->name);
}

GPtrArray *
notanda_dav_listing_finish (NotandaDavListing *self,
                            guint             *n_ignored,
                            GError           **error)
{
  GError *local = NULL;

  g_return_val_if_fail (self != NULL && self->entries != NULL && n_ignored != NULL, NULL);

  if (!self->is_closed)
    {
      fail_broken (error);
      return NULL;
    }
  g_markup_parse_context_end_parse (self->parser, &local);
  if (!check (local, error))
    return NULL;
  if (!self->found_self && self->entries->len == 0)
    {
      fail (error, _ ("the server lists another folder than the one that was asked for; check the address"));
      return NULL;
    }

  *n_ignored = self->n_ignored;
  g_ptr_array_sort (self->entries, compare_entries);
  return g_steal_pointer (&self->entries);
}

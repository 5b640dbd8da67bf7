/* notanda-loaded-pack.c: what goes to a helper process and what comes back, as bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The helper reads what anybody may have written, so whoever broke it may write the answer: it is read as a file from
 * outside is. The same limits hold on both sides, cut to when packing and refused when unpacking, so that an answer over
 * them is one that our code never wrote. A GVariant of a fixed type can't nest, and checks its own offsets; JSON would
 * have cost a parser of its own. O(n) both ways. */

#include "load/notanda-loaded-pack.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-claims.h"
#include "load/notanda-loaded-clean.h"
#include "load/notanda-variant-array.h"

#define N_ERRORS (NOTANDA_ERROR_PASSWORD + 1)

/* One for both directions: a big-endian machine turns it round. */
static GVariant *
take_little_endian (GVariant *value)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (value);

  return G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (sunk) : g_steal_pointer (&sunk);
}

static GBytes *
take_bytes (GVariant *value)
{
  g_autoptr (GVariant) little = take_little_endian (value);

  return g_variant_get_data_as_bytes (little);
}

/* Returns: (nullable): only what is in normal form */
static GVariant *
read_bytes (GBytes     *bytes,
            const char *type)
{
  GVariant *value = g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE);

  if (!g_variant_is_normal_form (value))
    {
      g_variant_unref (g_variant_ref_sink (value));
      return NULL;
    }

  return take_little_endian (value);
}

static gboolean
is_address_meta (guint meta)
{
  return meta == NOTANDA_META_ADDRESS || meta == NOTANDA_META_CANONICAL_ADDRESS;
}

GBytes *
notanda_load_options_pack (const NotandaLoadOptions *options)
{
  g_autofree char *name = g_utf8_make_valid (options->name, -1);

  return take_bytes (g_variant_new (NOTANDA_LOAD_OPTIONS_TYPE, name, options->address, options->content_type,
                                    options->encoding, options->part, options->password, options->explain, options->now, (guint32) options->manner));
}

GVariant *
notanda_load_options_unpack (GBytes             *bytes,
                             NotandaLoadOptions *options)
{
  g_autoptr (GVariant) value = read_bytes (bytes, NOTANDA_LOAD_OPTIONS_TYPE);

  guint32 manner;

  *options = (NotandaLoadOptions) { 0 };
  if (value == NULL)
    return NULL;
  g_variant_get (value, "(&sm&sm&sm&sm&sm&sbxu)", &options->name, &options->address, &options->content_type,
                 &options->encoding, &options->part, &options->password, &options->explain, &options->now, &manner);
  options->manner = (NotandaLoadManner) manner;

  return g_steal_pointer (&value);
}

/* The same for g_variant_new(), owned by @strings, which lives until the variant is made. */
static const char *
tidy (GPtrArray  *strings,
      const char *string)
{
  char *clean = notanda_loaded_dup_tidy (string);

  if (clean != NULL)
    g_ptr_array_add (strings, clean);

  return clean;
}

static GVariant *
pack_blocks (const NotandaLoaded *loaded,
             gboolean            *was_cut)
{
  NotandaVariantArray *array = notanda_variant_array_new ("a(smsyyy)");
  gsize                n_chars = NOTANDA_LOADED_MAX_CHARS;

  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);
      g_autofree char          *valid = g_utf8_validate (block->text, -1, NULL) ? NULL : g_utf8_make_valid (block->text, -1);
      g_autofree char          *text = notanda_loaded_dup_clean (valid != NULL ? valid : block->text, TRUE, &n_chars, was_cut);
      g_autofree char          *explain = notanda_loaded_dup_tidy (block->explain);

      if (i == NOTANDA_LOADED_MAX_BLOCKS || (n_chars == 0 && *text == '\0'))
        {
          *was_cut = TRUE;
          break;
        }
      notanda_variant_array_add_string (array, text);
      notanda_variant_array_add_maybe_string (array, explain);
      notanda_variant_array_add_byte (array, (guint8) block->kind);
      notanda_variant_array_add_byte (array, (guint8) block->level);
      notanda_variant_array_add_byte (array, (guint8) block->left_out);
      notanda_variant_array_end_element (array);
    }

  return notanda_variant_array_finish (array);
}

/* @was_cut: not all of its text is packed */
static GVariant *
pack_meta (const NotandaLoaded *loaded,
           gboolean             was_cut)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(yss)"));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < NOTANDA_N_META; i++)
    {
      const char *value = loaded->meta[i];

      if (value == NULL || (is_address_meta (i) && !notanda_loaded_is_address (value)))
        continue;
      g_variant_builder_add (&builder, "(yss)", (guint8) i, tidy (strings, value),
                             tidy (strings, loaded->from[i] != NULL ? loaded->from[i] : ""));
    }
  if (was_cut && loaded->meta[NOTANDA_META_TRUNCATED] == NULL)
    g_variant_builder_add (&builder, "(yss)", (guint8) NOTANDA_META_TRUNCATED, notanda_truncated_get_identifier (NOTANDA_TRUNCATED_LENGTH), "loading");

  return g_variant_builder_end (&builder);
}

static GVariant *
pack_notices (const NotandaLoaded *loaded,
              gboolean             was_cut)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  guint n = MIN (loaded->notices->len, NOTANDA_LOADED_MAX_NOTICES - 1);

  if (was_cut)
    g_variant_builder_add (&builder, "s", _ ("It is so long that only its start was taken in: 4 million characters."));
  for (guint i = 0; i < n; i++)
    g_variant_builder_add (&builder, "s", tidy (strings, g_ptr_array_index (loaded->notices, i)));

  return g_variant_builder_end (&builder);
}

static GVariant *
pack_choices (const NotandaLoaded *loaded)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssms)"));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (loaded->choices->len, NOTANDA_LOADED_MAX_CHOICES); i++)
    {
      const NotandaLoadedChoice *choice = g_ptr_array_index (loaded->choices, i);

      g_variant_builder_add (&builder, "(ssms)", tidy (strings, choice->part), tidy (strings, choice->title),
                             tidy (strings, choice->detail));
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
pack_links (const NotandaLoaded *loaded)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ysms)"));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (loaded->links->len, NOTANDA_LOADED_MAX_LINKS); i++)
    {
      const NotandaLoadedLink *item = g_ptr_array_index (loaded->links, i);

      if (notanda_loaded_is_address (item->address))
        g_variant_builder_add (&builder, "(ysms)", (guint8) item->kind, tidy (strings, item->address), tidy (strings, item->title));
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
pack_items (const NotandaLoaded *loaded)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(msmsmsmsms)"));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (loaded->items->len, NOTANDA_LOADED_MAX_ITEMS); i++)
    {
      const NotandaFeedItem *item = g_ptr_array_index (loaded->items, i);
      const char            *address = item->address != NULL && notanda_loaded_is_address (item->address) ? item->address : NULL;

      g_variant_builder_add (&builder, "(msmsmsmsms)", tidy (strings, item->title), tidy (strings, address),
                             tidy (strings, item->date), tidy (strings, item->summary), tidy (strings, item->id));
    }

  return g_variant_builder_end (&builder);
}

GBytes *
notanda_loaded_pack (NotandaLoaded *loaded,
                     const GError  *failure)
{
  g_autoptr (NotandaLoaded) nothing = loaded == NULL ? notanda_loaded_new ("") : NULL;
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  gboolean  was_cut = FALSE;
  guint     code = 0;
  GVariant *blocks;

  if (loaded == NULL)
    {
      loaded = nothing;
      code = 1 + (failure != NULL && failure->domain == NOTANDA_ERROR ? (guint) failure->code : NOTANDA_ERROR_FAILED);
    }
  blocks = pack_blocks (loaded, &was_cut);

  return take_bytes (g_variant_new ("(us(s@a(smsyyy)@a(yss)udb@as@a(ssms)@a(ysms)@a(msmsmsmsms)))", code,
                                    code > 0 && failure != NULL ? tidy (strings, failure->message) : "", loaded->reader,
                                    blocks, pack_meta (loaded, was_cut), loaded->page, CLAMP (loaded->confidence, 0, 1),
                                    loaded->encoding_guessed, pack_notices (loaded, was_cut), pack_choices (loaded),
                                    pack_links (loaded), pack_items (loaded)));
}

/* Sets @copy to @string without what doesn't belong in it; FALSE where it is too long. */
static gboolean
take_in (const char *string,
         char      **copy)
{
  gsize    n_chars = NOTANDA_LOADED_MAX_VALUE;
  gboolean was_cut = FALSE;

  *copy = notanda_loaded_dup_clean (string, FALSE, &n_chars, &was_cut);
  return !was_cut;
}

static gboolean
unpack_blocks (GVariant      *blocks,
               NotandaLoaded *loaded)
{
  GVariantIter iter;
  const char  *text, *explain;
  guint8       kind, level, left_out;
  gsize        n_chars = NOTANDA_LOADED_MAX_CHARS;
  gboolean     was_cut = FALSE;

  if (g_variant_iter_init (&iter, blocks) > NOTANDA_LOADED_MAX_BLOCKS)
    return FALSE;
  while (g_variant_iter_next (&iter, "(&sm&syyy)", &text, &explain, &kind, &level, &left_out))
    {
      g_autofree char    *why = NULL;
      NotandaLoadedBlock *block;

      if (kind < NOTANDA_BLOCK_TITLE || kind > NOTANDA_BLOCK_PREFORMATTED || left_out >= NOTANDA_N_LEFT_OUT || !take_in (explain, &why))
        return FALSE;
      block = notanda_loaded_add_block (loaded, notanda_loaded_dup_clean (text, TRUE, &n_chars, &was_cut), kind, level, left_out);
      if (was_cut)
        return FALSE;
      if (block != NULL)
        block->explain = g_steal_pointer (&why);
    }

  return TRUE;
}

static gboolean
unpack_meta (GVariant      *metas,
             NotandaLoaded *loaded)
{
  GVariantIter iter;
  const char  *value, *from;
  guint8       number;

  g_variant_iter_init (&iter, metas);
  while (g_variant_iter_next (&iter, "(y&s&s)", &number, &value, &from))
    {
      g_autofree char *clean = NULL;
      g_autofree char *source = NULL;

      if (number >= NOTANDA_N_META || loaded->meta[number] != NULL || !take_in (value, &clean) || !take_in (from, &source))
        return FALSE;
      if (is_address_meta (number) && !notanda_loaded_is_address (clean))
        return FALSE;
      notanda_loaded_set_meta (loaded, (NotandaMeta) number, g_steal_pointer (&clean), source);
    }

  return TRUE;
}

static gboolean
unpack_notices (GVariant      *notices,
                NotandaLoaded *loaded)
{
  GVariantIter iter;
  const char  *notice;

  if (g_variant_iter_init (&iter, notices) > NOTANDA_LOADED_MAX_NOTICES)
    return FALSE;
  while (g_variant_iter_next (&iter, "&s", &notice))
    {
      g_autofree char *clean = NULL;

      if (!take_in (notice, &clean))
        return FALSE;
      notanda_loaded_add_notice (loaded, g_steal_pointer (&clean));
    }

  return TRUE;
}

static gboolean
unpack_choices (GVariant      *choices,
                NotandaLoaded *loaded)
{
  GVariantIter iter;
  const char  *part, *title, *detail;

  if (g_variant_iter_init (&iter, choices) > NOTANDA_LOADED_MAX_CHOICES)
    return FALSE;
  while (g_variant_iter_next (&iter, "(&s&sm&s)", &part, &title, &detail))
    {
      g_autofree char *clean_part = NULL;
      g_autofree char *clean_title = NULL;
      g_autofree char *clean_detail = NULL;

      if (!take_in (part, &clean_part) || !take_in (title, &clean_title) || !take_in (detail, &clean_detail))
        return FALSE;
      notanda_loaded_add_choice (loaded, g_steal_pointer (&clean_part), g_steal_pointer (&clean_title), g_steal_pointer (&clean_detail));
    }

  return TRUE;
}

static gboolean
unpack_links (GVariant      *links,
              NotandaLoaded *loaded)
{
  GVariantIter iter;
  const char  *address, *title;
  guint8       kind;

  if (g_variant_iter_init (&iter, links) > NOTANDA_LOADED_MAX_LINKS)
    return FALSE;
  while (g_variant_iter_next (&iter, "(y&sm&s)", &kind, &address, &title))
    {
      g_autofree char *clean_address = NULL;
      g_autofree char *clean_title = NULL;

      if (kind > NOTANDA_LINK_NEXT || !notanda_loaded_is_address (address) || !take_in (address, &clean_address) || !take_in (title, &clean_title))
        return FALSE;
      notanda_loaded_add_link (loaded, (NotandaLinkKind) kind, g_steal_pointer (&clean_address), g_steal_pointer (&clean_title));
    }

  return TRUE;
}

static gboolean
unpack_items (GVariant      *items,
              NotandaLoaded *loaded)
{
  GVariantIter iter;
  const char  *from[5];

  if (g_variant_iter_init (&iter, items) > NOTANDA_LOADED_MAX_ITEMS)
    return FALSE;
  while (g_variant_iter_next (&iter, "(m&sm&sm&sm&sm&s)", &from[0], &from[1], &from[2], &from[3], &from[4]))
    {
      char    *values[5] = { NULL };
      gboolean is_good = from[1] == NULL || notanda_loaded_is_address (from[1]);

      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        is_good = take_in (from[i], &values[i]) && is_good;
      notanda_loaded_add_item (loaded, values[0], values[1], values[2], values[3], values[4]);
      if (!is_good)
        return FALSE;
    }

  return TRUE;
}

static gboolean
unpack_parts (GVariant      *value,
              NotandaLoaded *loaded)
{
  g_autoptr (GVariant) blocks = g_variant_get_child_value (value, 1);
  g_autoptr (GVariant) meta = g_variant_get_child_value (value, 2);
  g_autoptr (GVariant) notices = g_variant_get_child_value (value, 6);
  g_autoptr (GVariant) choices = g_variant_get_child_value (value, 7);
  g_autoptr (GVariant) links = g_variant_get_child_value (value, 8);
  g_autoptr (GVariant) items = g_variant_get_child_value (value, 9);

  g_variant_get_child (value, 3, "u", &loaded->page);
  g_variant_get_child (value, 4, "d", &loaded->confidence);
  g_variant_get_child (value, 5, "b", &loaded->encoding_guessed);

  /* written so that a number that is none fails too */
  return loaded->page >= NOTANDA_PAGE_KIND_ARTICLE && loaded->page <= NOTANDA_PAGE_KIND_SCRIPT && loaded->confidence >= 0 && loaded->confidence <= 1 && unpack_blocks (blocks, loaded) && unpack_meta (meta, loaded) && unpack_notices (notices, loaded) && unpack_choices (choices, loaded) && unpack_links (links, loaded) && unpack_items (items, loaded);
}

NotandaLoaded *
notanda_loaded_unpack (GBytes  *bytes,
                       GError **failure)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;
  g_autofree char    *clean = NULL;
  const NotandaClaim *claim;
  const char         *message, *reader;
  guint               code;

  if (g_bytes_get_size (bytes) > NOTANDA_ANSWER_MAX_SIZE || (answer = read_bytes (bytes, NOTANDA_ANSWER_TYPE)) == NULL)
    return NULL;

  g_variant_get (answer, "(u&s@" NOTANDA_LOADED_TYPE ")", &code, &message, &value);
  if (code > N_ERRORS || !take_in (message, &clean) || (code > 0 && *clean == '\0'))
    return NULL;
  if (code > 0)
    {
      g_set_error_literal (failure, NOTANDA_ERROR, (int) code - 1, clean);
      return NULL;
    }

  g_variant_get_child (value, 0, "&s", &reader);
  claim = notanda_claims_get (reader);
  if (claim == NULL)
    return NULL;
  loaded = notanda_loaded_new (claim->identifier);

  return unpack_parts (value, loaded) ? g_steal_pointer (&loaded) : NULL;
}

/* notanda-show-difference.c: a field that two people set, in words
 *
 * The words are identifiers, as in exports, and not labels: what reads the JSON
 * of `show` sees the same ones as who reads the lines.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/notanda-show-difference.h"

#include "model/notanda-registers.h"
#include "model/notanda-value.h"

static gboolean
parse (const NotandaDifference *difference,
       guint                    i,
       NotandaValue            *value)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (g_ptr_array_index (difference->values, i), &size);

  return notanda_value_parse (value, bytes, size);
}

/* A link or note is a field of its own, named by a random id; one of its values
 * may be that it was taken away. */
static const char *
name_element (const NotandaDifference *difference)
{
  NotandaValue value;

  for (guint i = 0; i < difference->values->len; i++)
    if (parse (difference, i, &value) && value.kind == NOTANDA_VALUE_LINK)
      return "link";
    else if (parse (difference, i, &value) && value.kind == NOTANDA_VALUE_NOTE)
      return "note";

  return NULL;
}

/* One block that was put right is a field of its own too. */
static gboolean
get_block (const NotandaDifference *difference,
           guint                    i,
           NotandaBlock            *block)
{
  NotandaValue  value;
  NotandaReader reader;

  if (!parse (difference, i, &value) || value.kind != NOTANDA_VALUE_BLOCKS)
    return FALSE;
  notanda_reader_init (&reader, value.raw, value.raw_size);
  if (notanda_reader_u32 (&reader) != 1)
    return FALSE;
  block->start = notanda_reader_u32 (&reader);
  block->end = notanda_reader_u32 (&reader);
  block->kind = notanda_reader_u8 (&reader);
  block->level = notanda_reader_u8 (&reader);

  return TRUE;
}

static gboolean
find_block (const NotandaDifference *difference,
            NotandaBlock            *block)
{
  for (guint i = 0; i < difference->values->len; i++)
    if (get_block (difference, i, block))
      return TRUE;

  return FALSE;
}

char *
notanda_show_difference_dup_field (const NotandaDifference *difference,
                                   NotandaDocument         *document)
{
  const NotandaTagAttribute *attribute = notanda_tag_set_find_attribute (notanda_document_get_tag_set (document),
                                                                         &difference->field);
  const char                *element = name_element (difference);
  char                       id[NOTANDA_ID_STRING_SIZE];
  NotandaBlock               block;

  if (notanda_id_equal (&difference->field, notanda_field_get_position ()))
    return g_strdup ("position");
  if (notanda_id_equal (&difference->field, notanda_field_get_type_field ()))
    return g_strdup ("type");
  if (notanda_id_equal (&difference->field, notanda_field_get_state ()))
    return g_strdup ("state");
  if (attribute != NULL)
    return g_strdup (attribute->identifier);
  for (guint i = 0; i < NOTANDA_N_META; i++)
    if (notanda_id_equal (&difference->field, notanda_meta_get_field (i)))
      return g_strdup (notanda_meta_get_identifier (i));
  if (notanda_id_equal (&difference->field, notanda_field_get_blocks ()))
    return g_strdup ("blocks");
  if (find_block (difference, &block))
    return g_strdup_printf ("block %u-%u", block.start, block.end);

  return g_strdup (element != NULL ? element : notanda_id_to_string (&difference->field, id));
}

static char *
dup_fragments (const NotandaValue *value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notanda_ranges_count (value->raw); i++)
    {
      NotandaRange range = notanda_ranges_get (value->raw, i);

      g_string_append_printf (text, "%s%u-%u", i > 0 ? ";" : "", range.start, range.end);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_type (NotandaDocument *document,
          const NotandaId *id)
{
  const NotandaTagType *type = notanda_tag_set_find_type (notanda_document_get_tag_set (document), id);
  char                  string[NOTANDA_ID_STRING_SIZE];

  return g_strdup (type != NULL ? type->identifier : notanda_id_to_string (id, string));
}

static char *
dup_link (NotandaDocument    *document,
          const NotandaValue *value)
{
  const NotandaTagRole *role = notanda_tag_set_find_role (notanda_document_get_tag_set (document), &value->id);
  char                  id[NOTANDA_ID_STRING_SIZE], target[NOTANDA_ID_STRING_SIZE];

  return g_strdup_printf ("%s %s", role != NULL ? role->identifier : notanda_id_to_string (&value->id, id),
                          notanda_id_to_string (&value->target, target));
}

char *
notanda_show_difference_dup_value (const NotandaDifference *difference,
                                   NotandaDocument         *document,
                                   guint                    i)
{
  NotandaValue value;
  NotandaBlock block;

  if (!parse (difference, i, &value))
    return g_strdup ("");
  if (value.kind == NOTANDA_VALUE_FRAGMENTS)
    return dup_fragments (&value);
  if (value.kind == NOTANDA_VALUE_ID)
    return dup_type (document, &value.id);
  if (value.kind == NOTANDA_VALUE_LINK)
    return dup_link (document, &value);
  if (get_block (difference, i, &block))
    return block.level > 0 ? g_strdup_printf ("%s %u", notanda_block_kind_get_identifier (block.kind), block.level)
                           : g_strdup (notanda_block_kind_get_identifier (block.kind));

  return notanda_value_dup_string (&value);
}

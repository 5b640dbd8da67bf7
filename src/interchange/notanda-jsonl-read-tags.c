/* notanda-jsonl-read-tags.c: tag set and small fields of JSON Lines, read
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-jsonl-read-private.h"

#include <glib/gi18n-lib.h>

static const char *const origins[] = { "hand", "bulk", "import", "proposal" };

const char *
notanda_origin_get_identifier (NotandaOrigin origin)
{
  return (guint) origin < G_N_ELEMENTS (origins) ? origins[origin] : origins[NOTANDA_ORIGIN_HAND];
}

int
notanda_origin_from_identifier (const char *identifier)
{
  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    if (g_str_equal (origins[i], identifier))
      return (int) i;

  return -1;
}

static gboolean
parse_digits (const char **at,
              guint        n,
              gint64      *out)
{
  *out = 0;
  for (guint i = 0; i < n; i++, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      *out = *out * 10 + (**at - '0');
    }

  return TRUE;
}

/* Our own form, in which all fields have their fixed width. */
static gboolean
parse_own_time (const char *string,
                gint64     *time)
{
  static const struct
  {
    guint digits;
    char  after;
  } form[] = {
    { 4, '-' },
    { 2, '-' },
    { 2, 'T' },
    { 2, ':' },
    { 2, ':' },
    { 2, '.' },
    { 6, 'Z' },
  };
  gint64 part[G_N_ELEMENTS (form)];
  gint64 year, era, day_of_era, month;

  for (guint i = 0; i < G_N_ELEMENTS (form); i++)
    if (!parse_digits (&string, form[i].digits, &part[i]) || *string++ != form[i].after)
      return FALSE;
  if (*string != '\0' || part[0] < 1 || part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31 ||
      part[3] > 23 || part[4] > 59 || part[5] > 59)
    return FALSE;

  /* years begin in March, so that the leap day is the last */
  month = (part[1] + 9) % 12;
  year = part[0] - (part[1] <= 2 ? 1 : 0);
  era = year / 400;
  day_of_era = (year % 400) * 365 + (year % 400) / 4 - (year % 400) / 100 + (153 * month + 2) / 5 + part[2] - 1;
  *time = ((era * 146097 + day_of_era - 719468) * 86400 + part[3] * 3600 + part[4] * 60 + part[5]) * 1000000 + part[6];

  return TRUE;
}

gboolean
notanda_jsonl_parse_time (const char *string,
                          gint64     *time)
{
  g_autoptr (GDateTime) parsed = NULL;

  if (parse_own_time (string, time))
    return TRUE;

  parsed = g_date_time_new_from_iso8601 (string, NULL);
  if (parsed == NULL)
    return FALSE;
  *time = g_date_time_to_unix_usec (parsed);

  return TRUE;
}

static const char *
take_string (NotandaMarks *marks,
             GString      *string)
{
  const char *kept = g_string_chunk_insert_len (marks->strings, string->str, (gssize) string->len);

  g_string_free (string, TRUE);

  return kept;
}

static const char *
get_flag (yyjson_val *value)
{
  return yyjson_is_bool (value) ? (yyjson_get_bool (value) ? "yes" : "no") : NULL;
}

/* "IDENTIFIER TAB LABEL" a line, as the tag set has them. */
static const char *
join_choices (NotandaMarks *marks,
              yyjson_val   *array)
{
  GString        *joined;
  yyjson_arr_iter iter;
  yyjson_val     *choice;

  if (!yyjson_arr_iter_init (array, &iter))
    return NULL;

  joined = g_string_new (NULL);
  while ((choice = yyjson_arr_iter_next (&iter)) != NULL)
    {
      const char *identifier = notanda_jsonl_get_string (yyjson_arr_get (choice, 0));
      const char *label = notanda_jsonl_get_string (yyjson_arr_get (choice, 1));

      if (identifier == NULL || strpbrk (identifier, "\t\n") != NULL)
        continue;
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "\n" : "", identifier);
      if (label != NULL && strpbrk (label, "\t\n") == NULL)
        g_string_append_printf (joined, "\t%s", label);
    }

  return take_string (marks, joined);
}

static const char *
join_accepts (NotandaMarks *marks,
              yyjson_val   *array)
{
  GString        *joined;
  yyjson_arr_iter iter;
  yyjson_val     *type;

  if (!yyjson_arr_iter_init (array, &iter))
    return NULL;

  joined = g_string_new (NULL);
  while ((type = yyjson_arr_iter_next (&iter)) != NULL)
    {
      NotandaId id;

      if (notanda_jsonl_get_id (type, &id))
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? "\n" : "", yyjson_get_str (type));
    }

  return take_string (marks, joined);
}

/* What types, attributes and roles have in common; @element is borrowed. */
static gboolean
read_element (NotandaMarkElement *element,
              const char         *kind,
              yyjson_val         *object)
{
  element->properties[NOTANDA_TAG_ELEMENT] = kind;
  element->properties[NOTANDA_TAG_IDENTIFIER] = notanda_jsonl_get_string (yyjson_obj_get (object, "identifier"));
  element->properties[NOTANDA_TAG_LABEL] = notanda_jsonl_get_string (yyjson_obj_get (object, "label"));

  return notanda_jsonl_get_id (yyjson_obj_get (object, "id"), &element->id) &&
         element->properties[NOTANDA_TAG_IDENTIFIER] != NULL &&
         notanda_identifier_is_valid (element->properties[NOTANDA_TAG_IDENTIFIER]);
}

static void
read_owned (NotandaMarks    *marks,
            yyjson_val      *array,
            const char      *kind,
            const NotandaId *owner,
            guint            line)
{
  yyjson_arr_iter iter;
  yyjson_val     *object;

  memset (&iter, 0, sizeof iter);
  yyjson_arr_iter_init (array, &iter);
  while ((object = yyjson_arr_iter_next (&iter)) != NULL)
    {
      NotandaMarkElement element = { .owner = *owner };

      if (!read_element (&element, kind, object))
        {
          notanda_marks_add_problem (marks, line, _ ("part of the tag set has no id or no valid identifier"));
          continue;
        }

      element.properties[NOTANDA_TAG_KIND] = notanda_jsonl_get_string (yyjson_obj_get (object, "kind"));
      element.properties[NOTANDA_TAG_REQUIRED] = get_flag (yyjson_obj_get (object, "required"));
      element.properties[NOTANDA_TAG_DEFAULT] = notanda_jsonl_get_string (yyjson_obj_get (object, "default"));
      element.properties[NOTANDA_TAG_RETIRED] = get_flag (yyjson_obj_get (object, "retired"));
      element.properties[NOTANDA_TAG_CHOICES] = join_choices (marks, yyjson_obj_get (object, "choices"));
      element.properties[NOTANDA_TAG_ACCEPTS] = join_accepts (marks, yyjson_obj_get (object, "accepts"));
      g_array_append_val (marks->elements, element);
    }
}

void
notanda_jsonl_read_tag_set (NotandaMarks *marks,
                            yyjson_val   *array,
                            guint         number)
{
  yyjson_arr_iter iter;
  yyjson_val     *object;

  memset (&iter, 0, sizeof iter);
  yyjson_arr_iter_init (array, &iter);
  while ((object = yyjson_arr_iter_next (&iter)) != NULL)
    {
      NotandaMarkElement element = { 0 };

      if (!read_element (&element, "type", object))
        {
          notanda_marks_add_problem (marks, number, _ ("part of the tag set has no id or no valid identifier"));
          continue;
        }

      notanda_jsonl_get_id (yyjson_obj_get (object, "merged_into"), &element.merged_into);
      element.properties[NOTANDA_TAG_KEY] = notanda_jsonl_get_string (yyjson_obj_get (object, "key"));
      element.properties[NOTANDA_TAG_COLOUR] = notanda_jsonl_get_string (yyjson_obj_get (object, "colour"));
      element.properties[NOTANDA_TAG_PATTERN] = notanda_jsonl_get_string (yyjson_obj_get (object, "pattern"));
      element.properties[NOTANDA_TAG_GUIDELINE] = notanda_jsonl_get_string (yyjson_obj_get (object, "guideline"));
      element.properties[NOTANDA_TAG_RETIRED] = get_flag (yyjson_obj_get (object, "retired"));
      g_array_append_val (marks->elements, element);
      read_owned (marks, yyjson_obj_get (object, "attributes"), "attribute", &element.id, number);
      read_owned (marks, yyjson_obj_get (object, "roles"), "role", &element.id, number);
    }
}

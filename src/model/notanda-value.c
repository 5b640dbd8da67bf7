/* notanda-value.c: what a field of a record holds
 *
 * On disk a value is its kind's byte and what that kind has: see
 * parse_known(). The rules are checked here once, when bytes come in; later
 * readers may then take every count and string as it stands.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-value.h"

#include <string.h>

static guint32
peek_u32 (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);

  return GUINT32_FROM_LE (value);
}

guint
notanda_ranges_count (const guint8 *bytes)
{
  return peek_u32 (bytes);
}

NotandaRange
notanda_ranges_get (const guint8 *bytes,
                    guint         i)
{
  const guint8 *at = bytes + 4 + 8 * (gsize) i;

  return (NotandaRange) { peek_u32 (at), peek_u32 (at + 4) };
}

/* Ranges in text order; they may touch, and be empty, but never overlap. */
static gboolean
skip_ranges (NotandaReader *reader)
{
  guint32 n = notanda_reader_u32 (reader);
  guint32 last = 0;

  if (n == 0)
    return FALSE;

  for (guint32 i = 0; i < n && !reader->failed; i++)
    {
      guint32 start = notanda_reader_u32 (reader);
      guint32 end = notanda_reader_u32 (reader);

      if (start < last || end < start)
        return FALSE;
      last = end;
    }

  return !reader->failed;
}

static gboolean
skip_block (NotandaReader *reader,
            guint32       *last)
{
  guint32 start = notanda_reader_u32 (reader);
  guint32 end = notanda_reader_u32 (reader);

  notanda_reader_u8 (reader);
  notanda_reader_u8 (reader);
  if (start < *last || end < start)
    return FALSE;
  *last = end;

  return !reader->failed;
}

static gboolean
skip_blocks (NotandaReader *reader)
{
  guint32 n = notanda_reader_u32 (reader);
  guint32 last = 0;

  for (guint32 i = 0; i < n; i++)
    if (!skip_block (reader, &last))
      return FALSE;

  return !reader->failed;
}

/* A value inside a value: only the simple kinds, so that nothing nests. */
static gboolean
skip_inner_value (NotandaReader *reader)
{
  guint32       size = notanda_reader_u32 (reader);
  const guint8 *bytes = notanda_reader_bytes (reader, size);
  NotandaValue  value;

  if (bytes == NULL || size == 0)
    return FALSE;
  if (bytes[0] > NOTANDA_VALUE_ID && bytes[0] <= NOTANDA_VALUE_VERSIONS)
    return FALSE;

  return notanda_value_parse (&value, bytes, size);
}

gboolean
notanda_value_skip_attributes (NotandaReader *reader)
{
  guint32   n = notanda_reader_u32 (reader);
  NotandaId last = { { 0 } };

  for (guint32 i = 0; i < n; i++)
    {
      NotandaId id;

      notanda_reader_id (reader, &id);
      if (reader->failed || (i > 0 && notanda_id_compare (&last, &id) >= 0))
        return FALSE;
      if (!skip_inner_value (reader))
        return FALSE;
      last = id;
    }

  return !reader->failed;
}

static gboolean
parse_link (NotandaValue  *value,
            NotandaReader *reader)
{
  guint32 n;

  notanda_reader_id (reader, &value->id);
  notanda_reader_id (reader, &value->target);
  n = notanda_reader_u32 (reader);

  for (guint32 i = 0; i < n; i++)
    {
      notanda_reader_string (reader);
      if (reader->failed || !skip_inner_value (reader))
        return FALSE;
    }

  return TRUE;
}

/* Ascending by field, so that what is found in the same places is the same bytes. */
static gboolean
skip_found (NotandaReader *reader)
{
  guint32   n = notanda_reader_u32 (reader);
  NotandaId last = { { 0 } };

  for (guint32 i = 0; i < n && !reader->failed; i++)
    {
      NotandaId field;

      notanda_reader_id (reader, &field);
      notanda_reader_string (reader);
      notanda_reader_string (reader);
      if (i > 0 && notanda_id_compare (&last, &field) >= 0)
        return FALSE;
      last = field;
    }

  return !reader->failed;
}

/* Ascending by replica, so that what was seen of the same is the same bytes. */
static gboolean
skip_versions (NotandaReader *reader)
{
  guint32 n = notanda_reader_u32 (reader);
  guint64 last = 0;

  for (guint32 i = 0; i < n && !reader->failed; i++)
    {
      guint64 replica = notanda_reader_u64 (reader);

      notanda_reader_u64 (reader);
      if (i > 0 && replica <= last)
        return FALSE;
      last = replica;
    }

  return !reader->failed;
}

static gboolean
parse_creation (NotandaValue  *value,
                NotandaReader *reader)
{
  notanda_reader_id (reader, &value->id);
  notanda_reader_u32 (reader);

  if (!skip_ranges (reader))
    return FALSE;
  value->text = notanda_reader_string (reader);

  return notanda_value_skip_attributes (reader);
}

static gboolean
parse_strings (NotandaValue  *value,
               NotandaReader *reader)
{
  if (value->kind == NOTANDA_VALUE_ARTICLE)
    notanda_reader_bytes (reader, NOTANDA_VALUE_ARTICLE_NAME);
  if (value->kind == NOTANDA_VALUE_REFERENCE)
    value->database = notanda_reader_string (reader);
  if (value->kind == NOTANDA_VALUE_NOTE)
    value->label = notanda_reader_string (reader);
  value->text = notanda_reader_string (reader);
  if (value->kind == NOTANDA_VALUE_REFERENCE)
    value->label = notanda_reader_string (reader);

  return TRUE;
}

static gboolean
parse_known (NotandaValue  *value,
             NotandaReader *reader)
{
  guint8 yes;

  switch ((NotandaValueKind) value->kind)
    {
    case NOTANDA_VALUE_NONE:
      return TRUE;
    case NOTANDA_VALUE_TEXT:
    case NOTANDA_VALUE_NUMBER:
    case NOTANDA_VALUE_DATE:
    case NOTANDA_VALUE_CHOICE:
      value->text = notanda_reader_string (reader);
      return TRUE;
    case NOTANDA_VALUE_YES_NO:
      yes = notanda_reader_u8 (reader);
      value->yes = yes == 1;
      return yes <= 1;
    case NOTANDA_VALUE_REFERENCE:
    case NOTANDA_VALUE_NOTE:
    case NOTANDA_VALUE_ARTICLE:
      return parse_strings (value, reader);
    case NOTANDA_VALUE_ID:
      notanda_reader_id (reader, &value->id);
      return TRUE;
    case NOTANDA_VALUE_FRAGMENTS:
      return skip_ranges (reader);
    case NOTANDA_VALUE_LINK:
      return parse_link (value, reader);
    case NOTANDA_VALUE_BLOCKS:
      return skip_blocks (reader);
    case NOTANDA_VALUE_CREATION:
      return parse_creation (value, reader);
    case NOTANDA_VALUE_FOUND:
      return skip_found (reader);
    case NOTANDA_VALUE_VERSIONS:
      return skip_versions (reader);
    default: /* from a later version */
      reader->at = reader->end;
      return TRUE;
    }
}

gboolean
notanda_value_parse (NotandaValue *value,
                     const guint8 *bytes,
                     gsize         size)
{
  NotandaReader reader;

  memset (value, 0, sizeof *value);
  if (size == 0 || size > G_MAXUINT32)
    return FALSE;

  value->kind = bytes[0];
  value->raw = bytes + 1;
  value->raw_size = (guint32) size - 1;
  notanda_reader_init (&reader, value->raw, value->raw_size);

  return parse_known (value, &reader) && notanda_reader_is_done (&reader);
}

static void
write_fields (const NotandaValue *value,
              GByteArray         *out)
{
  switch ((NotandaValueKind) value->kind)
    {
    case NOTANDA_VALUE_TEXT:
    case NOTANDA_VALUE_NUMBER:
    case NOTANDA_VALUE_DATE:
    case NOTANDA_VALUE_CHOICE:
      notanda_write_string (out, value->text);
      break;
    case NOTANDA_VALUE_YES_NO:
      notanda_write_u8 (out, value->yes ? 1 : 0);
      break;
    case NOTANDA_VALUE_REFERENCE:
      notanda_write_string (out, value->database);
      notanda_write_string (out, value->text);
      notanda_write_string (out, value->label);
      break;
    case NOTANDA_VALUE_ID:
      notanda_write_id (out, &value->id);
      break;
    case NOTANDA_VALUE_NOTE:
      notanda_write_string (out, value->label);
      notanda_write_string (out, value->text);
      break;
    case NOTANDA_VALUE_NONE:
      break;
    case NOTANDA_VALUE_FRAGMENTS: /* these are made as bytes by their callers */
    case NOTANDA_VALUE_LINK:
    case NOTANDA_VALUE_BLOCKS:
    case NOTANDA_VALUE_CREATION:
    case NOTANDA_VALUE_FOUND:
    case NOTANDA_VALUE_ARTICLE:
    case NOTANDA_VALUE_VERSIONS:
    default:
      g_assert_not_reached ();
    }
}

void
notanda_value_write (const NotandaValue *value,
                     GByteArray         *out)
{
  notanda_write_u8 (out, value->kind);

  if (value->raw != NULL)
    notanda_write_bytes (out, value->raw, value->raw_size);
  else
    write_fields (value, out);
}

gboolean
notanda_value_equal (const NotandaValue *a,
                     const NotandaValue *b)
{
  g_autoptr (GByteArray) one = NULL;
  g_autoptr (GByteArray) other = NULL;

  if (a->kind != b->kind)
    return FALSE;
  if (a->raw != NULL && b->raw != NULL)
    return a->raw_size == b->raw_size && memcmp (a->raw, b->raw, a->raw_size) == 0;

  one = g_byte_array_new ();
  other = g_byte_array_new ();
  notanda_value_write (a, one);
  notanda_value_write (b, other);

  return one->len == other->len && memcmp (one->data, other->data, one->len) == 0;
}

NotandaValue
notanda_value_none (void)
{
  return (NotandaValue) { .kind = NOTANDA_VALUE_NONE };
}

NotandaValue
notanda_value_text (NotandaValueKind kind,
                    const char      *text)
{
  return (NotandaValue) { .kind = kind, .text = text };
}

NotandaValue
notanda_value_yes_no (gboolean yes)
{
  return (NotandaValue) { .kind = NOTANDA_VALUE_YES_NO, .yes = yes };
}

NotandaValue
notanda_value_reference (const char *database,
                         const char *id,
                         const char *label)
{
  return (NotandaValue) {
    .kind = NOTANDA_VALUE_REFERENCE,
    .database = database,
    .text = id,
    .label = label,
  };
}

NotandaValue
notanda_value_id (const NotandaId *id)
{
  return (NotandaValue) { .kind = NOTANDA_VALUE_ID, .id = *id };
}

char *
notanda_value_dup_string (const NotandaValue *value)
{
  if (value->kind == NOTANDA_VALUE_YES_NO)
    return g_strdup (value->yes ? "yes" : "no");
  if (value->kind == NOTANDA_VALUE_REFERENCE)
    return g_strconcat (value->database, ":", value->text, NULL);

  return g_strdup (value->text != NULL ? value->text : "");
}

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;

  return at;
}

static gboolean
is_number (const char *text)
{
  const char *whole = *text == '-' || *text == '+' ? text + 1 : text;
  const char *end = skip_digits (whole);
  gsize       n_digits = (gsize) (end - whole);

  if (*end == '.')
    {
      const char *point = end++;

      end = skip_digits (end);
      n_digits += (gsize) (end - point - 1);
    }

  return n_digits > 0 && *end == '\0';
}

static gboolean
is_date (const char *text)
{
  guint year = 0;
  guint month = 1;
  guint day = 1;
  gsize n = strlen (text);

  g_autofree char *date = g_strndup (text, MIN (n, 10));

  for (gsize i = 0; i < strlen (date); i++)
    if (i == 4 || i == 7 ? date[i] != '-' : !g_ascii_isdigit (date[i]))
      return FALSE;
  if (strlen (date) != 4 && strlen (date) != 7 && strlen (date) != 10)
    return FALSE;
  year = (guint) g_ascii_strtoull (date, NULL, 10);
  if (n >= 7)
    month = (guint) g_ascii_strtoull (date + 5, NULL, 10);
  if (n >= 10)
    day = (guint) g_ascii_strtoull (date + 8, NULL, 10);
  if (month < 1 || month > 12 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  if (n > 10)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
      g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, zone);

      return moment != NULL;
    }

  return TRUE;
}

gboolean
notanda_value_is_text_of (guint8      kind,
                          const char *text)
{
  if (kind == NOTANDA_VALUE_NUMBER)
    return is_number (text);
  if (kind == NOTANDA_VALUE_DATE)
    return is_date (text);

  return TRUE;
}

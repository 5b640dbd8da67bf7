/* fuzz-record.c: any bytes as a record and as a value, and back to bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-packed.h"
#include "model/notanda-record.h"
#include "model/notanda-value.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
try_value (const guint8 *bytes,
           gsize         size)
{
  g_autoptr (GByteArray) again = g_byte_array_new ();
  g_autofree char *string = NULL;
  NotandaValue     value;

  if (!notanda_value_parse (&value, bytes, size))
    return;
  notanda_value_write (&value, again);
  g_assert_cmpmem (again->data, again->len, bytes, size);
  g_assert_true (notanda_value_equal (&value, &value));
  string = notanda_value_dup_string (&value);

  /* simple values don't depend on the bytes they came from */
  if (value.kind > NOTANDA_VALUE_ID && value.kind != NOTANDA_VALUE_NOTE)
    return;
  value.raw = NULL;
  g_byte_array_set_size (again, 0);
  notanda_value_write (&value, again);
  g_assert_cmpmem (again->data, again->len, bytes, size);
}

/* A creation, its row's parts and back. */
static void
try_creation (const NotandaRecord *record,
              const guint8        *bytes,
              gsize                size)
{
  g_autoptr (GByteArray) again = g_byte_array_new ();
  g_autoptr (GByteArray) extra = g_byte_array_new ();
  NotandaCreation creation;

  if (!notanda_creation_from_record (&creation, record))
    {
      g_assert_cmpuint (record->kind, !=, NOTANDA_RECORD_CREATE);
      return;
    }
  notanda_creation_write (&creation, again);
  g_assert_cmpmem (again->data, again->len, bytes, size);
  notanda_creation_write_extra (&creation, extra);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GByteArray) again = g_byte_array_new ();
  NotandaRecord record;
  NotandaRecord viewed;

  try_value (data, size);
  if (!notanda_record_parse (&record, data, size))
    return 0;

  notanda_record_fits (&record, 100);
  notanda_record_write (&record, again);
  g_assert_cmpmem (again->data, again->len, data, size);
  memset (&viewed, 0, sizeof viewed);
  notanda_record_view (&viewed, data, size);
  g_assert_true (viewed.value == record.value && viewed.parents == record.parents && viewed.author == record.author);
  try_value (record.value, record.value_size);
  try_creation (&record, data, size);

  return 0;
}

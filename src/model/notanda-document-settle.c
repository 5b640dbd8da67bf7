/* notanda-document-settle.c: what is to hold of that which people differ about
 *
 * A difference is settled by a record that replaces all heads of the field, so that
 * settling is a step like any other and merges as any other. Where all values are to
 * hold, the others become elements of their own, with ids that are made of what they
 * hold: whoever settles it so elsewhere makes the same ones.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "model/notanda-document-private.h"

static NotandaAbout
get_about (const NotandaDifference *difference)
{
  switch ((guint) difference->kind)
    {
    case NOTANDA_RECORD_ARTICLE:
      return NOTANDA_ABOUT_ARTICLE;
    case NOTANDA_RECORD_TAG_SET:
      return NOTANDA_ABOUT_TAG_SET;
    case NOTANDA_RECORD_CORPUS:
      return NOTANDA_ABOUT_CORPUS;
    default:
      return NOTANDA_ABOUT_ANNOTATION;
    }
}

static gboolean
parse (const NotandaDifference *difference,
       guint                    i,
       NotandaValue            *value)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (difference->values->pdata[i], &size);

  return notanda_value_parse (value, bytes, size);
}

/* The kind of all values, or NONE where there are several, or it isn't understood. */
static guint8
get_kind (const NotandaDifference *difference)
{
  guint8 kind = NOTANDA_VALUE_NONE;

  for (guint i = 0; i < difference->values->len; i++)
    {
      NotandaValue value;

      if (!parse (difference, i, &value) || (i > 0 && value.kind != kind))
        return NOTANDA_VALUE_NONE;
      kind = value.kind;
    }

  return kind;
}

gboolean
notanda_difference_has_both (const NotandaDifference *difference)
{
  guint8 kind = get_kind (difference);

  return difference->kind == NOTANDA_RECORD_SET &&
         (kind == NOTANDA_VALUE_TEXT || kind == NOTANDA_VALUE_NOTE || kind == NOTANDA_VALUE_LINK);
}

char *
notanda_difference_dup_both (const NotandaDifference *difference)
{
  GString *text;

  if (get_kind (difference) != NOTANDA_VALUE_TEXT)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < difference->values->len; i++)
    {
      NotandaValue value;

      parse (difference, i, &value);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", value.text);
    }

  return g_string_free_and_steal (text);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("This difference is settled already."));
  return FALSE;
}

/* Appends the hashes of what is to be replaced. */
static gboolean
list_open (NotandaDocument         *document,
           const NotandaDifference *difference,
           GArray                  *heads,
           GError                 **error)
{
  notanda_document_list_heads (document, get_about (difference), &difference->subject, &difference->field, heads);
  if (heads->len < 2 ||
      (difference->kind == NOTANDA_RECORD_SET && !notanda_document_is_visible (document, difference->slot)))
    return refuse (error);

  return TRUE;
}

static void
touch (NotandaDocument         *document,
       const NotandaDifference *difference)
{
  if (difference->kind == NOTANDA_RECORD_SET)
    notanda_document_touch (document, difference->slot);
  else
    document->touched_everything = TRUE;
}

/* A note says who wrote it, whoever says that it holds. */
static void
write_value (NotandaDocument         *document,
             const NotandaDifference *difference,
             guint                    i,
             const NotandaId         *field,
             GArray                  *heads)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean      is_note = get_kind (difference) == NOTANDA_VALUE_NOTE;
  gsize         size;
  gconstpointer data = g_bytes_get_data (difference->values->pdata[i], &size);

  notanda_write_bytes (bytes, data, size);
  notanda_document_write (document, difference->kind, &difference->subject, field, heads, bytes,
                          is_note ? difference->authors->pdata[i] : NULL,
                          is_note ? g_array_index (difference->times, gint64, i) : 0);
}

gboolean
notanda_document_settle (NotandaDocument         *document,
                         const NotandaDifference *difference,
                         guint                    i,
                         const char              *label,
                         GError                 **error)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (NotandaHash));

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (!difference->edited_while_deleted && i < difference->values->len, FALSE);

  if (!list_open (document, difference, heads, error))
    return FALSE;
  notanda_document_begin_step (document, label);
  touch (document, difference);
  write_value (document, difference, i, &difference->field, heads);
  notanda_document_end_step (document);

  return TRUE;
}

static void
get_element_id (const NotandaDifference *difference,
                guint                    i,
                NotandaId               *out)
{
  gsize            size;
  gconstpointer    data = g_bytes_get_data (difference->values->pdata[i], &size);
  NotandaHash      hash;
  char             subject[NOTANDA_ID_STRING_SIZE];
  char             field[NOTANDA_ID_STRING_SIZE];
  char             value[NOTANDA_HASH_STRING_SIZE];
  g_autofree char *name = NULL;

  notanda_hash_of (data, size, &hash);
  name = g_strjoin (" ", notanda_id_to_string (&difference->subject, subject),
                    notanda_id_to_string (&difference->field, field), notanda_hash_to_string (&hash, value), NULL);
  notanda_id_for_name ("both", name, out);
}

static void
write_elements (NotandaDocument         *document,
                const NotandaDifference *difference,
                GArray                  *heads)
{
  write_value (document, difference, 0, &difference->field, heads);
  for (guint i = 1; i < difference->values->len; i++)
    {
      NotandaId id;

      get_element_id (difference, i, &id);
      /* it was there once, if this was undone */
      g_array_set_size (heads, 0);
      notanda_document_list_heads (document, NOTANDA_ABOUT_ANNOTATION, &difference->subject, &id, heads);
      write_value (document, difference, i, &id, heads);
    }
}

static void
write_text (NotandaDocument         *document,
            const NotandaDifference *difference,
            GArray                  *heads)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *text = notanda_difference_dup_both (difference);
  NotandaValue     value = notanda_value_text (NOTANDA_VALUE_TEXT, text);

  notanda_value_write (&value, bytes);
  notanda_document_write (document, difference->kind, &difference->subject, &difference->field, heads, bytes, NULL, 0);
}

gboolean
notanda_document_settle_both (NotandaDocument         *document,
                              const NotandaDifference *difference,
                              const char              *label,
                              GError                 **error)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (NotandaHash));

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (notanda_difference_has_both (difference), FALSE);

  if (!list_open (document, difference, heads, error))
    return FALSE;
  notanda_document_begin_step (document, label);
  touch (document, difference);
  if (get_kind (difference) == NOTANDA_VALUE_TEXT)
    write_text (document, difference, heads);
  else
    write_elements (document, difference, heads);
  notanda_document_end_step (document);

  return TRUE;
}

gboolean
notanda_document_settle_deletion (NotandaDocument         *document,
                                  const NotandaDifference *difference,
                                  gboolean                 keep,
                                  const char              *label,
                                  GError                 **error)
{
  NotandaSubject *subject;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (difference->edited_while_deleted, FALSE);

  subject = notanda_document_get_subject (document, NOTANDA_ABOUT_ANNOTATION, &difference->subject);
  if (subject == NULL || !subject->edited_while_deleted)
    return refuse (error);
  notanda_document_begin_step (document, label);
  notanda_document_touch (document, difference->slot);
  if (keep)
    notanda_document_write_restoration (document, subject);
  else
    notanda_document_write_deletion (document, &difference->subject);
  notanda_document_end_step (document);

  return TRUE;
}

/* notanda-document-edit.c: each change a user can make, as records
 *
 * Every change is one record that replaces the heads of its field, so what
 * somebody saw when changing it is written down with the change. A change that
 * changes nothing writes nothing.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-document-private.h"

static const NotandaId no_id = { { 0 } };

void
notanda_document_set_field (NotandaDocument  *document,
                            NotandaRecordKind kind,
                            const NotandaId  *subject,
                            const NotandaId  *field,
                            const GByteArray *value,
                            const char       *author,
                            gint64            time,
                            const char       *label)
{
  NotandaAbout about = kind == NOTANDA_RECORD_SET       ? NOTANDA_ABOUT_ANNOTATION
                       : kind == NOTANDA_RECORD_ARTICLE ? NOTANDA_ABOUT_ARTICLE
                       : kind == NOTANDA_RECORD_TAG_SET ? NOTANDA_ABOUT_TAG_SET
                                                        : NOTANDA_ABOUT_CORPUS;
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  g_autoptr (GByteArray) now = g_byte_array_new ();
  gboolean is_set = notanda_document_get_field (document, about, subject, field, now);

  notanda_document_list_heads (document, about, subject, field, heads);
  if (heads->len <= 1 && is_set && now->len == value->len && memcmp (now->data, value->data, now->len) == 0)
    return;
  if (!is_set && value->len == 1 && value->data[0] == NOTANDA_VALUE_NONE)
    return;

  notanda_document_begin_step (document, label);
  if (about != NOTANDA_ABOUT_ANNOTATION)
    document->touched_everything = TRUE;
  notanda_document_write (document, kind, subject, field, heads, value, author, time);
  notanda_document_end_step (document);
}

static void
set_slot_field_by (NotandaDocument  *document,
                   guint32           slot,
                   const NotandaId  *field,
                   const GByteArray *value,
                   const char       *author,
                   gint64            time,
                   const char       *label)
{
  NotandaCreation creation;

  g_return_if_fail (slot < notanda_document_get_n_slots (document));

  if (!notanda_document_is_visible (document, slot))
    return; /* work on what is deleted would bring it back */

  notanda_document_get_creation (document, slot, &creation);
  notanda_document_begin_step (document, label);
  notanda_document_touch (document, slot);
  notanda_document_set_field (document, NOTANDA_RECORD_SET, &creation.id, field, value, author, time, label);
  notanda_document_end_step (document);
}

static void
set_slot_field (NotandaDocument  *document,
                guint32           slot,
                const NotandaId  *field,
                const GByteArray *value,
                const char       *label)
{
  set_slot_field_by (document, slot, field, value, NULL, 0, label);
}

static gboolean
check_fragments (NotandaDocument    *document,
                 const NotandaRange *fragments,
                 guint               n,
                 GError            **error)
{
  gsize   n_chars = notanda_article_get_n_chars (notanda_document_get_article (document));
  guint32 last = 0;

  for (guint i = 0; i < n; i++)
    {
      if (fragments[i].start > fragments[i].end || fragments[i].end > n_chars)
        {
          g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%u to %u is outside the text, which has %" G_GSIZE_FORMAT " characters."), fragments[i].start, fragments[i].end, n_chars);
          return FALSE;
        }
      if (fragments[i].start < last)
        {
          g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("The pieces at %u and %u overlap or are out of order."), last, fragments[i].start);
          return FALSE;
        }
      last = fragments[i].end;
    }
  if (n == 0)
    g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("An annotation needs a place in the text."));

  return n > 0;
}

static void
write_ranges (GByteArray         *out,
              const NotandaRange *ranges,
              guint               n)
{
  notanda_write_u32 (out, n);
  for (guint i = 0; i < n; i++)
    {
      notanda_write_u32 (out, ranges[i].start);
      notanda_write_u32 (out, ranges[i].end);
    }
}

static int
compare_attributes (gconstpointer a,
                    gconstpointer b)
{
  return notanda_id_compare (&((const NotandaAttribute *) a)->id, &((const NotandaAttribute *) b)->id);
}

/* Of an attribute given twice, the first is taken. */
static void
write_attributes (GByteArray             *out,
                  const NotandaAttribute *attributes,
                  guint                   n)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (NotandaAttribute));
  guint kept = 0;

  if (n > 0)
    g_array_append_vals (sorted, attributes, n);
  g_array_sort (sorted, compare_attributes);
  for (guint i = 0; i < sorted->len; i++)
    if (kept == 0 || compare_attributes (&g_array_index (sorted, NotandaAttribute, kept - 1), &g_array_index (sorted, NotandaAttribute, i)) != 0)
      g_array_index (sorted, NotandaAttribute, kept++) = g_array_index (sorted, NotandaAttribute, i);

  notanda_write_u32 (out, kept);
  for (guint i = 0; i < kept; i++)
    {
      const NotandaAttribute *attribute = &g_array_index (sorted, NotandaAttribute, i);
      g_autoptr (GByteArray) value = g_byte_array_new ();

      notanda_value_write (&attribute->value, value);
      notanda_write_id (out, &attribute->id);
      notanda_write_u32 (out, value->len);
      notanda_write_bytes (out, value->data, value->len);
    }
}

static void
write_creation_value (GByteArray                 *out,
                      const NotandaNewAnnotation *what)
{
  notanda_write_u8 (out, NOTANDA_VALUE_CREATION);
  notanda_write_id (out, &what->type);
  notanda_write_u32 (out, what->origin);
  write_ranges (out, what->fragments, what->n_fragments);
  notanda_write_string (out, what->rule != NULL ? what->rule : "");
  write_attributes (out, what->attributes, what->n_attributes);
}

gboolean
notanda_document_add (NotandaDocument            *document,
                      const NotandaNewAnnotation *what,
                      const char                 *label,
                      guint32                    *slot,
                      GError                    **error)
{
  NotandaIdentity *identity = document->identity;
  g_autoptr (GByteArray) value = NULL;
  NotandaId id;
  guint32   taken;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), FALSE);

  if (!check_fragments (document, what->fragments, what->n_fragments, error))
    return FALSE;
  if (what->id != NULL)
    id = *what->id;
  else
    identity->new_id (&id, identity->data);
  if (notanda_document_find (document, &id, &taken))
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("There is an annotation with this id already."));
      return FALSE;
    }

  value = g_byte_array_new ();
  write_creation_value (value, what);
  notanda_document_begin_step (document, label);
  if (slot != NULL)
    *slot = notanda_document_get_n_slots (document);
  if (document->spans != NULL)
    g_hash_table_insert (document->before, GUINT_TO_POINTER (notanda_document_get_n_slots (document) + 1), NULL);
  notanda_document_write (document, NOTANDA_RECORD_CREATE, &id, &no_id, NULL, value, what->author, what->created);
  notanda_document_end_step (document);

  return TRUE;
}

void
notanda_document_set_type (NotandaDocument *document,
                           guint32          slot,
                           const NotandaId *type,
                           const char      *label)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaValue value = notanda_value_id (type);

  notanda_value_write (&value, bytes);
  set_slot_field (document, slot, notanda_field_get_type_field (), bytes, label);
}

void
notanda_document_set_state (NotandaDocument *document,
                            guint32          slot,
                            const char      *state,
                            const char      *label)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaValue value = notanda_value_text (NOTANDA_VALUE_CHOICE, state);

  notanda_value_write (&value, bytes);
  set_slot_field (document, slot, notanda_field_get_state (), bytes, label);
}

gboolean
notanda_document_set_fragments (NotandaDocument    *document,
                                guint32             slot,
                                const NotandaRange *fragments,
                                guint               n_fragments,
                                const char         *label,
                                GError            **error)
{
  g_autoptr (GByteArray) bytes = NULL;

  if (!check_fragments (document, fragments, n_fragments, error))
    return FALSE;

  bytes = g_byte_array_new ();
  notanda_write_u8 (bytes, NOTANDA_VALUE_FRAGMENTS);
  write_ranges (bytes, fragments, n_fragments);
  set_slot_field (document, slot, notanda_field_get_position (), bytes, label);

  return TRUE;
}

static gboolean
has_value (NotandaDocument *document,
           const NotandaId *annotation,
           const NotandaId *attribute)
{
  g_autoptr (GByteArray) value = g_byte_array_new ();

  return notanda_document_get_field (document, NOTANDA_ABOUT_ANNOTATION, annotation, attribute, value) && value->len > 0 &&
         value->data[0] != NOTANDA_VALUE_NONE;
}

/* A value of an attribute that stands for this one, and is seen as its, would be seen in place of none. */
static void
clear_moved (NotandaDocument *document,
             guint32          slot,
             const NotandaId *attribute,
             const char      *label)
{
  g_autoptr (GPtrArray) moved = notanda_tag_set_list_moved (document->tag_set, attribute);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaValue    none = notanda_value_none ();
  NotandaCreation creation;

  if (moved->len == 0)
    return;
  notanda_value_write (&none, bytes);
  notanda_document_get_creation (document, slot, &creation);
  if (has_value (document, &creation.id, attribute))
    return;
  for (guint i = 0; i < moved->len; i++)
    if (has_value (document, &creation.id, moved->pdata[i]))
      set_slot_field (document, slot, moved->pdata[i], bytes, label);
}

void
notanda_document_set_attribute (NotandaDocument    *document,
                                guint32             slot,
                                const NotandaId    *attribute,
                                const NotandaValue *value,
                                const char         *label)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  notanda_value_write (value, bytes);
  if (!notanda_tag_set_has_moved (document->tag_set))
    {
      set_slot_field (document, slot, attribute, bytes, label);
      return;
    }
  notanda_document_begin_step (document, label);
  clear_moved (document, slot, attribute, label);
  set_slot_field (document, slot, attribute, bytes, label);
  notanda_document_end_step (document);
}

static void
set_element (NotandaDocument  *document,
             guint32           slot,
             NotandaId        *id,
             const GByteArray *bytes,
             const char       *author,
             gint64            time,
             const char       *label)
{
  NotandaIdentity *identity = document->identity;

  if (notanda_id_is_zero (id))
    identity->new_id (id, identity->data);
  set_slot_field_by (document, slot, id, bytes, author, time, label);
}

void
notanda_document_set_link (NotandaDocument   *document,
                           guint32            slot,
                           const NotandaLink *link,
                           NotandaId         *id,
                           const char        *label)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaId fresh = link->id;

  notanda_write_u8 (bytes, NOTANDA_VALUE_LINK);
  notanda_write_id (bytes, &link->role);
  notanda_write_id (bytes, &link->target);
  notanda_write_u32 (bytes, link->n_attributes);
  for (guint i = 0; i < link->n_attributes; i++)
    {
      g_autoptr (GByteArray) value = g_byte_array_new ();

      notanda_value_write (&link->attributes[i].value, value);
      notanda_write_string (bytes, link->attributes[i].name);
      notanda_write_u32 (bytes, value->len);
      notanda_write_bytes (bytes, value->data, value->len);
    }
  set_element (document, slot, &fresh, bytes, NULL, 0, label);
  if (id != NULL)
    *id = fresh;
}

void
notanda_document_set_note (NotandaDocument *document,
                           guint32          slot,
                           const char      *kind,
                           const char      *text,
                           NotandaId       *id,
                           const char      *label)
{
  NotandaNote note = { .id = id != NULL ? *id : no_id, .kind = kind, .text = text };

  notanda_document_take_note (document, slot, &note, id, label);
}

void
notanda_document_take_note (NotandaDocument   *document,
                            guint32            slot,
                            const NotandaNote *note,
                            NotandaId         *id,
                            const char        *label)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaValue value = { .kind = NOTANDA_VALUE_NOTE, .label = note->kind, .text = note->text };
  NotandaId    fresh = note->id;

  notanda_value_write (&value, bytes);
  set_element (document, slot, &fresh, bytes, note->author, note->time, label);
  if (id != NULL)
    *id = fresh;
}

void
notanda_document_remove_element (NotandaDocument *document,
                                 guint32          slot,
                                 const NotandaId *element,
                                 const char      *label)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  notanda_write_u8 (bytes, NOTANDA_VALUE_NONE);
  set_slot_field (document, slot, element, bytes, label);
}

void
notanda_document_remove (NotandaDocument *document,
                         guint32          slot,
                         const char      *label)
{
  NotandaCreation creation;

  g_return_if_fail (slot < notanda_document_get_n_slots (document));

  if (!notanda_document_is_visible (document, slot))
    return;

  notanda_document_get_creation (document, slot, &creation);
  notanda_document_begin_step (document, label);
  notanda_document_touch (document, slot);
  notanda_document_write_deletion (document, &creation.id);
  notanda_document_end_step (document);
}

void
notanda_document_set_tag_property (NotandaDocument    *document,
                                   const NotandaId    *element,
                                   NotandaTagProperty  property,
                                   const NotandaValue *value,
                                   const char         *label)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  notanda_value_write (value, bytes);
  notanda_document_set_field (document, NOTANDA_RECORD_TAG_SET, element, notanda_tag_property_get_field (property), bytes, NULL, 0, label);
}

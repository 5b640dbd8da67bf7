/* notanda-import-apply.c: marks written into the document of their text
 *
 * Three passes: the marks are checked against the text, what they call things
 * is resolved, then they are applied between begin and end of one step. Ids
 * are drawn here rather than by the document, so that links to annotations
 * further down can be written without looking anything up. O(n log n).
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"

static int
compare_attributes (gconstpointer a,
                    gconstpointer b)
{
  return notanda_id_compare (&((const NotandaAttribute *) a)->id, &((const NotandaAttribute *) b)->id);
}

/* Sorted by id, each once: a later line of the same name is left out. */
static void
list_attributes (NotandaImport     *import,
                 const NotandaMark *mark,
                 const NotandaId   *type)
{
  GArray *list = import->attributes;
  guint   kept = 0;

  g_array_set_size (list, 0);
  for (guint i = 0; i < mark->n_values; i++)
    {
      const NotandaMarkValue *value = &g_array_index (import->marks->values, NotandaMarkValue, mark->first_value + i);
      NotandaAttribute        attribute;

      if (!notanda_identifier_is_valid (value->name))
        {
          notanda_import_result_add_problem (import->result, value->line, _ ("this can't be the name of an attribute"));
          continue;
        }
      notanda_import_names_attribute (import->names, type, value, &attribute);
      g_array_append_val (list, attribute);
    }

  if (list->len > 1)
    g_array_sort (list, compare_attributes);
  for (guint i = 0; i < list->len; i++)
    {
      NotandaAttribute *at = &g_array_index (list, NotandaAttribute, 0);

      if (kept > 0 && notanda_id_equal (&at[kept - 1].id, &at[i].id))
        notanda_import_result_add_problem (import->result, mark->line, _ ("an attribute has a second value, which is left out"));
      else
        at[kept++] = at[i];
    }
  g_array_set_size (list, kept);
}

static void
add_mark (NotandaImport     *import,
          const NotandaMark *mark,
          const NotandaId   *id,
          guint32           *slot)
{
  const NotandaId     *type = notanda_import_names_type (import->names, mark->type);
  NotandaNewAnnotation what = {
    .id = id,
    .type = *type,
    .fragments = notanda_marks_get_fragments (import->marks, mark),
    .n_fragments = mark->n_fragments,
    .origin = mark->origin >= 0 ? (NotandaOrigin) mark->origin : NOTANDA_ORIGIN_IMPORT,
    .rule = mark->rule != NULL || mark->origin >= 0 ? mark->rule : import->file,
    .author = mark->author,
    .created = mark->created,
  };
  g_autoptr (GError) error = NULL;

  list_attributes (import, mark, type);
  what.attributes = (const NotandaAttribute *) (gpointer) import->attributes->data;
  what.n_attributes = import->attributes->len;
  if (notanda_document_add (import->document, &what, import->label, slot, &error))
    {
      import->result->added++;
      if (mark->state != NULL)
        notanda_document_set_state (import->document, *slot, mark->state, import->label);
      return;
    }

  *slot = NOTANDA_IMPORT_NO_SLOT;
  import->result->skipped++;
  notanda_import_result_add_problem (import->result, mark->line, error->message);
}

/* Of an annotation that is there: what the file says of it, and nothing else. */
static void
update_mark (NotandaImport     *import,
             const NotandaMark *mark,
             guint32            slot)
{
  const NotandaId *type = notanda_import_names_type (import->names, mark->type);
  g_autoptr (GError) error = NULL;

  notanda_document_set_type (import->document, slot, type, import->label);
  if (!notanda_document_set_fragments (import->document, slot, notanda_marks_get_fragments (import->marks, mark),
                                       mark->n_fragments, import->label, &error))
    notanda_import_result_add_problem (import->result, mark->line, error->message);

  list_attributes (import, mark, type);
  for (guint i = 0; i < import->attributes->len; i++)
    {
      const NotandaAttribute *attribute = &g_array_index (import->attributes, NotandaAttribute, i);

      notanda_document_set_attribute (import->document, slot, &attribute->id, &attribute->value, import->label);
    }
  if (mark->state != NULL)
    notanda_document_set_state (import->document, slot, mark->state, import->label);
}

/* A link or note without an id, of an annotation that has one, gets one that
 * is made of its content: so that the same line makes the same thing again. */
static void
settle_id (const NotandaMark *mark,
           gboolean           has_id,
           const NotandaId   *own,
           const char        *kind,
           const char        *content,
           NotandaId         *out)
{
  char             owner[NOTANDA_ID_STRING_SIZE];
  g_autofree char *name = NULL;

  memset (out, 0, sizeof *out);
  if (has_id)
    *out = *own;
  else if (mark->has_id)
    {
      name = g_strconcat (notanda_id_to_string (&mark->id, owner), " ", content, NULL);
      notanda_id_for_name (kind, name, out);
    }
}

static void
list_link_attributes (NotandaImport         *import,
                      const NotandaMarkLink *link)
{
  g_array_set_size (import->named, 0);
  for (guint i = 0; i < link->n_values; i++)
    {
      const NotandaMarkValue *value =
          &g_array_index (import->marks->link_values, NotandaMarkValue, link->first_value + i);
      NotandaNamedValue named = {
        .name = value->name,
        .value = notanda_import_names_value (import->names, value, NOTANDA_VALUE_TEXT),
      };

      g_array_append_val (import->named, named);
    }
}

/* What a link in the file is to be in the document; its attributes are in
 * @import. %FALSE where it has to be left out. */
static gboolean
make_link (NotandaImport         *import,
           const NotandaMark     *mark,
           const NotandaMarkLink *from,
           NotandaLink           *link)
{
  const NotandaId *type = notanda_import_names_type (import->names, mark->type);
  char             target[NOTANDA_ID_STRING_SIZE];
  g_autofree char *content = NULL;

  *link = (NotandaLink) { .target = from->target };
  if (from->target_mark != NOTANDA_NO_MARK)
    {
      if (g_array_index (import->slots, guint32, from->target_mark) == NOTANDA_IMPORT_NO_SLOT)
        return FALSE;
      link->target = g_array_index (import->ids, NotandaId, from->target_mark);
    }

  content = g_strdup_printf ("%s %s", from->role, notanda_id_to_string (&link->target, target));
  settle_id (mark, from->has_id, &from->id, "link", content, &link->id);
  list_link_attributes (import, from);
  link->role = *notanda_import_names_role (import->names, type, from->role);
  link->attributes = (const NotandaNamedValue *) (gpointer) import->named->data;
  link->n_attributes = import->named->len;

  return TRUE;
}

static void
apply_link (NotandaImport         *import,
            const NotandaMark     *mark,
            guint32                slot,
            const NotandaMarkLink *from)
{
  NotandaLink link;
  NotandaId   id;

  if (!notanda_identifier_is_valid (from->role))
    {
      notanda_import_result_add_problem (import->result, from->line, _ ("this can't be a role"));
      return;
    }
  if (!make_link (import, mark, from, &link))
    {
      notanda_import_result_add_problem (import->result, from->line, _ ("leads to an annotation that was left out"));
      return;
    }

  id = link.id;
  notanda_document_set_link (import->document, slot, &link, &id, import->label);
  import->result->links++;
}

static gboolean
has_link (NotandaImport     *import,
          const NotandaLink *link)
{
  const NotandaAnnotation *annotation = &import->annotation;

  for (guint i = 0; i < annotation->n_links; i++)
    {
      const NotandaLink *there = &annotation->links[i];
      gboolean           same = there->n_attributes == link->n_attributes;

      if (!notanda_id_equal (&there->id, &link->id))
        continue;
      for (guint a = 0; same && a < link->n_attributes; a++)
        same = g_str_equal (there->attributes[a].name, link->attributes[a].name) &&
               notanda_value_equal (&there->attributes[a].value, &link->attributes[a].value);

      return same && notanda_id_equal (&there->role, &link->role) && notanda_id_equal (&there->target, &link->target);
    }

  return FALSE;
}

static gboolean
has_note (NotandaImport         *import,
          const NotandaMark     *mark,
          const NotandaMarkNote *note)
{
  const NotandaAnnotation *annotation = &import->annotation;
  NotandaId                id;

  settle_id (mark, note->has_id, &note->id, "note", note->text, &id);
  for (guint i = 0; i < annotation->n_notes; i++)
    if (notanda_id_equal (&annotation->notes[i].id, &id))
      return g_str_equal (annotation->notes[i].text, note->text) && g_str_equal (annotation->notes[i].kind, note->kind);

  return FALSE;
}

/* Whether the annotation that was read has all that the file says of it. */
static gboolean
is_there (NotandaImport     *import,
          const NotandaMark *mark)
{
  const NotandaAnnotation *annotation = &import->annotation;
  const NotandaId         *type = notanda_import_names_type (import->names, mark->type);

  if (!notanda_id_equal (type, &annotation->type) || mark->n_fragments != annotation->n_fragments ||
      memcmp (annotation->fragments, notanda_marks_get_fragments (import->marks, mark),
              mark->n_fragments * sizeof (NotandaRange)) != 0)
    return FALSE;
  if (mark->state != NULL && !g_str_equal (mark->state, annotation->state))
    return FALSE;

  list_attributes (import, mark, type);
  for (guint i = 0; i < import->attributes->len; i++)
    {
      const NotandaAttribute *attribute = &g_array_index (import->attributes, NotandaAttribute, i);
      const NotandaValue     *there = notanda_annotation_get_attribute (annotation, &attribute->id);

      if (there == NULL || !notanda_value_equal (there, &attribute->value))
        return FALSE;
    }

  for (guint i = 0; i < mark->n_links; i++)
    {
      NotandaLink link;

      if (!make_link (import, mark, &g_array_index (import->marks->links, NotandaMarkLink, mark->first_link + i), &link) ||
          !has_link (import, &link))
        return FALSE;
    }

  for (guint i = 0; i < mark->n_notes; i++)
    if (!has_note (import, mark, &g_array_index (import->marks->notes, NotandaMarkNote, mark->first_note + i)))
      return FALSE;

  return TRUE;
}

static void
apply_mark (NotandaImport *import,
            guint          i)
{
  const NotandaMark *mark = notanda_marks_get (import->marks, i);
  guint32           *slot = &g_array_index (import->slots, guint32, i);
  NotandaIdentity   *identity = notanda_document_get_identity (import->document);
  NotandaId         *id = &g_array_index (import->ids, NotandaId, i);

  if (*slot == NOTANDA_IMPORT_NO_SLOT)
    return;

  if (!mark->has_id)
    identity->new_id (id, identity->data);
  else
    *id = mark->id;

  if (!mark->has_id || !notanda_document_find (import->document, id, slot))
    add_mark (import, mark, id, slot);
  else if (notanda_document_read (import->document, *slot, &import->annotation))
    {
      if (is_there (import, mark))
        {
          g_array_index (import->same, guint8, i) = TRUE;
          import->result->unchanged++;
          return;
        }
      update_mark (import, mark, *slot);
      import->result->changed++;
    }
  else
    {
      import->result->deleted++;
      *slot = NOTANDA_IMPORT_NO_SLOT;
    }
}

static void
apply_elements (NotandaImport *import,
                guint          i)
{
  const NotandaMark *mark = notanda_marks_get (import->marks, i);
  guint32            slot = g_array_index (import->slots, guint32, i);

  if (slot == NOTANDA_IMPORT_NO_SLOT || g_array_index (import->same, guint8, i))
    return;

  for (guint l = 0; l < mark->n_links; l++)
    apply_link (import, mark, slot, &g_array_index (import->marks->links, NotandaMarkLink, mark->first_link + l));

  for (guint n = 0; n < mark->n_notes; n++)
    {
      const NotandaMarkNote *note = &g_array_index (import->marks->notes, NotandaMarkNote, mark->first_note + n);
      NotandaNote            taken = { .kind = note->kind, .text = note->text, .author = note->author, .time = note->time };

      settle_id (mark, note->has_id, &note->id, "note", note->text, &taken.id);
      notanda_document_take_note (import->document, slot, &taken, NULL, import->label);
      import->result->notes++;
    }
}

/* All of one file's, or one line's, marks; inside a step. */
static void
apply_marks (NotandaImport *import)
{
  guint n = import->marks->marks->len;

  g_array_set_size (import->ids, n);
  g_array_set_size (import->same, 0);
  g_array_set_size (import->same, n);
  notanda_import_names_add_elements (import->names, import->marks, import->label);
  notanda_import_names_collect (import->names, import->marks);
  notanda_import_names_create (import->names, import->label);

  for (guint i = 0; i < n; i++)
    apply_mark (import, i);
  for (guint i = 0; i < n; i++)
    apply_elements (import, i);
}

void
notanda_import_init (NotandaImport       *import,
                     NotandaDocument     *document,
                     NotandaImportResult *result,
                     const NotandaMarks  *marks,
                     const char          *file)
{
  import->document = document;
  import->result = result;
  import->marks = marks;
  import->file = file;
  import->names = notanda_import_names_new (document);
  import->slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  import->ids = g_array_new (FALSE, FALSE, sizeof (NotandaId));
  import->same = g_array_new (FALSE, TRUE, sizeof (guint8));
  notanda_annotation_init (&import->annotation);
  import->attributes = g_array_new (FALSE, FALSE, sizeof (NotandaAttribute));
  import->named = g_array_new (FALSE, FALSE, sizeof (NotandaNamedValue));
}

void
notanda_import_clear (NotandaImport *import)
{
  notanda_import_names_free (import->names);
  g_array_unref (import->slots);
  g_array_unref (import->ids);
  g_array_unref (import->same);
  notanda_annotation_clear (&import->annotation);
  g_array_unref (import->attributes);
  g_array_unref (import->named);
}

gboolean
notanda_import_marks (NotandaImport *import,
                      GError       **error)
{
  guint            n = notanda_import_check_marks (import);
  guint            all = import->marks->marks->len;
  g_autofree char *label = NULL;

  notanda_import_result_take_problems (import->result, import->marks);
  if (all > 0 && n < all - n)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE,
                   _ ("these marks are of another text: %u of %u don't fit this one"), all - n, all);
      return FALSE;
    }

  label = g_strdup_printf (ngettext ("Import %u Annotation", "Import %u Annotations", n), n);
  import->label = label;
  notanda_document_begin_step (import->document, label);
  apply_marks (import);
  notanda_document_end_step (import->document);
  import->label = NULL;

  return TRUE;
}

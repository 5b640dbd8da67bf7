/* notanda-candidates.c: which annotations a link may lead to
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-candidates.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-annotation-list.h"
#include "app/common/notanda-bidi.h"
#include "app/common/notanda-type-style.h"

gboolean
notanda_candidates_accept (NotandaTagSet        *tag_set,
                           const NotandaTagRole *role,
                           const NotandaId      *type)
{
  const NotandaId *resolved = notanda_tag_set_resolve_type (tag_set, type);

  for (guint i = 0; i < role->n_accepts; i++)
    if (notanda_id_equal (notanda_tag_set_resolve_type (tag_set, &role->accepts[i]), resolved))
      return TRUE;
  return role->n_accepts == 0;
}

gboolean
notanda_candidates_fit (NotandaDocument *document,
                        const NotandaId *role_id,
                        guint32          origin,
                        guint32          slot)
{
  NotandaTagSet        *tag_set = notanda_document_get_tag_set (document);
  const NotandaTagRole *role = notanda_tag_set_find_role (tag_set, role_id);
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  return role != NULL && slot != origin && notanda_document_read (document, slot, &annotation) &&
         notanda_candidates_accept (tag_set, role, &annotation.type);
}

static gboolean
get_head (NotandaDocument *document,
          guint32          slot,
          NotandaSpan     *head)
{
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  if (!notanda_document_read (document, slot, &annotation))
    return FALSE;
  notanda_annotation_list_make_head (&annotation, head);
  return TRUE;
}

/* The next head from @head on that fits. */
static gboolean
find_fitting (NotandaDocument *document,
              const NotandaId *role,
              guint32          origin,
              gboolean         forward,
              NotandaSpan     *head)
{
  NotandaSpanSet *spans = notanda_document_get_spans (document);

  while (forward ? notanda_span_set_next_head (spans, head, head) : notanda_span_set_previous_head (spans, head, head))
    if (notanda_candidates_fit (document, role, origin, head->slot))
      return TRUE;
  return FALSE;
}

guint32
notanda_candidates_find_next (NotandaDocument *document,
                              const NotandaId *role,
                              guint32          origin,
                              guint32          from,
                              gboolean         forward)
{
  NotandaSpan head;

  return get_head (document, from, &head) && find_fitting (document, role, origin, forward, &head) ? head.slot
                                                                                                   : NOTANDA_NO_SLOT;
}

/* Code points between two stretches. */
static guint32
get_distance (const NotandaSpan *a,
              const NotandaSpan *b)
{
  if (a->end < b->start)
    return b->start - a->end;
  return b->end < a->start ? a->start - b->end : 0;
}

/* The same, but not among the origin's own words. */
static gboolean
find_outside (NotandaDocument   *document,
              const NotandaId   *role,
              const NotandaSpan *origin,
              gboolean           forward,
              NotandaSpan       *head)
{
  *head = *origin;
  while (find_fitting (document, role, origin->slot, forward, head))
    if (head->end <= origin->start || head->start >= origin->end)
      return TRUE;
  return FALSE;
}

guint32
notanda_candidates_find_nearest (NotandaDocument *document,
                                 const NotandaId *role,
                                 guint32          origin)
{
  NotandaSpan here;
  NotandaSpan before;
  NotandaSpan after;
  gboolean    has_before;
  gboolean    has_after;

  if (!get_head (document, origin, &here))
    return NOTANDA_NO_SLOT;
  has_before = find_outside (document, role, &here, FALSE, &before);
  has_after = find_outside (document, role, &here, TRUE, &after);
  if (has_after && (!has_before || get_distance (&here, &after) <= get_distance (&here, &before)))
    return after.slot;
  if (has_before)
    return before.slot;
  return find_fitting (document, role, origin, TRUE, &here) ? here.slot : NOTANDA_NO_SLOT;
}

static char *
dup_accepted (NotandaTagSet        *tag_set,
              const NotandaTagRole *role)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < role->n_accepts; i++)
    {
      if (i > 0)
        /* TRANSLATORS: between the names of types, before the last and before others */
        g_string_append (names, i + 1 == role->n_accepts ? _ (" or ") : _ (", "));
      g_string_append (names, notanda_type_get_label (tag_set, &role->accepts[i]));
    }
  return g_string_free_and_steal (names);
}

char *
notanda_candidates_dup_refusal (NotandaDocument *document,
                                const NotandaId *role_id,
                                const NotandaId *type)
{
  NotandaTagSet        *tag_set = notanda_document_get_tag_set (document);
  const NotandaTagRole *role = notanda_tag_set_find_role (tag_set, role_id);
  g_autofree char      *accepted = NULL;

  if (role == NULL)
    return g_strdup (_ ("The tag set has this role no more"));
  accepted = dup_accepted (tag_set, role);
  /* TRANSLATORS: a role, the types it may have, and the type that was chosen */
  return notanda_bidi_printf (_ ("%s must be %s, not %s"), role->label, accepted, notanda_type_get_label (tag_set, type));
}

const NotandaTagType *
notanda_candidates_find_type (NotandaDocument *document,
                              const NotandaId *role)
{
  NotandaTagSet        *tag_set = notanda_document_get_tag_set (document);
  const NotandaTagRole *found = notanda_tag_set_find_role (tag_set, role);

  for (guint i = 0; found != NULL && i < found->n_accepts; i++)
    {
      const NotandaTagType *type = notanda_tag_set_find_type (tag_set, &found->accepts[i]);

      if (type != NULL && !type->retired)
        return type;
    }
  return NULL;
}

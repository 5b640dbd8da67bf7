/* notanda-annotation-text.c: an annotation as people read it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the cards, the filter and the announcements say of an annotation comes from
 * here, so that what is read in one place can be searched for in another.
 */

#include "app/common/notanda-annotation-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-overrides.h"

/* Blanks and line ends become one space each; at most @max_chars are added. */
static guint
append_line (GString    *out,
             const char *text,
             gsize       size,
             guint       max_chars)
{
  const char *end = text + size;
  gboolean    blank = FALSE;
  guint       n = 0;

  for (; text < end && n < max_chars; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          blank = TRUE;
          continue;
        }
      if (blank && n > 0)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_unichar (out, c);
      n++;
    }
  return n;
}

char *
notanda_annotation_dup_words (NotandaDocument         *document,
                              const NotandaAnnotation *annotation,
                              guint                    max_chars)
{
  NotandaArticle *article = notanda_document_get_article (document);
  GString        *out = g_string_new (NULL);
  guint           left = max_chars;

  for (guint i = 0; i < annotation->n_fragments && left > 0; i++)
    {
      const NotandaRange *range = &annotation->fragments[i];
      /* blanks aren't counted, so a few more are looked at */
      gsize       end = MIN ((gsize) range->end, (gsize) range->start + 2 * (gsize) left);
      gsize       size;
      const char *text = notanda_article_peek_range (article, range->start, end, &size);

      if (i > 0)
        g_string_append (out, " … ");
      left -= append_line (out, text, size, left);
      if (left == 0 || end < range->end)
        {
          g_string_append (out, "…");
          break;
        }
    }
  return notanda_overrides_show (g_string_free_and_steal (out));
}

char *
notanda_annotation_dup_excerpt (NotandaDocument *document,
                                guint32          slot,
                                guint            max_chars)
{
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  if (!notanda_document_read (document, slot, &annotation))
    return g_strdup ("");
  return notanda_annotation_dup_words (document, &annotation, max_chars);
}

char *
notanda_text_dup_line (const char *text,
                       guint       max_chars)
{
  GString *out = g_string_new (NULL);

  if (append_line (out, text, strlen (text), max_chars) == max_chars)
    g_string_append (out, "…");
  return notanda_overrides_show (g_string_free_and_steal (out));
}

const char *
notanda_attribute_get_label (NotandaTagSet          *tag_set,
                             const NotandaAttribute *attribute)
{
  const NotandaTagAttribute *known = notanda_tag_set_find_attribute (tag_set, &attribute->id);

  return known != NULL ? known->label : NULL;
}

static const char *
find_choice_label (const NotandaTagAttribute *attribute,
                   const char                *identifier)
{
  for (guint i = 0; attribute != NULL && attribute->choices != NULL && attribute->choices[i] != NULL; i++)
    if (g_strcmp0 (attribute->choices[i], identifier) == 0 && attribute->choice_labels != NULL)
      return attribute->choice_labels[i];
  return identifier;
}

char *
notanda_attribute_dup_value (NotandaTagSet          *tag_set,
                             const NotandaAttribute *attribute)
{
  const NotandaValue *value = &attribute->value;
  g_autofree char    *text = NULL;

  if (value->kind == NOTANDA_VALUE_YES_NO)
    return g_strdup (value->yes ? _ ("yes") : _ ("no"));
  if (value->kind == NOTANDA_VALUE_CHOICE)
    return g_strdup (find_choice_label (notanda_tag_set_find_attribute (tag_set, &attribute->id), value->text));
  text = notanda_value_dup_string (value);
  if (value->kind == NOTANDA_VALUE_REFERENCE && value->label != NULL && *value->label != '\0')
    /* TRANSLATORS: what a name refers to, and its number in a database */
    return notanda_bidi_printf (_ ("%s (%s)"), value->label, text);
  return g_steal_pointer (&text);
}

typedef struct
{
  NotandaAnnotationLink link;
  guint                 role;  /* the order of the roles */
  guint32               start; /* the target's */
} Sorted;

static int
compare_sorted (gconstpointer a,
                gconstpointer b)
{
  const Sorted *one = a;
  const Sorted *other = b;

  if (one->role != other->role)
    return one->role < other->role ? -1 : 1;
  return (one->start > other->start) - (one->start < other->start);
}

static guint
find_role_number (const NotandaTagType *type,
                  const NotandaId      *role)
{
  for (guint i = 0; type != NULL && i < type->roles->len; i++)
    {
      const NotandaTagRole *known = g_ptr_array_index (type->roles, i);

      if (notanda_id_equal (&known->id, role))
        return i;
    }
  return G_MAXUINT;
}

static Sorted
sort_link (NotandaTagSet   *tag_set,
           const NotandaId *role_id)
{
  const NotandaTagRole *role = notanda_tag_set_find_role (tag_set, role_id);

  return (Sorted) { { *role_id, role != NULL ? role->label : _ ("Link"), 0 }, 0, 0 };
}

/* Takes @sorted. */
static GArray *
list_sorted (GArray *sorted)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (NotandaAnnotationLink));

  g_array_sort (sorted, compare_sorted);
  for (guint i = 0; i < sorted->len; i++)
    g_array_append_val (links, g_array_index (sorted, Sorted, i).link);
  g_array_unref (sorted);
  return links;
}

GArray *
notanda_annotation_list_links (NotandaDocument         *document,
                               const NotandaAnnotation *annotation)
{
  NotandaTagSet        *tag_set = notanda_document_get_tag_set (document);
  const NotandaTagType *type = notanda_tag_set_find_type (tag_set, &annotation->type);
  GArray               *sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
  g_auto (NotandaAnnotation) target = { 0 };

  notanda_annotation_init (&target);
  for (guint i = 0; i < annotation->n_links; i++)
    {
      Sorted entry = sort_link (tag_set, &annotation->links[i].role);

      if (!notanda_document_find (document, &annotation->links[i].target, &entry.link.target) ||
          !notanda_document_read (document, entry.link.target, &target))
        continue;
      entry.role = find_role_number (type, &entry.link.role);
      entry.start = target.fragments[0].start;
      g_array_append_val (sorted, entry);
    }
  return list_sorted (sorted);
}

GArray *
notanda_annotation_list_linking (NotandaDocument         *document,
                                 const NotandaAnnotation *annotation)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (document);
  GArray        *sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
  g_autoptr (GArray) linking = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_auto (NotandaAnnotation) other = { 0 };

  notanda_annotation_init (&other);
  notanda_document_list_linking (document, annotation->slot, linking);
  for (guint i = 0; i < linking->len; i++)
    {
      guint32 slot = g_array_index (linking, guint32, i);

      if (slot == annotation->slot || !notanda_document_read (document, slot, &other))
        continue;
      for (guint k = 0; k < other.n_links; k++)
        {
          Sorted entry = sort_link (tag_set, &other.links[k].role);

          if (!notanda_id_equal (&other.links[k].target, &annotation->id))
            continue;
          entry.link.target = slot;
          entry.start = other.fragments[0].start;
          g_array_append_val (sorted, entry);
        }
    }
  return list_sorted (sorted);
}

/* notanda-card-text.c: what stands on an annotation's card
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words come first, what is said of them is dimmed. All lines below the words are one
 * string with attributes for one label: a label a line would make a card of a dozen
 * widgets, and the list has two hundred cards.
 */

#include "app/pane/notanda-card-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-person-badge.h"
#include "app/common/notanda-type-style.h"
#include "model/notanda-ids.h"

#define WORDS_CHARS 240
#define LINK_CHARS 60
#define VALUE_CHARS 60
#define NOTE_CHARS 120

/* Without these a quote or claim isn't finished. */
static const struct
{
  NotandaId   type;
  NotandaId   role;
  const char *missing;
} main_roles[] = {
  { NOTANDA_ID_TYPE_QUOTE, NOTANDA_ID_ROLE_QUOTE_SOURCE, N_ ("No source") },
  { NOTANDA_ID_TYPE_QUOTE, NOTANDA_ID_ROLE_QUOTE_CUE, N_ ("No cue") },
  { NOTANDA_ID_TYPE_CLAIM, NOTANDA_ID_ROLE_CLAIM_CLAIMANT, N_ ("No claimant") },
};

typedef struct
{
  NotandaDocument         *document;
  const NotandaAnnotation *annotation;
  NotandaCardText         *text;
  GString                 *details;
  GString                 *spoken;
  GString                 *rest;
  guint16                  dim;
} Filling;

/* Adds to the details; @is_dimmed for meta, not for words. */
static void
add_details (Filling    *filling,
             const char *text,
             gboolean    is_dimmed)
{
  PangoAttribute *attribute;

  if (is_dimmed)
    {
      attribute = pango_attr_foreground_alpha_new (filling->dim);
      attribute->start_index = filling->details->len;
      attribute->end_index = filling->details->len + strlen (text);
      pango_attr_list_insert (filling->text->details_attrs, attribute);
    }
  g_string_append (filling->details, text);
}

static void
start_line (Filling *filling)
{
  if (filling->details->len > 0)
    g_string_append_c (filling->details, '\n');
}

/* What was imported may stand between two letters.
 * Takes @words. */
static char *
say_words (char *words)
{
  if (*words != '\0')
    return words;
  g_free (words);
  return g_strdup (_ ("(no words)"));
}

/* One line a role, with all the words in that role. */
static void
fill_links (Filling *filling,
            gboolean is_open)
{
  GArray *links = filling->text->links;

  for (guint i = 0; i < links->len; i++)
    {
      const NotandaAnnotationLink *link = &g_array_index (links, NotandaAnnotationLink, i);
      const NotandaAnnotationLink *before = i > 0 ? link - 1 : NULL;
      g_autofree char             *words = say_words (notanda_annotation_dup_excerpt (filling->document, link->target, LINK_CHARS));
      gboolean                     is_first = before == NULL || !notanda_id_equal (&before->role, &link->role);

      if (is_first)
        {
          /* TRANSLATORS: a role and the words in it, or an attribute and its value */
          g_autofree char *spoken = notanda_bidi_printf (_ ("%s: %s"), link->label, words);

          notanda_bidi_append (filling->spoken, "; ", spoken);
        }
      else
        notanda_bidi_append (filling->spoken, ", ", words);
      if (is_open)
        continue;
      if (is_first)
        {
          start_line (filling);
          add_details (filling, link->label, TRUE);
          add_details (filling, "\302\240\302\240", FALSE);
        }
      else
        add_details (filling, ", ", TRUE);
      add_details (filling, words, FALSE);
    }
}

static gboolean
has_role (GArray          *links,
          const NotandaId *role)
{
  for (guint i = 0; i < links->len; i++)
    if (notanda_id_equal (&g_array_index (links, NotandaAnnotationLink, i).role, role))
      return TRUE;
  return FALSE;
}

static gboolean
is_offered (NotandaTagSet   *tag_set,
            const NotandaId *id)
{
  const NotandaTagRole *role = notanda_tag_set_find_role (tag_set, id);

  return role != NULL && !role->retired;
}

static void
fill_missing (Filling *filling)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (filling->document);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (main_roles); i++)
    if (notanda_id_equal (&main_roles[i].type, &filling->annotation->type) &&
        !has_role (filling->text->links, &main_roles[i].role) && is_offered (tag_set, &main_roles[i].role))
      notanda_bidi_append (missing, " · ", _ (main_roles[i].missing));
  if (missing->len == 0)
    return;
  start_line (filling);
  add_details (filling, missing->str, TRUE);
  notanda_bidi_append (filling->rest, "; ", missing->str);
}

static void
fill_attributes (Filling *filling)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (filling->document);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < filling->annotation->n_attributes; i++)
    {
      const NotandaAttribute *attribute = &filling->annotation->attributes[i];
      const char             *label = notanda_attribute_get_label (tag_set, attribute);
      g_autofree char        *value = notanda_attribute_dup_value (tag_set, attribute);
      g_autofree char        *shown = notanda_text_dup_line (value, VALUE_CHARS);
      g_autofree char        *both = NULL;

      if (*shown == '\0')
        continue;
      both = label != NULL ? notanda_bidi_printf (_ ("%s: %s"), label, shown) : g_strdup (shown);
      notanda_bidi_append (line, " · ", both);
    }
  if (line->len == 0)
    return;
  start_line (filling);
  add_details (filling, line->str, TRUE);
  notanda_bidi_append (filling->rest, "; ", line->str);
}

static void
fill_sign (Filling *filling)
{
  const NotandaAnnotation *annotation = filling->annotation;
  const char              *author = annotation->author != NULL ? annotation->author : "";

  if (g_strcmp0 (author, notanda_document_get_identity (filling->document)->author) == 0)
    author = "";
  if (*author != '\0')
    {
      g_autofree char *name = notanda_person_dup_name (filling->document, author);

      notanda_bidi_append (filling->rest, "; ", name);
    }
  if (*annotation->state != '\0')
    notanda_bidi_append (filling->rest, "; ", annotation->state);
  filling->text->author = g_strdup (author);
  filling->text->sign = g_strdup (annotation->state);
}

static void
fill_warning (Filling *filling)
{
  g_autoptr (GString) warning = g_string_new (NULL);

  if (filling->annotation->n_differences > 0)
    notanda_bidi_append (warning, " · ", _ ("Values differ"));
  if (filling->annotation->edited_while_deleted)
    notanda_bidi_append (warning, " · ", _ ("Edited while deleted"));
  if (warning->len > 0)
    notanda_bidi_append (filling->rest, "; ", warning->str);
  filling->text->warning = g_strdup (warning->str);
}

static void
fill_note (Filling *filling)
{
  guint            n = filling->annotation->n_notes;
  g_autofree char *line = n > 0 ? notanda_text_dup_line (filling->annotation->notes[0].text, NOTE_CHARS) : NULL;
  g_autofree char *spoken = NULL;

  if (n == 0)
    filling->text->note = g_strdup ("");
  else if (n == 1)
    filling->text->note = g_steal_pointer (&line);
  else
    /* TRANSLATORS: the first note of several, and how many more there are */
    filling->text->note = notanda_bidi_printf (_ ("%s (+%u)"), line, n - 1);
  if (n == 0)
    return;
  spoken = notanda_bidi_printf (_ ("%s: %s"), _ ("Note"), filling->text->note);
  notanda_bidi_append (filling->rest, "; ", spoken);
}

static char *
dup_key (NotandaTagSet   *tag_set,
         const NotandaId *type)
{
  const NotandaTagType *known = notanda_tag_set_find_type (tag_set, type);
  char                  key[7] = { 0 };

  if (known != NULL && known->key != 0 && !known->retired)
    g_unichar_to_utf8 (known->key, key);
  return g_strdup (key);
}

void
notanda_card_text_fill (NotandaCardText         *text,
                        NotandaDocument         *document,
                        const NotandaAnnotation *annotation,
                        gboolean                 is_open,
                        double                   dim)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (document);
  Filling        filling = {
           .document = document,
           .annotation = annotation,
           .text = text,
           .details = g_string_new (NULL),
           .spoken = g_string_new (NULL),
           .rest = g_string_new (NULL),
           .dim = (guint16) (dim * G_MAXUINT16),
  };

  text->details_attrs = pango_attr_list_new ();
  text->label = g_strdup (notanda_type_get_label (tag_set, &annotation->type));
  text->key = dup_key (tag_set, &annotation->type);
  text->words = say_words (notanda_annotation_dup_words (document, annotation, WORDS_CHARS));
  text->links = notanda_annotation_list_links (document, annotation);
  text->linking = is_open ? notanda_annotation_list_linking (document, annotation) : NULL;
  g_string_printf (filling.spoken, _ ("%s: %s"), text->label, text->words);
  fill_links (&filling, is_open);
  fill_missing (&filling);
  fill_attributes (&filling);
  fill_note (&filling);
  fill_sign (&filling);
  fill_warning (&filling);
  text->details = g_string_free_and_steal (filling.details);
  text->spoken = g_string_free_and_steal (filling.spoken);
  text->spoken_rest = g_string_free_and_steal (filling.rest);
}

void
notanda_card_text_clear (NotandaCardText *text)
{
  g_free (text->label);
  g_free (text->key);
  g_free (text->words);
  g_free (text->sign);
  g_free (text->author);
  g_free (text->details);
  g_clear_pointer (&text->details_attrs, pango_attr_list_unref);
  g_free (text->warning);
  g_free (text->note);
  g_clear_pointer (&text->links, g_array_unref);
  g_clear_pointer (&text->linking, g_array_unref);
  g_free (text->spoken);
  g_free (text->spoken_rest);
  *text = (NotandaCardText) { 0 };
}

/* notanda-command-show.c: notandactl show DOC
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/notanda-command.h"
#include "cli/notanda-show-difference.h"
#include "cli/notanda-show-json.h"

#define EXCERPT 60 /* code points of a span, its beginning and end */

typedef struct
{
  GString          *out;
  NotandaDocument  *document;
  NotandaTagSet    *tag_set;
  NotandaAnnotation annotation;
  NotandaAnnotation target;
} Show;

static void
append_plain (Show       *show,
              const char *text)
{
  g_autofree char *plain = notanda_command_dup_plain (text);

  g_string_append (show->out, plain);
}

static void
append_excerpt (Show                    *show,
                const NotandaAnnotation *annotation)
{
  NotandaArticle *article = notanda_document_get_article (show->document);

  g_string_append (show->out, "“");
  for (guint i = 0; i < annotation->n_fragments; i++)
    {
      guint32          start = annotation->fragments[i].start;
      guint32          end = annotation->fragments[i].end;
      gboolean         cut = end - start > EXCERPT;
      g_autofree char *head = notanda_article_dup_range (article, start, cut ? start + EXCERPT / 2 : end);
      g_autofree char *tail = cut ? notanda_article_dup_range (article, end - EXCERPT / 2, end) : NULL;

      if (i > 0)
        g_string_append (show->out, " … ");
      append_plain (show, head);
      if (tail != NULL)
        {
          g_string_append (show->out, " [...] ");
          append_plain (show, tail);
        }
    }
  g_string_append (show->out, "”");
}

static const char *
get_type_label (Show            *show,
                const NotandaId *id)
{
  const NotandaTagType *type = notanda_tag_set_find_type (show->tag_set, id);

  return type != NULL ? type->label : _ ("Unknown Type");
}

static void
append_value (Show               *show,
              const NotandaValue *value)
{
  g_autofree char *shown = notanda_value_dup_string (value);

  append_plain (show, shown);
  if (value->kind == NOTANDA_VALUE_REFERENCE && value->label[0] != '\0')
    {
      g_string_append (show->out, " (");
      append_plain (show, value->label);
      g_string_append (show->out, ")");
    }
}

static void
append_attributes (Show *show)
{
  for (guint i = 0; i < show->annotation.n_attributes; i++)
    {
      const NotandaAttribute    *attribute = &show->annotation.attributes[i];
      const NotandaTagAttribute *tag = notanda_tag_set_find_attribute (show->tag_set, &attribute->id);

      g_string_append (show->out, "    ");
      append_plain (show, tag != NULL ? tag->identifier : _ ("unknown attribute"));
      g_string_append (show->out, ": ");
      append_value (show, &attribute->value);
      g_string_append_c (show->out, '\n');
    }
}

static void
append_links (Show *show)
{
  for (guint i = 0; i < show->annotation.n_links; i++)
    {
      const NotandaLink    *link = &show->annotation.links[i];
      const NotandaTagRole *role = notanda_tag_set_find_role (show->tag_set, &link->role);
      guint32               slot;

      g_string_append (show->out, "    ");
      append_plain (show, role != NULL ? role->identifier : _ ("unknown role"));
      g_string_append (show->out, " → ");
      if (notanda_document_find (show->document, &link->target, &slot) &&
          notanda_document_read (show->document, slot, &show->target))
        append_excerpt (show, &show->target);
      else
        g_string_append (show->out, _ ("an annotation that isn't here"));

      for (guint a = 0; a < link->n_attributes; a++)
        {
          g_string_append (show->out, a == 0 ? " [" : ", ");
          append_plain (show, link->attributes[a].name);
          g_string_append (show->out, ": ");
          append_value (show, &link->attributes[a].value);
        }
      g_string_append (show->out, link->n_attributes > 0 ? "]\n" : "\n");
    }
}

static void
append_annotation (Show *show)
{
  const NotandaAnnotation *annotation = &show->annotation;

  for (guint i = 0; i < annotation->n_fragments; i++)
    g_string_append_printf (show->out, "%s%u-%u", i > 0 ? ";" : "", annotation->fragments[i].start,
                            annotation->fragments[i].end);
  g_string_append_c (show->out, ' ');
  append_plain (show, get_type_label (show, &annotation->type));
  g_string_append_c (show->out, ' ');
  append_excerpt (show, annotation);
  g_string_append_c (show->out, '\n');

  if (annotation->state[0] != '\0')
    {
      g_string_append_printf (show->out, "    %s", _ ("state: "));
      append_plain (show, annotation->state);
      g_string_append_c (show->out, '\n');
    }
  append_attributes (show);
  append_links (show);
  for (guint i = 0; i < annotation->n_notes; i++)
    {
      g_string_append_printf (show->out, "    %s", _ ("note: "));
      append_plain (show, annotation->notes[i].text);
      g_string_append_c (show->out, '\n');
    }
}

/* What is known about the article, and how much there is of what. */
static void
append_head (Show *show)
{
  guint       n = notanda_document_get_n_annotations (show->document);
  gulong      n_chars = (gulong) notanda_article_get_n_chars (notanda_document_get_article (show->document));
  NotandaHash replaced;
  const char *name;
  char        hash[NOTANDA_HASH_STRING_SIZE];

  for (guint i = 0; i < NOTANDA_N_META; i++)
    {
      const char *value = notanda_document_get_meta (show->document, (NotandaMeta) i);

      if (value == NULL || *value == '\0')
        continue;
      g_string_append_printf (show->out, "%s: ", notanda_meta_get_identifier ((NotandaMeta) i));
      append_plain (show, value);
      g_string_append_c (show->out, '\n');
    }

  if (notanda_document_get_replaced (show->document, &replaced, &name))
    {
      g_string_append_printf (show->out, "%s: ", "replaces");
      append_plain (show, *name != '\0' ? name : notanda_hash_to_string (&replaced, hash));
      g_string_append_c (show->out, '\n');
    }

  g_string_append_printf (show->out, ngettext ("%lu character", "%lu characters", n_chars), n_chars);
  g_string_append (show->out, ", ");
  g_string_append_printf (show->out, ngettext ("%u annotation", "%u annotations", n), n);
}

static void
append_counts (Show *show)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint    n_links = 0;
  gboolean any = FALSE;

  for (guint32 slot = 0; slot < notanda_document_get_n_slots (show->document); slot++)
    if (notanda_document_read (show->document, slot, &show->annotation))
      {
        const char *label = get_type_label (show, &show->annotation.type);

        g_hash_table_insert (counts, (gpointer) label, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, label)) + 1));
        n_links += show->annotation.n_links;
      }

  for (guint i = 0; i < notanda_tag_set_get_n_types (show->tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (show->tag_set, i);
      guint                 n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, type->label));

      if (n == 0)
        continue;
      g_string_append_printf (show->out, "%s%u ", any ? ", " : " (", n);
      append_plain (show, type->label);
      any = TRUE;
    }
  g_string_append (show->out, any ? "), " : ", ");
  g_string_append_printf (show->out, ngettext ("%u link", "%u links", n_links), n_links);
  g_string_append (show->out, "\n\n");
}

static void
append_difference (Show              *show,
                   NotandaDifference *difference)
{
  g_autofree char *field = notanda_show_difference_dup_field (difference, show->document);

  if (difference->edited_while_deleted)
    {
      g_string_append_printf (show->out, ": %s", _ ("deleted by one, worked on by another"));
      return;
    }

  g_string_append_c (show->out, ' ');
  append_plain (show, field);
  for (guint i = 0; i < difference->values->len; i++)
    {
      g_autofree char *value = notanda_show_difference_dup_value (difference, show->document, i);

      g_string_append (show->out, i == 0 ? ": " : " | ");
      append_plain (show, *value != '\0' ? value : _ ("nothing"));
      g_string_append (show->out, " (");
      append_plain (show, g_ptr_array_index (difference->authors, i));
      g_string_append (show->out, ")");
    }
}

static void
append_differences (Show *show)
{
  g_autoptr (GPtrArray) differences = notanda_document_list_differences (show->document);

  if (differences->len > 0)
    g_string_append_printf (show->out, "\n%s\n", _ ("Differences between people:"));
  for (guint i = 0; i < differences->len; i++)
    {
      NotandaDifference *difference = g_ptr_array_index (differences, i);

      g_string_append (show->out, "  ");
      if (difference->kind == NOTANDA_RECORD_ARTICLE)
        g_string_append (show->out, _ ("the article"));
      else if (difference->kind == NOTANDA_RECORD_TAG_SET)
        g_string_append (show->out, _ ("the tag set"));
      else if (difference->kind == NOTANDA_RECORD_CORPUS)
        g_string_append (show->out, _ ("the corpus"));
      else if (notanda_document_read (show->document, difference->slot, &show->target))
        append_excerpt (show, &show->target);
      append_difference (show, difference);
      g_string_append_c (show->out, '\n');
    }
}

static void
append_damaged (Show       *show,
                const char *damage)
{
  GPtrArray *kept_aside = notanda_document_get_kept_aside (show->document);

  if (damage != NULL || (kept_aside != NULL && kept_aside->len > 0))
    g_string_append_printf (show->out, "\n%s\n", _ ("Damaged:"));
  if (damage != NULL)
    {
      g_string_append (show->out, "  ");
      append_plain (show, damage);
      g_string_append_c (show->out, '\n');
    }
  for (guint i = 0; kept_aside != NULL && i < kept_aside->len; i++)
    {
      NotandaKeptAside *kept = g_ptr_array_index (kept_aside, i);

      g_string_append_printf (show->out, "  %s: ", kept->table);
      append_plain (show, kept->why);
      g_string_append_c (show->out, '\n');
    }
}

static gboolean
add_slot_cb (const NotandaSpan *span,
             gpointer           data)
{
  if (span->fragment == 0)
    g_array_append_val ((GArray *) data, span->slot);

  return TRUE;
}

static void
show_readable (GString         *out,
               NotandaDocument *document,
               const char      *damage)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  Show show = { .out = out, .document = document, .tag_set = notanda_document_get_tag_set (document) };

  notanda_annotation_init (&show.annotation);
  notanda_annotation_init (&show.target);
  append_head (&show);
  append_counts (&show);

  notanda_span_set_foreach (notanda_document_get_spans (document), add_slot_cb, slots);
  for (guint i = 0; i < slots->len; i++)
    if (notanda_document_read (document, g_array_index (slots, guint32, i), &show.annotation))
      append_annotation (&show);

  append_differences (&show);
  append_damaged (&show, damage);
  notanda_annotation_clear (&show.annotation);
  notanda_annotation_clear (&show.target);
}

static int
show (const char *path,
      gboolean    json)
{
  g_autoptr (NotandaIdentity) identity = notanda_command_load_identity (NULL);
  g_autoptr (NotandaDocument) document = NULL;
  g_autofree char *damage = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (NotandaBuffer) buffer = { 0 };
  gboolean written;

  document = notanda_command_open (path, identity, NULL, &damage);
  if (document == NULL)
    return NOTANDA_EXIT_FAILURE;

  if (json)
    {
      g_autofree char *name = notanda_command_name_for (path);

      notanda_show_json (&buffer, document, name, damage);
      written = notanda_command_write_stdout (buffer.data, buffer.size);
    }
  else
    {
      show_readable (text, document, damage);
      written = notanda_command_write_stdout (text->str, text->len);
    }

  return written ? NOTANDA_EXIT_OK : NOTANDA_EXIT_FAILURE;
}

int
notanda_command_run_show (const NotandaCommand *command,
                          char                **argv)
{
  g_auto (GStrv) arguments = NULL;
  gboolean           json = FALSE;
  int                status;
  const GOptionEntry entries[] = {
    { "json", 'j', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, N_ ("All of it as one JSON object"), NULL },
    { NULL },
  };

  arguments = notanda_command_parse (command, entries, argv, 1, 1, &status);
  if (arguments == NULL)
    return status;

  return show (arguments[0], json);
}

/* notanda-links-section.c: the links of an annotation, by role
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each role of the type has a line, with its links under it, in the order of the tag
 * set; links in a role that the type doesn't have come last. A role that is retired
 * has its line as long as there are links under it.
 */

#include "app/pane/notanda-links-section.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-annotation-text.h"
#include "app/common/notanda-bidi.h"
#include "app/controls/notanda-editor-row.h"
#include "app/controls/notanda-row-set.h"

#define EXCERPT_CHARS 80

/* Roles that Ctrl and a digit reach. */
#define N_KEYS 9

struct _NotandaLinksSection
{
  AdwBin         parent_instance;
  NotandaRowSet *rows;
};

G_DEFINE_FINAL_TYPE (NotandaLinksSection, notanda_links_section, ADW_TYPE_BIN)

static gboolean
has_role (const NotandaTagType *type,
          const NotandaId      *role)
{
  for (guint i = 0; type != NULL && i < type->roles->len; i++)
    if (notanda_id_equal (&((const NotandaTagRole *) g_ptr_array_index (type->roles, i))->id, role))
      return TRUE;
  return FALSE;
}

static gboolean
is_used (const NotandaTagRole    *role,
         const NotandaAnnotation *annotation)
{
  for (guint i = 0; i < annotation->n_links; i++)
    if (notanda_id_equal (&annotation->links[i].role, &role->id))
      return TRUE;
  return FALSE;
}

/* Roles and links in the order of their rows. */
static void
list_ids (const NotandaTagType    *type,
          const NotandaAnnotation *annotation,
          GArray                  *ids)
{
  for (guint i = 0; type != NULL && i < type->roles->len; i++)
    {
      const NotandaTagRole *role = g_ptr_array_index (type->roles, i);

      if (role->retired && !is_used (role, annotation))
        continue;
      g_array_append_val (ids, role->id);
      for (guint k = 0; k < annotation->n_links; k++)
        if (notanda_id_equal (&annotation->links[k].role, &role->id))
          g_array_append_val (ids, annotation->links[k].id);
    }
  for (guint k = 0; k < annotation->n_links; k++)
    if (!has_role (type, &annotation->links[k].role))
      g_array_append_val (ids, annotation->links[k].id);
}

/* @number: of the role among those that are offered, from 1 */
static void
offer_role (NotandaEditorRow     *row,
            const NotandaTagRole *role,
            guint                 number)
{
  /* TRANSLATORS: %s is a role such as “Source” */
  g_autofree char *add = g_strdup_printf (_ ("Add %s…"), role->label);

  if (number <= N_KEYS)
    {
      g_autofree char *key = gtk_accelerator_get_label (GDK_KEY_0 + number, GDK_CONTROL_MASK);
      g_autofree char *words = g_steal_pointer (&add);

      /* TRANSLATORS: what a button does, and the key for it */
      add = g_strdup_printf (_ ("%s (%s)"), words, key);
    }
  notanda_editor_row_set_button (row, "list-add-symbolic", add, "page.add-link",
                                 g_variant_new_string (role->identifier));
}

static void
update_roles (NotandaLinksSection  *self,
              const NotandaTagType *type)
{
  guint number = 0;

  for (guint i = 0; i < type->roles->len; i++)
    {
      const NotandaTagRole *role = g_ptr_array_index (type->roles, i);
      GtkWidget            *row = notanda_row_set_find (self->rows, &role->id);

      if (row == NULL)
        continue;
      notanda_editor_row_set_text (NOTANDA_EDITOR_ROW (row), role->label, NULL);
      if (role->retired)
        notanda_editor_row_set_button (NOTANDA_EDITOR_ROW (row), NULL, NULL, NULL, NULL);
      else
        offer_role (NOTANDA_EDITOR_ROW (row), role, ++number);
    }
}

static void
update_link (NotandaLinksSection *self,
             NotandaDocument     *document,
             const NotandaLink   *link,
             const char          *caption)
{
  NotandaEditorRow *row = NOTANDA_EDITOR_ROW (notanda_row_set_find (self->rows, &link->id));
  g_autofree char  *excerpt = NULL;
  g_autofree char  *go = NULL;
  g_autofree char  *take_away = NULL;
  char              id[NOTANDA_ID_STRING_SIZE];
  guint32           slot = NOTANDA_NO_SLOT;

  if (notanda_document_find (document, &link->target, &slot))
    excerpt = notanda_annotation_dup_excerpt (document, slot, EXCERPT_CHARS);
  if (excerpt == NULL || *excerpt == '\0')
    g_set_str (&excerpt, _ ("(no words)"));
  /* TRANSLATORS: %s is words of the article */
  go = notanda_bidi_printf (_ ("Go to “%s”"), excerpt);
  /* TRANSLATORS: %s is words of the article */
  take_away = notanda_bidi_printf (_ ("Remove the link to “%s”"), excerpt);
  notanda_editor_row_set_text (row, caption, excerpt);
  notanda_editor_row_set_go (row, go, "win.show-annotation", g_variant_new_uint32 (slot));
  notanda_editor_row_set_button (row, "window-close-symbolic", take_away, "page.remove-element",
                                 g_variant_new_string (notanda_id_to_string (&link->id, id)));
}

static GtkWidget *
make_row (const NotandaId *id,
          gpointer         data)
{
  return notanda_editor_row_new ();
}

void
notanda_links_section_update (NotandaLinksSection     *self,
                              NotandaDocument         *document,
                              const NotandaAnnotation *annotation)
{
  NotandaTagSet        *tag_set = notanda_document_get_tag_set (document);
  const NotandaTagType *type = notanda_tag_set_find_type (tag_set, &annotation->type);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (NotandaId));

  g_return_if_fail (NOTANDA_IS_LINKS_SECTION (self));

  list_ids (type, annotation, ids);
  notanda_row_set_update (self->rows, (NotandaId *) ids->data, ids->len, make_row, NULL);
  if (type != NULL)
    update_roles (self, type);
  for (guint i = 0; i < annotation->n_links; i++)
    {
      const NotandaLink    *link = &annotation->links[i];
      const NotandaTagRole *role = notanda_tag_set_find_role (tag_set, &link->role);
      const char           *caption = NULL;

      if (!has_role (type, &link->role))
        caption = role != NULL ? role->label : _ ("Unknown role");
      update_link (self, document, link, caption);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), ids->len > 0);
}

static void
notanda_links_section_finalize (GObject *object)
{
  notanda_row_set_free (NOTANDA_LINKS_SECTION (object)->rows);
  G_OBJECT_CLASS (notanda_links_section_parent_class)->finalize (object);
}

static void
notanda_links_section_class_init (NotandaLinksSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_links_section_finalize;
}

static void
notanda_links_section_init (NotandaLinksSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = notanda_row_set_new (GTK_BOX (box));
  adw_bin_set_child (ADW_BIN (self), box);
}

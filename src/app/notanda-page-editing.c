/* notanda-page-editing.c: links, pieces and notes of the selected annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the editor's buttons and their keys do, each one step of the history. Class
 * actions "page.add-link" (s: a role's identifier; "" for the first one without a
 * link), "page.add-nth-link" (u: the number, from 1, of a role that is offered), "page.add-piece",
 * "page.remove-piece" and "page.show-piece" (u: its number, from 0),
 * "page.remove-element" (s: a link's or note's id), "page.clear-attribute" (s: its
 * id), "page.add-note", "page.edit", "page.leave-editor", and
 * while something is picked "page.pick", "page.pick-next", "page.pick-previous",
 * "page.stop-picking".
 */

#include "app/notanda-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-type-style.h"
#include "base/notanda-error.h"
#include "model/notanda-fragments.h"

/* Reads the selected annotation, or says that there is none. */
static gboolean
read_selected (NotandaPage       *self,
               NotandaAnnotation *annotation)
{
  NotandaDocument *document = notanda_page_get_document (self);
  guint32          slot = notanda_reading_view_get_selected (notanda_page_get_view (self));

  notanda_annotation_init (annotation);
  if (document == NULL)
    return FALSE;
  if (slot != NOTANDA_NO_SLOT && notanda_document_read (document, slot, annotation))
    return TRUE;
  notanda_page_toast (self, _ ("Select an annotation first"), NULL, NULL);
  return FALSE;
}

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, message);
  return FALSE;
}

static char *
dup_add_label (NotandaPage     *self,
               const NotandaId *role_id)
{
  const NotandaTagRole *role =
      notanda_tag_set_find_role (notanda_document_get_tag_set (notanda_page_get_document (self)), role_id);

  /* TRANSLATORS: the name of a step, %s is a role such as “Source” */
  return role != NULL ? g_strdup_printf (_ ("Add %s"), role->label) : g_strdup (_ ("Add Link"));
}

gboolean
notanda_page_add_link (NotandaPage     *self,
                       guint32          slot,
                       const NotandaId *role,
                       guint32          target,
                       GError         **error)
{
  NotandaDocument *document = notanda_page_get_document (self);
  g_autofree char *label = dup_add_label (self, role);
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaLink link = { .role = *role };

  notanda_annotation_init (&annotation);
  if (!notanda_document_read (document, target, &annotation))
    return refuse (error, _ ("What was chosen isn’t there any more"));
  link.target = annotation.id;
  if (!notanda_document_read (document, slot, &annotation))
    return refuse (error, _ ("The annotation isn’t there any more"));
  for (guint i = 0; i < annotation.n_links; i++)
    if (notanda_id_equal (&annotation.links[i].role, role) &&
        notanda_id_equal (&annotation.links[i].target, &link.target))
      return refuse (error, _ ("It is linked already"));
  notanda_document_set_link (document, slot, &link, NULL, label);
  return TRUE;
}

gboolean
notanda_page_add_linked (NotandaPage          *self,
                         guint32               slot,
                         const NotandaId      *role,
                         const NotandaTagType *type,
                         NotandaRange          range,
                         GError              **error)
{
  NotandaDocument     *document = notanda_page_get_document (self);
  NotandaNewAnnotation what = { .type = type->id, .fragments = &range, .n_fragments = 1 };
  g_autofree char     *label = dup_add_label (self, role);
  guint32              target = notanda_page_find_same (self, &type->id, range);
  gboolean             done;

  if (target != NOTANDA_NO_SLOT)
    return notanda_page_add_link (self, slot, role, target, error);
  if (!notanda_document_is_visible (document, slot))
    return refuse (error, _ ("The annotation isn’t there any more"));
  notanda_document_begin_step (document, label);
  done = notanda_document_add (document, &what, label, &target, error) &&
         notanda_page_add_link (self, slot, role, target, error);
  notanda_document_end_step (document);
  return done;
}

gboolean
notanda_page_add_pieces (NotandaPage        *self,
                         guint32             slot,
                         const NotandaRange *ranges,
                         guint               n_ranges,
                         GError            **error)
{
  NotandaDocument *document = notanda_page_get_document (self);
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  gboolean is_more = FALSE;

  notanda_annotation_init (&annotation);
  if (!notanda_document_read (document, slot, &annotation))
    return refuse (error, _ ("The annotation isn’t there any more"));
  g_array_append_vals (fragments, annotation.fragments, annotation.n_fragments);
  for (guint i = 0; i < n_ranges; i++)
    is_more |= notanda_fragments_add (fragments, &ranges[i]);
  if (!is_more)
    return refuse (error, _ ("The words are part of it already"));
  return notanda_document_set_fragments (document, slot, (NotandaRange *) fragments->data, fragments->len,
                                         _ ("Add Piece"), error);
}

static void
start_role (NotandaPage          *self,
            const NotandaTagRole *role)
{
  notanda_page_picking_start_link (notanda_page_get_picking (self), &role->id);
}

static gboolean
has_link (const NotandaAnnotation *annotation,
          const NotandaTagRole    *role)
{
  for (guint i = 0; i < annotation->n_links; i++)
    if (notanda_id_equal (&annotation->links[i].role, &role->id))
      return TRUE;
  return FALSE;
}

/* @identifier: "" for the first role without a link */
static const NotandaTagRole *
find_role (const NotandaTagType    *type,
           const NotandaAnnotation *annotation,
           const char              *identifier)
{
  const NotandaTagRole *role;

  if (type == NULL || *identifier != '\0')
    return type != NULL ? notanda_tag_type_find_role_named (type, identifier) : NULL;
  for (guint n = 1; (role = notanda_tag_type_get_offered_role (type, n)) != NULL; n++)
    if (!has_link (annotation, role))
      return role;
  return NULL;
}

static void
say_no_role (NotandaPage             *self,
             const NotandaAnnotation *annotation,
             gboolean                 has_all)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (notanda_page_get_document (self));
  const char    *type = notanda_type_get_label (tag_set, &annotation->type);
  /* TRANSLATORS: %s is a type of annotation, in both */
  g_autofree char *message = has_all ? notanda_bidi_printf (_ ("This %s has all its links"), type)
                                     : notanda_bidi_printf (_ ("%s has no such link"), type);

  notanda_page_toast (self, message, NULL, NULL);
}

static void
add_link_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *target)
{
  NotandaPage          *self = NOTANDA_PAGE (widget);
  const char           *identifier = g_variant_get_string (target, NULL);
  const NotandaTagType *type;
  const NotandaTagRole *role;
  g_auto (NotandaAnnotation) annotation = { 0 };

  if (!read_selected (self, &annotation))
    return;
  type = notanda_tag_set_find_type (notanda_document_get_tag_set (notanda_page_get_document (self)), &annotation.type);
  role = find_role (type, &annotation, identifier);
  if (role != NULL)
    start_role (self, role);
  else
    say_no_role (self, &annotation, *identifier == '\0' && type != NULL && notanda_tag_type_get_offered_role (type, 1) != NULL);
}

static void
add_nth_link_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  NotandaPage          *self = NOTANDA_PAGE (widget);
  guint                 n = g_variant_get_uint32 (target);
  const NotandaTagType *type;
  const NotandaTagRole *role;
  g_auto (NotandaAnnotation) annotation = { 0 };

  if (!read_selected (self, &annotation))
    return;
  type = notanda_tag_set_find_type (notanda_document_get_tag_set (notanda_page_get_document (self)), &annotation.type);
  role = type != NULL ? notanda_tag_type_get_offered_role (type, n) : NULL;
  if (role != NULL)
    start_role (self, role);
  else
    say_no_role (self, &annotation, FALSE);
}

static void
add_piece_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *target)
{
  NotandaPage *self = NOTANDA_PAGE (widget);
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autoptr (GError) error = NULL;
  NotandaRange range;

  if (!read_selected (self, &annotation))
    return;
  if (!notanda_page_get_words (self, &range))
    notanda_page_picking_start_piece (notanda_page_get_picking (self));
  else if (notanda_page_add_pieces (self, annotation.slot, &range, 1, &error))
    notanda_page_announce (self, _ ("Piece added"));
  else
    notanda_page_toast (self, error->message, NULL, NULL);
}

static void
remove_piece_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  NotandaPage *self = NOTANDA_PAGE (widget);
  guint        i = g_variant_get_uint32 (target);
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  g_autoptr (GError) error = NULL;

  if (!read_selected (self, &annotation) || i >= annotation.n_fragments)
    return;
  if (annotation.n_fragments == 1)
    {
      notanda_page_toast (self, _ ("The last piece goes with the annotation"), NULL, NULL);
      return;
    }
  g_array_append_vals (fragments, annotation.fragments, annotation.n_fragments);
  g_array_remove_index (fragments, i);
  if (notanda_document_set_fragments (notanda_page_get_document (self), annotation.slot,
                                      (NotandaRange *) fragments->data, fragments->len, _ ("Remove Piece"), &error))
    notanda_page_toast (self, _ ("Piece removed"), _ ("_Undo"), "win.undo");
  else
    notanda_page_toast (self, error->message, NULL, NULL);
}

static void
show_piece_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *target)
{
  NotandaPage *self = NOTANDA_PAGE (widget);
  guint        i = g_variant_get_uint32 (target);
  g_auto (NotandaAnnotation) annotation = { 0 };

  if (read_selected (self, &annotation) && i < annotation.n_fragments)
    notanda_reading_view_place_caret (notanda_page_get_view (self), annotation.fragments[i].start);
}

static gboolean
find_link (const NotandaAnnotation *annotation,
           const NotandaId         *id,
           NotandaId               *role)
{
  for (guint i = 0; i < annotation->n_links; i++)
    if (notanda_id_equal (&annotation->links[i].id, id))
      {
        *role = annotation->links[i].role;
        return TRUE;
      }
  return FALSE;
}

static void
remove_element_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *target)
{
  NotandaPage          *self = NOTANDA_PAGE (widget);
  NotandaTagSet        *tag_set;
  const NotandaTagRole *role;
  const char           *what = _ ("Note");
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  NotandaId        role_id;
  NotandaId        id;

  if (!notanda_id_from_string (g_variant_get_string (target, NULL), &id) || !read_selected (self, &annotation))
    return;
  tag_set = notanda_document_get_tag_set (notanda_page_get_document (self));
  if (find_link (&annotation, &id, &role_id))
    {
      role = notanda_tag_set_find_role (tag_set, &role_id);
      what = role != NULL ? role->label : _ ("Link");
    }
  /* TRANSLATORS: the name of a step, %s is a role, or “Note” */
  label = g_strdup_printf (_ ("Remove %s"), what);
  /* TRANSLATORS: %s is a role, or “Note” */
  message = notanda_bidi_printf (_ ("%s removed"), what);
  notanda_document_remove_element (notanda_page_get_document (self), annotation.slot, &id, label);
  notanda_page_toast (self, message, _ ("_Undo"), "win.undo");
}

static void
clear_attribute_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *target)
{
  NotandaPage               *self = NOTANDA_PAGE (widget);
  const NotandaTagAttribute *attribute;
  NotandaValue               none = notanda_value_none ();
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  const char      *what;
  NotandaId        id;

  if (!notanda_id_from_string (g_variant_get_string (target, NULL), &id) || !read_selected (self, &annotation))
    return;
  attribute = notanda_tag_set_find_attribute (notanda_document_get_tag_set (notanda_page_get_document (self)), &id);
  what = attribute != NULL ? attribute->label : _ ("Unknown attribute");
  label = g_strdup_printf (_ ("Clear %s"), what);
  message = notanda_bidi_printf (_ ("%s removed"), what);
  notanda_document_set_attribute (notanda_page_get_document (self), annotation.slot, &id, &none, label);
  notanda_page_toast (self, message, _ ("_Undo"), "win.undo");
}

/* Returns: (nullable): the editor of the selected annotation, where it can be seen */
static NotandaAnnotationEditor *
show_editor (NotandaPage *self)
{
  g_auto (NotandaAnnotation) annotation = { 0 };

  if (!read_selected (self, &annotation) || notanda_page_get_editor (self) == NULL)
    return NULL;
  notanda_page_set_list_shown (self, TRUE);
  return notanda_page_get_editor (self);
}

static void
add_note_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *target)
{
  NotandaAnnotationEditor *editor = show_editor (NOTANDA_PAGE (widget));

  if (editor != NULL)
    notanda_annotation_editor_begin_note (editor);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  NotandaAnnotationEditor *editor = show_editor (NOTANDA_PAGE (widget));

  if (editor != NULL)
    notanda_annotation_editor_focus (editor);
}

static void
leave_editor_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  NotandaPage *self = NOTANDA_PAGE (widget);

  if (notanda_page_is_narrow (self))
    notanda_page_set_list_shown (self, FALSE);
  notanda_page_focus_article (self);
}

static void
picking_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  NotandaPage        *self = NOTANDA_PAGE (widget);
  NotandaPagePicking *picking = notanda_page_get_picking (self);

  if (g_str_equal (name, "page.pick"))
    notanda_page_picking_confirm (picking);
  else if (g_str_equal (name, "page.stop-picking"))
    {
      notanda_page_picking_stop (picking);
      gtk_widget_grab_focus (GTK_WIDGET (notanda_page_get_view (self)));
    }
  else
    notanda_page_picking_step (picking, g_str_equal (name, "page.pick-next"));
}

void
notanda_page_install_editing_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.add-link", "s", add_link_action);
  gtk_widget_class_install_action (klass, "page.add-nth-link", "u", add_nth_link_action);
  gtk_widget_class_install_action (klass, "page.add-piece", NULL, add_piece_action);
  gtk_widget_class_install_action (klass, "page.remove-piece", "u", remove_piece_action);
  gtk_widget_class_install_action (klass, "page.show-piece", "u", show_piece_action);
  gtk_widget_class_install_action (klass, "page.remove-element", "s", remove_element_action);
  gtk_widget_class_install_action (klass, "page.clear-attribute", "s", clear_attribute_action);
  gtk_widget_class_install_action (klass, "page.add-note", NULL, add_note_action);
  gtk_widget_class_install_action (klass, "page.edit", NULL, edit_action);
  gtk_widget_class_install_action (klass, "page.leave-editor", NULL, leave_editor_action);
  gtk_widget_class_install_action (klass, "page.pick", NULL, picking_action);
  gtk_widget_class_install_action (klass, "page.pick-next", NULL, picking_action);
  gtk_widget_class_install_action (klass, "page.pick-previous", NULL, picking_action);
  gtk_widget_class_install_action (klass, "page.stop-picking", NULL, picking_action);
}

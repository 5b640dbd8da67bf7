/* notanda-export-loss-row.c: what a format loses in one way, with the places
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows are made when it is first unfolded, some at a time: a format may lose something
 * of each of thousands of annotations, and few will be looked at. What isn't kept of so
 * many is said in the last row.
 */

#include "app/dialogs/notanda-export-loss-row.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-annotation-text.h"
#include "app/common/notanda-bidi.h"

#define ROWS_AT_ONCE 50
#define EXCERPT_CHARS 80

struct _NotandaExportLossRow
{
  AdwExpanderRow     parent_instance;
  NotandaDocument   *document;
  NotandaExportLoss *loss;
  guint              n_shown; /* places that have a row, or are gone */
  GtkWidget         *more;    /* the last row, or NULL */
};

G_DEFINE_FINAL_TYPE (NotandaExportLossRow, notanda_export_loss_row, ADW_TYPE_EXPANDER_ROW)

static const char *
get_type_label (NotandaExportLossRow    *self,
                const NotandaAnnotation *annotation)
{
  const NotandaTagType *type = notanda_tag_set_find_type (notanda_document_get_tag_set (self->document), &annotation->type);

  return type != NULL ? type->label : _ ("Unknown Type");
}

static void
add_place (NotandaExportLossRow *self,
           const NotandaId      *id)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autofree char *words = NULL;
  g_autofree char *quoted = NULL;
  GtkWidget       *row;
  guint32          slot;

  notanda_annotation_init (&annotation);
  if (!notanda_document_find (self->document, id, &slot) || !notanda_document_read (self->document, slot, &annotation))
    return;

  words = notanda_annotation_dup_words (self->document, &annotation, EXCERPT_CHARS);
  quoted = words[0] != '\0' ? notanda_bidi_printf (_ ("“%s”"), words) : g_strdup (_ ("No words"));
  row = g_object_new (ADW_TYPE_ACTION_ROW, "title", quoted, "title-lines", 2, "use-markup", FALSE, "activatable", TRUE,
                      "subtitle", get_type_label (self, &annotation), NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-annotation");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", slot);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void show_more (NotandaExportLossRow *self);

/* What comes behind the places: more of them, or that there are more. */
static void
add_rest (NotandaExportLossRow *self)
{
  guint n_places = self->loss->places->len;

  if (self->n_shown < n_places)
    {
      self->more = adw_button_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), _ ("Show More"));
      g_signal_connect_swapped (self->more, "activated", G_CALLBACK (show_more), self);
    }
  else if (n_places == NOTANDA_LOSSES_MAX_PLACES)
    {
      g_autofree char *said = g_strdup_printf (_ ("Only the first %u places are listed"), n_places);

      self->more = g_object_new (ADW_TYPE_ACTION_ROW, "title", said, "title-lines", 0, NULL);
    }
  if (self->more != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->more);
}

static void
show_more (NotandaExportLossRow *self)
{
  guint end = MIN (self->n_shown + ROWS_AT_ONCE, self->loss->places->len);

  if (self->more != NULL)
    {
      GtkWidget *more = g_steal_pointer (&self->more);

      /* the focus must not end up nowhere when the row that has it goes */
      if (gtk_widget_is_focus (more))
        gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
      adw_expander_row_remove (ADW_EXPANDER_ROW (self), more);
    }
  for (; self->n_shown < end; self->n_shown++)
    add_place (self, &g_array_index (self->loss->places, NotandaId, self->n_shown));
  add_rest (self);
}

static void
expanded_cb (NotandaExportLossRow *self)
{
  if (self->n_shown == 0 && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    show_more (self);
}

static void
notanda_export_loss_row_dispose (GObject *object)
{
  NotandaExportLossRow *self = NOTANDA_EXPORT_LOSS_ROW (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->loss, notanda_export_loss_free);
  self->more = NULL;
  G_OBJECT_CLASS (notanda_export_loss_row_parent_class)->dispose (object);
}

static void
notanda_export_loss_row_class_init (NotandaExportLossRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_export_loss_row_dispose;
}

static void
notanda_export_loss_row_init (NotandaExportLossRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (self), 0);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
notanda_export_loss_row_new (NotandaDocument   *document,
                             NotandaExportLoss *loss)
{
  NotandaExportLossRow *self = g_object_new (NOTANDA_TYPE_EXPORT_LOSS_ROW, NULL);

  self->document = g_object_ref (document);
  self->loss = loss;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), loss->reason);
  /* libadwaita names the part that expands, not the row around it */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, loss->reason, -1);

  return GTK_WIDGET (self);
}

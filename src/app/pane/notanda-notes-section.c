/* notanda-notes-section.c: the notes of an annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/notanda-notes-section.h"

#include <glib/gi18n-lib.h>

#include "app/controls/notanda-editor-row.h"
#include "app/controls/notanda-row-set.h"

struct _NotandaNotesSection
{
  AdwBin          parent_instance;
  NotandaRowSet  *rows;
  GArray         *ids; /* NotandaId of @rows */
  NotandaNoteRow *new_row;
};

G_DEFINE_FINAL_TYPE (NotandaNotesSection, notanda_notes_section, ADW_TYPE_BIN)

NotandaNoteRow *
notanda_notes_section_get_new (NotandaNotesSection *self)
{
  g_return_val_if_fail (NOTANDA_IS_NOTES_SECTION (self), NULL);

  return self->new_row;
}

NotandaNoteRow *
notanda_notes_section_find (NotandaNotesSection *self,
                            const NotandaId     *note)
{
  g_return_val_if_fail (NOTANDA_IS_NOTES_SECTION (self), NULL);

  return (NotandaNoteRow *) notanda_row_set_find (self->rows, note);
}

static GtkWidget *
make_row (const NotandaId *id,
          gpointer         data)
{
  return notanda_note_row_new ();
}

void
notanda_notes_section_update (NotandaNotesSection     *self,
                              NotandaDocument         *document,
                              const NotandaAnnotation *annotation)
{
  g_return_if_fail (NOTANDA_IS_NOTES_SECTION (self));

  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < annotation->n_notes; i++)
    g_array_append_val (self->ids, annotation->notes[i].id);
  notanda_row_set_update (self->rows, (NotandaId *) self->ids->data, self->ids->len, make_row, NULL);
  for (guint i = 0; i < annotation->n_notes; i++)
    notanda_note_row_update (notanda_notes_section_find (self, &annotation->notes[i].id), document, annotation->slot,
                             &annotation->notes[i]);
  notanda_note_row_update (self->new_row, document, annotation->slot, NULL);
}

void
notanda_notes_section_commit (NotandaNotesSection *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (NOTANDA_IS_NOTES_SECTION (self));

  /* writing changes the document, and that the rows */
  ids = g_array_copy (self->ids);
  for (guint i = 0; i < ids->len; i++)
    {
      NotandaNoteRow *row = notanda_notes_section_find (self, &g_array_index (ids, NotandaId, i));

      if (row != NULL)
        notanda_note_row_commit (row);
    }
  notanda_note_row_commit (self->new_row);
  gtk_widget_set_visible (GTK_WIDGET (self->new_row), FALSE);
}

void
notanda_notes_section_begin (NotandaNotesSection *self)
{
  g_return_if_fail (NOTANDA_IS_NOTES_SECTION (self));

  gtk_widget_set_visible (GTK_WIDGET (self->new_row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->new_row));
}

/* Written or left empty: the row has had its time. */
static void
new_done_cb (NotandaNotesSection *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->new_row), FALSE);
}

static void
notanda_notes_section_finalize (GObject *object)
{
  NotandaNotesSection *self = NOTANDA_NOTES_SECTION (object);

  g_array_unref (self->ids);
  notanda_row_set_free (self->rows);
  G_OBJECT_CLASS (notanda_notes_section_parent_class)->finalize (object);
}

static void
notanda_notes_section_class_init (NotandaNotesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_notes_section_finalize;
}

static void
notanda_notes_section_init (NotandaNotesSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = notanda_editor_row_new ();

  self->ids = g_array_new (FALSE, FALSE, sizeof (NotandaId));
  self->rows = notanda_row_set_new (GTK_BOX (rows));
  notanda_editor_row_set_text (NOTANDA_EDITOR_ROW (heading), _ ("Notes"), NULL);
  notanda_editor_row_set_button (NOTANDA_EDITOR_ROW (heading), "list-add-symbolic", _ ("Add a Note"), "page.add-note", NULL);
  self->new_row = NOTANDA_NOTE_ROW (notanda_note_row_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->new_row), FALSE);
  g_signal_connect_object (self->new_row, "done", G_CALLBACK (new_done_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->new_row));
  adw_bin_set_child (ADW_BIN (self), box);
}

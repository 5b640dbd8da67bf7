/* notanda-pieces-section.c: the pieces of an annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One piece needs no list: its words stand in the card already. */

#include "app/pane/notanda-pieces-section.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-annotation-text.h"
#include "app/common/notanda-bidi.h"
#include "app/controls/notanda-editor-row.h"
#include "app/controls/notanda-row-set.h"

#define EXCERPT_CHARS 80

struct _NotandaPiecesSection
{
  AdwBin            parent_instance;
  NotandaEditorRow *heading;
  NotandaRowSet    *rows;
};

G_DEFINE_FINAL_TYPE (NotandaPiecesSection, notanda_pieces_section, ADW_TYPE_BIN)

/* A piece has no id: its number stands for it. */
static NotandaId
make_id (guint32 number)
{
  return (NotandaId) { { number >> 24 & 0xff, number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff } };
}

static void
update_piece (NotandaPiecesSection *self,
              NotandaDocument      *document,
              const NotandaRange   *range,
              guint32               number)
{
  NotandaId         id = make_id (number);
  NotandaEditorRow *row = NOTANDA_EDITOR_ROW (notanda_row_set_find (self->rows, &id));
  NotandaAnnotation piece = { .fragments = range, .n_fragments = 1 };
  g_autofree char  *excerpt = notanda_annotation_dup_words (document, &piece, EXCERPT_CHARS);
  /* TRANSLATORS: %s is words of the article */
  g_autofree char *go = notanda_bidi_printf (_ ("Go to “%s”"), excerpt);
  /* TRANSLATORS: %s is words of the article */
  g_autofree char *take_away = notanda_bidi_printf (_ ("Remove the piece “%s”"), excerpt);

  notanda_editor_row_set_text (row, NULL, *excerpt != '\0' ? excerpt : _ ("(no words)"));
  notanda_editor_row_set_go (row, go, "page.show-piece", g_variant_new_uint32 (number));
  notanda_editor_row_set_button (row, "window-close-symbolic", take_away, "page.remove-piece",
                                 g_variant_new_uint32 (number));
}

static GtkWidget *
make_row (const NotandaId *id,
          gpointer         data)
{
  return notanda_editor_row_new ();
}

void
notanda_pieces_section_update (NotandaPiecesSection    *self,
                               NotandaDocument         *document,
                               const NotandaAnnotation *annotation)
{
  guint n = annotation->n_fragments > 1 ? annotation->n_fragments : 0;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (NotandaId));

  g_return_if_fail (NOTANDA_IS_PIECES_SECTION (self));

  for (guint i = 0; i < n; i++)
    {
      NotandaId id = make_id (i);

      g_array_append_val (ids, id);
    }
  notanda_row_set_update (self->rows, (NotandaId *) ids->data, ids->len, make_row, NULL);
  for (guint i = 0; i < n; i++)
    update_piece (self, document, &annotation->fragments[i], i);
}

static void
notanda_pieces_section_finalize (GObject *object)
{
  notanda_row_set_free (NOTANDA_PIECES_SECTION (object)->rows);
  G_OBJECT_CLASS (notanda_pieces_section_parent_class)->finalize (object);
}

static void
notanda_pieces_section_class_init (NotandaPiecesSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_pieces_section_finalize;
}

static void
notanda_pieces_section_init (NotandaPiecesSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = notanda_row_set_new (GTK_BOX (rows));
  self->heading = NOTANDA_EDITOR_ROW (notanda_editor_row_new ());
  notanda_editor_row_set_text (self->heading, _ ("Pieces"), NULL);
  notanda_editor_row_set_button (self->heading, "list-add-symbolic", _ ("Add a Piece… (A)"), "page.add-piece", NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), rows);
  adw_bin_set_child (ADW_BIN (self), box);
}

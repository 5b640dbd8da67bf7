/* notanda-page-edges.c: moving the edges of the selected annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each key is one step of the history. Which piece it is about says the caret, which
 * follows the edge, so that a second press goes on where the first one stopped; from
 * elsewhere it is the annotation's own start or end. Left and right are those of the
 * paragraph the edge is in, as for the caret; up and down are back and on in the text.
 */

#include "app/notanda-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-type-style.h"
#include "app/reading/notanda-text-geometry.h"
#include "model/notanda-edges.h"

#define SPOKEN_CHARS 30

/* Actions of their own, and not one with a target: over the accessibility bus only those without can be asked for. */
static const struct
{
  const char   *name;
  NotandaSide   side;
  NotandaStride stride;
  gboolean      on; /* or right, where from left to right that is on */
} moves[] = {
  { "page.move-end-word-left", NOTANDA_SIDE_END, NOTANDA_STEP_WORD, FALSE },
  { "page.move-end-word-right", NOTANDA_SIDE_END, NOTANDA_STEP_WORD, TRUE },
  { "page.move-start-word-left", NOTANDA_SIDE_START, NOTANDA_STEP_WORD, FALSE },
  { "page.move-start-word-right", NOTANDA_SIDE_START, NOTANDA_STEP_WORD, TRUE },
  { "page.move-end-character-back", NOTANDA_SIDE_END, NOTANDA_STEP_CHARACTER, FALSE },
  { "page.move-end-character-on", NOTANDA_SIDE_END, NOTANDA_STEP_CHARACTER, TRUE },
  { "page.move-start-character-back", NOTANDA_SIDE_START, NOTANDA_STEP_CHARACTER, FALSE },
  { "page.move-start-character-on", NOTANDA_SIDE_START, NOTANDA_STEP_CHARACTER, TRUE },
};

/* The piece with the caret at that edge, or in it, or else the outermost one. */
static guint
find_piece (const NotandaAnnotation *annotation,
            NotandaSide              side,
            gsize                    caret)
{
  guint found = side == NOTANDA_SIDE_START ? 0 : annotation->n_fragments - 1;

  for (guint i = 0; i < annotation->n_fragments; i++)
    {
      const NotandaRange *piece = &annotation->fragments[i];

      if (notanda_edges_get (annotation->fragments, (NotandaPieceEdge) { i, side }) == caret)
        return i;
      if (caret >= piece->start && caret <= piece->end)
        found = i;
    }
  return found;
}

static void
announce_edge (NotandaPage        *self,
               const NotandaRange *piece,
               NotandaSide         side)
{
  NotandaArticle  *article = notanda_document_get_article (notanda_page_get_document (self));
  guint32          length = MIN (piece->end - piece->start, SPOKEN_CHARS);
  g_autofree char *words = NULL;
  g_autofree char *message = NULL;

  if (side == NOTANDA_SIDE_START)
    words = notanda_article_dup_range (article, piece->start, piece->start + length);
  else
    words = notanda_article_dup_range (article, piece->end - length, piece->end);
  message = side == NOTANDA_SIDE_START ? notanda_bidi_printf (_ ("Starts with “%s”"), words)
                                       : notanda_bidi_printf (_ ("Ends with “%s”"), words);
  notanda_page_announce (self, message);
}

static void
set_edge (NotandaPage             *self,
          const NotandaAnnotation *annotation,
          NotandaPieceEdge         edge,
          gsize                    position)
{
  NotandaDocument         *document = notanda_page_get_document (self);
  const char              *type = notanda_type_get_label (notanda_document_get_tag_set (document), &annotation->type);
  g_autofree NotandaRange *pieces = g_memdup2 (annotation->fragments, annotation->n_fragments * sizeof (NotandaRange));
  g_autofree char         *label = NULL;
  g_autoptr (GError) error = NULL;

  notanda_edges_set (pieces, edge, position);
  /* TRANSLATORS: the name of a step, %s is a type of annotation */
  label = edge.side == NOTANDA_SIDE_START ? g_strdup_printf (_ ("Move Start of %s"), type)
                                          : g_strdup_printf (_ ("Move End of %s"), type);
  if (!notanda_document_set_fragments (document, annotation->slot, pieces, annotation->n_fragments, label, &error))
    {
      notanda_page_toast (self, error->message, NULL, NULL);
      return;
    }
  notanda_reading_view_place_caret (notanda_page_get_view (self), position);
  announce_edge (self, &pieces[edge.piece], edge.side);
}

static void
move_edge_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *target)
{
  NotandaPage    *self = NOTANDA_PAGE (widget);
  NotandaArticle *article;
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaPieceEdge edge;
  guint            move = 0;
  gboolean         on;
  guint32          slot;
  gsize            caret;
  gsize            end;
  gsize            now;
  gsize            wanted;

  notanda_annotation_init (&annotation);
  while (!g_str_equal (moves[move].name, name))
    move++;
  if (!notanda_page_get_selected (self, &slot) ||
      !notanda_document_read (notanda_page_get_document (self), slot, &annotation))
    return;
  article = notanda_document_get_article (notanda_page_get_document (self));
  notanda_reading_view_get_selection (notanda_page_get_view (self), &caret, &end);
  edge = (NotandaPieceEdge) { find_piece (&annotation, moves[move].side, caret), moves[move].side };
  now = notanda_edges_get (annotation.fragments, edge);
  on = moves[move].on;
  if (moves[move].stride == NOTANDA_STEP_WORD && notanda_paragraph_runs_from_right (article, now))
    on = !on;
  wanted = notanda_edges_step (notanda_article_get_index (article), annotation.fragments, annotation.n_fragments, edge,
                               moves[move].stride, on);
  if (wanted != now)
    set_edge (self, &annotation, edge, wanted);
  else
    notanda_page_toast (self,
                        edge.side == NOTANDA_SIDE_START ? _ ("The start can’t go further this way")
                                                        : _ ("The end can’t go further this way"),
                        NULL, NULL);
}

static void
place_edge_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *target)
{
  NotandaPage *self = NOTANDA_PAGE (widget);
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaPieceEdge edge;
  guint32          side;
  guint32          position;
  guint32          slot;

  g_variant_get (target, "(uuu)", &edge.piece, &side, &position);
  edge.side = side == NOTANDA_SIDE_START ? NOTANDA_SIDE_START : NOTANDA_SIDE_END;
  notanda_annotation_init (&annotation);
  if (notanda_page_get_selected (self, &slot) &&
      notanda_document_read (notanda_page_get_document (self), slot, &annotation) && edge.piece < annotation.n_fragments)
    set_edge (self, &annotation, edge, position);
}

void
notanda_page_install_edge_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_install_action (klass, moves[i].name, NULL, move_edge_action);
  gtk_widget_class_install_action (klass, "page.place-edge", "(uuu)", place_edge_action);
}

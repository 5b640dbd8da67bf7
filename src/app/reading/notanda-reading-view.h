/* notanda-reading-view.h: the article, to be read and marked
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/reading/notanda-display-map.h"
#include "app/reading/notanda-highlight-painter.h"
#include "app/reading/notanda-link-painter.h"
#include "model/notanda-document.h"
#include "model/notanda-find.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_READING_VIEW (notanda_reading_view_get_type ())

G_DECLARE_FINAL_TYPE (NotandaReadingView, notanda_reading_view, NOTANDA, READING_VIEW, GtkTextView)

/**
 * NotandaReadingView:
 *
 * Read-only text with a caret, whose letter keys are the tag set's: they
 * activate "page.mark" with a type's identifier. Positions are code points of
 * the article.
 *
 * Property "document" (nullable), property "selected": the slot of the
 * annotation that is outlined, or %NOTANDA_NO_SLOT.
 */
void             notanda_reading_view_set_document (NotandaReadingView *self,
                                                    NotandaDocument    *document);
NotandaDocument *notanda_reading_view_get_document (NotandaReadingView *self);

void    notanda_reading_view_set_selected (NotandaReadingView *self,
                                           guint32             slot);
guint32 notanda_reading_view_get_selected (NotandaReadingView *self);

/* As notanda_display_map_get_selection(). */
gboolean notanda_reading_view_get_selection (NotandaReadingView *self,
                                             gsize              *start,
                                             gsize              *end);

/* Returns: (nullable) (transfer full): the selected words as they stand in the article */
char *notanda_reading_view_dup_selected_text (NotandaReadingView *self);

/* Moves the caret, which ends a selection, and shows it. */
void notanda_reading_view_place_caret (NotandaReadingView *self,
                                       gsize               position);
void notanda_reading_view_show_position (NotandaReadingView *self,
                                         gsize               position);

/* Selects the code points from @start to @end, the caret at the end, and shows them. */
void notanda_reading_view_select_range (NotandaReadingView *self,
                                        gsize               start,
                                        gsize               end);

/* Where one is: the caret, and what the first visible line starts with. */
void notanda_reading_view_get_place (NotandaReadingView *self,
                                     gsize              *caret,
                                     gsize              *top);
void notanda_reading_view_go_to_place (NotandaReadingView *self,
                                       gsize               caret,
                                       gsize               top);

/**
 * notanda_reading_view_set_find:
 * @find: (nullable): borrowed until another is set, or the document is another
 * @match: the match one is at
 *
 * Shows what was found so far; to be called again when that is more.
 */
void notanda_reading_view_set_find (NotandaReadingView *self,
                                    NotandaFind        *find,
                                    guint               match);

/**
 * notanda_reading_view_select_at:
 *
 * Selects the innermost annotation at @position or, if one there is selected
 * already, the one around it; after the outermost again the innermost. Where
 * none is on the character at @position those that end there are meant.
 *
 * Returns: %FALSE where there is none; nothing is selected then
 */
gboolean notanda_reading_view_select_at (NotandaReadingView *self,
                                         gsize               position);

/* The same of what is at the caret; nothing is at a heading that the text hasn't. */
GArray *notanda_reading_view_list_at_caret (NotandaReadingView *self);

/* Returns: (transfer full) (element-type guint32): slots of what is at @position, the
 *   innermost first */
GArray *notanda_reading_view_list_at (NotandaReadingView *self,
                                      gsize               position);

/* Called with the place of a click; %G_MAXSIZE where there are no words. */
typedef void (*NotandaPicker) (gsize    position,
                               gpointer data);

/**
 * notanda_reading_view_set_picker:
 * @picker: (nullable): who gets the clicks from now on, in place of the selection
 *   of annotations; %NULL for nobody
 */
void notanda_reading_view_set_picker (NotandaReadingView *self,
                                      NotandaPicker       picker,
                                      gpointer            data);

/* Returns: (nullable): who gets the clicks; for tests */
NotandaPicker notanda_reading_view_get_picker (NotandaReadingView *self,
                                               gpointer           *data);

/* Outlines another annotation besides the selected one: what could be picked;
 * %NOTANDA_NO_SLOT for none. */
void notanda_reading_view_set_candidate (NotandaReadingView *self,
                                         guint32             slot);

/**
 * notanda_reading_view_set_popover:
 * @popover: (transfer floating): the view's menu, for as long as there is the view; once
 */
void       notanda_reading_view_set_popover (NotandaReadingView *self,
                                             GtkWidget          *popover);
GtkWidget *notanda_reading_view_get_popover (NotandaReadingView *self); /* (nullable) */

/* For tests. */
NotandaDisplayMap       *notanda_reading_view_get_map (NotandaReadingView *self);
NotandaHighlightPainter *notanda_reading_view_get_painter (NotandaReadingView *self);
NotandaLinkPainter      *notanda_reading_view_get_links (NotandaReadingView *self);

G_END_DECLS

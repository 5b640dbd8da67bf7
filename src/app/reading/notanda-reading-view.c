/* notanda-reading-view.c: the article, to be read and marked
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GtkTextView brings the caret, selection, scrolling and what a screen reader asks
 * for; a widget of our own would have to do all that again. What it shows is a copy
 * of the article made by the display map, never edited. Highlights come from the
 * painter, below the text.
 *
 * What keys, clicks and the clipboard do stands in the files beside this one.
 */

#include "app/reading/notanda-reading-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-actions.h"
#include "app/reading/notanda-block-styles.h"
#include "app/reading/notanda-match-painter.h"

G_DEFINE_FINAL_TYPE (NotandaReadingView, notanda_reading_view, GTK_TYPE_TEXT_VIEW)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The text with its heading and its styles, and what draws on it. */
static void
show_text (NotandaReadingView *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *heading = notanda_block_styles_dup_heading (self->document);

  self->map = notanda_display_map_new (notanda_document_get_article (self->document), heading, notanda_display_map_get_default_limit ());
  self->painter = notanda_highlight_painter_new (GTK_TEXT_VIEW (self), self->document, self->map);
  self->links = notanda_link_painter_new (GTK_TEXT_VIEW (self), self->document, self->map);
  self->looks = notanda_block_styles_hash (self->document);
  notanda_display_map_fill (self->map, buffer);
  notanda_top_keeper_set_map (self->keeper, self->map);
  notanda_block_styles_apply (GTK_TEXT_VIEW (self), self->document, self->map);
}

static void
drop_text (NotandaReadingView *self)
{
  notanda_reading_view_cancel_edge (self);
  g_clear_pointer (&self->painter, notanda_highlight_painter_free);
  g_clear_pointer (&self->links, notanda_link_painter_free);
  g_clear_pointer (&self->map, notanda_display_map_free);
  notanda_top_keeper_set_map (self->keeper, NULL);
}

/* Where the heading or the kind of a block was put right. The place stays. */
static void
show_text_anew (NotandaReadingView *self)
{
  gsize caret;
  gsize top;

  notanda_reading_view_get_place (self, &caret, &top);
  drop_text (self);
  show_text (self);
  notanda_reading_view_go_to_place (self, caret, top);
}

static void
document_changed_cb (NotandaReadingView  *self,
                     const NotandaChange *change,
                     NotandaDocument     *document)
{
  if (change->everything && self->looks != notanda_block_styles_hash (document))
    show_text_anew (self);
  notanda_reading_view_cancel_edge (self);
  notanda_highlight_painter_apply (self->painter, change);
  notanda_link_painter_reset (self->links);
  if (self->selected != NOTANDA_NO_SLOT && !notanda_document_is_visible (document, self->selected))
    notanda_reading_view_set_selected (self, NOTANDA_NO_SLOT);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_document (NotandaReadingView *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
  drop_text (self);
  g_clear_object (&self->document);
  self->find = NULL;
}

void
notanda_reading_view_set_document (NotandaReadingView *self,
                                   NotandaDocument    *document)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    start;

  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  if (self->document == document)
    return;
  drop_document (self);
  notanda_reading_view_set_selected (self, NOTANDA_NO_SLOT);
  if (document != NULL)
    {
      self->document = g_object_ref (document);
      show_text (self);
      notanda_display_map_get_iter (self->map, buffer, 0, NOTANDA_EDGE_START, &start);
      gtk_text_buffer_place_cursor (buffer, &start);
      /* after the list, which must have told of its rows before one is deselected */
      g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  else
    gtk_text_buffer_set_text (buffer, "", 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

NotandaDocument *
notanda_reading_view_get_document (NotandaReadingView *self)
{
  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), NULL);

  return self->document;
}

void
notanda_reading_view_set_selected (NotandaReadingView *self,
                                   guint32             slot)
{
  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  if (self->selected == slot)
    return;
  notanda_reading_view_cancel_edge (self);
  self->selected = slot;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

guint32
notanda_reading_view_get_selected (NotandaReadingView *self)
{
  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), NOTANDA_NO_SLOT);

  return self->selected;
}

gboolean
notanda_reading_view_get_selection (NotandaReadingView *self,
                                    gsize              *start,
                                    gsize              *end)
{
  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), FALSE);

  *start = *end = 0;
  if (self->map == NULL)
    return FALSE;
  return notanda_display_map_get_selection (self->map, gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), start, end);
}

void
notanda_reading_view_set_find (NotandaReadingView *self,
                               NotandaFind        *find,
                               guint               match)
{
  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  self->find = find;
  self->match = match;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
notanda_reading_view_set_candidate (NotandaReadingView *self,
                                    guint32             slot)
{
  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  if (self->painter != NULL)
    notanda_highlight_painter_set_candidate (self->painter, slot);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

NotandaDisplayMap *
notanda_reading_view_get_map (NotandaReadingView *self)
{
  return self->map;
}

NotandaLinkPainter *
notanda_reading_view_get_links (NotandaReadingView *self)
{
  return self->links;
}

NotandaHighlightPainter *
notanda_reading_view_get_painter (NotandaReadingView *self)
{
  return self->painter;
}

static void
notanda_reading_view_snapshot_layer (GtkTextView     *view,
                                     GtkTextViewLayer layer,
                                     GtkSnapshot     *snapshot)
{
  NotandaReadingView *self = NOTANDA_READING_VIEW (view);
  GdkRectangle        visible;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->painter == NULL)
    return;
  gtk_text_view_get_visible_rect (view, &visible);
  notanda_highlight_painter_snapshot (self->painter, snapshot, &visible, self->selected);
  if (self->find != NULL)
    notanda_match_painter_snapshot (view, self->map, self->find, self->match, snapshot, &visible);
  notanda_link_painter_snapshot (self->links, snapshot, &visible, self->selected);
  notanda_reading_view_snapshot_edges (self, snapshot);
}

static void
notanda_reading_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (notanda_reading_view_parent_class)->realize (widget);
  notanda_reading_view_own_primary (NOTANDA_READING_VIEW (widget));
}

static void
notanda_reading_view_unrealize (GtkWidget *widget)
{
  notanda_reading_view_leave_primary (NOTANDA_READING_VIEW (widget));
  GTK_WIDGET_CLASS (notanda_reading_view_parent_class)->unrealize (widget);
}

static void
notanda_reading_view_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  NotandaReadingView *self = NOTANDA_READING_VIEW (widget);

  if (self->width != width && self->painter != NULL)
    {
      notanda_highlight_painter_reset (self->painter);
      notanda_top_keeper_hold (self->keeper);
    }
  self->width = width;
  notanda_top_keeper_allocate (self->keeper);
  GTK_WIDGET_CLASS (notanda_reading_view_parent_class)->size_allocate (widget, width, height, baseline);
}

/* A changed focus, style or mark makes lines invalid, also in the midst of a frame. The view would measure them while it
 * is drawn, which is too late for the scrollbar beside it; when it is allocated it isn't. */
static void
notanda_reading_view_state_flags_changed (GtkWidget    *widget,
                                          GtkStateFlags before)
{
  GTK_WIDGET_CLASS (notanda_reading_view_parent_class)->state_flags_changed (widget, before);
  gtk_widget_queue_allocate (widget);
}

static void
notanda_reading_view_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  NotandaReadingView *self = NOTANDA_READING_VIEW (widget);

  GTK_WIDGET_CLASS (notanda_reading_view_parent_class)->css_changed (widget, change);
  gtk_widget_queue_allocate (widget);
  if (self->painter != NULL)
    notanda_highlight_painter_reset (self->painter);
  notanda_top_keeper_update_font (self->keeper);
  notanda_block_styles_update_colours (GTK_TEXT_VIEW (widget));
}

static void
notanda_reading_view_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  NotandaReadingView *self = NOTANDA_READING_VIEW (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_SELECTED:
      g_value_set_uint (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_reading_view_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  NotandaReadingView *self = NOTANDA_READING_VIEW (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      notanda_reading_view_set_document (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      notanda_reading_view_set_selected (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_reading_view_dispose (GObject *object)
{
  NotandaReadingView *self = NOTANDA_READING_VIEW (object);

  notanda_reading_view_drop_click (self);
  if (self->keeper != NULL)
    drop_document (self);
  g_clear_pointer (&self->keeper, notanda_top_keeper_free);
  g_clear_weak_pointer (&self->drag.going);
  g_clear_object (&self->content);
  /* GTK looks for whatever child is left among the text's, over and over */
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (notanda_reading_view_parent_class)->dispose (object);
}

static void
notanda_reading_view_class_init (NotandaReadingViewClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->get_property = notanda_reading_view_get_property;
  object_class->set_property = notanda_reading_view_set_property;
  object_class->dispose = notanda_reading_view_dispose;
  widget_class->size_allocate = notanda_reading_view_size_allocate;
  widget_class->state_flags_changed = notanda_reading_view_state_flags_changed;
  widget_class->css_changed = notanda_reading_view_css_changed;
  widget_class->realize = notanda_reading_view_realize;
  widget_class->unrealize = notanda_reading_view_unrealize;
  text_view_class->snapshot_layer = notanda_reading_view_snapshot_layer;
  text_view_class->copy_clipboard = notanda_reading_view_copy_clipboard;

  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, NOTANDA_TYPE_DOCUMENT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] =
      g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT32, NOTANDA_NO_SLOT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
notanda_reading_view_init (NotandaReadingView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->selected = NOTANDA_NO_SLOT;
  self->keeper = notanda_top_keeper_new (view);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, 24);
  gtk_text_view_set_right_margin (view, 24);
  gtk_text_view_set_bottom_margin (view, 24);
  gtk_text_view_set_pixels_inside_wrap (view, NOTANDA_LEADING);
  gtk_text_view_set_pixels_below_lines (view, NOTANDA_LEADING);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (view), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "mark-set", G_CALLBACK (gtk_widget_queue_allocate), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Article"), -1);
  notanda_block_styles_install (view);

  notanda_actions_capture (GTK_WIDGET (self), NOTANDA_SCOPE_READING);
  notanda_actions_capture (GTK_WIDGET (self), NOTANDA_SCOPE_ANNOTATION);
  notanda_actions_capture (GTK_WIDGET (self), NOTANDA_SCOPE_WINDOW);
  notanda_reading_view_add_clipboard (self);
  notanda_reading_view_add_keys (self);
  /* the last one added hears a key first, and lets it go while its actions are disabled */
  notanda_actions_capture (GTK_WIDGET (self), NOTANDA_SCOPE_PICKING);
  notanda_reading_view_add_clicks (self);
  notanda_reading_view_add_edges (self);
}

void
notanda_reading_view_set_popover (NotandaReadingView *self,
                                  GtkWidget          *popover)
{
  g_return_if_fail (NOTANDA_IS_READING_VIEW (self) && self->popover == NULL);

  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
}

GtkWidget *
notanda_reading_view_get_popover (NotandaReadingView *self)
{
  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), NULL);

  return self->popover;
}

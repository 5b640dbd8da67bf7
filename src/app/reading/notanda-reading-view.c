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
 * Keys of types depend on the document's tag set, so they are looked up when pressed.
 */

#include "app/reading/notanda-reading-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/common/notanda-actions.h"
#include "app/reading/notanda-block-styles.h"
#include "app/reading/notanda-selection-content.h"

struct _NotandaReadingView
{
  GtkTextView              parent_instance;
  NotandaDocument         *document;
  NotandaDisplayMap       *map;
  NotandaHighlightPainter *painter;
  guint32                  selected;
  int                      width;
  int                      n_press;
  double                   press_x;
  double                   press_y;
  guint                    click_id;
  GdkContentProvider      *content; /* the selected words, for who asks */
};

G_DEFINE_FINAL_TYPE (NotandaReadingView, notanda_reading_view, GTK_TYPE_TEXT_VIEW)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
document_changed_cb (NotandaReadingView  *self,
                     const NotandaChange *change,
                     NotandaDocument     *document)
{
  notanda_highlight_painter_apply (self->painter, change);
  if (self->selected != NOTANDA_NO_SLOT && !notanda_document_is_visible (document, self->selected))
    notanda_reading_view_set_selected (self, NOTANDA_NO_SLOT);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_document (NotandaReadingView *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
  g_clear_pointer (&self->painter, notanda_highlight_painter_free);
  g_clear_pointer (&self->map, notanda_display_map_free);
  g_clear_object (&self->document);
}

void
notanda_reading_view_set_document (NotandaReadingView *self,
                                   NotandaDocument    *document)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *heading = NULL;
  GtkTextIter      start;

  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  if (self->document == document)
    return;
  drop_document (self);
  notanda_reading_view_set_selected (self, NOTANDA_NO_SLOT);
  if (document != NULL)
    {
      heading = notanda_block_styles_dup_heading (document);
      self->document = g_object_ref (document);
      self->map = notanda_display_map_new (notanda_document_get_article (document), heading,
                                           notanda_display_map_get_default_limit ());
      self->painter = notanda_highlight_painter_new (GTK_TEXT_VIEW (self), document, self->map);
      notanda_display_map_fill (self->map, buffer);
      notanda_block_styles_apply (GTK_TEXT_VIEW (self), document, self->map);
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
notanda_reading_view_place_caret (NotandaReadingView *self,
                                  gsize               position)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    iter;

  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  if (self->map == NULL)
    return;
  notanda_display_map_get_iter (self->map, buffer, position, NOTANDA_EDGE_START, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  notanda_reading_view_show_position (self, position);
}

/* No further than needed: what one reads stays where it is. */
void
notanda_reading_view_show_position (NotandaReadingView *self,
                                    gsize               position)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autoptr (GtkTextMark) mark = NULL;
  GtkTextIter iter;

  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  if (self->map == NULL)
    return;
  notanda_display_map_get_iter (self->map, buffer, position, NOTANDA_EDGE_START, &iter);
  /* a mark, since heights of lines far away aren't known yet */
  mark = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE));
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0.1, FALSE, 0, 0);
  gtk_text_buffer_delete_mark (buffer, mark);
}

static gboolean
collect_cb (const NotandaSpan *span,
            gpointer           data)
{
  g_array_append_val ((GArray *) data, *span);
  return TRUE;
}

/* Shorter ones first; of those on the same words the later in text order. */
static int
compare_inner (gconstpointer a,
               gconstpointer b)
{
  const NotandaSpan *first = a;
  const NotandaSpan *second = b;
  guint32            first_length = first->end - first->start;
  guint32            second_length = second->end - second->start;

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;
  return notanda_span_compare (second, first);
}

gboolean
notanda_reading_view_select_at (NotandaReadingView *self,
                                gsize               position)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NotandaSpan));
  guint next = 0;

  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), FALSE);

  if (self->document == NULL)
    return FALSE;
  notanda_span_set_query_overlapping (notanda_document_get_spans (self->document), position, position + 1, collect_cb,
                                      spans);
  g_array_sort (spans, compare_inner);
  for (guint i = 0; i < spans->len; i++)
    if (g_array_index (spans, NotandaSpan, i).slot == self->selected)
      next = (i + 1) % spans->len;
  notanda_reading_view_set_selected (self, spans->len > 0 ? g_array_index (spans, NotandaSpan, next).slot
                                                          : NOTANDA_NO_SLOT);
  return spans->len > 0;
}

NotandaDisplayMap *
notanda_reading_view_get_map (NotandaReadingView *self)
{
  return self->map;
}

NotandaHighlightPainter *
notanda_reading_view_get_painter (NotandaReadingView *self)
{
  return self->painter;
}

/* Whether the pointer is over a character, not beside a short line. */
static gboolean
find_position_at (NotandaReadingView *self,
                  double              x,
                  double              y,
                  gsize              *position)
{
  GtkTextIter  iter;
  GdkRectangle cell;
  int          buffer_x;
  int          buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return FALSE;
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &cell);
  if (buffer_y < cell.y - 1 || buffer_y > cell.y + cell.height + NOTANDA_LEADING ||
      notanda_display_map_is_heading (self->map, &iter))
    return FALSE;
  *position = notanda_display_map_get_position (self->map, &iter);
  return TRUE;
}

static gboolean
click_idle_cb (gpointer data)
{
  NotandaReadingView *self = data;
  GtkTextBuffer      *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gsize               position;

  self->click_id = 0;
  if (self->map == NULL || gtk_text_buffer_get_has_selection (buffer))
    return G_SOURCE_REMOVE;
  if (find_position_at (self, self->press_x, self->press_y, &position))
    notanda_reading_view_select_at (self, position);
  else
    notanda_reading_view_set_selected (self, NOTANDA_NO_SLOT);
  return G_SOURCE_REMOVE;
}

static void
pressed_cb (NotandaReadingView *self,
            int                 n_press,
            double              x,
            double              y,
            GtkGestureClick    *gesture)
{
  self->n_press = n_press;
  self->press_x = x;
  self->press_y = y;
}

/* The view's own gesture claims the press, so ours never hears of the release. The
 * view has to see it first: it ends a selection that was clicked on. */
static gboolean
event_cb (NotandaReadingView       *self,
          GdkEvent                 *event,
          GtkEventControllerLegacy *controller)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE &&
      gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY && self->n_press == 1 && self->click_id == 0)
    self->click_id = g_idle_add (click_idle_cb, self);
  if (gdk_event_get_event_type (event) == GDK_BUTTON_PRESS)
    g_clear_handle_id (&self->click_id, g_source_remove);
  return GDK_EVENT_PROPAGATE;
}

static const NotandaTagType *
find_type_for_key (NotandaReadingView *self,
                   guint               keyval)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (self->document);
  gunichar       key = g_unichar_tolower (gdk_keyval_to_unicode (keyval));

  for (guint i = 0; key != 0 && i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);

      if (type->key == key && !type->retired)
        return type;
    }
  return NULL;
}

/* On a keyboard for another script the letter is that of another group of the key. */
static const NotandaTagType *
find_type_for_keycode (NotandaReadingView *self,
                       guint               keycode)
{
  const NotandaTagType *type = NULL;
  g_autofree guint     *keyvals = NULL;
  int                   n = 0;

  if (gdk_display_map_keycode (gtk_widget_get_display (GTK_WIDGET (self)), keycode, NULL, &keyvals, &n))
    for (int i = 0; i < n && type == NULL; i++)
      type = find_type_for_key (self, keyvals[i]);
  return type;
}

static gboolean
key_pressed_cb (NotandaReadingView    *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  const NotandaTagType *type;

  if (self->document == NULL || (state & (gtk_accelerator_get_default_mod_mask ())) != 0)
    return GDK_EVENT_PROPAGATE;
  type = find_type_for_key (self, keyval);
  if (type == NULL && gdk_keyval_to_unicode (keyval) > 0x7f)
    type = find_type_for_keycode (self, keycode);
  if (type == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "page.mark", "s", type->identifier);
  return GDK_EVENT_STOP;
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
}

char *
notanda_reading_view_dup_selected_text (NotandaReadingView *self)
{
  gsize start;
  gsize end;

  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), NULL);

  if (!notanda_reading_view_get_selection (self, &start, &end))
    return NULL;
  return notanda_article_dup_range (notanda_document_get_article (self->document), start, end);
}

/* Breaks that are shown only are not copied. */
static void
notanda_reading_view_copy_clipboard (GtkTextView *view)
{
  g_autofree char *text = notanda_reading_view_dup_selected_text (NOTANDA_READING_VIEW (view));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

/* As GTK's buffer does it: whoever selected last has the primary selection. */
static void
mark_set_cb (NotandaReadingView *self,
             const GtkTextIter  *iter,
             GtkTextMark        *mark,
             GtkTextBuffer      *buffer)
{
  GdkClipboard *primary;

  if (!gtk_widget_get_realized (GTK_WIDGET (self)) ||
      (mark != gtk_text_buffer_get_insert (buffer) && mark != gtk_text_buffer_get_selection_bound (buffer)))
    return;
  primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (self));
  if (gtk_text_buffer_get_has_selection (buffer))
    gdk_clipboard_set_content (primary, self->content);
  else if (gdk_clipboard_get_content (primary) == self->content)
    gdk_clipboard_set_content (primary, NULL);
}

/* The buffer would offer what is shown, with breaks that are no part of the article. */
static void
notanda_reading_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (notanda_reading_view_parent_class)->realize (widget);
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                                              gtk_widget_get_primary_clipboard (widget));
}

static void
notanda_reading_view_unrealize (GtkWidget *widget)
{
  NotandaReadingView *self = NOTANDA_READING_VIEW (widget);
  GdkClipboard       *primary = gtk_widget_get_primary_clipboard (widget);

  if (gdk_clipboard_get_content (primary) == self->content)
    gdk_clipboard_set_content (primary, NULL);
  /* GTK takes away what it had put there */
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), primary);
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
    notanda_highlight_painter_reset (self->painter);
  self->width = width;
  GTK_WIDGET_CLASS (notanda_reading_view_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
notanda_reading_view_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  NotandaReadingView *self = NOTANDA_READING_VIEW (widget);

  GTK_WIDGET_CLASS (notanda_reading_view_parent_class)->css_changed (widget, change);
  if (self->painter != NULL)
    notanda_highlight_painter_reset (self->painter);
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

  g_clear_handle_id (&self->click_id, g_source_remove);
  drop_document (self);
  g_clear_object (&self->content);
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
  GtkTextView        *view = GTK_TEXT_VIEW (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  self->selected = NOTANDA_NO_SLOT;
  self->content = notanda_selection_content_new (self);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "mark-set", G_CALLBACK (mark_set_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, 24);
  gtk_text_view_set_right_margin (view, 24);
  gtk_text_view_set_top_margin (view, 18);
  gtk_text_view_set_bottom_margin (view, 24);
  gtk_text_view_set_pixels_inside_wrap (view, NOTANDA_LEADING);
  gtk_text_view_set_pixels_below_lines (view, NOTANDA_LEADING);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (view), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Article"), -1);
  notanda_block_styles_install (view);

  notanda_actions_capture (GTK_WIDGET (self), NOTANDA_SCOPE_READING);
  notanda_actions_capture (GTK_WIDGET (self), NOTANDA_SCOPE_ANNOTATION);
  notanda_actions_capture (GTK_WIDGET (self), NOTANDA_SCOPE_WINDOW);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}

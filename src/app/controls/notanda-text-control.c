/* notanda-text-control.c: words, on as many lines as they need
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Looks like an entry while it holds one line, and grows with what is typed. Enter
 * is done, and Shift+Enter begins a line: most of what is typed here is one line.
 *
 * A text view in a scrolled window asks for no height of its own: where its last line
 * ends is known a moment after each change of words or width, and is set then.
 */

#include "app/controls/notanda-text-control.h"

#include <glib/gi18n-lib.h>

#define MARGIN 7
#define MAX_HEIGHT 180

struct _NotandaTextControl
{
  NotandaControl     parent_instance;
  GtkScrolledWindow *scroller;
  GtkTextView       *view;
  guint              fit_id;
};

G_DEFINE_FINAL_TYPE (NotandaTextControl, notanda_text_control, NOTANDA_TYPE_CONTROL)

static char *
notanda_text_control_dup_text (NotandaControl *control)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (NOTANDA_TEXT_CONTROL (control)->view);
  GtkTextIter    start;
  GtkTextIter    end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
notanda_text_control_set_text (NotandaControl *control,
                               const char     *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (NOTANDA_TEXT_CONTROL (control)->view), text, -1);
}

static void
notanda_text_control_set_label (NotandaControl *control,
                                const char     *label)
{
  notanda_control_name (GTK_WIDGET (NOTANDA_TEXT_CONTROL (control)->view), label);
}

static gboolean
key_pressed_cb (NotandaTextControl    *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  /* an input method takes what it has in hand by it */
  if (event != NULL && gtk_text_view_im_context_filter_keypress (self->view, event))
    return GDK_EVENT_STOP;
  notanda_control_say_done (NOTANDA_CONTROL (self));
  return GDK_EVENT_STOP;
}

static gboolean
fit_cb (gpointer data)
{
  NotandaTextControl *self = data;
  GtkTextIter         end;
  int                 y;
  int                 height;
  int                 needed;

  self->fit_id = 0;
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->view), &end);
  gtk_text_view_get_line_yrange (self->view, &end, &y, &height);
  needed = y + height + 2 * MARGIN;
  gtk_scrolled_window_set_min_content_height (self->scroller, MIN (needed, MAX_HEIGHT));
  /* it went down to the caret while there was too little room */
  if (needed <= MAX_HEIGHT)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  return G_SOURCE_REMOVE;
}

/* The view may be in the middle of its allocation. */
static void
size_changed_cb (NotandaTextControl *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, fit_cb, self, NULL);
}

static void
notanda_text_control_dispose (GObject *object)
{
  NotandaTextControl *self = NOTANDA_TEXT_CONTROL (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  G_OBJECT_CLASS (notanda_text_control_parent_class)->dispose (object);
}

static gboolean
notanda_text_control_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NOTANDA_TEXT_CONTROL (widget)->view));
}

static void
notanda_text_control_class_init (NotandaTextControlClass *klass)
{
  NotandaControlClass *control_class = NOTANDA_CONTROL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_text_control_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = notanda_text_control_grab_focus;
  control_class->dup_text = notanda_text_control_dup_text;
  control_class->set_text = notanda_text_control_set_text;
  control_class->set_label = notanda_text_control_set_label;
}

static void
notanda_text_control_init (NotandaTextControl *self)
{
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, MARGIN);
  gtk_text_view_set_bottom_margin (self->view, MARGIN);
  gtk_text_view_set_left_margin (self->view, 9);
  gtk_text_view_set_right_margin (self->view, 9);
  gtk_widget_set_tooltip_text (view, _ ("Shift+Enter begins a new line"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (view, keys);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (notanda_control_say_edited),
                           self, G_CONNECT_SWAPPED);

  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, view);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), "changed",
                           G_CALLBACK (size_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (size_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (scroller, "text-control");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

NotandaControl *
notanda_text_control_new (void)
{
  return g_object_new (NOTANDA_TYPE_TEXT_CONTROL, NULL);
}

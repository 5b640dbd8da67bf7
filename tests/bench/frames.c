/* frames.c: frames of a window, and how long the main thread works between them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/frames.h"

#include <stdio.h>

/* GMainContext's poll function has no data of its own. */
static struct
{
  gint64 start;
  gint64 longest;
} work;

gint64
frames_get_time (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);

  return time.tv_sec * G_GINT64_CONSTANT (1000000000) + time.tv_nsec;
}

static gint
poll_between (GPollFD *fds,
              guint    n_fds,
              gint     timeout)
{
  gint result;

  work.longest = MAX (work.longest, frames_get_time (CLOCK_THREAD_CPUTIME_ID) - work.start);
  result = g_poll (fds, n_fds, timeout);
  work.start = frames_get_time (CLOCK_THREAD_CPUTIME_ID);

  return result;
}

void
frames_note_work (void)
{
  work.start = frames_get_time (CLOCK_THREAD_CPUTIME_ID);
  work.longest = 0;
  g_main_context_set_poll_func (NULL, poll_between);
}

void
frames_forget_work (void)
{
  work.longest = 0;
}

void
frames_report_work (const char *what)
{
  printf ("%s=%" G_GINT64_FORMAT " ", what, work.longest);
  work.longest = 0;
}

static void
after_paint_cb (GdkFrameClock *clock G_GNUC_UNUSED,
                guint               *n)
{
  (*n)++;
}

static gboolean
tick_cb (GtkWidget *widget    G_GNUC_UNUSED,
         GdkFrameClock *clock G_GNUC_UNUSED,
         gpointer data        G_GNUC_UNUSED)
{
  return G_SOURCE_CONTINUE;
}

void
frames_count (GtkWidget *widget,
              guint     *n)
{
  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (after_paint_cb), n);
  gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
}

void
frames_count_shown (GtkWidget *window,
                    guint     *n)
{
  g_signal_connect_after (window, "map", G_CALLBACK (frames_count), n);
}

void
frames_run (guint *n,
            guint  n_frames)
{
  *n = 0;
  while (*n < n_frames)
    g_main_context_iteration (NULL, TRUE);
}

GtkWidget *
frames_find (GtkWidget *widget,
             GType      type)
{
  /* a drop-down has a list too, which isn't shown */
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = frames_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
frames_scroll (GtkScrollable *scrollable,
               guint          n_pages,
               FramesRun      run,
               gpointer       data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (scrollable);

  for (guint i = 0; i < n_pages; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_increment (adjustment));
      run (data, 1);
    }
}

void
frames_type (GtkEditable *entry,
             const char  *words,
             FramesRun    run,
             gpointer     data)
{
  for (const char *typed = words; *typed != '\0'; typed++)
    {
      int at = -1;

      gtk_editable_set_position (entry, -1);
      at = gtk_editable_get_position (entry);
      gtk_editable_insert_text (entry, typed, 1, &at);
      run (data, 2);
    }
}

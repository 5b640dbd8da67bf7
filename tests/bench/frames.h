/* frames.h: frames of a window, and how long the main thread works between them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include <time.h>

G_BEGIN_DECLS

/* Returns: in nanoseconds */
gint64 frames_get_time (clockid_t clock);

/* From now on the longest work of the main thread between two looks at its events is noted. */
void frames_note_work (void);

/* Begins anew with that. */
void frames_forget_work (void);

/* Prints it, as "WHAT=NANOSECONDS ", and begins anew. */
void frames_report_work (const char *what);

/* One frame follows the other; @n is how many were painted since it was set to 0.
 * @widget: realized */
void frames_count (GtkWidget *widget,
                   guint     *n);

/* The same from the moment that it is shown. */
void frames_count_shown (GtkWidget *window,
                         guint     *n);

/* Begins to count anew, until so many were painted. */
void frames_run (guint *n,
                 guint  n_frames);

/* Returns: (nullable): the first of that type that is shown */
GtkWidget *frames_find (GtkWidget *widget,
                        GType      type);

/* What goes on between two of the steps below. */
typedef void (*FramesRun) (gpointer data,
                           guint    n_frames);

/* Scrolls so many pages down. */
void frames_scroll (GtkScrollable *scrollable,
                    guint          n_pages,
                    FramesRun      run,
                    gpointer       data);

/* Types ASCII at the end of what is there. */
void frames_type (GtkEditable *entry,
                  const char  *words,
                  FramesRun    run,
                  gpointer     data);

G_END_DECLS

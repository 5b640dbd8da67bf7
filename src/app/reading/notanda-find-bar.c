/* notanda-find-bar.c: looks for words in the article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The search runs in slices of some milliseconds, the first at once: in nearly every
 * article it is the only one. What is to be shown is a goal, a place and a direction;
 * it is reached as soon as the slices have come far enough to tell. While letters are
 * typed the goal is the first match from where one was before, so that a longer word
 * doesn't skip ahead.
 *
 * The match one is at is the view's selection, since it is what a key then marks. Where
 * that was moved meanwhile, the next step starts from there.
 */

#include "app/reading/notanda-find-bar.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-actions.h"

#define SLICE_BYTES (64 * 1024)
#define SLICE_USEC 4000

/* Longer selections are to be marked, not to be found again. */
#define MAX_PREFILL 120

struct _NotandaFindBar
{
  AdwBin              parent_instance;
  NotandaReadingView *view; /* weak */
  NotandaFind        *find; /* NULL where nothing is looked for */
  guint               current;
  guint               slice_id;
  gsize               origin; /* where one was before the first letter */
  gboolean            has_goal;
  gboolean            goal_is_step; /* not the first answer to other words */
  gboolean            goal_forward;
  gsize               goal;
  GtkEditable        *entry;
  GtkLabel           *count;
  GtkWidget          *previous_button;
  GtkWidget          *next_button;
  GtkToggleButton    *case_button;
};

G_DEFINE_FINAL_TYPE (NotandaFindBar, notanda_find_bar, ADW_TYPE_BIN)

enum
{
  WRAPPED,
  SPOKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* No bound child: GTK would unparent it behind the bin's back. */
static GtkRevealer *
get_revealer (NotandaFindBar *self)
{
  return GTK_REVEALER (adw_bin_get_child (ADW_BIN (self)));
}

static char *
dup_count_label (NotandaFindBar *self)
{
  guint n = self->find != NULL ? notanda_find_get_n_matches (self->find) : 0;

  if (*gtk_editable_get_text (self->entry) == '\0' || self->find == NULL)
    return g_strdup ("");
  if (n == 0)
    return g_strdup (notanda_find_is_done (self->find) ? _ ("No matches") : _ ("Searching…"));
  if (self->current == NOTANDA_NO_MATCH)
    return g_strdup_printf (ngettext ("%u match", "%u matches", n), n);
  if (n == NOTANDA_FIND_MAX)
    /* TRANSLATORS: the number of the match one is at, and of those that are counted */
    return g_strdup_printf (_ ("%u of more than %u"), self->current + 1, n);
  /* TRANSLATORS: the number of the match one is at, and how many there are */
  return g_strdup_printf (_ ("%u of %u"), self->current + 1, n);
}

static void
update (NotandaFindBar *self)
{
  g_autofree char *label = dup_count_label (self);
  gboolean         any = self->find != NULL && notanda_find_get_n_matches (self->find) > 0;
  gboolean         failed = self->find != NULL && !any && notanda_find_is_done (self->find) &&
                    *gtk_editable_get_text (self->entry) != '\0';

  gtk_label_set_text (self->count, label);
  gtk_widget_set_sensitive (self->previous_button, any);
  gtk_widget_set_sensitive (self->next_button, any);
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               failed ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (self->view != NULL)
    notanda_reading_view_set_find (self->view, gtk_revealer_get_reveal_child (get_revealer (self)) ? self->find : NULL,
                                   self->current);
}

static void
speak (NotandaFindBar *self)
{
  const char *label;

  update (self);
  label = gtk_label_get_text (self->count);
  if (*label != '\0')
    g_signal_emit (self, signals[SPOKEN], 0, label);
}

/* The first match from the goal on in its direction, as far as can be told by now. */
static gboolean
find_goal (NotandaFindBar *self,
           guint          *match,
           gboolean       *wrapped)
{
  guint    n = notanda_find_get_n_matches (self->find);
  guint    at = notanda_find_get_first_after (self->find, self->goal);
  gboolean done = notanda_find_is_done (self->find);

  *wrapped = FALSE;
  if (self->goal_forward)
    {
      if (at < n && notanda_find_get_match (self->find, at).start < self->goal)
        at++;
      *match = at;
      if (at < n)
        return TRUE;
      *match = 0;
    }
  else
    {
      *match = at - 1;
      if (at > 0)
        return done || notanda_find_get_position (self->find) >= self->goal;
      *match = n - 1;
    }
  *wrapped = TRUE;
  return done && n > 0;
}

static void
reach_goal (NotandaFindBar *self)
{
  NotandaRange range;
  gboolean     wrapped;
  guint        match;

  if (!self->has_goal || !find_goal (self, &match, &wrapped))
    return;
  self->has_goal = FALSE;
  self->current = match;
  range = notanda_find_get_match (self->find, match);
  notanda_reading_view_select_range (self->view, range.start, range.end);
  if (wrapped && self->goal_is_step)
    g_signal_emit (self, signals[WRAPPED], 0, self->goal_forward);
  speak (self);
}

static gboolean
slice_cb (gpointer data)
{
  NotandaFindBar *self = data;
  gint64          end = g_get_monotonic_time () + SLICE_USEC;
  gboolean        more;

  do
    more = notanda_find_step (self->find, SLICE_BYTES);
  while (more && g_get_monotonic_time () < end);
  reach_goal (self);
  if (more)
    {
      update (self);
      return G_SOURCE_CONTINUE;
    }
  self->slice_id = 0;
  if (notanda_find_get_n_matches (self->find) == 0)
    speak (self);
  else
    update (self);
  return G_SOURCE_REMOVE;
}

static void
set_goal (NotandaFindBar *self,
          gsize           position,
          gboolean        forward,
          gboolean        is_step)
{
  self->has_goal = TRUE;
  self->goal = position;
  self->goal_forward = forward;
  self->goal_is_step = is_step;
}

static void
drop_find (NotandaFindBar *self)
{
  if (self->view != NULL)
    notanda_reading_view_set_find (self->view, NULL, NOTANDA_NO_MATCH);
  g_clear_handle_id (&self->slice_id, g_source_remove);
  g_clear_pointer (&self->find, notanda_find_free);
  self->current = NOTANDA_NO_MATCH;
  self->has_goal = FALSE;
}

static void
needle_changed_cb (NotandaFindBar *self)
{
  NotandaDocument *document = self->view != NULL ? notanda_reading_view_get_document (self->view) : NULL;
  const char      *needle = gtk_editable_get_text (self->entry);

  drop_find (self);
  if (document == NULL || *needle == '\0')
    {
      update (self);
      return;
    }
  self->find = notanda_find_new (notanda_document_get_article (document), needle,
                                 gtk_toggle_button_get_active (self->case_button));
  set_goal (self, self->origin, TRUE, FALSE);
  /* frames come first, the layout of lines far away doesn't */
  if (slice_cb (self) == G_SOURCE_CONTINUE)
    self->slice_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, slice_cb, self, NULL);
}

/* Words of another article are found from the start of this one. */
static void
document_changed_cb (NotandaFindBar *self)
{
  drop_find (self);
  self->origin = 0;
  if (gtk_revealer_get_reveal_child (get_revealer (self)))
    needle_changed_cb (self);
}

static gboolean
is_current (NotandaFindBar *self,
            gsize           start,
            gsize           end)
{
  NotandaRange range;

  if (self->current == NOTANDA_NO_MATCH)
    return FALSE;
  range = notanda_find_get_match (self->find, self->current);
  return range.start == start && range.end == end;
}

/* Selected words that are short, with a blank where a line ends. */
static void
prefill (NotandaFindBar *self)
{
  g_autofree char *words = NULL;
  gsize            start;
  gsize            end;

  if (!notanda_reading_view_get_selection (self->view, &start, &end) || end - start > MAX_PREFILL ||
      is_current (self, start, end))
    return;
  words = notanda_reading_view_dup_selected_text (self->view);
  g_strdelimit (words, "\r\n\t", ' ');
  gtk_editable_set_text (self->entry, words);
}

void
notanda_find_bar_open (NotandaFindBar *self)
{
  gsize start;
  gsize end;

  g_return_if_fail (NOTANDA_IS_FIND_BAR (self));

  if (self->view == NULL)
    return;
  notanda_reading_view_get_selection (self->view, &start, &end);
  self->origin = start;
  gtk_revealer_set_reveal_child (get_revealer (self), TRUE);
  prefill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  if (self->find == NULL)
    needle_changed_cb (self);
  else
    update (self);
}

void
notanda_find_bar_close (NotandaFindBar *self)
{
  g_return_if_fail (NOTANDA_IS_FIND_BAR (self));

  gtk_revealer_set_reveal_child (get_revealer (self), FALSE);
  update (self);
  if (self->view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
notanda_find_bar_step (NotandaFindBar *self,
                       gboolean        forward)
{
  gsize start;
  gsize end;

  g_return_if_fail (NOTANDA_IS_FIND_BAR (self));

  if (self->view == NULL)
    return;
  if (self->find == NULL)
    {
      notanda_find_bar_open (self);
      return;
    }
  notanda_reading_view_get_selection (self->view, &start, &end);
  self->origin = start;
  set_goal (self, forward ? end : start, forward, TRUE);
  if (self->slice_id == 0 && notanda_find_get_n_matches (self->find) == 0)
    speak (self);
  reach_goal (self);
}

static void
next_cb (NotandaFindBar *self)
{
  notanda_find_bar_step (self, TRUE);
}

static void
previous_cb (NotandaFindBar *self)
{
  notanda_find_bar_step (self, FALSE);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *target)
{
  notanda_find_bar_close (NOTANDA_FIND_BAR (widget));
}

static void
notanda_find_bar_dispose (GObject *object)
{
  NotandaFindBar *self = NOTANDA_FIND_BAR (object);

  drop_find (self);
  g_clear_weak_pointer (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_FIND_BAR);
  G_OBJECT_CLASS (notanda_find_bar_parent_class)->dispose (object);
}

static void
notanda_find_bar_class_init (NotandaFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_find_bar_dispose;
  signals[WRAPPED] = g_signal_new ("wrapped", NOTANDA_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SPOKEN] = g_signal_new ("spoken", NOTANDA_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, NotandaFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, NotandaFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaFindBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaFindBar, case_button);
  gtk_widget_class_bind_template_callback (widget_class, needle_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, notanda_find_bar_close);

  gtk_widget_class_install_action (widget_class, "find.close", NULL, close_action);
  notanda_actions_bind (widget_class, NOTANDA_SCOPE_FINDING);
}

static void
notanda_find_bar_init (NotandaFindBar *self)
{
  self->current = NOTANDA_NO_MATCH;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* or the entry hears Enter first */
  notanda_actions_capture (GTK_WIDGET (self->entry), NOTANDA_SCOPE_FINDING);
}

GtkWidget *
notanda_find_bar_new (NotandaReadingView *view)
{
  NotandaFindBar *self = g_object_new (NOTANDA_TYPE_FIND_BAR, NULL);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (view, "notify::document", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

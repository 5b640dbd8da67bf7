/* notanda-note-row.c: one note, to be read or written
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Others' notes can't be changed here: the words would go under one's own name.
 * Signal "done": a new note was written, or left without words.
 */

#include "app/pane/notanda-note-row.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/controls/notanda-text-control.h"

struct _NotandaNoteRow
{
  AdwBin           parent_instance;
  NotandaDocument *document;
  guint32          slot;
  NotandaId        id; /* zero for a new one */
  char            *kind;
  char            *shown; /* the note's words in the document */
  NotandaControl  *control;
  GtkLabel        *text; /* of others */
  GtkLabel        *caption;
  GtkWidget       *button;
};

G_DEFINE_FINAL_TYPE (NotandaNoteRow, notanda_note_row, ADW_TYPE_BIN)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

NotandaControl *
notanda_note_row_get_control (NotandaNoteRow *self)
{
  g_return_val_if_fail (NOTANDA_IS_NOTE_ROW (self), NULL);

  return self->control;
}

static void
write_note (NotandaNoteRow *self,
            const char     *text)
{
  gboolean  is_new = notanda_id_is_zero (&self->id);
  NotandaId id = self->id;

  if (*text != '\0')
    notanda_document_set_note (self->document, self->slot, self->kind, text, &id,
                               is_new ? _ ("Add Note") : _ ("Change Note"));
  else if (!is_new)
    notanda_document_remove_element (self->document, self->slot, &id, _ ("Remove Note"));
}

void
notanda_note_row_commit (NotandaNoteRow *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (NOTANDA_IS_NOTE_ROW (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self->control)) || self->document == NULL)
    return;
  text = g_strstrip (notanda_control_dup_text (self->control));
  if (g_strcmp0 (text, self->shown) == 0 || !notanda_document_is_visible (self->document, self->slot))
    return;
  if (notanda_id_is_zero (&self->id))
    notanda_control_set_text (self->control, "");
  else
    g_set_str (&self->shown, text);
  write_note (self, text);
}

static void
done_cb (NotandaNoteRow *self)
{
  notanda_note_row_commit (self);
  g_signal_emit (self, signals[DONE], 0);
}

/* "Bo, 9 March 2026" */
static char *
dup_origin (const NotandaNote *note)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local_usec (note->time);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%x") : NULL;
  const char      *author = note->author != NULL && *note->author != '\0' ? note->author : _ ("Somebody");

  /* TRANSLATORS: who wrote a note, and when */
  return day != NULL ? notanda_bidi_printf (_ ("%s, %s"), author, day) : g_strdup (author);
}

static void
show_note (NotandaNoteRow    *self,
           const NotandaNote *note,
           gboolean           is_own)
{
  g_autofree char *origin = is_own ? NULL : dup_origin (note);
  /* TRANSLATORS: %s is who wrote it, and when */
  g_autofree char *label = is_own ? g_strdup (_ ("Note")) : notanda_bidi_printf (_ ("Note of %s"), origin);
  g_autofree char *take_away = g_strdup_printf (_ ("Remove %s"), label);
  char             id[NOTANDA_ID_STRING_SIZE];

  gtk_label_set_text (self->text, note->text);
  gtk_label_set_text (self->caption, origin != NULL ? origin : "");
  notanda_control_set_label (self->control, label);
  gtk_widget_set_tooltip_text (self->button, take_away);
  notanda_control_name (self->button, take_away);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", notanda_id_to_string (&note->id, id));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "page.remove-element");
}

void
notanda_note_row_update (NotandaNoteRow    *self,
                         NotandaDocument   *document,
                         guint32            slot,
                         const NotandaNote *note)
{
  const char      *text = note != NULL ? note->text : "";
  gboolean         is_own = note == NULL || g_strcmp0 (note->author, notanda_document_get_identity (document)->author) == 0;
  g_autofree char *typed = NULL;
  gboolean         is_typing;

  g_return_if_fail (NOTANDA_IS_NOTE_ROW (self));

  typed = g_strstrip (notanda_control_dup_text (self->control));
  is_typing = document == self->document && slot == self->slot && g_strcmp0 (typed, self->shown) != 0;
  g_set_object (&self->document, document);
  self->slot = slot;
  self->id = note != NULL ? note->id : (NotandaId) { { 0 } };
  g_set_str (&self->kind, note != NULL ? note->kind : "");
  g_set_str (&self->shown, text);
  if (!is_typing)
    notanda_control_set_text (self->control, text);
  gtk_widget_set_visible (GTK_WIDGET (self->control), is_own);
  gtk_widget_set_visible (GTK_WIDGET (self->text), !is_own);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), !is_own);
  gtk_widget_set_visible (self->button, note != NULL);
  if (note != NULL)
    show_note (self, note, is_own);
  else
    notanda_control_set_label (self->control, _ ("New Note"));
}

static gboolean
notanda_note_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NOTANDA_NOTE_ROW (widget)->control));
}

static void
notanda_note_row_finalize (GObject *object)
{
  NotandaNoteRow *self = NOTANDA_NOTE_ROW (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (notanda_note_row_parent_class)->finalize (object);
}

static void
notanda_note_row_class_init (NotandaNoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_note_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = notanda_note_row_grab_focus;
  signals[DONE] = g_signal_new ("done", NOTANDA_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return GTK_LABEL (label);
}

static void
notanda_note_row_init (NotandaNoteRow *self)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget          *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->slot = NOTANDA_NO_SLOT;
  self->shown = g_strdup ("");
  self->control = notanda_text_control_new ();
  self->text = new_label ();
  self->caption = new_label ();
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "dimmed");
  self->button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  g_signal_connect_object (self->control, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (done_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->control), focus);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->control));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editor-row");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
notanda_note_row_new (void)
{
  return g_object_new (NOTANDA_TYPE_NOTE_ROW, NULL);
}

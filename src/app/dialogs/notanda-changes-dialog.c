/* notanda-changes-dialog.c: what differs between two versions of an article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One list: first the annotations whose words changed, then the passages of the text. A row's item is its number, so that
 * what a row shows is made for those in sight only. */

#include "app/dialogs/notanda-changes-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-annotation-text.h"

#define CONTEXT 60 /* characters beside a change */
#define MOST 600   /* of one that are shown */

struct _NotandaChangesDialog
{
  AdwDialog             parent_instance;
  NotandaVersionReport *report;
  GArray               *carried; /* (element-type guint): numbers of those in the report whose words changed */
  GtkStringList        *items;   /* numbers as text: @carried, then differences */
  GtkLabel             *summary;
};

G_DEFINE_FINAL_TYPE (NotandaChangesDialog, notanda_changes_dialog, ADW_TYPE_DIALOG)

/* What one row says. */
typedef struct
{
  const char *caption;
  GString    *markup;
  GString    *spoken;
} Row;

/* Around what a screen reader says of a passage. */
static const char *
get_spoken (NotandaPassageKind kind)
{
  switch (kind)
    {
    case NOTANDA_PASSAGE_REMOVED:
      /* TRANSLATORS: spoken by a screen reader within a text */
      return _ (" [removed: %s] ");
    case NOTANDA_PASSAGE_ADDED:
      /* TRANSLATORS: spoken by a screen reader within a text */
      return _ (" [added: %s] ");
    case NOTANDA_PASSAGE_SAME:
    default:
      return "%s";
    }
}

static void
append (Row               *row,
        NotandaPassageKind kind,
        const char        *text)
{
  static const char *const tags[][2] = {
    [NOTANDA_PASSAGE_SAME] = { "", "" },
    [NOTANDA_PASSAGE_REMOVED] = { "<span strikethrough='true' alpha='75%'>", "</span>" },
    [NOTANDA_PASSAGE_ADDED] = { "<b><u>", "</u></b>" },
  };
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_auto (GStrv) around = g_strsplit (get_spoken (kind), "%s", 2);

  g_string_append_printf (row->markup, "%s%s%s", tags[kind][0], escaped, tags[kind][1]);
  g_string_append_printf (row->spoken, "%s%s%s", around[0], text, around[1] != NULL ? around[1] : "");
}

static void
describe_carried (Row                  *row,
                  const NotandaCarried *carried)
{
  g_autofree char *old_words = notanda_text_dup_line (carried->old_words != NULL ? carried->old_words : "", MOST);
  g_autofree char *new_words = carried->new_words != NULL ? notanda_text_dup_line (carried->new_words, MOST) : NULL;

  row->caption = carried->state == NOTANDA_ALIGNED_LOST ? _ ("Annotation lost: its words are gone") : _ ("Annotation to check");
  append (row, NOTANDA_PASSAGE_REMOVED, old_words);
  if (new_words != NULL)
    {
      g_string_append_c (row->markup, ' ');
      append (row, NOTANDA_PASSAGE_ADDED, new_words);
    }
}

static void
describe_difference (Row                         *row,
                     const NotandaAlignment      *alignment,
                     const NotandaTextDifference *difference)
{
  /* clang-format off: it takes N_ () for a cast */
  static const char *const captions[] = {
    [NOTANDA_TEXT_REMOVED] = N_ ("Removed"),
    [NOTANDA_TEXT_ADDED] = N_ ("Added"),
    [NOTANDA_TEXT_CHANGED] = N_ ("Changed"),
    [NOTANDA_TEXT_MOVED] = N_ ("Moved"),
  };
  /* clang-format on */
  g_autoptr (GPtrArray) passages = notanda_alignment_list_passages (alignment, difference, CONTEXT, MOST);

  row->caption = _ (captions[difference->change]);
  for (guint i = 0; i < passages->len; i++)
    {
      const NotandaPassage *passage = g_ptr_array_index (passages, i);

      append (row, passage->kind, passage->text);
    }
}

static void
setup_row_cb (NotandaChangesDialog *self,
              GtkListItem          *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (NULL);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "caption-heading");
  gtk_widget_add_css_class (caption, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (text), GTK_NATURAL_WRAP_WORD);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  /* as far in as the summary above, with the list's own */
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (NotandaChangesDialog *self,
             GtkListItem          *item)
{
  GtkWidget *caption = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *text = gtk_widget_get_next_sibling (caption);
  guint      number = (guint) g_ascii_strtoull (gtk_string_object_get_string (gtk_list_item_get_item (item)), NULL, 10);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) spoken = g_string_new (NULL);
  g_autofree char *label = NULL;
  Row              row = { .markup = markup, .spoken = spoken };

  if (number < self->carried->len)
    describe_carried (&row, g_ptr_array_index (self->report->carried, g_array_index (self->carried, guint, number)));
  else
    describe_difference (&row, self->report->alignment,
                         &g_array_index (self->report->differences, NotandaTextDifference, number - self->carried->len));
  label = g_strdup_printf ("%s: %s", row.caption, spoken->str);
  gtk_label_set_label (GTK_LABEL (caption), row.caption);
  gtk_label_set_markup (GTK_LABEL (text), markup->str);
  gtk_list_item_set_accessible_label (item, label);
}

static void
fill (NotandaChangesDialog *self)
{
  const NotandaVersionReport *report = self->report;
  g_autofree char            *summary = NULL;
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < report->carried->len; i++)
    if (((NotandaCarried *) g_ptr_array_index (report->carried, i))->old_words != NULL)
      g_array_append_val (self->carried, i);
  for (guint i = 0; i < self->carried->len + report->differences->len; i++)
    g_ptr_array_add (numbers, g_strdup_printf ("%u", i));
  g_ptr_array_add (numbers, NULL);
  gtk_string_list_splice (self->items, 0, 0, (const char *const *) numbers->pdata);

  summary = g_strdup_printf (_ ("Annotations: %u as they were, %u to check, %u lost"), report->n_same, report->n_changed,
                             report->n_lost);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), report->carried->len > 0);
}

static void
notanda_changes_dialog_dispose (GObject *object)
{
  NotandaChangesDialog *self = NOTANDA_CHANGES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_CHANGES_DIALOG);
  g_clear_pointer (&self->report, notanda_version_report_free);
  g_clear_pointer (&self->carried, g_array_unref);
  G_OBJECT_CLASS (notanda_changes_dialog_parent_class)->dispose (object);
}

static void
notanda_changes_dialog_class_init (NotandaChangesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_changes_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-changes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaChangesDialog, items);
  gtk_widget_class_bind_template_child (widget_class, NotandaChangesDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
notanda_changes_dialog_init (NotandaChangesDialog *self)
{
  self->carried = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
notanda_changes_dialog_new (NotandaVersionReport *report)
{
  NotandaChangesDialog *self = g_object_new (NOTANDA_TYPE_CHANGES_DIALOG, NULL);

  self->report = report;
  fill (self);

  return ADW_DIALOG (self);
}

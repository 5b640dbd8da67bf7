/* notanda-details-dialog.c: what is known about an article, to be corrected
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each row writes its value when it is applied, as a step that can be undone. What comes from outside, as where
 * the article was loaded from, is shown and can be copied.
 */

#include "app/dialogs/notanda-details-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-article-words.h"
#include "base/notanda-shown-path.h"
#include "extract/meta/notanda-page-date.h"
#include "model/notanda-loaded.h"

/* @usual: (nullable): where it is found unless something else is said */
static const struct
{
  NotandaMeta meta;
  gboolean    is_editable;
  const char *usual;
} rows[] = {
  { NOTANDA_META_TITLE, TRUE, NULL },
  { NOTANDA_META_BYLINE, TRUE, NULL },
  { NOTANDA_META_OUTLET, TRUE, NULL },
  { NOTANDA_META_DATE, TRUE, NULL },
  { NOTANDA_META_MODIFIED, TRUE, NULL },
  { NOTANDA_META_LANGUAGE, TRUE, NULL },
  { NOTANDA_META_ADDRESS, FALSE, "address" },
  { NOTANDA_META_CANONICAL_ADDRESS, FALSE, NULL },
  { NOTANDA_META_SOURCE_NAME, FALSE, "file" },
  { NOTANDA_META_SOURCE_PART, FALSE, "file" },
  { NOTANDA_META_ENCODING, FALSE, NULL },
  { NOTANDA_META_LOADED, FALSE, "clock" },
  { NOTANDA_META_TRUNCATED, FALSE, NULL },
};

struct _NotandaDetailsDialog
{
  AdwDialog            parent_instance;
  NotandaDocument     *document;
  AdwPreferencesGroup *about;
  AdwPreferencesGroup *source;
  GtkWidget           *rows[G_N_ELEMENTS (rows)];
};

G_DEFINE_FINAL_TYPE (NotandaDetailsDialog, notanda_details_dialog, ADW_TYPE_DIALOG)

static char *
dup_title (NotandaDetailsDialog *self,
           guint                 i)
{
  const char      *label = notanda_article_words_get_meta (rows[i].meta);
  const char      *source = notanda_document_get_meta_from (self->document, rows[i].meta);
  g_autofree char *from = NULL;

  if (source != NULL && g_strcmp0 (source, rows[i].usual) == 0)
    return g_strdup (label);
  from = notanda_article_words_dup_from (source, notanda_document_is_meta_corrected (self->document, rows[i].meta));

  return *from != '\0' ? g_strdup_printf ("%s · %s", label, from) : g_strdup (label);
}

/* The time that it was loaded is the reader's, in the reader's way of writing.
 * @value: (nullable) */
static char *
dup_shown (NotandaMeta meta,
           const char *value)
{
  g_autoptr (GDateTime) time = meta == NOTANDA_META_LOADED && value != NULL ? g_date_time_new_from_iso8601 (value, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  if (local != NULL)
    return g_date_time_format (local, "%c");
  if (value != NULL && meta == NOTANDA_META_TRUNCATED)
    return g_strdup (notanda_truncated_get_sentence (value));

  return g_strdup (value != NULL ? value : "");
}

static void
update_row (NotandaDetailsDialog *self,
            guint                 i)
{
  const char      *value = notanda_document_get_meta (self->document, rows[i].meta);
  g_autofree char *title = dup_title (self, i);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), title);
  gtk_widget_remove_css_class (self->rows[i], "error");
  if (rows[i].is_editable)
    {
      if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->rows[i])), value != NULL ? value : "") != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), value != NULL ? value : "");
    }
  else
    {
      g_autofree char *shown = dup_shown (rows[i].meta, value);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[i]), shown);
      gtk_widget_set_visible (self->rows[i], value != NULL);
    }
}

static void
update (NotandaDetailsDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    update_row (self, i);
}

/* Returns: (transfer full) (nullable): the value as it is kept; %NULL where it is none */
static char *
dup_checked (NotandaMeta meta,
             const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (*trimmed == '\0' || (meta != NOTANDA_META_DATE && meta != NOTANDA_META_MODIFIED))
    return g_steal_pointer (&trimmed);

  return notanda_page_date_parse (trimmed, g_get_language_names ()[0], NOTANDA_DATE_ORDER_UNKNOWN, NULL, 0);
}

static void
apply_cb (NotandaDetailsDialog *self,
          GtkWidget            *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (self->rows[i] == row)
      {
        g_autofree char *value = dup_checked (rows[i].meta, gtk_editable_get_text (GTK_EDITABLE (row)));
        g_autofree char *label = g_strdup_printf (_ ("Correct: %s"), notanda_article_words_get_meta (rows[i].meta));
        const char      *old = notanda_document_get_meta (self->document, rows[i].meta);

        if (value == NULL)
          {
            gtk_widget_add_css_class (row, "error");
            gtk_accessible_announce (GTK_ACCESSIBLE (row), _ ("This is no date; write it as 2026-03-05"),
                                     GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
            adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("This is no date; write it as 2026-03-05"));
          }
        else if (g_strcmp0 (old != NULL ? old : "", value) != 0)
          notanda_document_set_meta (self->document, rows[i].meta, value, label);
        else
          update_row (self, i);
      }
}

static void
add_row (NotandaDetailsDialog *self,
         guint                 i)
{
  GtkWidget *row = rows[i].is_editable ? adw_entry_row_new () : adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (rows[i].is_editable)
    {
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
      gtk_widget_add_css_class (row, "property");
    }
  adw_preferences_group_add (rows[i].is_editable ? self->about : self->source, row);
  self->rows[i] = row;
}

static void
add_path (NotandaDetailsDialog *self,
          const char           *path)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *shown = notanda_shown_path_dup (path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Saved In"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (self->source, row);
}

static void
notanda_details_dialog_dispose (GObject *object)
{
  NotandaDetailsDialog *self = NOTANDA_DETAILS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_DETAILS_DIALOG);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (notanda_details_dialog_parent_class)->dispose (object);
}

static void
notanda_details_dialog_class_init (NotandaDetailsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_details_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-details-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaDetailsDialog, about);
  gtk_widget_class_bind_template_child (widget_class, NotandaDetailsDialog, source);
}

static void
notanda_details_dialog_init (NotandaDetailsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
notanda_details_dialog_new (NotandaDocument *document,
                            const char      *path)
{
  NotandaDetailsDialog *self = g_object_new (NOTANDA_TYPE_DETAILS_DIALOG, NULL);

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);

  self->document = g_object_ref (document);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add_row (self, i);
  add_path (self, path);
  g_signal_connect_object (document, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return ADW_DIALOG (self);
}

/* notanda-selection-content.c: the selected words, for other programs
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The words are copied when somebody wants them, not at each step of a selection, which
 * may be megabytes long.
 */

#include "app/reading/notanda-selection-content.h"

#include <glib/gi18n-lib.h>

struct _NotandaSelectionContent
{
  GdkContentProvider  parent_instance;
  NotandaReadingView *view; /* weak */
};

G_DEFINE_FINAL_TYPE (NotandaSelectionContent, notanda_selection_content, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
notanda_selection_content_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new_for_gtype (G_TYPE_STRING);
}

static gboolean
notanda_selection_content_get_value (GdkContentProvider *provider,
                                     GValue             *value,
                                     GError            **error)
{
  NotandaSelectionContent *self = NOTANDA_SELECTION_CONTENT (provider);
  char                    *text = NULL;

  if (!G_VALUE_HOLDS (value, G_TYPE_STRING))
    return GDK_CONTENT_PROVIDER_CLASS (notanda_selection_content_parent_class)->get_value (provider, value, error);
  if (self->view != NULL)
    text = notanda_reading_view_dup_selected_text (self->view);
  if (text == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("Nothing is selected any more"));
      return FALSE;
    }
  g_value_take_string (value, text);
  return TRUE;
}

static void
notanda_selection_content_dispose (GObject *object)
{
  g_clear_weak_pointer (&NOTANDA_SELECTION_CONTENT (object)->view);
  G_OBJECT_CLASS (notanda_selection_content_parent_class)->dispose (object);
}

static void
notanda_selection_content_class_init (NotandaSelectionContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_selection_content_dispose;
  provider_class->ref_formats = notanda_selection_content_ref_formats;
  provider_class->get_value = notanda_selection_content_get_value;
}

static void
notanda_selection_content_init (NotandaSelectionContent *self)
{
}

GdkContentProvider *
notanda_selection_content_new (NotandaReadingView *view)
{
  NotandaSelectionContent *self;

  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (view), NULL);

  self = g_object_new (NOTANDA_TYPE_SELECTION_CONTENT, NULL);
  g_set_weak_pointer (&self->view, view);
  return GDK_CONTENT_PROVIDER (self);
}

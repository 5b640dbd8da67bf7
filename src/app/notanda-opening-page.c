/* notanda-opening-page.c: what a window shows while it waits for an article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-opening-page.h"

struct _NotandaOpeningPage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (NotandaOpeningPage, notanda_opening_page, ADW_TYPE_BIN)

void
notanda_opening_page_set_progress (NotandaOpeningPage *self,
                                   const char         *progress)
{
  g_autofree char *description = progress != NULL ? g_markup_escape_text (progress, -1) : NULL;

  g_return_if_fail (NOTANDA_IS_OPENING_PAGE (self));

  adw_status_page_set_description (ADW_STATUS_PAGE (adw_bin_get_child (ADW_BIN (self))), description);
}

static void
notanda_opening_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_OPENING_PAGE);
  G_OBJECT_CLASS (notanda_opening_page_parent_class)->dispose (object);
}

static void
notanda_opening_page_class_init (NotandaOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_opening_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-opening-page.ui");
}

static void
notanda_opening_page_init (NotandaOpeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

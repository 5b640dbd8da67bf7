/* notanda-page-banners.c: what has to be decided about an open document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A banner stands as long as what it says is true, and its button leads to where that is
 * decided; what is said in passing is a toast.
 */

#include "app/notanda-page-banners.h"

#include <glib/gi18n-lib.h>

struct _NotandaPageBanners
{
  AdwBin               parent_instance;
  const NotandaOpened *opened;
  NotandaSaver        *saver;
  GSignalGroup        *document_signals;
  GSignalGroup        *saver_signals;
  AdwBanner           *save_banner;
  AdwBanner           *notice_banner;
  AdwBanner           *encoding_banner;
  AdwBanner           *problems_banner;
  AdwBanner           *differences_banner;
};

G_DEFINE_FINAL_TYPE (NotandaPageBanners, notanda_page_banners, ADW_TYPE_BIN)

/* @title: (nullable): none hides it, and keeps its words while it slides away */
static void
set_banner (AdwBanner  *banner,
            const char *title)
{
  if (title != NULL)
    adw_banner_set_title (banner, title);
  adw_banner_set_revealed (banner, title != NULL);
}

static void
update_save (NotandaPageBanners *self)
{
  const char      *problem = self->saver != NULL ? notanda_saver_get_problem (self->saver) : NULL;
  g_autofree char *title = problem != NULL ? g_strdup_printf (_ ("Not saved: %s"), problem) : NULL;

  set_banner (self->save_banner, title);
}

static void
update_encoding (NotandaPageBanners *self)
{
  g_autofree char *question = NULL;
  const char      *encoding;

  if (self->opened->encoding_guessed && notanda_document_is_draft (self->opened->document))
    {
      encoding = notanda_document_get_meta (self->opened->document, NOTANDA_META_ENCODING);
      question = g_strdup_printf (_ ("Read as %s. Is it right?"), encoding != NULL ? encoding : "UTF-8");
    }
  set_banner (self->encoding_banner, question);
}

static void
update_problems (NotandaPageBanners *self)
{
  GPtrArray       *kept_aside = notanda_document_get_kept_aside (self->opened->document);
  guint            n = kept_aside != NULL ? kept_aside->len : 0;
  g_autofree char *title = NULL;

  if (n > 0)
    title = g_strdup_printf (ngettext ("%u record is damaged and kept aside", "%u records are damaged and kept aside", n), n);
  set_banner (self->problems_banner, title);
}

static void
show_differences (NotandaPageBanners *self,
                  guint               n)
{
  g_autofree char *title = NULL;

  if (n > 0)
    title = g_strdup_printf (ngettext ("%u difference between people", "%u differences between people", n), n);
  set_banner (self->differences_banner, title);
}

static void
update_differences (NotandaPageBanners *self)
{
  g_autoptr (GPtrArray) differences = notanda_document_list_differences (self->opened->document);

  show_differences (self, differences->len);
}

/* A difference comes by a merge, or by undoing what settled one: so it is about something that
 * was touched, and all are listed only where there are some. */
static gboolean
touches_difference (NotandaDocument     *document,
                    const NotandaChange *change)
{
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  for (guint i = 0; change->slots != NULL && i < change->slots->len; i++)
    if (notanda_document_read (document, g_array_index (change->slots, guint32, i), &annotation) &&
        (annotation.n_differences > 0 || annotation.edited_while_deleted))
      return TRUE;
  return FALSE;
}

static void
document_changed_cb (NotandaPageBanners  *self,
                     const NotandaChange *change,
                     NotandaDocument     *document)
{
  update_encoding (self);
  if (adw_banner_get_revealed (self->differences_banner) || change->everything || touches_difference (document, change))
    update_differences (self);
}

static void
taken_in_cb (NotandaPageBanners *self)
{
  update_differences (self);
  update_problems (self);
}

static void
notice_dismissed_cb (NotandaPageBanners *self)
{
  adw_banner_set_revealed (self->notice_banner, FALSE);
}

void
notanda_page_banners_set_opened (NotandaPageBanners  *self,
                                 const NotandaOpened *opened,
                                 NotandaSaver        *saver)
{
  g_return_if_fail (NOTANDA_IS_PAGE_BANNERS (self));

  self->opened = opened;
  g_set_object (&self->saver, saver);
  g_signal_group_set_target (self->document_signals, opened != NULL ? opened->document : NULL);
  g_signal_group_set_target (self->saver_signals, saver);
  if (opened == NULL)
    return;
  set_banner (self->notice_banner, opened->notice);
  update_encoding (self);
  update_problems (self);
  show_differences (self, opened->n_differences);
  update_save (self);
}

static void
notanda_page_banners_dispose (GObject *object)
{
  NotandaPageBanners *self = NOTANDA_PAGE_BANNERS (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->saver_signals);
  g_clear_object (&self->saver);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_PAGE_BANNERS);
  G_OBJECT_CLASS (notanda_page_banners_parent_class)->dispose (object);
}

static void
notanda_page_banners_class_init (NotandaPageBannersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_page_banners_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-page-banners.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaPageBanners, save_banner);
  gtk_widget_class_bind_template_child (widget_class, NotandaPageBanners, notice_banner);
  gtk_widget_class_bind_template_child (widget_class, NotandaPageBanners, encoding_banner);
  gtk_widget_class_bind_template_child (widget_class, NotandaPageBanners, problems_banner);
  gtk_widget_class_bind_template_child (widget_class, NotandaPageBanners, differences_banner);
  gtk_widget_class_bind_template_callback (widget_class, notice_dismissed_cb);
}

static void
notanda_page_banners_init (NotandaPageBanners *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->document_signals = g_signal_group_new (NOTANDA_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (document_changed_cb), self);
  self->saver_signals = g_signal_group_new (NOTANDA_TYPE_SAVER);
  g_signal_group_connect_swapped (self->saver_signals, "state-changed", G_CALLBACK (update_save), self);
  g_signal_group_connect_swapped (self->saver_signals, "taken-in", G_CALLBACK (taken_in_cb), self);
}

/* notanda-page-banners.c: what has to be decided about an open document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A banner stands as long as what it says is true, and its button leads to where that is
 * decided; what is said in passing is a toast. Most documents never show one, so each is made
 * when it first has something to say.
 */

#include "app/notanda-page-banners.h"

#include <glib/gi18n-lib.h>

#include "load/text/notanda-encoding.h"

/* From top to bottom. */
typedef enum
{
  BANNER_SAVE,
  BANNER_NOTICE,
  BANNER_ENCODING,
  BANNER_TWICE,
  BANNER_LEFT_OUT,
  BANNER_PROBLEMS,
  BANNER_DIFFERENCES,
  N_BANNERS
} Banner;

/* Without an action the button hides the banner. */
static const struct
{
  const char *button;
  const char *action;
  const char *target; /* of it, or NULL */
} kinds[N_BANNERS] = {
  [BANNER_SAVE] = { N_ ("_Save As…"), "win.save-as" },
  [BANNER_NOTICE] = { N_ ("_Dismiss"), NULL },
  [BANNER_ENCODING] = { N_ ("_Change…"), "win.choose-encoding" },
  [BANNER_TWICE] = { N_ ("_Mend"), "win.read-as", NOTANDA_ENCODING_TWICE },
  [BANNER_LEFT_OUT] = { N_ ("_Show"), "win.blocks" },
  [BANNER_PROBLEMS] = { N_ ("_Show…"), "win.problems" },
  [BANNER_DIFFERENCES] = { N_ ("_Settle…"), "win.differences" },
};

struct _NotandaPageBanners
{
  AdwBin               parent_instance;
  const NotandaOpened *opened;
  NotandaSaver        *saver;
  GSignalGroup        *document_signals;
  GSignalGroup        *saver_signals;
  gboolean             blocks_shown;
  GtkBox              *box;
  AdwBanner           *banners[N_BANNERS]; /* NULL until it is shown */
};

G_DEFINE_FINAL_TYPE (NotandaPageBanners, notanda_page_banners, ADW_TYPE_BIN)

static void
dismissed_cb (AdwBanner *banner)
{
  adw_banner_set_revealed (banner, FALSE);
}

static void
make_banner (NotandaPageBanners *self,
             Banner              which)
{
  AdwBanner *banner = ADW_BANNER (adw_banner_new (""));
  GtkWidget *before = NULL;

  for (guint i = 0; i < which; i++)
    if (self->banners[i] != NULL)
      before = GTK_WIDGET (self->banners[i]);
  adw_banner_set_button_label (banner, _ (kinds[which].button));
  if (kinds[which].action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (banner), kinds[which].action);
  if (kinds[which].target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (banner), "s", kinds[which].target);
  if (kinds[which].action == NULL)
    g_signal_connect (banner, "button-clicked", G_CALLBACK (dismissed_cb), NULL);
  gtk_box_insert_child_after (self->box, GTK_WIDGET (banner), before);
  self->banners[which] = banner;
}

/* @title: (nullable): none hides it, and keeps its words while it slides away */
static void
set_banner (NotandaPageBanners *self,
            Banner              which,
            const char         *title)
{
  if (title == NULL && self->banners[which] == NULL)
    return;
  if (self->banners[which] == NULL)
    make_banner (self, which);
  if (title != NULL)
    adw_banner_set_title (self->banners[which], title);
  adw_banner_set_revealed (self->banners[which], title != NULL);
}

/* What keeps a file from being saved may be known before there is anything to save. */
static void
update_save (NotandaPageBanners *self)
{
  const char      *problem = self->saver != NULL ? notanda_saver_get_problem (self->saver) : NULL;
  gboolean         has_failed = problem != NULL && notanda_saver_get_state (self->saver) != NOTANDA_SAVER_SAVED;
  g_autofree char *title = has_failed ? g_strdup_printf (_ ("Not saved: %s"), problem) : NULL;

  set_banner (self, BANNER_SAVE, has_failed ? title : problem);
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
  set_banner (self, BANNER_ENCODING, question);
}

static void
update_twice (NotandaPageBanners *self)
{
  guint            n = notanda_document_is_draft (self->opened->document) ? (guint) self->opened->n_twice : 0;
  g_autofree char *title = NULL;

  if (n > 0)
    title = g_strdup_printf (ngettext ("%u place looks as if it was encoded twice, like “â€™” for an apostrophe",
                                       "%u places look as if they were encoded twice, like “â€™” for an apostrophe", n),
                             n);
  set_banner (self, BANNER_TWICE, title);
}

/* While the text may still be changed. */
static void
update_left_out (NotandaPageBanners *self)
{
  NotandaDocument *document = self->opened->document;
  guint            n = notanda_document_is_draft (document) && !self->blocks_shown ? notanda_document_get_left_out (document)->len : 0;
  g_autofree char *title = NULL;

  if (n > 0)
    title = g_strdup_printf (ngettext ("%u block of the page was left out", "%u blocks of the page were left out", n), n);
  set_banner (self, BANNER_LEFT_OUT, title);
}

void
notanda_page_banners_set_blocks_shown (NotandaPageBanners *self,
                                       gboolean            shown)
{
  g_return_if_fail (NOTANDA_IS_PAGE_BANNERS (self));

  self->blocks_shown = shown;
  if (self->opened != NULL)
    update_left_out (self);
}

static void
update_problems (NotandaPageBanners *self)
{
  GPtrArray       *kept_aside = notanda_document_get_kept_aside (self->opened->document);
  guint            n = kept_aside != NULL ? kept_aside->len : 0;
  g_autofree char *title = NULL;

  if (n > 0)
    title = g_strdup_printf (ngettext ("%u record is damaged and kept aside", "%u records are damaged and kept aside", n), n);
  set_banner (self, BANNER_PROBLEMS, title);
}

static void
show_differences (NotandaPageBanners *self,
                  guint               n)
{
  g_autofree char *title = NULL;

  if (n > 0)
    title = g_strdup_printf (ngettext ("%u difference between people", "%u differences between people", n), n);
  set_banner (self, BANNER_DIFFERENCES, title);
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
        notanda_annotation_count_differences (&annotation) > 0)
      return TRUE;
  return FALSE;
}

static void
document_changed_cb (NotandaPageBanners  *self,
                     const NotandaChange *change,
                     NotandaDocument     *document)
{
  AdwBanner *banner = self->banners[BANNER_DIFFERENCES];

  update_encoding (self);
  update_twice (self);
  update_left_out (self);
  if ((banner != NULL && adw_banner_get_revealed (banner)) || change->everything || touches_difference (document, change))
    update_differences (self);
}

static void
taken_in_cb (NotandaPageBanners *self)
{
  update_differences (self);
  update_problems (self);
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
  set_banner (self, BANNER_NOTICE, opened->notice);
  update_encoding (self);
  update_twice (self);
  update_left_out (self);
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
  G_OBJECT_CLASS (notanda_page_banners_parent_class)->dispose (object);
}

static void
notanda_page_banners_class_init (NotandaPageBannersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_page_banners_dispose;
}

static void
notanda_page_banners_init (NotandaPageBanners *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  self->document_signals = g_signal_group_new (NOTANDA_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (document_changed_cb), self);
  self->saver_signals = g_signal_group_new (NOTANDA_TYPE_SAVER);
  g_signal_group_connect_swapped (self->saver_signals, "state-changed", G_CALLBACK (update_save), self);
  g_signal_group_connect_swapped (self->saver_signals, "taken-in", G_CALLBACK (taken_in_cb), self);
}

/* notanda-page.c: one document: the article and its annotations
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Holds what belongs to one open document: the view, the list, the saver and the
 * banners. Its actions stand in notanda-page-actions.c, the list in notanda-page-list.c.
 */

#include "app/notanda-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-overrides.h"
#include "load/notanda-open.h"

#define TITLE_CHARS 80
#define BEGINNING_CHARS 40

G_DEFINE_FINAL_TYPE (NotandaPage, notanda_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_LIST_SHOWN,
  N_PROPS
};

enum
{
  STATUS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

NotandaDocument *
notanda_page_get_document (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), NULL);

  return self->opened != NULL ? self->opened->document : NULL;
}

NotandaSaver *
notanda_page_get_saver (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), NULL);

  return self->saver;
}

const NotandaOpened *
notanda_page_get_opened (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), NULL);

  return self->opened;
}

NotandaReadingView *
notanda_page_get_view (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), NULL);

  return self->view;
}

NotandaPagePicking *
notanda_page_get_picking (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), NULL);

  return self->picking;
}

NotandaPageBlocks *
notanda_page_get_blocks (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), NULL);

  return self->blocks;
}

void
notanda_page_focus_article (NotandaPage *self)
{
  g_return_if_fail (NOTANDA_IS_PAGE (self));

  if (!notanda_page_blocks_focus (self->blocks))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
notanda_page_read (NotandaPage *self)
{
  g_return_if_fail (NOTANDA_IS_PAGE (self));

  notanda_page_blocks_set_shown (self->blocks, FALSE);
}

GArray *
notanda_page_get_places (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), NULL);

  return self->places;
}

GtkBox *
notanda_page_get_article_box (NotandaPage *self)
{
  return self->article_box;
}

static char *
dup_file_title (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".notanda") && strlen (name) > strlen (".notanda"))
    name[strlen (name) - strlen (".notanda")] = '\0';
  return name;
}

/* Whether the document is a draft of a text that came from no file, so that its own file has a name that says nothing. */
static gboolean
is_nameless (NotandaDocument *document,
             const char      *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *drafts = notanda_open_dup_drafts_folder ();

  return g_str_equal (folder, drafts) && notanda_document_get_meta (document, NOTANDA_META_SOURCE_NAME) == NULL;
}

static char *
dup_beginning (NotandaDocument *document)
{
  const char      *start = notanda_article_get_text (notanda_document_get_article (document), NULL);
  g_autofree char *beginning = NULL;
  const char      *end;
  gboolean         is_cut;

  while (g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = start;
  for (guint i = 0; i < BEGINNING_CHARS && strchr ("\r\n", *end) == NULL; i++)
    end = g_utf8_next_char (end);
  is_cut = strchr ("\r\n", *end) == NULL; /* nor is it the text's end */
  beginning = g_strchomp (g_strndup (start, (gsize) (end - start)));

  return is_cut ? g_strconcat (beginning, "…", NULL) : g_steal_pointer (&beginning);
}

static char *
dup_title (NotandaPage *self)
{
  NotandaDocument *document = notanda_page_get_document (self);
  const char      *title;
  const char      *path;

  if (document == NULL)
    return g_strdup (_ ("Notanda"));
  title = notanda_document_get_meta (document, NOTANDA_META_TITLE);
  path = notanda_saver_get_file (self->saver)->path;
  if (title == NULL || *title == '\0')
    return is_nameless (document, path) ? dup_beginning (document) : dup_file_title (path);
  return g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), TITLE_CHARS));
}

char *
notanda_page_dup_title (NotandaPage *self)
{
  return notanda_overrides_show (dup_title (self));
}

const char *
notanda_page_get_status (NotandaPage *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE (self), "");

  if (self->saver == NULL)
    return "";
  switch (notanda_saver_get_state (self->saver))
    {
    case NOTANDA_SAVER_SAVED:
      return _ ("Saved");
    case NOTANDA_SAVER_FAILED:
      return _ ("Not saved");
    case NOTANDA_SAVER_PENDING:
    case NOTANDA_SAVER_SAVING:
    default:
      return _ ("Saving…");
    }
}

void
notanda_page_toast (NotandaPage *self,
                    const char  *title,
                    const char  *button,
                    const char  *action)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 4);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_detailed_action_name (toast, action);
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
notanda_page_set_announcer (NotandaPage     *self,
                            NotandaAnnouncer announcer,
                            gpointer         data)
{
  g_return_if_fail (NOTANDA_IS_PAGE (self));

  self->announcer = announcer;
  self->announcer_data = data;
}

void
notanda_page_announce (NotandaPage *self,
                       const char  *message)
{
  g_return_if_fail (NOTANDA_IS_PAGE (self));

  if (self->announcer != NULL)
    self->announcer (self, message, self->announcer_data);
  else
    gtk_accessible_announce (GTK_ACCESSIBLE (self->view), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* An undo button on it would by now undo something else. */
static void
document_changed_cb (NotandaPage *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_signal_emit (self, signals[STATUS_CHANGED], 0);
}

static void
status_changed_cb (NotandaPage *self)
{
  g_signal_emit (self, signals[STATUS_CHANGED], 0);
}

static void
taken_in_cb (NotandaPage *self)
{
  if (!self->is_synced)
    notanda_page_toast (self, _ ("Changes from another program were taken in"), NULL, NULL);
}

void
notanda_page_set_synced (NotandaPage *self,
                         gboolean     is_synced)
{
  g_return_if_fail (NOTANDA_IS_PAGE (self));

  self->is_synced = is_synced;
}

static void
blocks_shown_cb (NotandaPage *self)
{
  notanda_page_banners_set_blocks_shown (self->banners, notanda_page_blocks_get_shown (self->blocks));
}

static gboolean
is_same_file (NotandaPage         *self,
              const NotandaOpened *opened)
{
  return self->saver != NULL && opened != NULL && g_str_equal (notanda_saver_get_file (self->saver)->path, opened->file->path);
}

void
notanda_page_set_opened (NotandaPage   *self,
                         NotandaOpened *opened)
{
  NotandaDocument *document = opened != NULL ? opened->document : NULL;

  g_return_if_fail (NOTANDA_IS_PAGE (self));

  notanda_page_keep_place (self);
  notanda_page_picking_stop (self->picking);
  notanda_page_blocks_set_document (self->blocks, document, is_same_file (self, opened));
  if (self->sidebar != NULL)
    notanda_sidebar_set_document (self->sidebar, NULL);
  self->told_unwritten = FALSE;
  g_signal_group_set_target (self->document_signals, NULL);
  g_signal_group_set_target (self->saver_signals, NULL);
  g_clear_object (&self->saver);
  notanda_reading_view_set_document (self->view, document);
  notanda_page_banners_set_opened (self->banners, NULL, NULL);
  g_clear_pointer (&self->opened, notanda_opened_free);
  self->opened = opened;
  notanda_page_forget_places (self);
  if (opened == NULL)
    return;
  self->saver = notanda_saver_new (document, g_steal_pointer (&opened->file));
  g_signal_group_set_target (self->document_signals, document);
  g_signal_group_set_target (self->saver_signals, self->saver);
  notanda_page_fill_list_later (self);
  notanda_page_banners_set_opened (self->banners, opened, self->saver);
  status_changed_cb (self);
  notanda_page_restore_place (self);
  notanda_page_focus_article (self);
}

void
notanda_page_show_annotation (NotandaPage *self,
                              guint32      slot)
{
  NotandaDocument *document = notanda_page_get_document (self);

  if (document == NULL || slot >= notanda_document_get_n_slots (document) || !notanda_document_is_visible (document, slot))
    return;
  notanda_page_leave_place (self);
  notanda_page_go_to (self, slot);
  if (self->narrow)
    notanda_page_set_list_shown (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
notanda_page_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  NotandaPage *self = NOTANDA_PAGE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_LIST_SHOWN:
      g_value_set_boolean (value, self->list_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_page_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  NotandaPage *self = NOTANDA_PAGE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        return;
      self->narrow = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      notanda_page_fit_list (self);
      break;
    case PROP_LIST_SHOWN:
      notanda_page_set_list_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_page_dispose (GObject *object)
{
  NotandaPage *self = NOTANDA_PAGE (object);

  notanda_page_keep_place (self);
  g_clear_object (&self->caret_announcer);
  g_clear_object (&self->caret_follower);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->saver_signals);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->saver);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_PAGE);
  self->sidebar = NULL;
  g_clear_object (&self->blocks);
  g_clear_pointer (&self->opened, notanda_opened_free);
  g_clear_pointer (&self->places, g_array_unref);
  G_OBJECT_CLASS (notanda_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (NOTANDA_TYPE_PAGE_BANNERS);
  g_type_ensure (NOTANDA_TYPE_READING_VIEW);
  g_type_ensure (NOTANDA_TYPE_PAGE_PICKING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaPage, banners);
  gtk_widget_class_bind_template_child (widget_class, NotandaPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, NotandaPage, split);
  gtk_widget_class_bind_template_child (widget_class, NotandaPage, article_box);
  gtk_widget_class_bind_template_child (widget_class, NotandaPage, view);
  gtk_widget_class_bind_template_child (widget_class, NotandaPage, picking);
}

static void
notanda_page_class_init (NotandaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = notanda_page_get_property;
  object_class->set_property = notanda_page_set_property;
  object_class->dispose = notanda_page_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST_SHOWN] =
      g_param_spec_boolean ("list-shown", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[STATUS_CHANGED] = g_signal_new ("status-changed", NOTANDA_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  bind_template (GTK_WIDGET_CLASS (klass));
  notanda_page_install_actions (GTK_WIDGET_CLASS (klass));
  notanda_page_install_link_actions (GTK_WIDGET_CLASS (klass));
  notanda_page_install_edge_actions (GTK_WIDGET_CLASS (klass));
  notanda_page_install_editing_actions (GTK_WIDGET_CLASS (klass));
}

static void
notanda_page_init (NotandaPage *self)
{
  self->list_shown = TRUE;
  self->places = notanda_page_places_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  notanda_page_forget_places (self);
  notanda_page_add_menu (self);
  notanda_page_picking_set_page (self->picking, self);

  self->caret_announcer = notanda_caret_announcer_new (self->view);
  g_signal_connect_object (self->caret_announcer, "spoken", G_CALLBACK (notanda_page_announce), self,
                           G_CONNECT_SWAPPED);
  self->blocks = notanda_page_blocks_new (self);
  g_signal_connect_object (self->blocks, "notify::shown", G_CALLBACK (blocks_shown_cb), self, G_CONNECT_SWAPPED);
  self->document_signals = g_signal_group_new (NOTANDA_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "history-changed", G_CALLBACK (status_changed_cb), self);
  self->saver_signals = g_signal_group_new (NOTANDA_TYPE_SAVER);
  g_signal_group_connect_swapped (self->saver_signals, "state-changed", G_CALLBACK (status_changed_cb), self);
  g_signal_group_connect_swapped (self->saver_signals, "taken-in", G_CALLBACK (taken_in_cb), self);
}

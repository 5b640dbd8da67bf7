/* notanda-blocks-dialog.c: the blocks of an article, and what was left out between them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One list in the order of the page: a row's item is its number, among the blocks or among those that were left
 * out, so that rows are made for what is in sight only. The dialog changes nothing but kinds by itself: taking a
 * block in or out makes another document, which is its owner's to bring.
 *
 * A change comes while a row's own control is still at work, so the list follows it a moment later, and only in
 * the rows that are others then: where one reads and which row has the focus stay.
 */

#include "app/dialogs/notanda-blocks-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-article-words.h"
#include "app/controls/notanda-label-rows.h"
#include "model/notanda-left-out.h"
#include "model/notanda-loaded.h"
#include "model/versions/notanda-draft.h"

#define TEXT_CHARS 400 /* of a block that are shown */
#define N_KINDS NOTANDA_BLOCK_PREFORMATTED

/* The number of a row's block: those that were left out are odd. */
#define NUMBER(i, is_left_out) ((i) * 2 + ((is_left_out) ? 1 : 0))

struct _NotandaBlocksDialog
{
  AdwDialog        parent_instance;
  NotandaDocument *document;
  GtkStringList   *items; /* numbers as text, and after them what else a row shows */
  GtkListView     *list;
  GtkWidget       *switch_row;
  GtkWidget       *done_button;
  AdwBanner       *fixed_banner;
  gulong           changed_id;
  guint            fill_id;
  guint            position; /* of the row that was changed last */
};

G_DEFINE_FINAL_TYPE (NotandaBlocksDialog, notanda_blocks_dialog, ADW_TYPE_DIALOG)

enum
{
  CHANGE,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_shown (NotandaBlocksDialog *self)
{
  return adw_switch_row_get_active (ADW_SWITCH_ROW (self->switch_row));
}

/* Returns: (transfer full) (element-type utf8): the rows, as items has them */
static GPtrArray *
list_rows (NotandaBlocksDialog *self)
{
  guint               n_blocks;
  const NotandaBlock *blocks = notanda_document_get_blocks (self->document, &n_blocks);
  GPtrArray          *left_out = notanda_document_get_left_out (self->document);
  guint               n_left_out = is_shown (self) ? left_out->len : 0;
  gboolean            is_draft = notanda_document_is_draft (self->document);
  GPtrArray          *rows = g_ptr_array_new_with_free_func (g_free);
  guint               k = 0;

  for (guint i = 0; i <= n_blocks; i++)
    {
      for (; k < n_left_out && (i == n_blocks || ((NotandaLeftOutBlock *) left_out->pdata[k])->position <= blocks[i].start); k++)
        g_ptr_array_add (rows, g_strdup_printf ("%u %d", NUMBER (k, TRUE), is_draft));
      if (i < n_blocks)
        g_ptr_array_add (rows, g_strdup_printf ("%u %d %u", NUMBER (i, FALSE), is_draft, blocks[i].kind));
    }

  return rows;
}

/* @anew: of another document, in which the same number may be another block */
static void
fill (NotandaBlocksDialog *self,
      gboolean             anew)
{
  g_autoptr (GPtrArray) rows = list_rows (self);
  gboolean is_draft = notanda_document_is_draft (self->document);
  guint    n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint    first = 0;
  guint    last = 0;

  while (!anew && first < MIN (n_old, rows->len) && g_str_equal (gtk_string_list_get_string (self->items, first), rows->pdata[first]))
    first++;
  while (!anew && last < MIN (n_old, rows->len) - first &&
         g_str_equal (gtk_string_list_get_string (self->items, n_old - 1 - last), rows->pdata[rows->len - 1 - last]))
    last++;
  g_ptr_array_set_size (rows, (int) (rows->len - last));
  g_ptr_array_add (rows, NULL);
  gtk_string_list_splice (self->items, first, n_old - first - last, (const char *const *) rows->pdata + first);
  gtk_widget_set_visible (self->switch_row, notanda_document_get_left_out (self->document)->len > 0);
  gtk_widget_set_sensitive (self->done_button, is_draft);
  adw_banner_set_revealed (self->fixed_banner, !is_draft);
}

static gboolean
fill_cb (gpointer data)
{
  NotandaBlocksDialog *self = data;

  self->fill_id = 0;
  fill (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (NotandaBlocksDialog *self)
{
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (fill_cb, self);
}

static guint
get_number (GtkListItem *item)
{
  return (guint) g_ascii_strtoull (gtk_string_object_get_string (gtk_list_item_get_item (item)), NULL, 10);
}

static void
toggled_cb (GtkCheckButton *check,
            GtkListItem    *item)
{
  NotandaBlocksDialog *self = NOTANDA_BLOCKS_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (check), NOTANDA_TYPE_BLOCKS_DIALOG));
  guint                number;

  if (self == NULL || gtk_list_item_get_item (item) == NULL)
    return;
  number = get_number (item);
  self->position = gtk_list_item_get_position (item);
  if (gtk_check_button_get_active (check) != (number % 2 == 0))
    g_signal_emit (self, signals[CHANGE], 0, number % 2 == 1 ? NOTANDA_DRAFT_TAKE_IN : NOTANDA_DRAFT_TAKE_OUT, number / 2);
}

/* By Enter on the row. */
static void
activated_cb (NotandaBlocksDialog *self,
              guint                position)
{
  guint number = (guint) g_ascii_strtoull (gtk_string_list_get_string (self->items, position), NULL, 10);

  self->position = position;
  if (notanda_document_is_draft (self->document))
    g_signal_emit (self, signals[CHANGE], 0, number % 2 == 1 ? NOTANDA_DRAFT_TAKE_IN : NOTANDA_DRAFT_TAKE_OUT, number / 2);
}

static void
kind_cb (GtkDropDown *chooser,
         GParamSpec  *pspec,
         GtkListItem *item)
{
  NotandaBlocksDialog *self = NOTANDA_BLOCKS_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (chooser), NOTANDA_TYPE_BLOCKS_DIALOG));
  guint                kind = gtk_drop_down_get_selected (chooser) + 1;
  guint                n_blocks;
  const NotandaBlock  *blocks;
  guint                number;

  if (self == NULL || gtk_list_item_get_item (item) == NULL)
    return;
  number = get_number (item);
  blocks = notanda_document_get_blocks (self->document, &n_blocks);
  if (number % 2 == 0 && number / 2 < n_blocks && blocks[number / 2].kind != kind)
    notanda_document_set_block_kind (self->document, number / 2, kind, kind == NOTANDA_BLOCK_HEADING ? 2 : 0, _ ("Change the Kind of a Block"));
}

static void
setup_row_cb (NotandaBlocksDialog *self,
              GtkListItem         *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *reason = gtk_label_new (NULL);
  GtkWidget *kind = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (guint i = 1; i <= N_KINDS; i++)
    gtk_string_list_append (kinds, notanda_article_words_get_block_kind (i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (kind), G_LIST_MODEL (kinds));
  notanda_label_rows_use (GTK_DROP_DOWN (kind));
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text), 4);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (reason), 0);
  gtk_widget_add_css_class (reason, "caption");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_set_valign (kind, GTK_ALIGN_START);
  gtk_widget_add_css_class (kind, "flat");
  gtk_box_append (GTK_BOX (words), text);
  gtk_box_append (GTK_BOX (words), reason);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Part of the Text"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (kind), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kind"), -1);
  gtk_list_item_set_child (item, box);
}

/* What a row's widgets are, in their order. */
static void
bind_row_cb (NotandaBlocksDialog *self,
             GtkListItem         *item)
{
  GtkWidget          *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget          *words = gtk_widget_get_next_sibling (check);
  GtkWidget          *kind = gtk_widget_get_next_sibling (words);
  GtkWidget          *text = gtk_widget_get_first_child (words);
  GtkWidget          *reason = gtk_widget_get_next_sibling (text);
  guint               number = get_number (item);
  gboolean            is_left_out = number % 2 == 1;
  gboolean            is_draft = notanda_document_is_draft (self->document);
  guint               n_blocks;
  const NotandaBlock *blocks = notanda_document_get_blocks (self->document, &n_blocks);
  GPtrArray          *left_out = notanda_document_get_left_out (self->document);
  g_autofree char    *shown = NULL;

  if (is_left_out ? number / 2 >= left_out->len : number / 2 >= n_blocks)
    return;
  if (is_left_out)
    {
      const NotandaLeftOutBlock *block = g_ptr_array_index (left_out, number / 2);

      shown = g_utf8_substring (block->text, 0, MIN (TEXT_CHARS, g_utf8_strlen (block->text, -1)));
      gtk_label_set_label (GTK_LABEL (reason), _ (notanda_left_out_get_label (block->reason)));
    }
  else
    {
      const NotandaBlock *block = &blocks[number / 2];

      shown = notanda_article_dup_range (notanda_document_get_article (self->document), block->start, MIN (block->end, block->start + TEXT_CHARS));
      gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), MIN (MAX (block->kind, 1), N_KINDS) - 1);
    }
  gtk_label_set_label (GTK_LABEL (text), shown);
  gtk_widget_set_visible (reason, is_left_out);
  gtk_widget_set_visible (kind, !is_left_out);
  if (is_left_out)
    gtk_widget_add_css_class (words, "dimmed");
  else
    gtk_widget_remove_css_class (words, "dimmed");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !is_left_out);
  gtk_widget_set_sensitive (check, is_draft);
  gtk_list_item_set_accessible_label (item, shown);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), item);
  g_signal_connect (kind, "notify::selected", G_CALLBACK (kind_cb), item);
}

static void
unbind_row_cb (NotandaBlocksDialog *self,
               GtkListItem         *item)
{
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *kind = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  g_signal_handlers_disconnect_by_func (check, toggled_cb, item);
  g_signal_handlers_disconnect_by_func (kind, kind_cb, item);
}

static void
done_cb (NotandaBlocksDialog *self)
{
  g_signal_emit (self, signals[DONE], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

void
notanda_blocks_dialog_set_document (NotandaBlocksDialog *self,
                                    NotandaDocument     *document)
{
  gboolean is_first;
  guint    n;

  g_return_if_fail (NOTANDA_IS_BLOCKS_DIALOG (self));

  if (self->document != NULL)
    g_clear_signal_handler (&self->changed_id, self->document);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  is_first = self->document == NULL;
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  self->changed_id = g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), self);
  fill (self, TRUE);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  if (!is_first && n > 0)
    gtk_list_view_scroll_to (self->list, MIN (self->position, n - 1), GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
notanda_blocks_dialog_dispose (GObject *object)
{
  NotandaBlocksDialog *self = NOTANDA_BLOCKS_DIALOG (object);

  notanda_blocks_dialog_set_document (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_BLOCKS_DIALOG);
  G_OBJECT_CLASS (notanda_blocks_dialog_parent_class)->dispose (object);
}

static void
notanda_blocks_dialog_class_init (NotandaBlocksDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_blocks_dialog_dispose;
  signals[CHANGE] = g_signal_new ("change", NOTANDA_TYPE_BLOCKS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[DONE] = g_signal_new ("done", NOTANDA_TYPE_BLOCKS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-blocks-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaBlocksDialog, items);
  gtk_widget_class_bind_template_child (widget_class, NotandaBlocksDialog, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaBlocksDialog, switch_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaBlocksDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaBlocksDialog, fixed_banner);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
notanda_blocks_dialog_init (NotandaBlocksDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
notanda_blocks_dialog_new (NotandaDocument *document)
{
  NotandaBlocksDialog *self = g_object_new (NOTANDA_TYPE_BLOCKS_DIALOG, NULL);

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);

  notanda_blocks_dialog_set_document (self, document);
  g_signal_connect_object (self->switch_row, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return ADW_DIALOG (self);
}

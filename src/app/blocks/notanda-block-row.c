/* notanda-block-row.c: a block as it stands in the article, or grey where it was left out
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was left out is grey and has a line at its side, and says below why it was: colour alone is no sign. */

#include "app/blocks/notanda-block-row.h"

#include <glib/gi18n-lib.h>

#include "app/reading/notanda-block-styles.h"
#include "model/notanda-loaded.h"

struct _NotandaBlockRow
{
  AdwBin       parent_instance;
  GtkListItem *item; /* borrowed: it owns the row */
  guint        kind;
  gboolean     is_left_out;
  GtkWidget   *words;
  GtkLabel    *text;
  GtkLabel    *reason;
  GtkWidget   *button;
};

G_DEFINE_FINAL_TYPE (NotandaBlockRow, notanda_block_row, ADW_TYPE_BIN)

enum
{
  MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_css_class (GtkWidget  *widget,
               const char *name,
               gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The space between lines depends on the font. */
static void
update_looks (NotandaBlockRow *self)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  gboolean is_dim;
  int      indent;

  attributes = notanda_block_styles_dup_attributes (self->kind, gtk_widget_get_pango_context (GTK_WIDGET (self)), &indent, &is_dim);
  gtk_label_set_attributes (self->text, attributes);
  gtk_widget_set_margin_start (GTK_WIDGET (self->text), indent);
  set_css_class (GTK_WIDGET (self->text), "dim-block", is_dim && !self->is_left_out);
}

void
notanda_block_row_show (NotandaBlockRow          *self,
                        const NotandaPlacedBlock *block,
                        const char               *text,
                        gboolean                  can_change)
{
  g_autofree char *reason = NULL;

  g_return_if_fail (NOTANDA_IS_BLOCK_ROW (self));

  self->kind = block != NULL ? block->kind : NOTANDA_BLOCK_PARAGRAPH;
  self->is_left_out = block != NULL && block->reason != NOTANDA_LEFT_OUT_NOT;
  gtk_label_set_label (self->text, text);
  if (self->is_left_out)
    /* TRANSLATORS: %s is why a block isn't part of the text, such as "Promotion" */
    reason = g_strdup_printf (_ ("Left out: %s"), _ (notanda_left_out_get_label (block->reason)));
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), self->is_left_out);
  gtk_widget_set_visible (self->button, can_change);
  set_css_class (GTK_WIDGET (self), "left-out", self->is_left_out);
  set_css_class (GTK_WIDGET (self), "close-block", self->kind == NOTANDA_BLOCK_LIST_ITEM || self->kind == NOTANDA_BLOCK_TABLE_CELL);
  set_css_class (self->words, "dimmed", self->is_left_out);
  update_looks (self);
}

GtkWidget *
notanda_block_row_get_button (NotandaBlockRow *self)
{
  g_return_val_if_fail (NOTANDA_IS_BLOCK_ROW (self), NULL);

  return self->button;
}

static void
clicked_cb (NotandaBlockRow *self)
{
  g_signal_emit (self, signals[MENU], 0);
}

static void
notanda_block_row_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (notanda_block_row_parent_class)->css_changed (widget, change);
  update_looks (NOTANDA_BLOCK_ROW (widget));
}

static void
notanda_block_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_BLOCK_ROW);
  G_OBJECT_CLASS (notanda_block_row_parent_class)->dispose (object);
}

static void
notanda_block_row_class_init (NotandaBlockRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_block_row_dispose;
  widget_class->css_changed = notanda_block_row_css_changed;
  signals[MENU] = g_signal_new ("menu", NOTANDA_TYPE_BLOCK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-block-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaBlockRow, words);
  gtk_widget_class_bind_template_child (widget_class, NotandaBlockRow, text);
  gtk_widget_class_bind_template_child (widget_class, NotandaBlockRow, reason);
  gtk_widget_class_bind_template_child (widget_class, NotandaBlockRow, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
notanda_block_row_init (NotandaBlockRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
notanda_block_row_new (GtkListItem *item)
{
  NotandaBlockRow *self = g_object_new (NOTANDA_TYPE_BLOCK_ROW, NULL);

  self->item = item;

  return GTK_WIDGET (self);
}

guint
notanda_block_row_get_position (NotandaBlockRow *self)
{
  g_return_val_if_fail (NOTANDA_IS_BLOCK_ROW (self), GTK_INVALID_LIST_POSITION);

  return gtk_list_item_get_position (self->item);
}

NotandaBlockRow *
notanda_block_row_get_in (GtkWidget *widget)
{
  GtkWidget *child = widget != NULL ? gtk_widget_get_first_child (widget) : NULL;

  return NOTANDA_IS_BLOCK_ROW (child) ? NOTANDA_BLOCK_ROW (child) : NULL;
}

/* Where a list view keeps a widget without showing it, that has no place. */
static gboolean
get_bounds (NotandaBlockRow *self,
            GtkListView     *list,
            graphene_rect_t *bounds)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  return gtk_widget_get_child_visible (item) && gtk_widget_compute_bounds (item, GTK_WIDGET (list), bounds);
}

NotandaBlockRow *
notanda_block_row_find (GtkListView *list,
                        guint        position)
{
  graphene_rect_t bounds;

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (list)); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      NotandaBlockRow *row = notanda_block_row_get_in (item);

      if (row != NULL && notanda_block_row_get_position (row) == position && get_bounds (row, list, &bounds))
        return row;
    }
  return NULL;
}

NotandaBlockRow *
notanda_block_row_find_top (GtkListView *list)
{
  NotandaBlockRow *top = NULL;
  float            least = G_MAXFLOAT;
  graphene_rect_t  bounds;

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (list)); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      NotandaBlockRow *row = notanda_block_row_get_in (item);

      if (row != NULL && get_bounds (row, list, &bounds) && bounds.origin.y + bounds.size.height > 1 && bounds.origin.y < least)
        {
          least = bounds.origin.y;
          top = row;
        }
    }
  return top;
}

double
notanda_block_row_get_y (NotandaBlockRow *self,
                         GtkListView     *list)
{
  graphene_rect_t bounds;

  return get_bounds (self, list, &bounds) ? bounds.origin.y : 0;
}

void
notanda_block_row_focus (NotandaBlockRow *self)
{
  g_return_if_fail (NOTANDA_IS_BLOCK_ROW (self));

  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
}

gboolean
notanda_block_row_has_focus (NotandaBlockRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_return_val_if_fail (NOTANDA_IS_BLOCK_ROW (self), FALSE);

  return root != NULL && gtk_root_get_focus (root) == gtk_widget_get_parent (GTK_WIDGET (self));
}

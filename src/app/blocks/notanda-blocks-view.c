/* notanda-blocks-view.c: the article with what was left out of it, where it stood
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list of blocks and not a text view: a block is what is clicked, what has the focus and what a screen reader
 * says as one, and rows are made for what is in sight only. The view changes nothing but kinds by itself: taking a
 * block in or out makes another document, which is its owner's to bring.
 */

#include "app/blocks/notanda-blocks-view.h"

#include <glib/gi18n-lib.h>

#include "app/blocks/notanda-block-menu.h"
#include "app/blocks/notanda-block-row.h"
#include "app/common/notanda-actions.h"
#include "app/common/notanda-article-words.h"
#include "app/common/notanda-row-action.h"
#include "model/notanda-loaded.h"

/* Frames in a row with a block in its place and the focus on it, and how long to try. */
#define STEADY_FRAMES 2
#define MAX_FRAMES 60

struct _NotandaBlocksView
{
  AdwBin              parent_instance;
  NotandaDocument    *document; /* NULL while there is none to show */
  gulong              changed_id;
  NotandaBlockList   *blocks;
  GtkWidget          *menu;     /* NULL until it is shown */
  guint               current;  /* the item that has the focus, or had it last */
  guint               gone_to;  /* the item that is or was scrolled to the top */
  gboolean            is_going; /* to that */
  guint               settling_id;
  guint               n_steady;
  guint               n_frames;
  AdwBanner          *banner;
  GtkStack           *stack;
  AdwClampScrollable *clamp;
  GtkListView        *list;
  GtkNoSelection     *selection;
};

G_DEFINE_FINAL_TYPE (NotandaBlocksView, notanda_blocks_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};

enum
{
  TOGGLED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

AdwClampScrollable *
notanda_blocks_view_get_clamp (NotandaBlocksView *self)
{
  g_return_val_if_fail (NOTANDA_IS_BLOCKS_VIEW (self), NULL);

  return self->clamp;
}

void
notanda_blocks_view_set_current (NotandaBlocksView *self,
                                 guint              item)
{
  g_return_if_fail (NOTANDA_IS_BLOCKS_VIEW (self));

  self->current = item;
}

static gboolean
is_draft (NotandaBlocksView *self)
{
  return self->document != NULL && notanda_document_is_draft (self->document);
}

/* ---- what is shown */

/* The row with the focus, or where there is none the last one that had it. */
static guint
get_current (NotandaBlocksView *self)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));
  NotandaBlockRow *row = root != NULL ? notanda_block_row_get_in (gtk_root_get_focus (root)) : NULL;

  if (row != NULL && gtk_widget_is_ancestor (GTK_WIDGET (row), GTK_WIDGET (self->list)) &&
      notanda_block_row_get_position (row) != GTK_INVALID_LIST_POSITION)
    self->current = notanda_block_row_get_position (row);

  return self->current;
}

static gboolean
has_focus (NotandaBlocksView *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

static const char *
get_advice (NotandaBlocksView *self)
{
  gboolean has_left_out = notanda_document_get_left_out (self->document)->len > 0;

  if (is_draft (self))
    return has_left_out ? _ ("Click a block to take it in or leave it out") : _ ("Nothing was left out. Click a block to leave it out.");
  if (notanda_document_get_n_slots (self->document) > 0)
    return has_left_out ? _ ("The text is fixed since it was annotated") : _ ("Nothing was left out. The text is fixed since it was annotated.");
  return has_left_out ? _ ("The text is fixed since it is done") : _ ("Nothing was left out. The text is fixed since it is done.");
}

static void
update (NotandaBlocksView *self)
{
  gboolean had_focus = has_focus (self);
  gboolean has_blocks;

  get_current (self);
  notanda_block_list_update (self->blocks, self->document);
  has_blocks = g_list_model_get_n_items (notanda_block_list_get_model (self->blocks)) > 0;
  gtk_stack_set_visible_child_name (self->stack, has_blocks ? "blocks" : "empty");
  if (self->document == NULL)
    return;
  adw_banner_set_title (self->banner, get_advice (self));
  adw_banner_set_button_label (self->banner, is_draft (self) ? _ ("_Done") : _ ("_Correct the Text…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), is_draft (self) ? "win.fix-text" : "win.correct-text");
  if (had_focus)
    notanda_blocks_view_focus (self);
}

static void
menu_cb (NotandaBlockRow   *row,
         NotandaBlocksView *self)
{
  self->current = notanda_block_row_get_position (row);
  notanda_block_row_focus (row);
  gtk_widget_activate_action (GTK_WIDGET (self), "blocks.menu", NULL);
}

static void
setup_row_cb (NotandaBlocksView *self,
              GtkListItem       *item)
{
  GtkWidget *row = notanda_block_row_new (item);

  g_signal_connect_object (row, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_DEFAULT);
  gtk_list_item_set_child (item, row);
  notanda_row_action_offer (item);
}

static void
bind_row_cb (NotandaBlocksView *self,
             GtkListItem       *item)
{
  NotandaBlockRow          *row = NOTANDA_BLOCK_ROW (gtk_list_item_get_child (item));
  guint                     position = gtk_list_item_get_position (item);
  const NotandaPlacedBlock *block = notanda_block_list_get (self->blocks, position);
  g_autofree char          *text = notanda_block_list_dup_text (self->blocks, position);
  g_autofree char          *name = NULL;

  notanda_block_row_show (row, block, text, is_draft (self));
  /* TRANSLATORS: what a screen reader says for a block that isn't part of the text; %s are its words */
  if (block->reason != NOTANDA_LEFT_OUT_NOT)
    name = g_strdup_printf (_ ("Left out: %s"), text);
  gtk_list_item_set_accessible_label (item, name != NULL ? name : text);
  gtk_list_item_set_accessible_description (item, notanda_article_words_get_block_kind (block->kind));
}

static void
unbind_row_cb (NotandaBlocksView *self,
               GtkListItem       *item)
{
  notanda_block_row_show (NOTANDA_BLOCK_ROW (gtk_list_item_get_child (item)), NULL, "", FALSE);
}

static void
stop_settling (NotandaBlocksView *self)
{
  if (self->settling_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->settling_id);
  self->settling_id = 0;
  self->is_going = FALSE;
}

void
notanda_blocks_view_set_document (NotandaBlocksView *self,
                                  NotandaDocument   *document)
{
  g_return_if_fail (NOTANDA_IS_BLOCKS_VIEW (self));

  if (self->document != NULL)
    g_clear_signal_handler (&self->changed_id, self->document);
  stop_settling (self);
  g_set_object (&self->document, document);
  if (document != NULL)
    self->changed_id = g_signal_connect_swapped (document, "changed", G_CALLBACK (update), self);
  update (self);
}

/* ---- where one is */

gboolean
notanda_blocks_view_get_top (NotandaBlocksView *self,
                             gsize             *position)
{
  NotandaBlockRow          *row;
  const NotandaPlacedBlock *block;
  guint                     top;

  g_return_val_if_fail (NOTANDA_IS_BLOCKS_VIEW (self), FALSE);

  row = notanda_block_row_find_top (self->list);
  top = row != NULL && !self->is_going ? notanda_block_row_get_position (row) : self->gone_to;
  block = notanda_block_list_get (self->blocks, top);
  *position = block != NULL ? block->position : 0;

  return top != self->gone_to;
}

/* Of what is to be done here nothing can be while rows are still to be laid out, so it is tried in the frames that
 * follow. A list view scrolls no further than it must: a block is brought into sight, then as far up as it can be. */
static gboolean
settle_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  NotandaBlocksView *self = NOTANDA_BLOCKS_VIEW (widget);
  GtkAdjustment     *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  NotandaBlockRow   *row = notanda_block_row_find (self->list, self->current);
  double             before = gtk_adjustment_get_value (adjustment);

  self->n_frames++;
  if (row == NULL)
    gtk_list_view_scroll_to (self->list, self->current, GTK_LIST_SCROLL_NONE, NULL);
  else if (!notanda_block_row_has_focus (row))
    notanda_block_row_focus (row);
  else if (self->is_going)
    gtk_adjustment_set_value (adjustment, before + notanda_block_row_get_y (row, self->list));
  self->n_steady = row != NULL && notanda_block_row_has_focus (row) && gtk_adjustment_get_value (adjustment) == before ? self->n_steady + 1 : 0;
  if (self->n_steady < STEADY_FRAMES && self->n_frames < MAX_FRAMES)
    return G_SOURCE_CONTINUE;
  self->settling_id = 0;
  row = self->is_going ? notanda_block_row_find_top (self->list) : NULL;
  self->is_going = FALSE;
  if (row != NULL)
    self->gone_to = notanda_block_row_get_position (row);

  return G_SOURCE_REMOVE;
}

void
notanda_blocks_view_focus (NotandaBlocksView *self)
{
  guint n;

  g_return_if_fail (NOTANDA_IS_BLOCKS_VIEW (self));

  n = g_list_model_get_n_items (notanda_block_list_get_model (self->blocks));
  if (n == 0)
    {
      gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
      return;
    }
  self->current = MIN (self->current, n - 1);
  self->n_steady = self->n_frames = 0;
  if (self->settling_id == 0)
    self->settling_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), settle_cb, NULL, NULL);
}

void
notanda_blocks_view_go_to (NotandaBlocksView *self,
                           gsize              position)
{
  g_return_if_fail (NOTANDA_IS_BLOCKS_VIEW (self));

  self->current = notanda_block_list_find (self->blocks, position);
  /* what stood before the article is seen with its start */
  if (position == 0)
    self->current = 0;
  self->gone_to = self->current;
  self->is_going = TRUE;
  notanda_blocks_view_focus (self);
}

/* ---- what can be done */

void
notanda_blocks_view_toggle (NotandaBlocksView *self,
                            guint              item)
{
  g_return_if_fail (NOTANDA_IS_BLOCKS_VIEW (self));

  if (notanda_block_list_get (self->blocks, item) == NULL)
    return;
  self->current = item;
  g_signal_emit (self, signals[TOGGLED], 0, item);
}

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *target)
{
  NotandaBlocksView *self = NOTANDA_BLOCKS_VIEW (widget);

  notanda_blocks_view_toggle (self, get_current (self));
}

/* Of the current block. @at: in the view's coordinates */
static void
show_menu (NotandaBlocksView  *self,
           const GdkRectangle *at)
{
  const NotandaPlacedBlock *block = notanda_block_list_get (self->blocks, self->current);

  if (block == NULL || !is_draft (self))
    return;
  if (self->menu == NULL)
    {
      self->menu = notanda_block_menu_new (GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (notanda_blocks_view_focus), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
  notanda_block_menu_show (self->menu, block, at);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  NotandaBlocksView *self = NOTANDA_BLOCKS_VIEW (widget);
  NotandaBlockRow   *row = notanda_block_row_find (self->list, get_current (self));
  graphene_rect_t    bounds;

  if (row != NULL && gtk_widget_compute_bounds (notanda_block_row_get_button (row), widget, &bounds))
    show_menu (self, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height });
}

static void
pressed_cb (NotandaBlocksView *self,
            int                n_press,
            double             x,
            double             y,
            GtkGestureClick   *click)
{
  GtkWidget       *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget       *row = picked != NULL ? gtk_widget_get_ancestor (picked, NOTANDA_TYPE_BLOCK_ROW) : NULL;
  graphene_point_t at;

  if (row == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  self->current = notanda_block_row_get_position (NOTANDA_BLOCK_ROW (row));
  notanda_block_row_focus (NOTANDA_BLOCK_ROW (row));
  show_menu (self, &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
}

static void
set_kind (NotandaBlocksView *self,
          guint              kind)
{
  const NotandaPlacedBlock *block = notanda_block_list_get (self->blocks, get_current (self));

  if (is_draft (self) && block != NULL && block->reason == NOTANDA_LEFT_OUT_NOT && block->kind != kind)
    notanda_document_set_block_kind (self->document, block->number, kind, kind == NOTANDA_BLOCK_HEADING ? 2 : 0, _ ("Change the Kind of a Block"));
}

/* ---- the class */

static void
notanda_blocks_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  NotandaBlocksView        *self = NOTANDA_BLOCKS_VIEW (object);
  const NotandaPlacedBlock *block;

  switch (prop_id)
    {
    case PROP_KIND:
      block = notanda_block_list_get (self->blocks, self->current);
      g_value_set_uint (value, block != NULL ? MIN (block->kind, NOTANDA_BLOCK_PREFORMATTED) : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_blocks_view_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_KIND:
      set_kind (NOTANDA_BLOCKS_VIEW (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_blocks_view_dispose (GObject *object)
{
  NotandaBlocksView *self = NOTANDA_BLOCKS_VIEW (object);

  if (self->document != NULL)
    g_clear_signal_handler (&self->changed_id, self->document);
  g_clear_object (&self->document);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_BLOCKS_VIEW);
  G_OBJECT_CLASS (notanda_blocks_view_parent_class)->dispose (object);
}

static void
notanda_blocks_view_finalize (GObject *object)
{
  notanda_block_list_free (NOTANDA_BLOCKS_VIEW (object)->blocks);
  G_OBJECT_CLASS (notanda_blocks_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-blocks-view.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaBlocksView, banner);
  gtk_widget_class_bind_template_child (widget_class, NotandaBlocksView, stack);
  gtk_widget_class_bind_template_child (widget_class, NotandaBlocksView, clamp);
  gtk_widget_class_bind_template_child (widget_class, NotandaBlocksView, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaBlocksView, selection);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, notanda_blocks_view_toggle);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
notanda_blocks_view_class_init (NotandaBlocksViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = notanda_blocks_view_get_property;
  object_class->set_property = notanda_blocks_view_set_property;
  object_class->dispose = notanda_blocks_view_dispose;
  object_class->finalize = notanda_blocks_view_finalize;
  properties[PROP_KIND] =
      g_param_spec_uint ("kind", NULL, NULL, 0, NOTANDA_BLOCK_PREFORMATTED, 0, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[TOGGLED] = g_signal_new ("toggled", NOTANDA_TYPE_BLOCKS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "blocks.toggle", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "blocks.menu", NULL, menu_action);
  gtk_widget_class_install_property_action (widget_class, "blocks.kind", "kind");
  notanda_actions_bind (widget_class, NOTANDA_SCOPE_BLOCKS);
}

static void
notanda_blocks_view_init (NotandaBlocksView *self)
{
  self->blocks = notanda_block_list_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_no_selection_set_model (self->selection, notanda_block_list_get_model (self->blocks));
  /* before a row selects by the same keys */
  notanda_actions_capture (GTK_WIDGET (self->list), NOTANDA_SCOPE_BLOCKS);
}

GtkWidget *
notanda_blocks_view_new (void)
{
  return g_object_new (NOTANDA_TYPE_BLOCKS_VIEW, NULL);
}

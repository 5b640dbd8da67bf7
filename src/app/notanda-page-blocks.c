/* notanda-page-blocks.c: a page's article with what was left out of it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The view of all blocks is made when it is first shown, and has a document only while it is. The order of all
 * blocks of a page is always the same, whichever of them are the text: so a step to be undone is the place of a
 * block in it, and undoing is taking that in or out once more.
 */

#include "app/notanda-page-blocks.h"

#include <glib/gi18n-lib.h>

#include "app/blocks/notanda-block-list.h"
#include "app/blocks/notanda-blocks-view.h"
#include "app/common/notanda-step.h"
#include "app/notanda-page-private.h"
#include "model/notanda-loaded.h"
#include "model/versions/notanda-draft.h"

typedef enum
{
  NOTHING,
  TOGGLE,
  UNDO,
  REDO,
} Request;

/* What was done to which block, by its place among all of the page. */
typedef struct
{
  guint    item;
  gboolean is_taken_in;
} Step;

struct _NotandaPageBlocks
{
  GObject            parent_instance;
  NotandaPage       *page;     /* borrowed */
  NotandaBlocksView *view;     /* borrowed from the page; NULL until it is shown */
  NotandaDocument   *document; /* borrowed from the page */
  gboolean           shown;
  gsize              caret; /* of the reading view when it was left, and its first line */
  gsize              top;
  gboolean           is_other; /* the text is another since then */
  GArray            *undo;     /* (element-type Step) */
  GArray            *redo;
  guint              n_done;     /* steps of the document since which nothing may have been done */
  Request            request;    /* until the document comes of it, or another one where it failed */
  guint              n_expected; /* blocks that are left out in that */
  Step               step;       /* that it is about */
};

G_DEFINE_FINAL_TYPE (NotandaPageBlocks, notanda_page_blocks, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SHOWN,
  PROP_HAS_LEFT_OUT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* ---- taking in and out */

static gboolean
is_left_out (NotandaPageBlocks *self,
             guint              item,
             guint             *number)
{
  g_autoptr (NotandaBlockList) blocks = notanda_block_list_new ();
  const NotandaPlacedBlock *block;

  notanda_block_list_update (blocks, self->document);
  block = notanda_block_list_get (blocks, item);
  *number = block != NULL ? block->number : G_MAXUINT;

  return block != NULL && block->reason != NOTANDA_LEFT_OUT_NOT;
}

static gboolean
may_toggle (NotandaPageBlocks *self,
            gboolean           is_taken_in)
{
  guint n;

  if (!notanda_document_is_draft (self->document))
    {
      notanda_page_toast (self->page, _ ("The text is fixed. “Correct the Text” makes a new version of it."), NULL, NULL);
      return FALSE;
    }
  notanda_document_get_blocks (self->document, &n);
  if (is_taken_in || n > 1)
    return TRUE;
  notanda_page_toast (self->page, _ ("The last block can’t be left out: there would be no text."), NULL, NULL);

  return FALSE;
}

static void
ask_for (NotandaPageBlocks *self,
         Request            request,
         guint              item)
{
  guint    number;
  gboolean is_taken_in = is_left_out (self, item, &number);

  /* insensitive while another document is on its way */
  if (number == G_MAXUINT || !gtk_widget_is_sensitive (GTK_WIDGET (self->page)) || !may_toggle (self, is_taken_in))
    return;
  self->request = request;
  self->n_expected = notanda_document_get_left_out (self->document)->len + (is_taken_in ? -1 : 1);
  if (request == TOGGLE)
    self->step = (Step) { item, is_taken_in };
  gtk_widget_activate_action (GTK_WIDGET (self->page), "win.change-block", "(uu)",
                              is_taken_in ? NOTANDA_DRAFT_TAKE_IN : NOTANDA_DRAFT_TAKE_OUT, number);
}

static void
toggled_cb (NotandaPageBlocks *self,
            guint              item)
{
  ask_for (self, TOGGLE, item);
}

/* ---- undoing it */

static GArray *
get_steps (NotandaPageBlocks *self,
           gboolean           is_redo)
{
  return is_redo ? self->redo : self->undo;
}

static gboolean
has_step (NotandaPageBlocks *self,
          gboolean           is_redo)
{
  return self->document != NULL && notanda_document_is_draft (self->document) && get_steps (self, is_redo)->len > 0 &&
         notanda_document_get_n_done_steps (self->document) == self->n_done;
}

static Step *
get_last (GArray *steps)
{
  return &g_array_index (steps, Step, steps->len - 1);
}

const char *
notanda_page_blocks_get_step_label (NotandaPageBlocks *self,
                                    gboolean           is_redo)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE_BLOCKS (self), NULL);

  if (!has_step (self, is_redo))
    return NULL;

  return get_last (get_steps (self, is_redo))->is_taken_in ? _ ("Take a Block In") : _ ("Leave a Block Out");
}

gboolean
notanda_page_blocks_take_step (NotandaPageBlocks *self,
                               gboolean           is_redo)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE_BLOCKS (self), FALSE);

  if (!has_step (self, is_redo))
    return FALSE;
  self->step = *get_last (get_steps (self, is_redo));
  ask_for (self, is_redo ? REDO : UNDO, self->step.item);

  return TRUE;
}

static void
say_step (NotandaPageBlocks *self,
          gboolean           is_redo)
{
  const char      *label = notanda_page_blocks_get_step_label (self, !is_redo);
  g_autofree char *message = notanda_step_dup_words (label, is_redo);

  notanda_page_announce (self->page, message);
  notanda_page_toast (self->page, message, is_redo ? NULL : _ ("_Redo"), is_redo ? NULL : "win.redo");
}

/* The document that was asked for is there. */
static void
finish_request (NotandaPageBlocks *self)
{
  Request request = self->request;

  self->request = NOTHING;
  self->n_done = notanda_document_get_n_done_steps (self->document);
  if (request == TOGGLE)
    {
      g_array_set_size (self->redo, 0);
      g_array_append_val (self->undo, self->step);
      return;
    }
  g_array_append_val (get_steps (self, request == UNDO), self->step);
  g_array_set_size (get_steps (self, request == REDO), get_steps (self, request == REDO)->len - 1);
  if (self->shown)
    notanda_blocks_view_set_current (self->view, self->step.item);
  say_step (self, request == REDO);
}

static void
forget_steps (NotandaPageBlocks *self)
{
  self->request = NOTHING;
  g_array_set_size (self->undo, 0);
  g_array_set_size (self->redo, 0);
}

/* ---- showing */

static GtkWidget *
get_reading (NotandaPageBlocks *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (notanda_page_get_view (self->page)), GTK_TYPE_SCROLLED_WINDOW);
}

static void
ensure_view (NotandaPageBlocks *self)
{
  GtkWidget *clamp;

  if (self->view != NULL)
    return;
  self->view = NOTANDA_BLOCKS_VIEW (notanda_blocks_view_new ());
  gtk_box_insert_child_after (notanda_page_get_article_box (self->page), GTK_WIDGET (self->view), get_reading (self));
  g_signal_connect_object (self->view, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  /* the column is that of the reading view */
  clamp = gtk_widget_get_ancestor (GTK_WIDGET (notanda_page_get_view (self->page)), ADW_TYPE_CLAMP_SCROLLABLE);
  g_object_bind_property (clamp, "maximum-size", notanda_blocks_view_get_clamp (self->view), "maximum-size", G_BINDING_SYNC_CREATE);
  g_object_bind_property (clamp, "tightening-threshold", notanda_blocks_view_get_clamp (self->view), "tightening-threshold",
                          G_BINDING_SYNC_CREATE);
}

static void
show_blocks (NotandaPageBlocks *self)
{
  NotandaReadingView *reading = notanda_page_get_view (self->page);

  notanda_page_picking_stop (notanda_page_get_picking (self->page));
  notanda_page_commit (self->page);
  notanda_page_close_find (self->page);
  ensure_view (self);
  notanda_reading_view_get_place (reading, &self->caret, &self->top);
  notanda_blocks_view_set_document (self->view, self->document);
  gtk_widget_set_visible (GTK_WIDGET (self->view), TRUE);
  notanda_blocks_view_go_to (self->view, self->top);
  self->is_other = FALSE;
  gtk_widget_set_visible (get_reading (self), FALSE);
}

/* To where one was, unless one scrolled away from there. */
static void
show_reading (NotandaPageBlocks *self)
{
  gsize top;

  if (notanda_blocks_view_get_top (self->view, &top) || self->is_other)
    self->caret = self->top = top;
  gtk_widget_set_visible (get_reading (self), TRUE);
  notanda_reading_view_go_to_place (notanda_page_get_view (self->page), self->caret, self->top);
  gtk_widget_grab_focus (GTK_WIDGET (notanda_page_get_view (self->page)));
  gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
  notanda_blocks_view_set_document (self->view, NULL);
}

void
notanda_page_blocks_set_shown (NotandaPageBlocks *self,
                               gboolean           shown)
{
  g_return_if_fail (NOTANDA_IS_PAGE_BLOCKS (self));

  if (self->shown == shown || self->document == NULL)
    return;
  self->shown = shown;
  if (shown)
    show_blocks (self);
  else
    show_reading (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

gboolean
notanda_page_blocks_get_shown (NotandaPageBlocks *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE_BLOCKS (self), FALSE);

  return self->shown;
}

void
notanda_page_blocks_set_document (NotandaPageBlocks *self,
                                  NotandaDocument   *document,
                                  gboolean           is_same)
{
  g_return_if_fail (NOTANDA_IS_PAGE_BLOCKS (self));

  if (!is_same)
    notanda_page_blocks_set_shown (self, FALSE);
  self->document = document;
  if (is_same && self->request != NOTHING && document != NULL && notanda_document_get_left_out (document)->len == self->n_expected)
    finish_request (self);
  else
    forget_steps (self);
  self->is_other = TRUE;
  if (self->shown)
    notanda_blocks_view_set_document (self->view, document);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_LEFT_OUT]);
}

gboolean
notanda_page_blocks_focus (NotandaPageBlocks *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE_BLOCKS (self), FALSE);

  if (self->shown)
    notanda_blocks_view_focus (self->view);

  return self->shown;
}

static void
notanda_page_blocks_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  NotandaPageBlocks *self = NOTANDA_PAGE_BLOCKS (object);

  switch (prop_id)
    {
    case PROP_SHOWN:
      g_value_set_boolean (value, self->shown);
      break;
    case PROP_HAS_LEFT_OUT:
      g_value_set_boolean (value, self->document != NULL && notanda_document_get_left_out (self->document)->len > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_page_blocks_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOWN:
      notanda_page_blocks_set_shown (NOTANDA_PAGE_BLOCKS (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_page_blocks_finalize (GObject *object)
{
  NotandaPageBlocks *self = NOTANDA_PAGE_BLOCKS (object);

  g_array_unref (self->undo);
  g_array_unref (self->redo);
  G_OBJECT_CLASS (notanda_page_blocks_parent_class)->finalize (object);
}

static void
notanda_page_blocks_class_init (NotandaPageBlocksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = notanda_page_blocks_get_property;
  object_class->set_property = notanda_page_blocks_set_property;
  object_class->finalize = notanda_page_blocks_finalize;
  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_LEFT_OUT] = g_param_spec_boolean ("has-left-out", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
notanda_page_blocks_init (NotandaPageBlocks *self)
{
  self->undo = g_array_new (FALSE, FALSE, sizeof (Step));
  self->redo = g_array_new (FALSE, FALSE, sizeof (Step));
}

NotandaPageBlocks *
notanda_page_blocks_new (NotandaPage *page)
{
  NotandaPageBlocks *self = g_object_new (NOTANDA_TYPE_PAGE_BLOCKS, NULL);

  self->page = page;

  return self;
}

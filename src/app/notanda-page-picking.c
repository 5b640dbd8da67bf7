/* notanda-page-picking.c: choosing the other end of a link, or the words of a piece
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A mode, and the only one of the window: it says so in a bar under the article, where it moves no text, ends with Escape, and
 * the keys for it are actions that are enabled while it lasts. The annotation it is
 * for stays selected; as soon as it isn't any more, the mode is over. Only a card of
 * the list that is clicked is taken as an answer too.
 *
 * At first the nearest annotation that fits is offered: the source of a quote is
 * seldom further away. Asking in a dialog with a list was rejected: whom a text means
 * one sees in the text.
 */

#include "app/notanda-page-picking.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-annotation-text.h"
#include "app/common/notanda-bidi.h"
#include "app/common/notanda-candidates.h"
#include "app/common/notanda-type-style.h"
#include "app/notanda-page-private.h"

#define EXCERPT_CHARS 60

struct _NotandaPagePicking
{
  AdwBin       parent_instance;
  NotandaPage *page;
  gboolean     is_active;
  gboolean     is_for_piece;
  gboolean     hid_list;
  guint32      origin;
  guint32      candidate;
  guint32      picked; /* in the list, to be taken */
  guint        picked_id;
  NotandaId    role;
  GtkRevealer *revealer;
  GtkLabel    *question;
  GtkLabel    *answer;
};

G_DEFINE_FINAL_TYPE (NotandaPagePicking, notanda_page_picking, ADW_TYPE_BIN)

static const char *const actions[] = { "page.pick", "page.pick-next", "page.pick-previous", "page.stop-picking" };

gboolean
notanda_page_picking_is_active (NotandaPagePicking *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE_PICKING (self), FALSE);

  return self->is_active;
}

guint32
notanda_page_picking_get_candidate (NotandaPagePicking *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE_PICKING (self), NOTANDA_NO_SLOT);

  return self->candidate;
}

const char *
notanda_page_picking_get_answer (NotandaPagePicking *self)
{
  g_return_val_if_fail (NOTANDA_IS_PAGE_PICKING (self), NULL);

  return gtk_label_get_text (self->answer);
}

static void
enable_actions (NotandaPagePicking *self,
                gboolean            enabled)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self->page), actions[i], enabled);
}

static NotandaDocument *
get_document (NotandaPagePicking *self)
{
  return notanda_page_get_document (self->page);
}

/* NULL where the tag set has it no more. */
static const NotandaTagRole *
get_role (NotandaPagePicking *self)
{
  return notanda_tag_set_find_role (notanda_document_get_tag_set (get_document (self)), &self->role);
}

static void
say (NotandaPagePicking *self,
     const char         *message)
{
  gtk_label_set_text (self->answer, message);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), *message != '\0');
  if (*message != '\0')
    notanda_page_announce (self->page, message);
}

/* A screen reader reads on from there. */
static void
place_caret (NotandaPagePicking *self,
             guint32             slot)
{
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  if (notanda_document_read (get_document (self), slot, &annotation))
    notanda_reading_view_place_caret (notanda_page_get_view (self->page), annotation.fragments[0].start);
}

static void
show_candidate (NotandaPagePicking *self)
{
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  if (self->candidate != NOTANDA_NO_SLOT && notanda_document_read (get_document (self), self->candidate, &annotation))
    notanda_reading_view_show_position (notanda_page_get_view (self->page), annotation.fragments[0].start);
}

static void
offer (NotandaPagePicking *self,
       guint32             slot)
{
  NotandaDocument *document = get_document (self);
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autofree char *words = NULL;
  g_autofree char *message = NULL;

  self->candidate = slot;
  notanda_reading_view_set_candidate (notanda_page_get_view (self->page), slot);
  notanda_annotation_init (&annotation);
  if (slot == NOTANDA_NO_SLOT || !notanda_document_read (document, slot, &annotation))
    return;
  show_candidate (self);
  words = notanda_annotation_dup_words (document, &annotation, EXCERPT_CHARS);
  /* TRANSLATORS: a type of annotation, then the words it is on */
  message = notanda_bidi_printf (_ ("Enter takes %s: %s"),
                                 notanda_type_get_label (notanda_document_get_tag_set (document), &annotation.type), words);
  say (self, message);
}

void
notanda_page_picking_step (NotandaPagePicking *self,
                           gboolean            forward)
{
  guint32 from = self->candidate != NOTANDA_NO_SLOT ? self->candidate : self->origin;
  guint32 slot;

  g_return_if_fail (NOTANDA_IS_PAGE_PICKING (self));

  if (!self->is_active || self->is_for_piece)
    return;
  slot = notanda_candidates_find_next (get_document (self), &self->role, self->origin, from, forward);
  if (slot != NOTANDA_NO_SLOT)
    {
      offer (self, slot);
      place_caret (self, slot);
    }
  else
    say (self, forward ? _ ("Nothing that fits further on") : _ ("Nothing that fits before this"));
}

static void
refuse_type (NotandaPagePicking *self,
             const NotandaId    *type)
{
  g_autofree char *message = notanda_candidates_dup_refusal (get_document (self), &self->role, type);

  say (self, message);
}

static void
finish (NotandaPagePicking *self,
        gboolean            done,
        GError             *error)
{
  if (!done)
    {
      say (self, error->message);
      return;
    }
  notanda_page_announce (self->page, notanda_document_get_undo_label (get_document (self)));
  notanda_page_picking_stop (self);
}

/* The words have been used, and Enter mustn't use them once more for the next link. */
static void
finish_words (NotandaPagePicking *self,
              NotandaRange        range,
              gboolean            done,
              GError             *error)
{
  if (done)
    notanda_reading_view_place_caret (notanda_page_get_view (self->page), range.end);
  finish (self, done, error);
}

void
notanda_page_picking_take (NotandaPagePicking *self,
                           guint32             slot)
{
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_return_if_fail (NOTANDA_IS_PAGE_PICKING (self));

  if (!self->is_active)
    return;
  notanda_annotation_init (&annotation);
  if (!notanda_document_read (get_document (self), slot, &annotation))
    say (self, _ ("It isn’t there any more"));
  else if (self->is_for_piece)
    {
      done = notanda_page_add_pieces (self->page, self->origin, annotation.fragments, annotation.n_fragments, &error);
      finish (self, done, error);
    }
  else if (slot == self->origin)
    say (self, _ ("An annotation can’t link to itself"));
  else if (!notanda_candidates_fit (get_document (self), &self->role, self->origin, slot))
    refuse_type (self, &annotation.type);
  else
    {
      done = notanda_page_add_link (self->page, self->origin, &self->role, slot, &error);
      finish (self, done, error);
    }
}

/* Of what is there, the innermost that fits; if none does, the innermost is refused. For a piece all that isn't the annotation
 * itself fits, with its words. */
static void
take_at (NotandaPagePicking *self,
         gsize               position)
{
  g_autoptr (GArray) slots = NULL;
  guint32 first = NOTANDA_NO_SLOT;

  if (position != G_MAXSIZE)
    slots = notanda_reading_view_list_at (notanda_page_get_view (self->page), position);
  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      guint32 slot = g_array_index (slots, guint32, i);

      if (first == NOTANDA_NO_SLOT || first == self->origin)
        first = slot;
      if (self->is_for_piece ? slot != self->origin : notanda_candidates_fit (get_document (self), &self->role, self->origin, slot))
        {
          notanda_page_picking_take (self, slot);
          return;
        }
    }
  if (self->is_for_piece)
    say (self, _ ("Select the words to add first"));
  else if (first != NOTANDA_NO_SLOT)
    notanda_page_picking_take (self, first);
  else
    say (self, _ ("No annotation here: select the words and press Enter"));
}

static void
clicked_cb (gsize    position,
            gpointer data)
{
  take_at (data, position);
}

gboolean
notanda_page_picking_mark (NotandaPagePicking   *self,
                           const NotandaTagType *type,
                           NotandaRange          range)
{
  NotandaTagSet        *tag_set;
  const NotandaTagRole *role;
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_return_val_if_fail (NOTANDA_IS_PAGE_PICKING (self), FALSE);

  if (!self->is_active)
    return FALSE;
  tag_set = notanda_document_get_tag_set (get_document (self));
  role = get_role (self);
  if (self->is_for_piece)
    say (self, _ ("Press Enter to add the words"));
  else if (role == NULL || !notanda_candidates_accept (tag_set, role, &type->id))
    refuse_type (self, &type->id);
  else
    {
      done = notanda_page_add_linked (self->page, self->origin, &self->role, type, range, &error);
      finish_words (self, range, done, error);
    }
  return TRUE;
}

static void
take_words (NotandaPagePicking *self,
            NotandaRange        range)
{
  const NotandaTagType *type;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->is_for_piece)
    {
      done = notanda_page_add_pieces (self->page, self->origin, &range, 1, &error);
      finish_words (self, range, done, error);
      return;
    }
  type = notanda_candidates_find_type (get_document (self), &self->role);
  if (type != NULL)
    notanda_page_picking_mark (self, type, range);
  else
    say (self, _ ("Press the key of the type these words are"));
}

void
notanda_page_picking_confirm (NotandaPagePicking *self)
{
  NotandaRange range;
  gsize        start;
  gsize        end;

  g_return_if_fail (NOTANDA_IS_PAGE_PICKING (self));

  if (!self->is_active)
    return;
  if (notanda_page_get_words (self->page, &range))
    take_words (self, range);
  else if (self->candidate != NOTANDA_NO_SLOT)
    notanda_page_picking_take (self, self->candidate);
  else
    {
      notanda_reading_view_get_selection (notanda_page_get_view (self->page), &start, &end);
      take_at (self, start);
    }
}

static gboolean
picked_cb (gpointer data)
{
  NotandaPagePicking *self = data;

  self->picked_id = 0;
  if (!self->is_active)
    return G_SOURCE_REMOVE;
  notanda_reading_view_set_selected (notanda_page_get_view (self->page), self->origin);
  notanda_page_picking_take (self, self->picked);
  return G_SOURCE_REMOVE;
}

/* A card that is clicked becomes the selected one, and is the answer. What is selected
 * goes back in a moment: the list is in the middle of telling of it. */
static void
selected_cb (NotandaPagePicking *self)
{
  guint32 selected = notanda_reading_view_get_selected (notanda_page_get_view (self->page));

  if (!self->is_active || selected == self->origin)
    return;
  if (selected == NOTANDA_NO_SLOT)
    {
      notanda_page_picking_stop (self);
      return;
    }
  self->picked = selected;
  if (self->picked_id == 0)
    self->picked_id = g_idle_add (picked_cb, self);
}

static void
start (NotandaPagePicking *self,
       const char         *question)
{
  NotandaReadingView *view = notanda_page_get_view (self->page);

  notanda_page_read (self->page);
  self->is_active = TRUE;
  self->origin = notanda_reading_view_get_selected (view);
  gtk_label_set_text (self->question, question);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  enable_actions (self, TRUE);
  notanda_reading_view_set_picker (view, clicked_cb, self);
  self->hid_list = notanda_page_is_narrow (self->page) && notanda_page_get_list_shown (self->page);
  if (self->hid_list)
    notanda_page_set_list_shown (self->page, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  notanda_page_announce (self->page, question);
}

/* The bar may have covered what is offered. */
static void
revealed_cb (NotandaPagePicking *self)
{
  if (self->is_active)
    show_candidate (self);
}

void
notanda_page_picking_start_link (NotandaPagePicking *self,
                                 const NotandaId    *role_id)
{
  const NotandaTagRole *role;
  g_autofree char      *question = NULL;

  g_return_if_fail (NOTANDA_IS_PAGE_PICKING (self));

  notanda_page_picking_stop (self);
  self->role = *role_id;
  self->is_for_piece = FALSE;
  role = get_role (self);
  if (role == NULL)
    return;
  /* TRANSLATORS: %s is a role such as “Source” */
  question = notanda_bidi_printf (_ ("%s: click an annotation, or select words and press Enter. Escape leaves."), role->label);
  start (self, question);
  offer (self, notanda_candidates_find_nearest (get_document (self), &self->role, self->origin));
}

void
notanda_page_picking_start_piece (NotandaPagePicking *self)
{
  g_return_if_fail (NOTANDA_IS_PAGE_PICKING (self));

  notanda_page_picking_stop (self);
  self->is_for_piece = TRUE;
  start (self, _ ("Piece: click an annotation, or select words and press Enter. Escape leaves."));
}

void
notanda_page_picking_stop (NotandaPagePicking *self)
{
  g_return_if_fail (NOTANDA_IS_PAGE_PICKING (self));

  if (!self->is_active)
    return;
  self->is_active = FALSE;
  g_clear_handle_id (&self->picked_id, g_source_remove);
  self->candidate = NOTANDA_NO_SLOT;
  notanda_reading_view_set_picker (notanda_page_get_view (self->page), NULL, NULL);
  notanda_reading_view_set_candidate (notanda_page_get_view (self->page), NOTANDA_NO_SLOT);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_label_set_text (self->answer, "");
  gtk_widget_set_visible (GTK_WIDGET (self->answer), FALSE);
  enable_actions (self, FALSE);
  if (self->hid_list)
    notanda_page_set_list_shown (self->page, TRUE);
}

void
notanda_page_picking_set_page (NotandaPagePicking *self,
                               NotandaPage        *page)
{
  g_return_if_fail (NOTANDA_IS_PAGE_PICKING (self));

  self->page = page;
  enable_actions (self, FALSE);
  g_signal_connect_object (notanda_page_get_view (page), "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
notanda_page_picking_dispose (GObject *object)
{
  NotandaPagePicking *self = NOTANDA_PAGE_PICKING (object);

  self->is_active = FALSE;
  g_clear_handle_id (&self->picked_id, g_source_remove);
  G_OBJECT_CLASS (notanda_page_picking_parent_class)->dispose (object);
}

static void
notanda_page_picking_class_init (NotandaPagePickingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_page_picking_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-page-picking.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaPagePicking, revealer);
  gtk_widget_class_bind_template_child (widget_class, NotandaPagePicking, question);
  gtk_widget_class_bind_template_child (widget_class, NotandaPagePicking, answer);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
}

static void
notanda_page_picking_init (NotandaPagePicking *self)
{
  self->origin = self->candidate = NOTANDA_NO_SLOT;
  gtk_widget_init_template (GTK_WIDGET (self));
}

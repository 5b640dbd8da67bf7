/* notanda-difference-row.c: one difference between people, to be settled
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/dialogs/notanda-difference-row.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-row-action.h"
#include "app/dialogs/notanda-difference-words.h"

struct _NotandaDifferenceItem
{
  GObject            parent_instance;
  NotandaDocument   *document;
  NotandaDifference *difference;
};

struct _NotandaDifferenceRow
{
  AdwBin                 parent_instance;
  NotandaDifferenceItem *item;
  GtkLabel              *subject;
  GtkLabel              *field;
  GtkWidget             *show_button;
  GtkListBox            *values;
};

G_DEFINE_FINAL_TYPE (NotandaDifferenceItem, notanda_difference_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (NotandaDifferenceRow, notanda_difference_row, ADW_TYPE_BIN)

enum
{
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
notanda_difference_item_finalize (GObject *object)
{
  NotandaDifferenceItem *self = NOTANDA_DIFFERENCE_ITEM (object);

  g_clear_pointer (&self->difference, notanda_difference_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (notanda_difference_item_parent_class)->finalize (object);
}

static void
notanda_difference_item_class_init (NotandaDifferenceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_difference_item_finalize;
}

static void
notanda_difference_item_init (NotandaDifferenceItem *self)
{
}

NotandaDifferenceItem *
notanda_difference_item_new (NotandaDocument   *document,
                             NotandaDifference *difference)
{
  NotandaDifferenceItem *self = g_object_new (NOTANDA_TYPE_DIFFERENCE_ITEM, NULL);

  self->document = g_object_ref (document);
  self->difference = difference;
  return self;
}

const NotandaDifference *
notanda_difference_item_get_difference (NotandaDifferenceItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_DIFFERENCE_ITEM (self), NULL);

  return self->difference;
}

NotandaDocument *
notanda_difference_item_get_document (NotandaDifferenceItem *self)
{
  g_return_val_if_fail (NOTANDA_IS_DIFFERENCE_ITEM (self), NULL);

  return self->document;
}

/* "Mine", or whose it is; @doing: (nullable): what choosing it comes to */
static char *
say_whose (NotandaDifferenceRow *self,
           const char           *author,
           const char           *doing)
{
  const char      *own = notanda_document_get_identity (self->item->document)->author;
  g_autofree char *whose = NULL;

  if (g_strcmp0 (author, own) == 0)
    whose = g_strdup (_ ("Mine"));
  else if (author == NULL || *author == '\0')
    whose = g_strdup (_ ("Theirs"));
  else
    /* TRANSLATORS: %s is the name of somebody else, whose value it is */
    whose = notanda_bidi_printf (_ ("Theirs: %s"), author);
  return doing != NULL ? notanda_bidi_printf ("%s · %s", whose, doing) : g_steal_pointer (&whose);
}

static void
add_value (NotandaDifferenceRow *self,
           const char           *value,
           const char           *whose,
           gboolean              is_shown)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), whose);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  notanda_row_action_add (row);
  gtk_widget_set_tooltip_text (row, _ ("Let This One Hold"));
  if (is_shown)
    {
      GtkWidget *label = gtk_label_new (_ ("Shown now"));

      gtk_widget_add_css_class (label, "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (self->values, row);
}

static void
add_deletion (NotandaDifferenceRow    *self,
              const NotandaDifference *difference)
{
  g_autofree char *working = say_whose (self, g_ptr_array_index (difference->authors, 0), _ ("with the change"));
  g_autofree char *deleting = say_whose (self, g_ptr_array_index (difference->authors, 1), _ ("the change goes with it"));

  add_value (self, _ ("Keep"), working, TRUE);
  add_value (self, _ ("Delete"), deleting, FALSE);
}

static void
add_both (NotandaDifferenceRow    *self,
          const NotandaDifference *difference)
{
  g_autofree char *text = notanda_difference_dup_both (difference);

  add_value (self, text != NULL ? text : _ ("Each by itself"), difference->values->len > 2 ? _ ("All") : _ ("Both"), FALSE);
}

static void
fill (NotandaDifferenceRow *self)
{
  const NotandaDifference *difference = self->item->difference;
  g_autofree char         *subject = notanda_difference_dup_subject (difference, self->item->document);
  g_autofree char         *field = notanda_difference_dup_field (difference, self->item->document);

  gtk_label_set_label (self->subject, subject);
  gtk_label_set_label (self->field, field);
  gtk_widget_set_visible (self->show_button, difference->kind == NOTANDA_RECORD_SET);
  if (difference->edited_while_deleted)
    add_deletion (self, difference);
  for (guint i = 0; i < difference->values->len; i++)
    {
      g_autofree char *value = notanda_difference_dup_value (difference, self->item->document, i);
      g_autofree char *whose = say_whose (self, g_ptr_array_index (difference->authors, i), NULL);

      add_value (self, value, whose, i == 0);
    }
  if (notanda_difference_has_both (difference))
    add_both (self, difference);
}

void
notanda_difference_row_set_item (NotandaDifferenceRow  *self,
                                 NotandaDifferenceItem *item)
{
  g_return_if_fail (NOTANDA_IS_DIFFERENCE_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  gtk_list_box_remove_all (self->values);
  if (item != NULL)
    fill (self);
}

NotandaDifferenceItem *
notanda_difference_row_get_item (NotandaDifferenceRow *self)
{
  g_return_val_if_fail (NOTANDA_IS_DIFFERENCE_ROW (self), NULL);

  return self->item;
}

static void
value_activated_cb (NotandaDifferenceRow *self,
                    GtkListBoxRow        *row)
{
  g_signal_emit (self, signals[SETTLED], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
show_clicked_cb (NotandaDifferenceRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-annotation", "u", self->item->difference->slot);
}

/* Of all that it holds, what answers the question. */
static gboolean
notanda_difference_row_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (NOTANDA_DIFFERENCE_ROW (widget)->values));

  return first != NULL && gtk_widget_grab_focus (first);
}

/* GTK leaves Enter in a list box to the window, which never hears it here: the list view around takes it for its own
 * row. */
static gboolean
activate_focus_cb (GtkWidget *widget,
                   GVariant  *argument,
                   gpointer   data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_activate (focus);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter, GDK_KEY_space, GDK_KEY_KP_Space };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, activate_focus_cb, NULL);
}

static void
notanda_difference_row_dispose (GObject *object)
{
  NotandaDifferenceRow *self = NOTANDA_DIFFERENCE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_DIFFERENCE_ROW);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (notanda_difference_row_parent_class)->dispose (object);
}

static void
notanda_difference_row_class_init (NotandaDifferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_difference_row_dispose;
  widget_class->grab_focus = notanda_difference_row_grab_focus;
  signals[SETTLED] = g_signal_new ("settled", NOTANDA_TYPE_DIFFERENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-difference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaDifferenceRow, subject);
  gtk_widget_class_bind_template_child (widget_class, NotandaDifferenceRow, field);
  gtk_widget_class_bind_template_child (widget_class, NotandaDifferenceRow, show_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaDifferenceRow, values);
  gtk_widget_class_bind_template_callback (widget_class, value_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  add_keys (widget_class);
}

static void
notanda_difference_row_init (NotandaDifferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
notanda_difference_row_new (void)
{
  return g_object_new (NOTANDA_TYPE_DIFFERENCE_ROW, NULL);
}

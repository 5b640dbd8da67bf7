/* notanda-reading-view-keys.c: the letters that mark
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Keys of types depend on the document's tag set, so they are looked up when pressed. All
 * other keys stand in the table of actions.
 */

#include "app/reading/notanda-reading-view-private.h"

static const NotandaTagType *
find_type_for_key (NotandaReadingView *self,
                   guint               keyval)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (self->document);
  gunichar       key = g_unichar_tolower (gdk_keyval_to_unicode (keyval));

  for (guint i = 0; key != 0 && i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);

      if (type->key == key && !type->retired)
        return type;
    }
  return NULL;
}

/* On a keyboard for another script the letter is that of another group of the key. */
static const NotandaTagType *
find_type_for_keycode (NotandaReadingView *self,
                       guint               keycode)
{
  const NotandaTagType *type = NULL;
  g_autofree guint     *keyvals = NULL;
  int                   n = 0;

  if (gdk_display_map_keycode (gtk_widget_get_display (GTK_WIDGET (self)), keycode, NULL, &keyvals, &n))
    for (int i = 0; i < n && type == NULL; i++)
      type = find_type_for_key (self, keyvals[i]);
  return type;
}

static gboolean
key_pressed_cb (NotandaReadingView    *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  const NotandaTagType *type;

  if (self->document == NULL || (state & (gtk_accelerator_get_default_mod_mask ())) != 0)
    return GDK_EVENT_PROPAGATE;
  type = find_type_for_key (self, keyval);
  if (type == NULL && gdk_keyval_to_unicode (keyval) > 0x7f)
    type = find_type_for_keycode (self, keycode);
  if (type == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "page.mark", "s", type->identifier);
  return GDK_EVENT_STOP;
}

void
notanda_reading_view_add_keys (NotandaReadingView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

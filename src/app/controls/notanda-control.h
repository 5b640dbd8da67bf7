/* notanda-control.h: what a person sets one value with
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NOTANDA_TYPE_CONTROL (notanda_control_get_type ())

G_DECLARE_DERIVABLE_TYPE (NotandaControl, notanda_control, NOTANDA, CONTROL, AdwBin)

/**
 * NotandaControlClass:
 * @dup_text: what it holds; "" for nothing
 * @set_text: shows that; called only where it is another
 * @set_label: what a screen reader says for it
 *
 * Every kind of value goes in and out as one text, so that whatever was typed can
 * be compared, kept and shown again, be it a value or not. Signal "edited": the
 * user changed something. Signal "done": the user is done with it for now.
 */
struct _NotandaControlClass
{
  AdwBinClass parent_class;

  char *(*dup_text) (NotandaControl *self);
  void (*set_text) (NotandaControl *self,
                    const char     *text);
  void (*set_label) (NotandaControl *self,
                     const char     *label);
};

char *notanda_control_dup_text (NotandaControl *self);

/* Says nothing: only what the user does is a change. */
void notanda_control_set_text (NotandaControl *self,
                               const char     *text);
void notanda_control_set_label (NotandaControl *self,
                                const char     *label);

/* For subclasses. */
void notanda_control_say_edited (NotandaControl *self);
void notanda_control_say_done (NotandaControl *self);

/* Gives a widget the words that a screen reader says for it. */
void notanda_control_name (GtkWidget  *widget,
                           const char *label);

/* GTK says for a drop-down what is chosen, and not what it is chosen for. */
void notanda_control_name_chosen (GtkDropDown *drop_down,
                                  const char  *label,
                                  const char  *chosen);

G_END_DECLS

/* notanda-window-widths.c: what of the window goes where it is narrow
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The narrower the window, the more of its header goes, always in the same order; what has gone is still in the menu. The
 * template would say the whole list once for each width.
 */

#include "app/notanda-window-private.h"

/* The last one that holds is taken. px for the icons, sp for the words: with small text the icons take more of the width. */
static const struct
{
  const char *condition;
  gboolean    is_narrow; /* the annotations lie over the text */
  guint       n_gone;    /* of the list below */
} widths[] = {
  { "max-width: 960sp", FALSE, 0 }, /* the library lies over the text, as in all that are narrower */
  { "max-width: 760sp", TRUE, 0 },
  { "max-width: 560sp or max-width: 560px", TRUE, 1 },
  { "max-width: 520sp or max-width: 520px", TRUE, 3 },
  { "max-width: 400sp", TRUE, 4 },
  { "max-width: 300sp", TRUE, 5 },
  { "max-width: 240sp", TRUE, 6 },
};

static void
add_setter (AdwBreakpoint *breakpoint,
            gpointer       object,
            const char    *property,
            gboolean       on)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, on);
  adw_breakpoint_add_setter (breakpoint, object, property, &value);
}

void
notanda_window_add_widths (NotandaWindow *self)
{
  gpointer parts[] = { self->blocks_box, self->open_box, self->redo_box, self->undo_box, self->library_box, self->list_box };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse (widths[i].condition));

      add_setter (breakpoint, self->library_split, "collapsed", TRUE);
      if (widths[i].is_narrow)
        add_setter (breakpoint, self->page, "narrow", TRUE);
      for (guint j = 0; j < widths[i].n_gone; j++)
        add_setter (breakpoint, parts[j], "visible", FALSE);
      adw_application_window_add_breakpoint (ADW_APPLICATION_WINDOW (self), breakpoint);
    }
}

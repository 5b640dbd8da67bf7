/* main.c: the window's program
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "app/notanda-application.h"
#include "base/notanda-locale.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = NULL;

  notanda_locale_begin ();
  /* it would do so once more, and warn of a locale that isn't installed */
  gtk_disable_setlocale ();
  g_set_application_name (_ ("Notanda"));

  application = notanda_application_new (G_APPLICATION_DEFAULT_FLAGS);
  g_application_set_version (G_APPLICATION (application), NOTANDA_VERSION);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

/* main.c: the window's program
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "app/notanda-application.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, NOTANDA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* the templates have no domain of their own */
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Notanda"));

  application = notanda_application_new (G_APPLICATION_DEFAULT_FLAGS);
  g_application_set_version (G_APPLICATION (application), NOTANDA_VERSION);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

/* notanda-locale.c: the user's language, for each program's main function
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Services and bare containers have the locale C, and one that is set on the machine from where one has logged in may not be installed on this one.
 * GLib takes the encoding of such a locale, ASCII, for that of the arguments, and refuses any other letter in them.
 */

#include "base/notanda-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* It is part of the C library; and so is what that calls ASCII. */
#define FALLBACK "C.UTF-8"
#define ASCII "ANSI_X3.4-1968"

void
notanda_locale_begin (void)
{
  const char *charset;

  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, FALLBACK);
  if (!g_get_charset (&charset) && g_str_equal (charset, ASCII))
    setlocale (LC_CTYPE, FALLBACK);
  bindtextdomain (GETTEXT_PACKAGE, NOTANDA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

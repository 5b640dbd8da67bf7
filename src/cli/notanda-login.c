/* notanda-login.c: where notandactl has the password of a server from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Never from an argument or a variable of the environment: others on the machine can read those.
 *
 * While there is one in memory, libsoup has it too, in a form of its own and in memory that can't be left out of a dump. So the program
 * leaves none from then on, and no other program of the same user can look into it. */

#include "cli/notanda-login.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "cli/notanda-command.h"
#include "sync/notanda-password.h"

/* Without the end of the line. */
static char *
take_line (char *line)
{
  line[strcspn (line, "\r\n")] = '\0';
  if (*line != '\0')
    return line;
  g_free (line);

  return NULL;
}

static char *
read_file (const char *file,
           GError    **error)
{
  g_autoptr (GBytes) bytes = notanda_command_read (file, error);
  gsize       size;
  const char *data;
  char       *password;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  password = take_line (g_strndup (data != NULL ? data : "", size));
  if (password == NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY, _ ("%s: the first line holds no password"), file);

  return password;
}

/* What is typed isn't shown. Shells put the terminal right where this is ended meanwhile. */
static char *
read_hidden (FILE       *terminal,
             const char *server,
             const char *user)
{
  struct termios   before;
  struct termios   hidden;
  char            *line = NULL;
  size_t           room = 0;
  gboolean         is_terminal = tcgetattr (fileno (terminal), &before) == 0;
  gssize           size;
  char            *password;
  g_autofree char *prompt = g_strdup_printf (_ ("Password of %s on %s: "), user, server);

  if (is_terminal)
    {
      hidden = before;
      hidden.c_lflag &= ~(tcflag_t) ECHO;
      tcsetattr (fileno (terminal), TCSADRAIN, &hidden);
    }
  /* only now: what is typed at once is neither shown nor lost */
  fputs (prompt, terminal);
  fflush (terminal);
  size = getline (&line, &room, terminal);
  if (is_terminal)
    {
      tcsetattr (fileno (terminal), TCSADRAIN, &before);
      fputc ('\n', terminal);
    }
  password = size >= 0 ? take_line (g_strdup (line)) : NULL;
  if (line != NULL)
    explicit_bzero (line, room);
  free (line);

  return password;
}

static char *
ask (const char *server,
     const char *user,
     GError    **error)
{
  FILE *terminal = fopen ("/dev/tty", "r+e");
  char *password = NULL;

  if (terminal != NULL)
    {
      password = read_hidden (terminal, server, user);
      fclose (terminal);
    }
  if (password == NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD, _ ("%s: wants the password of %s; type it at a terminal, or give it with --password-file"), server, user);

  return password;
}

char *
notanda_login_get_password (const char *file,
                            const char *server,
                            const char *user,
                            gboolean   *is_new,
                            GError    **error)
{
  char *password;

  if (is_new != NULL)
    *is_new = FALSE;
  if (user == NULL)
    return NULL;
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  /* without a keyring there is nothing in it */
  password = file == NULL ? notanda_password_lookup (server, user, NULL, NULL) : NULL;
  if (password != NULL)
    return password;
  if (is_new != NULL)
    *is_new = TRUE;

  return file != NULL ? read_file (file, error) : ask (server, user, error);
}

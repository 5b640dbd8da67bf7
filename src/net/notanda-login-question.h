/* notanda-login-question.h: one question to a server about signing in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NotandaLoginQuestion:
 * @address: normalised
 * @token: (nullable): sent as a form
 * @user: (nullable): with @password; given where the server asks for it
 * @certificate: (nullable): the fingerprint of a faulty one that the user accepts
 * @status: (out): of HTTP
 * @body: (out)
 *
 * All but the results is the caller's.
 */
typedef struct
{
  const char *method;
  const char *address;
  const char *token;
  const char *user;
  const char *password;
  const char *certificate;
  guint       status;
  GBytes     *body;
} NotandaLoginQuestion;

/* Its results. */
void notanda_login_question_clear (NotandaLoginQuestion *question);

/* Blocks. Returns: whether the server answered, with whichever status; else %FALSE with the codes of notanda_login_flow_begin(), and with
 * %NOTANDA_ERROR_NOT_DAV where the answer is longer than any */
gboolean notanda_login_question_ask (NotandaLoginQuestion *question,
                                     GCancellable         *cancellable,
                                     GError              **error);

G_END_DECLS

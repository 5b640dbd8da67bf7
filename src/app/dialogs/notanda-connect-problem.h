/* notanda-connect-problem.h: what keeps a corpus from being connected, and what helps
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NOTANDA_TYPE_CONNECT_PROBLEM (notanda_connect_problem_get_type ())

G_DECLARE_FINAL_TYPE (NotandaConnectProblem, notanda_connect_problem, NOTANDA, CONNECT_PROBLEM, AdwPreferencesGroup)

/**
 * NotandaConnectProblem::changed: the certificate was accepted, or isn't any more
 * NotandaConnectProblem::browser: the user wants to sign in by the browser
 */

/**
 * notanda_connect_problem_show:
 * @message: (nullable): %NULL shows nothing
 * @is_notice: nothing is wrong
 * @certificate: (nullable): the fingerprint of one that may be accepted
 * @offers_browser: the server lets the browser sign in
 */
void notanda_connect_problem_show (NotandaConnectProblem *self,
                                   const char            *message,
                                   gboolean               is_notice,
                                   const char            *certificate,
                                   gboolean               offers_browser);

/* Gives the focus to what helps. Returns: %FALSE where nothing here does */
gboolean notanda_connect_problem_focus (NotandaConnectProblem *self);

/* Whether there is no certificate, or it was accepted. */
gboolean notanda_connect_problem_may_go_on (NotandaConnectProblem *self);

/* Returns: (nullable): the fingerprint that was accepted */
const char *notanda_connect_problem_get_accepted (NotandaConnectProblem *self);

G_END_DECLS

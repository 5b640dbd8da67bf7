/* notanda-error.c: the one error domain of the core
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-error.h"

G_DEFINE_QUARK (notanda-error-quark, notanda_error)

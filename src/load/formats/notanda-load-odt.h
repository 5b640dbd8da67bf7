/* notanda-load-odt.h: an article from an OpenDocument text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

/* A zip archive whose first entry names the type. */
gboolean notanda_load_odt_claims (const char               *data,
                                  gsize                     size,
                                  const NotandaLoadOptions *options);

void notanda_load_odt_warm (void);

/* Text of tracked deletions and remarks of readers are left out; notes are left-out blocks behind their paragraph. */
NotandaLoaded *notanda_load_odt (GBytes                   *bytes,
                                 const NotandaLoadOptions *options,
                                 GError                  **error);

G_END_DECLS

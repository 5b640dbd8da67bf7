/* notanda-person-badge.h: a person's initials, in their colour
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_PERSON_BADGE (notanda_person_badge_get_type ())

G_DECLARE_FINAL_TYPE (NotandaPersonBadge, notanda_person_badge, NOTANDA, PERSON_BADGE, GtkWidget)

/* @author: as records have it; with "" the badge is hidden. The whole name is its tooltip. */
void notanda_person_badge_set_author (NotandaPersonBadge *self,
                                      NotandaDocument    *document,
                                      const char         *author);

/* Returns: (transfer full): what the corpus of @document calls them, or else @author; "Somebody" for "" */
char *notanda_person_dup_name (NotandaDocument *document,
                               const char      *author);

/* Returns: (transfer full): up to three letters */
char *notanda_person_dup_initials (const char *name);

/**
 * notanda_person_get_colour:
 * @out: (out): the one that the corpus has for them, or one made of the name, as legible as
 *   text against the page: 4.5:1, and 7:1 with high contrast
 */
void notanda_person_get_colour (NotandaDocument *document,
                                const char      *author,
                                gboolean         dark,
                                gboolean         high_contrast,
                                GdkRGBA         *out);

G_END_DECLS

/* notanda-start-page.h: what a window without an article shows
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NOTANDA_TYPE_START_PAGE (notanda_start_page_get_type ())

G_DECLARE_FINAL_TYPE (NotandaStartPage, notanda_start_page, NOTANDA, START_PAGE, AdwBin)

/* Why nothing could be opened, for people; @can_retry: it makes sense to try again; @is_web: a browser may do better. */
void notanda_start_page_set_failure (NotandaStartPage *self,
                                     const char       *reason,
                                     gboolean          can_retry,
                                     gboolean          is_web);
void notanda_start_page_clear_failure (NotandaStartPage *self);

/* Lists the documents that were opened last, anew. */
void notanda_start_page_update_recent (NotandaStartPage *self);

G_END_DECLS

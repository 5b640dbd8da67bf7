/* notanda-page-banners.h: what has to be decided about an open document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-jobs.h"
#include "app/common/notanda-saver.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_PAGE_BANNERS (notanda_page_banners_get_type ())

G_DECLARE_FINAL_TYPE (NotandaPageBanners, notanda_page_banners, NOTANDA, PAGE_BANNERS, AdwBin)

/**
 * notanda_page_banners_set_opened:
 * @opened: (nullable): borrowed until another is set
 * @saver: (nullable)
 *
 * Shows what is to be known of @opened, and follows its document and saver.
 */
void notanda_page_banners_set_opened (NotandaPageBanners  *self,
                                      const NotandaOpened *opened,
                                      NotandaSaver        *saver);

/* While what was left out is shown, nothing says that there is such. */
void notanda_page_banners_set_blocks_shown (NotandaPageBanners *self,
                                            gboolean            shown);

G_END_DECLS

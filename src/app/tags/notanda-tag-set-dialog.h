/* notanda-tag-set-dialog.h: the tag set, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-library.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TAG_SET_DIALOG (notanda_tag_set_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTagSetDialog, notanda_tag_set_dialog, NOTANDA, TAG_SET_DIALOG, AdwDialog)

/**
 * notanda_tag_set_dialog_new:
 * @library: (nullable): where @document is a corpus': what its articles use is counted
 *
 * A list of types leads to a page for each, and that to its attributes and roles.
 * What one changes is changed at once; "win.undo" takes it back. Signal "said"
 * (dialog, const char *message): what was done, for a screen reader.
 */
AdwDialog *notanda_tag_set_dialog_new (NotandaDocument *document,
                                       NotandaLibrary  *library);

/* Goes to the page of a type. */
void notanda_tag_set_dialog_open_type (NotandaTagSetDialog *self,
                                       const NotandaId     *type);

G_END_DECLS

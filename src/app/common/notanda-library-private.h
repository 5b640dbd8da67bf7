/* notanda-library-private.h: what the library's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-library-jobs.h"
#include "app/common/notanda-library.h"

G_BEGIN_DECLS

struct _NotandaLibrary
{
  GObject             parent_instance;
  NotandaCorpus      *corpus; /* its file is the saver's */
  NotandaSaver       *saver;
  NotandaLibraryState state;
  char               *problem;
  NotandaLibraryLook *look;     /* what was found last */
  GHashTable         *monitors; /* path of a folder -> GFileMonitor, or NULL where that can't be had */
  GHashTable         *opened;   /* NotandaListedDocument -> NotandaSnapshot, or NULL for what can't be opened */
  GHashTable         *removed;  /* set of NotandaHash: of articles */
  GHashTable         *waiting;  /* set of NotandaHash: of articles */
  GPtrArray          *absent;   /* (element-type NotandaListedDocument) articles that aren't here, or NULL */
  GCancellable       *cancellable;
  guint               settle_id;
  guint               is_looking : 1;
  guint               look_again : 1;
  guint               is_opening : 1;
};

/* Says "listed". */
void notanda_library_emit_listed (NotandaLibrary *self);

/* Whether both sets hold the same. */
gboolean notanda_library_is_equal_set (GHashTable *a,
                                       GHashTable *b);

/* The folder (notanda-library-folder.c). */
void notanda_library_init_folder (NotandaLibrary *self);
void notanda_library_drop_folder (NotandaLibrary *self);

/* Documents that have to be opened (notanda-library-removal.c): opens those that there are; forgets what isn't listed any more. */
void notanda_library_examine (NotandaLibrary *self);
void notanda_library_forget_opened (NotandaLibrary *self);
void notanda_library_init_removal (NotandaLibrary *self);
void notanda_library_drop_removal (NotandaLibrary *self);

G_END_DECLS

/* notanda-export-private.h: what the files of the export share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-export-check.h"
#include "interchange/notanda-export.h"

G_BEGIN_DECLS

struct _NotandaExport
{
  const NotandaFormat *format;
  char                *folder; /* NULL for standard output */
  char                *path;   /* of the one file, if there is one */
  gboolean             overwrite;
  gboolean             given_up;
  NotandaReplacement  *replacement; /* of the one file */
  guint64              size;
  NotandaReplacement  *beside; /* of the second one, of formats that have it */
  char                *beside_path;
  guint64              beside_size;
  GHashTable          *names; /* file names given away, in lower case */

  NotandaFormatWriter writer;
  NotandaExportCheck *check;

  NotandaExportWrittenFunc written;
  gpointer                 written_data;

  NotandaExportBeforeCommitFunc before_commit;
  gpointer                      before_commit_data;
};

/* Writes to the end of the one file, and reads nothing back. */
gboolean notanda_export_put (NotandaExport       *self,
                             const NotandaBuffer *out,
                             GError             **error);

G_END_DECLS

/* notanda-dav-probe.h: what kind of server answers at an address, and whether it will do
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/notanda-dav.h"

G_BEGIN_DECLS

/**
 * NotandaDavProbe:
 * @software: (nullable): what it is, for people, as "Nextcloud" or "Apache"
 * @status: of HTTP, of the last request; for people to whom the message isn't enough
 * @n_entries: how many things are in the folder
 * @is_folder: the address is that of a folder that can be listed
 * @is_writable: files can be made there, come back as they were sent, are listed, and can be taken away again
 */
typedef struct
{
  char    *software;
  guint    status;
  guint    n_entries;
  gboolean is_folder;
  gboolean is_writable;
} NotandaDavProbe;

void notanda_dav_probe_clear (NotandaDavProbe *probe);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaDavProbe, notanda_dav_probe_clear)

/**
 * notanda_dav_probe:
 * @run, @server: as of notanda_dav_run()
 * @write: whether a small file may be made in the folder, which is taken away again
 * @probe: (out caller-allocates): what was found, also with an error; clear it in any case
 *
 * Tries all that a corpus on a server needs: that the folder is listed, that a file that isn't there is called so,
 * that one that is put there comes back, is listed, and goes again. Blocks. Nothing that is there is touched.
 *
 * Returns: whether the folder will do; else %FALSE with what to mend, and a code as of #NotandaDavRequest, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean notanda_dav_probe (NotandaDavRun    run,
                            gpointer         server,
                            gboolean         write,
                            NotandaDavProbe *probe,
                            GCancellable    *cancellable,
                            GError         **error);

G_END_DECLS

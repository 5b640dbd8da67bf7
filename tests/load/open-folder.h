/* open-folder.h: a folder in which an article is opened, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/notanda-open.h"
#include "util/test-folder.h"

G_BEGIN_DECLS

typedef struct
{
  TestFolder          *folder;
  NotandaIdentity     *identity;
  char                *path;
  NotandaDocument     *document;
  NotandaDocumentFile *file;
  char                *notice;
} Fixture;

void set_up (Fixture      *fixture,
             gconstpointer data);
void tear_down (Fixture      *fixture,
                gconstpointer data);
void close_document (Fixture *fixture);
void open_article (Fixture    *fixture,
                   const char *encoding);
void assert_saved_as (Fixture    *fixture,
                      const char *name);
void assert_folder (Fixture    *fixture,
                    const char *expected);
void assert_text (Fixture    *fixture,
                  const char *expected);
void annotate_and_save (Fixture *fixture);

G_END_DECLS

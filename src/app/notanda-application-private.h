/* notanda-application-private.h: what the files of the program's object share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-appearance.h"
#include "app/notanda-application.h"
#include "app/notanda-search-provider.h"
#include "app/notanda-session.h"

G_BEGIN_DECLS

struct _NotandaApplication
{
  AdwApplication   parent_instance;
  GSettings       *settings; /* NULL where they aren't installed */
  NotandaIdentity *identity;

  NotandaPreferences  *preferences;
  NotandaAppearance   *appearance;
  NotandaSession      *session;
  NotandaLoaderClient *client;     /* NULL until something is opened */
  NotandaIntakeIndex  *index;      /* of the drafts */
  GCancellable        *refreshing; /* feeds are asked for, or NULL */
  GPtrArray           *syncers;    /* (element-type NotandaSyncer), not referenced */
  GPtrArray           *libraries;  /* (element-type NotandaLibrary): those that somebody holds */

  NotandaSearchProvider *search;
};

/* In finalize: the corpora that are still open outlive the program's object. */
void notanda_application_drop_corpora (NotandaApplication *self);

G_END_DECLS

/* notanda-loader-frame.h: how a program and its helper process speak
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/notanda-load.h"

G_BEGIN_DECLS

/* Over one stream socket, which the helper has as this file descriptor: a request, its answer, the next request.
 *
 *   request  frame, options (head_size bytes, NOTANDA_LOAD_OPTIONS_TYPE), the input (body_size bytes)
 *   answer   frame, the answer (body_size bytes, NOTANDA_ANSWER_TYPE)
 *
 * The end of the stream ends the helper. Both ends are of one machine and version. */
#define NOTANDA_LOADER_FD 3
#define NOTANDA_LOADER_REQUEST 0x7145544eu
#define NOTANDA_LOADER_ANSWER 0x6145544eu

#define NOTANDA_LOADER_MAX_HEAD (64u << 10)
#define NOTANDA_LOADER_MAX_BODY NOTANDA_LOAD_MAX_SIZE

typedef struct
{
  guint32 magic;
  guint32 head_size;
  guint64 body_size;
} NotandaLoaderFrame;

/* How a helper ends that couldn't do its work. */
enum
{
  NOTANDA_LOADER_EXIT_OK = 0,
  NOTANDA_LOADER_EXIT_PROTOCOL = 2, /* nobody speaks to it as above */
  NOTANDA_LOADER_EXIT_UNLOCKED = 3, /* the system has no such lock */
};

G_END_DECLS

/* notanda-error.h: the one error domain of the core
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NOTANDA_ERROR (notanda_error_quark ())

/**
 * NotandaError:
 * @NOTANDA_ERROR_FAILED: anything that no caller tells apart
 * @NOTANDA_ERROR_EMPTY: the input holds nothing
 * @NOTANDA_ERROR_TOO_LARGE: the input is over a published limit
 * @NOTANDA_ERROR_NOT_TEXT: the input is binary, or not in the encoding it was read as
 * @NOTANDA_ERROR_NOT_NOTANDA: the file is not a .notanda file at all
 * @NOTANDA_ERROR_NEWER_VERSION: written by a later major version; never write over it
 * @NOTANDA_ERROR_INCOMPLETE: the start of a .notanda file whose end is missing
 * @NOTANDA_ERROR_DAMAGED: was a .notanda file, can't be read as one; never write over it
 * @NOTANDA_ERROR_OTHER_ARTICLE: the two sides are about different texts, so nothing is merged
 * @NOTANDA_ERROR_INVALID: a value, line or row breaks the rules of its format
 * @NOTANDA_ERROR_CHANGED: the file on disk is not the one that was read, and can't be merged
 * @NOTANDA_ERROR_MISMATCH: what was read back differs from what was written
 * @NOTANDA_ERROR_REFUSED: the step can't be done now; the message says why
 * @NOTANDA_ERROR_BROKE_DOWN: the process that read the input crashed or hung over it
 * @NOTANDA_ERROR_CHOICE: the input holds several articles, and one is to be chosen
 * @NOTANDA_ERROR_PRIVATE_ADDRESS: the user typed an address of the local network and has to be asked
 * @NOTANDA_ERROR_CERTIFICATE: the certificate of the site that the user typed is at fault; they may accept it once
 * @NOTANDA_ERROR_PASSWORD: the input is encrypted or the server asks who one is, and no password or a wrong one was given
 * @NOTANDA_ERROR_OFFLINE: the server can't be reached, or broke off: what it did isn't known
 * @NOTANDA_ERROR_BUSY: the server can't now, and can be asked again by itself
 * @NOTANDA_ERROR_FULL: the server has no room
 * @NOTANDA_ERROR_NOT_FOUND: the server says that it doesn't have it
 * @NOTANDA_ERROR_NOT_DAV: what answers is no WebDAV server
 * @NOTANDA_ERROR_MOVED: the server sends one on to another address
 *
 * Codes exist only where a caller branches. Every message can be shown to a
 * user: it says what, where, and what to do.
 */
typedef enum
{
  NOTANDA_ERROR_FAILED,
  NOTANDA_ERROR_EMPTY,
  NOTANDA_ERROR_TOO_LARGE,
  NOTANDA_ERROR_NOT_TEXT,
  NOTANDA_ERROR_NOT_NOTANDA,
  NOTANDA_ERROR_NEWER_VERSION,
  NOTANDA_ERROR_INCOMPLETE,
  NOTANDA_ERROR_DAMAGED,
  NOTANDA_ERROR_OTHER_ARTICLE,
  NOTANDA_ERROR_INVALID,
  NOTANDA_ERROR_CHANGED,
  NOTANDA_ERROR_MISMATCH,
  NOTANDA_ERROR_REFUSED,
  NOTANDA_ERROR_BROKE_DOWN,
  NOTANDA_ERROR_CHOICE,
  NOTANDA_ERROR_PRIVATE_ADDRESS,
  NOTANDA_ERROR_CERTIFICATE,
  NOTANDA_ERROR_PASSWORD,
  NOTANDA_ERROR_OFFLINE,
  NOTANDA_ERROR_BUSY,
  NOTANDA_ERROR_FULL,
  NOTANDA_ERROR_NOT_FOUND,
  NOTANDA_ERROR_NOT_DAV,
  NOTANDA_ERROR_MOVED,
} NotandaError;

GQuark notanda_error_quark (void);

G_END_DECLS

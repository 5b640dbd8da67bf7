/* notanda-order.h: what is to be opened or read again, and how
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"
#include "model/notanda-loaded.h"

G_BEGIN_DECLS

typedef enum
{
  NOTANDA_ORDER_PATH,    /* a file of this computer: an article or a document */
  NOTANDA_ORDER_TEXT,    /* plain text that lies nowhere */
  NOTANDA_ORDER_BYTES,   /* of a page, as the clipboard has it */
  NOTANDA_ORDER_ADDRESS, /* of the web */
  NOTANDA_ORDER_ARTICLE, /* of the window's corpus, that isn't here: its server has it */
  NOTANDA_ORDER_DRAFT,   /* the text of a draft that can't be read again from where it came: it was pasted, or its file is gone */
} NotandaOrderKind;

/**
 * NotandaOrder:
 * @name: the path, the address, or what a text is called; of an article a slash and its hash; of a draft the path of its document
 * @bytes: (nullable): of a text or a page
 * @content_type: (nullable): of such bytes
 * @part: (nullable): which of several articles, see #NotandaLoadedChoice
 * @password: (nullable): of an encrypted PDF
 * @certificate: (nullable): the fingerprint of one that the user accepts
 * @any_page: of an address or a file: make a document of a page, too, that is no article
 * @is_linked: the address comes from a feed or a page, and not from the user
 * @n_leads: how many pages led here that had no text of their own
 * @allow_private: an address of the local network is meant
 * @draft: (nullable): what was opened before and is to be read again: the reading takes its place
 * @encoding: (nullable): how to read @draft now
 * @filter: (nullable): of a corpus: the words that its articles are to have to be listed
 * @received: bytes that came over the network, in KiB; atomic
 *
 * Reference counted, and not changed while it is carried out: what the user answers to a question makes a copy.
 */
typedef struct
{
  gint             n_refs;
  NotandaOrderKind kind;
  char            *name;
  GBytes          *bytes;
  char            *content_type;
  char            *part;
  char            *password;
  char            *certificate;
  gboolean         allow_private;
  gboolean         any_page;
  gboolean         is_linked;
  guint            n_leads;
  NotandaDocument *draft;
  char            *encoding;
  char            *filter;
  gint             received;
} NotandaOrder;

NotandaOrder *notanda_order_new (NotandaOrderKind kind,
                                 const char      *name);
NotandaOrder *notanda_order_copy (const NotandaOrder *order);
NotandaOrder *notanda_order_ref (NotandaOrder *order);
void          notanda_order_unref (NotandaOrder *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaOrder, notanda_order_unref)

G_END_DECLS

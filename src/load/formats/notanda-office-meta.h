/* notanda-office-meta.h: what an office file says about itself, and what its styles mean
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* Title, author, dates and language out of meta.xml, core.xml or an OPF file's head, as @from. */
void notanda_office_meta_read (GBytes        *xml,
                               const char    *from,
                               NotandaLoaded *loaded);

/**
 * NotandaOfficeStyle:
 * @kind: a #NotandaBlockKind; 0 for nothing special
 * @is_list: its paragraphs are list items
 */
typedef struct
{
  char    *parent;
  guint    kind;
  guint    level;
  guint    left_out;
  gboolean is_list;
} NotandaOfficeStyle;

/* Returns: (transfer full) (element-type utf8 NotandaOfficeStyle): by the styles' identifiers; empty */
GHashTable *notanda_office_styles_new (void);

/* Adds those of a DOCX or ODT file's XML. */
void notanda_office_styles_read (GHashTable *styles,
                                 GBytes     *xml);

/* Returns: (transfer none) (nullable): the first that says something of @id and those it is based on */
const NotandaOfficeStyle *notanda_office_styles_find (GHashTable *styles,
                                                      const char *id);

G_END_DECLS

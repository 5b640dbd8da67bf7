/* notanda-xml.h: a walk over XML that may be broken or hostile
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NOTANDA_XML_END,   /* of the document, or of what could be read of it */
  NOTANDA_XML_OPEN,  /* an element begins */
  NOTANDA_XML_CLOSE, /* an element ends; an empty one too */
  NOTANDA_XML_TEXT,
} NotandaXmlEvent;

typedef struct _NotandaXml NotandaXml;

/**
 * notanda_xml_new:
 * @data: (array length=size): UTF-8, or UTF-16 with its mark; copied
 *
 * No DTD is read, no entity substituted, no file or address opened. HTML's named characters are known. Elements may be
 * nested 250 deep and have 200 attributes; what comes after one that has more isn't read.
 */
NotandaXml *notanda_xml_new (const char *data,
                             gsize       size);
void        notanda_xml_free (NotandaXml *xml);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaXml, notanda_xml_free)

NotandaXmlEvent notanda_xml_next (NotandaXml *xml);

/* Returns: (transfer none): of the element, without its prefix; until the next step */
const char *notanda_xml_get_name (NotandaXml *xml);

/* Whether the element of this event has this name. */
gboolean notanda_xml_is (NotandaXml *xml,
                         const char *name);

/* Returns: (transfer none): of a text; until the next step */
const char *notanda_xml_get_text (NotandaXml *xml);

/* Returns: (transfer full) (nullable): the attribute of this name, whatever its prefix */
char *notanda_xml_dup_attribute (NotandaXml *xml,
                                 const char *name);

/* Whether the end was reached early: it is broken beyond repair, or over a limit. */
gboolean notanda_xml_is_cut (NotandaXml *xml);

/* Does once what the library would do at its first use. */
void notanda_xml_warm (void);

G_END_DECLS

/* notanda-tag-page.h: what the pages of the tag set's dialog have in common
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-library.h"
#include "app/tags/notanda-edit-row.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TAG_PAGE (notanda_tag_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (NotandaTagPage, notanda_tag_page, NOTANDA, TAG_PAGE, AdwNavigationPage)

/**
 * NotandaTagPageClass:
 * @update: shows what the tag set is now; %FALSE where the page's element is gone
 *
 * A page about one type, attribute or role of a document.
 */
struct _NotandaTagPageClass
{
  AdwNavigationPageClass parent_class;

  gboolean (*update) (NotandaTagPage *self);
};

void notanda_tag_page_set_element (NotandaTagPage  *self,
                                   NotandaDocument *document,
                                   const NotandaId *element);

NotandaDocument *notanda_tag_page_get_document (NotandaTagPage *self);
NotandaTagSet   *notanda_tag_page_get_tag_set (NotandaTagPage *self);
const NotandaId *notanda_tag_page_get_element (NotandaTagPage *self);

/* Where the document is a corpus', of which the articles use it. @library: (nullable) */
void notanda_tag_page_set_library (NotandaTagPage *self,
                                   NotandaLibrary *library);

/* Returns: (nullable) */
NotandaLibrary *notanda_tag_page_get_library (NotandaTagPage *self);

/* How many annotations are of a type, and links in a role: the document's, or those of all articles of the corpus. */
guint notanda_tag_page_count_type (NotandaTagPage  *self,
                                   const NotandaId *type);
guint notanda_tag_page_count_links (NotandaTagPage  *self,
                                    const NotandaId *role);

/* Returns: (transfer full): values of an attribute, as a person reads them -> number of annotations; in a corpus those that are no
 *   choices go by "" */
GHashTable *notanda_tag_page_count_values (NotandaTagPage  *self,
                                           const NotandaId *attribute);

/* Calls the class. A control that tells of a change meanwhile is not being used. */
gboolean notanda_tag_page_update (NotandaTagPage *self);
gboolean notanda_tag_page_is_updating (NotandaTagPage *self);

/* Goes on to another page of the same dialog, and back. */
void notanda_tag_page_open (NotandaTagPage *self,
                            NotandaTagPage *page);
void notanda_tag_page_leave (NotandaTagPage *self);

/* Says what was done, with a button that undoes it. */
void notanda_tag_page_say (NotandaTagPage *self,
                           const char     *message);

/* Says why something wasn't done. */
void notanda_tag_page_say_error (NotandaTagPage *self,
                                 const GError   *error);

/**
 * notanda_tag_page_take_rows:
 * @name_row: renames the page's element
 * @retire_row: retires it, or offers it again
 *
 * What every element has: the rows are the page's from now on, which heeds them.
 */
void notanda_tag_page_take_rows (NotandaTagPage *self,
                                 NotandaEditRow *name_row,
                                 NotandaEditRow *identifier_row,
                                 AdwButtonRow   *retire_row);

/* Shows these in the rows and in the page's title. */
void notanda_tag_page_show_names (NotandaTagPage *self,
                                  const char     *label,
                                  const char     *identifier,
                                  gboolean        retired);

typedef GtkWidget *(*NotandaRowFunc) (gpointer page);

/**
 * notanda_tag_page_set_n_rows:
 * @rows: (element-type GtkWidget): those in @list so far, its first
 * @make: makes another for the page
 *
 * Rows that stay are the same, since one of them may have the focus.
 */
void notanda_tag_page_set_n_rows (NotandaTagPage *self,
                                  GtkListBox     *list,
                                  GPtrArray      *rows,
                                  guint           n,
                                  NotandaRowFunc  make);

/* A row that leads to a page. */
GtkWidget *notanda_tag_page_new_link_row (void);
void       notanda_tag_page_set_link_row (GtkWidget  *row,
                                          const char *title,
                                          const char *subtitle,
                                          gboolean    retired);

/* A flat button at the end of a row. */
GtkWidget *notanda_tag_page_new_row_button (const char *icon);
void       notanda_tag_page_name_button (GtkWidget  *button,
                                         const char *name);

G_END_DECLS

/* notanda-library-row.c: a document in the library
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What there is to say of a document besides its title are words, never a colour or a picture alone. They are said of rows that are out of
 * sight, too.
 */

#include "app/library/notanda-library-row.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/library/notanda-library-card.h"

struct _NotandaLibraryRow
{
  NotandaLazyRow      parent_instance;
  NotandaLibraryItem *item;
  GSignalGroup       *signals;
};

G_DEFINE_FINAL_TYPE (NotandaLibraryRow, notanda_library_row, NOTANDA_TYPE_LAZY_ROW)

/* Dates of articles are those of ISO 8601, or what a page had in that place. */
static char *
dup_date (const char *date)
{
  GDate parsed;
  char  words[64];
  guint year;
  guint month;
  guint day;

  if (date == NULL || sscanf (date, "%4u-%2u-%2u", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return g_strdup (date);
  g_date_clear (&parsed, 1);
  g_date_set_dmy (&parsed, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_strftime (words, sizeof words, "%x", &parsed);

  return g_strdup (words);
}

static void
add (GPtrArray *parts,
     char      *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

static char *
join (GPtrArray *parts)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    notanda_bidi_append (line, " · ", g_ptr_array_index (parts, i));

  return g_string_free_and_steal (line);
}

static char *
dup_source (const NotandaListedDocument *document)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add (parts, g_strdup (document->outlet));
  add (parts, dup_date (document->date));

  return join (parts);
}

static char *
dup_marks (NotandaLibraryItem *item)
{
  const NotandaLibraryEntry   *entry = notanda_library_item_get_entry (item);
  const NotandaListedDocument *document = entry->document;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (entry->is_absent)
    add (parts, g_strdup (_ ("Not on this computer")));
  if (document->damage != NULL)
    add (parts, g_strdup (_ ("Damaged")));
  if (document->is_draft)
    add (parts, g_strdup (_ ("Draft")));
  if (entry->is_copy)
    add (parts, g_strdup (_ ("Copy")));
  if (document->n_differences > 0)
    add (parts, g_strdup_printf (ngettext ("%u difference", "%u differences", document->n_differences), document->n_differences));
  if (notanda_library_item_is_waiting (item))
    add (parts, g_strdup (_ ("Waiting")));

  return join (parts);
}

static char *
dup_spoken_rest (NotandaLibraryItem *item,
                 const char         *source,
                 const char         *marks)
{
  const NotandaLibraryEntry *entry = notanda_library_item_get_entry (item);
  const guint                n = entry->document->n_annotations;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (notanda_library_item_is_current (item))
    add (parts, g_strdup (_ ("Open here")));
  add (parts, g_strdup (source));
  add (parts, g_strdup (marks));
  if (!entry->is_absent)
    add (parts, g_strdup_printf (ngettext ("%u annotation", "%u annotations", n), n));

  return join (parts);
}

static void
update (NotandaLibraryRow *self)
{
  NotandaLazyRow            *row = NOTANDA_LAZY_ROW (self);
  GtkWidget                 *card = notanda_lazy_row_get_contents (row);
  const NotandaLibraryEntry *entry = notanda_library_item_get_entry (self->item);
  g_autofree char           *source = dup_source (entry->document);
  g_autofree char           *marks = dup_marks (self->item);
  g_autofree char           *rest = dup_spoken_rest (self->item, source, marks);

  notanda_lazy_row_set_spoken (row, entry->title, rest);
  if (card != NULL)
    notanda_library_card_show (NOTANDA_LIBRARY_CARD (card), self->item, source, marks);
}

static GtkWidget *
notanda_library_row_make (NotandaLazyRow *row)
{
  NotandaLibraryItem *item = NOTANDA_LIBRARY_ROW (row)->item;
  GtkWidget          *card;
  g_autofree char    *source = NULL;
  g_autofree char    *marks = NULL;

  if (item == NULL)
    return NULL;
  card = notanda_library_card_new ();
  source = dup_source (notanda_library_item_get_entry (item)->document);
  marks = dup_marks (item);
  notanda_library_card_show (NOTANDA_LIBRARY_CARD (card), item, source, marks);

  return card;
}

/* What is filled stays so: a list that is put into another order has as many in sight as before. */
void
notanda_library_row_set_item (NotandaLibraryRow  *self,
                              NotandaLibraryItem *item)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->signals, item);
  if (item == NULL)
    return;
  notanda_lazy_row_reset_height (NOTANDA_LAZY_ROW (self));
  update (self);
}

NotandaLibraryItem *
notanda_library_row_get_item (NotandaLibraryRow *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY_ROW (self), NULL);

  return self->item;
}

static void
notanda_library_row_dispose (GObject *object)
{
  NotandaLibraryRow *self = NOTANDA_LIBRARY_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (notanda_library_row_parent_class)->dispose (object);
}

static void
notanda_library_row_class_init (NotandaLibraryRowClass *klass)
{
  NotandaLazyRowClass *row_class = NOTANDA_LAZY_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_library_row_dispose;
  /* of one with its title on one line and where it came out below */
  row_class->usual_height = 45;
  row_class->make = notanda_library_row_make;
}

static void
notanda_library_row_init (NotandaLibraryRow *self)
{
  self->signals = g_signal_group_new (NOTANDA_TYPE_LIBRARY_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

GtkWidget *
notanda_library_row_new (void)
{
  return g_object_new (NOTANDA_TYPE_LIBRARY_ROW, NULL);
}

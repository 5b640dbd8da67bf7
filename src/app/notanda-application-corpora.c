/* notanda-application-corpora.c: the corpora that are open in the program
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each is one object, however many windows show it, and so is what syncs it. Windows hold them; the program only knows them. */

#include "app/notanda-application-private.h"

static void
syncer_gone_cb (gpointer data,
                GObject *syncer)
{
  g_ptr_array_remove_fast (data, syncer);
  g_ptr_array_unref (data);
}

NotandaSyncer *
notanda_application_take_syncer (NotandaApplication   *self,
                                 const char           *root,
                                 const NotandaAccount *account)
{
  NotandaSyncer *syncer;

  g_return_val_if_fail (NOTANDA_IS_APPLICATION (self), NULL);

  for (guint i = 0; i < self->syncers->len; i++)
    {
      syncer = self->syncers->pdata[i];
      if (g_str_equal (notanda_syncer_get_root (syncer), root) && !notanda_syncer_is_ended (syncer))
        return g_object_ref (syncer);
    }
  syncer = notanda_syncer_new (root, account, notanda_application_get_identity (self), NULL);
  g_ptr_array_add (self->syncers, syncer);
  g_object_weak_ref (G_OBJECT (syncer), syncer_gone_cb, g_ptr_array_ref (self->syncers));

  return syncer;
}

static void
library_gone_cb (gpointer data,
                 GObject *library)
{
  g_ptr_array_remove_fast (NOTANDA_APPLICATION (data)->libraries, library);
}

NotandaLibrary *
notanda_application_take_corpus (NotandaApplication *self,
                                 NotandaCorpus      *corpus)
{
  NotandaLibrary *library;

  g_return_val_if_fail (NOTANDA_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (corpus != NULL, NULL);

  for (guint i = 0; i < self->libraries->len; i++)
    if (g_str_equal (notanda_library_get_root (self->libraries->pdata[i]), corpus->root) &&
        notanda_id_equal (notanda_library_get_id (self->libraries->pdata[i]), &corpus->id))
      {
        notanda_corpus_free (corpus);
        return g_object_ref (self->libraries->pdata[i]);
      }
  notanda_document_set_identity (corpus->document, notanda_application_get_identity (self));
  library = notanda_library_new (corpus);
  g_ptr_array_add (self->libraries, library);
  g_object_weak_ref (G_OBJECT (library), library_gone_cb, self);
  g_signal_emit_by_name (self, "library-opened", library);

  return library;
}

NotandaWindow *
notanda_application_find_window_of (NotandaApplication *self,
                                    NotandaLibrary     *library,
                                    NotandaWindow      *but)
{
  g_return_val_if_fail (NOTANDA_IS_APPLICATION (self), NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (l->data != but && NOTANDA_IS_WINDOW (l->data) && notanda_window_get_library (l->data) == library)
      return l->data;
  return NULL;
}

void
notanda_application_drop_corpora (NotandaApplication *self)
{
  for (guint i = 0; i < self->libraries->len; i++)
    g_object_weak_unref (self->libraries->pdata[i], library_gone_cb, self);
  g_clear_pointer (&self->libraries, g_ptr_array_unref);
  g_clear_pointer (&self->syncers, g_ptr_array_unref);
}

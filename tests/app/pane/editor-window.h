/* editor-window.h: a window to edit annotations in, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/notanda-page-private.h"
#include "display/window-fixture.h"

G_BEGIN_DECLS

/* Words of the window's article; what is in quotation marks is at QUOTE_START. */
#define MASTER_START 15 /* The harbour master */
#define MASTER_END 33
#define CUE_START 34 /* said */
#define CUE_END 38
#define DAY_START 62 /* Friday */
#define DAY_END 68

typedef struct
{
  Fixture                  fixture;
  NotandaPage             *page;
  NotandaDocument         *document;
  NotandaReadingView      *view;
  NotandaAnnotationEditor *editor;
  NotandaPagePicking      *picking;
} EditorWindow;

void editor_window_set_up (EditorWindow *self,
                           gconstpointer data);
void editor_window_tear_down (EditorWindow *self,
                              gconstpointer data);

/* Selects words; @start = @end puts the caret there. */
void editor_window_select (EditorWindow *self,
                           gsize         start,
                           gsize         end);

/* @target: (nullable) (transfer floating) */
void editor_window_act (EditorWindow *self,
                        const char   *action,
                        GVariant     *target);

/* Adds an annotation of a built-in type by the model; returns its slot. */
guint32 editor_window_add (EditorWindow      *self,
                           NotandaBuiltinType type,
                           guint32            start,
                           guint32            end);

/* Selects it, as a click does. */
void editor_window_choose (EditorWindow *self,
                           guint32       slot);

/* Defines things of the tag set; %NULL leaves a property out. */
NotandaId editor_window_define_type (EditorWindow *self,
                                     const char   *identifier,
                                     const char   *label);
NotandaId editor_window_define_attribute (EditorWindow    *self,
                                          const NotandaId *type,
                                          const char      *identifier,
                                          const char      *kind,
                                          const char      *choices);

/* Whether a label in the editor has this text. */
gboolean editor_window_shows_label (EditorWindow *self,
                                    const char   *text);

/* Links as "ROLE>WORDS;", pieces as "START-END;", in the order of the tag set and the text. */
char *editor_window_describe (EditorWindow *self,
                              guint32       slot);

G_END_DECLS

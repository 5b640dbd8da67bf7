/* notanda-type-sample.h: words as a type marks them, on a light page and on a dark one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/notanda-tag-set.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TYPE_SAMPLE (notanda_type_sample_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTypeSample, notanda_type_sample, NOTANDA, TYPE_SAMPLE, GtkWidget)

/* @words: a few, such as the type's name */
void notanda_type_sample_set_look (NotandaTypeSample *self,
                                   const char        *words,
                                   guint32            colour,
                                   NotandaPattern     pattern);

G_END_DECLS

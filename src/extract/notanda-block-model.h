/* notanda-block-model.h: how likely a block is part of the article, as learned from pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NOTANDA_BLOCK_MODEL_N_FEATURES 79

/* From which score a block is taken, inside the article's container and outside of it. */
float notanda_block_model_get_threshold (gboolean in_container);

/**
 * notanda_block_model_score:
 * @features: %NOTANDA_BLOCK_MODEL_N_FEATURES of them, in the order of notanda-extract-features.c; no NaN
 *
 * Returns: the logarithm of the odds: 0 where it is as likely as not, 2 at seven to one
 */
float notanda_block_model_score (const float *features);

G_END_DECLS

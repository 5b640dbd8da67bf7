/* notanda-block-model.c: how likely a block is part of the article, as learned from pages
 *
 * A sum over small trees of decisions; the table is made by train/train.py. Some
 * 400 comparisons a block.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/notanda-block-model.h"

#include "extract/notanda-block-model-table.h"

float
notanda_block_model_get_threshold (gboolean in_container)
{
  return in_container ? MODEL_INSIDE : MODEL_OUTSIDE;
}

float
notanda_block_model_score (const float *features)
{
  float sum = model_bias;

  for (guint i = 0; i < G_N_ELEMENTS (model_starts); i++)
    {
      guint at = model_starts[i];

      while (model_nodes[at].feature >= 0)
        at = features[model_nodes[at].feature] <= model_nodes[at].value ? at + 1 : model_nodes[at].right;
      sum += model_nodes[at].value;
    }

  return sum;
}

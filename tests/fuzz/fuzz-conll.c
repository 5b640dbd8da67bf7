/* fuzz-conll.c: any bytes as CoNLL columns
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-conll.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static GArray *
read_tokens (char  *content,
             gsize  size,
             guint *n_documents)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (NotandaConllToken));
  g_autoptr (GError) error = NULL;

  if (notanda_conll_read (content, size, tokens, n_documents, &error))
    return tokens;
  g_assert_nonnull (error);
  g_array_unref (tokens);

  return NULL;
}

/* What could be read is written anew and read as the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *content = g_malloc (size + 1);
  g_autoptr (GString) again = g_string_new (NULL);
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GArray) same = NULL;
  guint n_documents, n_again;

  if (size > 0)
    memcpy (content, data, size);
  tokens = read_tokens (content, size, &n_documents);
  if (tokens == NULL)
    return 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      const NotandaConllToken *token = &g_array_index (tokens, NotandaConllToken, i);

      g_assert_cmpuint (token->size, >, 0);
      if (token->starts_sentence)
        g_string_append_c (again, '\n');
      g_string_append_len (again, token->word, (gssize) token->size);
      g_string_append_printf (again, " %c%s%s\n", token->tag, token->label[0] != '\0' ? "-" : "", token->label);
    }
  same = read_tokens (again->str, again->len, &n_again);
  g_assert_nonnull (same);
  g_assert_cmpuint (same->len, ==, tokens->len);
  for (guint i = 0; i < tokens->len; i++)
    {
      const NotandaConllToken *one = &g_array_index (tokens, NotandaConllToken, i);
      const NotandaConllToken *other = &g_array_index (same, NotandaConllToken, i);

      g_assert_cmpmem (one->word, one->size, other->word, other->size);
      g_assert_cmpint (one->tag, ==, other->tag);
      g_assert_cmpstr (one->label, ==, other->label);
    }

  return 0;
}

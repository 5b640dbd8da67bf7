/* extract-page.c: prints what is extracted from pages, one JSON object a line
 *
 * extract-page [--features] FILE...
 *
 * With --features, in place of the article: every block with what the model sees
 * of it, for train.py.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <string.h>
#include <yyjson.h>

#include "extract/notanda-extract-private.h"
#include "extract/notanda-extract.h"

static void
print (yyjson_mut_doc *doc)
{
  char *line = yyjson_mut_write (doc, 0, NULL);

  puts (line); /* g_print() would put it into the locale's charset */
  free (line);
}

static void
add_meta (yyjson_mut_doc *doc,
          yyjson_mut_val *top,
          NotandaLoaded  *loaded)
{
  yyjson_mut_val *from = yyjson_mut_obj (doc);

  for (guint i = 0; i < NOTANDA_N_META; i++)
    if (loaded->meta[i] != NULL)
      {
        yyjson_mut_obj_add_str (doc, top, notanda_meta_get_identifier (i), loaded->meta[i]);
        yyjson_mut_obj_add_str (doc, from, notanda_meta_get_identifier (i), loaded->from[i]);
      }
  yyjson_mut_obj_add_val (doc, top, "from", from);
}

static void
print_article (const char *file,
               const char *text,
               gsize       size,
               gboolean    explain)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  NotandaLoadOptions options = { .name = file, .explain = explain };
  yyjson_mut_doc    *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val    *top = yyjson_mut_obj (doc);
  yyjson_mut_val    *blocks = yyjson_mut_arr (doc);

  notanda_extract_html (g_memdup2 (text, size), size, &options, TRUE, loaded);
  yyjson_mut_doc_set_root (doc, top);
  yyjson_mut_obj_add_str (doc, top, "source", file);
  add_meta (doc, top, loaded);
  yyjson_mut_obj_add_str (doc, top, "page", notanda_page_kind_get_identifier (loaded->page));
  yyjson_mut_obj_add_real (doc, top, "confidence", loaded->confidence);
  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);
      yyjson_mut_val     *item;

      if (block->left_out != NOTANDA_LEFT_OUT_NOT && !explain)
        continue;
      item = yyjson_mut_arr_add_obj (doc, blocks);
      yyjson_mut_obj_add_str (doc, item, "kind", notanda_block_kind_get_identifier (block->kind));
      yyjson_mut_obj_add_uint (doc, item, "level", block->level);
      if (block->left_out != NOTANDA_LEFT_OUT_NOT)
        yyjson_mut_obj_add_str (doc, item, "left", notanda_left_out_get_identifier (block->left_out));
      if (block->explain != NULL)
        yyjson_mut_obj_add_str (doc, item, "explain", block->explain);
      yyjson_mut_obj_add_str (doc, item, "text", block->text);
    }
  yyjson_mut_obj_add_val (doc, top, "blocks", blocks);
  print (doc);
  yyjson_mut_doc_free (doc);
}

static void
print_features (const char *file,
                const char *text,
                gsize       size)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  NotandaLoadOptions options = { .name = file };
  g_autoptr (NotandaExtractPage) page = notanda_extract_page_new (g_memdup2 (text, size), size, &options, loaded);
  g_autoptr (NotandaExtractLook) look = NULL;
  g_autofree char  *coded = NULL;
  g_autofree float *features = g_new (float, (gsize) page->blocks->len *NOTANDA_BLOCK_MODEL_N_FEATURES + 1);
  yyjson_mut_doc   *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val   *top = yyjson_mut_obj (doc);
  yyjson_mut_val   *blocks = yyjson_mut_arr (doc);

  notanda_extract_apply_rules (page);
  look = notanda_extract_look_new (page);
  for (guint i = 0; i < page->blocks->len; i++)
    notanda_extract_look_get (look, i, features + (gsize) i * NOTANDA_BLOCK_MODEL_N_FEATURES);
  yyjson_mut_doc_set_root (doc, top);
  yyjson_mut_obj_add_str (doc, top, "source", file);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);
      yyjson_mut_val      *item = yyjson_mut_arr_add_obj (doc, blocks);

      yyjson_mut_obj_add_str (doc, item, "text", notanda_extract_page_get_text (page, block));
      yyjson_mut_obj_add_int (doc, item, "inside", block->in_container);
      /* 1: taken for certain, -1: left out; what is no part of the text in the measure is left out, too */
      yyjson_mut_obj_add_int (doc, item, "certain",
                              block->kind == NOTANDA_BLOCK_TITLE || block->left_out ? -1
                              : block->is_certain                                   ? 1
                                                                                    : 0);
    }
  yyjson_mut_obj_add_val (doc, top, "blocks", blocks);
  coded = g_base64_encode ((const guchar *) features, sizeof (float) * page->blocks->len * NOTANDA_BLOCK_MODEL_N_FEATURES);
  yyjson_mut_obj_add_str (doc, top, "features", coded);
  print (doc);
  yyjson_mut_doc_free (doc);
}

int
main (int    argc,
      char **argv)
{
  gboolean features = argc > 1 && strcmp (argv[1], "--features") == 0;
  gboolean explain = argc > 1 && strcmp (argv[1], "--explain") == 0;

  for (int i = features || explain ? 2 : 1; i < argc; i++)
    {
      g_autofree char *bytes = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      gsize size;

      if (!g_file_get_contents (argv[i], &bytes, &size, &error))
        g_error ("%s", error->message);
      text = g_utf8_make_valid (bytes, (gssize) size);
      if (features)
        print_features (argv[i], text, strlen (text));
      else
        print_article (argv[i], text, strlen (text), explain);
    }

  return 0;
}

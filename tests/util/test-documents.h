/* test-documents.h: documents to test with, and their marks as one string
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-error.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

/* Ids and times count up; the replica's number is part of the ids. */
NotandaDocument *test_document_new (const char *text,
                                    guint64     replica);

/* @key is a built-in type's letter. */
guint32 test_document_mark (NotandaDocument *document,
                            char             key,
                            guint32          start,
                            guint32          end);

/* @role is an identifier of one of @slot's type's roles. */
void test_document_link (NotandaDocument *document,
                         guint32          slot,
                         const char      *role,
                         guint32          target);

/* "q3-10 c7-22,30-31": visible annotations in text order, by their type's key */
char *test_document_to_string (NotandaDocument *document);

/* All that is visible, by id: for comparing two documents. */
char *test_document_describe (NotandaDocument *document);

/* Fails the test where not the same is visible in both. */
void test_document_assert_same (NotandaDocument *a,
                                NotandaDocument *b);

#define test_document_assert(document, expected)                  \
  G_STMT_START                                                    \
  {                                                               \
    g_autofree char *shown_ = test_document_to_string (document); \
    g_assert_cmpstr (shown_, ==, expected);                       \
  }                                                               \
  G_STMT_END

/* Returns: (transfer none): the only one there is */
NotandaDifference *test_documents_get_only (GPtrArray *differences);

void test_document_assert_n_differences (NotandaDocument *document,
                                         guint            n);

/* Over whatever file is there; its folder must be. */
void test_document_save (NotandaDocument *document,
                         const char      *path);

/* One random act: mark, remove, retag, move, attribute, link, note, undo, redo. */
void test_document_act (NotandaDocument *document,
                        GRand           *rand);

G_END_DECLS

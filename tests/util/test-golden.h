/* test-golden.h: a document that has one of everything a file can hold
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define TEST_UNKNOWN_KIND 777

/* A record of a kind that no version knows yet; @number makes it another one. */
NotandaStored *test_unknown_record_new (guint number);

/**
 * test_golden_snapshot:
 *
 * Every kind of record, value, block and attribute, two people, differences, a
 * history with steps done and undone, a row kept aside, a section and a record
 * from the future. The same bytes each time.
 */
NotandaSnapshot *test_golden_snapshot (void);

/* What version 1.1 has beside: left-out blocks, sources of metadata, blocks that
 * were put right, a text that replaces another one and is fixed. */
NotandaSnapshot *test_golden_1_1_snapshot (void);

G_END_DECLS

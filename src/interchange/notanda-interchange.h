/* notanda-interchange.h: the one table of formats that annotations are exchanged in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-buffer.h"
#include "interchange/notanda-losses.h"
#include "interchange/notanda-marks.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

/* What a format carries from one document to the next and back; what it
 * doesn't is neither compared after an export nor expected of an import. */
typedef enum
{
  NOTANDA_CAN_IDS = 1 << 0,         /* of annotations, links and notes */
  NOTANDA_CAN_AUTHORS = 1 << 1,     /* with times, origins and rules */
  NOTANDA_CAN_KINDS = 1 << 2,       /* a value's kind beside the value */
  NOTANDA_CAN_LINE_BREAKS = 1 << 3, /* inside a fragment */
} NotandaCan;

typedef struct _NotandaBratConf NotandaBratConf;

/**
 * NotandaFormatWriter:
 * @out: what was written, to be taken and emptied by the caller
 * @losses: counted on the way
 * @document_name: what the document is called in the output and in @losses
 * @conf: (nullable): what brat's annotation.conf has to say, collected
 *
 * Everything a writer needs from one document to the next, so that writing
 * many allocates for the first ones only.
 */
typedef struct
{
  NotandaBuffer     out;
  NotandaLosses     losses;
  const char       *document_name;
  NotandaAnnotation annotation;
  GArray           *slots;   /* (element-type guint32): annotations in text order */
  GArray           *numbers; /* (element-type guint32): by slot, from 1; 0 for hidden ones */
  NotandaTagSet    *builtin;
  NotandaBratConf  *conf;
} NotandaFormatWriter;

void notanda_format_writer_init (NotandaFormatWriter *writer);
void notanda_format_writer_clear (NotandaFormatWriter *writer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaFormatWriter, notanda_format_writer_clear)

/* Fills @slots with the visible annotations, in text order. */
void notanda_format_writer_list_slots (NotandaFormatWriter *writer,
                                       NotandaDocument     *document);

/* Fills in @numbers as well. */
void notanda_format_writer_number (NotandaFormatWriter *writer,
                                   NotandaDocument     *document);

/**
 * NotandaFormat:
 * @name: as `notandactl export --format` takes it
 * @label: for people, to be translated by _()
 * @extension: of the file with the annotations, without the dot
 * @one_file: all documents go into one file, one a line; else each gets its own
 * @can: what it carries
 * @write: appends one document to the writer's buffer
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *extension;
  gboolean    one_file;
  NotandaCan  can;
  void (*write) (NotandaFormatWriter *writer,
                 NotandaDocument     *document);
} NotandaFormat;

/* (array length=n_formats) */
const NotandaFormat *notanda_formats_get (guint *n_formats);

/* %NULL where there is none of that name */
const NotandaFormat *notanda_format_find (const char *name);

/**
 * notanda_format_guess:
 * @path: (nullable) (type filename): its extension decides if it is a known one
 * @bytes: the content decides else
 *
 * Returns: the format that some marks are in, never %NULL
 */
const NotandaFormat *notanda_format_guess (const char *path,
                                           GBytes     *bytes);

/**
 * notanda_format_count_losses:
 *
 * Writes @document to nowhere, counting what @format can't hold of it in
 * @writer's losses.
 */
void notanda_format_count_losses (const NotandaFormat *format,
                                  NotandaFormatWriter *writer,
                                  NotandaDocument     *document,
                                  const char          *name);

/* Those losses that no format can help: differences and damaged rows. */
void notanda_format_writer_count_common (NotandaFormatWriter *writer,
                                         NotandaDocument     *document);

G_END_DECLS

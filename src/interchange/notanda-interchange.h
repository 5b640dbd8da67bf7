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

typedef struct _NotandaBratConf     NotandaBratConf;
typedef struct _NotandaCsvColumns   NotandaCsvColumns;
typedef struct _NotandaBoundaries   NotandaBoundaries;
typedef struct _NotandaConllPhrases NotandaConllPhrases;

#define NOTANDA_FORMAT_MAX_OPTIONS 2

/**
 * NotandaFormatWriter:
 * @out: what was written, to be taken and emptied by the caller
 * @losses: counted on the way
 * @document_name: what the document is called in the output and in @losses
 * @beside: the same as @out for the second file, of formats that have one
 * @conf: (nullable): what brat's annotation.conf has to say, collected
 * @boundaries: (nullable): of the document written last, for reading it back
 * @phrases: (nullable): the same, in CoNLL columns
 * @columns: (nullable): those of a CSV file, which its first document decides
 *
 * Everything a writer needs from one document to the next, so that writing
 * many allocates for the first ones only.
 */
typedef struct
{
  NotandaBuffer     out;
  NotandaBuffer     beside;
  NotandaLosses     losses;
  const char       *document_name;
  NotandaAnnotation annotation;
  GArray           *slots;   /* (element-type guint32): annotations in text order */
  GArray           *numbers; /* (element-type guint32): by slot, from 1; 0 for hidden ones */
  NotandaTagSet    *builtin;
  NotandaBratConf  *conf;

  NotandaBoundaries   *boundaries;
  NotandaConllPhrases *phrases;
  NotandaCsvColumns   *columns;
  char                *options[NOTANDA_FORMAT_MAX_OPTIONS]; /* by number in the format's table; NULL for the default */
} NotandaFormatWriter;

void notanda_format_writer_init (NotandaFormatWriter *writer);
void notanda_format_writer_clear (NotandaFormatWriter *writer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaFormatWriter, notanda_format_writer_clear)

/* Fills @slots with the visible annotations, in text order. */
void notanda_format_writer_list_slots (NotandaFormatWriter *writer,
                                       NotandaDocument     *document);

/* Finds out anew where words and sentences are. Returns: (transfer none) */
const NotandaBoundaries *notanda_format_writer_find_boundaries (NotandaFormatWriter *writer,
                                                                NotandaDocument     *document);

/* Fills in @numbers as well. */
void notanda_format_writer_number (NotandaFormatWriter *writer,
                                   NotandaDocument     *document);

/* Something to choose from, for an option. */
typedef struct
{
  char *name;  /* as on the command line */
  char *label; /* for people, translated */
} NotandaFormatChoice;

void notanda_format_choice_free (NotandaFormatChoice *choice);

typedef enum
{
  NOTANDA_OPTION_CHOICE, /* one of several names */
  NOTANDA_OPTION_YES_NO, /* "yes" or "no" */
} NotandaOptionKind;

/**
 * NotandaFormatOption:
 * @name: as on the command line, without hyphens
 * @label: for people, to be translated by _(), as all below
 * @description: one line on what it is for, as --help has it
 * @hint: the same as the window has it
 * @argument: what --help calls the value
 * @by_default: the value where none is given
 * @list_choices: for CHOICE: (transfer full) (element-type NotandaFormatChoice):
 *   those that a document with this tag set offers
 */
typedef struct
{
  const char       *name;
  const char       *label;
  const char       *description;
  const char       *hint;
  const char       *argument;
  NotandaOptionKind kind;
  const char       *by_default;
  GPtrArray *(*list_choices) (NotandaTagSet *tag_set);
} NotandaFormatOption;

/* @document: the one that @writer wrote last
 * @content: what was written of it, read back; @size bytes, and one more behind
 * them that may be written. Sets %NOTANDA_ERROR_MISMATCH. */
typedef gboolean (*NotandaFormatCheck) (NotandaFormatWriter *writer,
                                        NotandaDocument     *document,
                                        char                *content,
                                        gsize                size,
                                        GError             **error);

/**
 * NotandaFormat:
 * @name: as `notandactl export --format` takes it
 * @label: for people, to be translated by _()
 * @extension: of the file with the annotations, without the dot
 * @one_file: all documents go into one file, one behind the other; else each gets its own
 * @can_import: annotations can be taken from it
 * @can: what it carries
 * @options: (array length=n_options): what can be chosen; %NOTANDA_FORMAT_MAX_OPTIONS at most
 * @write: appends one document to the writer's buffer
 * @check: (nullable): reads back and compares, where notanda-compare.h doesn't
 * @beside: (nullable): what is added to the name of the one file for a second
 *   one, which @write appends to the writer's buffer for it
 * @check_beside: the same as @check for that
 */
typedef struct
{
  const char                *name;
  const char                *label;
  const char                *extension;
  gboolean                   one_file;
  gboolean                   can_import;
  NotandaCan                 can;
  const NotandaFormatOption *options;
  guint                      n_options;
  void (*write) (NotandaFormatWriter *writer,
                 NotandaDocument     *document);
  NotandaFormatCheck check;
  const char        *beside;
  NotandaFormatCheck check_beside;
} NotandaFormat;

/* (array length=n_formats) */
const NotandaFormat *notanda_formats_get (guint *n_formats);

/* %NULL where there is none of that name */
const NotandaFormat *notanda_format_find (const char *name);

/* Returns: (transfer full): "brat, jsonl" and so on, for messages */
char *notanda_formats_to_string (gboolean for_import);

/* Returns: (nullable): the option of that name, with its number */
const NotandaFormatOption *notanda_format_find_option (const NotandaFormat *format,
                                                       const char          *name,
                                                       guint               *number);

/**
 * notanda_format_option_check:
 * @value: what a user gave
 *
 * Returns: %FALSE with %NOTANDA_ERROR_INVALID, saying what there is to choose
 *   from, where a document with @tag_set doesn't have @value
 */
gboolean notanda_format_option_check (const NotandaFormatOption *option,
                                      const char                *value,
                                      NotandaTagSet             *tag_set,
                                      GError                   **error);

/* @value: (nullable): %NULL for the default; no check is made: what a document
 * doesn't have isn't in it. */
void notanda_format_writer_set_option (NotandaFormatWriter *writer,
                                       guint                number,
                                       const char          *value);

const char *notanda_format_writer_get_option (const NotandaFormatWriter *writer,
                                              guint                      number,
                                              const char                *by_default);

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

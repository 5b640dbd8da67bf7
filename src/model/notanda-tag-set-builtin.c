/* notanda-tag-set-builtin.c: the tag set that every document starts with
 *
 * It follows the published quotation corpora: PARC 3 (Pareti 2015), PolNeAR
 * (Newell, Margolin & Ruths 2018) and RiQuA (Papay & Padó 2020) for quotes with
 * source, cue and addressee; the entity types are those of OntoNotes 5, taken
 * together where news reading doesn't tell them apart. Verdicts are the usual
 * scale of fact-checkers.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-tag-set-builtin.h"

#include <glib/gi18n-lib.h>

#include "model/notanda-ids.h"

const NotandaBuiltinElement notanda_builtin_elements[] = {
  {
      .element = "type",
      .id = NOTANDA_ID_TYPE_QUOTE,
      .identifier = "Quote",
      .label = N_ ("Quote"),
      .key = "q",
      .colour = "#3584e4",
      .guideline = N_ ("What somebody says or writes, with its quotation marks and an introducing “that”. "
                       "An utterance broken by its reporting clause is one quote in pieces."),
  },
  {
      .element = "type",
      .id = NOTANDA_ID_TYPE_CLAIM,
      .identifier = "Claim",
      .label = N_ ("Claim"),
      .key = "c",
      .colour = "#e66100",
      .guideline = N_ ("A proposition that could be true or false."),
  },
  {
      .element = "type",
      .id = NOTANDA_ID_TYPE_ENTITY,
      .identifier = "Entity",
      .label = N_ ("Entity"),
      .key = "e",
      .colour = "#2ec27e",
      .guideline = N_ ("A person, organisation, place or other thing with a name. Names inside names are marked too."),
  },
  {
      .element = "type",
      .id = NOTANDA_ID_TYPE_SOURCE,
      .identifier = "Source",
      .label = N_ ("Source"),
      .key = "s",
      .colour = "#9141ac",
      .guideline = N_ ("The whole noun phrase that names the speaker."),
  },
  {
      .element = "type",
      .id = NOTANDA_ID_TYPE_CUE,
      .identifier = "Cue",
      .label = N_ ("Cue"),
      .key = "u",
      .colour = "#c88800",
      .guideline = N_ ("The verb group or phrase that attributes the words to their source."),
  },
  {
      .element = "attribute",
      .id = NOTANDA_ID_ATTRIBUTE_QUOTE_KIND,
      .owner = NOTANDA_ID_TYPE_QUOTE,
      .identifier = "kind",
      .label = N_ ("Kind"),
      .kind = "choice",
      .choices = N_ ("direct\tDirect\nindirect\tIndirect\nmixed\tMixed"),
  },
  {
      .element = "attribute",
      .id = NOTANDA_ID_ATTRIBUTE_CLAIM_CHECK_WORTHY,
      .owner = NOTANDA_ID_TYPE_CLAIM,
      .identifier = "check-worthy",
      .label = N_ ("Check-Worthy"),
      .kind = "yes-no",
  },
  {
      .element = "attribute",
      .id = NOTANDA_ID_ATTRIBUTE_CLAIM_VERDICT,
      .owner = NOTANDA_ID_TYPE_CLAIM,
      .identifier = "verdict",
      .label = N_ ("Verdict"),
      .kind = "choice",
      .choices = N_ ("unverified\tUnverified\ntrue\tTrue\nmostly-true\tMostly True\nmixed\tMixed\n"
                     "mostly-false\tMostly False\nfalse\tFalse"),
  },
  {
      .element = "attribute",
      .id = NOTANDA_ID_ATTRIBUTE_CLAIM_WORDING,
      .owner = NOTANDA_ID_TYPE_CLAIM,
      .identifier = "wording",
      .label = N_ ("Normalised Wording"),
      .kind = "text",
  },
  {
      .element = "attribute",
      .id = NOTANDA_ID_ATTRIBUTE_ENTITY_TYPE,
      .owner = NOTANDA_ID_TYPE_ENTITY,
      .identifier = "type",
      .label = N_ ("Type"),
      .kind = "choice",
      .choices = N_ ("PERSON\tPerson\nORG\tOrganisation\nGPE\tCountry, City or State\nLOC\tPlace\nFAC\tBuilding\n"
                     "NORP\tNation, Religion or Party\nDATE\tDate\nEVENT\tEvent\nWORK\tWork\nLAW\tLaw\n"
                     "QUANTITY\tQuantity\nOTHER\tOther"),
  },
  {
      .element = "attribute",
      .id = NOTANDA_ID_ATTRIBUTE_ENTITY_REFERENCE,
      .owner = NOTANDA_ID_TYPE_ENTITY,
      .identifier = "reference",
      .label = N_ ("Reference"),
      .kind = "reference",
  },
  {
      .element = "role",
      .id = NOTANDA_ID_ROLE_QUOTE_SOURCE,
      .owner = NOTANDA_ID_TYPE_QUOTE,
      .identifier = "source",
      .label = N_ ("Source"),
      .accepts = { NOTANDA_ID_TYPE_SOURCE, NOTANDA_ID_TYPE_ENTITY },
  },
  {
      .element = "role",
      .id = NOTANDA_ID_ROLE_QUOTE_CUE,
      .owner = NOTANDA_ID_TYPE_QUOTE,
      .identifier = "cue",
      .label = N_ ("Cue"),
      .accepts = { NOTANDA_ID_TYPE_CUE },
  },
  {
      .element = "role",
      .id = NOTANDA_ID_ROLE_QUOTE_ADDRESSEE,
      .owner = NOTANDA_ID_TYPE_QUOTE,
      .identifier = "addressee",
      .label = N_ ("Addressee"),
      .accepts = { NOTANDA_ID_TYPE_SOURCE, NOTANDA_ID_TYPE_ENTITY },
  },
  {
      .element = "role",
      .id = NOTANDA_ID_ROLE_CLAIM_CLAIMANT,
      .owner = NOTANDA_ID_TYPE_CLAIM,
      .identifier = "claimant",
      .label = N_ ("Claimant"),
      .accepts = { NOTANDA_ID_TYPE_SOURCE, NOTANDA_ID_TYPE_ENTITY },
  },
  {
      .element = "role",
      .id = NOTANDA_ID_ROLE_CLAIM_EVIDENCE,
      .owner = NOTANDA_ID_TYPE_CLAIM,
      .identifier = "evidence",
      .label = N_ ("Evidence"),
      .accepts = { NOTANDA_ID_TYPE_QUOTE, NOTANDA_ID_TYPE_CLAIM },
  },
  {
      .element = "role",
      .id = NOTANDA_ID_ROLE_ENTITY_SAME_AS,
      .owner = NOTANDA_ID_TYPE_ENTITY,
      .identifier = "same-as",
      .label = N_ ("Same As"),
      .accepts = { NOTANDA_ID_TYPE_ENTITY },
  },
  {
      .element = "role",
      .id = NOTANDA_ID_ROLE_SOURCE_ENTITY,
      .owner = NOTANDA_ID_TYPE_SOURCE,
      .identifier = "entity",
      .label = N_ ("Entity"),
      .accepts = { NOTANDA_ID_TYPE_ENTITY },
  },
};

const guint notanda_n_builtin_elements = G_N_ELEMENTS (notanda_builtin_elements);

/* notanda-databases.c: where the pages of well-known databases are
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-databases.h"

/* An id goes at the end of the address. */
static const struct
{
  const char *name;
  const char *address;
} databases[] = {
  { "Wikidata", "https://www.wikidata.org/wiki/" },
  { "Wikipedia", "https://en.wikipedia.org/wiki/" },
  { "GeoNames", "https://www.geonames.org/" },
  { "VIAF", "https://viaf.org/viaf/" },
  { "GND", "https://d-nb.info/gnd/" },
  { "LCNAF", "https://id.loc.gov/authorities/names/" },
  { "ISNI", "https://isni.org/isni/" },
  { "ORCID", "https://orcid.org/" },
  { "ROR", "https://ror.org/" },
  { "DOI", "https://doi.org/" },
};

char *
notanda_databases_dup_address (const char *database,
                               const char *id)
{
  for (guint i = 0; *id != '\0' && i < G_N_ELEMENTS (databases); i++)
    if (g_ascii_strcasecmp (databases[i].name, database) == 0)
      {
        /* a DOI has a slash in it */
        g_autofree char *escaped = g_uri_escape_string (id, "/:", TRUE);

        return g_strconcat (databases[i].address, escaped, NULL);
      }
  return NULL;
}

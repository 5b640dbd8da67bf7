/* test-xml.c: broken and hostile XML is walked to its end
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-xml.h"

#include <string.h>

/* "(" and ")" around elements, attributes named "v" behind their name. */
static char *
trace (const char *text,
       gboolean   *is_cut)
{
  g_autoptr (NotandaXml) xml = notanda_xml_new (text, strlen (text));
  GString        *out = g_string_new (NULL);
  NotandaXmlEvent event;

  while ((event = notanda_xml_next (xml)) != NOTANDA_XML_END)
    {
      g_autofree char *value = event == NOTANDA_XML_OPEN ? notanda_xml_dup_attribute (xml, "v") : NULL;

      if (event == NOTANDA_XML_OPEN)
        g_string_append_printf (out, "(%s%s%s ", notanda_xml_get_name (xml), value != NULL ? "=" : "", value != NULL ? value : "");
      else
        g_string_append (out, event == NOTANDA_XML_CLOSE ? ")" : notanda_xml_get_text (xml));
    }
  *is_cut = notanda_xml_is_cut (xml);

  return g_string_free (out, FALSE);
}

static void
test_events (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "<?xml version=\"1.0\"?><a v=\"1\">x<b/>y</a>", "(a=1 x(b )y)" },
    { "<p:a xmlns:p=\"urn:p\" p:v=\"2\"><p:b>t</p:b></p:a>", "(a=2 (b t))" },
    { "<q:a q:v='3'>t</q:a>", "(a=3 t)" },
    { "<a>&eacute;&nbsp;&amp;&lt;</a>", "(a é\xc2\xa0&<)" },
    { "<a><![CDATA[<x>]]></a>", "(a <x>)" },
    { "<!DOCTYPE a [<!ENTITY e \"boom\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>1&e;2&f;3</a>", "(a 1&e;2&f;3)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean         is_cut;
      g_autofree char *found = trace (cases[i].text, &is_cut);

      g_assert_cmpstr (found, ==, cases[i].expected);
      g_assert_false (is_cut);
    }
}

static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) crowded = g_string_new ("<r><a>in</a><b");
  g_autofree char *of_deep = NULL, *of_crowded = NULL;
  gboolean         is_cut;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  of_deep = trace (deep->str, &is_cut);
  g_assert_true (is_cut);

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (crowded, " a%u=''", i);
  g_string_append (crowded, ">out</b></r>");
  of_crowded = trace (crowded->str, &is_cut);
  g_assert_true (is_cut);
  g_assert_nonnull (strstr (of_crowded, "in"));
  g_assert_null (strstr (of_crowded, "out"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/load/formats/xml/events", test_events);
  g_test_add_func ("/notanda/load/formats/xml/hostile", test_hostile);

  return g_test_run ();
}

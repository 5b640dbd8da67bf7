/* test-judge.c: what kind of page it is
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/notanda-extract.h"

#include <string.h>

#define ONE "<p>The ferry to the island left at seven, as it had on every working day for forty years, and nobody on the quay looked up when the ropes were let go.</p>"
#define TWO "<p>Its captain, a woman of sixty, said that she had counted the crossings once, in a winter with much fog, and had stopped when the number no longer told her anything.</p>"
#define BODY ONE TWO ONE TWO ONE
#define PAGE(inner) "<title>The last ferry</title><main><article><h1>The last ferry leaves in spring</h1>" inner "</article></main>"

static NotandaLoaded *
extract (const char *page)
{
  NotandaLoaded     *loaded = notanda_loaded_new ("html");
  NotandaLoadOptions options = { .name = "page.html" };

  notanda_extract_html (g_strdup (page), strlen (page), &options, TRUE, loaded);

  return loaded;
}

static void
test_page_kinds (void)
{
  static const struct
  {
    const char *page;
    guint       kind;
  } cases[] = {
    { PAGE (BODY), NOTANDA_PAGE_KIND_ARTICLE },
    { "<h1>Page not found</h1><p>The page you are looking for could not be found.</p>", NOTANDA_PAGE_KIND_ERROR },
    { "<body><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>", NOTANDA_PAGE_KIND_SCRIPT },
    { PAGE (ONE TWO "<div class=paywall><p>To continue reading, subscribe now.</p></div>"), NOTANDA_PAGE_KIND_STUB },
    { "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>" PAGE (ONE TWO),
      NOTANDA_PAGE_KIND_STUB },
    { "<title>Sign in</title><h1>Sign in to the Gazette</h1><p>Welcome back. Please enter your address and password to go on.</p>"
      "<form><label>E-mail <input type=email></label><label>Password <input type=PASSWORD></label><button>Sign in</button></form>",
      NOTANDA_PAGE_KIND_ERROR },
    /* those that ask for the password on the next page */
    { "<h1>Welcome</h1><p>Please enter your e-mail address to go on.</p><form action='/Account/Sign-In'><div><input type=email></div><button>Next</button></form>",
      NOTANDA_PAGE_KIND_ERROR },
    { "<h1>Welcome</h1><p>Please enter your e-mail address to go on.</p><form><input autocomplete='section-a username'><button>Next</button></form>",
      NOTANDA_PAGE_KIND_ERROR },
    /* an address that a newsletter asks for */
    { "<h1>The ferry is late</h1><p>It was to come at nine, and came at noon.</p><form action=/newsletter><input type=email><button>Subscribe</button></form>",
      NOTANDA_PAGE_KIND_ARTICLE },
    /* a box for the login above an article */
    { "<form><input type=text><input type=password><button>Log in</button></form>" PAGE (BODY), NOTANDA_PAGE_KIND_ARTICLE },
    { "<title>App</title><div id=root>Loading…</div><script src=/app.js></script>", NOTANDA_PAGE_KIND_SCRIPT },
    /* what a script would show is there already */
    { "<div id=app hidden>" BODY "</div><script src=/app.js></script>", NOTANDA_PAGE_KIND_ARTICLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaLoaded) loaded = extract (cases[i].page);

      g_test_message ("page %u", i);
      g_assert_cmpstr (notanda_page_kind_get_identifier (loaded->page), ==, notanda_page_kind_get_identifier (cases[i].kind));
      g_assert_cmpuint (loaded->blocks->len, >, 0);
    }
}

#define ASKS "<p>We and our 143 partners store and read information on your device, such as cookies, to show you advertisements that fit you.</p>" \
             "<p>Some of them rely on their legitimate interest, to which you can object at any time, without giving reasons for it.</p>"

/* A page that only asks for consent stands in the place of the article; a banner, or an article about such pages, doesn't. */
static void
test_consent (void)
{
  static const struct
  {
    const char *page;
    guint       kind;
  } cases[] = {
    { "<h1>Before you go on</h1>" ASKS "<p>Your choice is valid for thirteen months.</p><form><button> <span>Accept all</span></button></form>", NOTANDA_PAGE_KIND_ERROR },
    { "<title>Consent</title>" ASKS "<form><input type=submit value='I agree'></form>", NOTANDA_PAGE_KIND_ERROR },
    { "<div role=dialog><h2>Willkommen</h2><p>Wir verwenden Cookies, damit diese Seite funktioniert. Dazu brauchen wir Ihre Zustimmung.</p>"
      "<p>Oder ohne Werbung im Abo für 2,99 Euro im Monat.</p><a role=button href=#>Alle akzeptieren</a></div>",
      NOTANDA_PAGE_KIND_ERROR },
    { "<main><h1>Le Courrier respecte votre vie privée</h1><p>Nous utilisons des cookies pour mesurer l’audience, et vous pouvez changer d’avis.</p>"
      "<button>Accepter</button></main>",
      NOTANDA_PAGE_KIND_ERROR },
    { "<div id=didomi-host><p>Vi og vores partnere gemmer oplysninger på din enhed.</p><button>Accepter alle</button></div>", NOTANDA_PAGE_KIND_ERROR },
    /* a banner above an article, below it, and of more words than it has */
    { "<div>" ASKS "<button>Accept all</button></div>" PAGE (BODY), NOTANDA_PAGE_KIND_ARTICLE },
    { PAGE (ONE TWO) "<div class=cookie-banner>" ASKS "<button>Accept all</button></div>", NOTANDA_PAGE_KIND_ARTICLE },
    { PAGE (ONE TWO) "<div>" ASKS ASKS ASKS "<button>Accept all</button></div>", NOTANDA_PAGE_KIND_ARTICLE },
    /* words beside a button aren't on it */
    { "<h1>About cookies</h1>" ASKS "<button>Search</button>Agree", NOTANDA_PAGE_KIND_ARTICLE },
    /* one that is about them, and has no button; one that has a button and a banner around all of it */
    { PAGE (ASKS ASKS), NOTANDA_PAGE_KIND_ARTICLE },
    { "<div>" PAGE (BODY) ASKS "<button>Agree</button></div>", NOTANDA_PAGE_KIND_ARTICLE },
    /* others that ask something before anything else */
    { "<h1>courier.example</h1><p>Checking if the site connection is secure</p><p>courier.example needs to review the security of your connection.</p>",
      NOTANDA_PAGE_KIND_ERROR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaLoaded) loaded = extract (cases[i].page);

      g_test_message ("page %u", i);
      g_assert_cmpstr (notanda_page_kind_get_identifier (loaded->page), ==, notanda_page_kind_get_identifier (cases[i].kind));
      /* it can be opened anyway */
      g_assert_cmpuint (loaded->blocks->len, >, 0);
    }
}

/* A page without any text is no article; one with a script would have some in a browser. */
static void
test_empty_pages (void)
{
  static const struct
  {
    const char *page;
    guint       kind;
  } cases[] = {
    { "<title>Nothing</title><body></body>", NOTANDA_PAGE_KIND_ERROR },
    { "<title>App</title><div id=root></div><script src=/app.js></script>", NOTANDA_PAGE_KIND_SCRIPT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaLoaded) loaded = extract (cases[i].page);

      g_assert_cmpuint (loaded->blocks->len, ==, 0);
      g_assert_cmpuint (loaded->page, ==, cases[i].kind);
    }
}

/* Text that was found in a page's data needs no browser, however much script stands around it. */
static void
test_kind_from_data (void)
{
  g_autofree char *script = g_strnfill (30000, 'x');
  g_autofree char *page = g_strconcat ("<title>The last ferry</title><div id=__next></div><script id=__NEXT_DATA__ type='application/json'>"
                                       "{\"article\":{\"headline\":\"The last ferry\",\"body\":\"",
                                       BODY, "\"}}</script><script>", script, "</script>", NULL);
  g_autoptr (NotandaLoaded) loaded = extract (page);

  g_assert_cmpuint (loaded->blocks->len, ==, 6);
  g_assert_cmpuint (loaded->page, ==, NOTANDA_PAGE_KIND_ARTICLE);
  g_assert_cmpfloat (loaded->confidence, >, 0);
}

static void
test_list (void)
{
  g_autoptr (GString) page = g_string_new ("<body><h1>News</h1>");
  g_autoptr (NotandaLoaded) loaded = NULL;

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (page, "<div class=item><h2><a href=%u>The council met for the %uth time this year</a></h2><p>Short teaser.</p></div>", i, i);
  loaded = extract (page->str);
  g_assert_cmpuint (loaded->page, ==, NOTANDA_PAGE_KIND_LIST);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/extract/judge/page-kinds", test_page_kinds);
  g_test_add_func ("/notanda/extract/judge/consent", test_consent);
  g_test_add_func ("/notanda/extract/judge/empty-pages", test_empty_pages);
  g_test_add_func ("/notanda/extract/judge/kind-from-data", test_kind_from_data);
  g_test_add_func ("/notanda/extract/judge/list", test_list);

  return g_test_run ();
}

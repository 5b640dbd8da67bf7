/* notanda-class-words.c: what the class and id of an element say about it
 *
 * The words stand in lists, one a meaning; once a page they are hashed into a
 * table, in which each word of an attribute is looked up once. All later tests
 * are on bits.
 *
 * Rejected: patterns over the whole attribute, as other extractors have them: a
 * page has some thousand attributes, and "shadow" would be an "ad".
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/notanda-class-words.h"

#include <string.h>

#define N_PLACES 2048u /* some four times the words */
#define MAX_WORD 24u

typedef struct
{
  guint       group;
  const char *words;
} Row;

static const Row rows[] = {
  { NOTANDA_CLASS_BODY,
    "article articlebody articlecontent articletext artikel blog body bodytext contenido content corps "
    "cuerpo entry entrycontent hentry inhalt main maincontent markdown page paragraph paragraphs post "
    "postbody postcontent prose richtext story storybody storycontent testo text textcontent wysiwyg" },
  { NOTANDA_CLASS_COMMENT,
    "comentarios comment commentaires commenter commentlist commento comments coral discussion disqus "
    "kommentar kommentare livefyre reactions replies reply respond viafoura" },
  { NOTANDA_CLASS_CAPTION,
    "bildunterschrift caption captions carousel copyright credit credits cutline figcaption gallery "
    "imagecaption imagedescription imagetext imgcaption legend legende lightbox photocaption photocredit "
    "photodescription slider slideshow thumbcaption wpcaption" },
  { NOTANDA_CLASS_RELATED,
    "also card cards crp furthermore headlines latest latestnews mehr more morestories mostpopular "
    "mostread nextarticle onward outbrain playlist popular promos readmore readnext recent recirc "
    "recirculation recommend recommendation recommendations recommended related relatedarticles "
    "relatedposts river seealso similar suggested suggestions taboola teaser teasers trending upnext "
    "upsell weitere yarpp zergnet" },
  { NOTANDA_CLASS_SHARE,
    "actions addthis addtoany email facebook follow instagram likes linkedin pinterest print share "
    "sharebar sharebuttons sharedaddy shares sharethis sharing social sociallinks socialmedia socials "
    "toolbar toolbox tools tweet twitter utility whatsapp" },
  { NOTANDA_CLASS_BYLINE,
    "articlemeta auteur author authorname authors autor autore byline bylines contributor contributors "
    "date dateline datetime dekdate entrymeta infobar infos meta metadata modified posted postedon "
    "postmeta pubdate publishdate published readingtime readtime time timestamp updated" },
  { NOTANDA_CLASS_BIOGRAPHY,
    "aboutauthor aboutbox authorbio authorbox authordescription authorinfo bio biography profile vcard "
    "writer" },
  { NOTANDA_CLASS_PROMOTION,
    "ad ads adsense adslot adunit adv advert advertisement advertising advertorial affiliate anzeige "
    "appeal apppromo banner banners buy buybox callout commercial cta deal deals dfp donate donation "
    "donations interstitial lightboxoverlay mailchimp marketing membership modal newsletter newsletters "
    "offer offers optin overlay paywall piano poll popup price product products promo promobox promotion "
    "promotional publicidad quiz regwall shop shopping signup sponsor sponsored sponsors sticky subscribe "
    "subscription subscriptions survey werbung widgetad" },
  { NOTANDA_CLASS_BOX,
    "adslot adunit advert advertisement donate donation donations mailchimp membership newsletter "
    "newsletters optin paywall poll quiz signup subscribe subscription subscriptions survey" },
  { NOTANDA_CLASS_NAVIGATION,
    "account branding breadcrumb breadcrumbs crumb crumbs dropdown hamburger header login logo masthead "
    "megamenu menu menuitem menus nav navbar navi navigation nextprev pagenavi pager pagination paging "
    "prevnext search searchform signin sitemap sitenav skip skiplink submenu tab tabs toc topbar" },
  { NOTANDA_CLASS_CONSENT,
    "ccpa cmp consent cookie cookiebanner cookiebar cookiebot cookies didomi gdpr onetrust privacy "
    "quantcast spmessage truste" },
  { NOTANDA_CLASS_HIDDEN,
    "screenreader screenreadertext sronly visuallyhidden" },
  { NOTANDA_CLASS_SIDE,
    "aside bottom colophon complementary correction disclaimer extra extras foot footer footnote infobox "
    "inset leftrail legal module notice rail rightrail secondary side sidebar sidebars sidenote "
    "supplemental terms tertiary widget widgetarea widgets" },
  { NOTANDA_CLASS_TAGS,
    "categories category catlinks filedunder hashtags keyword keywords label labels postedin tag tagcloud "
    "taglist tags topic topics" },
  { NOTANDA_CLASS_STANDFIRST,
    "abstract chapo deck dek description excerpt intro introduction kicker lead lede sommario standfirst "
    "strapline subhead subheading subheadline subtitle summary teasertext vorspann" },
};

typedef struct
{
  const char *word; /* ends at a blank */
  guint       size;
  guint       groups;
} Place;

struct _NotandaClassWords
{
  Place places[N_PLACES];
};

/* Returns: where @word is, or the free place where it would be */
static Place *
find_place (NotandaClassWords *words,
            const char        *word,
            gsize              size)
{
  guint hash = 5381;
  guint at;

  for (gsize i = 0; i < size; i++)
    hash = hash * 33 + (guint8) word[i];
  for (at = (hash ^ (hash >> 11)) % N_PLACES; words->places[at].word != NULL; at = (at + 1) % N_PLACES)
    if (words->places[at].size == size && memcmp (words->places[at].word, word, size) == 0)
      break;

  return &words->places[at];
}

NotandaClassWords *
notanda_class_words_new (void)
{
  NotandaClassWords *words = g_new0 (NotandaClassWords, 1);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (const char *at = rows[i].words; *at != '\0';)
      {
        gsize  size = strcspn (at, " ");
        Place *place = find_place (words, at, size);

        place->word = at;
        place->size = (guint) size;
        place->groups |= rows[i].group;
        at += size + (at[size] == ' ' ? 1 : 0);
      }

  return words;
}

void
notanda_class_words_free (NotandaClassWords *words)
{
  g_free (words);
}

/* The word in @pair from @first on, and with the one before it: "read-more" is "readmore". */
static guint
look_up_last (NotandaClassWords *words,
              const char        *pair,
              gsize              first,
              gsize              size)
{
  guint groups = 0;

  if (size - first <= MAX_WORD)
    groups = find_place (words, pair + first, size - first)->groups;
  if (first > 0 && size <= MAX_WORD)
    groups |= find_place (words, pair, size)->groups;

  return groups;
}

guint
notanda_class_words_look_up (NotandaClassWords *words,
                             const char        *value)
{
  char  pair[2 * MAX_WORD + 2];
  gsize first = 0; /* where the last word begins */
  gsize size = 0;
  guint groups = 0;
  char  last = ' ';

  for (;; value++)
    {
      char     c = *value;
      gboolean is_letter = g_ascii_isalpha (c);

      if (size > first && (!is_letter || (g_ascii_isupper (c) && g_ascii_islower (last))))
        {
          groups |= look_up_last (words, pair, first, size);
          memmove (pair, pair + first, size - first);
          size -= first;
          first = size > MAX_WORD ? 0 : size;
          size = first;
        }
      if (c == ' ')
        {
          size = 0;
          first = 0;
        }
      if (c == '\0')
        return groups;
      if (is_letter && size - first <= MAX_WORD)
        pair[size++] = g_ascii_tolower (c);
      last = c;
    }
}

/* notanda-phrases.c: what the words of a short block say it is
 *
 * The phrases stand in lists, one a meaning, since that is how they are read and
 * added to; they are put into a table by their first two letters once a page,
 * which takes less time than a block. A block is looked at where words begin,
 * and long ones only at their two ends, where "Reporting by" and "Read more"
 * stand.
 *
 * Small letters are ASCII's alone: a phrase that begins with another has both.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/notanda-phrases.h"

#include <string.h>

#define N_BUCKETS 1024u
#define MAX_SHORT 400u /* bytes of a block that is looked at as a whole */
#define MAX_HEAD 120u
#define MAX_TAIL 200u

typedef enum
{
  START, /* the block begins with it */
  ANY,   /* it stands anywhere in it */
  WHOLE, /* it is the block, but for a colon */
} Where;

typedef struct
{
  guint       phrase;
  Where       where;
  const char *list;
} Row;

static const Row rows[] = {
  /* of some 600 articles, hardly one had a block of these that was part of it */
  { NOTANDA_PHRASE_SURE, START,
    "reporting by|back to gallery|text size|watch:|we may earn|buy now|by signing up|by clicking|by subscribing|by entering your|by submitting|sign up|"
    "subscribe|follow us|get the latest|your email address will not|enter your email|cookie policy|"
    "we use cookies|this site uses|this website uses|we and our|by continuing to|copyright ©|copyright 2|"
    "copyright 1|copyright (c)|© 2|© 1|click here to|advertisement|related:|related article|"
    "related articles|related posts|related stories|read also|also read|read more|read next|view all|"
    "see all|view more|don't miss|thanks for reading|sponsored|donate|support our|become a member|"
    "about the author|leave a reply|leave a comment|post a comment|write a comment|"
    "be the first to comment|filed under|tags:|tagged:|topics:|photo:|image:|credit:|photo credit|"
    "photo by|photo courtesy|listen to this article|reading time|share this|stay up to date|"
    "unlock this article|this article is exclusive|accuracy and availability of|join our newsletter|"
    "join our mailing|this newsletter|already a subscriber|lesen sie auch|mehr zum thema|à lire aussi|"
    "lire aussi|lea también|te puede interesar|leggi anche|lees ook|czytaj też|zobacz też|Читайте также|"
    "leia também|alle rechte vorbehalten|tous droits réservés" },
  { NOTANDA_PHRASE_SURE, ANY,
    "earn us a commission|affiliate policy|earn a commission|with a subscription|all rights reserved|our newsletter|terms of use|terms of service|privacy policy|to your inbox|"
    "straight to your inbox|delivered to your inbox|follow us on|cookie policy|cookie settings|"
    "legitimate interest|min read|minute read|mins read|getty images|via getty|enable javascript|"
    "requires javascript|to keep reading|originally published|affiliate commission|may be compensated|"
    "become a member|our whatsapp channel|our telegram channel|our youtube channel" },
  { NOTANDA_PHRASE_MORE, START,
    "read more|read also|also read|read next|read:|read the full|read full|read our|related:|"
    "related story|related article|see also|see:|see more|more:|more on|more from|more about|"
    "recommended:|watch:|watch now|watch the|watch more|listen:|listen to|listen now|don't miss|"
    "must read|continue reading|click here|here's what|find out more|learn more|view more|show more|"
    "load more|view all|see all|all news|lesen sie|mehr zum thema|mehr zu|mehr dazu|auch interessant|"
    "das könnte sie|weiterlesen|lire aussi|à lire|a lire|lire la suite|en savoir plus|voir aussi|"
    "sur le même|lea también|lee también|leer más|te puede|te recomendamos|también te|ver también|"
    "más información|leggi anche|leggi tutto|per approfondire|potrebbe interessarti|lees ook|lees meer|"
    "bekijk ook|czytaj|zobacz|przeczytaj|читайте|Читайте|смотрите также|leia também|leia mais|"
    "veja também|saiba mais|läs också|läs mer|les også|læs også|lue myös|関連記事|続きを読む|相关阅读|相关新闻|延伸閱讀|延伸阅读|"
    "related reading|further reading|in pics|in pictures|also see|also on|explained:|explainer:|"
    "analysis:|live updates|follow live" },
  { NOTANDA_PHRASE_RELATED, WHOLE,
    "related|related articles|related stories|related posts|related content|related news|related links|"
    "related topics|related coverage|related videos|more stories|more articles|more news|more posts|"
    "more to read|more to explore|most read|most popular|popular|popular posts|trending|trending now|"
    "trending stories|latest|latest news|latest stories|latest articles|latest posts|recent posts|"
    "recent articles|recent stories|recommended|recommended reading|recommended for you|"
    "recommended stories|you may also like|you might also like|you may like|you might like|"
    "you may also be interested in|you might be interested in|up next|next up|read next|"
    "what to read next|keep reading|see also|further reading|top stories|top news|editor's picks|"
    "editors' picks|around the web|from the web|from our partners|sponsored content|promoted stories|"
    "in this section|other news|other stories|other posts|similar articles|similar posts|similar stories|"
    "don't miss|explore more|discover more|more like this|more from|featured|featured stories|"
    "featured articles|mehr zum thema|auch interessant|das könnte sie auch interessieren|"
    "ähnliche artikel|verwandte artikel|meistgelesen|neueste artikel|articles similaires|à lire aussi|"
    "sur le même sujet|les plus lus|dans la même rubrique|artículos relacionados|noticias relacionadas|"
    "relacionados|lo más leído|más noticias|te puede interesar|también te puede interesar|"
    "articoli correlati|leggi anche|potrebbe interessarti|lees ook|meer nieuws|czytaj także|polecane|"
    "zobacz też|Читайте также|читайте также|artigos relacionados|notícias relacionadas|leia também|"
    "mais lidas|関連記事|相关阅读|相关新闻|advertisement|references" },
  { NOTANDA_PHRASE_RELATED, START,
    "more from |more in |more on |latest from |latest in |more stories|you may also|you might also|"
    "recommended for|related articles|related stories|related posts|popular in |trending in |"
    "read more from|also in " },
  { NOTANDA_PHRASE_CREDIT, START,
    "photo:|photo by|photos:|photos by|photograph:|photograph by|photography by|photo credit|"
    "photo courtesy|photo illustration|image:|image by|image credit|image source|images:|image courtesy|"
    "picture:|picture by|pictures:|credit:|credits:|file photo|file image|(photo|(image|(picture|(credit|"
    "(file|(ap photo|[photo|[image|foto:|fotos:|foto ©|bild:|bildquelle|quelle:|crédit|crédits|crédito|"
    "créditos|fotografía:|fuente:|©|illustration:|illustration by|video:|video by|video credit|"
    "source: getty|courtesy of|featured image|screenshot|representational image|pic:|pic credit|fot.|"
    "фото:|Фото:" },
  { NOTANDA_PHRASE_CREDIT, ANY,
    "/getty images|getty images|/ getty|/getty|/afp|/ afp|/reuters|/ reuters|via getty|via ap|"
    "/shutterstock|shutterstock|istock|ap photo|/epa|/dpa|alamy|unsplash|adobe stock|/ap)|photo by|"
    "photo:|photo credit|image credit|photo courtesy|wikimedia commons|file photo|handout|/pa wire|"
    "pa images" },
  { NOTANDA_PHRASE_BYLINE, START,
    "by |by:|written by|words by|text by|story by|posted by|posted on|posted in|posted |published by|"
    "published:|published on|published |updated:|updated on|updated |last updated|last modified|"
    "first published|reporting by|reported by|additional reporting|editing by|edited by|compiled by|"
    "reviewed by|medically reviewed|fact checked|fact-checked|author:|authors:|contributed by|"
    "contributor|contributors|from our|von |text:|autor:|autorin:|redaktion|veröffentlicht|aktualisiert|"
    "stand:|par |publié le|publié par|mis à jour|modifié le|por |publicado|actualizado|escrito por|di |"
    "pubblicato|aggiornato|door |gepubliceerd|bijgewerkt|av |publicerad|uppdaterad|autor |redakcja|автор|"
    "Автор|опубликовано|Опубликовано|staff writer|staff report|press release|our reporter|"
    "our correspondent|special correspondent" },
  { NOTANDA_PHRASE_BYLINE, ANY,
    "reporting by|editing by|contributed to this report|contributed to this story|"
    "contributed to this article|additional reporting by| by " },
  { NOTANDA_PHRASE_COPYRIGHT, START,
    "copyright|©|(c) |all rights reserved|this story was originally|this article was originally|"
    "this article originally|this story originally|this post originally|this piece originally|"
    "originally published|originally posted|republished|disclaimer|the views expressed|views expressed|"
    "opinions expressed|the opinions expressed|this content|this material may not|associated press|"
    "the associated press|alle rechte|tous droits|todos los derechos|tutti i diritti|terms of|"
    "privacy policy|correction:|editor's note|this article is republished|read the original|"
    "this article has been|this story has been" },
  { NOTANDA_PHRASE_COPYRIGHT, ANY,
    "all rights reserved|may not be published, broadcast|alle rechte vorbehalten|tous droits réservés|"
    "derechos reservados|diritti riservati|syndicated feed|originally appeared on|originally published|"
    "reserves the right|not edited by|views expressed" },
  { NOTANDA_PHRASE_PROMOTION, START,
    "sign up|subscribe|newsletter|get the latest|get our|get the best|get more|get breaking|get news|"
    "get all|get email|get unlimited|join our|join the|join us|follow us|follow @|follow our|follow the|"
    "download our|download the|support our|support us|support the|help us|donate|become a|if you value|"
    "if you enjoyed|enjoy this|enjoying this|like this|like us|love this|want more|want to|have a tip|"
    "got a tip|have a story|do you have|got a story|got something|contact us|email us|stay up to date|"
    "stay informed|stay connected|stay in|keep up|don't forget|click to|click here|advertisement|"
    "advertising|sponsored|promoted|buy now|shop|order now|free trial|start your|try it|as an amazon|"
    "we may earn|we may receive|this post contains|this article contains affiliate|this post may|"
    "when you purchase|when you buy|if you buy|purchases made|products featured|anzeige|werbung|"
    "publicité|publicidad|abonnieren|suscríbete|suscribirse|síguenos|inscrivez|abonnez|suivez|iscriviti|"
    "seguici|assine|inscreva|siga|schrijf je in|подписывайтесь|Подписывайтесь|thank you for reading|"
    "thanks for reading|your email|enter your|by signing up|by clicking|by subscribing|by submitting|"
    "by entering|you can unsubscribe|unsubscribe|this newsletter|read unlimited|log in|login|register|"
    "already a|create a free|create an account|sign in|tell us|send us|let us know|what do you think|"
    "take our|vote|poll:|quiz" },
  { NOTANDA_PHRASE_PROMOTION, ANY,
    "buy now|our newsletter|newsletter|subscribe to|sign up for|sign up to|affiliate|commission|follow us on|"
    "on facebook and|on twitter and|google news|whatsapp channel|telegram channel|youtube channel|"
    "download our app|our app|free newsletter|delivered to your inbox|your inbox|straight to your|"
    "to your inbox|become a member|support our journalism|make a donation|tax-deductible|email protected|"
    "privacy policy|terms of service|terms of use|terms and conditions|use code|promo code|discount|"
    "click here|tap here|advertisement" },
  { NOTANDA_PHRASE_SHARE, START,
    "share|tweet|facebook|twitter|whatsapp|pinterest|linkedin|email|e-mail|print|copy link|link copied|"
    "save|bookmark|like|pin it|reddit|flipboard|telegram|teilen|drucken|partager|imprimer|compartir|"
    "condividi|delen|udostępnij|поделиться|Поделиться|text size|font size|a+|gift this|gift article|"
    "add to|send" },
  { NOTANDA_PHRASE_COMMENTS, START,
    "comments|comment|leave a comment|leave a reply|post a comment|add a comment|write a comment|"
    "join the conversation|join the discussion|no comments|0 comments|show comments|view comments|"
    "hide comments|read comments|be the first|kommentare|kommentar|commentaires|laisser un|comentarios|"
    "deja un|commenti|reacties|komentarze|комментарии|Комментарии|your email address will not|"
    "required fields|reply|login to comment|log in to" },
  { NOTANDA_PHRASE_COMMENTS, ANY,
    " comments|leave a comment|in the comments" },
  { NOTANDA_PHRASE_TAGS, START,
    "tags:|tags|tagged|topics:|topics|filed under|categories:|category:|categories|posted in|more on:|"
    "keywords:|keywords|schlagwörter|themen:|mots-clés|etiquetas|temas|thèmes|in this article|"
    "in this story|related topics|explore|sections|tag:|argomenti|onderwerpen" },
  { NOTANDA_PHRASE_BIOGRAPHY, START,
    "about the author|about the writer|about the|about us|meet the|written by|author bio|über den autor|"
    "zur person|à propos|sobre el autor|sull'autore|over de auteur|об авторе|Об авторе|view all posts|"
    "see all posts|all posts by|more by" },
  { NOTANDA_PHRASE_BIOGRAPHY, ANY,
    "writes about|has worked for|is a reporter|is a staff|is a senior|is a writer|is a freelance|is a journalist|is an editor|"
    "is the editor|is a contributor|is a contributing|is a columnist|is a correspondent|is an associate|"
    "is an assistant|is a professor|is a fellow|is the author|is an author|is the founder|"
    "is the co-founder|is a former|is a regular|is a london|is a new york|is a news|is a digital|"
    "is a producer|is a political|can be reached|reach him at|reach her at|reach them at|"
    "follow him|follow her|follow them|on twitter @|twitter: @|email him|email her|"
    "contact him|contact her|has written for|her work has|his work has|has been writing|"
    "son twitter" },
  { NOTANDA_PHRASE_CONSENT, START,
    "we use cookies|this site uses|this website uses|our site uses|we and our|by continuing|by using|"
    "cookie|cookies|accept all|accept cookies|manage cookies|your privacy|we value your|we care about|"
    "wir verwenden|diese website|nous utilisons|ce site utilise|usamos cookies|utilizamos|este sitio|"
    "questo sito|deze website|wij gebruiken|this content is blocked|to view this content" },
  { NOTANDA_PHRASE_CONSENT, ANY,
    "use cookies|uses cookies|cookie policy|cookie settings|your consent|legitimate interest|"
    "personalised ads|personalized ads" },
  { NOTANDA_PHRASE_AGREE, START,
    "accept|agree|i agree|i accept|allow all|allow cookies|consent|i consent|yes, i agree|continue with cookies|alle akzeptieren|akzeptieren|"
    "zustimmen|einverstanden|ich stimme|alle cookies|tout accepter|accepter|j'accepte|j’accepte|aceptar|acepto|accetta|accetto|aceitar|aceito|"
    "akkoord|alles accepteren|alle cookies|accepteren|godkänn|acceptera|jag godkänner|godta|godkend|accepter alle|hyväksy|zaakceptuj|akceptuj|"
    "zgadzam się|Принять|принять|Согласен|同意|すべて許可|接受" },
  { NOTANDA_PHRASE_GALLERY, START,
    "back to gallery|view gallery|gallery|slide |photo 1|image 1|1 of |1/|previous|next|close|expand|"
    "enlarge|open image|hide caption|toggle caption|caption|play|pause|mute|unmute|loading|now playing|"
    "video player|watch video|this video|your browser does not|audio|duration|skip|advertisement" },
  { NOTANDA_PHRASE_ERROR, START,
    "page not found|404|not found|error 404|403|access denied|forbidden|sorry, we|sorry, this page|"
    "sorry, the page|the page you|this page|oops|we can't find|we couldn|something went wrong|"
    "service unavailable|request blocked|attention required|just a moment|checking your browser|"
    "are you a robot|are you human|verify you|please verify|unusual traffic|pardon our|checking if the site|"
    "making sure you're not|making sure you’re not|"
    "seite nicht gefunden|page introuvable|página no encontrada|pagina non trovata" },
  { NOTANDA_PHRASE_ERROR, ANY,
    "page not found|page you are looking for|page you were looking for|page you requested|"
    "could not be found|cannot be found|can't be found|no longer exists|no longer available|"
    "access denied|access to this page has been denied|don't have permission|you have been blocked|"
    "security check|review the security of your|enable cookies|are a human|not a robot|unusual activity|ray id|captcha" },
  { NOTANDA_PHRASE_STUB, START,
    "to continue reading|to read the full|to read this|to read more|continue reading|subscribe to read|"
    "subscribe to continue|subscribe now|this article is for|this article is available|"
    "this content is for|this story is for|this is a subscriber|already a subscriber|you've reached|"
    "you have reached|you have read|log in to continue|sign in to continue|register to read|"
    "register to continue|premium|unlock this|dieser artikel ist|jetzt weiterlesen|weiterlesen mit|"
    "cet article est réservé|la suite est réservée|il vous reste|este contenido es|contenido exclusivo|"
    "contenuto riservato" },
  { NOTANDA_PHRASE_STUB, ANY,
    "subscribers only|subscriber-only|subscribe to continue|subscribe to read|subscription to continue|"
    "continue reading this|to keep reading|free articles|réservé aux abonnés|solo para suscriptores|"
    "for subscribers|exclusive to subscribers|members only|to unlock" },
  { NOTANDA_PHRASE_SCRIPT, ANY,
    "enable javascript|requires javascript|javascript is disabled|javascript is required|"
    "turn on javascript|without javascript|need to enable javascript|javascript to run|"
    "activer javascript|javascript aktivieren|habilitar javascript|activa javascript" },
  { NOTANDA_PHRASE_READING, START,
    "listen to this|listen to article|audio version|reading time|read time|estimated reading|"
    "estimated read|time to read|lesezeit|temps de lecture|tiempo de lectura|min read|hear this" },
  { NOTANDA_PHRASE_READING, ANY,
    "min read|mins read|minute read|minutes read|min. read|min lesezeit|minuten lesezeit|min de lecture|"
    "min de lectura|minutes to read|listen to this article" },
};

typedef struct
{
  const char *text;
  guint       phrase;
  guint16     size;
  guint16     where;
} Entry;

struct _NotandaPhrases
{
  Entry  *entries;
  guint16 first[N_BUCKETS + 1];
};

static guint
bucket_of (const char *text)
{
  return ((guint8) text[0] * 33u + (guint8) text[1]) % N_BUCKETS;
}

/* Calls for each phrase of the lists: counts them a bucket, or puts them where @places says. */
static void
for_each (guint16 *counts,
          guint16 *places,
          Entry   *entries)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (const char *at = rows[i].list; *at != '\0';)
      {
        gsize size = strcspn (at, "|");
        guint bucket = bucket_of (at);

        if (counts != NULL)
          counts[bucket]++;
        else
          entries[places[bucket]++] = (Entry) { at, rows[i].phrase, (guint16) size, (guint16) rows[i].where };
        at += size + (at[size] == '|' ? 1 : 0);
      }
}

NotandaPhrases *
notanda_phrases_new (void)
{
  NotandaPhrases *phrases = g_new0 (NotandaPhrases, 1);
  guint16         counts[N_BUCKETS] = { 0 };
  guint16         places[N_BUCKETS];

  for_each (counts, NULL, NULL);
  for (guint i = 0; i < N_BUCKETS; i++)
    {
      places[i] = phrases->first[i];
      phrases->first[i + 1] = (guint16) (phrases->first[i] + counts[i]);
    }
  phrases->entries = g_new (Entry, phrases->first[N_BUCKETS]);
  for_each (NULL, places, phrases->entries);

  return phrases;
}

void
notanda_phrases_free (NotandaPhrases *phrases)
{
  if (phrases == NULL)
    return;
  g_free (phrases->entries);
  g_free (phrases);
}

/* Small letters, straight apostrophes; 0 at the end. */
static gsize
fold (char       *out,
      const char *text,
      gsize       size)
{
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    if (i + 2 < size && (guint8) text[i] == 0xe2 && (guint8) text[i + 1] == 0x80 && (guint8) text[i + 2] == 0x99)
      {
        out[n++] = '\'';
        i += 2;
      }
    else
      {
        out[n++] = g_ascii_tolower (text[i]);
      }
  out[n] = '\0';

  return n;
}

static gboolean
is_whole (const char *rest)
{
  return rest[0] == '\0' || (strchr (":.!…", rest[0]) != NULL && rest[1] == '\0');
}

static guint
find_at (const NotandaPhrases *phrases,
         const char           *text,
         gsize                 size,
         gboolean              at_start,
         gboolean              is_all)
{
  guint found = 0;
  guint bucket;

  if (size < 2)
    return 0;

  bucket = bucket_of (text);
  for (guint i = phrases->first[bucket]; i < phrases->first[bucket + 1]; i++)
    {
      const Entry *entry = &phrases->entries[i];

      if (entry->size > size || (entry->where != ANY && !at_start) || memcmp (entry->text, text, entry->size) != 0)
        continue;
      /* "Subscribers" isn't "subscribe" */
      if (entry->phrase == NOTANDA_PHRASE_SURE && g_ascii_isalpha (text[entry->size - 1]) && g_ascii_isalpha (text[entry->size]))
        continue;
      if (entry->where != WHOLE || (is_all && is_whole (text + entry->size)))
        found |= entry->phrase;
    }

  return found;
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || (guint8) c >= 0x80;
}

static guint
find_in (const NotandaPhrases *phrases,
         const char           *text,
         gsize                 size,
         gboolean              from_start,
         gboolean              is_all)
{
  char  folded[MAX_SHORT + 1];
  gsize n = fold (folded, text, size);
  guint found = 0;

  for (gsize i = 0; i < n; i++)
    if (i == 0 || !is_word_byte (folded[i - 1]) || !is_word_byte (folded[i]))
      found |= find_at (phrases, folded + i, n - i, from_start && i == 0, is_all);

  return found;
}

guint
notanda_phrases_find (const NotandaPhrases *phrases,
                      const char           *text,
                      gsize                 size)
{
  if (size <= MAX_SHORT)
    return find_in (phrases, text, size, TRUE, TRUE);

  return find_in (phrases, text, MAX_HEAD, TRUE, FALSE) | find_in (phrases, text + size - MAX_TAIL, MAX_TAIL, FALSE, FALSE);
}

/* notanda-encoding.c: the encodings a text can be read in, by their IANA names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A closed list instead of whatever iconv can do: a file, and later a page, may
 * name any label, and some decoders (UTF-7, ISO-2022-CN-EXT) exist for
 * attackers only. What detection can come up with is all here. */

#include "load/text/notanda-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const NotandaEncoding encodings[] = {
  { "UTF-8", N_ ("Unicode (UTF-8)"), "UTF-8", "unicode11utf8 unicode20utf8 xunicode20utf8 ascii usascii ansix341968 iso646us us", 1 },
  { NOTANDA_ENCODING_TWICE, N_ ("Unicode, encoded twice (UTF-8-twice)"), "UTF-8", "", 1 },
  { "UTF-16", N_ ("Unicode (UTF-16)"), "UTF-16LE", "ucs2 unicode iso10646ucs2 csunicode unicodefeff", 2 },
  { "UTF-16LE", N_ ("Unicode (UTF-16, little-endian)"), "UTF-16LE", "", 2 },
  { "UTF-16BE", N_ ("Unicode (UTF-16, big-endian)"), "UTF-16BE", "unicodefffe", 2 },
  { "UTF-32", N_ ("Unicode (UTF-32)"), "UTF-32LE", "ucs4", 4 },
  { "UTF-32LE", N_ ("Unicode (UTF-32, little-endian)"), "UTF-32LE", "", 4 },
  { "UTF-32BE", N_ ("Unicode (UTF-32, big-endian)"), "UTF-32BE", "", 4 },
  { "windows-1252", N_ ("Western (windows-1252)"), "CP1252", "cp1252 latin1 iso88591 l1 ibm819 cp819 xcp1252 csisolatin1 isoir100 iso885911987", 1 },
  { "ISO-8859-15", N_ ("Western (ISO-8859-15)"), "ISO-8859-15", "latin9 l9 csisolatin9", 1 },
  { "macintosh", N_ ("Western (Mac)"), "MACINTOSH", "macroman mac csmacintosh xmacroman", 1 },
  { "IBM850", N_ ("Western (IBM850)"), "CP850", "cp850", 1 },
  { "IBM437", N_ ("Western (IBM437)"), "CP437", "cp437", 1 },
  { "windows-1250", N_ ("Central European (windows-1250)"), "CP1250", "cp1250 xcp1250", 1 },
  { "ISO-8859-2", N_ ("Central European (ISO-8859-2)"), "ISO-8859-2", "latin2 l2 csisolatin2 isoir101 iso885921987", 1 },
  { "IBM852", N_ ("Central European (IBM852)"), "CP852", "cp852", 1 },
  { "x-mac-ce", N_ ("Central European (Mac)"), "MAC-CENTRALEUROPE", "maccentraleurope", 1 },
  { "ISO-8859-3", N_ ("South European (ISO-8859-3)"), "ISO-8859-3", "latin3 l3 csisolatin3 isoir109 iso885931988", 1 },
  { "ISO-8859-16", N_ ("Romanian (ISO-8859-16)"), "ISO-8859-16", "latin10 l10", 1 },
  { "windows-1257", N_ ("Baltic (windows-1257)"), "CP1257", "cp1257 xcp1257", 1 },
  { "ISO-8859-4", N_ ("Baltic (ISO-8859-4)"), "ISO-8859-4", "latin4 l4 csisolatin4 isoir110 iso885941988", 1 },
  { "ISO-8859-13", N_ ("Baltic (ISO-8859-13)"), "ISO-8859-13", "latin7 l7", 1 },
  { "ISO-8859-10", N_ ("Nordic (ISO-8859-10)"), "ISO-8859-10", "latin6 l6 csisolatin6 isoir157 iso8859101992", 1 },
  { "IBM865", N_ ("Nordic (IBM865)"), "CP865", "cp865", 1 },
  { "windows-1251", N_ ("Cyrillic (windows-1251)"), "CP1251", "cp1251 xcp1251", 1 },
  { "KOI8-R", N_ ("Cyrillic (KOI8-R)"), "KOI8-R", "koi koi8 cskoi8r", 1 },
  { "KOI8-U", N_ ("Cyrillic (KOI8-U)"), "KOI8-U", "koi8ru", 1 },
  { "ISO-8859-5", N_ ("Cyrillic (ISO-8859-5)"), "ISO-8859-5", "cyrillic csisolatincyrillic isoir144 iso885951988", 1 },
  { "IBM866", N_ ("Cyrillic (IBM866)"), "CP866", "cp866 866 csibm866", 1 },
  { "IBM855", N_ ("Cyrillic (IBM855)"), "CP855", "cp855", 1 },
  { "x-mac-cyrillic", N_ ("Cyrillic (Mac)"), "MAC-CYRILLIC", "maccyrillic xmacukrainian", 1 },
  { "windows-1253", N_ ("Greek (windows-1253)"), "CP1253", "cp1253 xcp1253", 1 },
  { "ISO-8859-7", N_ ("Greek (ISO-8859-7)"), "ISO-8859-7", "greek csisolatingreek ecma118 elot928 greek8 isoir126 iso885971987 suneugreek", 1 },
  { "windows-1254", N_ ("Turkish (windows-1254)"), "CP1254", "cp1254 iso88599 latin5 l5 xcp1254 csisolatin5 isoir148 iso885991989", 1 },
  { "windows-1255", N_ ("Hebrew (windows-1255)"), "CP1255", "cp1255 xcp1255", 1 },
  { "ISO-8859-8", N_ ("Hebrew (ISO-8859-8)"), "ISO-8859-8", "hebrew iso88598i csiso88598e csisolatinhebrew iso88598e isoir138 iso885981988 visual csiso88598i logical", 1 },
  { "IBM862", N_ ("Hebrew (IBM862)"), "CP862", "cp862", 1 },
  { "windows-1256", N_ ("Arabic (windows-1256)"), "CP1256", "cp1256 xcp1256", 1 },
  { "ISO-8859-6", N_ ("Arabic (ISO-8859-6)"), "ISO-8859-6", "arabic csiso88596e csiso88596i csisolatinarabic asmo708 ecma114 iso88596e iso88596i isoir127 iso885961987", 1 },
  { "windows-1258", N_ ("Vietnamese (windows-1258)"), "CP1258", "cp1258 xcp1258", 1 },
  { "VISCII", N_ ("Vietnamese (VISCII)"), "VISCII", "", 1 },
  { "windows-874", N_ ("Thai (windows-874)"), "CP874", "tis620 iso885911 cp874 dos874 tis6202533", 1 },
  { "GB18030", N_ ("Chinese, simplified (GB18030)"), "GB18030", "gb2312 gbk euccn cp936 chinese csgb2312 csiso58gb231280 gb231280 isoir58 xgbk", 1 },
  { "Big5", N_ ("Chinese, traditional (Big5)"), "BIG5-HKSCS", "big5hkscs cp950 csbig5 cnbig5 xxbig5", 1 },
  { "EUC-TW", N_ ("Chinese, traditional (EUC-TW)"), "EUC-TW", "", 1 },
  { "Shift_JIS", N_ ("Japanese (Shift_JIS)"), "CP932", "sjis windows31j cp932 mskanji csshiftjis ms932 xsjis", 1 },
  { "EUC-JP", N_ ("Japanese (EUC-JP)"), "EUC-JP-MS", "cseucpkdfmtjapanese xeucjp eucjpms", 1 },
  { "ISO-2022-JP", N_ ("Japanese (ISO-2022-JP)"), "ISO-2022-JP", "csiso2022jp", 1 },
  { "EUC-KR", N_ ("Korean (EUC-KR)"), "CP949", "uhc cp949 ksc56011987 windows949 cseuckr csksc56011987 isoir149 korean ksc5601 ksc56011989", 1 },
};

const NotandaEncoding *
notanda_encoding_list (guint *n)
{
  *n = G_N_ELEMENTS (encodings);
  return encodings;
}

/* "ISO_8859-1" and "iso 8859 1" alike become "iso88591". */
static void
fold (const char *name,
      char       *out,
      gsize       size)
{
  gsize used = 0;

  for (; *name != '\0' && used < size - 1; name++)
    if (g_ascii_isalnum (*name))
      out[used++] = g_ascii_tolower (*name);

  out[used] = '\0';
}

static gboolean
has_alias (const char *aliases,
           const char *folded)
{
  gsize size = strlen (folded);

  for (const char *at = strstr (aliases, folded); at != NULL; at = strstr (at + 1, folded))
    if ((at == aliases || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0'))
      return TRUE;

  return FALSE;
}

const NotandaEncoding *
notanda_encoding_find (const char *name)
{
  char folded[40];

  fold (name, folded, sizeof folded);
  if (*folded == '\0')
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      char own[40];

      fold (encodings[i].name, own, sizeof own);
      if (g_str_equal (own, folded) || has_alias (encodings[i].aliases, folded))
        return &encodings[i];
    }

  return NULL;
}

const NotandaEncoding *
notanda_encoding_find_label (const char *name)
{
  const NotandaEncoding *encoding = notanda_encoding_find (name);

  return encoding != NULL && !notanda_encoding_is_twice (encoding) ? encoding : NULL;
}

gboolean
notanda_encoding_is_twice (const NotandaEncoding *encoding)
{
  return g_str_equal (encoding->name, NOTANDA_ENCODING_TWICE);
}

/* notanda-appearance.c: how articles look in all windows
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The font is a style sheet over the program's own, one for the display. Who has chosen
 * nothing has none, so that the program starts without it.
 */

#include "app/common/notanda-appearance.h"

#include <adwaita.h>

struct _NotandaAppearance
{
  GObject             parent_instance;
  NotandaPreferences *preferences;
  GtkCssProvider     *provider; /* NULL until something is chosen */
};

G_DEFINE_FINAL_TYPE (NotandaAppearance, notanda_appearance, G_TYPE_OBJECT)

static void
append_number (GString    *css,
               const char *name,
               double      value,
               const char *unit)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.3f", value);
  g_string_append_printf (css, " %s: %s%s;", name, number, unit);
}

/* A name is whatever a font file says. */
static void
append_family (GString    *css,
               const char *family)
{
  g_string_append (css, " font-family: \"");
  for (const char *p = family; *p != '\0'; p++)
    if (*p == '"' || *p == '\\' || (guchar) *p < 0x20)
      g_string_append_printf (css, "\\%x ", (guint) (guchar) *p);
    else
      g_string_append_c (css, *p);
  g_string_append (css, "\";");
}

char *
notanda_appearance_dup_css (NotandaPreferences *preferences)
{
  const char *name = notanda_preferences_get_font (preferences);
  double      zoom = notanda_preferences_get_zoom (preferences);
  GString    *css = g_string_new (NULL);
  g_autoptr (PangoFontDescription) font = NULL;

  if (*name == '\0' && zoom == 1)
    return g_string_free_and_steal (css);
  font = pango_font_description_from_string (name);
  g_string_append (css, "textview.reading, .reading-block {");
  if (pango_font_description_get_family (font) != NULL)
    append_family (css, pango_font_description_get_family (font));
  if (*name != '\0')
    append_number (css, "font-weight", pango_font_description_get_weight (font), "");
  if (pango_font_description_get_style (font) != PANGO_STYLE_NORMAL)
    g_string_append (css, " font-style: italic;");
  if (pango_font_description_get_size (font) > 0)
    append_number (css, "font-size", zoom * pango_font_description_get_size (font) / PANGO_SCALE, "pt");
  else
    append_number (css, "font-size", zoom * 1.15, "em");
  g_string_append (css, " }");
  return g_string_free_and_steal (css);
}

static void
font_changed_cb (NotandaAppearance *self)
{
  g_autofree char *css = notanda_appearance_dup_css (self->preferences);

  if (self->provider == NULL && *css == '\0')
    return;
  if (self->provider == NULL)
    {
      self->provider = gtk_css_provider_new ();
      gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
  gtk_css_provider_load_from_string (self->provider, css);
}

static void
scheme_changed_cb (NotandaAppearance *self)
{
  const char    *name = notanda_preferences_get_color_scheme (self->preferences);
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (name, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (name, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
notanda_appearance_dispose (GObject *object)
{
  NotandaAppearance *self = NOTANDA_APPEARANCE (object);
  GdkDisplay        *display = gdk_display_get_default ();

  if (self->provider != NULL && display != NULL)
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (self->provider));
  g_clear_object (&self->provider);
  g_clear_object (&self->preferences);
  G_OBJECT_CLASS (notanda_appearance_parent_class)->dispose (object);
}

static void
notanda_appearance_class_init (NotandaAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_appearance_dispose;
}

static void
notanda_appearance_init (NotandaAppearance *self)
{
}

NotandaAppearance *
notanda_appearance_new (NotandaPreferences *preferences)
{
  NotandaAppearance *self = g_object_new (NOTANDA_TYPE_APPEARANCE, NULL);

  self->preferences = g_object_ref (preferences);
  g_signal_connect_object (preferences, "notify::font", G_CALLBACK (font_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (preferences, "notify::zoom", G_CALLBACK (font_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (preferences, "notify::color-scheme", G_CALLBACK (scheme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  font_changed_cb (self);
  scheme_changed_cb (self);
  return self;
}

/* notanda-preferences.c: what a reader has chosen, for all windows
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One object for the program, bound to its settings where these are installed; windows
 * and the dialog follow its properties, so that a change is seen everywhere at once. A
 * line keeps its number of letters when the letters grow, unless the window ends it.
 */

#include "app/common/notanda-preferences.h"

#include <math.h>
#include <pango/pango.h>

/* Wider than any screen. */
#define FULL_WIDTH 20000

/* What style.css makes of the usual document font, in points. */
#define USUAL_SIZE 12.65

struct _NotandaPreferences
{
  GObject    parent_instance;
  GSettings *settings; /* or NULL */
  double     zoom;
  char      *font;
  char      *measure;
  char      *color_scheme;
  gboolean   restore_windows;
  gboolean   refresh_feeds;
};

G_DEFINE_FINAL_TYPE (NotandaPreferences, notanda_preferences, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_FONT,
  PROP_MEASURE,
  PROP_COLOR_SCHEME,
  PROP_RESTORE_WINDOWS,
  PROP_REFRESH_FEEDS,
  PROP_LINE_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *name;
  int         width;
} measures[] = { { "narrow", 520 }, { "comfortable", 660 }, { "wide", 880 }, { "full", FULL_WIDTH } };

static const double zooms[] = { 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4 };

gboolean
notanda_preferences_is_kept (NotandaPreferences *self,
                             const char         *name)
{
  g_autoptr (GObject) backend = NULL;

  g_return_val_if_fail (NOTANDA_IS_PREFERENCES (self), FALSE);

  if (self->settings == NULL)
    return FALSE;
  /* where there is none of the desktop's, GIO keeps them as long as the program runs, and says that they can be written */
  g_object_get (self->settings, "backend", &backend, NULL);

  return g_settings_is_writable (self->settings, name) && !g_str_equal (G_OBJECT_TYPE_NAME (backend), "GMemorySettingsBackend");
}

double
notanda_preferences_get_zoom (NotandaPreferences *self)
{
  g_return_val_if_fail (NOTANDA_IS_PREFERENCES (self), 1);

  return self->zoom;
}

const char *
notanda_preferences_get_font (NotandaPreferences *self)
{
  g_return_val_if_fail (NOTANDA_IS_PREFERENCES (self), "");

  return self->font;
}

const char *
notanda_preferences_get_measure (NotandaPreferences *self)
{
  g_return_val_if_fail (NOTANDA_IS_PREFERENCES (self), "");

  return self->measure;
}

const char *
notanda_preferences_get_color_scheme (NotandaPreferences *self)
{
  g_return_val_if_fail (NOTANDA_IS_PREFERENCES (self), "");

  return self->color_scheme;
}

gboolean
notanda_preferences_get_restore_windows (NotandaPreferences *self)
{
  g_return_val_if_fail (NOTANDA_IS_PREFERENCES (self), FALSE);

  return self->restore_windows;
}

gboolean
notanda_preferences_get_refresh_feeds (NotandaPreferences *self)
{
  g_return_val_if_fail (NOTANDA_IS_PREFERENCES (self), FALSE);

  return self->refresh_feeds;
}

/* How much larger the letters are than usual. */
static double
get_scale (NotandaPreferences *self)
{
  g_autoptr (PangoFontDescription) font = NULL;
  int size;

  if (*self->font == '\0')
    return self->zoom;
  font = pango_font_description_from_string (self->font);
  size = pango_font_description_get_size (font);
  return size > 0 ? self->zoom * size / PANGO_SCALE / USUAL_SIZE : self->zoom;
}

int
notanda_preferences_get_line_width (NotandaPreferences *self)
{
  int width = 0;

  g_return_val_if_fail (NOTANDA_IS_PREFERENCES (self), 0);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (width == 0 || g_str_equal (measures[i].name, self->measure))
      width = measures[i].width;
  return width == FULL_WIDTH ? width : (int) CLAMP (width * get_scale (self), 200, FULL_WIDTH);
}

void
notanda_preferences_step_zoom (NotandaPreferences *self,
                               int                 direction)
{
  double zoom = 1;

  g_return_if_fail (NOTANDA_IS_PREFERENCES (self));

  /* nothing in between that one would take for the same */
  if (direction > 0)
    {
      zoom = NOTANDA_ZOOM_MAX;
      for (guint i = G_N_ELEMENTS (zooms); i-- > 0 && zooms[i] > self->zoom + 0.01;)
        zoom = zooms[i];
    }
  else if (direction < 0)
    {
      zoom = NOTANDA_ZOOM_MIN;
      for (guint i = 0; i < G_N_ELEMENTS (zooms) && zooms[i] < self->zoom - 0.01; i++)
        zoom = zooms[i];
    }
  g_object_set (self, "zoom", zoom, NULL);
}

static void
notanda_preferences_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  NotandaPreferences *self = NOTANDA_PREFERENCES (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FONT:
      g_value_set_string (value, self->font);
      break;
    case PROP_MEASURE:
      g_value_set_string (value, self->measure);
      break;
    case PROP_COLOR_SCHEME:
      g_value_set_string (value, self->color_scheme);
      break;
    case PROP_RESTORE_WINDOWS:
      g_value_set_boolean (value, self->restore_windows);
      break;
    case PROP_REFRESH_FEEDS:
      g_value_set_boolean (value, self->refresh_feeds);
      break;
    case PROP_LINE_WIDTH:
      g_value_set_int (value, notanda_preferences_get_line_width (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
set_string (char        **field,
            const GValue *value)
{
  const char *string = g_value_get_string (value);

  return g_set_str (field, string != NULL ? string : "");
}

static gboolean
set_zoom (NotandaPreferences *self,
          double              zoom)
{
  zoom = CLAMP (zoom, NOTANDA_ZOOM_MIN, NOTANDA_ZOOM_MAX);
  if (fabs (self->zoom - zoom) < 0.001)
    return FALSE;
  self->zoom = zoom;
  return TRUE;
}

static void
notanda_preferences_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  NotandaPreferences *self = NOTANDA_PREFERENCES (object);
  gboolean            changed = FALSE;

  switch (prop_id)
    {
    case PROP_ZOOM:
      changed = set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FONT:
      changed = set_string (&self->font, value);
      break;
    case PROP_MEASURE:
      changed = set_string (&self->measure, value);
      break;
    case PROP_COLOR_SCHEME:
      changed = set_string (&self->color_scheme, value);
      break;
    case PROP_RESTORE_WINDOWS:
      changed = self->restore_windows != g_value_get_boolean (value);
      self->restore_windows = g_value_get_boolean (value);
      break;
    case PROP_REFRESH_FEEDS:
      changed = self->refresh_feeds != g_value_get_boolean (value);
      self->refresh_feeds = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  if (!changed)
    return;
  g_object_notify_by_pspec (object, pspec);
  if (prop_id == PROP_ZOOM || prop_id == PROP_FONT || prop_id == PROP_MEASURE)
    g_object_notify_by_pspec (object, properties[PROP_LINE_WIDTH]);
}

static void
notanda_preferences_finalize (GObject *object)
{
  NotandaPreferences *self = NOTANDA_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_free (self->font);
  g_free (self->measure);
  g_free (self->color_scheme);
  G_OBJECT_CLASS (notanda_preferences_parent_class)->finalize (object);
}

static void
notanda_preferences_class_init (NotandaPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const int     flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = notanda_preferences_get_property;
  object_class->set_property = notanda_preferences_set_property;
  object_class->finalize = notanda_preferences_finalize;

  properties[PROP_ZOOM] =
      g_param_spec_double ("zoom", NULL, NULL, NOTANDA_ZOOM_MIN, NOTANDA_ZOOM_MAX, 1, flags);
  properties[PROP_FONT] = g_param_spec_string ("font", NULL, NULL, "", flags);
  properties[PROP_MEASURE] = g_param_spec_string ("measure", NULL, NULL, "comfortable", flags);
  properties[PROP_COLOR_SCHEME] = g_param_spec_string ("color-scheme", NULL, NULL, "system", flags);
  properties[PROP_RESTORE_WINDOWS] = g_param_spec_boolean ("restore-windows", NULL, NULL, TRUE, flags);
  properties[PROP_REFRESH_FEEDS] = g_param_spec_boolean ("refresh-feeds", NULL, NULL, FALSE, flags);
  properties[PROP_LINE_WIDTH] =
      g_param_spec_int ("line-width", NULL, NULL, 0, FULL_WIDTH, 660, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
notanda_preferences_init (NotandaPreferences *self)
{
  self->zoom = 1;
  self->font = g_strdup ("");
  self->measure = g_strdup ("comfortable");
  self->color_scheme = g_strdup ("system");
  self->restore_windows = TRUE;
}

NotandaPreferences *
notanda_preferences_new (GSettings *settings)
{
  static const char *const keys[] = { "zoom", "font", "measure", "color-scheme", "restore-windows", "refresh-feeds" };
  NotandaPreferences      *self = g_object_new (NOTANDA_TYPE_PREFERENCES, NULL);

  g_set_object (&self->settings, settings);
  for (guint i = 0; settings != NULL && i < G_N_ELEMENTS (keys); i++)
    g_settings_bind (settings, keys[i], self, keys[i], G_SETTINGS_BIND_DEFAULT);
  return self;
}

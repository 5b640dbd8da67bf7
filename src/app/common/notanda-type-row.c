/* notanda-type-row.c: one type in a list of types
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Of a guideline the first lines are shown, so that the list can be looked over, and a button for
 * the rest. Whether there is a rest is known once the row has its width.
 */

#include "app/common/notanda-type-row.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-type-style.h"
#include "app/common/notanda-type-swatch.h"

/* Of a guideline that isn't shown whole. */
#define FIRST_LINES 3

struct _NotandaTypeRow
{
  AdwBin             parent_instance;
  NotandaTagItem    *item;
  GSignalGroup      *item_signals;
  char              *description;
  NotandaTypeSwatch *swatch;
  GtkLabel          *name_label;
  GtkLabel          *guideline_label;
  GtkToggleButton   *whole_button;
  GtkLabel          *count_label;
  GtkLabel          *key_label;
};

G_DEFINE_FINAL_TYPE (NotandaTypeRow, notanda_type_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
append_part (GString    *out,
             const char *part)
{
  if (*part != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", part);
}

/* @key: in upper case, or "" */
static void
set_description (NotandaTypeRow *self,
                 const char     *name,
                 const char     *key)
{
  g_autoptr (GString) description = g_string_new (name);
  guint n = notanda_tag_item_get_count (self->item);

  if (*key != '\0')
    {
      /* TRANSLATORS: %s is the letter that marks with a type */
      g_autofree char *spoken = g_strdup_printf (_ ("key %s"), key);

      append_part (description, spoken);
    }
  if (n > 0)
    {
      g_autofree char *spoken = g_strdup_printf (ngettext ("%u annotation", "%u annotations", n), n);

      append_part (description, spoken);
    }
  append_part (description, notanda_tag_item_get_guideline (self->item));
  if (g_set_str (&self->description, description->str))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
update (NotandaTypeRow *self)
{
  gboolean         retired = notanda_tag_item_is_retired (self->item);
  const char      *label = notanda_tag_item_get_label (self->item);
  const char      *guideline = notanda_tag_item_get_guideline (self->item);
  gunichar         key = retired ? 0 : g_unichar_toupper (notanda_tag_item_get_key (self->item));
  guint            n = notanda_tag_item_get_count (self->item);
  char             key_text[7] = { 0 };
  g_autofree char *count = n > 0 ? g_strdup_printf ("%'u", n) : g_strdup ("");
  /* TRANSLATORS: %s is a type that is no longer offered */
  g_autofree char *name = retired ? notanda_bidi_printf (_ ("%s (retired)"), label) : g_strdup (label);
  NotandaTypeStyle style;

  if (key != 0)
    g_unichar_to_utf8 (key, key_text);
  notanda_type_style_make (notanda_tag_item_get_colour (self->item), notanda_tag_item_get_pattern (self->item),
                           adw_style_manager_get_dark (adw_style_manager_get_default ()), &style);
  notanda_type_swatch_set_style (self->swatch, &style);
  gtk_label_set_text (self->name_label, name);
  set_label (self->guideline_label, guideline);
  gtk_widget_set_visible (GTK_WIDGET (self->whole_button), *guideline != '\0');
  set_label (self->count_label, count);
  set_label (self->key_label, key_text);
  if (retired)
    gtk_widget_add_css_class (GTK_WIDGET (self->name_label), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_label), "dimmed");
  set_description (self, name, key_text);
}

static void
whole_toggled_cb (NotandaTypeRow *self)
{
  gboolean whole = gtk_toggle_button_get_active (self->whole_button);

  gtk_label_set_lines (self->guideline_label, whole ? -1 : FIRST_LINES);
  gtk_label_set_ellipsize (self->guideline_label, whole ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_button_set_icon_name (GTK_BUTTON (self->whole_button), whole ? "pan-up-symbolic" : "pan-down-symbolic");
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (adw_bin_get_child (ADW_BIN (widget)));
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
allocate (GtkWidget *widget,
          int        width,
          int        height,
          int        baseline)
{
  NotandaTypeRow *self = NOTANDA_TYPE_ROW (widget);

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  gtk_widget_set_child_visible (GTK_WIDGET (self->whole_button),
                                gtk_toggle_button_get_active (self->whole_button) ||
                                    pango_layout_is_ellipsized (gtk_label_get_layout (self->guideline_label)));
}

static void
item_changed_cb (NotandaTypeRow *self)
{
  if (self->item != NULL)
    update (self);
}

void
notanda_type_row_set_item (NotandaTypeRow *self,
                           NotandaTagItem *item)
{
  g_return_if_fail (NOTANDA_IS_TYPE_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  gtk_toggle_button_set_active (self->whole_button, FALSE);
  g_signal_group_set_target (self->item_signals, item);
  item_changed_cb (self);
}

static void
notanda_type_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DESCRIPTION:
      g_value_set_string (value, NOTANDA_TYPE_ROW (object)->description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_type_row_dispose (GObject *object)
{
  NotandaTypeRow *self = NOTANDA_TYPE_ROW (object);

  if (self->item_signals != NULL)
    g_signal_group_set_target (self->item_signals, NULL);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  g_clear_pointer (&self->description, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_TYPE_ROW);
  G_OBJECT_CLASS (notanda_type_row_parent_class)->dispose (object);
}

static void
notanda_type_row_class_init (NotandaTypeRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = notanda_type_row_get_property;
  object_class->dispose = notanda_type_row_dispose;
  properties[PROP_DESCRIPTION] = g_param_spec_string (
      "description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (NOTANDA_TYPE_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-type-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaTypeRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypeRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypeRow, guideline_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypeRow, whole_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypeRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypeRow, key_label);
  gtk_widget_class_bind_template_callback (widget_class, whole_toggled_cb);
}

static void
notanda_type_row_init (NotandaTypeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (get_request_mode, measure, allocate));
  self->item_signals = g_signal_group_new (NOTANDA_TYPE_TAG_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "changed", G_CALLBACK (item_changed_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (item_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
notanda_type_row_new (void)
{
  return g_object_new (NOTANDA_TYPE_TYPE_ROW, NULL);
}

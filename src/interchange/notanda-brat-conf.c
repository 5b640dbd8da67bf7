/* notanda-brat-conf.c: annotation.conf, brat's idea of a tag set
 *
 * One file serves all documents of a folder, so it is collected while they are
 * written: what the tag sets allow, and what the documents have beyond that,
 * since brat marks as an error what its configuration lacks. brat knows
 * relations and attributes by name alone, so those of several types with one
 * name are joined. Bounded: at most MAX_VALUES values of an attribute.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-brat.h"

#include "interchange/notanda-names.h"

#define MAX_VALUES 200

/* Strings in the order they came, each once. */
typedef struct
{
  GPtrArray  *list;
  GHashTable *set;
} Names;

typedef struct
{
  char *name;
  Names from; /* for attributes: the types that have it */
  Names to;   /* for attributes: the values */
} Rule;

struct _NotandaBratConf
{
  Names       types;
  GPtrArray  *relations;  /* (element-type Rule) */
  GPtrArray  *attributes; /* (element-type Rule) */
  GHashTable *by_name;    /* "R" or "A" and the name to its Rule */
};

static void
names_init (Names *names)
{
  names->list = g_ptr_array_new_with_free_func (g_free);
  names->set = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
names_clear (Names *names)
{
  g_hash_table_unref (names->set);
  g_ptr_array_unref (names->list);
}

static void
names_add (Names      *names,
           const char *name)
{
  char *copy;

  if (g_hash_table_contains (names->set, name))
    return;

  copy = g_strdup (name);
  g_ptr_array_add (names->list, copy);
  g_hash_table_add (names->set, copy);
}

static void
rule_free (Rule *rule)
{
  names_clear (&rule->from);
  names_clear (&rule->to);
  g_free (rule->name);
  g_free (rule);
}

NotandaBratConf *
notanda_brat_conf_new (void)
{
  NotandaBratConf *conf = g_new0 (NotandaBratConf, 1);

  names_init (&conf->types);
  conf->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  conf->attributes = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  conf->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return conf;
}

void
notanda_brat_conf_free (NotandaBratConf *conf)
{
  names_clear (&conf->types);
  g_hash_table_unref (conf->by_name);
  g_ptr_array_unref (conf->relations);
  g_ptr_array_unref (conf->attributes);
  g_free (conf);
}

static Rule *
get_rule (NotandaBratConf *conf,
          const char      *kind,
          const char      *name)
{
  g_autofree char *key = g_strconcat (kind, name, NULL);
  Rule            *rule = g_hash_table_lookup (conf->by_name, key);

  if (rule != NULL)
    return rule;

  rule = g_new0 (Rule, 1);
  rule->name = g_strdup (name);
  names_init (&rule->from);
  names_init (&rule->to);
  g_ptr_array_add (kind[0] == 'R' ? conf->relations : conf->attributes, rule);
  g_hash_table_insert (conf->by_name, g_steal_pointer (&key), rule);

  return rule;
}

void
notanda_brat_conf_add_type (NotandaBratConf *conf,
                            const char      *type)
{
  names_add (&conf->types, type);
}

void
notanda_brat_conf_add_relation (NotandaBratConf *conf,
                                const char      *relation,
                                const char      *from,
                                const char      *to)
{
  Rule *rule = get_rule (conf, "R", relation);

  names_add (&rule->from, from);
  names_add (&rule->to, to);
}

void
notanda_brat_conf_add_value (NotandaBratConf *conf,
                             const char      *attribute,
                             const char      *type,
                             const char      *value)
{
  Rule *rule = get_rule (conf, "A", attribute);

  names_add (&rule->from, type);
  if (notanda_brat_is_plain_value (value) && rule->to.list->len < MAX_VALUES)
    names_add (&rule->to, value);
}

static void
add_attribute (NotandaBratConf           *conf,
               const char                *type,
               const NotandaTagAttribute *attribute)
{
  if (attribute->kind == NOTANDA_VALUE_YES_NO)
    {
      notanda_brat_conf_add_value (conf, attribute->identifier, type, "yes");
      notanda_brat_conf_add_value (conf, attribute->identifier, type, "no");
    }

  for (guint i = 0; attribute->choices != NULL && attribute->choices[i] != NULL; i++)
    notanda_brat_conf_add_value (conf, attribute->identifier, type, attribute->choices[i]);
}

static void
add_role (NotandaBratConf      *conf,
          NotandaTagSet        *tag_set,
          const NotandaTagType *type,
          const NotandaTagRole *role)
{
  g_autofree char *relation = notanda_name_of_relation (type, &role->id);
  char             from[NOTANDA_NAME_SIZE];
  char             to[NOTANDA_NAME_SIZE];
  const char      *from_name = notanda_name_of_type (tag_set, &type->id, from);

  for (guint i = 0; i < role->n_accepts; i++)
    notanda_brat_conf_add_relation (conf, relation, from_name,
                                    notanda_name_of_type (tag_set, &role->accepts[i], to));
  if (role->n_accepts == 0)
    notanda_brat_conf_add_relation (conf, relation, from_name, "<ENTITY>");
}

void
notanda_brat_conf_add_tag_set (NotandaBratConf *conf,
                               NotandaTagSet   *tag_set)
{
  char buffer[NOTANDA_NAME_SIZE];

  for (guint t = 0; t < notanda_tag_set_get_n_types (tag_set); t++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, t);
      const char           *name = notanda_name_of_type (tag_set, &type->id, buffer);

      if (type->retired)
        continue;

      notanda_brat_conf_add_type (conf, name);
      for (guint i = 0; i < type->attributes->len; i++)
        add_attribute (conf, name, g_ptr_array_index (type->attributes, i));
      for (guint i = 0; i < type->roles->len; i++)
        add_role (conf, tag_set, type, g_ptr_array_index (type->roles, i));
    }
}

static void
append_names (GString *out,
              Names   *names)
{
  for (guint i = 0; i < names->list->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", (const char *) g_ptr_array_index (names->list, i));
}

static void
append_relation (GString *out,
                 Rule    *rule)
{
  g_string_append_printf (out, "%s\tArg1:", rule->name);
  append_names (out, &rule->from);
  g_string_append (out, ", Arg2:");
  if (g_hash_table_contains (rule->to.set, "<ENTITY>"))
    g_string_append (out, "<ENTITY>");
  else
    append_names (out, &rule->to);
  g_string_append_c (out, '\n');
}

/* One without values would be a flag in brat: its menus can't offer free text. */
static void
append_attribute (GString *out,
                  Rule    *rule)
{
  if (rule->to.list->len == 0)
    {
      g_string_append_printf (out, "# %s: free text\n", rule->name);
      return;
    }

  g_string_append_printf (out, "%s\tArg:", rule->name);
  append_names (out, &rule->from);
  g_string_append (out, ", Value:");
  append_names (out, &rule->to);
  g_string_append_c (out, '\n');
}

char *
notanda_brat_conf_to_string (NotandaBratConf *conf)
{
  g_autoptr (GString) out = g_string_new ("[entities]\n");

  for (guint i = 0; i < conf->types.list->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) g_ptr_array_index (conf->types.list, i));

  g_string_append (out, "\n[relations]\n");
  for (guint i = 0; i < conf->relations->len; i++)
    append_relation (out, g_ptr_array_index (conf->relations, i));
  g_string_append (out, "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");

  g_string_append (out, "\n[events]\n\n[attributes]\n");
  for (guint i = 0; i < conf->attributes->len; i++)
    append_attribute (out, g_ptr_array_index (conf->attributes, i));

  return g_string_free_and_steal (g_steal_pointer (&out));
}

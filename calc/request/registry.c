/* registry.c - the kinds and their members, read from the structs that define them. */
#include "request/registry.h"
#include "base/buf.h"
#include "chance/distribution.h"
#include "dataset/audit.h"
#include "impact/metric.h"
#include "report/format.h"
#include "risk/method.h"
#include "scenario/claim_lexicon.h"
#include "scenario/effect.h"
#include "scenario/standard.h"
#include "table/schema.h"

#include <string.h>

static const struct {
  const char *name, *what;
} codes[] = {
#define FC_CODE(name, what) {#name, what},
#include "base/diag_codes.def"
#undef FC_CODE
};

static const char *command_item(size_t index) {
  return fc_command_at(index)->name;
}
static const char *command_about(size_t index) {
  return fc_command_at(index)->summary;
}
static void command_describe(size_t index, fc_buf *cells) {
  fc_buf_printf(&cells[0], "fiscalc %s", fc_command_at(index)->synopsis);
}

static const char *effect_item(size_t index) {
  return fc_effect_at(index)->name;
}
static const char *effect_about(size_t index) {
  return fc_effect_at(index)->summary;
}
static void effect_describe(size_t index, fc_buf *cells) {
  const fc_effect *effect = fc_effect_at(index);
  for (const fc_param *param = effect->params; param && param->name; param++)
    fc_buf_printf(&cells[0], "%s%s (%s)", param == effect->params ? "" : ", ", param->name,
                  fc_param_type_name(param->type));
  fc_buf_text(&cells[1], effect->example ? effect->example : "");
  fc_buf_text(&cells[2], effect->source ? effect->source : "");
}

static const char *distribution_item(size_t index) {
  return fc_distribution_at(index)->name;
}
static const char *distribution_about(size_t index) {
  return fc_distribution_at(index)->summary;
}
static void distribution_describe(size_t index, fc_buf *cells) {
  const fc_distribution *distribution = fc_distribution_at(index);
  for (const fc_law_member *member = distribution->members; member->name; member++)
    if (!fc_law_is_inner(distribution, (size_t)(member - distribution->members)))
      fc_buf_printf(&cells[0], "%s%s", cells[0].n ? ", " : "", member->name);
  fc_buf_text(&cells[1], distribution->example);
  fc_buf_text(&cells[2], distribution->source);
}

static const char *metric_item(size_t index) {
  return fc_metric_at(index)->name;
}
static const char *metric_about(size_t index) {
  return fc_metric_at(index)->summary;
}
static void metric_describe(size_t index, fc_buf *cells) {
  fc_buf_text(&cells[0], fc_metric_at(index)->unit ? fc_metric_at(index)->unit : "");
  fc_buf_text(&cells[1], fc_metric_at(index)->formula ? fc_metric_at(index)->formula : "");
}

static const char *method_item(size_t index) {
  return fc_method_at(index)->name;
}
static const char *method_about(size_t index) {
  return fc_method_at(index)->summary;
}
static void method_describe(size_t index, fc_buf *cells) {
  fc_buf_text(&cells[0], fc_method_at(index)->about);
  fc_buf_text(&cells[1], fc_method_at(index)->source);
}

static const char *audit_item(size_t index) {
  return fc_audit_check_at(index)->name;
}
static const char *audit_about(size_t index) {
  return fc_audit_check_at(index)->summary;
}
static void audit_describe(size_t index, fc_buf *cells) {
  const fc_audit_check *check = fc_audit_check_at(index);
  fc_buf_text(&cells[0], check->looks_at);
  fc_buf_text(&cells[1], check->remembers ? check->remembers : "");
}

static const char *format_item(size_t index) {
  return fc_format_at(index)->name;
}
static const char *format_about(size_t index) {
  return fc_format_at(index)->summary;
}
static void format_describe(size_t index, fc_buf *cells) {
  for (const char *at = fc_format_at(index)->endings; *at; at++)
    fc_buf_text(&cells[0], *at == '|' ? ", " : (const char[]){*at, 0});
}

static const char *phrase_item(size_t index) {
  return fc_phrase_at(index)->words;
}
static const char *phrase_about(size_t index) {
  return fc_phrase_kind_name(fc_phrase_at(index)->kind);
}
static void phrase_describe(size_t index, fc_buf *cells) {
  fc_buf_text(&cells[0], fc_phrase_at(index)->loose);
  fc_buf_text(&cells[1], fc_phrase_at(index)->strict);
}

static size_t column_count(void) {
  return FC_ROLES;
}
static const char *column_item(size_t index) {
  return fc_role_get((fc_role)index)->name;
}
static const char *column_about(size_t index) {
  return fc_role_get((fc_role)index)->what;
}
static void column_describe(size_t index, fc_buf *cells) {
  const fc_role_info *role = fc_role_get((fc_role)index);
  fc_buf_text(&cells[0], fc_role_type_name(role->type));
  for (int kind = 0; kind < FC_TABLE_KINDS; kind++)
    if (role->in[kind])
      fc_buf_printf(&cells[1], "%s%s", cells[1].n ? ", " : "", fc_table_kind_name((fc_table_kind)kind));
}

static size_t code_count(void) {
  return sizeof codes / sizeof *codes;
}
static const char *code_item(size_t index) {
  return codes[index].name;
}
static const char *code_about(size_t index) {
  return codes[index].what;
}

static const char *standard_item(size_t index) {
  return fc_standard_name_at(index);
}
static const char *standard_about(size_t index) {
  return fc_standard_title_at(index);
}

static const fc_registry_kind kinds[] = {
    {"commands", "what fiscalc does", fc_commands, command_item, command_about, {"usage"}, command_describe},
    {"effects", "how a cut acts", fc_effects, effect_item, effect_about, {"takes", "example", "source"}, effect_describe},
    {"distributions", "what an uncertain number may be", fc_distributions, distribution_item, distribution_about,
     {"takes", "example", "source"}, distribution_describe},
    {"metrics", "figures of an answer", fc_metrics, metric_item, metric_about, {"unit", "formula"}, metric_describe},
    {"methods", "how what an answer depends on is found", fc_methods, method_item, method_about, {"says", "source"},
     method_describe},
    {"audit", "what an audit looks for", fc_audit_checks, audit_item, audit_about, {"looks_at", "remembers"},
     audit_describe},
    {"formats", "how an answer is written", fc_formats, format_item, format_about, {"endings"}, format_describe},
    {"phrases", "words of a claim", fc_phrases, phrase_item, phrase_about, {"loose", "strict"}, phrase_describe},
    {"columns", "what a table may hold", column_count, column_item, column_about, {"type", "tables"}, column_describe},
    {"scenarios", "scenarios that are part of the program", fc_standards, standard_item, standard_about, {NULL}, NULL},
    {"codes", "what messages are about", code_count, code_item, code_about, {NULL}, NULL},
};

size_t fc_registry_kinds(void) {
  return sizeof kinds / sizeof *kinds;
}

const fc_registry_kind *fc_registry_kind_at(size_t index) {
  return index < fc_registry_kinds() ? &kinds[index] : NULL;
}

const fc_registry_kind *fc_registry_kind_find(const char *name) {
  for (size_t i = 0; name && i < fc_registry_kinds(); i++)
    if (strcmp(kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

size_t fc_registry_count(const char *kind) {
  const fc_registry_kind *found = fc_registry_kind_find(kind);
  return found ? found->count() : 0;
}

const char *fc_registry_name(const char *kind, size_t index) {
  return index < fc_registry_count(kind) ? fc_registry_kind_find(kind)->item(index) : NULL;
}

const char *fc_registry_summary(const char *kind, size_t index) {
  return index < fc_registry_count(kind) ? fc_registry_kind_find(kind)->about(index) : NULL;
}

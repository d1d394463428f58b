/* overlap.c - governments that contain one another: a share of their budgets together would count residents and money
 * twice. `within` names who contains a government; a state contains every government of that state. An entity
 * related to a government (a housing authority) is no part of it and in no total with it. */
#include "dataset/model.h"

#define LEVELS 8 /* of containment that are followed */

static bool is_member(const uint32_t *members, size_t n, uint32_t government) {
  for (size_t i = 0; i < n; i++)
    if (members[i] == government)
      return true;
  return false;
}

/* The next of "cook_county; illinois", which is left without it. */
static fc_str next_name(fc_str *rest) {
  size_t n = 0;
  while (n < rest->n && rest->p[n] != ';')
    n++;
  fc_str name = {rest->p, n};
  *rest = n < rest->n ? (fc_str){rest->p + n + 1, rest->n - n - 1} : (fc_str){"", 0};
  return fc_str_trim(name);
}

/* Whether one of the members contains a government, directly or over others. */
static bool contained(const fc_dataset *dataset, const uint32_t *members, size_t n, uint32_t government, int level) {
  fc_str rest = fc_dataset_text(dataset, fc_dataset_government(dataset, government)->within);
  while (rest.n) {
    uint32_t outer = fc_dataset_find_government(dataset, next_name(&rest));
    if (outer == UINT32_MAX || outer == government)
      continue;
    if (is_member(members, n, outer) || (level < LEVELS && contained(dataset, members, n, outer, level + 1)))
      return true;
  }
  return false;
}

static bool over_local(const fc_dataset *dataset, const uint32_t *members, size_t n, uint32_t state) {
  const fc_government *over = fc_dataset_government(dataset, state);
  for (size_t i = 0; i < n; i++)
    if (members[i] != state && over->state && fc_dataset_government(dataset, members[i])->state == over->state)
      return true;
  return false;
}

/* Words of a type that stand for an entity beside a government: housing authorities, hospitals, universities. */
static bool is_related_type(fc_str type) {
  static const char *const words[] = {"related", "componentunit", "authority", "publicauthority"};
  char letters[64];
  fc_str folded = {letters, fc_fold_header(type, letters, sizeof letters)};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (i == 0 ? fc_str_starts(folded, words[i]) : fc_str_is(folded, words[i]))
      return true;
  return false;
}

bool fc_dataset_is_related(const fc_dataset *dataset, uint32_t government) {
  const fc_government *entity = fc_dataset_government(dataset, government);
  return entity->within && is_related_type(fc_dataset_text(dataset, entity->type));
}

uint32_t fc_dataset_related_to(const fc_dataset *dataset, uint32_t government) {
  fc_str rest = fc_dataset_text(dataset, fc_dataset_government(dataset, government)->within);
  if (!fc_dataset_is_related(dataset, government))
    return UINT32_MAX;
  while (rest.n) {
    uint32_t outer = fc_dataset_find_government(dataset, next_name(&rest));
    if (outer != UINT32_MAX && outer != government && !fc_dataset_government(dataset, outer)->left_out)
      return outer;
  }
  return UINT32_MAX;
}

bool fc_dataset_overlap(const fc_dataset *dataset, const uint32_t *members, size_t n) {
  for (size_t i = 0; i < n; i++) {
    const fc_government *each = fc_dataset_government(dataset, members[i]);
    if (each->within && contained(dataset, members, n, members[i], 0))
      return true;
    if (fc_str_is(fc_dataset_text(dataset, each->type), "state") && over_local(dataset, members, n, members[i]))
      return true;
  }
  return false;
}

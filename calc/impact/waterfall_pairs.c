/* waterfall_pairs.c - which cuts of two scenarios are one. */
#include "impact/waterfall.h"
#include "scenario/same.h"

#include <string.h>

/* A name that the file gives, not "cut 1". */
static bool is_named(const fc_cut *cut) {
  return fc_json_get(cut->value, "name") != NULL;
}

static bool by_name(const fc_cut *a, const fc_cut *b) {
  return is_named(a) && is_named(b) && strcmp(a->name, b->name) == 0;
}

static bool by_kind(const fc_cut *a, const fc_cut *b) {
  return a->effect == b->effect && fc_cut_meets_same(a, b);
}

static void pair(const fc_scenario *const scenario[2], bool (*are_one)(const fc_cut *, const fc_cut *),
                 fc_cut_pairs *pairs) {
  for (size_t i = 0; i < scenario[0]->n_cuts; i++)
    for (size_t k = 0; k < scenario[1]->n_cuts && pairs->second[i] == SIZE_MAX; k++)
      if (pairs->first[k] == SIZE_MAX && are_one(&scenario[0]->cuts[i], &scenario[1]->cuts[k])) {
        pairs->second[i] = k;
        pairs->first[k] = i;
      }
}

bool fc_cut_pairs_find(fc_arena *arena, const fc_scenario *const scenario[2], fc_cut_pairs *out) {
  size_t n = scenario[0]->n_cuts, m = scenario[1]->n_cuts;
  out->second = fc_arena_array(arena, n + 1, sizeof *out->second);
  out->first = fc_arena_array(arena, m + 1, sizeof *out->first);
  out->same = fc_arena_array(arena, m + 1, sizeof *out->same);
  if (!out->second || !out->first || !out->same)
    return false;
  for (size_t i = 0; i < n; i++)
    out->second[i] = SIZE_MAX;
  for (size_t k = 0; k < m; k++)
    out->first[k] = SIZE_MAX;
  pair(scenario, by_name, out);
  pair(scenario, fc_cut_same, out);
  pair(scenario, by_kind, out);
  for (size_t k = 0; k < m; k++)
    out->same[k] = out->first[k] != SIZE_MAX && fc_cut_same(&scenario[0]->cuts[out->first[k]], &scenario[1]->cuts[k]);
  return true;
}

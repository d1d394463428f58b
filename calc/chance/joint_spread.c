/* joint_spread.c - the dependence of a function's inputs: the rows of a joint, once for each repeat. */
#include "chance/joint.h"
#include "chance/random_bits.h"

#include <stdlib.h>
#include <string.h>

/* A node, and what it repeats for: an input, or a factor that is none. */
typedef struct place {
  uint32_t node;
  uint64_t key;
  uint32_t column;
} place;

typedef struct spreading {
  const fc_joint *joint;
  const fc_joint_input *input;
  size_t n_inputs;
  fc_arena *arena;
  place *input_at, *factor_at; /* sorted by node and key */
  size_t n_factors;
} spreading;

static int by_place(const void *left, const void *right) {
  const place *a = left, *b = right;
  if (a->node != b->node)
    return a->node < b->node ? -1 : 1;
  return (a->key > b->key) - (a->key < b->key);
}

static place place_of(const spreading *s, uint32_t node, uint64_t key) {
  bool repeats = node < s->joint->n_variables && s->joint->repeats[node];
  return (place){node, repeats ? key : 0, 0};
}

static const place *find(const place *at, size_t n, const place *wanted) {
  return n ? bsearch(wanted, at, n, sizeof *at, by_place) : NULL;
}

static const fc_joint_row *row_of(const fc_joint *joint, uint32_t node) {
  for (size_t r = 0; r < joint->n_rows; r++)
    if (joint->row[r].node == node)
      return &joint->row[r];
  return NULL;
}

/* Nodes that inputs are made of and that are no input. */
static size_t missing(const spreading *s, place *to) {
  size_t n = 0;
  for (size_t i = 0; i < s->n_inputs; i++) {
    const fc_joint_row *row = s->input[i].variable == FC_JOINT_NONE ? NULL : row_of(s->joint, s->input[i].variable);
    for (size_t k = 0; row && k < row->n; k++) {
      place wanted = place_of(s, row->of[k], s->input[i].key);
      if (find(s->input_at, s->n_inputs, &wanted))
        continue;
      if (to)
        to[n] = wanted;
      n++;
    }
  }
  return n;
}

static fc_status find_factors(spreading *s) {
  size_t n = missing(s, NULL);
  s->factor_at = fc_arena_array(s->arena, n ? n : 1, sizeof *s->factor_at);
  if (!s->factor_at)
    return FC_NO_MEMORY;
  missing(s, s->factor_at);
  qsort(s->factor_at, n, sizeof *s->factor_at, by_place);
  for (size_t i = 0; i < n; i++) {
    if (s->n_factors && by_place(&s->factor_at[s->n_factors - 1], &s->factor_at[i]) == 0)
      continue;
    s->factor_at[s->n_factors] = s->factor_at[i];
    s->factor_at[s->n_factors].column = (uint32_t)(s->n_inputs + s->n_factors);
    s->n_factors++;
  }
  return FC_OK;
}

/* A common factor has a stream that no parameter has; a parameter that is no input keeps its own. */
static fc_factor factor_of(const spreading *s, const place *at) {
  fc_str name = fc_str_of(s->joint->name[at->node]);
  const fc_str names[] = {FC_STR(""), name};
  bool variable = at->node < s->joint->n_variables;
  uint64_t stream = variable ? fc_stream(&name, 1) : fc_stream(names, 2);
  if (at->key)
    stream = fc_mix(stream ^ at->key);
  return (fc_factor){.name = s->joint->name[at->node], .stream = stream, .variable = stream % 100000000};
}

static uint32_t column_of(const spreading *s, const place *wanted) {
  const place *found = find(s->input_at, s->n_inputs, wanted);
  if (!found)
    found = find(s->factor_at, s->n_factors, wanted);
  return found->column;
}

static fc_status spread_row(const spreading *s, uint32_t input, const fc_joint_row *row, fc_follower *to) {
  uint32_t *column = fc_arena_array(s->arena, row->n, sizeof *column);
  if (!column)
    return FC_NO_MEMORY;
  for (size_t k = 0; k < row->n; k++) {
    place wanted = place_of(s, row->of[k], s->input[input].key);
    column[k] = column_of(s, &wanted);
  }
  *to = (fc_follower){input, row->n, column, row->weight};
  return FC_OK;
}

static fc_status find_sources(spreading *s, fc_dependence *out) {
  size_t columns = s->n_inputs + s->n_factors;
  bool *used = calloc(columns ? columns : 1, sizeof *used);
  uint32_t *source = fc_arena_array(s->arena, columns ? columns : 1, sizeof *source);
  for (size_t f = 0; used && source && f < out->n_followers; f++)
    for (size_t k = 0; k < out->follower[f].n; k++)
      used[out->follower[f].column[k]] = true;
  for (size_t i = 0; used && source && i < columns; i++)
    if (used[i])
      source[out->n_sources++] = (uint32_t)i;
  out->source = source;
  fc_status status = used && source ? FC_OK : FC_NO_MEMORY;
  free(used);
  return status;
}

static fc_status fill(spreading *s, fc_dependence *out) {
  fc_factor *factors = fc_arena_array(s->arena, s->n_factors ? s->n_factors : 1, sizeof *factors);
  fc_follower *followers = fc_arena_array(s->arena, s->n_inputs ? s->n_inputs : 1, sizeof *followers);
  if (!factors || !followers)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < s->n_factors; i++)
    factors[i] = factor_of(s, &s->factor_at[i]);
  *out = (fc_dependence){.n_inputs = s->n_inputs, .n_factors = s->n_factors, .factors = factors, .follower = followers};
  for (uint32_t i = 0; i < s->n_inputs; i++) {
    const fc_joint_row *row = s->input[i].variable == FC_JOINT_NONE ? NULL : row_of(s->joint, s->input[i].variable);
    fc_status status = row ? spread_row(s, i, row, &followers[out->n_followers++]) : FC_OK;
    if (status)
      return status;
  }
  return find_sources(s, out);
}

fc_status fc_joint_spread(const fc_joint *joint, const fc_joint_input *input, size_t n_inputs, fc_arena *arena,
                          fc_dependence *out) {
  spreading s = {.joint = joint, .input = input, .n_inputs = n_inputs, .arena = arena};
  *out = (fc_dependence){0};
  s.input_at = fc_arena_array(arena, n_inputs ? n_inputs : 1, sizeof *s.input_at);
  if (!s.input_at)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < n_inputs; i++)
    s.input_at[i] = (place){input[i].variable, input[i].key, (uint32_t)i};
  qsort(s.input_at, n_inputs, sizeof *s.input_at, by_place);
  fc_status status = find_factors(&s);
  return status == FC_OK ? fill(&s, out) : status;
}

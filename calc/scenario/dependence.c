/* dependence.c - "dependence": which parameters rise and fall together.
 *
 * A list of what is said: two parameters and their correlation, several and one correlation or a matrix of them, or those
 * that follow a parameter or a common factor with a loading (calc/docs/scenario.md). chance/joint.h makes normal numbers of
 * it. */
#include "chance/normal_correlation.h"
#include "scenario/reading.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A correlation of two nodes, and the value that states it. */
typedef struct said_pair {
  fc_correlated pair;
  const fc_json_value *at;
} said_pair;

/* Nodes are the scenario's parameters, and behind them the factors. */
typedef struct binding {
  fc_reading *reading;
  size_t n, n_factors;
  const char **name;
  bool *repeats;
  uint32_t *follows, *order;
  double *loading;
  bool *mentioned;
  size_t n_mentioned;
  fc_seq pairs; /* of said_pair */
  fc_correlation_kind kind; /* of what is in hand */
} binding;

static const fc_parameter *parameter_of(const binding *b, uint32_t node) {
  return node < b->reading->to->n_parameters ? &b->reading->to->parameters[node] : NULL;
}

static void mention(binding *b, uint32_t node) {
  if (!b->mentioned[node])
    b->order[b->n_mentioned++] = node;
  b->mentioned[node] = true;
}

/* --- names and numbers --- */

static bool find(binding *b, const fc_json_value *at, fc_str name, uint32_t *out) {
  fc_parameter *parameter = fc_reading_named_parameter(b->reading, at, name);
  if (!parameter)
    return false;
  *out = (uint32_t)(parameter - b->reading->to->parameters);
  if (parameter->kind != FC_CERTAIN)
    return true;
  fc_reading_fault(b->reading, at, false, "F336", "give it a distribution, or take it out of \"dependence\"",
                   "\"%s\" is certain: it goes together with nothing", parameter->name);
  return false;
}

static bool read_parameter(binding *b, const fc_json_value *value, uint32_t *out) {
  return fc_reading_expect(b->reading, value, FC_JSON_TEXT) && find(b, value, fc_json_text(value), out);
}

/* A number from -1 to 1. */
static bool read_number(binding *b, const fc_json_value *value, const char *what, double *out) {
  fc_rate rate;
  if (!fc_reading_chosen(b->reading, value, &rate))
    return false;
  *out = fc_ratio_double(fc_ratio_of(rate.num, rate.den));
  if (*out >= -1 && *out <= 1)
    return true;
  fc_reading_fault(b->reading, value, false, "F305",
                   "-1 is wholly against one another, 0 independent, 1 wholly together", "%s lies between -1 and 1", what);
  return false;
}

/* "parameters": a list of names, or "all". */
static uint32_t *read_parameters(binding *b, const fc_json_value *value, uint32_t without, size_t *n) {
  fc_scenario *to = b->reading->to;
  bool all = fc_json_kind_of(value) == FC_JSON_TEXT && fc_str_is(fc_json_text(value), "all");
  *n = 0;
  if (!all && !fc_reading_expect(b->reading, value, FC_JSON_ARRAY))
    return NULL;
  uint32_t *nodes = fc_reading_array(b->reading, all ? to->n_parameters : fc_json_count(value), sizeof *nodes);
  for (uint32_t i = 0; nodes && all && i < to->n_parameters; i++)
    if (to->parameters[i].kind != FC_CERTAIN && i != without)
      nodes[(*n)++] = i;
  bool good = true;
  for (size_t i = 0; nodes && !all && i < fc_json_count(value); i++)
    good = read_parameter(b, fc_json_at(value, i), &nodes[(*n)++]) && good;
  return good ? nodes : NULL;
}

/* --- correlations --- */

static bool has_values(binding *b, const fc_json_value *at, const fc_parameter *parameter) {
  const char *why = NULL;
  if (parameter->kind == FC_OUTCOMES)
    why = "has outcomes, which are no numbers";
  else if (!(fc_law_variance(&parameter->law) > 0))
    why = "does not vary";
  else if (!isfinite(fc_law_variance(&parameter->law)))
    why = "has no finite variance";
  if (why)
    fc_reading_fault(b->reading, at, false, "F336", "state the correlation of ranks, \"kind\": \"rank\"",
                     "there is no linear correlation: \"%s\" %s", parameter->name, why);
  return why == NULL;
}

static const char *in_words(binding *b, double number) {
  fc_rate rate;
  fc_buf text = {0};
  if (fc_rate_near(trunc(number * 1000) / 1000, &rate)) /* never beyond it */
    fc_ratio_print(&text, fc_ratio_of(rate.num, rate.den), 3);
  const char *words = fc_ctx_format(b->reading->ctx, "%s", text.p ? text.p : "");
  fc_buf_reset(&text);
  return words;
}

static bool to_normal(binding *b, const fc_json_value *at, const fc_parameter *x, const fc_parameter *y, double *r) {
  if (b->kind == FC_CORRELATION_NORMAL || !x->law.distribution || !y->law.distribution)
    return true;
  if (b->kind == FC_CORRELATION_RANK) {
    *r = fc_normal_from_rank(*r);
    return true;
  }
  if (!has_values(b, at, x) || !has_values(b, at, y))
    return false;
  double stated = *r;
  if (fc_normal_from_linear(&x->law, &y->law, stated, r))
    return true;
  fc_reading_fault(b->reading, at, false, "F336",
                   fc_ctx_format(b->reading->ctx, "their distributions allow %s, or \"kind\": \"rank\"",
                                 in_words(b, fc_linear_from_normal(&x->law, &y->law, *r))),
                   "\"%s\" and \"%s\" cannot have so strong a linear correlation", x->name, y->name);
  return false;
}

static void add_pair(binding *b, const fc_json_value *at, uint32_t x, uint32_t y, double correlation) {
  const fc_parameter *one = parameter_of(b, x), *other = parameter_of(b, y);
  mention(b, x);
  mention(b, y);
  if (x == y) {
    fc_reading_fault(b->reading, at, false, "F336", "name two parameters", "\"%s\" is to go together with itself", one->name);
    return;
  }
  if (one->per && other->per && one->per != other->per) {
    fc_reading_fault(b->reading, at, false, "F336", "repeat both for the same, or one of them for nothing",
                     "\"%s\" and \"%s\" repeat for different things: no two of them belong together", one->name,
                     other->name);
    return;
  }
  if (!to_normal(b, at, one, other, &correlation))
    return;
  said_pair *pair = fc_seq_push(&b->pairs);
  if (!pair) {
    fc_reading_note(b->reading, fc_fail_memory(b->reading->ctx));
    return;
  }
  *pair = (said_pair){{x < y ? x : y, x < y ? y : x, correlation}, at};
}

/* ["severity", "backfill", -0.3] */
static void read_pair(binding *b, const fc_json_value *list) {
  uint32_t x, y;
  double r;
  if (fc_json_count(list) != 3) {
    fc_reading_fault(b->reading, list, false, "F306", "write [\"severity\", \"backfill\", -0.3]",
                     "expected two parameters and their correlation");
    return;
  }
  bool good = read_parameter(b, fc_json_at(list, 0), &x);
  good = read_parameter(b, fc_json_at(list, 1), &y) && good;
  good = read_number(b, fc_json_at(list, 2), "a correlation", &r) && good;
  b->kind = FC_CORRELATION_RANK;
  if (good)
    add_pair(b, list, x, y, r);
}

static bool read_kind(binding *b, const fc_json_value *object) {
  static const char *const names[] = {"rank", "linear", "normal"};
  const fc_json_value *value = fc_json_get(object, "kind");
  b->kind = FC_CORRELATION_RANK;
  if (!value)
    return true;
  if (!fc_reading_expect(b->reading, value, FC_JSON_TEXT))
    return false;
  for (int i = 0; i < 3; i++)
    if (fc_str_is(fc_json_text(value), names[i])) {
      b->kind = (fc_correlation_kind)i;
      return true;
    }
  fc_reading_fault(b->reading, value, false, "F306",
                   fc_ctx_format(b->reading->ctx, "write rank, linear or normal%s",
                                 fc_did_you_mean(b->reading->ctx, fc_json_text(value), names, 3)),
                   "there is no kind of correlation \"%.*s\"", FC_STR_ARG(fc_json_text(value)));
  return false;
}

/* The rows of a matrix with 1 on its diagonal. */
static void read_matrix(binding *b, const fc_json_value *rows, const uint32_t *node, size_t n) {
  bool square = fc_json_count(rows) == n;
  for (size_t i = 0; i < n && square; i++)
    square = fc_json_kind_of(fc_json_at(rows, i)) == FC_JSON_ARRAY && fc_json_count(fc_json_at(rows, i)) == n;
  if (!square) {
    fc_reading_fault(b->reading, rows, false, "F306", "give each parameter a row, and each row a number for each of them",
                     "the matrix is not one of %zu rows of %zu numbers", n, n);
    return;
  }
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k <= i; k++) {
      const fc_json_value *at = fc_json_at(fc_json_at(rows, i), k), *mirror = fc_json_at(fc_json_at(rows, k), i);
      double r, same;
      bool good = read_number(b, at, "a correlation", &r);
      if (k == i) {
        if (good && r < 1)
          fc_reading_fault(b->reading, at, false, "F336", "write 1 there", "a parameter has a correlation of 1 with itself");
        continue;
      }
      good = read_number(b, mirror, "a correlation", &same) && good;
      if (good && (r < same || r > same))
        fc_reading_fault(b->reading, at, false, "F336", "write the same number in both places",
                         "the matrix is not symmetric: \"%s\" with \"%s\" is another number than the other way round",
                         b->name[node[i]], b->name[node[k]]);
      else if (good)
        add_pair(b, at, node[k], node[i], r);
    }
}

/* { "parameters": [...], "correlation": 0.5 } or "correlations": a matrix */
static void read_block(binding *b, const fc_json_value *object) {
  const fc_json_value *one = fc_json_get(object, "correlation"), *matrix = fc_json_get(object, "correlations");
  const fc_json_value *parameters = fc_json_get(object, "parameters");
  static const char example[] = "{ \"parameters\": [\"severity\", \"backfill\"], \"correlation\": -0.3 }";
  if (!parameters || !one == !matrix) {
    fc_reading_fault(b->reading, object, false, "F303", example,
                     parameters ? "the dependence needs either \"correlation\" or \"correlations\""
                                : "the dependence does not say between which \"parameters\"");
    return;
  }
  size_t n;
  double r = 0;
  bool good = read_kind(b, object);
  uint32_t *node = read_parameters(b, parameters, FC_JOINT_NONE, &n);
  if (one)
    good = read_number(b, one, "a correlation", &r) && good;
  else
    good = fc_reading_expect(b->reading, matrix, FC_JSON_ARRAY) && good;
  if (!good || !node)
    return;
  if (n < 2)
    fc_reading_fault(b->reading, parameters, false, "F309", example, "a correlation needs two parameters or more");
  else if (matrix)
    read_matrix(b, matrix, node, n);
  else
    for (size_t i = 1; i < n; i++)
      for (size_t k = 0; k < i; k++)
        add_pair(b, object, node[k], node[i], r);
}

/* --- what follows --- */

static void add_follower(binding *b, const fc_json_value *at, uint32_t node, uint32_t on, double loading) {
  const fc_parameter *parameter = parameter_of(b, node), *leader = parameter_of(b, on);
  mention(b, node);
  for (uint32_t up = on; up != FC_JOINT_NONE; up = b->follows[up])
    if (up == node) {
      fc_reading_fault(b->reading, at, false, "F336", "let one of them follow the other",
                       on == node ? "\"%s\" is to follow itself" : "\"%s\" is to follow what follows it", parameter->name);
      return;
    }
  if (b->follows[node] != FC_JOINT_NONE) {
    fc_reading_fault(b->reading, at, false, "F337", "let it follow one, and state its correlation with the other",
                     "\"%s\" follows \"%s\" already", parameter->name, b->name[b->follows[node]]);
    return;
  }
  if (leader && leader->per && leader->per != parameter->per) {
    fc_reading_fault(b->reading, at, false, "F336", "repeat both for the same, or only the one that follows",
                     "\"%s\" cannot follow \"%s\", which repeats for something else", parameter->name, leader->name);
    return;
  }
  b->follows[node] = on;
  b->loading[node] = loading;
}

static bool read_leader(binding *b, const fc_json_value *object, uint32_t *out) {
  const fc_json_value *factor = fc_json_get(object, "factor"), *follow = fc_json_get(object, "follow");
  if (follow)
    return read_parameter(b, follow, out);
  if (!fc_reading_expect(b->reading, factor, FC_JSON_TEXT))
    return false;
  fc_str name = fc_json_text(factor);
  size_t n = b->reading->to->n_parameters;
  for (size_t i = 0; i < n; i++)
    if (fc_str_is(name, b->name[i])) {
      fc_reading_fault(b->reading, factor, false, "F336", "write \"follow\" in the place of \"factor\"",
                       "\"%s\" is a parameter, not a further factor", b->name[i]);
      return false;
    }
  for (*out = (uint32_t)n; *out < n + b->n_factors; (*out)++)
    if (fc_str_is(name, b->name[*out]))
      return true;
  b->name[*out] = fc_reading_keep(b->reading, name);
  b->n_factors++;
  return b->name[*out] != NULL;
}

/* { "follow": "court", "loadings": { "severity": 0.7 } }, or "parameters" with one "loading"; or a "factor" that is drawn for
 * them alone. */
static void read_following(binding *b, const fc_json_value *object) {
  const fc_json_value *loadings = fc_json_get(object, "loadings"), *loading = fc_json_get(object, "loading");
  const fc_json_value *parameters = fc_json_get(object, "parameters");
  uint32_t on, node;
  if (!read_leader(b, object, &on))
    return;
  mention(b, on);
  if (!loadings == !(loading && parameters) || (loadings && (loading || parameters))) {
    fc_reading_fault(b->reading, object, false, "F303",
                     "add \"loadings\": { \"severity\": 0.7 }, or \"parameters\" and a \"loading\"",
                     "the dependence does not say what follows, and with which loading");
    return;
  }
  double r;
  if (loadings) {
    if (!fc_reading_expect(b->reading, loadings, FC_JSON_OBJECT))
      return;
    for (size_t i = 0; i < fc_json_count(loadings); i++) {
      const fc_json_value *value = fc_json_at(loadings, i);
      bool good = find(b, value, fc_json_key_at(loadings, i), &node);
      if (read_number(b, value, "a loading", &r) && good)
        add_follower(b, value, node, on, r);
    }
    return;
  }
  size_t n;
  uint32_t *nodes = read_parameters(b, parameters, on, &n);
  bool good = read_number(b, loading, "a loading", &r);
  for (size_t i = 0; nodes && good && i < n; i++)
    add_follower(b, object, nodes[i], on, r);
}

/* --- all of it --- */

static void read_one(binding *b, const fc_json_value *value) {
  static const char *const block[] = {"parameters", "correlation", "correlations", "kind", "note"};
  static const char *const following[] = {"follow", "factor", "parameters", "loading", "loadings", "note"};
  if (fc_json_kind_of(value) == FC_JSON_ARRAY) {
    read_pair(b, value);
    return;
  }
  if (!fc_reading_expect(b->reading, value, FC_JSON_OBJECT))
    return;
  bool follow = fc_json_get(value, "follow"), factor = fc_json_get(value, "factor");
  const char *const *members = follow || factor ? following : block;
  size_t n = follow || factor ? sizeof following / sizeof *following : sizeof block / sizeof *block;
  fc_reading_note(b->reading,
                  fc_json_only(b->reading->ctx, b->reading->json, value, members, n, FC_BAD_SCENARIO, "F301"));
  if (follow && factor)
    fc_reading_fault(b->reading, value, false, "F336", "name one of them", "both \"follow\" and \"factor\" are there");
  else if (follow || factor)
    read_following(b, value);
  else
    read_block(b, value);
}

static uint32_t root_of(const binding *b, uint32_t node) {
  while (b->follows[node] != FC_JOINT_NONE)
    node = b->follows[node];
  return node;
}

static int by_pair(const void *left, const void *right) {
  const said_pair *x = *(const said_pair *const *)left, *y = *(const said_pair *const *)right;
  if (x->pair.a != y->pair.a)
    return x->pair.a < y->pair.a ? -1 : 1;
  if (x->pair.b != y->pair.b)
    return x->pair.b < y->pair.b ? -1 : 1;
  return fc_json_span(x->at).p < fc_json_span(y->at).p ? -1 : 1; /* in the order of the file */
}

/* Each pair is stated once, and not by loadings as well. */
static void check_pairs(binding *b, fc_correlated *pairs) {
  size_t n = b->pairs.count;
  const said_pair **sorted = fc_reading_array(b->reading, n, sizeof *sorted);
  if (!sorted)
    return;
  for (size_t i = 0; i < n; i++)
    sorted[i] = fc_seq_at(&b->pairs, i);
  qsort(sorted, n, sizeof *sorted, by_pair);
  for (size_t i = 0; i < n; i++) {
    fc_correlated pair = pairs[i] = sorted[i]->pair;
    if (i && pairs[i - 1].a == pair.a && pairs[i - 1].b == pair.b)
      fc_reading_fault(b->reading, sorted[i]->at, false, "F337", "leave one of the two out",
                       "how \"%s\" and \"%s\" go together is stated twice", b->name[pair.a], b->name[pair.b]);
    if (root_of(b, pair.a) == root_of(b, pair.b))
      fc_reading_fault(b->reading, sorted[i]->at, false, "F337", "leave the correlation out, or the loadings",
                       "how \"%s\" and \"%s\" go together follows from their loadings on \"%s\" already", b->name[pair.a],
                       b->name[pair.b], b->name[root_of(b, pair.a)]);
  }
}

/* What does not repeat stands before what does, each in the order of the file. */
static void set_order(binding *b, uint32_t *order) {
  size_t n = 0;
  for (int repeating = 0; repeating < 2; repeating++)
    for (size_t i = 0; i < b->n_mentioned; i++)
      if (b->repeats[b->order[i]] == (repeating == 1))
        order[n++] = b->order[i];
  for (uint32_t i = 0; i < b->n; i++)
    if (!b->mentioned[i])
      order[n++] = i;
}

static void join(binding *b) {
  fc_reading *reading = b->reading;
  b->n = reading->to->n_parameters + b->n_factors;
  uint32_t *order = fc_reading_array(reading, b->n, sizeof *order);
  fc_correlated *pairs = fc_reading_array(reading, b->pairs.count, sizeof *pairs);
  if (!order || !pairs)
    return;
  check_pairs(b, pairs);
  set_order(b, order);
  if (reading->status != FC_OK)
    return;
  const fc_joint_terms terms = {reading->to->n_parameters, b->n_factors, b->name,  b->repeats,    order,
                                b->follows,                b->loading,   pairs,    b->pairs.count};
  fc_status status = fc_joint_make(&terms, &reading->to->arena, &reading->to->joint);
  if (status == FC_BAD_NUMBER)
    fc_reading_fault(reading, fc_json_get(fc_json_root(reading->json), "dependence"), false, "F336",
                     "let them follow a common \"factor\"",
                     "more than %d parameters hang together by correlations", FC_JOINT_MOST);
  else if (status != FC_OK)
    fc_reading_note(reading, fc_fail_memory(reading->ctx));
}

void fc_reading_dependence(fc_reading *reading, const fc_json_value *list) {
  if (!fc_reading_expect(reading, list, FC_JSON_ARRAY))
    return;
  fc_scenario *to = reading->to;
  size_t most = to->n_parameters + fc_json_count(list); /* each may name a factor */
  binding b = {.reading = reading};
  to->dependence_where = fc_json_where(reading->json, list, true);
  fc_seq_init(&b.pairs, sizeof(said_pair));
  b.name = fc_reading_array(reading, most, sizeof *b.name);
  b.repeats = fc_reading_array(reading, most, sizeof *b.repeats);
  b.follows = fc_reading_array(reading, most, sizeof *b.follows);
  b.order = fc_reading_array(reading, most, sizeof *b.order);
  b.loading = fc_reading_array(reading, most, sizeof *b.loading);
  b.mentioned = fc_reading_array(reading, most, sizeof *b.mentioned);
  if (!b.name || !b.repeats || !b.follows || !b.order || !b.loading || !b.mentioned)
    return;
  for (size_t i = 0; i < most; i++)
    b.follows[i] = FC_JOINT_NONE;
  for (size_t i = 0; i < to->n_parameters; i++) {
    b.name[i] = to->parameters[i].name;
    b.repeats[i] = to->parameters[i].per != FC_PER_DEFAULT;
  }
  for (size_t i = 0; i < fc_json_count(list); i++)
    read_one(&b, fc_json_at(list, i));
  join(&b);
  fc_seq_free(&b.pairs);
}

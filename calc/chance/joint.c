/* joint.c - normal numbers that are correlated as was said.
 *
 * What hangs together by correlations is made by the root of its matrix (Cholesky), and what only follows one of them by
 * its loading: l z + sqrt(1 - l^2) e. So a hundred that follow the same court need no matrix. */
#include "chance/joint.h"
#include "chance/correlation_matrix.h"

#include <math.h>
#include <string.h>

#define NO_WEIGHT 1e-15
#define CHANGED 0.0005

typedef struct joining {
  const fc_joint_terms *terms;
  fc_arena *arena;
  fc_arena passing;
  size_t n;          /* nodes */
  bool *correlated;  /* of each: in a pair, or followed by one that is */
  uint32_t *group;   /* of each: the least node that it hangs together with */
  fc_joint_row *row; /* of each; n 0: not made yet */
  fc_joint *out;
} joining;

static uint32_t group_of(joining *j, uint32_t node) {
  while (j->group[node] != node)
    node = j->group[node] = j->group[j->group[node]];
  return node;
}

static void join(joining *j, uint32_t a, uint32_t b) {
  a = group_of(j, a);
  b = group_of(j, b);
  j->group[a > b ? a : b] = a < b ? a : b;
}

static void find_groups(joining *j) {
  const fc_joint_terms *terms = j->terms;
  for (uint32_t i = 0; i < j->n; i++)
    j->group[i] = i;
  for (size_t p = 0; p < terms->n_pairs; p++) {
    j->correlated[terms->pair[p].a] = j->correlated[terms->pair[p].b] = true;
    join(j, terms->pair[p].a, terms->pair[p].b);
  }
  for (uint32_t i = 0; i < j->n; i++)
    for (uint32_t up = i; j->correlated[i] && terms->follows[up] != FC_JOINT_NONE; up = terms->follows[up]) {
      j->correlated[terms->follows[up]] = true;
      join(j, up, terms->follows[up]);
    }
}

/* The product of the loadings on the way from one node up and down to another; 0: there is none. */
static double along_loadings(const fc_joint_terms *terms, uint32_t a, uint32_t b) {
  double up = 1;
  for (; a != FC_JOINT_NONE; a = terms->follows[a]) {
    double down = 1;
    for (uint32_t at = b; at != FC_JOINT_NONE; at = terms->follows[at]) {
      if (at == a)
        return up * down;
      down *= terms->loading[at];
    }
    up *= terms->loading[a];
  }
  return 0;
}

/* A row of so many weights, without those that are nothing. */
static fc_status keep_row(joining *j, uint32_t node, const uint32_t *of, const double *weight, size_t n) {
  uint32_t *kept_of = fc_arena_array(j->arena, n, sizeof *kept_of);
  double *kept = fc_arena_array(j->arena, n, sizeof *kept);
  if (!kept_of || !kept)
    return FC_NO_MEMORY;
  fc_joint_row *row = &j->row[node];
  *row = (fc_joint_row){node, 0, kept_of, kept};
  for (size_t i = 0; i < n; i++)
    if (fabs(weight[i]) > NO_WEIGHT) {
      kept_of[row->n] = of[i];
      kept[row->n++] = weight[i];
    }
  return FC_OK;
}

/* --- what hangs together by correlations --- */

static void fill_matrix(const joining *j, const uint32_t *node, size_t n, double *matrix) {
  for (size_t r = 0; r < n; r++)
    for (size_t c = 0; c < n; c++)
      matrix[r * n + c] = r == c ? 1 : along_loadings(j->terms, node[r], node[c]);
  for (size_t p = 0; p < j->terms->n_pairs; p++) {
    size_t a = n, b = n;
    for (size_t i = 0; i < n; i++) {
      a = node[i] == j->terms->pair[p].a ? i : a;
      b = node[i] == j->terms->pair[p].b ? i : b;
    }
    if (a < n && b < n)
      matrix[a * n + b] = matrix[b * n + a] = j->terms->pair[p].normal;
  }
}

static double of_rows(const double *l, size_t n, size_t a, size_t b) {
  double sum = 0;
  for (size_t k = 0; k < n; k++)
    sum += l[a * n + k] * l[b * n + k];
  return sum;
}

static void tell_repair(joining *j, const uint32_t *node, size_t n, const double *stated, const double *l) {
  fc_joint_repair *repair = &j->out->repair;
  double squares = repair->distance * repair->distance;
  for (size_t a = 1; a < n; a++)
    for (size_t b = 0; b < a; b++) {
      double was = stated[a * n + b], is = of_rows(l, n, a, b);
      squares += (is - was) * (is - was);
      repair->changed += fabs(is - was) > CHANGED;
      if (fabs(is - was) > fabs(repair->taken.normal - repair->stated.normal)) {
        repair->stated = (fc_correlated){node[b], node[a], was};
        repair->taken = (fc_correlated){node[b], node[a], is};
      }
    }
  repair->distance = sqrt(squares);
}

/* `room`: three matrices. */
static fc_status root_of(joining *j, const uint32_t *node, size_t n, double *room) {
  double *matrix = room, *l = room + n * n, *nearest = l + n * n;
  fill_matrix(j, node, n, matrix);
  if (!fc_correlation_root(matrix, n, FC_CORRELATION_ROUNDING, l)) {
    fc_status status = fc_correlation_nearest(matrix, n, nearest);
    if (status)
      return status;
    fc_correlation_root(nearest, n, FC_CORRELATION_PROJECTED, l);
    tell_repair(j, node, n, matrix, l);
  }
  for (size_t i = 0; i < n; i++) {
    fc_status status = keep_row(j, node[i], node, l + i * n, i + 1);
    if (status)
      return status;
  }
  return FC_OK;
}

static fc_status make_group(joining *j, uint32_t group) {
  uint32_t *node = fc_arena_array(&j->passing, j->n, sizeof *node);
  size_t n = 0;
  for (size_t i = 0; node && i < j->n; i++)
    if (j->correlated[j->terms->order[i]] && group_of(j, j->terms->order[i]) == group)
      node[n++] = j->terms->order[i];
  if (n > FC_JOINT_MOST)
    return FC_BAD_NUMBER;
  double *room = node ? fc_arena_array(&j->passing, 3 * n * n, sizeof *room) : NULL;
  return room ? root_of(j, node, n, room) : FC_NO_MEMORY;
}

/* --- what follows --- */

/* The row of what a node follows is made first. */
static fc_status follow(joining *j, uint32_t node) {
  const fc_joint_row *above = &j->row[j->terms->follows[node]];
  uint32_t *of = fc_arena_array(&j->passing, above->n + 1, sizeof *of);
  double *weight = fc_arena_array(&j->passing, above->n + 1, sizeof *weight), loading = j->terms->loading[node];
  if (!of || !weight)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < above->n; i++) {
    of[i] = above->of[i];
    weight[i] = loading * above->weight[i];
  }
  of[above->n] = node;
  weight[above->n] = sqrt(1 - loading * loading);
  return keep_row(j, node, of, weight, above->n + 1);
}

static fc_status make_node(joining *j, uint32_t node) {
  while (j->row[node].n == 0) {
    uint32_t at = node;
    while (j->terms->follows[at] != FC_JOINT_NONE && j->row[j->terms->follows[at]].n == 0)
      at = j->terms->follows[at];
    fc_status status = j->terms->follows[at] == FC_JOINT_NONE ? keep_row(j, at, &at, (const double[]){1}, 1) : follow(j, at);
    if (status)
      return status;
  }
  return FC_OK;
}

static fc_status make_all(joining *j) {
  for (uint32_t i = 0; i < j->n; i++)
    if (j->correlated[i] && group_of(j, i) == i) {
      fc_status status = make_group(j, i);
      if (status)
        return status;
    }
  for (size_t i = 0; i < j->n; i++) {
    fc_status status = make_node(j, j->terms->order[i]);
    if (status)
      return status;
  }
  return FC_OK;
}

/* Nodes that stand for themselves need no row. */
static void drop_own(joining *j) {
  size_t kept = 0;
  for (size_t i = 0; i < j->n; i++)
    if (j->row[i].n != 1 || j->row[i].of[0] != i || j->row[i].weight[0] < 1)
      j->row[kept++] = j->row[i];
  j->out->row = j->row;
  j->out->n_rows = kept;
}

fc_status fc_joint_make(const fc_joint_terms *terms, fc_arena *arena, fc_joint *out) {
  *out = (fc_joint){terms->n_variables, terms->n_factors, terms->name, terms->repeats, NULL, 0, {0}};
  joining j = {.terms = terms, .arena = arena, .n = terms->n_variables + terms->n_factors, .out = out};
  j.row = fc_arena_array(arena, j.n, sizeof *j.row);
  j.correlated = fc_arena_array(&j.passing, j.n, sizeof *j.correlated);
  j.group = fc_arena_array(&j.passing, j.n, sizeof *j.group);
  fc_status status = FC_NO_MEMORY;
  if (j.row && j.correlated && j.group) {
    find_groups(&j);
    status = make_all(&j);
  }
  if (status == FC_OK)
    drop_own(&j);
  fc_arena_free(&j.passing);
  return status;
}

static double weight_on(const fc_joint *joint, uint32_t node, uint32_t of) {
  for (size_t r = 0; r < joint->n_rows; r++)
    if (joint->row[r].node == node) {
      for (size_t i = 0; i < joint->row[r].n; i++)
        if (joint->row[r].of[i] == of)
          return joint->row[r].weight[i];
      return 0;
    }
  return node == of;
}

bool fc_joint_binds(const fc_joint *joint, uint32_t node) {
  for (size_t r = 0; r < joint->n_rows; r++) {
    if (joint->row[r].node == node)
      return true;
    for (size_t i = 0; i < joint->row[r].n; i++)
      if (joint->row[r].of[i] == node)
        return true;
  }
  return false;
}

double fc_joint_correlation(const fc_joint *joint, uint32_t a, uint32_t b) {
  double sum = 0;
  for (uint32_t k = 0; k < joint->n_variables + joint->n_factors; k++)
    sum += weight_on(joint, a, k) * weight_on(joint, b, k);
  return sum;
}

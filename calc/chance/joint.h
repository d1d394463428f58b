/* joint.h - what is said of how uncertain numbers go together, and the normal numbers that do so.
 *
 * Nodes are variables and, behind them, common factors that are drawn but stand for nothing. Two nodes may have a
 * correlation, and a node may follow another with a loading; what neither says is independent. Two that follow the same, or
 * one another over several, are correlated by the product of the loadings between them. */
#ifndef FC_CHANCE_JOINT_H
#define FC_CHANCE_JOINT_H

#include "chance/dependence.h"

/* Two nodes whose normal numbers are correlated. */
typedef struct fc_correlated {
  uint32_t a, b;
  double normal;
} fc_correlated;

typedef struct fc_joint_terms {
  size_t n_variables, n_factors;
  const char *const *name; /* of each node */
  const bool *repeats;     /* of each node: it is drawn anew for each government, or program, or award */
  const uint32_t *order;   /* all nodes: each is made of those before it, so that one more at the end moves none */
  const uint32_t *follows; /* of each node: which it follows; FC_JOINT_NONE: none. Never round in a circle */
  const double *loading;   /* of each node: on what it follows, -1 to 1 */
  const fc_correlated *pair;
  size_t n_pairs;
} fc_joint_terms;
#define FC_JOINT_NONE UINT32_MAX

/* A node whose normal number is not its own alone. */
typedef struct fc_joint_row {
  uint32_t node, n;
  const uint32_t *of;   /* nodes, whose independent numbers it is made of */
  const double *weight; /* the squares add up to 1 */
} fc_joint_row;

/* A correlation that could not hold beside others. */
typedef struct fc_joint_repair {
  size_t changed;       /* pairs of nodes whose correlation is another by more than 0.0005; 0: nothing was repaired */
  fc_correlated stated, taken; /* of the one that moved most */
  double distance;      /* the root of the sum of squares of all changes, each pair counted once */
} fc_joint_repair;

typedef struct fc_joint {
  size_t n_variables, n_factors;
  const char *const *name;
  const bool *repeats;
  const fc_joint_row *row;
  size_t n_rows;
  fc_joint_repair repair;
} fc_joint;

/* At most so many nodes may hang together by correlations (any number may follow them). */
enum { FC_JOINT_MOST = 200 };

/* FC_NO_MEMORY; FC_BAD_NUMBER: more than FC_JOINT_MOST. `name` and `repeats` must outlive the joint. */
fc_status fc_joint_make(const fc_joint_terms *terms, fc_arena *arena, fc_joint *out);
/* The node shares its normal number with another. */
bool fc_joint_binds(const fc_joint *joint, uint32_t node);
/* The correlation of the normal numbers of two nodes. */
double fc_joint_correlation(const fc_joint *joint, uint32_t a, uint32_t b);

/* Which input of a function is which variable. */
typedef struct fc_joint_input {
  uint32_t variable; /* FC_JOINT_NONE: it depends on nothing */
  uint64_t key;      /* fc_stream of what it repeats for; 0 of one that does not repeat */
} fc_joint_input;

/* The dependence of a function's inputs. Repeats that have a key in common belong together. Nodes that are no input, and
 * that others are made of, become factors of the dependence. FC_NO_MEMORY. */
fc_status fc_joint_spread(const fc_joint *joint, const fc_joint_input *input, size_t n_inputs, fc_arena *arena,
                          fc_dependence *out);

#endif

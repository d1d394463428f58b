/* pieces.h - one part of a sum as probabilities of its values: every combination of what its separate inputs may be, times
 * equally likely middles of what its continuous ones may be. */
#ifndef FC_RISK_PIECES_H
#define FC_RISK_PIECES_H

#include "base/diag.h"
#include "chance/function.h"
#include "chance/table.h"

typedef struct fc_piece {
  double value, weight; /* weights add up to 1 */
  bool atom;            /* the value itself has this probability; else it stands for values round about */
} fc_piece;

typedef struct fc_pieces {
  fc_piece *piece;
  size_t n;
  double least, most;
  double mean, variance; /* by closed form where the part is a line of one continuous input, else of the pieces */
  const fc_law *line;    /* of the one input that it is a line of, and of nothing else; NULL: it is none */
  double start, slope;   /* of that line */
} fc_pieces;

enum { FC_PIECES_CONTINUOUS = 2 }; /* inputs of a part that are not separate, at most */

/* The pieces of a part for one output, about `fineness` to each continuous range. In the arena. FC_CANNOT_ANSWER without a
 * message: the part has too many inputs for that. */
fc_status fc_pieces_of(const fc_function *function, const fc_law_table *table, size_t part, size_t output, size_t fineness,
                       fc_arena *arena, fc_pieces *out);

#endif

/* place.h - where in a text something stands: its line, its column, the line itself and the mark under it. */
#ifndef FC_TABLE_PLACE_H
#define FC_TABLE_PLACE_H

#include "base/arena.h"
#include "base/diag.h"

/* Fills line, column, excerpt and mark of `where` for the bytes offset..offset+length of a text whose first line is
 * first_line. The excerpt is the line (of a very long one the part around the mark), borrowed; a mark that runs over the end
 * of its line is cut there. */
void fc_place_in(fc_where *where, fc_str text, uint64_t first_line, size_t offset, size_t length);

/* The same of a text of which many places are asked for: where its every few thousandth byte stands is known, so that
 * one costs no more in a line of megabytes than in a short one. */
typedef struct fc_places fc_places;
fc_places *fc_places_of(fc_arena *arena, fc_str text); /* NULL: no memory */
void fc_place_among(fc_where *where, const fc_places *places, size_t offset, size_t length);

#endif

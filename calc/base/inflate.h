/* inflate.h - the text of a gzip file (RFC 1952), as it is read. */
#ifndef FC_BASE_INFLATE_H
#define FC_BASE_INFLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct fc_inflate fc_inflate;

typedef enum fc_inflated {
  FC_INFLATED,
  FC_INFLATE_DAMAGED, /* not what the format says, or its checksum differs */
  FC_INFLATE_CUT,     /* the file ends before its text does */
  FC_INFLATE_BOMB     /* more than `ratio` bytes of text for each of the file, so far */
} fc_inflated;

/* Beneath so many bytes of text nothing is a bomb: a small file of zeros is none. */
#define FC_INFLATE_HARMLESS ((uint64_t)1 << 20)

bool fc_is_gzip(const char *start, size_t n);
/* `ratio`: the most bytes of text for each of the file. NULL: no memory. */
fc_inflate *fc_inflate_new(uint64_t ratio);
void fc_inflate_free(fc_inflate *self);
/* Room for the next bytes of the file; fc_inflate_put says how many came, 0 at its end. */
char *fc_inflate_room(fc_inflate *self, size_t *cap);
void fc_inflate_put(fc_inflate *self, size_t n);
/* Up to cap bytes of text; *n = 0: more of the file is needed, or, once it has ended, none are left. A file may hold several
 * members, whose texts follow each other; zeros behind the last are passed over. */
fc_inflated fc_inflate_take(fc_inflate *self, char *to, size_t cap, size_t *n);

#endif

/* packed.h - records of figures in little room: most are zero, and where nothing is a range the ends of a span are its
 * value. Inside this floor only. */
#ifndef FC_IMPACT_PACKED_H
#define FC_IMPACT_PACKED_H

#include <stddef.h>
#include <stdint.h>

/* Bytes that a packed record of `size` bytes, a multiple of 8, may take at most. */
size_t fc_packed_most(size_t size);
/* Packs a record of 8-byte words; returns the end of what was written. O(size). */
uint8_t *fc_pack(const void *record, size_t size, uint8_t *to);
/* Unpacks it; returns the end of what was read. */
const uint8_t *fc_unpack(const uint8_t *from, void *record, size_t size);
const uint8_t *fc_packed_skip(const uint8_t *from);

#endif

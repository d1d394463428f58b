/* csv_split_loop.h - the pass of csv_split.h, included once by each file that says how its machine compares 64 bytes.
 *
 * That file defines bytes64 (64 loaded bytes), load64, and as masks of 64 bits, the lowest for the first byte, equal64, wide64
 * (outside ASCII) and below_blank64 (control characters and, being negative as signed bytes, those outside ASCII); prefix_xor
 * (bit i is the parity of bits 0 to i) and put_ends (the positions of a mask's bits; how many). */
#include "table/csv_split.h"
#include <string.h>

/* What one block leaves to the next. */
typedef struct split_state {
  uint64_t quoted;      /* all bits: the block begins within quotes */
  uint64_t after_end;   /* bit 0: a separator or closing quote stands before the block */
  uint64_t after_close; /* bit 0: a closing quote does */
} split_state;

static inline uint32_t *put_positions(uint32_t *to, uint64_t mask, uint32_t base) {
  for (; mask; mask &= mask - 1)
    *to++ = base + (uint32_t)__builtin_ctzll(mask);
  return to;
}

/* Control characters and bytes outside ASCII, which few blocks hold. Returns what is odd of them. */
static uint64_t look_at_rare(const char *p, bytes64 block, uint64_t quoted, uint64_t lf, uint64_t valid, uint32_t base,
                             fc_csv_split *out) {
  uint64_t zero = equal64(block, '\0') & valid, cr = equal64(block, '\r') & ~quoted & valid;
  uint64_t wide = wide64(block) & valid;
  if (wide && out->first_wide == FC_CSV_NO_BYTE)
    out->first_wide = base + (uint32_t)__builtin_ctzll(wide);
  uint64_t before_lf = (lf >> 1) | (uint64_t)(p[64] == '\n') << 63;
  return zero | (cr & ~before_lf);
}

static inline void split_block(const char *p, uint32_t base, char delimiter, uint64_t valid, split_state *state,
                               fc_csv_split *out) {
  bytes64 block = load64(p);
  uint64_t quote = equal64(block, '"') & valid, lf = equal64(block, '\n') & valid;
  uint64_t part = equal64(block, delimiter) & valid;
  uint64_t quoted = prefix_xor(quote) ^ state->quoted;
  state->quoted = (uint64_t)((int64_t)quoted >> 63);
  uint64_t line = lf & ~quoted, end = (part & ~quoted) | line, opening = quote & quoted, closing = quote & ~quoted;
  uint64_t after_close = closing << 1 | state->after_close;
  uint64_t odd = opening & ~((end | closing) << 1 | state->after_end);
  uint64_t unended = after_close & ~(end | opening) & valid;
  state->after_end = (end | closing) >> 63;
  state->after_close = closing >> 63;
  if (unended)
    odd |= unended & ~equal64(block, '\r');
  if (below_blank64(block) & valid & ~lf)
    odd |= look_at_rare(p, block, quoted, lf, valid, base, out);
  if (odd)
    out->odds = (size_t)(put_positions(out->odd + out->odds, odd, base) - out->odd);
  if (lf & quoted)
    out->inners = (size_t)(put_positions(out->inner + out->inners, lf & quoted, base) - out->inner);
  for (; line; line &= line - 1)
    out->record[out->records++] = (uint32_t)(out->ends + (size_t)__builtin_popcountll(end & (line ^ (line - 1))));
  out->ends += put_ends(out->end + out->ends, end, base);
}

static bool split(const char *text, size_t n, char delimiter, bool quoted, fc_csv_split *out) {
  split_state state = {quoted ? UINT64_MAX : 0, 1, 0};
  size_t i = 0;
  out->ends = out->records = out->odds = out->inners = 0;
  out->first_wide = FC_CSV_NO_BYTE;
  for (; i + 64 <= n; i += 64)
    split_block(text + i, (uint32_t)i, delimiter, UINT64_MAX, &state, out);
  if (i == n)
    return state.quoted != 0;
  char rest[2 * 64] = {0};
  memcpy(rest, text + i, n - i);
  uint64_t valid = (UINT64_C(1) << (n - i)) - 1;
  split_block(rest, (uint32_t)i, delimiter, valid, &state, out);
  return state.quoted != 0;
}

static bool quotes_odd(const char *text, size_t n) {
  uint64_t parity = 0;
  size_t i = 0;
  for (; i + 64 <= n; i += 64)
    parity ^= equal64(load64(text + i), '"');
  bool odd = __builtin_parityll(parity);
  for (; i < n; i++)
    odd ^= text[i] == '"';
  return odd;
}

/* i128.h - 128-bit integers for totals and products: checked, printed, divided with one rounding. */
#ifndef FC_NUMBER_I128_H
#define FC_NUMBER_I128_H

#include <fiscalc/number.h>
#include <stdbool.h>

__extension__ typedef __int128 fc_i128;
__extension__ typedef unsigned __int128 fc_u128;

bool fc_i128_add(fc_i128 a, fc_i128 b, fc_i128 *out); /* false: overflow */
bool fc_i128_mul(fc_i128 a, fc_i128 b, fc_i128 *out);
bool fc_i128_to_money(fc_i128 value, fc_money *out);
fc_u128 fc_i128_magnitude(fc_i128 value); /* |value|, of the least one too */
fc_i128 fc_i128_gcd(fc_i128 a, fc_i128 b);
/* num / den, den > 0, rounded once. */
fc_i128 fc_i128_divide(fc_i128 num, fc_i128 den, fc_rounding rounding);
size_t fc_i128_format(fc_i128 value, char out[48]);    /* decimal; returns the length */
size_t fc_cents_format(fc_i128 cents, char out[48]);   /* "1234.50" */
size_t fc_dollars_format(fc_i128 cents, char out[64]); /* for messages: "$1,234.50", "-$1,234" */

#endif

/* listing_joined.c - an Assistance Listing number whose two halves stand in two columns: the agency's prefix and the
 * program's extension, as in the Federal Audit Clearinghouse (federal_agency_prefix, federal_award_extension) and the
 * single audit files of the Census Bureau before it (CFDA_PREFIX, CFDA_EXT). Where a column holds the whole, that is
 * read.
 */
#include "table/listing.h"
#include "table/mapping.h"
#include <string.h>

#define PREFIX_DIGITS ((size_t)2)
#define EXTENSION_DIGITS ((size_t)3)

static const struct {
  const char *prefix, *extension; /* folded headers */
} halves[] = {{"federalagencyprefix", "federalawardextension"},
              {"federalagencyprefix", "threedigitextension"},
              {"federalagencyprefix", "federalprogramextension"},
              {"cfdaprefix", "cfdaext"},
              {"cfdaprefix", "cfdaextension"},
              {"alnprefix", "alnextension"},
              {"agencyprefix", "programextension"}};

void fc_mapping_join_listing(fc_mapping *mapping) {
  fc_slot *slot = &mapping->role[FC_ROLE_assistance_listing];
  size_t again;
  for (size_t i = 0; i < sizeof halves / sizeof *halves && slot->from == FC_SLOT_NOTHING; i++) {
    size_t prefix = fc_mapping_header(mapping, fc_str_of(halves[i].prefix), &again);
    size_t extension = fc_mapping_header(mapping, fc_str_of(halves[i].extension), &again);
    if (prefix == SIZE_MAX || extension == SIZE_MAX)
      continue;
    const fc_match match = {FC_ROLE_assistance_listing, SIZE_MAX, mapping->header[prefix].text, "joined"};
    *slot = (fc_slot){.from = FC_SLOT_JOINED, .match = match, .half = {prefix, extension}};
  }
}

static size_t put_half(char *out, fc_str half, size_t digits) {
  bool number = half.n && half.n < digits;
  for (size_t i = 0; i < half.n; i++)
    number &= half.p[i] >= '0' && half.p[i] <= '9';
  size_t zeros = number ? digits - half.n : 0;
  memset(out, '0', zeros);
  if (half.n)
    memcpy(out + zeros, half.p, half.n);
  return zeros + half.n;
}

fc_str fc_listing_join(fc_str prefix, fc_str extension, char out[FC_LISTING_JOINED]) {
  if (!prefix.n || !extension.n || prefix.n + extension.n + PREFIX_DIGITS + EXTENSION_DIGITS + 1 > FC_LISTING_JOINED)
    return FC_STR("");
  size_t n = put_half(out, prefix, PREFIX_DIGITS);
  out[n++] = '.';
  return (fc_str){out, n + put_half(out + n, extension, EXTENSION_DIGITS)};
}

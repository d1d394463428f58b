/* codes.c - two small code lists: states by their letters (states.def), federal agencies by the prefix of a listing
 * number (agencies.def). */
#include "dataset/codes.h"
#include "dataset/model.h"

typedef struct fc_code {
  const char *code, *name;
} fc_code;

static const fc_code states[] = {
#define FC_STATE(code, name, residents) {#code, name},
#include "dataset/states.def"
#undef FC_STATE
};

static const int64_t residents_of[] = {
#define FC_STATE(code, name, residents) residents,
#include "dataset/states.def"
#undef FC_STATE
};

static const fc_code agencies[] = {
#define FC_AGENCY(code, name) {code, name},
#include "dataset/agencies.def"
#undef FC_AGENCY
};

#define FOLDED_MAX 32

static bool folds_to(fc_str folded, const char *name) {
  char letters[FOLDED_MAX];
  return fc_str_eq(folded, (fc_str){letters, fc_fold_header(fc_str_of(name), letters, sizeof letters)});
}

fc_str fc_state_code(fc_str state) {
  char letters[FOLDED_MAX];
  fc_str folded = {letters, fc_fold_header(state, letters, sizeof letters)};
  for (size_t i = 0; folded.n && i < sizeof states / sizeof *states; i++)
    if (folded.n == 2 ? folds_to(folded, states[i].code) : folds_to(folded, states[i].name))
      return fc_str_of(states[i].code);
  return state;
}

int64_t fc_state_residents(fc_str code) {
  for (size_t i = 0; i < sizeof states / sizeof *states; i++)
    if (fc_str_is(code, states[i].code))
      return residents_of[i];
  return 0;
}

fc_str fc_agency_of_listing(fc_str listing) {
  if (listing.n < 3 || listing.p[2] != '.')
    return (fc_str){"", 0};
  for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++)
    if (fc_str_is((fc_str){listing.p, 2}, agencies[i].code))
      return fc_str_of(agencies[i].name);
  return (fc_str){"", 0};
}

/* words.c - scopes, directions and bases as files write them, and the names of budgets as texts give them. */
#include "dataset/budget.h"
#include "dataset/stage.h"

#define FOLDED_MAX 64

typedef struct fc_scope_word {
  const char *folded, *scope;
} fc_scope_word;

static const fc_scope_word scopes[] = {
#define FC_SCOPE_WORD(folded, scope) {folded, scope},
#include "dataset/words.def"
};

typedef struct fc_direction_word {
  const char *folded;
  fc_direction direction;
} fc_direction_word;

static const fc_direction_word directions[] = {
#define FC_DIRECTION_WORD(folded, direction) {folded, direction},
#include "dataset/words.def"
};

typedef struct fc_basis_word {
  const char *folded;
  fc_basis basis;
} fc_basis_word;

static const fc_basis_word bases[] = {
#define FC_BASIS_WORD(folded, basis) {folded, basis},
#include "dataset/words.def"
};

/* What no share is of: money set aside, money raised, money for building, money of others, aid itself, and what is not
 * known to be a whole. By the first word of the scope's name. */
static const char *const not_whole[] = {"reserve", "tax",   "taxes",       "all_taxes", "capital",
                                        "related", "trust", "federal_aid", "unknown"};

fc_str fc_scope_canonical(fc_str written, char *out, size_t cap) {
  fc_str folded = {out, fc_fold_header(written, out, cap < FOLDED_MAX ? cap : FOLDED_MAX)};
  for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
    if (fc_str_is(folded, scopes[i].folded))
      return fc_str_of(scopes[i].scope);
  return written;
}

bool fc_direction_of(fc_str written, fc_direction *out) {
  char letters[FOLDED_MAX];
  fc_str folded = {letters, fc_fold_header(written, letters, sizeof letters)};
  for (size_t i = 0; i < sizeof directions / sizeof *directions; i++)
    if (fc_str_is(folded, directions[i].folded)) {
      *out = directions[i].direction;
      return true;
    }
  return false;
}

bool fc_basis_of(fc_str written, fc_basis *out) {
  char letters[FOLDED_MAX];
  fc_str folded = {letters, fc_fold_header(written, letters, sizeof letters)};
  *out = FC_BASIS_FLOW;
  for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
    if (fc_str_is(folded, bases[i].folded)) {
      *out = bases[i].basis;
      return true;
    }
  return false;
}

/* "tax" starts "tax" and "tax_revenue", not "taxidermy". */
static bool starts_word(fc_str s, const char *word) {
  size_t n = fc_str_of(word).n;
  return fc_str_starts(s, word) && (s.n == n || s.p[n] == '_' || s.p[n] == ' ');
}

bool fc_scope_is_whole(fc_str scope) {
  for (size_t i = 0; i < sizeof not_whole / sizeof *not_whole; i++)
    if (starts_word(scope, not_whole[i]))
      return false;
  return true;
}

void fc_scope_words(fc_buf *out, fc_str scope) {
  for (size_t i = 0; i < scope.n; i++)
    fc_buf_char(out, scope.p[i] == '_' ? ' ' : scope.p[i]);
}

/* "adopted budget", "budget as modified November 2017", "actual spending", "adopted revenue". */
static void whole_words(fc_buf *out, fc_str stage, fc_direction direction) {
  bool actual = fc_stage_rank(stage) / 10 == fc_stage_rank(FC_STR("actual")) / 10;
  const char *what = direction == FC_REVENUE ? "revenue" : actual ? "spending" : "budget";
  bool behind = fc_str_starts(stage, "modified"); /* "as modified" stands behind its noun */
  if (stage.n && !behind) {
    fc_stage_words(out, stage);
    fc_buf_char(out, ' ');
  }
  fc_buf_text(out, what);
  if (stage.n && behind) {
    fc_buf_char(out, ' ');
    fc_stage_words(out, stage);
  }
}

void fc_budget_words(fc_buf *out, fc_str stage, fc_str scope, fc_direction direction, fc_str part) {
  if (!part.n) {
    whole_words(out, stage, direction);
  } else {
    fc_buf_text(out, direction == FC_REVENUE ? "revenue booked to " : "");
    fc_buf_str(out, part);
    fc_buf_text(out, direction == FC_REVENUE ? "" : " budget");
    if (stage.n) {
      fc_buf_text(out, " (");
      fc_stage_words(out, stage);
      fc_buf_char(out, ')');
    }
  }
  if (!part.n || !fc_str_is(scope, "all_funds")) {
    fc_buf_text(out, ", ");
    fc_scope_words(out, scope);
  }
}

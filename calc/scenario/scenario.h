/* scenario.h - a parsed scenario. */
#ifndef FC_SCENARIO_SCENARIO_H
#define FC_SCENARIO_SCENARIO_H

#include "chance/joint.h"
#include "scenario/baseline.h"
#include "scenario/claim.h"
#include "scenario/contingency.h"
#include "scenario/effect.h"
#include "scenario/parameter.h"
#include "scenario/response.h"
#include "scenario/timing.h"
#include "table/select.h"
#include <fiscalc/scenario.h>

typedef struct fc_cut {
  const char *name;  /* never NULL: "cut 1" where none is given */
  fc_select *select; /* NULL: every award */
  const fc_effect *effect;
  fc_steps steps;
  fc_timing timing;
  fc_year_mapping mapping;
  fc_per per;
  const char *words;            /* "10% of", "ended" */
  const char *deed;             /* "Cutting 10% of ...", with FC_DEED_GRANTS for the grants */
  const fc_effect_args *args;   /* as they were read; NULL of a varied scenario */
  const char *timing_words;     /* "from 2026-10-01 on, phased 50%, then 100%"; "" where it always acts */
  const fc_json_value *value;   /* as it is written */
  fc_where where, select_where; /* of the whole cut, and of its "select" (of the cut where it has none) */
} fc_cut;

/* A text of a list, and where it stands. */
typedef struct fc_named {
  const char *name;
  fc_where where;
} fc_named;

typedef struct fc_extended { /* a file whose members show through */
  const char *file, *sha256;
} fc_extended;

typedef struct fc_report_choice { /* "report" */
  const fc_named *by;
  size_t n_by;
  const fc_named *metrics;
  size_t n_metrics;
  fc_select **against; /* budget rows to set the loss against: {"department": "Police Department"} */
  size_t n_against;
  fc_named denominator, stage; /* name NULL: not stated */
} fc_report_choice;

/* Conditions that were read of a value. */
typedef struct fc_read_select {
  const fc_json_value *value;
  fc_select *select;
} fc_read_select;

/* A text that stands in the place of a value of the document. */
typedef struct fc_override {
  const fc_json_value *value;
  const char *text;
} fc_override;

/* A number of a scenario that may be set to others: found by its name once, set many times. */
typedef struct fc_varied_number {
  size_t parameter;           /* index of the parameter that it is; SIZE_MAX: a value of the document */
  const fc_json_value *value; /* NULL: a parameter */
  const bool *in_cut;         /* cuts that hold it */
  bool in_baseline, after_loss; /* "baseline" holds it; the response or a contingency */
  const fc_param *spec; /* what it may be where it stands first; NULL: not known */
} fc_varied_number;

struct fc_scenario {
  fc_arena arena;
  bool varied; /* a copy of another, whose document and conditions it shares */
  fc_override *overrides;
  size_t n_overrides;
  fc_json *json; /* kept: the places of messages; with the documents that it extends */
  const char *name, *file, *sha256, *note, *source;
  const fc_extended *extended; /* the chain of "extends", nearest first */
  size_t n_extended;
  const char *data, *data_file; /* path as written (NULL: none), and the file that names it */
  int first_year, last_year; /* 0: not stated */
  fc_where years_where;
  fc_select *governments; /* NULL: all */
  fc_where governments_where;
  fc_baseline baseline;
  fc_parameter *parameters;
  size_t n_parameters;
  fc_joint joint; /* of the parameters, by their index; without rows they are independent */
  fc_where dependence_where;
  fc_cut *cuts;
  size_t n_cuts;
  fc_response response;
  fc_contingencies contingencies;
  fc_seq selects; /* of fc_read_select: those inside effects and contingencies; a varied copy borrows them */
  fc_report_choice report;
  fc_lexicon lexicon; /* of all claims */
  const fc_claim *claims;
  size_t n_claims;
};

/* The scenario of a path, or `given` (may be NULL) in its place; what it extends is looked for among `files` (of
 * fc_inline, may be NULL) before the disk. */
fc_status fc_scenario_from(fc_ctx *ctx, const char *path, const fc_inline *given, const fc_seq *files, fc_scenario **out);

/* The root of the paths that a file in `folder` names (SEMANTICS section 3), in an arena: the nearest folder, at most two
 * above, that holds a datapackage.json, which is then *package, else the folder itself. */
fc_status fc_scenario_root(fc_ctx *ctx, fc_arena *arena, const char *folder, const char **root, const char **package);

/* Where the data of a scenario lie: its "data" beside the scenario's file, or the nearest datapackage.json at most two
 * folders above, in an arena. The path must stay beneath the root (SEMANTICS section 3). NULL in *path: none. */
fc_status fc_scenario_data(fc_ctx *ctx, const fc_scenario *scenario, fc_arena *arena, const char **path,
                           const char **root);

/* A copy in which numbers may be set; it lives no longer than the scenario, and is freed like one. */
fc_status fc_scenario_vary(fc_ctx *ctx, const fc_scenario *scenario, fc_scenario **out);
/* Sets the point of a parameter, a number or the name of an outcome; FC_BAD_USAGE at `where`. */
fc_status fc_scenario_set_point(fc_ctx *ctx, fc_scenario *scenario, fc_str name, fc_str value, const fc_where *where);
/* The same of the index-th parameter, which is continuous. */
fc_status fc_scenario_set_rate(fc_ctx *ctx, fc_scenario *scenario, size_t index, fc_rate value);
/* A number of the scenario: a parameter by its name; "CUT.member" or "baseline.member"; a member alone where one cut alone
 * has it; or a JSON pointer. FC_BAD_USAGE at `where`, with the names that there are. */
fc_status fc_scenario_find_number(fc_ctx *ctx, fc_scenario *scenario, fc_str name, const fc_where *where,
                                  fc_varied_number *out /* lives as long as the scenario */);
/* Sets it, as a scenario would write the value; the text outlives the scenario. */
fc_status fc_scenario_set_number(fc_ctx *ctx, fc_scenario *scenario, const fc_varied_number *number, const char *text,
                                 const fc_where *where);
/* Both at once; the text is copied. */
fc_status fc_scenario_set_figure(fc_ctx *ctx, fc_scenario *scenario, fc_str name, fc_str value, const fc_where *where);
/* Reads baseline, cuts, response and contingencies again, as parameters and numbers are now set: until then they keep
 * what they were. */
fc_status fc_scenario_retake(fc_ctx *ctx, fc_scenario *scenario);
/* The same of what holds one number. */
fc_status fc_scenario_retake_number(fc_ctx *ctx, fc_scenario *scenario, const fc_varied_number *number);

#endif

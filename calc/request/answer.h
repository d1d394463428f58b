/* answer.h - a scenario answered: its data read, the scenario laid over them, the result. What run, cut, demo and check
 * share. */
#ifndef FC_REQUEST_ANSWER_H
#define FC_REQUEST_ANSWER_H

#include "request/asked.h"
#include "request/sources.h"
#include "scenario/scenario.h"
#include <fiscalc/impact.h>

/* Takes the scenario: it becomes the result's, or is freed. Data come from --data, --budgets, --grants and
 * --governments, else from what the scenario names or, where it lies somewhere (is a file, not made of options), from
 * the package beside it. F611 where there are none. */
fc_status fc_answer(fc_ctx *ctx, const fc_asked *asked, fc_scenario *scenario, bool lies_somewhere, fc_result **out);

/* The files of that answer: --budgets and --grants together stand in for a package; else they stand in for its files of
 * their kind. */
fc_status fc_answer_sources(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario, bool lies_somewhere,
                            fc_arena *arena, fc_sources **out);

/* The package that a scenario names or, where it lies somewhere, lies beside; NULL in *path: none. */
fc_status fc_answer_package(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario, bool lies_somewhere,
                            fc_arena *arena, const char **path);
/* The options of the answer, their lists in the arena. */
fc_status fc_answer_options(fc_ctx *ctx, const fc_asked *asked, fc_arena *arena, fc_run_options *options);

/* The same with another answer made of what was laid over one another than that of run. All of it outlives the result. */
typedef struct fc_answering {
  fc_scenario *scenario;
  const fc_dataset *dataset;
  const fc_run_options *options;
  const fc_plan *plan;
} fc_answering;
typedef fc_status (*fc_answer_fn)(fc_ctx *ctx, const fc_asked *asked, const fc_answering *over, fc_result **out);
fc_status fc_answer_with(fc_ctx *ctx, const fc_asked *asked, fc_scenario *scenario, bool lies_somewhere,
                         fc_answer_fn make, fc_result **out);
/* The same of the scenario that the request names or brings along. What `check` refuses is refused before the data are
 * read, so that no one waits for it. */
typedef fc_status (*fc_answer_check)(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario);
fc_status fc_answer_checked(fc_ctx *ctx, const fc_asked *asked, fc_answer_check check, fc_answer_fn make, fc_result **out);

#endif

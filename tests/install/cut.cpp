// cut.cpp - a C++ program that uses the installed library: tables and a scenario in memory, the exact loss out.
#include <fiscalc/fiscalc.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

namespace {

template <typename T, void (*release)(T *)> struct Freed {
  void operator()(T *object) const { release(object); }
};
template <typename T, void (*release)(T *)> using Owned = std::unique_ptr<T, Freed<T, release>>;

const char budgets[] = "government,fiscal_year,stage,amount\nSpringfield,2026,adopted,200000000\n";
const char grants[] = "government,fiscal_year,assistance_listing,amount,amount_basis\n"
                      "Springfield,2026,16.738,100000.01,budgeted\n"
                      "Springfield,2026,14.218,900000,budgeted\n";
const char scenario[] = "{\"fiscalc\": 1, \"name\": \"one tenth of justice grants\", \"cuts\": [{\"select\": "
                        "{\"assistance_listing\": \"16.*\"}, \"effect\": \"percent\", \"rate\": \"10%\"}]}";

int tell(fc_ctx *ctx, const char *what) {
  std::fprintf(stderr, "cut: %s failed\n", what);
  for (std::size_t i = 0; i < fc_diag_count(ctx); i++)
    std::fprintf(stderr, "%s\n", fc_diag_at(ctx, i)->message);
  return 1;
}

int answer(fc_ctx *ctx) {
  const fc_csv_text texts[] = {{"budgets", "budgets.csv", budgets, std::strlen(budgets)},
                               {"grants", "grants.csv", grants, std::strlen(grants)}};
  fc_dataset *loaded = nullptr;
  if (fc_dataset_build(ctx, texts, 2, &loaded))
    return tell(ctx, "loading");
  Owned<fc_dataset, fc_dataset_free> dataset(loaded);

  fc_scenario *parsed = nullptr;
  if (fc_scenario_parse(ctx, "scenario.json", scenario, std::strlen(scenario), &parsed))
    return tell(ctx, "parsing");
  Owned<fc_scenario, fc_scenario_free> cuts(parsed);

  fc_plan *compiled = nullptr;
  if (fc_plan_compile(ctx, dataset.get(), cuts.get(), nullptr, &compiled))
    return tell(ctx, "the plan");
  Owned<fc_plan, fc_plan_free> plan(compiled);

  fc_result *computed = nullptr;
  if (fc_plan_run(ctx, plan.get(), &computed))
    return tell(ctx, "the answer");
  Owned<fc_result, fc_result_free> result(computed);

  const fc_table *total = fc_result_find(result.get(), "total");
  fc_money loss = 0;
  if (!total || fc_table_money(total, 0, fc_table_find_column(total, "loss"), &loss))
    return tell(ctx, "reading the loss");
  std::printf("loss %lld cents\n", static_cast<long long>(loss));
  return loss == 1000000 ? 0 : tell(ctx, "the loss of 10% of 100,000.01, rounded to the cent,");
}

} // namespace

int main() {
  fc_ctx *ctx = nullptr;
  if (fc_ctx_new(nullptr, &ctx))
    return 1;
  int failed = answer(ctx);
  fc_ctx_free(ctx);
  return failed;
}

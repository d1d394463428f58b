/* audit.c - data looked over for what is likely wrong though every cell can be read. */
#include "dataset/audit.h"
#include "impact/provenance.h"
#include "request/asked_read.h"
#include "request/sources.h"

/* What an audit is made of; all of it is copied into the result. */
typedef struct audit_work {
  fc_arena arena;
  fc_sources *sources;
  fc_audit *audit;
  fc_result *result;
} audit_work;

static fc_cell text_or_none(const char *text) {
  return *text ? fc_cell_text(fc_str_of(text)) : fc_cell_none();
}

static fc_status add_finding(const audit_work *work, fc_table_builder *table, const fc_finding *finding) {
  const fc_dataset *dataset = fc_audit_dataset(work->audit);
  const fc_where where = fc_dataset_where(dataset, finding->origin);
  uint64_t looked, found;
  const fc_audit_check *check = fc_audit_made_at(work->audit, finding->check, &looked, &found);
  const char *government =
      finding->government == FC_NO_GOVERNMENT ? "" : fc_dataset_government_name(dataset, finding->government);
  const fc_cell cells[] = {fc_cell_text(fc_str_of(check->name)),
                           fc_cell_text(fc_str_of(finding->severity == FC_ERROR ? "error" : "warning")),
                           text_or_none(government),
                           fc_cell_text(fc_str_of(finding->subject)),
                           fc_cell_text(fc_str_of(where.file)),
                           where.line ? fc_cell_integer((int64_t)where.line) : fc_cell_none(),
                           fc_cell_text(fc_str_of(finding->value)),
                           fc_cell_text(fc_str_of(finding->expected)),
                           fc_cell_text(fc_str_of(finding->why)),
                           fc_cell_text(fc_str_of(finding->mend)),
                           text_or_none(finding->also)};
  return fc_table_add_row(table, cells);
}

static fc_status put_findings(const audit_work *work) {
  const fc_column columns[] = {{"check", "", FC_TEXT},   {"severity", "", FC_TEXT}, {"government", "", FC_TEXT},
                               {"subject", "", FC_TEXT}, {"file", "", FC_TEXT},     {"line", "", FC_INTEGER},
                               {"value", "", FC_TEXT},   {"expected", "", FC_TEXT}, {"why", "", FC_TEXT},
                               {"mend", "", FC_TEXT},    {"also", "", FC_TEXT}};
  fc_table_builder *table;
  fc_status status = fc_result_build_table(work->result, "findings", columns, sizeof columns / sizeof *columns, &table);
  for (size_t i = 0; i < fc_audit_findings(work->audit) && !status; i++)
    status = add_finding(work, table, fc_audit_finding(work->audit, i));
  return status;
}

static fc_status put_checks(const audit_work *work) {
  const fc_column columns[] = {
      {"check", "", FC_TEXT}, {"summary", "", FC_TEXT}, {"looked_at", "", FC_INTEGER}, {"findings", "", FC_INTEGER}};
  fc_table_builder *table;
  fc_status status = fc_result_build_table(work->result, "checks", columns, sizeof columns / sizeof *columns, &table);
  for (size_t i = 0; i < fc_audit_made(work->audit) && !status; i++) {
    uint64_t looked, found;
    const fc_audit_check *check = fc_audit_made_at(work->audit, i, &looked, &found);
    const fc_cell cells[] = {fc_cell_text(fc_str_of(check->name)), fc_cell_text(fc_str_of(check->summary)),
                             fc_cell_integer((int64_t)looked), fc_cell_integer((int64_t)found)};
    status = fc_table_add_row(table, cells);
  }
  return status;
}

static fc_status answer(fc_ctx *ctx, audit_work *work) {
  fc_status status = fc_result_new("audit", &work->result);
  if (!status)
    status = put_findings(work);
  if (!status)
    status = put_checks(work);
  if (!status)
    status = fc_result_add_dataset(work->result, fc_audit_dataset(work->audit));
  if (!status)
    fc_result_set_finding(work->result, fc_audit_findings(work->audit) > 0);
  return status ? fc_fail_memory(ctx) : FC_OK;
}

static fc_status need_data(fc_ctx *ctx, const fc_sources *sources) {
  if (fc_sources_count(sources))
    return FC_OK;
  return fc_fail(ctx, FC_BAD_USAGE, "F611", NULL,
                 "name a package, or files with --budgets, --grants or --governments FILE", "no data named");
}

static const char *package_of(const fc_asked *asked) {
  const char *data = fc_asked_value(asked, "data");
  return fc_asked_argument(asked, 0) ? fc_asked_argument(asked, 0) : data;
}

static fc_status look_over(fc_ctx *ctx, const fc_asked *asked, audit_work *work) {
  const char *const *names;
  size_t n;
  fc_status status = fc_asked_values(ctx, asked, "check", &work->arena, &names, &n);
  if (!status)
    status = fc_sources_collect(ctx, asked, package_of(asked), &work->sources);
  if (!status)
    status = need_data(ctx, work->sources);
  if (!status)
    status = fc_audit_make(ctx, fc_sources_list(work->sources), fc_sources_count(work->sources), names, n,
                           fc_asked_wants_digest(asked), &work->audit);
  if (!status)
    status = fc_sources_check_used(ctx, work->sources);
  return status ? status : answer(ctx, work);
}

static fc_status audit_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  audit_work work = {.result = NULL};
  fc_status status = look_over(ctx, asked, &work);
  fc_audit_free(work.audit);
  fc_sources_free(work.sources);
  fc_arena_free(&work.arena);
  if (status)
    fc_result_free(work.result);
  *out = status ? NULL : work.result;
  return status;
}

static const fc_param params[] = {
    {.name = "PACKAGE", .type = FC_PARAM_FILE, .help = "a datapackage.json, as with --data"},
    {.name = "check",
     .type = FC_PARAM_TEXT,
     .value = "NAME,...",
     .repeated = true,
     .listed = true,
     .help = "only these checks (\"fiscalc list audit\"); without it all"},
    {0}};

const fc_command fc_command_audit = {
    .name = "audit",
    .summary = "look data over for what is likely wrong: totals that do not add, outliers, duplicates, ...",
    .synopsis = "audit [PACKAGE] [--budgets FILE] [--grants FILE] [--check NAME,...] [OPTIONS]",
    .about =
        "Each finding names its rows, what is there, what would be expected, and why. \"check\" finds cells that "
        "cannot be read; an audit finds those that can and are likely wrong. Files are read once and rows are not "
        "kept, but for what single checks remember: duplicates about 50 bytes for each grants row, per_head and "
        "single_audit sums for each government, program and year (\"fiscalc list audit\" says which). Exits with 1 "
        "where there is a finding.",
    .examples = "  fiscalc audit datapackage.json\n"
                "  fiscalc audit --grants awards.csv --map amount=value --check above_award,negative -f csv\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_output, NULL},
    .run = audit_run,
};

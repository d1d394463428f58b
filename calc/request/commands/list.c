/* list.c - the kinds of things that fiscalc has, and the members of each. */
#include "base/buf.h"
#include "request/registry.h"

enum { MOST_FURTHER = 4 };

static fc_str text_of(const fc_buf *buf) {
  size_t n;
  const char *text = fc_buf_data(buf, &n);
  return (fc_str){text, n};
}

static fc_status add_item(fc_table_builder *table, const fc_registry_kind *kind, size_t index, size_t n_further) {
  fc_buf further[MOST_FURTHER] = {{0}};
  fc_cell cells[2 + MOST_FURTHER] = {fc_cell_text(fc_str_of(kind->item(index))),
                                     fc_cell_text(fc_str_of(kind->about(index)))};
  if (kind->describe)
    kind->describe(index, further);
  fc_status status = FC_OK;
  for (size_t i = 0; i < n_further; i++) {
    cells[2 + i] = fc_cell_text(text_of(&further[i]));
    status = status ? status : fc_buf_status(&further[i]);
  }
  if (!status)
    status = fc_table_add_row(table, cells);
  for (size_t i = 0; i < n_further; i++)
    fc_buf_reset(&further[i]);
  return status;
}

static fc_status list_items(const fc_registry_kind *kind, fc_result *result) {
  fc_column columns[2 + MOST_FURTHER] = {{"name", "", FC_CODE}, {"summary", "", FC_TEXT}};
  size_t n_further = 0;
  for (; n_further < MOST_FURTHER && kind->further[n_further]; n_further++)
    columns[2 + n_further] = (fc_column){kind->further[n_further], "", FC_TEXT};
  fc_table_builder *table;
  fc_status status = fc_result_build_table(result, "list", columns, 2 + n_further, &table);
  for (size_t i = 0; i < kind->count() && !status; i++)
    status = add_item(table, kind, i, n_further);
  return status;
}

static fc_status list_kinds(fc_result *result) {
  const fc_column columns[] = {{"name", "", FC_CODE}, {"summary", "", FC_TEXT}, {"count", "", FC_INTEGER}};
  fc_table_builder *table;
  fc_status status = fc_result_build_table(result, "list", columns, 3, &table);
  for (size_t i = 0; i < fc_registry_kinds() && !status; i++) {
    const fc_registry_kind *kind = fc_registry_kind_at(i);
    const fc_cell cells[] = {fc_cell_text(fc_str_of(kind->name)), fc_cell_text(fc_str_of(kind->summary)),
                             fc_cell_integer((int64_t)kind->count())};
    status = fc_table_add_row(table, cells);
  }
  return status;
}

static fc_status unknown_kind(fc_ctx *ctx, const char *name) {
  enum { MOST = 16 };
  const char *names[MOST];
  size_t count = 0;
  for (; count < fc_registry_kinds() && count < MOST; count++)
    names[count] = fc_registry_kind_at(count)->name;
  return fc_fail(ctx, FC_BAD_USAGE, "F616", NULL,
                 fc_ctx_format(ctx, "\"fiscalc list\" lists the kinds%s",
                               fc_did_you_mean(ctx, fc_str_of(name), names, count)),
                 "unknown kind \"%s\"", name);
}

static fc_status list_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  const char *name = fc_asked_argument(asked, 0);
  const fc_registry_kind *kind = fc_registry_kind_find(name);
  if (name && !kind)
    return unknown_kind(ctx, name);
  fc_status status = fc_result_new("list", out);
  if (!status)
    status = kind ? list_items(kind, *out) : list_kinds(*out);
  return status ? fc_fail_memory(ctx) : FC_OK;
}

static const fc_param params[] = {
    {.name = "KIND",
     .type = FC_PARAM_TEXT,
     .help = "commands, effects, metrics, audit, formats, phrases, columns, scenarios or codes"},
    {0}};

const fc_command fc_command_list = {
    .name = "list",
    .summary = "the commands, effects, metrics, audit checks, formats, phrases, columns, scenarios and message codes "
               "that there are",
    .synopsis = "list [KIND]",
    .examples = "  fiscalc list metrics\n"
                "  fiscalc list columns -f csv\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_output, NULL},
    .run = list_run,
};

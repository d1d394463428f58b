/* compile_governments.c - which governments a scenario is about: "governments", conditions on their table. */
#include "impact/compile.h"

static bool government_text(const fc_dataset *dataset, const fc_government *government, fc_str column, fc_str *out) {
  const fc_role role = fc_role_find(column);
  fc_str name = role == FC_NO_ROLE ? column : fc_str_of(fc_role_get(role)->name);
  uint32_t text = 0;
  bool known = true;
  if (role == FC_ROLE_government)
    text = government->name;
  else if (role == FC_ROLE_government_id)
    text = government->id;
  else if (role == FC_ROLE_state)
    text = government->state;
  else if (role == FC_ROLE_type)
    text = government->type;
  else if (role == FC_ROLE_within)
    text = government->within;
  else
    known = false;
  for (size_t i = 0; !known && i < dataset->n_government_columns; i++)
    if (fc_str_is(name, dataset->government_columns[i])) {
      text = government->text ? government->text[i] : 0;
      known = true;
    }
  *out = fc_dataset_text(dataset, text);
  return known;
}

static bool check_government_columns(fc_compiling *c, const fc_select *select) {
  const fc_dataset *dataset = c->dataset;
  static const fc_government none = {0};
  bool known = true;
  for (size_t i = 0; i < fc_select_columns(select); i++) {
    fc_str unused, column = fc_select_column(select, i);
    if (government_text(dataset, &none, column, &unused))
      continue;
    fc_where where = fc_select_where(select, i);
    known = fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F320", &where,
                                         fc_ctx_format(c->ctx, "governments are chosen by a column of their table%s",
                                                       fc_did_you_mean(c->ctx, column, dataset->government_columns,
                                                                       dataset->n_government_columns)),
                                         "the governments have no column \"%.*s\"", FC_STR_ARG(column)));
  }
  return known;
}

static bool government_matches(const fc_dataset *dataset, const fc_government *government, const fc_select *select,
                               fc_str *cells) {
  for (size_t i = 0; i < fc_select_columns(select); i++)
    government_text(dataset, government, fc_select_column(select, i), &cells[i]);
  return fc_select_match(select, cells);
}

static void fail_no_government(fc_compiling *c, const fc_select *select) {
  fc_buf text = {0};
  fc_select_print(&text, select);
  fc_compiling_note(
      c,
      fc_fail(c->ctx, FC_NO_MATCH, "F325", &c->scenario->governments_where,
              c->dataset->governments.count
                  ? fc_ctx_format(c->ctx, "the data have %zu governments, the first of them \"%.*s\"",
                                  c->dataset->governments.count,
                                  FC_STR_ARG(fc_dataset_text(c->dataset, fc_dataset_government(c->dataset, 0)->name)))
                  : "the data name no government",
              "no government matches %s", text.p ? text.p : ""));
  fc_buf_reset(&text);
}

const bool *fc_compile_governments(fc_compiling *c) {
  const fc_select *select = c->scenario->governments;
  size_t n = c->dataset->governments.count, taken = 0;
  bool *in = fc_compiling_array(c, n, sizeof *in);
  fc_str *cells = fc_compiling_array(c, select ? fc_select_columns(select) : 0, sizeof *cells);
  if (!in || !cells || (select && !check_government_columns(c, select)))
    return NULL;
  for (size_t i = 0; i < n; i++) {
    const fc_government *government = fc_dataset_government(c->dataset, (uint32_t)i);
    in[i] = !government->left_out && (!select || government_matches(c->dataset, government, select, cells));
    taken += in[i];
  }
  if (select && !taken)
    fail_no_government(c, select);
  return in;
}

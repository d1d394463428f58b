/* select_values.c - the values of one column: "16.738|84.*", "2016..2018", "10M..", in the order written. */
#include "table/canonical.h"
#include "table/select_parts.h"
#include <string.h>

static const char dots[] = "..";

static fc_status refuse(fc_ctx *ctx, const fc_saying *saying, fc_str value) {
  return fc_fail(ctx, saying->status, "F140", saying->where,
                 "a range is 10..20, 10.. or ..20; an empty value stands for empty cells",
                 "\"%.*s\" is no range of \"%s\"", FC_STR_ARG(value), saying->column);
}

static bool set_end(fc_select *select, fc_role role, fc_str text, fc_choice_end *end) {
  char canonical[FC_CANONICAL_LENGTH];
  end->text = fc_select_keep(select, fc_canonical(role, fc_str_trim(text), canonical));
  end->is_number = end->text.p && fc_select_number(end->text, &end->number);
  return end->text.p != NULL;
}

/* A number in a column of numbers is that number however it is written; the lowest and the highest of a range at once. */
static bool is_numeric(fc_role role, fc_str text) {
  fc_i128 number;
  if (role == FC_NO_ROLE)
    return false;
  fc_role_type type = fc_role_get(role)->type;
  return (type == FC_ROLE_IS_MONEY || type == FC_ROLE_IS_COUNT) && fc_select_number(text, &number);
}

static bool is_flag(fc_role role, fc_str text, bool *flag) {
  return role != FC_NO_ROLE && fc_role_get(role)->type == FC_ROLE_IS_FLAG && fc_flag_parse(text, flag);
}

static fc_status add_range(fc_ctx *ctx, fc_select *select, const fc_saying *saying, fc_str value, fc_choice *choice) {
  const char *at = memmem(value.p, value.n, dots, 2);
  fc_str low = {value.p, (size_t)(at - value.p)}, high = {at + 2, value.n - low.n - 2};
  if ((!low.n && !high.n) || memmem(high.p, high.n, dots, 2))
    return refuse(ctx, saying, value);
  fc_role role = fc_role_of_name(fc_str_of(saying->column));
  choice->kind = FC_CHOICE_RANGE;
  if (!set_end(select, role, low, &choice->low) || !set_end(select, role, high, &choice->high))
    return fc_fail_memory(ctx);
  if (!low.n || !high.n || choice->low.is_number != choice->high.is_number)
    return FC_OK;
  if (choice->low.is_number ? choice->low.number <= choice->high.number
                            : fc_str_cmp(choice->low.text, choice->high.text) <= 0)
    return FC_OK;
  return fc_fail(ctx, saying->status, "F140", saying->where, "write the lower end first",
                 "the range \"%.*s\" of \"%s\" runs backward: no row could fit", FC_STR_ARG(value), saying->column);
}

static fc_status add_choice(fc_ctx *ctx, fc_select *select, const fc_saying *saying, fc_str value, fc_seq *choices) {
  fc_role role = fc_role_of_name(fc_str_of(saying->column));
  fc_choice *choice = fc_seq_push(choices);
  char canonical[FC_CANONICAL_LENGTH];
  if (!choice)
    return fc_fail_memory(ctx);
  bool glob = fc_str_has_glob(value);
  bool ranged = !glob && value.n && memmem(value.p, value.n, dots, 2);
  choice->kind = glob ? FC_CHOICE_GLOB : FC_CHOICE_TEXT;
  choice->text = fc_select_keep(select, glob || ranged ? value : fc_canonical(role, value, canonical));
  if (!choice->text.p)
    return fc_fail_memory(ctx);
  if (ranged)
    return add_range(ctx, select, saying, value, choice);
  if (is_flag(role, value, &choice->flag))
    choice->kind = FC_CHOICE_FLAG;
  if (glob || !is_numeric(role, value))
    return FC_OK;
  choice->kind = FC_CHOICE_RANGE;
  return set_end(select, role, value, &choice->low) && set_end(select, role, value, &choice->high) ? FC_OK
                                                                                                    : fc_fail_memory(ctx);
}

fc_status fc_select_values(fc_ctx *ctx, fc_select *select, const fc_saying *saying, fc_str values, fc_seq *choices) {
  fc_status status = FC_OK;
  for (bool last = false; !last && !status;) {
    const char *bar = values.n ? memchr(values.p, '|', values.n) : NULL;
    last = !bar;
    fc_str value = {values.p, bar ? (size_t)(bar - values.p) : values.n};
    status = add_choice(ctx, select, saying, fc_str_trim(value), choices);
    if (bar)
      values = (fc_str){bar + 1, values.n - value.n - 1};
  }
  return status;
}

fc_status fc_select_flag(fc_ctx *ctx, fc_select *select, bool flag, fc_seq *choices) {
  fc_choice *choice = fc_seq_push(choices);
  fc_str text = fc_select_keep(select, fc_str_of(flag ? "yes" : "no"));
  if (!choice || !text.p)
    return fc_fail_memory(ctx);
  *choice = (fc_choice){.kind = FC_CHOICE_FLAG, .text = text, .flag = flag};
  return FC_OK;
}

bool fc_select_condition(fc_select *select, size_t column, const fc_seq *choices, fc_condition *out) {
  *out = (fc_condition){.column = column, .choices = choices->count};
  out->choice = fc_arena_array(&select->arena, choices->count, sizeof *out->choice);
  for (size_t i = 0; out->choice && i < choices->count; i++)
    out->choice[i] = *(const fc_choice *)fc_seq_at(choices, i);
  return out->choice != NULL;
}

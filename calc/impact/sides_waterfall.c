/* sides_waterfall.c - table waterfall: from the base to each other scenario, a row for each change between them.
 *
 * The first row is the base, the last the other scenario; contributions of the rows between add up to the difference of
 * the two exactly, in dollars and, where both are set against the same budget, in points of it. */
#include "impact/sides_parts.h"
#include "impact/waterfall.h"

static const char *const kind_names[] = {"assumptions", "removed", "reordered", "changed", "added"};

typedef struct falls {
  fc_sides *sides;
  fc_waterfall *fall; /* of each side; of the base, and where a loss is not known, without any */
  bool *made;
  bool points, ranged, ordered; /* some row has a share, a share with ends, an order */
  fc_ctx *ctx;
} falls;

static bool has_loss(const fc_tally *tally) {
  return !tally->total.row.unknown;
}

/* The budget that both are set against alike; NULL: none. */
static const fc_base *common_budget(const fc_sides *sides, size_t i) {
  const fc_base *one = &fc_sides_base(sides)->total.row.budget, *two = &sides->tally[i]->total.row.budget;
  bool usable = one->present && two->present && !one->conflict && !two->conflict && !one->partial && !two->partial &&
                !one->overlap && !two->overlap && two->amount.value > 0;
  return usable && one->amount.value == two->amount.value ? two : NULL;
}

static fc_status make_falls(fc_ctx *ctx, falls *f) {
  fc_sides *sides = f->sides;
  const fc_sides_asked *asked = sides->asked;
  const fc_tally *base = fc_sides_base(sides);
  f->fall = fc_arena_array(&sides->arena, asked->n, sizeof *f->fall);
  f->made = fc_arena_array(&sides->arena, asked->n, sizeof *f->made);
  fc_status status = f->fall && f->made ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; i < asked->n && status == FC_OK; i++) {
    const fc_scenario *const scenario[] = {asked->side[asked->base].scenario, asked->side[i].scenario};
    if (i == asked->base || !has_loss(base) || !has_loss(sides->tally[i]))
      continue;
    const fc_i128 loss[] = {base->total.row.loss.value, sides->tally[i]->total.row.loss.value};
    status = fc_waterfall_make(ctx, &sides->arena, sides->dataset, scenario, loss, asked->options, &f->fall[i]);
    f->made[i] = status == FC_OK;
    const fc_base *budget = f->made[i] ? common_budget(sides, i) : NULL;
    f->points = f->points || budget;
    f->ranged = f->ranged || (budget && fc_span_is_ranged(budget->amount));
    for (size_t k = 0; f->made[i] && k < f->fall[i].n; k++)
      f->ordered = f->ordered || f->fall[i].step[k].ordered;
  }
  return status;
}

/* "Cutting 10% of ..., from 2026-10-01 on", the mark standing for the grants. */
static fc_str words_of(falls *f, const fc_cut *cut) {
  fc_buf text = {0};
  if (!cut)
    return (fc_str){0};
  fc_buf_printf(&text, "%s%s%s", cut->deed, *cut->timing_words ? ", " : "", cut->timing_words);
  const char *kept = text.failed ? NULL : fc_arena_text(&f->sides->arena, text.p, text.n);
  size_t n = text.n;
  fc_buf_reset(&text);
  return (fc_str){kept, kept ? n : 0};
}

static fc_str select_of(falls *f, const fc_cut *cut) {
  fc_buf text = {0};
  if (cut->select)
    fc_select_print(&text, cut->select);
  const char *kept = text.failed || !text.n ? NULL : fc_arena_text(&f->sides->arena, text.p, text.n);
  size_t n = text.n;
  fc_buf_reset(&text);
  return (fc_str){kept, kept ? n : 0};
}

/* What a row of the table says, whatever its kind. */
typedef struct fall_row {
  const char *change, *cut;
  const fc_change_step *step; /* NULL: one of the two scenarios */
  fc_i128 loss;
  bool differs; /* a contribution of its own: the whole difference, where there are no steps */
  fc_i128 contribution;
} fall_row;

/* A change whose worth does not depend on the order is worth the same as the first and as the last. */
static void fill_order(fc_filling *filling, const fall_row *row) {
  bool known = row->differs && !(row->step && row->step->unknown), ordered = row->step && row->step->ordered;
  fc_fill(filling, known ? fc_cell_money(ordered ? row->step->first : row->contribution) : fc_cell_none());
  fc_fill(filling, known ? fc_cell_money(ordered ? row->step->last : row->contribution) : fc_cell_none());
}

static fc_status add_row(falls *f, size_t i, size_t number, const fall_row *row, fc_table_builder *table) {
  const fc_change_step *step = row->step;
  const fc_cut *cut = !step ? NULL : step->after ? step->after : step->before;
  const fc_base *budget = common_budget(f->sides, i);
  fc_cell cells[FC_COLUMNS_MAX] = {{0}};
  fc_filling filling = {cells};
  fc_fill_text(&filling, fc_str_of(f->sides->asked->side[i].label));
  fc_fill(&filling, fc_cell_integer((int64_t)number));
  fc_fill_text(&filling, fc_str_of(row->change));
  fc_fill_text(&filling, fc_str_of(cut ? cut->name : row->cut));
  fc_fill_text(&filling, words_of(f, step ? step->before : NULL));
  fc_fill_text(&filling, words_of(f, step ? step->after : NULL));
  fc_fill_text(&filling, cut ? select_of(f, cut) : (fc_str){0});
  fc_fill(&filling, row->differs ? fc_cell_money(row->contribution) : fc_cell_none());
  if (f->points) {
    const fc_span part = {row->contribution, row->contribution, row->contribution};
    fc_value share = {0};
    if (row->differs && budget)
      fc_metric_quotient(part, budget, &share);
    fc_fill_value(&filling, &share, f->ranged);
  }
  if (f->ordered)
    fill_order(&filling, row);
  fc_fill(&filling, fc_cell_money(row->loss));
  return fc_table_add_row(table, cells);
}

static fc_status add_rows(falls *f, size_t i, fc_table_builder *table) {
  const fc_sides_asked *asked = f->sides->asked;
  const fc_waterfall *fall = &f->fall[i];
  size_t number = 0;
  fall_row row = {.change = "base", .cut = asked->side[asked->base].label, .loss = fall->from};
  fc_status status = add_row(f, i, number++, &row, table);
  for (size_t k = 0; k < fall->n && fall->whole && status == FC_OK; k++) {
    const fc_change_step *step = &fall->step[k];
    row = (fall_row){kind_names[step->kind], NULL, step, step->loss, true, step->contribution};
    status = add_row(f, i, number++, &row, table);
  }
  row = (fall_row){"together", NULL, NULL, fall->to, true, fall->to - fall->from};
  if (!fall->whole && status == FC_OK)
    status = add_row(f, i, number++, &row, table);
  row = (fall_row){.change = "scenario", .cut = asked->side[i].label, .loss = fall->to};
  return status == FC_OK ? add_row(f, i, number, &row, table) : status;
}

static void note_fall(const falls *f, size_t i, fc_notes *notes) {
  const fc_sides_asked *asked = f->sides->asked;
  const fc_waterfall *fall = &f->fall[i];
  const char *base = asked->side[asked->base].label, *other = asked->side[i].label;
  size_t ordered = 0, unknown = 0;
  for (size_t k = 0; k < fall->n; k++) {
    ordered += fall->step[k].ordered;
    unknown += fall->step[k].unknown;
  }
  if (!fall->whole)
    fc_notes_add(notes, FC_WARNING, "N463", NULL, NULL,
                 "what each change between \"%s\" and \"%s\" is worth cannot be said: %s", base, other,
                 fall->why ? fall->why : "they do not lead from one to the other");
  else if (ordered)
    fc_notes_add(notes, FC_NOTE, "N464", NULL, NULL,
                 "from \"%s\" to \"%s\" the order of the changes matters%s: columns first and last say what each would be "
                 "worth as the first and as the last of them%s",
                 base, other,
                 fall->shared ? fc_ctx_format(f->ctx, ", as %zu grant%s met by several cuts", fall->shared,
                                              fall->shared == 1 ? " is" : "s are")
                              : "",
                 unknown ? fc_ctx_format(f->ctx, ", but of %zu that cannot be so", unknown) : "");
  else if (fall->n > 1)
    fc_notes_add(notes, FC_NOTE, "N464", NULL, NULL,
                 "from \"%s\" to \"%s\" each change is worth the same %s",
                 base, other,
                 fall->shared ? "as the first and as the last of them"
                              : "in whatever order they are made: no two of the cuts meet one grant");
}

fc_status fc_sides_add_waterfall(fc_ctx *ctx, fc_sides *sides, fc_result *result) {
  falls f = {.sides = sides, .ctx = ctx};
  fc_columns columns = {.n = 0};
  fc_table_builder *table;
  fc_status status = make_falls(ctx, &f);
  if (status != FC_OK)
    return status;
  fc_columns_add(&columns, "scenario", FC_TEXT, "");
  fc_columns_add(&columns, "step", FC_INTEGER, "");
  static const char *const texts[] = {"change", "cut", "before", "after", "select"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    fc_columns_add(&columns, texts[i], FC_TEXT, "");
  fc_columns_add(&columns, "contribution", FC_MONEY, "USD");
  if (f.points && !fc_columns_add_figure(&columns, &sides->arena, "share", FC_SHARE, "points", f.ranged))
    return fc_fail_memory(ctx);
  if (f.ordered) {
    fc_columns_add(&columns, "first", FC_MONEY, "USD");
    fc_columns_add(&columns, "last", FC_MONEY, "USD");
  }
  fc_columns_add(&columns, "loss", FC_MONEY, "USD");
  status = fc_result_build_table(result, "waterfall", columns.list, columns.n, &table);
  for (size_t i = 0; i < sides->asked->n && status == FC_OK; i++) {
    if (!f.made[i])
      continue;
    note_fall(&f, i, fc_result_notes_mutable(result));
    status = add_rows(&f, i, table);
  }
  return status;
}

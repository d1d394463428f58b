/* convert.c - rows under the canonical columns, as CSV (RFC 4180, codes in quotes) or as JSON, an object a line.
 *
 * An amount is written in dollars and cents whatever its file's units were, and its range (of a rounding, of units, of
 * lost digits) as a precision beside it. Further columns keep their headers; one that would be taken for a canonical
 * column is renamed. */
#include "request/convert.h"
#include "table/json_text.h"

#include <string.h>

#define FLUSH ((size_t)64 << 10)

typedef struct conversion {
  fc_ctx *ctx;
  const fc_source *source;
  fc_reader *reader;
  fc_converted_form form;
  fc_write_fn write;
  void *payload;
  fc_buf text;
  size_t amount, precision; /* columns of batches; SIZE_MAX: none */
  bool adds_precision;      /* a column that the file does not have */
  fc_converted *out;
} conversion;

/* ---- columns ---- */

static fc_role_type type_of(fc_role role) {
  return role == FC_NO_ROLE ? FC_ROLE_IS_TEXT : fc_role_get(role)->type;
}

static bool is_taken(const fc_converted *out, fc_str name) {
  for (size_t i = 0; i < out->n_columns; i++)
    if (fc_str_is(name, out->column[i].name))
      return true;
  return fc_role_find(name) != FC_NO_ROLE;
}

/* A name for a further column: its header, with the number of its place where that says nothing or is another's. */
static const char *further_name(fc_converted *out, const fc_match *match) {
  fc_buf name = {0};
  fc_buf_text(&name, *match->header ? match->header : "column");
  if (!*match->header || is_taken(out, (fc_str){name.p, name.n}))
    fc_buf_printf(&name, " (%zu)", match->cell + 1);
  const char *kept = fc_arena_text(&out->arena, name.p ? name.p : "", name.n);
  bool failed = name.failed;
  fc_buf_reset(&name);
  return failed ? NULL : kept;
}

static bool name_columns(conversion *c) {
  fc_converted *out = c->out;
  size_t n = fc_reader_columns(c->reader);
  out->column = fc_arena_array(&out->arena, n + 1, sizeof *out->column);
  for (size_t i = 0; out->column && i < n; i++) {
    const fc_match *match = fc_reader_match(c->reader, i);
    const char *name = match->role == FC_NO_ROLE ? further_name(out, match) : fc_role_get(match->role)->name;
    if (!name)
      return false;
    out->column[out->n_columns++] = (fc_converted_column){match->role, name};
  }
  if (out->column && c->adds_precision)
    out->column[out->n_columns++] = (fc_converted_column){FC_ROLE_precision, "precision"};
  return out->column != NULL;
}

/* ---- cells ---- */

static void put_quoted(fc_buf *out, fc_str s) {
  fc_buf_char(out, '"');
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '"')
      fc_buf_char(out, '"');
    fc_buf_char(out, s.p[i]);
  }
  fc_buf_char(out, '"');
}

static bool needs_quotes(fc_str s) {
  for (size_t i = 0; i < s.n; i++)
    if (memchr(",\"\r\n;\t|", s.p[i], 7))
      return true;
  return s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
}

static void put_text(conversion *c, fc_role_type type, fc_str s) {
  bool number = type == FC_ROLE_IS_YEAR || type == FC_ROLE_IS_COUNT || type == FC_ROLE_IS_MONEY;
  if (c->form == FC_CONVERT_NDJSON && !s.n)
    fc_buf_text(&c->text, "null");
  else if (c->form == FC_CONVERT_NDJSON && !number)
    fc_json_put_text(&c->text, s);
  else if (c->form == FC_CONVERT_CSV && ((type == FC_ROLE_IS_CODE && s.n) || needs_quotes(s)))
    put_quoted(&c->text, s);
  else
    fc_buf_str(&c->text, s);
}

/* As many dollars and cents; a range that is not symmetrical, or a word before the number, only its own text has. */
static bool is_plain(fc_figure figure) {
  return !figure.hedge && figure.high - figure.value == figure.value - figure.low;
}

static void put_figure(conversion *c, const fc_batch_column *column, size_t row, fc_role_type type) {
  char digits[48];
  fc_figure figure = column->figure[row];
  if (type == FC_ROLE_IS_MONEY && c->form == FC_CONVERT_CSV && !is_plain(figure)) {
    put_text(c, FC_ROLE_IS_TEXT, column->text[row]);
    return;
  }
  size_t n = type == FC_ROLE_IS_MONEY ? fc_cents_format(figure.value, digits) : fc_i128_format(figure.value, digits);
  put_text(c, type, (fc_str){digits, n});
}

static void put_cell(conversion *c, const fc_batch_column *column, size_t row) {
  fc_role_type type = type_of(column->role);
  bool figure = (type == FC_ROLE_IS_MONEY || type == FC_ROLE_IS_COUNT) && column->present[row];
  if (figure)
    put_figure(c, column, row, type);
  else
    put_text(c, type, column->text[row]);
}

/* "rounded_1000.00", where the amount is known to half of that. */
static void put_precision(conversion *c, const fc_batch *batch, size_t row) {
  char text[64] = "rounded_";
  const fc_batch_column *amount = &batch->column[c->amount];
  fc_figure figure = amount->present[row] ? amount->figure[row] : (fc_figure){0};
  size_t n = 0;
  if (is_plain(figure) && figure.high > figure.low)
    n = strlen(text) + fc_cents_format((fc_i128)figure.high - figure.low, text + strlen(text));
  put_text(c, FC_ROLE_IS_TEXT, (fc_str){text, n});
}

/* ---- rows ---- */

static void begin_cell(conversion *c, size_t column) {
  if (column)
    fc_buf_char(&c->text, ',');
  if (c->form == FC_CONVERT_CSV)
    return;
  fc_json_put_text(&c->text, fc_str_of(c->out->column[column].name));
  fc_buf_char(&c->text, ':');
}

static void put_row(conversion *c, const fc_batch *batch, size_t row) {
  bool json = c->form == FC_CONVERT_NDJSON;
  fc_buf_text(&c->text, json ? "{" : "");
  for (size_t i = 0; i < batch->columns; i++) {
    begin_cell(c, i);
    put_cell(c, &batch->column[i], row);
  }
  if (c->adds_precision) {
    begin_cell(c, batch->columns);
    put_precision(c, batch, row);
  }
  fc_buf_text(&c->text, json ? "}\n" : "\n");
  if (c->amount != SIZE_MAX && batch->column[c->amount].present[row])
    c->out->total += batch->column[c->amount].figure[row].value;
  c->out->rows++;
}

static void put_header(conversion *c) {
  for (size_t i = 0; i < c->out->n_columns && c->form == FC_CONVERT_CSV; i++) {
    begin_cell(c, i);
    put_text(c, FC_ROLE_IS_TEXT, fc_str_of(c->out->column[i].name));
  }
  fc_buf_text(&c->text, c->form == FC_CONVERT_CSV ? "\n" : "");
}

static fc_status hand_over(conversion *c, size_t least) {
  if (fc_buf_status(&c->text))
    return fc_fail_memory(c->ctx);
  if (c->text.n < least)
    return FC_OK;
  fc_status status = c->write(c->payload, c->text.p ? c->text.p : "", c->text.n);
  fc_buf_clear(&c->text);
  return status;
}

static fc_status put_rows(conversion *c) {
  const fc_batch *batch;
  put_header(c);
  fc_status status = fc_reader_next(c->ctx, c->reader, &batch);
  while (!status && batch) {
    for (size_t row = 0; row < batch->rows; row++)
      put_row(c, batch, row);
    status = hand_over(c, FLUSH);
    if (!status)
      status = fc_reader_next(c->ctx, c->reader, &batch);
  }
  return status ? status : hand_over(c, 0);
}

fc_status fc_convert(fc_ctx *ctx, const fc_source *source, fc_converted_form form, fc_write_fn write, void *payload,
                     fc_notes *notes, fc_converted *out) {
  const fc_wanted wanted = {.everything = true};
  conversion c = {.ctx = ctx, .source = source, .form = form, .write = write, .payload = payload, .out = out};
  fc_status status = fc_reader_open(ctx, source, &wanted, false, &c.reader);
  out->as = source->as;
  if (status)
    return status;
  c.amount = fc_reader_role(c.reader, FC_ROLE_amount);
  c.precision = fc_reader_role(c.reader, FC_ROLE_precision);
  bool loses = source->units > 1 || (source->amounts & FC_AMOUNT_EXPONENT) || form == FC_CONVERT_NDJSON;
  c.adds_precision = loses && c.amount != SIZE_MAX && c.precision == SIZE_MAX;
  status = name_columns(&c) ? put_rows(&c) : fc_fail_memory(ctx);
  out->read = fc_reader_report_of(c.reader)->rows;
  if (!status)
    fc_reader_notes(c.reader, notes);
  fc_reader_free(c.reader);
  fc_buf_reset(&c.text);
  return status;
}

void fc_converted_free(fc_converted *converted) {
  fc_arena_free(&converted->arena);
}

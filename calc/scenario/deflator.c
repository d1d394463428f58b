/* deflator.c - "deflator": what money is worth in each year, as a rate a year, as an index in the scenario, or as one in a
 * CSV such as a statistical office hands out. */
#include "scenario/named_csv.h"
#include "table/cells.h"

#define SHOWN "write \"deflator\": { \"index\": { \"2018\": 100, \"2019\": 102.1 } }, or \"index\": \"prices.csv\""

enum { YEARS_MOST = 301 }; /* fiscal years are 1900 to 2200, each once */

static bool read_price(fc_str text, fc_rate *out) {
  return fc_parameter_number(text, out) && out->num > 0;
}

/* ---- in the scenario ---- */

static void read_index(fc_reading *reading, const fc_json_value *index, fc_baseline *out) {
  size_t n = fc_json_count(index);
  fc_price *prices = fc_reading_array(reading, n, sizeof *prices);
  for (size_t i = 0; prices && i < n; i++) {
    const fc_json_value *value = fc_json_at(index, i);
    int covered = 1;
    if (!fc_fiscal_year_parse(fc_json_key_at(index, i), &prices[i].year, &covered) || covered != 1)
      fc_reading_fault(reading, value, true, "F307", "write \"index\": { \"2018\": 100, \"2019\": 102.1 }",
                       "\"%.*s\" is no fiscal year", FC_STR_ARG(fc_json_key_at(index, i)));
    bool number = fc_json_kind_of(value) == FC_JSON_NUMBER || fc_json_kind_of(value) == FC_JSON_TEXT;
    if (!number || !read_price(fc_reading_number(reading, value), &prices[i].index))
      fc_reading_fault(reading, value, false, "F306", "write a number above zero, such as 102.1",
                       "the index of a year is a number above zero");
  }
  out->price = prices;
  out->n_prices = prices ? n : 0;
}

/* ---- in a CSV ---- */

typedef struct price_csv {
  fc_named_csv file;
  size_t cell[2]; /* of the fiscal year, of the index */
  fc_price *prices;
  uint64_t row_of[YEARS_MOST];
  size_t n;
} price_csv;

static const char *const roles[] = {"fiscal_year", "index"};

static bool is_column(int role, const char *name, fc_str said) {
  char folded[8];
  if (said.n)
    return fc_str_is(said, name);
  if (role == 0)
    return fc_alias_of(fc_str_of(name), FC_BUDGETS).role == FC_ROLE_fiscal_year;
  size_t n = fc_fold_header(fc_str_of(name), folded, sizeof folded);
  return fc_str_is((fc_str){folded, n < sizeof folded ? n : 0}, roles[role]);
}

static const char *mend_column(const price_csv *of, const char *member, const fc_json_value *said) {
  const char *columns = fc_named_csv_columns(&of->file, said ? fc_json_text(said) : FC_STR(""));
  return said ? columns
              : fc_ctx_format(of->file.reading->ctx, "%s: name one beside \"index\", \"%s\": \"...\"", columns, member);
}

/* Which column holds the year, and which the index: by their names, or as "year" and "column" of the deflator say. */
static bool find_column(price_csv *of, int role, const fc_json_value *deflator) {
  static const char *const members[] = {"year", "column"};
  const fc_json_value *said = fc_json_get(deflator, members[role]);
  fc_reading *reading = of->file.reading;
  if (said && !fc_reading_expect(reading, said, FC_JSON_TEXT))
    return false;
  fc_str name = said ? fc_json_text(said) : fc_str_of(roles[role]);
  for (size_t i = 0; i < of->file.n_names; i++)
    if (is_column(role, of->file.names[i], said ? name : FC_STR(""))) {
      of->cell[role] = i;
      return true;
    }
  fc_where where = said ? fc_reading_where(reading, said) : fc_csv_where(of->file.csv, 0, 0, 0);
  fc_status status = said ? FC_BAD_SCENARIO : FC_BAD_FILE;
  return fc_reading_note(reading, fc_fail(reading->ctx, status, "F330", &where, mend_column(of, members[role], said),
                                          "the deflator's file has no column \"%.*s\"", FC_STR_ARG(name)));
}

static bool refuse_cell(price_csv *of, int role, fc_str text, const char *code, const char *help, const char *is) {
  return fc_named_csv_refuse(&of->file, of->cell[role], text.n, code, help, is);
}

/* A row without an index says nothing of its year. */
static bool read_row(price_csv *of, const fc_csv_record *record) {
  fc_str year_text = fc_str_trim(record->cell[of->cell[0]]), index_text = fc_str_trim(record->cell[of->cell[1]]);
  const fc_cell_rules rules = {.units = 1};
  fc_cell_typed year = {0};
  fc_cell_fault fault = {.help = "write the year in which the fiscal year ends: 2018"};
  fc_rate price;
  if (!index_text.n)
    return true;
  if (!year_text.n || !fc_cell_read(FC_ROLE_fiscal_year, year_text, &rules, &year, &fault))
    return refuse_cell(of, 0, year_text, "F021", fault.help,
                       year_text.n ? "this is no fiscal year" : "the row has an index but no fiscal year");
  if (!read_price(index_text, &price))
    return refuse_cell(of, 1, index_text, "F306", "write a number above zero, such as 102.1, or leave the cell empty",
                       "the index of a year is a number above zero");
  for (size_t i = 0; i < of->n; i++)
    if (of->prices[i].year == year.year)
      return refuse_cell(of, 0, year_text, "F307", "keep one row a fiscal year: of months or quarters their average, say",
                         fc_ctx_format(of->file.reading->ctx, "row %llu has fiscal year %d already",
                                       (unsigned long long)of->row_of[i], (int)year.year));
  of->row_of[of->n] = record->row;
  of->prices[of->n++] = (fc_price){year.year, price};
  return true;
}

static void keep_file(price_csv *of, fc_baseline *out) {
  fc_price_file *kept = fc_reading_array(of->file.reading, 1, sizeof *kept);
  if (!kept)
    return;
  *kept = (fc_price_file){.file = fc_reading_keep(of->file.reading, fc_str_of(fc_file_name(of->file.file))),
                          .sha256 = fc_named_csv_digest(&of->file),
                          .rows = of->file.rows,
                          .header = {of->file.names[of->cell[0]], of->file.names[of->cell[1]]}};
  out->price = of->prices;
  out->n_prices = of->n;
  out->price_file = kept;
}

static void read_open_file(price_csv *of, const fc_json_value *deflator, fc_baseline *out) {
  const fc_csv_record *record;
  of->prices = fc_reading_array(of->file.reading, YEARS_MOST, sizeof *of->prices);
  bool found = of->prices && find_column(of, 0, deflator);
  found = of->prices && find_column(of, 1, deflator) && found;
  while (found && (record = fc_named_csv_next(&of->file)))
    read_row(of, record);
  if (found)
    keep_file(of, out);
}

/* Read once: that a number of the scenario is varied changes nothing of the file. */
static void read_index_file(fc_reading *reading, const fc_json_value *deflator, const fc_json_value *index,
                            fc_baseline *out) {
  if (out->price_file)
    return;
  if (!fc_json_text(index).n) {
    fc_reading_fault(reading, index, false, "F306", SHOWN, "\"index\" names no file");
    return;
  }
  price_csv of = {.n = 0};
  if (fc_named_csv_open(reading, index, &of.file))
    read_open_file(&of, deflator, out);
  fc_named_csv_close(&of.file);
}

void fc_reading_deflator(fc_reading *reading, const fc_json_value *baseline, fc_baseline *out) {
  static const char *const members[] = {"index", "year", "column"};
  const fc_json_value *value = fc_json_get(baseline, "deflator");
  if (!value)
    return;
  out->price_where = fc_reading_where(reading, value);
  if (fc_json_kind_of(value) != FC_JSON_OBJECT) {
    fc_reading_growth(reading, baseline, "deflator", &out->inflation);
    return;
  }
  const fc_json_value *index = fc_json_get(value, "index");
  bool in_file = index && fc_json_kind_of(index) == FC_JSON_TEXT;
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, value, members, in_file ? 3 : 1, FC_BAD_SCENARIO,
                                        "F301"));
  if (!index)
    fc_reading_fault(reading, value, false, "F303", SHOWN, "a deflator takes a rate or an \"index\"");
  else if (in_file)
    read_index_file(reading, value, index, out);
  else if (fc_reading_expect(reading, index, FC_JSON_OBJECT))
    read_index(reading, index, out);
}

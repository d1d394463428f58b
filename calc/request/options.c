/* options.c - the options that several commands share. Their texts are the help and the manual page. */
#include "request/command.h"

static const fc_param files[] = {
    {.name = "data", .type = FC_PARAM_FILE, .help = "a datapackage.json that names the files and says how to read them"},
    {.name = "budgets",
     .type = FC_PARAM_FILE,
     .repeated = true,
     .help = "a CSV file of budgets; stands in for those of the package; may be repeated"},
    {.name = "grants",
     .type = FC_PARAM_FILE,
     .repeated = true,
     .help = "a CSV file of federal grants; stands in for those of the package; may be repeated"},
    {.name = "governments",
     .type = FC_PARAM_FILE,
     .repeated = true,
     .help = "a CSV file of governments, with population and start of the fiscal year; may be repeated"},
    {0}};
const fc_option_group fc_options_files = {"Files", files};

static const fc_param reading[] = {
    {.name = "map",
     .type = FC_PARAM_TEXT,
     .value = "[TABLE.]COLUMN=HEADER",
     .repeated = true,
     .help = "the header that holds a column, such as budgets.amount=Actuals; TABLE is budgets, grants or governments, "
             "without it every table that has the column"},
    {.name = "where",
     .type = FC_PARAM_TEXT,
     .value = "[TABLE.]HEADER=VALUES",
     .repeated = true,
     .help = "read only rows whose cell is among VALUES: a|b, patterns with * and ?, ranges 10..20; != for all others; "
             "a HEADER that holds a = or begins like a table stands in double quotes"},
    {.name = "set",
     .type = FC_PARAM_TEXT,
     .value = "[TABLE.]COLUMN=VALUE",
     .repeated = true,
     .help = "what a file does not say: the same value for every row, such as government=Chicago"},
    {.name = "units",
     .type = FC_PARAM_TEXT,
     .value = "[TABLE.]UNITS",
     .repeated = true,
     .help = "amounts of the file are in dollars, thousands, millions or billions"},
    {.name = "stages",
     .type = FC_PARAM_TEXT,
     .value = "[TABLE.]STAGE=HEADER",
     .repeated = true,
     .help = "amounts of a stage stand in a column of their own, such as adopted=Adopted; may be repeated"},
    {.name = "across",
     .type = FC_PARAM_TEXT,
     .value = "[TABLE.]COLUMN=HEADERS",
     .repeated = true,
     .help = "amounts stand in a column for each value of COLUMN, and the headers are the values: fiscal_year='FY *', "
             "government='*' of a table with states as columns; HEADERS is a pattern with * and ?"},
    {.name = "rows",
     .type = FC_PARAM_TEXT,
     .value = "[TABLE.]KIND=WHAT",
     .repeated = true,
     .help = "keep or leave rows that may count money twice: subtotals, loans and all but the latest publications of a budget "
             "are left out without it, pass_through rows are kept; each kind is counted in the notes"},
    {.name = "header",
     .type = FC_PARAM_TEXT,
     .value = "[TABLE.]NAMES",
     .repeated = true,
     .help = "the file has no header: its columns are NAMES, parted by commas; or the LINE on which the header stands, "
             "where it is not found"},
    {.name = "delimiter",
     .type = FC_PARAM_TEXT,
     .value = "[TABLE.]MARK",
     .repeated = true,
     .help = "what parts the cells: comma, semicolon, tab or bar; without it the file's first lines tell"},
    {.name = "amounts",
     .type = FC_PARAM_TEXT,
     .value = "[TABLE.]HOW",
     .repeated = true,
     .help = "round: digits below the cent are rounded; exponent: 1.00171E+11 is read, its lost digits become a range"},
    {.name = "reader",
     .type = FC_PARAM_TEXT,
     .value = "WHICH",
     .help = "how CSV text is parted into cells: fast (the default), or libcsv; both read the same and say the same"},
    {.name = "limit",
     .type = FC_PARAM_TEXT,
     .value = "NAME=NUMBER",
     .repeated = true,
     .help = "how much a file may hold: field=1048576 and record=16777216 bytes, columns=4096, gzip-ratio=200 bytes of text "
             "for each of a gzip file; and errors=100 messages are listed, the others counted"},
    {0}};
const fc_option_group fc_options_reading = {"Reading", reading};

/* What the answer is about, whatever its rows are. */
#define BASIS \
    {.name = "year", \
     .type = FC_PARAM_YEAR, \
     .help = "the fiscal year, named by the year in which it ends; without it the latest that the data have"}, \
    {.name = "stage", \
     .type = FC_PARAM_TEXT, \
     .value = "STAGE", \
     .help = "adopted, modified, actual, ...; without it the latest that every government has"}, \
    {.name = "as-of", \
     .type = FC_PARAM_DATE, \
     .help = "of the rows of each award only those of its last status on or before this date (columns status, " \
             "status_date); --where looks at those alone. Reads grants twice and remembers each award, about 100 bytes"}, \
    {.name = "denominator", \
     .type = FC_PARAM_TEXT, \
     .value = "SCOPE", \
     .help = "the budget that shares are of: all_funds (the default), general_fund, ...; all: every budget, named (not of " \
             "exposure)"}

static const fc_param basis[] = {BASIS, {0}};
const fc_option_group fc_options_basis = {"Answer", basis};

static const fc_param answer[] = {
    BASIS,
    {.name = "by",
     .type = FC_PARAM_TEXT,
     .value = "COLUMN,...",
     .repeated = true,
     .listed = true,
     .help = "what the rows are: government, program, federal_agency, department, state or any other column"},
    {.name = "sort", .type = FC_PARAM_TEXT, .value = "COLUMN", .help = "largest first by this column, ties by key"},
    {.name = "top", .type = FC_PARAM_COUNT, .value = "N", .min = "1", .help = "only the first N rows; totals stay whole"},
    {0}};
const fc_option_group fc_options_answer = {"Answer", answer};

static const fc_param loss[] = {
    {.name = "metrics",
     .type = FC_PARAM_TEXT,
     .value = "METRIC,...",
     .repeated = true,
     .listed = true,
     .help = "the figures of each row (\"fiscalc list metrics\"); without it all that the data answer"},
    FC_PARAM_ROUNDING,
    {0}};
const fc_option_group fc_options_loss = {"Loss", loss};

static const fc_param scenario[] = {
    {.name = "param",
     .type = FC_PARAM_TEXT,
     .value = "NAME=VALUE",
     .repeated = true,
     .help = "a parameter at another point than the scenario's (severity=0.4, court=lost), or any number of a cut (\"CUT "
             "NAME.rate\"=25%) or of the baseline"},
    {0}};
const fc_option_group fc_options_scenario = {"Scenario", scenario};

static const fc_param finding[] = {
    {.name = "fail-if",
     .type = FC_PARAM_TEXT,
     .value = "CONDITION",
     .repeated = true,
     .help = "exit with 1 where the answer meets it: 'share>1%', 'loss>=4.3M'; of the total, else of any row"},
    {.name = "fail-on",
     .type = FC_PARAM_CHOICE,
     .value = "WHAT",
     .choices = "claim|warning",
     .repeated = true,
     .help = "exit with 1 where a claim of the scenario fails (claim), or where the answer has a warning (warning)"},
    {0}};
const fc_option_group fc_options_finding = {"Finding", finding};

static const fc_param output[] = {
    {.name = "format",
     .letter = 'f',
     .type = FC_PARAM_TEXT,
     .value = "FORMAT",
     .help = "text, json, csv, sentence or sipmath; without it by the ending of the output file, else text"},
    {.name = "output",
     .letter = 'o',
     .type = FC_PARAM_FILE,
     .help = "write there instead of standard output: whole, or not at all"},
    {.name = "table", .type = FC_PARAM_TEXT, .value = "NAME", .help = "only this table of the result"},
    {.name = "digits",
     .type = FC_PARAM_COUNT,
     .value = "N",
     .min = "1",
     .help = "text: at most N significant digits of a share, 4 without it; never more than the figures support"},
    {.name = "money",
     .type = FC_PARAM_CHOICE,
     .value = "HOW",
     .choices = "number|string",
     .help = "json: amounts as numbers with two decimals (the default), or as strings"},
    {.name = "excel", .type = FC_PARAM_FLAG, .help = "csv: with a byte order mark and CRLF, as Excel wants it"},
    {.name = "no-guard",
     .type = FC_PARAM_FLAG,
     .help = "csv: leave texts as they are that a spreadsheet would run as formulas"},
    {.name = "no-digest", .type = FC_PARAM_FLAG, .help = "json: without the SHA-256 of the files that were read"},
    {.name = "threads",
     .type = FC_PARAM_COUNT,
     .value = "N",
     .min = "1",
     .help = "work on N processors at once, all without it; the answer is the same"},
    {.name = "help", .letter = 'h', .type = FC_PARAM_FLAG, .help = "this text"},
    {0}};
const fc_option_group fc_options_output = {"Output", output};

/* csv_layout.c - how a file is laid out, by its first records: which character parts its cells, and how many records of
 * titles stand before its header.
 *
 * Exports of spreadsheets and of city portals vary in these two alone (a report's name and date in the first lines; ';'
 * where the decimal mark is a comma; TAB and | from ledgers). Nothing is found that the records do not agree on: a
 * comma stands unless another character parts every record alike, and a record is a title only where it fills less than
 * half as many cells as the header that follows. */
#include "table/csv_parts.h"
#include <string.h>

#define MOST_RECORDS ((size_t)64)
#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define MOST_LINES ((uint64_t)1 << 40) /* of a header, far beyond any */

typedef struct fc_looked { /* a record that was looked at */
  size_t cells, filled;
  bool numbers; /* a cell holds a number that is no year */
} fc_looked;

/* An amount as files write it. Four digits that may be a year stand in headers too. */
static bool is_number(fc_str cell) {
  size_t digits = 0;
  long value = 0;
  for (size_t i = 0; i < cell.n; i++) {
    if (cell.p[i] >= '0' && cell.p[i] <= '9') {
      digits++;
      value = value < LAST_YEAR * 10 ? value * 10 + (cell.p[i] - '0') : value;
    } else if (!strchr("$,.()-+% ", cell.p[i])) {
      return false;
    }
  }
  bool year = cell.n == 4 && digits == 4 && value >= FIRST_YEAR && value <= LAST_YEAR;
  return digits && !year;
}

static void end_cell(fc_looked *record, fc_str written) {
  fc_str cell = fc_str_trim(written);
  if (cell.n >= 2 && cell.p[0] == '"' && cell.p[cell.n - 1] == '"')
    cell = fc_str_trim((fc_str){cell.p + 1, cell.n - 2});
  record->cells++;
  record->filled += cell.n > 0;
  record->numbers |= cell.n > 0 && is_number(cell);
}

/* Where the record that begins at `at` ends, SIZE_MAX where the text ends before it does. */
static size_t look_at_record(fc_str text, size_t at, bool whole, char delimiter, fc_looked *record) {
  bool quoted = false;
  size_t begin = at;
  *record = (fc_looked){0, 0, false};
  for (; at < text.n; at++) {
    char c = text.p[at];
    if (c == '"')
      quoted = !quoted;
    if (quoted || (c != delimiter && c != '\n'))
      continue;
    end_cell(record, (fc_str){text.p + begin, at - begin});
    begin = at + 1;
    if (c == '\n')
      return begin;
  }
  if (!whole || begin == text.n)
    return SIZE_MAX;
  end_cell(record, (fc_str){text.p + begin, text.n - begin});
  return text.n;
}

static bool is_blank(fc_str text, size_t at) {
  return text.p[at] == '\n' || (at + 1 < text.n && text.p[at] == '\r' && text.p[at + 1] == '\n');
}

/* Blank lines are no records. */
static size_t look(fc_str text, bool whole, char delimiter, fc_looked record[MOST_RECORDS]) {
  size_t n = 0;
  for (size_t at = 0; at < text.n && n < MOST_RECORDS;) {
    bool blank = is_blank(text, at);
    at = look_at_record(text, at, whole, delimiter, &record[n]);
    if (at == SIZE_MAX)
      break;
    n += !blank;
  }
  return n;
}

/* ---- the delimiter ---- */

/* How many records have the number of cells that most have, two at least. */
static size_t agreeing(const fc_looked *record, size_t n, size_t *cells) {
  size_t most = 0;
  for (size_t i = 0; i < n; i++) {
    size_t same = 0;
    for (size_t j = 0; j < n; j++)
      same += record[j].cells == record[i].cells;
    if (record[i].cells < 2 || same <= most)
      continue;
    most = same;
    *cells = record[i].cells;
  }
  return most;
}

/* From the first record that has them on, all have as many cells. */
static bool all_agree(const fc_looked *record, size_t n, size_t cells) {
  size_t first = 0;
  while (first < n && record[first].cells != cells)
    first++;
  for (size_t i = first; i < n; i++)
    if (record[i].cells != cells)
      return false;
  return true;
}

char fc_csv_find_delimiter(fc_str text, bool whole) {
  static const char others[] = {';', '\t', '|'};
  fc_looked record[MOST_RECORDS];
  size_t cells = 0, n = look(text, whole, ',', record);
  size_t most = agreeing(record, n, &cells);
  char found = ',';
  for (size_t i = 0; i < sizeof others; i++) {
    n = look(text, whole, others[i], record);
    size_t agreed = agreeing(record, n, &cells);
    if (agreed <= most || !all_agree(record, n, cells))
      continue;
    most = agreed;
    found = others[i];
  }
  return found;
}

/* ---- the header ---- */

size_t fc_csv_find_header(fc_str text, bool whole, char delimiter) {
  fc_looked record[MOST_RECORDS];
  size_t n = look(text, whole, delimiter, record), widest = 0;
  for (size_t i = 0; i < n; i++)
    widest = record[i].filled > widest ? record[i].filled : widest;
  for (size_t i = 0; i < n && !record[i].numbers; i++)
    if (2 * record[i].filled > widest)
      return i;
  return 0; /* a row stands before any header: the first record is taken as one, and what it lacks is told */
}

bool fc_csv_layout_header(fc_csv_layout *layout, const char *said) {
  size_t digits = strspn(said, "0123456789");
  uint64_t line = 0;
  for (size_t i = 0; i < digits && line < MOST_LINES; i++)
    line = line * 10 + (uint64_t)(said[i] - '0');
  bool is_line = digits && !said[digits];
  layout->names = is_line ? NULL : said;
  layout->header_line = is_line ? line : 0;
  return is_line ? line > 0 : *said != 0;
}

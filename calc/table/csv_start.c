/* csv_start.c - is this a table at all: files that are something else are named by their first bytes, with the way to
 * turn them into CSV. The signatures are those of file(1). */
#include "table/csv_parts.h"
#include <string.h>

#define LOOKED_AT ((size_t)4096) /* the names of a workbook's first members stand this near to its start */

typedef struct fc_signature {
  const char *bytes;
  size_t n;
  const char *what, *mend;
} fc_signature;

static const fc_signature signatures[] = {
    {"\x28\xB5\x2F\xFD", 4, "a zstd file", "decompress it first with unzstd"},
    {"\xFD" "7zXZ", 5, "an xz file", "decompress it first with unxz"},
    {"%PDF-", 5, "a PDF file", "ask its publisher for the table as CSV"},
};

static const char utf8_mend[] = "save it as \"CSV UTF-8\", or convert it: iconv -f %s -t UTF-8";

static fc_status refuse(fc_ctx *ctx, const fc_csv *csv, const char *code, const char *what, const char *help) {
  fc_where where = {.file = fc_file_name(csv->raw.file)};
  return fc_fail(ctx, FC_BAD_FILE, code, &where, help, "the file is %s, not CSV text in UTF-8", what);
}

/* Case does not count; the ending is in lower case. */
static bool ends_with(const char *name, const char *ending) {
  size_t n = strlen(name), length = strlen(ending);
  if (n <= length)
    return false;
  for (const char *p = name + n - length; *p; p++, ending++)
    if (*p != *ending && !(*p >= 'A' && *p <= 'Z' && *p - 'A' + 'a' == *ending))
      return false;
  return true;
}

static bool is_workbook(const char *name, fc_str start) {
  static const char *const endings[] = {".xlsx", ".xlsm", ".xlsb", ".ods", ".xls"};
  static const char *const members[] = {"[Content_Types].xml", "xl/", "opendocument.spreadsheet"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (ends_with(name, endings[i]))
      return true;
  for (size_t i = 0; i < sizeof members / sizeof *members; i++)
    if (memmem(start.p, start.n, members[i], strlen(members[i])))
      return true;
  return false;
}

static bool starts(fc_str start, const char *bytes, size_t n) {
  return start.n >= n && memcmp(start.p, bytes, n) == 0;
}

static fc_status refuse_packed(fc_ctx *ctx, const fc_csv *csv, fc_str start, bool old) {
  const char *name = fc_file_name(csv->raw.file);
  if (!old && !is_workbook(name, start))
    return refuse(ctx, csv, "F018", "a zip file", "unzip it first and name the CSV file in it");
  return refuse(
      ctx, csv, "F018", "a spreadsheet workbook",
      fc_ctx_format(ctx, "save its sheet as CSV UTF-8, or convert it: soffice --headless --convert-to csv '%s'", name));
}

static fc_status check_signature(fc_ctx *ctx, const fc_csv *csv, fc_str start) {
  if (starts(start, "PK\x03\x04", 4) || starts(start, "PK\x05\x06", 4))
    return refuse_packed(ctx, csv, start, false);
  if (starts(start, "\xD0\xCF\x11\xE0", 4))
    return refuse_packed(ctx, csv, start, true);
  for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
    if (starts(start, signatures[i].bytes, signatures[i].n))
      return refuse(ctx, csv, "F018", signatures[i].what, signatures[i].mend);
  return FC_OK;
}

/* UTF-16 and UTF-32 by their byte order marks, and UTF-16 without one by the zero byte of its first character. */
static const char *wide_encoding(fc_str start) {
  if (starts(start, "\xFF\xFE\0\0", 4))
    return "UTF-32LE";
  if (starts(start, "\0\0\xFE\xFF", 4))
    return "UTF-32BE";
  if (starts(start, "\xFF\xFE", 2))
    return "UTF-16LE";
  if (starts(start, "\xFE\xFF", 2))
    return "UTF-16BE";
  if (start.n >= 4 && start.p[0] && !start.p[1] && start.p[2] && !start.p[3])
    return "UTF-16LE";
  if (start.n >= 4 && !start.p[0] && start.p[1] && !start.p[2] && start.p[3])
    return "UTF-16BE";
  return NULL;
}

static bool is_web_page(fc_str start) {
  fc_str text = start;
  for (; text.n && strchr(" \t\r\n", *text.p); text.n--)
    text.p++;
  return (text.n >= 9 && strncasecmp(text.p, "<!doctype", 9) == 0) || (text.n >= 5 && strncasecmp(text.p, "<html", 5) == 0);
}

fc_status fc_csv_check_start(fc_ctx *ctx, fc_csv *csv) {
  fc_csv_raw *raw = &csv->raw;
  fc_str start = {raw->p, raw->end < LOOKED_AT ? raw->end : LOOKED_AT};
  fc_where where = {.file = fc_file_name(raw->file)};
  if (!start.n)
    return fc_fail(ctx, FC_BAD_FILE, "F010", &where, "a table begins with a line of column names", "the file is empty");
  fc_status status = check_signature(ctx, csv, start);
  if (status)
    return status;
  const char *encoding = wide_encoding(start);
  if (encoding)
    return refuse(ctx, csv, "F014", fc_ctx_format(ctx, "text in %s", encoding), fc_ctx_format(ctx, utf8_mend, encoding));
  if (is_web_page(start))
    return refuse(ctx, csv, "F018", "a web page", "download the table itself: the page may be a login or an error page");
  if (starts(start, "\xEF\xBB\xBF", 3))
    raw->begin = raw->fed = 3;
  return FC_OK;
}

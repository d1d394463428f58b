/* source_words.c - what is said of a file as a whole: --units, --amounts, --header, --delimiter, --reader, each
 * [TABLE.]WORD.
 *
 * A word without a table is for every file; a later one wins. */
#include "request/sources_parts.h"

#include <string.h>

typedef struct word_meaning {
  const char *word;
  int64_t value;
} word_meaning;

typedef struct word_option {
  const char *name;
  const word_meaning *known; /* NULL: any text, which take() judges */
  size_t n_known, n_listed;  /* the marks of a delimiter, which stand last, need not be listed */
  bool (*take)(fc_source *source, fc_str word, int64_t value); /* false: not a word for it */
  const char *help;                                            /* where any text is one */
} word_option;

static const word_meaning units[] = {
    {"dollars", 1}, {"thousands", 1000}, {"millions", 1000000}, {"billions", 1000000000}};
static const word_meaning amounts[] = {{"round", FC_AMOUNT_ROUND}, {"exponent", FC_AMOUNT_EXPONENT}};
static const word_meaning delimiters[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"bar", '|'},
                                          {",", ','},     {";", ';'},         {"\t", '\t'},  {"|", '|'}};

static const word_meaning rows[] = {{"subtotals=keep", 2 * FC_ROWS_SUBTOTALS},
                                    {"subtotals=leave", 2 * FC_ROWS_SUBTOTALS + 1},
                                    {"loans=keep", 2 * FC_ROWS_LOANS},
                                    {"loans=leave", 2 * FC_ROWS_LOANS + 1},
                                    {"pass_through=keep", 2 * FC_ROWS_PASS_THROUGH},
                                    {"pass_through=leave", 2 * FC_ROWS_PASS_THROUGH + 1},
                                    {"publications=keep", 2 * FC_ROWS_PUBLICATIONS},
                                    {"publications=leave", 2 * FC_ROWS_PUBLICATIONS + 1}};

static bool take_rows(fc_source *source, fc_str word, int64_t value) {
  (void)word;
  source->rows[value / 2] = value % 2 ? FC_ROWS_LEAVE : FC_ROWS_KEEP;
  return true;
}

static bool take_units(fc_source *source, fc_str word, int64_t value) {
  (void)word;
  source->units = value;
  return true;
}

static bool take_amounts(fc_source *source, fc_str word, int64_t value) {
  (void)word;
  source->amounts |= (unsigned)value;
  return true;
}

static bool take_delimiter(fc_source *source, fc_str word, int64_t value) {
  (void)word;
  source->layout.delimiter = (char)value;
  return true;
}

static bool take_header(fc_source *source, fc_str word, int64_t value) {
  (void)value;
  return fc_csv_layout_header(&source->layout, word.p);
}

/* libcsv, fast, or fast:BYTES of a chunk, which tests ask for. */
static bool take_reader(fc_source *source, fc_str word, int64_t value) {
  static const char sized[] = "fast:";
  const size_t n = sizeof sized - 1, most_digits = 8;
  (void)value;
  source->way = (fc_csv_way){.libcsv = fc_str_is(word, "libcsv")};
  if (source->way.libcsv || fc_str_is(word, "fast"))
    return true;
  if (!fc_str_starts(word, sized) || word.n == n || word.n > n + most_digits)
    return false;
  for (size_t i = n; i < word.n; i++) {
    if (word.p[i] < '0' || word.p[i] > '9')
      return false;
    source->way.chunk = source->way.chunk * 10 + (size_t)(word.p[i] - '0');
  }
  return source->way.chunk > 0;
}

static const word_option options[] = {
    {"units", units, sizeof units / sizeof *units, 4, take_units, NULL},
    {"amounts", amounts, sizeof amounts / sizeof *amounts, 2, take_amounts, NULL},
    {"delimiter", delimiters, sizeof delimiters / sizeof *delimiters, 4, take_delimiter, NULL},
    {"header", NULL, 0, 0, take_header, "write the names of all columns, parted by commas, or the number of a line"},
    {"reader", NULL, 0, 0, take_reader, "write fast or libcsv"},
    {"rows", rows, sizeof rows / sizeof *rows, 8, take_rows, NULL},
};

static fc_status unknown_word(fc_ctx *ctx, const word_option *option, const char *text, fc_str word) {
  enum { MOST = 8 };
  const char *names[MOST];
  fc_buf list = {0};
  size_t n = option->n_listed;
  for (size_t i = 0; i < n; i++) {
    names[i] = option->known[i].word;
    fc_buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
  }
  fc_where where = {.field = fc_ctx_format(ctx, "--%s", option->name), .excerpt = fc_str_of(text)};
  const char *help = option->known
                         ? fc_ctx_format(ctx, "--%s takes %s, after a table and a dot where it is not for all%s",
                                         option->name, fc_buf_data(&list, NULL), fc_did_you_mean(ctx, word, names, n))
                         : option->help;
  fc_buf_reset(&list);
  return fc_fail(ctx, FC_BAD_USAGE, "F613", &where, help, "--%s does not know \"%.*s\"", option->name,
                 FC_STR_ARG(word));
}

/* The word behind its table, if one is named. */
static const char *word_of(const char *text, bool *named, fc_table_kind *kind) {
  const char *dot = strchr(text, '.');
  *named = dot && fc_table_kind_find((fc_str){text, (size_t)(dot - text)}, kind);
  return *named ? dot + 1 : text;
}

/* Its place among the known ones; n_known: none. */
static size_t find_word(const word_option *option, const char *word) {
  size_t found = 0;
  while (found < option->n_known && strcmp(word, option->known[found].word) != 0)
    found++;
  return found;
}

static fc_status apply(fc_ctx *ctx, fc_sources *sources, const word_option *option, const char *text) {
  const char *kept = fc_arena_text(&sources->arena, text, strlen(text));
  if (!kept)
    return fc_fail_memory(ctx);
  bool named;
  fc_table_kind kind = FC_TABLE_KINDS;
  fc_str word = fc_str_of(word_of(kept, &named, &kind));
  size_t found = find_word(option, word.p);
  if (option->known && found == option->n_known)
    return unknown_word(ctx, option, text, word);
  bool any = false;
  for (size_t i = 0; i < sources->n; i++) {
    fc_source *source = &sources->source[i];
    if (named && source->as != kind)
      continue;
    any = true;
    if (!option->take(source, word, option->known ? option->known[found].value : 0))
      return unknown_word(ctx, option, text, word);
  }
  return any ? FC_OK : fc_sources_no_table(ctx, option->name, text, named ? kind : FC_GRANTS);
}

fc_status fc_sources_apply_words(fc_ctx *ctx, fc_sources *sources, const fc_asked *asked) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    size_t count = fc_asked_count(asked, options[i].name);
    for (size_t each = 0; each < count; each++) {
      fc_status one = apply(ctx, sources, &options[i], fc_asked_value_at(asked, options[i].name, each));
      status = status ? status : one;
    }
  }
  return status;
}

void fc_asked_layout(const fc_asked *asked, fc_csv_layout *out) {
  fc_source source = {.units = 1};
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    const char *text = fc_asked_value(asked, options[i].name);
    bool named;
    fc_table_kind kind;
    const char *word = text ? word_of(text, &named, &kind) : NULL;
    size_t found = word ? find_word(&options[i], word) : 0;
    if (word && (!options[i].known || found < options[i].n_known))
      options[i].take(&source, fc_str_of(word), options[i].known ? options[i].known[found].value : 0);
  }
  *out = source.layout;
}

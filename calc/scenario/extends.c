/* extends.c - "extends": a scenario whose members stand over those of another file.
 *
 * The files of a chain become one document of layers, so that all other parts of the parser see one object and every
 * message points into the file that says it. What a member means when both files have it: calc/docs/scenario.md. */
#include "scenario/reading.h"
#include "scenario/standard.h"

#include <string.h>

enum { FILES_MOST = 8 };

typedef struct chain {
  fc_reading *reading;
  fc_json *json[FILES_MOST]; /* the scenario, what it extends, and so on */
  size_t n;
} chain;

/* Texts about one file, and what says how it is read, are each file's own. */
static const char *const apart[] = {"$schema", "fiscalc", "extends", "name", "note", "source", NULL};
static const char *const merged[] = {"baseline", "lexicon", "parameters", "report", "response", NULL};
static const char *const named[] = {"cuts", "contingencies", NULL};

/* "a.json extends b.json, which extends a.json" */
static const char *in_words(const chain *c, const char *last) {
  fc_buf names = {0};
  for (size_t i = 0; i < c->n; i++)
    fc_buf_printf(&names, "%s%s extends ", fc_json_name(c->json[i]), i ? ", which" : "");
  fc_buf_text(&names, last);
  const char *kept = fc_reading_keep(c->reading, (fc_str){names.p, names.n});
  fc_buf_reset(&names);
  return kept ? kept : "";
}

static bool has_end(chain *c, const fc_json_value *at, const char *path) {
  for (size_t i = 0; i < c->n; i++)
    if (strcmp(fc_json_name(c->json[i]), path) == 0 || fc_same_file(fc_json_name(c->json[i]), path)) {
      fc_reading_fault(c->reading, at, false, "F312", "take \"extends\" out of one of these files",
                       "this scenario extends itself: %s", in_words(c, path));
      return false;
    }
  if (c->n < FILES_MOST)
    return true;
  fc_reading_fault(c->reading, at, false, "F312", "put what they say into fewer files",
                   "a scenario may extend %d others at most: %s", FILES_MOST - 1, in_words(c, path));
  return false;
}

static bool read_standard(chain *c, const fc_json_value *at, const char *name, fc_json **out) {
  fc_reading *reading = c->reading;
  fc_where where = fc_reading_where(reading, at);
  fc_str text;
  return fc_reading_note(reading, fc_standard_text(reading->ctx, name, &where, &text)) && has_end(c, at, name) &&
         fc_reading_note(reading, fc_json_parse(reading->ctx, name, text.p, text.n, out));
}

static bool read_next(chain *c, const fc_json_value *at, const char *written, fc_json **out) {
  fc_reading *reading = c->reading;
  fc_named_file next;
  if (fc_standard_is(written))
    return read_standard(c, at, written, out);
  if (!fc_reading_named_file(reading, at, written, &next) || !has_end(c, at, next.path))
    return false;
  return fc_reading_note(reading, next.given ? fc_json_parse(reading->ctx, next.path, next.given->bytes,
                                                              next.given->n, out)
                                              : fc_json_read(reading->ctx, next.path, next.root, out));
}

static bool is_scenario(fc_reading *reading) {
  const fc_json_value *root = fc_json_root(reading->json);
  if (!fc_reading_expect(reading, root, FC_JSON_OBJECT))
    return false;
  fc_reading_version(reading, root);
  return reading->status == FC_OK;
}

/* Reads file after file; reading->json is the last of them. */
static bool follow(chain *c) {
  fc_reading *reading = c->reading;
  const fc_json_value *said;
  while ((said = fc_json_get(fc_json_root(reading->json), "extends"))) {
    const char *written = fc_reading_text(reading, fc_json_root(reading->json), "extends");
    if (!written)
      return false;
    if (!*written) {
      fc_reading_fault(reading, said, false, "F306", "name a file as seen from this one, or leave the member out",
                       "\"extends\" names no file");
      return false;
    }
    fc_json *next;
    if (!read_next(c, said, written, &next))
      return false;
    reading->json = c->json[c->n++] = next;
    if (!fc_reading_note(reading, fc_json_refuse_nul(reading->ctx, next, fc_json_root(next))) || !is_scenario(reading))
      return false;
  }
  return true;
}

/* From the last file up. Takes all documents but the first over, which the scenario has. */
static bool lay(chain *c) {
  const fc_json_layering how = {
      .apart = apart, .merged = merged, .named = named, .status = FC_BAD_SCENARIO, .code = "F313"};
  fc_json *all = c->json[c->n - 1];
  for (size_t i = c->n - 1; i-- > 0;) {
    if (all)
      fc_reading_note(c->reading, fc_json_lay(c->reading->ctx, c->json[i], all, &how, &all));
    else
      fc_json_free(c->json[i]);
  }
  c->reading->json = c->reading->to->json = all;
  return all != NULL;
}

static bool remember(chain *c) {
  fc_extended *extended = fc_reading_array(c->reading, c->n, sizeof *extended);
  for (size_t i = 1; extended && i < c->n; i++) {
    extended[i - 1].file = fc_reading_keep(c->reading, fc_str_of(fc_json_name(c->json[i])));
    extended[i - 1].sha256 = fc_reading_digest(c->reading, c->json[i]);
  }
  c->reading->to->extended = extended;
  c->reading->to->n_extended = c->n - 1;
  return c->reading->status == FC_OK;
}

bool fc_reading_extend(fc_reading *reading) {
  chain c = {.reading = reading, .json = {reading->to->json}, .n = 1};
  const fc_json *own = reading->json;
  if (fc_json_kind_of(fc_json_root(own)) != FC_JSON_OBJECT)
    return true;
  if (follow(&c) && remember(&c))
    return lay(&c);
  for (size_t i = 1; i < c.n; i++)
    fc_json_free(c.json[i]);
  reading->json = own;
  return false;
}

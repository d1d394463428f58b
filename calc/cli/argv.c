/* argv.c - the command line read into a request.
 *
 * --option value, --option=value, -o value, -ovalue; "--" ends the options. A dash before anything but a letter (-5,
 * -$4.3M) begins an argument, so that negative amounts need no "--". The value of an option may begin with two dashes
 * only after "=": "--by --year 2018" is a value forgotten. */
#include "cli/argv.h"

#include <stdlib.h>
#include <string.h>

static int is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int is_long(const char *text) {
  return text[0] == '-' && text[1] == '-' && is_letter(text[2]);
}

static int is_short(const char *text) {
  return text[0] == '-' && is_letter(text[1]);
}

typedef struct reader {
  fc_ctx *ctx;
  char **at; /* the argument to read next; NULL at the end */
  invocation *to;
  fc_status status; /* the first fault */
} reader;

static void note(reader *r, fc_status status) {
  if (!r->status)
    r->status = status;
}

/* The option with the value that stands with it or, where it takes one, in the next argument. */
static void read_option(reader *r, const char *name, char letter, const char *value) {
  fc_option_info option = {name, 0};
  int known = fc_option_find(r->to->command, letter ? NULL : name, letter, &option);
  if (known && strcmp(option.name, "help") == 0) {
    r->to->kind = INVOKE_HELP;
    return;
  }
  if (known && option.takes_value && !value && *r->at && !is_long(*r->at))
    value = *r->at++;
  note(r, fc_request_add(r->ctx, r->to->request, option.name, value));
}

static void read_long(reader *r, const char *text) {
  const char *equals = strchr(text, '=');
  size_t n = equals ? (size_t)(equals - text) : strlen(text);
  char *name = strndup(text, n);
  if (name)
    read_option(r, name, 0, equals ? equals + 1 : NULL);
  else
    note(r, FC_NO_MEMORY);
  free(name);
}

static void read_short(reader *r, const char *text) {
  const char name[] = {text[0], 0};
  const char *value = text[1] == '=' ? text + 2 : text[1] ? text + 1 : NULL;
  read_option(r, name, text[0], value);
}

static void read_arguments(reader *r) {
  int options = 1;
  while (*r->at) {
    const char *text = *r->at++;
    if (options && strcmp(text, "--") == 0)
      options = 0;
    else if (options && is_long(text))
      read_long(r, text + 2);
    else if (options && is_short(text))
      read_short(r, text + 1);
    else
      note(r, fc_request_add(r->ctx, r->to->request, "", text));
  }
}

static int is_help(const char *text) {
  return strcmp(text, "help") == 0 || strcmp(text, "--help") == 0 || strcmp(text, "-h") == 0;
}

fc_status invocation_read(fc_ctx *ctx, int argc, char **argv, invocation *out) {
  *out = (invocation){.kind = INVOKE_NOTHING};
  if (argc < 2)
    return FC_OK;
  if (strcmp(argv[1], "--version") == 0) {
    out->kind = INVOKE_VERSION;
    return FC_OK;
  }
  if (is_help(argv[1])) {
    out->kind = INVOKE_HELP;
    out->command = argc > 2 && !is_help(argv[2]) ? argv[2] : NULL;
    return FC_OK;
  }
  out->kind = INVOKE_RUN;
  out->command = argv[1];
  fc_status status = fc_request_new(ctx, argv[1], &out->request);
  if (status)
    return status;
  reader r = {.ctx = ctx, .at = argv + 2, .to = out};
  read_arguments(&r);
  return out->kind == INVOKE_HELP ? FC_OK : r.status;
}

int invocation_asks_for_json(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    const char *text = argv[i];
    if (strcmp(text, "-fjson") == 0 || strcmp(text, "-f=json") == 0 || strcmp(text, "--format=json") == 0)
      return 1;
    int alone = strcmp(text, "-f") == 0 || strcmp(text, "--format") == 0;
    if (alone && i + 1 < argc && strcmp(argv[i + 1], "json") == 0)
      return 1;
  }
  return 0;
}

/* reproduce.c - the command line that repeats a request, quoted for a shell.
 *
 * Quoting: POSIX.1-2017, Shell Command Language 2.2. A value that looks like an option stands with its option
 * ("--where=--x=1"); an argument that does (a file "-f.csv") stands behind "--", which ends the options. A dash before
 * anything but a letter (-5, -$4.3M) begins no option. */
#include "request/reproduce.h"

#include <string.h>

void fc_shell_word(fc_buf *out, const char *word) {
  static const char bare[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,:@%+";
  if (*word && !word[strspn(word, bare)]) {
    fc_buf_text(out, word);
    return;
  }
  fc_buf_char(out, '\'');
  for (const char *at = word; *at; at++) {
    if (*at == '\'')
      fc_buf_text(out, "'\\''");
    else
      fc_buf_char(out, *at);
  }
  fc_buf_char(out, '\'');
}

static bool is_of(const fc_option_group *group, const fc_param *param) {
  for (const fc_param *each = group->params; each->name; each++)
    if (each == param)
      return true;
  return false;
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Would the command line take it for an option, or for the end of options? */
static bool looks_like_option(const char *word) {
  return word[0] == '-' && (is_letter(word[1]) || (word[1] == '-' && (is_letter(word[2]) || !word[2])));
}

static void put_given(fc_buf *out, const fc_given *given) {
  fc_buf_char(out, ' ');
  if (!fc_param_is_positional(given->param)) {
    fc_buf_printf(out, "--%s", given->param->name);
    if (given->value)
      fc_buf_char(out, looks_like_option(given->value) ? '=' : ' ');
  }
  if (given->value)
    fc_shell_word(out, given->value);
}

void fc_reproduce_group(fc_buf *out, const fc_asked *asked, const fc_option_group *group) {
  for (size_t i = 0; i < asked->given.count; i++) {
    const fc_given *given = fc_seq_at(&asked->given, i);
    if (is_of(group, given->param))
      put_given(out, given);
  }
}

static bool is_argument(const fc_given *given) {
  return fc_param_is_positional(given->param);
}

/* The arguments, the options, or both, in the order in which they were given. */
static void put_all(fc_buf *out, const fc_asked *asked, bool arguments, bool options) {
  for (size_t i = 0; i < asked->given.count; i++) {
    const fc_given *given = fc_seq_at(&asked->given, i);
    if (is_argument(given) ? arguments : options && !is_of(&fc_options_output, given->param))
      put_given(out, given);
  }
}

static bool has_odd_argument(const fc_asked *asked) {
  for (size_t i = 0; i < asked->given.count; i++) {
    const fc_given *given = fc_seq_at(&asked->given, i);
    if (is_argument(given) && looks_like_option(given->value))
      return true;
  }
  return false;
}

fc_status fc_reproduce(const fc_asked *asked, fc_result *result) {
  if (asked->files.count || asked->scenario.name)
    return FC_OK;
  fc_buf line = {0};
  fc_buf_printf(&line, "fiscalc %s", asked->command->name);
  if (has_odd_argument(asked)) {
    put_all(&line, asked, false, true);
    fc_buf_text(&line, " --");
    put_all(&line, asked, true, false);
  } else {
    put_all(&line, asked, true, true);
  }
  fc_status status = fc_buf_status(&line);
  if (!status)
    status = fc_result_set_reproduce(result, fc_buf_data(&line, NULL));
  fc_buf_reset(&line);
  return status;
}

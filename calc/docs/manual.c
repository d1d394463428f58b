/* manual.c - writes the manual page from the commands and their parameters, so that it says what the help says.
 *
 * Run by the build. Macros: man(7). */
#include "base/buf.h"
#include "request/command.h"

#include <stdio.h>
#include <string.h>

/* A text that roff takes as it is: no request at the start of a line, dashes and backslashes as written. */
static void put(fc_buf *out, const char *text) {
  bool line_start = !out->n || out->p[out->n - 1] == '\n';
  for (; *text; text++) {
    if (line_start && (*text == '.' || *text == '\''))
      fc_buf_text(out, "\\&");
    line_start = *text == '\n';
    switch (*text) {
    case '\\':
      fc_buf_text(out, "\\e");
      break;
    case '-':
      fc_buf_text(out, "\\-");
      break;
    case '\'':
      fc_buf_text(out, "\\(aq");
      break;
    case '`':
      fc_buf_text(out, "\\(ga");
      break;
    default:
      fc_buf_char(out, *text);
    }
  }
}

static void put_line(fc_buf *out, const char *text) {
  put(out, text);
  fc_buf_char(out, '\n');
}

static void put_param(fc_buf *out, const fc_param *param) {
  fc_buf_text(out, ".TP\n.B ");
  if (fc_param_is_positional(param)) {
    put(out, param->name);
  } else {
    const char letter[] = {'-', param->letter, ',', ' ', 0};
    put(out, param->letter ? letter : "");
    put(out, "--");
    put(out, param->name);
    const char *value = fc_param_value_name(param);
    if (value) {
      fc_buf_text(out, "\\fR ");
      put(out, value);
    }
  }
  fc_buf_char(out, '\n');
  put_line(out, param->help);
}

static void put_params(fc_buf *out, const fc_param *params) {
  for (const fc_param *param = params; param && param->name; param++)
    put_param(out, param);
}

static void put_command(fc_buf *out, const fc_command *command) {
  fc_buf_text(out, ".SS ");
  put_line(out, command->name);
  fc_buf_text(out, ".B fiscalc ");
  put_line(out, command->synopsis);
  fc_buf_text(out, ".PP\n");
  put_line(out, command->summary);
  if (command->about) {
    fc_buf_text(out, ".PP\n");
    put_line(out, command->about);
  }
  put_params(out, command->params);
  fc_buf_text(out, ".PP\nShares the options");
  for (size_t i = 0; command->shared && command->shared[i]; i++) {
    fc_buf_text(out, i ? ", " : " ");
    fc_buf_text(out, command->shared[i]->title);
  }
  fc_buf_text(out, ".\n");
  if (command->examples) {
    fc_buf_text(out, ".PP\n.nf\n");
    put(out, command->examples);
    fc_buf_text(out, ".fi\n");
  }
}

static void put_shared(fc_buf *out) {
  const fc_option_group *const groups[] = {&fc_options_files, &fc_options_reading, &fc_options_answer,
                                           &fc_options_loss,  &fc_options_finding, &fc_options_output};
  for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
    fc_buf_printf(out, ".SS %s\n", groups[i]->title);
    put_params(out, groups[i]->params);
  }
}

static void put_page(fc_buf *out) {
  fc_buf_printf(out, ".TH FISCALC 1 \"\" \"fiscalc %s\" \"User Commands\"\n", fc_version());
  fc_buf_text(out, ".SH NAME\nfiscalc \\- what a cut of federal grants would cost a government\n");
  fc_buf_text(out, ".SH SYNOPSIS\n.B fiscalc\n.I command\n[\\fIarguments\\fR] [\\fIoptions\\fR]\n");
  fc_buf_text(out, ".SH DESCRIPTION\n");
  put_line(out, "Loads budgets and federal grants from CSV files, applies a scenario of cuts, and tells what it would cost: "
                "exact to the cent, against the budget, with the source of every figure. Answers go to standard output, "
                "messages to standard error.");
  fc_buf_text(out, ".SH COMMANDS\n");
  for (size_t i = 0; i < fc_commands(); i++)
    put_command(out, fc_command_at(i));
  fc_buf_text(out, ".SH OPTIONS\n");
  put_shared(out);
  fc_buf_text(out, ".SH EXIT STATUS\n");
  for (const fc_exit_meaning *meaning = fc_exit_meanings; meaning->what; meaning++) {
    fc_buf_printf(out, ".TP\n.B %d\n", meaning->code);
    put_line(out, meaning->what);
  }
}

int main(void) {
  fc_buf page = {0};
  put_page(&page);
  size_t n;
  const char *text = fc_buf_data(&page, &n);
  bool whole = !fc_buf_status(&page) && fwrite(text, 1, n, stdout) == n && fflush(stdout) == 0;
  fc_buf_reset(&page);
  return whole ? 0 : 1;
}

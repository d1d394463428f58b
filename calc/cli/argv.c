/* argv.c - the words of a command line: --name VALUE, --name=VALUE, -f VALUE, -- and positional arguments.
 *
 * A word such as -5 or -$4.3M is an amount, not an option. */
#include "cli/argv.h"

#include <stdlib.h>
#include <string.h>

typedef struct word_list {
  char **word;
  int n, next;
  bool only_arguments; /* behind "--" */
} word_list;

static bool is_option(const word_list *words, const char *word) {
  if (words->only_arguments || word[0] != '-' || !word[1])
    return false;
  return !strchr("0123456789.$(", word[1]);
}

/* --name or --name=value: the name's copy is the caller's. */
static char *long_name(const char *word, const char **value) {
  const char *equals = strchr(word, '=');
  *value = equals ? equals + 1 : NULL;
  return equals ? strndup(word + 2, (size_t)(equals - word) - 2) : strdup(word + 2);
}

static fc_status add_option(fc_ctx *ctx, const char *command, word_list *words, const char *word, fc_request *request) {
  const char *value = NULL;
  bool is_long = word[1] == '-';
  char *name = is_long ? long_name(word, &value) : strndup(word + 1, 1);
  if (!name)
    return FC_NO_MEMORY;
  if (!is_long && word[2])
    value = word + 2;
  fc_option_info info;
  bool known = fc_option_find(command, is_long ? name : NULL, is_long ? 0 : word[1], &info);
  if (known && info.takes_value && !value && words->next < words->n)
    value = words->word[words->next++];
  fc_status status = fc_request_add(ctx, request, known ? info.name : name, value);
  free(name);
  return status;
}

fc_status argv_fill(fc_ctx *ctx, const char *command, char **word, int n, fc_request *request, bool *help) {
  word_list words = {word, n, 0, false};
  fc_status first = FC_OK;
  *help = false;
  while (words.next < n) {
    const char *each = word[words.next++];
    fc_status status = FC_OK;
    if (!words.only_arguments && strcmp(each, "--") == 0)
      words.only_arguments = true;
    else if (!words.only_arguments && (strcmp(each, "--help") == 0 || strcmp(each, "-h") == 0))
      *help = true;
    else if (is_option(&words, each))
      status = add_option(ctx, command, &words, each, request);
    else
      status = fc_request_add(ctx, request, "", each);
    first = first ? first : status;
  }
  return first;
}

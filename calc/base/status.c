/* status.c - the name and the sentence of each status. */
#include <fiscalc/base.h>

typedef struct fc_status_words {
  fc_status status;
  const char *name, *text;
} fc_status_words;

static const fc_status_words words[] = {
    {FC_OK, "FC_OK", "done"},
    {FC_NO_MEMORY, "FC_NO_MEMORY", "out of memory"},
    {FC_CANCELLED, "FC_CANCELLED", "stopped on request"},
    {FC_BAD_ARGUMENT, "FC_BAD_ARGUMENT", "a function was called with an argument that it does not take"},
    {FC_INTERNAL, "FC_INTERNAL", "a defect of the library"},
    {FC_BAD_NUMBER, "FC_BAD_NUMBER", "a text is not a number of the kind that was expected"},
    {FC_OVERFLOW, "FC_OVERFLOW", "a number is larger than can be held exactly"},
    {FC_CANNOT_READ, "FC_CANNOT_READ", "a file is missing or cannot be read"},
    {FC_BAD_FILE, "FC_BAD_FILE", "a file is not well-formed, or its columns or cells do not fit"},
    {FC_BAD_DATA, "FC_BAD_DATA", "rows contradict one another, or a needed one is missing"},
    {FC_BAD_SCENARIO, "FC_BAD_SCENARIO", "the scenario is not valid"},
    {FC_NO_MATCH, "FC_NO_MATCH", "nothing was selected"},
    {FC_CANNOT_ANSWER, "FC_CANNOT_ANSWER", "the data do not answer the question"},
    {FC_CANNOT_WRITE, "FC_CANNOT_WRITE", "the output could not be written"},
    {FC_BAD_USAGE, "FC_BAD_USAGE", "an unknown command, option or value"},
    {FC_FINDING, "FC_FINDING", "the question was answered, and the answer is a finding"},
};

static const fc_status_words *words_of(int status) {
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if ((int)words[i].status == status)
      return &words[i];
  return NULL;
}

const char *fc_status_name(int status) {
  const fc_status_words *of = words_of(status);
  return of ? of->name : "unknown status";
}

const char *fc_status_text(int status) {
  const fc_status_words *of = words_of(status);
  return of ? of->text : "a status that this version of the library does not know";
}

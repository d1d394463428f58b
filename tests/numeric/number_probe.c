/* number_probe.c - the number floor for an oracle: a question a line in, an answer a line out.
 *
 * A line is a name and its values, parted by tabs. Integers have up to 128 bits. */
#include "number/figure.h"
#include "number/ratio.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_VALUES 64

typedef struct question {
  size_t n;
  char *value[MOST_VALUES];
  size_t length[MOST_VALUES];
} question;

static fc_i128 integer(const question *q, size_t index) {
  const char *p = q->value[index];
  bool negative = *p == '-';
  fc_u128 value = 0;
  for (p += negative; *p; p++)
    value = value * 10 + (unsigned)(*p - '0');
  return negative ? (fc_i128)((fc_u128)0 - value) : (fc_i128)value;
}

static int small(const question *q, size_t index) {
  return (int)integer(q, index);
}

static fc_ratio ratio(const question *q, size_t index) {
  return (fc_ratio){integer(q, index), integer(q, index + 1)};
}

static void answer_figure(fc_status status, const fc_figure *f, const fc_amount_seen *seen,
                          const fc_number_fault *fault) {
  if (status)
    printf("%s %u %u %s\n", fc_status_name(status), fault->at, fault->length, fault->what);
  else
    printf("ok %lld %lld %lld %d %d %d %d %d\n", (long long)f->low, (long long)f->value, (long long)f->high,
           (int)f->hedge, seen->tail, seen->subcent, seen->exponent, seen->decimals);
}

/* how, units, text */
static void amount(const question *q) {
  fc_figure figure;
  fc_amount_seen seen;
  fc_number_fault fault = {0, 0, ""};
  fc_str text = {q->value[3], q->length[3]};
  fc_status status = fc_amount_read_units(text, (unsigned)small(q, 1), (int64_t)integer(q, 2), &figure, &seen, &fault);
  answer_figure(status, &figure, &seen, &fault);
}

static void rate(const question *q) {
  fc_rate read;
  fc_status status = fc_rate_parse(q->value[1], q->length[1], &read, NULL);
  if (status)
    printf("%s\n", fc_status_name(status));
  else
    printf("ok %lld %lld\n", (long long)read.num, (long long)read.den);
}

/* money, num, den, rounding */
static void scale(const question *q) {
  fc_money scaled;
  fc_rate by = {(int64_t)integer(q, 2), (int64_t)integer(q, 3)};
  fc_status status = fc_money_scale((fc_money)integer(q, 1), by, (fc_rounding)small(q, 4), &scaled);
  if (status)
    printf("%s\n", fc_status_name(status));
  else
    printf("ok %lld\n", (long long)scaled);
}

/* total, weights... */
static void allocate(const question *q) {
  fc_money weights[MOST_VALUES], parts[MOST_VALUES];
  size_t n = q->n - 2;
  for (size_t i = 0; i < n; i++)
    weights[i] = (fc_money)integer(q, i + 2);
  fc_status status = fc_money_allocate((fc_money)integer(q, 1), weights, n, parts);
  printf("%s", status ? fc_status_name(status) : "ok");
  for (size_t i = 0; i < n && !status; i++)
    printf(" %lld", (long long)parts[i]);
  putchar('\n');
}

/* num, den, rounding */
static void divide(const question *q) {
  char text[48];
  fc_i128_format(fc_i128_divide(integer(q, 1), integer(q, 2), (fc_rounding)small(q, 3)), text);
  printf("%s\n", text);
}

static void cents(const question *q) {
  char text[48];
  fc_cents_format(integer(q, 1), text);
  printf("%s\n", text);
}

static void answer_text(fc_buf *buf) {
  printf("%s\n", fc_buf_data(buf, NULL));
  fc_buf_reset(buf);
}

/* num, den, digits */
static void significant(const question *q) {
  fc_buf buf = {.p = NULL};
  fc_ratio_print(&buf, ratio(q, 1), small(q, 3));
  answer_text(&buf);
}

/* num, den, power, decimals, marks */
static void fixed(const question *q) {
  fc_buf buf = {.p = NULL};
  fc_ratio_print_fixed(&buf, ratio(q, 1), small(q, 3), small(q, 4), small(q, 5) != 0);
  answer_text(&buf);
}

/* value, low, high (each num, den), power, most */
static void honest(const question *q) {
  int exponent, power = small(q, 7);
  fc_buf buf = {.p = NULL};
  if (fc_honest_exponent(ratio(q, 1), ratio(q, 3), ratio(q, 5), power, small(q, 8), &exponent)) {
    fc_buf_printf(&buf, "%d ", exponent);
    fc_honest_print(&buf, ratio(q, 1), power, exponent, false);
  }
  answer_text(&buf);
}

/* num, den, num, den */
static void compare(const question *q) {
  printf("%d\n", fc_ratio_cmp(ratio(q, 1), ratio(q, 3)));
}

static const struct {
  const char *name;
  void (*answer)(const question *q);
} answers[] = {
    {"amount", amount}, {"rate", rate},       {"scale", scale}, {"allocate", allocate},
    {"divide", divide}, {"cents", cents},     {"fixed", fixed}, {"significant", significant},
    {"honest", honest}, {"compare", compare},
};

static void split(char *line, size_t n, question *q) {
  q->n = 0;
  for (char *p = line, *end = line + n; q->n < MOST_VALUES; q->n++) {
    char *tab = memchr(p, '\t', (size_t)(end - p));
    q->value[q->n] = p;
    q->length[q->n] = (size_t)((tab ? tab : end) - p);
    if (!tab) {
      q->n++;
      break;
    }
    *tab = '\0';
    p = tab + 1;
  }
}

static int ask(const question *q) {
  for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
    if (strcmp(q->value[0], answers[i].name) == 0) {
      answers[i].answer(q);
      return 0;
    }
  fprintf(stderr, "unknown question: %s\n", q->value[0]);
  return 1;
}

int main(void) {
  char *line = NULL;
  size_t cap = 0;
  int failed = 0;
  for (ssize_t n; !failed && (n = getline(&line, &cap, stdin)) > 0;) {
    question q;
    line[n - 1] = '\0'; /* the line end */
    split(line, (size_t)n - 1, &q);
    failed = ask(&q);
  }
  free(line);
  return failed;
}

/* sample.c - the draws of one output. */
#include "risk/sample.h"
#include "risk/sort.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

fc_status fc_sample_make(const fc_sample_options *options, double reach, fc_sample *out) {
  *out = (fc_sample){.options = options, .reach = reach};
  out->bracket = calloc(options->n_p + 1, sizeof *out->bracket);
  out->over = calloc(options->n_over + 1, sizeof *out->over);
  out->first = malloc(FC_SAMPLE_FIRST * sizeof *out->first);
  if (out->bracket && out->over && out->first)
    return FC_OK;
  fc_sample_free(out);
  return FC_NO_MEMORY;
}

void fc_sample_free(fc_sample *sample) {
  for (size_t i = 0; sample->bracket && i < sample->options->n_p; i++)
    fc_bracket_free(&sample->bracket[i]);
  free(sample->bracket);
  free(sample->over);
  free(sample->first);
  *sample = (fc_sample){.options = NULL};
}

fc_status fc_sample_find_make(const fc_sample_options *options, size_t rows, fc_sample_find *out) {
  *out = (fc_sample_find){.bracket = calloc(options->n_p + 1, sizeof *out->bracket)};
  out->over = calloc(options->n_over + 1, sizeof *out->over);
  out->upper = malloc(rows * sizeof *out->upper);
  if (out->bracket && out->over && out->upper)
    return FC_OK;
  fc_sample_find_free(options, out);
  return FC_NO_MEMORY;
}

void fc_sample_find_free(const fc_sample_options *options, fc_sample_find *find) {
  for (size_t i = 0; find->bracket && i < options->n_p; i++)
    free(find->bracket[i].kept);
  free(find->bracket);
  free(find->over);
  free(find->upper);
  *find = (fc_sample_find){.bracket = NULL};
}

void fc_sample_first(fc_sample *sample, size_t at, const double *x, size_t rows, fc_sample_block *block) {
  memcpy(sample->first + at, x, rows * sizeof *x);
  block->moments = fc_moments_of(x, rows);
}

static size_t bin_of(const fc_histogram *histogram, double x) {
  double at = (x - histogram->from) / histogram->width;
  if (!(at > 0))
    return 0;
  return at < (double)histogram->bins ? (size_t)at : histogram->bins - 1;
}

static void count_bins(const fc_histogram *histogram, const double *x, size_t rows, uint64_t *count) {
  if (histogram->width > 0)
    for (size_t i = 0; i < rows; i++)
      count[bin_of(histogram, x[i])]++;
  else
    count[0] += rows;
}

static void count_over(const fc_sample_options *options, const double *x, size_t rows, uint64_t *over) {
  for (size_t k = 0; k < options->n_over; k++) {
    double threshold = options->over[k];
    uint64_t above = 0;
    for (size_t i = 0; i < rows; i++)
      above += x[i] > threshold;
    over[k] += above;
  }
}

fc_status fc_sample_look(const fc_sample *sample, const double *x, size_t rows, fc_sample_find *find,
                         fc_sample_block *block) {
  const fc_sample_options *options = sample->options;
  block->moments = fc_moments_of(x, rows);
  count_bins(&sample->histogram, x, rows, find->count);
  count_over(options, x, rows, find->over);
  fc_status status = FC_OK;
  for (size_t i = 0; i < options->n_p && !status; i++) {
    size_t n = 0;
    status = fc_bracket_look(&sample->bracket[i], x, rows, &find->bracket[i], find->upper, &n);
    block->upper[i] = fc_moments_of(find->upper, n);
  }
  return status;
}

void fc_sample_merge(fc_sample *sample, const fc_sample_block *block) {
  fc_moments_merge(&sample->moments, &block->moments);
  for (size_t i = 0; sample->open && i < sample->options->n_p; i++)
    fc_moments_merge(&sample->bracket[i].upper, &block->upper[i]);
}

fc_status fc_sample_take(fc_sample *sample, fc_sample_find *find) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < sample->options->n_p && !status; i++)
    status = fc_bracket_take(&sample->bracket[i], &find->bracket[i]);
  for (size_t k = 0; k < sample->options->n_over; k++) {
    sample->over[k] += find->over[k];
    find->over[k] = 0;
  }
  for (size_t bin = 0; bin < FC_SAMPLE_BINS; bin++) {
    sample->histogram.count[bin] += find->count[bin];
    find->count[bin] = 0;
  }
  return status;
}

/* 1, 2 or 5 times a power of ten, so that the range has no more than FC_SAMPLE_BINS parts. */
static void lay_histogram(fc_histogram *histogram, double least, double most) {
  *histogram = (fc_histogram){.from = least, .bins = 1};
  double wanted = (most - least) / (FC_SAMPLE_BINS - 2);
  if (!(wanted > 0) || !isfinite(wanted))
    return;
  double power = pow(10, floor(log10(wanted)));
  double width = wanted <= power ? power : wanted <= 2 * power ? 2 * power : wanted <= 5 * power ? 5 * power : 10 * power;
  histogram->width = width;
  histogram->from = floor(least / width) * width;
  double parts = floor((most - histogram->from) / width) + 1;
  histogram->bins = parts < FC_SAMPLE_BINS ? (size_t)parts : FC_SAMPLE_BINS;
}

static fc_status open_brackets(fc_sample *sample) {
  const fc_sample_options *options = sample->options;
  size_t n = sample->n_first;
  double *room = malloc((n + 1) * sizeof *room);
  if (!room)
    return FC_NO_MEMORY;
  fc_sort_doubles(sample->first, n, room);
  free(room);
  lay_histogram(&sample->histogram, sample->first[0], sample->first[n - 1]);
  count_bins(&sample->histogram, sample->first, n, sample->histogram.count);
  count_over(options, sample->first, n, sample->over);
  fc_status status = FC_OK;
  for (size_t i = 0; i < options->n_p && !status; i++)
    status = fc_bracket_open(&sample->bracket[i], options->p[i], sample->reach, sample->first, n);
  free(sample->first);
  sample->first = NULL;
  sample->open = true;
  return status;
}

fc_status fc_sample_settle(fc_sample *sample) {
  if (!sample->open)
    return open_brackets(sample);
  size_t most = 0;
  for (size_t i = 0; i < sample->options->n_p; i++)
    most = sample->bracket[i].n_kept > most ? sample->bracket[i].n_kept : most;
  double *room = malloc((most + 1) * sizeof *room);
  if (!room)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < sample->options->n_p; i++)
    fc_bracket_settle(&sample->bracket[i], room);
  free(room);
  return FC_OK;
}

bool fc_sample_rank(const fc_sample *sample, size_t p, uint64_t rank, double *out) {
  return fc_bracket_rank(&sample->bracket[p], rank, out);
}

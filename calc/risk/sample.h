/* sample.h - what is kept of the draws of one output: their moments, quantiles, how many lie above thresholds.
 *
 * The first draws are kept all; from them brackets are laid round the quantiles and a histogram is drawn. Whatever is added
 * up in double is added up in the order of blocks, so that threads change no byte; counts may come in any order. */
#ifndef FC_RISK_SAMPLE_H
#define FC_RISK_SAMPLE_H

#include "risk/bracket.h"
#include "risk/interval.h"

enum { FC_SAMPLE_FIRST = 1 << 17, FC_SAMPLE_BINS = 40 };

typedef struct fc_sample_options {
  const double *p; /* whose quantiles are asked for; ascending */
  size_t n_p;
  const double *over; /* thresholds: how often a draw is above each */
  size_t n_over;
} fc_sample_options;

/* Equal parts of a range, with whatever lies beyond it in the first and the last. */
typedef struct fc_histogram {
  double from, width; /* width 0: all draws are alike, in the first part */
  size_t bins;
  uint64_t count[FC_SAMPLE_BINS];
} fc_histogram;

typedef struct fc_sample {
  const fc_sample_options *options;
  double reach; /* of its brackets; 0: the usual */
  fc_moments moments;
  double *first; /* the first draws, until brackets are open */
  size_t n_first;
  bool open;
  fc_bracket *bracket; /* n_p */
  uint64_t *over;      /* n_over: draws above */
  fc_histogram histogram;
} fc_sample;

/* What one thread counts, and what one block adds up. */
typedef struct fc_sample_find {
  fc_bracket_find *bracket;
  uint64_t *over;
  uint64_t count[FC_SAMPLE_BINS];
  double *upper; /* room of a block */
} fc_sample_find;
typedef struct fc_sample_block {
  fc_moments moments;
  fc_moments *upper; /* n_p */
} fc_sample_block;

fc_status fc_sample_make(const fc_sample_options *options, double reach, fc_sample *out);
void fc_sample_free(fc_sample *sample);
fc_status fc_sample_find_make(const fc_sample_options *options, size_t rows, fc_sample_find *out);
void fc_sample_find_free(const fc_sample_options *options, fc_sample_find *find);

/* A block of the first draws, at their place among them; any thread. */
void fc_sample_first(fc_sample *sample, size_t at, const double *x, size_t rows, fc_sample_block *block);
/* A block of later draws. FC_NO_MEMORY. */
fc_status fc_sample_look(const fc_sample *sample, const double *x, size_t rows, fc_sample_find *find,
                         fc_sample_block *block);
void fc_sample_merge(fc_sample *sample, const fc_sample_block *block); /* in the order of blocks */
fc_status fc_sample_take(fc_sample *sample, fc_sample_find *find);     /* of each thread */
/* After some blocks: opens brackets where there are `first` draws, else settles them. room[draws kept]. */
fc_status fc_sample_settle(fc_sample *sample);

/* Of a settled sample. false: it was missed, and must be drawn again with a longer reach. */
bool fc_sample_rank(const fc_sample *sample, size_t p, uint64_t rank, double *out);

#endif

/* csv_split.c - which of the passes of csv_split.h this machine can run. */
#include "table/csv_split.h"

void fc_csv_splitters(const fc_csv_splitter *out[FC_CSV_SPLITTERS + 1]) {
  size_t n = 0;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("pclmul") &&
      __builtin_cpu_supports("bmi2"))
    out[n++] = &fc_csv_splitter_avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("bmi2"))
    out[n++] = &fc_csv_splitter_avx2;
  out[n++] = &fc_csv_splitter_sse2;
#elif defined(__aarch64__)
  out[n++] = &fc_csv_splitter_neon;
#endif
  out[n] = NULL;
}

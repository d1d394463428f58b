/* simd.h - how many numbers the machine works at once. Every width gives the same bytes. */
#ifndef FC_CHANCE_SIMD_H
#define FC_CHANCE_SIMD_H

typedef enum fc_simd { FC_SIMD_NONE, FC_SIMD_AVX2, FC_SIMD_AVX512, FC_SIMDS } fc_simd;

/* The widest that this machine has. */
fc_simd fc_simd_best(void);

#endif

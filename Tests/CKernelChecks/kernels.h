/* The kernels of one instruction set. */
#ifndef KERNELS_H
#define KERNELS_H

#include "CJPEGKernels.h"

#define KERNELS(_) \
  _(quantize_blocks) _(requantize_blocks) _(apply_signs) _(count_symbols) \
  _(count_magnitudes) _(zeroed_counters) _(free_counters) _(last_counted) \
  _(count_differences) _(squared_error) _(block_merge_init) _(merge_blocks) \
  _(idct_table_init) _(scaled_idct) _(ycc_to_rgb) _(look_up) \
  _(interpolate) _(mix_rows) _(interleave) _(deinterleave) \
  _(mix_columns) _(rgb_to_ycc) _(mix_colors) _(add_reduced) _(to_fixed) \
  _(pack_16) _(unpack_16) _(pack_cmyk) _(multiply_inks) \
  _(round_samples) _(reverse) _(forward_dct) _(split_scales_init) \
  _(split_levels) _(code_lookup_init) _(scan_init) _(scan_decode_row) \
  _(scan_is_complete) _(scan_add_symbols) _(turn_blocks)

#define KERNEL_MEMBER(name) __typeof__(hs_##name) *name;
typedef struct kernels {
  KERNELS(KERNEL_MEMBER)
} kernels;

#define KERNEL_VALUE(name) .name = hs_##name,

/* As the library calls them, the instruction set being the processor's. */
extern const kernels chosen_kernels;
/* Compiled for every processor of this kind. */
extern const kernels baseline_kernels;
#ifdef __x86_64__
/* x86-64-v3: AVX2 and its contemporaries. */
extern const kernels v3_kernels;
#endif

#endif

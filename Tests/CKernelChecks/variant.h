/*
 * The library's kernels once more, for one instruction set: define VARIANT(name) before, and MULTIVERSION behind
 * kernel_vectors.h. Only clang compiles for the set that is asked for; with another compiler all variants are the
 * baseline.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "kernel_vectors.h"

#undef MULTIVERSION
#define MULTIVERSION

#define hs_quantize_blocks VARIANT(hs_quantize_blocks)
#define hs_requantize_blocks VARIANT(hs_requantize_blocks)
#define hs_apply_signs VARIANT(hs_apply_signs)
#define hs_count_symbols VARIANT(hs_count_symbols)
#define hs_count_magnitudes VARIANT(hs_count_magnitudes)
#define hs_zeroed_counters VARIANT(hs_zeroed_counters)
#define hs_free_counters VARIANT(hs_free_counters)
#define hs_last_counted VARIANT(hs_last_counted)
#define hs_count_differences VARIANT(hs_count_differences)
#define hs_squared_error VARIANT(hs_squared_error)
#define hs_block_merge_init VARIANT(hs_block_merge_init)
#define hs_merge_blocks VARIANT(hs_merge_blocks)
#define hs_idct_table_init VARIANT(hs_idct_table_init)
#define hs_scaled_idct VARIANT(hs_scaled_idct)
#define hs_ycc_to_rgb VARIANT(hs_ycc_to_rgb)
#define hs_look_up VARIANT(hs_look_up)
#define hs_interpolate VARIANT(hs_interpolate)
#define hs_mix_rows VARIANT(hs_mix_rows)
#define hs_interleave VARIANT(hs_interleave)
#define hs_deinterleave VARIANT(hs_deinterleave)
#define hs_mix_columns VARIANT(hs_mix_columns)
#define hs_rgb_to_ycc VARIANT(hs_rgb_to_ycc)
#define hs_mix_colors VARIANT(hs_mix_colors)
#define hs_add_reduced VARIANT(hs_add_reduced)
#define hs_to_fixed VARIANT(hs_to_fixed)
#define hs_pack_16 VARIANT(hs_pack_16)
#define hs_unpack_16 VARIANT(hs_unpack_16)
#define hs_pack_cmyk VARIANT(hs_pack_cmyk)
#define hs_multiply_inks VARIANT(hs_multiply_inks)
#define hs_round_samples VARIANT(hs_round_samples)
#define hs_reverse VARIANT(hs_reverse)
#define hs_forward_dct VARIANT(hs_forward_dct)
#define hs_split_scales_init VARIANT(hs_split_scales_init)
#define hs_split_levels VARIANT(hs_split_levels)
#define hs_code_lookup_init VARIANT(hs_code_lookup_init)
#define hs_scan_init VARIANT(hs_scan_init)
#define hs_scan_decode_row VARIANT(hs_scan_decode_row)
#define hs_scan_is_complete VARIANT(hs_scan_is_complete)
#define hs_scan_add_symbols VARIANT(hs_scan_add_symbols)
#define hs_scan_end_of_data VARIANT(hs_scan_end_of_data)
#define hs_turn_blocks VARIANT(hs_turn_blocks)

#include "kernels.h"

#include "block_kernels.c"
#include "merge_kernels.c"
#include "pixel_kernels.c"
#include "sample_kernels.c"
#include "scan_kernels.c"
#include "turn_kernels.c"

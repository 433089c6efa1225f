/*
 * The inner loops over coefficients.
 *
 * In C for one reason: only here can a function be compiled for several instruction sets and the right one be chosen
 * when the program is loaded. Plain vector code, no intrinsics: it compiles for every processor.
 */
#ifndef CJPEGKERNELS_H
#define CJPEGKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "merge_kernels.h"
#include "pixel_kernels.h"
#include "sample_kernels.h"
#include "scan_kernels.h"

#ifndef __clang__
#define _Nonnull
#define _Nullable
#endif

/*
 * What makes levels of magnitudes: level = (magnitude * multiplier + offset) >> 16, in 32 bits, and 0 where that is
 * below the minimum; natural order.
 */
typedef struct hs_block_rules {
  uint16_t multipliers[64];
  uint16_t offsets[64];
  uint16_t minimum_levels[64];
} hs_block_rules;

/*
 * Computes the levels of `count` blocks, without sign, natural order, and for each block the set of coded positions
 * whose level is not 0 (bit 0: DC).
 */
void hs_quantize_blocks(const int16_t *_Nonnull blocks, size_t count, const hs_block_rules *_Nonnull rules,
                        uint16_t *_Nonnull levels, uint64_t *_Nonnull positions);

/* Counters of AC symbols: banks of 64 distances of HS_CATEGORIES categories. */
enum { HS_CATEGORIES = 32, HS_SYMBOL_BANKS = 2, HS_SYMBOL_COUNTERS = HS_SYMBOL_BANKS * 64 * HS_CATEGORIES };

/*
 * Counts what the AC symbols (ITU-T T.81, F.1.2.2) of `count` blocks follow from, given their levels and sets: for each
 * level that is not 0 its distance from the one before, in coded positions, and its category. Distance 0 stands for
 * blocks that end before the last position. A level's count may be in any bank: successive ones are kept apart, so that
 * none waits for the one before to be stored.
 */
void hs_count_symbols(const uint16_t *_Nonnull levels, const uint64_t *_Nonnull positions, size_t count,
                      uint32_t *_Nonnull symbols);

/*
 * Counts the AC levels of `count` blocks whose levels and sets are given, by level (the last bin: and above) and coded
 * position: 64 counters for each level.
 */
void hs_count_magnitudes(const uint16_t *_Nonnull levels, const uint64_t *_Nonnull positions, size_t count,
                         size_t bin_count, uint32_t *_Nonnull histogram);

/*
 * Allocates counters of 0, for hs_free_counters. The system maps a page when it is touched, and most bins stay empty.
 * Ends the process when there is no memory, as Swift's own allocations do.
 */
uint32_t *_Nonnull hs_zeroed_counters(size_t count);
void hs_free_counters(uint32_t *_Nullable counters);

/* The last of `count` counters that is not 0, and 0 where none is. */
size_t hs_last_counted(const uint32_t *_Nonnull counters, size_t count);

/* Requantizes `count` blocks, signs included. */
void hs_requantize_blocks(const int16_t *_Nonnull blocks, size_t count, const hs_block_rules *_Nonnull rules,
                          int16_t *_Nonnull output);

/* Where DC levels lie, and which of them are counted. */
typedef struct hs_dc_rows {
  /* The levels of the block rows of an MCU row, `stride` apart. */
  const int32_t *_Nonnull levels;
  size_t stride;
  size_t row_count;
  /* Blocks of an MCU across. */
  size_t mcu_width;
  /* Columns of blocks; the first one begins an MCU. */
  size_t first, end;
} hs_dc_rows;

/*
 * Counts the differences of DC levels in the order in which blocks are coded: within an MCU row by row.
 *
 * - previous: the level before the first one.
 * - categories: 33 counters.
 * - differences: by magnitude, the last of `bin_count` bins: and above; may be null.
 *
 * Returns the last level.
 */
int32_t hs_count_differences(hs_dc_rows rows, int32_t previous, uint32_t *_Nonnull categories,
                             uint32_t *_Nullable differences, size_t bin_count);

/*
 * The squared error of `count` blocks: of |coefficient| * source step - |level| * step; natural order. Exact but for
 * the rounding of single precision to squares and sums. Coefficients are levels, or 2 to the power of `part_bits` parts
 * of each, of which the nearest level is taken. Steps are 1 ... 65,535.
 */
double hs_squared_error(const int16_t *_Nonnull blocks, unsigned part_bits, const int16_t *_Nonnull levels,
                        size_t count, const uint32_t *_Nonnull source_steps, const uint32_t *_Nonnull steps);

/* Gives `count` blocks of levels the signs of the blocks they were made from. */
void hs_apply_signs(const uint16_t *_Nonnull levels, const int16_t *_Nonnull blocks, size_t count,
                    int16_t *_Nonnull output);

/* What becomes of a block: first rows and columns change places, then it is mirrored. */
typedef struct hs_block_turn {
  bool transposes;
  bool mirrors_across;  /* left and right change places */
  bool mirrors_down;    /* top and bottom change places */
} hs_block_turn;

/*
 * Copies `count` blocks, turned, to where they follow each other. The first is at `block`, each further one `stride`
 * coefficients behind the one before; the stride may be negative.
 */
void hs_turn_blocks(const int16_t *_Nonnull block, ptrdiff_t stride, size_t count, hs_block_turn turn,
                    int16_t *_Nonnull output);

#endif

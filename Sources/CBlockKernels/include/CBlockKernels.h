/*
 * The inner loops over coefficients.
 *
 * In C for one reason: only here can a function be compiled for several instruction sets and the right one be chosen when the
 * program is loaded. Plain vector code, no intrinsics: it compiles for every processor.
 */
#ifndef CBLOCKKERNELS_H
#define CBLOCKKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pixel_kernels.h"

#ifndef __clang__
#define _Nonnull
#endif

/*
 * What makes levels of magnitudes: level = (magnitude * multiplier + offset) >> 16, in 32 bits, and 0 where that is below the
 * minimum; natural order.
 */
typedef struct hs_block_rules {
  uint16_t multipliers[64];
  uint16_t offsets[64];
  uint16_t minimum_levels[64];
} hs_block_rules;

/* For each column of a block and each set of its rows, the coded (zigzag) positions of those coefficients as a bit set. */
typedef struct hs_position_sets {
  uint64_t sets[8][256];
} hs_position_sets;

void hs_position_sets_init(hs_position_sets *_Nonnull sets);

/*
 * Computes the levels of `count` blocks, without sign, natural order, and for each block the set of coded positions whose
 * level is not 0 (bit 0: DC).
 */
void hs_quantize_blocks(const int16_t *_Nonnull blocks, size_t count, const hs_block_rules *_Nonnull rules,
                        const hs_position_sets *_Nonnull sets, uint16_t *_Nonnull levels,
                        uint64_t *_Nonnull positions);

/* Requantizes `count` blocks, signs included. */
void hs_requantize_blocks(const int16_t *_Nonnull blocks, size_t count, const hs_block_rules *_Nonnull rules,
                          int16_t *_Nonnull output);

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

/*
 * Merges neighboring blocks into one of half the samples, from coefficients to coefficients.
 *
 * The merged block is the least-squares fit: upsampled by a decoder, it comes nearest to the two blocks. The fit is
 * linear, so two matrices lead from the DCTs of the two blocks to that of the merged one.
 *
 * Averages of pairs would be blurred by the upsampling: at 3/8 of the remaining sampling rate 2/5 of an amplitude would
 * be lost.
 */
#ifndef MERGE_KERNELS_H
#define MERGE_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef __clang__
#define _Nonnull
#define _Nullable
#endif

/* The matrices from a block's frequencies, 0 ... 7, to those of the merged one: [merged][own]. The DCTs are
 * orthonormal. */
typedef struct hs_block_merge {
  float first[8][8];   /* of the left or the upper block */
  float second[8][8];  /* of the right or the lower one */
} hs_block_merge;

void hs_block_merge_init(hs_block_merge *_Nonnull merge);

/* One or two rows of blocks, which follow each other, natural order. */
typedef struct hs_merged_rows {
  const int16_t *_Nonnull upper;
  const int16_t *_Nullable lower;  /* null: there is none below, and what is missing is the upper row mirrored */
  size_t width;                    /* blocks of a row */
  const float *_Nonnull steps;     /* 64, natural order */
  bool merges_across;              /* pairs become one; a last one without a neighbor is merged with itself, mirrored */
  bool merges_down;                /* both rows become one; otherwise there is only the upper one */
} hs_merged_rows;

/* Writes the blocks of the merged row, in steps of 1: rounded to the nearest, limited to -1023 ... 1023. */
void hs_merge_blocks(const hs_merged_rows *_Nonnull rows, const hs_block_merge *_Nonnull merge,
                     int16_t *_Nonnull output);

#endif

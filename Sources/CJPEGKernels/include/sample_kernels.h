/*
 * Splits levels into eighths by the decoded 8-bit samples.
 */
#ifndef SAMPLE_KERNELS_H
#define SAMPLE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#ifndef __clang__
#define _Nonnull
#define _Nullable
#endif

/*
 * HS_LEVEL_PARTS: parts that a level is split into; even.
 * HS_LARGEST_SPLIT_LEVEL: larger ones, which no picture of eight bits has, are cut: their parts would not fit.
 */
enum { HS_LEVEL_PARTS = 8, HS_LARGEST_SPLIT_LEVEL = 4095 };

/* What goes into and comes out of the transforms, for each frequency, natural order. */
typedef struct hs_split_scales {
  float inverse[64];
  float forward[64];
} hs_split_scales;

/* Steps: 64, natural order, 1 or more. */
void hs_split_scales_init(hs_split_scales *_Nonnull scales, const uint16_t steps[_Nonnull 64]);

/*
 * Splits the levels of `count` blocks, in place: inverse DCT, rounding to 8-bit samples, forward DCT, in units of
 * 1/HS_LEVEL_PARTS of a level. The result is less than half a level away from the level, which so stays the nearest.
 */
void hs_split_levels(int16_t *_Nonnull blocks, size_t count, const hs_split_scales *_Nonnull scales);

#endif

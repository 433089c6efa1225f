/*
 * The inner loops between coefficients and pixels: inverse and forward transform, resampling, colors.
 *
 * All in single precision and without fused operations, so that every processor computes the same bits.
 *
 * Room behind the end: hs_ycc_to_rgb, hs_rgb_to_ycc, hs_mix_colors, hs_look_up and hs_interpolate read and write whole
 * vectors of HS_LANES samples, hs_mix_rows two of them at a time, in its rows and its output. Others keep to the counts
 * they are given, but for hs_scaled_idct, see there.
 */
#ifndef PIXEL_KERNELS_H
#define PIXEL_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#ifndef __clang__
#define _Nonnull
#endif

enum {
  HS_LARGEST_DRAWN_BLOCK = 32,
  HS_LANES = 8,                 /* rows that are resampled across at a time */
  HS_LINEAR_TABLE_COUNT = 4096, /* sample values, in sixteenths */
  HS_ENCODING_TABLE_COUNT = 4098
};

/*
 * The scaled inverse DCT of a component: each block becomes width x height samples, 1 ... 32 each, from its lowest
 * frequencies. Below 8 that reduces the picture, above 8 it enlarges it.
 */
typedef struct hs_idct_table {
  float steps[64];  /* natural order, the scale of the transform included */
  float across[8][HS_LARGEST_DRAWN_BLOCK];  /* by frequency, then sample */
  float down[8][HS_LARGEST_DRAWN_BLOCK];
  int32_t width;
  int32_t height;
} hs_idct_table;

void hs_idct_table_init(hs_idct_table *_Nonnull drawing, const uint16_t steps[_Nonnull 64], int32_t width,
                           int32_t height);

/*
 * Renders `count` blocks side by side, to samples of 0 ... 255 that are not yet limited. Rows have to have room for
 * HS_LANES samples more than are rendered.
 */
void hs_scaled_idct(const int16_t *_Nonnull blocks, size_t count, const hs_idct_table *_Nonnull drawing,
                    float *_Nonnull samples, size_t stride);

/* Y, Cb, Cr (0 ... 255) to R, G, B (0 ... 255), limited. In place. */
void hs_ycc_to_rgb(float *_Nonnull y, float *_Nonnull cb, float *_Nonnull cr, size_t count);

/* Replaces samples, limited to 0 ... 255, by the table's values; in place. */
void hs_look_up(float *_Nonnull samples, size_t count, const float table[_Nonnull HS_LINEAR_TABLE_COUNT]);

/* Replaces values, limited to 0 ... 1, by interpolation in the table; in place. */
void hs_interpolate(float *_Nonnull values, size_t count, const float table[_Nonnull HS_ENCODING_TABLE_COUNT]);

/* The weighted sum of rows. */
void hs_mix_rows(const float *_Nonnull const *_Nonnull rows, const float *_Nonnull weights, size_t row_count,
                 size_t count, float *_Nonnull output);

/* HS_LANES rows, `stride` apart, to columns of HS_LANES values, and back. */
void hs_interleave(const float *_Nonnull rows, size_t stride, size_t count, float *_Nonnull columns);
void hs_deinterleave(const float *_Nonnull columns, size_t count, float *_Nonnull rows, size_t stride);

/* Weighted sums of `tap_count` columns each, from `starts` on. */
void hs_mix_columns(const float *_Nonnull columns, const int32_t *_Nonnull starts, const float *_Nonnull weights,
                    size_t tap_count, size_t count, float *_Nonnull output);

/* R, G, B (0 ... 255) to Y, Cb, Cr, in place, where Cb and Cr are around 0. */
void hs_rgb_to_ycc(float *_Nonnull r, float *_Nonnull g, float *_Nonnull b, size_t count);

/* Three channels of light to three others, in place: a row of the matrix has the factors of one, and a constant. */
void hs_mix_colors(float *_Nonnull r, float *_Nonnull g, float *_Nonnull b, size_t count,
                   const float matrix[_Nonnull 12]);

/*
 * Adds a row to sums for subsampling: each of `count` sums gets `factor` successive values. The last value is repeated
 * where the row, of row_count values, ends before.
 */
void hs_add_reduced(const float *_Nonnull row, size_t row_count, size_t factor, float *_Nonnull sums, size_t count);

/* Values to fixed point: `value * scale - offset`, in sixteenths, limited to what 8-bit samples around 0 have. */
void hs_to_fixed(const float *_Nonnull values, size_t count, float scale, float offset, int16_t *_Nonnull fixed);

/* Interleaved pixels of 16 bits and rows of 0 ... 255. */
void hs_pack_16(const float *_Nonnull r, const float *_Nonnull g, const float *_Nonnull b, size_t count,
                uint16_t *_Nonnull pixels);
void hs_unpack_16(const uint16_t *_Nonnull pixels, size_t count, float *_Nonnull r, float *_Nonnull g,
                  float *_Nonnull b);

/* Four rows of 0 ... 255 to interleaved pixels of 8 bits; a mask of 255 turns values round. */
void hs_pack_cmyk(const float *_Nonnull c, const float *_Nonnull m, const float *_Nonnull y, const float *_Nonnull k,
                  size_t count, uint8_t ink_mask, uint8_t black_mask, uint8_t *_Nonnull pixels);

/* Interleaved inks of 8 bits to rows of 0 ... 255, as if each ink let through what it does not cover. */
void hs_multiply_inks(const uint8_t *_Nonnull pixels, size_t count, float *_Nonnull r, float *_Nonnull g,
                      float *_Nonnull b);

/* Samples to whole numbers 0 ... 255, in place: what decoders show. */
void hs_round_samples(float *_Nonnull samples, size_t count);

/* The same values from right to left, in place. */
void hs_reverse(float *_Nonnull values, size_t count);

/*
 * Eight rows of samples in sixteenths around 0, gathered by strides from where they are stored; what lies beyond the
 * last sample repeats it. Then their blocks' coefficients, to the nearest level of the steps, natural order.
 */
typedef struct hs_sample_rows {
  const int16_t *_Nonnull first;
  ptrdiff_t across;  /* from a sample to the one to its right */
  ptrdiff_t down;
  size_t width;      /* samples there are */
  size_t height;     /* rows there are, 1 or more; eight are made of them */
} hs_sample_rows;

void hs_forward_dct(const hs_sample_rows *_Nonnull rows, size_t block_count, const uint16_t steps[_Nonnull 64],
                       int16_t *_Nonnull blocks);

#endif

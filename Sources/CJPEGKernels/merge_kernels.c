#include "merge_kernels.h"

#include <string.h>

#include "float_kernels.h"

/* A decoder's upsampling of eight samples to sixteen: 3/4 of the nearest sample and 1/4 of the next (libjpeg's
 * "fancy" upsampling, jdsample.c). The block's samples end at its edges, so the last sample stands for its neighbor. */
static void set_raise(double raise[16][8]) {
  memset(raise, 0, 16 * sizeof raise[0]);
  for (int n = 0; n < 16; n++) {
    int nearest = n / 2;
    int next = n % 2 == 0 ? nearest - 1 : nearest + 1;
    raise[n][nearest] += 0.75;
    raise[n][next < 0 ? 0 : next > 7 ? 7 : next] += 0.25;
  }
}

/* The least-squares fit of eight samples to sixteen under that upsampling: the normal equations, solved by Gauss-Jordan
* elimination. Their matrix is positive definite with a large diagonal, so no pivot is looked for. */
static void set_fit(double fit[8][16]) {
  double raise[16][8];
  set_raise(raise);
  double rows[8][24];
  for (int i = 0; i < 8; i++) {
    for (int j = 0; j < 8; j++) {
      rows[i][j] = 0;
      for (int n = 0; n < 16; n++) rows[i][j] += raise[n][i] * raise[n][j];
    }
    for (int n = 0; n < 16; n++) rows[i][8 + n] = raise[n][i];
  }
  for (int i = 0; i < 8; i++) {
    double pivot = rows[i][i];
    for (int j = 0; j < 24; j++) rows[i][j] /= pivot;
    for (int other = 0; other < 8; other++) {
      double factor = rows[other][i];
      if (other == i) continue;
      for (int j = 0; j < 24; j++) rows[other][j] -= factor * rows[i][j];
    }
  }
  for (int i = 0; i < 8; i++) memcpy(fit[i], rows[i] + 8, sizeof fit[i]);
}

void hs_block_merge_init(hs_block_merge *merge) {
  double fit[8][16];
  set_fit(fit);
  for (int merged = 0; merged < 8; merged++) {
    for (int own = 0; own < 8; own++) {
      double first = 0, second = 0;
      for (int n = 0; n < 8; n++) {
        for (int m = 0; m < 8; m++) {
          first += cosine_basis(merged, n, 8) * fit[n][m] * cosine_basis(own, m, 8);
          second += cosine_basis(merged, n, 8) * fit[n][8 + m] * cosine_basis(own, m, 8);
        }
      }
      merge->first[merged][own] = (float)first;
      merge->second[merged][own] = (float)second;
    }
  }
}

/* A block's amplitudes, one vector for each row of frequencies. */
typedef struct block {
  f32x8 rows[8];
} block;

static inline __attribute__((always_inline)) block read_block(const int16_t *coefficients, const float *steps) {
  block result;
  for (int row = 0; row < 8; row++) {
    for (int i = 0; i < 8; i++) result.rows[row][i] = (float)coefficients[8 * row + i] * steps[8 * row + i];
  }
  return result;
}

/* Mirrored in a direction, every second frequency of it changes its sign. */
static inline __attribute__((always_inline)) block mirrored_across(block value) {
  const f32x8 signs = {1, -1, 1, -1, 1, -1, 1, -1};
  for (int row = 0; row < 8; row++) value.rows[row] *= signs;
  return value;
}

static inline __attribute__((always_inline)) block mirrored_down(block value) {
  for (int row = 1; row < 8; row += 2) value.rows[row] = -value.rows[row];
  return value;
}

static inline __attribute__((always_inline)) block merged_down(block upper, block lower, const hs_block_merge *merge) {
  block result;
  for (int row = 0; row < 8; row++) {
    f32x8 sum = {0};
    for (int own = 0; own < 8; own++) {
      sum += merge->first[row][own] * upper.rows[own] + merge->second[row][own] * lower.rows[own];
    }
    result.rows[row] = sum;
  }
  return result;
}

/* `first` and `second`: the columns of the merge's matrices. */
static inline __attribute__((always_inline)) block merged_across(block left, block right, const f32x8 first[8],
                                                                 const f32x8 second[8]) {
  block result;
  for (int row = 0; row < 8; row++) {
    f32x8 sum = {0};
    for (int own = 0; own < 8; own++) {
      sum += left.rows[row][own] * first[own] + right.rows[row][own] * second[own];
    }
    result.rows[row] = sum;
  }
  return result;
}

MULTIVERSION
void hs_merge_blocks(const hs_merged_rows *rows, const hs_block_merge *merge, int16_t *output) {
  f32x8 first[8], second[8];
  for (int own = 0; own < 8; own++) {
    for (int merged = 0; merged < 8; merged++) {
      first[own][merged] = merge->first[merged][own];
      second[own][merged] = merge->second[merged][own];
    }
  }
  size_t step = rows->merges_across ? 2 : 1;
  for (size_t column = 0; column < rows->width; column += step, output += 64) {
    block parts[2];
    size_t count = column + step <= rows->width ? step : 1;
    for (size_t i = 0; i < count; i++) {
      block upper = read_block(rows->upper + 64 * (column + i), rows->steps);
      if (rows->merges_down) {
        block lower = rows->lower != NULL ? read_block(rows->lower + 64 * (column + i), rows->steps)
                                          : mirrored_down(upper);
        upper = merged_down(upper, lower, merge);
      }
      parts[i] = upper;
    }
    if (rows->merges_across) {
      if (count == 1) parts[1] = mirrored_across(parts[0]);
      parts[0] = merged_across(parts[0], parts[1], first, second);
    }
    for (int row = 0; row < 8; row++) STORE_COEFFICIENTS(output + 8 * row, parts[0].rows[row]);
  }
}

#include "merge_kernels.h"

#include "float_kernels.h"

void hs_block_merge_init(hs_block_merge *merge) {
  for (int merged = 0; merged < 8; merged++) {
    for (int own = 0; own < 8; own++) {
      double first = 0, second = 0;
      for (int n = 0; n < 4; n++) {
        double average = (cosine_basis(own, 2 * n, 8) + cosine_basis(own, 2 * n + 1, 8)) / 2;
        first += cosine_basis(merged, n, 8) * average;
        second += cosine_basis(merged, n + 4, 8) * average;
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

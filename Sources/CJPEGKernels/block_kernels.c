#include "CJPEGKernels.h"

#include <stdlib.h>

#include "kernel_vectors.h"
#include "zigzag_order.h"

/* Two rows of a block. On processors with shorter vectors the compiler splits them. */
typedef uint16_t u16x16 __attribute__((vector_size(32)));
typedef int16_t i16x16 __attribute__((vector_size(32)));
typedef uint32_t u32x16 __attribute__((vector_size(64)));

enum { VECTORS = 4 };

/* The high halves of 32-bit products: compilers see one instruction in it. */
#define HIGH_HALF(a, b) \
  __builtin_convertvector((__builtin_convertvector(a, u32x16) * __builtin_convertvector(b, u32x16)) >> 16, u16x16)

/* The levels of two rows; the carry out of the low halves stands in for a sum in 32 bits. */
#define LEVELS(coefficients, sign, rules, i) \
  ({ \
    u16x16 multipliers_ = LOAD(u16x16, (rules)->multipliers + 16 * (i)); \
    u16x16 offsets_ = LOAD(u16x16, (rules)->offsets + 16 * (i)); \
    u16x16 minimum_levels_ = LOAD(u16x16, (rules)->minimum_levels + 16 * (i)); \
    u16x16 magnitudes_ = (u16x16)(((coefficients) ^ (sign)) - (sign)); \
    u16x16 low_ = magnitudes_ * multipliers_ + offsets_; \
    u16x16 levels_ = HIGH_HALF(magnitudes_, multipliers_) - (u16x16)(low_ < offsets_); \
    levels_ & (u16x16)(levels_ >= minimum_levels_); \
  })

/* For each column and each set of its rows, the coded positions as a bit set. */
#define BIT(rows, row, position) ((rows) >> (row)&1 ? (uint64_t)1 << (position) : 0)
#define SET(r, a, b, c, d, e, f, g, h) \
  BIT(r, 0, a) | BIT(r, 1, b) | BIT(r, 2, c) | BIT(r, 3, d) | BIT(r, 4, e) | BIT(r, 5, f) | BIT(r, 6, g) | BIT(r, 7, h)
#define SETS_4(r, ...) SET(r, __VA_ARGS__), SET(r + 1, __VA_ARGS__), SET(r + 2, __VA_ARGS__), SET(r + 3, __VA_ARGS__)
#define SETS_16(r, ...) \
  SETS_4(r, __VA_ARGS__), SETS_4(r + 4, __VA_ARGS__), SETS_4(r + 8, __VA_ARGS__), SETS_4(r + 12, __VA_ARGS__)
#define SETS_64(r, ...) \
  SETS_16(r, __VA_ARGS__), SETS_16(r + 16, __VA_ARGS__), SETS_16(r + 32, __VA_ARGS__), SETS_16(r + 48, __VA_ARGS__)
#define SETS_256(column, ...) \
  {SETS_64(0, __VA_ARGS__), SETS_64(64, __VA_ARGS__), SETS_64(128, __VA_ARGS__), SETS_64(192, __VA_ARGS__)},
static const uint64_t position_sets[8][256] = {ZIGZAG_COLUMNS(SETS_256)};

/* Blocks are read once, in order: the memory's latency is hidden by asking for those a page ahead, where the
 * hardware does not look. Beyond the end a prefetch does nothing. */
enum { PREFETCH_DISTANCE = 64 * 32 };
#define PREFETCH(blocks) \
  do { \
    __builtin_prefetch((blocks) + PREFETCH_DISTANCE); \
    __builtin_prefetch((blocks) + PREFETCH_DISTANCE + 32); \
  } while (0)

MULTIVERSION
void hs_quantize_blocks(const int16_t *blocks, size_t count, const hs_block_rules *rules, uint16_t *levels,
                        uint64_t *positions) {
  /* Bit 2i and 2i + 1: the rows of vector i. */
  const u16x16 first_row_bits = {1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2};
  for (size_t block = 0; block < count; block++, blocks += 64, levels += 64) {
    u16x16 columns = {0};
    u16x16 row_bits = first_row_bits;
    PREFETCH(blocks);
    for (int i = 0; i < VECTORS; i++) {
      i16x16 coefficients = LOAD(i16x16, blocks + 16 * i);
      i16x16 sign = coefficients >> 15;
      u16x16 result = LEVELS(coefficients, sign, rules, i);
      STORE(levels + 16 * i, result);
      columns |= row_bits & (u16x16)(result != 0);
      row_bits <<= 2;
    }
    uint16_t by_row[16];
    STORE(by_row, columns);
    uint64_t set = 0;
    for (int column = 0; column < 8; column++) set |= position_sets[column][by_row[column] | by_row[8 + column]];
    positions[block] = set;
  }
}

MULTIVERSION
void hs_requantize_blocks(const int16_t *blocks, size_t count, const hs_block_rules *rules, int16_t *output) {
  for (size_t block = 0; block < count; block++, blocks += 64, output += 64) {
    PREFETCH(blocks);
    for (int i = 0; i < VECTORS; i++) {
      i16x16 coefficients = LOAD(i16x16, blocks + 16 * i);
      i16x16 sign = coefficients >> 15;
      u16x16 result = LEVELS(coefficients, sign, rules, i);
      STORE(output + 16 * i, ((i16x16)result ^ sign) - sign);
    }
  }
}

MULTIVERSION
void hs_apply_signs(const uint16_t *levels, const int16_t *blocks, size_t count, int16_t *output) {
  for (size_t i = 0; i < 64 * count; i += 16) {
    i16x16 sign = LOAD(i16x16, blocks + i) >> 15;
    STORE(output + i, (LOAD(i16x16, levels + i) ^ sign) - sign);
  }
}

/* The bits of a level that is not 0. */
#define CATEGORY(level) (32 - __builtin_clz(level))

/* Takes the first of a set of positions out, and counts its level. */
#define COUNT_FIRST(set, last, levels, bank) \
  do { \
    unsigned position_ = (unsigned)__builtin_ctzll(set); \
    (bank)[(position_ - (last)) * HS_CATEGORIES + CATEGORY((levels)[natural_index[position_]])]++; \
    (last) = position_; \
    (set) &= (set)-1; \
  } while (0)

MULTIVERSION
void hs_count_symbols(const uint16_t *levels, const uint64_t *positions, size_t count, uint32_t *symbols) {
  uint32_t *other = symbols + 64 * HS_CATEGORIES;
  for (size_t block = 0; block < count; block++, levels += 64) {
    unsigned last = 0;
    for (uint64_t set = positions[block] & ~(uint64_t)1; set;) {
      COUNT_FIRST(set, last, levels, symbols);
      if (!set) break;
      COUNT_FIRST(set, last, levels, other);
    }
    symbols[0] += last != 63;
  }
}

MULTIVERSION
void hs_count_magnitudes(const uint16_t *levels, const uint64_t *positions, size_t count, size_t bin_count,
                         uint32_t *histogram) {
  for (size_t block = 0; block < count; block++, levels += 64) {
    for (uint64_t set = positions[block] & ~(uint64_t)1; set; set &= set - 1) {
      int position = __builtin_ctzll(set);
      size_t level = levels[natural_index[position]];
      histogram[64 * (level < bin_count ? level : bin_count - 1) + (size_t)position]++;
    }
  }
}

uint32_t *hs_zeroed_counters(size_t count) {
  uint32_t *counters = calloc(count, sizeof *counters);
  if (counters == NULL) abort();
  return counters;
}

void hs_free_counters(uint32_t *counters) { free(counters); }

size_t hs_last_counted(const uint32_t *counters, size_t count) {
  enum { PIECE = 64 };
  size_t end = count;
  while (end > PIECE) {
    uint32_t any = 0;
    for (size_t i = end - PIECE; i < end; i++) any |= counters[i];
    if (any != 0) break;
    end -= PIECE;
  }
  while (end > 1 && counters[end - 1] == 0) end--;
  return end == 0 ? 0 : end - 1;
}

MULTIVERSION
int32_t hs_count_differences(hs_dc_rows rows, int32_t previous, uint32_t *categories, uint32_t *differences,
                             size_t bin_count) {
  for (size_t start = rows.first; start < rows.end; start += rows.mcu_width) {
    size_t end = start + rows.mcu_width < rows.end ? start + rows.mcu_width : rows.end;
    for (size_t row = 0; row < rows.row_count; row++) {
      for (size_t column = start; column < end; column++) {
        int32_t level = rows.levels[row * rows.stride + column];
        int32_t difference = level - previous;
        uint32_t magnitude = difference < 0 ? -(uint32_t)difference : (uint32_t)difference;
        previous = level;
        categories[magnitude ? CATEGORY(magnitude) : 0]++;
        if (differences) differences[magnitude < bin_count ? magnitude : bin_count - 1]++;
      }
    }
  }
  return previous;
}

/* Blocks whose errors are summed up in single precision: few enough to lose nothing that matters. */
enum { SUMMED_BLOCKS = 64 };

typedef float f32x16 __attribute__((vector_size(64)));
typedef int32_t i32x16 __attribute__((vector_size(64)));

/* Magnitudes of two rows, rounded by so many bits. */
#define MAGNITUDES(pointer, bits) \
  ({ \
    i16x16 values_ = LOAD(i16x16, pointer); \
    i16x16 sign_ = values_ >> 15; \
    u16x16 magnitudes_ = (u16x16)((values_ ^ sign_) - sign_); \
    __builtin_convertvector((magnitudes_ + (uint16_t)((1u << (bits)) >> 1)) >> (uint16_t)(bits), u32x16); \
  })

/*
 * In integers, products of 16 bits and their differences are exact, and the same on every processor; floating point
 * rounds once less where operations are fused.
 */
static inline __attribute__((always_inline)) double sum_errors(const int16_t *blocks, unsigned part_bits,
                                                               const int16_t *levels, size_t count,
                                                               const uint32_t *source_steps, const uint32_t *steps) {
  double sum = 0;
  for (size_t first = 0; first < count; first += SUMMED_BLOCKS) {
    size_t end = count - first < SUMMED_BLOCKS ? count : first + SUMMED_BLOCKS;
    f32x16 squares = {0};
    for (size_t block = first; block < end; block++) {
      for (int i = 0; i < VECTORS; i++) {
        u32x16 difference = MAGNITUDES(blocks + 64 * block + 16 * i, part_bits) * LOAD(u32x16, source_steps + 16 * i) -
                            MAGNITUDES(levels + 64 * block + 16 * i, 0) * LOAD(u32x16, steps + 16 * i);
        f32x16 error = __builtin_convertvector((i32x16)difference, f32x16);
        squares += error * error;
      }
    }
    float parts[16];
    STORE(parts, squares);
    for (int i = 0; i < 16; i++) sum += (double)parts[i];
  }
  return sum;
}

MULTIVERSION
double hs_squared_error(const int16_t *blocks, unsigned part_bits, const int16_t *levels, size_t count,
                        const uint32_t *source_steps, const uint32_t *steps) {
  /* Most photos are counted in whole levels, which need no rounding. */
  if (part_bits == 0) return sum_errors(blocks, 0, levels, count, source_steps, steps);
  return sum_errors(blocks, part_bits, levels, count, source_steps, steps);
}

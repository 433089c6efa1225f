#include "CBlockKernels.h"

#include "kernel_vectors.h"

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

void hs_position_sets_init(hs_position_sets *sets) {
  static const uint8_t position[64] = {
      0,  1,  5,  6,  14, 15, 27, 28, 2,  4,  7,  13, 16, 26, 29, 42, 3,  8,  12, 17, 25, 30,
      41, 43, 9,  11, 18, 24, 31, 40, 44, 53, 10, 19, 23, 32, 39, 45, 52, 54, 20, 22, 33, 38,
      46, 51, 55, 60, 21, 34, 37, 47, 50, 56, 59, 61, 35, 36, 48, 49, 57, 58, 62, 63,
  };
  for (int column = 0; column < 8; column++) {
    for (int rows = 0; rows < 256; rows++) {
      uint64_t set = 0;
      for (int row = 0; row < 8; row++) {
        if (rows >> row & 1) set |= (uint64_t)1 << position[8 * row + column];
      }
      sets->sets[column][rows] = set;
    }
  }
}

/* Blocks are read once, in order: the memory's latency is hidden by asking for those a page ahead, where the hardware does not
 * look. Beyond the end a prefetch does nothing. */
enum { PREFETCH_DISTANCE = 64 * 32 };
#define PREFETCH(blocks) \
  do { \
    __builtin_prefetch((blocks) + PREFETCH_DISTANCE); \
    __builtin_prefetch((blocks) + PREFETCH_DISTANCE + 32); \
  } while (0)

MULTIVERSION
void hs_quantize_blocks(const int16_t *blocks, size_t count, const hs_block_rules *rules, const hs_position_sets *sets,
                        uint16_t *levels, uint64_t *positions) {
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
    for (int column = 0; column < 8; column++) set |= sets->sets[column][by_row[column] | by_row[8 + column]];
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

#include "CJPEGKernels.h"

#include "kernel_vectors.h"

/* A row of a block. */
typedef int16_t i16x8 __attribute__((vector_size(16)));

#define LOW_HALVES(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define HIGH_HALVES(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)

/* A third of a transposition: each coefficient's place, as six bits of row and column, is rotated by one bit. */
#define ROTATE_PLACES(to, from) \
  do { \
    for (int i_ = 0; i_ < 4; i_++) { \
      (to)[2 * i_] = LOW_HALVES((from)[i_], (from)[i_ + 4]); \
      (to)[2 * i_ + 1] = HIGH_HALVES((from)[i_], (from)[i_ + 4]); \
    } \
  } while (0)

/*
 * Blocks of a turned picture lie far from each other, where the hardware does not look ahead; and often so that they
 * fall into the same lines of the cache, which holds few of them.
 */
enum { TURN_PREFETCH_DISTANCE = 6 };

MULTIVERSION
void hs_turn_blocks(const int16_t *block, ptrdiff_t stride, size_t count, hs_block_turn turn, int16_t *output) {
  /* Mirroring changes the sign of every second frequency in its direction. */
  i16x8 even_row = {0};
  if (turn.mirrors_across) even_row = (i16x8){0, -1, 0, -1, 0, -1, 0, -1};
  i16x8 odd_row = turn.mirrors_down ? ~even_row : even_row;
  for (size_t i = 0; i < count; i++, block += stride, output += 64) {
    const int16_t *ahead = block + TURN_PREFETCH_DISTANCE * stride;
    __builtin_prefetch(ahead);
    __builtin_prefetch(ahead + 32);
    i16x8 rows[8], turned[8];
    for (int row = 0; row < 8; row++) rows[row] = LOAD(i16x8, block + 8 * row);
    if (turn.transposes) {
      ROTATE_PLACES(turned, rows);
      ROTATE_PLACES(rows, turned);
      ROTATE_PLACES(turned, rows);
      memcpy(rows, turned, sizeof rows);
    }
    for (int row = 0; row < 8; row += 2) {
      STORE(output + 8 * row, (rows[row] ^ even_row) - even_row);
      STORE(output + 8 * row + 8, (rows[row + 1] ^ odd_row) - odd_row);
    }
  }
}

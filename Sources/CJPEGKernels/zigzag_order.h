/* The order in which a block's coefficients are coded (ITU-T T.81, figure A.6). */
#ifndef ZIGZAG_ORDER_H
#define ZIGZAG_ORDER_H

#include <stdint.h>

/* The coded positions of each column of a block, from the top. */
#define ZIGZAG_COLUMNS(_) \
  _(0, 0, 2, 3, 9, 10, 20, 21, 35) \
  _(1, 1, 4, 8, 11, 19, 22, 34, 36) \
  _(2, 5, 7, 12, 18, 23, 33, 37, 48) \
  _(3, 6, 13, 17, 24, 32, 38, 47, 49) \
  _(4, 14, 16, 25, 31, 39, 46, 50, 57) \
  _(5, 15, 26, 30, 40, 45, 51, 56, 58) \
  _(6, 27, 29, 41, 44, 52, 55, 59, 62) \
  _(7, 28, 42, 43, 53, 54, 60, 61, 63)

/* Natural indices of the coded positions. */
#define NATURAL_INDICES(column, a, b, c, d, e, f, g, h) \
  [a] = column, [b] = 8 + column, [c] = 16 + column, [d] = 24 + column, [e] = 32 + column, [f] = 40 + column, \
  [g] = 48 + column, [h] = 56 + column,
static const uint8_t natural_index[64] = {ZIGZAG_COLUMNS(NATURAL_INDICES)};
#undef NATURAL_INDICES

#endif

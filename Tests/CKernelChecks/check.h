/* What the checks share. */
#ifndef CHECK_H
#define CHECK_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "kernel_checks.h"
#include "kernels.h"

/* What rounding to single precision changes a number by at most, in parts of it. */
#define UNIT_ROUNDOFF (1.0 / (1 << 24))

/* The bound of `count` roundings one after the other (Higham, Accuracy and Stability, lemma 3.1). */
static inline double roundings(int count) { return count * UNIT_ROUNDOFF / (1 - count * UNIT_ROUNDOFF); }

/* Where a check is, and what was wrong first. */
typedef struct report {
  char *message;
  uint64_t random;
} report;

/* Keeps the message if it is the first one; false. */
bool wrong(report *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define CHECK(condition, ...) \
  do { \
    if (!(condition)) { \
      (void)wrong(r, __VA_ARGS__); \
      return; \
    } \
  } while (0)

/* Least ... greatest, each as often. */
int32_t random_between(report *r, int32_t least, int32_t greatest);
double random_number(report *r, double least, double greatest);

/*
 * Memory for `count` elements that begin `offset` elements behind what malloc aligns, and end with the allocation, so
 * that AddressSanitizer sees what is read or written behind them; without it, only what is written is seen.
 */
typedef struct buffer {
  void *start;
  void *allocation;
  size_t guard_offset;
} buffer;

buffer make_buffer(size_t count, size_t size, size_t offset);

/* Frees it; false, with a message: what is behind its end has changed. */
bool free_buffer(report *r, buffer *b);

#define ROUND_UP(count, multiple) (((count) + (multiple)-1) / (multiple) * (multiple))

/* The orthonormal cosine basis (ITU-T T.81, A.3.3, for 8 samples). */
double cosine(int frequency, int sample, int count);

/* Of a block, natural order; samples row by row. */
void inverse_dct(const double coefficients[64], double samples[64]);
void forward_dct(const double samples[64], double coefficients[64]);

/* By coded position, the natural index (figure A.6). */
extern const uint8_t *zigzag_walk(void);

typedef struct kernel_check {
  const char *name;
  void (*run)(const kernels *k, report *r);
} kernel_check;

/* The checks of each file; the last one has no name. */
extern const kernel_check block_checks[], counting_checks[], merge_checks[], transform_checks[], row_checks[],
    color_checks[], sample_checks[], scan_checks[], turn_checks[];

#endif

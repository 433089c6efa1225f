/* What the kernels in single precision share. */
#ifndef FLOAT_KERNELS_H
#define FLOAT_KERNELS_H

#include <math.h>
#include <stdint.h>

#include "kernel_vectors.h"

typedef float f32x8 __attribute__((vector_size(32), aligned(4)));
typedef int32_t i32x8 __attribute__((vector_size(32), aligned(4)));

#define VECTOR(pointer) (*(f32x8 *)(pointer))
#define CONST_VECTOR(pointer) (*(const f32x8 *)(pointer))
#define SPLAT(value) ((f32x8){0} + (value))
/* The larger and the smaller of vectors, by masks: the comparison is all ones or none. */
#define CHOOSE(mask, a, b) ((f32x8)(((i32x8)(a) & (mask)) | ((i32x8)(b) & ~(mask))))
#define AT_LEAST(value, limit) CHOOSE((i32x8)((value) > (limit)), value, limit)
#define AT_MOST(value, limit) CHOOSE((i32x8)((value) < (limit)), value, limit)

/* Eight coefficients to the nearest: limited, since rounding may add to what samples can have. */
#define STORE_COEFFICIENTS(coefficients, value) \
  do { \
    f32x8 limited_ = AT_MOST(AT_LEAST(value, SPLAT(-1023.0f)), SPLAT(1023.0f)); \
    /* Positive, where cutting off is rounding down. */ \
    i32x8 rounded_ = __builtin_convertvector(limited_ + 1024.5f, i32x8) - 1024; \
    for (int i_ = 0; i_ < 8; i_++) (coefficients)[i_] = (int16_t)rounded_[i_]; \
  } while (0)

/* The basis of an orthonormal cosine transform of `count` samples. */
static inline double cosine_basis(int frequency, int sample, int count) {
  const double pi = 3.14159265358979323846;
  double norm = frequency == 0 ? sqrt(1.0 / count) : sqrt(2.0 / count);
  return norm * cos((2 * sample + 1) * frequency * pi / (2 * count));
}

#endif

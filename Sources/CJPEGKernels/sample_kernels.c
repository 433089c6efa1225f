#include "CJPEGKernels.h"

#include "float_kernels.h"

typedef int16_t i16x8 __attribute__((vector_size(16)));
/* Two rows of a block. */
typedef int16_t i16x16 __attribute__((vector_size(32)));

/*
 * The transforms of Arai, Agui and Nakajima (1988): what could be multiplied by constants of each frequency is left to
 * the scales, and five multiplications remain. Down the columns of a block, in place.
 */
#define ROOT_2 1.414213562f
#define INVERSE_TRANSFORM(v) \
  do { \
    f32x8 sum_ = (v)[0] + (v)[4], difference_ = (v)[0] - (v)[4]; \
    f32x8 even_ = (v)[2] + (v)[6], turned_ = ((v)[2] - (v)[6]) * ROOT_2 - even_; \
    f32x8 e0_ = sum_ + even_, e3_ = sum_ - even_, e1_ = difference_ + turned_, e2_ = difference_ - turned_; \
    f32x8 a_ = (v)[5] + (v)[3], b_ = (v)[5] - (v)[3], c_ = (v)[1] + (v)[7], d_ = (v)[1] - (v)[7]; \
    f32x8 o7_ = c_ + a_; \
    f32x8 z_ = (b_ + d_) * 1.847759065f; \
    f32x8 o6_ = (z_ - b_ * 2.613125930f) - o7_; \
    f32x8 o5_ = (c_ - a_) * ROOT_2 - o6_; \
    f32x8 o4_ = (z_ - d_ * 1.082392200f) - o5_; \
    (v)[0] = e0_ + o7_, (v)[7] = e0_ - o7_, (v)[1] = e1_ + o6_, (v)[6] = e1_ - o6_; \
    (v)[2] = e2_ + o5_, (v)[5] = e2_ - o5_, (v)[3] = e3_ + o4_, (v)[4] = e3_ - o4_; \
  } while (0)

#define FORWARD_TRANSFORM(v) \
  do { \
    f32x8 s0_ = (v)[0] + (v)[7], s1_ = (v)[1] + (v)[6], s2_ = (v)[2] + (v)[5], s3_ = (v)[3] + (v)[4]; \
    f32x8 d0_ = (v)[0] - (v)[7], d1_ = (v)[1] - (v)[6], d2_ = (v)[2] - (v)[5], d3_ = (v)[3] - (v)[4]; \
    f32x8 p_ = s0_ + s3_, q_ = s1_ + s2_, r_ = s0_ - s3_, t_ = s1_ - s2_; \
    f32x8 m_ = (t_ + r_) * 0.707106781f; \
    (v)[0] = p_ + q_, (v)[4] = p_ - q_, (v)[2] = r_ + m_, (v)[6] = r_ - m_; \
    f32x8 x_ = d3_ + d2_, y_ = d2_ + d1_, w_ = d1_ + d0_; \
    f32x8 n_ = (x_ - w_) * 0.382683433f; \
    f32x8 f_ = x_ * 0.541196100f + n_, g_ = w_ * 1.306562965f + n_, h_ = y_ * 0.707106781f; \
    f32x8 k_ = d0_ + h_, l_ = d0_ - h_; \
    (v)[5] = l_ + f_, (v)[3] = l_ - f_, (v)[1] = k_ + g_, (v)[7] = k_ - g_; \
  } while (0)

/* Exchanges the second part of one row and the first of another: single values, pairs or halves. */
#define EXCHANGE(v, i, j, a, b, c, d, e, f, g, h) \
  do { \
    f32x8 first_ = (v)[i], second_ = (v)[j]; \
    (v)[i] = __builtin_shufflevector(first_, second_, a, b, c, d, e, f, g, h); \
    (v)[j] = __builtin_shufflevector(first_, second_, 15 - h, 15 - g, 15 - f, 15 - e, 15 - d, 15 - c, 15 - b, 15 - a); \
  } while (0)

#define TRANSPOSE(v) \
  do { \
    for (int i_ = 0; i_ < 8; i_ += 2) EXCHANGE(v, i_, i_ + 1, 0, 8, 2, 10, 4, 12, 6, 14); \
    for (int i_ = 0; i_ < 8; i_ += 4) { \
      EXCHANGE(v, i_, i_ + 2, 0, 1, 8, 9, 4, 5, 12, 13); \
      EXCHANGE(v, i_ + 1, i_ + 3, 0, 1, 8, 9, 4, 5, 12, 13); \
    } \
    for (int i_ = 0; i_ < 4; i_++) EXCHANGE(v, i_, i_ + 4, 0, 1, 2, 3, 8, 9, 10, 11); \
  } while (0)

/* Added to a small number, it leaves no room for fractions, and what is whole in the lowest bits. */
#define NO_FRACTIONS 12582912.0f

/* The frequencies' part of the transforms: 1, and cos(k pi / 16) times the root of 2. */
static double factor(int frequency) { return frequency == 0 ? 1 : 4 * cosine_basis(frequency, 0, 8) / sqrt(2.0); }

void hs_split_scales_init(hs_split_scales *scales, const uint16_t steps[64]) {
  for (int index = 0; index < 64; index++) {
    double both = factor(index / 8) * factor(index % 8);
    scales->inverse[index] = (float)(steps[index] * both / 8);
    scales->forward[index] = (float)(HS_LEVEL_PARTS / (8 * both * steps[index]));
  }
}

/* Limits to less than half a level; the result is in the lower half of each number. */
#define WHOLE_PARTS(transformed, scale) \
  ((i32x8)(AT_MOST(AT_LEAST((transformed)*CONST_VECTOR(scale), -reach), reach) + NO_FRACTIONS))
#define EVEN_PLACES 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30

MULTIVERSION
void hs_split_levels(int16_t *blocks, size_t count, const hs_split_scales *scales) {
  const f32x8 least = SPLAT(-128.0f), greatest = SPLAT(127.0f);
  const f32x8 reach = SPLAT(HS_LEVEL_PARTS / 2 - 1);
  const i16x16 largest = (i16x16){0} + HS_LARGEST_SPLIT_LEVEL;
  for (size_t block = 0; block < count; block++, blocks += 64) {
    f32x8 v[8];
    for (int row = 0; row < 8; row++) {
      v[row] = __builtin_convertvector(LOAD(i16x8, blocks + 8 * row), f32x8) * CONST_VECTOR(scales->inverse + 8 * row);
    }
    INVERSE_TRANSFORM(v);
    TRANSPOSE(v);
    INVERSE_TRANSFORM(v);
    /* The transform is linear: only the rounding errors have to be transformed back. */
    for (int row = 0; row < 8; row++) {
      f32x8 sample = AT_MOST(AT_LEAST((v[row] + NO_FRACTIONS) - NO_FRACTIONS, least), greatest);
      v[row] = sample - v[row];
    }
    FORWARD_TRANSFORM(v);
    TRANSPOSE(v);
    FORWARD_TRANSFORM(v);
    for (int row = 0; row < 8; row += 2) {
      i32x8 first = WHOLE_PARTS(v[row], scales->forward + 8 * row);
      i32x8 second = WHOLE_PARTS(v[row + 1], scales->forward + 8 * row + 8);
      i16x16 parts = __builtin_shufflevector((i16x16)first, (i16x16)second, EVEN_PLACES);
      i16x16 level = LOAD(i16x16, blocks + 8 * row);
      i16x16 above = level > largest, below = level < -largest;
      level = (level & ~(above | below)) | (largest & above) | (-largest & below);
      STORE(blocks + 8 * row, (i16x16)(level * HS_LEVEL_PARTS + parts));
    }
  }
}

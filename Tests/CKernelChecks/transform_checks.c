#include "check.h"

/*
 * On the way of a term to its sample lie, rounded: the step, its product, the basis across, its product, eight sums;
 * the basis down, its product, eight sums and that with 128.
 */
enum { INVERSE_ROUNDINGS = 4 + 8 + 2 + 9 };

static bool check_drawing(const kernels *k, report *r, int width, int height, size_t count, bool is_same) {
  uint16_t steps[64];
  for (int i = 0; i < 64; i++) steps[i] = (uint16_t)random_between(r, 1, 40);
  size_t row = count * (size_t)width + HS_LANES, stride = row + (size_t)random_between(r, 0, 9);
  buffer blocks = make_buffer(64 * count, 2, count % 3);
  buffer samples = make_buffer((size_t)(height - 1) * stride + row, sizeof(float), count % 2);
  int density = random_between(r, 0, 9);
  for (size_t i = 0; i < 64 * count; i++) {
    ((int16_t *)blocks.start)[i] = (int16_t)(random_between(r, 0, 9) < density ? random_between(r, -60, 60) : 0);
  }
  hs_idct_table table;
  k->idct_table_init(&table, steps, width, height);
  k->scaled_idct(blocks.start, count, &table, samples.start, stride);

  bool is_right = true;
  if (is_same) {
    buffer others = make_buffer((size_t)(height - 1) * stride + row, sizeof(float), count % 2);
    baseline_kernels.scaled_idct(blocks.start, count, &table, others.start, stride);
    for (int y = 0; is_right && y < height; y++) {
      size_t start = (size_t)y * stride, size = count * (size_t)width * sizeof(float);
      if (memcmp((float *)samples.start + start, (float *)others.start + start, size) != 0) {
        is_right = wrong(r, "%d x %d, row %d: other bits than on the baseline", width, height, y);
      }
    }
    free_buffer(r, &others);
  }
  double scale = sqrt((double)width * height) / 8;
  for (size_t block = 0; is_right && !is_same && block < count; block++) {
    const int16_t *in = (int16_t *)blocks.start + 64 * block;
    for (int y = 0; is_right && y < height; y++) {
      for (int x = 0; is_right && x < width; x++) {
        double sum = 128, magnitudes = 128;
        for (int v = 0; v < 8 && v < height; v++) {
          for (int u = 0; u < 8 && u < width; u++) {
            if (in[8 * v + u] == 0) continue;
            double term = in[8 * v + u] * steps[8 * v + u] * scale * cosine(u, x, width) * cosine(v, y, height);
            sum += term;
            magnitudes += fabs(term);
          }
        }
        double found = (double)((float *)samples.start)[(size_t)y * stride + block * (size_t)width + (size_t)x];
        if (fabs(found - sum) > roundings(INVERSE_ROUNDINGS) * magnitudes) {
          is_right = wrong(r, "%d x %d, block %zu of %zu, row %d, column %d: %.6f, not %.6f", width, height, block,
                           count, y, x, found, sum);
        }
      }
    }
  }
  free_buffer(r, &blocks);
  return free_buffer(r, &samples) && is_right;
}

static void check_inverse(const kernels *k, report *r) {
  for (int width = 1; width <= HS_LARGEST_DRAWN_BLOCK; width++) {
    for (int height = 1; height <= HS_LARGEST_DRAWN_BLOCK; height++) {
      if (!check_drawing(k, r, width, height, 1 + (size_t)(width * height % 5), false)) return;
    }
  }
}

static void check_same_inverse(const kernels *k, report *r) {
  for (int width = 1; width <= HS_LARGEST_DRAWN_BLOCK; width++) {
    for (size_t count = 1; count <= 20; count++) {
      if (!check_drawing(k, r, width, random_between(r, 1, HS_LARGEST_DRAWN_BLOCK), count, true)) return;
    }
  }
}

/* As for the inverse, without 128; the scale is rounded twice. */
enum { FORWARD_ROUNDINGS = 2 + 8 + 2 + 8 + 3 };

static bool check_sample_rows(const kernels *k, report *r, size_t width, size_t height, bool is_same) {
  uint16_t steps[64];
  for (int i = 0; i < 64; i++) steps[i] = (uint16_t)(random_between(r, 0, 1) ? random_between(r, 1, 60) : 1);
  size_t gap = (size_t)random_between(r, 0, 5), block_count = (width + 7) / 8 + (size_t)random_between(r, 0, 1);
  bool is_turned = random_between(r, 0, 1) == 1;
  size_t stride = (is_turned ? height : width) + gap;
  size_t length = is_turned ? (width - 1) * stride + height : (height - 1) * stride + width;
  buffer samples = make_buffer(length, 2, width % 3), blocks = make_buffer(64 * block_count, 2, (width + 1) % 3);
  int reach = random_between(r, 0, 3) ? 300 : 2048;
  for (size_t i = 0; i < length; i++) {
    ((int16_t *)samples.start)[i] = (int16_t)(random_between(r, -reach, reach - 16));
  }
  /* What is limited: samples that are as black and white as can be, along one of the frequencies. */
  int u = random_between(r, 0, 7), v = random_between(r, 0, 7);
  bool is_extreme = random_between(r, 0, 3) == 0, is_negative = random_between(r, 0, 1) == 1;
  for (size_t i = 0; is_extreme && i < length; i++) {
    size_t x = i % stride % 8, y = i / stride % 8;
    bool is_black = (cosine(u, (int)x, 8) * cosine(v, (int)y, 8) < 0) != is_negative;
    ((int16_t *)samples.start)[i] = is_black ? -2048 : 2032;
  }
  hs_sample_rows rows = {samples.start, is_turned ? (ptrdiff_t)stride : 1, is_turned ? 1 : (ptrdiff_t)stride, width,
                         height};
  if (random_between(r, 0, 1)) {
    /* From the last sample on, backwards. */
    rows.first += length - 1;
    rows.across = -rows.across;
    rows.down = -rows.down;
  }
  k->forward_dct(&rows, block_count, steps, blocks.start);
  bool is_right = true;
  if (is_same) {
    buffer others = make_buffer(64 * block_count, 2, 0);
    baseline_kernels.forward_dct(&rows, block_count, steps, others.start);
    if (memcmp(blocks.start, others.start, 128 * block_count) != 0) {
      is_right = wrong(r, "%zu x %zu: other levels than on the baseline", width, height);
    }
    free_buffer(r, &others);
  }
  for (size_t block = 0; is_right && block < block_count; block++) {
    double own[64], magnitude = 0, expected[64];
    for (size_t i = 0; i < 64; i++) {
      size_t x = 8 * block + i % 8 < width ? 8 * block + i % 8 : width - 1, y = i / 8 < height ? i / 8 : height - 1;
      own[i] = rows.first[(ptrdiff_t)x * rows.across + (ptrdiff_t)y * rows.down] / 16.0;
      magnitude += fabs(own[i]);
    }
    forward_dct(own, expected);
    for (int i = 0; is_right && i < 64; i++) {
      double limited = fmin(fmax(expected[i] / steps[i], -1023), 1023);
      int found = ((int16_t *)blocks.start)[64 * block + (size_t)i];
      /* A basis is 1/4 at most (1/8 with DC); and 1,024.5 is added before what is behind the point is cut off. */
      double bound = 0.5 + roundings(FORWARD_ROUNDINGS) * magnitude / 4 / steps[i] + 2048 * UNIT_ROUNDOFF;
      if (fabs(found - limited) > bound) {
        is_right = wrong(r, "%zu x %zu, block %zu, %d: %d, not %.4f", width, height, block, i, found, limited);
      }
    }
  }
  free_buffer(r, &samples);
  return free_buffer(r, &blocks) && is_right;
}

static void check_forward(const kernels *k, report *r) {
  for (size_t width = 1; width <= 70; width++) {
    for (size_t height = 1; height <= 20; height++) {
      if (!check_sample_rows(k, r, width, height, false)) return;
    }
  }
}

static void check_same_forward(const kernels *k, report *r) {
  for (size_t width = 1; width <= 70; width++) {
    for (size_t height = 1; height <= 20; height++) {
      if (!check_sample_rows(k, r, width, height, true)) return;
    }
  }
}

const kernel_check transform_checks[] = {
    {"blocks of 1 to 32 samples are drawn as the cosine transform says", check_inverse},
    {"drawn blocks are the same for every processor", check_same_inverse},
    {"samples become the nearest coefficients, the last ones repeated at the edges", check_forward},
    {"coefficients of samples are the same for every processor", check_same_forward},
    {NULL, NULL},
};

#include "check.h"

/*
 * Eight samples as a decoder raises them to sixteen: 3/4 of the nearer and 1/4 of the farther one (jdsample.c, h2v1
 * fancy).
 */
static double raised(const double samples[8], int n) {
  int near = n / 2, far = n % 2 == 0 ? near - 1 : near + 1;
  if (far < 0) far = 0;
  if (far > 7) far = 7;
  return 0.75 * samples[near] + 0.25 * samples[far];
}

/* The eight samples that come nearest to sixteen when they are raised: normal equations, by Cholesky's factors. */
static void fit(const double wanted[16], double samples[8]) {
  static double raise[16][8], factor[8][8];
  if (factor[0][0] == 0) {
    for (int i = 0; i < 8; i++) {
      double unit[8] = {0};
      unit[i] = 1;
      for (int n = 0; n < 16; n++) raise[n][i] = raised(unit, n);
    }
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int n = 0; n < 16; n++) sum += raise[n][i] * raise[n][j];
        for (int m = 0; m < j; m++) sum -= factor[i][m] * factor[j][m];
        factor[i][j] = i == j ? sqrt(sum) : sum / factor[j][j];
      }
    }
  }
  double half[8];
  for (int i = 0; i < 8; i++) {
    half[i] = 0;
    for (int n = 0; n < 16; n++) half[i] += raise[n][i] * wanted[n];
    for (int m = 0; m < i; m++) half[i] -= factor[i][m] * half[m];
    half[i] /= factor[i][i];
  }
  for (int i = 7; i >= 0; i--) {
    samples[i] = half[i];
    for (int m = i + 1; m < 8; m++) samples[i] -= factor[m][i] * samples[m];
    samples[i] /= factor[i][i];
  }
}

/*
 * Samples of one block out of those of two; `place` and `step`: where a line begins, and how far its samples are
 * apart.
 */
static void fit_lines(const double first[64], const double second[64], bool is_across, double merged[64]) {
  for (int line = 0; line < 8; line++) {
    int start = is_across ? 8 * line : line, step = is_across ? 1 : 8;
    double wanted[16], samples[8];
    for (int n = 0; n < 8; n++) {
      wanted[n] = first[start + step * n];
      wanted[8 + n] = second[start + step * n];
    }
    fit(wanted, samples);
    for (int n = 0; n < 8; n++) merged[start + step * n] = samples[n];
  }
}

static void draw(const int16_t *block, const float steps[64], double samples[64]) {
  double amplitudes[64];
  for (int i = 0; i < 64; i++) amplitudes[i] = block[i] * (double)steps[i];
  inverse_dct(amplitudes, samples);
}

static void mirror(const double samples[64], bool is_across, double mirrored[64]) {
  for (int y = 0; y < 8; y++) {
    for (int x = 0; x < 8; x++) mirrored[8 * y + x] = samples[is_across ? 8 * y + 7 - x : 8 * (7 - y) + x];
  }
}

/* The largest sum of magnitudes that the merge's weights give to an output of amplitudes of 1. */
static double gain(const hs_block_merge *merge) {
  double largest = 0;
  for (int i = 0; i < 8; i++) {
    double sum = 0;
    for (int j = 0; j < 8; j++) sum += fabs((double)merge->first[i][j]) + fabs((double)merge->second[i][j]);
    if (sum > largest) largest = sum;
  }
  return largest;
}

typedef struct merge_case {
  size_t width, offset;
  bool merges_across, merges_down, has_lower;
} merge_case;

static bool check_case(const kernels *k, report *r, const hs_block_merge *merge, merge_case c) {
  size_t merged_width = c.merges_across ? (c.width + 1) / 2 : c.width;
  buffer upper = make_buffer(64 * c.width, 2, c.offset), lower = make_buffer(64 * c.width, 2, c.offset);
  buffer output = make_buffer(64 * merged_width, 2, 1);
  float steps[64];
  double largest = 0;
  for (int i = 0; i < 64; i++) steps[i] = (float)random_between(r, 1, 20);
  for (size_t i = 0; i < 64 * c.width; i++) {
    int reach = i % 64 == 0 ? 50 : i % 64 < 20 ? 10 : 2;
    ((int16_t *)upper.start)[i] = (int16_t)random_between(r, -reach, reach);
    ((int16_t *)lower.start)[i] = (int16_t)random_between(r, -reach, reach);
    largest = fmax(largest, reach * (double)steps[i % 64]);
  }
  hs_merged_rows rows = {upper.start, c.has_lower ? lower.start : NULL, c.width, steps, c.merges_across, c.merges_down};
  k->merge_blocks(&rows, merge, output.start);
  /* 16 products of rounded weights are added up in each direction, and amplitudes are exact; to the nearest of it. */
  double bound = 0.5 + roundings(2 * (16 + 2)) * pow(gain(merge), c.merges_across + c.merges_down) * largest +
                 2048 * UNIT_ROUNDOFF;
  bool is_right = true;
  for (size_t block = 0; is_right && block < merged_width; block++) {
    double parts[2][64], merged[64];
    size_t step = c.merges_across ? 2 : 1;
    for (size_t part = 0; part < step; part++) {
      size_t column = block * step + part;
      if (column >= c.width) {
        mirror(parts[0], true, parts[1]);
        continue;
      }
      draw((int16_t *)upper.start + 64 * column, steps, parts[part]);
      if (!c.merges_down) continue;
      double other[64], both[64];
      if (c.has_lower) {
        draw((int16_t *)lower.start + 64 * column, steps, other);
      } else {
        mirror(parts[part], false, other);
      }
      fit_lines(parts[part], other, false, both);
      memcpy(parts[part], both, sizeof both);
    }
    if (c.merges_across) {
      fit_lines(parts[0], parts[1], true, merged);
    } else {
      memcpy(merged, parts[0], sizeof merged);
    }
    double expected[64];
    forward_dct(merged, expected);
    for (int i = 0; is_right && i < 64; i++) {
      double limited = fmin(fmax(expected[i], -1023), 1023);
      int found = ((int16_t *)output.start)[64 * block + (size_t)i];
      if (fabs(found - limited) > bound) {
        is_right = wrong(r, "block %zu of %zu (across %d, down %d, lower %d), %d: %d, not %.4f", block, merged_width,
                         c.merges_across, c.merges_down, c.has_lower, i, found, limited);
      }
    }
  }
  free_buffer(r, &upper), free_buffer(r, &lower), free_buffer(r, &output);
  return is_right;
}

static void check_merge(const kernels *k, report *r) {
  hs_block_merge merge;
  k->block_merge_init(&merge);
  for (size_t width = 1; width <= 70; width++) {
    for (int kind = 0; kind < 6; kind++) {
      merge_case c = {width, width % 3, kind % 2 == 0, kind / 2 != 0, kind / 2 == 1};
      if (!check_case(k, r, &merge, c)) return;
    }
  }
}

const kernel_check merge_checks[] = {
    {"merged blocks are the least-squares fit of what a decoder raises them to", check_merge},
    {NULL, NULL},
};

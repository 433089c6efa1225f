#include "check.h"

/*
 * Along one direction the transform of Arai, Agui and Nakajima takes a value to a result on several ways: the
 * magnitudes of their factors add up to less than 10 (o4: 1.85 + 1.08 + 6.88), and on none lie more than 10 roundings.
 */
enum { DIRECTION_GAIN = 10, DIRECTION_ROUNDINGS = 10 };

/* Half of the blocks have few of them: the fewer there are, the less is uncertain. */
static int16_t any_level(report *r, size_t block, int place) {
  if (random_between(r, 0, block % 2 == 0 ? 1 : 30) != 0) return 0;
  int reach = place == 0 ? 20 : place < 3 ? 6 : 1;
  return (int16_t)random_between(r, -reach, reach);
}

/* What a decoder shows. */
static double decoded(double sample) { return fmin(fmax(nearbyint(sample), -128), 127); }

/*
 * Whether the parts of a block are those of its decoded samples. A block of which a sample is so near to a half that
 * single precision may round it to either side says nothing; `told` counts the others.
 */
static bool check_block(report *r, const int16_t before[64], const int16_t after[64], const uint16_t steps[64],
                        int *told) {
  double amplitudes[64], samples[64], changes[64], parts[64], magnitude = 0;
  for (int i = 0; i < 64; i++) {
    amplitudes[i] = before[i] * (double)steps[i];
    magnitude += fabs(amplitudes[i]) / 4;
  }
  inverse_dct(amplitudes, samples);
  /* Scales are rounded, and their product; the sum that rounds is exact below 2^22. */
  double uncertainty =
      roundings(2 * DIRECTION_ROUNDINGS + 2) * DIRECTION_GAIN * DIRECTION_GAIN * magnitude + 1e-9;
  double largest_change = 0;
  for (int i = 0; i < 64; i++) {
    double shown = decoded(samples[i]);
    if (decoded(samples[i] - uncertainty) != shown || decoded(samples[i] + uncertainty) != shown) return true;
    changes[i] = shown - samples[i];
    largest_change = fmax(largest_change, fabs(changes[i]));
  }
  ++*told;
  forward_dct(changes, parts);
  for (int i = 0; i < 64; i++) {
    double reach = HS_LEVEL_PARTS / 2 - 1;
    double exact = fmin(fmax(HS_LEVEL_PARTS * parts[i] / steps[i], -reach), reach);
    /* The magnitudes of a basis add up to 8 at most; each sample is as uncertain, and rounded on its way back. */
    double gain = roundings(2 * DIRECTION_ROUNDINGS + 2) * DIRECTION_GAIN * DIRECTION_GAIN;
    double error = uncertainty + gain * largest_change;
    double bound = 0.5 + HS_LEVEL_PARTS / (double)steps[i] * 8 * error;
    double found = after[i] - HS_LEVEL_PARTS * before[i];
    if (fabs(found - exact) > bound) return wrong(r, "%d: %g parts, not %.4f +- %.4f", i, found, exact, bound);
  }
  return true;
}

static void check_parts(const kernels *k, report *r) {
  int told = 0, all = 0;
  for (size_t count = 0; count <= 140; count++) {
    uint16_t steps[64];
    for (int i = 0; i < 64; i++) steps[i] = (uint16_t)random_between(r, 1, 4);
    buffer blocks = make_buffer(64 * count, 2, count % 3), before = make_buffer(64 * count, 2, 0);
    for (size_t i = 0; i < 64 * count; i++) ((int16_t *)before.start)[i] = any_level(r, i / 64, (int)(i % 64));
    /* Black and white, where decoders limit what they show. */
    for (size_t i = 0; i < 64 * count; i += 64) {
      int dc = random_between(r, 1030, 1100) / steps[0];
      if (random_between(r, 0, 1)) ((int16_t *)before.start)[i] = (int16_t)(random_between(r, 0, 1) ? dc : -dc);
    }
    memcpy(blocks.start, before.start, 128 * count);
    hs_split_scales scales;
    k->split_scales_init(&scales, steps);
    k->split_levels(blocks.start, count, &scales);
    for (size_t block = 0; block < count; block++, all++) {
      if (!check_block(r, (int16_t *)before.start + 64 * block, (int16_t *)blocks.start + 64 * block, steps, &told)) {
        return;
      }
    }
    free_buffer(r, &blocks), free_buffer(r, &before);
  }
  CHECK(told > all / 4, "only %d of %d blocks say anything", told, all);
}

/* Whatever the levels and steps: the level is nearest to its parts, cut where these would not fit. */
static void check_levels(const kernels *k, report *r) {
  for (size_t count = 1; count <= 70; count++) {
    uint16_t steps[64];
    for (int i = 0; i < 64; i++) steps[i] = (uint16_t)random_between(r, 1, count % 2 ? 255 : UINT16_MAX);
    buffer blocks = make_buffer(64 * count, 2, count % 3), before = make_buffer(64 * count, 2, 0);
    buffer others = make_buffer(64 * count, 2, 0);
    for (size_t i = 0; i < 64 * count; i++) {
      int reach = count % 3 ? 5000 : INT16_MAX;
      ((int16_t *)before.start)[i] = (int16_t)random_between(r, -reach - 1, reach);
    }
    memcpy(blocks.start, before.start, 128 * count);
    memcpy(others.start, before.start, 128 * count);
    hs_split_scales scales;
    k->split_scales_init(&scales, steps);
    k->split_levels(blocks.start, count, &scales);
    baseline_kernels.split_levels(others.start, count, &scales);
    CHECK(memcmp(blocks.start, others.start, 128 * count) == 0, "%zu blocks: other parts than on the baseline", count);
    for (size_t i = 0; i < 64 * count; i++) {
      int level = ((int16_t *)before.start)[i], parts = ((int16_t *)blocks.start)[i];
      if (level > HS_LARGEST_SPLIT_LEVEL) level = HS_LARGEST_SPLIT_LEVEL;
      if (level < -HS_LARGEST_SPLIT_LEVEL) level = -HS_LARGEST_SPLIT_LEVEL;
      CHECK(abs(parts - HS_LEVEL_PARTS * level) < HS_LEVEL_PARTS / 2, "%zu of %zu: %d parts of level %d", i, count,
            parts, level);
    }
    free_buffer(r, &blocks), free_buffer(r, &before), free_buffer(r, &others);
  }
}

const kernel_check sample_checks[] = {
    {"levels in parts are those of decoded samples", check_parts},
    {"levels stay what is nearest to their parts, the same for every processor", check_levels},
    {NULL, NULL},
};

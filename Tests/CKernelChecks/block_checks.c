#include "check.h"

enum { MOST_BLOCKS = 70 };

/* Coefficients of every kind: zeros, small ones, and the ends of the range. */
static int16_t any_coefficient(report *r) {
  switch (random_between(r, 0, 7)) {
  case 0:
  case 1:
  case 2:
    return 0;
  case 3:
  case 4:
    return (int16_t)random_between(r, -3, 3);
  case 5:
    return (int16_t)random_between(r, -1023, 1023);
  case 6:
    return (int16_t)random_between(r, INT16_MIN, INT16_MAX);
  default:
    return random_between(r, 0, 1) ? INT16_MIN : INT16_MAX;
  }
}

static hs_block_rules any_rules(report *r) {
  hs_block_rules rules;
  for (int i = 0; i < 64; i++) {
    rules.multipliers[i] = (uint16_t)random_between(r, 0, 3) ? (uint16_t)random_between(r, 1, UINT16_MAX) : UINT16_MAX;
    rules.offsets[i] = (uint16_t)random_between(r, 0, UINT16_MAX);
    rules.minimum_levels[i] = (uint16_t)random_between(r, 0, 3);
  }
  return rules;
}

static uint32_t level_of(int16_t coefficient, const hs_block_rules *rules, int i) {
  uint32_t magnitude = (uint32_t)abs((int)coefficient);
  uint32_t level = (magnitude * rules->multipliers[i] + rules->offsets[i]) >> 16;
  return level >= rules->minimum_levels[i] ? level : 0;
}

static buffer any_blocks(report *r, size_t count, size_t offset) {
  buffer blocks = make_buffer(64 * count, sizeof(int16_t), offset);
  for (size_t i = 0; i < 64 * count; i++) ((int16_t *)blocks.start)[i] = any_coefficient(r);
  return blocks;
}

static void check_quantize(const kernels *k, report *r) {
  for (size_t count = 0; count <= MOST_BLOCKS; count++) {
    hs_block_rules rules = any_rules(r);
    buffer blocks = any_blocks(r, count, count % 3), levels = make_buffer(64 * count, 2, (count + 1) % 3);
    buffer positions = make_buffer(count, sizeof(uint64_t), 0);
    k->quantize_blocks(blocks.start, count, &rules, levels.start, positions.start);
    const int16_t *in = blocks.start;
    const uint16_t *out = levels.start;
    for (size_t block = 0; block < count; block++) {
      uint64_t set = 0;
      for (int position = 0; position < 64; position++) {
        int i = zigzag_walk()[position];
        size_t place = 64 * block + (size_t)i;
        uint32_t level = level_of(in[place], &rules, i);
        if (level != 0) set |= (uint64_t)1 << position;
        CHECK(out[place] == level, "block %zu of %zu, %d: level %d, not %u", block, count, i, out[place], level);
      }
      CHECK(((uint64_t *)positions.start)[block] == set, "block %zu of %zu: set of positions", block, count);
    }
    free_buffer(r, &blocks), free_buffer(r, &levels), free_buffer(r, &positions);
  }
}

static void check_requantize(const kernels *k, report *r) {
  for (size_t count = 0; count <= MOST_BLOCKS; count++) {
    hs_block_rules rules = any_rules(r);
    buffer blocks = any_blocks(r, count, count % 3), output = make_buffer(64 * count, 2, (count + 1) % 3);
    k->requantize_blocks(blocks.start, count, &rules, output.start);
    for (size_t place = 0; place < 64 * count; place++) {
      int16_t coefficient = ((int16_t *)blocks.start)[place], found = ((int16_t *)output.start)[place];
      int32_t level = (int32_t)level_of(coefficient, &rules, (int)(place % 64));
      /* A level of 32,768 is one of -32,768 in 16 bits. */
      int16_t expected = (int16_t)(uint16_t)(coefficient < 0 ? -level : level);
      CHECK(found == expected, "%zu of %zu blocks: %d, not %d", place, count, found, expected);
    }
    free_buffer(r, &blocks), free_buffer(r, &output);
  }
}

static void check_signs(const kernels *k, report *r) {
  for (size_t count = 0; count <= MOST_BLOCKS; count++) {
    buffer blocks = any_blocks(r, count, count % 3), levels = make_buffer(64 * count, 2, (count + 1) % 3);
    buffer output = make_buffer(64 * count, 2, (count + 2) % 3);
    for (size_t i = 0; i < 64 * count; i++) ((uint16_t *)levels.start)[i] = (uint16_t)random_between(r, 0, INT16_MAX);
    k->apply_signs(levels.start, blocks.start, count, output.start);
    for (size_t i = 0; i < 64 * count; i++) {
      int level = ((uint16_t *)levels.start)[i];
      int expected = ((int16_t *)blocks.start)[i] < 0 ? -level : level;
      CHECK(((int16_t *)output.start)[i] == expected, "%zu of %zu blocks", i, count);
    }
    free_buffer(r, &blocks), free_buffer(r, &levels), free_buffer(r, &output);
  }
}

/* Steps of 8 bits mostly, of 16 at times. */
static uint32_t any_step(report *r) {
  return (uint32_t)random_between(r, 1, random_between(r, 0, 7) == 0 ? UINT16_MAX : UINT8_MAX);
}

/*
 * Each error is rounded to single precision; its square and the sums in single precision (of 64 blocks of four vectors
 * at most) are rounded as often as they are added up.
 */
static void check_squared_error(const kernels *k, report *r) {
  for (size_t count = 0; count <= 2 * MOST_BLOCKS; count++) {
    unsigned bits = (unsigned)random_between(r, 0, 3);
    buffer blocks = any_blocks(r, count, count % 3), levels = any_blocks(r, count, (count + 1) % 3);
    buffer source_steps = make_buffer(64, sizeof(uint32_t), 1), steps = make_buffer(64, sizeof(uint32_t), 1);
    /* Half of the time so small that single errors show. */
    for (size_t i = 0; count % 2 == 1 && i < 64 * count; i++) {
      ((int16_t *)blocks.start)[i] = (int16_t)random_between(r, -40, 40);
      ((int16_t *)levels.start)[i] = (int16_t)random_between(r, -5, 5);
    }
    for (int i = 0; i < 64; i++) {
      ((uint32_t *)source_steps.start)[i] = any_step(r);
      ((uint32_t *)steps.start)[i] = any_step(r);
    }
    double found = k->squared_error(blocks.start, bits, levels.start, count, source_steps.start, steps.start);
    double sum = 0, bound = 0;
    for (size_t place = 0; place < 64 * count; place++) {
      int parts = abs((int)((int16_t *)blocks.start)[place]), level = abs((int)((int16_t *)levels.start)[place]);
      int rounded = (parts + ((1 << bits) >> 1)) >> bits;
      double before = (double)rounded * (double)((uint32_t *)source_steps.start)[place % 64];
      double after = (double)level * (double)((uint32_t *)steps.start)[place % 64];
      double error = fabs(before - after), uncertainty = roundings(1) * error;
      sum += error * error;
      bound += (2 * error + uncertainty) * uncertainty;
    }
    bound += roundings(4 * 64 + 1) * (sum + bound);
    CHECK(fabs(found - sum) <= bound, "%zu blocks: %.9g, not %.9g +- %.2g", count, found, sum, bound);
    free_buffer(r, &blocks), free_buffer(r, &levels), free_buffer(r, &source_steps), free_buffer(r, &steps);
  }
}

/* The same bits, whatever the processor: a file or a report that depends on them is the same everywhere. */
static void check_same_error(const kernels *k, report *r) {
  for (size_t count = 1; count <= MOST_BLOCKS; count++) {
    buffer blocks = any_blocks(r, count, 0), levels = any_blocks(r, count, 0);
    uint32_t steps[64], others[64];
    for (int i = 0; i < 64; i++) {
      steps[i] = any_step(r);
      others[i] = any_step(r);
    }
    double found = k->squared_error(blocks.start, 0, levels.start, count, steps, others);
    double expected = baseline_kernels.squared_error(blocks.start, 0, levels.start, count, steps, others);
    CHECK(found == expected, "%zu blocks: %.17g, not %.17g", count, found, expected);
    free_buffer(r, &blocks), free_buffer(r, &levels);
  }
}

const kernel_check block_checks[] = {
    {"levels are what 32-bit arithmetic makes of them, and sets have their coded positions", check_quantize},
    {"requantized coefficients have the levels and the signs", check_requantize},
    {"levels get the signs of the blocks they were made from", check_signs},
    {"squared errors are those of double precision", check_squared_error},
    {"squared errors are the same for every processor", check_same_error},
    {NULL, NULL},
};

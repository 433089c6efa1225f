#include "check.h"

enum { MOST_BLOCKS = 70 };

static int category(uint32_t magnitude) {
  int bits = 0;
  while (magnitude >> bits != 0) bits++;
  return bits;
}

/* Levels with many zeros, and what hs_quantize_blocks says of their positions. */
static void fill_levels(report *r, uint16_t *levels, uint64_t *positions, size_t count) {
  for (size_t block = 0; block < count; block++) {
    int density = random_between(r, 0, 9);
    positions[block] = 0;
    for (int position = 0; position < 64; position++) {
      uint16_t level = 0;
      if (random_between(r, 0, 9) < density) {
        level = (uint16_t)random_between(r, 1, random_between(r, 0, 3) ? 4 : UINT16_MAX);
      }
      levels[64 * block + zigzag_walk()[position]] = level;
      if (level != 0) positions[block] |= (uint64_t)1 << position;
    }
  }
}

static void check_symbols(const kernels *k, report *r) {
  for (size_t count = 0; count <= MOST_BLOCKS; count++) {
    buffer levels = make_buffer(64 * count, 2, count % 3), positions = make_buffer(count, 8, 0);
    buffer symbols = make_buffer(HS_SYMBOL_COUNTERS, sizeof(uint32_t), 1);
    fill_levels(r, levels.start, positions.start, count);
    memset(symbols.start, 0, HS_SYMBOL_COUNTERS * sizeof(uint32_t));
    k->count_symbols(levels.start, positions.start, count, symbols.start);

    uint32_t expected[64][HS_CATEGORIES] = {{0}};
    for (size_t block = 0; block < count; block++) {
      int last = 0;
      for (int position = 1; position < 64; position++) {
        uint16_t level = ((uint16_t *)levels.start)[64 * block + zigzag_walk()[position]];
        if (level == 0) continue;
        expected[position - last][category(level)]++;
        last = position;
      }
      if (last != 63) expected[0][0]++;
    }
    for (int distance = 0; distance < 64; distance++) {
      for (int c = 0; c < HS_CATEGORIES; c++) {
        uint32_t found = 0;
        for (int bank = 0; bank < HS_SYMBOL_BANKS; bank++) {
          found += ((uint32_t *)symbols.start)[(bank * 64 + distance) * HS_CATEGORIES + c];
        }
        CHECK(found == expected[distance][c], "%zu blocks, distance %d, category %d: %u, not %u", count, distance, c,
              found, expected[distance][c]);
      }
    }
    free_buffer(r, &levels), free_buffer(r, &positions), free_buffer(r, &symbols);
  }
}

static void check_magnitudes(const kernels *k, report *r) {
  for (size_t count = 0; count <= MOST_BLOCKS; count++) {
    size_t bin_count = (size_t)random_between(r, 1, 9);
    buffer levels = make_buffer(64 * count, 2, count % 3), positions = make_buffer(count, 8, 0);
    buffer histogram = make_buffer(64 * bin_count, sizeof(uint32_t), 1);
    fill_levels(r, levels.start, positions.start, count);
    memset(histogram.start, 0, 64 * bin_count * sizeof(uint32_t));
    k->count_magnitudes(levels.start, positions.start, count, bin_count, histogram.start);
    uint32_t expected[9 * 64] = {0};
    for (size_t block = 0; block < count; block++) {
      for (int position = 1; position < 64; position++) {
        size_t level = ((uint16_t *)levels.start)[64 * block + zigzag_walk()[position]];
        if (level != 0) expected[64 * (level < bin_count ? level : bin_count - 1) + (size_t)position]++;
      }
    }
    CHECK(memcmp(expected, histogram.start, 64 * bin_count * sizeof(uint32_t)) == 0, "%zu blocks, %zu bins", count,
          bin_count);
    free_buffer(r, &levels), free_buffer(r, &positions), free_buffer(r, &histogram);
  }
}

static void check_last(const kernels *k, report *r) {
  for (size_t count = 0; count <= 200; count++) {
    uint32_t *counters = k->zeroed_counters(count > 0 ? count : 1);
    size_t found = k->last_counted(counters, count);
    CHECK(found == 0, "%zu counters, all 0: %zu", count, found);
    for (size_t place = 0; place < count; place++) {
      counters[place] = (uint32_t)random_between(r, 1, INT32_MAX);
      found = k->last_counted(counters, count);
      CHECK(found == place, "%zu counters: %zu, not %zu", count, found, place);
      if (place % 3 != 0) counters[place] = 0;
    }
    k->free_counters(counters);
  }
}

static void check_differences(const kernels *k, report *r) {
  for (int round = 0; round < 2000; round++) {
    size_t mcu_width = (size_t)random_between(r, 1, 4), row_count = (size_t)random_between(r, 1, 4);
    size_t width = (size_t)random_between(r, 1, 70), stride = width + (size_t)random_between(r, 0, 5);
    size_t first = (size_t)random_between(r, 0, (int32_t)((width - 1) / mcu_width)) * mcu_width;
    size_t end = (size_t)random_between(r, (int32_t)first, (int32_t)width);
    size_t bin_count = (size_t)random_between(r, 1, 40);
    buffer levels = make_buffer((row_count - 1) * stride + width, sizeof(int32_t), 1);
    int32_t reach = random_between(r, 0, 2) ? 20 : 32767;
    for (size_t i = 0; i < (row_count - 1) * stride + width; i++) {
      ((int32_t *)levels.start)[i] = random_between(r, -reach, reach);
    }
    uint32_t categories[33] = {0}, expected_categories[33] = {0}, expected[40] = {0};
    buffer differences = make_buffer(bin_count, sizeof(uint32_t), 1);
    memset(differences.start, 0, bin_count * sizeof(uint32_t));
    int32_t previous = random_between(r, -reach, reach), last = previous;
    hs_dc_rows rows = {levels.start, stride, row_count, mcu_width, first, end};
    bool counts_differences = round % 4 != 0;
    int32_t found = k->count_differences(rows, previous, categories, counts_differences ? differences.start : NULL,
                                         bin_count);
    for (size_t mcu = first / mcu_width; mcu * mcu_width < end; mcu++) {
      for (size_t row = 0; row < row_count; row++) {
        for (size_t column = mcu * mcu_width; column < (mcu + 1) * mcu_width && column < end; column++) {
          int32_t level = ((int32_t *)levels.start)[row * stride + column];
          uint32_t magnitude = (uint32_t)abs(level - last);
          last = level;
          expected_categories[category(magnitude)]++;
          if (counts_differences) expected[magnitude < bin_count ? magnitude : bin_count - 1]++;
        }
      }
    }
    CHECK(found == last, "%zu ..< %zu: the last level is %d, not %d", first, end, found, last);
    CHECK(memcmp(categories, expected_categories, sizeof categories) == 0, "%zu ..< %zu: categories", first, end);
    CHECK(memcmp(differences.start, expected, bin_count * sizeof(uint32_t)) == 0, "%zu ..< %zu: bins", first, end);
    free_buffer(r, &levels), free_buffer(r, &differences);
  }
}

const kernel_check counting_checks[] = {
    {"AC symbols are counted by distance and category", check_symbols},
    {"AC levels are counted by magnitude and coded position", check_magnitudes},
    {"the last counter that is not zero is found", check_last},
    {"DC differences are counted in the order of coding", check_differences},
    {NULL, NULL},
};

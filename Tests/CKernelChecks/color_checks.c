#include "check.h"

enum { MOST_SAMPLES = 70, VECTOR_SIZE = 8 };

typedef struct three_rows {
  buffer rows[3], before[3];
} three_rows;

/* Three rows with room for whole vectors, and a copy of them. */
static three_rows any_rows(report *r, size_t count, double least, double greatest) {
  three_rows result;
  size_t room = ROUND_UP(count, VECTOR_SIZE);
  for (size_t channel = 0; channel < 3; channel++) {
    result.rows[channel] = make_buffer(room, sizeof(float), (count + channel) % 3);
    result.before[channel] = make_buffer(room, sizeof(float), 0);
    float *row = result.rows[channel].start;
    for (size_t i = 0; i < room; i++) row[i] = (float)random_number(r, least, greatest);
    memcpy(result.before[channel].start, row, room * sizeof(float));
  }
  return result;
}

static double value(const buffer *b, size_t i) { return (double)((float *)b->start)[i]; }

static void free_rows(report *r, three_rows *rows) {
  for (int channel = 0; channel < 3; channel++) {
    free_buffer(r, &rows->rows[channel]), free_buffer(r, &rows->before[channel]);
  }
}

/* JFIF's equations: luma is 0.299 R + 0.587 G + 0.114 B, chroma its differences to B and R, scaled to 1/2. */
static const double red_part = 0.299, green_part = 0.587, blue_part = 0.114;

/* A difference to 128, a rounded constant, its product, and two sums. */
static void check_to_rgb(const kernels *k, report *r) {
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    three_rows rows = any_rows(r, count, -30, 290);
    k->ycc_to_rgb(rows.rows[0].start, rows.rows[1].start, rows.rows[2].start, count);
    for (size_t i = 0; i < count; i++) {
      double y = value(&rows.before[0], i), cb = value(&rows.before[1], i) - 128, cr = value(&rows.before[2], i) - 128;
      double expected[3] = {y + 2 * (1 - red_part) * cr, 0, y + 2 * (1 - blue_part) * cb};
      expected[1] = (y - red_part * expected[0] - blue_part * expected[2]) / green_part;
      double bound = roundings(5) * (fabs(y) + 2 * fabs(cb) + 2 * fabs(cr)) + 1e-9 * 256;
      for (int channel = 0; channel < 3; channel++) {
        double limited = fmin(fmax(expected[channel], 0), 255), found = value(&rows.rows[channel], i);
        CHECK(fabs(found - limited) <= bound, "%zu of %zu, channel %d: %.6f, not %.6f", i, count, channel, found,
              limited);
      }
    }
    free_rows(r, &rows);
  }
}

/* Luma: a rounded constant, its product, two sums. Chroma: the difference, the constant and the quotient besides. */
static void check_to_ycc(const kernels *k, report *r) {
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    three_rows rows = any_rows(r, count, -20, 275);
    k->rgb_to_ycc(rows.rows[0].start, rows.rows[1].start, rows.rows[2].start, count);
    for (size_t i = 0; i < count; i++) {
      double red = value(&rows.before[0], i), green = value(&rows.before[1], i), blue = value(&rows.before[2], i);
      double y = red_part * red + green_part * green + blue_part * blue;
      double expected[3] = {y, (blue - y) / (2 * (1 - blue_part)), (red - y) / (2 * (1 - red_part))};
      double bound = roundings(7) * (fabs(red) + fabs(green) + fabs(blue));
      for (int channel = 0; channel < 3; channel++) {
        double found = value(&rows.rows[channel], i);
        CHECK(fabs(found - expected[channel]) <= bound, "%zu of %zu, channel %d: %.6f, not %.6f", i, count, channel,
              found, expected[channel]);
      }
    }
    free_rows(r, &rows);
  }
}

/* Three products and three sums each. */
static void check_mixed_colors(const kernels *k, report *r) {
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    three_rows rows = any_rows(r, count, -0.5, 1.5);
    float matrix[12];
    for (int i = 0; i < 12; i++) matrix[i] = (float)random_number(r, -2, 2);
    k->mix_colors(rows.rows[0].start, rows.rows[1].start, rows.rows[2].start, count, matrix);
    for (size_t i = 0; i < count; i++) {
      for (int to = 0; to < 3; to++) {
        double expected = (double)matrix[4 * to + 3], sum = fabs(expected);
        for (int from = 0; from < 3; from++) {
          double part = (double)matrix[4 * to + from] * value(&rows.before[from], i);
          expected += part;
          sum += fabs(part);
        }
        double found = value(&rows.rows[to], i);
        CHECK(fabs(found - expected) <= roundings(4) * sum, "%zu of %zu, channel %d: %.6f, not %.6f", i, count, to, found,
              expected);
      }
    }
    free_rows(r, &rows);
  }
}

/* To the nearest sixteenth: where the sum with a half is rounded up to a whole, the next one is right, too. */
static void check_lookup(const kernels *k, report *r) {
  float *table = make_buffer(HS_LINEAR_TABLE_COUNT, sizeof(float), 0).start;
  for (size_t i = 0; i < HS_LINEAR_TABLE_COUNT; i++) table[i] = (float)i;
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    three_rows rows = any_rows(r, count, -20, 275);
    k->look_up(rows.rows[0].start, count, table);
    for (size_t i = 0; i < count; i++) {
      double exact = 16 * fmin(fmax(value(&rows.before[0], i), 0), 255), found = value(&rows.rows[0], i);
      CHECK(fabs(found - exact) <= 0.5 + 4096 * UNIT_ROUNDOFF, "%zu of %zu: %g, not %g", i, count, found, exact);
    }
    free_rows(r, &rows);
  }
  free(table);
}

/* Places are exact, the table's differences, their products and sums are not. */
static void check_interpolation(const kernels *k, report *r) {
  float *table = make_buffer(HS_ENCODING_TABLE_COUNT, sizeof(float), 0).start;
  for (size_t i = 0; i < HS_ENCODING_TABLE_COUNT; i++) table[i] = (float)random_number(r, 0, 255);
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    three_rows rows = any_rows(r, count, -0.1, 1.1);
    k->interpolate(rows.rows[0].start, count, table);
    for (size_t i = 0; i < count; i++) {
      double place = 4096 * fmin(fmax(value(&rows.before[0], i), 0), 1), part = place - floor(place);
      double below = (double)table[(int)place], above = (double)table[(int)place + 1];
      double expected = below + part * (above - below), found = value(&rows.rows[0], i);
      CHECK(fabs(found - expected) <= roundings(3) * (below + fabs(above - below)), "%zu of %zu: %.6f, not %.6f", i,
            count, found, expected);
    }
    free_rows(r, &rows);
  }
  free(table);
}

/* In single precision, without fused operations, every processor computes the same bits. */
static void check_same_colors(const kernels *k, report *r) {
  const float mixing[12] = {1.4f, -0.3f, -0.1f, 0.01f, -0.06f, 1.1f, -0.04f, 0.02f, -0.02f, -0.08f, 1.1f, 0};
  float *linear = make_buffer(HS_LINEAR_TABLE_COUNT, sizeof(float), 0).start;
  float *encoding = make_buffer(HS_ENCODING_TABLE_COUNT, sizeof(float), 0).start;
  for (size_t i = 0; i < HS_LINEAR_TABLE_COUNT; i++) linear[i] = (float)random_number(r, 0, 1);
  for (size_t i = 0; i < HS_ENCODING_TABLE_COUNT; i++) encoding[i] = (float)random_number(r, 0, 255);
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    three_rows rows = any_rows(r, count, -20, 275);
    const kernels *both[2] = {k, &baseline_kernels};
    for (int which = 0; which < 2; which++) {
      buffer *own = which == 0 ? rows.rows : rows.before;
      both[which]->ycc_to_rgb(own[0].start, own[1].start, own[2].start, count);
      both[which]->rgb_to_ycc(own[0].start, own[1].start, own[2].start, count);
      both[which]->mix_colors(own[0].start, own[1].start, own[2].start, count, mixing);
      both[which]->look_up(own[0].start, count, linear);
      both[which]->interpolate(own[0].start, count, encoding);
    }
    for (int channel = 0; channel < 3; channel++) {
      CHECK(memcmp(rows.rows[channel].start, rows.before[channel].start, count * sizeof(float)) == 0,
            "%zu samples, channel %d", count, channel);
    }
    free_rows(r, &rows);
  }
  free(linear), free(encoding);
}

static void check_packing(const kernels *k, report *r) {
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    three_rows rows = any_rows(r, count, -20, 275);
    buffer pixels = make_buffer(3 * count, 2, count % 3);
    k->pack_16(rows.rows[0].start, rows.rows[1].start, rows.rows[2].start, count, pixels.start);
    for (size_t i = 0; i < 3 * count; i++) {
      double exact = fmin(fmax(257 * value(&rows.rows[i % 3], i / 3), 0), 65535);
      int found = ((uint16_t *)pixels.start)[i];
      /* A product and a sum. */
      CHECK(fabs(found - exact) <= 0.5 + roundings(2) * 65536, "%zu of %zu: %d, not %.4f", i, count, found, exact);
    }
    buffer back[3];
    for (int channel = 0; channel < 3; channel++) back[channel] = make_buffer(count, sizeof(float), 1);
    k->unpack_16(pixels.start, count, back[0].start, back[1].start, back[2].start);
    for (size_t i = 0; i < 3 * count; i++) {
      double exact = ((uint16_t *)pixels.start)[i] / 257.0, found = value(&back[i % 3], i / 3);
      CHECK(fabs(found - exact) <= roundings(1) * exact, "%zu of %zu: %.6f, not %.6f", i, count, found, exact);
    }
    for (int channel = 0; channel < 3; channel++) free_buffer(r, &back[channel]);
    free_buffer(r, &pixels), free_rows(r, &rows);
  }
}

static void check_inks(const kernels *k, report *r) {
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    three_rows rows = any_rows(r, count, -20, 275), others = any_rows(r, count, -20, 275);
    const buffer *inks[4] = {&rows.rows[0], &rows.rows[1], &rows.rows[2], &others.rows[0]};
    buffer pixels = make_buffer(4 * count, 1, count % 3);
    uint8_t ink_mask = count % 2 ? 255 : 0, black_mask = count % 4 < 2 ? 255 : 0;
    k->pack_cmyk(inks[0]->start, inks[1]->start, inks[2]->start, inks[3]->start, count, ink_mask, black_mask,
                 pixels.start);
    for (size_t i = 0; i < 4 * count; i++) {
      double exact = fmin(fmax(value(inks[i % 4], i / 4), 0), 255);
      int found = ((uint8_t *)pixels.start)[i] ^ (i % 4 == 3 ? black_mask : ink_mask);
      CHECK(fabs(found - exact) <= 0.5 + 256 * UNIT_ROUNDOFF, "%zu of %zu: %d, not %.4f", i, count, found, exact);
    }
    for (size_t i = 0; i < 4 * count; i++) ((uint8_t *)pixels.start)[i] = (uint8_t)random_between(r, 0, 255);
    k->multiply_inks(pixels.start, count, rows.rows[0].start, rows.rows[1].start, rows.rows[2].start);
    for (size_t i = 0; i < 3 * count; i++) {
      const uint8_t *pixel = (uint8_t *)pixels.start + i / 3 * 4;
      double exact = (255.0 - pixel[i % 3]) * (255.0 - pixel[3]) / 255, found = value(&rows.rows[i % 3], i / 3);
      /* A quotient and a product. */
      CHECK(fabs(found - exact) <= roundings(2) * exact, "%zu of %zu: %.6f, not %.6f", i, count, found, exact);
    }
    free_buffer(r, &pixels), free_rows(r, &rows), free_rows(r, &others);
  }
}

const kernel_check color_checks[] = {
    {"Y Cb Cr becomes RGB by JFIF's equations", check_to_rgb},
    {"RGB becomes Y Cb Cr by JFIF's equations", check_to_ycc},
    {"samples are looked up to the nearest sixteenth", check_lookup},
    {"light is mixed by a matrix", check_mixed_colors},
    {"light is encoded between the entries of the table", check_interpolation},
    {"colors are the same for every processor", check_same_colors},
    {"pixels of 16 bits are packed to the nearest, and unpacked", check_packing},
    {"inks are packed to the nearest, and multiplied", check_inks},
    {NULL, NULL},
};

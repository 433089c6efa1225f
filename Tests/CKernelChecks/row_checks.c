#include "check.h"

enum { MOST_SAMPLES = 70, MOST_ROWS = 20 };

static buffer any_floats(report *r, size_t count, size_t offset, double least, double greatest) {
  buffer floats = make_buffer(count, sizeof(float), offset);
  for (size_t i = 0; i < count; i++) ((float *)floats.start)[i] = (float)random_number(r, least, greatest);
  return floats;
}

static float at(const buffer *b, size_t i) { return ((float *)b->start)[i]; }

/* A product for each row, and as many sums. */
static void check_mixed_rows(const kernels *k, report *r) {
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    for (size_t row_count = 1; row_count <= MOST_ROWS; row_count++) {
      buffer rows[MOST_ROWS], output = make_buffer(ROUND_UP(count, 16), sizeof(float), count % 3);
      const float *starts[MOST_ROWS];
      float weights[MOST_ROWS];
      for (size_t row = 0; row < row_count; row++) {
        rows[row] = any_floats(r, ROUND_UP(count, 16), row % 4, -300, 300);
        starts[row] = rows[row].start;
        weights[row] = (float)random_number(r, -0.3, 1.2);
      }
      k->mix_rows(starts, weights, row_count, count, output.start);
      for (size_t i = 0; i < count; i++) {
        double sum = 0, magnitude = 0;
        for (size_t row = 0; row < row_count; row++) {
          sum += (double)weights[row] * (double)at(&rows[row], i);
          magnitude += fabs((double)weights[row] * (double)at(&rows[row], i));
        }
        double bound = roundings((int)row_count + 1) * magnitude;
        CHECK(fabs((double)at(&output, i) - sum) <= bound, "%zu of %zu samples, %zu rows: %.6f, not %.6f", i, count,
              row_count, (double)at(&output, i), sum);
      }
      for (size_t row = 0; row < row_count; row++) free_buffer(r, &rows[row]);
      free_buffer(r, &output);
    }
  }
}

static void check_interleaving(const kernels *k, report *r) {
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    size_t stride = count + (size_t)random_between(r, 0, 20), length = (HS_LANES - 1) * stride + count;
    buffer rows = any_floats(r, length, count % 3, 0, 1), columns = make_buffer(HS_LANES * count, sizeof(float), 1);
    buffer back = make_buffer(length, sizeof(float), count % 2);
    k->interleave(rows.start, stride, count, columns.start);
    k->deinterleave(columns.start, count, back.start, stride);
    for (size_t lane = 0; lane < HS_LANES; lane++) {
      for (size_t i = 0; i < count; i++) {
        float expected = at(&rows, lane * stride + i);
        CHECK(at(&columns, HS_LANES * i + lane) == expected, "%zu columns: column %zu, row %zu", count, i, lane);
        CHECK(at(&back, lane * stride + i) == expected, "%zu columns: row %zu, column %zu", count, lane, i);
      }
    }
    free_buffer(r, &rows), free_buffer(r, &columns), free_buffer(r, &back);
  }
}

static void check_mixed_columns(const kernels *k, report *r) {
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    for (size_t tap_count = 1; tap_count <= MOST_ROWS; tap_count++) {
      size_t input_count = tap_count + (size_t)random_between(r, 0, 30);
      buffer columns = any_floats(r, HS_LANES * input_count, count % 3, -300, 300);
      buffer weights = any_floats(r, count * tap_count, 1, -0.3, 1.2);
      buffer output = make_buffer(HS_LANES * count, sizeof(float), tap_count % 3);
      int32_t starts[MOST_SAMPLES];
      for (size_t i = 0; i < count; i++) starts[i] = random_between(r, 0, (int32_t)(input_count - tap_count));
      k->mix_columns(columns.start, starts, weights.start, tap_count, count, output.start);
      for (size_t i = 0; i < HS_LANES * count; i++) {
        double sum = 0, magnitude = 0;
        for (size_t tap = 0; tap < tap_count; tap++) {
          double term = (double)at(&weights, i / HS_LANES * tap_count + tap) *
                        (double)at(&columns, HS_LANES * ((size_t)starts[i / HS_LANES] + tap) + i % HS_LANES);
          sum += term;
          magnitude += fabs(term);
        }
        double bound = roundings((int)tap_count + 1) * magnitude;
        CHECK(fabs((double)at(&output, i) - sum) <= bound, "%zu of %zu columns, %zu taps: %.6f, not %.6f", i / HS_LANES,
              count, tap_count, (double)at(&output, i), sum);
      }
      free_buffer(r, &columns), free_buffer(r, &weights), free_buffer(r, &output);
    }
  }
}

static void check_reduction(const kernels *k, report *r) {
  for (size_t row_count = 1; row_count <= MOST_SAMPLES; row_count++) {
    for (size_t factor = 1; factor <= 4; factor++) {
      size_t count = (row_count + factor - 1) / factor + (size_t)random_between(r, 0, 2);
      buffer row = any_floats(r, row_count, row_count % 3, -200, 200), sums = any_floats(r, count, 1, -500, 500);
      buffer before = make_buffer(count, sizeof(float), 0);
      memcpy(before.start, sums.start, count * sizeof(float));
      k->add_reduced(row.start, row_count, factor, sums.start, count);
      for (size_t i = 0; i < count; i++) {
        double sum = (double)at(&before, i), magnitude = fabs(sum);
        for (size_t place = factor * i; place < factor * (i + 1); place++) {
          double sample = (double)at(&row, place < row_count ? place : row_count - 1);
          sum += sample;
          magnitude += fabs(sample);
        }
        CHECK(fabs((double)at(&sums, i) - sum) <= roundings((int)factor) * magnitude,
              "%zu of %zu sums of %zu, row of %zu: %.6f, not %.6f", i, count, factor, row_count, (double)at(&sums, i),
              sum);
      }
      free_buffer(r, &row), free_buffer(r, &sums), free_buffer(r, &before);
    }
  }
}

/*
 * A product, a difference (times 16 is exact), and 2,048.5 on top: rounded before what is behind the point is cut off.
 */
static void check_fixed(const kernels *k, report *r) {
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    float scale = count % 2 ? 1 : 1 / (float)random_between(r, 1, 16), offset = count % 3 ? 128 : 0;
    buffer values = any_floats(r, count, count % 3, -300 / (double)scale, 400 / (double)scale);
    buffer fixed = make_buffer(count, 2, 1);
    k->to_fixed(values.start, count, scale, offset, fixed.start);
    for (size_t i = 0; i < count; i++) {
      double product = (double)at(&values, i) * (double)scale, exact = 16 * (product - (double)offset);
      double bound = 0.5 + roundings(2) * 16 * (fabs(product) + (double)offset) + 4096 * UNIT_ROUNDOFF;
      double limited = fmin(fmax(exact, -2048), 2032);
      int found = ((int16_t *)fixed.start)[i];
      CHECK(fabs(found - limited) <= bound, "%zu of %zu: %d, not %.4f", i, count, found, limited);
    }
    free_buffer(r, &values), free_buffer(r, &fixed);
  }
}

static void check_rounding(const kernels *k, report *r) {
  for (size_t count = 1; count <= MOST_SAMPLES; count++) {
    buffer samples = any_floats(r, count, count % 3, -40, 300), before = make_buffer(count, sizeof(float), 0);
    memcpy(before.start, samples.start, count * sizeof(float));
    k->round_samples(samples.start, count);
    for (size_t i = 0; i < count; i++) {
      double limited = fmin(fmax((double)at(&before, i), 0), 255), found = (double)at(&samples, i);
      CHECK(found == floor(found) && fabs(found - limited) <= 0.5 + 256 * UNIT_ROUNDOFF, "%zu of %zu: %g, not %g", i,
            count, found, limited);
    }
    free_buffer(r, &samples), free_buffer(r, &before);
  }
}

static void check_reversal(const kernels *k, report *r) {
  for (size_t count = 0; count <= MOST_SAMPLES; count++) {
    buffer values = any_floats(r, count, count % 3, 0, 1), before = make_buffer(count, sizeof(float), 0);
    memcpy(before.start, values.start, count * sizeof(float));
    k->reverse(values.start, count);
    for (size_t i = 0; i < count; i++) CHECK(at(&values, i) == at(&before, count - 1 - i), "%zu of %zu", i, count);
    free_buffer(r, &values), free_buffer(r, &before);
  }
}

const kernel_check row_checks[] = {
    {"rows are mixed by their weights", check_mixed_rows},
    {"rows become columns of eight and rows again", check_interleaving},
    {"columns are mixed by their weights", check_mixed_columns},
    {"rows are added up by twos, threes and fours, the last sample repeated", check_reduction},
    {"values become sixteenths, limited to what samples have", check_fixed},
    {"samples are rounded as decoders show them", check_rounding},
    {"rows are reversed", check_reversal},
    {NULL, NULL},
};

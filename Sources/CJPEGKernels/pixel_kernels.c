#include "pixel_kernels.h"

#include "float_kernels.h"

void hs_idct_table_init(hs_idct_table *drawing, const uint16_t steps[64], int32_t width, int32_t height) {
  memset(drawing, 0, sizeof *drawing);
  drawing->width = width;
  drawing->height = height;
  double scale = sqrt((double)width * height) / 8;
  for (int i = 0; i < 64; i++) drawing->steps[i] = (float)(steps[i] * scale);
  for (int k = 0; k < 8; k++) {
    for (int n = 0; k < width && n < width; n++) drawing->across[k][n] = (float)cosine_basis(k, n, width);
    for (int n = 0; k < height && n < height; n++) drawing->down[k][n] = (float)cosine_basis(k, n, height);
  }
}

/* One block of up to eight samples across. */
#define DRAW_NARROW(coefficients, drawing, samples, stride) \
  do { \
    int kept_across = (drawing)->width < 8 ? (drawing)->width : 8; \
    int kept_down = (drawing)->height < 8 ? (drawing)->height : 8; \
    f32x8 lines[8]; \
    int line_frequencies[8], line_count = 0; \
    for (int k = 0; k < kept_down; k++) { \
      uint64_t halves[2]; \
      memcpy(halves, (coefficients) + 8 * k, sizeof halves); \
      if ((halves[0] | halves[1]) == 0) continue; \
      f32x8 sum = {0}; \
      for (int j = 0; j < kept_across; j++) { \
        float value = (float)(coefficients)[8 * k + j] * (drawing)->steps[8 * k + j]; \
        sum += value * CONST_VECTOR((drawing)->across[j]); \
      } \
      lines[line_count] = sum; \
      line_frequencies[line_count++] = k; \
    } \
    for (int n = 0; n < (drawing)->height; n++) { \
      f32x8 sum = SPLAT(128.0f); \
      for (int i = 0; i < line_count; i++) sum += (drawing)->down[line_frequencies[i]][n] * lines[i]; \
      VECTOR((samples) + (size_t)n * (stride)) = sum; \
    } \
  } while (0)

MULTIVERSION
void hs_scaled_idct(const int16_t *blocks, size_t count, const hs_idct_table *drawing, float *samples,
                    size_t stride) {
  if (drawing->width <= 8) {
    for (size_t block = 0; block < count; block++, blocks += 64, samples += drawing->width) {
      DRAW_NARROW(blocks, drawing, samples, stride);
    }
    return;
  }
  hs_idct_table part;
  for (int32_t column = 0; column < drawing->width; column += 8) {
    /* All frequencies of eight of the samples. */
    part = *drawing;
    part.width = 8;
    for (int k = 0; k < 8; k++) memcpy(part.across[k], drawing->across[k] + column, 8 * sizeof(float));
    for (size_t block = count; block-- > 0;) {
      /* The last part of a block is narrower; from right to left nothing that was drawn is drawn over. */
      float *place = samples + block * (size_t)drawing->width + (size_t)column;
      if (column + 8 <= drawing->width) {
        DRAW_NARROW(blocks + 64 * block, &part, place, stride);
      } else {
        float own[8 * HS_LARGEST_DRAWN_BLOCK];
        DRAW_NARROW(blocks + 64 * block, &part, own, 8);
        for (int32_t n = 0; n < drawing->height; n++) {
          memcpy(place + (size_t)n * stride, own + 8 * n, (size_t)(drawing->width - column) * sizeof(float));
        }
      }
    }
  }
}

MULTIVERSION
void hs_ycc_to_rgb(float *y, float *cb, float *cr, size_t count) {
  const f32x8 least = {0}, greatest = SPLAT(255.0f);
  for (size_t i = 0; i < count; i += 8) {
    f32x8 luma = CONST_VECTOR(y + i), blue = CONST_VECTOR(cb + i) - 128.0f, red = CONST_VECTOR(cr + i) - 128.0f;
    f32x8 r = luma + 1.402f * red;
    f32x8 g = luma - 0.344136286f * blue - 0.714136286f * red;
    f32x8 b = luma + 1.772f * blue;
    VECTOR(y + i) = AT_MOST(AT_LEAST(r, least), greatest);
    VECTOR(cb + i) = AT_MOST(AT_LEAST(g, least), greatest);
    VECTOR(cr + i) = AT_MOST(AT_LEAST(b, least), greatest);
  }
}

MULTIVERSION
void hs_look_up(float *samples, size_t count, const float table[HS_LINEAR_TABLE_COUNT]) {
  const f32x8 least = {0}, greatest = SPLAT(255.0f);
  for (size_t i = 0; i < count; i += 8) {
    f32x8 limited = AT_MOST(AT_LEAST(CONST_VECTOR(samples + i), least), greatest);
    i32x8 index = __builtin_convertvector(limited * 16.0f + 0.5f, i32x8);
    for (int lane = 0; lane < 8; lane++) samples[i + (size_t)lane] = table[index[lane]];
  }
}

MULTIVERSION
void hs_interpolate(float *values, size_t count, const float table[HS_ENCODING_TABLE_COUNT]) {
  const f32x8 least = {0}, greatest = SPLAT(1.0f);
  for (size_t i = 0; i < count; i += 8) {
    f32x8 place = AT_MOST(AT_LEAST(CONST_VECTOR(values + i), least), greatest) * 4096.0f;
    i32x8 index = __builtin_convertvector(place, i32x8);
    f32x8 part = place - __builtin_convertvector(index, f32x8);
    f32x8 below, above;
    for (int lane = 0; lane < 8; lane++) {
      below[lane] = table[index[lane]];
      above[lane] = table[index[lane] + 1];
    }
    VECTOR(values + i) = below + part * (above - below);
  }
}

MULTIVERSION
void hs_mix_rows(const float *const *rows, const float *weights, size_t row_count, size_t count, float *output) {
  for (size_t i = 0; i < count; i += 16) {
    f32x8 left = {0}, right = {0};
    for (size_t row = 0; row < row_count; row++) {
      left += weights[row] * CONST_VECTOR(rows[row] + i);
      right += weights[row] * CONST_VECTOR(rows[row] + i + 8);
    }
    VECTOR(output + i) = left;
    VECTOR(output + i + 8) = right;
  }
}

void hs_interleave(const float *rows, size_t stride, size_t count, float *columns) {
  for (size_t i = 0; i < count; i++) {
    for (size_t lane = 0; lane < HS_LANES; lane++) columns[HS_LANES * i + lane] = rows[lane * stride + i];
  }
}

void hs_deinterleave(const float *columns, size_t count, float *rows, size_t stride) {
  for (size_t lane = 0; lane < HS_LANES; lane++) {
    for (size_t i = 0; i < count; i++) rows[lane * stride + i] = columns[HS_LANES * i + lane];
  }
}

MULTIVERSION
void hs_mix_columns(const float *columns, const int32_t *starts, const float *weights, size_t tap_count, size_t count,
                    float *output) {
  for (size_t i = 0; i < count; i++, weights += tap_count) {
    const float *column = columns + HS_LANES * (size_t)starts[i];
    f32x8 sum = {0};
    for (size_t tap = 0; tap < tap_count; tap++) sum += weights[tap] * CONST_VECTOR(column + HS_LANES * tap);
    VECTOR(output + HS_LANES * i) = sum;
  }
}

MULTIVERSION
void hs_rgb_to_ycc(float *r, float *g, float *b, size_t count) {
  for (size_t i = 0; i < count; i += 8) {
    f32x8 red = CONST_VECTOR(r + i), green = CONST_VECTOR(g + i), blue = CONST_VECTOR(b + i);
    f32x8 luma = 0.299f * red + 0.587f * green + 0.114f * blue;
    VECTOR(r + i) = luma;
    VECTOR(g + i) = (blue - luma) / 1.772f;
    VECTOR(b + i) = (red - luma) / 1.402f;
  }
}

MULTIVERSION
void hs_mix_colors(float *r, float *g, float *b, size_t count, const float matrix[12]) {
  for (size_t i = 0; i < count; i += 8) {
    f32x8 red = CONST_VECTOR(r + i), green = CONST_VECTOR(g + i), blue = CONST_VECTOR(b + i);
    VECTOR(r + i) = matrix[0] * red + matrix[1] * green + matrix[2] * blue + matrix[3];
    VECTOR(g + i) = matrix[4] * red + matrix[5] * green + matrix[6] * blue + matrix[7];
    VECTOR(b + i) = matrix[8] * red + matrix[9] * green + matrix[10] * blue + matrix[11];
  }
}

MULTIVERSION
void hs_add_reduced(const float *row, size_t row_count, size_t factor, float *sums, size_t count) {
  if (factor == 1) {
    for (size_t i = 0; i < count; i++) sums[i] += row[i < row_count ? i : row_count - 1];
    return;
  }
  size_t whole = row_count / factor < count ? row_count / factor : count;
  for (size_t i = 0; i < whole; i++) {
    float sum = 0;
    for (size_t part = 0; part < factor; part++) sum += row[factor * i + part];
    sums[i] += sum;
  }
  for (size_t i = whole; i < count; i++) {
    for (size_t part = 0; part < factor; part++) {
      size_t place = factor * i + part;
      sums[i] += row[place < row_count ? place : row_count - 1];
    }
  }
}

MULTIVERSION
void hs_to_fixed(const float *values, size_t count, float scale, float offset, int16_t *fixed) {
  for (size_t i = 0; i < count; i++) {
    float value = (values[i] * scale - offset) * 16.0f;
    value = value > 2032.0f ? 2032.0f : value < -2048.0f ? -2048.0f : value;
    fixed[i] = (int16_t)(int32_t)(value + 2048.5f) - 2048;
  }
}

static uint16_t to_16(float value) {
  float scaled = value * 257.0f + 0.5f;
  return scaled < 0 ? 0 : scaled > 65535.0f ? 65535 : (uint16_t)scaled;
}

void hs_pack_16(const float *r, const float *g, const float *b, size_t count, uint16_t *pixels) {
  for (size_t i = 0; i < count; i++) {
    pixels[3 * i] = to_16(r[i]);
    pixels[3 * i + 1] = to_16(g[i]);
    pixels[3 * i + 2] = to_16(b[i]);
  }
}

void hs_unpack_16(const uint16_t *pixels, size_t count, float *r, float *g, float *b) {
  for (size_t i = 0; i < count; i++) {
    r[i] = (float)pixels[3 * i] / 257.0f;
    g[i] = (float)pixels[3 * i + 1] / 257.0f;
    b[i] = (float)pixels[3 * i + 2] / 257.0f;
  }
}

static uint8_t to_8(float value) { return value < 0 ? 0 : value > 255.0f ? 255 : (uint8_t)(value + 0.5f); }

void hs_pack_cmyk(const float *c, const float *m, const float *y, const float *k, size_t count, uint8_t ink_mask,
                  uint8_t black_mask, uint8_t *pixels) {
  for (size_t i = 0; i < count; i++) {
    pixels[4 * i] = to_8(c[i]) ^ ink_mask;
    pixels[4 * i + 1] = to_8(m[i]) ^ ink_mask;
    pixels[4 * i + 2] = to_8(y[i]) ^ ink_mask;
    pixels[4 * i + 3] = to_8(k[i]) ^ black_mask;
  }
}

void hs_multiply_inks(const uint8_t *pixels, size_t count, float *r, float *g, float *b) {
  for (size_t i = 0; i < count; i++) {
    float light = (float)(255 - pixels[4 * i + 3]) / 255.0f;
    r[i] = (float)(255 - pixels[4 * i]) * light;
    g[i] = (float)(255 - pixels[4 * i + 1]) * light;
    b[i] = (float)(255 - pixels[4 * i + 2]) * light;
  }
}

MULTIVERSION
void hs_round_samples(float *samples, size_t count) {
  for (size_t i = 0; i < count; i++) {
    float limited = samples[i] < 0 ? 0 : samples[i] > 255.0f ? 255.0f : samples[i];
    samples[i] = (float)(int32_t)(limited + 0.5f);
  }
}

void hs_reverse(float *values, size_t count) {
  for (size_t i = 0; i < count / 2; i++) {
    float other = values[count - 1 - i];
    values[count - 1 - i] = values[i];
    values[i] = other;
  }
}

/* The transform of eight samples, by frequency. */
static void fill_forward(float forward[8][8]) {
  for (int k = 0; k < 8; k++) {
    for (int n = 0; n < 8; n++) forward[k][n] = (float)(cosine_basis(k, n, 8));
  }
}

static void gather_block(const hs_sample_rows *rows, size_t column, float block[8][8]) {
  size_t last_row = rows->height - 1, last_column = rows->width - 1;
  for (size_t y = 0; y < 8; y++) {
    const int16_t *row = rows->first + (ptrdiff_t)(y < last_row ? y : last_row) * rows->down;
    for (size_t x = 0; x < 8; x++) {
      size_t place = column + x;
      block[y][x] = (float)row[(ptrdiff_t)(place < last_column ? place : last_column) * rows->across];
    }
  }
}

MULTIVERSION
void hs_forward_dct(const hs_sample_rows *rows, size_t block_count, const uint16_t steps[64], int16_t *blocks) {
  float forward[8][8], transposed[8][8], scales[64];
  /* Samples are in sixteenths. */
  for (int i = 0; i < 64; i++) scales[i] = 0.0625f / (float)steps[i];
  fill_forward(forward);
  for (int k = 0; k < 8; k++) {
    for (int n = 0; n < 8; n++) transposed[n][k] = forward[k][n];
  }
  for (size_t block = 0; block < block_count; block++, blocks += 64) {
    float samples[8][8];
    gather_block(rows, 8 * block, samples);
    /* First across: each row becomes a sum of the rows of the transposed basis. */
    f32x8 lines[8];
    for (int y = 0; y < 8; y++) {
      f32x8 sum = {0};
      for (int x = 0; x < 8; x++) sum += samples[y][x] * CONST_VECTOR(transposed[x]);
      lines[y] = sum;
    }
    for (int k = 0; k < 8; k++) {
      f32x8 sum = {0};
      for (int y = 0; y < 8; y++) sum += forward[k][y] * lines[y];
      STORE_COEFFICIENTS(blocks + 8 * k, sum * CONST_VECTOR(scales + 8 * k));
    }
  }
}

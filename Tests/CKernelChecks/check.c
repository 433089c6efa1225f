#include "check.h"

#include <stdarg.h>
#include <stdio.h>

bool wrong(report *r, const char *format, ...) {
  if (r->message[0] != 0) return false;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(r->message, KERNEL_MESSAGE_SIZE, format, arguments);
  va_end(arguments);
  return false;
}

/* SplitMix64. */
static uint64_t next(report *r) {
  uint64_t z = r->random += 0x9E3779B97F4A7C15;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

int32_t random_between(report *r, int32_t least, int32_t greatest) {
  return (int32_t)((int64_t)least + (int64_t)(next(r) % (uint64_t)((int64_t)greatest - least + 1)));
}

double random_number(report *r, double least, double greatest) {
  return least + (greatest - least) * ((double)(next(r) >> 11) / (double)((uint64_t)1 << 53));
}

#if defined(__SANITIZE_ADDRESS__)
enum { GUARD = 0 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { GUARD = 0 };
#else
enum { GUARD = 64 };
#endif
#else
enum { GUARD = 64 };
#endif

enum { GUARD_BYTE = 0xA5 };

buffer make_buffer(size_t count, size_t size, size_t offset) {
  size_t end = (count + offset) * size;
  unsigned char *allocation = malloc(end + GUARD + 1);
  if (allocation == NULL) abort();
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  /* Not a byte more than there is to be. */
  free(allocation);
  allocation = malloc(end > 0 ? end : 1);
  if (allocation == NULL) abort();
#endif
#endif
  memset(allocation, GUARD_BYTE, end + GUARD);
  return (buffer){allocation + offset * size, allocation, end};
}

bool free_buffer(report *r, buffer *b) {
  const unsigned char *guard = (const unsigned char *)b->allocation + b->guard_offset;
  bool is_whole = true;
  for (size_t i = 0; i < GUARD; i++) is_whole = is_whole && guard[i] == GUARD_BYTE;
  free(b->allocation);
  return is_whole || wrong(r, "something is written behind the end of a buffer");
}

double cosine(int frequency, int sample, int count) {
  return sqrt((frequency == 0 ? 1.0 : 2.0) / count) * cos(acos(-1.0) * (2 * sample + 1) * frequency / (2.0 * count));
}

/* Both directions of the transform are one sum over the same basis. */
static void transform(const double in[64], double out[64], bool is_inverse) {
  static double basis[8][8];
  if (basis[0][0] == 0) {
    for (int k = 0; k < 8; k++) {
      for (int n = 0; n < 8; n++) basis[k][n] = cosine(k, n, 8);
    }
  }
  double half[64];
  for (int y = 0; y < 8; y++) {
    for (int x = 0; x < 8; x++) {
      half[8 * y + x] = 0;
      for (int i = 0; i < 8; i++) half[8 * y + x] += in[8 * y + i] * (is_inverse ? basis[i][x] : basis[x][i]);
    }
  }
  for (int y = 0; y < 8; y++) {
    for (int x = 0; x < 8; x++) {
      out[8 * y + x] = 0;
      for (int i = 0; i < 8; i++) out[8 * y + x] += half[8 * i + x] * (is_inverse ? basis[i][y] : basis[y][i]);
    }
  }
}

void inverse_dct(const double coefficients[64], double samples[64]) { transform(coefficients, samples, true); }
void forward_dct(const double samples[64], double coefficients[64]) { transform(samples, coefficients, false); }

const uint8_t *zigzag_walk(void) {
  static uint8_t order[64];
  int row = 0, column = 0;
  for (int position = 0; position < 64; position++) {
    order[position] = (uint8_t)(8 * row + column);
    /* Up and to the right on even diagonals, down and to the left on odd ones. */
    if ((row + column) % 2 == 0) {
      if (column == 7) {
        row++;
      } else {
        column++;
        if (row > 0) row--;
      }
    } else {
      if (row == 7) {
        column++;
      } else {
        row++;
        if (column > 0) column--;
      }
    }
  }
  return order;
}

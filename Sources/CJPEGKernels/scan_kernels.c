#include "CJPEGKernels.h"

#include "kernel_vectors.h"
#include "zigzag_order.h"

enum { EOI = 0xD9, RST0 = 0xD0, NO_END_OF_SCAN = 1 };

/* Zeros that may be read behind the coded bytes: what an MCU can take at most, and a whole load. */
enum { SLACK = HS_MAXIMUM_MCU_BYTES + 16 };

/* Advances that end a block: they lead beyond its last position, and tell why. */
enum { END_OF_BLOCK = 64, LONG_CODE = 127 };

#define MEANING(advance, value_bits, bits) ((hs_code_meaning)((advance) << 9 | (value_bits) << 5 | (bits)))
#define ADVANCE(meaning) ((unsigned)(meaning) >> 9)
#define VALUE_BITS(meaning) ((unsigned)(meaning) >> 5 & 15)
#define ALL_BITS(meaning) ((unsigned)(meaning) & 31)

#define PAIR(first_value, advance, first_advance, value_bits, bits) \
  ((uint32_t)(first_value) << 22 | (hs_pair_meaning)((advance) << 14 | (first_advance) << 9 | (value_bits) << 5 | (bits)))
#define FIRST_VALUE(pair) ((int32_t)(pair) >> 22)
#define PAIR_ADVANCE(pair) ((pair) >> 14 & 255)
#define FIRST_ADVANCE(pair) ((pair) >> 9 & 31)

/* The value that the highest bits stand for (F.2.2.1, EXTEND): without its first bit it is negative. No bits: 0. */
static inline int32_t extend(uint64_t bits, unsigned count) {
  int32_t negative = (int32_t)(~bits >> 63);
  return (int32_t)((bits >> 1) >> (63 - count)) + (-negative & (1 - (1 << count)));
}

/* 0: no symbol of an 8-bit file (tables F.1 and F.2, figure F.1). */
static hs_code_meaning meaning_of(uint8_t symbol, unsigned length, bool is_dc) {
  unsigned run = symbol >> 4, value_bits = symbol & 15;
  if (is_dc) return symbol <= 11 ? MEANING(0, symbol, length + symbol) : 0;
  if (symbol == 0) return MEANING(END_OF_BLOCK, 0, length);
  if (symbol == 0xF0) return MEANING(16, 0, length);
  return value_bits >= 1 && value_bits <= 10 ? MEANING(run + 1, value_bits, length + value_bits) : 0;
}

/* The AC symbol that is behind a meaning; anything for what is none. */
static inline uint8_t symbol_of(hs_code_meaning meaning) {
  unsigned advance = ADVANCE(meaning);
  return advance == END_OF_BLOCK ? 0 : (uint8_t)((advance - 1) << 4 | VALUE_BITS(meaning));
}

/* The code behind that of `first` in the bits that were looked up; 0: not all of it is there. */
static hs_code_meaning second_of(const hs_code_lookup *lookup, unsigned bits, hs_code_meaning first) {
  if (ADVANCE(first) > 16 || ALL_BITS(first) >= HS_LOOKUP_BITS || VALUE_BITS(first) > 9) return 0;
  hs_code_meaning second = lookup->meanings[bits << ALL_BITS(first) & ((1 << HS_LOOKUP_BITS) - 1)];
  unsigned code_length = ALL_BITS(second) - VALUE_BITS(second);
  return ADVANCE(second) == LONG_CODE || ALL_BITS(first) + code_length > HS_LOOKUP_BITS ? 0 : second;
}

/* Two symbols are found at once where the first leaves enough of the bits for the code of the second. */
static void make_pairs(hs_code_lookup *lookup) {
  for (unsigned next = 0; next < 1 << HS_LOOKUP_BITS; next++) {
    hs_code_meaning first = lookup->meanings[next];
    /* A single one is told as two in the same place, so that nothing has to look which of both it is. */
    unsigned advance = ADVANCE(first);
    lookup->pairs[next] = PAIR(0, advance, advance > 16 ? 0 : advance, VALUE_BITS(first), ALL_BITS(first));
    hs_code_meaning second = second_of(lookup, next, first);
    if (second == 0) continue;
    uint64_t value_bits = (uint64_t)next << (64 - HS_LOOKUP_BITS + ALL_BITS(first) - VALUE_BITS(first));
    lookup->pairs[next] = PAIR(extend(value_bits, VALUE_BITS(first)), ADVANCE(first) + ADVANCE(second), ADVANCE(first),
                               VALUE_BITS(second), ALL_BITS(first) + ALL_BITS(second));
  }
}

bool hs_code_lookup_init(hs_code_lookup *lookup, const uint8_t counts[17], const uint8_t symbols[256], bool is_dc) {
  for (size_t i = 0; i < 1 << HS_LOOKUP_BITS; i++) lookup->meanings[i] = MEANING(LONG_CODE, 0, 0);
  uint32_t code = 0;
  unsigned index = 0;
  for (unsigned length = 1; length <= 16; length++, code <<= 1) {
    if (index + counts[length] > 256) return false;
    lookup->first_indices[length] = (int32_t)index - (int32_t)code;
    for (unsigned i = 0; i < counts[length]; i++, index++, code++) {
      if (code + 1 >= (uint32_t)1 << length || (is_dc && symbols[index] > 15)) return false;
      hs_code_meaning meaning = meaning_of(symbols[index], length, is_dc);
      lookup->by_index[index] = meaning;
      if (length > HS_LOOKUP_BITS || meaning == 0) continue;
      size_t copies = (size_t)1 << (HS_LOOKUP_BITS - length);
      for (size_t copy = 0; copy < copies; copy++) lookup->meanings[code * copies + copy] = meaning;
    }
    lookup->ends[length] = code << (16 - length);
  }
  if (!is_dc) make_pairs(lookup);
  return true;
}

/* What the next bits mean, whatever the length of their code; 0: nothing. */
static hs_code_meaning find(const hs_code_lookup *lookup, uint64_t bits) {
  uint32_t next = (uint32_t)(bits >> 48);
  for (unsigned length = 1; length <= 16; length++) {
    if (next < lookup->ends[length]) {
      return lookup->by_index[lookup->first_indices[length] + (int32_t)(next >> (16 - length))];
    }
  }
  return 0;
}

static bool is_restart(uint8_t marker) { return marker >= RST0 && marker < RST0 + 8; }

/* Moves what is left of the window to its start, and fills it up to the next marker. */
static void fill_window(hs_scan *scan) {
  size_t left = (size_t)(scan->window_end - scan->position);
  memmove(scan->window, scan->position, left);
  uint8_t *out = scan->window + left;
  uint8_t *const full = scan->window + HS_SCAN_WINDOW - SLACK;
  const uint8_t *in = scan->next;
  scan->loaded_end = in;
  while (scan->marker == 0 && out < full) {
    size_t count = (size_t)(scan->end - in);
    if (count > (size_t)(full - out)) count = (size_t)(full - out);
    const uint8_t *found = memchr(in, 0xFF, count);
    if (found != NULL) count = (size_t)(found - in);
    memcpy(out, in, count);
    in += count;
    out += count;
    scan->loaded_end = in;
    if (found != NULL) {
      if (scan->end - in < 2) {
        scan->marker = NO_END_OF_SCAN;
      } else if (in[1] == 0) {
        *out++ = 0xFF;
        in += 2;
        scan->loaded_end = in;
      } else {
        scan->marker = in[1] == EOI || is_restart(in[1]) ? in[1] : NO_END_OF_SCAN;
        in += 2;
      }
    } else if (in == scan->end) {
      scan->marker = NO_END_OF_SCAN;
    }
  }
  memset(out, 0, SLACK);
  scan->next = in;
  scan->window_end = out;
  scan->position = scan->window;
  /* The last bytes before a marker are looked after MCU by MCU. */
  scan->last_safe_position =
      scan->marker == 0 && out - scan->window > HS_MAXIMUM_MCU_BYTES ? out - HS_MAXIMUM_MCU_BYTES : scan->window;
}

void hs_scan_init(hs_scan *scan, const uint8_t *bytes, size_t byte_count) {
  scan->next = scan->loaded_end = bytes;
  scan->end = bytes + byte_count;
  scan->left_to_restart = scan->restart_interval;
  scan->restart_number = 0;
  scan->marker = 0;
  scan->bits = 0;
  scan->bit_count = 0;
  scan->window_end = scan->window;
  scan->position = scan->last_safe_position = scan->window;
}

/* Bytes of the window that have been begun. */
static const uint8_t *used_up_to(const hs_scan *scan) { return scan->position - scan->bit_count / 8; }

/* No bit was taken from behind the marker. */
static bool is_within(const hs_scan *scan) { return scan->marker == 0 || used_up_to(scan) <= scan->window_end; }

/* Every bit up to the marker was used, but for less than a byte. */
static bool is_at_marker(const hs_scan *scan) { return scan->marker != 0 && used_up_to(scan) == scan->window_end; }

/* Sees to it that the next MCU can be read. False: the last one took more than there was. */
static bool prepare(hs_scan *scan) {
  if (scan->marker == 0) fill_window(scan);
  return is_within(scan);
}

/* The marker that ends what is in the window has to be RSTn of the right number. */
static bool restart(hs_scan *scan) {
  /* The window may have ended exactly here, with the marker unseen. */
  if (scan->marker == 0) fill_window(scan);
  if (!is_at_marker(scan) || scan->marker != RST0 + scan->restart_number) return false;
  scan->restart_number = (scan->restart_number + 1) % 8;
  scan->left_to_restart = scan->restart_interval;
  for (size_t i = 0; i < scan->component_count; i++) scan->components[i].prediction = 0;
  scan->marker = 0;
  scan->bits = 0;
  scan->bit_count = 0;
  scan->position = scan->window_end;
  fill_window(scan);
  return true;
}

#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

/* Fills `bits` up: at least 56 bits are there then. What lies behind them is what the next byte begins with. */
#define REFILL() \
  do { \
    uint64_t loaded_ = LOAD(uint64_t, position); \
    bits |= __builtin_bswap64(loaded_) >> bit_count; \
    position += (63 - bit_count) >> 3; \
    bit_count |= 56; \
  } while (0)

#define DROP(count) \
  do { \
    unsigned count_ = (count); \
    bits <<= count_; \
    bit_count -= count_; \
  } while (0)

/* Bits of a value behind those of its code, and of what stands before that. */
#define VALUE(meaning) extend(bits << (ALL_BITS(meaning) - VALUE_BITS(meaning)), VALUE_BITS(meaning))

static inline void count_difference(hs_scan_counts *counts, int32_t level) {
  int32_t difference = level - counts->last;
  uint32_t magnitude = (uint32_t)(difference < 0 ? -difference : difference);
  counts->differences[magnitude ? 32 - __builtin_clz(magnitude) : 0]++;
  counts->last = level;
}

/* Of the 56 bits that REFILL sees to it takes at most 26; DC takes at most 27. */
#define AC_SYMBOLS() \
  do { \
    size_t looked_up_ = bits >> (64 - HS_LOOKUP_BITS); \
    hs_pair_meaning pair_ = ac->pairs[looked_up_]; \
    unsigned next_ = k + PAIR_ADVANCE(pair_); \
    if (UNLIKELY(next_ > 63)) { \
      unsigned first_ = k + FIRST_ADVANCE(pair_); \
      if (PAIR_ADVANCE(pair_) - FIRST_ADVANCE(pair_) == END_OF_BLOCK && first_ < 63) { \
        if (first_ > k) block[natural_index[first_]] = (int16_t)FIRST_VALUE(pair_); \
        k = first_; \
        if (counts != NULL) counts->pairs[looked_up_]++; \
        DROP(ALL_BITS(pair_)); \
        goto block_ended; \
      } \
      /* A long code, or one that is the last of the block: by itself. */ \
      hs_code_meaning meaning_ = find(ac, bits); \
      next_ = k + ADVANCE(meaning_); \
      if (counts != NULL) counts->others[symbol_of(meaning_)]++; \
      if (meaning_ == 0 || next_ > 63) { \
        if (ADVANCE(meaning_) != END_OF_BLOCK) return false; \
        DROP(ALL_BITS(meaning_)); \
        goto block_ended; \
      } \
      block[natural_index[next_]] = (int16_t)VALUE(meaning_); \
      DROP(ALL_BITS(meaning_)); \
    } else { \
      block[natural_index[k + FIRST_ADVANCE(pair_)]] = (int16_t)FIRST_VALUE(pair_); \
      block[natural_index[next_]] = (int16_t)VALUE(pair_); \
      if (counts != NULL) counts->pairs[looked_up_]++; \
      DROP(ALL_BITS(pair_)); \
    } \
    k = next_; \
  } while (0)

/* Where there is nothing to count, the compiler leaves the counting out. */
static inline __attribute__((always_inline)) bool decode_row(hs_scan *scan, const hs_scan_target targets[4],
                                                             size_t mcu_count, bool counts_symbols) {
  for (size_t mcu = 0; mcu < mcu_count; mcu++) {
    if (scan->restart_interval != 0) {
      if (scan->left_to_restart == 0 && !restart(scan)) return false;
      scan->left_to_restart--;
    }
    if (scan->position >= scan->last_safe_position && !prepare(scan)) return false;

    uint64_t bits = scan->bits;
    uint32_t bit_count = scan->bit_count;
    const uint8_t *position = scan->position;
    for (size_t i = 0; i < scan->component_count; i++) {
      hs_scan_component *component = &scan->components[i];
      const hs_code_lookup *dc = component->dc, *ac = component->ac;
      size_t first_column = component->mcu_width * mcu;
      for (size_t row = 0; row < component->mcu_height; row++) {
        int16_t *block = targets[i].blocks + row * targets[i].stride + 64 * first_column;
        for (size_t column = 0; column < component->mcu_width; column++, block += 64) {
          REFILL();
          hs_code_meaning difference = dc->meanings[bits >> (64 - HS_LOOKUP_BITS)];
          if (UNLIKELY(ADVANCE(difference) == LONG_CODE)) {
            difference = find(dc, bits);
            if (difference == 0) return false;
          }
          component->prediction += VALUE(difference);
          DROP(ALL_BITS(difference));
          if (UNLIKELY(component->prediction < HS_LEAST_DC || component->prediction > HS_GREATEST_DC)) return false;
          block[0] = (int16_t)component->prediction;

          hs_scan_counts *counts = NULL;
          if (counts_symbols && row < targets[i].picture_height && first_column + column < component->picture_width) {
            counts = component->counts;
            count_difference(counts, component->prediction);
          }
          unsigned k = 0;
          AC_SYMBOLS();
          while (k < 63) {
            REFILL();
            AC_SYMBOLS();
            if (k == 63) break;
            AC_SYMBOLS();
          }
        block_ended:
          /* Zeros that were told before the end of the block was: no coder has to, and ours does not. */
          if (counts != NULL && k > 0 && block[natural_index[k]] == 0) counts->idle_run_count++;
        }
      }
    }
    scan->bits = bits;
    scan->bit_count = bit_count;
    scan->position = position;
  }
  return is_within(scan);
}

MULTIVERSION
bool hs_scan_decode_row(hs_scan *scan, const hs_scan_target targets[4], size_t mcu_count) {
  return scan->components[0].counts != NULL ? decode_row(scan, targets, mcu_count, true)
                                            : decode_row(scan, targets, mcu_count, false);
}

void hs_scan_add_symbols(const hs_code_lookup *ac, const hs_scan_counts *counts, uint64_t symbols[256]) {
  for (unsigned bits = 0; bits < 1 << HS_LOOKUP_BITS; bits++) {
    if (counts->pairs[bits] == 0) continue;
    hs_code_meaning first = ac->meanings[bits];
    hs_code_meaning second = second_of(ac, bits, first);
    symbols[symbol_of(first)] += counts->pairs[bits];
    if (second != 0) symbols[symbol_of(second)] += counts->pairs[bits];
  }
  for (unsigned symbol = 0; symbol < 256; symbol++) symbols[symbol] += counts->others[symbol];
}

const uint8_t *hs_scan_end_of_data(const hs_scan *scan) {
  const uint8_t *end = scan->loaded_end;
  for (const uint8_t *unused = used_up_to(scan); unused < scan->window_end; unused++) end -= *unused == 0xFF ? 2 : 1;
  return end;
}

bool hs_scan_is_complete(hs_scan *scan) {
  if (scan->marker == 0) fill_window(scan);
  if (!is_at_marker(scan)) return false;
  /* Some cameras end the last interval, too, by a restart marker. */
  const uint8_t *next = scan->next;
  uint8_t marker = scan->marker;
  while (is_restart(marker) && scan->end - next >= 2 && next[0] == 0xFF) {
    marker = next[1];
    next += 2;
  }
  return marker == EOI;
}

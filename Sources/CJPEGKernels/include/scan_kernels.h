/*
 * Decodes the one scan of a sequential Huffman-coded file (ITU-T T.81, F.2.2) into blocks.
 *
 * Only what is flawless: every code in the tables, every block full to its end and no further, every restart marker in
 * its place, EOI right behind the last MCU. Anything else ends it, and is left to a decoder that knows what to say
 * about it.
 */
#ifndef SCAN_KERNELS_H
#define SCAN_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef __clang__
#define _Nonnull
#define _Nullable
#endif

/*
 * HS_LOOKUP_BITS: codes up to this length are found at once.
 * HS_LEAST_DC, HS_GREATEST_DC: what samples of 8 bits come to.
 * HS_MAXIMUM_MCU_BYTES: ten blocks (B.2.3) of at most 64 codes of 16 bits with 11 bits behind each.
 */
enum { HS_LEAST_DC = -1024, HS_GREATEST_DC = 1023 };
enum { HS_LOOKUP_BITS = 11, HS_MAXIMUM_MCU_BYTES = 10 * 64 * 27 / 8, HS_SCAN_WINDOW = 1 << 15 };

/*
 * What a code stands for, in one number. From the lowest bit: 5 bits: bits that the code and its value take; 4 bits:
 * bits of the value; 7 bits: by how much the coded position advances.
 */
typedef uint16_t hs_code_meaning;

/*
 * What the next bits stand for: a symbol, or a small one with its value and the one behind it. From the lowest bit: 5
 * bits: bits that all takes; 4 bits: bits of the last symbol's value; 5 bits: by how much the first of two advances,
 * else 0; 8 bits: by how much all advances; 10 bits: the value of the first of two.
 */
typedef uint32_t hs_pair_meaning;

/* A Huffman table (C.2), arranged for looking up. */
typedef struct hs_code_lookup {
  hs_code_meaning meanings[1 << HS_LOOKUP_BITS]; /* by the next bits */
  hs_pair_meaning pairs[1 << HS_LOOKUP_BITS];    /* likewise; of AC */
  hs_code_meaning by_index[256];                 /* in order of increasing codes; 0: not of a file of 8 bits */
  uint32_t ends[17];                             /* by length: behind the last code, as 16 bits from the left */
  int32_t first_indices[17];                     /* by length: index of the first code, less that code */
} hs_code_lookup;

/*
 * Arranges a table as DHT has it: counts of codes of 1 to 16 bits at [1] to [16], then symbols. False: not a Huffman
 * table, one with the code that is all ones (C.2), or a DC category above 15.
 */
bool hs_code_lookup_init(hs_code_lookup *_Nonnull lookup, const uint8_t counts[_Nonnull 17],
                         const uint8_t symbols[_Nonnull 256], bool is_dc);

/* What is found in a component's blocks, dummy blocks left out: by what was looked up, so that a look counts once. */
typedef struct hs_scan_counts {
  uint32_t pairs[1 << HS_LOOKUP_BITS];
  uint32_t others[256];     /* symbols that were found by themselves */
  uint32_t differences[33]; /* of DC, by category, from one block that is no dummy to the next */
  int32_t last;             /* DC of the block before */
  /* Blocks with runs of zeros (ZRL) that no level follows: legal, but not the only way to say it. */
  uint32_t idle_run_count;
} hs_scan_counts;

typedef struct hs_scan_component {
  const hs_code_lookup *_Nonnull dc;
  const hs_code_lookup *_Nonnull ac;
  size_t mcu_width, mcu_height;       /* blocks of an MCU */
  size_t picture_width;               /* blocks across that are no dummies */
  int32_t prediction;                 /* 0 at the start */
  hs_scan_counts *_Nullable counts;   /* zeroed; null: nothing is counted */
} hs_scan_component;

/* A scan in work. All that is not set by hs_scan_init is set by its owner, and only before the first row. */
typedef struct hs_scan {
  size_t component_count;
  hs_scan_component components[4];
  uint32_t restart_interval; /* MCUs; 0: none */

  /* Of the file, what has not been looked at. */
  const uint8_t *_Nonnull next;
  const uint8_t *_Nonnull end;
  /* Behind the last byte that is in the window: a marker stands there, or what has not been looked at. */
  const uint8_t *_Nonnull loaded_end;
  uint32_t left_to_restart;
  uint8_t restart_number;
  /* The marker behind the bytes in the window; 0: none yet, 1: no marker that ends a scan well. */
  uint8_t marker;

  /* The next bits of the window, from the highest; behind them what is in the window anyway. */
  uint64_t bits;
  uint32_t bit_count;
  const uint8_t *_Nonnull position; /* of the next byte that is not all in `bits` */
  const uint8_t *_Nonnull last_safe_position; /* up to here an MCU cannot leave the window */
  uint8_t *_Nonnull window_end;
  /* Coded bytes without their stuffing; zeros behind them. */
  uint8_t window[HS_SCAN_WINDOW];
} hs_scan;

/* Starts at the first byte behind a scan header. */
void hs_scan_init(hs_scan *_Nonnull scan, const uint8_t *_Nonnull bytes, size_t byte_count);

/* Where the blocks of a row of MCUs go, for one component: zeroed blocks, natural order. */
typedef struct hs_scan_target {
  int16_t *_Nonnull blocks;
  size_t stride;      /* coefficients from one row of blocks to the next */
  size_t picture_height; /* of the rows of blocks, how many are no dummies */
} hs_scan_target;

/* Decodes a row of MCUs. False: something is not flawless; the blocks of this row are anything then. */
bool hs_scan_decode_row(hs_scan *_Nonnull scan, const hs_scan_target targets[_Nonnull 4], size_t mcu_count);

/* Nothing is left but EOI; asked behind the last row. */
bool hs_scan_is_complete(hs_scan *_Nonnull scan);

/* Where in the file the decoded data end: behind the last row, what stands there belongs to no picture. */
const uint8_t *_Nonnull hs_scan_end_of_data(const hs_scan *_Nonnull scan);

/* Adds the AC symbols (ITU-T T.81, F.1.2.2) that were counted up, by run x 16 + category. */
void hs_scan_add_symbols(const hs_code_lookup *_Nonnull ac, const hs_scan_counts *_Nonnull counts,
                         uint64_t symbols[_Nonnull 256]);

#endif

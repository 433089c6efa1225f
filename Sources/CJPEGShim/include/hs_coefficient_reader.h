#ifndef HS_COEFFICIENT_READER_H
#define HS_COEFFICIENT_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hs_status.h"
#include "hs_types.h"

/* What a decode may spend. */
typedef struct hs_read_limits {
  uint32_t maximum_scan_count;
  uint32_t maximum_scan_work;          /* blocks visited over all scans, as a multiple of the picture's blocks */
  uint64_t maximum_memory_byte_count;  /* everything libjpeg and the coefficient arrays take */
  uint64_t maximum_cpu_nanoseconds;    /* of the calling thread, for the whole decode */
  /* Asked now and then while decoding; true stops with HS_CANCELLED. May be NULL. Must return. */
  bool (*_Nullable should_stop)(void *_Nullable context);
  void *_Nullable stop_context;
  /*
   * Makes the coefficients of damaged files ones that can be written: those that no 8-bit picture has are limited (AC
   * to +-1,023, DC to -1,024 ... 1,023, ITU-T T.81, table F.1 and F.2), and those whose quantization step is 0 become
   * 0, which is what decoders make of them.
   */
  bool conceals_damage;

  /*
   * Leaves flawless files with a single scan to libjpeg, too, which takes about twice as long. The coefficients are the
   * same: to look at them with another decoder.
   */
  bool decodes_by_library;

  /* Counts symbols, where libjpeg does not decode: see hs_coefficient_reader_symbol_counts. */
  bool counts_symbols;

  /* The bytes end where the picture's data do: EOI is taken to stand behind them. */
  bool end_is_implied;

  /*
   * Keeps no rows that the observer has seen, where the file has a single scan: there is memory for one row of MCUs
   * only, and hs_coefficient_reader_block_row must not be called.
   */
  bool discards_rows;
} hs_read_limits;

typedef struct hs_frame {
  uint32_t width;
  uint32_t height;
  uint8_t component_count;
  uint8_t maximum_horizontal_sampling;
  uint8_t maximum_vertical_sampling;
  hs_color_space color_space;
  bool is_progressive;
  bool is_arithmetic;
  bool has_multiple_scans;
  hs_component components[HS_MAXIMUM_COMPONENTS];
} hs_frame;

typedef struct hs_coefficient_reader hs_coefficient_reader;

/* NULL: no memory. */
hs_coefficient_reader *_Nullable hs_coefficient_reader_create(const hs_read_limits *_Nonnull limits);

void hs_coefficient_reader_destroy(hs_coefficient_reader *_Nullable reader);

/*
 * Reads up to the first scan header. Call once, first. The bytes must stay in place until `hs_coefficient_reader_read`
 * has returned; afterwards they are not looked at.
 */
void hs_coefficient_reader_read_header(hs_coefficient_reader *_Nonnull reader, const uint8_t *_Nonnull bytes,
                                       size_t byte_count, hs_frame *_Nonnull frame, hs_status *_Nonnull status);

/*
 * Called for block rows that are final, each row of each component exactly once, top to bottom within a component:
 * for a single-scan file while they are still in the cache. `blocks` points at row_count rows of padded_width_in_blocks
 * blocks of 64 coefficients in natural order, contiguous. Must return.
 */
typedef void (*hs_row_observer)(void *_Nullable context, int32_t component, uint32_t first_row, uint32_t row_count,
                                const int16_t *_Nonnull blocks);

/* Decodes every scan. Call once, after read_header succeeded. */
void hs_coefficient_reader_read(hs_coefficient_reader *_Nonnull reader, hs_row_observer _Nullable observer,
                                void *_Nullable context, hs_status *_Nonnull status);

/* The component's quantization table as it was when its first scan began, natural order. False: it had none. */
bool hs_coefficient_reader_quantization_table(const hs_coefficient_reader *_Nonnull reader, int32_t component,
                                              uint16_t table[_Nonnull 64]);

/* The first block of a row; the row's blocks follow, padded_width_in_blocks of them. Valid until destroy. */
const int16_t *_Nonnull hs_coefficient_reader_block_row(const hs_coefficient_reader *_Nonnull reader,
                                                        int32_t component, uint32_t row);

/* How many coefficients conceals_damage has changed. */
uint64_t hs_coefficient_reader_concealed_count(const hs_coefficient_reader *_Nonnull reader);

/* How many coefficients no 8-bit picture has (see conceals_damage); 0 where they are concealed. */
uint64_t hs_coefficient_reader_out_of_range_count(const hs_coefficient_reader *_Nonnull reader);

/*
 * How many bytes of the file it takes up to the end of the last MCU, where all of the picture is a single scan whose
 * every MCU is flawless; 0: nobody knows.
 */
size_t hs_coefficient_reader_end_of_data(const hs_coefficient_reader *_Nonnull reader);

/* False: the file has a single scan without a flaw, and libjpeg has only read its headers. */
bool hs_coefficient_reader_used_library(const hs_coefficient_reader *_Nonnull reader);

/* Differences of 16-bit DC coefficients have up to so many bits. */
enum { HS_MAXIMUM_DIFFERENCE = 16 };

/*
 * The symbols (ITU-T T.81, F.1.2) that a component's blocks take, dummy blocks left out, in a scan without restarts: DC
 * by category, AC by run x 16 + category.
 */
typedef struct hs_symbol_counts {
  uint64_t dc[HS_MAXIMUM_DIFFERENCE + 1];
  uint64_t ac[256];
} hs_symbol_counts;

/* False: nobody has counted; zeros then. */
bool hs_coefficient_reader_symbol_counts(const hs_coefficient_reader *_Nonnull reader, int32_t component,
                                         hs_symbol_counts *_Nonnull counts);

/* Warnings since creation. */
hs_warnings hs_coefficient_reader_warnings(const hs_coefficient_reader *_Nonnull reader);

#endif

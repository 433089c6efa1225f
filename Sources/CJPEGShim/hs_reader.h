/* A reader from within: what the files that it is made of share. */
#ifndef HS_READER_H
#define HS_READER_H

#include "hs_coefficient_reader.h"
#include "hs_coefficient_store.h"
#include "hs_error_manager.h"
#include "hs_sequential_scan.h"
#include "hs_source.h"

struct hs_coefficient_reader {
  struct jpeg_decompress_struct cinfo;
  hs_error_manager errors;
  hs_source source;
  hs_sequential_scan *only_scan;
  struct jpeg_progress_mgr progress;
  hs_read_limits limits;
  hs_coefficient_store store;
  bool is_created;

  uint64_t picture_block_count;
  uint64_t visited_block_count;
  uint64_t cpu_start;

  hs_row_observer observer;
  void *observer_context;
  bool observes_while_reading;
  bool used_library;
  JDIMENSION observed_row_count[HS_MAXIMUM_COMPONENTS];
  uint64_t concealed_count;
  uint64_t out_of_range_count;
  const uint8_t *end_of_data; /* NULL: not known */
};

/* hs_reader_limits.c: ends the decode where it costs too much. Runs for every MCU row of every scan. */
void hs_reader_check_limits(j_common_ptr common);

/* hs_reader_rows.c: rows `start` ..< `end` of a component that are begun anew, or final. */
void hs_reader_clear_rows(hs_coefficient_reader *reader, int32_t component, JDIMENSION start, JDIMENSION end);

/* Shows the observer the rows before `end` that it has not seen, picture rows only. */
void hs_reader_observe_rows(hs_coefficient_reader *reader, int32_t component, JDIMENSION end);

/* hs_reader_arrays.c: the store in place of libjpeg's virtual arrays. */
void hs_reader_set_arrays(hs_coefficient_reader *reader);

/* Takes the memory that the limits allow, once. */
void hs_reader_open_store(hs_coefficient_reader *reader);

/*
 * hs_reader_scan.c: decodes the only scan of a flawless file. False: libjpeg has to decode it from the start. It finds
 * the rows that were finished as it makes them itself, and all others zeroed.
 */
bool hs_reader_decode_only_scan(hs_coefficient_reader *reader);

#endif

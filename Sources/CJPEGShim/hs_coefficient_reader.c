#include "hs_coefficient_reader.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hs_allocation.h"
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

static uint64_t thread_cpu_nanoseconds(void) {
  struct timespec now;
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0) return 0;
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* Runs for every MCU row of every scan. */
static void check_limits(j_common_ptr common) {
  hs_coefficient_reader *reader = common->client_data;
  if (reader->cinfo.input_scan_number > (int64_t)reader->limits.maximum_scan_count) hs_fail(common, HS_TOO_MANY_SCANS);
  if (thread_cpu_nanoseconds() - reader->cpu_start > reader->limits.maximum_cpu_nanoseconds) {
    hs_fail(common, HS_DEADLINE);
  }
  if (reader->limits.should_stop != NULL && reader->limits.should_stop(reader->limits.stop_context)) {
    hs_fail(common, HS_CANCELLED);
  }
}

static void clear_rows(hs_coefficient_reader *reader, int32_t component, JDIMENSION start, JDIMENSION row_count) {
  hs_plane *plane = &reader->store.planes[component];
  memset(plane->rows[start], 0, (size_t)row_count * plane->blocks_per_row * sizeof(JBLOCK));
}

static void conceal_rows(hs_coefficient_reader *reader, int32_t component, JDIMENSION start, JDIMENSION end) {
  hs_plane *plane = &reader->store.planes[component];
  const JQUANT_TBL *table = reader->cinfo.comp_info[component].quant_table;
  JCOEF least[DCTSIZE2], greatest[DCTSIZE2];
  for (int k = 0; k < DCTSIZE2; k++) {
    bool is_lost = table != NULL && table->quantval[k] == 0;
    least[k] = is_lost ? 0 : k == 0 ? HS_LEAST_DC : -1023;
    greatest[k] = is_lost ? 0 : HS_GREATEST_DC;
  }
  JCOEF *coefficient = (JCOEF *)plane->rows[start];
  size_t block_count = (size_t)(end - start) * plane->blocks_per_row;
  for (size_t block = 0; block < block_count; block++, coefficient += DCTSIZE2) {
    uint32_t changed = 0;
    for (int k = 0; k < DCTSIZE2; k++) {
      JCOEF value = coefficient[k];
      JCOEF limited = value < least[k] ? least[k] : value > greatest[k] ? greatest[k] : value;
      changed += limited != value;
      coefficient[k] = limited;
    }
    reader->concealed_count += changed;
  }
}

/* Of each block the sum of what is beyond the least and the greatest: 0 in all but very few files. */
static void look_for_impossible(hs_coefficient_reader *reader, int32_t component, JDIMENSION start, JDIMENSION end) {
  hs_plane *plane = &reader->store.planes[component];
  const JCOEF *coefficient = (const JCOEF *)plane->rows[start];
  size_t block_count = (size_t)(end - start) * plane->blocks_per_row;
  for (size_t block = 0; block < block_count; block++, coefficient += DCTSIZE2) {
    uint16_t beyond = (uint16_t)(coefficient[0] < HS_LEAST_DC || coefficient[0] > HS_GREATEST_DC);
    for (int k = 1; k < DCTSIZE2; k++) beyond += (uint16_t)((uint16_t)(coefficient[k] + 1023) > 2046);
    reader->out_of_range_count += beyond;
  }
}

/* Shows the observer the rows before `end` that it has not seen, picture rows only. */
static void observe_rows(hs_coefficient_reader *reader, int32_t component, JDIMENSION end) {
  JDIMENSION height = reader->cinfo.comp_info[component].height_in_blocks;
  JDIMENSION start = reader->observed_row_count[component];
  if (end > height) end = height;
  if (start >= end) return;
  reader->observed_row_count[component] = end;
  if (reader->limits.conceals_damage) {
    conceal_rows(reader, component, start, end);
  } else if (reader->used_library) {
    look_for_impossible(reader, component, start, end);
  }
  if (reader->observer == NULL) return;
  reader->observer(reader->observer_context, component, start, end - start,
                   (const int16_t *)reader->store.planes[component].rows[start]);
}

/* Takes the memory that the limits allow, once. */
static void open_store(hs_coefficient_reader *reader) {
  j_decompress_ptr cinfo = &reader->cinfo;
  if (reader->store.mapping != NULL) return;
  if (hs_coefficient_store_byte_count(&reader->store, cinfo) > reader->limits.maximum_memory_byte_count) {
    hs_fail((j_common_ptr)cinfo, HS_MEMORY_LIMIT);
  }
  if (!hs_coefficient_store_open(&reader->store, cinfo)) hs_fail((j_common_ptr)cinfo, HS_OUT_OF_MEMORY);
}

/* Called once for each component, in order, when the decoder sets itself up. */
static jvirt_barray_ptr request_plane(j_common_ptr common, int pool_id, boolean pre_zero, JDIMENSION blocks_per_row,
                                      JDIMENSION row_count, JDIMENSION maximum_access) {
  (void)pool_id, (void)pre_zero, (void)maximum_access;
  hs_coefficient_reader *reader = common->client_data;
  open_store(reader);
  for (int ci = 0; ci < reader->cinfo.num_components; ci++) {
    hs_plane *plane = &reader->store.planes[ci];
    if (plane->is_handed_out) continue;
    /* The store is laid out as libjpeg lays its arrays out; anything else would be written out of bounds. */
    if (plane->blocks_per_row != blocks_per_row || plane->row_count != row_count) break;
    plane->is_handed_out = true;
    return (jvirt_barray_ptr)plane;
  }
  hs_fail(common, HS_LIBRARY_ERROR);
}

static JBLOCKARRAY access_plane(j_common_ptr common, jvirt_barray_ptr array, JDIMENSION start_row, JDIMENSION row_count,
                                boolean writable) {
  (void)writable;
  hs_coefficient_reader *reader = common->client_data;
  hs_plane *plane = (hs_plane *)array;
  if (start_row > plane->row_count || row_count > plane->row_count - start_row) hs_fail(common, HS_LIBRARY_ERROR);
  reader->visited_block_count += (uint64_t)row_count * plane->blocks_per_row;
  if (reader->visited_block_count / reader->limits.maximum_scan_work > reader->picture_block_count) {
    hs_fail(common, HS_TOO_MUCH_WORK);
  }
  if (reader->observes_while_reading) observe_rows(reader, plane->component, start_row);
  if (reader->store.keeps_one_mcu_row) {
    /* Decoding adds to what it finds. */
    clear_rows(reader, plane->component, start_row, row_count);
  }
  return plane->rows + start_row;
}

hs_coefficient_reader *hs_coefficient_reader_create(const hs_read_limits *limits) {
  hs_coefficient_reader *reader = hs_allocate(sizeof *reader);
  if (reader == NULL) return NULL;
  reader->limits = *limits;
  if (reader->limits.maximum_scan_work == 0) reader->limits.maximum_scan_work = 1;
  reader->cpu_start = thread_cpu_nanoseconds();
  reader->cinfo.err = hs_error_manager_init(&reader->errors);
  return reader;
}

void hs_coefficient_reader_destroy(hs_coefficient_reader *reader) {
  if (reader == NULL) return;
  /* Cannot fail: it only gives memory back. */
  if (reader->is_created) jpeg_destroy_decompress(&reader->cinfo);
  hs_coefficient_store_close(&reader->store);
  free(reader->only_scan);
  free(reader);
}

static hs_color_space color_space_of(J_COLOR_SPACE space) {
  switch (space) {
  case JCS_GRAYSCALE:
    return HS_COLOR_GRAY;
  case JCS_YCbCr:
    return HS_COLOR_YCBCR;
  case JCS_RGB:
    return HS_COLOR_RGB;
  case JCS_CMYK:
    return HS_COLOR_CMYK;
  case JCS_YCCK:
    return HS_COLOR_YCCK;
  default:
    return HS_COLOR_UNKNOWN;
  }
}

static void fill_frame(const struct jpeg_decompress_struct *cinfo, hs_frame *frame) {
  memset(frame, 0, sizeof *frame);
  frame->width = cinfo->image_width;
  frame->height = cinfo->image_height;
  frame->component_count = (uint8_t)cinfo->num_components;
  frame->maximum_horizontal_sampling = (uint8_t)cinfo->max_h_samp_factor;
  frame->maximum_vertical_sampling = (uint8_t)cinfo->max_v_samp_factor;
  frame->color_space = color_space_of(cinfo->jpeg_color_space);
  frame->is_progressive = cinfo->progressive_mode;
  frame->is_arithmetic = cinfo->arith_code;
  frame->has_multiple_scans = jpeg_has_multiple_scans((j_decompress_ptr)cinfo);
  for (int ci = 0; ci < cinfo->num_components; ci++) {
    const jpeg_component_info *component = &cinfo->comp_info[ci];
    hs_component *out = &frame->components[ci];
    out->identifier = (uint8_t)component->component_id;
    out->horizontal_sampling = (uint8_t)component->h_samp_factor;
    out->vertical_sampling = (uint8_t)component->v_samp_factor;
    out->width_in_blocks = component->width_in_blocks;
    out->height_in_blocks = component->height_in_blocks;
    JDIMENSION h = (JDIMENSION)component->h_samp_factor, v = (JDIMENSION)component->v_samp_factor;
    out->padded_width_in_blocks = (component->width_in_blocks + h - 1) / h * h;
    out->padded_height_in_blocks = (component->height_in_blocks + v - 1) / v * v;
  }
}

void hs_coefficient_reader_read_header(hs_coefficient_reader *reader, const uint8_t *bytes, size_t byte_count,
                                       hs_frame *frame, hs_status *status) {
  struct jpeg_decompress_struct *cinfo = &reader->cinfo;
  if (setjmp(reader->errors.jump) != 0) {
    *status = reader->errors.status;
    return;
  }
  jpeg_create_decompress(cinfo);
  reader->is_created = true;
  cinfo->client_data = reader;
  hs_watch_allocations((j_common_ptr)cinfo);
  if (reader->limits.maximum_memory_byte_count < LONG_MAX) {
    cinfo->mem->max_memory_to_use = (long)reader->limits.maximum_memory_byte_count;
  }
  cinfo->mem->request_virt_barray = request_plane;
  cinfo->mem->access_virt_barray = access_plane;
  reader->progress.progress_monitor = check_limits;
  cinfo->progress = &reader->progress;

  cinfo->src = hs_source_init(&reader->source, bytes, byte_count);
  reader->source.ends_in_silence = reader->limits.end_is_implied;
  if (jpeg_read_header(cinfo, FALSE) != JPEG_HEADER_OK) hs_fail((j_common_ptr)cinfo, HS_NO_IMAGE);
  if (cinfo->num_components > HS_MAXIMUM_COMPONENTS) hs_fail((j_common_ptr)cinfo, HS_UNSUPPORTED);
  fill_frame(cinfo, frame);
  for (int ci = 0; ci < frame->component_count; ci++) {
    const hs_component *component = &frame->components[ci];
    reader->picture_block_count +=
        (uint64_t)component->padded_width_in_blocks * component->padded_height_in_blocks;
  }
  *status = reader->errors.status;
}

/* Decodes one row of whole MCUs of an interleaved scan, or as many rows of the only component. */
static bool decode_mcu_row(hs_coefficient_reader *reader, JDIMENSION mcu_row) {
  struct jpeg_decompress_struct *cinfo = &reader->cinfo;
  hs_scan_target targets[HS_MAXIMUM_COMPONENTS];
  for (int ci = 0; ci < cinfo->num_components; ci++) {
    hs_plane *plane = &reader->store.planes[ci];
    JDIMENSION height = (JDIMENSION)cinfo->comp_info[ci].v_samp_factor;
    if (reader->store.keeps_one_mcu_row) clear_rows(reader, ci, mcu_row * height, height);
    targets[ci].blocks = (int16_t *)plane->rows[mcu_row * height];
    targets[ci].stride = (size_t)plane->blocks_per_row * DCTSIZE2;
    targets[ci].picture_height = cinfo->comp_info[ci].height_in_blocks - mcu_row * height;
  }
  hs_scan *scan = &reader->only_scan->scan;
  const jpeg_component_info *first = &cinfo->comp_info[0];
  if (cinfo->num_components > 1) {
    return hs_scan_decode_row(scan, targets, reader->store.planes[0].blocks_per_row / (JDIMENSION)first->h_samp_factor);
  }
  JDIMENSION start = mcu_row * (JDIMENSION)first->v_samp_factor;
  JDIMENSION end = start + (JDIMENSION)first->v_samp_factor;
  if (end > first->height_in_blocks) end = first->height_in_blocks;
  for (JDIMENSION row = start; row < end; row++, targets[0].blocks += targets[0].stride) {
    if (!hs_scan_decode_row(scan, targets, first->width_in_blocks)) return false;
  }
  return true;
}

/*
 * Decodes the only scan of a flawless file. False: libjpeg has to decode it from the start. It finds the rows that were
 * finished as it makes them itself, and all others zeroed.
 */
static bool decode_only_scan(hs_coefficient_reader *reader) {
  struct jpeg_decompress_struct *cinfo = &reader->cinfo;
  const struct jpeg_source_mgr *source = &reader->source.base;
  reader->only_scan = hs_sequential_scan_open(cinfo, source->next_input_byte, source->bytes_in_buffer,
                                              reader->limits.counts_symbols);
  if (reader->only_scan == NULL) return false;
  open_store(reader);
  for (int ci = 0; ci < cinfo->num_components; ci++) {
    jpeg_component_info *component = &cinfo->comp_info[ci];
    component->quant_table = cinfo->quant_tbl_ptrs[component->quant_tbl_no];
  }
  JDIMENSION mcu_row_count = reader->store.planes[0].row_count / (JDIMENSION)cinfo->comp_info[0].v_samp_factor;
  for (JDIMENSION mcu_row = 0; mcu_row < mcu_row_count; mcu_row++) {
    check_limits((j_common_ptr)cinfo);
    bool is_flawless = decode_mcu_row(reader, mcu_row);
    if (is_flawless && mcu_row + 1 == mcu_row_count) {
      reader->end_of_data = hs_scan_end_of_data(&reader->only_scan->scan);
      is_flawless = hs_scan_is_complete(&reader->only_scan->scan);
    }
    for (int ci = 0; ci < cinfo->num_components; ci++) {
      jpeg_component_info *component = &cinfo->comp_info[ci];
      JDIMENSION height = (JDIMENSION)component->v_samp_factor;
      if (is_flawless) {
        observe_rows(reader, ci, (mcu_row + 1) * height);
      } else {
        clear_rows(reader, ci, mcu_row * height, height);
        component->quant_table = NULL;
      }
    }
    if (!is_flawless) return false;
  }
  return true;
}

void hs_coefficient_reader_read(hs_coefficient_reader *reader, hs_row_observer observer, void *context,
                                hs_status *status) {
  struct jpeg_decompress_struct *cinfo = &reader->cinfo;
  if (setjmp(reader->errors.jump) != 0) {
    *status = reader->errors.status;
    return;
  }
  reader->observer = observer;
  reader->observer_context = context;
  reader->observes_while_reading = !jpeg_has_multiple_scans(cinfo);
  reader->store.keeps_one_mcu_row = reader->limits.discards_rows && reader->observes_while_reading;
  /* What is concealed in rows that were shown must not be decoded again. */
  if (!reader->limits.decodes_by_library && !reader->limits.conceals_damage && decode_only_scan(reader)) {
    *status = reader->errors.status;
    return;
  }
  hs_source_check_every_code(&reader->source);
  reader->used_library = true;
  (void)jpeg_read_coefficients(cinfo);
  for (int ci = 0; ci < cinfo->num_components; ci++) {
    observe_rows(reader, ci, cinfo->comp_info[ci].height_in_blocks);
  }
  *status = reader->errors.status;
}

bool hs_coefficient_reader_quantization_table(const hs_coefficient_reader *reader, int32_t component,
                                              uint16_t table[64]) {
  const JQUANT_TBL *latched = reader->cinfo.comp_info[component].quant_table;
  if (latched == NULL) return false;
  memcpy(table, latched->quantval, sizeof latched->quantval);
  return true;
}

const int16_t *hs_coefficient_reader_block_row(const hs_coefficient_reader *reader, int32_t component, uint32_t row) {
  return (const int16_t *)reader->store.planes[component].rows[row];
}

uint64_t hs_coefficient_reader_concealed_count(const hs_coefficient_reader *reader) { return reader->concealed_count; }

uint64_t hs_coefficient_reader_out_of_range_count(const hs_coefficient_reader *reader) {
  return reader->out_of_range_count;
}

size_t hs_coefficient_reader_end_of_data(const hs_coefficient_reader *reader) {
  return reader->end_of_data == NULL ? 0 : (size_t)(reader->end_of_data - reader->source.bytes);
}

bool hs_coefficient_reader_used_library(const hs_coefficient_reader *reader) { return reader->used_library; }

bool hs_coefficient_reader_symbol_counts(const hs_coefficient_reader *reader, int32_t component,
                                         hs_symbol_counts *counts) {
  memset(counts, 0, sizeof *counts);
  if (reader->used_library || reader->only_scan == NULL) return false;
  const hs_scan_component *found = &reader->only_scan->scan.components[component];
  /* Symbols that nobody would write again tell nothing of what coding the blocks takes. */
  if (found->counts == NULL || found->counts->idle_run_count > 0) return false;
  hs_scan_add_symbols(found->ac, found->counts, counts->ac);
  for (int category = 0; category <= HS_MAXIMUM_DIFFERENCE; category++) {
    counts->dc[category] = found->counts->differences[category];
  }
  return true;
}

hs_warnings hs_coefficient_reader_warnings(const hs_coefficient_reader *reader) { return reader->errors.warnings; }

#include "hs_coefficient_reader.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "hs_allocation.h"
#include "hs_clock.h"
#include "hs_reader.h"

hs_coefficient_reader *hs_coefficient_reader_create(const hs_read_limits *limits) {
  hs_coefficient_reader *reader = hs_allocate(sizeof *reader);
  if (reader == NULL) return NULL;
  reader->limits = *limits;
  if (reader->limits.maximum_scan_work == 0) reader->limits.maximum_scan_work = 1;
  reader->cpu_start = hs_thread_cpu_nanoseconds();
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
  hs_reader_set_arrays(reader);
  reader->progress.progress_monitor = hs_reader_check_limits;
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
  if (!reader->limits.decodes_by_library && !reader->limits.conceals_damage && hs_reader_decode_only_scan(reader)) {
    *status = reader->errors.status;
    return;
  }
  hs_source_check_every_code(&reader->source);
  reader->used_library = true;
  (void)jpeg_read_coefficients(cinfo);
  for (int ci = 0; ci < cinfo->num_components; ci++) {
    hs_reader_observe_rows(reader, ci, cinfo->comp_info[ci].height_in_blocks);
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

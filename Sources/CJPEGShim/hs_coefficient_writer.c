#include "hs_coefficient_writer.h"

#include <stdlib.h>
#include <string.h>

#include "hs_allocation.h"
#include "hs_destination.h"
#include "hs_error_manager.h"

/* What libjpeg takes for a jvirt_barray_ptr: the rows of one MCU row, filled in when libjpeg asks for them. */
typedef struct row_source {
  int32_t component;
  JDIMENSION height_in_blocks;
  JBLOCKROW rows[MAX_SAMP_FACTOR];
  void *blocks;
} row_source;

/* On the heap, so that a jump finds everything. */
typedef struct writer {
  struct jpeg_compress_struct cinfo;
  hs_error_manager errors;
  hs_destination destination;
  hs_row_provider provider;
  void *provider_context;
  const hs_work_limit *limit;
  row_source sources[HS_MAXIMUM_COMPONENTS];
  jpeg_scan_info scans[HS_MAXIMUM_COMPONENTS];
  bool is_created;
} writer;

static JBLOCKARRAY access_rows(j_common_ptr common, jvirt_barray_ptr array, JDIMENSION start_row, JDIMENSION row_count,
                               boolean writable) {
  (void)writable;
  writer *w = common->client_data;
  row_source *source = (row_source *)array;
  if (start_row >= source->height_in_blocks || row_count > MAX_SAMP_FACTOR) hs_fail(common, HS_LIBRARY_ERROR);
  if (w->limit != NULL) {
    if (hs_thread_cpu_nanoseconds() > w->limit->end_cpu_nanoseconds) hs_fail(common, HS_DEADLINE);
    if (w->limit->should_stop != NULL && w->limit->should_stop(w->limit->stop_context)) hs_fail(common, HS_CANCELLED);
  }
  /* libjpeg makes the rows below the picture up itself. */
  JDIMENSION left = source->height_in_blocks - start_row;
  w->provider(w->provider_context, source->component, start_row, row_count < left ? row_count : left, source->blocks);
  return source->rows;
}

static JDIMENSION div_round_up(uint64_t a, uint64_t b) { return (JDIMENSION)((a + b - 1) / b); }

static void open_row_sources(writer *w, const hs_write_frame *frame) {
  int max_h = 1, max_v = 1;
  for (int ci = 0; ci < frame->component_count; ci++) {
    if (frame->components[ci].horizontal_sampling > max_h) max_h = frame->components[ci].horizontal_sampling;
    if (frame->components[ci].vertical_sampling > max_v) max_v = frame->components[ci].vertical_sampling;
  }
  for (int ci = 0; ci < frame->component_count; ci++) {
    int h = frame->components[ci].horizontal_sampling, v = frame->components[ci].vertical_sampling;
    if (h < 1 || h > MAX_SAMP_FACTOR || v < 1 || v > MAX_SAMP_FACTOR) hs_fail((j_common_ptr)&w->cinfo, HS_LIBRARY_ERROR);
    row_source *source = &w->sources[ci];
    source->component = ci;
    source->height_in_blocks = div_round_up((uint64_t)frame->height * v, (uint64_t)max_v * DCTSIZE);
    JDIMENSION width = div_round_up((uint64_t)frame->width * h, (uint64_t)max_h * DCTSIZE);
    size_t padded_width = (size_t)div_round_up(width, h) * h;
    source->blocks = hs_allocate((size_t)v * padded_width * sizeof(JBLOCK));
    if (source->blocks == NULL) hs_fail((j_common_ptr)&w->cinfo, HS_OUT_OF_MEMORY);
    for (int row = 0; row < v; row++) source->rows[row] = (JBLOCKROW)source->blocks + (size_t)row * padded_width;
  }
}

static void set_huffman_tables(j_compress_ptr cinfo, JHUFF_TBL **slots, const hs_huffman_table *tables) {
  for (int slot = 0; slot < HS_TABLE_SLOTS; slot++) {
    if (!tables[slot].is_present) continue;
    if (slots[slot] == NULL) slots[slot] = jpeg_alloc_huff_table((j_common_ptr)cinfo);
    memcpy(slots[slot]->bits, tables[slot].code_counts, sizeof tables[slot].code_counts);
    memcpy(slots[slot]->huffval, tables[slot].symbols, sizeof tables[slot].symbols);
    slots[slot]->sent_table = FALSE;
  }
}

static void set_up(writer *w, const hs_write_frame *frame) {
  j_compress_ptr cinfo = &w->cinfo;
  cinfo->image_width = frame->width;
  cinfo->image_height = frame->height;
#if JPEG_LIB_VERSION >= 70
  cinfo->jpeg_width = frame->width;
  cinfo->jpeg_height = frame->height;
  cinfo->min_DCT_h_scaled_size = DCTSIZE;
  cinfo->min_DCT_v_scaled_size = DCTSIZE;
#endif
  cinfo->input_components = frame->component_count;
  /* The color space decides only which markers libjpeg adds by itself: none. The segments say it. */
  cinfo->in_color_space = JCS_UNKNOWN;
  jpeg_set_defaults(cinfo);
  cinfo->write_JFIF_header = FALSE;
  cinfo->write_Adobe_marker = FALSE;
  cinfo->optimize_coding = FALSE;
  cinfo->restart_interval = 0;

  for (int slot = 0; slot < HS_TABLE_SLOTS; slot++) {
    const hs_quantization_table *table = &frame->quantization_tables[slot];
    if (!table->is_present) continue;
    if (cinfo->quant_tbl_ptrs[slot] == NULL) cinfo->quant_tbl_ptrs[slot] = jpeg_alloc_quant_table((j_common_ptr)cinfo);
    memcpy(cinfo->quant_tbl_ptrs[slot]->quantval, table->steps, sizeof table->steps);
    cinfo->quant_tbl_ptrs[slot]->sent_table = FALSE;
  }
  set_huffman_tables(cinfo, cinfo->dc_huff_tbl_ptrs, frame->dc_tables);
  set_huffman_tables(cinfo, cinfo->ac_huff_tbl_ptrs, frame->ac_tables);

  for (int ci = 0; ci < frame->component_count; ci++) {
    const hs_write_component *in = &frame->components[ci];
    jpeg_component_info *component = &cinfo->comp_info[ci];
    component->component_id = in->identifier;
    component->h_samp_factor = in->horizontal_sampling;
    component->v_samp_factor = in->vertical_sampling;
    component->quant_tbl_no = in->quantization_slot;
    component->dc_tbl_no = in->dc_slot;
    component->ac_tbl_no = in->ac_slot;
  }

  if (frame->is_progressive) {
    if (frame->component_count == 3) cinfo->jpeg_color_space = JCS_YCbCr; /* for libjpeg's script for color */
    jpeg_simple_progression(cinfo);
  } else if (!frame->is_interleaved) {
    for (int ci = 0; ci < frame->component_count; ci++) {
      w->scans[ci].comps_in_scan = 1;
      w->scans[ci].component_index[0] = ci;
      w->scans[ci].Se = DCTSIZE2 - 1;
    }
    cinfo->scan_info = w->scans;
    cinfo->num_scans = frame->component_count;
  }
}

static void write_file(writer *w, const hs_write_frame *frame, const hs_segment *segments, size_t segment_count) {
  j_compress_ptr cinfo = &w->cinfo;
  jvirt_barray_ptr planes[HS_MAXIMUM_COMPONENTS];
  for (int ci = 0; ci < frame->component_count; ci++) planes[ci] = (jvirt_barray_ptr)&w->sources[ci];
  cinfo->mem->access_virt_barray = access_rows;
  jpeg_write_coefficients(cinfo, planes);
  for (size_t i = 0; i < segment_count; i++) {
    jpeg_write_marker(cinfo, segments[i].marker, segments[i].payload, segments[i].byte_count);
  }
  jpeg_finish_compress(cinfo);
}

void hs_write_coefficients(const hs_write_frame *frame, const hs_segment *segments, size_t segment_count,
                           hs_row_provider provider, void *context, const hs_work_limit *limit, uint8_t *destination,
                           size_t capacity, size_t *byte_count, hs_status *status) {
  *byte_count = 0;
  writer *w = hs_allocate(sizeof *w);
  if (w == NULL) {
    memset(status, 0, sizeof *status);
    status->code = HS_OUT_OF_MEMORY;
    return;
  }
  w->provider = provider;
  w->provider_context = context;
  w->limit = limit;
  w->cinfo.err = hs_error_manager_init(&w->errors);
  if (setjmp(w->errors.jump) == 0) {
    jpeg_create_compress(&w->cinfo);
    w->is_created = true;
    w->cinfo.client_data = w;
    hs_watch_allocations((j_common_ptr)&w->cinfo);
    w->cinfo.dest = hs_destination_init(&w->destination, destination, capacity);
    if (frame->component_count < 1 || frame->component_count > HS_MAXIMUM_COMPONENTS) {
      hs_fail((j_common_ptr)&w->cinfo, HS_LIBRARY_ERROR);
    }
    set_up(w, frame);
    open_row_sources(w, frame);
    write_file(w, frame, segments, segment_count);
    *byte_count = w->destination.byte_count;
  }
  *status = w->errors.status;
  if (w->is_created) jpeg_destroy_compress(&w->cinfo);
  for (int ci = 0; ci < HS_MAXIMUM_COMPONENTS; ci++) free(w->sources[ci].blocks);
  free(w);
}

#include "hs_reader.h"

/* Decodes one row of whole MCUs of an interleaved scan, or as many rows of the only component. */
static bool decode_mcu_row(hs_coefficient_reader *reader, JDIMENSION mcu_row) {
  struct jpeg_decompress_struct *cinfo = &reader->cinfo;
  hs_scan_target targets[HS_MAXIMUM_COMPONENTS];
  for (int ci = 0; ci < cinfo->num_components; ci++) {
    hs_plane *plane = &reader->store.planes[ci];
    JDIMENSION height = (JDIMENSION)cinfo->comp_info[ci].v_samp_factor;
    if (reader->store.keeps_one_mcu_row) hs_reader_clear_rows(reader, ci, mcu_row * height, (mcu_row + 1) * height);
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

bool hs_reader_decode_only_scan(hs_coefficient_reader *reader) {
  struct jpeg_decompress_struct *cinfo = &reader->cinfo;
  const struct jpeg_source_mgr *source = &reader->source.base;
  reader->only_scan = hs_sequential_scan_open(cinfo, source->next_input_byte, source->bytes_in_buffer,
                                              reader->limits.counts_symbols);
  if (reader->only_scan == NULL) return false;
  hs_reader_open_store(reader);
  for (int ci = 0; ci < cinfo->num_components; ci++) {
    jpeg_component_info *component = &cinfo->comp_info[ci];
    component->quant_table = cinfo->quant_tbl_ptrs[component->quant_tbl_no];
  }
  JDIMENSION mcu_row_count = reader->store.planes[0].row_count / (JDIMENSION)cinfo->comp_info[0].v_samp_factor;
  for (JDIMENSION mcu_row = 0; mcu_row < mcu_row_count; mcu_row++) {
    hs_reader_check_limits((j_common_ptr)cinfo);
    bool is_flawless = decode_mcu_row(reader, mcu_row);
    if (is_flawless && mcu_row + 1 == mcu_row_count) {
      reader->end_of_data = hs_scan_end_of_data(&reader->only_scan->scan);
      is_flawless = hs_scan_is_complete(&reader->only_scan->scan);
    }
    for (int ci = 0; ci < cinfo->num_components; ci++) {
      jpeg_component_info *component = &cinfo->comp_info[ci];
      JDIMENSION height = (JDIMENSION)component->v_samp_factor;
      if (is_flawless) {
        hs_reader_observe_rows(reader, ci, (mcu_row + 1) * height);
      } else {
        hs_reader_clear_rows(reader, ci, mcu_row * height, (mcu_row + 1) * height);
        component->quant_table = NULL;
      }
    }
    if (!is_flawless) return false;
  }
  return true;
}

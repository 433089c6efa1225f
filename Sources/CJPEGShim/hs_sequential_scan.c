#include "hs_sequential_scan.h"

#include <stdlib.h>

#include "hs_allocation.h"
#include "hs_error_manager.h"

static bool is_the_only_scan(const struct jpeg_decompress_struct *cinfo) {
  return !cinfo->progressive_mode && !cinfo->arith_code && cinfo->data_precision == 8 &&
         cinfo->comps_in_scan == cinfo->num_components && cinfo->Ss == 0 && cinfo->Se == DCTSIZE2 - 1 &&
         cinfo->Ah == 0 && cinfo->Al == 0;
}

static bool look_up(hs_code_lookup *lookups, JHUFF_TBL *const *tables, int slot, bool is_dc) {
  return slot >= 0 && slot < NUM_HUFF_TBLS && tables[slot] != NULL &&
         hs_code_lookup_init(&lookups[slot], tables[slot]->bits, tables[slot]->huffval, is_dc);
}

static bool set_up(hs_sequential_scan *opened, const struct jpeg_decompress_struct *cinfo, bool counts_symbols) {
  int block_count = 0;
  opened->scan.component_count = (size_t)cinfo->comps_in_scan;
  opened->scan.restart_interval = cinfo->restart_interval;
  for (int i = 0; i < cinfo->comps_in_scan; i++) {
    const jpeg_component_info *info = cinfo->cur_comp_info[i];
    /* Rows are shown component by component, in the frame's order. */
    if (info->component_index != i) return false;
    if (info->quant_tbl_no < 0 || info->quant_tbl_no >= NUM_QUANT_TBLS) return false;
    if (cinfo->quant_tbl_ptrs[info->quant_tbl_no] == NULL) return false;
    if (!look_up(opened->dc, cinfo->dc_huff_tbl_ptrs, info->dc_tbl_no, true)) return false;
    if (!look_up(opened->ac, cinfo->ac_huff_tbl_ptrs, info->ac_tbl_no, false)) return false;
    hs_scan_component *component = &opened->scan.components[i];
    component->dc = &opened->dc[info->dc_tbl_no];
    component->ac = &opened->ac[info->ac_tbl_no];
    /* A scan of one component is not interleaved: its MCUs are blocks (A.2.2). */
    bool is_interleaved = cinfo->comps_in_scan > 1;
    component->mcu_width = is_interleaved ? (size_t)info->h_samp_factor : 1;
    component->mcu_height = is_interleaved ? (size_t)info->v_samp_factor : 1;
    component->picture_width = info->width_in_blocks;
    component->counts = counts_symbols ? &opened->counts[i] : NULL;
    block_count += info->h_samp_factor * info->v_samp_factor;
  }
  return cinfo->comps_in_scan == 1 || block_count <= D_MAX_BLOCKS_IN_MCU;
}

hs_sequential_scan *hs_sequential_scan_open(struct jpeg_decompress_struct *cinfo, const uint8_t *bytes, size_t byte_count,
                                            bool counts_symbols) {
  if (!is_the_only_scan(cinfo)) return NULL;
  size_t counter_count = counts_symbols ? (size_t)cinfo->comps_in_scan : 0;
  hs_sequential_scan *opened = hs_allocate(sizeof *opened + counter_count * sizeof opened->counts[0]);
  if (opened == NULL) hs_fail((j_common_ptr)cinfo, HS_OUT_OF_MEMORY);
  if (!set_up(opened, cinfo, counts_symbols)) {
    free(opened);
    return NULL;
  }
  hs_scan_init(&opened->scan, bytes, byte_count);
  return opened;
}

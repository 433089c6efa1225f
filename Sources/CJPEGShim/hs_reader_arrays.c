#include "hs_reader.h"

void hs_reader_open_store(hs_coefficient_reader *reader) {
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
  hs_reader_open_store(reader);
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
  if (reader->observes_while_reading) hs_reader_observe_rows(reader, plane->component, start_row);
  if (reader->store.keeps_one_mcu_row) {
    /* Decoding adds to what it finds. */
    hs_reader_clear_rows(reader, plane->component, start_row, start_row + row_count);
  }
  return plane->rows + start_row;
}

void hs_reader_set_arrays(hs_coefficient_reader *reader) {
  reader->cinfo.mem->request_virt_barray = request_plane;
  reader->cinfo.mem->access_virt_barray = access_plane;
}

#include "hs_coefficient_store.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "hs_allocation.h"

enum { LARGE_PAGE = 2 << 20 };

static JDIMENSION round_up(JDIMENSION value, int multiple) {
  JDIMENSION m = (JDIMENSION)multiple;
  return (value + m - 1) / m * m;
}

static JDIMENSION padded_width(const jpeg_component_info *component) {
  return round_up(component->width_in_blocks, component->h_samp_factor);
}

static JDIMENSION padded_height(const jpeg_component_info *component) {
  return round_up(component->height_in_blocks, component->v_samp_factor);
}

/* Rows that there is memory for. */
static JDIMENSION kept_height(const hs_coefficient_store *store, const jpeg_component_info *component) {
  return store->keeps_one_mcu_row ? (JDIMENSION)component->v_samp_factor : padded_height(component);
}

uint64_t hs_coefficient_store_byte_count(const hs_coefficient_store *store,
                                         const struct jpeg_decompress_struct *cinfo) {
  uint64_t block_count = 0;
  for (int ci = 0; ci < cinfo->num_components; ci++) {
    const jpeg_component_info *component = &cinfo->comp_info[ci];
    block_count += (uint64_t)padded_width(component) * kept_height(store, component);
  }
  return block_count * sizeof(JBLOCK);
}

bool hs_coefficient_store_open(hs_coefficient_store *store, const struct jpeg_decompress_struct *cinfo) {
  uint64_t byte_count = hs_coefficient_store_byte_count(store, cinfo);
  if (byte_count > SIZE_MAX - 2 * LARGE_PAGE) return false;

  size_t row_count = 0;
  for (int ci = 0; ci < cinfo->num_components; ci++) row_count += padded_height(&cinfo->comp_info[ci]);
  store->row_pointers = hs_allocate(row_count * sizeof *store->row_pointers);
  if (store->row_pointers == NULL) return false;

  /* Room to begin at the boundary of a large page, and to end at one. */
  size_t whole_pages = ((size_t)byte_count + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
  store->mapping_byte_count = whole_pages + LARGE_PAGE;
  store->mapping = hs_map(store->mapping_byte_count);
  if (store->mapping == NULL) return false;
  uintptr_t start = ((uintptr_t)store->mapping + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
#ifdef MADV_HUGEPAGE
  /* A hint: without large pages everything works as well, slower. */
  if (byte_count >= LARGE_PAGE) (void)madvise((void *)start, whole_pages, MADV_HUGEPAGE);
#endif

  JBLOCKROW next_row = (JBLOCKROW)start;
  JBLOCKROW *next_pointer = store->row_pointers;
  for (int ci = 0; ci < cinfo->num_components; ci++) {
    hs_plane *plane = &store->planes[ci];
    plane->component = ci;
    plane->blocks_per_row = padded_width(&cinfo->comp_info[ci]);
    plane->row_count = padded_height(&cinfo->comp_info[ci]);
    plane->rows = next_pointer;
    next_pointer += plane->row_count;
    JDIMENSION kept = kept_height(store, &cinfo->comp_info[ci]);
    for (JDIMENSION row = 0; row < plane->row_count; row++) {
      plane->rows[row] = next_row + (size_t)(row % kept) * plane->blocks_per_row;
    }
    next_row += (size_t)kept * plane->blocks_per_row;
  }
  return true;
}

void hs_coefficient_store_close(hs_coefficient_store *store) {
  if (store->mapping != NULL) munmap(store->mapping, store->mapping_byte_count);
  free(store->row_pointers);
}

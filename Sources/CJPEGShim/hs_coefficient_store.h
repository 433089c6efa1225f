#ifndef HS_COEFFICIENT_STORE_H
#define HS_COEFFICIENT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <jpeglib.h>

#include "hs_types.h"

/* One component's coefficients: rows of blocks, contiguous. What libjpeg takes for a jvirt_barray_ptr. */
typedef struct hs_plane {
  int32_t component;
  JDIMENSION blocks_per_row;
  JDIMENSION row_count;
  bool is_handed_out;
  JBLOCKROW *rows;  /* row_count pointers into the store */
} hs_plane;

/*
 * All coefficients of a picture in one mapping.
 *
 * It stands in for libjpeg's virtual arrays, for three reasons: the kernel's zeroed pages need no second zeroing; large
 * pages save most of the page faults, a fifth of the time of a whole rewrite; and rows can be looked at as soon
 * as they are final, while they are still in the cache.
 */
typedef struct hs_coefficient_store {
  void *mapping;
  size_t mapping_byte_count;
  hs_plane planes[HS_MAXIMUM_COMPONENTS];
  JBLOCKROW *row_pointers;
  bool keeps_one_mcu_row;  /* set before anything else: all rows of MCUs share the memory of one */
} hs_coefficient_store;

/* Bytes that the coefficients that are kept take, whole MCUs; from the header alone. */
uint64_t hs_coefficient_store_byte_count(const hs_coefficient_store *store,
                                         const struct jpeg_decompress_struct *cinfo);

/* Takes the memory, zeroed. False: there is none. */
bool hs_coefficient_store_open(hs_coefficient_store *store, const struct jpeg_decompress_struct *cinfo);

void hs_coefficient_store_close(hs_coefficient_store *store);

#endif

#ifndef HS_SEQUENTIAL_SCAN_H
#define HS_SEQUENTIAL_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <jpeglib.h>

#include "CJPEGKernels.h"

/*
 * The only scan of a file, decoded without libjpeg, whose decoder takes twice as long for it: more than half the time
 * of a whole rewrite. The frame, the tables and the scan header are what libjpeg has read of them.
 */
typedef struct hs_sequential_scan {
  hs_code_lookup dc[NUM_HUFF_TBLS];
  hs_code_lookup ac[NUM_HUFF_TBLS];
  hs_scan scan;
  hs_scan_counts counts[]; /* by component, if they are wanted */
} hs_sequential_scan;

/*
 * Makes a scan out of what jpeg_read_header has left, `bytes` being those behind the scan header; its symbols are
 * counted if `counts_symbols`. NULL: this is not the one scan of a Huffman-coded sequential file of 8 bits, or tables
 * are missing or not valid: ask libjpeg. Ends as libjpeg's own calls do when there is no memory. To be freed.
 */
hs_sequential_scan *hs_sequential_scan_open(struct jpeg_decompress_struct *cinfo, const uint8_t *bytes, size_t byte_count,
                                            bool counts_symbols);

#endif

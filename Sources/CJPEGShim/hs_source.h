#ifndef HS_SOURCE_H
#define HS_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <jpeglib.h>

/*
 * Reads from the caller's bytes, as jpeg_mem_src does: what is missing at the end is an EOI marker and JWRN_JPEG_EOF.
 *
 * Other than there, coded data are handed out in slices: libjpeg-turbo decodes Huffman codes by a faster routine
 * wherever plenty of bytes are in its buffer, and that one passes over codes that the tables do not have without a
 * warning. A file would then decode silently with something behind its picture, and with a warning once that is gone.
 */
typedef struct hs_source {
  struct jpeg_source_mgr base; /* first: libjpeg hands back a pointer to it */
  const uint8_t *bytes;
  size_t byte_count;
  size_t offset;               /* of what has not been handed out */
  size_t slice_byte_count;
  bool ends_in_silence;        /* EOI is implied by the end: it is made up without the warning */
} hs_source;

/* Fills in the source; returns what belongs into cinfo->src. Nothing of the bytes is looked at. */
struct jpeg_source_mgr *hs_source_init(hs_source *source, const uint8_t *bytes, size_t byte_count);

/* From now on hands out so little at a time that every code is checked. */
void hs_source_check_every_code(hs_source *source);

#endif

#include "hs_source.h"

#include <jerror.h>

/* libjpeg-turbo's faster routine wants 512 bytes for each block of an MCU (jdhuff.c, BUFSIZE). */
enum { SMALL_SLICE = 511 };

static const JOCTET end_of_image[2] = {0xFF, JPEG_EOI};

static void init_source(j_decompress_ptr cinfo) { (void)cinfo; }

static void term_source(j_decompress_ptr cinfo) { (void)cinfo; }

static boolean fill_input_buffer(j_decompress_ptr cinfo) {
  hs_source *source = (hs_source *)cinfo->src;
  size_t left = source->byte_count - source->offset;
  if (left == 0) {
    if (!source->ends_in_silence) WARNMS(cinfo, JWRN_JPEG_EOF);
    source->base.next_input_byte = end_of_image;
    source->base.bytes_in_buffer = sizeof end_of_image;
    return TRUE;
  }
  size_t count = left < source->slice_byte_count ? left : source->slice_byte_count;
  source->base.next_input_byte = source->bytes + source->offset;
  source->base.bytes_in_buffer = count;
  source->offset += count;
  return TRUE;
}

static void skip_input_data(j_decompress_ptr cinfo, long byte_count) {
  hs_source *source = (hs_source *)cinfo->src;
  if (byte_count <= 0) return;
  size_t count = (size_t)byte_count;
  if (count <= source->base.bytes_in_buffer) {
    source->base.next_input_byte += count;
    source->base.bytes_in_buffer -= count;
    return;
  }
  count -= source->base.bytes_in_buffer;
  size_t left = source->byte_count - source->offset;
  source->offset += count < left ? count : left;
  (void)fill_input_buffer(cinfo);
}

struct jpeg_source_mgr *hs_source_init(hs_source *source, const uint8_t *bytes, size_t byte_count) {
  source->bytes = bytes;
  source->byte_count = byte_count;
  source->offset = 0;
  source->slice_byte_count = byte_count;
  source->ends_in_silence = false;
  source->base.next_input_byte = NULL;
  source->base.bytes_in_buffer = 0;
  source->base.init_source = init_source;
  source->base.fill_input_buffer = fill_input_buffer;
  source->base.skip_input_data = skip_input_data;
  source->base.resync_to_restart = jpeg_resync_to_restart;
  source->base.term_source = term_source;
  return &source->base;
}

void hs_source_check_every_code(hs_source *source) {
  source->slice_byte_count = SMALL_SLICE;
  if (source->base.bytes_in_buffer > SMALL_SLICE) {
    source->offset -= source->base.bytes_in_buffer - SMALL_SLICE;
    source->base.bytes_in_buffer = SMALL_SLICE;
  }
}
